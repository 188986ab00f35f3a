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
    let role = |tone: &Tone| match tone {
        Tone::Head => Role::Title,
        Tone::Text => Role::Plain,
        Tone::Dim => Role::Dim,
        Tone::Alarm => Role::Gap,
    };
    let lines = open.lines.iter();
    let lines: Vec<(String, Role)> = lines
        .map(|(words, tone)| (words.clone(), role(tone)))
        .collect();
    panel.text(canvas, open.top, &lines);
}
