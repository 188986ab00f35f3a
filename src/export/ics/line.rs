//! Content lines of RFC 5545: escaped, folded, ended with CR LF.

use crate::export::visible;

/// The most octets of a line before it is folded.
const MOST: usize = 75;

/// Content lines while they are written.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A line of a name with its parameters, and a value that is written as it is: a date, a rule, an address.
    pub fn put(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut room = MOST;
        for c in line.chars() {
            // A character is never cut: the octets of one stay on one line.
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = MOST - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value is a text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.put(name, &escaped(value));
    }

    /// The file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// A text as a value. Line breaks are its own; everything else that acts is made visible.
fn escaped(value: &str) -> String {
    let mut safe = String::with_capacity(value.len() + 8);
    for (place, line) in value.split('\n').enumerate() {
        if place > 0 {
            safe.push_str("\\n");
        }
        for c in visible(line).chars() {
            if matches!(c, '\\' | ';' | ',') {
                safe.push('\\');
            }
            safe.push(c);
        }
    }
    safe
}

/// A text as the value of a parameter, in quotes, with what may not stand there written as RFC 6868 has it.
pub fn quoted(value: &str) -> String {
    let value = visible(value).replace('^', "^^").replace('"', "^'");
    format!("\"{value}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", &"沟通".repeat(40));
        let file = String::from_utf8(lines.into_bytes()).unwrap();
        assert!(file.ends_with("\r\n"));
        for line in file.trim_end().split("\r\n") {
            assert!(line.len() <= MOST, "{line}");
        }
        assert_eq!(
            file.replace("\r\n ", ""),
            format!("SUMMARY:{}\r\n", "沟通".repeat(40))
        );
        // A line that just fits stays whole.
        let mut lines = Lines::default();
        lines.put("X", &"a".repeat(MOST - 2));
        assert_eq!(lines.into_bytes().len(), MOST + 2);
    }

    #[test]
    fn no_text_begins_a_line() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a;b,c\\d\nEND:VEVENT\r\nX");
        let file = String::from_utf8(lines.into_bytes()).unwrap();
        assert_eq!(file, "SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT␍\\nX\r\n");
        assert_eq!(quoted("a\"b^c\n"), "\"a^'b^^c␊\"");
    }
}
