//! The plan before it is agreed: how to comment on it, open points with their numbers, a sheet for the comments.

use super::super::model::{Block, Document, Inline, Kind, Line, plain};
use super::super::pieces::cell;
use super::super::reader::Reader;
use super::to_fill;
use crate::locale::{Lang, text};

/// What the paper is and how to answer it.
pub fn lead(reader: &Reader) -> Vec<Block> {
    let words = text(
        "本稿供征求意见，尚未定稿。缺的内容在正文中编了号（#1、#2……），提意见时请注明章节或编号，写在文末的意见表里。",
        "This is a draft for comment and not agreed yet. What is missing is numbered in the text (#1, #2 and so on); in your \
         comments please quote the chapter or that number. The last page has a sheet for them.",
    );
    vec![Block::paragraph(plain(reader.say(words)))]
}

/// How many comments fit on the sheet.
const ROWS: usize = 10;

/// The sheet for comments.
pub fn sheet(reader: &Reader) -> Vec<Block> {
    let columns = [
        (text("序号", "No."), 1),
        (text("章节或编号", "Chapter or number"), 2),
        (text("意见", "Comment"), 4),
        (text("建议改为", "Proposed wording"), 4),
        (text("提出人、日期", "From, date"), 2),
    ];
    let rows = (1..=ROWS)
        .map(|number| {
            let mut cells = vec![cell(number.to_string())];
            cells.extend(vec![Vec::new(); columns.len() - 1]);
            cells
        })
        .collect();
    vec![Block::table(to_fill(reader, &columns, rows))]
}

/// Numbers what is missing, in the order in which it is read.
pub fn number(document: &mut Document) {
    let lang = document.lang;
    let mut count = 0;
    let blocks = (document.sections.iter_mut()).flat_map(|section| &mut section.blocks);
    for block in blocks {
        match &mut block.kind {
            Kind::Paragraph(line) => number_line(line, lang, &mut count),
            Kind::List { items, .. } => {
                for line in items {
                    number_line(line, lang, &mut count);
                }
            }
            Kind::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                for line in cells.flatten() {
                    number_line(line, lang, &mut count);
                }
            }
            // It repeats what a table beside it says.
            Kind::Figure(_) => {}
        }
    }
}

fn number_line(line: &mut Line, lang: Lang, count: &mut usize) {
    for inline in line {
        if matches!(inline, Inline::Gap | Inline::Pending) {
            *count += 1;
            *inline = Inline::Strong(format!("{} #{count}", inline.words(lang)));
        }
    }
}
