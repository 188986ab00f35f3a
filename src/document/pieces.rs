//! What is computed from several sheets: communications by phase, responsibilities.

use super::model::{Block, Column, DASH, Line, Table, TableRow, plain};
use super::reader::{Reader, one_line, sheet};
use crate::calendar::month;
use crate::form::SheetRef;
use crate::locale::{Text, text};
use crate::plan::{Communication, Row};
use std::collections::{HashMap, HashSet};

/// The sheets that every computed piece reads.
pub(super) struct Sheets {
    pub people: SheetRef,
    pub schedule: SheetRef,
}

impl Sheets {
    pub fn find() -> Option<Sheets> {
        Some(Sheets {
            people: sheet("stakeholders.rows")?,
            schedule: sheet("schedule.rows")?,
        })
    }
}

/// A heading for a computed table.
pub(super) fn column(reader: &Reader, heading: Text, width: u8) -> Column {
    Column {
        heading: reader.say(heading).to_owned(),
        width,
    }
}

/// A cell of one plain line.
pub(super) fn cell(words: impl Into<String>) -> Vec<Line> {
    vec![plain(words)]
}

/// The communications that this audience sees.
pub(super) fn communications<'r>(
    reader: &'r Reader,
    sheets: &Sheets,
) -> impl Iterator<Item = (usize, &'r Row<Communication>)> {
    (reader.rows(sheets.schedule)).filter_map(|row| {
        reader
            .plan
            .schedule
            .at(row)
            .map(|communication| (row, communication))
    })
}

/// A communication's name, or its number where it has none.
pub(super) fn title(reader: &Reader, sheets: &Sheets, row: usize) -> String {
    match one_line(sheets.schedule.name_of(reader.plan, row)) {
        name if name.is_empty() => reader.number(sheets.schedule, row),
        name => name,
    }
}

pub(super) fn or_dash(words: String) -> String {
    match words.is_empty() {
        true => DASH.to_owned(),
        false => words,
    }
}

/// Which communications belong to which phase; nothing where none is bound to one.
pub(super) fn by_phase(reader: &Reader) -> Vec<Block> {
    let (Some(sheets), Some(phases)) = (Sheets::find(), sheet("project.phases")) else {
        return Vec::new();
    };
    let label = |row: usize| {
        let number = reader.number(sheets.schedule, row);
        plain(format!("{number} {}", title(reader, &sheets, row)))
    };
    // By phase; under "" what is bound to none.
    let mut bound: HashMap<&str, Vec<Line>> = HashMap::new();
    for (place, event) in communications(reader, &sheets) {
        let none = event.phases.is_empty().then_some("");
        for phase in event.phases.iter().map(String::as_str).chain(none) {
            bound.entry(phase).or_default().push(label(place));
        }
    }
    let has_throughout = bound.contains_key("");
    let as_throughout = reader.say(text("同“各阶段均适用”", "as throughout"));
    let row = |key, phase: Line, events: Vec<Line>| TableRow {
        key,
        cells: vec![
            vec![phase],
            match (events.is_empty(), has_throughout) {
                (true, true) => cell(as_throughout),
                (true, false) => cell(DASH),
                (false, _) => events,
            },
        ],
    };
    let throughout = plain(reader.say(text("各阶段均适用", "Throughout")));
    let mut rows = vec![row(None, throughout, bound.remove("").unwrap_or_default())];
    let mut is_bound = false;
    for place in 0..phases.rows(reader.plan) {
        let events = bound
            .remove(phases.id(reader.plan, place))
            .unwrap_or_default();
        is_bound |= !events.is_empty();
        let key = Some(reader.key(phases, place));
        rows.push(row(key, reader.mention(phases, place), events));
    }
    if !is_bound {
        return Vec::new();
    }
    vec![Block::table(Table {
        columns: vec![
            column(reader, text("阶段", "Phase"), 2),
            column(reader, text("沟通事项", "Communications"), 5),
        ],
        rows,
        ..Table::default()
    })]
}

/// So many people fit beside each other on an upright page.
const PAGE_PEOPLE: usize = 6;
/// So many on a wide one; a larger table nobody reads.
const MOST_PEOPLE: usize = 20;

/// Whether those who take part are asked for something: in a meeting, or for feedback or a decision. A report or a
/// notice tells.
fn asks(reader: &Reader, event: &Communication) -> bool {
    let asking = ["feedback", "decision", "change"];
    month::is_meeting(reader.plan, event)
        || (event.content.iter()).any(|kind| asking.contains(&kind.trim()))
}

/// Who is accountable, responsible, consulted and informed; for the client only where it fits the page.
pub(super) fn raci(reader: &Reader) -> Vec<Block> {
    let Some(sheets) = Sheets::find() else {
        return Vec::new();
    };
    let events: Vec<(usize, &Row<Communication>)> = communications(reader, &sheets).collect();
    let letters = |event: &Communication, id: &str| {
        let mut letters = Vec::new();
        let responsible = match event.recorder.trim() {
            "" => event.owner.trim(),
            recorder => recorder,
        };
        if event.owner.trim() == id {
            letters.push("A");
        }
        if responsible == id {
            letters.push("R");
        }
        let is_among = |people: &[String]| people.iter().any(|person| person == id);
        if letters.is_empty() && is_among(&event.attendees) {
            letters.push(if asks(reader, event) { "C" } else { "I" });
        }
        if letters.is_empty() && is_among(&event.cc) {
            letters.push("I");
        }
        letters.join("/")
    };
    let involved: HashSet<&str> = (events.iter())
        .flat_map(|(_, event)| event.present().chain(&event.cc))
        .map(|id| id.trim())
        .collect();
    let people: Vec<(usize, &str)> = (reader.rows(sheets.people))
        .map(|row| (row, sheets.people.id(reader.plan, row)))
        .filter(|(_, id)| involved.contains(id))
        .collect();
    let most = match reader.is_for_client() {
        true => PAGE_PEOPLE,
        false => MOST_PEOPLE,
    };
    if people.is_empty() || people.len() > most {
        return Vec::new();
    }
    let mut columns = vec![column(reader, text("沟通事项", "Communication"), 4)];
    columns.extend(people.iter().map(|(row, _)| Column {
        heading: reader.mentioned(sheets.people, *row),
        width: 1,
    }));
    let rows = (events.iter())
        .map(|(row, event)| {
            let number = reader.number(sheets.schedule, *row);
            let mut cells = vec![cell(format!("{number} {}", title(reader, &sheets, *row)))];
            cells.extend(
                people
                    .iter()
                    .map(|(_, id)| cell(or_dash(letters(event, id)))),
            );
            TableRow {
                key: Some(reader.key(sheets.schedule, *row)),
                cells,
            }
        })
        .collect();
    let legend = text(
        "A 负责，R 执行，C 咨询，I 知情。",
        "A accountable, R responsible, C consulted, I informed.",
    );
    vec![
        Block::paragraph(plain(reader.say(legend))),
        Block::table(Table {
            columns,
            rows,
            ..Table::default()
        }),
    ]
}
