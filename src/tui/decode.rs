//! Bytes from a terminal to keys, text and pastes.
//!
//! Covers what xterm, VTE, rxvt, PuTTY, the Linux console and their kin send while no special
//! keyboard protocol is on. Whatever else arrives is swallowed whole, so that no reply of a
//! terminal ever turns into typing, and typing is never swallowed for longer than
//! [`ESCAPE_PATIENCE`]: a key such as Alt-] begins like a control string that would never end.
//!
//! Splitting the bytes differently over reads never changes the result; only silence does, through
//! [`Decoder::expire`].

use std::time::Duration;

use super::sequence::{LONGEST_KEY, Meaning, Scan, control, is_control, scan};
use crate::wizard::key::{Key, KeyCode};
use crate::wizard::pointer::Pointer;

/// How long a sequence may stay incomplete before it counts as what has been typed: a lone Esc.
pub const ESCAPE_PATIENCE: Duration = Duration::from_millis(25);
/// How long a bracketed paste may stay silent before what came of it is delivered.
pub const PASTE_PATIENCE: Duration = Duration::from_millis(500);

const PASTE_END: &[u8] = b"\x1b[201~";
/// One thing that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A key that is not plain typing.
    Key(Key),
    /// Typed characters, without control characters.
    Text(String),
    /// A bracketed paste: line ends are `\n`, tabs are kept, other control characters are gone.
    Paste(String),
    /// The terminal says where its cursor stands: row and column, from 1.
    Cursor(u16, u16),
    /// The mouse did something.
    Pointer(Pointer),
}

/// Decodes input that arrives in pieces.
#[derive(Debug, Default)]
pub struct Decoder {
    /// An unfinished escape sequence or UTF-8 character.
    held: Vec<u8>,
    /// The bytes of an open bracketed paste.
    paste: Option<Vec<u8>>,
}

impl Decoder {
    /// How long to wait for more before [`Decoder::expire`] is due; `None` if nothing is open.
    pub fn patience(&self) -> Option<Duration> {
        if self.paste.is_some() {
            Some(PASTE_PATIENCE)
        } else if self.held.first() == Some(&0x1b) {
            Some(ESCAPE_PATIENCE)
        } else {
            None
        }
    }

    /// Takes the next bytes and adds what they complete to `out`.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Token>) {
        if self.held.is_empty() {
            return self.run(bytes, out);
        }
        let mut joined = std::mem::take(&mut self.held);
        joined.extend_from_slice(bytes);
        self.run(&joined, out);
    }

    /// Nothing more came in time: delivers what is open as what it is by now.
    pub fn expire(&mut self, out: &mut Vec<Token>) {
        if let Some(body) = self.paste.take() {
            out.push(Token::Paste(pasted(&body)));
        }
        while self.held.first() == Some(&0x1b) {
            let held = std::mem::take(&mut self.held);
            match held.get(1) {
                None => out.push(Token::Key(Key::plain(KeyCode::Esc))),
                Some(0x1b) => {
                    out.push(Token::Key(Key::plain(KeyCode::Esc)));
                    self.held = held[1..].to_vec();
                }
                Some(b'[') if held.len() > 2 => {}
                Some(&second) => {
                    out.push(Token::Key(Key::alt(char::from(second))));
                    if held.len() <= LONGEST_KEY {
                        self.run(&held[2..], out);
                    }
                }
            }
        }
    }

    fn run(&mut self, data: &[u8], out: &mut Vec<Token>) {
        let mut at = 0;
        while at < data.len() {
            let rest = &data[at..];
            if let Some(body) = &mut self.paste {
                // Only the seam is looked at twice: a paste of megabytes stays linear.
                let seam = body.len().saturating_sub(PASTE_END.len() - 1);
                body.extend_from_slice(rest);
                let Some(end) = find(&body[seam..], PASTE_END) else {
                    return;
                };
                at = data.len() - (body.len() - (seam + end + PASTE_END.len()));
                body.truncate(seam + end);
                out.push(Token::Paste(pasted(body)));
                self.paste = None;
                continue;
            }
            match rest[0] {
                0x1b => match scan(rest) {
                    Scan::More => {
                        self.held = rest.to_vec();
                        return;
                    }
                    Scan::Done(length, meaning) => {
                        at += length;
                        match meaning {
                            Meaning::Nothing => {}
                            Meaning::Key(key) => out.push(Token::Key(key)),
                            Meaning::Typed(c) => push_text(out, c.encode_utf8(&mut [0; 4])),
                            Meaning::Cursor(row, column) => {
                                out.push(Token::Cursor(row, column));
                            }
                            Meaning::Pointer(pointer) => out.push(Token::Pointer(pointer)),
                            Meaning::PasteStart => self.paste = Some(Vec::new()),
                        }
                    }
                },
                byte if is_control(byte) => {
                    out.push(Token::Key(control(byte, false)));
                    at += 1;
                }
                _ => {
                    let end = rest.iter().position(|b| is_control(*b));
                    let length = end.unwrap_or(rest.len());
                    let tail = typed(&rest[..length], out);
                    if end.is_none() {
                        self.held = tail.to_vec();
                    }
                    at += length;
                }
            }
        }
    }
}

/// Adds printable bytes as text; gives back a character that is not complete yet. Bytes that are
/// not UTF-8 are dropped.
fn typed<'a>(mut bytes: &'a [u8], out: &mut Vec<Token>) -> &'a [u8] {
    loop {
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                push_text(out, text);
                return &[];
            }
            Err(error) => {
                let (good, bad) = bytes.split_at(error.valid_up_to());
                push_text(out, std::str::from_utf8(good).unwrap_or_default());
                match error.error_len() {
                    None => return bad,
                    Some(length) => bytes = &bad[length..],
                }
            }
        }
    }
}

/// Adds text, to the text before it if there is some. Drops the C1 controls, which are two
/// ordinary-looking bytes in UTF-8.
fn push_text(out: &mut Vec<Token>, text: &str) {
    let mut clean = text.chars().filter(|c| !c.is_control()).peekable();
    if clean.peek().is_none() {
        return;
    }
    match out.last_mut() {
        Some(Token::Text(before)) => before.extend(clean),
        _ => out.push(Token::Text(clean.collect())),
    }
}

/// A paste as text.
fn pasted(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut clean = String::with_capacity(text.len());
    let mut after_cr = false;
    for c in text.chars() {
        match c {
            '\r' => clean.push('\n'),
            '\n' if after_cr => {}
            '\n' | '\t' => clean.push(c),
            c if c.is_control() => {}
            c => clean.push(c),
        }
        after_cr = c == '\r';
    }
    clean
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += bytes[at..].iter().position(|b| *b == wanted[0])?;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
