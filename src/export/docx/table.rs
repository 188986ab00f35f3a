//! Tables: widths that add up, a head row that repeats, rows that stay whole.

use super::body::pieces;
use super::page::Page;
use super::xml::Xml;
use crate::document::{Line, Table, TableRow, words};
use crate::locale::Lang;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// More columns than these are set on a turned page.
const MOST_UPRIGHT: usize = 7;
/// Word opens no table with more columns; what has more is cut into several.
const MOST_COLUMNS: usize = 60;
/// A row with more characters may be broken over pages: it could be longer than one.
const MOST_WHOLE: usize = 1200;
/// A list for signatures with more rows may be broken over pages.
const MOST_SIGNED: usize = 12;
/// The width of a half-width character of a table, and of a cell's margins.
const CELL: usize = 95;
const PADDING: usize = 190;
// In half-width characters:
/// A heading is not broken before this.
const HEAD: usize = 8;
/// So long are the lines of cells that stay whole, where there is room for them: the first that fits counts.
const SHORT_LINES: [usize; 4] = [18, 14, 11, 8];
/// A line up to this length is broken into few pieces.
const LONG_LINE: usize = 48;
const FEW_LINES: usize = 4;
/// The longest word and the longest line that are given all their room.
const LONGEST_WORD: usize = 36;
const LONGEST_LINE: usize = 64;
/// What a blank column gets for each part that it asks for.
const BLANK: usize = 5;
/// What passes for a mark, and so long are the lists of marks that stay whole.
const MARK: usize = 5;
const MARKS: usize = 12;
/// A column's width is judged by so many rows.
const MEASURED: usize = 200;
/// The least height of a table's rows, where somebody writes in them: 0.8 cm for the pen, 1.2 cm for a signature, and
/// 2 cm where a seal stands beside it.
const fn least_height(table: &Table, lang: Lang) -> Option<&'static str> {
    match (table.is_signed, table.is_form, lang) {
        (true, _, Lang::Zh) => Some("1134"),
        (true, _, Lang::En) => Some("680"),
        (false, true, _) => Some("454"),
        (false, false, _) => None,
    }
}

/// Whether a table needs a turned page.
pub(super) fn is_wide(table: &Table) -> bool {
    table.columns.len() > MOST_UPRIGHT
}

/// Writes a table. Another block must follow it: two tables without a paragraph between them would be one.
pub(super) fn write(xml: &mut Xml, table: &Table, page: Page, lang: Lang) {
    let mut from = 0;
    while from < table.columns.len() {
        let to = (from + MOST_COLUMNS).min(table.columns.len());
        if from > 0 {
            super::body::space(xml);
        }
        slice(xml, table, from, to, page, lang);
        from = to;
    }
}

fn slice(xml: &mut Xml, table: &Table, from: usize, to: usize, page: Page, lang: Lang) {
    let columns = &table.columns[from..to];
    let measured = Measure::all(table, from..to, page.text_width(), lang);
    let widths: Vec<String> = (widths(&measured, page.text_width()).iter())
        .map(usize::to_string)
        .collect();
    let styles: Vec<&str> = (measured.iter())
        .map(|column| {
            if column.is_marks {
                "TableMark"
            } else {
                "TableText"
            }
        })
        .collect();
    let whole = page.text_width().to_string();
    // What is filled in by hand is in one place.
    let is_kept = (table.is_signed || table.is_form) && table.rows.len() <= MOST_SIGNED;
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.val("w:tblStyle", "TableGrid");
            xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.empty(
                "w:tblLook",
                &[
                    ("w:val", "0620"),
                    ("w:firstRow", "1"),
                    ("w:lastRow", "0"),
                    ("w:firstColumn", "0"),
                    ("w:lastColumn", "0"),
                    ("w:noHBand", "1"),
                    ("w:noVBand", "1"),
                ],
            );
        });
        xml.within("w:tblGrid", &[], |xml| {
            for width in &widths {
                xml.empty("w:gridCol", &[("w:w", width)]);
            }
        });
        xml.within("w:tr", &[], |xml| {
            xml.within("w:trPr", &[], |xml| {
                xml.flag("w:cantSplit");
                xml.flag("w:tblHeader");
            });
            for (column, width) in columns.iter().zip(&widths) {
                cell(xml, width, true, |xml| {
                    paragraph(xml, "TableHead", false, |xml| {
                        run(xml, &column.heading);
                    });
                });
            }
        });
        for (place, row) in table.rows.iter().enumerate() {
            // The last row of a table that runs on does not stand alone on its page.
            let is_before_last = place > 0 && place + 2 == table.rows.len();
            let keeps = is_before_last || is_kept && place + 1 < table.rows.len();
            let row = Row {
                row,
                from,
                widths: &widths,
                styles: &styles,
                height: least_height(table, lang),
                keeps,
                lang,
            };
            row.write(xml);
        }
    });
}

