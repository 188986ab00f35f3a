//! What keys do in what lies over the page: menu, palette, picker, prompt, find, help.

use super::Wizard;
use super::catalogue::{Along, Shelf};
use super::exporting::Promises;
use super::focus::At;
use super::keymap::Command;
use super::message::Effect;
use super::phrases::Phrases;
use super::popup::{self, Line, Picker, Popup, Settle};
use super::replacing::Vacancy;
use super::table::Table;
use crate::text::{Erase, Motion};

impl Wizard {
    pub(super) fn in_popup(&mut self, command: Command, effects: &mut Vec<Effect>) {
        if self.in_export(command, effects) {
            return;
        }
        // Counting what a search finds means walking the plan; only the way down needs it.
        let entries = match command {
            Command::Down => self.popup_entries(),
            _ => 0,
        };
        if let Some(Popup::Grid(_)) = self.popups.last() {
            return self.in_grid(command);
        }
        if let Some(Popup::Board(_)) = self.popups.last() {
            return self.in_board(command);
        }
        let screen = self.layout.screen();
        match command {
            Command::Delete if self.is_on_own_entry() => self.drop_own(effects),
            Command::Backspace => self.erase(Erase::Left),
            Command::Delete => self.erase(Erase::Right),
            Command::DeleteWordLeft => self.erase(Erase::WordLeft),
            Command::DeleteWordRight => self.erase(Erase::WordRight),
            Command::DeleteToStart => self.erase(Erase::ToRowStart),
            Command::Left => self.move_caret(Motion::Left),
            Command::Right => self.move_caret(Motion::Right),
            Command::WordLeft => self.move_caret(Motion::WordLeft),
            Command::WordRight => self.move_caret(Motion::WordRight),
            Command::MarkLeft => self.mark(Motion::Left),
            Command::MarkRight => self.mark(Motion::Right),
            Command::MarkWordLeft => self.mark(Motion::WordLeft),
            Command::MarkWordRight => self.mark(Motion::WordRight),
            Command::MarkUp | Command::MarkLineStart => self.mark(Motion::RowStart),
            Command::MarkDown | Command::MarkLineEnd => self.mark(Motion::RowEnd),
            Command::Toggle => match self.popups.last() {
                Some(Popup::Picker(_)) => self.pick(false),
                Some(Popup::Shelf(_)) => self.tick_offer(),
                Some(Popup::Along(_)) => self.tick_along(),
                Some(Popup::Phrases(_)) => self.tick_phrase(),
                Some(
                    Popup::Palette { .. }
                    | Popup::Prompt { .. }
                    | Popup::Find { .. }
                    | Popup::Export(_),
                ) => {
                    self.type_text(" ", false);
                }
                _ => {}
            },
            _ => match self.popups.last_mut() {
                Some(Popup::Help { top }) => read(top, command, screen),
                Some(
                    Popup::Menu { row }
                    | Popup::Palette { row, .. }
                    | Popup::Find { row, .. }
                    | Popup::Conflict { row, .. }
                    | Popup::Vacancy(Vacancy { row, .. })
                    | Popup::Shelf(Shelf { row, .. })
                    | Popup::Along(Along { row, .. })
                    | Popup::Phrases(Phrases { row, .. })
                    | Popup::Copied { row }
                    | Popup::Promises(Promises { row, .. })
                    | Popup::Table(Table { row, .. })
                    | Popup::Picker(Picker { row, .. }),
                ) if matches!(command, Command::Up | Command::Down) => {
                    *row = match command {
                        Command::Up => row.saturating_sub(1),
                        _ => (*row + 1).min(entries.saturating_sub(1)),
                    };
                }
                Some(Popup::Picker(_)) if command == Command::Enter => self.pick(true),
                Some(Popup::Shelf(_)) if command == Command::Enter => self.take_offers(),
                Some(Popup::Along(_)) if command == Command::Enter => self.take_along(),
                Some(Popup::Phrases(_)) if command == Command::Enter => self.take_phrases(),
                Some(Popup::Vacancy(_)) if command == Command::Enter => self.fill_vacancy(),
                Some(Popup::Prompt { .. }) if command == Command::Enter => {
                    self.answer_prompt(effects);
                }
                Some(_) if command == Command::LineStart => self.move_caret(Motion::RowStart),
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
                Some(Popup::Find { row, line }) if command == Command::Enter => {
                    let (row, sought) = (*row, line.text.clone());
                    self.popups.pop();
                    if let Some(hit) = self.hits(&sought).get(row) {
                        self.go_to(hit.spot);
                    }
                    self.sought = sought;
                }
                Some(Popup::Copied { row }) if command == Command::Enter => {
                    let row = *row;
                    self.paste_chosen(row);
                }
                Some(Popup::Table(_)) if command == Command::Enter => self.insert_table(),
                Some(Popup::Promises(_)) if command == Command::Enter => {
                    self.accept_promises(effects);
                }
                Some(Popup::Conflict { rival, row }) if command == Command::Enter => {
                    let chosen = rival.choices().get(*row).map(|choice| choice.1);
                    self.popups.pop();
                    self.settle_rival(chosen.unwrap_or(Settle::Later), effects);
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

    fn in_grid(&mut self, command: Command) {
        match command {
            Command::Up => self.move_in_grid(-1, 0),
            Command::Down => self.move_in_grid(1, 0),
            Command::Left => self.move_in_grid(0, -1),
            Command::Right => self.move_in_grid(0, 1),
            Command::NextField => self.turn_grid(true),
            Command::PreviousField => self.turn_grid(false),
            Command::Toggle => self.tick_grid(None),
            _ => {}
        }
    }

    /// Whether Delete is about an entry of the shelf: nothing stands in the filter that it could delete.
    fn is_on_own_entry(&self) -> bool {
        matches!(self.popups.last(), Some(Popup::Shelf(shelf)) if shelf.filter.text.is_empty())
    }

    /// How many entries the topmost popup lists.
    pub(super) fn popup_entries(&self) -> usize {
        match self.popups.last() {
            Some(Popup::Menu { .. }) => popup::MENU.len(),
            Some(Popup::Palette { filter, .. }) => popup::palette(&filter.text, self.lang).len(),
            Some(Popup::Picker(picker)) => picker.entries(&self.plan, self.lang).len(),
            Some(Popup::Find { line, .. }) => self.hits(&line.text).len(),
            Some(Popup::Conflict { rival, .. }) => rival.choices().len(),
            Some(Popup::Shelf(shelf)) => self.offers(shelf).len(),
            Some(Popup::Along(along)) => along.named.len(),
            Some(Popup::Phrases(open)) => self.phrases_on(open).len(),
            Some(Popup::Vacancy(vacancy)) => self.choices(vacancy).len(),
            Some(Popup::Copied { .. }) => self.ring().texts().len(),
            Some(Popup::Promises(promises)) => promises.list.len(),
            Some(Popup::Table(table)) => self.reading(table).columns.len(),
            _ => 0,
        }
    }

    pub(super) fn toggle_menu(&mut self) {
        match self.popups.last() {
            Some(Popup::Menu { .. }) => {
                self.popups.pop();
            }
            _ => self.open_menu(),
        }
    }

    pub(super) fn open_menu(&mut self) {
        self.popups.clear();
        self.popups.push(Popup::Menu { row: 0 });
    }

    pub(super) fn open_palette(&mut self) {
        if !matches!(self.popups.last(), Some(Popup::Palette { .. })) {
            self.popups.push(Popup::Palette {
                filter: Line::default(),
                row: 0,
            });
        }
    }

    pub(super) fn open_find(&mut self) {
        if !matches!(self.popups.last(), Some(Popup::Find { .. })) && self.path.is_some() {
            self.popups.push(Popup::Find {
                line: Line::holding(self.sought.clone()),
                row: 0,
            });
        }
    }

    pub(super) fn toggle_help(&mut self) {
        match self.popups.last() {
            Some(Popup::Help { .. }) => {
                self.popups.pop();
            }
            _ => self.popups.push(Popup::Help { top: 0 }),
        }
    }
}

/// Scrolls something that is only read and shows so many lines at once; drawing stops at its end.
pub(super) fn read(top: &mut usize, command: Command, screen: usize) {
    match command {
        Command::Up => *top = top.saturating_sub(1),
        Command::Down => *top += 1,
        Command::ScreenUp => *top = top.saturating_sub(screen),
        Command::ScreenDown => *top += screen,
        Command::LineStart => *top = 0,
        Command::LineEnd => *top = usize::MAX >> 1,
        _ => {}
    }
}
