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

/// The keys that matter here, from the table. The ways out and back are always among them, and so is what comes first:
/// where there is little room, leaving the program and the help give way before they do.
pub fn draw_keys(wizard: &Wizard, canvas: &mut Canvas) {
    let layout = wizard.layout;
    let y = layout.height - 1;
    let hints = hints(wizard);
    let is_kept =
        |place: usize| place == 0 || matches!(hints[place].0, Command::Out | Command::PreviousPage);
    let room = |place: usize| measure::width(&hints[place].1) + 2;
    let mut reserved: usize = (0..hints.len())
        .filter(|place| is_kept(*place))
        .map(room)
        .sum();
    let pinned = [Command::Help, Command::Quit];
    let right = (0..=pinned.len()).rev().find_map(|most| {
        let words: Vec<String> = BINDINGS
            .iter()
            .filter(|line| pinned[..most].contains(&line.command))
            .filter_map(|line| hint(wizard, line))
            .collect();
        let words = words.join("  ");
        let fits = most == 0 || reserved + measure::width(&words) + 2 <= layout.width;
        fits.then_some(words)
    });
    let right = right.unwrap_or_default();
    let right_cells = measure::width(&right);
    let limit = match right_cells {
        0 => layout.width.saturating_sub(1),
        cells => layout.width.saturating_sub(cells + 3),
    };
    let mut x = 1;
    for (place, (_, words)) in hints.iter().enumerate() {
        let cells = measure::width(words);
        if is_kept(place) {
            reserved -= room(place);
        }
        if x + cells + reserved <= limit {
            canvas.put(x, y, cells, words, Role::Dim);
            x += cells + 2;
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

/// Says at the right end of a row of a frame how many lines are out of sight above or below.
pub fn beyond(
    canvas: &mut Canvas,
    (start, end): (usize, usize),
    y: usize,
    lines: usize,
    is_below: bool,
    lang: Lang,
) {
    let words = format!(" {} ", words::beyond(lines, is_below, lang));
    let cells = measure::width(&words);
    // It must not run into the title.
    if lines > 0 && start + cells < end {
        canvas.put(end - cells, y, cells, &words, Role::Dim);
    }
}

fn hint(wizard: &Wizard, line: &Binding) -> Option<String> {
    let key = line.keys.first().and_then(|name| Key::parse(name))?;
    let words = line.bar.in_lang(wizard.lang);
    Some(format!("{} {words}", key_name(key, wizard.lang)))
}

/// What the key bar could say at the left, innermost first.
fn hints(wizard: &Wizard) -> Vec<(Command, String)> {
    let mut hints = Vec::new();
    let mut said: Vec<&str> = Vec::new();
    let mut taken: Vec<&str> = Vec::new();
    for scope in wizard.scopes() {
        for line in BINDINGS.iter().filter(|line| line.scope == scope) {
            let label = line.bar.in_lang(wizard.lang);
            let first = line.keys.first().copied().unwrap_or_default();
            let is_pinned = matches!(line.command, Command::Help | Command::Quit);
            if label.is_empty() || is_pinned || !wizard.offers_command(line.command) {
                continue;
            }
            // Two keys for the same thing are one hint, and a key means what the innermost scope says.
            if said.contains(&label) || taken.contains(&first) {
                continue;
            }
            said.push(label);
            taken.push(first);
            hints.extend(hint(wizard, line).map(|words| (line.command, words)));
        }
    }
    hints
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
