//! Tables of other programs: cells that are pasted or come from a file, and which of a list's questions each column
//! answers.

use super::MOST_ROWS;
use crate::calendar::dates;
use crate::form::{Ask, Kind, Place, SheetRef, Tier, Value};
use crate::locale::Text;
use crate::plan::Plan;
use crate::text as typed;
use jiff::civil::Date;

/// What a table comes to in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// For each column its heading, if the first line holds headings, and the field that takes it.
    pub columns: Vec<(String, Option<usize>)>,
    /// The answers of each row by field.
    pub rows: Vec<Vec<(usize, Value)>>,
    /// Cells that fit no answer of their field.
    pub misfits: usize,
    /// Rows beyond what a list holds.
    pub beyond: usize,
}

/// What is read against: the list, the plan that references point into, and the day.
#[derive(Clone, Copy)]
pub struct Target<'p> {
    /// The list.
    pub sheet: SheetRef,
    /// The plan.
    pub plan: &'p Plan,
    /// The day on which it is pasted, for dates in short.
    pub today: Option<Date>,
}

/// The cells of a text as spreadsheets copy them: lines of cells with tabs between. A cell that holds a tab, a line
/// break or a quote is quoted, its quotes doubled; a quote that does not end is one of the text.
pub fn cells(raw: &str) -> Vec<Vec<String>> {
    cells_between(raw, '\t')
}

/// The same with another sign between the cells.
pub fn cells_between(raw: &str, sign: char) -> Vec<Vec<String>> {
    let raw = raw.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = Vec::new();
    let mut line = Vec::new();
    let mut rest = raw.as_str();
    loop {
        let (cell, after) = quoted(rest, sign).unwrap_or_else(|| {
            let end = rest.find([sign, '\n']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        line.push(cell.trim().to_owned());
        let mut signs = after.chars();
        let next = signs.next();
        rest = signs.as_str();
        if next != Some(sign) {
            if line.iter().any(|cell| !cell.is_empty()) {
                lines.push(std::mem::take(&mut line));
            }
            line.clear();
        }
        if next.is_none() {
            return lines;
        }
    }
}

/// A quoted cell and what follows it.
fn quoted(text: &str, sign: char) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => {
                let ends = after.is_empty() || after.starts_with([sign, '\n']);
                return ends.then_some((cell, after));
            }
        }
    }
}

