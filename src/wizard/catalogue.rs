//! The catalogue over a list: filter, tick several, see what each one says, take them. What they name and the plan has
//! not comes along, or is offered.

use super::filter::fits;
use super::focus::{At, Stop};
use super::message::Effect;
use super::popup::{Line, Popup, entry_name};
use super::suggest::{self, Missing, Origins, Picks};
use super::{Wizard, words};
use crate::catalog::PHASES;
use crate::form::{Edit, SheetRef};
use crate::locale::{Lang, text};
use crate::plan::Plan;
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
    /// The entry of one's own that one more Delete takes out of the catalogue.
    pub dropping: Option<String>,
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
    /// Whether its user kept it.
    pub is_own: bool,
}

/// What picked entries name and the plan has not.
#[derive(Clone, Debug)]
pub struct Along {
    /// The sheet's place in the step.
    pub sheet: usize,
    /// What was picked.
    pub picks: Picks,
    /// What they name, each with its tick.
    pub named: Vec<(Missing, bool)>,
    /// The highlighted line.
    pub row: usize,
}

impl Wizard {
    /// Where ready texts and entries come from: what the user kept, then the catalogue.
    pub fn sources(&self) -> [&Plan; 2] {
        [&self.own, suggest::catalogue(self.document_language())]
    }

    /// Whether there are entries for a sheet.
    pub fn has_catalogue(&self, sheet: SheetRef) -> bool {
        let mut sources = self.sources().into_iter();
        sheet.is_list() && sources.any(|source| sheet.rows(source) > 0)
    }

    /// Opens the catalogue of a list.
    pub(super) fn open_shelf(&mut self, sheet: usize) {
        self.popups.push(Popup::Shelf(Shelf {
            sheet,
            filter: Line::default(),
            row: 0,
            ticked: BTreeSet::new(),
            dropping: None,
        }));
    }

    /// The entries that fit the filter and that the plan does not have yet, one's own first.
    pub fn offers(&self, shelf: &Shelf) -> Vec<Offer> {
        let sheet = self.focus.sheet(shelf.sheet);
        let origins = Origins::of(&self.plan);
        let mut offers: Vec<Offer> = Vec::new();
        for (place, source) in self.sources().into_iter().enumerate() {
            for row in 0..sheet.rows(source) {
                let name = entry_name(sheet, source, row);
                let fits = fits(&shelf.filter.text, &name);
                if fits && !suggest::has(&self.plan, &origins, sheet, source, row) {
                    offers.push(Offer {
                        code: sheet.id(source, row).to_owned(),
                        says: self.says(sheet, source, row),
                        name,
                        is_own: place == 0,
                    });
                }
            }
        }
        if sheet == (&PHASES as SheetRef) {
            // The phases of this kind of project first; kinds share some names.
            let kind = &self.plan.project.kind;
            offers.sort_by_key(|offer| (!offer.is_own, !suggest::is_phase_of(&offer.code, kind)));
            let mut names = BTreeSet::new();
            offers.retain(|offer| names.insert(offer.name.clone()));
        }
        offers
    }

