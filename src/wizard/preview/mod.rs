//! The document while it is written: headings and tables as a reader sees them, not source.
//!
//! A key costs what it changed. The preview is anchored: it knows the spot at its top, and from there composes and wraps
//! until the pane is full. Chapters are kept until a sheet that they read is edited, rows of tables are composed one by
//! one, and what reads as before is not wrapped again. All this happens when a message is taken in; drawing only puts
//! the rows in their place.

mod held;
mod pass;
mod sketch;
mod target;
#[cfg(test)]
mod tests;
mod unit;

pub use unit::{Row, Tone};

use super::Wizard;
use super::focus::{At, Stop};
use super::keymap::Command;
use super::layout::Class;
use crate::document::{Audience, Composer, OUTLINES};
use crate::locale::Lang;
use held::{Held, Spot};
use pass::Pass;
use std::sync::LazyLock;
use target::{Target, Written};
use unit::Unit;

/// A row of the pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What it says.
    pub row: Row,
    /// Whether it shows the answer that has the focus.
    pub is_marked: bool,
}

/// What is in sight: the rows of a unit.
struct Sight {
    spot: Spot,
    unit: Unit,
    rows: Vec<Row>,
}

/// Everything on which the pane depends; what is equal needs no second look.
#[derive(Clone, PartialEq, Eq)]
struct Seen {
    revision: u64,
    lang: Lang,
    cells: usize,
    lines: usize,
    written: Option<Written>,
    top: (Spot, usize),
}

/// The preview: what it shows, and where.
pub struct Preview {
    /// Whether it stands beside the form where there is room; the user's choice for the session.
    pub is_beside: bool,
    /// Whether it has taken the form's place.
    pub is_whole: bool,
    /// The spot at the top of the pane, and how many of its rows are above it.
    top: (Spot, usize),
    chapters: Vec<Option<Held>>,
    sight: Vec<Sight>,
    /// Whether the document's last row is in sight.
    ends: bool,
    target: Option<Target>,
    seen: Option<Seen>,
}

impl Default for Preview {
    fn default() -> Preview {
        Preview {
            is_beside: true,
            is_whole: false,
            top: Default::default(),
            chapters: Vec::new(),
            sight: Vec::new(),
            ends: false,
            target: None,
            seen: None,
        }
    }
}

/// The sheets that each chapter reads, the cover's first.
static INPUTS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| target::all_inputs(OUTLINES[0]));

/// For whom the preview is.
const AUDIENCE: Audience = Audience::Client;

/// Columns beside the text: the sign that marks a row, and a space.
pub const MARGIN: usize = 2;

impl Preview {
    /// The rows of the pane, from its top.
    pub fn rows(&self) -> Vec<Shown> {
        let Some(seen) = &self.seen else {
            return Vec::new();
        };
        let all = self.sight.iter().flat_map(|sight| {
            let is_marked = self.marks(sight);
            (sight.rows.iter().zip(is_marked)).map(|(row, is_marked)| Shown {
                row: row.clone(),
                is_marked,
            })
        });
        all.skip(self.top.1).take(seen.lines).collect()
    }

    /// The chapter of what is being written while it is in sight, else that at the top of the pane, and the last one at
    /// the document's end; counted from 1, with how many there are.
    pub fn place(&self) -> (usize, usize) {
        let all = INPUTS.len() - 1;
        if self.ends && self.is_whole {
            return (all, all);
        }
        let written = self.target.as_ref().map(|target| target.spot);
        let written = written.filter(|spot| self.sight.iter().any(|sight| sight.spot == *spot));
        let chapter = written.unwrap_or(self.top.0).chapter;
        (chapter.max(1), all)
    }

    /// Which rows of a unit show the focused answer.
    fn marks(&self, sight: &Sight) -> Vec<bool> {
        let target = self
            .target
            .as_ref()
            .filter(|target| target.is_exact && (target.spot..=target.last).contains(&sight.spot));
        let Some(target) = target else {
            return vec![false; sight.rows.len()];
        };
        let says = |row: &Row| row.tone != Tone::Rule && !row.text.is_empty();
        let is_cell = |row: &Row| target.column.is_some() && row.column == target.column;
        let has_cell = sight.rows.iter().any(is_cell);
        (sight.rows.iter())
            .map(|row| if has_cell { is_cell(row) } else { says(row) })
            .collect()
    }

    /// Forgets what it shows: another draft is open.
    pub(super) fn forget(&mut self) {
        *self = Preview {
            is_beside: self.is_beside,
            ..Preview::default()
        };
    }

