//! Figures as pictures: pure geometry, from which each format writes its own marks.
//!
//! A picture is as wide as the text of an A4 page. Lengths are tenths of a point. Words are measured before they are
//! placed, wrapped where they are too long and cut where there is no room left, so that nothing overlaps or runs out.
//! The shades differ in lightness, and no fact hangs on a colour alone: pictures are printed in grey.

mod bars;
mod flow;
mod ladder;
mod matrix;
mod measure;
#[cfg(test)]
mod tests;
mod timeline;

use crate::document::Drawing;
use measure::{measure, wrap};

/// How wide every picture is: 17 cm.
pub const WIDTH: i32 = 4820;

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// What is in it, what lies below first.
    pub shapes: Vec<Shape>,
}

/// A place: x to the right, y down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// From the left edge.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// A box along the axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// From the left edge.
    pub x: i32,
    /// From the top.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

/// What a shape is painted with, by the part that it plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Nothing.
    Clear,
    /// Text, and what must be seen first.
    Ink,
    /// Remarks.
    Quiet,
    /// Edges and rules.
    Edge,
    /// The ground of boxes.
    Panel,
    /// The ground of what is set apart.
    Tint,
    /// Bars and arrows.
    Accent,
    /// How much something weighs, 0 to 3.
    Shade(u8),
}

impl Paint {
    /// Red, green and blue as six digits for a white page; `None` where nothing is painted.
    pub const fn hex(self) -> Option<&'static str> {
        match self {
            Paint::Clear => None,
            Paint::Ink => Some("1B1F24"),
            Paint::Quiet => Some("4A5160"),
            Paint::Edge => Some("8C96A3"),
            Paint::Panel => Some("F4F6F9"),
            Paint::Tint => Some("DCE7F3"),
            Paint::Accent => Some("2F5D8C"),
            Paint::Shade(0) => Some("F7F8FA"),
            Paint::Shade(1) => Some("FBE7BD"),
            Paint::Shade(2) => Some("F6C58A"),
            Paint::Shade(_) => Some("EE9A80"),
        }
    }
}

/// Where a line of text stands in its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At the left.
    Start,
    /// In the middle.
    Middle,
    /// At the right.
    End,
}

/// The heads of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heads {
    /// None.
    None,
    /// An arrow at its end.
    End,
    /// Arrows at both ends.
    Both,
}

/// A shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// Where.
        at: Frame,
        /// Its ground.
        fill: Paint,
        /// Its edge.
        line: Paint,
        /// How thick the edge is.
        weight: i32,
        /// The radius of its corners.
        round: i32,
    },
    /// A straight line.
    Line {
        /// Where it begins.
        from: Point,
        /// Where it ends.
        to: Point,
        /// What it is painted with.
        line: Paint,
        /// How thick it is.
        weight: i32,
        /// Whether it is dashed.
        dashed: bool,
        /// Its heads.
        heads: Heads,
    },
    /// A filled polygon.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
        /// Its ground.
        fill: Paint,
    },
    /// One line of text, upright in the middle of its frame's height.
    Text {
        /// The frame that it fits into.
        at: Frame,
        /// Where it stands in it.
        anchor: Anchor,
        /// The height of its letters.
        size: i32,
        /// Whether it is bold.
        bold: bool,
        /// What it is painted with.
        paint: Paint,
        /// The words, in which nothing acts; unescaped.
        words: String,
    },
}

/// Draws a figure.
pub fn picture(drawing: &Drawing) -> Picture {
    let mut board = Board::default();
    let height = match drawing {
        Drawing::Matrix(matrix) => matrix::draw(&mut board, matrix),
        Drawing::Flow(flow) => flow::draw(&mut board, flow),
        Drawing::Ladder(ladder) => ladder::draw(&mut board, ladder),
        Drawing::Timeline(timeline) => timeline::draw(&mut board, timeline),
        Drawing::Bars(bars) => bars::draw(&mut board, bars),
    };
    Picture {
        width: WIDTH,
        height,
        shapes: board.shapes,
    }
}

/// How words look.
#[derive(Clone, Copy)]
struct Style {
    size: i32,
    bold: bool,
    paint: Paint,
}

