//! A grid over a list: its rows against the rows that they may name, a tick where one is named. The first column stands
//! for all.

use super::popup::Popup;
use super::{Wizard, words};
use crate::form::{Cell, Edit, Kind, SheetRef, Tier};
use crate::locale::{Lang, text};
use crate::text::cut;

/// Cells of a name in what is told.
const NAME: usize = 28;

/// A grid.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    /// The list whose rows are the grid's.
    pub sheet: SheetRef,
    /// The question whose answers are ticked.
    pub field: usize,
    /// The highlighted row.
    pub row: usize,
    /// The highlighted column: 0 stands for all.
    pub column: usize,
}

impl Wizard {
    /// The questions of a list that a grid can show: those that name rows of which there are some.
    pub fn grid_fields(&self, sheet: SheetRef) -> Vec<usize> {
        if !sheet.is_list() || sheet.rows(&self.plan) == 0 {
            return Vec::new();
        }
        let asks = sheet.asks().filter(|(_, ask)| match ask.kind {
            Kind::References(target) => ask.tier != Tier::Unasked && target.rows(&self.plan) > 0,
            _ => false,
        });
        asks.map(|(field, _)| field).collect()
    }

    /// Opens the grid of a list, on the selected row; says so where there is none.
    pub(super) fn open_grid(&mut self) {
        let first = || {
            let mut sheets = self.focus.step().sheets.iter();
            sheets.position(|sheet| !self.grid_fields(*sheet).is_empty())
        };
        let focused = self.focus.list().filter(|list| {
            let sheet = self.focus.sheet(*list);
            !self.grid_fields(sheet).is_empty()
        });
        let Some(list) = focused.or_else(first) else {
            let none = text(
                "这一步没有可以对照勾选的内容。",
                "There is nothing to tick against each other in this step.",
            );
            return self.tell(none.in_lang(self.lang));
        };
        let sheet = self.focus.sheet(list);
        let fields = self.grid_fields(sheet);
        let held = self.focus.field().map(|(_, _, field)| field);
        let field = held.filter(|field| fields.contains(field));
        let last = sheet.rows(&self.plan) - 1;
        let row = match self.focus.field() {
            Some((about, row, _)) if about == sheet => row,
            // From the line under the list the grid begins at the top.
            _ => match self.list_cursor(list).row {
                row if row > last => 0,
                row => row,
            },
        };
        self.popups.push(Popup::Grid(Grid {
            sheet,
            field: field.unwrap_or(fields[0]),
            row,
            column: 1,
        }));
    }

    /// The grid as far as its rows and columns still exist, which undo may have taken away.
    pub fn grid_now(&self, grid: &Grid) -> Option<(Grid, SheetRef)> {
        let target = grid.sheet.ask(grid.field).kind.refers_to()?;
        let rows = grid.sheet.rows(&self.plan);
        let columns = target.rows(&self.plan);
        let now = Grid {
            row: grid.row.min(rows.checked_sub(1)?),
            column: grid.column.min(columns),
            ..*grid
        };
        Some((now, target))
    }

    /// Whether a row of a grid names a column's row; for the first column, all of them.
    pub fn is_ticked(&self, grid: &Grid, row: usize, column: usize) -> bool {
        let Some(target) = grid.sheet.ask(grid.field).kind.refers_to() else {
            return false;
        };
        let list = grid.sheet.list(&self.plan, row, grid.field);
        let named = |place| {
            let id = target.id(&self.plan, place);
            list.iter().any(|held| held == id)
        };
        match column.checked_sub(1) {
            Some(place) => named(place),
            None => (0..target.rows(&self.plan)).all(named),
        }
    }

    /// Moves the highlight of the open grid.
    pub(super) fn move_in_grid(&mut self, down: isize, right: isize) {
        let Some(Popup::Grid(grid)) = self.popups.last() else {
            return;
        };
        let Some((mut grid, target)) = self.grid_now(grid) else {
            return;
        };
        let rows = grid.sheet.rows(&self.plan);
        let columns = target.rows(&self.plan);
        grid.row = grid.row.saturating_add_signed(down).min(rows - 1);
        grid.column = grid.column.saturating_add_signed(right).min(columns);
        self.show_grid(grid);
    }

