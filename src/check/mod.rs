//! What is missing or odd. Nothing here forbids anything: a plan is never invalid, only unfinished.
//!
//! The rules stand by theme, one file each, every rule beside the function that looks for it; [`rules`] lists them all.
//! [`findings`] looks through a whole plan in one pass over its rows. [`Tally`] is the cheap part that follows every
//! edit.

mod channels;
mod coverage;
mod evaluation;
mod facts;
mod finding;
mod found;
pub mod limits;
mod overlap;
mod ownership;
mod people;
mod record;
mod risks;
mod rule;
mod silence;
mod tally;
mod timing;
mod zone;

pub use finding::{Finding, Word, count};
pub use rule::{DROPPED, Level, Rule, Severity, rules};
pub use silence::{ruled_out_answer, ruled_out_words};
pub use tally::{Mark, PROPOSED, Tally};
pub use timing::hours_limit;

use crate::catalog;
use crate::form::{Cell, Kind, SheetRef};
use crate::plan::Plan;

/// Everything that the rules find in a plan and that was not ruled out: the gravest first, then in the order of the
/// conversation.
pub fn findings(plan: &Plan) -> Vec<Finding> {
    let facts = facts::Facts::of(plan);
    let mut found = found::Found::new(plan, facts.is_ready);
    for find in [
        coverage::find,
        ownership::find,
        timing::find,
        channels::find,
        people::find,
        risks::find,
        evaluation::find,
        record::find,
    ] {
        find(&facts, &mut found);
    }
    found.sorted()
}

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
