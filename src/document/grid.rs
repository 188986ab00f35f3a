//! Tables whose rows are the rows of a sheet. Which columns and rows there are is settled first; the cells of a row are
//! composed when it is asked for, so that whoever shows a few rows of many pays for those.

use super::computed::{self, Extra};
use super::dress;
use super::model::{Block, Column, DASH, Inline, Key, Line, Table, TableRow, plain};
use super::part::{joined, places};
use super::pieces::or_dash;
use super::reader::Reader;
use super::ready;
use crate::form::{Kind, Part, Place, SheetRef};
use crate::locale::Text;
use std::collections::BTreeMap;

/// A column of a table: the fields that share it, or what computes it.
struct Spec {
    at: u8,
    heading: Text,
    fields: Vec<usize>,
    extra: Option<&'static Extra>,
}

impl Spec {
    /// Whether every plan wants one of its answers.
    fn is_wanted(&self, sheet: SheetRef) -> bool {
        self.fields.iter().any(|field| sheet.ask(*field).wanted)
    }

    /// Whether a field stands in the column.
    fn shows(&self, sheet: SheetRef, key: &str) -> bool {
        (sheet.field(key)).is_some_and(|field| self.fields.contains(&field))
    }
}

/// The plan's own sensitivity, which holds where a communication names none.
fn own(reader: &Reader) -> String {
    let plan = &reader.plan.project.sensitivity;
    or_dash(reader.token("project", "sensitivity", plan))
}

/// A table of a sheet's rows, before its cells are composed.
pub struct Grid {
    sheet: SheetRef,
    part: Part,
    columns: Vec<Spec>,
    rows: Vec<usize>,
    /// One column only: the rows stand as a list.
    is_list: bool,
}

impl Grid {
    /// The columns that somebody filled and the rows that the audience sees. None where either is missing. Where columns
    /// are named by their order, there are no others.
    pub(super) fn of(reader: &Reader, sheet: SheetRef, part: Part, only: &[u8]) -> Option<Grid> {
        let mut columns = columns(reader, sheet, part);
        columns.retain(|at, _| match only.is_empty() {
            true => *at < computed::IN_SHORT,
            false => only.contains(at),
        });
        if columns.is_empty() {
            return None;
        }
        let mut grid = Grid {
            sheet,
            part,
            is_list: columns.len() == 1 && columns.values().all(|spec| spec.extra.is_none()),
            columns: in_order(columns),
            rows: computed::rows(reader, part, sheet),
        };
        if grid.rows.is_empty() {
            return None;
        }
        if !grid.is_list {
            let is_kept: Vec<bool> = (0..grid.columns.len())
                .map(|column| grid.is_kept(reader, column))
                .collect();
            let mut kept = is_kept.iter();
            grid.columns.retain(|_| kept.next() == Some(&true));
        }
        (!grid.columns.is_empty()).then_some(grid)
    }

