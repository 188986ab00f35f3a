//! Undo and redo over the whole plan, rows too: groups of edits that a person would call one change.

use super::focus::{At, Focus, Stop};
use super::popup::Popup;
use super::{Wizard, words};
use crate::form::{Cell, Edit, Tier};
use crate::text::{self, Caret};

/// One change as a person sees it.
#[derive(Clone, Debug)]
pub struct Group {
    /// The edits, in the order in which they were made.
    pub edits: Vec<Edit>,
    /// Where the user was before.
    pub before: Focus,
    /// What was done, in the interface's language; empty for typing.
    pub what: String,
    sealed: bool,
}

/// What was done and what was taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Group>,
    undone: Vec<Group>,
    bytes: usize,
}

/// Older changes are forgotten beyond this many bytes of text.
const LIMIT: usize = 32 << 20;

impl History {
    /// Notes a change. Typing joins the change before it while it stays one word or clause.
    pub fn note(&mut self, edits: Vec<Edit>, before: Focus, what: String) {
        self.undone.clear();
        self.bytes += edits.iter().map(weight).sum::<usize>();
        if let ([edit], Some(last)) = (edits.as_slice(), self.done.last_mut())
            && what.is_empty()
            && !last.sealed
            && let Some(previous) = last.edits.last_mut()
            && absorb(previous, edit)
        {
            return;
        }
        self.done.push(Group {
            edits,
            before,
            what,
            sealed: false,
        });
        while self.bytes > LIMIT && self.done.len() > 1 {
            let oldest = self.done.remove(0);
            self.bytes -= oldest
                .edits
                .iter()
                .map(weight)
                .sum::<usize>()
                .min(self.bytes);
        }
    }

    /// Makes one change of the two newest if both moved the same row: a row that was carried over five places goes back
    /// in one step, and one that was put back was never moved.
    pub fn join_moves(&mut self) {
        let [.., before, last] = self.done.as_mut_slice() else {
            return;
        };
        if let (
            [
                Edit::Move {
                    sheet,
                    id,
                    to,
                    from,
                },
            ],
            [next],
        ) = (before.edits.as_mut_slice(), last.edits.as_slice())
            && let Edit::Move {
                sheet: next_sheet,
                id: next_id,
                from: next_from,
                to: next_to,
            } = next
            && !before.sealed
            && (*sheet, &*id, *to) == (*next_sheet, next_id, *next_from)
        {
            *to = *next_to;
            let nothing = from == to;
            let taken = if nothing { 2 } else { 1 };
            for group in self.done.drain(self.done.len() - taken..) {
                let bytes = group.edits.iter().map(weight).sum::<usize>();
                self.bytes -= bytes.min(self.bytes);
            }
        }
    }

    /// Ends the change in progress: what follows is a change of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.sealed = true;
        }
    }

    /// Adds to the newest change what followed from it without being asked for, so that both are taken back together.
    /// Hands the edits back if there is no change yet.
    pub fn attach(&mut self, edits: Vec<Edit>) -> Option<Vec<Edit>> {
        match self.done.last_mut() {
            Some(last) => {
                last.edits.extend(edits);
                last.sealed = true;
                None
            }
            None => Some(edits),
        }
    }

    /// Forgets the newest change, which the caller has taken back as if it had never been.
    pub fn forget(&mut self) -> Option<Group> {
        self.undone.clear();
        let group = self.done.pop()?;
        let bytes = group.edits.iter().map(weight).sum::<usize>();
        self.bytes -= bytes.min(self.bytes);
        Some(group)
    }

    /// The newest change.
    pub fn newest(&self) -> Option<&Group> {
        self.done.last()
    }

    /// Hands out the newest change to be taken back.
    pub fn undo(&mut self) -> Option<Group> {
        let group = self.done.pop()?;
        self.undone.push(group.clone());
        Some(group)
    }

    /// Hands out the newest change that was taken back, to be done again.
    pub fn redo(&mut self) -> Option<Group> {
        let mut group = self.undone.pop()?;
        group.sealed = true;
        self.done.push(group.clone());
        Some(group)
    }
}

fn weight(edit: &Edit) -> usize {
    match edit {
        Edit::Splice { splice, .. } => splice.removed.len() + splice.inserted.len() + 64,
        _ => 512,
    }
}

/// Joins a splice to the one before it, if both are one piece of typing in one answer.
fn absorb(previous: &mut Edit, next: &Edit) -> bool {
    let (
        Edit::Splice { cell, splice },
        Edit::Splice {
            cell: next_cell,
            splice: next,
        },
    ) = (previous, next)
    else {
        return false;
    };
    let joins = same(cell, next_cell) && text::joins(splice, next);
    if joins {
        splice.absorb(next);
    }
    joins
}

fn same(a: &Cell, b: &Cell) -> bool {
    a.field == b.field && a.id == b.id && a.sheet == b.sheet
}

impl Wizard {
    pub(super) fn undo(&mut self) {
        if !self.is_at_plan() {
            return;
        }
        match self.history.undo() {
            Some(group) => {
                let back: Vec<Edit> = group.edits.iter().rev().map(Edit::inverse).collect();
                self.carry_out(&back);
                self.focus = group.before;
                self.settle(&back);
                self.tell(words::undone(&group.what, false, self.lang));
            }
            None => self.tell(words::nothing_to(false, self.lang)),
        }
    }

    pub(super) fn redo(&mut self) {
        if !self.is_at_plan() {
            return;
        }
        match self.history.redo() {
            Some(group) => {
                self.carry_out(&group.edits);
                self.focus = group.before;
                self.settle(&group.edits);
                self.tell(words::undone(&group.what, true, self.lang));
            }
            None => self.tell(words::nothing_to(true, self.lang)),
        }
    }

    pub(super) fn is_at_plan(&self) -> bool {
        let is_open = |popup: &Popup| matches!(popup, Popup::Grid(_));
        self.path.is_some() && self.popups.last().is_none_or(is_open)
    }

    /// After an undo or redo: the caret goes to where the text changed, and a focus on a row that is gone goes to its
    /// list; "more" opens for a focus in it.
    pub(super) fn settle(&mut self, edits: &[Edit]) {
        if let At::Row { sheet, row, .. } | At::Cell { sheet, row, .. } = self.focus.at
            && row >= self.focus.sheet(sheet).rows(&self.plan)
        {
            self.leave_row(sheet, row);
        }
        if let Some((sheet, _, field)) = self.focus.field()
            && sheet.ask(field).tier == Tier::More
        {
            self.expanded.insert(sheet.about().name);
        }
        if let At::Page(Stop::List { sheet }) = self.focus.at {
            // The selection follows the row that came back or was put back.
            let about = self.focus.sheet(sheet);
            let place = edits.iter().find_map(|edit| match edit {
                Edit::Insert { sheet, row, .. } if *sheet == about => Some(*row),
                Edit::Move { sheet, to, .. } if *sheet == about => Some(*to),
                _ => None,
            });
            if let Some(row) = place {
                self.select(sheet, row, self.list_cursor(sheet).column);
            }
        }
        let at = edits.iter().find_map(|edit| match edit {
            Edit::Splice { splice, .. } => Some(splice.at + splice.inserted.len()),
            _ => None,
        });
        if let Some(written) = self.focused_text() {
            let written = written.to_owned();
            self.caret = Caret::new(at.unwrap_or(written.len()));
            self.caret.clamp(&written);
        }
        if let At::Cell { sheet, row, field } = self.focus.at {
            let columns = self.columns(self.focus.sheet(sheet));
            let column = columns.iter().position(|held| *held == field);
            self.select(sheet, row, column);
        }
    }
}
