//! A chapter that the preview keeps: composed as far as it was needed, its tables row by row.

use super::unit::Unit;
use crate::document::{Begun, Block, Composer, Grid, Kind, Line, Section, plain, words};
use crate::locale::Lang;
use std::collections::HashMap;

/// Where something stands in the document. Block 0 is the heading of the section; item 0 of a table is its head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Spot {
    /// 0 is the cover.
    pub chapter: usize,
    pub section: usize,
    pub block: usize,
    pub item: usize,
}

/// A chapter, composed as far as it was needed.
pub(super) struct Held {
    /// When the newest of what it was made from was edited.
    pub stamp: u64,
    begun: Option<Begun>,
    cover: Vec<Section>,
    /// The tables whose rows are composed one by one, by section and block.
    grids: HashMap<(usize, usize), Grid>,
    /// The sections whose tables are noted.
    noted: usize,
}

impl Held {
    /// Begins a chapter; 0 is the cover.
    pub fn begin(composer: &Composer, chapter: usize, stamp: u64) -> Held {
        let mut held = Held {
            stamp,
            begun: chapter
                .checked_sub(1)
                .and_then(|place| composer.begin(place)),
            cover: Vec::new(),
            grids: HashMap::new(),
            noted: 0,
        };
        if chapter == 0 {
            held.cover.push(cover(composer));
        }
        held.note(composer);
        held
    }

    /// What there is by now.
    pub fn sections(&self) -> &[Section] {
        match &self.begun {
            Some(begun) => &begun.sections,
            None => &self.cover,
        }
    }

    /// Composes the next part; false at the chapter's end.
    pub fn go_on(&mut self, composer: &Composer) -> bool {
        let more = (self.begun.as_mut()).is_some_and(|begun| composer.go_on(begun));
        self.note(composer);
        more
    }

    /// Composes the chapter up to a piece of its outline, that piece included.
    pub fn upto(&mut self, composer: &Composer, piece: usize) {
        while (self.begun.as_ref()).is_some_and(|begun| begun.next() <= piece)
            && self.go_on(composer)
        {}
    }

    fn note(&mut self, composer: &Composer) {
        let fresh = self.sections().iter().enumerate().skip(self.noted);
        let open = fresh.flat_map(|(at, section)| {
            let blocks = section.blocks.iter().enumerate();
            let found = blocks.filter_map(move |(block, held)| {
                let grid = composer.grid(open_table(held)?, section.part?)?;
                Some(((at, block + 1), grid))
            });
            found.collect::<Vec<_>>()
        });
        let open: Vec<_> = open.collect();
        self.noted = self.sections().len();
        self.grids.extend(open);
    }

    /// The table at a place, if its rows are composed one by one.
    pub fn grid(&self, section: usize, block: usize) -> Option<&Grid> {
        self.grids.get(&(section, block))
    }

    fn block(&self, spot: Spot) -> Option<&Block> {
        let section = self.sections().get(spot.section)?;
        section.blocks.get(spot.block.checked_sub(1)?)
    }

    fn items(&self, spot: Spot) -> usize {
        match self.block(spot).map(|block| &block.kind) {
            Some(Kind::List { items, .. }) => items.len(),
            Some(Kind::Table(table)) => {
                let open = self.grid(spot.section, spot.block);
                1 + open.map_or(table.rows.len(), Grid::len)
            }
            Some(Kind::Paragraph(_) | Kind::Figure(_)) | None => 1,
        }
    }

    /// The next spot of the chapter; composes what is needed for it.
    pub fn next(&mut self, composer: &Composer, spot: Spot) -> Option<Spot> {
        if spot.item + 1 < self.items(spot) {
            return Some(Spot {
                item: spot.item + 1,
                ..spot
            });
        }
        if spot.block < self.sections().get(spot.section)?.blocks.len() {
            return Some(Spot {
                block: spot.block + 1,
                item: 0,
                ..spot
            });
        }
        while spot.section + 1 >= self.sections().len() {
            // The end may add a remark to the only section.
            let blocks = self.sections()[spot.section].blocks.len();
            let more = self.go_on(composer);
            if self.sections()[spot.section].blocks.len() > blocks {
                return self.next(composer, spot);
            }
            if !more {
                return None;
            }
        }
        Some(Spot {
            section: spot.section + 1,
            block: 0,
            item: 0,
            ..spot
        })
    }

