//! Escape sequences: which bytes belong to one, and which key it is.

use crate::wizard::key::{Key, KeyCode};
use crate::wizard::pointer::Pointer;

/// No key is longer than this; longer ones are somebody's noise.
pub(super) const LONGEST_KEY: usize = 64;
/// A control string (a reply to a question that we never ask) is skipped up to this length.
const LONGEST_STRING: usize = 64 * 1024;

/// What the bytes from an escape on turned out to be.
pub(super) enum Scan {
    /// More bytes are needed to tell.
    More,
    /// So many bytes, which mean this (or nothing to us).
    Done(usize, Meaning),
}

/// What a sequence means.
pub(super) enum Meaning {
    /// No business of ours.
    Nothing,
    /// A key.
    Key(Key),
    /// Plain typing.
    Typed(char),
    /// A bracketed paste begins.
    PasteStart,
    /// The terminal says where its cursor stands: row and column, from 1.
    Cursor(u16, u16),
    /// The mouse did something.
    Pointer(Pointer),
}

/// Whether a byte is a control character by itself.
pub(super) fn is_control(byte: u8) -> bool {
    byte < 0x20 || byte == 0x7f
}

/// The key behind a control byte. LF is Ctrl-J and BS is Ctrl-H: in raw mode no terminal sends
/// them for Enter and Backspace.
pub(super) fn control(byte: u8, alt: bool) -> Key {
    let (code, ctrl) = match byte {
        b'\r' => (KeyCode::Enter, false),
        b'\t' => (KeyCode::Tab, false),
        0x1b => (KeyCode::Esc, false),
        0x7f => (KeyCode::Backspace, false),
        0 => (KeyCode::Char(' '), true),
        // 1 to 26 are letters, 28 to 31 are \ ] ^ _.
        _ => (KeyCode::Char(char::from(byte | 0x40)), true),
    };
    Key::new(code, ctrl, alt, false)
}

/// Reads what begins with an escape.
pub(super) fn scan(bytes: &[u8]) -> Scan {
    let Some(&second) = bytes.get(1) else {
        return Scan::More;
    };
    let esc = Scan::Done(1, Meaning::Key(Key::plain(KeyCode::Esc)));
    match second {
        b'[' => csi(bytes),
        b'O' => ss3(bytes),
        b']' | b'P' | b'_' | b'^' | b'X' => string(bytes),
        // Alt with a cursor key in rxvt, PuTTY and others; else Esc was pressed twice.
        0x1b => match bytes.get(2) {
            None => Scan::More,
            Some(b'[' | b'O') => match scan(&bytes[1..]) {
                Scan::More => Scan::More,
                Scan::Done(length, Meaning::Key(key)) if length > 2 => {
                    let key = Key { alt: true, ..key };
                    Scan::Done(length + 1, Meaning::Key(key))
                }
                Scan::Done(..) => esc,
            },
            Some(_) => esc,
        },
        byte if is_control(byte) => Scan::Done(2, Meaning::Key(control(byte, true))),
        byte if byte.is_ascii() => alt(byte),
        // No key of ours: more likely Esc and an input method's text, in one read.
        _ => esc,
    }
}

/// An escape and a character, taken as Alt and that character; what follows is read anew.
fn alt(second: u8) -> Scan {
    Scan::Done(2, Meaning::Key(Key::alt(char::from(second))))
}

/// OSC, DCS and the like: skipped to their end. What cannot stand in them shows that it was Alt.
fn string(bytes: &[u8]) -> Scan {
    let mut at = 2;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            _ if at >= LONGEST_STRING => return Scan::Done(at, Meaning::Nothing),
            0x07 => return Scan::Done(at + 1, Meaning::Nothing),
            0x1b => match bytes.get(at + 1) {
                None => return Scan::More,
                Some(b'\\') => return Scan::Done(at + 2, Meaning::Nothing),
                Some(_) => return alt(bytes[1]),
            },
            byte if is_control(byte) => return alt(bytes[1]),
            _ => at += 1,
        }
    }
    Scan::More
}

/// `ESC O x`: cursor and function keys, and the keypad of a terminal left in application mode.
fn ss3(bytes: &[u8]) -> Scan {
    let digits = bytes[2..].iter().take_while(|b| b.is_ascii_digit()).count();
    if digits > 2 {
        return alt(b'O');
    }
    let Some(&last) = bytes.get(2 + digits) else {
        return Scan::More;
    };
    let number = number(&bytes[2..2 + digits]);
    let length = 3 + digits;
    let key = |code| Scan::Done(length, Meaning::Key(modified(code, number)));
    match last {
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' => key(letter(last)),
        b'M' => key(KeyCode::Enter),
        b'I' => key(KeyCode::Tab),
        b'a'..=b'd' => {
            let code = letter(last.to_ascii_uppercase());
            let key = Key::new(code, true, false, false);
            Scan::Done(length, Meaning::Key(key))
        }
        b'j'..=b'y' if digits == 0 => {
            // The keypad sends the character plus 0x40.
            Scan::Done(length, Meaning::Typed(char::from(last - 0x40)))
        }
        _ => alt(b'O'),
    }
}

