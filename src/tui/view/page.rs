//! The open page: headings, fields, lists, a row's form.

use super::super::paint::Canvas;
use super::super::theme::Role;
use super::{answer, findings, frame, list};
use crate::catalog::{OPENING, QUESTIONS};
use crate::check;
use crate::form::SheetRef;
use crate::locale::{Lang, text};
use crate::wizard::focus::{Action, At, Stop};
use crate::wizard::layout::Class;
use crate::wizard::page::{self, Item};
use crate::wizard::prepare::Group;
use crate::wizard::reading::ODD;
use crate::wizard::{Wizard, words};

/// The part of the screen that a page may use, and how far it is scrolled.
pub struct Window {
    top: usize,
    rows: usize,
    scroll: usize,
}

impl Window {
    /// The screen's row for a line of the page, if it is in sight.
    pub fn line(&self, line: usize) -> Option<usize> {
        let seen = line.checked_sub(self.scroll)?;
        (seen < self.rows).then_some(self.top + seen)
    }

    /// The lines of the page that are in sight.
    pub fn seen(&self) -> std::ops::Range<usize> {
        self.scroll..self.scroll + self.rows
    }
}

/// Draws the page.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas) {
    let layout = wizard.layout;
    if layout.class == Class::Narrow && wizard.focus.at == At::Steps {
        return frame::draw_steps(wizard, canvas, 0, layout.width);
    }
    let window = Window {
        top: layout.top,
        rows: layout.rows - wizard.foot().min(layout.rows),
        scroll: wizard.scroll,
    };
    let items = page::items(wizard);
    let all = items.last().map_or(0, |last| last.top + last.height);
    let across = (layout.left, layout.left + layout.body);
    let below = all.saturating_sub(window.scroll + window.rows);
    frame::beyond(
        canvas,
        across,
        layout.top - 1,
        window.scroll,
        false,
        wizard.lang,
    );
    frame::beyond(canvas, across, layout.height - 2, below, true, wizard.lang);
    for placed in items {
        let seen = window.seen();
        if placed.top >= seen.end || placed.top + placed.height <= seen.start {
            continue;
        }
        match placed.item {
            Item::Heading { sheet } => heading(wizard, canvas, &window, placed.top, sheet),
            Item::Stop(stop) => draw_stop(wizard, canvas, &window, placed.top, stop),
            Item::Actions => actions(wizard, canvas, &window, placed.top + 1),
            Item::Question { item } => question(wizard, canvas, &window, placed.top, item),
            Item::Group { row } => group(wizard, canvas, &window, placed.top, row),
            Item::Next => next(wizard, canvas, &window, placed.top),
            Item::Space => {}
        }
    }
}

fn heading(wizard: &Wizard, canvas: &mut Canvas, window: &Window, top: usize, sheet: usize) {
    let layout = wizard.layout;
    let about: SheetRef = match wizard.focus.at {
        At::Question { .. } | At::Prepare { .. } => &OPENING,
        _ => wizard.focus.sheet(sheet),
    };
    let lang = wizard.lang;
    let title = match wizard.focus.at {
        At::Row { row, .. } => row_title(wizard, about, row),
        _ => about.about().title.in_lang(lang).to_owned(),
    };
    if let Some(y) = window.line(top) {
        let used = canvas.put(layout.left, y, layout.body, &title, Role::Title);
        let state = state(wizard, about);
        let room = layout.body.saturating_sub(used + 2);
        let cells = crate::text::width(&state).min(room);
        let x = layout.left + layout.body - cells;
        canvas.put(x, y, cells, &state, Role::Dim);
    }
    if !layout.is_tall() || matches!(wizard.focus.at, At::Row { .. }) {
        return;
    }
    let intro = about.about().intro.in_lang(lang);
    for (place, row) in page::intro(wizard, about).iter().enumerate() {
        if let Some(y) = window.line(top + 1 + place) {
            let words = &intro[row.start..row.end];
            canvas.row(layout.left, y, layout.body, words, Role::Dim);
        }
    }
}

/// How many rows and gaps a sheet has, in words.
fn state(wizard: &Wizard, sheet: SheetRef) -> String {
    let rows = sheet.rows(&wizard.plan);
    let screens = QUESTIONS.len() + 1;
    match (sheet.is_list(), wizard.focus.at) {
        (_, At::Question { screen, .. }) => format!("{}/{screens}", screen + 1),
        (_, At::Prepare { .. }) => format!("{screens}/{screens}"),
        (true, At::Row { row, .. }) if wizard.is_proposed(sheet, row) => {
            let proposed = text("建议", "proposed").in_lang(wizard.lang);
            format!("{proposed}  {}/{rows}", row + 1)
        }
        (true, At::Row { row, .. }) => format!("{}/{rows}", row + 1),
        (true, _) => words::rows(rows, wizard.lang),
        (false, _) => String::new(),
    }
}

