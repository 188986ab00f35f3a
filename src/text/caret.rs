//! Where the caret is: byte, row and column.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::width::{cluster_width, clusters, width};
use super::wrap::Row;

/// A place between two clusters, and the other end of a selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// Byte offset.
    pub at: usize,
    /// Where the selection began.
    pub anchor: Option<usize>,
    /// The column that moving up and down tries to keep.
    pub goal: Option<usize>,
}

impl Caret {
    /// A caret without a selection.
    pub fn new(at: usize) -> Caret {
        Caret {
            at,
            ..Caret::default()
        }
    }

    /// Moves both ends back to cluster boundaries inside the text.
    pub fn clamp(&mut self, text: &str) {
        let at = floor(text, self.at);
        if at != self.at {
            self.at = at;
            self.goal = None;
        }
        self.anchor = self.anchor.map(|anchor| floor(text, anchor));
    }

    /// The selected bytes, if there are any.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.at)?;
        Some(anchor.min(self.at)..anchor.max(self.at))
    }
}

/// The last cluster boundary that is not after `at`.
pub fn floor(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    if is_boundary(text, at) {
        at
    } else {
        previous(text, at).unwrap_or(0)
    }
}

/// The first cluster boundary that is not before `at`.
pub fn ceil(text: &str, at: usize) -> usize {
    let at = text.ceil_char_boundary(at);
    if is_boundary(text, at) {
        at
    } else {
        next(text, at).unwrap_or(text.len())
    }
}

/// `at` must be a character boundary.
fn is_boundary(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if at == 0 || at >= bytes.len() || (bytes[at - 1].is_ascii() && bytes[at].is_ascii()) {
        return true;
    }
    GraphemeCursor::new(at, text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(true)
}

/// The cluster boundary before `at`, which must be a character boundary.
pub(super) fn previous(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at.checked_sub(1)?)? {
        b'\n' => Some(at - 1),
        _ => GraphemeCursor::new(at, text.len(), true)
            .prev_boundary(text, 0)
            .unwrap_or_default(),
    }
}

/// The cluster boundary after `at`, which must be a character boundary.
pub(super) fn next(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at)? {
        b'\r' => Some(at + 1),
        _ => GraphemeCursor::new(at, text.len(), true)
            .next_boundary(text, 0)
            .unwrap_or_default(),
    }
}

/// Row and column of a caret. At a soft break it belongs to the beginning of the
/// next row. Among spaces that hang over the border it stands on the last
/// cluster before them, so that the column is always one of the row's cells.
pub fn place(text: &str, rows: &[Row], caret: usize) -> (usize, usize) {
    let caret = floor(text, caret);
    let index = rows.partition_point(|row| row.start <= caret);
    let index = index.saturating_sub(1);
    let Some(row) = rows.get(index) else {
        return (0, 0);
    };
    let before = slice(text, row.start, caret.min(row.end));
    let mut column = 0;
    let mut last = 0;
    for (_, cluster) in clusters(before) {
        if column >= row.width {
            break;
        }
        last = column;
        column += cluster_width(cluster);
    }
    if !row.hard && column >= row.width {
        column = last;
    }
    (index, column)
}

/// The caret position nearest to a column of a row; halfway, the left one. The
/// end of a softly broken row is the next row's beginning and so never meant.
pub fn at(text: &str, rows: &[Row], row: usize, column: usize) -> usize {
    let Some(row) = rows.get(row).or(rows.last()) else {
        return 0;
    };
    let line = slice(text, row.start, row.end);
    let mut here = 0;
    for (offset, cluster) in clusters(line) {
        let wide = cluster_width(cluster);
        let last = offset + cluster.len() == line.len() && !row.hard;
        let nearer = column.saturating_sub(here) <= (here + wide).saturating_sub(column);
        if last || column <= here || nearer || here >= row.width {
            return row.start + offset;
        }
        here += wide;
    }
    row.start + line.len()
}

/// The part of a one-line text that a field of `cells` cells shows: its first
/// byte, and the column of the caret in it. Scrolls by half fields, so that most
/// keys at the border of a long text draw one character and not the whole field.
pub fn window(text: &str, caret: usize, cells: usize) -> (usize, usize) {
    let cells = cells.max(1);
    let caret = floor(text, caret);
    let column = width(&text[..caret]);
    if column < cells {
        return (0, column);
    }
    let half = (cells / 2).max(1);
    let hidden = (column - cells + 1).div_ceil(half) * half;
    let mut skipped = 0;
    for (offset, cluster) in clusters(&text[..caret]) {
        if skipped >= hidden {
            return (offset, column - skipped);
        }
        skipped += cluster_width(cluster);
    }
    (caret, 0)
}

/// A slice that never fails, also for rows of another text.
pub(super) fn slice(text: &str, start: usize, end: usize) -> &str {
    let end = text.floor_char_boundary(end);
    let start = text.floor_char_boundary(start.min(end));
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::super::wrap;
    use super::*;

    #[test]
    fn after_forty_one_ideographs_the_caret_is_in_row_two() {
        let text = "项".repeat(41);
        let rows = wrap(&text, 40);
        assert_eq!(place(&text, &rows, 60), (1, 0));
        assert_eq!(place(&text, &rows, text.len()), (2, 2));
        let full = &text[..120];
        assert_eq!(place(full, &wrap(full, 40), 120), (2, 0));
    }

    #[test]
    fn a_click_finds_the_nearest_boundary() {
        let text = "项目ab";
        let rows = wrap(text, 20);
        let found: Vec<_> = (0..8).map(|column| at(text, &rows, 0, column)).collect();
        assert_eq!(found, [0, 0, 3, 3, 6, 7, 8, 8]);
        let rows = wrap("abc   def", 3);
        assert_eq!(at("abc   def", &rows, 0, 99), 3);
        assert_eq!(place("abc   def", &rows, 5), (0, 2));
        assert_eq!(at("abc   def", &rows, 99, 99), 9);
        assert_eq!(at("", &[], 3, 3), 0);
    }

    #[test]
    fn the_window_follows_the_caret_by_halves() {
        let text = "abcdefghijklmnop";
        assert_eq!(window(text, 7, 8), (0, 7));
        assert_eq!(window(text, 8, 8), (4, 4));
        assert_eq!(window(text, 11, 8), (4, 7));
        assert_eq!(window(text, 12, 8), (8, 4));
        assert_eq!(window("项目沟通", 12, 5), (6, 4));
        assert_eq!(window("项目", 6, 0), (6, 0));
    }

    #[test]
    fn carets_are_clamped_to_clusters() {
        let mut caret = Caret {
            at: 2,
            anchor: Some(99),
            goal: Some(4),
        };
        caret.clamp("e\u{301}x");
        assert_eq!((caret.at, caret.anchor, caret.goal), (0, Some(4), None));
        assert_eq!(caret.selection(), Some(0..4));
        assert_eq!(ceil("e\u{301}x", 1), 3);
        assert_eq!(floor("a\r\nb", 2), 2);
    }
}