impl Style {
    const fn new(size: i32, bold: bool, paint: Paint) -> Style {
        Style { size, bold, paint }
    }

    /// The height of a row.
    const fn row(self) -> i32 {
        self.size * 27 / 20
    }
}

/// What is to be read first.
const HEAD: Style = Style::new(90, true, Paint::Ink);
/// Names.
const BODY: Style = Style::new(85, false, Paint::Ink);
/// Remarks.
const NOTE: Style = Style::new(75, false, Paint::Quiet);

/// Room between an edge and the words in it.
const PAD: i32 = 50;

/// Words that were wrapped to a width.
struct Block {
    rows: Vec<String>,
    style: Style,
    width: i32,
}

impl Block {
    /// Wraps words; what does not fit into so many rows is cut.
    fn new(words: &str, style: Style, width: i32, most: usize) -> Block {
        let rows = match words.trim() {
            "" => Vec::new(),
            words => wrap(words, style, width, most),
        };
        Block { rows, style, width }
    }

    fn height(&self) -> i32 {
        count(self.rows.len()) * self.style.row()
    }
}

/// Heights of blocks under each other.
fn height(blocks: &[Block]) -> i32 {
    blocks.iter().map(Block::height).sum()
}

/// A count as a length; pictures hold little.
fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX / WIDTH)
}

#[derive(Default)]
struct Board {
    shapes: Vec<Shape>,
}

impl Board {
    fn rect(&mut self, at: Frame, fill: Paint, line: Paint, weight: i32, round: i32) {
        self.shapes.push(Shape::Rect {
            at,
            fill,
            line,
            weight,
            round,
        });
    }

    fn line(&mut self, from: (i32, i32), to: (i32, i32), line: Paint, weight: i32, heads: Heads) {
        self.shapes.push(Shape::Line {
            from: Point {
                x: from.0,
                y: from.1,
            },
            to: Point { x: to.0, y: to.1 },
            line,
            weight,
            dashed: false,
            heads,
        });
    }

    fn dashed(&mut self, from: (i32, i32), to: (i32, i32), line: Paint, weight: i32) {
        self.line(from, to, line, weight, Heads::None);
        if let Some(Shape::Line { dashed, .. }) = self.shapes.last_mut() {
            *dashed = true;
        }
    }

    /// Writes the rows of a block from a corner on; returns the y below it.
    fn words(&mut self, block: &Block, x: i32, y: i32, anchor: Anchor) -> i32 {
        let mut y = y;
        for words in &block.rows {
            self.shapes.push(Shape::Text {
                at: Frame {
                    x,
                    y,
                    width: block.width,
                    height: block.style.row(),
                },
                anchor,
                size: block.style.size,
                bold: block.style.bold,
                paint: block.style.paint,
                words: words.clone(),
            });
            y += block.style.row();
        }
        y
    }

    /// Writes blocks under each other into the middle of a frame.
    fn centred(&mut self, at: Frame, blocks: &[Block]) {
        let mut y = at.y + (at.height - height(blocks)) / 2;
        for block in blocks {
            let x = at.x + (at.width - block.width) / 2;
            y = self.words(block, x, y, Anchor::Middle);
        }
    }
}

/// The head of a figure with two sides: who stands where. Returns the height that it takes.
fn sides(board: &mut Board, words: [&str; 3], side: i32, gap: i32) -> i32 {
    let middle = WIDTH - 2 * (side + gap);
    let widths = [side, middle, side];
    let blocks: Vec<Block> = (words.iter().zip(widths))
        .map(|(words, width)| Block::new(words, HEAD, width - 2 * PAD, 2))
        .collect();
    let tall = blocks.iter().map(Block::height).max().unwrap_or(0) + PAD;
    let mut x = 0;
    for (block, width) in blocks.into_iter().zip(widths) {
        let at = Frame {
            x,
            y: 0,
            width,
            height: tall,
        };
        board.centred(at, &[block]);
        x += width + gap;
    }
    board.line((0, tall), (WIDTH, tall), Paint::Edge, 8, Heads::None);
    tall + 80
}
