//! What a rule is, and the table of all of them.

use super::{channels, coverage, evaluation, ownership, people, record, risks, timing};
use crate::locale::{Text, text};

/// How grave a finding is, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The plan contradicts itself, or nobody could carry it out.
    Error,
    /// Something that a client or an auditor would find.
    Warning,
    /// Something to think about; a good plan may have a few.
    Hint,
}

impl Severity {
    /// All of them, gravest first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

    /// The word that the command line writes.
    pub const fn key(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        }
    }

    /// What people read.
    pub const fn name(self) -> Text {
        match self {
            Severity::Error => text("错误", "error"),
            Severity::Warning => text("警告", "warning"),
            Severity::Hint => text("提示", "hint"),
        }
    }

    /// The heading of its findings.
    pub const fn heading(self) -> Text {
        match self {
            Severity::Error => text("必须改正", "Must fix"),
            Severity::Warning => text("值得一看", "Worth a look"),
            Severity::Hint => text("提示", "Hints"),
        }
    }
}

/// How the severity of a rule follows from the document's status.
#[derive(Clone, Copy, Debug)]
pub enum Level {
    /// The same throughout.
    Always(Severity),
    /// What cannot be known at kick-off: one hint for all places together while the document is a draft, said by this
    /// sentence; a warning for each place once it is for approval.
    Ripens(Text),
    /// Nothing while the document is a draft; this once it is for approval.
    Late(Severity),
}

/// A rule of the check.
#[derive(Debug)]
pub struct Rule {
    /// Its name in drafts, reports and on the command line.
    pub id: &'static str,
    /// Its number among the 34 rules of the field's catalogue; `None` for one that the draft itself asks for.
    pub number: Option<u8>,
    /// What it looks for, in a few words.
    pub name: Text,
    /// What it says about one place. `{0}`, `{1}` stand for the finding's words.
    pub sentence: Text,
    /// How grave it is.
    pub level: Level,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl Rule {
    /// The rule with this id.
    pub fn named(id: &str) -> Option<&'static Rule> {
        rules().find(|rule| rule.id == id)
    }
}

/// Every rule, theme by theme.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        coverage::RULES,
        ownership::RULES,
        timing::RULES,
        channels::RULES,
        people::RULES,
        risks::RULES,
        evaluation::RULES,
        record::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// Rules of the field's catalogue that have none of their own here, and why.
pub static DROPPED: [(u8, &str); 1] = [(
    21,
    "the responsibility matrix is derived: its A is the owner, its R the recorder or owner; a row without exactly one A \
     is a row without an owner, which is rule 12",
)];
