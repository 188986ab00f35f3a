//! Parts that fields feed: every field with a place is found by walking the catalogue, so that a new field needs no
//! change here.

use super::computed::{self, Extra};
use super::dress;
use super::model::{Block, Column, DASH, Inline, Line, Table, TableRow, flow, plain};
use super::reader::{Answer, Reader};
use super::ready;
use crate::catalog;
use crate::form::{Kind, Part, Place, SheetRef};
use crate::locale::Text;
use std::collections::BTreeMap;

/// A labelled paragraph, or several under one label.
pub(super) struct Labelled {
    pub label: Text,
    pub blocks: Vec<Block>,
}

/// What the fields of a part give.
#[derive(Default)]
pub(super) struct Fed {
    /// What stands before the answers in the part's own words.
    pub lead: Vec<Block>,
    /// Tables and lists.
    pub blocks: Vec<Block>,
    /// Paragraphs, each with its label.
    pub paragraphs: Vec<Labelled>,
    /// What stands after the answers in the part's own words.
    pub tail: Vec<Block>,
}

impl Fed {
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.paragraphs.is_empty()
    }
}

/// Walks the fields whose place is this part.
pub(super) fn feed(reader: &Reader, part: Part, from: u8, to: u8) -> Fed {
    let mut fed = Fed::default();
    let mut lines = BTreeMap::new();
    let mut paragraphs = BTreeMap::new();
    for sheet in catalog::sheets() {
        let columns = columns(reader, sheet, part);
        if !columns.is_empty() {
            fed.blocks.extend(table(reader, sheet, part, columns));
        }
        for (field, place) in places(reader, sheet, part) {
            match place {
                Place::Line { at, .. } => {
                    lines.insert(at, (sheet, field));
                }
                Place::Paragraph { at, .. } if (from..=to).contains(&at) => {
                    paragraphs.insert(at, (sheet, field));
                }
                _ => {}
            }
        }
    }
    fed.blocks.extend(two_columns(reader, part, &lines));
    fed.paragraphs = labelled(reader, part, &paragraphs, from, to);
    if !fed.is_empty() {
        fed.lead = computed::lead(reader, part);
        fed.tail = computed::tail(reader, part);
    }
    fed
}

/// The sheets that give a part its rows.
pub(super) fn sheets(part: Part) -> impl Iterator<Item = SheetRef> {
    catalog::sheets().filter(move |sheet| {
        sheet.asks().any(|(_, ask)| {
            (ask.places.iter())
                .any(|place| matches!(place, Place::Column { part: of, .. } if *of == part))
        })
    })
}

/// The fields of a sheet that this audience sees in a part, with their places.
fn places(reader: &Reader, sheet: SheetRef, part: Part) -> impl Iterator<Item = (usize, Place)> {
    let is_for_client = reader.is_for_client();
    sheet
        .asks()
        .filter(move |(_, ask)| !(is_for_client && ask.internal))
        .flat_map(|(field, ask)| ask.places.iter().map(move |place| (field, *place)))
        .filter(move |(_, place)| place.part() == part)
}

/// A column of a table: the fields that share it, or what computes it.
struct Spec {
    heading: Text,
    fields: Vec<usize>,
    extra: Option<&'static Extra>,
}

fn columns(reader: &Reader, sheet: SheetRef, part: Part) -> BTreeMap<u8, Spec> {
    let mut columns: BTreeMap<u8, Spec> = BTreeMap::new();
    for (field, place) in places(reader, sheet, part) {
        if let Place::Column { at, heading, .. } = place {
            let label = heading.unwrap_or(sheet.ask(field).label);
            let spec = columns.entry(at).or_insert(Spec {
                heading: label,
                fields: Vec::new(),
                extra: None,
            });
            if heading.is_some() {
                spec.heading = label;
            }
            spec.fields.push(field);
        }
    }
    if columns.is_empty() {
        return columns;
    }
    for extra in computed::extras(part) {
        columns.insert(
            extra.at,
            Spec {
                heading: extra.heading,
                fields: Vec::new(),
                extra: Some(extra),
            },
        );
    }
    columns
}

