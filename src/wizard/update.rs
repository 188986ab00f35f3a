//! The only dispatch: each arm is one call.

use super::focus::{At, Stop};
use super::home::Entry as HomeEntry;
use super::key::{Key, KeyCode, ascii_twin};
use super::keymap::{self, Command, Scope};
use super::message::{Effect, Event, Message};
use super::page;
use super::popup::{self, Picker, Popup, Purpose};
use super::{Saving, Wizard, words};
use crate::form::{Edit, Kind};
use crate::locale::{Lang, text};
use crate::text::{Erase, Motion};
use std::path::PathBuf;

/// Two presses of Ctrl-C within this many milliseconds leave.
const INTERRUPT: u64 = 2_000;

impl Wizard {
    /// Takes a message in and says what is asked of the outside.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        self.now = event.at;
        self.today = event.today;
        let mut effects = Vec::new();
        match event.message {
            Message::Key(key) => self.key(key, &mut effects),
            Message::Text(typed) => self.text(&typed, &mut effects),
            Message::Paste(pasted) => self.paste(&pasted),
            Message::Resize(width, height) => {
                self.layout = super::layout::Layout::of(width, height);
            }
            Message::Saved(revision, at) => {
                self.saving = Saving::Saved(revision, at);
                self.leaving = false;
            }
            Message::NotSaved(why) => self.saving = Saving::Failed(why),
            Message::Exported(path) => self.exported(&path),
            Message::NotExported(why) => self.warn(why),
            Message::ExportExists(path) => self.ask_to_replace(path),
            Message::Opened(opened) => self.open(*opened),
            Message::NotOpened(why) => self.warn(why),
        }
        self.scroll = page::follow(self);
        effects
    }

    fn key(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let key = match self.is_typing() {
            true => key,
            false => narrowed(key),
        };
        if let Some(command) = keymap::command(&self.scopes(), key) {
            self.notice = Default::default();
            self.run(command, effects);
        } else if let KeyCode::Char(letter) = key.code
            && !key.ctrl
            && !key.alt
        {
            self.text(&letter.to_string(), effects);
        }
    }

    /// Typed text goes into the focused text; elsewhere digits choose and `?` asks for help, full-width twins too.
    fn text(&mut self, typed: &str, effects: &mut Vec<Effect>) {
        if typed.is_empty() {
            return;
        }
        self.notice = Default::default();
        if matches!(self.popups.last(), Some(Popup::Picker(_))) && typed == " " {
            return self.run(Command::Toggle, effects);
        }
        if self.is_typing() {
            return self.type_text(typed, false);
        }
        for letter in typed.chars().map(ascii_twin) {
            let key = Key::char(letter);
            if letter == '?' {
                self.run(Command::Help, effects);
            } else if letter == ' ' {
                let space = Key::parse("space").unwrap_or(key);
                if let Some(command) = keymap::command(&self.scopes(), space) {
                    self.run(command, effects);
                }
            } else if let Some(digit) = letter.to_digit(10) {
                self.digit(digit as usize, effects);
            } else if matches!(self.focus.kind(), Some(kind) if kind.refers_to().is_some())
                && self.is_on_page()
            {
                // A letter on a reference filters its rows at once.
                self.open_picker(&letter.to_string());
            }
        }
    }

    fn paste(&mut self, pasted: &str) {
        self.notice = Default::default();
        if self.is_typing() {
            self.type_text(pasted, true);
        } else {
            let hint = text(
                "粘贴的内容没有写入：光标不在文字项里。",
                "Nothing was pasted: the cursor is not in a text.",
            );
            self.warn(hint.in_lang(self.lang));
        }
    }

    /// Whether a caret stands somewhere.
    pub fn is_typing(&self) -> bool {
        match self.popups.last() {
            Some(Popup::Palette { .. } | Popup::Picker(_) | Popup::Prompt { .. }) => true,
            Some(Popup::Menu { .. } | Popup::Help { .. }) => false,
            None => self.is_on_page() && self.focused_text().is_some(),
        }
    }

    fn is_on_page(&self) -> bool {
        self.path.is_some() && self.preview.is_none() && self.popups.is_empty()
    }

    /// What keys mean here, innermost first.
    pub fn scopes(&self) -> Vec<Scope> {
        match self.popups.last() {
            Some(Popup::Help { .. }) => return vec![Scope::Reader, Scope::Everywhere],
            Some(Popup::Menu { .. }) => return vec![Scope::Popup, Scope::Everywhere],
            Some(_) => return vec![Scope::Popup, Scope::Text, Scope::Everywhere],
            None => {}
        }
        if self.path.is_none() {
            return vec![Scope::Popup, Scope::Everywhere];
        }
        if self.preview.is_some() {
            return vec![Scope::Reader, Scope::Everywhere];
        }
        let mut scopes = match (self.focus.at, self.focus.kind()) {
            (At::Steps, _) => vec![Scope::Steps],
            (At::Page(Stop::List { .. }), _) => vec![Scope::List],
            (_, Some(Kind::Choice(_) | Kind::Choices(_))) => vec![Scope::Choice],
            (_, Some(kind)) if kind.refers_to().is_some() => vec![Scope::Reference],
            (_, Some(kind)) if kind.is_multiline() => vec![Scope::Prose, Scope::Text],
            (_, Some(_)) => vec![Scope::Line, Scope::Text],
            _ => vec![Scope::Button],
        };
        scopes.extend([Scope::Page, Scope::Everywhere]);
        scopes
    }

    fn digit(&mut self, digit: usize, effects: &mut Vec<Effect>) {
        if let Some(Popup::Menu { .. }) = self.popups.last() {
            if let Some(row) = digit.checked_sub(1).filter(|row| *row < popup::MENU.len()) {
                self.popups.push(Popup::Menu { row });
                self.popups.remove(self.popups.len() - 2);
                self.run(Command::Enter, effects);
            }
            return;
        }
        if self.path.is_none() {
            let entries = self.home.entries().len();
            if let Some(row) = digit.checked_sub(1).filter(|row| *row < entries) {
                self.home.row = row;
                self.run(Command::Enter, effects);
            }
            return;
        }
        match self.focus.at {
            _ if self.preview.is_some() => {}
            At::Steps => {
                if let Some(step) = digit.checked_sub(1)
                    && step < crate::catalog::STEPS.len()
                {
                    self.enter_step(step);
                }
            }
            At::Page(Stop::List { sheet }) => {
                let row = digit.saturating_sub(1);
                self.select(sheet, row, self.list_cursor(sheet).column);
            }
            _ => self.choose_number(digit),
        }
    }

    fn run(&mut self, command: Command, effects: &mut Vec<Effect>) {
        match command {
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Save => effects.push(Effect::Save),
            Command::Redraw => effects.push(Effect::Redraw),
            Command::Quit => self.quit(effects),
            Command::Interrupt => self.interrupt(effects),
            Command::SwitchLanguage => self.switch_language(effects),
            Command::Menu if self.path.is_some() => self.toggle_menu(),
            Command::Palette => self.open_palette(),
            Command::Help => self.toggle_help(),
            Command::Out => self.out(),
            _ if !self.popups.is_empty() => self.in_popup(command, effects),
            _ if self.path.is_none() => self.at_home(command, effects),
            Command::Preview => self.toggle_preview(),
            Command::Export => self.ask_for_export(),
            Command::Home => self.leave_draft(effects),
            Command::SwitchDocumentLanguage => self.switch_document_language(),
            _ if self.preview.is_some() => self.in_preview(command),
            _ => self.on_page(command, effects),
        }
    }

    fn on_page(&mut self, command: Command, effects: &mut Vec<Effect>) {
        match command {
            Command::NextField => self.move_stop(true),
            Command::PreviousField => self.move_stop(false),
            Command::NextStep => {
                self.move_step(true);
                effects.push(Effect::Save);
            }
            Command::PreviousStep => {
                self.move_step(false);
                effects.push(Effect::Save);
            }
            Command::AddRow => self.add_row(),
            Command::ClientToName => self.set_pending(true),
            Command::NewLine => self.type_text("\n", false),
            Command::Open => self.open_picker(""),
            Command::Clear => self.clear_choice(),
            Command::Backspace => self.erase(Erase::Left),
            Command::Delete => self.erase(Erase::Right),
            Command::DeleteWordLeft => self.erase(Erase::WordLeft),
            Command::DeleteWordRight => self.erase(Erase::WordRight),
            Command::DeleteToStart => self.erase(Erase::ToRowStart),
            Command::WordLeft => self.move_caret(Motion::WordLeft),
            Command::WordRight => self.move_caret(Motion::WordRight),
            Command::LineStart => self.move_caret(Motion::RowStart),
            Command::LineEnd => self.move_caret(Motion::RowEnd),
            _ => match self.focus.at {
                At::Steps => self.on_steps(command),
                At::Page(Stop::List { sheet }) => self.on_list(sheet, command),
                _ => self.on_stop(command),
            },
        }
    }

    fn on_stop(&mut self, command: Command) {
        let is_choice = matches!(self.focus.kind(), Some(Kind::Choice(_) | Kind::Choices(_)));
        match command {
            Command::Left if is_choice => self.choose_neighbour(false),
            Command::Right if is_choice => self.choose_neighbour(true),
            Command::Left => self.move_caret(Motion::Left),
            Command::Right => self.move_caret(Motion::Right),
            Command::Up => self.move_caret(Motion::Up),
            Command::Down => self.move_caret(Motion::Down),
            Command::Enter => self.enter(),
            Command::DeleteRow | Command::DuplicateRow => {}
            _ => {}
        }
    }

    fn enter(&mut self) {
        let stop = match self.focus.at {
            At::Page(stop) | At::Row { stop, .. } => stop,
            _ => return self.go_on(),
        };
        match stop {
            Stop::More { sheet } => {
                let name = self.focus.sheet(sheet).about().name;
                if !self.expanded.remove(name) {
                    self.expanded.insert(name);
                }
            }
            Stop::Action(action) => self.act(action),
            _ => self.go_on(),
        }
    }

    fn on_steps(&mut self, command: Command) {
        let step = self.focus.step;
        match command {
            Command::Enter => self.enter_step(step),
            Command::Up if step > 0 => self.go_steps(step - 1),
            Command::Down if step + 1 < crate::catalog::STEPS.len() => self.go_steps(step + 1),
            _ => {}
        }
    }

    fn on_list(&mut self, sheet: usize, command: Command) {
        let cursor = self.list_cursor(sheet);
        let about = self.focus.sheet(sheet);
        let rows = about.rows(&self.plan);
        let columns = self.columns(about).len();
        match command {
            Command::Up if self.grabbed.is_some() => self.move_row(sheet, cursor.row, false),
            Command::Down if self.grabbed.is_some() => self.move_row(sheet, cursor.row, true),
            Command::Enter | Command::GrabRow if self.grabbed.is_some() => self.grabbed = None,
            Command::Up if cursor.row == 0 => self.move_stop(false),
            Command::Up => self.select(sheet, cursor.row - 1, cursor.column),
            Command::Down if cursor.row < rows => {
                self.select(sheet, cursor.row + 1, cursor.column);
            }
            Command::Down => self.move_stop(true),
            Command::Right if cursor.row < rows => {
                let next = cursor.column.map_or(0, |column| column + 1);
                self.select(sheet, cursor.row, Some(next.min(columns.saturating_sub(1))));
            }
            Command::Left => {
                let next = cursor.column.and_then(|column| column.checked_sub(1));
                self.select(sheet, cursor.row, next);
            }
            Command::Enter if cursor.row >= rows => self.insert_row(sheet, rows),
            Command::Enter => match cursor.column {
                Some(column) => self.open_cell(sheet, cursor.row, column),
                None => self.open_row(sheet, cursor.row),
            },
            Command::GrabRow if cursor.row < rows => {
                self.grabbed = Some(cursor.row);
                let hint = text(
                    "已抓住这一行：上下移动，空格放下，Esc 放回原处。",
                    "Row grabbed: arrows move it, Space drops it, Esc puts it back.",
                );
                self.tell(hint.in_lang(self.lang));
            }
            Command::DeleteRow => self.delete_row(sheet, cursor.row),
            Command::DuplicateRow => self.duplicate_row(sheet, cursor.row),
            Command::MoveRowUp => self.move_row(sheet, cursor.row, false),
            Command::MoveRowDown => self.move_row(sheet, cursor.row, true),
            _ => {}
        }
    }

    /// One level outward: popup, preview, grabbed row, cell or form, page, steps, menu. Never a loss.
    fn out(&mut self) {
        if let Some(popup) = self.popups.last() {
            if !matches!(popup, Popup::Menu { .. }) || self.path.is_none() {
                self.popups.pop();
            }
            return;
        }
        if self.path.is_none() {
            return;
        }
        if self.preview.take().is_some() {
            return;
        }
        if let (Some(origin), At::Page(Stop::List { sheet })) = (self.grabbed.take(), self.focus.at)
        {
            let mut row = self.list_cursor(sheet).row;
            while row != origin {
                self.move_row(sheet, row, row < origin);
                let moved = self.list_cursor(sheet).row;
                if moved == row {
                    break;
                }
                row = moved;
            }
            return;
        }
        match self.focus.at {
            At::Cell { sheet, row, .. } => self.leave_cell(sheet, row),
            At::Row { sheet, row, .. } => self.leave_row(sheet, row),
            At::Page(_) => self.go_steps(self.focus.step),
            At::Steps => self.open_menu(),
        }
    }

    fn in_popup(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let entries = self.popup_entries();
        match command {
            Command::Backspace => self.erase(Erase::Left),
            Command::Delete => self.erase(Erase::Right),
            Command::DeleteWordLeft => self.erase(Erase::WordLeft),
            Command::DeleteWordRight => self.erase(Erase::WordRight),
            Command::DeleteToStart => self.erase(Erase::ToRowStart),
            Command::Left => self.move_caret(Motion::Left),
            Command::Right => self.move_caret(Motion::Right),
            Command::WordLeft => self.move_caret(Motion::WordLeft),
            Command::WordRight => self.move_caret(Motion::WordRight),
            Command::Toggle => match self.popups.last() {
                Some(Popup::Picker(_)) => self.pick(false),
                Some(Popup::Palette { .. } | Popup::Prompt { .. }) => self.type_text(" ", false),
                _ => {}
            },
            _ => match self.popups.last_mut() {
                Some(Popup::Help { top }) => read(top, command),
                Some(
                    Popup::Menu { row }
                    | Popup::Palette { row, .. }
                    | Popup::Picker(Picker { row, .. }),
                ) if matches!(command, Command::Up | Command::Down) => {
                    *row = match command {
                        Command::Up => row.saturating_sub(1),
                        _ => (*row + 1).min(entries.saturating_sub(1)),
                    };
                }
                Some(Popup::Picker(_)) if command == Command::Enter => self.pick(true),
                Some(Popup::Prompt { .. }) if command == Command::Enter => {
                    self.answer_prompt(effects);
                }
                Some(Popup::Prompt { .. }) if command == Command::LineStart => {
                    self.move_caret(Motion::RowStart);
                }
                Some(_) if command == Command::LineEnd => self.move_caret(Motion::RowEnd),
                Some(Popup::Menu { row }) if command == Command::Enter => {
                    let chosen = popup::MENU.get(*row).copied();
                    self.popups.clear();
                    match chosen {
                        // "Go on writing" closes the menu and gives the page the focus back.
                        Some(Command::Out) if matches!(self.focus.at, At::Steps) => {
                            self.enter_step(self.focus.step);
                        }
                        Some(Command::Out) | None => {}
                        Some(command) => self.run(command, effects),
                    }
                }
                Some(Popup::Palette { row, filter }) if command == Command::Enter => {
                    let found = popup::palette(&filter.text, self.lang);
                    let chosen = found.get(*row).map(|line| line.command);
                    self.popups.pop();
                    if let Some(command) = chosen {
                        self.run(command, effects);
                    }
                }
                _ => {}
            },
        }
    }

    /// How many entries the topmost popup lists.
    fn popup_entries(&self) -> usize {
        match self.popups.last() {
            Some(Popup::Menu { .. }) => popup::MENU.len(),
            Some(Popup::Palette { filter, .. }) => popup::palette(&filter.text, self.lang).len(),
            Some(Popup::Picker(picker)) => picker.entries(&self.plan, self.lang).len(),
            _ => 0,
        }
    }

    fn in_preview(&mut self, command: Command) {
        if let Some(top) = &mut self.preview {
            read(top, command);
        }
    }

    fn at_home(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let entries = self.home.entries().len();
        match command {
            Command::Up => self.home.row = self.home.row.saturating_sub(1),
            Command::Down => self.home.row = (self.home.row + 1).min(entries.saturating_sub(1)),
            Command::Enter => match self.home.chosen() {
                Some(HomeEntry::Draft(known)) => effects.push(Effect::Open {
                    path: known.path.clone(),
                    starter: None,
                }),
                Some(HomeEntry::Blank) => self.ask_for_file(None),
                Some(HomeEntry::Starter(offer)) => {
                    let name = offer.name;
                    self.ask_for_file(Some(name));
                }
                Some(HomeEntry::Language) => self.switch_language(effects),
                Some(HomeEntry::Quit) => self.quit(effects),
                None => {}
            },
            _ => {}
        }
    }

    fn ask_for_file(&mut self, starter: Option<&'static str>) {
        let name = text("沟通方案.plan.json", "communication.plan.json").in_lang(self.lang);
        self.popups.push(Popup::Prompt {
            purpose: Purpose::New { starter },
            line: popup::Line::holding(name),
        });
    }

    fn ask_for_export(&mut self) {
        let Some(path) = &self.path else { return };
        let name = path.to_string_lossy();
        let stem = name
            .strip_suffix(".plan.json")
            .or_else(|| name.strip_suffix(".json"))
            .unwrap_or(&name);
        let tail = text("-客户版.md", "-client.md").in_lang(self.document_language());
        self.popups.push(Popup::Prompt {
            purpose: Purpose::Export { replace: None },
            line: popup::Line::holding(format!("{stem}{tail}")),
        });
    }

    fn answer_prompt(&mut self, effects: &mut Vec<Effect>) {
        let Some(Popup::Prompt { purpose, line }) = self.popups.last() else {
            return;
        };
        let name = line.text.trim();
        if name.is_empty() {
            let hint = text("请先写文件名。", "Type a file name first.");
            return self.tell(hint.in_lang(self.lang));
        }
        let path = PathBuf::from(name);
        match purpose.clone() {
            Purpose::Export { replace } => effects.push(Effect::Export {
                replace: replace.as_ref() == Some(&path),
                path,
            }),
            Purpose::New { starter } => effects.push(Effect::Open { path, starter }),
        }
    }

    fn ask_to_replace(&mut self, path: PathBuf) {
        let shown = path.display().to_string();
        if let Some(Popup::Prompt {
            purpose: Purpose::Export { replace },
            ..
        }) = self.popups.last_mut()
        {
            *replace = Some(path);
        }
        self.warn(match self.lang {
            Lang::Zh => format!("“{shown}”已存在。再按一次回车替换它，或改个名字。"),
            Lang::En => {
                format!(
                    "\"{shown}\" exists. Press Enter again to replace it, or type another name."
                )
            }
        });
    }

    fn exported(&mut self, path: &str) {
        self.popups.clear();
        self.tell(match self.lang {
            Lang::Zh => format!("客户版已导出：{path}"),
            Lang::En => format!("The client's copy was written to {path}"),
        });
    }

    fn undo(&mut self) {
        if !self.is_at_plan() {
            return;
        }
        match self.history.undo() {
            Some(group) => {
                let back: Vec<Edit> = group.edits.iter().rev().map(Edit::inverse).collect();
                self.carry_out(&back);
                self.focus = group.before;
                self.settle(&back);
                self.tell(words::undone(&group.what, false, self.lang));
            }
            None => self.tell(words::nothing_to(false, self.lang)),
        }
    }

    fn redo(&mut self) {
        if !self.is_at_plan() {
            return;
        }
        match self.history.redo() {
            Some(group) => {
                self.carry_out(&group.edits);
                self.focus = group.before;
                self.settle(&group.edits);
                self.tell(words::undone(&group.what, true, self.lang));
            }
            None => self.tell(words::nothing_to(true, self.lang)),
        }
    }

    fn is_at_plan(&self) -> bool {
        self.path.is_some() && self.popups.is_empty()
    }

    /// After an undo or redo: the caret goes to where the text changed, and a focus on a row that is gone goes to its
    /// list.
    fn settle(&mut self, edits: &[Edit]) {
        if let At::Row { sheet, row, .. } | At::Cell { sheet, row, .. } = self.focus.at
            && row >= self.focus.sheet(sheet).rows(&self.plan)
        {
            self.leave_row(sheet, row);
        }
        let at = edits.iter().find_map(|edit| match edit {
            Edit::Splice { splice, .. } => Some(splice.at + splice.inserted.len()),
            _ => None,
        });
        if let Some(written) = self.focused_text() {
            let written = written.to_owned();
            self.caret = crate::text::Caret::new(at.unwrap_or(written.len()));
            self.caret.clamp(&written);
        }
    }

    fn quit(&mut self, effects: &mut Vec<Effect>) {
        match (&self.saving, self.leaving) {
            (Saving::Failed(_), true) => effects.push(Effect::Abandon),
            _ => {
                self.leaving = true;
                effects.push(Effect::Quit);
            }
        }
    }

    /// The last save failed: the program stays, and says so.
    pub fn stay(&mut self, why: String) {
        self.warn(words::not_saved_stay(&why, self.lang));
        self.saving = Saving::Failed(why);
        self.leaving = true;
    }

    fn interrupt(&mut self, effects: &mut Vec<Effect>) {
        match self.interrupted {
            Some(before) if self.now.saturating_sub(before) <= INTERRUPT => self.quit(effects),
            _ => {
                self.interrupted = Some(self.now);
                self.tell(words::interrupted(self.lang));
            }
        }
    }

    fn switch_language(&mut self, effects: &mut Vec<Effect>) {
        self.lang = match self.lang {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        };
        effects.push(Effect::Speak(self.lang));
    }

    fn switch_document_language(&mut self) {
        let next = match self.document_language() {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        };
        let edit = Edit::Language {
            old: self.plan.language.clone(),
            new: next.code().to_owned(),
        };
        let what = text("切换文档语言", "switch the document's language").in_lang(self.lang);
        self.change(vec![edit], what.to_owned());
        self.history.seal();
        self.tell(match self.lang {
            Lang::Zh => format!(
                "文档语言：{}。标题和固定语句随之改变，您写的内容不变。",
                next.name()
            ),
            Lang::En => format!(
                "Document language: {}. Headings and fixed phrases follow; your words stay.",
                next.name()
            ),
        });
    }

    fn leave_draft(&mut self, effects: &mut Vec<Effect>) {
        effects.push(Effect::Save);
        effects.push(Effect::Close);
    }

    fn toggle_menu(&mut self) {
        match self.popups.last() {
            Some(Popup::Menu { .. }) => {
                self.popups.pop();
            }
            _ => self.open_menu(),
        }
    }

    fn open_menu(&mut self) {
        self.popups.clear();
        self.popups.push(Popup::Menu { row: 0 });
    }

    fn open_palette(&mut self) {
        if !matches!(self.popups.last(), Some(Popup::Palette { .. })) {
            self.popups.push(Popup::Palette {
                filter: popup::Line::default(),
                row: 0,
            });
        }
    }

    fn toggle_help(&mut self) {
        match self.popups.last() {
            Some(Popup::Help { .. }) => {
                self.popups.pop();
            }
            _ => self.popups.push(Popup::Help { top: 0 }),
        }
    }

    fn toggle_preview(&mut self) {
        self.preview = match self.preview {
            Some(_) => None,
            None => Some(super::preview::start(self)),
        };
    }
}

/// Scrolls something that is only read; drawing stops at its end.
fn read(top: &mut usize, command: Command) {
    match command {
        Command::Up => *top = top.saturating_sub(1),
        Command::Down => *top += 1,
        Command::LineStart => *top = 0,
        Command::LineEnd => *top = usize::MAX >> 1,
        _ => {}
    }
}

/// Full-width characters mean their ASCII twins where no text is typed.
fn narrowed(key: Key) -> Key {
    match key.code {
        KeyCode::Char(letter) => Key {
            code: KeyCode::Char(ascii_twin(letter)),
            ..key
        },
        _ => key,
    }
}
