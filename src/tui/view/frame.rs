//! What surrounds every page: header, list of steps, notice, key bar.

use super::super::paint::Canvas;
use super::super::theme::Role;
use crate::catalog::STEPS;
use crate::check::Mark;
use crate::locale::{Lang, text};
use crate::text as measure;
use crate::wizard::focus::At;
use crate::wizard::key::Key;
use crate::wizard::keymap::{BINDINGS, Binding, Command};
use crate::wizard::layout::Class;
use crate::wizard::popup::Popup;
use crate::wizard::{Saving, Wizard, words};

/// The header and, where there is room, the list of steps.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas) {
    let layout = wizard.layout;
    draw_header(wizard, canvas);
    canvas.across(0, 1, layout.width);
    canvas.across(0, layout.height - 2, layout.width);
    if layout.side > 0 && !wizard.preview.is_whole {
        canvas.down(layout.side, layout.top, layout.rows);
        draw_steps(wizard, canvas, 0, layout.side);
        draw_progress(wizard, canvas);
    }
}

/// How many cells of the header the state of saving and the title take at most.
fn header_rooms(wizard: &Wizard) -> (usize, usize) {
    let room = wizard.layout.width.saturating_sub(2);
    let cells = measure::width(&saving(wizard).0).min(room / 2);
    (cells, room.saturating_sub(cells + 2))
}

/// Whether the header shows project and client whole.
pub fn heading_fits(wizard: &Wizard) -> bool {
    let room = match wizard.layout.class {
        Class::Narrow => 0,
        _ => header_rooms(wizard).1,
    };
    measure::width(&heading(wizard)) <= room
}

fn draw_header(wizard: &Wizard, canvas: &mut Canvas) {
    let layout = wizard.layout;
    let (state, role) = saving(wizard);
    let (cells, room) = header_rooms(wizard);
    canvas.put(layout.width - 1 - cells, 0, cells, &state, role);
    let title = match layout.class {
        Class::Narrow => {
            let step = wizard.focus.step();
            let number = wizard.focus.step + 1;
            format!(
                "{number}/{} {}",
                STEPS.len(),
                step.title.in_lang(wizard.lang)
            )
        }
        _ => heading(wizard),
    };
    canvas.put(1, 0, room, &title, Role::Title);
}

/// Project and client, as far as they are known.
pub fn heading(wizard: &Wizard) -> String {
    let project = &wizard.plan.project;
    match (project.name.trim(), project.client.trim()) {
        ("", "") => words::PROGRAM.in_lang(wizard.lang).to_owned(),
        (name, "") => name.to_owned(),
        ("", client) => client.to_owned(),
        (name, client) => format!("{name} / {client}"),
    }
}

/// Where the draft stands with regard to the disk, in words.
fn saving(wizard: &Wizard) -> (String, Role) {
    let lang = wizard.lang;
    match &wizard.saving {
        Saving::Failed(_) => (
            text("未保存", "NOT SAVED").in_lang(lang).to_owned(),
            Role::Alarm,
        ),
        _ if wizard.is_unsaved() => (
            text("正在保存", "saving").in_lang(lang).to_owned(),
            Role::Dim,
        ),
        Saving::Saved(_, at) => (
            format!("{} {at}", text("已保存", "saved").in_lang(lang)),
            Role::Dim,
        ),
        Saving::Untouched => (String::new(), Role::Dim),
    }
}

/// The steps with their marks.
pub fn draw_steps(wizard: &Wizard, canvas: &mut Canvas, left: usize, width: usize) {
    for (place, step) in STEPS.iter().enumerate() {
        let y = wizard.layout.top + place;
        if y >= wizard.layout.top + wizard.layout.rows {
            return;
        }
        let here = place == wizard.focus.step;
        let on_list = here && wizard.focus.at == At::Steps;
        let pointer = if here { ">" } else { " " };
        let mark = match wizard.step_mark(place) {
            Mark::Untouched => "[ ]",
            Mark::Begun => "[~]",
            Mark::Broken => "[!]",
            Mark::Done => "[x]",
        };
        let title = step.title.in_lang(wizard.lang);
        let line = format!("{pointer}{mark} {} {title}", place + 1);
        let role = match (on_list, here) {
            (true, _) => Role::Selected,
            (false, true) => Role::Focus,
            (false, false) => Role::Plain,
        };
        match on_list {
            true => {
                canvas.fill(left, y, width, &line, role);
                canvas.point(left, y);
            }
            false => {
                canvas.put(left, y, width, &line, role);
            }
        }
    }
}

