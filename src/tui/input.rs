//! The way in: what the user types, and what other threads have to say to the main loop.
//!
//! [`Reader::wait`] sleeps without a time limit until something comes. A timer exists only while
//! an escape sequence or a bracketed paste is incomplete, and for a few milliseconds after a line
//! end that followed a text more quickly than fingers do.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::time::{Duration, Instant};

use super::decode::Token;
use crate::wizard::key::{Key, KeyCode};
use crate::wizard::pointer::Pointer;

#[cfg(unix)]
pub use unix::{Reader, Waker};
#[cfg(windows)]
pub use windows::{Reader, Waker};

/// More characters than this at once were pasted, or might as well have been.
const TYPED_AT_ONCE: usize = 16;
/// Reads from this size on are looked at for more before they are delivered,
const LARGE: usize = 256;
/// for this long at most.
const LOOK_FOR_MORE: Duration = Duration::from_millis(8);
/// For this long after a paste an Enter belongs to it: pastes arrive in pieces, and a text with an
/// end mark of a paste in it must not press our buttons.
const SETTLING: Duration = Duration::from_millis(50);
/// Texts that come so soon after each other, in reads of their own, were not typed by fingers.
const QUICK: Duration = Duration::from_millis(5);

/// One thing that the main loop has to deal with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key that is not plain typing.
    Key(Key),
    /// Typed characters; several if they came at once, as an input method sends them.
    Text(String),
    /// Typing too fast for fingers: a paste in a terminal that does not mark pastes. Line ends are
    /// `\n`; tabs between texts are kept.
    Burst(String),
    /// A marked paste. Line ends are `\n`, tabs are kept, other control characters are gone.
    Paste(String),
    /// The terminal says where its cursor stands: row and column, from 1.
    Cursor(u16, u16),
    /// The mouse did something.
    Pointer(Pointer),
    /// The terminal has a new size: ask [`super::session::size`].
    Resize,
    /// The program was stopped and goes on: the screen has to be drawn anew, and files may have
    /// changed.
    Resumed,
    /// [`Waker::wake`] was called, once or several times.
    Woken,
    /// The terminal is gone, for ever: save and end. Said again by every further wait.
    Gone,
}

/// Finds the pastes that no terminal marked.
#[derive(Debug, Default)]
struct Bursts {
    settled: Option<Instant>,
    /// When the last read that ended in text came,
    texts_at: Option<Instant>,
    /// and how many such reads came in quick succession.
    texts: usize,
}

impl Bursts {
    /// Turns what came in at once, in so many bytes, into inputs.
    fn sort(&mut self, tokens: &mut Vec<Token>, bytes: usize, inputs: &mut Vec<Input>) {
        self.sort_at(Instant::now(), tokens, bytes, inputs);
    }

    /// How many reads that ended in text came right before, each quickly after the other.
    fn quick_texts(&self, now: Instant) -> usize {
        let quick = self.texts_at.is_some_and(|at| now < at + QUICK);
        if quick { self.texts } else { 0 }
    }

    /// Whether the next few milliseconds tell what a line end at the end is: one that follows a text more quickly than
    /// fingers do may be a key, or belong to a paste that arrives letter by letter, in its middle or at its end.
    fn is_in_doubt(&self, now: Instant, tokens: &[Token]) -> bool {
        let Some((Token::Key(last), before)) = tokens.split_last() else {
            return false;
        };
        let follows_text = match before.last() {
            Some(before) => matches!(before, Token::Text(_)),
            None => self.quick_texts(now) > 0,
        };
        sign(*last) == Some('\n') && follows_text
    }

