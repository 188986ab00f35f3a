//! Answers as the document shows them: in its language, for its audience, references by name or number.

use super::model::{Audience, Inline, Key, Line, plain, words};
use crate::calendar::dates;
use crate::catalog;
use crate::check;
use crate::form::{Kind, SheetRef};
use crate::locale::{Lang, Text, text};
use crate::plan::Plan;
use std::cell::OnceCell;
use std::collections::HashMap;

/// Sheets whose rows are numbered, the letter before the number, and whether others quote it instead of the name.
static NUMBERED: [(&str, &str, bool); 5] = [
    ("project.goals", "", true),
    ("goals.rows", "G", true),
    ("stakeholders.rows", "", false),
    ("schedule.rows", "M", true),
    ("risks.rows", "R", true),
];

/// The sheet with this name.
pub(super) fn sheet(name: &str) -> Option<SheetRef> {
    catalog::sheets().find(|sheet| sheet.about().name == name)
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Nothing was said.
    Blank,
    /// It names only what this audience must not see: neither an answer nor a gap.
    Hidden,
    /// Lines to show.
    Lines(Vec<Line>),
}

/// The notes that the program keeps on a sheet's rows, as fields.
#[derive(Clone, Copy, Debug, Default)]
struct Notes {
    visibility: Option<usize>,
    status: Option<usize>,
}

/// A plan, read for one language and audience.
pub(super) struct Reader<'p> {
    pub plan: &'p Plan,
    pub lang: Lang,
    pub audience: Audience,
    notes: HashMap<&'static str, Notes>,
    /// Whether tables of rows are left open, for whoever shows only some of the rows.
    pub is_sketch: bool,
    numbers: [OnceCell<Vec<Number>>; NUMBERED.len()],
}

/// A row's place among those of its kind: internal rows have a count of their own, so that both audiences read the same
/// number for the same row.
#[derive(Clone, Copy)]
struct Number {
    place: u32,
    is_internal: bool,
}

impl<'p> Reader<'p> {
    pub fn new(plan: &'p Plan, lang: Lang, audience: Audience) -> Reader<'p> {
        let notes = catalog::sheets()
            .map(|sheet| {
                let notes = Notes {
                    visibility: sheet.field("visibility"),
                    status: sheet.field("status"),
                };
                (sheet.about().name, notes)
            })
            .collect();
        Reader {
            plan,
            lang,
            audience,
            notes,
            is_sketch: false,
            numbers: Default::default(),
        }
    }

    fn count(&self, sheet: SheetRef) -> Vec<Number> {
        let (mut open, mut internal) = (0, 0);
        let visibility = self.notes(sheet).visibility;
        (0..sheet.rows(self.plan))
            .map(|row| {
                let is_internal = self.says(sheet, row, visibility, "internal");
                let count = match is_internal {
                    true => &mut internal,
                    false => &mut open,
                };
                *count += 1;
                Number {
                    place: *count,
                    is_internal,
                }
            })
            .collect()
    }

    /// A text in the document's language.
    pub fn say(&self, words: Text) -> &'static str {
        words.in_lang(self.lang)
    }

    pub fn is_for_client(&self) -> bool {
        self.audience == Audience::Client
    }

    fn notes(&self, sheet: SheetRef) -> Notes {
        self.notes
            .get(sheet.about().name)
            .copied()
            .unwrap_or_default()
    }

    /// Whether a row is for our own team only.
    pub fn is_internal(&self, sheet: SheetRef, row: usize) -> bool {
        self.says(sheet, row, self.notes(sheet).visibility, "internal")
    }

    fn says(&self, sheet: SheetRef, row: usize, note: Option<usize>, token: &str) -> bool {
        note.is_some_and(|field| sheet.text(self.plan, row, field).trim() == token)
    }

    /// Whether this audience may see a row.
    pub fn shows(&self, sheet: SheetRef, row: usize) -> bool {
        !self.is_for_client() || !self.is_internal(sheet, row)
    }

