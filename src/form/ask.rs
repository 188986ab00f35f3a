//! A question: what it is called, why it is asked, what an answer looks like, and where the answer goes.

use super::place::Place;
use super::sheet::SheetRef;
use crate::locale::{Lang, Text, text};

/// One of the answers that a closed question offers.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What the draft writes: lower-case with hyphens.
    pub key: &'static str,
    /// What people read.
    pub name: Text,
}

/// What kind of answer a question takes. The draft keeps all of them as text.
#[derive(Clone, Copy)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Text of several lines.
    Prose,
    /// Several items, one a line.
    Items,
    /// A date; see `calendar`.
    Date,
    /// A time of day, `15:00`.
    Time,
    /// A whole or decimal number, in the unit that the label names.
    Number,
    /// An e-mail address.
    Mail,
    /// One token of a closed list.
    Choice(&'static [Token]),
    /// Several tokens of a closed list.
    Choices(&'static [Token]),
    /// A row of another sheet, by its id.
    Reference(SheetRef),
    /// Rows of another sheet, by their ids.
    References(SheetRef),
}

impl Kind {
    /// Whether the answer is a list of ids or tokens and not a text.
    pub const fn is_list(&self) -> bool {
        matches!(self, Kind::Choices(_) | Kind::References(_))
    }

    /// Whether the answer is typed, so that a caret stands in it.
    pub const fn is_typed(&self) -> bool {
        matches!(
            self,
            Kind::Line
                | Kind::Prose
                | Kind::Items
                | Kind::Date
                | Kind::Time
                | Kind::Number
                | Kind::Mail
        )
    }

    /// Whether the answer may hold line breaks.
    pub const fn is_multiline(&self) -> bool {
        matches!(self, Kind::Prose | Kind::Items)
    }

    /// The tokens of a closed question; none for an open one.
    pub const fn tokens(&self) -> &'static [Token] {
        match self {
            Kind::Choice(tokens) | Kind::Choices(tokens) => tokens,
            _ => &[],
        }
    }

    /// The sheet that the answer points to: the arrow that picker, checks, schema and document read.
    pub const fn refers_to(&self) -> Option<SheetRef> {
        match self {
            Kind::Reference(sheet) | Kind::References(sheet) => Some(*sheet),
            _ => None,
        }
    }

    /// The name of one token in a language; an unknown token is shown as it was typed.
    pub fn token_name<'t>(&self, token: &'t str, lang: Lang) -> &'t str {
        self.tokens()
            .iter()
            .find(|known| known.key == token)
            .map_or(token, |known| known.name.in_lang(lang))
    }
}

/// The ordinals that may stand before a weekday: `2-we` is the second Wednesday of a month.
const ORDINALS: [(&str, Text); 5] = [
    ("1-", text("第一个", "first ")),
    ("2-", text("第二个", "second ")),
    ("3-", text("第三个", "third ")),
    ("4-", text("第四个", "fourth ")),
    ("5-", text("第五个", "fifth ")),
];

impl Kind {
    /// A token in words, also one with an ordinal before it.
    pub fn token_words(&self, token: &str, lang: Lang) -> String {
        for (mark, words) in ORDINALS {
            if let Some(rest) = token.strip_prefix(mark)
                && self.tokens().iter().any(|known| known.key == rest)
            {
                let name = self.token_name(rest, lang);
                return format!("{}{name}", words.in_lang(lang));
            }
        }
        self.token_name(token, lang).to_owned()
    }

    /// Whether its tokens may stand with an ordinal: weekdays.
    pub fn has_ordinals(&self) -> bool {
        self.tokens().first().is_some_and(|token| token.key == "mo")
    }
}

/// How prominently a question stands on its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// On the first page of the sheet.
    Page,
    /// Collapsed under "more".
    More,
    /// Not asked; the program sets it.
    Unasked,
}

/// A question, without the record that keeps its answer.
#[derive(Clone, Copy)]
pub struct Ask {
    /// The member's name in the draft.
    pub key: &'static str,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// At most 24 cells.
    pub label: Text,
    /// What other programs head a column with that holds such answers.
    pub also: &'static [&'static str],
    /// The question of the same row whose answers need not stand here again; empty for none.
    pub apart_from: &'static str,
    /// Why it is asked; at most 76 cells.
    pub help: Text,
    /// An answer that could stand in a signed plan.
    pub example: Text,
    /// How prominently it is asked.
    pub tier: Tier,
    /// Whether every plan wants an answer: an empty one is a gap.
    pub wanted: bool,
    /// Whether the answer never reaches the client's document.
    pub internal: bool,
    /// Whether it is an answer that a client may owe: "client to name" is offered for it.
    pub owed: bool,
    /// Where the answer goes in the document.
    pub places: &'static [Place],
}
