//! The answer that has the focus: label, frame, text or choices, help, example.

use super::super::paint::Canvas;
use super::super::theme::Role;
use super::page::Window;
use crate::form::{Kind, SheetRef};
use crate::locale::{Lang, text};
use crate::text::{self as words_of, Row};
use crate::wizard::page::{self, Expanded};
use crate::wizard::{Wizard, words};
use ratatui::layout::Rect;

/// A field's label, marked where every plan wants an answer.
pub fn label(wizard: &Wizard, sheet: SheetRef, field: usize) -> String {
    let ask = sheet.ask(field);
    let label = ask.label.in_lang(wizard.lang);
    match ask.wanted {
        true => format!("{label} *"),
        false => label.to_owned(),
    }
}

/// Draws the focused answer.
pub fn draw(
    wizard: &Wizard,
    canvas: &mut Canvas,
    window: &Window,
    top: usize,
    (sheet, row, field): (SheetRef, usize, usize),
) {
    let layout = wizard.layout;
    let size = page::expanded(wizard, sheet, row, field);
    let left = layout.left;
    if let Some(y) = window.line(top) {
        canvas.put(left, y, 1, ">", Role::Focus);
        let name = label(wizard, sheet, field);
        let used = canvas.put(left + 2, y, layout.body - 2, &name, Role::Focus);
        let state = state(wizard, sheet, row, field);
        canvas.put(
            left + 4 + used,
            y,
            layout.body.saturating_sub(used + 4),
            &state,
            Role::Gap,
        );
    }
    boxed(wizard, canvas, window, top + 1, size);
    let inside = top + 2;
    let x = left + 4;
    match sheet.ask(field).kind {
        kind if kind.is_typed() => typed(wizard, canvas, window, (x, inside), size),
        kind if kind.refers_to().is_some() => {
            let names = wizard.shown(sheet, row, field);
            rows(wizard, canvas, window, (x, inside), &names, size.lines);
        }
        kind => choices(
            wizard,
            canvas,
            window,
            (x, inside),
            (kind, sheet, row, field),
        ),
    }
    let ask = sheet.ask(field);
    let below = inside + size.lines + 1;
    paragraph(
        wizard,
        canvas,
        window,
        below,
        ask.help.in_lang(wizard.lang),
        size.help,
    );
    let example = page::example(wizard, ask);
    paragraph(
        wizard,
        canvas,
        window,
        below + size.help,
        &example,
        size.example,
    );
}

/// What is to be said beside the label: owed by the client, missing rows, what is odd, or what a date means.
fn state(wizard: &Wizard, sheet: SheetRef, row: usize, field: usize) -> String {
    let lang = wizard.lang;
    let ask = sheet.ask(field);
    if sheet.is_pending(&wizard.plan, row, field) {
        return words::PENDING.in_lang(lang).to_owned();
    }
    if crate::check::dangling(sheet, &wizard.plan, row, field) > 0 {
        let gone = text("引用的行已删除", "names a row that was deleted");
        return gone.in_lang(lang).to_owned();
    }
    let blank = sheet.is_blank(&wizard.plan, row, field);
    if blank && ask.owed && wizard.may_be_owed() {
        let hint = text("（按右箭头：待客户确认）", "(Right: client to name)");
        return hint.in_lang(lang).to_owned();
    }
    if wizard.shows_phrases() {
        let count = wizard.phrases(sheet, row, field).len();
        return match (lang, count) {
            (Lang::Zh, count) => format!("（下箭头：{count} 条参考写法）"),
            (Lang::En, 1) => "(Down: 1 ready text)".to_owned(),
            (Lang::En, count) => format!("(Down: {count} ready texts)"),
        };
    }
    match wizard.remark(sheet, row, field) {
        remark if remark.is_empty() && ask.internal => {
            text("仅内部", "internal").in_lang(lang).to_owned()
        }
        remark => remark,
    }
}

fn boxed(wizard: &Wizard, canvas: &mut Canvas, window: &Window, top: usize, size: Expanded) {
    let layout = wizard.layout;
    let width = layout.text() + 4;
    let x = layout.left + 2;
    let (first, last) = (top, top + size.lines + 1);
    // Only a frame that is wholly in sight is closed; a cut one shows its sides.
    if let (Some(y), Some(_)) = (window.line(first), window.line(last)) {
        let area = Rect::new(x as u16, y as u16, width as u16, (size.lines + 2) as u16);
        canvas.frame(area, Role::Focus);
        return;
    }
    for line in first + 1..last {
        if let Some(y) = window.line(line) {
            canvas.down(x, y, 1);
            canvas.down(x + width - 1, y, 1);
        }
    }
}

