//! A text that is written in the user's own editor.

use super::Wizard;
use super::message::Effect;
use crate::draft::MOST_TEXT;
use crate::locale::text as pair;
use crate::text::{self, Caret, Splice};

impl Wizard {
    /// Hands the focused text to the editor, if it has several lines.
    pub(super) fn edit_elsewhere(&mut self, effects: &mut Vec<Effect>) {
        let is_prose = self.focus.kind().is_some_and(|kind| kind.is_multiline());
        match self.focused_text().filter(|_| is_prose) {
            Some(written) => effects.push(Effect::Edit(written.to_owned())),
            None => {
                let hint = pair(
                    "只有多行文字可以用编辑器写。",
                    "Only a text of several lines can be written in your editor.",
                );
                self.tell(hint.in_lang(self.lang));
            }
        }
    }

    /// Takes the text over as one change. Only what differs is replaced, so that the caret stands where something was
    /// written last.
    pub(super) fn edited(&mut self, edited: &str) {
        let Some(written) = self.focused_text() else {
            return;
        };
        let mut new = text::clean(edited, true).text;
        // Editors end the last line; a person who writes an answer does not.
        if new.ends_with('\n') && !written.ends_with('\n') {
            new.pop();
        }
        if new.len() > MOST_TEXT {
            return self.warn(super::words::too_long(MOST_TEXT, self.lang));
        }
        let (splice, caret) = difference(written, &new);
        if splice.is_nothing() {
            let same = pair("编辑器没有改动这段文字。", "The editor changed nothing.");
            return self.tell(same.in_lang(self.lang));
        }
        let what = pair("在编辑器里改写", "write in the editor").in_lang(self.lang);
        self.splice(splice, caret, what.to_owned());
        self.history.seal();
        let done = pair(
            "已采用编辑器里的文字。Ctrl-Z 撤销。",
            "The editor's text was taken over. Ctrl-Z takes it back.",
        );
        self.tell(done.in_lang(self.lang));
    }
}

/// The change that makes one text of another, without what both begin and end with.
fn difference(old: &str, new: &str) -> (Splice, Caret) {
    let same = |(a, b): &(char, char)| a == b;
    let start: usize = (old.chars().zip(new.chars()))
        .take_while(same)
        .map(|(sign, _)| sign.len_utf8())
        .sum();
    let (removed, inserted) = (&old[start..], &new[start..]);
    let end: usize = (removed.chars().rev().zip(inserted.chars().rev()))
        .take_while(same)
        .map(|(sign, _)| sign.len_utf8())
        .sum();
    let splice = Splice {
        at: start,
        removed: removed[..removed.len() - end].to_owned(),
        inserted: inserted[..inserted.len() - end].to_owned(),
    };
    let caret = Caret::new(text::ceil(new, start + splice.inserted.len()));
    (splice, caret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_replaced() {
        for (old, new, at, removed, inserted) in [
            ("abc", "abc", 3, "", ""),
            ("aXc", "abbc", 1, "X", "bb"),
            ("aa", "aaa", 2, "", "a"),
            ("", "项目", 0, "", "项目"),
            ("项目", "", 0, "项目", ""),
            ("项目沟通", "项目管理沟通", 6, "", "管理"),
        ] {
            let (splice, caret) = difference(old, new);
            assert_eq!(splice.at, at, "{old} {new}");
            assert_eq!((&*splice.removed, &*splice.inserted), (removed, inserted));
            let mut text = old.to_owned();
            splice.apply(&mut text);
            assert_eq!(text, new);
            assert_eq!(caret.at, at + inserted.len());
        }
    }
}
