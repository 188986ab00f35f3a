//! The home screen: go on with a draft, or begin one.

use super::super::paint::Canvas;
use super::super::theme::Role;
use super::frame;
use crate::locale::text;
use crate::wizard::home::Entry;
use crate::wizard::{Wizard, words};

/// Cells for a client's name.
const CLIENT: usize = 18;

/// Draws the home screen.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas) {
    let layout = wizard.layout;
    let lang = wizard.lang;
    let width = layout.width - 2;
    canvas.put(1, 0, width, words::PROGRAM.in_lang(lang), Role::Title);
    canvas.across(0, 1, layout.width);
    canvas.across(0, layout.height - 2, layout.width);
    let entries = wizard.home.entries();
    let mut lines: Vec<(Option<usize>, String, String)> = Vec::new();
    let mut group = None;
    for (place, entry) in entries.iter().enumerate() {
        let (title, detail) = match entry {
            Entry::Draft(known) => {
                let (client, used) = crate::text::cut(&known.client, CLIENT);
                let gap = " ".repeat(CLIENT + 2 - used);
                (
                    text("继续写", "Continue a draft"),
                    format!("{client}{gap}{}", known.changed),
                )
            }
            Entry::Blank | Entry::Starter(_) => (text("新建", "Start new"), String::new()),
            Entry::Language | Entry::Quit => (text("其他", "Other"), String::new()),
        };
        if group != Some(title) {
            if group.is_some() {
                lines.push((None, String::new(), String::new()));
            }
            lines.push((None, title.in_lang(lang).to_owned(), String::new()));
            group = Some(title);
        }
        lines.push((Some(place), entry.label(lang), detail));
    }
    let chosen = lines
        .iter()
        .position(|(place, ..)| *place == Some(wizard.home.row));
    let first = (chosen.unwrap_or(0) + 2).saturating_sub(layout.rows);
    let across = (0, width - 1);
    let below = lines.len().saturating_sub(first + layout.rows);
    frame::beyond(canvas, across, layout.top - 1, first, false, lang);
    frame::beyond(canvas, across, layout.height - 2, below, true, lang);
    for (at, (place, label, detail)) in lines.iter().enumerate().skip(first).take(layout.rows) {
        let y = layout.top + at - first;
        let Some(place) = place else {
            canvas.put(2, y, width - 2, label, Role::Title);
            continue;
        };
        let selected = *place == wizard.home.row;
        let half = if detail.is_empty() {
            width - 6
        } else {
            width * 2 / 5
        };
        let role = if selected {
            Role::Selected
        } else {
            Role::Plain
        };
        if selected {
            canvas.put(3, y, 1, ">", Role::Focus);
            canvas.point(3, y);
        }
        canvas.put(5, y, half, label, role);
        canvas.put(
            5 + half + 2,
            y,
            width.saturating_sub(half + 8),
            detail,
            Role::Dim,
        );
    }
}
