//! The rungs of the escalation ladder, the highest at the top.

use super::{BODY, Block, Board, Frame, HEAD, Heads, NOTE, PAD, Paint, WIDTH, sides};
use crate::document::{Ladder, Rung};

/// The width of a side, and the room between it and the middle.
const SIDE: i32 = 1450;
const GAP: i32 = 150;
/// The room for the arrow from rung to rung.
const STEP: i32 = 200;

pub(super) fn draw(board: &mut Board, ladder: &Ladder) -> i32 {
    let top = sides(
        board,
        [&ladder.left, &ladder.middle, &ladder.right],
        SIDE,
        GAP,
    );
    let mut y = top;
    for (place, rung) in ladder.rungs.iter().rev().enumerate() {
        if place > 0 {
            let (from, to) = (y - 14, y - STEP + 14);
            board.line(
                (WIDTH / 2, from),
                (WIDTH / 2, to),
                Paint::Accent,
                20,
                Heads::End,
            );
        }
        y = draw_rung(board, rung, y) + STEP;
    }
    (y - STEP).max(top) + PAD / 2
}

fn draw_rung(board: &mut Board, rung: &Rung, y: i32) -> i32 {
    let middle = WIDTH - 2 * (SIDE + GAP);
    let people = |words: &str| vec![Block::new(words, BODY, SIDE - 2 * PAD, 4)];
    let columns = [
        (0, SIDE, people(&rung.left)),
        (
            SIDE + GAP,
            middle,
            vec![
                Block::new(&rung.name, HEAD, middle - 2 * PAD, 3),
                Block::new(&rung.limit, NOTE, middle - 2 * PAD, 6),
            ],
        ),
        (WIDTH - SIDE, SIDE, people(&rung.right)),
    ];
    let tall = (columns.iter())
        .map(|(_, _, blocks)| super::height(blocks))
        .max()
        .unwrap_or(0)
        + 2 * PAD;
    let centre = y + tall / 2;
    for x in [SIDE, WIDTH - SIDE - GAP] {
        board.line((x, centre), (x + GAP, centre), Paint::Edge, 10, Heads::None);
    }
    for (x, width, blocks) in columns {
        let at = Frame {
            x,
            y,
            width,
            height: tall,
        };
        let (fill, weight) = match width == SIDE {
            true => (Paint::Panel, 6),
            false => (Paint::Tint, 12),
        };
        board.rect(at, fill, Paint::Edge, weight, 30);
        board.centred(at, &blocks);
    }
    y + tall
}
