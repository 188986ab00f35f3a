//! Putting text on the screen. Everything that is drawn goes through here, so that nothing leaves its area and no
//! control character of a draft reaches the terminal.

use super::theme::{Border, Role};
use crate::text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::ops::Range;

/// A canvas: the buffer of a frame with the border set in use.
pub struct Canvas<'b> {
    buffer: &'b mut Buffer,
    /// The signs that frames are made of.
    pub border: Border,
    /// Where the terminal's cursor stands at the end of the frame: input methods draw there.
    pub cursor: Option<(u16, u16)>,
}

impl<'b> Canvas<'b> {
    /// A canvas over a frame's buffer.
    pub fn new(buffer: &'b mut Buffer, border: Border) -> Canvas<'b> {
        Canvas {
            buffer,
            border,
            cursor: None,
        }
    }

    /// Writes text, cut to `width` cells, and returns the cells it took.
    pub fn put(&mut self, x: usize, y: usize, width: usize, words: &str, role: Role) -> usize {
        let (words, cells) = text::cut(words, width);
        self.raw(x, y, &words, role);
        cells
    }

    /// Writes text and fills the rest of `width` with blanks of the same role.
    pub fn fill(&mut self, x: usize, y: usize, width: usize, words: &str, role: Role) {
        let used = self.put(x, y, width, words, role);
        for at in used..width {
            self.cell(x + at, y, " ", role);
        }
    }

    /// Writes one row of a wrapped text, as it is.
    pub fn row(&mut self, x: usize, y: usize, width: usize, words: &str, role: Role) {
        self.marked_row(x, y, width, words, role, 0..0);
    }

    /// Writes one row of a wrapped text of which the user marked these bytes.
    pub fn marked_row(
        &mut self,
        x: usize,
        y: usize,
        width: usize,
        words: &str,
        role: Role,
        marked: Range<usize>,
    ) {
        if marked.is_empty() && text::is_plain(words) {
            return self.plain(x, y, &words[..words.len().min(width)], role);
        }
        let mut at = 0;
        for (offset, cluster) in text::clusters(words) {
            let role = match marked.contains(&offset) {
                true => Role::Marked,
                false => role,
            };
            let shown = text::shown(cluster);
            let cells = text::width(cluster);
            if at + cells > width {
                break;
            }
            self.cluster(x + at, y, &shown, cells, role);
            at += cells;
        }
        // A marked line break shows as a marked cell behind the line.
        if marked.end > words.len() && at < width {
            self.cell(x + at, y, " ", Role::Marked);
        }
    }

    /// Writes printable ASCII, a cell a byte.
    fn plain(&mut self, x: usize, y: usize, words: &str, role: Role) {
        let style = role.style();
        for (at, letter) in words.chars().enumerate() {
            if let Some(cell) = self.at(x + at, y) {
                cell.reset();
                cell.set_char(letter);
                cell.set_style(style);
            }
        }
    }

    fn raw(&mut self, x: usize, y: usize, words: &str, role: Role) {
        if text::is_plain(words) {
            return self.plain(x, y, words, role);
        }
        let mut at = x;
        for cluster in text::clusters(words).map(|(_, cluster)| cluster) {
            let shown = text::shown(cluster);
            let cells = text::width(cluster);
            self.cluster(at, y, &shown, cells, role);
            at += cells;
        }
    }

    fn cluster(&mut self, x: usize, y: usize, shown: &str, cells: usize, role: Role) {
        let area = *self.buffer.area();
        if x + cells > usize::from(area.width) {
            return;
        }
        self.cell(x, y, shown, role);
        for hidden in 1..cells {
            self.cell(x + hidden, y, " ", role);
            if let Some(cell) = self.at(x + hidden, y) {
                // The second half of a wide character is not drawn: the terminal has drawn it with the first.
                cell.reset();
            }
        }
    }

    fn cell(&mut self, x: usize, y: usize, symbol: &str, role: Role) {
        if let Some(cell) = self.at(x, y) {
            cell.reset();
            cell.set_symbol(symbol);
            cell.set_style(role.style());
        }
    }

    fn at(&mut self, x: usize, y: usize) -> Option<&mut ratatui::buffer::Cell> {
        let (x, y) = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
        self.buffer.cell_mut((x, y))
    }

    /// A horizontal rule.
    pub fn across(&mut self, x: usize, y: usize, width: usize) {
        let sign = self.border.across;
        for at in 0..width {
            self.cell(x + at, y, sign, Role::Dim);
        }
    }

    /// A vertical rule.
    pub fn down(&mut self, x: usize, y: usize, height: usize) {
        let sign = self.border.down;
        for at in 0..height {
            self.cell(x, y + at, sign, Role::Dim);
        }
    }

    /// A frame; its inside stays as it is.
    pub fn frame(&mut self, area: Rect, role: Role) {
        let (x, y) = (usize::from(area.x), usize::from(area.y));
        let (width, height) = (usize::from(area.width), usize::from(area.height));
        if width < 2 || height < 2 {
            return;
        }
        let border = self.border;
        for at in 1..width - 1 {
            self.cell(x + at, y, border.across, role);
            self.cell(x + at, y + height - 1, border.across, role);
        }
        for at in 1..height - 1 {
            self.cell(x, y + at, border.down, role);
            self.cell(x + width - 1, y + at, border.down, role);
        }
        let corners = [
            (x, y),
            (x + width - 1, y),
            (x, y + height - 1),
            (x + width - 1, y + height - 1),
        ];
        for ((x, y), sign) in corners.into_iter().zip(border.corners) {
            self.cell(x, y, sign, role);
        }
    }

    /// Empties an area for a popup. A wide character whose second half lies inside is blanked whole: the terminal
    /// would otherwise draw it over the popup's border.
    pub fn clear(&mut self, area: Rect) {
        for y in area.top()..area.bottom() {
            if area.left() > 0
                && let Some(cell) = self.buffer.cell_mut((area.left() - 1, y))
                && text::width(cell.symbol()) > 1
            {
                cell.reset();
            }
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Puts the terminal's cursor.
    pub fn point(&mut self, x: usize, y: usize) {
        if let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) {
            self.cursor = Some((x, y));
        }
    }
}
