//! Who is in the plan already, and whom a row of a table means.

use crate::draft::table::plain;
use crate::form::{SheetRef, Value};
use crate::plan::Plan;
use std::collections::HashMap;

/// Who is in the plan, to be found without reading all of it for each row.
#[derive(Default)]
pub(super) struct Known {
    mails: HashMap<String, usize>,
    /// The first of each name; of each name with a role, and with an address, an empty one too.
    names: HashMap<String, usize>,
    named_roles: HashMap<(String, String), usize>,
    named_mails: HashMap<(String, String), usize>,
    /// The first of each role, and the first of it without a name.
    roles: HashMap<String, usize>,
    open: HashMap<String, usize>,
}

impl Known {
    pub(super) fn of(plan: &Plan) -> Known {
        let mut known = Known::default();
        for row in 0..plan.stakeholders.len() {
            known.note(plan, row);
        }
        known
    }

    pub(super) fn note(&mut self, plan: &Plan, row: usize) {
        let Some(person) = plan.stakeholders.at(row) else {
            return;
        };
        let (name, role) = (plain(&person.name), plain(&person.role));
        let mail = plain(&person.email);
        if !name.is_empty() {
            let key = (name.clone(), mail.clone());
            self.named_mails.entry(key).or_insert(row);
        }
        if !name.is_empty() && !role.is_empty() {
            let key = (name.clone(), role.clone());
            self.named_roles.entry(key).or_insert(row);
        }
        for (key, map) in [
            (mail, &mut self.mails),
            (name.clone(), &mut self.names),
            (role.clone(), &mut self.roles),
        ] {
            if !key.is_empty() {
                map.entry(key).or_insert(row);
            }
        }
        if name.is_empty() && !role.is_empty() {
            self.open.entry(role).or_insert(row);
        }
    }

    /// Whether somebody else has the name and the role of a row.
    pub(super) fn has_twin(&self, plan: &Plan, row: usize) -> bool {
        plan.stakeholders.at(row).is_some_and(|person| {
            let key = (plain(&person.name), plain(&person.role));
            self.named_roles.contains_key(&key)
        })
    }

    /// The row of the person whom answers describe: of the same name, unless the addresses differ, and of several the one
    /// of the same address, else of the same role; else of the same address, where one of both has no name; else the one
    /// of that role that has no name yet. A role alone means the first of that role.
    pub(super) fn find(
        &self,
        sheet: SheetRef,
        plan: &Plan,
        answers: &[(usize, Value)],
    ) -> Option<usize> {
        let said = |key: &str| {
            let field = sheet.field(key);
            let found = answers.iter().find(|(of, _)| Some(*of) == field);
            match found {
                Some((_, Value::Text(text))) => plain(text),
                _ => String::new(),
            }
        };
        let (mail, name, role) = (said("email"), said("name"), said("role"));
        let of = |row: &usize| plan.stakeholders.at(*row);
        let is_alike = |row: &usize| {
            let other = of(row).map_or(String::new(), |person| plain(&person.email));
            mail.is_empty() || other.is_empty() || mail == other
        };
        let is_open = |row: &usize| of(row).is_some_and(|person| plain(&person.name).is_empty());
        let by_mail = self.named_mails.get(&(name.clone(), mail.clone()));
        let by_mail = by_mail.filter(|_| !mail.is_empty());
        let by_role = self.named_roles.get(&(name.clone(), role.clone()));
        let open_mail = self.named_mails.get(&(name.clone(), String::new()));
        let named = [by_mail, by_role, open_mail, self.names.get(&name)];
        let mut named = named.into_iter().flatten().copied();
        (named.find(is_alike))
            .or_else(|| {
                let row = self.mails.get(&mail).copied();
                row.filter(|row| name.is_empty() || is_open(row))
            })
            .or_else(|| match name.is_empty() {
                true => self.roles.get(&role).copied().filter(is_alike),
                false => {
                    (self.open.get(&role).copied()).filter(|row| is_open(row) && is_alike(row))
                }
            })
    }
}
