//! A board: what follows from the whole plan, to be read.

use super::super::super::paint::Canvas;
use super::super::super::theme::Role;
use super::Panel;
use crate::wizard::Wizard;
use crate::wizard::board::{OpenBoard, Tone};

/// Draws a board.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas, open: &OpenBoard) {
    let title = wizard.board_title(open.board);
    let cells = wizard.board_cells();
    let panel = Panel::open(wizard, canvas, &title, cells, open.lines.len());
    let top = open.top.min(open.lines.len().saturating_sub(panel.height));
    let seen = open.lines.iter().skip(top).take(panel.height);
    for (place, (words, tone)) in seen.enumerate() {
        let role = match tone {
            Tone::Head => Role::Title,
            Tone::Text => Role::Plain,
            Tone::Dim => Role::Dim,
            Tone::Alarm => Role::Gap,
        };
        canvas.put(panel.x, panel.y + place, panel.width, words, role);
    }
    canvas.point(panel.x, panel.y);
}
