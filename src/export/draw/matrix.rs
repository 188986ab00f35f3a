//! A square of names or numbers.

use super::{
    Anchor, BODY, Block, Board, Frame, HEAD, NOTE, PAD, Paint, WIDTH, count, height, measure,
};
use crate::document::{Matrix, MatrixCell};

/// So many rows of names fit into a cell.
const MOST: usize = 8;
const LEAST_HEIGHT: i32 = 330;

pub(super) fn draw(board: &mut Board, matrix: &Matrix) -> i32 {
    let columns = count(matrix.across.steps.len().max(1));
    let left = (matrix.up.steps.iter())
        .map(|step| measure(step, BODY))
        .max()
        .unwrap_or(0)
        .clamp(120, 900)
        + PAD
        + 30;
    let wide = (WIDTH - left) / columns;
    let title = Block::new(&format!("↑ {}", matrix.up.title), HEAD, WIDTH, 1);
    let mut y = board.words(&title, 0, 0, Anchor::Start) + PAD / 2;
    for (step, cells) in matrix.up.steps.iter().zip(&matrix.rows) {
        let blocks: Vec<[Block; 2]> = (cells.iter())
            .map(|cell| blocks(cell, matrix.joint, wide - 2 * PAD))
            .collect();
        let tall = (blocks.iter())
            .map(|blocks| height(blocks) + PAD)
            .max()
            .unwrap_or(0)
            .max(LEAST_HEIGHT);
        let label = Block::new(step, BODY, left - PAD, 3);
        let at = Frame {
            x: 0,
            y,
            width: left - PAD,
            height: tall,
        };
        board.centred(at, &[label]);
        for (place, (cell, [remark, names])) in cells.iter().zip(blocks).enumerate() {
            let at = Frame {
                x: left + count(place) * wide,
                y,
                width: wide,
                height: tall,
            };
            board.rect(at, Paint::Shade(cell.level), Paint::Edge, 6, 0);
            let below = board.words(&remark, at.x + PAD, at.y + PAD / 2, Anchor::Start);
            let rest = Frame {
                y: below,
                height: at.y + tall - PAD / 2 - below,
                ..at
            };
            board.centred(rest, &[names]);
        }
        y += tall;
    }
    y += PAD / 2;
    let mut below = y;
    for (place, step) in matrix.across.steps.iter().enumerate() {
        let label = Block::new(step, BODY, wide - PAD, 2);
        let x = left + count(place) * wide + PAD / 2;
        below = below.max(board.words(&label, x, y, Anchor::Middle));
    }
    let title = Block::new(&format!("{} →", matrix.across.title), HEAD, WIDTH, 1);
    below = board.words(&title, 0, below + PAD / 2, Anchor::End);
    legend(board, matrix, left, below)
}

fn blocks(cell: &MatrixCell, joint: &str, width: i32) -> [Block; 2] {
    [
        Block::new(&cell.remark, NOTE, width, 2),
        Block::new(&cell.said(joint), BODY, width, MOST),
    ]
}

/// What the shades mean, in one row.
fn legend(board: &mut Board, matrix: &Matrix, left: i32, y: i32) -> i32 {
    if matrix.legend.is_empty() {
        return y;
    }
    let room = (WIDTH - left) / count(matrix.legend.len());
    let y = y + PAD;
    let tall = NOTE.row();
    for (level, words) in (0_u8..).zip(&matrix.legend) {
        let x = left + i32::from(level) * room;
        let at = Frame {
            x,
            y,
            width: tall,
            height: tall,
        };
        board.rect(at, Paint::Shade(level), Paint::Edge, 6, 0);
        let words = Block::new(words, NOTE, room - tall - PAD, 1);
        board.words(&words, x + tall + PAD / 2, y, Anchor::Start);
    }
    let below = y + tall;
    below + PAD / 2
}
