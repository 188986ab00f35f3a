//! Figures: what a picture shows, as facts. Formats draw them, each in its own way; the words are unescaped.

use crate::locale::Lang;
use jiff::civil::Date;

/// A picture with its caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its number in the document; 0 while only a part of the document is composed.
    pub number: usize,
    /// What it shows, without its number.
    pub caption: String,
    /// The same in sentences, for whoever does not see the picture.
    pub facts: Vec<String>,
    /// Whether a table beside it already says the same.
    pub has_table: bool,
    /// What is drawn.
    pub drawing: Drawing,
}

impl Figure {
    /// The caption with its number.
    pub fn title(&self, lang: Lang) -> String {
        let caption = &self.caption;
        match (self.number, lang) {
            (0, Lang::Zh) => format!("图：{caption}"),
            (0, Lang::En) => format!("Figure: {caption}"),
            (number, Lang::Zh) => format!("图 {number}　{caption}"),
            (number, Lang::En) => format!("Figure {number}: {caption}"),
        }
    }

    /// What stands in for the picture: the caption, then its facts.
    pub fn alternative(&self, lang: Lang) -> String {
        let facts = self.facts.join(lang.semicolon());
        let end = match lang {
            Lang::Zh => "。",
            Lang::En => ".",
        };
        match facts.is_empty() {
            true => format!("{}{end}", self.caption),
            false => format!("{}{}{facts}{end}", self.caption, lang.colon()),
        }
    }
}

/// What a figure draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Names or numbers in the cells of a square: power and interest, probability and impact.
    Matrix(Matrix),
    /// Who reaches whom between the two sides, a lane for each channel.
    Flow(Flow),
    /// The rungs of the escalation ladder.
    Ladder(Ladder),
    /// Phases and milestones along the calendar.
    Timeline(Timeline),
    /// Amounts beside each other.
    Bars(Bars),
}

/// Names or numbers in the cells of a square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// What grows from the bottom up, and the names of its steps, the highest first.
    pub up: Axis,
    /// What grows from left to right, and the names of its steps, the lowest first.
    pub across: Axis,
    /// The rows from the top, each as long as `across` has steps.
    pub rows: Vec<Vec<MatrixCell>>,
    /// The mark between two names of a cell.
    pub joint: &'static str,
    /// What the shades mean, the lightest first; empty where each cell says it.
    pub legend: Vec<String>,
}

/// An axis of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// What it measures.
    pub title: String,
    /// Its steps.
    pub steps: Vec<String>,
}

/// A cell of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixCell {
    /// How much it weighs, 0 to 3: the shade.
    pub level: u8,
    /// What the cell means.
    pub remark: String,
    /// What stands in it.
    pub names: Vec<String>,
}

impl MatrixCell {
    /// Its names in one line.
    pub fn said(&self, joint: &str) -> String {
        self.names.join(joint)
    }
}

/// Who reaches whom between the two sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Who stands at the left.
    pub left: String,
    /// What stands between them.
    pub middle: String,
    /// Who stands at the right.
    pub right: String,
    /// A lane for each channel.
    pub lanes: Vec<Lane>,
}

/// Which way a lane leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// From left to right.
    Right,
    /// From right to left.
    Left,
    /// Both ways.
    Both,
}

/// What goes through one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Who takes part at the left.
    pub left: String,
    /// Who takes part at the right.
    pub right: String,
    /// The channel.
    pub channel: String,
    /// The numbers of the communications; empty for the everyday contact.
    pub numbers: String,
    /// Which way it leads.
    pub way: Way,
    /// Whether these are the single contacts, through whom all else goes.
    pub is_contact: bool,
}

/// The rungs of the escalation ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// Who stands at the left of each rung.
    pub left: String,
    /// What the rungs are.
    pub middle: String,
    /// Who stands at the right.
    pub right: String,
    /// The rungs, the lowest first.
    pub rungs: Vec<Rung>,
}

/// A rung of the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// What it is called.
    pub name: String,
    /// How long it may take, as a sentence; empty where nothing was said.
    pub limit: String,
    /// Who decides at the left.
    pub left: String,
    /// Who decides at the right.
    pub right: String,
}

/// Phases and milestones along the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The first day shown.
    pub first: Date,
    /// The last day shown.
    pub last: Date,
    /// The days that are marked along the top, with their names.
    pub ticks: Vec<(Date, String)>,
    /// The phases.
    pub spans: Vec<Span>,
}

/// A phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// Both days as the document prints them.
    pub dates: String,
    /// What is reached at its end; empty where nothing was said.
    pub milestone: String,
}

/// Amounts beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// What is measured.
    pub unit: String,
    /// What the mark on a bar means; empty where no bar has one.
    pub mark: String,
    /// The bars in their order.
    pub bars: Vec<Bar>,
}

/// An amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Whose it is.
    pub name: String,
    /// The amount.
    pub value: u64,
    /// The amount as it is printed.
    pub said: String,
    /// How much it may be.
    pub limit: Option<u64>,
}
