//! Where the document shows what is being written.

use super::held::{Held, Spot};
use crate::document::{Composer, Grid, Inline, Key, Kind, Line, Outline, Section};
use crate::document::{inputs, outline};
use crate::form::{Ask, Part, Place, SheetRef};
use crate::locale::Lang;

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub sheet: SheetRef,
    /// The row; `None`: none in particular.
    pub row: Option<usize>,
    /// The field; `None`: none in particular.
    pub field: Option<usize>,
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub spot: Spot,
    /// Whether the spot shows the answer itself, not only the chapter that it belongs to.
    pub is_exact: bool,
    /// The column of a row of which only one cell is meant.
    pub column: Option<usize>,
    /// The last spot that shows the same answer.
    pub last: Spot,
}

impl Target {
    fn near(spot: Spot) -> Target {
        Target {
            spot,
            is_exact: false,
            column: None,
            last: spot,
        }
    }

    fn exact(spot: Spot, column: Option<usize>) -> Target {
        Target {
            is_exact: true,
            column,
            ..Target::near(spot)
        }
    }
}

/// A chapter composed up to a piece.
pub(super) trait Chapters {
    fn upto(&mut self, chapter: usize, piece: usize) -> &Held;
}

/// Looks for what is being written: where its own field stands, else where its row stands, else its chapter.
pub(super) fn find(
    chapters: &mut impl Chapters,
    composer: &Composer,
    outline: &Outline,
    lang: Lang,
    written: Written,
) -> Option<Target> {
    let sheet = written.sheet;
    let own = written.field.into_iter();
    let others = (0..sheet.fields()).filter(|field| Some(*field) != written.field);
    let mut nearest = None;
    for field in own.chain(others) {
        let ask = sheet.ask(field);
        if ask.internal {
            continue;
        }
        for place in ask.places {
            let Some((chapter, piece)) = piece_of(outline, place) else {
                continue;
            };
            let held = chapters.upto(chapter + 1, piece);
            let found = within(
                held,
                composer,
                chapter + 1,
                place.part(),
                lang,
                (written, ask, field),
            );
            match found {
                Some(mut target) => {
                    // Where the field itself is not shown, its row is.
                    if Some(field) != written.field {
                        target.column = None;
                        target.is_exact &= sheet.is_list() && written.row.is_some();
                    }
                    if target.is_exact {
                        return Some(target);
                    }
                    nearest.get_or_insert(target);
                }
                None => {
                    nearest.get_or_insert(Target::near(Spot {
                        chapter: chapter + 1,
                        ..Spot::default()
                    }));
                }
            }
        }
        // Of a record only the focused answer is looked for.
        if !sheet.is_list() && nearest.is_some() {
            break;
        }
    }
    nearest
}

/// The chapter and the piece of it that show a place.
fn piece_of(outline: &Outline, place: &Place) -> Option<(usize, usize)> {
    let shows = |piece: &outline::Piece| match piece.source {
        outline::Source::Fields(part, from, to) => {
            let is_in = match place {
                Place::Paragraph { at, .. } => (from..=to).contains(at),
                _ => true,
            };
            part == place.part() && is_in && !piece.internal
        }
        _ => false,
    };
    (outline.chapters.iter().enumerate()).find_map(|(chapter, held)| {
        let piece = held.pieces.iter().position(shows)?;
        Some((chapter, piece))
    })
}

fn within(
    held: &Held,
    composer: &Composer,
    chapter: usize,
    part: Part,
    lang: Lang,
    (written, ask, field): (Written, &Ask, usize),
) -> Option<Target> {
    let name = written.sheet.about().name;
    let label = ask.label.in_lang(lang);
    let mut nearest = None;
    let fed = (held.sections().iter().enumerate()).filter(|(_, held)| held.part == Some(part));
    for (at, section) in fed {
        let spot = |block, item| Spot {
            chapter,
            section: at,
            block,
            item,
        };
        let target = match written.sheet.is_list() {
            true => row(
                held,
                composer,
                section,
                (name, part, field),
                written.row,
                spot,
            ),
            false => answer(section, name, ask.key, label, spot),
        };
        if target.is_some() {
            return target;
        }
        if section.heading == label {
            return Some(Target::exact(spot(0, 0), None));
        }
        nearest.get_or_insert(Target::near(spot(0, 0)));
    }
    nearest
}

/// A row in the table or list of its sheet.
fn row(
    held: &Held,
    composer: &Composer,
    section: &Section,
    (name, part, field): (&str, Part, usize),
    row: Option<usize>,
    spot: impl Fn(usize, usize) -> Spot,
) -> Option<Target> {
    let is_fed = |key: &Option<Key>| {
        (key.as_ref()).is_some_and(|key| key.sheet == name && key.row.is_empty())
    };
    let at = section.blocks.iter().position(|block| is_fed(&block.key))?;
    let block = at + 1;
    let start = spot(block, 0);
    if let Some(grid) = held.grid(start.section, block) {
        let place = row.and_then(|row| grid.place(row));
        return Some(place.map_or(Target::near(start), |place| {
            Target::exact(spot(block, place + 1), grid.column(field))
        }));
    }
    let list = composer.grid(name, part);
    let place = row
        .zip(list)
        .and_then(|(row, list): (usize, Grid)| list.place(row));
    Some(place.map_or(Target::near(start), |place| {
        Target::exact(spot(block, place), None)
    }))
}

/// The answer of a record: paragraphs, a list, or the row of a table.
fn answer(
    section: &Section,
    name: &str,
    field: &str,
    label: &str,
    spot: impl Fn(usize, usize) -> Spot,
) -> Option<Target> {
    let is_it = |key: &Option<Key>| {
        (key.as_ref()).is_some_and(|key| key.sheet == name && key.field == field)
    };
    let mut found: Option<Target> = None;
    for (at, block) in section.blocks.iter().enumerate() {
        let items = match &block.kind {
            Kind::List { items, .. } => items.len(),
            _ => 1,
        };
        if is_it(&block.key) {
            let last = spot(at + 1, items.saturating_sub(1));
            let first = found.map_or(spot(at + 1, 0), |found| found.spot);
            found = Some(Target {
                last,
                ..Target::exact(first, None)
            });
            continue;
        }
        let item = match &block.kind {
            Kind::Table(table) => (table.rows.iter())
                .position(|row| is_it(&row.key))
                .map(|row| row + 1),
            Kind::List { items, .. } => items.iter().position(|item| begins_with(item, label)),
            Kind::Paragraph(_) | Kind::Figure(_) => None,
        };
        if let Some(item) = item {
            return Some(Target::exact(spot(at + 1, item), None));
        }
    }
    found
}

/// Whether an item says an answer behind the question's label.
fn begins_with(item: &Line, label: &str) -> bool {
    matches!(item.first(), Some(Inline::Strong(words)) if words == label)
}

/// The sheets that each chapter of an outline reads, the cover's first.
pub(super) fn all_inputs(outline: &Outline) -> Vec<Vec<&'static str>> {
    let chapters = outline.chapters.iter().map(inputs);
    std::iter::once(vec!["project", "review.revisions"])
        .chain(chapters)
        .collect()
}
