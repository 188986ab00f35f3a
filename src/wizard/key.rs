//! Keys as the wizard knows them: what a terminal can tell apart, and nothing of how it spells it.
//!
//! One key has one value, so that a binding can be compared with `==`: a letter carries its own
//! case instead of a shift flag, Ctrl makes letters lower-case (terminals cannot tell the cases
//! apart), and Shift-Tab is [`KeyCode::BackTab`]. [`Key::new`] and [`Key::parse`] bring any
//! spelling into that form.

use std::fmt;

/// Which key, without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    /// A character, in the case it was typed in.
    Char(char),
    /// Enter, also called Return.
    Enter,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace (the byte 0x7f; 0x08 is Ctrl-H).
    Backspace,
    /// Delete, forwards.
    Delete,
    /// Insert.
    Insert,
    /// Escape, alone.
    Esc,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, F1 to F20.
    F(u8),
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Ctrl was held.
    pub ctrl: bool,
    /// Alt (Option, Meta) was held.
    pub alt: bool,
    /// Shift was held; never set for characters, which carry their case, nor for Shift-Tab.
    pub shift: bool,
}

/// The keys that have a name: the name we write first, then others that are understood.
const NAMES: [(KeyCode, &[&str]); 17] = [
    (KeyCode::Enter, &["Enter", "Return"]),
    (KeyCode::BackTab, &["Shift-Tab", "BackTab"]),
    (KeyCode::Tab, &["Tab"]),
    (KeyCode::Backspace, &["Backspace"]),
    (KeyCode::Delete, &["Delete", "Del"]),
    (KeyCode::Insert, &["Insert", "Ins"]),
    (KeyCode::Esc, &["Esc", "Escape"]),
    (KeyCode::Up, &["Up"]),
    (KeyCode::Down, &["Down"]),
    (KeyCode::Left, &["Left"]),
    (KeyCode::Right, &["Right"]),
    (KeyCode::Home, &["Home"]),
    (KeyCode::End, &["End"]),
    (KeyCode::PageUp, &["PageUp", "PgUp"]),
    (KeyCode::PageDown, &["PageDown", "PgDn"]),
    (KeyCode::Char(' '), &["Space"]),
    (KeyCode::Char('-'), &["Minus"]),
];

impl Key {
    /// A key with modifiers, in the one form in which keys are compared.
    pub fn new(code: KeyCode, ctrl: bool, alt: bool, shift: bool) -> Self {
        let (code, shift) = match code {
            KeyCode::Char(c) if ctrl => (KeyCode::Char(single(c.to_lowercase(), c)), false),
            KeyCode::Char(c) if shift => (KeyCode::Char(single(c.to_uppercase(), c)), false),
            KeyCode::Tab if shift => (KeyCode::BackTab, false),
            KeyCode::BackTab => (code, false),
            other => (other, shift && !matches!(other, KeyCode::Char(_))),
        };
        Self {
            code,
            ctrl,
            alt,
            shift,
        }
    }

    /// A key without modifiers.
    pub fn plain(code: KeyCode) -> Self {
        Self::new(code, false, false, false)
    }

    /// A character without modifiers.
    pub fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// Ctrl and a character.
    pub fn ctrl(c: char) -> Self {
        Self::new(KeyCode::Char(c), true, false, false)
    }

    /// Alt and a character.
    pub fn alt(c: char) -> Self {
        Self::new(KeyCode::Char(c), false, true, false)
    }

    /// Function key `n`.
    pub fn f(n: u8) -> Self {
        Self::plain(KeyCode::F(n))
    }

