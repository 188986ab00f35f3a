//! The way out: ratatui's cells to the fewest bytes, in one write a frame.
//!
//! [`Screen`] remembers across frames where the terminal's cursor stands, which attributes are set
//! and whether the cursor is shown, and answers every question from memory: no frame asks the
//! terminal or the system anything. Typing a letter at the end of a line costs one byte.

use crate::text;
use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

/// Frames above this many bytes are shown at once by terminals that can.
const SYNC_ABOVE: usize = 200;
const SYNC_BEGIN: &[u8] = b"\x1b[?2026h";
const SYNC_END: &[u8] = b"\x1b[?2026l";

/// What shows on a blank too.
const VISIBLE_ON_BLANK: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED);

/// Where the terminal's cursor stands, as far as we can be sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Unknown,
    /// In this row; the column depends on how wide the terminal drew something.
    Row(u16),
    At(u16, u16),
}

/// The attributes of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Pen = Pen {
    fg: Color::Reset,
    bg: Color::Reset,
    modifier: Modifier::empty(),
};

/// A ratatui backend that collects a frame and writes it at the flush, in one piece.
#[derive(Debug)]
pub struct Screen<W: Write> {
    out: W,
    /// The frame being collected, after room for the opening of synchronised output.
    frame: Vec<u8>,
    size: Size,
    colour: bool,
    place: Place,
    pen: Option<Pen>,
    shown: Option<bool>,
    /// For every cell whether the left half of a wide character was last written there.
    wide: Vec<bool>,
    /// Where the cursor is wanted at the end of the frame, and whether it is wanted there.
    cursor: Position,
    show: bool,
}

impl<W: Write> Screen<W> {
    /// A screen of this size, about which nothing is known yet. Without `colour` (`NO_COLOR`)
    /// bold, underline, reverse and the like remain.
    pub fn new(out: W, width: u16, height: u16, colour: bool) -> Self {
        let mut screen = Self {
            out,
            frame: Vec::with_capacity(16 * 1024),
            size: Size::new(width, height),
            colour,
            place: Place::Unknown,
            pen: None,
            shown: None,
            wide: Vec::new(),
            cursor: Position::ORIGIN,
            show: true,
        };
        screen.frame.extend_from_slice(SYNC_BEGIN);
        screen
    }

