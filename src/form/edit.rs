//! Edits are values: undo, journal and "what changed" read the same stream.

use super::sheet::{Loose, SheetRef};
use crate::plan::Plan;
use crate::text::Splice;

/// The address of an answer. Rows are addressed by id, so that an edit still fits when rows have moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The sheet.
    pub sheet: SheetRef,
    /// The row's id; empty for a record.
    pub id: String,
    /// Where the row last stood: a hint that saves the search, and tells rows with the same id apart.
    pub hint: usize,
    /// The field's place in the sheet.
    pub field: usize,
}

impl Cell {
    /// The address of an answer in the row that stands at `row` now.
    pub fn new(sheet: SheetRef, plan: &Plan, row: usize, field: usize) -> Cell {
        Cell {
            sheet,
            id: sheet.id(plan, row).to_owned(),
            hint: row,
            field,
        }
    }

    /// Where its row stands now; `None` if the row is gone.
    pub fn row(&self, plan: &Plan) -> Option<usize> {
        self.sheet.locate(plan, &self.id, self.hint)
    }
}

/// A change of the plan that knows how to be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Bytes of a text replaced by others.
    Splice {
        /// The answer.
        cell: Cell,
        /// The change of its text.
        splice: Splice,
    },
    /// A list of ids or tokens replaced.
    Choose {
        /// The answer.
        cell: Cell,
        /// The former list.
        old: Vec<String>,
        /// The new list.
        new: Vec<String>,
    },
    /// A row put into a list.
    Insert {
        /// The list.
        sheet: SheetRef,
        /// Where.
        row: usize,
        /// The row.
        loose: Loose,
    },
    /// A row taken out of a list.
    Remove {
        /// The list.
        sheet: SheetRef,
        /// Where it stood.
        row: usize,
        /// The row.
        loose: Loose,
    },
    /// A row moved within its list.
    Move {
        /// The list.
        sheet: SheetRef,
        /// The row's id.
        id: String,
        /// Where it stood.
        from: usize,
        /// Where it stands now.
        to: usize,
    },
    /// The document's language chosen.
    Language {
        /// The former language, as written.
        old: String,
        /// The new one.
        new: String,
    },
}

impl Edit {
    /// Replaces a whole text.
    pub fn text(cell: Cell, plan: &Plan, new: impl Into<String>) -> Edit {
        let old = cell
            .row(plan)
            .map_or("", |row| cell.sheet.text(plan, row, cell.field));
        let splice = Splice {
            at: 0,
            removed: old.to_owned(),
            inserted: new.into(),
        };
        Edit::Splice { cell, splice }
    }

    /// Replaces a list.
    pub fn list(cell: Cell, plan: &Plan, new: Vec<String>) -> Edit {
        let old = cell
            .row(plan)
            .map_or(&[][..], |row| cell.sheet.list(plan, row, cell.field));
        Edit::Choose {
            old: old.to_vec(),
            new,
            cell,
        }
    }

    /// The sheet that it changes; `None` where it changes none.
    pub fn sheet(&self) -> Option<SheetRef> {
        match self {
            Edit::Splice { cell, .. } | Edit::Choose { cell, .. } => Some(cell.sheet),
            Edit::Insert { sheet, .. } | Edit::Remove { sheet, .. } | Edit::Move { sheet, .. } => {
                Some(*sheet)
            }
            Edit::Language { .. } => None,
        }
    }

    /// Carries the change out. An edit whose row is gone, or whose text is no longer there, changes nothing: editing
    /// cannot fail.
    pub fn apply(&self, plan: &mut Plan) {
        match self {
            Edit::Splice { cell, splice } => {
                let Some(row) = cell.row(plan) else { return };
                let end = splice.at + splice.removed.len();
                if let Some(text) = cell.sheet.text_mut(plan, row, cell.field)
                    && text.get(splice.at..end) == Some(splice.removed.as_str())
                {
                    splice.apply(text);
                }
            }
            Edit::Choose { cell, new, .. } => {
                let Some(row) = cell.row(plan) else { return };
                if let Some(list) = cell.sheet.list_mut(plan, row, cell.field) {
                    list.clone_from(new);
                }
            }
            Edit::Insert { sheet, row, loose } => sheet.insert(plan, *row, loose.clone()),
            Edit::Remove { sheet, row, loose } => {
                if let Some(row) = sheet.locate(plan, &loose.id, *row) {
                    sheet.remove(plan, row);
                }
            }
            Edit::Move {
                sheet,
                id,
                from,
                to,
            } => {
                if let Some(from) = sheet.locate(plan, id, *from) {
                    sheet.shift(plan, from, *to);
                }
            }
            Edit::Language { new, .. } => plan.language.clone_from(new),
        }
    }

    /// The change that takes this one back.
    pub fn inverse(&self) -> Edit {
        match self.clone() {
            Edit::Splice { cell, splice } => Edit::Splice {
                cell,
                splice: splice.inverse(),
            },
            Edit::Choose { cell, old, new } => Edit::Choose {
                cell,
                old: new,
                new: old,
            },
            Edit::Insert { sheet, row, loose } => Edit::Remove { sheet, row, loose },
            Edit::Remove { sheet, row, loose } => Edit::Insert { sheet, row, loose },
            Edit::Move {
                sheet,
                id,
                from,
                to,
            } => Edit::Move {
                sheet,
                id,
                from: to,
                to: from,
            },
            Edit::Language { old, new } => Edit::Language { old: new, new: old },
        }
    }
}