    /// Reads a spelling such as `ctrl+s`, `Ctrl-S`, `alt-up`, `shift+tab`, `F5`, `space`, `?`.
    ///
    /// Names and modifiers are read in any case; a lone character keeps its case.
    pub fn parse(spelling: &str) -> Option<Self> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = spelling;
        loop {
            let (flag, tail) = if let Some(tail) = modifier(rest, "ctrl") {
                (&mut ctrl, tail)
            } else if let Some(tail) = modifier(rest, "alt") {
                (&mut alt, tail)
            } else if let Some(tail) = modifier(rest, "shift") {
                (&mut shift, tail)
            } else {
                break;
            };
            *flag = true;
            rest = tail;
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() => KeyCode::Char(c),
            _ => named(rest)?,
        };
        Some(Self::new(code, ctrl, alt, shift))
    }

    /// The character typed, if this is plain typing.
    pub fn text(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        if self.shift {
            f.write_str("Shift-")?;
        }
        if let Some((_, names)) = NAMES.iter().find(|(code, _)| *code == self.code)
            && (self.code != KeyCode::Char('-') || self.ctrl || self.alt)
        {
            return f.write_str(names[0]);
        }
        match self.code {
            KeyCode::F(n) => write!(f, "F{n}"),
            KeyCode::Char(c) if self.ctrl => write!(f, "{}", single(c.to_uppercase(), c)),
            KeyCode::Char(c) => write!(f, "{c}"),
            // Every other code has a name above.
            _ => Ok(()),
        }
    }
}

/// The ASCII twin of a full-width character, so that `？` and `１` work where `?` and `1` do while
/// an input method is on. Only for places where keys are commands, never inside text.
pub fn ascii_twin(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '、' => '/',
        '。' => '.',
        '【' => '[',
        '】' => ']',
        _ => c,
    }
}

/// What follows a modifier's name and its `+` or `-`, if something follows.
fn modifier<'a>(spelling: &'a str, name: &str) -> Option<&'a str> {
    let (head, tail) = spelling.split_at_checked(name.len())?;
    let tail = tail.strip_prefix(['+', '-'])?;
    (head.eq_ignore_ascii_case(name) && !tail.is_empty()).then_some(tail)
}

/// A key that is spelt by its name.
fn named(name: &str) -> Option<KeyCode> {
    let code = NAMES
        .iter()
        .find(|(_, names)| names.iter().any(|n| n.eq_ignore_ascii_case(name)));
    if let Some((code, _)) = code {
        return Some(*code);
    }
    let number = name.strip_prefix(['F', 'f'])?.parse().ok()?;
    (1..=20).contains(&number).then_some(KeyCode::F(number))
}

/// The only character of a case mapping, or `c` where the mapping has several.
fn single(mut mapped: impl Iterator<Item = char>, c: char) -> char {
    match (mapped.next(), mapped.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for (typed, shown) in [
            ("ctrl+s", "Ctrl-S"),
            ("CTRL-S", "Ctrl-S"),
            ("ctrl-shift-s", "Ctrl-S"),
            ("shift+tab", "Shift-Tab"),
            ("backtab", "Shift-Tab"),
            ("alt+up", "Alt-Up"),
            ("ctrl-alt-left", "Ctrl-Alt-Left"),
            ("shift-f5", "Shift-F5"),
            ("space", "Space"),
            ("ctrl+space", "Ctrl-Space"),
            ("ctrl++", "Ctrl-+"),
            ("ctrl--", "Ctrl-Minus"),
            ("-", "-"),
            ("?", "?"),
            ("alt+B", "Alt-B"),
            ("pgdn", "PageDown"),
            ("return", "Enter"),
        ] {
            let key = Key::parse(typed).expect(typed);
            assert_eq!(key.to_string(), shown, "{typed}");
            assert_eq!(Key::parse(shown), Some(key), "{shown}");
        }
        for wrong in ["", "ctrl+", "f0", "f21", "hyper-x", "\u{1b}", "ab"] {
            assert_eq!(Key::parse(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn every_key_reads_back() {
        let mut codes: Vec<KeyCode> = NAMES.iter().map(|(code, _)| *code).collect();
        codes.extend((1..=20).map(KeyCode::F));
        codes.extend("azAZ09+-/?[\\]^_一ßé".chars().map(KeyCode::Char));
        for code in codes {
            for bits in 0..8 {
                let key = Key::new(code, bits & 1 > 0, bits & 2 > 0, bits & 4 > 0);
                assert_eq!(Key::parse(&key.to_string()), Some(key), "{key:?}");
            }
        }
    }

    #[test]
    fn twins() {
        let twins: String = "？：／１ａ、　中".chars().map(ascii_twin).collect();
        assert_eq!(twins, "?:/1a/ 中");
    }
}