    /// Brings the pane up to date with the plan and with what has the focus.
    pub(super) fn refresh(&mut self, wizard: &Wizard) {
        let Some((cells, lines)) = pane(wizard, self.is_whole) else {
            return;
        };
        let written = written(wizard);
        let mut now = Seen {
            revision: wizard.revision,
            lang: wizard.document_language(),
            cells,
            lines,
            written,
            top: self.top,
        };
        if self.seen.as_ref() == Some(&now) {
            return;
        }
        let (old, follows) = match &self.seen {
            Some(seen) => (
                seen.lang != now.lang,
                // On the whole screen it is read: it moves only where something else does.
                !self.is_whole
                    || (seen.written, seen.revision) != (written, now.revision)
                    || (seen.cells, seen.lines) != (cells, lines),
            ),
            None => (true, true),
        };
        if old {
            self.chapters.clear();
        }
        self.chapters.resize_with(INPUTS.len(), || None);
        if self.seen.as_ref().is_none_or(|seen| seen.cells != cells) {
            self.sight.clear();
        }
        let top = self.top;
        let composer = composer(wizard, now.lang);
        let mut pass = Pass::new(self, &composer, wizard, &now);
        let target = written
            .and_then(|written| target::find(&mut pass, &composer, OUTLINES[0], now.lang, written));
        let top = pass.settle(top, target.as_ref().filter(|_| follows));
        (self.sight, self.ends) = pass.fill(top);
        self.top = top;
        self.target = target;
        now.top = top;
        self.seen = Some(now);
    }

    /// Scrolls the preview while it has taken the form's place.
    pub(super) fn scroll(&mut self, wizard: &Wizard, command: Command) {
        // What is scrolled must be what is shown: edits may have come while there was no pane.
        self.refresh(wizard);
        let Some(now) = self
            .seen
            .clone()
            .filter(|_| pane(wizard, self.is_whole).is_some())
        else {
            return;
        };
        let (top, last) = (self.top, INPUTS.len() - 1);
        // A line of what was seen before stays in sight.
        let screen = now.lines.saturating_sub(1).max(1);
        let composer = composer(wizard, now.lang);
        let mut pass = Pass::new(self, &composer, wizard, &now);
        let top = match command {
            Command::Up => pass.up(top, 1),
            Command::Down => pass.down(top),
            Command::ScreenUp => pass.up(top, screen),
            Command::ScreenDown => (0..screen).fold(top, |top, _| pass.down(top)),
            Command::LineStart => Default::default(),
            Command::LineEnd => {
                let end = pass.last(last);
                (end, pass.height(end).saturating_sub(1))
            }
            _ => top,
        };
        self.sight = pass.keep();
        self.top = top;
    }
}

impl Wizard {
    /// Lends the preview what it shows.
    pub(super) fn with_preview(&mut self, act: impl FnOnce(&mut Preview, &Wizard)) {
        let mut preview = std::mem::take(&mut self.preview);
        act(&mut preview, self);
        self.preview = preview;
    }

    pub(super) fn in_preview(&mut self, command: Command) {
        self.with_preview(|preview, wizard| preview.scroll(wizard, command));
    }

    /// Beside the form, in its place, not at all, and round again; where there is no room beside it, in its place or
    /// not.
    pub(super) fn toggle_preview(&mut self) {
        let preview = &mut self.preview;
        let has_room = self.layout.class == Class::Wide;
        match (preview.is_whole, preview.is_beside && has_room) {
            (false, false) if has_room => preview.is_beside = true,
            (false, _) => preview.is_whole = true,
            (true, was_beside) => {
                preview.is_whole = false;
                preview.is_beside &= !was_beside;
            }
        }
        self.layout = self.layout.with_pane(self.preview.is_beside);
    }
}

fn composer(wizard: &Wizard, lang: Lang) -> Composer<'_> {
    Composer::new(&wizard.plan, OUTLINES[0], lang, AUDIENCE).sketching()
}

/// Columns and rows of the pane's text; `None` where there is no pane.
fn pane(wizard: &Wizard, is_whole: bool) -> Option<(usize, usize)> {
    let layout = match is_whole {
        true => wizard.layout.whole(),
        false => wizard.layout,
    };
    let cells = layout.pane.checked_sub(MARGIN).filter(|cells| *cells > 0)?;
    // The first line says what this is.
    let lines = layout.rows.checked_sub(1).filter(|lines| *lines > 0)?;
    wizard.path.is_some().then_some((cells, lines))
}

/// What has the focus, as the document knows it.
fn written(wizard: &Wizard) -> Option<Written> {
    let focus = wizard.focus;
    if let Some((sheet, row, field)) = focus.field() {
        return Some(Written {
            sheet,
            row: Some(row),
            field: Some(field),
        });
    }
    let (sheet, row, field) = match focus.at {
        At::Page(Stop::List { sheet }) => {
            let (about, cursor) = (focus.sheet(sheet), wizard.list_cursor(sheet));
            let row = Some(cursor.row).filter(|row| *row < about.rows(&wizard.plan));
            let field = (cursor.column).and_then(|at| wizard.columns(about).get(at).copied());
            (sheet, row, field)
        }
        At::Row { sheet, row, .. } | At::Cell { sheet, row, .. } => (sheet, Some(row), None),
        At::Page(Stop::Field { sheet, .. } | Stop::More { sheet }) => (sheet, None, None),
        At::Page(Stop::Action(_) | Stop::Export | Stop::Findings)
        | At::Steps
        | At::Question { .. }
        | At::Prepare { .. } => (0, None, None),
    };
    let sheet = focus.step().sheets.get(sheet).copied()?;
    Some(Written { sheet, row, field })
}
