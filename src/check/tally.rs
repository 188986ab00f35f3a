//! How far each step has come, kept up to date edit by edit: a key must not cost a walk through the plan.

use super::{dangling, is_gap};
use crate::catalog::STEPS;
use crate::form::{Edit, SheetRef, Tier};
use crate::plan::Plan;

/// The status of a row that was prepared and whose sheet has not been seen and left.
pub const PROPOSED: &str = "proposed";

/// How far a step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing was written.
    Untouched,
    /// Something was written; something is missing, or was prepared and has not been looked at.
    Begun,
    /// A reference names a row that does not exist.
    Broken,
    /// Nothing is missing.
    Done,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    filled: usize,
    gaps: usize,
    dangling: usize,
    proposed: usize,
}

/// What is written, missing and dangling, step by step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    steps: Vec<Counts>,
}

impl Tally {
    /// Counts a whole plan.
    pub fn of(plan: &Plan) -> Tally {
        let count = |sheets: &[SheetRef]| {
            let mut sum = Counts::default();
            for sheet in sheets {
                for row in 0..sheet.rows(plan) {
                    sum.add(row_counts(*sheet, plan, row));
                }
            }
            sum
        };
        Tally {
            steps: STEPS.iter().map(|step| count(step.sheets)).collect(),
        }
    }

    /// Carries an edit out and counts again only what it touches. Rows that come or go may be named from anywhere, so
    /// that they are counted with the whole plan.
    pub fn apply(&mut self, edit: &Edit, plan: &mut Plan) {
        match edit {
            Edit::Splice { cell, .. } | Edit::Choose { cell, .. } => {
                let Some(row) = cell.row(plan) else { return };
                let before = row_counts(cell.sheet, plan, row);
                edit.apply(plan);
                let after = row_counts(cell.sheet, plan, row);
                if before != after
                    && let Some(counts) = self.step(cell.sheet)
                {
                    counts.subtract(before);
                    counts.add(after);
                }
            }
            Edit::Insert { .. } | Edit::Remove { .. } => {
                edit.apply(plan);
                *self = Tally::of(plan);
            }
            Edit::Move { .. } | Edit::Language { .. } => edit.apply(plan),
        }
    }

    /// How far a step has come.
    pub fn mark(&self, step: usize, plan: &Plan) -> Mark {
        let Some(counts) = self.steps.get(step) else {
            return Mark::Untouched;
        };
        let lacks_rows = |sheet: &SheetRef| {
            sheet.is_list() && sheet.about().list == "rows" && sheet.rows(plan) == 0
        };
        if counts.dangling > 0 {
            Mark::Broken
        } else if counts.filled == 0 {
            Mark::Untouched
        } else if counts.gaps > 0
            || counts.proposed > 0
            || STEPS[step].sheets.iter().any(lacks_rows)
        {
            Mark::Begun
        } else {
            Mark::Done
        }
    }

    /// How many answers are missing in a step.
    pub fn gaps(&self, step: usize) -> usize {
        self.steps.get(step).map_or(0, |counts| counts.gaps)
    }

    fn step(&mut self, sheet: SheetRef) -> Option<&mut Counts> {
        let place = STEPS
            .iter()
            .position(|step| step.key == sheet.about().step)?;
        self.steps.get_mut(place)
    }
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.filled += other.filled;
        self.gaps += other.gaps;
        self.dangling += other.dangling;
        self.proposed += other.proposed;
    }

    fn subtract(&mut self, other: Counts) {
        self.filled = self.filled.saturating_sub(other.filled);
        self.gaps = self.gaps.saturating_sub(other.gaps);
        self.dangling = self.dangling.saturating_sub(other.dangling);
        self.proposed = self.proposed.saturating_sub(other.proposed);
    }
}

fn row_counts(sheet: SheetRef, plan: &Plan, row: usize) -> Counts {
    let mut counts = Counts::default();
    for (field, ask) in sheet.asks() {
        if ask.tier == Tier::Unasked {
            let is_status = ask.key == "status" && sheet.is_list();
            let is_proposed = is_status && sheet.text(plan, row, field).trim() == PROPOSED;
            counts.proposed += usize::from(is_proposed);
            continue;
        }
        counts.filled += usize::from(!sheet.is_blank(plan, row, field));
        counts.gaps += usize::from(is_gap(sheet, plan, row, field));
        counts.dangling += dangling(sheet, plan, row, field);
    }
    counts
}
