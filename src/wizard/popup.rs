//! What lies over the page: menu, palette, picker, prompt, help.

use super::board::OpenBoard;
use super::catalogue::{Along, Shelf};
use super::exporting::{Exporting, Promises};
use super::filter::fits;
use super::grid::Grid;
use super::keymap::{BINDINGS, Binding, Command};
use super::message::Rival;
use super::phrases::Phrases;
use super::replacing::Vacancy;
use super::table::Table;
use super::typing::may_be_owed;
use super::words;
use crate::form::{Cell, Kind, SheetRef};
use crate::locale::{Lang, Text, text};
use crate::plan::Plan;
use crate::text::Caret;

/// A text of its own, outside the plan: a filter, a file name.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// What is typed.
    pub text: String,
    /// Where the caret stands.
    pub caret: Caret,
}

impl Line {
    /// A line that holds a text, the caret at its end.
    pub fn holding(text: impl Into<String>) -> Line {
        let text = text.into();
        Line {
            caret: Caret::new(text.len()),
            text,
        }
    }
}

/// What the text of a prompt is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The file that the draft is kept in from now on.
    SaveAs,
    /// Why something that the check has found does not apply.
    RuleOut {
        /// What is ruled out, as the draft keeps it.
        what: String,
        /// What the check says about it.
        said: String,
    },
    /// The file of a new draft, and the starter that it begins with.
    New {
        /// The starter's name.
        starter: Option<&'static str>,
    },
}

/// A list of answers to pick from: tokens, or rows of another sheet.
#[derive(Clone, Debug)]
pub struct Picker {
    /// The answer that is being chosen.
    pub cell: Cell,
    /// What narrows the list.
    pub filter: Line,
    /// The highlighted entry.
    pub row: usize,
}

/// An entry of a picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A token or a row: what the draft would write, what people read, and whether it is chosen.
    Pick {
        /// Token or id.
        key: String,
        /// Name.
        name: String,
        /// What tells rows with the same name apart.
        detail: String,
        /// Whether it is chosen.
        chosen: bool,
    },
    /// The answer is owed by the client.
    Pending {
        /// Whether it is so already.
        chosen: bool,
    },
    /// A new row, named by what is typed in the filter.
    New,
}

/// Something over the page.
#[derive(Clone, Debug)]
pub enum Popup {
    /// The main menu.
    Menu {
        /// The highlighted entry.
        row: usize,
    },
    /// All commands, with a filter.
    Palette {
        /// What narrows the list.
        filter: Line,
        /// The highlighted entry.
        row: usize,
    },
    /// Answers to pick from.
    Picker(Picker),
    /// Ready texts for an answer.
    Phrases(Phrases),
    /// Entries of the catalogue to take.
    Shelf(Shelf),
    /// What entries that are taken name, to come along.
    Along(Along),
    /// Rows against the rows that they name.
    Grid(Grid),
    /// A line to type.
    Prompt {
        /// What for.
        purpose: Purpose,
        /// What is typed.
        line: Line,
    },
    /// An export that is being put together.
    Export(Box<Exporting>),
    /// What the plan promises in numbers.
    Promises(Promises),
    /// Every answer that holds what is typed.
    Find {
        /// What is looked for.
        line: Line,
        /// The highlighted place.
        row: usize,
    },
    /// What becomes of the references to a row.
    Vacancy(Vacancy),
    /// Someone else changed or removed the draft's file: whose version counts, or where ours goes.
    Conflict {
        /// What they did.
        rival: Rival,
        /// The highlighted entry.
        row: usize,
    },
    /// What was cut or copied, to be pasted once more.
    Copied {
        /// The highlighted text.
        row: usize,
    },
    /// Rows of a spreadsheet, before they are inserted.
    Table(Table),
    /// What follows from the whole plan.
    Board(OpenBoard),
    /// Help for the field, then all keys.
    Help {
        /// The first line shown.
        top: usize,
    },
}

