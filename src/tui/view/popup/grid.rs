//! A grid of ticks: rows down, numbered columns across, what a column stands for below.

use super::super::super::paint::Canvas;
use super::super::super::theme::Role;
use super::Panel;
use crate::locale::{Lang, text};
use crate::text::{cut, width, wrap};
use crate::wizard::grid::Grid;
use crate::wizard::{Wizard, words};

/// Cells of a column.
const COLUMN: usize = 4;

/// Draws it.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas, grid: &Grid) {
    let lang = wizard.lang;
    let Some((grid, target)) = wizard.grid_now(grid) else {
        return;
    };
    let plan = &wizard.plan;
    let sheet = grid.sheet;
    let rows = sheet.rows(plan);
    let columns = target.rows(plan);
    let cells = 96.min(wizard.layout.width.saturating_sub(6));
    let name = |row: usize| words::name_or(sheet.name_of(plan, row), sheet.about().noun, lang);
    let longest = (0..rows).map(|row| width(&name(row))).max().unwrap_or(0);
    // The names take what the columns leave, and at least a third.
    let wanted = cells.saturating_sub((columns + 1) * COLUMN + 1);
    let names = longest.min(wanted.max(cells / 3));
    let shown = (cells.saturating_sub(names + 1) / COLUMN).clamp(1, columns + 1);
    let first = (grid.column + 1).saturating_sub(shown);
    let says = match grid.column.checked_sub(1) {
        None => text("全  全部", "0  all of them").in_lang(lang).to_owned(),
        Some(place) => {
            let name = words::name_or(target.name_of(plan, place), target.about().noun, lang);
            format!("{}  {name}", place + 1)
        }
    };
    let told = wrap(&says, cells);
    let ask = sheet.ask(grid.field);
    let fields = wizard.grid_fields(sheet);
    let title = match lang {
        Lang::Zh => format!("{}：{}", sheet.about().title.zh, ask.label.zh),
        Lang::En => format!("{}: {}", sheet.about().title.en, ask.label.en),
    };
    let below = told.len().min(2) + 1;
    let panel = Panel::open(wizard, canvas, &title, cells, rows + 1 + below);
    let head = |column: usize| match column {
        0 => text("全", "all").in_lang(lang).to_owned(),
        number => number.to_string(),
    };
    let x = |column: usize| panel.x + names + 1 + (column - first) * COLUMN;
    let across = first..(first + shown).min(columns + 1);
    for column in across.clone() {
        let head = head(column);
        let room = COLUMN.saturating_sub(width(&head) + 1) / 2;
        canvas.put(x(column) + room, panel.y, COLUMN - room, &head, Role::Dim);
    }
    // More columns stand to the left or to the right.
    if first > 0 {
        canvas.put(panel.x + names, panel.y, 1, "<", Role::Focus);
    }
    if across.end <= columns {
        canvas.put(panel.x + panel.width - 1, panel.y, 1, ">", Role::Focus);
    }
    let room = panel.height.saturating_sub(1 + below).max(1);
    let top = (grid.row + 1).saturating_sub(room);
    panel.beyond(canvas, top, rows.saturating_sub(top + room));
    for row in (top..rows).take(room) {
        let y = panel.y + 1 + row - top;
        let here = row == grid.row;
        let role = if here { Role::Focus } else { Role::Plain };
        canvas.put(panel.x, y, names, &cut(&name(row), names).0, role);
        for column in across.clone() {
            let mark = match (wizard.is_ticked(&grid, row, column), column) {
                (true, _) => "[x]",
                (false, _) => "[ ]",
            };
            let selected = here && column == grid.column;
            let role = if selected {
                Role::Selected
            } else {
                Role::Plain
            };
            canvas.put(x(column), y, COLUMN - 1, mark, role);
            if selected {
                canvas.point(x(column) + 1, y);
            }
        }
    }
    let end = panel.y + panel.height;
    for (place, row) in told.iter().take(below - 1).enumerate() {
        let y = (end + place).saturating_sub(below);
        canvas.row(
            panel.x,
            y,
            panel.width,
            &says[row.start..row.end],
            Role::Plain,
        );
    }
    let hint = match fields.len() {
        0 | 1 => text(
            "空格或数字勾选  0 全部  Esc 完成",
            "Space or digits tick  0 all  Esc done",
        ),
        _ => text(
            "空格或数字勾选  0 全部  Tab 换一项  Esc 完成",
            "Space or digits tick  0 all  Tab other field  Esc done",
        ),
    };
    canvas.put(panel.x, end - 1, panel.width, hint.in_lang(lang), Role::Dim);
}
