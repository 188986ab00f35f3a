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
    /// The first column of the preview beside the body.
    pub pane_left: usize,
    /// The preview's columns, its margin included; 0 where it does not stand beside the body.
    pub pane: usize,
}

/// Lines of text are not drawn wider than this: longer ones are hard to read.
const READABLE: usize = 84;

impl Layout {
    /// Divides a screen; on a wide one the preview may stand beside the body.
    pub fn of(width: u16, height: u16, is_beside: bool) -> Layout {
        Layout::divide(usize::from(width), usize::from(height), is_beside)
    }

    /// The same screen with or without the preview beside the body.
    pub fn with_pane(self, is_beside: bool) -> Layout {
        Layout::divide(self.width, self.height, is_beside)
    }

    fn divide(width: usize, height: usize, is_beside: bool) -> Layout {
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
        let room = width.saturating_sub(left + 1);
        // A little more than half of the room for the form, so that a row's actions fit on one line at 120 columns.
        let pane = match class {
            Class::Wide if is_beside => (room - 1) * 7 / 15,
            _ => 0,
        };
        let body = match pane {
            0 => room,
            _ => room - pane - 1,
        };
        Layout {
            width,
            height,
            class,
            side,
            left,
            body,
            top: 2,
            rows: height.saturating_sub(4),
            pane_left: left + body + 1,
            pane,
        }
    }

    /// The same screen with nothing but the preview: tables need the room.
    pub fn whole(self) -> Layout {
        Layout {
            side: 0,
            left: 0,
            body: 0,
            pane_left: 1,
            pane: self.width.saturating_sub(2),
            ..self
        }
    }

    /// Lines by which something that covers the page is turned: all but one of those that it shows.
    pub fn screen(&self) -> usize {
        self.height.saturating_sub(5).max(1)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preview_stands_beside_the_form_from_100_columns() {
        for width in 0..=300 {
            for height in [1, 7, 8, 24, 36, 100] {
                let off = Layout::of(width, height, false);
                let on = Layout::of(width, height, true);
                assert_eq!(off.pane, 0, "{width}x{height}");
                assert_eq!(on.with_pane(false), off);
                assert_eq!(off.with_pane(true), on);
                if width < 100 || height < 8 {
                    assert_eq!(on, off, "{width}x{height}: no room");
                    continue;
                }
                // List of steps, form, rule, preview, and a column left free at the screen's edge.
                assert_eq!(on.side, 22);
                assert_eq!(on.left, on.side + 1);
                assert_eq!(on.pane_left, on.left + on.body + 1);
                assert_eq!(on.pane_left + on.pane + 1, on.width);
                assert!(on.body >= 38 && on.pane >= 35, "{width}x{height}: {on:?}");
                assert!(on.body + 1 >= on.pane, "the form has not less");
            }
        }
    }

    #[test]
    fn the_whole_screen_is_the_previews() {
        for width in [32, 48, 80, 120] {
            let whole = Layout::of(width, 24, true).whole();
            assert_eq!((whole.side, whole.body), (0, 0));
            assert_eq!(whole.pane_left + whole.pane + 1, whole.width);
        }
    }
}