/// `ESC [ parameters x`.
fn csi(bytes: &[u8]) -> Scan {
    let nothing = |length| Scan::Done(length, Meaning::Nothing);
    match bytes.get(2) {
        // The Linux console's F1 to F5.
        Some(b'[') => {
            return match bytes.get(3) {
                None => Scan::More,
                Some(&b @ b'A'..=b'E') => {
                    let key = Key::f(b - b'A' + 1);
                    Scan::Done(4, Meaning::Key(key))
                }
                Some(&b) if is_control(b) || !b.is_ascii() => nothing(3),
                Some(_) => nothing(4),
            };
        }
        // A mouse report in the oldest form: three bytes follow, whatever they are. Another
        // program may have left the mouse on.
        Some(b'M') if bytes.len() < 6 => return Scan::More,
        Some(b'M') => return nothing(6),
        Some(&b) if is_control(b) || !b.is_ascii() => return alt(b'['),
        _ => {}
    }
    let mut at = 2;
    while let Some(&byte) = bytes.get(at) {
        let digits_only = at > 2 && bytes[2..at].iter().all(u8::is_ascii_digit);
        match byte {
            _ if at >= LONGEST_KEY => return nothing(at),
            // rxvt ends Shift with a function key in a byte that is no final one.
            0x40..=0x7e => return Scan::Done(at + 1, csi_key(&bytes[2..at], byte)),
            b'$' if digits_only => return Scan::Done(at + 1, csi_key(&bytes[2..at], byte)),
            0x20..=0x3f => at += 1,
            _ => return nothing(at),
        }
    }
    Scan::More
}

/// A row or a column; no terminal has more than fit.
fn small(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// A report of the mouse, `ESC [ < button ; column ; row M`. Releases and other buttons mean nothing.
fn pointer(parameters: &[u8], last: u8) -> Meaning {
    let mut fields = parameters.split(|b| *b == b';').map(number);
    let mut next = || fields.next().unwrap_or_default();
    let (button, column, row) = (next(), next(), next());
    let from_zero = |number: u32| small(number).saturating_sub(1);
    match (button, last) {
        (0, b'M') => Meaning::Pointer(Pointer::Press(from_zero(column), from_zero(row))),
        (64, b'M') => Meaning::Pointer(Pointer::WheelUp),
        (65, b'M') => Meaning::Pointer(Pointer::WheelDown),
        _ => Meaning::Nothing,
    }
}

/// The key of a whole `CSI` sequence.
fn csi_key(parameters: &[u8], last: u8) -> Meaning {
    if let Some(report) = parameters.strip_prefix(b"<")
        && report.iter().all(|b| matches!(b, b'0'..=b'9' | b';'))
    {
        return pointer(report, last);
    }
    if parameters
        .iter()
        .any(|b| !matches!(b, b'0'..=b'9' | b';' | b':'))
    {
        return Meaning::Nothing;
    }
    let mut fields = parameters.split(|b| *b == b';');
    let first = fields.next().unwrap_or_default();
    let mut second = fields.next().unwrap_or_default().split(|b| *b == b':');
    let first = number(first.split(|b| *b == b':').next().unwrap_or_default());
    let modifiers = number(second.next().unwrap_or_default());
    if number(second.next().unwrap_or_default()) == 3 {
        // The release of a key, from a terminal that was told to report it.
        return Meaning::Nothing;
    }
    let code = match last {
        b'A'..=b'D' | b'F' | b'H' | b'P' | b'Q' | b'S' => letter(last),
        // In the first row it would be F3 with modifiers, so nobody asks there.
        b'R' if first <= 1 => KeyCode::F(3),
        b'R' => return Meaning::Cursor(small(first), small(modifiers)),
        b'Z' => KeyCode::BackTab,
        b'a'..=b'd' => {
            let code = letter(last.to_ascii_uppercase());
            return Meaning::Key(Key::new(code, false, false, true));
        }
        b'u' => return by_number(first, modifiers),
        b'~' if first == 200 => return Meaning::PasteStart,
        b'~' if first == 27 => {
            // xterm's modifyOtherKeys.
            return by_number(number(fields.next().unwrap_or_default()), modifiers);
        }
        b'~' | b'^' | b'$' | b'@' => match special(first) {
            None => return Meaning::Nothing,
            Some(code) if last == b'~' => code,
            Some(code) => {
                let key = Key::new(code, last != b'$', false, last != b'^');
                return Meaning::Key(key);
            }
        },
        _ => return Meaning::Nothing,
    };
    Meaning::Key(modified(code, modifiers))
}

/// A key that is sent as its character's number.
fn by_number(character: u32, modifiers: u32) -> Meaning {
    let Some(c) = char::from_u32(character) else {
        return Meaning::Nothing;
    };
    let code = match c {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\u{1b}' => KeyCode::Esc,
        '\u{7f}' => KeyCode::Backspace,
        // Keys without a character stand in the private use area.
        c if c.is_control() || matches!(c, '\u{e000}'..='\u{f8ff}') => return Meaning::Nothing,
        c => KeyCode::Char(c),
    };
    let key = modified(code, modifiers);
    key.text().map_or(Meaning::Key(key), Meaning::Typed)
}

fn modified(code: KeyCode, modifiers: u32) -> Key {
    let bits = modifiers.saturating_sub(1);
    Key::new(code, bits & 4 > 0, bits & 2 > 0, bits & 1 > 0)
}

/// The key behind the last letter of a sequence.
fn letter(last: u8) -> KeyCode {
    match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => KeyCode::F(last.saturating_sub(b'P' - 1)),
    }
}

/// The key behind the number of a sequence.
fn special(number: u32) -> Option<KeyCode> {
    let function = |skipped: u32| u8::try_from(number - skipped).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(10),
        17..=21 => function(11),
        23..=26 => function(12),
        28 | 29 => function(13),
        31..=34 => function(14),
        _ => None,
    }
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |n: u32, d| {
        n.saturating_mul(10)
            .saturating_add(u32::from(d.wrapping_sub(b'0')))
    })
}