fn row_title(wizard: &Wizard, sheet: SheetRef, row: usize) -> String {
    let title = sheet.about().title.in_lang(wizard.lang);
    match sheet.name_of(&wizard.plan, row) {
        "" => title.to_owned(),
        name => format!("{title} > {name}"),
    }
}

fn draw_stop(wizard: &Wizard, canvas: &mut Canvas, window: &Window, top: usize, stop: Stop) {
    match stop {
        Stop::Field { sheet, field } => {
            let about = wizard.focus.sheet(sheet);
            let row = wizard.row();
            match wizard.has_focus(stop) {
                true => answer::draw(wizard, canvas, window, top, (about, row, field)),
                false => brief(wizard, canvas, window, top, (about, row, field)),
            }
        }
        Stop::List { sheet } => list::draw(wizard, canvas, window, top, sheet),
        Stop::More { sheet } => more(wizard, canvas, window, top, sheet),
        Stop::Export => export(wizard, canvas, window, top),
        Stop::Findings => findings::draw(wizard, canvas, window, top),
        Stop::Action(_) => {}
    }
}

/// Cells of the column in which labels stand.
pub fn label_cells(wizard: &Wizard) -> usize {
    (wizard.layout.body / 2).min(27)
}

/// An answer that has not the focus: label and value on one line.
fn brief(
    wizard: &Wizard,
    canvas: &mut Canvas,
    window: &Window,
    top: usize,
    (sheet, row, field): (SheetRef, usize, usize),
) {
    let Some(y) = window.line(top) else { return };
    let layout = wizard.layout;
    let labels = label_cells(wizard);
    let label = answer::label(wizard, sheet, field);
    canvas.put(layout.left + 2, y, labels - 2, &label, Role::Plain);
    let (value, role) = brief_value(wizard, sheet, row, field);
    let x = layout.left + labels + 1;
    canvas.put(x, y, layout.body.saturating_sub(labels + 1), &value, role);
}

/// An answer on one line, or what stands for its absence.
pub fn brief_value(wizard: &Wizard, sheet: SheetRef, row: usize, field: usize) -> (String, Role) {
    let plan = &wizard.plan;
    if sheet.is_pending(plan, row, field) && sheet.is_blank(plan, row, field) {
        return (words::PENDING.in_lang(wizard.lang).to_owned(), Role::Gap);
    }
    let odd = wizard.oddity(sheet, row, field);
    if sheet.is_blank(plan, row, field) {
        if let Some(odd) = odd {
            return (format!("{ODD} {odd}"), Role::Gap);
        }
        return match check::is_gap(sheet, plan, row, field) {
            true => (words::GAP.in_lang(wizard.lang).to_owned(), Role::Gap),
            false => (words::EMPTY.in_lang(wizard.lang).to_owned(), Role::Dim),
        };
    }
    let shown = wizard.shown(sheet, row, field);
    match (odd, check::dangling(sheet, plan, row, field)) {
        (Some(_), _) => (format!("{ODD} {shown}"), Role::Gap),
        (None, 0) => (shown, Role::Plain),
        (None, _) => (shown, Role::Gap),
    }
}

fn more(wizard: &Wizard, canvas: &mut Canvas, window: &Window, top: usize, sheet: usize) {
    let Some(y) = window.line(top) else { return };
    let about = wizard.focus.sheet(sheet);
    let hidden = about
        .asks()
        .filter(|(_, ask)| ask.tier == crate::form::Tier::More)
        .count();
    let open = wizard.is_expanded(about);
    let words = match (wizard.lang, open) {
        (Lang::Zh, false) => format!("+ 更多（{hidden} 项）"),
        (Lang::Zh, true) => "- 收起更多".to_owned(),
        (Lang::En, false) => format!("+ More ({hidden})"),
        (Lang::En, true) => "- Less".to_owned(),
    };
    let focused = wizard.has_focus(Stop::More { sheet });
    let x = wizard.layout.left;
    let role = if focused { Role::Selected } else { Role::Dim };
    if focused {
        canvas.put(x, y, 1, ">", Role::Focus);
        canvas.point(x, y);
    }
    canvas.put(x + 2, y, wizard.layout.body - 2, &words, role);
}

/// A first question, drawn like any other.
fn question(wizard: &Wizard, canvas: &mut Canvas, window: &Window, top: usize, item: usize) {
    let At::Question { screen, item: here } = wizard.focus.at else {
        return;
    };
    let (sheet, member) = QUESTIONS[screen][item];
    let field = sheet.field(member).unwrap_or_default();
    match item == here {
        true => answer::draw(wizard, canvas, window, top, (sheet, 0, field)),
        false => brief(wizard, canvas, window, top, (sheet, 0, field)),
    }
}

