//! The neutral document: headings, paragraphs, lists and tables of unescaped text. Every format renders it and escapes
//! for itself; nothing in it knows a format's marks.

use super::figure::Figure;
use crate::form::Part;
use crate::locale::{Lang, Text, text};

/// For whom a document is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The client: everything internal is left out without a trace.
    Client,
    /// Our own team: everything.
    Internal,
}

impl Audience {
    /// Every audience, the default first.
    pub const ALL: [Audience; 2] = [Audience::Client, Audience::Internal];

    /// What the command line calls it.
    pub const fn key(self) -> &'static str {
        match self {
            Audience::Client => "client",
            Audience::Internal => "internal",
        }
    }

    /// What people read.
    pub const fn name(self) -> Text {
        match self {
            Audience::Client => text("客户版", "Client copy"),
            Audience::Internal => text("内部版", "Internal copy"),
        }
    }

    /// Reads a key of the command line.
    pub fn of_key(key: &str) -> Option<Audience> {
        Audience::ALL
            .into_iter()
            .find(|audience| audience.key() == key)
    }
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text, without line breaks.
    Text(String),
    /// Emphasised text.
    Strong(String),
    /// An answer that is still missing.
    Gap,
    /// An answer that the client owes.
    Pending,
}

/// What stands for an answer that is missing.
pub const GAP: Text = text("待补充", "to be completed");
/// What stands for an answer that the client owes.
pub const PENDING: Text = text("待客户确认", "client to name");
/// What stands in a cell that may be empty.
pub const DASH: &str = "–";

impl Inline {
    /// The words, without their form.
    pub fn words(&self, lang: Lang) -> &str {
        match self {
            Inline::Text(words) | Inline::Strong(words) => words,
            Inline::Gap => GAP.in_lang(lang),
            Inline::Pending => PENDING.in_lang(lang),
        }
    }

    /// Whether it is to stand out.
    pub const fn is_strong(&self) -> bool {
        !matches!(self, Inline::Text(_))
    }
}

/// A line of text in pieces.
pub type Line = Vec<Inline>;

/// The words of a line, without their form.
pub fn words(line: &[Inline], lang: Lang) -> String {
    line.iter().map(|inline| inline.words(lang)).collect()
}

/// Several lines as one, for formats whose cells hold one line: with a semicolon between them, or nothing more where a
/// line ends its own sentence.
pub fn flow(lines: &[Line], lang: Lang) -> Line {
    let mut all = Line::new();
    for line in lines {
        if !all.is_empty() {
            let ends = words(&all, lang).ends_with(['。', '；', '！', '？', '.', ';', '!', '?']);
            let mark = match (ends, lang) {
                (false, _) => lang.semicolon(),
                (true, Lang::Zh) => "",
                (true, Lang::En) => " ",
            };
            all.push(Inline::Text(mark.to_owned()));
        }
        all.extend(line.iter().cloned());
    }
    all.retain(|inline| *inline != Inline::Text(String::new()));
    all
}

/// A line of plain text.
pub fn plain(words: impl Into<String>) -> Line {
    vec![Inline::Text(words.into())]
}

/// The row of the plan that something in the document shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The sheet's name.
    pub sheet: &'static str,
    /// The row's id; empty for a record, and for all the rows of a list.
    pub row: String,
    /// The one answer that is shown; empty for a whole row.
    pub field: &'static str,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The heading.
    pub heading: String,
    /// How much room it wants beside the others, 1 to 5.
    pub width: u8,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// The row of the plan behind it.
    pub key: Option<Key>,
    /// One cell a column; each a list of lines.
    pub cells: Vec<Vec<Line>>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as the columns.
    pub rows: Vec<TableRow>,
    /// Whether rows are to be high enough for signature and seal.
    pub is_signed: bool,
    /// Whether its empty cells are there to be written in: rows are to be high enough for the pen.
    pub is_form: bool,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph of one line.
    Paragraph(Line),
    /// A list.
    List {
        /// Whether the items are counted, so that they can be quoted by number.
        ordered: bool,
        /// The items.
        items: Vec<Line>,
    },
    /// A table.
    Table(Table),
    /// A picture with its caption.
    Figure(Figure),
}

/// A block of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What of the plan stands behind it: an answer, or for a table or list of rows their sheet. None for what is computed.
    pub key: Option<Key>,
    /// What it is.
    pub kind: Kind,
}

impl Block {
    /// A paragraph of our own words.
    pub fn paragraph(line: Line) -> Block {
        Block {
            key: None,
            kind: Kind::Paragraph(line),
        }
    }

    /// A list of our own words.
    pub fn list(ordered: bool, items: Vec<Line>) -> Block {
        Block {
            key: None,
            kind: Kind::List { ordered, items },
        }
    }

    /// A table.
    pub fn table(table: Table) -> Block {
        Block {
            key: None,
            kind: Kind::Table(table),
        }
    }

    /// A picture.
    pub fn figure(figure: Figure) -> Block {
        Block {
            key: None,
            kind: Kind::Figure(figure),
        }
    }

    /// The same block as the answer of a row.
    pub fn of(mut self, key: Key) -> Block {
        self.key = Some(key);
        self
    }
}

/// A heading and what stands under it, up to the next heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The chapter's key in the outline, the same for every section of the chapter.
    pub chapter: &'static str,
    /// The part that feeds it, if fields do.
    pub part: Option<Part>,
    /// 1 for a chapter, 2 for a part of it.
    pub level: u8,
    /// The number with the mark or space that follows it; empty where there is none.
    pub number: String,
    /// The heading without its number; empty for what stands before the first heading.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

impl Section {
    /// The heading with its number.
    pub fn title(&self) -> String {
        format!("{}{}", self.number, self.heading)
    }
}

/// A composed document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// For whom it is made.
    pub audience: Audience,
    /// What kind of document it is.
    pub title: String,
    /// The project that it is about; empty while it has no name.
    pub subtitle: String,
    /// What every page head says; empty for the client.
    pub notice: String,
    /// The newest revision's date as the document prints it; empty where there is none.
    pub date: String,
    /// The sections in their order.
    pub sections: Vec<Section>,
}
