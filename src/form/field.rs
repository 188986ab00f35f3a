//! A question bound to the member of a record that keeps its answer.

use super::ask::{Ask, Kind, Tier, Token};
use super::place::Place;
use super::sheet::SheetRef;
use crate::locale::text;

/// How a record's member is reached.
pub enum Slot<R: 'static> {
    /// A text.
    Text(fn(&R) -> &String, fn(&mut R) -> &mut String),
    /// A list of ids or tokens.
    List(fn(&R) -> &Vec<String>, fn(&mut R) -> &mut Vec<String>),
}

impl<R> Clone for Slot<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Slot<R> {}

/// A question and the member that keeps its answer. Built by [`text!`](crate::form::text) and
/// [`list!`](crate::form::list), which make key, reader and writer from one identifier.
#[derive(Clone, Copy)]
pub struct Field<R: 'static> {
    /// The question.
    pub ask: Ask,
    /// Where its answer is kept.
    pub slot: Slot<R>,
}

impl<R> Field<R> {
    /// A field without words; the chain below gives it some.
    pub const fn new(key: &'static str, slot: Slot<R>) -> Self {
        let kind = match slot {
            Slot::Text(..) => Kind::Line,
            Slot::List(..) => Kind::Choices(&[]),
        };
        let ask = Ask {
            key,
            kind,
            label: text("", ""),
            also: &[],
            apart_from: "",
            help: text("", ""),
            example: text("", ""),
            tier: Tier::Page,
            wanted: false,
            internal: false,
            owed: false,
            places: &[],
        };
        Field { ask, slot }
    }

    /// The label, Chinese and English.
    pub const fn label(mut self, zh: &'static str, en: &'static str) -> Self {
        self.ask.label = text(zh, en);
        self
    }

    /// What other programs call it, beside its label.
    pub const fn also(mut self, names: &'static [&'static str]) -> Self {
        self.ask.also = names;
        self
    }

    /// Who or what stands in another answer of the row need not stand here again.
    pub const fn apart_from(mut self, key: &'static str) -> Self {
        self.ask.apart_from = key;
        self
    }

    /// Why it is asked, Chinese and English.
    pub const fn help(mut self, zh: &'static str, en: &'static str) -> Self {
        self.ask.help = text(zh, en);
        self
    }

    /// A good answer, Chinese and English.
    pub const fn example(mut self, zh: &'static str, en: &'static str) -> Self {
        self.ask.example = text(zh, en);
        self
    }

    /// Takes text of several lines.
    pub const fn prose(mut self) -> Self {
        self.ask.kind = Kind::Prose;
        self
    }

    /// Takes several items, one a line.
    pub const fn items(mut self) -> Self {
        self.ask.kind = Kind::Items;
        self
    }

    /// Takes a date.
    pub const fn date(mut self) -> Self {
        self.ask.kind = Kind::Date;
        self
    }

    /// Takes a time of day.
    pub const fn time(mut self) -> Self {
        self.ask.kind = Kind::Time;
        self
    }

    /// Takes a number.
    pub const fn number(mut self) -> Self {
        self.ask.kind = Kind::Number;
        self
    }

    /// Takes an e-mail address.
    pub const fn mail(mut self) -> Self {
        self.ask.kind = Kind::Mail;
        self
    }

    /// Takes tokens: one for a text, several for a list.
    pub const fn choice(mut self, tokens: &'static [Token]) -> Self {
        self.ask.kind = match self.slot {
            Slot::Text(..) => Kind::Choice(tokens),
            Slot::List(..) => Kind::Choices(tokens),
        };
        self
    }

    /// Takes rows of another sheet: one for a text, several for a list.
    pub const fn refers_to(mut self, sheet: SheetRef) -> Self {
        self.ask.kind = match self.slot {
            Slot::Text(..) => Kind::Reference(sheet),
            Slot::List(..) => Kind::References(sheet),
        };
        self
    }

    /// Every plan wants an answer.
    pub const fn wanted(mut self) -> Self {
        self.ask.wanted = true;
        self
    }

    /// The client may owe the answer.
    pub const fn owed(mut self) -> Self {
        self.ask.owed = true;
        self
    }

    /// Stands under "more".
    pub const fn more(mut self) -> Self {
        self.ask.tier = Tier::More;
        self
    }

    /// Is not asked.
    pub const fn unasked(mut self) -> Self {
        self.ask.tier = Tier::Unasked;
        self
    }

    /// Never reaches the client; stands under "more".
    pub const fn internal(mut self) -> Self {
        self.ask.internal = true;
        self.ask.tier = Tier::More;
        self
    }

    /// Stands on the first page although it is internal; for sheets that are internal as a whole.
    pub const fn upfront(mut self) -> Self {
        self.ask.tier = Tier::Page;
        self
    }

    /// Where the answer goes in the document.
    pub const fn goes_to(mut self, places: &'static [Place]) -> Self {
        self.ask.places = places;
        self
    }
}

/// `text!(Record.member)`: a field that keeps a text.
macro_rules! text_field {
    ($record:ident . $member:ident) => {
        $crate::form::Field::<$record>::new(
            $crate::plan::record::member(stringify!($member)),
            $crate::form::Slot::Text(|r| &r.$member, |r| &mut r.$member),
        )
    };
}
pub(crate) use text_field as text;

/// `list!(Record.member)`: a field that keeps a list of ids or tokens.
macro_rules! list_field {
    ($record:ident . $member:ident) => {
        $crate::form::Field::<$record>::new(
            $crate::plan::record::member(stringify!($member)),
            $crate::form::Slot::List(|r| &r.$member, |r| &mut r.$member),
        )
    };
}
pub(crate) use list_field as list;
