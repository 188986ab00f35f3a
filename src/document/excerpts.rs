//! Rows of a sheet under a point of view: communications by rhythm and by content, duties by camp, the gravest risks.

use super::computed;
use super::grid::Grid;
use super::lead;
use super::model::{Block, Inline, Line, Table, TableRow, plain};
use super::outline::Camp;
use super::part::joined;
use super::pieces::{Sheets, cell, column, communications, title};
use super::reader::{Reader, one_line, sheet};
use crate::calendar::rhythm::{self, Rhythm};
use crate::form::Part;
use crate::locale::{Lang, text};
use crate::plan::{Communication, Row, Stakeholder};

/// Number and name of a communication.
fn label(reader: &Reader, sheets: &Sheets, row: usize) -> String {
    let number = reader.number(sheets.schedule, row);
    format!("{number} {}", title(reader, sheets, row))
}

/// Which communications come round how often, the most frequent first.
pub(super) fn by_rhythm(reader: &Reader) -> Vec<Block> {
    let Some(sheets) = Sheets::find() else {
        return Vec::new();
    };
    let mut groups: Vec<(Option<Rhythm>, String, Vec<Line>)> = Vec::new();
    for (place, event) in communications(reader, &sheets) {
        let known = Rhythm::of_token(&event.rhythm);
        let name = one_line(rhythm::name(&event.rhythm, reader.lang));
        let line = plain(label(reader, &sheets, place));
        match groups.iter_mut().find(|(_, held, _)| *held == name) {
            Some((.., lines)) => lines.push(line),
            None => groups.push((known, name, vec![line])),
        }
    }
    // What nobody can count stands last.
    groups.sort_by_key(|(rhythm, ..)| rhythm.map_or(usize::MAX, |rhythm| rhythm as usize));
    if groups.is_empty() {
        return Vec::new();
    }
    let rows = (groups.into_iter())
        .map(|(_, name, lines)| TableRow {
            key: None,
            cells: vec![
                match name.is_empty() {
                    true => vec![vec![Inline::Gap]],
                    false => cell(name),
                },
                lines,
            ],
        })
        .collect();
    vec![Block::table(Table {
        columns: vec![
            column(reader, text("频率", "How often"), 2),
            column(reader, text("沟通事项", "Communications"), 5),
        ],
        rows,
        ..Table::default()
    })]
}

/// The communications that carry one of these kinds of content, each with its rhythm and what it is about. An empty kind
/// means those of which nobody said what they carry.
pub(super) fn by_content(reader: &Reader, kinds: &[&str]) -> Vec<Block> {
    let Some(sheets) = Sheets::find() else {
        return Vec::new();
    };
    let carries = |event: &Communication| match event.content.is_empty() {
        true => kinds.contains(&""),
        false => (event.content.iter()).any(|kind| kinds.contains(&kind.trim())),
    };
    let items: Vec<Line> = communications(reader, &sheets)
        .filter(|(_, event)| carries(event))
        .map(|(place, event)| about(reader, &sheets, (place, event)))
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    if let Some(words) = kinds.iter().find_map(|kind| lead::on_content(kind)) {
        blocks.push(Block::paragraph(plain(reader.say(words))));
    }
    blocks.push(Block::list(false, items));
    blocks
}

/// A communication in one line: how often, and its points, or else its purpose.
fn about(reader: &Reader, sheets: &Sheets, (place, event): (usize, &Communication)) -> Line {
    let mut line = vec![Inline::Strong(label(reader, sheets, place))];
    let often = one_line(&rhythm::name_within(&event.rhythm, reader.lang));
    if !often.is_empty() {
        line.extend(reader.bracketed(plain(often)));
    }
    let said = ["points", "purpose"].iter().find_map(|key| {
        let field = sheets.schedule.field(key)?;
        let lines = reader.lines(sheets.schedule, place, field);
        (!lines.is_empty()).then(|| joined(reader, vec![lines]))
    });
    line.push(Inline::Text(reader.lang.colon().to_owned()));
    line.extend(said.unwrap_or(vec![Inline::Gap]));
    line
}

/// Whether somebody belongs to a camp.
fn is_of(camp: Camp, person: &Row<Stakeholder>) -> bool {
    let speaks = person.contact_point.trim() == "yes";
    let held = match (person.side.trim(), speaks) {
        ("ours", true) => Camp::Manager,
        ("ours", false) => Camp::Team,
        ("client", true) => Camp::Representative,
        _ => Camp::Others,
    };
    held == camp
}

/// Who does what in communication, of one camp.
pub(super) fn duties_of(reader: &Reader, camp: Camp) -> Vec<Block> {
    let Some(people) = sheet("stakeholders.rows") else {
        return Vec::new();
    };
    let rows: Vec<usize> = (reader.rows(people))
        .filter(|row| (reader.plan.stakeholders.at(*row)).is_some_and(|row| is_of(camp, row)))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let table = excerpt(reader, "stakeholders.rows", Part::Duties, &[], rows);
    let words = lead::duty(camp).map(|words| Block::paragraph(plain(reader.say(words))));
    words.into_iter().chain(table).collect()
}

/// So many risks stand on a brief's page.
const TOP: usize = 5;

/// The gravest risks, by probability times impact.
pub(super) fn top_risks(reader: &Reader) -> Vec<Block> {
    let Some(risks) = sheet("risks.rows") else {
        return Vec::new();
    };
    let mut rows: Vec<usize> = reader.rows(risks).collect();
    let gravity = |row: &usize| {
        reader
            .plan
            .risks
            .at(*row)
            .map_or(0, |row| computed::gravity(row))
    };
    rows.sort_by_key(|row| std::cmp::Reverse(gravity(row)));
    let left_out = rows.len().saturating_sub(TOP);
    rows.truncate(TOP);
    let shown = rows.len();
    let table = excerpt(reader, "risks.rows", Part::Risks, &[0, 1, 3, 5, 7], rows);
    let words = match (left_out, reader.lang) {
        (0, _) => return table.into_iter().collect(),
        (_, Lang::Zh) => format!(
            "下列为 {} 项沟通风险中等级最高的 {shown} 项。",
            shown + left_out
        ),
        (_, Lang::En) => format!(
            "These are the {shown} gravest of {} communication risks.",
            shown + left_out
        ),
    };
    std::iter::once(Block::paragraph(plain(words)))
        .chain(table)
        .collect()
}

/// Some rows of a part's table, whole also where tables are left open.
fn excerpt(
    reader: &Reader,
    name: &str,
    part: Part,
    columns: &[u8],
    rows: Vec<usize>,
) -> Option<Block> {
    let grid = Grid::of(reader, sheet(name)?, part, columns)?.of_rows(rows);
    Some(Block::table(Table {
        columns: grid.head(reader),
        rows: (0..grid.len()).map(|row| grid.row(reader, row)).collect(),
        ..Table::default()
    }))
}
