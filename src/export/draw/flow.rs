//! Who reaches whom: a lane for each channel, so that no line crosses another.

use super::{Anchor, BODY, Block, Board, Frame, HEAD, Heads, NOTE, PAD, Paint, WIDTH, sides};
use crate::document::{Flow, Lane, Way};

/// The width of a side.
const SIDE: i32 = 1580;
const BETWEEN: i32 = 60;

pub(super) fn draw(board: &mut Board, flow: &Flow) -> i32 {
    let top = sides(board, [&flow.left, &flow.middle, &flow.right], SIDE, 0);
    let mut y = top;
    for lane in &flow.lanes {
        y = draw_lane(board, lane, y) + BETWEEN;
    }
    (y - BETWEEN).max(top) + PAD / 2
}

fn draw_lane(board: &mut Board, lane: &Lane, y: i32) -> i32 {
    let style = if lane.is_contact { HEAD } else { BODY };
    let middle = WIDTH - 2 * SIDE;
    let names = |words: &str| Block::new(words, style, SIDE - 2 * PAD, 5);
    let (left, right) = (names(&lane.left), names(&lane.right));
    let channel = Block::new(&lane.channel, HEAD, middle - 4 * PAD, 2);
    let numbers = Block::new(&lane.numbers, NOTE, middle - 4 * PAD, 2);
    // The arrow stands in the middle: as much room above as below.
    let half = channel.height().max(numbers.height()) + PAD / 2;
    let tall = (left.height().max(right.height()) + 2 * PAD).max(2 * half);
    let (fill, weight) = match lane.is_contact {
        true => (Paint::Tint, 14),
        false => (Paint::Panel, 6),
    };
    for (x, block) in [(0, left), (WIDTH - SIDE, right)] {
        let at = Frame {
            x,
            y,
            width: SIDE,
            height: tall,
        };
        board.rect(at, fill, Paint::Edge, weight, 30);
        board.centred(at, &[block]);
    }
    let arrow = y + tall / 2;
    let (from, to) = (SIDE + PAD / 2, WIDTH - SIDE - PAD / 2);
    let weight = if lane.is_contact { 20 } else { 12 };
    let (from, to, heads) = match lane.way {
        Way::Right => (from, to, Heads::End),
        Way::Left => (to, from, Heads::End),
        Way::Both => (from, to, Heads::Both),
    };
    board.line((from, arrow), (to, arrow), Paint::Accent, weight, heads);
    let x = SIDE + 2 * PAD;
    board.words(
        &channel,
        x,
        arrow - channel.height() - PAD / 4,
        Anchor::Middle,
    );
    board.words(&numbers, x, arrow + PAD / 3, Anchor::Middle);
    y + tall
}
