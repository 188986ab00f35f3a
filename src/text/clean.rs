//! What comes in from outside: pastes, and keys of terminals that send odd bytes.

/// The longest text, in bytes, that a field takes from the keyboard.
pub const CAP: usize = 64 * 1024;

/// A text that may be inserted, and what had to be done to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// The text.
    pub text: String,
    /// Line breaks that became spaces.
    pub breaks: usize,
    /// Control characters left out.
    pub dropped: usize,
}

/// Makes a text fit to be inserted. Every kind of line break becomes LF, a tab one
/// space, and other control characters are left out.
///
/// For a single line each run of line breaks becomes one space; at the ends of
/// the text it becomes nothing, because what is copied often brings a line break
/// that nobody meant.
pub fn clean(text: &str, multiline: bool) -> Cleaned {
    let mut out = Cleaned {
        text: String::with_capacity(text.len()),
        ..Cleaned::default()
    };
    let mut waiting = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let c = match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                '\n'
            }
            // Word processors put these on the clipboard for a break within a
            // paragraph; leaving them out would join two words.
            '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            c => c,
        };
        if c == '\n' && !multiline {
            waiting += 1;
        } else if c != '\n' && c.is_control() {
            out.dropped += 1;
        } else {
            if waiting > 0 && !out.text.is_empty() {
                out.text.push(' ');
                out.breaks += waiting;
            }
            waiting = 0;
            out.text.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_become_lf() {
        let out = clean("a\r\nb\rc\nd\u{2028}e", true);
        assert_eq!((out.text.as_str(), out.breaks), ("a\nb\nc\nd\ne", 0));
    }

    #[test]
    fn a_single_line_has_spaces_for_them() {
        let out = clean("a\r\nb\nc", false);
        assert_eq!((out.text.as_str(), out.breaks), ("a b c", 2));
        let out = clean("\na\n\n\nb\r\n", false);
        assert_eq!((out.text.as_str(), out.breaks), ("a b", 3));
    }

    #[test]
    fn control_characters_go() {
        let out = clean("\u{1b}[31m红\u{7}\t\u{9b}\0", true);
        assert_eq!((out.text.as_str(), out.dropped), ("[31m红 ", 4));
    }
}
