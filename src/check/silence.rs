//! What was ruled out: "does not apply", with a reason, silences a finding for good.

use super::rule::{Rule, rules};
use crate::catalog::tokens::{CONTENTS, RISK_CATEGORIES};
use crate::catalog::{self, RULED_OUT};
use crate::form::SheetRef;
use crate::locale::Lang;
use crate::plan::Plan;
use std::collections::HashSet;

/// What the plan rules out, as `rule` or `rule/mark`.
pub struct Silence<'p> {
    keys: HashSet<&'p str>,
}

impl<'p> Silence<'p> {
    /// Reads it. Without a reason nothing is ruled out: a successor could not tell why.
    pub fn of(plan: &'p Plan) -> Silence<'p> {
        let with_reason = plan.ruled_out.iter();
        Silence {
            keys: with_reason
                .filter(|row| !row.reason.trim().is_empty())
                .map(|row| row.what.trim())
                .collect(),
        }
    }

    /// Whether a rule is silent at a mark, or everywhere.
    pub fn covers(&self, rule: &str, mark: &str) -> bool {
        if self.keys.is_empty() {
            return false;
        }
        self.keys.contains(rule)
            || (!mark.is_empty() && self.keys.contains(format!("{rule}/{mark}").as_str()))
    }
}

/// What an entry of `review.ruled_out` means in words, if it names a rule: "Role missing: sponsor".
pub fn ruled_out_words(plan: &Plan, what: &str, lang: Lang) -> Option<String> {
    let (id, mark) = match what.trim().split_once('/') {
        Some((id, mark)) => (id, mark),
        None => (what.trim(), ""),
    };
    let rule: &Rule = rules().find(|rule| rule.id == id)?;
    let name = rule.name.in_lang(lang);
    let at = named(plan, mark, lang);
    Some(match at.is_empty() {
        true => name.to_owned(),
        false => format!("{name}{}{at}", lang.colon()),
    })
}

/// The same for any answer: `None` for one that is no such entry.
pub fn ruled_out_answer(
    sheet: SheetRef,
    plan: &Plan,
    row: usize,
    field: usize,
    lang: Lang,
) -> Option<String> {
    let is_entry = sheet == &RULED_OUT as SheetRef && sheet.ask(field).key == "what";
    is_entry
        .then(|| ruled_out_words(plan, sheet.text(plan, row, field), lang))
        .flatten()
}

/// What a mark stands for: a row, a token, a step, a list; else itself.
fn named(plan: &Plan, mark: &str, lang: Lang) -> String {
    if mark.is_empty() {
        return String::new();
    }
    for sheet in catalog::sheets() {
        if sheet.about().name == mark {
            return sheet.about().title.in_lang(lang).to_owned();
        }
        if sheet.is_list()
            && let Some(row) = sheet.place(plan, mark)
        {
            let name = sheet.name_of(plan, row);
            return match name.is_empty() {
                true => sheet.about().noun.in_lang(lang).to_owned(),
                false => name.to_owned(),
            };
        }
    }
    let tokens = CONTENTS.iter().chain(RISK_CATEGORIES);
    let mut known = tokens
        .map(|token| (token.key, token.name))
        .chain(catalog::STEPS.iter().map(|step| (step.key, step.title)))
        .chain(
            super::coverage::ROLES
                .iter()
                .map(|role| (role.key, role.name)),
        );
    match known.find(|(key, _)| *key == mark) {
        Some((_, name)) => name.in_lang(lang).to_owned(),
        None => mark.to_owned(),
    }
}