    /// The terminal has a new size. The next `Terminal::draw` takes it over and draws anew.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = Size::new(width, height);
        self.wide.clear();
        self.forget();
    }

    /// Forgets what is known of the terminal: somebody else may have written to it. To have the
    /// whole screen drawn anew, call `Terminal::clear` after this (it asks the terminal nothing).
    pub fn forget(&mut self) {
        self.place = Place::Unknown;
        self.pen = None;
        self.shown = None;
    }

    /// What the frames are written to.
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.out
    }

    fn move_to(&mut self, x: u16, y: u16) {
        match self.place {
            Place::At(px, py) if (px, py) == (x, y) => {}
            Place::At(_, py) | Place::Row(py) if py == y && x == 0 => self.frame.push(b'\r'),
            Place::At(px, py) if py == y && x + 1 == px => self.frame.push(0x08),
            Place::At(px, py) if py == y && x == px + 1 => self.csi(&[], b'C'),
            Place::At(_, py) | Place::Row(py) if py == y => self.csi(&[x + 1], b'G'),
            _ if x == 0 => self.csi(&[y + 1], b'H'),
            _ => self.csi(&[y + 1, x + 1], b'H'),
        }
        self.place = Place::At(x, y);
    }

    fn csi(&mut self, numbers: &[u16], last: u8) {
        self.frame.extend_from_slice(b"\x1b[");
        for (i, n) in numbers.iter().enumerate() {
            if i > 0 {
                self.frame.push(b';');
            }
            push_number(&mut self.frame, *n);
        }
        self.frame.push(last);
    }

    fn set_pen(&mut self, wanted: Pen) {
        if self.pen == Some(wanted) {
            return;
        }
        let mut shortest = Parameters::NONE;
        shortest.push(0);
        shortest.difference(PLAIN, wanted);
        if let Some(pen) = self.pen {
            let mut change = Parameters::NONE;
            change.difference(pen, wanted);
            if change.length < shortest.length {
                shortest = change;
            }
        }
        self.frame.extend_from_slice(b"\x1b[");
        // A lone 0 is what an empty list means.
        if shortest.as_bytes() != b"0" {
            self.frame.extend_from_slice(shortest.as_bytes());
        }
        self.frame.push(b'm');
        self.pen = Some(wanted);
    }

    /// Notes what a cell holds from now on. The column of a right half whose left half it takes, which nobody writes.
    fn halves(&mut self, x: u16, y: u16, symbol: &str) -> Option<u16> {
        let cells = usize::from(self.size.width) * usize::from(self.size.height);
        if self.wide.len() != cells {
            self.wide = vec![false; cells];
        }
        let at = usize::from(y) * usize::from(self.size.width) + usize::from(x);
        let is_wide = symbol.len() > 1 && text::width(symbol) > 1;
        let was_wide = std::mem::replace(self.wide.get_mut(at)?, is_wide);
        let halved = match is_wide {
            false => was_wide.then_some(x + 1),
            // A wide one covers the next cell too, where another may begin.
            true if x + 1 < self.size.width => {
                let next = self.wide.get_mut(at + 1)?;
                std::mem::take(next).then_some(x + 2)
            }
            true => None,
        };
        halved.filter(|column| *column < self.size.width)
    }

    /// Writes a cell's text and notes what is sure about the place afterwards.
    fn put(&mut self, x: u16, y: u16, symbol: &str) {
        let last_column = x + 1 >= self.size.width;
        if let &[byte @ 0x20..=0x7e] = symbol.as_bytes() {
            self.frame.push(byte);
            // In the last column the cursor waits before the margin: terminals disagree.
            self.place = if last_column {
                Place::Unknown
            } else {
                Place::At(x + 1, y)
            };
            return;
        }
        let mut characters = 0;
        for c in symbol.chars() {
            // Nothing that a cell holds may act on the terminal.
            let c = if c.is_control() { '\u{fffd}' } else { c };
            let mut bytes = [0; 4];
            self.frame
                .extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
            characters += 1;
        }
        if characters == 0 {
            return self.put(x, y, " ");
        }
        // How wide the terminal draws this is its own opinion. One character takes two columns at
        // most; far enough from the margin the row is sure at least.
        self.place = if characters == 1 && x + 3 < self.size.width {
            Place::Row(y)
        } else {
            Place::Unknown
        };
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut cells = content.peekable();
        while let Some((x, y, cell)) = cells.next() {
            self.move_to(x, y);
            let (fg, bg) = if self.colour {
                (cell.fg, cell.bg)
            } else {
                (Color::Reset, Color::Reset)
            };
            self.set_pen(Pen {
                fg,
                bg,
                modifier: cell.modifier,
            });
            let halved = self.halves(x, y, cell.symbol());
            self.put(x, y, cell.symbol());
            // How the other half is erased is the terminal's own opinion: some take the attributes in use.
            let is_visible = cell.modifier.intersects(VISIBLE_ON_BLANK);
            if let Some(half) = halved.filter(|_| is_visible) {
                let follows = |next: &(u16, u16, &Cell)| (next.0, next.1) == (half, y);
                if !cells.peek().is_some_and(follows) {
                    self.move_to(half, y);
                    self.set_pen(PLAIN);
                    self.put(half, y, " ");
                }
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        // Terminals fill what they erase with the current background.
        self.set_pen(PLAIN);
        if clear_type != ClearType::All {
            self.move_to(self.cursor.x, self.cursor.y);
        }
        self.wide.clear();
        self.frame.extend_from_slice(match clear_type {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        });
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size,
            // Nothing of ours counts in pixels.
            pixels: Size::ZERO,
        })
    }

    /// Ends the frame: cursor, then one write; none at all if nothing changed.
    fn flush(&mut self) -> io::Result<()> {
        if self.show {
            self.move_to(self.cursor.x, self.cursor.y);
        }
        if self.shown != Some(self.show) {
            let bytes: &[u8] = if self.show {
                b"\x1b[?25h"
            } else {
                b"\x1b[?25l"
            };
            self.frame.extend_from_slice(bytes);
            self.shown = Some(self.show);
        }
        let start = SYNC_BEGIN.len();
        let result = match self.frame.len() - start {
            0 => return Ok(()),
            1..=SYNC_ABOVE => self.out.write_all(&self.frame[start..]),
            _ => {
                self.frame.extend_from_slice(SYNC_END);
                self.out.write_all(&self.frame)
            }
        };
        self.frame.truncate(start);
        if result.is_err() {
            // Who knows how much of it arrived.
            self.forget();
        }
        result.and_then(|()| self.out.flush())
    }
}

