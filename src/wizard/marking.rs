//! Marked text: copied, cut, replaced, and what was copied before.

use super::message::Effect;
use super::popup::Popup;
use super::{Wizard, words};
use crate::locale::{Lang, text};
use crate::text::{self, Caret, Erase, Motion};

/// So many copied texts are kept.
const KEPT: usize = 9;
/// A longer text is not handed to the terminal's clipboard: some terminals drop it, some hang over it.
pub const CLIPBOARD: usize = 100 * 1024;

/// What was cut or copied, newest first. It outlives a change of draft, so that words can be carried over.
#[derive(Clone, Debug, Default)]
pub struct Ring {
    texts: Vec<String>,
}

impl Ring {
    /// Keeps a text; one that is there already comes to the front.
    pub fn keep(&mut self, words: String) {
        self.texts.retain(|held| *held != words);
        self.texts.insert(0, words);
        self.texts.truncate(KEPT);
    }

    /// The texts, newest first.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }
}

impl Wizard {
    /// What was cut or copied.
    pub fn ring(&self) -> &Ring {
        &self.ring
    }

    /// The text in which the caret stands, and the caret.
    fn typed(&self) -> Option<(&str, &Caret)> {
        match self.popups.last() {
            _ if !self.is_typing() => None,
            Some(popup) => popup.line().map(|line| (line.text.as_str(), &line.caret)),
            None => Some((self.focused_text()?, &self.caret)),
        }
    }

    /// The marked words, if any are.
    pub fn marked(&self) -> Option<&str> {
        let (written, caret) = self.typed()?;
        let mut caret = caret.clone();
        caret.clamp(written);
        written.get(caret.selection()?)
    }

    fn put_caret(&mut self, caret: Caret) {
        match self.popup_line() {
            Some(line) => line.caret = caret,
            None => self.caret = caret,
        }
    }

    /// Moves the caret and marks what it passes.
    pub(super) fn mark(&mut self, motion: Motion) {
        let cells = match self.popups.is_empty() {
            true => self.layout.text(),
            false => usize::MAX >> 1,
        };
        let Some((written, caret)) = self.typed() else {
            return;
        };
        let mut from = caret.clone();
        let fresh = from.anchor.is_none();
        from.anchor.get_or_insert(caret.at);
        let rows = text::wrap(written, cells);
        // At the first and the last row the rest of it is marked.
        let edge = match motion {
            Motion::Up => Motion::Start,
            Motion::Down => Motion::End,
            other => other,
        };
        let moved = text::moved(written, &rows, &from, motion)
            .or_else(|| text::moved(written, &rows, &from, edge));
        self.put_caret(moved.unwrap_or(from));
        self.history.seal();
        self.marking &= !fresh;
    }

    /// Marks the whole text.
    pub(super) fn mark_all(&mut self) {
        let Some((written, _)) = self.typed() else {
            return self.tell(nowhere(self.lang));
        };
        let caret = Caret {
            at: written.len(),
            anchor: Some(0),
            goal: None,
        };
        self.put_caret(caret);
        self.history.seal();
        self.marking = false;
    }

    /// From here on arrows mark, for keyboards and terminals on which Shift with arrows does nothing.
    pub(super) fn begin_marking(&mut self) {
        let Some((_, caret)) = self.typed() else {
            return self.tell(nowhere(self.lang));
        };
        let caret = Caret {
            anchor: Some(caret.at),
            ..caret.clone()
        };
        self.put_caret(caret);
        self.marking = true;
        let hint = text(
            "方向键开始选取文字；Ctrl-C 复制，Ctrl-X 剪切，Esc 结束。",
            "Arrows mark text now; Ctrl-C copies, Ctrl-X cuts, Esc ends it.",
        );
        self.tell(hint.in_lang(self.lang));
    }

    /// Whether arrows mark although Shift is not held.
    pub(super) fn is_marking(&self) -> bool {
        self.marking
            && self
                .typed()
                .is_some_and(|(_, caret)| caret.anchor.is_some())
    }

    /// Ends the marking. Whether there was any.
    pub(super) fn unmark(&mut self) -> bool {
        let was = self.marked().is_some() || self.is_marking();
        self.marking = false;
        if let Some((_, caret)) = self.typed() {
            let caret = Caret {
                anchor: None,
                ..caret.clone()
            };
            self.put_caret(caret);
        }
        was
    }

    /// Before a plain motion: what is marked is so no more. Left and Right go to its ends; whether that was all.
    pub(super) fn leave_marked(&mut self, motion: Motion) -> bool {
        let Some((written, caret)) = self.typed() else {
            return false;
        };
        let mut caret = caret.clone();
        caret.clamp(written);
        let to = caret.selection().and_then(|marked| match motion {
            Motion::Left => Some(marked.start),
            Motion::Right => Some(marked.end),
            _ => None,
        });
        self.unmark();
        if let Some(at) = to {
            self.put_caret(Caret::new(at));
            self.history.seal();
        }
        to.is_some()
    }

