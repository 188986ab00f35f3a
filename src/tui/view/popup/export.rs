//! The export as a dialog, and what the plan promises in numbers.

use super::super::super::paint::Canvas;
use super::super::super::theme::Role;
use super::Panel;
use crate::locale::{Lang, text};
use crate::text::{cut, width, window, wrap};
use crate::wizard::Wizard;
use crate::wizard::exporting::{Exporting, Item, Promises};

/// A line of the dialog.
struct Drawn {
    words: String,
    role: Role,
    /// What the focus reaches there.
    item: Option<Item>,
}

/// Draws the dialog: the choices, what has to be known, the buttons, and below them what can be done on the focused
/// line.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas, exporting: &Exporting) {
    let lang = wizard.lang;
    let cells = 68.min(wizard.layout.width.saturating_sub(6));
    let lines = lines(exporting, lang, cells);
    let items = exporting.items();
    let hint = hint(exporting, exporting.item, lang, cells);
    // As high for every line, so that the panel stays where it is.
    let most = (items.iter())
        .map(|item| self::hint(exporting, *item, lang, cells).len())
        .max()
        .unwrap_or(0);
    let title = text("导出", "Export").in_lang(lang);
    let panel = Panel::open(wizard, canvas, title, cells, lines.len() + 1 + most);
    let under = hint.len().min(panel.height.saturating_sub(1));
    let room = panel.height.saturating_sub(under).max(1);
    let focused = lines
        .iter()
        .position(|line| line.item == Some(exporting.item));
    let focused = focused.unwrap_or(0);
    let first = match focused + 1 == lines.len() {
        true => lines.len().saturating_sub(room),
        false => (focused + 1).saturating_sub(room),
    };
    panel.beyond(canvas, first, lines.len().saturating_sub(first + room));
    for (place, line) in lines.iter().enumerate().skip(first).take(room) {
        let y = panel.y + place - first;
        match (place == focused, line.item) {
            (_, Some(Item::Name)) => name(&panel, canvas, y, exporting, lang),
            (true, _) => {
                canvas.fill(panel.x, y, panel.width, &line.words, Role::Selected);
                canvas.point(panel.x, y);
            }
            (false, _) => {
                canvas.put(panel.x, y, panel.width, &line.words, line.role);
            }
        }
    }
    let below = panel.y + panel.height - under;
    for (place, words) in hint.iter().take(under).enumerate() {
        canvas.put(panel.x, below + place, panel.width, words, Role::Dim);
    }
}

/// Cells of the column in which labels stand.
const LABELS: usize = 11;

fn label(item: Item, lang: Lang) -> String {
    let (words, used) = cut(item.label().in_lang(lang), LABELS - 1);
    format!("{words}{}", " ".repeat(LABELS - used))
}

fn lines(exporting: &Exporting, lang: Lang, cells: usize) -> Vec<Drawn> {
    let mut lines = Vec::new();
    let mut put = |words: String, role: Role, item: Option<Item>| {
        lines.push(Drawn { words, role, item });
    };
    let buttons = |item: &Item| matches!(item, Item::Promises | Item::Write);
    let (buttons, fields): (Vec<Item>, Vec<Item>) =
        exporting.items().into_iter().partition(buttons);
    for item in fields {
        let (names, chosen) = exporting.choices(item, lang);
        let value = names.get(chosen).copied().unwrap_or_default();
        let value = match item == exporting.item {
            true => format!("< {value} >"),
            false => value.to_owned(),
        };
        put(
            format!("{}{value}", label(item, lang)),
            Role::Plain,
            Some(item),
        );
    }
    put(String::new(), Role::Plain, None);
    let told = exporting.told(lang);
    for sentence in &told {
        for row in wrap(sentence, cells) {
            put(
                sentence[row.start..row.end].trim_end().to_owned(),
                Role::Plain,
                None,
            );
        }
    }
    for item in buttons {
        let words = match (item, lang) {
            (Item::Promises, _) => promised(exporting.facts.promises.len(), lang),
            (_, Lang::Zh) => "导出".to_owned(),
            (_, Lang::En) => "Export".to_owned(),
        };
        put(format!("[ {words} ]"), Role::Plain, Some(item));
    }
    lines
}

/// What is said of the promises.
fn promised(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("您承诺了这 {count} 个数字"),
        (Lang::En, 1) => "You promise this number".to_owned(),
        (Lang::En, _) => format!("You promise these {count} numbers"),
    }
}

