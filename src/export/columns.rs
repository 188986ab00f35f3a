//! How wide the columns of a table are on paper: by what stands in them. A column of short words gives its room to one of
//! long sentences, and the longest word of each stays whole where it can.

use crate::document::{Table, flow, words};
use crate::locale::Lang;
use crate::text;

/// So many narrow letters stand beside each other on an upright page,
const PAGE: usize = 96;
/// and so many would fit into the room between two columns.
const BETWEEN: usize = 2;
/// A word that is longer than this may be torn.
const LONGEST: usize = 26;
/// Cells beyond this are long, however long.
const MOST: usize = 240;

/// The share of each column in thousandths of the table's width; together 1000.
pub(super) fn shares(table: &Table, lang: Lang) -> Vec<usize> {
    let mut wanted: Vec<(usize, usize)> = (table.columns.iter())
        .map(|column| {
            // Headings are bold, and short ones stand in one line.
            let wide = text::width(&column.heading);
            let word = longest_word(&column.heading).max(if wide > 8 { 0 } else { wide });
            (wide, word + word / 8)
        })
        .collect();
    for row in &table.rows {
        for (wanted, cell) in wanted.iter_mut().zip(&row.cells) {
            let said = words(&flow(cell, lang), lang);
            wanted.0 = wanted.0.max(text::width(&said).min(MOST));
            wanted.1 = wanted.1.max(longest_word(&said));
        }
    }
    if table.is_signed || table.is_form {
        // The pen wants room that no word asks for.
        for (wanted, column) in wanted.iter_mut().zip(&table.columns) {
            wanted.0 = wanted.0.max(usize::from(column.width) * 12);
        }
    }
    // Twice the words want less than twice the room: their cell grows in both directions.
    let wishes: Vec<usize> = (wanted.iter())
        .map(|(all, _)| 10 * (2 + (all * all.isqrt()).isqrt()))
        .collect();
    let least: Vec<usize> = (wanted.iter())
        .map(|(_, word)| (word.min(&LONGEST) + BETWEEN) * 1000 / PAGE)
        .collect();
    settled(&wishes, &least)
}

/// Shares after the wishes, none below its least where all of these fit.
fn settled(wishes: &[usize], least: &[usize]) -> Vec<usize> {
    let all: usize = least.iter().sum();
    let mut widths: Vec<usize> = match all > 1000 {
        true => least.iter().map(|least| least * 1000 / all).collect(),
        false => {
            let mut held = vec![false; wishes.len()];
            loop {
                let open = |at: &usize| !held[*at];
                let taken: usize = (0..least.len())
                    .filter(|at| held[*at])
                    .map(|at| least[at])
                    .sum();
                let sum: usize = (0..wishes.len()).filter(open).map(|at| wishes[at]).sum();
                let share = |at: usize| wishes[at] * (1000 - taken) / sum.max(1);
                let short = (0..wishes.len())
                    .filter(open)
                    .find(|at| share(*at) < least[*at]);
                match short {
                    Some(at) => held[at] = true,
                    None => {
                        break (0..wishes.len())
                            .map(|at| if held[at] { least[at] } else { share(at) })
                            .collect();
                    }
                }
            }
        }
    };
    let rest = 1000_usize.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// The width of the longest stretch that wraps nowhere: ideographs wrap everywhere, but two of them keep together.
fn longest_word(words: &str) -> usize {
    words
        .split(|c: char| c.is_whitespace() || !c.is_ascii())
        .map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()))
        // Capitals are wider than the letters that are counted in.
        .map(|word| {
            word.len()
                + word
                    .bytes()
                    .filter(u8::is_ascii_uppercase)
                    .count()
                    .div_ceil(4)
        })
        .chain([text::width(words).min(4)])
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, TableRow, plain};

    #[test]
    fn short_columns_give_room_and_words_stay_whole() {
        let column = |heading: &str| Column {
            heading: heading.to_owned(),
            width: 1,
        };
        let table = Table {
            columns: vec![column("编号"), column("邮箱"), column("内容")],
            rows: vec![TableRow {
                key: None,
                cells: [
                    "1",
                    "zhoujianguo@starport.example",
                    &"很长的内容".repeat(20),
                ]
                .map(|words| vec![plain(words)])
                .into(),
            }],
            is_signed: false,
            is_form: false,
        };
        let shares = shares(&table, Lang::Zh);
        assert_eq!(shares.iter().sum::<usize>(), 1000);
        assert!(
            shares[0] < 150 && shares[1] > 250 && shares[2] > 400,
            "{shares:?}"
        );
        assert_eq!(
            self::shares(&Table::default(), Lang::En),
            Vec::<usize>::new()
        );
    }
}
