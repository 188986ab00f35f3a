//! Why a text is not a draft, as data; `say` puts it into words.

use super::json;

/// A stretch of the way to a place in the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Crumb {
    /// A member of an object.
    Member(String),
    /// An item of a list, counted from zero.
    Item(usize),
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text, or what is read as one: a number, `true`, `false`.
    Text,
    /// A list.
    List,
    /// An object.
    Group,
    /// Nothing.
    Null,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// There is nothing in the file.
    Empty,
    /// The file is larger than a plan can be.
    TooLarge,
    /// A packed file, such as a document of a word processor.
    Packed,
    /// A page of the web.
    WebPage,
    /// Text in UTF-16.
    Utf16,
    /// Bytes that are no UTF-8 text.
    NotUtf8,
    /// The marks of a merge that nobody finished.
    MergeMarks,
    /// The text ends within a value.
    CutShort,
    /// Something that JSON does not allow here.
    Syntax {
        /// What stands there.
        found: char,
    },
    /// A text that does not end on its line.
    BrokenLine,
    /// An escape such as `\ud800` that is half a character.
    HalfCharacter,
    /// Objects and lists lie too deep in each other.
    TooDeep,
    /// JSON, but no plan: there is no `format`.
    NotAPlan,
    /// A `format` that is no number of a format.
    BadFormat,
    /// Written by a newer version.
    Newer {
        /// The format's number, as written.
        format: String,
    },
    /// A member that stands twice.
    Duplicate {
        /// The line where it stands first.
        first: usize,
    },
    /// A value of the wrong kind.
    WrongShape {
        /// What was expected.
        wanted: Shape,
        /// What stands there.
        found: Shape,
        /// The value, as written.
        value: String,
    },
    /// More rows or members than a plan can have.
    TooMany,
    /// A text that is too long for a field.
    TooLong,
}

/// Why a text is not a draft, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from one.
    pub line: usize,
    /// The column in characters, counted from one.
    pub column: usize,
    /// The members and rows around the place.
    pub path: Vec<Crumb>,
    /// What is wrong.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault at a byte of the text.
    pub(super) fn new(text: &str, at: usize, kind: FaultKind) -> Fault {
        let at = text.floor_char_boundary(at);
        let (line, column) = position(text, at);
        Fault {
            line,
            column,
            path: json::path_to(text, at),
            kind,
        }
    }

    /// A fault of the file as a whole.
    pub(super) fn whole(kind: FaultKind) -> Fault {
        Fault {
            line: 1,
            column: 1,
            path: Vec::new(),
            kind,
        }
    }
}

/// Line and column in characters, both counted from one.
pub(super) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (line, before[start..].chars().count() + 1)
}