/// The file's name, with the caret in it while it has the focus.
fn name(panel: &Panel, canvas: &mut Canvas, y: usize, exporting: &Exporting, lang: Lang) {
    let used = canvas.put(
        panel.x,
        y,
        panel.width,
        &label(Item::Name, lang),
        Role::Plain,
    );
    let room = panel.width.saturating_sub(used).max(1);
    let text = &exporting.name.text;
    let Some(line) = exporting.line() else {
        // The end says more than the beginning: ending and audience stand there.
        let (first, _) = window(text, text.len(), room);
        canvas.put(panel.x + used, y, room, &text[first..], Role::Plain);
        return;
    };
    let (first, column) = window(text, line.caret.at, room);
    let marked = line.caret.selection().unwrap_or_default();
    let marked = marked.start.saturating_sub(first)..marked.end.saturating_sub(first);
    canvas.marked_row(panel.x + used, y, room, &text[first..], Role::Focus, marked);
    canvas.point(panel.x + used + column, y);
}

/// What can be done on a line: the answers with their digits, or the keys.
fn hint(exporting: &Exporting, item: Item, lang: Lang, cells: usize) -> Vec<String> {
    let (names, _) = exporting.choices(item, lang);
    let words = match item {
        Item::Name => text(
            "扩展名决定格式。回车导出，Esc 取消。",
            "The ending decides the format. Enter exports, Esc cancels.",
        )
        .in_lang(lang)
        .to_owned(),
        Item::Promises => text(
            "回车逐条查看：响应时限、目标值、处理时限。",
            "Enter lists them: response times, targets, limits.",
        )
        .in_lang(lang)
        .to_owned(),
        Item::Write => text(
            "回车导出，Esc 取消；上箭头修改上面的选择。",
            "Enter exports, Esc cancels; Up changes what is above.",
        )
        .in_lang(lang)
        .to_owned(),
        _ => return choices(&names, cells),
    };
    let rows = wrap(&words, cells);
    rows.iter()
        .map(|row| words[row.start..row.end].trim_end().to_owned())
        .collect()
}

/// The answers with their digits, none cut in two.
fn choices(names: &[&str], cells: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let words = format!("{} {name}", place + 1);
        match lines.last_mut() {
            Some(line) if width(line) + 3 + width(&words) <= cells => {
                line.push_str("   ");
                line.push_str(&words);
            }
            _ => lines.push(words),
        }
    }
    lines
}

/// Draws the promises, the highlighted one whole.
pub fn promises(wizard: &Wizard, canvas: &mut Canvas, promises: &Promises) {
    let lang = wizard.lang;
    let cells = 72.min(wizard.layout.width.saturating_sub(6));
    let mut lines: Vec<(String, usize)> = Vec::new();
    for (place, promise) in promises.list.iter().enumerate() {
        let mark = if promise.is_proposed { "~" } else { " " };
        let words = promise.say(lang);
        let rows = wrap(&words, cells.saturating_sub(2).max(1));
        for (line, row) in rows.iter().enumerate() {
            let mark = if line == 0 { mark } else { " " };
            let words = words[row.start..row.end].trim_end();
            lines.push((format!("{mark} {words}"), place));
        }
    }
    let title = promised(promises.list.len(), lang);
    let hint = match promises.writes {
        true => text(
            "回车：认可并导出  Esc：回去修改",
            "Enter: agreed, export  Esc: back",
        ),
        false => text("回车、Esc：返回", "Enter, Esc: back"),
    };
    let panel = Panel::open(wizard, canvas, &title, cells, lines.len() + 2);
    let room = panel.height.saturating_sub(2).max(1);
    let last = lines.iter().rposition(|(_, place)| *place == promises.row);
    let first = (last.unwrap_or(0) + 1).saturating_sub(room);
    panel.beyond(canvas, first, lines.len().saturating_sub(first + room));
    for (at, (words, place)) in lines.iter().enumerate().skip(first).take(room) {
        let y = panel.y + at - first;
        match *place == promises.row {
            true => {
                canvas.fill(panel.x, y, panel.width, words, Role::Selected);
                canvas.point(panel.x, y);
            }
            false => {
                canvas.put(panel.x, y, panel.width, words, Role::Plain);
            }
        }
    }
    let y = panel.y + panel.height.saturating_sub(1);
    canvas.put(panel.x, y, panel.width, hint.in_lang(lang), Role::Dim);
}
