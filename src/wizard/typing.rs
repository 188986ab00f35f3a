//! Typing into the focused text: an answer of the plan, or the line of a popup.

use super::catalogue::Shelf;
use super::focus::{At, Stop};
use super::key::ascii_twin;
use super::phrases::Phrases;
use super::popup::{Line, Picker, Popup};
use super::{Wizard, words};
use crate::draft::MOST_TEXT;
use crate::form::{Edit, SheetRef};
use crate::locale::{Lang, text as pair};
use crate::plan::Plan;
use crate::text::{self, Caret, Erase, Motion, Splice};

/// Whether a client can owe an answer: a person or their details, on a sheet that keeps the note, and not about one of
/// our own people.
pub(super) fn may_be_owed(sheet: SheetRef, plan: &Plan, row: usize, field: usize) -> bool {
    let ask = sheet.ask(field);
    let side = sheet.field("side");
    let is_ours = side.is_some_and(|side| sheet.text(plan, row, side).trim() == "ours");
    let is_owed = ask.owed || ask.kind.refers_to().is_some();
    sheet.field("pending").is_some() && is_owed && !is_ours
}

impl Wizard {
    /// The line of the topmost popup, if it has one.
    pub(super) fn popup_line(&mut self) -> Option<&mut Line> {
        self.popups.last_mut()?.line_mut()
    }

    /// Inserts typed or pasted text where the caret stands.
    pub(super) fn type_text(&mut self, typed: &str, pasted: bool) {
        if self.popup_line().is_some() {
            let cleaned = text::clean(typed, false);
            if let Some(line) = self.popup_line() {
                let (splice, caret) = text::insert(&line.text, &line.caret, &cleaned.text);
                splice.apply(&mut line.text);
                line.caret = caret;
            }
            self.refine();
            return;
        }
        let Some((sheet, row, field)) = self.focus.field() else {
            return;
        };
        let kind = sheet.ask(field).kind;
        let mut cleaned = text::clean(typed, kind.is_multiline());
        let written = sheet.text(&self.plan, row, field);
        let most = if pasted { text::CAP } else { MOST_TEXT };
        let marked = self.marked().map_or(0, str::len);
        if written.len() - marked + cleaned.text.len() > most {
            return self.warn(words::too_long(most, self.lang));
        }
        // A paste that comes in pieces may begin with a line break, which must not join two words.
        let before = written[..self.caret.at].chars().next_back();
        if pasted
            && !kind.is_multiline()
            && typed.starts_with(['\r', '\n'])
            && !cleaned.text.is_empty()
            && before.is_some_and(|before| !before.is_whitespace())
        {
            cleaned.text.insert(0, ' ');
            cleaned.breaks += 1;
        }
        let (splice, caret) = text::insert(written, &self.caret, &cleaned.text);
        if !pasted {
            return self.splice(splice, caret, String::new());
        }
        let what = words::change(pair("粘贴", "paste"), "", self.lang);
        self.splice(splice, caret, what);
        self.history.seal();
        self.tell(super::marking::pasted(
            &cleaned.text,
            cleaned.breaks,
            self.lang,
        ));
    }

    /// Words typed on the line that adds begin a new row; on a selected cell they are written into it, as in a
    /// spreadsheet: in place of a short text, after a long one. Whether they were taken.
    pub(super) fn type_in_list(&mut self, typed: &str) -> bool {
        let At::Page(Stop::List { sheet }) = self.focus.at else {
            return false;
        };
        let first = typed.chars().map(ascii_twin).next();
        if !self.is_on_page() || self.grabbed.is_some() || matches!(first, Some(' ' | '?')) {
            return false;
        }
        let is_digit = matches!(first, Some('0'..='9'));
        let about = self.focus.sheet(sheet);
        let (cursor, rows) = (self.list_cursor(sheet), about.rows(&self.plan));
        if cursor.row == rows && !is_digit {
            self.insert_row(sheet, rows);
            self.type_text(typed, false);
            return true;
        }
        let column = cursor.column.filter(|_| cursor.row < rows);
        let field = column.and_then(|column| self.columns(about).get(column).copied());
        let (Some(column), Some(field)) = (column, field) else {
            return false;
        };
        let kind = about.ask(field).kind;
        if !kind.is_typed() {
            return false;
        }
        self.open_cell(sheet, cursor.row, column);
        let replaced = match kind.is_multiline() {
            true => String::new(),
            false => about.text(&self.plan, cursor.row, field).to_owned(),
        };
        if replaced.is_empty() {
            self.type_text(typed, false);
            return true;
        }
        self.mark_all();
        self.type_text(typed, false);
        self.history.seal();
        let replaced = text::cut(&replaced, 30).0;
        self.tell(match self.lang {
            Lang::Zh => format!("已替换“{replaced}”。Ctrl-Z 恢复。"),
            Lang::En => format!("Replaced \"{replaced}\". Ctrl-Z brings it back."),
        });
        true
    }

