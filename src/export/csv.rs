//! Comma-separated values as spreadsheets read them: UTF-8 with a byte order mark, so that Excel sees Chinese, lines
//! that end with CR LF, cells quoted where RFC 4180 wants it.
//!
//! A cell is one line. **What a spreadsheet would compute stays text**: where a cell begins with `=`, `+`, `-` or `@`,
//! also full-width or behind spaces and quotes, an apostrophe is put before it, and the same behind a semicolon, tab or
//! bar, where a spreadsheet set to that sign would begin a cell. [`raw`] takes them away again.

use super::visible;
use crate::document::{Table, flow, words};
use crate::locale::Lang;

/// A table as a file.
pub(super) fn render(table: &Table, lang: Lang) -> Vec<u8> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(&mut out);
    let head = table.columns.iter().map(|column| column.heading.clone());
    let rows = (table.rows.iter()).map(|row| {
        let cells = row
            .cells
            .iter()
            .map(|lines| words(&flow(lines, lang), lang));
        cells.collect::<Vec<_>>()
    });
    for line in std::iter::once(head.collect()).chain(rows) {
        let cells = line.iter().map(|cell| inert(&visible(cell)));
        // Writing to memory fails only on rows of unlike lengths; a table has none.
        let _ = writer.write_record(cells.map(String::into_bytes));
    }
    let _ = writer.flush();
    drop(writer);
    out
}

/// Whether a text would be computed, or looks like one that was kept from it.
fn is_live(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\u{3000}', '\u{a0}', '\'', '"', '“', '”']);
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Where a spreadsheet might begin a cell.
const BORDERS: [char; 4] = [';', '\t', '|', '；'];

/// A text that stays text in any spreadsheet.
fn inert(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    for piece in text.split_inclusive(BORDERS) {
        if is_live(piece) {
            safe.push('\'');
        }
        safe.push_str(piece);
    }
    safe
}

/// The text of which an inert one was made.
pub fn raw(text: &str) -> String {
    let pieces = text.split_inclusive(BORDERS);
    let plain = pieces.map(|piece| match piece.strip_prefix('\'') {
        Some(rest) if is_live(rest) => rest,
        _ => piece,
    });
    plain.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, TableRow, plain};

    #[test]
    fn what_would_be_computed_stays_text() {
        for (typed, safe) in [
            ("=1+1", "'=1+1"),
            ("+44 20 5550 0101", "'+44 20 5550 0101"),
            (" \"@SUM(A1)", "' \"@SUM(A1)"),
            ("＝cmd", "'＝cmd"),
            ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"),
            ("a|-2", "a|'-2"),
            ("'=x", "''=x"),
            ("'n sommer", "'n sommer"),
            ("5-6, a=b", "5-6, a=b"),
            ("–", "–"),
        ] {
            assert_eq!(inert(typed), safe);
            assert_eq!(raw(safe), typed);
        }
    }

    #[test]
    fn a_file_is_what_spreadsheets_expect() {
        let table = Table {
            columns: vec![
                Column {
                    heading: "No.".to_owned(),
                    width: 1,
                };
                2
            ],
            rows: vec![TableRow {
                key: None,
                cells: vec![
                    vec![plain("a, \"b\""), plain("c\u{1b}")],
                    vec![plain("中文")],
                ],
            }],
            ..Table::default()
        };
        let file = String::from_utf8(render(&table, Lang::En)).unwrap();
        assert_eq!(file, "\u{feff}No.,No.\r\n\"a, \"\"b\"\"; c␛\",中文\r\n");
    }
}
