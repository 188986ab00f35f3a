//! The conversation as a pure function: state and message in, state and effects out. No file, no clock, no terminal,
//! no randomness: all of that comes in with the message.

pub mod board;
pub mod catalogue;
mod choosing;
mod elsewhere;
pub mod exporting;
mod files;
pub mod filter;
pub mod finding;
pub mod focus;
pub mod grid;
pub mod history;
pub mod home;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod marking;
pub mod message;
mod moving;
mod notice;
mod overlay;
mod own;
pub mod page;
pub mod pointer;
pub mod phrases;
pub mod popup;
pub mod prepare;
pub mod preview;
mod questions;
pub mod reading;
pub mod replacing;
pub mod reviewing;
mod rows;
mod slot;
mod stages;
pub mod suggest;
pub mod table;
mod typing;
mod update;
pub mod words;
pub mod workload;

pub use home::{Home, Known};
pub use message::{Effect, Event, Message, Opened, Order, Rival};

use crate::check::{self, Tally};
use crate::export::Format;
use crate::form::{Cell, Edit, Ids, Kind, SheetRef};
use crate::locale::Lang;
use crate::plan::Plan;
use crate::text::Caret;
use focus::{At, Focus, Stop};
use history::History;
use jiff::civil::Date;
use layout::Layout;
use popup::Popup;
use preview::Preview;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Where the draft stands with regard to the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was written yet, and nothing needs to be.
    Untouched,
    /// This revision is on disk since that time of day.
    Saved(u64, String),
    /// The last try failed; why.
    Failed(String),
}

/// What is selected in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The row; past the last one stand the lines below a list.
    pub row: usize,
    /// The place among the shown columns; `None`: the whole row.
    pub column: Option<usize>,
}

/// A line below the rows of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// Adds a row.
    Add,
    /// Opens the catalogue.
    Catalogue,
    /// Opens the grid.
    Grid,
}

/// Something to tell, until the next key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// A sentence.
    pub text: String,
    /// Whether something went wrong.
    pub alarm: bool,
}

/// The whole state of the conversation.
pub struct Wizard {
    /// The interface's language.
    pub lang: Lang,
    /// The plan. Edited in place; copied only while the writer holds it.
    pub plan: Arc<Plan>,
    /// What the user kept in the personal catalogue, for every plan.
    pub own: Plan,
    /// Counts the edits.
    pub revision: u64,
    /// The draft's file; `None` on the home screen.
    pub path: Option<PathBuf>,
    /// Drafts to choose from, while no draft is open.
    pub home: Home,
    /// Where the user is.
    pub focus: Focus,
    /// The caret in the focused answer.
    pub caret: Caret,
    /// What lies over the page, topmost last.
    pub popups: Vec<Popup>,
    /// The first line shown of the page.
    pub scroll: usize,
    /// The document as it is being written.
    pub preview: Preview,
    /// The division of the screen.
    pub layout: Layout,
    /// Something to tell.
    pub notice: Notice,
    /// Where the draft stands with regard to the disk.
    pub saving: Saving,
    /// How far each step has come.
    pub tally: Tally,
    /// Whether the mouse is wanted.
    pub mouse: bool,
    /// The row that arrow keys move, with the place where it was grabbed.
    pub grabbed: Option<usize>,
    findings: reviewing::Findings,
    workload: workload::Workload,
    is_load_stale: bool,
    history: History,
    lists: HashMap<&'static str, ListCursor>,
    expanded: HashSet<&'static str>,
    /// How many times anything was carried out, never less: what was made from a sheet is told by it from what is there
    /// now. A revision can be taken back and is for saving.
    edits: u64,
    /// The count of edits when each sheet was last edited.
    touched: HashMap<&'static str, u64>,
    ids: Ids,
    interrupted: Option<u64>,
    leaving: bool,
    /// Someone else changed or removed the file, and it is not settled whose version counts.
    conflict: Option<Rival>,
    /// How the saving stood when the newest row was added.
    saved_before_row: Saving,
    /// Whether what the plan promises in numbers was shown, since it was opened.
    promises_shown: bool,
    /// What was looked for last.
    sought: String,
    /// What is left out of what is prepared.
    unwanted: HashSet<prepare::Group>,
    /// What was cut or copied.
    ring: marking::Ring,
    /// Whether arrows mark text although Shift is not held.
    marking: bool,
    /// The format with which an export begins.
    format: &'static Format,
    now: u64,
    today: Option<Date>,
}

