//! One look at the document: composes and wraps what it needs of it, and reuses what reads as before.

use super::held::{Held, Spot};
use super::target::{Chapters, Target};
use super::unit::Unit;
use super::{INPUTS, Preview, Row, Seen, Sight};
use crate::document::Composer;
use crate::wizard::Wizard;
use std::collections::HashMap;

pub(super) struct Pass<'c, 'p> {
    composer: &'c Composer<'p>,
    wizard: &'c Wizard,
    seen: &'c Seen,
    chapters: &'c mut [Option<Held>],
    /// The chapters that were looked at, and whether they were begun anew: nothing of those can be taken over unread.
    stale: Vec<Option<bool>>,
    /// What was in sight before.
    old: HashMap<Spot, (Unit, Vec<Row>)>,
    fresh: HashMap<Spot, (Unit, Vec<Row>)>,
}

impl<'c, 'p> Pass<'c, 'p> {
    pub fn new(
        preview: &'c mut Preview,
        composer: &'c Composer<'p>,
        wizard: &'c Wizard,
        seen: &'c Seen,
    ) -> Pass<'c, 'p> {
        let old = std::mem::take(&mut preview.sight).into_iter();
        Pass {
            composer,
            wizard,
            seen,
            chapters: &mut preview.chapters,
            stale: vec![None; INPUTS.len()],
            old: old
                .map(|sight| (sight.spot, (sight.unit, sight.rows)))
                .collect(),
            fresh: HashMap::new(),
        }
    }

    fn held(&mut self, chapter: usize) -> &mut Held {
        let chapter = chapter.min(INPUTS.len() - 1);
        let slot = &mut self.chapters[chapter];
        let mut stamp = slot.as_ref().map_or(0, |held| held.stamp);
        if self.stale[chapter].is_none() {
            let read = INPUTS[chapter].iter();
            let newest = read.map(|sheet| self.wizard.touched(sheet)).max();
            let newest = newest.unwrap_or(0);
            let is_stale = slot.is_none() || newest != stamp;
            self.stale[chapter] = Some(is_stale);
            stamp = newest;
            if is_stale {
                *slot = None;
            }
        }
        slot.get_or_insert_with(|| Held::begin(self.composer, chapter, stamp))
    }

    /// What stands at a spot, wrapped.
    pub fn look(&mut self, spot: Spot) -> &[Row] {
        if !self.fresh.contains_key(&spot) {
            let (composer, cells, lang) = (self.composer, self.seen.cells, self.seen.lang);
            // Whether the chapter is stale shows when it is asked for.
            self.held(spot.chapter);
            let known = match self.old.remove(&spot) {
                Some(known) if self.stale[spot.chapter] == Some(false) => known,
                known => {
                    let held = &*self.held(spot.chapter);
                    let unit = held.unit(composer, spot, cells, lang);
                    match known {
                        Some((before, rows)) if before == unit => (before, rows),
                        _ => {
                            let mut rows = unit.rows(cells);
                            if spot == Spot::default() && !rows.is_empty() {
                                // Nothing stands above the title.
                                rows.remove(0);
                            }
                            (unit, rows)
                        }
                    }
                }
            };
            self.fresh.insert(spot, known);
        }
        self.fresh.get(&spot).map_or(&[], |(_, rows)| rows)
    }

    /// How many rows a spot takes.
    pub fn height(&mut self, spot: Spot) -> usize {
        self.look(spot).len()
    }

    pub fn next(&mut self, spot: Spot) -> Option<Spot> {
        let composer = self.composer;
        if let Some(next) = self.held(spot.chapter).next(composer, spot) {
            return Some(next);
        }
        let chapter = spot.chapter + 1;
        (chapter < self.chapters.len()).then_some(Spot {
            chapter,
            ..Spot::default()
        })
    }

    fn previous(&mut self, spot: Spot) -> Option<Spot> {
        if let Some(previous) = self.held(spot.chapter).previous(spot) {
            return Some(previous);
        }
        let chapter = spot.chapter.checked_sub(1)?;
        Some(self.last(chapter))
    }

    /// The last spot of a chapter.
    pub fn last(&mut self, chapter: usize) -> Spot {
        let composer = self.composer;
        self.held(chapter).last(composer, chapter)
    }

    /// So many rows further up.
    pub fn up(&mut self, (mut spot, mut row): (Spot, usize), mut rows: usize) -> (Spot, usize) {
        while rows > row {
            rows -= row;
            let Some(previous) = self.previous(spot) else {
                return Default::default();
            };
            spot = previous;
            row = self.height(spot);
        }
        (spot, row - rows)
    }