/// The numbers of an SGR sequence.
#[derive(Clone, Copy)]
struct Parameters {
    /// Seven attributes taken away, nine set and two colours of five numbers need 73.
    bytes: [u8; 80],
    length: usize,
}

/// The number that takes attributes away, and those it takes, each with the number that sets it.
const GROUPS: [(u16, &[(Modifier, u16)]); 7] = [
    (22, &[(Modifier::BOLD, 1), (Modifier::DIM, 2)]),
    (23, &[(Modifier::ITALIC, 3)]),
    (24, &[(Modifier::UNDERLINED, 4)]),
    (25, &[(Modifier::SLOW_BLINK, 5), (Modifier::RAPID_BLINK, 6)]),
    (27, &[(Modifier::REVERSED, 7)]),
    (28, &[(Modifier::HIDDEN, 8)]),
    (29, &[(Modifier::CROSSED_OUT, 9)]),
];

impl Parameters {
    const NONE: Self = Self {
        bytes: [0; 80],
        length: 0,
    };

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    fn push(&mut self, number: u16) {
        if self.length > 0 {
            self.bytes[self.length] = b';';
            self.length += 1;
        }
        for (divisor, least) in [(100, 100), (10, 10), (1, 0)] {
            if number >= least {
                self.bytes[self.length] = b'0' + (number / divisor % 10) as u8;
                self.length += 1;
            }
        }
    }

    fn difference(&mut self, from: Pen, to: Pen) {
        let gone = from.modifier - to.modifier;
        let mut had = from.modifier;
        for (off, group) in GROUPS {
            if group.iter().any(|(modifier, _)| gone.contains(*modifier)) {
                self.push(off);
                group.iter().for_each(|(modifier, _)| had -= *modifier);
            }
        }
        for (modifier, on) in GROUPS.iter().flat_map(|(_, group)| *group) {
            if to.modifier.contains(*modifier) && !had.contains(*modifier) {
                self.push(*on);
            }
        }
        if from.fg != to.fg {
            self.colour(to.fg, 30);
        }
        if from.bg != to.bg {
            self.colour(to.bg, 40);
        }
    }

    /// A colour, on the base 30 for the foreground or 40 for the background.
    fn colour(&mut self, colour: Color, base: u16) {
        let palette = match colour {
            Color::Reset => 9,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 60,
            Color::LightRed => 61,
            Color::LightGreen => 62,
            Color::LightYellow => 63,
            Color::LightBlue => 64,
            Color::LightMagenta => 65,
            Color::LightCyan => 66,
            Color::White => 67,
            Color::Indexed(index) => {
                self.push(base + 8);
                self.push(5);
                return self.push(index.into());
            }
            Color::Rgb(red, green, blue) => {
                self.push(base + 8);
                self.push(2);
                return [red, green, blue]
                    .iter()
                    .for_each(|n| self.push((*n).into()));
            }
        };
        self.push(base + palette);
    }
}

fn push_number(bytes: &mut Vec<u8>, number: u16) {
    if number >= 10 {
        push_number(bytes, number / 10);
    }
    bytes.push(b'0' + (number % 10) as u8);
}

#[cfg(test)]
#[path = "backend_tests.rs"]
mod tests;
