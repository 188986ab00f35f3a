//! Rows: added, opened, duplicated, moved, removed. Every one of these is an edit that can be taken back.

use super::focus::{Action, At, Focus, Stop};
use super::keymap::Command;
use super::{Below, ListCursor, Wizard, words};
use crate::check;
use crate::draft::MOST_ROWS;
use crate::form::{Edit, SheetRef, Value};
use crate::locale::text;

impl Wizard {
    /// What keys do on a row of a list, and on the line that adds one.
    pub(super) fn on_list(&mut self, sheet: usize, command: Command) {
        let cursor = self.list_cursor(sheet);
        let about = self.focus.sheet(sheet);
        let rows = about.rows(&self.plan);
        let columns = self.columns(about).len();
        match command {
            Command::Up if self.grabbed.is_some() => self.move_row(sheet, cursor.row, false),
            Command::Down if self.grabbed.is_some() => self.move_row(sheet, cursor.row, true),
            Command::Enter | Command::GrabRow if self.grabbed.is_some() => self.drop_row(sheet),
            Command::Up if cursor.row == 0 => self.step_on_page(false),
            Command::Up => self.select(sheet, cursor.row - 1, cursor.column),
            Command::Down if cursor.row + 1 < rows + self.lines_below(about).len() => {
                self.select(sheet, cursor.row + 1, cursor.column);
            }
            Command::Down => self.step_on_page(true),
            Command::Right if cursor.row < rows => {
                let next = cursor.column.map_or(0, |column| column + 1);
                self.select(sheet, cursor.row, Some(next.min(columns.saturating_sub(1))));
            }
            Command::Left => {
                let next = cursor.column.and_then(|column| column.checked_sub(1));
                self.select(sheet, cursor.row, next);
            }
            Command::Enter if cursor.row >= rows => {
                match self.lines_below(about).get(cursor.row - rows) {
                    Some(Below::Catalogue) => self.open_shelf(sheet),
                    Some(Below::Grid) => self.open_grid(),
                    Some(Below::Add) | None => self.insert_row(sheet, rows),
                }
            }
            Command::Enter => match cursor.column {
                Some(column) => self.open_cell(sheet, cursor.row, column),
                None => self.open_row(sheet, cursor.row),
            },
            Command::GrabRow if cursor.row < rows => {
                self.grabbed = Some(cursor.row);
                self.history.seal();
                let hint = text(
                    "已抓住这一行：上下移动，空格放下，Esc 放回原处。",
                    "Row grabbed: arrows move it, Space drops it, Esc puts it back.",
                );
                self.tell(hint.in_lang(self.lang));
            }
            Command::DeleteRow => self.delete_row(sheet, cursor.row),
            Command::DuplicateRow => self.duplicate_row(sheet, cursor.row),
            Command::MoveRowUp => self.move_row(sheet, cursor.row, false),
            Command::MoveRowDown => self.move_row(sheet, cursor.row, true),
            _ => {}
        }
    }

    /// Leaves the grabbed row where it is now.
    fn drop_row(&mut self, sheet: usize) {
        let row = self.list_cursor(sheet).row;
        if self.grabbed.take().is_some_and(|origin| origin != row) {
            let about = self.focus.sheet(sheet);
            let name = about.name_of(&self.plan, row).to_owned();
            self.tell(words::moved(&name, about.about().noun, self.lang));
        }
    }

    /// Selects a row, and a cell in it, in a list of the open step.
    pub(super) fn select(&mut self, sheet: usize, row: usize, column: Option<usize>) {
        let name = self.focus.sheet(sheet).about().name;
        self.lists.insert(name, ListCursor { row, column });
    }

    /// The list that Ctrl-O adds to: the focused one, else the step's first.
    pub(super) fn add_row(&mut self) {
        let first = || {
            let sheets = self.focus.step().sheets.iter();
            sheets.clone().position(|sheet| sheet.is_list())
        };
        if let Some(sheet) = self.focus.list().or_else(first) {
            let after = match self.focus.at {
                At::Row { row, .. } | At::Cell { row, .. } => row + 1,
                _ => usize::MAX,
            };
            self.insert_row(sheet, after);
        }
    }