    /// The spot before this one in the chapter.
    pub fn previous(&self, spot: Spot) -> Option<Spot> {
        if let Some(item) = spot.item.checked_sub(1) {
            return Some(Spot { item, ..spot });
        }
        let (section, block) = match (spot.section, spot.block) {
            (0, 0) => return None,
            (section, 0) => {
                let before = self.sections().get(section - 1);
                (section - 1, before.map_or(0, |before| before.blocks.len()))
            }
            (section, block) => (section, block - 1),
        };
        let at = Spot {
            section,
            block,
            item: 0,
            ..spot
        };
        Some(Spot {
            item: self.items(at).saturating_sub(1),
            ..at
        })
    }

    /// The last spot of the chapter.
    pub fn last(&mut self, composer: &Composer, chapter: usize) -> Spot {
        while self.go_on(composer) {}
        self.clamp(Spot {
            chapter,
            section: usize::MAX,
            block: usize::MAX,
            item: usize::MAX,
        })
    }

    /// The same spot, or where what stood there is gone, the nearest before it.
    pub fn clamp(&self, spot: Spot) -> Spot {
        let last = self.sections().len().saturating_sub(1);
        let section = spot.section.min(last);
        let whole = |section: usize| {
            (self.sections().get(section)).map_or(0, |section| section.blocks.len())
        };
        let block = match spot.section > last {
            true => whole(section),
            false => spot.block.min(whole(section)),
        };
        let at = Spot {
            section,
            block,
            ..spot
        };
        let is_same = (section, block) == (spot.section, spot.block);
        let end = self.items(at).saturating_sub(1);
        Spot {
            item: if is_same { spot.item.min(end) } else { end },
            ..at
        }
    }

    /// What stands at a spot.
    pub fn unit(&self, composer: &Composer, spot: Spot, cells: usize, lang: Lang) -> Unit {
        let Some(section) = self.sections().get(spot.section) else {
            return Unit::Heading(String::new());
        };
        let Some(block) = self.block(spot) else {
            return Unit::Heading(section.title());
        };
        match &block.kind {
            Kind::Paragraph(line) => Unit::Paragraph(words(line, lang)),
            Kind::Figure(figure) => Unit::figure(figure, lang),
            Kind::List { ordered, items } => {
                let nothing = Line::new();
                let item = items.get(spot.item).unwrap_or(&nothing);
                Unit::item(*ordered, spot.item, item, lang)
            }
            Kind::Table(table) => {
                let Some(place) = spot.item.checked_sub(1) else {
                    return Unit::head(table, cells);
                };
                match self.grid(spot.section, spot.block) {
                    Some(grid) => Unit::row(table, place, &composer.row(grid, place), cells, lang),
                    None => match table.rows.get(place) {
                        Some(row) => Unit::row(table, place, row, cells, lang),
                        None => Unit::Heading(String::new()),
                    },
                }
            }
        }
    }
}

/// The sheet whose rows a table shows, where a sketch has left them open.
fn open_table(block: &Block) -> Option<&'static str> {
    match (&block.kind, &block.key) {
        (Kind::Table(table), Some(key)) if table.rows.is_empty() => Some(key.sheet),
        _ => None,
    }
}

/// Title and project, as a section before the first chapter.
fn cover(composer: &Composer) -> Section {
    let cover = composer.cover();
    let mut blocks = Vec::new();
    if !cover.subtitle.is_empty() {
        blocks.push(Block::paragraph(plain(cover.subtitle)));
    }
    Section {
        chapter: "",
        part: None,
        level: 0,
        number: String::new(),
        heading: cover.title,
        blocks,
    }
}