    /// Erases around the caret.
    pub(super) fn erase(&mut self, what: Erase) {
        if let Some(line) = self.popup_line() {
            let rows = text::wrap(&line.text, usize::MAX >> 1);
            if let Some((splice, caret)) = text::erase(&line.text, &rows, &line.caret, what) {
                splice.apply(&mut line.text);
                line.caret = caret;
            }
            return self.refine();
        }
        let Some(written) = self.focused_text() else {
            return;
        };
        if written.is_empty() {
            return self.set_pending(false);
        }
        let rows = text::wrap(written, self.layout.text());
        let marked = self.caret.selection().is_some();
        if let Some((splice, caret)) = text::erase(written, &rows, &self.caret, what) {
            if !marked {
                return self.splice(splice, caret, String::new());
            }
            let amount = super::marking::amount(&splice.removed, self.lang);
            let what = pair("删除选中的文字", "delete the marked text").in_lang(self.lang);
            self.splice(splice, caret, what.to_owned());
            self.history.seal();
            self.tell(match self.lang {
                Lang::Zh => format!("已删除 {amount}。Ctrl-Z 恢复。"),
                Lang::En => format!("Deleted {amount}. Ctrl-Z brings it back."),
            });
        }
    }

    /// Moves the caret. Up and Down leave a text at its first and last row.
    pub(super) fn move_caret(&mut self, motion: Motion) {
        if self.is_marking() {
            return self.mark(motion);
        }
        if self.leave_marked(motion) {
            return;
        }
        if let Some(line) = self.popup_line() {
            let rows = text::wrap(&line.text, usize::MAX >> 1);
            if let Some(caret) = text::moved(&line.text, &rows, &line.caret, motion) {
                line.caret = caret;
            }
            return;
        }
        let Some(written) = self.focused_text() else {
            return;
        };
        let rows = text::wrap(written, self.layout.text());
        match text::moved(written, &rows, &self.caret, motion) {
            Some(caret) => {
                self.caret = caret;
                if !matches!(motion, Motion::Up | Motion::Down) {
                    self.history.seal();
                }
            }
            None => match motion {
                Motion::Up => self.step_on_page(false),
                Motion::Down => self.go_on_down(),
                Motion::Right if written.is_empty() => self.set_pending(true),
                _ => {}
            },
        }
    }

    fn go_on_down(&mut self) {
        match self.focus.at {
            super::focus::At::Cell { .. } => self.go_on(),
            _ => self.step_on_page(true),
        }
    }

    pub(super) fn splice(&mut self, splice: Splice, caret: Caret, what: String) {
        if splice.is_nothing() {
            self.caret = caret;
            return;
        }
        let Some(cell) = self.cell() else { return };
        let mut edits = Vec::new();
        if cell.sheet.is_pending(&self.plan, cell.hint, cell.field) {
            edits.extend(self.pending_edit(false));
        }
        edits.push(Edit::Splice { cell, splice });
        self.change(edits, what);
        self.caret = caret;
        self.marking = false;
    }

    /// The command for it: says so where a client cannot owe the answer.
    pub(super) fn owe(&mut self) {
        if self.may_be_owed() {
            return self.set_pending(true);
        }
        let hint = pair(
            "这一项不由客户提供，不能标为待客户确认。",
            "This is not the client's to name.",
        );
        self.tell(hint.in_lang(self.lang));
    }

    /// Notes that the client owes the focused answer, or that it does not any more.
    pub(super) fn set_pending(&mut self, pending: bool) {
        if let Some(edit) = self.pending_edit(pending) {
            let what = words::change(
                pair("标为待客户确认", "mark as client to name"),
                "",
                self.lang,
            );
            self.change(vec![edit], what);
            self.history.seal();
        }
    }

    /// The edit that does so; `None` where there is nothing to do or the sheet keeps no such note.
    pub(super) fn pending_edit(&self, pending: bool) -> Option<Edit> {
        let mut cell = self.cell()?;
        let ask = cell.sheet.ask(cell.field);
        let is = cell.sheet.is_pending(&self.plan, cell.hint, cell.field);
        let notes = cell.sheet.field("pending")?;
        if is == pending || pending && !self.may_be_owed() {
            return None;
        }
        let mut names = cell.sheet.list(&self.plan, cell.hint, notes).to_vec();
        match pending {
            true => names.push(ask.key.to_owned()),
            false => names.retain(|name| name != ask.key),
        }
        cell.field = notes;
        Some(Edit::list(cell, &self.plan, names))
    }

    /// Whether the focused answer is one that a client can owe.
    pub fn may_be_owed(&self) -> bool {
        let field = self.focus.field();
        field.is_some_and(|(sheet, row, field)| may_be_owed(sheet, &self.plan, row, field))
    }

    /// After the filter changed the first entry is highlighted.
    fn refine(&mut self) {
        match self.popups.last_mut() {
            Some(
                Popup::Palette { row, .. }
                | Popup::Find { row, .. }
                | Popup::Shelf(Shelf { row, .. })
                | Popup::Phrases(Phrases { row, .. })
                | Popup::Picker(Picker { row, .. }),
            ) => *row = 0,
            Some(Popup::Export(exporting)) => exporting.named(),
            _ => {}
        }
    }
}
