//! The smallest things that the preview composes and wraps: a heading, a paragraph, an item, a row of a table.

use super::sketch::{sketch, wrapped};
use crate::document::{Column, Figure, Line, Table, TableRow, flow, words};
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
    /// The column of the table that it shows alone.
    pub column: Option<usize>,
}

/// A unit before it is wrapped: as long as it is equal, its rows are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A heading; an empty one takes no room.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// An item under its mark.
    Item {
        is_first: bool,
        mark: String,
        words: String,
    },
    /// A figure.
    Figure { figure: Figure, lang: Lang },
    /// The head of a table.
    Head {
        widths: Vec<usize>,
        cells: Vec<String>,
    },
    /// A row of a table.
    Cells {
        widths: Vec<usize>,
        cells: Vec<String>,
    },
    /// A row of a table that is too wide: a line for each cell, under its heading.
    Card { is_first: bool, cells: Vec<String> },
}

impl Unit {
    /// An item of a list.
    pub fn item(ordered: bool, place: usize, item: &Line, lang: Lang) -> Unit {
        Unit::Item {
            is_first: place == 0,
            mark: match ordered {
                true => format!("{}. ", place + 1),
                false => "- ".to_owned(),
            },
            words: words(item, lang),
        }
    }

    /// A figure. Its number is that of a whole document, of which the pane knows a part.
    pub fn figure(figure: &Figure, lang: Lang) -> Unit {
        Unit::Figure {
            figure: Figure {
                number: 0,
                ..figure.clone()
            },
            lang,
        }
    }

    /// The head of a table.
    pub fn head(table: &Table, cells: usize) -> Unit {
        let widths = widths(&table.columns, cells);
        let headings = table.columns.iter().map(|column| column.heading.clone());
        Unit::Head {
            cells: match widths.is_empty() {
                true => Vec::new(),
                false => headings.collect(),
            },
            widths,
        }
    }

    /// A row of a table.
    pub fn row(table: &Table, place: usize, row: &TableRow, cells: usize, lang: Lang) -> Unit {
        let widths = widths(&table.columns, cells);
        let said = row.cells.iter().map(|cell| words(&flow(cell, lang), lang));
        match widths.is_empty() {
            false => Unit::Cells {
                widths,
                cells: said.collect(),
            },
            true => Unit::Card {
                is_first: place == 0,
                cells: (table.columns.iter().zip(said))
                    .map(|(column, cell)| match column.heading.as_str() {
                        _ if cell.is_empty() => String::new(),
                        "" => cell,
                        heading => format!("{heading}{}{cell}", lang.colon()),
                    })
                    .collect(),
            },
        }
    }

    /// The unit as rows of a width, with the row left free before it.
    pub fn rows(&self, cells: usize) -> Vec<Row> {
        let mut page = Page {
            cells,
            rows: Vec::new(),
        };
        match self {
            Unit::Heading(words) if words.is_empty() => {}
            Unit::Heading(words) => {
                page.blank();
                page.hang("", words, Tone::Heading, None);
            }
            Unit::Paragraph(words) => {
                page.blank();
                page.hang("", words, Tone::Text, None);
            }
            Unit::Item {
                is_first,
                mark,
                words,
            } => {
                if *is_first {
                    page.blank();
                }
                page.hang(mark, words, Tone::Text, None);
            }
            Unit::Figure { figure, lang } => {
                page.blank();
                let rows = sketch(&figure.drawing, cells, *lang);
                // Where there is no room for a picture, its facts are read.
                let facts = figure.facts.iter().filter(|_| rows.is_empty());
                facts.for_each(|fact| page.hang("- ", fact, Tone::Text, None));
                for row in rows {
                    page.put(row, Tone::Text, None);
                }
                page.hang("", &figure.title(*lang), Tone::Text, None);
            }
            Unit::Head { widths, cells } => {
                page.blank();
                if cells.iter().any(|heading| !heading.is_empty()) {
                    page.line(cells, widths, Tone::Head);
                    page.put(String::new(), Tone::Rule, None);
                }
            }
            Unit::Cells { widths, cells } => page.line(cells, widths, Tone::Text),
            Unit::Card { is_first, cells } => {
                if !is_first {
                    page.put(String::new(), Tone::Rule, None);
                }
                for (column, cell) in cells.iter().enumerate() {
                    if !cell.is_empty() {
                        page.hang("  ", cell, Tone::Text, Some(column));
                    }
                }
            }
        }
        page.rows
    }
}

struct Page {
    cells: usize,
    rows: Vec<Row>,
}

impl Page {
    fn put(&mut self, text: String, tone: Tone, column: Option<usize>) {
        self.rows.push(Row { tone, text, column });
    }

    fn blank(&mut self) {
        self.put(String::new(), Tone::Text, None);
    }

    /// Wraps a text under a hanging indent.
    fn hang(&mut self, first: &str, words: &str, tone: Tone, column: Option<usize>) {
        let indent = text::width(first);
        let room = self.cells.saturating_sub(indent).max(1);
        for (place, row) in wrapped(words, room).into_iter().enumerate() {
            let lead = match place {
                0 => first.to_owned(),
                _ => " ".repeat(indent),
            };
            self.put(format!("{lead}{row}"), tone, column);
        }
    }

    /// One row of a table, each cell wrapped in its column.
    fn line(&mut self, cells: &[String], widths: &[usize], tone: Tone) {
        let columns: Vec<Vec<&str>> = (cells.iter().zip(widths))
            .map(|(cell, width)| wrapped(cell, *width))
            .collect();
        let height = columns.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let mut out = String::new();
            for (rows, width) in columns.iter().zip(widths) {
                let part = rows.get(at).copied().unwrap_or_default().trim_end();
                out.push_str(part);
                let used = text::width(part).min(*width);
                out.push_str(&" ".repeat(width - used + 1));
            }
            self.put(out.trim_end().to_owned(), tone, None);
        }
    }
}

/// The columns' widths: what each needs to be read, and of the rest what it wants. Empty where there is no room for a
/// table: it is shown row by row.
fn widths(columns: &[Column], cells: usize) -> Vec<usize> {
    let wanted = |column: &Column| usize::from(column.width.max(1));
    let needed = |column: &Column| match column.width {
        0 | 1 => 8,
        2 => 10,
        3 => 13,
        _ => 15,
    };
    let between = columns.len().saturating_sub(1);
    let least: usize = columns.iter().map(needed).sum();
    let Some(room) = cells.checked_sub(least + between) else {
        return Vec::new();
    };
    let all: usize = columns.iter().map(wanted).sum();
    let share = |column| needed(column) + room * wanted(column) / all.max(1);
    let mut widths: Vec<usize> = columns.iter().map(share).collect();
    if let [label, answer] = &mut widths[..] {
        // Labels are words, which are not to be torn.
        let more = (cells / 3).min(24).saturating_sub(*label).min(*answer / 2);
        *label += more;
        *answer -= more;
    }
    widths
}
