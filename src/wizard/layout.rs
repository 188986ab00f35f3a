//! How the screen is divided; pure arithmetic that conversation and drawing share.

/// The classes of `terminal` sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Too small to draw: under 32x8.
    Tiny,
    /// Under 60 columns: no list of steps at the side.
    Narrow,
    /// 60 to 99 columns.
    Normal,
    /// From 100 columns.
    Wide,
}

/// The division of a screen, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns of the screen.
    pub width: usize,
    /// Rows of the screen.
    pub height: usize,
    /// Its class.
    pub class: Class,
    /// Columns of the list of steps, its border included; 0 where it is not shown.
    pub side: usize,
    /// The body's first column.
    pub left: usize,
    /// The body's columns.
    pub body: usize,
    /// The body's first row.
    pub top: usize,
    /// The body's rows.
    pub rows: usize,
}

/// Lines of text are not drawn wider than this: longer ones are hard to read.
const READABLE: usize = 84;

impl Layout {
    /// Divides a screen.
    pub fn of(width: u16, height: u16) -> Layout {
        let (width, height) = (usize::from(width), usize::from(height));
        let class = match width {
            _ if width < 32 || height < 8 => Class::Tiny,
            ..60 => Class::Narrow,
            60..100 => Class::Normal,
            _ => Class::Wide,
        };
        let side = match class {
            Class::Tiny | Class::Narrow => 0,
            Class::Normal => 20,
            Class::Wide => 22,
        };
        let left = side + 1;
        Layout {
            width,
            height,
            class,
            side,
            left,
            body: width.saturating_sub(left + 1),
            top: 2,
            rows: height.saturating_sub(4),
        }
    }

    /// The same screen without the list of steps: the preview needs the room for tables.
    pub fn whole(self) -> Layout {
        Layout {
            side: 0,
            left: 1,
            body: self.width.saturating_sub(2),
            ..self
        }
    }

    /// Columns for the text of a focused answer, inside its frame.
    pub fn text(&self) -> usize {
        self.body.saturating_sub(6).clamp(1, READABLE)
    }

    /// Whether there is room for help and example under the focused answer.
    pub fn is_tall(&self) -> bool {
        self.height >= 20
    }

    /// The most rows of text that a focused answer shows at once.
    pub fn text_rows(&self) -> usize {
        let most = match self.height {
            ..14 => 3,
            14..20 => 5,
            20..30 => 8,
            _ => 14,
        };
        // Above the text stand the row, when a cell is open, the label and the frame; the caret must stay in sight.
        self.rows.saturating_sub(3).clamp(1, most)
    }
}
