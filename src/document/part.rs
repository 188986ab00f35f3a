//! Parts that fields feed: every field with a place is found by walking the catalogue, so that a new field needs no
//! change here.

use super::computed;
use super::grid::Grid;
use super::model::{Block, Column, Line, Table, TableRow, flow, plain};
use super::reader::{Answer, Reader};
use super::ready;
use crate::catalog;
use crate::form::{Kind, Part, Place, SheetRef};
use crate::locale::Text;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

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

/// Walks the fields whose place is this part: of paragraphs those from one order to another, of a table only these
/// columns where any are named.
pub(super) fn feed(reader: &Reader, part: Part, (from, to): (u8, u8), columns: &[u8]) -> Fed {
    let mut fed = Fed::default();
    let mut lines = BTreeMap::new();
    let mut paragraphs = BTreeMap::new();
    for sheet in feeding(part).iter().copied() {
        fed.blocks
            .extend(Grid::of(reader, sheet, part, columns).map(|grid| grid.block(reader)));
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

/// The sheets with a field in a part, looked up once: the catalogue does not change, and is long.
fn feeding(part: Part) -> &'static [SheetRef] {
    static FEEDING: LazyLock<HashMap<Part, Vec<SheetRef>>> = LazyLock::new(|| {
        let mut feeding: HashMap<Part, Vec<SheetRef>> = HashMap::new();
        for sheet in catalog::sheets() {
            let places = sheet.asks().flat_map(|(_, ask)| ask.places);
            for place in places {
                let sheets = feeding.entry(place.part()).or_default();
                if !sheets.contains(&sheet) {
                    sheets.push(sheet);
                }
            }
        }
        feeding
    });
    FEEDING.get(&part).map_or(&[], Vec::as_slice)
}

/// The sheets that give a part its rows.
pub(super) fn sheets(part: Part) -> impl Iterator<Item = SheetRef> {
    let is_column =
        move |place: &Place| matches!(place, Place::Column { part: of, .. } if *of == part);
    (feeding(part).iter().copied()).filter(move |sheet| {
        sheet
            .asks()
            .any(|(_, ask)| ask.places.iter().any(is_column))
    })
}

/// The fields of a sheet that this audience sees in a part, with their places.
pub(super) fn places(
    reader: &Reader,
    sheet: SheetRef,
    part: Part,
) -> impl Iterator<Item = (usize, Place)> {
    let is_for_client = reader.is_for_client();
    sheet
        .asks()
        .filter(move |(_, ask)| !(is_for_client && ask.internal))
        .flat_map(|(field, ask)| ask.places.iter().map(move |place| (field, *place)))
        .filter(move |(_, place)| place.part() == part)
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
                key: Some(reader.answer_key(*sheet, *field)),
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
        ..Table::default()
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
        let key = reader.answer_key(*sheet, *field);
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
