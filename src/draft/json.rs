//! JSON as text: writing it in the canonical form, and walking over its tokens where a parser is not enough (places,
//! depth, indentation). Whether a text is JSON at all is for serde_json to say.

use super::fault::Crumb;

/// Writes JSON in the canonical form: two spaces a level, one member or item a line.
#[derive(Default)]
pub struct Out {
    text: String,
    level: usize,
    empty: bool,
}

impl Out {
    /// Opens an object or a list.
    pub fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.level += 1;
        self.empty = true;
    }

    /// Closes it.
    pub fn close(&mut self, bracket: char) {
        self.level -= 1;
        if !self.empty {
            self.line();
        }
        self.text.push(bracket);
        self.empty = false;
    }

    /// Begins an item of a list.
    pub fn item(&mut self) {
        if !self.empty {
            self.text.push(',');
        }
        self.empty = false;
        self.line();
    }

    /// Begins a member of an object.
    pub fn key(&mut self, name: &str) {
        self.item();
        quote(&mut self.text, name);
        self.text.push_str(": ");
    }

    /// Writes a string.
    pub fn string(&mut self, text: &str) {
        quote(&mut self.text, text);
    }

    /// Writes a member that holds a string.
    pub fn member(&mut self, name: &str, text: &str) {
        self.key(name);
        self.string(text);
    }

    /// Writes a list of strings.
    pub fn list<'s>(&mut self, items: impl IntoIterator<Item = &'s str>) {
        self.open('[');
        for item in items {
            self.item();
            self.string(item);
        }
        self.close(']');
    }

    /// Writes JSON that is canonical from column one; its lines are moved to this level.
    pub fn json(&mut self, json: &str) {
        for (number, line) in json.split('\n').enumerate() {
            if number > 0 {
                self.line();
            }
            self.text.push_str(line);
        }
    }

    /// The whole, with its last line ended.
    pub fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }

    fn line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.level {
            self.text.push_str("  ");
        }
    }
}

/// Writes a string with JSON's escapes, and no more of them than JSON asks for.
pub fn quote(out: &mut String, text: &str) {
    out.push('"');
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let short = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0x08 => "\\b",
            0x0c => "\\f",
            0..=0x1f => "",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        done = at + 1;
        match short {
            "" => out.push_str(&format!("\\u{byte:04x}")),
            _ => out.push_str(short),
        }
    }
    out.push_str(&text[done..]);
    out.push('"');
}

/// A token: where it starts and ends. Its first byte says what it is.
#[derive(Clone, Copy)]
struct Token {
    start: usize,
    end: usize,
}

/// Cuts a text into tokens. Text that is no JSON gives tokens too, up to its end.
struct Tokens<'t> {
    bytes: &'t [u8],
    at: usize,
}

fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        bytes: text.as_bytes(),
        at: 0,
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let bytes = self.bytes;
        let ahead = |from: usize, ends: fn(u8) -> bool| {
            let rest = bytes[from..].iter().position(|byte| ends(*byte));
            rest.map_or(bytes.len(), |rest| from + rest)
        };
        let start = ahead(self.at, |byte| !byte.is_ascii_whitespace());
        let end = match bytes.get(start)? {
            b'{' | b'}' | b'[' | b']' | b',' | b':' => start + 1,
            b'"' => {
                let mut at = start + 1;
                loop {
                    at = ahead(at, |byte| byte == b'"' || byte == b'\\');
                    match bytes.get(at) {
                        Some(b'\\') => at = (at + 2).min(bytes.len()),
                        Some(_) => break at + 1,
                        None => break at,
                    }
                }
            }
            _ => ahead(start, |byte| {
                byte.is_ascii_whitespace() || b"{}[],:\"".contains(&byte)
            }),
        };
        self.at = end;
        Some(Token { start, end })
    }
}

/// Where the text first lies deeper than `most` levels.
pub fn too_deep(text: &str, most: usize) -> Option<usize> {
    let mut level = 0_usize;
    for token in tokens(text) {
        match text.as_bytes()[token.start] {
            b'{' | b'[' => level += 1,
            b'}' | b']' => level = level.saturating_sub(1),
            _ => {}
        }
        if level > most {
            return Some(token.start);
        }
    }
    None
}