/// The table of a part; a list where it has one column only. None without rows.
fn table(
    reader: &Reader,
    sheet: SheetRef,
    part: Part,
    columns: BTreeMap<u8, Spec>,
) -> Option<Block> {
    let mut rows: Vec<TableRow> = computed::rows(reader, part, sheet)
        .into_iter()
        .map(|row| {
            let mut cells: Vec<Vec<Line>> = (columns.iter())
                .map(|(at, spec)| cell(reader, sheet, part, row, *at, spec))
                .collect();
            // A number says that the row is internal; where there is none, the first cell does.
            if reader.is_internal(sheet, row)
                && reader.number(sheet, row).is_empty()
                && let Some(first) = cells.first_mut()
            {
                dress::append(first, reader.bracketed(plain(reader.say(ready::INTERNAL))));
            }
            TableRow {
                key: Some(reader.key(sheet, row)),
                cells,
            }
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    if let [(_, only)] = &columns.iter().collect::<Vec<_>>()[..]
        && only.extra.is_none()
    {
        let items = rows
            .into_iter()
            .map(|row| joined(reader, row.cells))
            .collect();
        return Some(Block::list(true, items));
    }
    let is_kept: Vec<bool> = (columns.values().enumerate())
        .map(|(place, spec)| {
            let is_wanted = spec.fields.iter().any(|field| sheet.ask(*field).wanted);
            is_wanted
                || part == Part::Approvals
                || rows.iter().any(|row| !row.cells[place].is_empty())
        })
        .collect();
    if !is_kept.contains(&true) {
        return None;
    }
    for row in &mut rows {
        let mut kept = is_kept.iter();
        row.cells.retain(|_| *kept.next().unwrap_or(&true));
        let mut specs = columns.values().zip(&is_kept).filter(|(_, kept)| **kept);
        for cell in &mut row.cells {
            let may_be_blank = specs
                .next()
                .is_some_and(|(spec, _)| is_for_ink(part, spec, sheet));
            if cell.is_empty() && !may_be_blank {
                cell.push(match part {
                    // Who is to sign must be settled before anybody can.
                    Part::Approvals => vec![Inline::Gap],
                    _ => plain(DASH),
                });
            }
        }
    }
    let columns = (columns.values().zip(&is_kept))
        .filter(|(_, kept)| **kept)
        .map(|(spec, _)| Column {
            heading: reader.say(spec.heading).to_owned(),
            width: width(sheet, spec),
        })
        .collect();
    Some(Block::table(Table {
        columns,
        rows,
        is_signed: part == Part::Approvals,
    }))
}

/// Whether a cell is left empty for the pen: signature and date of an approval.
fn is_for_ink(part: Part, spec: &Spec, sheet: SheetRef) -> bool {
    part == Part::Approvals
        && (spec.extra.is_some_and(|extra| extra.blank)
            || (spec.fields.iter()).any(|field| matches!(sheet.ask(*field).kind, Kind::Date)))
}

fn width(sheet: SheetRef, spec: &Spec) -> u8 {
    match spec.extra {
        Some(extra) => extra.width,
        None => (spec.fields.iter())
            .map(|field| match sheet.ask(*field).kind {
                Kind::Prose | Kind::Items => 4,
                Kind::Line | Kind::References(_) | Kind::Choices(_) => 3,
                Kind::Reference(_) | Kind::Date => 2,
                _ => 1,
            })
            .max()
            .unwrap_or(1),
    }
}

fn cell(
    reader: &Reader,
    sheet: SheetRef,
    part: Part,
    row: usize,
    at: u8,
    spec: &Spec,
) -> Vec<Line> {
    if let Some(extra) = spec.extra {
        return (extra.cell)(reader, sheet, row);
    }
    let mut cell: Vec<Line> = (spec.fields.iter())
        .flat_map(|field| reader.lines(sheet, row, *field))
        .collect();
    // One mark is enough for a cell in which nothing was said.
    if cell.iter().all(|line| *line == [Inline::Gap]) {
        cell.truncate(1);
    }
    dress::dress(reader, part, row, at, &mut cell);
    cell
}

/// Cells as one line.
pub(super) fn joined(reader: &Reader, cells: Vec<Vec<Line>>) -> Line {
    flow(&cells.concat(), reader.lang)
}

/// A table of labels and answers, or the steps of a procedure.
fn two_columns(
    reader: &Reader,
    part: Part,
    lines: &BTreeMap<u8, (SheetRef, usize)>,
) -> Option<Block> {
    let mut rows: BTreeMap<u8, (Text, TableRow)> = BTreeMap::new();
    for (at, (sheet, field)) in lines {
        let answer = reader.lines(*sheet, 0, *field);
        if !answer.is_empty() {
            let row = TableRow {
                key: Some(reader.key(*sheet, 0)),
                cells: vec![answer],
            };
            rows.insert(*at, (sheet.ask(*field).label, row));
        }
    }
    if !lines.is_empty() {
        for (at, heading, cell) in computed::extra_lines(reader, part) {
            let row = TableRow {
                key: None,
                cells: vec![vec![cell]],
            };
            rows.insert(at, (heading, row));
        }
    }
    if rows.is_empty() {
        return None;
    }
    if part == Part::Changes {
        return Some(Block::list(
            true,
            ready::change_steps(reader, rows.into_values()),
        ));
    }
    let heading = |text: Text, width| Column {
        heading: reader.say(text).to_owned(),
        width,
    };
    Some(Block::table(Table {
        columns: vec![heading(ready::ITEM, 1), heading(ready::CONTENT, 4)],
        rows: rows
            .into_values()
            .map(|(label, mut row)| {
                row.cells.insert(0, vec![plain(reader.say(label))]);
                row
            })
            .collect(),
        is_signed: false,
    }))
}

fn labelled(
    reader: &Reader,
    part: Part,
    fields: &BTreeMap<u8, (SheetRef, usize)>,
    from: u8,
    to: u8,
) -> Vec<Labelled> {
    let mut all: BTreeMap<u8, Labelled> = ready::paragraphs(reader, part)
        .into_iter()
        .filter(|(at, _)| (from..=to).contains(at))
        .collect();
    for (at, (sheet, field)) in fields {
        let ask = sheet.ask(*field);
        let key = reader.key(*sheet, 0);
        let blocks: Vec<Block> = match (reader.answer(*sheet, 0, *field), ask.kind) {
            // Steps and rules are quoted by number, however they were asked for.
            (Answer::Lines(items), kind)
                if items.len() > 1
                    && (matches!(kind, Kind::Items) || part == Part::Improvement) =>
            {
                vec![Block::list(true, items).of(key)]
            }
            (Answer::Lines(lines), _) => (lines.into_iter())
                .map(|line| Block::paragraph(line).of(key.clone()))
                .collect(),
            (Answer::Blank, _) => match ready::instead(reader, part, ask.key) {
                Some(blocks) => blocks,
                None => (reader.lines(*sheet, 0, *field).into_iter())
                    .map(|line| Block::paragraph(line).of(key.clone()))
                    .collect(),
            },
            (Answer::Hidden, _) => Vec::new(),
        };
        if !blocks.is_empty() {
            all.insert(
                *at,
                Labelled {
                    label: ask.label,
                    blocks,
                },
            );
        }
    }
    all.into_values().collect()
}
