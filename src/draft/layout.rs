//! The order of the draft's members: one table for reader, writer and schema.

use crate::catalog;
use crate::form::{SheetRef, Step};

/// A member of a step's object.
#[derive(Clone, Copy)]
pub enum Slot {
    /// A field of the step's record: its sheet and its place there.
    Field(SheetRef, usize),
    /// A list of rows.
    List(SheetRef),
}

impl Slot {
    /// The member's name.
    pub fn name(&self) -> &'static str {
        match self {
            Slot::Field(sheet, field) => sheet.ask(*field).key,
            Slot::List(sheet) => sheet.about().list,
        }
    }
}

/// The members of the draft itself, in their order.
pub fn of_draft() -> Vec<&'static str> {
    ["format", "language"]
        .into_iter()
        .chain(catalog::STEPS.iter().map(|step| step.key))
        .collect()
}

/// The members of a step, in their order: the lists that stand first, then each field and the lists that follow it.
pub fn of_step(step: &Step) -> Vec<Slot> {
    let lists = |after: Option<&str>| {
        step.lists()
            .filter(|sheet| sheet.about().follows == after)
            .map(Slot::List)
            .collect::<Vec<_>>()
    };
    let mut slots = lists(None);
    for sheet in step.sheets.iter().filter(|sheet| !sheet.is_list()) {
        for (field, ask) in sheet.asks() {
            slots.push(Slot::Field(*sheet, field));
            slots.extend(lists(Some(ask.key)));
        }
    }
    // A list that follows nothing that exists stands last rather than nowhere.
    for list in step.lists().map(Slot::List) {
        if !slots.iter().any(|slot| slot.name() == list.name()) {
            slots.push(list);
        }
    }
    slots
}

/// The members of a row, in their order.
pub fn of_row(sheet: SheetRef) -> Vec<&'static str> {
    std::iter::once("id")
        .chain(sheet.asks().map(|(_, ask)| ask.key))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_sheet_of_a_step_has_its_members_and_no_name_stands_twice() {
        for step in &catalog::STEPS {
            let slots = of_step(step);
            let wanted: usize = step
                .sheets
                .iter()
                .map(|sheet| if sheet.is_list() { 1 } else { sheet.fields() })
                .sum();
            assert_eq!(slots.len(), wanted, "step {}", step.key);
            let names: HashSet<_> = slots.iter().map(Slot::name).collect();
            assert_eq!(names.len(), wanted, "step {}", step.key);
            for list in step.lists() {
                let names = of_row(list);
                assert_eq!(names.len(), names.iter().collect::<HashSet<_>>().len());
            }
        }
    }
}