/// The first control character within the string that surrounds a place.
pub fn control_near(text: &str, place: usize) -> Option<usize> {
    let token = tokens(text).find(|token| token.end > place)?;
    let string = text[token.start..token.end].strip_prefix('"')?;
    let within = string.bytes().position(|byte| byte < 0x20)?;
    Some(token.start + 1 + within)
}

/// A value in the canonical form, from column one. Strings and numbers keep their letters.
pub fn indented(json: &str) -> String {
    let mut out = Out::default();
    // Whether the next token begins an item of a list or a member of an object.
    let mut begins = false;
    for token in tokens(json) {
        let text = &json[token.start..token.end];
        let closes = matches!(text, "}" | "]");
        if begins && !closes {
            out.item();
        }
        begins = false;
        match text {
            "{" | "[" => {
                begins = true;
                out.open(if text == "{" { '{' } else { '[' });
            }
            "}" => out.close('}'),
            "]" => out.close(']'),
            "," => begins = true,
            ":" => out.text.push_str(": "),
            _ => out.text.push_str(text),
        }
    }
    out.text
}

/// The string that a token stands for; a token that is none stands for itself.
fn unquoted(token: &str) -> String {
    serde_json::from_str(token).unwrap_or_else(|_| token.trim_matches('"').to_owned())
}

/// The way from the draft to a place in its text: the members and items that lie around it.
pub fn path_to(text: &str, place: usize) -> Vec<Crumb> {
    let mut path: Vec<Level> = Vec::new();
    for token in tokens(text).take_while(|token| token.start <= place) {
        let within = token.start < place;
        let last = path.last_mut();
        match (text.as_bytes()[token.start], last) {
            (b'{', _) if within => path.push(Level::Members { name: None }),
            (b'[', _) if within => path.push(Level::Items { place: 0 }),
            (b'}' | b']', _) if within => {
                path.pop();
            }
            (b',', Some(Level::Items { place })) if within => *place += 1,
            (b',', Some(Level::Members { name })) if within => *name = None,
            (b'"', Some(Level::Members { name: name @ None })) => {
                *name = Some(unquoted(&text[token.start..token.end]));
            }
            _ => {}
        }
    }
    let crumb = |level| match level {
        Level::Members { name } => name.map(Crumb::Member),
        Level::Items { place } => Some(Crumb::Item(place)),
    };
    path.into_iter().filter_map(crumb).collect()
}

/// A level of the way: an object with its current member, or a list with its current item.
enum Level {
    Members { name: Option<String> },
    Items { place: usize },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_written_as_serde_json_writes_them() {
        let every: String = (0..0x250).filter_map(char::from_u32).collect();
        let mut ours = String::new();
        quote(&mut ours, &every);
        assert_eq!(ours, serde_json::to_string(&every).expect("a string"));
    }

    #[test]
    fn indentation_is_canonical_and_settles() {
        let wild = r#"{"a":[1 ,{ } ,[ ]],"b": {"c\"[{":"x,\\","d":1e400}}"#;
        let tidy = "{\n  \"a\": [\n    1,\n    {},\n    []\n  ],\n  \"b\": {\n    \"c\\\"[{\": \"x,\\\\\",\n    \"d\": 1e400\n  }\n}";
        assert_eq!(indented(wild), tidy);
        assert_eq!(indented(tidy), tidy);
        assert_eq!(indented(" 12345678901234567890 "), "12345678901234567890");
    }

    #[test]
    fn depth_is_counted_outside_strings() {
        assert_eq!(too_deep("[[\"[[[[\"]]", 2), None);
        assert_eq!(too_deep("[ [[]]]", 2), Some(3));
        assert_eq!(too_deep("\"\\", 2), None);
    }

    #[test]
    fn a_path_leads_to_a_place() {
        let text = r#"{"a": {"b": [{}, {"c": "d"}]}, "e": 1}"#;
        let path = |needle: &str| path_to(text, text.find(needle).expect("in the text"));
        let member = |name: &str| Crumb::Member(name.to_owned());
        assert_eq!(
            path("\"d\""),
            [member("a"), member("b"), Crumb::Item(1), member("c")]
        );
        assert_eq!(path("\"c\"").last(), Some(&member("c")));
        assert_eq!(path("[{"), [member("a"), member("b")]);
        assert_eq!(path("\"e\""), [member("e")]);
        assert_eq!(path_to(text, text.len()), []);
    }
}
