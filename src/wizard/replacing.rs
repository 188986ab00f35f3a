//! References when a row goes: leave the gaps, take it out, or put another row in its place. The same hands the duties
//! of a row that stays over to another.

use super::Wizard;
use super::focus::At;
use super::popup::Popup;
use super::words;
use crate::check;
use crate::form::{Edit, SheetRef};
use crate::locale::{Lang, Text, text};

/// A row whose references are in question.
#[derive(Clone, Debug)]
pub struct Vacancy {
    /// Its list.
    pub sheet: SheetRef,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether the row is gone, or stays and hands over.
    pub is_gone: bool,
    /// The highlighted choice.
    pub row: usize,
}

/// What can be done with the references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The gaps stay and are shown.
    Leave,
    /// The row is named nowhere any more.
    TakeOut,
    /// Another row is named in its place: id and name.
    Replace(String, String),
}

impl Choice {
    /// What the popup calls it.
    pub fn label(&self, lang: Lang) -> String {
        const LEAVE: Text = text("留着空缺，以后再补", "Leave the gaps for now");
        const TAKE_OUT: Text = text("从这些地方去掉", "Take it out of these places");
        match (self, lang) {
            (Choice::Leave, lang) => LEAVE.in_lang(lang).to_owned(),
            (Choice::TakeOut, lang) => TAKE_OUT.in_lang(lang).to_owned(),
            (Choice::Replace(_, name), Lang::Zh) => format!("换成：{name}"),
            (Choice::Replace(_, name), Lang::En) => format!("Replace by {name}"),
        }
    }
}

impl Wizard {
    /// Asks what becomes of the references to a row.
    pub(super) fn ask_for_replacement(&mut self, sheet: SheetRef, id: String, name: String) {
        let is_gone = sheet.place(&self.plan, &id).is_none();
        self.popups.push(Popup::Vacancy(Vacancy {
            sheet,
            id,
            name,
            is_gone,
            row: 0,
        }));
    }

    /// Hands the duties of the selected row over to another.
    pub(super) fn hand_over(&mut self) {
        let Some(list) = self.focus.list() else {
            let hint = text(
                "先选中一行，再移交。",
                "Select a row first, then hand over.",
            );
            return self.tell(hint.in_lang(self.lang));
        };
        let sheet = self.focus.sheet(list);
        let row = match self.focus.at {
            At::Row { row, .. } | At::Cell { row, .. } => row,
            _ => self.list_cursor(list).row,
        };
        let id = sheet.id(&self.plan, row).to_owned();
        if id.is_empty() || check::referrers(&self.plan, sheet, &id).is_empty() {
            let hint = text("没有别处引用这一行。", "Nothing else names this row.");
            return self.tell(hint.in_lang(self.lang));
        }
        let name = sheet.name_of(&self.plan, row).to_owned();
        self.ask_for_replacement(sheet, id, name);
    }

    /// What can be done about a vacancy.
    pub fn choices(&self, vacancy: &Vacancy) -> Vec<Choice> {
        let mut choices = match vacancy.is_gone {
            true => vec![Choice::Leave, Choice::TakeOut],
            false => Vec::new(),
        };
        let rows = 0..vacancy.sheet.rows(&self.plan);
        choices.extend(rows.filter_map(|row| {
            let id = vacancy.sheet.id(&self.plan, row);
            let name = vacancy.sheet.name_of(&self.plan, row);
            (id != vacancy.id && !name.is_empty())
                .then(|| Choice::Replace(id.to_owned(), name.to_owned()))
        }));
        choices
    }

    /// Carries the highlighted choice out.
    pub(super) fn fill_vacancy(&mut self) {
        let Some(Popup::Vacancy(vacancy)) = self.popups.pop() else {
            return;
        };
        let new = match self.choices(&vacancy).get(vacancy.row) {
            Some(Choice::TakeOut) => None,
            Some(Choice::Replace(id, _)) => Some(id.clone()),
            Some(Choice::Leave) | None => return,
        };
        let edits = self.renamed(&vacancy, new.as_deref());
        let count = edits.len();
        let what = words::change(
            text("改引用", "change references to"),
            &vacancy.name,
            self.lang,
        );
        self.change(edits, what);
        self.history.seal();
        self.tell(match (self.lang, count) {
            (Lang::Zh, count) => format!("已改 {count} 处。Ctrl-Z 收回。"),
            (Lang::En, 1) => "Changed 1 place. Ctrl-Z takes it back.".to_owned(),
            (Lang::En, count) => format!("Changed {count} places. Ctrl-Z takes them back."),
        });
    }

    /// The edits that put another id, or none, in place of a row's.
    fn renamed(&self, vacancy: &Vacancy, new: Option<&str>) -> Vec<Edit> {
        let cells = check::referrers(&self.plan, vacancy.sheet, &vacancy.id);
        let edit = |cell: crate::form::Cell| {
            if !cell.sheet.ask(cell.field).kind.is_list() {
                return Edit::text(cell, &self.plan, new.unwrap_or_default());
            }
            let held = cell.sheet.list(&self.plan, cell.hint, cell.field);
            let mut list: Vec<String> = Vec::new();
            for id in held {
                let id = match *id == vacancy.id {
                    true => new,
                    false => Some(id.as_str()),
                };
                // The one who takes over may be named there already.
                if let Some(id) = id
                    && !list.iter().any(|kept| kept == id)
                {
                    list.push(id.to_owned());
                }
            }
            Edit::list(cell, &self.plan, list)
        };
        cells.into_iter().map(edit).collect()
    }
}