fn draw_progress(wizard: &Wizard, canvas: &mut Canvas) {
    let layout = wizard.layout;
    if layout.rows < STEPS.len() + 3 {
        return;
    }
    let done = (0..STEPS.len())
        .filter(|step| wizard.step_mark(*step) == Mark::Done)
        .count();
    let all = STEPS.len();
    let line = match wizard.lang {
        Lang::Zh => format!(" 已完成 {done}/{all} 步"),
        Lang::En => format!(" {done} of {all} steps done"),
    };
    let bottom = layout.top + layout.rows;
    canvas.put(0, bottom - 2, layout.side, &line, Role::Dim);
    let cells = layout.side.saturating_sub(4);
    let full = cells * done / all;
    let bar = format!(" [{}{}]", "#".repeat(full), "-".repeat(cells - full));
    canvas.put(0, bottom - 1, layout.side, &bar, Role::Dim);
}

/// Something to tell, over the rule above the key bar; a failed save stays there until one succeeds.
pub fn draw_notice(wizard: &Wizard, canvas: &mut Canvas) {
    let layout = wizard.layout;
    let (words, alarm) = wizard.said();
    let role = if alarm { Role::Alarm } else { Role::Title };
    let cells = layout.width - 2;
    let rows = wizard.said_rows(&words);
    let top = layout.height - 1 - rows.len();
    for (place, row) in rows.iter().enumerate() {
        let y = top + place;
        canvas.fill(0, y, layout.width, "", Role::Plain);
        canvas.row(1, y, cells, &words[row.start..row.end], role);
    }
}

/// The keys that matter here, from the table.
pub fn draw_keys(wizard: &Wizard, canvas: &mut Canvas) {
    let layout = wizard.layout;
    let y = layout.height - 1;
    let pinned = [Command::Help, Command::Quit];
    let scopes = wizard.scopes();
    let hint = |line: &Binding| {
        let key = line.keys.first().and_then(|name| Key::parse(name));
        key.map(|key| {
            format!(
                "{} {}",
                key_name(key, wizard.lang),
                line.bar.in_lang(wizard.lang)
            )
        })
    };
    let in_bar = |line: &&Binding| !line.bar.in_lang(wizard.lang).is_empty();
    let right: Vec<String> = BINDINGS
        .iter()
        .filter(|line| pinned.contains(&line.command))
        .filter_map(hint)
        .collect();
    let right = right.join("  ");
    let room = layout.width.saturating_sub(2);
    let right_cells = measure::width(&right).min(room);
    let mut x = 1;
    let limit = layout.width.saturating_sub(right_cells + 3);
    if let Some(Popup::Menu { .. }) = wizard.popups.last() {
        // Esc stays in the menu, so the way back has to be said.
        let back = match wizard.lang {
            Lang::Zh => "F9 返回",
            Lang::En => "F9 back",
        };
        x += canvas.put(x, y, limit, back, Role::Dim) + 2;
    }
    let mut said: Vec<&str> = Vec::new();
    let mut taken: Vec<&str> = Vec::new();
    let has_document = wizard.path.is_some() && wizard.popups.is_empty();
    for scope in &scopes {
        let lines = BINDINGS.iter().filter(|line| line.scope == *scope);
        for line in lines.filter(in_bar) {
            // Two keys for the same thing are one hint: the innermost.
            let label = line.bar.in_lang(wizard.lang);
            let stays = line.command == Command::Out
                && matches!(wizard.popups.last(), Some(Popup::Menu { .. }));
            let hidden = line.command == Command::Preview && !has_document;
            if pinned.contains(&line.command) || said.contains(&label) || stays || hidden {
                continue;
            }
            // A key means what the innermost scope says.
            let first = line.keys.first().copied().unwrap_or_default();
            if taken.contains(&first) {
                continue;
            }
            let Some(words): Option<String> = hint(line) else {
                continue;
            };
            let cells = measure::width(&words);
            if x + cells > limit {
                continue;
            }
            canvas.put(x, y, cells, &words, Role::Dim);
            x += cells + 2;
            said.push(label);
            taken.push(first);
        }
    }
    canvas.put(
        layout.width.saturating_sub(right_cells + 1),
        y,
        right_cells,
        &right,
        Role::Dim,
    );
}

/// A key as people of that language call it.
pub fn key_name(key: Key, lang: Lang) -> String {
    let name = key.to_string();
    match (lang, name.as_str()) {
        (Lang::Zh, "Enter") => "回车".to_owned(),
        (Lang::Zh, "Space") => "空格".to_owned(),
        (Lang::Zh, "Up") => "上箭头".to_owned(),
        (Lang::Zh, "Down") => "下箭头".to_owned(),
        (Lang::Zh, "Left") => "左箭头".to_owned(),
        (Lang::Zh, "Right") => "右箭头".to_owned(),
        _ => name,
    }
}
