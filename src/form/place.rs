//! Where an answer goes in the document: fields say part and form, outlines are data that order parts.

use crate::locale::Text;

/// A part of the document that is fed by fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The table on the cover: project, client, version, status.
    Control,
    /// Background, scope, principles, constraints, assumptions.
    Introduction,
    /// What the project is to achieve.
    ProjectGoals,
    /// The project's phases and milestones.
    Phases,
    /// Communication goals with their measures.
    Goals,
    /// The stakeholder register.
    Register,
    /// Who does what in communication.
    Duties,
    /// The contact list.
    Contacts,
    /// Power, interest and engagement; internal.
    Power,
    /// Private notes, rates and limits; internal.
    Notes,
    /// Channels and their rules.
    Channels,
    /// Tools behind the channels.
    Tools,
    /// Rules for every channel, quoted by number.
    HouseRules,
    /// Working hours, storage, release, due times.
    Conventions,
    /// The communication matrix.
    Matrix,
    /// Content and material of each communication.
    Content,
    /// Meetings with time, length, chair and recorder.
    Meetings,
    /// How changes are communicated.
    Changes,
    /// The escalation ladder.
    Ladder,
    /// The risk register.
    Risks,
    /// Evaluation methods and indicators.
    Indicators,
    /// Improvement loop and update rules.
    Improvement,
    /// The closing chapter.
    Closing,
    /// Terms.
    Glossary,
    /// Who receives the document.
    Distribution,
    /// The document's versions.
    Revisions,
    /// Signatures.
    Approvals,
    /// What was considered and ruled out; internal.
    RuledOut,
}

/// The form in which an answer stands in a part.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// A column of the part's table. Fields with the same number share the cell.
    Column {
        /// The part.
        part: Part,
        /// The column's order, 1 to 99.
        at: u8,
        /// The column's heading, where it is not the field's label.
        heading: Option<Text>,
    },
    /// A labelled paragraph; a list of items where the question asks for items.
    Paragraph {
        /// The part.
        part: Part,
        /// The paragraph's order, 1 to 99.
        at: u8,
    },
    /// A line of a table with two columns: label and answer.
    Line {
        /// The part.
        part: Part,
        /// The line's order, 1 to 99.
        at: u8,
    },
    /// Woven into a sentence or a computed cell of the part.
    Woven {
        /// The part.
        part: Part,
    },
}

impl Place {
    /// A column headed by the field's label.
    pub const fn column(part: Part, at: u8) -> Place {
        Place::Column {
            part,
            at,
            heading: None,
        }
    }

    /// A column with a heading of its own.
    pub const fn headed(part: Part, at: u8, heading: Text) -> Place {
        Place::Column {
            part,
            at,
            heading: Some(heading),
        }
    }

    /// A labelled paragraph.
    pub const fn paragraph(part: Part, at: u8) -> Place {
        Place::Paragraph { part, at }
    }

    /// A line of a two-column table.
    pub const fn line(part: Part, at: u8) -> Place {
        Place::Line { part, at }
    }

    /// Woven into the part's own words.
    pub const fn woven(part: Part) -> Place {
        Place::Woven { part }
    }

    /// The part that the answer goes to.
    pub const fn part(&self) -> Part {
        match self {
            Place::Column { part, .. }
            | Place::Paragraph { part, .. }
            | Place::Line { part, .. }
            | Place::Woven { part } => *part,
        }
    }
}
