//! What stands on a page and how high it is. Conversation (scrolling) and drawing read the same list, so that the
//! focus can never be off the screen.

use super::Wizard;
use super::focus::{At, Stop};
use super::prepare::Group;
use super::reviewing::FindingLine;
use crate::catalog::{OPENING, QUESTIONS};
use crate::form::{Ask, Kind, SheetRef, Token};
use crate::locale::Lang;
use crate::text;

/// Something that stands on a page, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A sheet's title and its line of explanation.
    Heading {
        /// The sheet's place in the step.
        sheet: usize,
    },
    /// Something that Tab reaches.
    Stop(Stop),
    /// A first question.
    Question {
        /// Its place on the screen.
        item: usize,
    },
    /// A line of what will be prepared.
    Group {
        /// Its place.
        row: usize,
    },
    /// The button that leads on.
    Next,
    /// The line of a row's actions.
    Actions,
    /// A line left free.
    Space,
}

/// An item in its place.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    /// What.
    pub item: Item,
    /// Its first line, counted from the page's top.
    pub top: usize,
    /// Its lines.
    pub height: usize,
}

/// The parts of a focused answer, in lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expanded {
    /// Lines of text, tokens or names, inside the frame.
    pub lines: usize,
    /// Lines of help.
    pub help: usize,
    /// Lines of the example.
    pub example: usize,
}

impl Expanded {
    /// All lines: label, frame, help, example, and one left free.
    pub fn height(self) -> usize {
        1 + self.lines + 2 + self.help + self.example + 1
    }
}

/// Lines of the heading of a list: its columns and a rule.
pub const LIST_HEAD: usize = 2;

/// The items of the open page, from top to bottom.
pub fn items(wizard: &Wizard) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut top = 0;
    let mut put = |item, height| {
        placed.push(Placed { item, top, height });
        top += height;
    };
    match wizard.focus.at {
        At::Row { sheet, .. } => {
            put(
                Item::Heading { sheet },
                1 + usize::from(wizard.layout.is_tall()),
            );
            for stop in wizard.stops() {
                if !matches!(stop, Stop::Action(_)) {
                    put(Item::Stop(stop), height(wizard, stop));
                }
            }
            put(Item::Actions, 2);
        }
        At::Question { screen, item } => {
            put(Item::Heading { sheet: 0 }, heading(wizard, &OPENING));
            for (place, (sheet, member)) in QUESTIONS[screen].iter().enumerate() {
                let field = sheet.field(member).unwrap_or_default();
                let height = match place == item {
                    true => expanded(wizard, *sheet, 0, field).height(),
                    false => 1,
                };
                put(Item::Question { item: place }, height);
            }
            put(Item::Space, 1);
            put(Item::Next, 1);
        }
        At::Prepare { .. } => {
            put(Item::Heading { sheet: 0 }, heading(wizard, &OPENING));
            for row in 0..Group::ALL.len() {
                put(Item::Group { row }, 1);
            }
            put(Item::Space, 1);
            put(Item::Next, 1);
        }
        _ => {
            let stops = wizard.stops();
            if stops.first() == Some(&Stop::Findings) {
                let lines = wizard.finding_lines().len();
                put(Item::Stop(Stop::Findings), lines);
                put(Item::Space, 1);
            }
            for (sheet, about) in wizard.focus.step().sheets.iter().enumerate() {
                put(Item::Heading { sheet }, heading(wizard, *about));
                for stop in &stops {
                    if sheet_of(*stop) == Some(sheet) {
                        put(Item::Stop(*stop), height(wizard, *stop));
                    }
                }
                put(Item::Space, 1);
            }
            if stops.contains(&Stop::Export) {
                put(Item::Stop(Stop::Export), 1);
            }
        }
    }
    placed
}

/// Lines of a sheet's heading: title, explanation, and one left free.
fn heading(wizard: &Wizard, sheet: SheetRef) -> usize {
    match wizard.layout.is_tall() {
        true => 1 + intro(wizard, sheet).len() + 1,
        false => 1,
    }
}