    fn sort_at(
        &mut self,
        now: Instant,
        tokens: &mut Vec<Token>,
        bytes: usize,
        inputs: &mut Vec<Input>,
    ) {
        if tokens.is_empty() {
            return;
        }
        let mut settling = self.settled.take().is_some_and(|at| now < at);
        let texts = self.quick_texts(now);
        let mut pasted = bytes >= LARGE || texts > 2;
        let mut run = Run {
            texts,
            ..Run::default()
        };
        for token in tokens.drain(..) {
            match token {
                Token::Text(text) => run.text(text),
                Token::Key(key) if run.key(key) => {}
                Token::Key(key) => {
                    run.end(settling, inputs);
                    inputs.push(Input::Key(key));
                }
                Token::Cursor(row, column) => {
                    run.end(settling, inputs);
                    inputs.push(Input::Cursor(row, column));
                }
                Token::Pointer(pointer) => {
                    run.end(settling, inputs);
                    inputs.push(Input::Pointer(pointer));
                }
                Token::Paste(text) => {
                    run.end(settling, inputs);
                    inputs.push(Input::Paste(text));
                    settling = true;
                    pasted = true;
                }
            }
        }
        run.end(settling, inputs);
        if pasted {
            self.settled = Some(now + SETTLING);
        }
        // A line end of a paste keeps the count, and is no text itself.
        self.texts = match inputs.last() {
            Some(Input::Text(_)) => texts + 1,
            Some(Input::Burst(text)) => texts + usize::from(text.chars().any(|c| c != '\n')),
            _ => 0,
        };
        self.texts_at = (self.texts > 0).then_some(now);
    }
}

/// Text, line ends and tabs that follow each other.
#[derive(Default)]
struct Run {
    parts: Vec<Input>,
    /// Reads that ended in text and came right before.
    texts: usize,
}

impl Run {
    fn text(&mut self, text: String) {
        self.parts.push(Input::Text(text));
    }

    /// Takes a key that may be part of a pasted text.
    fn key(&mut self, key: Key) -> bool {
        let mine = sign(key).is_some();
        if mine {
            self.parts.push(Input::Key(key));
        }
        mine
    }

    /// Delivers the run, as a burst if it is one.
    fn end(&mut self, settling: bool, inputs: &mut Vec<Input>) {
        let parts = std::mem::take(&mut self.parts);
        // A tab at the end is the next field's.
        let tab = |part: &Input| matches!(part, Input::Key(key) if sign(*key) == Some('\t'));
        let length = parts
            .iter()
            .rposition(|part| !tab(part))
            .map_or(0, |at| at + 1);
        let (mut letters, mut keys, mut lines) = (0, 0, 0);
        for part in &parts[..length] {
            match part {
                Input::Text(text) => letters += text.chars().count(),
                Input::Key(key) if sign(*key) == Some('\n') => lines += 1,
                _ => keys += 1,
            }
        }
        keys += letters + lines;
        let before = std::mem::take(&mut self.texts);
        let burst = letters > TYPED_AT_ONCE
            || (lines > 0 && (settling || (letters + before > 0 && keys + before >= 3)));
        let mut parts = parts.into_iter();
        if burst {
            let mut text = String::new();
            for part in parts.by_ref().take(length) {
                match part {
                    Input::Text(part) => text.push_str(&part),
                    Input::Key(key) => text.extend(sign(key)),
                    _ => {}
                }
            }
            inputs.push(Input::Burst(text));
        }
        inputs.extend(parts);
    }
}