impl Wizard {
    /// A conversation that begins on the home screen. `seed` makes the ids of new rows.
    pub fn new(lang: Lang, seed: u64, home: Home, size: (u16, u16)) -> Wizard {
        let plan = Plan::default();
        Wizard {
            lang,
            tally: Tally::of(&plan),
            plan: Arc::new(plan),
            own: Plan::default(),
            revision: 0,
            path: None,
            home,
            focus: Focus {
                step: 0,
                at: At::Steps,
            },
            caret: Caret::default(),
            popups: Vec::new(),
            scroll: 0,
            preview: Preview::default(),
            layout: Layout::of(size.0, size.1, true),
            notice: Notice::default(),
            saving: Saving::Untouched,
            mouse: false,
            grabbed: None,
            findings: reviewing::Findings::default(),
            workload: workload::Workload::default(),
            is_load_stale: true,
            history: History::default(),
            lists: HashMap::new(),
            expanded: HashSet::new(),
            touched: HashMap::new(),
            edits: 0,
            ids: Ids::new(seed),
            interrupted: None,
            leaving: false,
            conflict: None,
            saved_before_row: Saving::Untouched,
            promises_shown: false,
            sought: String::new(),
            unwanted: HashSet::new(),
            ring: marking::Ring::default(),
            marking: false,
            format: exporting::first_format(),
            now: 0,
            today: None,
        }
    }

    /// Opens a draft: the cursor goes to where its user left it, else to its first gap.
    pub fn open(&mut self, opened: Opened) {
        self.tally = Tally::of(&opened.plan);
        self.plan = Arc::new(opened.plan);
        self.revision = 0;
        self.path = Some(opened.path);
        self.saving = match opened.trouble {
            Some(why) => Saving::Failed(why),
            None => Saving::Untouched,
        };
        self.conflict = None;
        self.promises_shown = false;
        self.workload = workload::Workload::default();
        self.is_load_stale = true;
        self.history = History::default();
        self.lists.clear();
        self.expanded.clear();
        self.popups.clear();
        self.preview.forget();
        self.forget_findings();
        self.touched.clear();
        self.grabbed = None;
        self.scroll = 0;
        self.notice = Notice {
            text: opened.notice.unwrap_or_default(),
            alarm: false,
        };
        match opened.place.filter(|_| !opened.new) {
            Some(spot) => self.return_to(&spot),
            None if opened.new => self.ask(0),
            None => self.go_to_first_gap(),
        }
        self.scroll = page::follow(self);
    }

    /// Whether there are edits that are not on disk.
    pub fn is_unsaved(&self) -> bool {
        match &self.saving {
            Saving::Saved(revision, _) => *revision < self.revision,
            Saving::Untouched | Saving::Failed(_) => self.revision > 0,
        }
    }

    /// The language of the document.
    pub fn document_language(&self) -> Lang {
        Lang::of_tag(&self.plan.language).unwrap_or(self.lang)
    }

    /// The row whose form or cell is open; 0 on a record.
    pub fn row(&self) -> usize {
        match self.focus.at {
            At::Row { row, .. } | At::Cell { row, .. } => row,
            _ => 0,
        }
    }

    /// The stops of the open page, in Tab's order.
    pub fn stops(&self) -> Vec<Stop> {
        match self.focus.at {
            At::Row { sheet, .. } => {
                let about = self.focus.sheet(sheet);
                focus::row_stops(sheet, about, self.is_expanded(about))
            }
            _ => focus::page_stops(self.focus.step, &|sheet| self.is_expanded(sheet)),
        }
    }

    /// Whether "more" of a sheet is open.
    pub fn is_expanded(&self, sheet: SheetRef) -> bool {
        self.expanded.contains(sheet.about().name)
    }

    /// Whether a stop of the open page has the focus.
    pub fn has_focus(&self, stop: Stop) -> bool {
        match self.focus.at {
            At::Page(held) => held == stop,
            At::Row { stop: held, .. } => held == stop,
            _ => false,
        }
    }

