//! Changing a text: every change is a splice, which knows what it took away.

use super::caret::{Caret, ceil, floor, next, place, previous};
use super::motion::{ideograph, row_start, word_left, word_right};
use super::wrap::Row;

/// At one place one text was replaced by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// First byte.
    pub at: usize,
    /// What stood there.
    pub removed: String,
    /// What stands there now.
    pub inserted: String,
}

impl Splice {
    /// Makes the change. A text that it was not made for is left alone.
    pub fn apply(&self, text: &mut String) {
        let end = self.at.saturating_add(self.removed.len());
        if text.get(self.at..end) == Some(self.removed.as_str()) {
            text.replace_range(self.at..end, &self.inserted);
        }
    }

    /// Whether it changes nothing.
    pub fn is_nothing(&self) -> bool {
        self.removed == self.inserted
    }

    /// The change that takes this one back.
    pub fn inverse(&self) -> Splice {
        Splice {
            at: self.at,
            removed: self.inserted.clone(),
            inserted: self.removed.clone(),
        }
    }

    /// Takes a change that [`joins`] this one into it.
    pub fn absorb(&mut self, next: &Splice) {
        if next.removed.is_empty() {
            self.inserted.push_str(&next.inserted);
        } else if next.at == self.at {
            self.removed.push_str(&next.removed);
        } else {
            self.at = next.at;
            self.removed.insert_str(0, &next.removed);
        }
    }
}

/// What an erasing key takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erase {
    /// The cluster before the caret.
    Left,
    /// The cluster after it.
    Right,
    /// Back to the beginning of a word.
    WordLeft,
    /// On to the end of a word.
    WordRight,
    /// Back to the beginning of the row, from there of the line.
    ToRowStart,
    /// On to the end of the row.
    ToRowEnd,
}

/// Puts a text at the caret, in place of the selection if there is one. The new
/// caret stands behind it, or behind the cluster that it has become part of.
/// Nothing is cleaned and no limit kept here.
pub fn insert(text: &str, caret: &Caret, what: &str) -> (Splice, Caret) {
    let mut caret = caret.clone();
    caret.clamp(text);
    let range = caret.selection().unwrap_or(caret.at..caret.at);
    change(text, range.start, range.end, what)
}

/// Erases the selection, or else what the key takes away; `None` at the edge.
pub fn erase(text: &str, rows: &[Row], caret: &Caret, what: Erase) -> Option<(Splice, Caret)> {
    let mut caret = caret.clone();
    caret.clamp(text);
    if let Some(range) = caret.selection() {
        return Some(change(text, range.start, range.end, ""));
    }
    let here = caret.at;
    let other = match what {
        Erase::Left => previous(text, here)?,
        Erase::Right => next(text, here)?,
        Erase::WordLeft => word_left(text, here)?,
        Erase::WordRight => word_right(text, here)?,
        Erase::ToRowStart => row_start(text, rows, here)?,
        Erase::ToRowEnd => {
            let (row, _) = place(text, rows, here);
            rows.get(row).map_or(here, |row| row.end.max(here))
        }
    };
    let other = floor(text, other);
    if other == here {
        return None;
    }
    Some(change(text, here.min(other), here.max(other), ""))
}

fn change(text: &str, start: usize, end: usize, what: &str) -> (Splice, Caret) {
    let splice = Splice {
        at: start,
        removed: text[start..end].to_owned(),
        inserted: what.to_owned(),
    };
    // Neighbours may have become one cluster, so the new text decides.
    let mut changed = String::with_capacity(text.len() + what.len());
    changed.push_str(&text[..start]);
    changed.push_str(what);
    changed.push_str(&text[end..]);
    let at = ceil(&changed, start + what.len());
    (splice, Caret::new(at))
}

/// More characters at once are a paste, or a selection erased.
const TYPED: usize = 8;
/// Chinese has no spaces, so an undo step also ends after so many ideographs.
const IDEOGRAPHS: usize = 12;

/// Whether a change belongs to the same undo step as the typing before it.
/// `previous` is the step so far (see [`Splice::absorb`]).
///
/// Typing joins until a word or clause has ended; erasing joins erasing at the
/// same place. A paste joins nothing before it; what is typed right behind a
/// paste can be told from it only if the paste looks unlike typing, so whoever
/// knows that it was a paste ends the step.
pub fn joins(previous: &Splice, next: &Splice) -> bool {
    if !next.removed.is_empty() {
        return next.inserted.is_empty()
            && previous.inserted.is_empty()
            && !previous.removed.is_empty()
            && next.removed.chars().nth(TYPED).is_none()
            && (next.at == previous.at || next.at + next.removed.len() == previous.at);
    }
    !next.inserted.is_empty()
        && next.at == previous.at + previous.inserted.len()
        && next.inserted.chars().nth(TYPED).is_none()
        && one_step(&previous.inserted, &next.inserted)
}

