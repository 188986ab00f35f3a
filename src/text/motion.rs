//! Moving the caret.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::caret::{Caret, at, ceil, floor, next, place, previous};
use super::wrap::Row;

/// How the caret moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One cluster back.
    Left,
    /// One cluster on.
    Right,
    /// To the beginning of a word.
    WordLeft,
    /// To the end of a word.
    WordRight,
    /// To the beginning of the row, from there of the line.
    RowStart,
    /// To the end of the row, from there of the line.
    RowEnd,
    /// One row up, keeping the column.
    Up,
    /// One row down, keeping the column.
    Down,
    /// To the beginning of the text.
    Start,
    /// To the end of the text.
    End,
}

/// So many ideographs count as a word: Chinese has no spaces, most of its words
/// have two characters and most set phrases four; steps of two are hardly faster
/// than the arrow key, and whole clauses lose what one aims at.
const IDEOGRAPHS: usize = 4;

/// The caret after a motion, or `None` if it stands at that edge already. The
/// anchor stays: who moves without selecting clears it.
///
/// A word is a word of Unicode's segmentation in scripts that have spaces, a run
/// of punctuation, or up to four ideographs counted from the beginning of their
/// run (five rather than leaving one alone), so that both directions stop at the
/// same places. A line break is a stop as well.
pub fn moved(text: &str, rows: &[Row], caret: &Caret, motion: Motion) -> Option<Caret> {
    let mut from = caret.clone();
    from.clamp(text);
    let here = from.at;
    let mut goal = None;
    let target = match motion {
        Motion::Left => previous(text, here)?,
        Motion::Right => next(text, here)?,
        Motion::WordLeft => word_left(text, here)?,
        Motion::WordRight => word_right(text, here)?,
        Motion::RowStart => row_start(text, rows, here)?,
        Motion::RowEnd => row_end(text, rows, here)?,
        Motion::Up | Motion::Down => {
            let (row, column) = place(text, rows, here);
            let row = match motion {
                Motion::Up => row.checked_sub(1)?,
                _ => row + 1,
            };
            if row >= rows.len() {
                return None;
            }
            let column = from.goal.unwrap_or(column);
            goal = Some(column);
            at(text, rows, row, column)
        }
        Motion::Start => (here > 0).then_some(0)?,
        Motion::End => (here < text.len()).then_some(text.len())?,
    };
    Some(Caret {
        at: floor(text, target),
        anchor: from.anchor,
        goal,
    })
}

/// The line, without its line break, in which a position lies.
pub(super) fn line(text: &str, here: usize) -> Range<usize> {
    let start = text[..here].rfind('\n').map_or(0, |at| at + 1);
    let end = text[here..].find('\n').map_or(text.len(), |at| here + at);
    start..end
}

pub(super) fn row_start(text: &str, rows: &[Row], here: usize) -> Option<usize> {
    let (row, _) = place(text, rows, here);
    [
        rows.get(row).map_or(0, |row| row.start),
        line(text, here).start,
    ]
    .into_iter()
    .find(|target| *target < here)
}

fn row_end(text: &str, rows: &[Row], here: usize) -> Option<usize> {
    let (row, _) = place(text, rows, here);
    [at(text, rows, row, usize::MAX), line(text, here).end]
        .into_iter()
        .find(|target| *target > here)
}

pub(super) fn word_left(text: &str, here: usize) -> Option<usize> {
    let line = line(text, here);
    let words = words(&text[line.clone()]);
    let target = words
        .iter()
        .rev()
        .map(|word| line.start + word.start)
        .find(|start| *start < here);
    let target = target.unwrap_or(line.start);
    if target < here {
        Some(floor(text, target))
    } else {
        here.checked_sub(1)
    }
}