    /// Adds an empty row and opens its form in the first text field.
    pub(super) fn insert_row(&mut self, sheet: usize, place: usize) {
        let about = self.focus.sheet(sheet);
        // An untouched row that is open now must not be counted.
        self.leave_form();
        if self.is_full(about) {
            return;
        }
        let row = place.min(about.rows(&self.plan));
        let id = self.ids.fresh(|id| about.place(&self.plan, id).is_some());
        let insert = Edit::Insert {
            sheet: about,
            row,
            loose: about.blank(id),
        };
        let what = words::change(
            text("新增", "add"),
            about.about().noun.in_lang(self.lang),
            self.lang,
        );
        self.change(vec![insert], what);
        // An empty row is nothing yet: it is not worth a save.
        self.revision -= 1;
        self.saved_before_row = self.saving.clone();
        self.open_row(sheet, row);
    }

    /// Whether a list takes no more rows, which is then said.
    pub(super) fn is_full(&mut self, sheet: SheetRef) -> bool {
        let full = sheet.rows(&self.plan) >= MOST_ROWS;
        if full {
            self.warn(words::too_many(MOST_ROWS, self.lang));
        }
        full
    }

    fn leave_form(&mut self) {
        if let Some(sheet) = self.focus.list() {
            self.go_page(Stop::List { sheet });
        }
    }

    /// Opens the form of a row: a new one at its first text field, another one at its name where that is empty, at the
    /// first answer that is missing, or else at its name.
    pub(super) fn open_row(&mut self, sheet: usize, row: usize) {
        let about = self.focus.sheet(sheet);
        self.select(sheet, row, None);
        let stops = super::focus::row_stops(sheet, about, self.is_expanded(about));
        let first = |wanted: &dyn Fn(usize) -> bool| {
            stops.iter().find(|stop| match stop {
                Stop::Field { field, .. } => wanted(*field),
                _ => false,
            })
        };
        let plan = &self.plan;
        let is_text = |field: usize| about.ask(field).kind.is_typed();
        let is_gap = |field: usize| check::is_gap(about, plan, row, field);
        let name = about.about().named_by.first();
        let name = name.and_then(|key| about.field(key));
        let stop = match is_untouched(about, self, row) {
            true => None,
            false => first(&|field| Some(field) == name && about.is_blank(plan, row, field))
                .or_else(|| first(&|field| is_gap(field) && is_text(field)))
                .or_else(|| first(&is_gap))
                .or_else(|| first(&|field| Some(field) == name)),
        };
        if let Some(stop) = stop.or_else(|| first(&is_text)).or(stops.first()) {
            self.go(Focus {
                step: self.focus.step,
                at: At::Row {
                    sheet,
                    row,
                    stop: *stop,
                },
            });
        }
    }

    /// Opens a cell of a list in place.
    pub(super) fn open_cell(&mut self, sheet: usize, row: usize, column: usize) {
        let about = self.focus.sheet(sheet);
        if let Some(field) = self.columns(about).get(column) {
            self.select(sheet, row, Some(column));
            self.go(Focus {
                step: self.focus.step,
                at: At::Cell {
                    sheet,
                    row,
                    field: *field,
                },
            });
        }
    }

    /// A new row that stayed untouched vanishes without a word, its creation with it.
    pub(super) fn drop_untouched_row(&mut self, left: Focus) {
        let At::Row { sheet, row, .. } = left.at else {
            return;
        };
        let about = left.sheet(sheet);
        let same = matches!(self.focus.at, At::Row { sheet: s, row: r, .. }
            if self.focus.step == left.step && s == sheet && r == row);
        if same || row >= about.rows(&self.plan) || !is_untouched(about, self, row) {
            return;
        }
        let created = self.history.newest().is_some_and(|group| {
            matches!(group.edits.as_slice(), [Edit::Insert { sheet, loose, .. }]
                if *sheet == about && loose.id == about.id(&self.plan, row))
        });
        if created && let Some(group) = self.history.forget() {
            let back: Vec<Edit> = group.edits.iter().rev().map(Edit::inverse).collect();
            self.carry_out(&back);
            // Only a save that went out meanwhile may hold the row.
            if self.saving == self.saved_before_row {
                self.revision -= 1;
            }
        }
    }