/// Whether text typed so far could have been one step and may go on.
fn one_step(before: &str, after: &str) -> bool {
    let Some(mut last) = before.chars().next() else {
        return false;
    };
    let mut ideographs = 0;
    for c in before.chars() {
        if ends(last) && !ends(c) {
            return false;
        }
        ideographs += usize::from(ideograph(c));
        last = c;
    }
    let goes_on = after.chars().next().is_some_and(ends);
    goes_on || (!ends(last) && ideographs < IDEOGRAPHS)
}

/// What ends a word or a clause.
fn ends(c: char) -> bool {
    c.is_whitespace() || "，。；！？、：,.;:!?".contains(c)
}

#[cfg(test)]
mod tests {
    use super::super::wrap;
    use super::*;

    /// Types piece by piece; how many undo steps are there?
    fn steps<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let mut text = String::new();
        let mut caret = Caret::default();
        let mut steps: Vec<Splice> = Vec::new();
        for piece in pieces {
            let (splice, moved) = insert(&text, &caret, piece);
            splice.apply(&mut text);
            caret = moved;
            match steps.last_mut() {
                Some(step) if joins(step, &splice) => step.absorb(&splice),
                _ => steps.push(splice),
            }
        }
        steps.into_iter().map(|step| step.inserted).collect()
    }

    #[test]
    fn typing_is_undone_by_words_and_clauses() {
        let english = "communication, plan\nnext".split_inclusive(|_| true);
        assert_eq!(steps(english), ["communication, ", "plan\n", "next"]);
        let chinese = ["项目", "沟通", "，", "管理", "方案"];
        assert_eq!(steps(chinese), ["项目沟通，", "管理方案"]);
        let long: Vec<_> = std::iter::repeat_n("项目", 15).collect();
        assert_eq!(
            steps(long),
            ["项目".repeat(6), "项目".repeat(6), "项目".repeat(3)]
        );
        let paste = ["a", "pasted, all of it", "b"];
        assert_eq!(steps(paste), paste);
    }

    #[test]
    fn erasing_joins_at_the_same_place() {
        let cut = |at, removed: &str| Splice {
            at,
            removed: removed.into(),
            inserted: String::new(),
        };
        assert!(joins(&cut(4, "b"), &cut(3, "a")));
        assert!(joins(&cut(4, "b"), &cut(4, "c")));
        assert!(!joins(&cut(4, "b"), &cut(1, "a")));
        assert!(!joins(&cut(19, "b"), &cut(3, "a long selection")));
        let mut step = cut(4, "b");
        step.absorb(&cut(3, "a"));
        step.absorb(&cut(3, "c"));
        assert_eq!(step, cut(3, "abc"));
    }

    #[test]
    fn a_mark_joins_its_letter() {
        let (splice, caret) = insert("e", &Caret::new(1), "\u{301}");
        assert_eq!((splice.at, caret.at), (1, 3));
        let (_, caret) = insert("🇳", &Caret::new(0), "🇨");
        assert_eq!(caret.at, 8);
        let (splice, caret) = erase("🇨\n🇳", &[], &Caret::new(5), Erase::Left).unwrap();
        assert_eq!((splice.removed.as_str(), caret.at), ("\n", 8));
    }

    #[test]
    fn erasing_to_the_ends() {
        let text = "项目沟通\nab";
        let rows = wrap(text, 4);
        let go =
            |at, what| erase(text, &rows, &Caret::new(at), what).map(|(splice, _)| splice.removed);
        assert_eq!(go(9, Erase::ToRowStart).as_deref(), Some("沟"));
        assert_eq!(go(6, Erase::ToRowStart).as_deref(), Some("项目"));
        assert_eq!(go(0, Erase::ToRowStart), None);
        assert_eq!(go(3, Erase::ToRowEnd).as_deref(), Some("目"));
        assert_eq!(go(12, Erase::ToRowEnd), None);
        assert_eq!(go(13, Erase::WordLeft).as_deref(), Some("\n"));
        assert_eq!(go(0, Erase::WordRight).as_deref(), Some("项目沟通"));
        let selected = Caret {
            at: 3,
            anchor: Some(9),
            goal: None,
        };
        let (splice, caret) = erase(text, &rows, &selected, Erase::Left).unwrap();
        assert_eq!((splice.removed.as_str(), caret), ("目沟", Caret::new(3)));
        let (splice, caret) = insert(text, &selected, "X");
        assert_eq!((splice.removed.as_str(), caret), ("目沟", Caret::new(4)));
    }
}