    /// What an entry brings, in one line: its typed answers after the name.
    fn says(&self, sheet: SheetRef, source: &Plan, row: usize) -> String {
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

    /// Delete on an entry of one's own: the second press takes it out of the personal catalogue.
    pub(super) fn drop_own(&mut self, effects: &mut Vec<Effect>) {
        let Some(Popup::Shelf(shelf)) = self.popups.last() else {
            return;
        };
        let sheet = self.focus.sheet(shelf.sheet);
        let offer = self.offers(shelf).into_iter().nth(shelf.row);
        let Some(offer) = offer.filter(|offer| offer.is_own) else {
            let hint = text(
                "只有自己存入目录的才能删除。",
                "Only what you kept yourself can be taken out of the catalogue.",
            );
            return self.tell(hint.in_lang(self.lang));
        };
        let again = shelf.dropping.as_ref() == Some(&offer.code);
        if let Some(Popup::Shelf(shelf)) = self.popups.last_mut() {
            shelf.dropping = (!again).then(|| offer.code.clone());
        }
        if again {
            return effects.push(Effect::Unkeep {
                sheet,
                id: offer.code,
            });
        }
        self.tell(match self.lang {
            Lang::Zh => format!("再按一次 Delete，把“{}”从自己的目录中删除。", offer.name),
            Lang::En => format!(
                "Press Delete again to take \"{}\" out of your catalogue.",
                offer.name
            ),
        });
    }

    /// Takes what is ticked, or the highlighted entry where nothing is; asks first about what they name.
    pub(super) fn take_offers(&mut self) {
        let Some(Popup::Shelf(shelf)) = self.popups.last().cloned() else {
            return;
        };
        // In the order of the shelf, whatever was ticked first.
        let everything = Shelf {
            filter: Line::default(),
            ..shelf.clone()
        };
        let ticked = self.offers(&everything).into_iter();
        let ticked = ticked.filter(|offer| shelf.ticked.contains(&offer.code));
        let mut codes: Vec<String> = ticked.map(|offer| offer.code).collect();
        if codes.is_empty() {
            let offers = self.offers(&shelf);
            codes.extend(offers.get(shelf.row).map(|offer| offer.code.clone()));
        }
        if codes.is_empty() {
            let none = text("目录里没有符合的。", "Nothing in the catalogue fits.");
            return self.tell(none.in_lang(self.lang));
        }
        let sheet = self.focus.sheet(shelf.sheet);
        let picks: Picks = codes.into_iter().map(|code| (sheet, code)).collect();
        let missing = suggest::missing(&self.plan, &self.sources(), &picks);
        if missing.is_empty() {
            self.popups.pop();
            return self.take_picks(shelf.sheet, &picks);
        }
        let tick = |missing: Missing| {
            let ticked = missing.is_needed;
            (missing, ticked)
        };
        self.popups.push(Popup::Along(Along {
            sheet: shelf.sheet,
            picks,
            named: missing.into_iter().map(tick).collect(),
            row: 0,
        }));
    }

    /// What an entry that comes along is called, and where it goes.
    pub fn along_name(&self, missing: &Missing) -> String {
        let found = suggest::entry(&self.sources(), missing.sheet, &missing.code);
        let name = found.map_or(String::new(), |(source, entry)| {
            entry_name(missing.sheet, source, entry)
        });
        let title = missing.sheet.about().noun.in_lang(self.lang);
        match self.lang {
            Lang::Zh => format!("{title}：{name}"),
            Lang::En => format!("{title}: {name}"),
        }
    }

    /// Ticks the highlighted entry that could come along, or takes the tick away.
    pub(super) fn tick_along(&mut self) {
        if let Some(Popup::Along(along)) = self.popups.last_mut()
            && let Some((_, ticked)) = along.named.get_mut(along.row)
        {
            *ticked = !*ticked;
        }
    }

    /// Takes what was picked, and of what it names what is ticked.
    pub(super) fn take_along(&mut self) {
        let Some(Popup::Along(along)) = self.popups.pop() else {
            return;
        };
        self.popups.pop();
        let named = along.named.into_iter().filter(|(_, ticked)| *ticked);
        let mut picks: Picks = named
            .map(|(missing, _)| (missing.sheet, missing.code))
            .collect();
        picks.extend(along.picks);
        self.take_picks(along.sheet, &picks);
    }

    fn take_picks(&mut self, list: usize, picks: &Picks) {
        let sheet = self.focus.sheet(list);
        let mut ids = self.ids.clone();
        let edits = suggest::take(&self.plan, &self.sources(), picks, &mut ids, &|_, _, _| {});
        self.ids = ids;
        let count = edits.len();
        let first = edits.iter().find_map(|edit| match edit {
            Edit::Insert {
                sheet: held, row, ..
            } if *held == sheet => Some(*row),
            _ => None,
        });
        let is_marked = sheet.field("status").is_some();
        let noun = sheet.about().noun.in_lang(self.lang);
        let what = words::change(
            text("从目录取用", "take from the catalogue:"),
            noun,
            self.lang,
        );
        self.change(edits, what);
        self.history.seal();
        if let Some(row) = first {
            self.select(list, row, None);
            self.go_page(Stop::List { sheet: list });
            debug_assert!(matches!(self.focus.at, At::Page(_)));
        }
        self.tell(match (self.lang, count, is_marked) {
            (Lang::Zh, count, true) => format!("已取用 {count} 行，标为“建议”。Ctrl-Z 收回。"),
            (Lang::Zh, count, false) => format!("已取用 {count} 行。Ctrl-Z 收回。"),
            (Lang::En, 1, true) => {
                "Took 1 row, marked as proposed. Ctrl-Z takes it back.".to_owned()
            }
            (Lang::En, 1, false) => "Took 1 row. Ctrl-Z takes it back.".to_owned(),
            (Lang::En, count, true) => {
                format!("Took {count} rows, marked as proposed. Ctrl-Z takes them back.")
            }
            (Lang::En, count, false) => format!("Took {count} rows. Ctrl-Z takes them back."),
        });
    }
}
