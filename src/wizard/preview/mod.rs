//! The document while it is written, as rows of a given width: headings and tables as a reader sees them, not source.

use super::Wizard;
use crate::document::{
    Audience, Document, Kind, Line, OUTLINES, Section, Table, compose, flow, words,
};
use crate::locale::Lang;
use crate::text;

/// What a row of the preview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A heading.
    Heading,
    /// Text.
    Text,
    /// The head of a table.
    Head,
    /// A rule across the page.
    Rule,
}

/// A row of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// The chapter that it belongs to.
    pub chapter: &'static str,
}

/// Under this many cells a column cannot be read, and a table is shown row by row.
const COLUMN: usize = 9;

/// The client's document in the standard outline.
pub fn document(wizard: &Wizard) -> Document {
    let lang = wizard.document_language();
    compose(&wizard.plan, OUTLINES[0], lang, Audience::Client)
}

/// The rows of the document at a width.
pub fn rows(document: &Document, cells: usize) -> Vec<Row> {
    let mut page = Page {
        lang: document.lang,
        cells: cells.max(16),
        chapter: "",
        rows: Vec::new(),
    };
    page.say(&document.title, Tone::Heading);
    if !document.subtitle.is_empty() {
        page.say(&document.subtitle, Tone::Heading);
    }
    for section in &document.sections {
        page.section(section);
    }
    page.rows
}

/// The first row of the chapter that the open step feeds.
pub fn start(wizard: &Wizard) -> usize {
    let chapter = match wizard.focus.step().key {
        "project" => "introduction",
        step => step,
    };
    let rows = rows(&document(wizard), wizard.layout.whole().body);
    rows.iter()
        .position(|row| row.chapter == chapter)
        .unwrap_or(0)
}

struct Page {
    lang: Lang,
    cells: usize,
    chapter: &'static str,
    rows: Vec<Row>,
}

impl Page {
    fn put(&mut self, text: String, tone: Tone) {
        self.rows.push(Row {
            tone,
            text,
            chapter: self.chapter,
        });
    }

    fn blank(&mut self) {
        self.put(String::new(), Tone::Text);
    }

    /// Wraps a text under a hanging indent.
    fn hang(&mut self, first: &str, text: &str, tone: Tone) {
        let indent = text::width(first);
        let room = self.cells.saturating_sub(indent).max(1);
        for (place, row) in text::wrap(text, room).iter().enumerate() {
            let lead = match place {
                0 => first.to_owned(),
                _ => " ".repeat(indent),
            };
            self.put(format!("{lead}{}", &text[row.start..row.end]), tone);
        }
    }

    fn say(&mut self, text: &str, tone: Tone) {
        self.hang("", text, tone);
    }

    fn section(&mut self, section: &Section) {
        self.chapter = section.chapter;
        let title = section.title();
        if !title.is_empty() {
            self.blank();
            self.say(&title, Tone::Heading);
        }
        for block in &section.blocks {
            self.blank();
            match &block.kind {
                Kind::Paragraph(line) => self.say(&words(line, self.lang), Tone::Text),
                Kind::List { ordered, items } => self.list(*ordered, items),
                Kind::Table(table) => self.table(table),
            }
        }
    }

    fn list(&mut self, ordered: bool, items: &[Line]) {
        for (place, item) in items.iter().enumerate() {
            let mark = match ordered {
                true => format!("{}. ", place + 1),
                false => "- ".to_owned(),
            };
            self.hang(&mark, &words(item, self.lang), Tone::Text);
        }
    }

    fn table(&mut self, table: &Table) {
        let widths = widths(table, self.cells);
        if widths.iter().any(|cells| *cells < COLUMN) {
            return self.cards(table);
        }
        let head: Vec<String> =
            (table.columns.iter().map(|column| column.heading.clone())).collect();
        if head.iter().any(|heading| !heading.is_empty()) {
            self.line(&head, &widths, Tone::Head);
            self.put(String::new(), Tone::Rule);
        }
        for row in &table.rows {
            let cells: Vec<String> = row.cells.iter().map(|cell| self.cell(cell)).collect();
            self.line(&cells, &widths, Tone::Text);
        }
    }

    fn cell(&self, lines: &[Line]) -> String {
        words(&flow(lines, self.lang), self.lang)
    }

    /// One row of a table, each cell wrapped in its column.
    fn line(&mut self, cells: &[String], widths: &[usize], tone: Tone) {
        let wrapped: Vec<Vec<&str>> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| {
                let rows = text::wrap(cell, *width);
                rows.iter().map(|row| &cell[row.start..row.end]).collect()
            })
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let mut out = String::new();
            for (rows, width) in wrapped.iter().zip(widths) {
                let part = rows.get(at).copied().unwrap_or_default().trim_end();
                out.push_str(part);
                let used = text::width(part).min(*width);
                out.push_str(&" ".repeat(width - used + 1));
            }
            if at == 0 || !out.trim().is_empty() {
                self.put(out.trim_end().to_owned(), tone);
            }
        }
    }

    /// A table that is too wide: every row as lines of heading and cell.
    fn cards(&mut self, table: &Table) {
        for (place, row) in table.rows.iter().enumerate() {
            if place > 0 {
                self.put(String::new(), Tone::Rule);
            }
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                let lead = match column.heading.is_empty() {
                    true => String::new(),
                    false => format!("{}{}", column.heading, self.lang.colon()),
                };
                let cell = self.cell(cell);
                if !cell.is_empty() {
                    self.hang("  ", &format!("{lead}{cell}"), Tone::Text);
                }
            }
        }
    }
}

/// The columns' widths, shared out by what each wants.
fn widths(table: &Table, cells: usize) -> Vec<usize> {
    let wanted = |column: &crate::document::Column| usize::from(column.width.max(1));
    let all: usize = table.columns.iter().map(wanted).sum();
    let room = cells.saturating_sub(table.columns.len().saturating_sub(1));
    let share = |column| room * wanted(column) / all.max(1);
    table.columns.iter().map(share).collect()
}