/// A name as it is compared: width, case, spaces and the mark of a wanted answer do not matter.
pub(super) fn plain(name: &str) -> String {
    dates::narrow(name)
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '*' | ':'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a text is what one of these is called, in either language or in the draft.
fn is_called(text: &str, key: &str, name: Text) -> bool {
    let text = plain(text);
    !text.is_empty()
        && [key, name.zh, name.en]
            .iter()
            .any(|known| plain(known) == text)
}

fn is_asked(ask: &Ask) -> bool {
    ask.tier != Tier::Unasked
}

/// Whether a heading is a question's: its name, or the heading of a column that it has in the document alone.
fn asks_for(heading: &str, sheet: SheetRef, field: usize) -> bool {
    let ask = sheet.ask(field);
    let own = |text: &Text| {
        let has = |ask: &Ask| ask.places.iter().any(|place| headed(place) == Some(*text));
        sheet.asks().filter(|(_, ask)| has(ask)).count() == 1
    };
    let heads = ask.places.iter().filter_map(headed).filter(own);
    is_called(heading, ask.key, ask.label)
        || ask.also.iter().any(|name| plain(name) == plain(heading))
        || (heads.into_iter()).any(|name| is_called(heading, ask.key, name))
}

fn headed(place: &Place) -> Option<Text> {
    match place {
        Place::Column { heading, .. } => *heading,
        _ => None,
    }
}

/// The fields that headings name, the first column for each. A question's own name goes before what else it is called,
/// wherever the columns stand.
pub(super) fn headings(sheet: SheetRef, first: &[String]) -> Vec<Option<usize>> {
    let asked = || sheet.asks().filter(|(_, ask)| is_asked(ask));
    let mut fields: Vec<Option<usize>> = vec![None; first.len()];
    for is_own in [true, false] {
        for (column, heading) in first.iter().enumerate() {
            let is_it = |field: usize, ask: &Ask| match is_own {
                true => is_called(heading, ask.key, ask.label),
                false => asks_for(heading, sheet, field),
            };
            let found = asked().find(|(field, ask)| is_it(*field, ask));
            // A second column for the same answer stays out.
            let found = found.filter(|(field, _)| !fields.contains(&Some(*field)));
            if fields[column].is_none() {
                fields[column] = found.map(|(field, _)| field);
            }
        }
    }
    fields
}

/// Which column goes to which field: by its heading, or in the order in which the list shows its columns.
fn columns(sheet: SheetRef, lines: &[Vec<String>]) -> (Vec<(String, Option<usize>)>, bool) {
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    let first = lines.first().map(Vec::as_slice).unwrap_or_default();
    let known = headings(sheet, first);
    let said = first.iter().filter(|cell| !cell.is_empty()).count();
    let hits = known.iter().flatten().count();
    let is_headed = hits > 0 && hits * 2 >= said;
    let shown = sheet.about().columns.iter();
    let shown: Vec<usize> = shown.filter_map(|key| sheet.field(key)).collect();
    let mut taken = Vec::new();
    let columns = (0..width).map(|column| {
        let (heading, field) = match is_headed {
            true => (
                first.get(column).cloned().unwrap_or_default(),
                known.get(column).copied().flatten(),
            ),
            false => (String::new(), shown.get(column).copied()),
        };
        // A second column for the same answer stays out.
        let field = field.filter(|field| !taken.contains(field));
        taken.extend(field);
        (heading, field)
    });
    (columns.collect(), is_headed)
}

/// Reads a table into a list.
pub fn read(raw: &str, target: Target) -> Reading {
    let lines = cells(raw);
    let (columns, is_headed) = columns(target.sheet, &lines);
    let mut reading = Reading {
        columns,
        ..Reading::default()
    };
    let room = MOST_ROWS.saturating_sub(target.sheet.rows(target.plan));
    for line in lines.iter().skip(usize::from(is_headed)) {
        let mut row = Vec::new();
        let mut misfits = 0;
        for (cell, (_, field)) in line.iter().zip(&reading.columns) {
            let Some(field) = *field else { continue };
            match value(cell, target, field) {
                Some(value) if value.is_empty() => {}
                Some(value) => row.push((field, value)),
                None => misfits += 1,
            }
        }
        if row.is_empty() && misfits == 0 {
            continue;
        }
        if reading.rows.len() >= room {
            reading.beyond += 1;
            continue;
        }
        reading.misfits += misfits;
        reading.rows.push(row);
    }
    reading
}

/// A cell as an answer; `None` if the question does not take it.
pub(super) fn value(cell: &str, target: Target, field: usize) -> Option<Value> {
    let kind = target.sheet.ask(field).kind;
    let cleaned = typed::clean(cell, kind.is_multiline() || kind.is_list()).text;
    if cleaned.len() > typed::CAP {
        return None;
    }
    if cleaned.trim().is_empty() {
        return Some(Value::Text(String::new()));
    }
    let one = |part: &str| match kind.refers_to() {
        Some(sheet) => row_called(sheet, target.plan, part),
        None => {
            let mut tokens = kind.tokens().iter();
            let found = tokens.find(|token| is_called(part, token.key, token.name));
            found.map(|token| token.key.to_owned())
        }
    };
    match kind {
        Kind::Choice(_) | Kind::Reference(_) => one(&cleaned).map(Value::Text),
        Kind::Choices(_) | Kind::References(_) => several(&cleaned, one).map(Value::List),
        Kind::Date if dates::parse(&cleaned).is_err() => {
            let start = dates::parse(&target.plan.project.start).ok();
            let date = dates::read(&cleaned, target.today, start);
            Some(Value::Text(date.map_or(cleaned, |date| date.to_string())))
        }
        _ => Some(Value::Text(cleaned)),
    }
}

/// So many of the signs that stand between answers may a single one hold.
const MOST_HELD: usize = 12;

/// Several answers in one cell; all of them must fit. A name may hold what separates them, so that from each place on the
/// longest stretch is taken that is an answer.
fn several(cell: &str, one: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let marks = cell.match_indices(['、', '，', ',', ';', '；', '/', '\n']);
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, mark) in marks {
        parts.push(start..at);
        start = at + mark.len();
    }
    parts.push(start..cell.len());
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        if cell[part.clone()].trim().is_empty() {
            at += 1;
            continue;
        }
        let stretches = parts[at..].iter().enumerate().take(MOST_HELD + 1).rev();
        let mut stretches = stretches.map(|(more, last)| (more, one(&cell[part.start..last.end])));
        let (more, key) = stretches.find_map(|(more, key)| Some((more, key?)))?;
        if !found.contains(&key) {
            found.push(key);
        }
        at += more + 1;
    }
    (!found.is_empty()).then_some(found)
}

/// The only row that is called so, by any of the members that name it.
fn row_called(sheet: SheetRef, plan: &Plan, name: &str) -> Option<String> {
    let wanted = plain(name);
    let naming: Vec<usize> = sheet
        .about()
        .named_by
        .iter()
        .filter_map(|key| sheet.field(key))
        .collect();
    let is_it = |row: &usize| {
        plain(sheet.name_of(plan, *row)) == wanted
            || naming
                .iter()
                .any(|field| plain(sheet.text(plan, *row, *field)) == wanted)
    };
    let mut rows = (0..sheet.rows(plan)).filter(is_it);
    match (rows.next(), rows.next()) {
        (Some(row), None) => Some(sheet.id(plan, row).to_owned()),
        _ => None,
    }
}

impl Reading {
    /// How many columns stay out.
    pub fn left_out(&self) -> usize {
        self.columns
            .iter()
            .filter(|(_, field)| field.is_none())
            .count()
    }
}
