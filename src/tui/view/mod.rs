//! What stands on the screen. Drawing changes nothing: it borrows the conversation and fills a buffer.

mod answer;
mod findings;
mod foot;
mod frame;
mod home;
mod list;
mod page;
mod popup;
mod reader;

use super::paint::Canvas;
use super::theme::{Border, Role};
use crate::locale::text;
use crate::wizard::Wizard;
use crate::wizard::layout::Class;
use ratatui::buffer::Buffer;

/// Draws the whole screen into a buffer and returns the place of the terminal's cursor.
pub fn draw(wizard: &Wizard, buffer: &mut Buffer, border: Border) -> Option<(u16, u16)> {
    let mut canvas = Canvas::new(buffer, border);
    if wizard.layout.class == Class::Tiny {
        too_small(wizard, &mut canvas);
        return canvas.cursor;
    }
    if wizard.path.is_none() {
        home::draw(wizard, &mut canvas);
    } else {
        frame::draw(wizard, &mut canvas);
        if wizard.preview.is_whole {
            reader::draw(wizard, wizard.layout.whole(), &mut canvas);
            canvas.point(1, wizard.layout.top + 1);
        } else {
            page::draw(wizard, &mut canvas);
            foot::draw(wizard, &mut canvas);
            if wizard.layout.pane > 0 {
                canvas.down(
                    wizard.layout.pane_left - 1,
                    wizard.layout.top,
                    wizard.layout.rows,
                );
                reader::draw(wizard, wizard.layout, &mut canvas);
            }
        }
    }
    frame::draw_notice(wizard, &mut canvas);
    frame::draw_keys(wizard, &mut canvas);
    popup::draw(wizard, &mut canvas);
    canvas.cursor
}

/// Keys still work and nothing is lost.
fn too_small(wizard: &Wizard, canvas: &mut Canvas) {
    let lines = [
        text("窗口太小", "Window too small"),
        text("至少 32x8", "need 32x8"),
        text("草稿已保存", "Draft is kept"),
        text("Ctrl-Q 退出", "Ctrl-Q leaves"),
    ];
    for (y, line) in lines.into_iter().enumerate().take(wizard.layout.height) {
        canvas.put(
            0,
            y,
            wizard.layout.width,
            line.in_lang(wizard.lang),
            Role::Plain,
        );
    }
    canvas.point(0, 0);
}