    /// Whether rows that this audience sees were prepared and have not been looked at.
    pub fn has_proposed(&self, sheet: SheetRef) -> bool {
        let status = self.notes(sheet).status;
        self.rows(sheet)
            .any(|row| self.says(sheet, row, status, "proposed"))
    }

    /// The rows of a sheet that this audience may see.
    pub fn rows(&self, sheet: SheetRef) -> impl Iterator<Item = usize> {
        // Asked once: a list may be long.
        let visibility = self
            .notes(sheet)
            .visibility
            .filter(|_| self.is_for_client());
        (0..sheet.rows(self.plan))
            .filter(move |row| !self.says(sheet, *row, visibility, "internal"))
    }

    /// The number by which a row is quoted; empty for rows that have none.
    pub fn number(&self, sheet: SheetRef, row: usize) -> String {
        let name = sheet.about().name;
        let Some(kind) = NUMBERED.iter().position(|(numbered, ..)| *numbered == name) else {
            return String::new();
        };
        // Counted when the first is asked for: most of what is composed for a pane quotes few sheets or none.
        let numbers = self.numbers[kind].get_or_init(|| self.count(sheet));
        let letter = NUMBERED[kind].1;
        match numbers.get(row) {
            Some(Number {
                place,
                is_internal: true,
            }) => {
                let dash = if letter.is_empty() { "" } else { "-" };
                format!("{letter}{dash}{}{place}", self.say(text("内", "int")))
            }
            Some(Number { place, .. }) => format!("{letter}{place}"),
            None => String::new(),
        }
    }

    /// The key of a row.
    pub fn key(&self, sheet: SheetRef, row: usize) -> Key {
        Key {
            sheet: sheet.about().name,
            row: sheet.id(self.plan, row).to_owned(),
            field: "",
        }
    }

    /// The key of a record's answer.
    pub fn answer_key(&self, sheet: SheetRef, field: usize) -> Key {
        Key {
            field: sheet.ask(field).key,
            ..self.key(sheet, 0)
        }
    }

    /// Whether others mention a sheet's rows by their numbers.
    pub fn is_quoted(&self, sheet: SheetRef) -> bool {
        (NUMBERED.iter()).any(|(name, _, quoted)| *quoted && *name == sheet.about().name)
    }

    /// A row as others mention it: its number, or its name, or for somebody without a name the role.
    pub fn mention(&self, sheet: SheetRef, row: usize) -> Line {
        if self.is_quoted(sheet) {
            return plain(self.number(sheet, row));
        }
        let name = sheet.name_of(self.plan, row);
        let first = (sheet.about().named_by.first()).and_then(|key| sheet.field(key));
        let is_pending = first.is_some_and(|field| {
            sheet.is_blank(self.plan, row, field) && sheet.is_pending(self.plan, row, field)
        });
        match (name.is_empty(), is_pending) {
            (true, true) => vec![Inline::Pending],
            (true, false) => vec![Inline::Gap],
            (false, false) => plain(one_line(name)),
            (false, true) => {
                let mut line = plain(one_line(name));
                line.extend(self.bracketed(vec![Inline::Pending]));
                line
            }
        }
    }

    /// Puts a line into the language's brackets.
    pub fn bracketed(&self, line: Line) -> Line {
        let (open, close) = match self.lang {
            Lang::Zh => ("（", "）"),
            Lang::En => (" (", ")"),
        };
        let mut all = plain(open);
        all.extend(line);
        all.push(Inline::Text(close.to_owned()));
        all
    }

