//! Every question, once: the fields of each step.

mod annexes;
mod channels;
mod evaluation;
mod goals;
mod opening;
mod project;
mod review;
mod risks;
mod schedule;
mod stakeholders;
mod starters;
pub mod tokens;
mod twins;

use crate::form::{SheetRef, Step};
use crate::locale::text;

pub use annexes::{CHANGE, FORMS, Form, LOG, MINUTES, REPORT, SURVEY};
pub use channels::{CHANNELS, HOUSE_RULES};
pub use evaluation::{EVALUATION, IMPROVEMENT};
pub use goals::GOALS;
pub use opening::{FIRST_CHANGE, FIRST_FORM, OPENING, QUESTIONS, STAGES, STAND_INS, Stage};
pub use project::{PHASES, PROJECT, PROJECT_GOALS};
pub use review::{APPROVALS, DISTRIBUTION, GLOSSARY, REVIEW, REVISIONS, RULED_OUT};
pub use risks::{LADDER, RISKS};
pub use schedule::{ATTENDEES, CHANGES, SCHEDULE};
pub use stakeholders::STAKEHOLDERS;
pub use starters::{CATALOGUE, STARTERS, Starter};
pub use twins::{is_foreign, twin};

/// The conversation, in its order, which is also the draft's.
pub static STEPS: [Step; 8] = [
    Step {
        key: "project",
        title: text("项目", "Project"),
        sheets: &[&PROJECT, &PROJECT_GOALS, &PHASES],
    },
    Step {
        key: "goals",
        title: text("沟通目标", "Goals"),
        sheets: &[&GOALS],
    },
    Step {
        key: "stakeholders",
        title: text("相关方", "Stakeholders"),
        sheets: &[&STAKEHOLDERS],
    },
    Step {
        key: "channels",
        title: text("沟通渠道", "Channels"),
        sheets: &[&CHANNELS, &HOUSE_RULES],
    },
    Step {
        key: "schedule",
        title: text("沟通计划", "Schedule"),
        sheets: &[&SCHEDULE, &CHANGES],
    },
    Step {
        key: "risks",
        title: text("风险", "Risks"),
        sheets: &[&RISKS, &LADDER],
    },
    Step {
        key: "evaluation",
        title: text("评估", "Evaluation"),
        sheets: &[&EVALUATION, &IMPROVEMENT],
    },
    Step {
        key: "review",
        title: text("检查与导出", "Review"),
        sheets: &[
            &REVIEW,
            &APPROVALS,
            &DISTRIBUTION,
            &REVISIONS,
            &GLOSSARY,
            &RULED_OUT,
        ],
    },
];

/// Every sheet, in the order of the steps.
pub fn sheets() -> impl Iterator<Item = SheetRef> {
    STEPS.iter().flat_map(|step| step.sheets.iter().copied())
}