/// A row on its way into the table.
struct Row<'t> {
    row: &'t TableRow,
    /// The first of its cells that is shown.
    from: usize,
    widths: &'t [String],
    styles: &'t [&'t str],
    /// Its least height, where somebody writes in it.
    height: Option<&'static str>,
    /// Whether it stays on one page with the next row.
    keeps: bool,
    lang: Lang,
}

impl Row<'_> {
    fn write(&self, xml: &mut Xml) {
        let (lang, keeps) = (self.lang, self.keeps);
        xml.within("w:tr", &[], |xml| {
            let is_whole = length(self.row, lang) <= MOST_WHOLE;
            if is_whole || self.height.is_some() {
                xml.within("w:trPr", &[], |xml| {
                    if is_whole {
                        xml.flag("w:cantSplit");
                    }
                    if let Some(height) = self.height {
                        let height = [("w:val", height), ("w:hRule", "atLeast")];
                        xml.empty("w:trHeight", &height);
                    }
                });
            }
            for (place, (width, style)) in self.widths.iter().zip(self.styles).enumerate() {
                let lines = self.row.cells.get(self.from + place);
                let lines = lines.map_or(&[][..], Vec::as_slice);
                cell(xml, width, self.height.is_some(), |xml| {
                    for line in lines {
                        paragraph(xml, style, keeps, |xml| pieces(xml, line, lang));
                    }
                    if lines.is_empty() {
                        paragraph(xml, style, keeps, |_| {});
                    }
                });
            }
        });
    }
}

fn cell(xml: &mut Xml, width: &str, is_centred: bool, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
            if is_centred {
                xml.val("w:vAlign", "center");
            }
        });
        inside(xml);
    });
}

fn paragraph(xml: &mut Xml, style: &str, keeps: bool, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.val("w:pStyle", style);
            if keeps {
                xml.flag("w:keepNext");
            }
        });
        inside(xml);
    });
}

fn run(xml: &mut Xml, words: &str) {
    xml.within("w:r", &[], |xml| xml.run_text(words));
}

/// How many characters a row holds.
fn length(row: &TableRow, lang: Lang) -> usize {
    let line = |line: &Line| -> usize {
        (line.iter())
            .map(|inline| inline.words(lang).chars().count())
            .sum()
    };
    row.cells.iter().flatten().map(line).sum()
}

/// The widths of columns; they add up to the whole. Each gets at least what its longest word needs and at most what its
/// longest line takes; between these, room goes where there is more to read, so that rows are as low as can be.
fn widths(columns: &[Measure], whole: usize) -> Vec<usize> {
    let mut fixed: Vec<Option<usize>> = vec![None; columns.len()];
    loop {
        let open = || (columns.iter().zip(&fixed)).filter(|(_, fixed)| fixed.is_none());
        let weight: usize = open().map(|(column, _)| column.weight).sum();
        let room = whole.saturating_sub(fixed.iter().flatten().sum());
        let share = |column: &Measure| room * column.weight / weight.max(1);
        // Who gets too little comes first: it takes room from those who would get too much.
        let is_little = open().any(|(column, _)| share(column) < column.least);
        let next: Vec<Option<usize>> = (columns.iter().zip(&fixed))
            .map(|(column, fixed)| match (fixed, share(column)) {
                (Some(width), _) => Some(*width),
                (None, width) if is_little => (width < column.least).then_some(column.least),
                (None, width) => (width > column.most).then_some(column.most),
            })
            .collect();
        if next == fixed {
            let widths = (columns.iter().zip(fixed))
                .map(|(column, fixed)| fixed.unwrap_or_else(|| share(column)));
            return fitted(widths.collect(), whole);
        }
        fixed = next;
    }
}

/// Widths in the same proportions that add up to the whole.
fn fitted(mut widths: Vec<usize>, whole: usize) -> Vec<usize> {
    let used = widths.iter().sum::<usize>().max(1);
    for width in &mut widths {
        *width = *width * whole / used;
    }
    let used: usize = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += whole.saturating_sub(used);
    }
    widths
}

