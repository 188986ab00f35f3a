//! Every question, once: the fields of each step.

mod goals;
mod project;
pub mod tokens;

use crate::form::{SheetRef, Step};
use crate::locale::text;

pub use goals::GOALS;
pub use project::PROJECT_GOALS;

/// The conversation, in its order, which is also the draft's.
pub static STEPS: [Step; 2] = [
    Step {
        key: "project",
        title: text("项目", "Project"),
        sheets: &[&PROJECT_GOALS],
    },
    Step {
        key: "goals",
        title: text("沟通目标", "Goals"),
        sheets: &[&GOALS],
    },
];

/// Every sheet, in the order of the steps.
pub fn sheets() -> impl Iterator<Item = SheetRef> {
    STEPS.iter().flat_map(|step| step.sheets.iter().copied())
}
