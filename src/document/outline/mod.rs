//! Outlines: data that orders parts. Fields say which part they feed; an outline says where the part stands and what
//! it is called there.

mod brief;
mod frame;
mod nine_part;
mod papers;
mod six_step;
mod standard;
mod ten_part;

use super::model::Audience;
use crate::catalog::Form;
use crate::form::Part;
use crate::locale::{Lang, Text, text};

pub use brief::BRIEF;
pub use nine_part::NINE_PART;
pub use papers::{COMMENT, FORM, NEEDS};
pub use six_step::SIX_STEP;
pub use standard::STANDARD;
pub use ten_part::TEN_PART;

/// How a chapter and its parts are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// 一、 and （一）; 1 and 1.1.
    Chapter,
    /// Not at all.
    None,
    /// The parts as annexes: 附录一, Annex A.
    Annex,
}

/// What feeds a piece of a chapter.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// The fields whose place is this part, from one order to another.
    Fields(Part, u8, u8),
    /// Who takes part in what, on the client's side.
    AtAGlance,
    /// Contacts, weekly slot, urgent matters, escalation, next review.
    KeyPoints,
    /// Which communications belong to which phase.
    ByPhase,
    /// Which communications come round how often.
    ByRhythm,
    /// The communications that carry one of these kinds of content, with what they are about.
    ByContent(&'static [&'static str]),
    /// Who does what in communication, of one camp.
    DutiesOf(Camp),
    /// The gravest risks.
    TopRisks,
    /// Who is accountable, responsible, consulted and informed.
    Raci,
    /// How the cost of communication is kept in bounds.
    CostControl,
    /// Hours a month.
    Load,
    /// A figure.
    Figure(Motif),
    /// A form with the plan's names in place.
    Form(&'static Form),
    /// What serves plain and clear language.
    PlainLanguage,
    /// Goals, stakeholders, channels, plan, risks and evaluation, each in a line.
    SixAspects,
    /// How the list of what is asked of the client is used.
    NeedsLead,
    /// What is asked of the client, a section for each who should answer.
    Needs,
    /// How the form with the questions is used.
    HowTo,
    /// The questions of a step with room to write, a section for each sheet.
    Questions(&'static str),
    /// How a draft is commented on.
    CommentLead,
    /// A sheet for comments.
    CommentSheet,
}

impl Source {
    /// The sheet whose rows something computed shows as its own, so that the chapter answers for what was prepared in
    /// them.
    pub(super) const fn shows_rows_of(self) -> Option<&'static str> {
        match self {
            Source::ByRhythm | Source::ByContent(_) => Some("schedule.rows"),
            Source::DutiesOf(_) => Some("stakeholders.rows"),
            Source::TopRisks => Some("risks.rows"),
            _ => None,
        }
    }
}

/// What a figure is of. Each vanishes where there is too little to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motif {
    /// Power and interest; never for the client.
    Power,
    /// Who reaches whom between the two sides, by channel.
    Flow,
    /// The escalation ladder.
    Ladder,
    /// The heat map of risks.
    Risks,
    /// Phases and milestones along the calendar.
    Timeline,
}

/// Whose duties a table tells. Whoever is the single contact of a side speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Camp {
    /// Our single contact.
    Manager,
    /// Everybody else of ours.
    Team,
    /// The client's single contact.
    Representative,
    /// Everybody else.
    Others,
}

/// A piece of a chapter.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// What feeds it.
    pub source: Source,
    /// Its heading; without one it stands under the chapter's.
    pub heading: Option<Text>,
    /// The columns that its table shows, by their order; all of them where none is named.
    pub columns: &'static [u8],
    /// Whether the part's own words stand around the answers; not where another piece has said them.
    pub has_words: bool,
    /// Whether each of its paragraphs has its label as heading.
    pub labels: bool,
    /// Whether it may be missing without being missed.
    pub optional: bool,
    /// Whether it is left out for the client.
    pub internal: bool,
    /// Whether it follows the piece before it, under that one's heading.
    pub follows: bool,
}

impl Piece {
    const fn new(source: Source, heading: Option<Text>) -> Piece {
        Piece {
            source,
            heading,
            columns: &[],
            has_words: true,
            labels: false,
            optional: false,
            internal: false,
            follows: false,
        }
    }

    /// A part of fields without a heading of its own.
    pub const fn bare(part: Part) -> Piece {
        Piece::new(Source::Fields(part, 0, u8::MAX), None)
    }

    /// Some paragraphs of a part, each under its own heading.
    pub const fn range(part: Part, from: u8, to: u8) -> Piece {
        let mut piece = Piece::new(Source::Fields(part, from, to), None);
        piece.labels = true;
        piece
    }

    /// A part of fields with a heading.
    pub const fn headed(part: Part, zh: &'static str, en: &'static str) -> Piece {
        Piece::new(Source::Fields(part, 0, u8::MAX), Some(text(zh, en)))
    }

    /// Something computed, with a heading.
    pub const fn computed(source: Source, zh: &'static str, en: &'static str) -> Piece {
        Piece::new(source, Some(text(zh, en)))
    }

