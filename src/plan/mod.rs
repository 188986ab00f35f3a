//! What a plan is: records, nothing else. It keeps what was written; dates and numbers are parsed when asked for.

mod channels;
mod evaluation;
mod goals;
mod opening;
mod project;
pub mod record;
mod review;
mod risks;
mod row;
mod schedule;
mod stakeholders;

pub use channels::{Channel, HouseRules};
pub use evaluation::{Evaluation, Improvement};
pub use goals::Goal;
pub use opening::Opening;
pub use project::{Phase, Project, ProjectGoal};
pub use record::Record;
pub use review::{Approval, Recipient, Review, Revision, RuledOut, Term};
pub use risks::{Level, Risk};
pub use row::{Kept, Row, Rows, Stranger};
pub use schedule::{ChangeProcess, Communication};
pub use stakeholders::Stakeholder;

use std::collections::BTreeMap;

/// A client-project communication management plan. It is never invalid, only unfinished.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(
    missing_docs,
    reason = "the members are the sheets of the catalogue, which says what each means"
)]
pub struct Plan {
    /// The language of the document, as written: `zh`, `en`.
    pub language: String,
    pub project: Project,
    pub project_goals: Rows<ProjectGoal>,
    pub phases: Rows<Phase>,
    pub goals: Rows<Goal>,
    pub stakeholders: Rows<Stakeholder>,
    pub channels: Rows<Channel>,
    pub house_rules: HouseRules,
    pub schedule: Rows<Communication>,
    pub changes: ChangeProcess,
    pub risks: Rows<Risk>,
    pub ladder: Rows<Level>,
    pub evaluation: Rows<Evaluation>,
    pub improvement: Improvement,
    pub review: Review,
    pub approvals: Rows<Approval>,
    pub distribution: Rows<Recipient>,
    pub revisions: Rows<Revision>,
    pub glossary: Rows<Term>,
    pub ruled_out: Rows<RuledOut>,
    /// The first questions; asked once and not written.
    pub opening: Opening,
    /// Members that this version does not know, by the step they stand in; `""` is the draft itself.
    pub strangers: BTreeMap<&'static str, Vec<Stranger>>,
}