    /// Whether a column is shown: every plan wants it, or a row says something there.
    fn is_kept(&self, reader: &Reader, column: usize) -> bool {
        let spec = &self.columns[column];
        self.part == Part::Approvals
            || spec.is_wanted(self.sheet)
            || (self.rows.iter()).any(|row| {
                !self.cell(reader, *row, spec).is_empty()
                    || (column == 0 && self.is_marked_internal(reader, *row))
            })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Where a row of the sheet stands in the table.
    pub fn place(&self, row: usize) -> Option<usize> {
        self.rows.iter().position(|held| *held == row)
    }

    /// The column that shows a field.
    pub fn column(&self, field: usize) -> Option<usize> {
        (self.columns.iter()).position(|spec| spec.fields.contains(&field))
    }

    /// The same table with these rows, in their order.
    pub(super) fn of_rows(mut self, rows: Vec<usize>) -> Grid {
        self.rows = rows;
        self
    }

    /// The headings.
    pub(super) fn head(&self, reader: &Reader) -> Vec<Column> {
        (self.columns.iter())
            .map(|spec| Column {
                heading: reader.say(spec.heading).to_owned(),
                width: match spec.shows(self.sheet, "side") && self.part == Part::Approvals {
                    // The parties' full names stand there.
                    true => 3,
                    false => width(self.sheet, spec),
                },
            })
            .collect()
    }

    /// The row at a place of the table.
    pub(super) fn row(&self, reader: &Reader, place: usize) -> TableRow {
        let Some(row) = self.rows.get(place).copied() else {
            return TableRow::default();
        };
        let mut cells: Vec<Vec<Line>> = (self.columns.iter())
            .map(|spec| self.cell(reader, row, spec))
            .collect();
        // A number says that the row is internal; where there is none, the first cell does.
        if self.is_marked_internal(reader, row)
            && let Some(first) = cells.first_mut()
        {
            dress::append(first, reader.bracketed(plain(reader.say(ready::INTERNAL))));
        }
        if !self.is_list {
            for (cell, spec) in cells.iter_mut().zip(&self.columns) {
                if cell.is_empty() && !is_for_ink(self.part, spec, self.sheet) {
                    cell.push(match self.part {
                        // Who is to sign must be settled before anybody can; the rest is written in by hand.
                        Part::Approvals if spec.is_wanted(self.sheet) => vec![Inline::Gap],
                        Part::Approvals => Line::new(),
                        Part::Content if spec.shows(self.sheet, "sensitivity") => {
                            plain(own(reader))
                        }
                        _ => plain(DASH),
                    });
                }
            }
        }
        TableRow {
            key: Some(reader.key(self.sheet, row)),
            cells,
        }
    }

    /// The table, or the list where there is one column only. A sketch has no rows of a table yet.
    pub(super) fn block(&self, reader: &Reader) -> Block {
        let key = Key {
            sheet: self.sheet.about().name,
            row: String::new(),
            field: "",
        };
        let rows = || (0..self.rows.len()).map(|place| self.row(reader, place));
        if self.is_list {
            let items = rows().map(|row| joined(reader, row.cells)).collect();
            return Block::list(true, items).of(key);
        }
        Block::table(Table {
            columns: self.head(reader),
            rows: match reader.is_sketch {
                true => Vec::new(),
                false => rows().collect(),
            },
            is_signed: self.part == Part::Approvals,
            ..Table::default()
        })
        .of(key)
    }

    fn is_marked_internal(&self, reader: &Reader, row: usize) -> bool {
        reader.is_internal(self.sheet, row) && reader.number(self.sheet, row).is_empty()
    }

    fn cell(&self, reader: &Reader, row: usize, spec: &Spec) -> Vec<Line> {
        if let Some(extra) = spec.extra {
            return (extra.cell)(reader, self.sheet, row);
        }
        let mut cell: Vec<Line> = (spec.fields.iter())
            .flat_map(|field| reader.lines(self.sheet, row, *field))
            .collect();
        // One mark is enough for a cell in which nothing was said.
        if cell.iter().all(|line| *line == [Inline::Gap]) {
            cell.truncate(1);
        }
        dress::dress(reader, self.part, row, spec.at, &mut cell);
        cell
    }
}

fn columns(reader: &Reader, sheet: SheetRef, part: Part) -> BTreeMap<u8, Spec> {
    let mut columns: BTreeMap<u8, Spec> = BTreeMap::new();
    for (field, place) in places(reader, sheet, part) {
        if let Place::Column { at, heading, .. } = place {
            let label = heading.unwrap_or(sheet.ask(field).label);
            let spec = columns.entry(at).or_insert(Spec {
                at,
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
    // The client reads of channels between the sides only; that they are so is no news.
    if part == Part::Tools && reader.is_for_client() {
        columns.retain(|_, spec| !spec.shows(sheet, "scope"));
    }
    if columns.is_empty() {
        return columns;
    }
    for extra in computed::extras(part) {
        columns.insert(
            extra.at,
            Spec {
                at: extra.at,
                heading: extra.heading,
                fields: Vec::new(),
                extra: Some(extra),
            },
        );
    }
    columns
}

/// The columns in their order; a short form has the place of the long one.
fn in_order(columns: BTreeMap<u8, Spec>) -> Vec<Spec> {
    let mut columns: Vec<Spec> = columns.into_values().collect();
    columns.sort_by_key(|spec| spec.at % computed::IN_SHORT);
    columns
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
                Kind::Line | Kind::Mail | Kind::References(_) | Kind::Choices(_) => 3,
                Kind::Reference(_) | Kind::Date => 2,
                _ => 1,
            })
            .max()
            .unwrap_or(1),
    }
}