/// What a column wants, in twentieths of a point.
struct Measure {
    /// In half-width characters: the longest word alone, the same or a part of a long line, the longest line, and the
    /// heading as far as it counts.
    bare: usize,
    word: usize,
    line: usize,
    head: usize,
    least: usize,
    most: usize,
    /// How much there is to read in it.
    weight: usize,
    /// Whether it holds nothing but marks: numbers, letters, yes and no.
    is_marks: bool,
}

impl Measure {
    fn of(table: &Table, place: usize, lang: Lang) -> Measure {
        let column = &table.columns[place];
        let (mut word, head) = spread(&column.heading);
        // A Chinese heading may be broken anywhere, but looks better in few lines.
        word = word.max(head.min(HEAD));
        let (mut line, mut area, mut longest) = (0, 0, 0);
        for row in table.rows.iter().take(MEASURED) {
            let mut cell = 0;
            for own in row.cells.get(place).into_iter().flatten() {
                let (own_word, own_line) = spread(&words(own, lang));
                longest = longest.max(own_word);
                line = line.max(own_line);
                cell += own_line;
            }
            area += cell.max(4);
        }
        word = word.max(longest);
        // G2、G3、G5 is read at a glance, or not at all; in English it is broken at its spaces.
        if lang == Lang::Zh && longest <= MARK && line <= MARKS {
            word = word.max(line);
        }
        let bare = word;
        word = word.max(line.min(LONG_LINE) / FEW_LINES);
        let is_marks = 0 < line && line <= MARK;
        if line == 0 {
            let asked = usize::from(column.width.clamp(1, 5)) * BLANK;
            (word, line) = (word.max(asked), asked);
            area += asked * table.rows.len().min(MEASURED);
        }
        Measure {
            bare: bare.max(if line == 0 { word } else { 0 }),
            word,
            line,
            head: head.min(2 * HEAD),
            least: 0,
            most: 0,
            weight: area,
            is_marks,
        }
    }

    /// Measures the columns of a table; short answers stay on one line where there is room for it.
    fn all(table: &Table, columns: Range<usize>, whole: usize, lang: Lang) -> Vec<Measure> {
        let mut measured: Vec<Measure> = (columns.clone())
            .map(|place| Measure::of(table, place, lang))
            .collect();
        for short in SHORT_LINES {
            for column in &mut measured {
                column.shorten(short);
            }
            if is_roomy(&measured, whole) {
                return measured;
            }
        }
        // Many columns: each keeps its words whole, and the rest goes where there is most to read.
        for column in &mut measured {
            column.word = column.bare;
            column.shorten(SHORT_LINES[SHORT_LINES.len() - 1]);
        }
        measured
    }

    /// Lets answers up to this length stay on one line.
    fn shorten(&mut self, short: usize) {
        let cells = self.word.max(self.line.min(short)).min(LONGEST_WORD);
        self.least = wide(cells);
        self.most = wide(self.line.max(self.head).min(LONGEST_LINE)).max(self.least);
    }
}

/// Whether columns that get the least they need leave a quarter to those with more to read.
fn is_roomy(columns: &[Measure], whole: usize) -> bool {
    let least: usize = columns.iter().map(|column| column.least).sum();
    least * 4 <= whole * 3
}

/// The width of a cell with so many half-width characters in a line.
fn wide(cells: usize) -> usize {
    cells * CELL + PADDING
}

/// Marks that no line begins with.
const CLOSING: &str = "、，。；：！？）》」”’";

/// How many half-width characters the longest word and the whole of a line take.
fn spread(line: &str) -> (usize, usize) {
    let (mut longest, mut word, mut whole, mut seams, mut capitals) = (0, 0, 0, 0, 0);
    for c in line.chars().take(4 * LONGEST_LINE) {
        let width = c.width().unwrap_or(0);
        // Word sets Chinese and Latin characters a quarter of a character apart.
        seams += usize::from(whole > 0 && (width > 1) != (word == 0));
        whole += width;
        // A line may be broken after a space, and before and after each Chinese character, but not before a mark that
        // closes what stands before it.
        let stays = if CLOSING.contains(c) { word } else { 0 };
        (word, capitals) = match c == ' ' || width > 1 {
            true => (0, if stays > 0 { capitals } else { 0 }),
            false => (word + width, capitals + usize::from(c.is_uppercase())),
        };
        // Two capitals are as wide as three digits: "M10" must not be broken.
        let whole_word = word.max(stays + width) + capitals.div_ceil(2);
        longest = longest.max(whole_word);
        if word == 0 {
            capitals = 0;
        }
    }
    (longest, whole + seams.div_ceil(2))
}