    /// Goes on to the next question of the list that a grid can show, or back.
    pub(super) fn turn_grid(&mut self, forward: bool) {
        let Some(Popup::Grid(grid)) = self.popups.last() else {
            return;
        };
        let fields = self.grid_fields(grid.sheet);
        let place = fields.iter().position(|field| *field == grid.field);
        let next = match forward {
            true => place.map_or(0, |place| place + 1),
            false => place.map_or(0, |place| place.saturating_sub(1)),
        };
        if let Some(field) = fields.get(next).filter(|field| **field != grid.field) {
            let turned = Grid {
                field: *field,
                column: 1,
                ..*grid
            };
            self.show_grid(turned);
        }
    }

    fn show_grid(&mut self, now: Grid) {
        if let Some(Popup::Grid(grid)) = self.popups.last_mut() {
            *grid = now;
        }
    }

    /// Ticks a column of the highlighted row, or takes the tick away: one change each.
    pub(super) fn tick_grid(&mut self, column: Option<usize>) {
        let Some(Popup::Grid(grid)) = self.popups.last() else {
            return;
        };
        let Some((grid, target)) = self.grid_now(grid) else {
            return;
        };
        let column = column.unwrap_or(grid.column);
        let columns = target.rows(&self.plan);
        if column > columns {
            return;
        }
        self.show_grid(Grid { column, ..grid });
        let ticks = !self.is_ticked(&grid, grid.row, column);
        let cell = Cell::new(grid.sheet, &self.plan, grid.row, grid.field);
        let held = grid.sheet.list(&self.plan, grid.row, grid.field);
        let is_column = |id: &str| {
            target
                .place(&self.plan, id)
                .is_some_and(|place| column == 0 || place + 1 == column)
        };
        // What names a deleted row is not the grid's to drop.
        let mut list: Vec<String> = held.iter().filter(|id| !is_column(id)).cloned().collect();
        if ticks {
            let kind = grid.sheet.ask(grid.field).kind;
            for place in (0..columns).filter(|place| column == 0 || place + 1 == column) {
                let id = target.id(&self.plan, place);
                super::choosing::tick(&mut list, kind, &self.plan, id);
            }
        }
        let short = |sheet: SheetRef, row: usize| {
            let name = sheet.name_of(&self.plan, row);
            let name = words::name_or(name, sheet.about().noun, self.lang);
            cut(&name, NAME).0
        };
        let row_name = short(grid.sheet, grid.row);
        let name = match column.checked_sub(1) {
            Some(place) => short(target, place),
            None => text("全部", "all").in_lang(self.lang).to_owned(),
        };
        let mut edits: Vec<Edit> = Vec::new();
        edits.extend(self.unpend(&cell));
        edits.push(Edit::list(cell, &self.plan, list));
        let verb = match ticks {
            true => text("勾选", "tick"),
            false => text("取消勾选", "untick"),
        };
        self.change(edits, words::change(verb, &name, self.lang));
        self.history.seal();
        self.tell(match (self.lang, ticks) {
            (Lang::Zh, true) => format!("“{row_name}”已勾选“{name}”。Ctrl-Z 撤销。"),
            (Lang::Zh, false) => format!("“{row_name}”已取消“{name}”。Ctrl-Z 撤销。"),
            (Lang::En, true) => {
                format!("Ticked \"{name}\" for \"{row_name}\". Ctrl-Z takes it back.")
            }
            (Lang::En, false) => {
                format!("Unticked \"{name}\" for \"{row_name}\". Ctrl-Z takes it back.")
            }
        });
    }

    /// The edit that ends the note that the client owes an answer, where there is one.
    fn unpend(&self, cell: &Cell) -> Option<Edit> {
        if !cell.sheet.is_pending(&self.plan, cell.hint, cell.field) {
            return None;
        }
        let notes = cell.sheet.field("pending")?;
        let key = cell.sheet.ask(cell.field).key;
        let mut names = cell.sheet.list(&self.plan, cell.hint, notes).to_vec();
        names.retain(|name| name != key);
        let mut cell = cell.clone();
        cell.field = notes;
        Some(Edit::list(cell, &self.plan, names))
    }
}
