//! Amounts beside each other.

use super::{Anchor, BODY, Block, Board, Frame, Heads, NOTE, PAD, Paint, WIDTH, measure};
use crate::document::Bars;

/// The width of the names, and of an amount behind the longest bar.
const NAMES: i32 = 1500;
const SAID: i32 = 560;
const FROM: i32 = NAMES + PAD;
const ROOM: i32 = WIDTH - FROM - SAID - PAD;
const BAR: i32 = 120;

pub(super) fn draw(board: &mut Board, bars: &Bars) -> i32 {
    let most = (bars.bars.iter())
        .map(|bar| bar.value.max(bar.limit.unwrap_or(0)))
        .max()
        .unwrap_or(0)
        .max(1);
    let long = |value: u64| {
        let long = u128::from(value) * u128::from(ROOM.unsigned_abs()) / u128::from(most);
        i32::try_from(long).unwrap_or(ROOM)
    };
    let begin = board.shapes.len();
    let mut y = PAD / 2;
    for bar in &bars.bars {
        let name = Block::new(&bar.name, BODY, NAMES - PAD, 2);
        let tall = name.height().max(BAR) + PAD;
        let at = Frame {
            x: FROM,
            y: y + (tall - BAR) / 2,
            width: long(bar.value).max(10),
            height: BAR,
        };
        board.rect(at, Paint::Tint, Paint::Accent, 8, 0);
        board.words(&name, 0, y + (tall - name.height()) / 2, Anchor::End);
        let limit = bar.limit.map(|limit| FROM + long(limit));
        // An amount stands behind its bar, and behind the mark where that is near.
        let end = at.x + at.width;
        let said = Block::new(&bar.said, BODY, SAID, 1);
        let wide = measure(&bar.said, BODY).min(SAID);
        let x = match limit {
            Some(limit) if (end..end + wide + PAD).contains(&limit) => limit,
            _ => end,
        };
        board.words(
            &said,
            x + PAD / 2,
            y + (tall - said.height()) / 2,
            Anchor::Start,
        );
        if let Some(limit) = limit {
            board.dashed((limit, y + 10), (limit, y + tall - 10), Paint::Ink, 14);
        }
        y += tall;
    }
    board.line((FROM, 0), (FROM, y + PAD / 2), Paint::Edge, 8, Heads::None);
    let axis = board.shapes.pop();
    board.shapes.splice(begin..begin, axis);
    key(board, bars, y + PAD / 2)
}

/// What is measured, and what the marks mean.
fn key(board: &mut Board, bars: &Bars, y: i32) -> i32 {
    let half = (WIDTH - FROM) / 2;
    let unit = Block::new(&bars.unit, NOTE, half - PAD, 2);
    let below = board.words(&unit, FROM, y + PAD / 2, Anchor::Start);
    if bars.mark.is_empty() {
        return below;
    }
    let x = FROM + half;
    let mark = Block::new(&bars.mark, NOTE, half - PAD, 2);
    board.dashed(
        (x, y + PAD / 2),
        (x, y + PAD / 2 + NOTE.row()),
        Paint::Ink,
        14,
    );
    below.max(board.words(&mark, x + PAD, y + PAD / 2, Anchor::Start))
}