fn typed(
    wizard: &Wizard,
    canvas: &mut Canvas,
    window: &Window,
    (x, top): (usize, usize),
    size: Expanded,
) {
    let Some((sheet, row, field)) = wizard.focus.field() else {
        return;
    };
    let written = sheet.text(&wizard.plan, row, field);
    let cells = wizard.layout.text();
    let rows = words_of::wrap(written, cells);
    let (caret_row, caret_column) = words_of::place(written, &rows, wizard.caret.at);
    // The rows in sight end with the caret's, or begin at the text's beginning.
    let first = (caret_row + 1).saturating_sub(size.lines);
    for (place, row) in rows.iter().enumerate().skip(first).take(size.lines) {
        if let Some(y) = window.line(top + place - first) {
            draw_row(wizard, canvas, (x, y), written, row);
        }
    }
    if let Some(y) = window.line(top + caret_row - first) {
        canvas.point(x + caret_column, y);
    }
}

fn draw_row(
    wizard: &Wizard,
    canvas: &mut Canvas,
    (x, y): (usize, usize),
    written: &str,
    row: &Row,
) {
    let marked = wizard.caret.selection().unwrap_or_default();
    // A soft break is nothing that could be marked.
    let end = if row.hard { row.end + 1 } else { row.end };
    let marked = match marked.start < end && marked.end > row.start {
        true => marked.start.saturating_sub(row.start)..marked.end.min(end) - row.start,
        false => 0..0,
    };
    canvas.marked_row(
        x,
        y,
        wizard.layout.text(),
        &written[row.start..row.end],
        Role::Plain,
        marked,
    );
}

fn rows(
    wizard: &Wizard,
    canvas: &mut Canvas,
    window: &Window,
    (x, top): (usize, usize),
    names: &str,
    lines: usize,
) {
    let cells = wizard.layout.text();
    let wrapped = words_of::wrap(names, cells);
    for (place, row) in wrapped.iter().take(lines).enumerate() {
        if let Some(y) = window.line(top + place) {
            canvas.row(x, y, cells, &names[row.start..row.end], Role::Plain);
        }
    }
    if names.is_empty() {
        let hint = text("回车或向下键打开名单", "Enter or Down opens the list");
        if let Some(y) = window.line(top) {
            canvas.put(x, y, cells, hint.in_lang(wizard.lang), Role::Dim);
        }
    }
    if let Some(y) = window.line(top) {
        canvas.point(x, y);
    }
}

fn choices(
    wizard: &Wizard,
    canvas: &mut Canvas,
    window: &Window,
    (x, top): (usize, usize),
    (kind, sheet, row, field): (Kind, SheetRef, usize, usize),
) {
    let ask = sheet.ask(field);
    let cells = wizard.layout.text();
    let chosen = |key: &str| match kind.is_list() {
        true => {
            let list = sheet.list(&wizard.plan, row, field);
            list.iter().any(|held| held == key)
        }
        false => sheet.text(&wizard.plan, row, field) == key,
    };
    let mut cursor = None;
    for (laid, token) in page::choices(wizard, ask).iter().zip(kind.tokens()) {
        let is = chosen(token.key);
        if let Some(y) = window.line(top + laid.row) {
            let role = if is { Role::Selected } else { Role::Plain };
            let room = cells.saturating_sub(laid.column);
            canvas.put(x + laid.column, y, room, &laid.words, role);
            if is || cursor.is_none() {
                cursor = cursor.filter(|_| !is).or(Some((x + laid.column, y)));
            }
        }
    }
    if let Some((x, y)) = cursor {
        canvas.point(x, y);
    }
}

fn paragraph(
    wizard: &Wizard,
    canvas: &mut Canvas,
    window: &Window,
    top: usize,
    words: &str,
    lines: usize,
) {
    let cells = wizard.layout.text();
    let wrapped = words_of::wrap(words, cells);
    for (place, row) in wrapped.iter().take(lines).enumerate() {
        if let Some(y) = window.line(top + place) {
            let x = wizard.layout.left + 4;
            canvas.row(x, y, cells, &words[row.start..row.end], Role::Dim);
        }
    }
}
