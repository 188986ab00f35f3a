//! The catalogue over a list: filter, tick several, see what each one says, take them.

use super::filter::fits;
use super::focus::{At, Stop};
use super::popup::{Line, Popup};
use super::suggest::{self, Origins, Picks};
use super::{Wizard, words};
use crate::form::{Edit, SheetRef};
use crate::locale::{Lang, text};
use std::collections::BTreeSet;

/// The catalogue of a sheet.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// The sheet's place in the step.
    pub sheet: usize,
    /// What narrows the list.
    pub filter: Line,
    /// The highlighted entry.
    pub row: usize,
    /// The codes of the entries that are ticked.
    pub ticked: BTreeSet<String>,
}

/// An entry on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it says, answer by answer.
    pub says: String,
}

impl Wizard {
    /// Whether the catalogue has entries for a sheet.
    pub fn has_catalogue(&self, sheet: SheetRef) -> bool {
        let source = suggest::catalogue(self.document_language());
        sheet.field("origin").is_some() && sheet.rows(source) > 0
    }

    /// Opens the catalogue of a list.
    pub(super) fn open_shelf(&mut self, sheet: usize) {
        self.popups.push(Popup::Shelf(Shelf {
            sheet,
            filter: Line::default(),
            row: 0,
            ticked: BTreeSet::new(),
        }));
    }

    /// The entries that fit the filter and that the plan does not have yet.
    pub fn offers(&self, shelf: &Shelf) -> Vec<Offer> {
        let sheet = self.focus.sheet(shelf.sheet);
        let source = suggest::catalogue(self.document_language());
        let origins = Origins::of(&self.plan);
        (0..sheet.rows(source))
            .filter(|row| origins.id(sheet, sheet.id(source, *row)).is_none())
            .map(|row| Offer {
                code: sheet.id(source, row).to_owned(),
                says: self.says(sheet, row),
                name: super::popup::entry_name(sheet, source, row),
            })
            .filter(|offer| fits(&shelf.filter.text, &offer.name))
            .collect()
    }

    /// What an entry brings, in one line: its typed answers after the name.
    fn says(&self, sheet: SheetRef, row: usize) -> String {
        let source = suggest::catalogue(self.document_language());
        let named = sheet.about().named_by;
        let answers = sheet
            .asks()
            .filter(|(_, ask)| ask.kind.is_typed() && !named.contains(&ask.key))
            .map(|(field, _)| sheet.text(source, row, field))
            .filter(|answer| !answer.is_empty());
        let lines: Vec<String> = answers
            .take(3)
            .map(|answer| answer.replace('\n', " "))
            .collect();
        lines.join(self.document_language().semicolon())
    }

    /// Ticks the highlighted entry, or takes the tick away.
    pub(super) fn tick_offer(&mut self) {
        let Some(Popup::Shelf(shelf)) = self.popups.last() else {
            return;
        };
        let code = self
            .offers(shelf)
            .get(shelf.row)
            .map(|offer| offer.code.clone());
        if let (Some(code), Some(Popup::Shelf(shelf))) = (code, self.popups.last_mut())
            && !shelf.ticked.remove(&code)
        {
            shelf.ticked.insert(code);
        }
    }

    /// Takes what is ticked, or the highlighted entry where nothing is.
    pub(super) fn take_offers(&mut self) {
        let Some(Popup::Shelf(shelf)) = self.popups.last().cloned() else {
            return;
        };
        let mut codes: Vec<String> = shelf.ticked.iter().cloned().collect();
        if codes.is_empty() {
            let offers = self.offers(&shelf);
            codes.extend(offers.get(shelf.row).map(|offer| offer.code.clone()));
        }
        if codes.is_empty() {
            let none = text("目录里没有符合的。", "Nothing in the catalogue fits.");
            return self.tell(none.in_lang(self.lang));
        }
        self.popups.pop();
        let sheet = self.focus.sheet(shelf.sheet);
        let picks: Picks = codes.into_iter().map(|code| (sheet, code)).collect();
        let mut ids = self.ids.clone();
        let lang = self.document_language();
        let edits = suggest::take(&self.plan, lang, &picks, &mut ids, &|_, _, _| {});
        self.ids = ids;
        let count = edits.len();
        let first = edits.first().map(|edit| match edit {
            Edit::Insert { row, .. } => *row,
            _ => 0,
        });
        let noun = sheet.about().noun.in_lang(self.lang);
        let what = words::change(
            text("从目录取用", "take from the catalogue:"),
            noun,
            self.lang,
        );
        self.change(edits, what);
        self.history.seal();
        if let Some(row) = first {
            self.select(shelf.sheet, row, None);
            self.go_page(Stop::List { sheet: shelf.sheet });
            debug_assert!(matches!(self.focus.at, At::Page(_)));
        }
        self.tell(match (self.lang, count) {
            (Lang::Zh, count) => format!("已取用 {count} 行，标为“建议”。Ctrl-Z 收回。"),
            (Lang::En, 1) => "Took 1 row, marked as proposed. Ctrl-Z takes it back.".to_owned(),
            (Lang::En, count) => {
                format!("Took {count} rows, marked as proposed. Ctrl-Z takes them back.")
            }
        });
    }
}