/// A group of what will be prepared, with its tick and the number of rows that it brings.
fn group(wizard: &Wizard, canvas: &mut Canvas, window: &Window, top: usize, row: usize) {
    let Some(y) = window.line(top) else { return };
    let group = Group::ALL[row];
    let lang = wizard.lang;
    let tick = if wizard.is_wanted(group) {
        "[x]"
    } else {
        "[ ]"
    };
    let count = words::rows(
        wizard
            .preparation()
            .count(group, wizard.is_wanted(Group::Stakeholders)),
        lang,
    );
    let line = format!(
        "{tick} {}{}",
        group.name().in_lang(lang),
        lang.bracketed(&count)
    );
    let layout = wizard.layout;
    let here = wizard.focus.at == At::Prepare { row };
    let role = if here { Role::Selected } else { Role::Plain };
    if here {
        canvas.put(layout.left, y, 1, ">", Role::Focus);
        canvas.point(layout.left, y);
    }
    canvas.put(layout.left + 2, y, layout.body - 2, &line, role);
}

/// The button that leads on from the first questions, or prepares.
fn next(wizard: &Wizard, canvas: &mut Canvas, window: &Window, top: usize) {
    let Some(y) = window.line(top) else { return };
    let (name, here) = match wizard.focus.at {
        At::Question { screen, item } => (text("下一页", "Next"), item >= QUESTIONS[screen].len()),
        At::Prepare { row } => (
            text("备好这些内容", "Prepare this"),
            row >= Group::ALL.len(),
        ),
        _ => return,
    };
    let layout = wizard.layout;
    let words = format!("[ {} ]", name.in_lang(wizard.lang));
    let role = if here { Role::Selected } else { Role::Plain };
    let used = canvas.put(layout.left + 2, y, layout.body - 2, &words, role);
    if here {
        canvas.put(layout.left, y, 1, ">", Role::Focus);
        canvas.point(layout.left + 2, y);
    }
    let hint = text("Esc 跳过，自己从头写", "Esc skips this and starts blank");
    let x = layout.left + used + 5;
    let room = layout.body.saturating_sub(used + 5);
    canvas.put(x, y, room, hint.in_lang(wizard.lang), Role::Dim);
}

/// The button that leads to the export.
fn export(wizard: &Wizard, canvas: &mut Canvas, window: &Window, top: usize) {
    let Some(y) = window.line(top) else { return };
    let layout = wizard.layout;
    let words = text("[ 导出… ]", "[ Export ... ]").in_lang(wizard.lang);
    let here = wizard.has_focus(Stop::Export);
    let role = if here { Role::Selected } else { Role::Plain };
    let used = canvas.put(layout.left + 2, y, layout.body - 2, words, role);
    if here {
        canvas.put(layout.left, y, 1, ">", Role::Focus);
        canvas.point(layout.left + 2, y);
    }
    let hint = text(
        "给客户的文档、简版、内部版",
        "the plan for the client, a brief, the internal copy",
    );
    let x = layout.left + used + 5;
    let room = layout.body.saturating_sub(used + 5);
    canvas.put(x, y, room, hint.in_lang(wizard.lang), Role::Dim);
}

fn actions(wizard: &Wizard, canvas: &mut Canvas, window: &Window, top: usize) {
    let Some(y) = window.line(top) else { return };
    let layout = wizard.layout;
    let name = |action: Action| match action {
        Action::Done => text("完成", "Done"),
        Action::Duplicate => text("复制", "Duplicate"),
        Action::Up => text("上移", "Up"),
        Action::Down => text("下移", "Down"),
        Action::Delete => text("删除", "Delete"),
    };
    let words: Vec<String> = Action::ALL
        .map(|action| format!("[ {} ]", name(action).in_lang(wizard.lang)))
        .into();
    let has_focus = |action: &Action| wizard.has_focus(Stop::Action(*action));
    let focused = Action::ALL.iter().position(has_focus);
    // Where the line is too long its beginning gives way, so that the focused one is in sight.
    let room = layout.body.saturating_sub(2);
    let upto = focused.unwrap_or(0);
    let cells = |from: usize| {
        let shown = words[from..=upto].iter();
        shown
            .map(|words| crate::text::width(words) + 1)
            .sum::<usize>()
            - 1
    };
    let first = (0..upto).find(|from| cells(*from) <= room).unwrap_or(upto);
    let mut x = layout.left + 2;
    for (place, words) in words.iter().enumerate().skip(first) {
        let focused = focused == Some(place);
        let role = if focused { Role::Selected } else { Role::Plain };
        let room = (layout.left + layout.body).saturating_sub(x);
        if focused {
            canvas.point(x, y);
        }
        x += canvas.put(x, y, room, words, role) + 1;
    }
}