/// What a key stands for in a pasted text.
fn sign(key: Key) -> Option<char> {
    let line_feed = Key::ctrl('j');
    match key.code {
        _ if key == line_feed => Some('\n'),
        KeyCode::Enter if key == Key::plain(KeyCode::Enter) => Some('\n'),
        KeyCode::Tab if key == Key::plain(KeyCode::Tab) => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode::Decoder;
    use super::*;

    /// What comes of bytes that arrive at once.
    fn at_once(bursts: &mut Bursts, bytes: &str) -> Vec<Input> {
        let (mut tokens, mut inputs) = (Vec::new(), Vec::new());
        Decoder::default().feed(bytes.as_bytes(), &mut tokens);
        bursts.sort(&mut tokens, bytes.len(), &mut inputs);
        inputs
    }

    fn key(spelling: &str) -> Input {
        Input::Key(Key::parse(spelling).expect(spelling))
    }

    fn text(text: &str) -> Input {
        Input::Text(text.to_owned())
    }

    fn burst(text: &str) -> Input {
        Input::Burst(text.to_owned())
    }

    #[test]
    fn typing_and_bursts() {
        for (bytes, expected) in [
            ("a", vec![text("a")]),
            ("\r", vec![key("enter")]),
            ("a\r", vec![text("a"), key("enter")]),
            // an input method's commit
            ("项目沟通管理方案", vec![text("项目沟通管理方案")]),
            ("\r\r\r", vec![key("enter"); 3]),
            ("ab\tcd", vec![text("ab"), key("tab"), text("cd")]),
            ("\x1b[A\x1b[A", vec![key("up"), key("up")]),
            // pastes without marks
            ("ab\r", vec![burst("ab\n")]),
            ("a\rb", vec![burst("a\nb")]),
            ("a\nb\tc\r\r", vec![burst("a\nb\tc\n\n")]),
            ("第一行\r第二行", vec![burst("第一行\n第二行")]),
            ("12345678901234567", vec![burst("12345678901234567")]),
            (
                "1234567890\t1234567\t",
                vec![burst("1234567890\t1234567"), key("tab")],
            ),
            ("ab\rc\x1b[Bd", vec![burst("ab\nc"), key("down"), text("d")]),
        ] {
            assert_eq!(
                at_once(&mut Bursts::default(), bytes),
                expected,
                "{bytes:?}"
            );
        }
    }

    /// A paste that arrives letter by letter: time after the beginning in microseconds, what came, what comes of it.
    #[test]
    fn what_comes_letter_by_letter_is_told_by_its_pace() {
        let typed = |steps: &[(u64, &str, Vec<Input>)]| {
            let (start, mut bursts) = (Instant::now(), Bursts::default());
            for (after, bytes, expected) in steps {
                let (mut tokens, mut inputs) = (Vec::new(), Vec::new());
                Decoder::default().feed(bytes.as_bytes(), &mut tokens);
                let now = start + Duration::from_micros(*after);
                bursts.sort_at(now, &mut tokens, bytes.len(), &mut inputs);
                assert_eq!(inputs, *expected, "{bytes:?} at {after}");
            }
        };
        typed(&[
            (0, "a", vec![text("a")]),
            (200, "b", vec![text("b")]),
            (400, "\r", vec![burst("\n")]),
            (600, "c", vec![text("c")]),
            (800, "\r", vec![burst("\n")]),
            // The program was held up for a moment.
            (30_800, "\r", vec![burst("\n")]),
            (300_000, "\r", vec![key("enter")]),
        ]);
        // Fingers, and an input method's commit with Enter after it.
        typed(&[
            (0, "a", vec![text("a")]),
            (30_000, "b", vec![text("b")]),
            (60_000, "\r", vec![key("enter")]),
            (90_000, "项目", vec![text("项目")]),
            (93_000, "\r", vec![key("enter")]),
            (94_000, "\t", vec![key("tab")]),
        ]);
    }

    #[test]
    fn only_a_line_end_right_after_a_text_is_in_doubt() {
        let start = Instant::now();
        let doubt = |before: &str, after: u64, bytes: &str| {
            let (mut bursts, mut tokens) = (Bursts::default(), Vec::new());
            Decoder::default().feed(before.as_bytes(), &mut tokens);
            bursts.sort_at(start, &mut tokens, before.len(), &mut Vec::new());
            tokens.clear();
            Decoder::default().feed(bytes.as_bytes(), &mut tokens);
            bursts.is_in_doubt(start + Duration::from_micros(after), &tokens)
        };
        assert!(doubt("a", 200, "\r"));
        assert!(doubt("", 0, "a\r"));
        for (before, after, bytes) in [
            ("a", 20_000, "\r"),
            ("\r", 200, "\r"),
            ("a", 200, "b"),
            ("a", 200, "\t"),
            ("\x1b[A", 200, "\r"),
        ] {
            assert!(!doubt(before, after, bytes), "{before:?} {bytes:?}");
        }
    }

    #[test]
    fn a_paste_presses_no_button() {
        let mut bursts = Bursts::default();
        let inputs = at_once(&mut bursts, "\x1b[200~a\x1b[201~\rb\x1b[201~");
        assert_eq!(inputs, [Input::Paste("a".to_owned()), burst("\nb")]);
        // The rest of it, in the next read.
        assert_eq!(at_once(&mut bursts, "\r"), [burst("\n")]);
        assert_eq!(at_once(&mut bursts, "\r"), [key("enter")]);
        at_once(&mut bursts, &"x".repeat(LARGE));
        std::thread::sleep(SETTLING);
        assert_eq!(at_once(&mut bursts, "\r"), [key("enter")]);
    }
}