    /// What is selected in a list of the open step.
    pub fn list_cursor(&self, sheet: usize) -> ListCursor {
        let about = self.focus.sheet(sheet);
        let mut cursor = self
            .lists
            .get(about.about().name)
            .copied()
            .unwrap_or_default();
        let beyond = self.lines_below(about).len() - 1;
        cursor.row = cursor.row.min(about.rows(&self.plan) + beyond);
        cursor
    }

    /// The fields that a list shows as columns.
    pub fn columns(&self, sheet: SheetRef) -> Vec<usize> {
        let keys = sheet.about().columns.iter();
        let fields: Vec<usize> = keys.filter_map(|key| sheet.field(key)).collect();
        let most = match (self.layout.class, self.layout.body) {
            (layout::Class::Wide, 76..) => 5,
            // Beside the preview names, contacts and deputies are still a column each.
            (layout::Class::Wide, 48..76) => 4,
            (layout::Class::Wide | layout::Class::Normal, _) => 3,
            (layout::Class::Narrow | layout::Class::Tiny, _) => 2,
        };
        fields.into_iter().take(most).collect()
    }

    /// The lines below the rows of a list, from top to bottom.
    pub fn lines_below(&self, sheet: SheetRef) -> Vec<Below> {
        let mut lines = vec![Below::Add];
        if self.has_catalogue(sheet) {
            lines.push(Below::Catalogue);
        }
        if !self.grid_fields(sheet).is_empty() {
            lines.push(Below::Grid);
        }
        lines
    }

    /// How many lines a row of a list takes.
    pub fn row_lines(&self) -> usize {
        1
    }

    /// An answer as people read it: names for ids and tokens. Dates and texts stand as typed.
    pub fn shown(&self, sheet: SheetRef, row: usize, field: usize) -> String {
        let ask = sheet.ask(field);
        let plan = &self.plan;
        let name_of = |target: SheetRef, id: &str| match target.place(plan, id) {
            Some(row) => match target.name_of(plan, row) {
                "" => id.to_owned(),
                name => name.to_owned(),
            },
            None => words::MISSING_ROW.in_lang(self.lang).to_owned(),
        };
        let joined = |names: Vec<String>| names.join(self.lang.comma());
        let text = sheet.text(plan, row, field);
        let list = sheet.list(plan, row, field).iter();
        match ask.kind {
            Kind::Choice(_) => ask.kind.token_name(text, self.lang).to_owned(),
            Kind::Choices(_) => joined(
                list.map(|key| ask.kind.token_words(key, self.lang))
                    .collect(),
            ),
            Kind::Reference(_) if text.is_empty() => String::new(),
            Kind::Reference(target) => name_of(target, text),
            Kind::References(target) => joined(list.map(|id| name_of(target, id)).collect()),
            _ => check::ruled_out_answer(sheet, plan, row, field, self.lang)
                .unwrap_or_else(|| text.to_owned()),
        }
    }

    /// The answer that has the focus, as an address.
    pub fn cell(&self) -> Option<Cell> {
        let (sheet, row, field) = self.focus.field()?;
        Some(Cell::new(sheet, &self.plan, row, field))
    }

    /// Changes the plan: carries the edits out, counts, and remembers how to take them back.
    fn change(&mut self, edits: Vec<Edit>, what: String) {
        if edits.is_empty() {
            return;
        }
        let before = self.focus;
        self.carry_out(&edits);
        self.history.note(edits, before, what);
    }

    fn carry_out(&mut self, edits: &[Edit]) {
        let plan = Arc::make_mut(&mut self.plan);
        for edit in edits {
            self.tally.apply(edit, plan);
        }
        self.is_load_stale |= edits.iter().any(workload::weighs);
        self.revision += 1;
        self.edits += 1;
        for sheet in edits.iter().filter_map(Edit::sheet) {
            self.touched.insert(sheet.about().name, self.edits);
        }
    }

    /// The count of edits when a sheet was last edited; 0 if it was not.
    fn touched(&self, sheet: &str) -> u64 {
        self.touched.get(sheet).copied().unwrap_or(0)
    }

    fn tell(&mut self, text: impl Into<String>) {
        self.notice = Notice {
            text: text.into(),
            alarm: false,
        };
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.notice = Notice {
            text: text.into(),
            alarm: true,
        };
    }
}