    /// Something computed, without a heading.
    pub const fn computed_bare(source: Source) -> Piece {
        Piece::new(source, None)
    }

    /// Something computed that makes sections of its own, each under its own heading.
    pub const fn sections(source: Source) -> Piece {
        let mut piece = Piece::new(source, None);
        piece.labels = true;
        piece
    }

    /// A figure that follows the piece before it, mostly the table of the same facts.
    pub const fn figure(motif: Motif) -> Piece {
        let mut piece = Piece::new(Source::Figure(motif), None);
        piece.follows = true;
        piece.optional = true;
        piece
    }

    /// A form, under its own title.
    pub const fn form(form: &'static Form) -> Piece {
        Piece::new(Source::Form(form), Some(form.title))
    }

    /// Whether it stands directly under the chapter's heading.
    pub const fn is_bare(&self) -> bool {
        self.heading.is_none() && !self.labels && !self.follows
    }

    /// Shows only some columns.
    pub const fn only(mut self, columns: &'static [u8]) -> Piece {
        self.columns = columns;
        self
    }

    /// Leaves out the part's own words.
    pub const fn wordless(mut self) -> Piece {
        self.has_words = false;
        self
    }

    /// Vanishes where nothing feeds it.
    pub const fn optional(mut self) -> Piece {
        self.optional = true;
        self
    }

    /// Is left out for the client.
    pub const fn internal(mut self) -> Piece {
        self.internal = true;
        self.optional = true;
        self
    }
}

/// A chapter. It never vanishes.
#[derive(Clone, Copy, Debug)]
pub struct Chapter {
    /// Unique within the outline.
    pub key: &'static str,
    /// The heading; an empty one stands before the first chapter.
    pub heading: Text,
    /// How it is counted.
    pub numbers: Numbers,
    /// Its pieces in their order.
    pub pieces: &'static [Piece],
}

/// A paper that is made of the plan and is not the plan itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// What is asked of the client.
    Needs,
    /// The questions without answers, to be filled in by hand.
    Form,
    /// The plan before it is agreed, for the client to comment on.
    Comment,
}

impl Paper {
    /// What it is, in a sentence for whoever is about to make it.
    pub const fn says(self) -> Text {
        match self {
            Paper::Needs => text(
                "向客户要的内容，按答复人分组，一行一项，留出填写的地方；不含内部内容。",
                "What the client is asked for, grouped by who should answer, with room to write. Nothing internal.",
            ),
            Paper::Form => text(
                "全部问题的空白表，带说明和示例，供开会时手写；不含方案里的内容。",
                "Every question with help and example, for a workshop on paper. None of the plan's answers.",
            ),
            Paper::Comment => text(
                "整份方案的征求意见稿，缺的内容编了号，第一页列出请客户提供的内容。",
                "The whole plan, open points numbered; what the client is asked for stands on the first page.",
            ),
        }
    }
}

/// An outline.
#[derive(Clone, Copy, Debug)]
pub struct Outline {
    /// What the command line calls it.
    pub key: &'static str,
    /// What people read.
    pub name: Text,
    /// The paper that it makes, where it is not the plan.
    pub paper: Option<Paper>,
    /// The chapters in their order.
    pub chapters: &'static [Chapter],
}

/// Every outline, the default first.
pub static OUTLINES: [&Outline; 5] = [&STANDARD, &TEN_PART, &SIX_STEP, &NINE_PART, &BRIEF];

/// The papers that go with a plan.
pub static PAPERS: [&Outline; 3] = [&COMMENT, &NEEDS, &FORM];

/// Everything that can be exported: the outlines of the plan, then the papers.
pub fn offered() -> impl Iterator<Item = &'static Outline> {
    OUTLINES.into_iter().chain(PAPERS)
}

impl Outline {
    /// A name short enough for a file's: what explains it is left out.
    pub fn short(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.name.zh.split('（').next().unwrap_or_default(),
            Lang::En => self.key,
        }
    }

    /// Whether it tells the plan, so that what the plan promises and leaves out matters.
    pub fn tells_the_plan(&self) -> bool {
        matches!(self.paper, None | Some(Paper::Comment))
    }

    /// For whom it can be made. Some papers are made for the client only.
    pub fn audience(&self, asked: Audience) -> Audience {
        match self.tells_the_plan() {
            true => asked,
            false => Audience::Client,
        }
    }
}

/// The outline with this key.
pub fn of_key(key: &str) -> Option<&'static Outline> {
    offered().find(|outline| outline.key == key)
}

/// A numbered chapter.
const fn chapter(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    pieces: &'static [Piece],
) -> Chapter {
    Chapter {
        key,
        heading: text(zh, en),
        numbers: Numbers::Chapter,
        pieces,
    }
}

/// A chapter without a number.
const fn uncounted(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    pieces: &'static [Piece],
) -> Chapter {
    Chapter {
        numbers: Numbers::None,
        ..chapter(key, zh, en, pieces)
    }
}
