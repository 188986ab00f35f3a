//! The questions as a form to be filled in by hand, for a workshop on paper: label, help, example and room to write.
//! Nothing of the plan's answers, nothing internal.

use super::super::model::{Block, Inline, Line, plain};
use super::super::reader::Reader;
use super::to_fill;
use crate::catalog::STEPS;
use crate::form::{Ask, Kind, SheetRef, Tier};
use crate::locale::{Text, text};

const QUESTION: Text = text("问题", "Question");
const GUIDANCE: Text = text("说明与示例", "Help and example");
const ANSWER: Text = text("答复", "Answer");

/// How the form is used, and when it was.
pub fn how_to(reader: &Reader) -> Vec<Block> {
    let words = text(
        "供双方开会讨论时手写。按顺序逐项讨论，写在“答复”一栏；清单一类的表一列写一项，不够时另附纸。标 * 的每份方案都要有；\
         一时不清楚的先空着，注明由谁、何时答复。",
        "For a workshop of both sides, to be written in by hand. Go through it in order and write into the column \
         \"Answer\"; in lists, one column is one entry; take another sheet where there are more. Questions marked * are \
         wanted in every plan. Leave open what is not known yet, and note who will answer, and when.",
    );
    let columns = [
        (text("会议日期", "Date"), 2),
        (text("参加人", "Who took part"), 5),
        (text("记录人", "Recorded by"), 2),
    ];
    let table = to_fill(reader, &columns, vec![vec![Vec::new(); columns.len()]]);
    vec![
        Block::paragraph(plain(reader.say(words))),
        Block::table(table),
    ]
}

/// The sheets of a step, each with its title.
pub fn questions(reader: &Reader, step: &str) -> Vec<(String, Vec<Block>)> {
    let sheets = (STEPS.iter())
        .filter(|held| held.key == step)
        .flat_map(|held| held.sheets);
    sheets
        .filter_map(|sheet| {
            let rows = rows(reader, *sheet);
            if rows.is_empty() {
                return None;
            }
            let about = sheet.about();
            // The last step's says what keys do.
            let is_of_keys = about.name == "review";
            let (title, mut blocks) = match is_of_keys {
                true => (text("总结与文件状态", "Closing and status"), Vec::new()),
                false => {
                    let intro = plain(reader.say(about.intro));
                    (about.title, vec![Block::paragraph(intro)])
                }
            };
            blocks.push(Block::table(match sheet.is_list() {
                true => to_fill(reader, &LIST, rows),
                false => to_fill(reader, &RECORD, rows),
            }));
            Some((reader.say(title).to_owned(), blocks))
        })
        .collect()
}

const RECORD: [(Text, u8); 3] = [(QUESTION, 2), (GUIDANCE, 4), (ANSWER, 5)];
const LIST: [(Text, u8); 5] = [
    (QUESTION, 2),
    (GUIDANCE, 3),
    (text("第一项", "First"), 2),
    (text("第二项", "Second"), 2),
    (text("第三项", "Third"), 2),
];

/// Choices that we make among ourselves: their answers would say what the client does not see.
const OURS: [(&str, &str); 1] = [("channels.rows", "scope")];

/// A row for every question that anybody may be asked.
fn rows(reader: &Reader, sheet: SheetRef) -> Vec<Vec<Vec<Line>>> {
    let blanks = if sheet.is_list() { 3 } else { 1 };
    let name = sheet.about().name;
    (sheet.asks())
        .filter(|(_, ask)| ask.tier != Tier::Unasked && !ask.internal && !ask.places.is_empty())
        .filter(|(_, ask)| !OURS.contains(&(name, ask.key)))
        .map(|(_, ask)| {
            let label = reader.say(ask.label);
            let label = match ask.wanted {
                true => format!("{label} *"),
                false => label.to_owned(),
            };
            let mut cells = vec![vec![vec![Inline::Strong(label)]], guidance(reader, ask)];
            cells.extend(vec![Vec::new(); blanks]);
            cells
        })
        .collect()
}

fn guidance(reader: &Reader, ask: &Ask) -> Vec<Line> {
    let help = reader.say(ask.help);
    // How a date is typed in short is of no use to a pen.
    let is_of_keys = matches!(ask.kind, Kind::Date) && help.contains('+');
    let mut lines = match is_of_keys {
        true => Vec::new(),
        false => vec![plain(help)],
    };
    let tokens = ask.kind.tokens();
    let (head, said) = match tokens.is_empty() {
        true => (text("例", "Example"), reader.say(ask.example).to_owned()),
        false => {
            let names: Vec<&str> = tokens.iter().map(|token| reader.say(token.name)).collect();
            let head = match ask.kind {
                Kind::Choices(_) => text("可多选", "Any of"),
                _ => text("选一项", "One of"),
            };
            (head, names.join(reader.lang.comma()))
        }
    };
    if !said.is_empty() {
        let (head, colon) = (reader.say(head), reader.lang.colon());
        let said: Vec<&str> = said.lines().collect();
        lines.push(plain(format!(
            "{head}{colon}{}",
            said.join(reader.lang.semicolon())
        )));
    }
    lines
}
