//! Rows from a spreadsheet: tab-separated cells that become rows of a list, after a look at which column goes where.

use super::Wizard;
use super::focus::{At, Stop};
use super::popup::Popup;
use super::{marking, words};
use crate::form::{Edit, Loose};
use crate::locale::{Lang, text};
use std::collections::HashSet;

pub use crate::draft::table::{Reading, Target, cells, read};

/// Cells on their way into a list.
#[derive(Clone, Debug)]
pub struct Table {
    /// The list's place in the step.
    pub sheet: usize,
    /// The highlighted column.
    pub row: usize,
    /// What was pasted, as it came: a long paste may arrive in pieces.
    pub raw: String,
}

impl Reading {
    /// What will be inserted and what stays out, or was and did.
    pub fn say(&self, lang: Lang) -> String {
        let (rows, misfits) = (self.rows.len(), self.misfits);
        let (left, beyond) = (self.left_out(), self.beyond);
        let mut parts = vec![words::rows(rows, lang)];
        let mut part = |count: usize, zh: String, one: &str, en: String| {
            if count > 0 {
                parts.push(match (lang, count) {
                    (Lang::Zh, _) => zh,
                    (Lang::En, 1) => one.to_owned(),
                    (Lang::En, _) => en,
                });
            }
        };
        part(
            left,
            format!("{left} 列没有对应的项，不写入"),
            "1 column has no field and stays out",
            format!("{left} columns have no field and stay out"),
        );
        part(
            misfits,
            format!("{misfits} 格与选项或名单不符，不写入"),
            "1 cell fits no answer and stays out",
            format!("{misfits} cells fit no answer and stay out"),
        );
        part(
            beyond,
            format!("{beyond} 行超出上限，不写入"),
            "1 row is too many and stays out",
            format!("{beyond} rows are too many and stay out"),
        );
        match lang {
            Lang::Zh => format!("{}。", parts.join("；")),
            Lang::En => format!("{}.", parts.join("; ")),
        }
    }
}

impl Wizard {
    /// What is read against in a list of the open step.
    fn target(&self, sheet: usize) -> Target<'_> {
        Target {
            sheet: self.focus.sheet(sheet),
            plan: &self.plan,
            today: self.today,
        }
    }

    /// What a table comes to.
    pub fn reading(&self, table: &Table) -> Reading {
        read(&table.raw, self.target(table.sheet))
    }

    /// A paste where no text is typed: into a list, or onto the preview of one that came before it. Whether it was taken.
    pub(super) fn paste_table(&mut self, pasted: &str) -> bool {
        if let Some(Popup::Table(table)) = self.popups.last_mut() {
            if table.raw.len() + pasted.len() <= MOST_TABLE {
                table.raw.push_str(pasted);
            }
            return true;
        }
        let At::Page(Stop::List { sheet }) = self.focus.at else {
            return false;
        };
        if !self.is_on_page() || pasted.trim().is_empty() {
            return false;
        }
        if pasted.len() > MOST_TABLE {
            self.warn(words::too_long(MOST_TABLE, self.lang));
            return true;
        }
        let raw = pasted.to_owned();
        self.grabbed = None;
        self.popups.push(Popup::Table(Table { sheet, row: 0, raw }));
        true
    }

    /// Inserts the rows of the preview at the list's end.
    pub(super) fn insert_table(&mut self) {
        let Some(Popup::Table(table)) = self.popups.pop() else {
            return;
        };
        let about = self.focus.sheet(table.sheet);
        let reading = self.reading(&table);
        let first = about.rows(&self.plan);
        let mut ids = HashSet::new();
        let mut edits = Vec::new();
        for (place, answers) in reading.rows.iter().enumerate() {
            let taken = |id: &str| about.place(&self.plan, id).is_some() || ids.contains(id);
            let id = self.ids.fresh(taken);
            ids.insert(id.clone());
            let mut loose: Loose = about.blank(id);
            for (field, value) in answers {
                loose.values[*field] = value.clone();
            }
            edits.push(Edit::Insert {
                sheet: about,
                row: first + place,
                loose,
            });
        }
        if edits.is_empty() {
            let none = text("没有可以写入的行。", "There is no row to insert.");
            return self.tell(none.in_lang(self.lang));
        }
        let what = words::change(text("粘贴行", "paste rows"), "", self.lang);
        self.change(edits, what);
        self.history.seal();
        self.select(table.sheet, first, None);
        let counts = reading.say(self.lang);
        self.tell(match self.lang {
            Lang::Zh => format!("已粘贴：{counts}Ctrl-Z 撤销。"),
            Lang::En => format!("Pasted: {counts} Ctrl-Z takes it back."),
        });
    }
}

/// More than this is no table that a person looked at.
const MOST_TABLE: usize = 16 * marking::CLIPBOARD;