    /// Copies what is marked: into the own ring, and to the terminal's clipboard.
    pub(super) fn copy(&mut self, effects: &mut Vec<Effect>) {
        if let Some(done) = self.take_marked(effects) {
            self.tell(match self.lang {
                Lang::Zh => format!("已复制 {done}Ctrl-V 粘贴。"),
                Lang::En => format!("Copied {done}Ctrl-V pastes."),
            });
        }
    }

    /// Copies what is marked and takes it out of the text.
    pub(super) fn cut(&mut self, effects: &mut Vec<Effect>) {
        if let Some(done) = self.take_marked(effects) {
            self.erase(Erase::Left);
            self.tell(match self.lang {
                Lang::Zh => format!("已剪切 {done}Ctrl-V 粘贴，Ctrl-Z 恢复。"),
                Lang::En => format!("Cut {done}Ctrl-V pastes, Ctrl-Z brings it back."),
            });
        }
    }

    /// Keeps what is marked; says how much it is, and whether the clipboard has it too.
    fn take_marked(&mut self, effects: &mut Vec<Effect>) -> Option<String> {
        let Some(marked) = self.marked() else {
            let hint = text(
                "没有选中文字：Shift 加方向键选取，或在全部命令（Ctrl-K）里选“全选”。",
                "Nothing is marked: Shift with arrows marks, or \"mark all\" in the commands (Ctrl-K).",
            );
            self.tell(hint.in_lang(self.lang));
            return None;
        };
        // What goes to other programs must not act on them: a draft may be a stranger's.
        let marked = text::clean(marked, true).text;
        let amount = amount(&marked, self.lang);
        self.ring.keep(marked.clone());
        self.marking = false;
        let fits = marked.len() <= CLIPBOARD;
        if fits {
            effects.push(Effect::Copy(marked));
        }
        Some(match (self.lang, fits) {
            (Lang::Zh, true) => format!("{amount}。"),
            (Lang::En, true) => format!("{amount}. "),
            (Lang::Zh, false) => format!("{amount}，太长，只能在本程序内粘贴。"),
            (Lang::En, false) => format!("{amount}, too long for other programs. "),
        })
    }

    /// Pastes what was copied last.
    pub(super) fn paste_copied(&mut self) {
        match self.ring.texts().first().cloned() {
            Some(words) => self.paste(&words),
            None => {
                let hint = text(
                    "还没有在这里复制过文字；其他程序的内容用终端的粘贴键。",
                    "Nothing was copied here yet; what other programs copied comes by the terminal's paste key.",
                );
                self.tell(hint.in_lang(self.lang));
            }
        }
    }

    /// Opens the list of what was copied before.
    pub(super) fn open_copied(&mut self) {
        match self.ring.texts().is_empty() {
            true => self.paste_copied(),
            false => self.popups.push(Popup::Copied { row: 0 }),
        }
    }

    /// Enter on a text of that list.
    pub(super) fn paste_chosen(&mut self, row: usize) {
        self.popups.pop();
        if let Some(words) = self.ring.texts().get(row).cloned() {
            self.ring.keep(words.clone());
            self.paste(&words);
        }
    }
}

/// How much a text is, in what a person counts.
pub fn amount(words: &str, lang: Lang) -> String {
    let count = text::clusters(words).count();
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 字"),
        (Lang::En, 1) => "1 character".to_owned(),
        (Lang::En, _) => format!("{count} characters"),
    }
}

/// Text was pasted, how to take that back, and what had to be done to it.
pub fn pasted(words: &str, breaks: usize, lang: Lang) -> String {
    let amount = amount(words, lang);
    let done = match lang {
        Lang::Zh => format!("已粘贴 {amount}。Ctrl-Z 撤销。"),
        Lang::En => format!("Pasted {amount}. Ctrl-Z takes it back."),
    };
    match (breaks, lang) {
        (0, _) => done,
        (_, Lang::Zh) => format!("{}{done}", words::breaks_replaced(breaks, lang)),
        (_, Lang::En) => format!("{} {done}", words::breaks_replaced(breaks, lang)),
    }
}

fn nowhere(lang: Lang) -> &'static str {
    text("光标不在文字里。", "The cursor is not in a text.").in_lang(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_keeps_what_was_copied_last() {
        let mut ring = Ring::default();
        for number in 0..12 {
            ring.keep(number.to_string());
        }
        ring.keep("5".to_owned());
        let kept: Vec<&str> = ring.texts().iter().map(String::as_str).collect();
        assert_eq!(kept, ["5", "11", "10", "9", "8", "7", "6", "4", "3"]);
    }

    #[test]
    fn a_person_counts_clusters() {
        assert_eq!(amount("👨‍👩‍👧é", Lang::En), "2 characters");
        assert_eq!(
            pasted("a b", 1, Lang::En),
            "This field has one line: 1 line break became a space. Pasted 3 characters. Ctrl-Z takes it back."
        );
    }
}