impl Popup {
    /// The line that is typed into, if it has one.
    pub fn line(&self) -> Option<&Line> {
        match self {
            Popup::Palette { filter, .. } => Some(filter),
            Popup::Picker(picker) => Some(&picker.filter),
            Popup::Shelf(shelf) => Some(&shelf.filter),
            Popup::Phrases(phrases) => Some(&phrases.filter),
            Popup::Prompt { line, .. } | Popup::Find { line, .. } => Some(line),
            Popup::Export(held) => held.line(),
            Popup::Menu { .. }
            | Popup::Along(_)
            | Popup::Grid(_)
            | Popup::Promises(_)
            | Popup::Vacancy(_)
            | Popup::Conflict { .. }
            | Popup::Copied { .. }
            | Popup::Table(_)
            | Popup::Board(_)
            | Popup::Help { .. } => None,
        }
    }

    /// The same, to be changed.
    pub fn line_mut(&mut self) -> Option<&mut Line> {
        match self {
            Popup::Palette { filter, .. } => Some(filter),
            Popup::Picker(picker) => Some(&mut picker.filter),
            Popup::Shelf(shelf) => Some(&mut shelf.filter),
            Popup::Phrases(phrases) => Some(&mut phrases.filter),
            Popup::Prompt { line, .. } | Popup::Find { line, .. } => Some(line),
            Popup::Export(held) => held.line_mut(),
            Popup::Menu { .. }
            | Popup::Along(_)
            | Popup::Grid(_)
            | Popup::Promises(_)
            | Popup::Vacancy(_)
            | Popup::Conflict { .. }
            | Popup::Copied { .. }
            | Popup::Table(_)
            | Popup::Board(_)
            | Popup::Help { .. } => None,
        }
    }
}

/// The commands of the main menu; digits choose from it.
pub const MENU: [Command; 9] = [
    Command::Out,
    Command::NextGap,
    Command::Preview,
    Command::Export,
    Command::Undo,
    Command::Palette,
    Command::SwitchLanguage,
    Command::Home,
    Command::Quit,
];

/// A way to settle whose version of the draft's file counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settle {
    /// Our text goes into the file.
    Mine,
    /// The file's text is opened.
    Theirs,
    /// Our text goes into another file.
    Elsewhere,
    /// Nothing is done yet.
    Later,
}

impl Rival {
    /// What happened.
    pub const fn title(self) -> Text {
        match self {
            Rival::Changed => text("文件被别的程序改动了", "Another program changed the file"),
            Rival::Gone => text("文件不见了", "The file is gone"),
        }
    }

    /// What can be done about it, the last of it nothing. No version is lost, whatever is chosen; of a file that is gone
    /// there is only one.
    pub const fn choices(self) -> [(Text, Settle); 3] {
        let later = (text("以后再说", "Decide later"), Settle::Later);
        match self {
            Rival::Changed => [
                (
                    text(
                        "用我的版本（对方的另存为副本）",
                        "Keep mine (theirs is kept in a copy beside it)",
                    ),
                    Settle::Mine,
                ),
                (
                    text(
                        "用对方的版本（我的另存为副本）",
                        "Take theirs (mine is kept in a copy beside it)",
                    ),
                    Settle::Theirs,
                ),
                later,
            ],
            Rival::Gone => [
                (
                    text("在原处重新写入", "Write it again in its place"),
                    Settle::Mine,
                ),
                (
                    text("另存为别的文件", "Save it under another name"),
                    Settle::Elsewhere,
                ),
                later,
            ],
        }
    }
}

/// What can be done with a text; listed in the palette, because some of their keys do not arrive everywhere.
const TEXT: [Command; 8] = [
    Command::Phrases,
    Command::MarkAll,
    Command::Mark,
    Command::Copy,
    Command::Cut,
    Command::Paste,
    Command::PasteEarlier,
    Command::Editor,
];

/// The commands of the palette that fit the filter, in the table's order.
pub fn palette(filter: &str, lang: Lang) -> Vec<&'static Binding> {
    let mut commands: Vec<&'static Binding> = Vec::new();
    for line in BINDINGS {
        let is_general = matches!(
            line.scope,
            super::keymap::Scope::Everywhere | super::keymap::Scope::Page
        ) || TEXT.contains(&line.command);
        let is_there = commands.iter().any(|held| held.command == line.command);
        if is_general
            && !is_there
            && !matches!(line.command, Command::Palette | Command::Interrupt)
            && fits(filter, line.label.in_lang(lang))
        {
            commands.push(line);
        }
    }
    commands
}