    /// Takes a row out of its list, and says who named it.
    pub(super) fn delete_row(&mut self, sheet: usize, row: usize) {
        let about = self.focus.sheet(sheet);
        if row >= about.rows(&self.plan) {
            return;
        }
        let id = about.id(&self.plan, row).to_owned();
        let name = about.name_of(&self.plan, row).to_owned();
        let referrers = check::referrers(&self.plan, about, &id).len();
        let remove = Edit::Remove {
            sheet: about,
            row,
            loose: about.loose(&self.plan, row),
        };
        let noun = about.about().noun;
        let what = words::change(text("删除", "delete"), &name, self.lang);
        self.change(vec![remove], what);
        self.history.seal();
        self.focus.at = At::Page(Stop::List { sheet });
        // After the last row comes the line that adds: a second Delete must not take the row above.
        self.select(sheet, row, None);
        self.tell(words::deleted(&name, noun, referrers, self.lang));
        if referrers > 0 {
            self.ask_for_replacement(about, id, name);
        }
    }

    /// Puts a copy of a row below it.
    pub(super) fn duplicate_row(&mut self, sheet: usize, row: usize) {
        let about = self.focus.sheet(sheet);
        if row >= about.rows(&self.plan) {
            return;
        }
        if self.is_full(about) {
            return;
        }
        let mut loose = about.loose(&self.plan, row);
        loose.id = self.ids.fresh(|id| about.place(&self.plan, id).is_some());
        let name = about.name_of(&self.plan, row).to_owned();
        let what = words::change(text("复制", "duplicate"), &name, self.lang);
        let insert = Edit::Insert {
            sheet: about,
            row: row + 1,
            loose,
        };
        self.change(vec![insert], what);
        self.history.seal();
        if let At::Row { stop, .. } = self.focus.at {
            self.focus.at = At::Row {
                sheet,
                row: row + 1,
                stop,
            };
        }
        self.select(sheet, row + 1, None);
        self.tell(match self.lang {
            crate::locale::Lang::Zh => format!("已复制“{name}”，现在是副本。Ctrl-Z 撤销。"),
            crate::locale::Lang::En => {
                format!("Duplicated \"{name}\"; this is the copy. Ctrl-Z takes it back.")
            }
        });
    }

    /// Moves a row one place up or down.
    pub(super) fn move_row(&mut self, sheet: usize, row: usize, down: bool) {
        let about = self.focus.sheet(sheet);
        let to = match down {
            true => row + 1,
            false if row > 0 => row - 1,
            false => return,
        };
        if row.max(to) >= about.rows(&self.plan) {
            return;
        }
        let name = about.name_of(&self.plan, row).to_owned();
        let edit = Edit::Move {
            sheet: about,
            id: about.id(&self.plan, row).to_owned(),
            from: row,
            to,
        };
        let what = words::change(text("移动", "move"), &name, self.lang);
        self.change(vec![edit], what);
        if self.grabbed.is_some() {
            self.history.join_moves();
        } else {
            self.tell(words::moved(&name, about.about().noun, self.lang));
        }
        let column = self.list_cursor(sheet).column;
        self.select(sheet, to, column);
        if let At::Row { stop, .. } = self.focus.at {
            self.focus.at = At::Row {
                sheet,
                row: to,
                stop,
            };
        }
    }

    /// Does what an action of a row's form says.
    pub(super) fn act(&mut self, action: Action) {
        let At::Row { sheet, row, .. } = self.focus.at else {
            return;
        };
        match action {
            Action::Done => {
                let rows = self.focus.sheet(sheet).rows(&self.plan);
                self.leave_row(sheet, row);
                self.select(sheet, rows, None);
            }
            Action::Duplicate => self.duplicate_row(sheet, row),
            Action::Up => self.move_row(sheet, row, false),
            Action::Down => self.move_row(sheet, row, true),
            Action::Delete => self.delete_row(sheet, row),
        }
    }
}

/// Whether nothing was written into a row.
fn is_untouched(sheet: SheetRef, wizard: &Wizard, row: usize) -> bool {
    let loose = sheet.loose(&wizard.plan, row);
    loose.strangers.is_empty() && loose.values.iter().all(Value::is_empty)
}
