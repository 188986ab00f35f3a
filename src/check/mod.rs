//! What is missing or odd. Nothing here forbids anything: a plan is never invalid, only unfinished.

mod tally;

pub use tally::{Mark, Tally};

use crate::catalog;
use crate::form::{Cell, Kind, SheetRef};
use crate::plan::Plan;

/// Whether an answer that every plan wants is missing. What the client owes is no gap.
pub fn is_gap(sheet: SheetRef, plan: &Plan, row: usize, field: usize) -> bool {
    sheet.ask(field).wanted
        && sheet.is_blank(plan, row, field)
        && !sheet.is_pending(plan, row, field)
}

/// How many ids of an answer name rows that do not exist.
pub fn dangling(sheet: SheetRef, plan: &Plan, row: usize, field: usize) -> usize {
    let gone = |target: SheetRef, id: &str| !id.is_empty() && target.place(plan, id).is_none();
    match sheet.ask(field).kind {
        Kind::Reference(target) => gone(target, sheet.text(plan, row, field)).into(),
        Kind::References(target) => {
            let ids = sheet.list(plan, row, field);
            ids.iter().filter(|id| gone(target, id)).count()
        }
        _ => 0,
    }
}

/// The answers that name this row.
pub fn referrers(plan: &Plan, target: SheetRef, id: &str) -> Vec<Cell> {
    let mut cells = Vec::new();
    for sheet in catalog::sheets() {
        for (field, ask) in sheet.asks() {
            if ask.kind.refers_to() != Some(target) {
                continue;
            }
            for row in 0..sheet.rows(plan) {
                let named = match ask.kind.is_list() {
                    true => sheet.list(plan, row, field).iter().any(|held| held == id),
                    false => sheet.text(plan, row, field) == id,
                };
                if named {
                    cells.push(Cell::new(sheet, plan, row, field));
                }
            }
        }
    }
    cells
}

/// The first gap of a step, as sheet, row and field; on request only one that is typed and not chosen.
pub fn first_gap(plan: &Plan, step: usize, typed_only: bool) -> Option<(usize, usize, usize)> {
    let sheets = catalog::STEPS[step].sheets;
    sheets.iter().enumerate().find_map(|(place, sheet)| {
        let wanted = |field: &usize| !typed_only || sheet.ask(*field).kind.is_typed();
        (0..sheet.rows(plan)).find_map(|row| {
            (0..sheet.fields())
                .filter(wanted)
                .find(|field| is_gap(*sheet, plan, row, *field))
                .map(|field| (place, row, field))
        })
    })
}