    /// One row further down.
    pub fn down(&mut self, (spot, row): (Spot, usize)) -> (Spot, usize) {
        if row + 1 < self.height(spot) {
            return (spot, row + 1);
        }
        let mut at = spot;
        while let Some(next) = self.next(at) {
            if self.height(next) > 0 {
                return (next, 0);
            }
            at = next;
        }
        (spot, row)
    }

    /// Where the pane begins: where it began before, unless what is written would be out of sight, or room be left
    /// below the document's end.
    pub fn settle(&mut self, top: (Spot, usize), target: Option<&Target>) -> (Spot, usize) {
        let spot = self.reach(top.0);
        let row = match spot == top.0 {
            true => top.1.min(self.height(spot).saturating_sub(1)),
            false => 0,
        };
        let mut top = (spot, row);
        if let Some(target) = target
            && !self.is_in_sight(top, target)
        {
            let (first, _) = self.span(target);
            // Some of what stands before it is wanted too.
            top = self.up((target.spot, first), self.seen.lines / 3);
        }
        let below = self.rows_from(top);
        match self.seen.lines.saturating_sub(below) {
            0 => top,
            room => self.up(top, room),
        }
    }

    /// A spot, composed; where it is gone, the nearest before it.
    fn reach(&mut self, spot: Spot) -> Spot {
        let composer = self.composer;
        let held = self.held(spot.chapter);
        while held.sections().len() <= spot.section && held.go_on(composer) {}
        held.clamp(spot)
    }

    /// The rows of a target's spot that show it: the first, and the one after the last.
    fn span(&mut self, target: &Target) -> (usize, usize) {
        let rows = self.look(target.spot);
        let is_cell = |row: &Row| target.column.is_some() && row.column == target.column;
        let says = |row: &Row| !row.text.is_empty();
        let (first, last) = match rows.iter().position(is_cell) {
            Some(first) => (Some(first), rows.iter().rposition(is_cell)),
            None => (rows.iter().position(says), rows.iter().rposition(says)),
        };
        let first = first.unwrap_or(0);
        (first, last.map_or(first + 1, |last| last + 1))
    }

    fn is_in_sight(&mut self, top: (Spot, usize), target: &Target) -> bool {
        let (first, end) = self.span(target);
        let (mut at, mut used) = (top.0, 0);
        while used < top.1 + self.seen.lines {
            if at == target.spot {
                // What is higher than the pane is seen from its beginning.
                let end = end.min(first + self.seen.lines);
                return used + first >= top.1 && used + end <= top.1 + self.seen.lines;
            }
            if at > target.spot {
                return false;
            }
            used += self.height(at);
            match self.next(at) {
                Some(next) => at = next,
                None => return false,
            }
        }
        false
    }

    /// How many rows there are from a place on, as far as the pane goes.
    fn rows_from(&mut self, (spot, row): (Spot, usize)) -> usize {
        let mut all = self.height(spot).saturating_sub(row);
        let mut at = spot;
        while all < self.seen.lines {
            match self.next(at) {
                Some(next) => at = next,
                None => break,
            }
            all += self.height(at);
        }
        all
    }

    /// What was looked at or taken over, for the next look.
    pub fn keep(self) -> Vec<Sight> {
        (self.old.into_iter().chain(self.fresh))
            .map(|(spot, (unit, rows))| Sight { spot, unit, rows })
            .collect()
    }

    /// What is in sight from a place on, and whether the document ends there.
    pub fn fill(mut self, (spot, row): (Spot, usize)) -> (Vec<Sight>, bool) {
        let mut sight: Vec<Sight> = Vec::new();
        let (mut at, mut used) = (Some(spot), 0);
        while let Some(spot) = at
            && used < row + self.seen.lines
        {
            used += self.height(spot);
            if let Some((unit, rows)) = self.fresh.remove(&spot) {
                sight.push(Sight { spot, unit, rows });
            }
            at = self.next(spot);
        }
        let ends = at.is_none() && used <= row + self.seen.lines;
        (sight, ends)
    }
}

impl Chapters for Pass<'_, '_> {
    fn upto(&mut self, chapter: usize, piece: usize) -> &Held {
        let composer = self.composer;
        let held = self.held(chapter);
        held.upto(composer, piece);
        held
    }
}
