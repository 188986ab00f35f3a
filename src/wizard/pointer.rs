//! The mouse: off unless its user wants it, so that selecting text works as everywhere. A click goes to what it points
//! at on a page, the wheel moves as the arrow keys do.

use super::focus::{At, Stop};
use super::keymap::Command;
use super::layout::Class;
use super::message::Effect;
use super::page::{self, Item, LIST_HEAD};
use super::{Focus, Wizard};
use crate::catalog::STEPS;
use crate::locale::text;

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A button was pressed on this column and row, from 0.
    Press(u16, u16),
    /// The wheel was turned away from the user.
    WheelUp,
    /// The wheel was turned towards the user.
    WheelDown,
}

impl Wizard {
    pub(super) fn point(&mut self, pointer: Pointer, effects: &mut Vec<Effect>) {
        if !self.mouse {
            return;
        }
        match pointer {
            Pointer::WheelUp => self.run(Command::Up, effects),
            Pointer::WheelDown => self.run(Command::Down, effects),
            Pointer::Press(x, y) if self.is_on_page() && !self.focus.is_opening() => {
                self.notice = Default::default();
                self.press(usize::from(x), usize::from(y));
            }
            // What lies over the page is chosen by keys: a click beside it must not answer.
            Pointer::Press(..) => {}
        }
    }

    /// Goes to what stands in this cell of the screen.
    fn press(&mut self, x: usize, y: usize) {
        let layout = self.layout;
        let Some(line) = y.checked_sub(layout.top).filter(|line| *line < layout.rows) else {
            return;
        };
        let lists_steps = match layout.class {
            Class::Tiny => return,
            Class::Narrow => self.focus.at == At::Steps,
            Class::Normal | Class::Wide => x < layout.side,
        };
        if lists_steps {
            if line < STEPS.len() {
                self.enter_step(line);
            }
            return;
        }
        let beside = x < layout.left || x >= layout.left + layout.body;
        if beside || line + self.foot() >= layout.rows {
            return;
        }
        let line = line + self.scroll;
        let items = page::items(self);
        let Some(placed) = items
            .iter()
            .find(|placed| (placed.top..placed.top + placed.height).contains(&line))
        else {
            return;
        };
        let Item::Stop(stop) = placed.item else {
            return;
        };
        let within = line - placed.top;
        match (self.focus.at, stop) {
            // A cell that is open takes room within its list: what stands below it is not where it seems.
            (At::Cell { .. }, Stop::List { .. }) => {}
            (At::Row { sheet, row, .. }, _) => self.go(Focus {
                step: self.focus.step,
                at: At::Row { sheet, row, stop },
            }),
            (_, Stop::List { sheet }) => {
                self.go_page(stop);
                if let Some(row) = within.checked_sub(LIST_HEAD) {
                    self.select(sheet, row, None);
                }
            }
            _ => self.go_page(stop),
        }
    }

    /// Turns the mouse on or off.
    pub(super) fn switch_mouse(&mut self, effects: &mut Vec<Effect>) {
        self.mouse = !self.mouse;
        effects.push(Effect::Mouse(self.mouse));
        let said = match self.mouse {
            true => text(
                "鼠标已启用：单击到这一项，滚轮上下移动。选取屏幕文字时按住 Shift。",
                "The mouse is on: a click goes there, the wheel moves. Hold Shift to select text on the screen.",
            ),
            false => text("鼠标已停用。", "The mouse is off."),
        };
        self.tell(said.in_lang(self.lang));
    }
}