/// A sheet's line of explanation, wrapped.
pub fn intro(wizard: &Wizard, sheet: SheetRef) -> Vec<text::Row> {
    let intro = sheet.about().intro.in_lang(wizard.lang);
    let mut rows = text::wrap(intro, wizard.layout.body);
    rows.truncate(2);
    rows
}

fn sheet_of(stop: Stop) -> Option<usize> {
    match stop {
        Stop::Field { sheet, .. } | Stop::List { sheet } | Stop::More { sheet } => Some(sheet),
        Stop::Action(_) | Stop::Export | Stop::Findings => None,
    }
}

fn height(wizard: &Wizard, stop: Stop) -> usize {
    match stop {
        Stop::Field { sheet, field } => {
            if wizard.has_focus(stop) {
                let row = wizard.row();
                expanded(wizard, wizard.focus.sheet(sheet), row, field).height()
            } else {
                1
            }
        }
        Stop::List { sheet } => {
            let about = wizard.focus.sheet(sheet);
            let rows = about.rows(&wizard.plan);
            let open = match wizard.focus.at {
                At::Cell {
                    sheet: open,
                    row,
                    field,
                } if open == sheet => expanded(wizard, about, row, field).height(),
                _ => 0,
            };
            LIST_HEAD + rows * wizard.row_lines() + open + wizard.lines_below(about).len()
        }
        Stop::More { .. } | Stop::Action(_) | Stop::Export | Stop::Findings => 1,
    }
}

/// How high the focused answer is drawn.
pub fn expanded(wizard: &Wizard, sheet: SheetRef, row: usize, field: usize) -> Expanded {
    let ask = sheet.ask(field);
    let cells = wizard.layout.text();
    let most = wizard.layout.text_rows();
    let lines = match ask.kind {
        Kind::Choice(_) | Kind::Choices(_) => {
            let laid = choices(wizard, ask);
            laid.last().map_or(1, |last| last.row + 1).min(most)
        }
        Kind::Reference(_) | Kind::References(_) => {
            text::wrap(&wizard.shown(sheet, row, field), cells)
                .len()
                .min(most)
        }
        kind => {
            let written = text::wrap(sheet.text(&wizard.plan, row, field), cells).len();
            let least = if kind.is_multiline() { 3 } else { 1 };
            written.clamp(least.min(most), most)
        }
    };
    let say = |words: &str| match words.is_empty() {
        true => 0,
        false => text::wrap(words, cells).len(),
    };
    let help = ask.help.in_lang(wizard.lang);
    Expanded {
        lines,
        help: say(help).min(if wizard.layout.is_tall() { 3 } else { 2 }),
        example: match wizard.layout.is_tall() {
            true => say(&example(wizard, ask)).min(2),
            false => 0,
        },
    }
}

/// A choice in its place: row, first cell, words.
pub struct Laid {
    /// The row.
    pub row: usize,
    /// The first cell.
    pub column: usize,
    /// The words, the digit before them.
    pub words: String,
}

/// The tokens of a closed question, numbered for the digits and laid out so that none is cut.
pub fn choices(wizard: &Wizard, ask: &Ask) -> Vec<Laid> {
    let cells = wizard.layout.text();
    let (mut row, mut column) = (0, 0);
    let names = ask.kind.tokens().iter().enumerate();
    names
        .map(|(place, token)| {
            let words = choice(place, token, wizard.lang);
            let wide = text::width(&words);
            if column > 0 && column + wide > cells {
                (row, column) = (row + 1, 0);
            }
            let laid = Laid { row, column, words };
            column += wide + BETWEEN;
            laid
        })
        .collect()
}

/// Cells between two choices.
const BETWEEN: usize = 3;

/// A choice with the digit that chooses it; one whose name begins with that digit keeps its name.
pub fn choice(place: usize, token: &Token, lang: Lang) -> String {
    let name = token.name.in_lang(lang);
    let number = (place + 1).to_string();
    // Only nine can be chosen by a digit.
    match place >= 9 || name.starts_with(&number) {
        true => name.replace(' ', "\u{a0}"),
        // No-break spaces keep a choice on one row.
        false => format!("{number}\u{a0}{}", name.replace(' ', "\u{a0}")),
    }
}