impl Picker {
    /// A picker for the answer that has the focus, highlighting what is chosen.
    pub fn open(cell: Cell, plan: &Plan, lang: Lang, filter: &str) -> Picker {
        let mut picker = Picker {
            cell,
            filter: Line::holding(filter),
            row: 0,
        };
        let entries = picker.entries(plan, lang);
        let chosen = |entry: &Entry| matches!(entry, Entry::Pick { chosen: true, .. });
        picker.row = entries.iter().position(chosen).unwrap_or(0);
        picker
    }

    /// The kind of the answer.
    pub fn kind(&self) -> Kind {
        self.cell.sheet.ask(self.cell.field).kind
    }

    /// What is chosen now: tokens or ids.
    pub fn chosen(&self, plan: &Plan) -> Vec<String> {
        let Some(row) = self.cell.row(plan) else {
            return Vec::new();
        };
        if self.kind().is_list() {
            return self.cell.sheet.list(plan, row, self.cell.field).to_vec();
        }
        let text = self.cell.sheet.text(plan, row, self.cell.field);
        match text.is_empty() {
            true => Vec::new(),
            false => vec![text.to_owned()],
        }
    }

    /// The entries that fit the filter.
    pub fn entries(&self, plan: &Plan, lang: Lang) -> Vec<Entry> {
        let chosen = self.chosen(plan);
        let wanted = self.filter.text.trim();
        let mut entries = Vec::new();
        let mut offer = |key: &str, name: &str, detail: &str| {
            if fits(wanted, name) || fits(wanted, detail) {
                entries.push(Entry::Pick {
                    key: key.to_owned(),
                    name: name.to_owned(),
                    detail: detail.to_owned(),
                    chosen: chosen.iter().any(|held| held == key),
                });
            }
        };
        let kind = self.kind();
        match kind.refers_to() {
            Some(target) => {
                for row in 0..target.rows(plan) {
                    let (name, detail) = row_names(target, plan, row);
                    offer(target.id(plan, row), name, detail);
                }
            }
            None => {
                for token in kind.tokens() {
                    offer(token.key, token.name.in_lang(lang), "");
                    // "The third Wednesday" is offered under the Wednesday that is chosen.
                    if kind.has_ordinals() && chosen.iter().any(|key| key.ends_with(token.key)) {
                        for number in 1..=4 {
                            let key = format!("{number}-{}", token.key);
                            offer(&key, &kind.token_words(&key, lang), "");
                        }
                    }
                }
            }
        }
        let row = self.cell.row(plan).unwrap_or_default();
        if kind.refers_to().is_some()
            && wanted.is_empty()
            && may_be_owed(self.cell.sheet, plan, row, self.cell.field)
        {
            let chosen = self.cell.sheet.is_pending(plan, row, self.cell.field);
            entries.push(Entry::Pending { chosen });
        }
        // What is chosen but is no row or token any more must be seen, or it could not be unticked.
        for key in &chosen {
            let known = match kind.refers_to() {
                Some(target) => target.place(plan, key).is_some(),
                None => entries
                    .iter()
                    .any(|entry| matches!(entry, Entry::Pick { key: held, .. } if held == key)),
            };
            if !known && wanted.is_empty() {
                entries.push(Entry::Pick {
                    name: match kind.refers_to() {
                        Some(_) => words::MISSING_ROW.in_lang(lang).to_owned(),
                        None => kind.token_words(key, lang),
                    },
                    key: key.clone(),
                    detail: String::new(),
                    chosen: true,
                });
            }
        }
        if kind.refers_to().is_some() && !wanted.is_empty() {
            entries.push(Entry::New);
        }
        entries
    }
}

/// A row's name, and the member that names it second: what tells two rows with the same name apart.
pub fn row_names(sheet: SheetRef, plan: &Plan, row: usize) -> (&str, &str) {
    let name = sheet.name_of(plan, row);
    let detail = sheet
        .about()
        .named_by
        .iter()
        .filter_map(|key| sheet.field(key))
        .map(|field| sheet.text(plan, row, field).trim())
        .find(|text| !text.is_empty() && *text != name)
        .unwrap_or_default();
    (name, detail)
}

/// What an entry of the catalogue is called. Groups have a name of their own; what they are is their role.
pub fn entry_name(sheet: SheetRef, source: &Plan, entry: usize) -> String {
    match row_names(sheet, source, entry) {
        (name, "") => name.to_owned(),
        (_, detail) => detail.to_owned(),
    }
}
