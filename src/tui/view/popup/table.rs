//! Rows of a spreadsheet before they are inserted: which column goes where, and what stays out.

use super::super::super::paint::Canvas;
use super::super::super::theme::Role;
use super::Panel;
use crate::locale::{Lang, text};
use crate::text::{cut, wrap};
use crate::wizard::Wizard;
use crate::wizard::table::{self, Table};

/// Draws the preview.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas, pasted: &Table) {
    let lang = wizard.lang;
    let reading = wizard.reading(pasted);
    let sheet = wizard.focus.sheet(pasted.sheet);
    let cells = 66.min(wizard.layout.width.saturating_sub(6));
    let lines = table::cells(&pasted.raw);
    let is_headed = reading
        .columns
        .iter()
        .any(|(heading, _)| !heading.is_empty());
    let sample = lines.get(usize::from(is_headed));
    let (name_cells, field_cells) = (cells / 3, cells / 3);
    let columns: Vec<(String, Role)> = reading
        .columns
        .iter()
        .enumerate()
        .map(|(place, (heading, field))| {
            let name = match (heading.is_empty(), lang) {
                (false, _) => heading.clone(),
                (true, Lang::Zh) => format!("第 {} 列", place + 1),
                (true, Lang::En) => format!("Column {}", place + 1),
            };
            let (goes, role) = match field {
                Some(field) => (sheet.ask(*field).label.in_lang(lang), Role::Plain),
                None => (text("不写入", "stays out").in_lang(lang), Role::Gap),
            };
            let example = sample.and_then(|line| line.get(place));
            let example = example.map_or("", String::as_str);
            let line = format!(
                "{} > {} {}",
                padded(&name, name_cells),
                padded(goes, field_cells),
                example
            );
            (line, role)
        })
        .collect();
    let counts = reading.say(lang);
    let counts = wrap(&counts, cells)
        .iter()
        .map(|row| counts[row.start..row.end].to_owned())
        .collect::<Vec<_>>();
    let title = text("粘贴为行", "Paste as rows").in_lang(lang);
    let below = counts.len() + 1;
    let panel = Panel::open(wizard, canvas, title, cells, columns.len() + below + 1);
    let room = panel.height.saturating_sub(below).max(1);
    let shown = Panel {
        height: room.min(columns.len()),
        ..panel
    };
    shown.list(canvas, 0, pasted.row, &columns);
    let top = panel.y + panel.height.saturating_sub(below);
    for (place, words) in counts.iter().enumerate() {
        canvas.put(panel.x, top + place, panel.width, words, Role::Plain);
    }
    let hint = text(
        "回车插入到列表末尾  Esc 取消",
        "Enter inserts them at the end  Esc cancels",
    );
    let y = top + counts.len();
    canvas.put(panel.x, y, panel.width, hint.in_lang(lang), Role::Dim);
}

fn padded(words: &str, cells: usize) -> String {
    let (words, used) = cut(words, cells);
    format!("{words}{}", " ".repeat(cells - used))
}
