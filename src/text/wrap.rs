//! Soft wrapping.

use unicode_linebreak::linebreaks;

use super::width::{cluster_width, clusters};

/// One row of wrapped text: a byte range, its line break not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Whether it ends at a line break or at the end of the text.
    pub hard: bool,
    /// Cells drawn; spaces that hang over the border do not count.
    pub width: usize,
}

/// A cluster on its way into a row.
struct Unit {
    start: usize,
    width: usize,
    /// A row may begin here.
    before: bool,
    /// A row should not even begin here when a word must be torn.
    held: bool,
    space: bool,
}

/// Wraps a text to rows of at most `cells` cells; only a single cluster that is
/// wider stands over. There is always a row.
///
/// Rows break where Unicode allows it, also between a letter or digit and a
/// full-width opening bracket, and never before closing punctuation as long as
/// something else can go along to the next row. Spaces at the border hang: they
/// belong to their row but take no cells. A line that fills its last row goes on
/// in an empty one, so that the caret behind it has a cell.
pub fn wrap(text: &str, cells: usize) -> Vec<Row> {
    let cells = cells.max(1);
    let mut rows = Vec::new();
    let mut pending = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, cells, &mut pending, &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn wrap_line(line: &str, start: usize, cells: usize, pending: &mut Vec<Unit>, rows: &mut Vec<Row>) {
    let end = start + line.len();
    if line.len() < cells && line.bytes().all(|b| matches!(b, b' '..=b'~')) {
        rows.push(Row {
            start,
            end,
            hard: true,
            width: line.len(),
        });
        return;
    }
    pending.clear();
    let mut row_start = start;
    let mut used = 0;
    let mut unit_after = units(line, start);
    for unit in &mut unit_after {
        while !unit.space && !pending.is_empty() && used + unit.width > cells {
            let count = row_length(pending, &unit);
            let row_end = pending.get(count).map_or(unit.start, |next| next.start);
            rows.push(Row {
                start: row_start,
                end: row_end,
                hard: false,
                width: row_width(&pending[..count], cells),
            });
            row_start = row_end;
            pending.drain(..count);
            used = pending.iter().map(|unit| unit.width).sum();
        }
        used += unit.width;
        pending.push(unit);
    }
    let full = used >= cells;
    rows.push(Row {
        start: row_start,
        end,
        hard: !full,
        width: row_width(pending, cells),
    });
    if full {
        rows.push(Row {
            start: end,
            end,
            hard: true,
            width: 0,
        });
    }
}

/// The clusters of a line with what wrapping must know of each.
fn units(line: &str, start: usize) -> impl Iterator<Item = Unit> {
    let mut breaks = linebreaks(line).map(|(at, _)| at).peekable();
    let mut after_word = false;
    clusters(line).map(move |(offset, cluster)| {
        // An opportunity within a cluster counts at the cluster's end.
        let mut before = false;
        while breaks.next_if(|at| *at <= offset).is_some() {
            before = true;
        }
        let first = cluster.chars().next().unwrap_or(' ');
        let closes = closes(first);
        before |= after_word && opens(first);
        after_word = first.is_alphanumeric() || first == '·';
        // A space that carries a mark is drawn.
        let space = matches!(cluster, " " | "\t" | "\u{3000}");
        Unit {
            start: start + offset,
            width: cluster_width(cluster),
            before: before && !closes,
            held: closes || space,
            space,
        }
    })
}

/// How many of the pending clusters make the row when `next` does not fit: up to
/// the last opportunity; without one the word is torn, if possible not before
/// closing punctuation.
fn row_length(pending: &[Unit], next: &Unit) -> usize {
    let begins = |count: usize| pending.get(count).unwrap_or(next);
    let counts = || (1..=pending.len()).rev();
    counts()
        .find(|count| begins(*count).before)
        .or_else(|| counts().find(|count| !begins(*count).held))
        .unwrap_or(pending.len())
}

fn row_width(units: &[Unit], cells: usize) -> usize {
    let mut used = 0;
    for unit in units {
        if unit.space && used + unit.width > cells {
            break;
        }
        used += unit.width;
    }
    used
}

/// Full-width punctuation that must not begin a row.
fn closes(c: char) -> bool {
    "，。、！？；：）》」』】〉〕〗］｝．".contains(c)
}

/// Full-width brackets that a row may begin with, also right after a word.
fn opens(c: char) -> bool {
    "（《「『【〈〔〖［｛".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, cells: usize) -> Vec<&str> {
        wrap(text, cells)
            .iter()
            .map(|row| &text[row.start..row.end])
            .collect()
    }

    #[test]
    fn forty_one_ideographs() {
        let text = "项".repeat(41);
        let rows = wrap(&text, 40);
        let widths: Vec<_> = rows.iter().map(|row| row.width).collect();
        assert_eq!(widths, [40, 40, 2]);
        let odd = wrap(&text, 41);
        assert_eq!(odd[0].width, 40);
    }

    #[test]
    fn closing_punctuation_takes_a_character_along() {
        assert_eq!(rows("项目沟通，方案", 8), ["项目沟", "通，方案", ""]);
        assert_eq!(
            rows("项目 ，方案", 4),
            ["项", "目 ", "，方", "案"].as_slice()
        );
        assert_eq!(rows("abcd，方案", 4), ["abc", "d，", "方案", ""]);
        assert_eq!(rows("，，，", 4), ["，，", "，"]);
    }

    #[test]
    fn a_bracket_may_follow_a_word_in_the_next_row() {
        assert_eq!(rows("周会kick（甲方）", 10), ["周会kick", "（甲方）"]);
        assert_eq!(rows("周会kick（甲方", 9), ["周会kick", "（甲方"]);
    }

    #[test]
    fn spaces_hang() {
        let text = "abc   def";
        assert_eq!(rows(text, 3), ["abc   ", "def", ""]);
        assert_eq!(wrap(text, 3)[0].width, 3);
        assert_eq!(rows("hello world", 8), ["hello ", "world"]);
    }

    #[test]
    fn ends() {
        assert_eq!(rows("", 5), [""]);
        assert_eq!(rows("a\n", 5), ["a", ""]);
        assert_eq!(rows("abcde", 5), ["abcde", ""]);
        assert_eq!(rows("abcde\nf", 5), ["abcde", "", "f"]);
        assert_eq!(rows("项目", 0), ["项", "目", ""]);
        let full = wrap("abcde", 5);
        assert!(!full[0].hard && full[1].hard);
    }

    #[test]
    fn long_words_are_torn() {
        assert_eq!(rows("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(rows("去 abcdefgh", 4), ["去 ", "abcd", "efgh", ""]);
    }
}
