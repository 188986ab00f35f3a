//! From anywhere to somewhere: the next gap, and every place where a word stands.

use super::Wizard;
use super::focus::{At, Stop};
use super::page;
use crate::catalog::STEPS;
use crate::check;
use crate::form::Tier;
use crate::locale::text;
use crate::text as measure;

/// The place of an answer in the conversation: step, sheet in it, row, field.
pub type Spot = (usize, usize, usize, usize);

/// A place where what is looked for stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub spot: Spot,
    /// The step, the row and the question.
    pub place: String,
    /// What stands there.
    pub words: String,
}

/// More hits are not listed; the next letter narrows them.
const MOST: usize = 200;

impl Wizard {
    /// Every place whose answer holds these words, in the order of the conversation; capitals do not matter.
    pub fn hits(&self, wanted: &str) -> Vec<Hit> {
        self.holding(wanted)
            .take(MOST)
            .map(|spot| self.hit(spot))
            .collect()
    }

    fn holding(&self, wanted: &str) -> impl Iterator<Item = Spot> + '_ {
        let wanted = wanted.trim().to_lowercase();
        self.spots().filter(move |spot| {
            let (step, sheet, row, field) = *spot;
            let shown = self.shown(STEPS[step].sheets[sheet], row, field);
            !wanted.is_empty() && shown.to_lowercase().contains(&wanted)
        })
    }

    fn hit(&self, spot: Spot) -> Hit {
        let (step, place, row, field) = spot;
        let sheet = STEPS[step].sheets[place];
        let label = sheet.ask(field).label.in_lang(self.lang);
        let name = sheet.name_of(&self.plan, row);
        let title = sheet.about().title.in_lang(self.lang);
        let place = match sheet.is_list() && !name.is_empty() {
            true => format!("{title} > {} > {label}", measure::cut(name, 24).0),
            false => format!("{title} > {label}"),
        };
        Hit {
            spot,
            place,
            words: self.shown(sheet, row, field),
        }
    }

    /// Every asked answer, in the order of the conversation.
    fn spots(&self) -> impl Iterator<Item = Spot> + '_ {
        STEPS.iter().enumerate().flat_map(move |(step, about)| {
            let sheets = about.sheets.iter().enumerate();
            sheets.flat_map(move |(place, sheet)| {
                (0..sheet.rows(&self.plan)).flat_map(move |row| {
                    sheet
                        .asks()
                        .filter(|(_, ask)| ask.tier != Tier::Unasked)
                        .map(move |(field, _)| (step, place, row, field))
                })
            })
        })
    }

    /// Where the focus is; on a list, before its selected row's first answer.
    fn here(&self) -> Spot {
        let step = self.focus.step;
        match self.focus.at {
            At::Page(Stop::Field { sheet, field }) => (step, sheet, 0, field),
            At::Page(Stop::List { sheet }) => (step, sheet, self.list_cursor(sheet).row, 0),
            At::Cell { sheet, row, field } => (step, sheet, row, field),
            At::Row {
                row,
                stop: Stop::Field { sheet, field },
                ..
            } => (step, sheet, row, field),
            At::Row { sheet, row, .. } => (step, sheet, row, usize::MAX),
            At::Page(Stop::More { sheet }) => (step, sheet, 0, usize::MAX),
            At::Page(Stop::Export) => (step, usize::MAX, 0, 0),
            At::Page(Stop::Action(_) | Stop::Findings)
            | At::Steps
            | At::Question { .. }
            | At::Prepare { .. } => (step, 0, 0, 0),
        }
    }

    /// To the next answer that is missing; after the last one to the first.
    pub(super) fn next_gap(&mut self) {
        let here = self.here();
        let is_field = self.focus.field().is_some();
        let is_gap = |spot: &Spot| {
            let (step, sheet, row, field) = *spot;
            check::is_gap(STEPS[step].sheets[sheet], &self.plan, row, field)
        };
        let gaps: Vec<Spot> = self.spots().filter(is_gap).collect();
        let after = gaps.iter().find(|gap| match is_field {
            true => **gap > here,
            false => **gap >= here,
        });
        match after.or(gaps.first()).copied() {
            Some(gap) => {
                self.go_to(gap);
                let count = gaps.len();
                self.tell(match self.lang {
                    crate::locale::Lang::Zh => format!("整份方案还有 {count} 处待补充。"),
                    crate::locale::Lang::En if count == 1 => {
                        "1 answer is missing in the whole plan.".to_owned()
                    }
                    crate::locale::Lang::En => {
                        format!("{count} answers are missing in the whole plan.")
                    }
                });
            }
            None => {
                let none = text("没有待补充的内容了。", "Nothing is missing any more.");
                self.tell(none.in_lang(self.lang));
            }
        }
    }

    /// To the next place that holds what was looked for last.
    pub(super) fn next_hit(&mut self) {
        if self.sought.is_empty() {
            return self.open_find();
        }
        let here = self.here();
        let next = self.holding(&self.sought).find(|spot| *spot > here);
        match next.or_else(|| self.holding(&self.sought).next()) {
            Some(spot) => self.go_to(spot),
            None => {
                let none = text("没有找到。", "Not found.");
                self.tell(none.in_lang(self.lang));
            }
        }
    }

    /// Puts the focus on an answer, opening what hides it.
    pub(super) fn go_to(&mut self, (step, sheet, row, field): Spot) {
        let about = STEPS[step].sheets[sheet];
        if about.ask(field).tier == Tier::More {
            self.expanded.insert(about.about().name);
        }
        let stop = Stop::Field { sheet, field };
        let at = match about.is_list() {
            true => At::Row { sheet, row, stop },
            false => At::Page(stop),
        };
        if step != self.focus.step {
            self.scroll = 0;
        }
        self.go(super::focus::Focus { step, at });
        if about.is_list() {
            self.select(sheet, row, None);
        }
        self.scroll = page::follow(self);
    }
}
