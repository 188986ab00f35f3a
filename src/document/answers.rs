//! A plan's answers for formats that show no document: each in the document's language, for its audience, and in words.

use super::computed::{self, Extra};
use super::model::{Audience, Column, Line, Table, TableRow, plain, words};
use super::part;
use super::reader::{self, Answer, Reader};
use crate::form::{Ask, Kind, Part, SheetRef, Tier};
use crate::locale::{Lang, Text};
use crate::plan::Plan;

/// What an audience may read of a plan.
pub struct Answers<'p>(Reader<'p>);

/// A column of a full table.
enum Cells {
    Extra(&'static Extra),
    Field(usize),
}

impl<'p> Answers<'p> {
    /// Reads a plan for one language and audience.
    pub fn new(plan: &'p Plan, lang: Lang, audience: Audience) -> Answers<'p> {
        Answers(Reader::new(plan, lang, audience))
    }

    /// The plan.
    pub const fn plan(&self) -> &'p Plan {
        self.0.plan
    }

    /// The sheet with this name.
    pub fn sheet(&self, name: &str) -> Option<SheetRef> {
        reader::sheet(name)
    }

    /// The rows of a sheet that the audience sees.
    pub fn rows(&self, sheet: SheetRef) -> impl Iterator<Item = usize> {
        self.0.rows(sheet)
    }

    /// A text in the document's language.
    pub fn say(&self, words: Text) -> &'static str {
        self.0.say(words)
    }

    /// What a row is called, on one line; empty where it has no name.
    pub fn name(&self, sheet: SheetRef, row: usize) -> String {
        reader::one_line(sheet.name_of(self.0.plan, row))
    }

    /// A question as the document calls it; empty for one that the audience must not see or that does not exist.
    pub fn label(&self, sheet: SheetRef, key: &str) -> &'static str {
        self.field(sheet, key)
            .map_or("", |field| self.say(sheet.ask(field).label))
    }

    /// The lines of an answer, without marks for what is missing.
    pub fn lines(&self, sheet: SheetRef, row: usize, key: &str) -> Vec<String> {
        let answer = (self.field(sheet, key)).map(|field| self.0.answer(sheet, row, field));
        match answer {
            Some(Answer::Lines(lines)) => (lines.iter())
                .map(|line| words(line, self.0.lang))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The rows that an answer names and the audience sees, each once.
    pub fn named(&self, sheet: SheetRef, row: usize, key: &str) -> Vec<usize> {
        let Some(field) = self.field(sheet, key) else {
            return Vec::new();
        };
        let plan = self.0.plan;
        let ask = sheet.ask(field);
        let Some(to) = ask.kind.refers_to() else {
            return Vec::new();
        };
        let rows = match ask.kind {
            Kind::References(_) => self.0.named(to, sheet.list(plan, row, field)),
            _ => {
                let id = sheet.text(plan, row, field).trim().to_owned();
                self.0.named(to, [&id])
            }
        };
        let mut found = Vec::new();
        for row in rows.into_iter().flatten() {
            if !found.contains(&row) {
                found.push(row);
            }
        }
        found
    }

    fn field(&self, sheet: SheetRef, key: &str) -> Option<usize> {
        let field = sheet.field(key)?;
        self.is_seen(sheet.ask(field)).then_some(field)
    }

    fn is_seen(&self, ask: &Ask) -> bool {
        ask.tier != Tier::Unasked && !(ask.internal && self.0.is_for_client())
    }

    /// All rows of the list that feeds a part, with what the part computes and a column for each question; questions
    /// that nobody answered and no plan needs are left out. It is bound to no page, so that nothing shares a cell.
    pub fn table(&self, part: Part) -> Table {
        let reader = &self.0;
        let Some(sheet) = part::sheets(part).next() else {
            return Table::default();
        };
        let rows = computed::rows(reader, part, sheet);
        let (mut first, mut then): (Vec<Cells>, Vec<Cells>) = (Vec::new(), Vec::new());
        for extra in computed::extras(part) {
            match extra.at {
                0 => first.push(Cells::Extra(extra)),
                _ => then.push(Cells::Extra(extra)),
            }
        }
        let mut fields = (sheet.asks())
            .filter(|(_, ask)| self.is_seen(ask))
            .filter(|(field, ask)| {
                let says = |row: &usize| !reader.lines(sheet, *row, *field).is_empty();
                ask.wanted || rows.iter().any(says)
            })
            .map(|(field, _)| Cells::Field(field));
        // What the row is called stands before what is computed of it.
        first.extend(fields.next());
        first.extend(then);
        first.extend(fields);
        let columns = (first.iter())
            .map(|cells| Column {
                heading: self
                    .say(match cells {
                        Cells::Extra(extra) => extra.heading,
                        Cells::Field(field) => sheet.ask(*field).label,
                    })
                    .to_owned(),
                width: 1,
            })
            .collect();
        let rows = (rows.iter())
            .map(|row| TableRow {
                key: Some(reader.key(sheet, *row)),
                cells: (first.iter())
                    .map(|cells| match cells {
                        Cells::Extra(extra) => (extra.cell)(reader, sheet, *row),
                        Cells::Field(field) => self.cell(sheet, *row, *field),
                    })
                    .collect(),
            })
            .collect();
        Table {
            columns,
            rows,
            ..Table::default()
        }
    }

    /// An answer with its marks. Rows that others quote by number are named too: the table stands alone.
    fn cell(&self, sheet: SheetRef, row: usize, field: usize) -> Vec<Line> {
        let reader = &self.0;
        let ask = sheet.ask(field);
        let quoted = (ask.kind.refers_to()).filter(|to| reader.is_quoted(*to));
        let Some(to) = quoted else {
            return reader.lines(sheet, row, field);
        };
        let named = self.named(sheet, row, ask.key).into_iter();
        named
            .map(|row| plain(format!("{} {}", reader.number(to, row), self.name(to, row))))
            .collect()
    }
}
