//! The only dispatch: each arm is one call.

use super::board::Board;
use super::focus::{At, Stop};
use super::key::{Key, KeyCode, ascii_twin};
use super::keymap::{self, Command, Scope};
use super::layout::Layout;
use super::message::{Effect, Event, Message};
use super::page;
use super::popup::{self, Popup};
use super::preview::Preview;
use super::{Saving, Wizard, words};
use crate::document::{self, Audience};
use crate::form::{Edit, Kind};
use crate::locale::{Lang, text};
use crate::text::{Erase, Motion};
use std::cmp::Ordering;

impl Wizard {
    /// Takes a message in and says what is asked of the outside.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        self.now = event.at;
        self.today = event.today;
        let before = self.focus;
        let mut effects = Vec::new();
        match event.message {
            Message::Key(key) => self.key(key, &mut effects),
            Message::Text(typed) => self.text(&typed, &mut effects),
            Message::Paste(pasted) => self.paste(&pasted),
            Message::Pointer(pointer) => self.point(pointer, &mut effects),
            Message::Resize(width, height) => {
                // A page is seen as from its top, however the window came by its size.
                self.scroll = 0;
                self.layout = Layout::of(width, height, self.preview.is_beside);
            }
            Message::Saved(revision, at) => {
                self.saving = Saving::Saved(revision, at);
                self.leaving = false;
                self.conflict = None;
            }
            Message::NotSaved(why) => self.saving = Saving::Failed(why),
            Message::Conflict(rival, why) => {
                // Not asked while one types: a key meant for the text must not answer. Ctrl-S and leaving ask.
                self.conflict = Some(rival);
                self.saving = Saving::Failed(words::conflict(&why, self.lang));
            }
            Message::Edited(text) => self.edited(&text),
            Message::Told(words) => self.tell(words),
            Message::Exported(path) => self.exported(&path),
            Message::NotExported(why) | Message::NotEdited(why) => self.warn(why),
            Message::ExportExists(path) => self.ask_to_replace(path),
            Message::Opened(opened) => self.open(*opened),
            Message::NotOpened(why) | Message::NotKept(why) => self.warn(why),
            Message::Own(own) => self.own = *own,
        }
        self.recount_export();
        self.refresh_findings(before);
        self.weigh();
        self.scroll = page::follow(self);
        self.with_preview(Preview::refresh);
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
        if typed == " " && self.ticks_by_space() {
            return self.run(Command::Toggle, effects);
        }
        if self.pick_number(typed) {
            return;
        }
        if self.is_typing() {
            return self.type_text(typed, false);
        }
        if self.type_in_list(typed) {
            return;
        }
        let (mut stray, mut is_answered) = (false, false);
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
            } else if self.seek_in_list(typed) {
                return;
            } else if let Some(kind) = self.focus.kind()
                && self.is_on_page()
            {
                if kind.refers_to().is_some() {
                    // Letters on a reference filter its rows at once.
                    return self.open_picker(typed);
                }
                let hint = text(
                    "这一项按数字选，或按回车打开选项。",
                    "Choose with a digit here, or open the list with Enter.",
                );
                return self.tell(hint.in_lang(self.lang));
            } else if matches!(self.focus.at, At::Page(Stop::List { .. })) && self.is_on_page() {
                let hint = text(
                    "右箭头选一个单元格，就可以直接输入；回车打开整行。",
                    "Right selects a cell to type into; Enter opens the row.",
                );
                return self.tell(hint.in_lang(self.lang));
            } else {
                stray |= !letter.is_whitespace();
                continue;
            }
            is_answered = true;
        }
        // What came together with a command needs no answer.
        if stray && !is_answered && !self.is_read_only() {
            let hint = text(
                "这里不输入文字：按数字、空格或回车选择。",
                "Nothing is typed here: choose with digits, Space or Enter.",
            );
            self.tell(hint.in_lang(self.lang));
        }
    }

    /// Whether there is something to read and nothing to choose.
    fn is_read_only(&self) -> bool {
        matches!(
            self.popups.last(),
            Some(Popup::Help { .. } | Popup::Board(_))
        ) || self.popups.is_empty() && self.preview.is_whole
    }

    fn is_named_in_menu(&self, command: Command) -> bool {
        matches!(self.popups.last(), Some(Popup::Menu { .. })) && popup::MENU.contains(&command)
    }

    /// Whether Space ticks the highlighted entry: not while something is typed, where it is a letter like others.
    fn ticks_by_space(&self) -> bool {
        match self.popups.last() {
            Some(Popup::Picker(picker)) => picker.filter.text.is_empty(),
            Some(Popup::Shelf(shelf)) => shelf.filter.text.is_empty(),
            Some(Popup::Phrases(phrases)) => phrases.filter.text.is_empty(),
            _ => false,
        }
    }

    /// Whether several entries of the topmost list can be ticked now, so that Enter is done with it.
    fn takes_ticks(&self) -> bool {
        match self.popups.last() {
            Some(Popup::Picker(picker)) => picker.kind().is_list() && self.ticks_by_space(),
            Some(Popup::Phrases(phrases)) => phrases.takes_lines() && self.ticks_by_space(),
            Some(Popup::Shelf(_)) => self.ticks_by_space(),
            Some(Popup::Along(_)) => true,
            _ => false,
        }
    }

    pub(super) fn paste(&mut self, pasted: &str) {
        self.notice = Default::default();
        let refers = matches!(self.focus.kind(), Some(kind) if kind.refers_to().is_some());
        if refers && self.is_on_page() {
            self.open_picker("");
        }
        if self.is_typing() {
            self.type_text(pasted, true);
        } else if !self.paste_table(pasted) && !pasted.trim().is_empty() {
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
            Some(popup) => popup.line().is_some(),
            None => self.is_on_page() && self.focused_text().is_some(),
        }
    }

    pub(super) fn is_on_page(&self) -> bool {
        self.path.is_some() && !self.preview.is_whole && self.popups.is_empty()
    }

    /// What keys mean here, innermost first.
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes = self.unmarked_scopes();
        if self.shows_phrases() {
            scopes.insert(0, Scope::Suggested);
        }
        if self.marked().is_some() {
            scopes.insert(0, Scope::Marked);
        }
        scopes
    }

    fn unmarked_scopes(&self) -> Vec<Scope> {
        match self.popups.last() {
            Some(Popup::Help { .. } | Popup::Board(_)) => {
                return vec![Scope::Reader, Scope::Everywhere];
            }
            Some(Popup::Grid(_)) => return vec![Scope::Grid, Scope::Everywhere],
            Some(Popup::Export(exporting)) => return exporting.scopes(),
            Some(popup) => {
                let mut scopes = vec![Scope::Popup, Scope::Everywhere];
                if popup.line().is_some() {
                    scopes.insert(1, Scope::Text);
                }
                if let Popup::Prompt { .. } = popup {
                    scopes.insert(0, Scope::Asked);
                }
                if self.takes_ticks() {
                    scopes.insert(0, Scope::Ticks);
                }
                return scopes;
            }
            None => {}
        }
        if self.path.is_none() {
            return vec![Scope::Popup, Scope::Everywhere];
        }
        if self.preview.is_whole {
            return vec![Scope::Reader, Scope::Everywhere];
        }
        let mut scopes = match (self.focus.at, self.focus.kind()) {
            (At::Steps, _) => vec![Scope::Steps],
            (At::Prepare { .. }, _) => vec![Scope::Prepare],
            (At::Page(Stop::Findings), _) => vec![Scope::Findings],
            (At::Page(Stop::List { sheet }), _) => {
                let rows = self.focus.sheet(sheet).rows(&self.plan);
                match self.list_cursor(sheet).row.cmp(&rows) {
                    Ordering::Less => vec![Scope::List],
                    Ordering::Equal => vec![Scope::AddLine],
                    Ordering::Greater => vec![Scope::Button],
                }
            }
            (_, Some(Kind::Choice(_) | Kind::Choices(_))) => vec![Scope::Choice],
            (_, Some(kind)) if kind.refers_to().is_some() => vec![Scope::Reference],
            (_, Some(kind)) if kind.is_multiline() => vec![Scope::Prose, Scope::Text],
            (_, Some(_)) => vec![Scope::Line, Scope::Text],
            _ => vec![Scope::Button],
        };
        if self.focus.is_opening() {
            scopes.push(Scope::Opening);
        }
        scopes.extend([Scope::Page, Scope::Everywhere]);
        scopes
    }

    /// Whether a command does something here, so that the key bar may speak of it.
    pub fn offers_command(&self, command: Command) -> bool {
        match (command, self.focus.at) {
            (Command::Preview, _) => self.path.is_some() && self.popups.is_empty(),
            (Command::PreviousPage, At::Question { screen, .. }) => screen > 0,
            // Enter says what both do there.
            (Command::NextPage, At::Prepare { .. }) => false,
            // They lead out of the questions, which is not what one is here for.
            (Command::AddRow, _) => !self.focus.is_opening(),
            _ => true,
        }
    }

    /// Does what a command says.
    pub(super) fn run(&mut self, command: Command, effects: &mut Vec<Effect>) {
        match command {
            Command::Undo => {
                // The question falls away with the deletion that raised it.
                if let Some(Popup::Vacancy(_)) = self.popups.last() {
                    self.popups.pop();
                }
                self.undo();
            }
            Command::Redo => self.redo(),
            Command::Save => match self.conflict {
                Some(rival) => self.ask_whose(rival),
                None => effects.push(Effect::Save),
            },
            Command::Redraw => effects.push(Effect::Redraw),
            Command::Quit => self.quit(effects),
            Command::Interrupt => self.interrupt(effects),
            Command::SwitchLanguage => self.switch_language(effects),
            Command::Mouse => self.switch_mouse(effects),
            Command::Menu if self.path.is_some() => self.toggle_menu(),
            Command::Palette => self.open_palette(),
            Command::Help => self.toggle_help(),
            Command::Out => self.out(),
            Command::Mark => self.begin_marking(),
            Command::MarkAll => self.mark_all(),
            Command::Copy => self.copy(effects),
            Command::Cut => self.cut(effects),
            Command::Paste => self.paste_copied(),
            Command::PasteEarlier => self.open_copied(),
            _ if self.is_named_in_menu(command) => {
                // The keys that the menu shows beside its entries work there too.
                self.popups.clear();
                self.run(command, effects);
            }
            _ if !self.popups.is_empty() => self.in_popup(command, effects),
            _ if self.path.is_none() => self.at_home(command, effects),
            Command::Preview => self.toggle_preview(),
            Command::Export => self.ask_for_export(Audience::Client),
            Command::ExportInternal => self.ask_for_export(Audience::Internal),
            Command::SaveAs => self.ask_for_copy(),
            Command::PrepareMore => self.ask(0),
            Command::HandOver => self.hand_over(),
            Command::KeepRow => self.keep_row(effects),
            Command::Grid => self.open_grid(),
            Command::Load => self.open_board(Board::Load),
            Command::Month => self.open_month(),
            Command::NextGap => self.next_gap(),
            Command::Find => self.open_find(),
            Command::NextHit => self.next_hit(),
            Command::Home => self.leave_draft(effects),
            Command::SwitchDocumentLanguage => self.switch_document_language(),
            _ if self.preview.is_whole => self.in_preview(command),
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
            Command::NextPage => self.turn_page(true, effects),
            Command::PreviousPage => self.turn_page(false, effects),
            Command::AddRow => self.add_row(),
            Command::ClientToName => self.owe(),
            Command::NewLine => self.type_text("\n", false),
            Command::Phrases => self.open_phrases(),
            Command::Open => self.open_picker(""),
            Command::Clear => self.clear_choice(),
            Command::Backspace => self.erase(Erase::Left),
            Command::Delete => self.erase(Erase::Right),
            Command::DeleteWordLeft => self.erase(Erase::WordLeft),
            Command::DeleteWordRight => self.erase(Erase::WordRight),
            Command::DeleteToStart => self.erase(Erase::ToRowStart),
            Command::MarkLeft => self.mark(Motion::Left),
            Command::MarkRight => self.mark(Motion::Right),
            Command::MarkUp => self.mark(Motion::Up),
            Command::MarkDown => self.mark(Motion::Down),
            Command::MarkWordLeft => self.mark(Motion::WordLeft),
            Command::MarkWordRight => self.mark(Motion::WordRight),
            Command::MarkLineStart => self.mark(Motion::RowStart),
            Command::MarkLineEnd => self.mark(Motion::RowEnd),
            Command::Editor => self.edit_elsewhere(effects),
            Command::WordLeft => self.move_caret(Motion::WordLeft),
            Command::WordRight => self.move_caret(Motion::WordRight),
            Command::LineStart => self.move_caret(Motion::RowStart),
            Command::LineEnd => self.move_caret(Motion::RowEnd),
            _ => match self.focus.at {
                At::Steps => self.on_steps(command),
                At::Prepare { row } => self.on_prepare(row, command, effects),
                At::Page(Stop::List { sheet }) => self.on_list(sheet, command),
                At::Page(Stop::Findings) => self.on_findings(command),
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
            Command::Up if self.focused_text().is_none() => self.step_on_page(false),
            Command::Down if self.focused_text().is_none() => self.step_on_page(true),
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
            Stop::Export => self.ask_for_export(Audience::Client),
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

    pub(super) fn switch_language(&mut self, effects: &mut Vec<Effect>) {
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
        // What nobody has touched since it came from the catalogue is told in the new language.
        let mut edits = document::translation(&self.plan, next);
        edits.push(edit);
        self.change(edits, what.to_owned());
        self.history.seal();
        self.tell(match self.lang {
            Lang::Zh => format!(
                "文档语言：{}。标题、固定语句和未改动的目录条目随之改变，您写的内容不变。",
                next.name()
            ),
            Lang::En => format!(
                "Document language: {}. Headings and untouched catalogue texts follow; your words stay.",
                next.name()
            ),
        });
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
