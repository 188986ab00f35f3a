//! Phases along the calendar, each with the milestone at its end.

use super::{
    Anchor, BODY, Block, Board, Frame, HEAD, Heads, NOTE, PAD, Paint, Point, Shape, WIDTH, measure,
};
use crate::document::{Span, Timeline};
use jiff::civil::Date;

/// The width of the names, and where the calendar begins and ends.
const NAMES: i32 = 1300;
const FROM: i32 = NAMES + 2 * PAD;
const TO: i32 = WIDTH - 90;
const BAR: i32 = 110;
/// Half the width of the sign of a milestone.
const SIGN: i32 = 70;

/// Where a day stands.
struct Scale {
    first: Date,
    days: i64,
}

impl Scale {
    fn x(&self, date: Date) -> i32 {
        let days = self.days_until(date).clamp(0, self.days);
        FROM + i32::try_from(days * i64::from(TO - FROM) / self.days).unwrap_or(0)
    }

    fn days_until(&self, date: Date) -> i64 {
        (date - self.first).get_days().into()
    }
}

pub(super) fn draw(board: &mut Board, timeline: &Timeline) -> i32 {
    let mut scale = Scale {
        first: timeline.first,
        days: 1,
    };
    // The last day counts whole.
    scale.days = (scale.days_until(timeline.last) + 1).max(1);
    let top = NOTE.row() + PAD / 2;
    let begin = board.shapes.len();
    let (mut y, mut rows) = (top, Vec::new());
    for span in &timeline.spans {
        let (below, bar) = draw_span(board, span, &scale, y);
        rows.push((y, bar));
        y = below;
    }
    let ticks = draw_ticks(timeline, &scale, &rows);
    // The calendar lies below the bars.
    board.shapes.splice(begin..begin, ticks.shapes);
    y + PAD / 2
}

/// Marks the days, beside the bars only: no rule runs through words.
fn draw_ticks(timeline: &Timeline, scale: &Scale, rows: &[(i32, i32)]) -> Board {
    let mut board = Board::default();
    let mut free = FROM;
    for (date, name) in &timeline.ticks {
        let x = scale.x(*date);
        for (top, bottom) in rows {
            board.line((x, *top), (x, *bottom), Paint::Edge, 4, Heads::None);
        }
        let wide = measure(name, NOTE) + PAD;
        // What would run into its neighbour is left out; the rule stays.
        if x >= free && x + wide <= WIDTH {
            board.words(&Block::new(name, NOTE, wide, 1), x, 0, Anchor::Start);
            free = x + wide + PAD / 2;
        }
    }
    board
}

/// Returns the y below the row, and that below its bar.
fn draw_span(board: &mut Board, span: &Span, scale: &Scale, y: i32) -> (i32, i32) {
    let name = Block::new(&span.name, HEAD, NAMES, 2);
    let dates = Block::new(&span.dates, NOTE, NAMES, 2);
    let from = scale.x(span.first);
    let to = scale
        .x(span.last.tomorrow().unwrap_or(span.last))
        .max(from + 20);
    // The milestone is written on the side that has more room.
    let leads_right = (TO - from) >= (to - FROM);
    let room = if leads_right { TO - from } else { to - FROM };
    let milestone = Block::new(&span.milestone, BODY, room, 2);
    let head = y + PAD;
    let bar = Frame {
        x: from,
        y: head + (name.style.row() - BAR) / 2,
        width: to - from,
        height: BAR,
    };
    board.line((0, y), (WIDTH, y), Paint::Edge, 4, Heads::None);
    board.rect(bar, Paint::Tint, Paint::Accent, 8, 0);
    let below = board.words(&name, 0, head, Anchor::Start);
    let named = board.words(&dates, 0, below, Anchor::Start);
    let mut bottom = bar.y + BAR;
    if !milestone.rows.is_empty() {
        let middle = bar.y + BAR / 2;
        let corner = |x, y| Point { x, y };
        board.shapes.push(Shape::Polygon {
            points: vec![
                corner(to, middle - SIGN),
                corner(to + SIGN, middle),
                corner(to, middle + SIGN),
                corner(to - SIGN, middle),
            ],
            fill: Paint::Accent,
        });
        let (x, anchor) = match leads_right {
            true => (from, Anchor::Start),
            false => (FROM, Anchor::End),
        };
        bottom = board.words(&milestone, x, bottom + PAD / 2, anchor);
    }
    (named.max(bottom) + PAD, bar.y + BAR)
}