    /// The rows that ids name: `None` for an id that names nothing. Rows that this audience must not see are left out.
    pub fn named<'i>(
        &self,
        sheet: SheetRef,
        ids: impl IntoIterator<Item = &'i String>,
    ) -> Vec<Option<usize>> {
        ids.into_iter()
            .filter(|id| !id.trim().is_empty())
            .map(|id| sheet.place(self.plan, id))
            .filter(|row| row.is_none_or(|row| self.shows(sheet, row)))
            .collect()
    }

    /// Mentions in one line, with the language's comma between them. Empty where there is nothing to show.
    pub fn mentions(&self, sheet: SheetRef, rows: &[Option<usize>]) -> Line {
        let mut line = Line::new();
        for row in rows {
            if !line.is_empty() {
                line.push(Inline::Text(self.lang.comma().to_owned()));
            }
            match row {
                Some(row) => line.extend(self.mention(sheet, *row)),
                None => line.push(Inline::Gap),
            }
        }
        if sheet.about().name == "project.goals" && !line.is_empty() {
            let head = match (self.lang, rows.len()) {
                (Lang::Zh, _) => "项目目标 ",
                (Lang::En, 1) => "Project goal ",
                (Lang::En, _) => "Project goals ",
            };
            line.insert(0, Inline::Text(head.to_owned()));
        }
        line
    }

    /// An answer in words.
    pub fn answer(&self, sheet: SheetRef, row: usize, field: usize) -> Answer {
        if sheet.is_blank(self.plan, row, field) {
            return Answer::Blank;
        }
        let ask = sheet.ask(field);
        let typed = sheet.text(self.plan, row, field);
        let list = sheet.list(self.plan, row, field);
        let one = |words: String| match words.is_empty() {
            true => Answer::Blank,
            false => Answer::Lines(vec![plain(words)]),
        };
        if let Some(words) = check::ruled_out_answer(sheet, self.plan, row, field, self.lang) {
            return one(one_line(&words));
        }
        match ask.kind {
            Kind::Line | Kind::Number | Kind::Mail | Kind::Prose | Kind::Items => {
                Answer::Lines(lines(typed).map(plain).collect())
            }
            Kind::Date => one(one_line(&dates::shown(typed, self.lang))),
            Kind::Time => one(one_line(&dates::clock(typed))),
            Kind::Choice(_) => one(one_line(ask.kind.token_name(typed.trim(), self.lang))),
            Kind::Choices(_) => {
                let names = list
                    .iter()
                    .map(|token| one_line(&ask.kind.token_words(token.trim(), self.lang)));
                let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
                one(names.join(self.lang.comma()))
            }
            Kind::Reference(to) => self.references(to, [typed.trim().to_owned()].iter()),
            Kind::References(to) => self.references(to, list),
        }
    }

    fn references<'i>(&self, to: SheetRef, ids: impl IntoIterator<Item = &'i String>) -> Answer {
        let rows = self.named(to, ids);
        match rows.is_empty() {
            true => Answer::Hidden,
            false => Answer::Lines(vec![self.mentions(to, &rows)]),
        }
    }

    /// An answer in lines, with a mark where one is missing: the client's debt always, a gap where every plan wants an
    /// answer.
    pub fn lines(&self, sheet: SheetRef, row: usize, field: usize) -> Vec<Line> {
        match self.answer(sheet, row, field) {
            Answer::Lines(lines) => lines,
            Answer::Blank if sheet.is_pending(self.plan, row, field) => vec![vec![Inline::Pending]],
            Answer::Blank if sheet.ask(field).wanted => vec![vec![Inline::Gap]],
            Answer::Blank | Answer::Hidden => Vec::new(),
        }
    }

    /// A token of a closed question in words; an unknown one as typed.
    pub fn token(&self, name: &str, field: &str, token: &str) -> String {
        let token = token.trim();
        let named = sheet(name).and_then(|sheet| {
            let field = sheet.field(field)?;
            Some(one_line(sheet.ask(field).kind.token_name(token, self.lang)))
        });
        named.unwrap_or_else(|| one_line(token))
    }

    /// The words of a row's mention.
    pub fn mentioned(&self, sheet: SheetRef, row: usize) -> String {
        words(&self.mention(sheet, row), self.lang)
    }
}

/// The lines of a text that say something.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> {
    text.split([
        '\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\u{85}',
    ])
    .map(str::trim)
    .filter(|line| !line.is_empty())
    .map(str::to_owned)
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    lines(text).collect::<Vec<_>>().join(" ")
}