pub(super) fn word_right(text: &str, here: usize) -> Option<usize> {
    let line = line(text, here);
    let words = words(&text[line.clone()]);
    let target = words
        .iter()
        .map(|word| line.start + word.end)
        .find(|end| *end > here);
    let target = target.unwrap_or(line.end);
    if target > here {
        Some(ceil(text, target))
    } else {
        (here < text.len()).then_some(here + 1)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Ideograph,
    Word,
    Mark,
}

fn kind(segment: &str) -> Kind {
    match segment.chars().next().unwrap_or(' ') {
        c if c.is_whitespace() => Kind::Space,
        c if ideograph(c) => Kind::Ideograph,
        c if c.is_alphanumeric() || c == '_' => Kind::Word,
        _ => Kind::Mark,
    }
}

/// Han characters, and hiragana, which segmentation also takes one by one.
pub(super) fn ideograph(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3007}' | '\u{3041}'..='\u{309F}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The words of a line; what lies between them is space.
fn words(line: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut last = Kind::Space;
    // Ideographs in the newest word, and whether their run has words before it.
    let mut count = 0;
    let mut continued = false;
    for (start, segment) in line.split_word_bound_indices() {
        let end = start + segment.len();
        let kind = kind(segment);
        let same = kind == last;
        if last == Kind::Ideograph && !same && continued && count == 1 {
            join_last(&mut words);
        }
        last = kind;
        match (kind, words.last_mut()) {
            (Kind::Space, _) => continue,
            (Kind::Ideograph, Some(word)) if same && count < IDEOGRAPHS => {
                word.end = end;
                count += 1;
                continue;
            }
            (Kind::Mark, Some(word)) if same => {
                word.end = end;
                continue;
            }
            _ => {}
        }
        continued = same;
        count = 1;
        words.push(start..end);
    }
    if last == Kind::Ideograph && continued && count == 1 {
        join_last(&mut words);
    }
    words
}

fn join_last(words: &mut Vec<Range<usize>>) {
    if let Some(single) = words.pop()
        && let Some(word) = words.last_mut()
    {
        word.end = single.end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::wrap;
    use super::*;

    fn stops(text: &str, motion: Motion, from: usize) -> Vec<usize> {
        let rows = wrap(text, 200);
        let mut caret = Caret::new(from);
        let mut stops = Vec::new();
        while let Some(next) = moved(text, &rows, &caret, motion) {
            stops.push(text[..next.at].chars().count());
            caret = next;
        }
        stops
    }

    #[test]
    fn words_in_both_scripts() {
        let text = "don't v2.0，项目沟通管理方案 ok";
        assert_eq!(stops(text, Motion::WordRight, 0), [5, 10, 11, 15, 19, 22]);
        assert_eq!(
            stops(text, Motion::WordLeft, text.len()),
            [20, 15, 11, 10, 6, 0]
        );
        assert_eq!(stops("项目沟通管，理", Motion::WordRight, 0), [5, 6, 7]);
        assert_eq!(stops("ab\n\ncd ", Motion::WordRight, 0), [2, 3, 4, 6, 7]);
        assert_eq!(stops("ab\n\n cd", Motion::WordLeft, 7), [5, 4, 3, 2, 0]);
    }

    #[test]
    fn row_then_line() {
        let text = "项目沟通管理\nab";
        let rows = wrap(text, 4);
        let go = |at, motion| moved(text, &rows, &Caret::new(at), motion).map(|caret| caret.at);
        assert_eq!(go(9, Motion::RowStart), Some(6));
        assert_eq!(go(6, Motion::RowStart), Some(0));
        assert_eq!(go(0, Motion::RowStart), None);
        assert_eq!(go(6, Motion::RowEnd), Some(9));
        assert_eq!(go(9, Motion::RowEnd), Some(18));
        assert_eq!(go(18, Motion::RowEnd), None);
        assert_eq!(go(19, Motion::RowStart), None);
    }

    #[test]
    fn up_and_down_keep_the_column() {
        let text = "abcdef\nx\n项目沟通";
        let rows = wrap(text, 20);
        let mut caret = Caret::new(5);
        let mut places = Vec::new();
        while let Some(next) = moved(text, &rows, &caret, Motion::Down) {
            places.push(place(text, &rows, next.at));
            caret = next;
        }
        assert_eq!(places, [(1, 1), (2, 4)]);
        let caret = moved(text, &rows, &caret, Motion::Up).unwrap();
        let caret = moved(text, &rows, &caret, Motion::Up).unwrap();
        assert_eq!((caret.at, caret.goal), (5, Some(5)));
        assert_eq!(moved(text, &rows, &caret, Motion::Up), None);
    }
}