/// The example of a question, introduced as one.
pub fn example(wizard: &Wizard, ask: &Ask) -> String {
    // Under a list of all answers an example would only repeat one of them.
    let example = match ask.kind.tokens().is_empty() {
        true => ask.example.in_lang(wizard.lang),
        false => "",
    };
    match (example.is_empty(), wizard.lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("例：{example}"),
        (false, Lang::En) => format!("Example: {example}"),
    }
}

/// Where the focus stands on the page: first line and height of what must be seen.
pub fn focus_span(wizard: &Wizard, items: &[Placed]) -> (usize, usize) {
    let of = |wanted: Item| items.iter().find(|placed| placed.item == wanted);
    match wizard.focus.at {
        At::Steps => (0, 1),
        At::Question { screen, item } => {
            let wanted = match item < QUESTIONS[screen].len() {
                true => Item::Question { item },
                false => Item::Next,
            };
            of(wanted).map_or((0, 1), |placed| (placed.top, placed.height))
        }
        At::Prepare { row } => {
            let wanted = match row < Group::ALL.len() {
                true => Item::Group { row },
                false => Item::Next,
            };
            of(wanted).map_or((0, 1), |placed| (placed.top, placed.height))
        }
        At::Page(stop @ Stop::List { sheet }) => {
            let top = of(Item::Stop(stop)).map_or(0, |placed| placed.top);
            let cursor = wizard.list_cursor(sheet).row;
            let line = top + LIST_HEAD + cursor * wizard.row_lines();
            match cursor {
                0 => (top.saturating_sub(1), LIST_HEAD + 1 + wizard.row_lines()),
                _ => (line, wizard.row_lines()),
            }
        }
        At::Page(Stop::Findings) => {
            let lines = wizard.finding_lines();
            let selected = wizard.findings().row;
            let is_it = |line: &&FindingLine| matches!(line, FindingLine::Entry { row, .. } if *row == selected);
            let first = lines.iter().position(|line| is_it(&line));
            match (first, selected) {
                // The title comes into sight with the first of them.
                (None, _) => (0, lines.len()),
                (Some(first), 0) => (0, first + lines.iter().filter(is_it).count()),
                (Some(first), _) => (first, lines.iter().filter(is_it).count()),
            }
        }
        At::Cell { sheet, row, field } => {
            let top = of(Item::Stop(Stop::List { sheet })).map_or(0, |placed| placed.top);
            let height = expanded(wizard, wizard.focus.sheet(sheet), row, field).height();
            (
                top + LIST_HEAD + row * wizard.row_lines(),
                wizard.row_lines() + height,
            )
        }
        At::Row {
            stop: Stop::Action(_),
            ..
        } => of(Item::Actions).map_or((0, 1), |placed| (placed.top, placed.height)),
        At::Page(stop) | At::Row { stop, .. } => {
            of(Item::Stop(stop)).map_or((0, 1), |placed| (placed.top, placed.height))
        }
    }
}

/// The scroll position that shows the focus and moves as little as possible.
pub fn follow(wizard: &Wizard) -> usize {
    let items = items(wizard);
    let rows = wizard.rows_in_sight();
    let total = items.last().map_or(0, |last| last.top + last.height);
    let (top, height) = focus_span(wizard, &items);
    let first_stop = items
        .iter()
        .find(|placed| !matches!(placed.item, Item::Heading { .. }))
        .map_or(0, |placed| placed.top);
    let mut scroll = wizard.scroll;
    if top + height > scroll + rows {
        scroll = top + height - rows;
    }
    if top < scroll {
        // The heading comes into sight with the first thing under it.
        scroll = if top <= first_stop { 0 } else { top };
    }
    if top + height > scroll + rows {
        scroll = top.max((top + height).saturating_sub(rows)).min(top);
    }
    scroll.min(total.saturating_sub(rows))
}
