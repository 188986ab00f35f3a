//! A list of rows as a table whose cells can be opened in place.

use super::super::paint::Canvas;
use super::super::theme::Role;
use super::answer;
use super::page::{Window, brief_value};
use crate::form::{Kind, SheetRef};
use crate::locale::{Lang, text};
use crate::wizard::focus::{At, Stop};
use crate::wizard::page::{self, LIST_HEAD};
use crate::wizard::{Below, ListCursor, Wizard, words};

/// Draws a list; of its rows only those in sight.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas, window: &Window, top: usize, sheet: usize) {
    let about = wizard.focus.sheet(sheet);
    let columns = columns(wizard, about);
    let focused = wizard.has_focus(Stop::List { sheet });
    let cursor = wizard.list_cursor(sheet);
    let rows = about.rows(&wizard.plan);
    head(wizard, canvas, window, top, &columns, about);
    let open = match wizard.focus.at {
        At::Cell {
            sheet: open,
            row,
            field,
        } if open == sheet => Some((row, field)),
        _ => None,
    };
    let gap = open.map_or(0, |(row, field)| {
        page::expanded(wizard, about, row, field).height()
    });
    let line_of = |row: usize| {
        let below = open.is_some_and(|(open, _)| row > open);
        top + LIST_HEAD + row + if below { gap } else { 0 }
    };
    let first = window.seen().start.saturating_sub(top + LIST_HEAD + gap);
    let seen = window.seen().len() + gap;
    for row in (first..rows).take(seen) {
        let selected = (focused || open.is_some_and(|(open, _)| open == row)) && cursor.row == row;
        let cursor = selected.then_some(cursor);
        draw_row(
            wizard,
            canvas,
            window,
            line_of(row),
            (about, row),
            &columns,
            cursor,
        );
        if let Some((open, field)) = open
            && open == row
        {
            answer::draw(
                wizard,
                canvas,
                window,
                line_of(row) + 1,
                (about, row, field),
            );
        }
    }
    for (place, line) in wizard.lines_below(about).into_iter().enumerate() {
        let selected = focused && cursor.row == rows + place;
        let at = line_of(rows) + place;
        below(wizard, canvas, window, at, (about, line), selected);
    }
}

/// The shown fields with their first cell and their width.
fn columns(wizard: &Wizard, sheet: SheetRef) -> Vec<(usize, usize, usize)> {
    let fields = wizard.columns(sheet);
    let room = wizard.layout.body.saturating_sub(2 + fields.len());
    // The column that names the row gets most of the room.
    let weight = |field: &usize| match sheet.ask(*field).kind {
        _ if fields.first() == Some(field) => 6,
        Kind::Choice(_) | Kind::Date | Kind::Time | Kind::Number => 3,
        _ => 4,
    };
    let all: usize = fields.iter().map(weight).sum();
    let mut x = 2;
    fields
        .iter()
        .map(|field| {
            let cells = room * weight(field) / all.max(1);
            let placed = (*field, x, cells);
            x += cells + 1;
            placed
        })
        .collect()
}

fn head(
    wizard: &Wizard,
    canvas: &mut Canvas,
    window: &Window,
    top: usize,
    columns: &[(usize, usize, usize)],
    sheet: SheetRef,
) {
    let left = wizard.layout.left;
    if let Some(y) = window.line(top) {
        for (field, x, cells) in columns {
            let label = sheet.ask(*field).label.in_lang(wizard.lang);
            canvas.put(left + x, y, *cells, label, Role::Dim);
        }
    }
    if let Some(y) = window.line(top + 1) {
        canvas.across(left + 2, y, wizard.layout.body - 2);
    }
}

fn draw_row(
    wizard: &Wizard,
    canvas: &mut Canvas,
    window: &Window,
    line: usize,
    (sheet, row): (SheetRef, usize),
    columns: &[(usize, usize, usize)],
    cursor: Option<ListCursor>,
) {
    let Some(y) = window.line(line) else { return };
    let left = wizard.layout.left;
    let whole = cursor.is_some_and(|cursor| cursor.column.is_none());
    if cursor.is_some() {
        let sign = if wizard.grabbed.is_some() { "=" } else { ">" };
        canvas.put(left, y, 1, sign, Role::Focus);
        canvas.point(left, y);
    }
    if wizard.is_proposed(sheet, row) {
        canvas.put(left + 1, y, 1, "~", Role::Gap);
    }
    if whole {
        canvas.fill(left + 2, y, wizard.layout.body - 2, "", Role::Selected);
    }
    for (place, (field, x, cells)) in columns.iter().enumerate() {
        let (value, role) = brief_value(wizard, sheet, row, *field);
        let here = cursor.is_some_and(|cursor| cursor.column == Some(place));
        let role = if whole || here { Role::Selected } else { role };
        match here {
            true => canvas.fill(left + x, y, *cells, &value, role),
            false => {
                canvas.put(left + x, y, *cells, &value, role);
            }
        }
        if here {
            canvas.point(left + x, y);
        }
    }
}

/// A line below the rows.
fn below(
    wizard: &Wizard,
    canvas: &mut Canvas,
    window: &Window,
    line: usize,
    (sheet, what): (SheetRef, Below),
    selected: bool,
) {
    let Some(y) = window.line(line) else { return };
    let lang = wizard.lang;
    let left = wizard.layout.left;
    let words = match what {
        Below::Add => words::add(sheet.about().noun, lang),
        Below::Catalogue => text("+ 从目录中选", "+ From the catalogue")
            .in_lang(lang)
            .to_owned(),
        Below::Grid => {
            let fields = wizard.grid_fields(sheet).into_iter();
            let labels: Vec<&str> = fields
                .map(|field| sheet.ask(field).label.in_lang(lang))
                .collect();
            let labels = labels.join(lang.comma());
            match lang {
                Lang::Zh => format!("# 勾选表：{labels}"),
                Lang::En => format!("# Grid: {labels}"),
            }
        }
    };
    let role = if selected {
        Role::Selected
    } else {
        Role::Focus
    };
    let used = canvas.put(left + 2, y, wizard.layout.body - 2, &words, role);
    if selected {
        canvas.put(left, y, 1, ">", Role::Focus);
        canvas.point(left, y);
    }
    if selected && what == Below::Add {
        let hint = text("回车新增", "Enter adds one");
        let x = left + used + 4;
        let room = wizard.layout.body.saturating_sub(used + 4);
        canvas.put(x, y, room, hint.in_lang(lang), Role::Dim);
    }
}
