//! Writing XML: elements are closed by construction, and text is escaped here and nowhere else.

use crate::export::visible;
use std::io::{self, Write};

/// How much is gathered before it is handed on.
const CHUNK: usize = 1 << 16;

/// Attributes of an element, in their order.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// XML on its way into a file. What cannot be written is remembered and said at the end.
pub(super) struct Xml<'w> {
    into: &'w mut dyn Write,
    gathered: String,
    trouble: io::Result<()>,
}

impl<'w> Xml<'w> {
    /// Begins a part of a package.
    pub fn new(into: &'w mut dyn Write) -> Xml<'w> {
        Xml {
            into,
            gathered: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
            trouble: Ok(()),
        }
    }

    /// Hands on what is left.
    pub fn finish(mut self) -> io::Result<()> {
        self.hand_on();
        self.trouble
    }

    fn hand_on(&mut self) {
        if self.trouble.is_ok() {
            self.trouble = self.into.write_all(self.gathered.as_bytes());
        }
        self.gathered.clear();
    }

    fn tag(&mut self, name: &str, attributes: Attributes, end: &str) {
        self.gathered.push('<');
        self.gathered.push_str(name);
        for (name, value) in attributes {
            self.gathered.push(' ');
            self.gathered.push_str(name);
            self.gathered.push_str("=\"");
            self.escape(&visible(value));
            self.gathered.push('"');
        }
        self.gathered.push_str(end);
    }

    /// An element with something in it.
    pub fn within(
        &mut self,
        name: &'static str,
        attributes: Attributes,
        inside: impl FnOnce(&mut Self),
    ) {
        self.tag(name, attributes, ">");
        inside(self);
        self.gathered.push_str("</");
        self.gathered.push_str(name);
        self.gathered.push('>');
        if self.gathered.len() >= CHUNK {
            self.hand_on();
        }
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes) {
        self.tag(name, attributes, "/>");
    }

    /// An element that is switched on by being there.
    pub fn flag(&mut self, name: &'static str) {
        self.empty(name, &[]);
    }

    /// An element whose one attribute is `w:val`.
    pub fn val(&mut self, name: &'static str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element with a text in it.
    pub fn leaf(&mut self, name: &'static str, text: &str) {
        self.within(name, &[], |xml| xml.characters(text));
    }

    /// Text as it stands in an element.
    pub fn characters(&mut self, text: &str) {
        self.escape(&visible(text));
    }

    /// The content of a run: every character that was typed, tabs as tabs.
    pub fn run_text(&mut self, text: &str) {
        for (place, piece) in visible(text).split('\t').enumerate() {
            if place > 0 {
                self.flag("w:tab");
            }
            if !piece.is_empty() {
                self.within("w:t", &[("xml:space", "preserve")], |xml| xml.escape(piece));
            }
        }
    }

    /// Text in which XML sees no marks. It holds no character that XML forbids: [`visible`] shows those in another way.
    fn escape(&mut self, text: &str) {
        let mut begin = 0;
        for (at, byte) in text.bytes().enumerate() {
            let mark = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                // As it is, it would be read as a space in an attribute.
                b'\t' => "&#9;",
                _ => continue,
            };
            self.gathered.push_str(&text[begin..at]);
            self.gathered.push_str(mark);
            begin = at + 1;
        }
        self.gathered.push_str(&text[begin..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_a_mark() {
        let mut out = Vec::new();
        let mut xml = Xml::new(&mut out);
        xml.within("a", &[("b", "\"<&>\u{1}")], |xml| {
            xml.run_text(" x\t\u{ffff}]]> ");
            xml.flag("c");
        });
        assert!(xml.finish().is_ok());
        let text = String::from_utf8(out).unwrap_or_default();
        let body = text.split_once('\n').map(|(_, body)| body);
        assert_eq!(
            body,
            Some(
                "<a b=\"&quot;&lt;&amp;&gt;␁\"><w:t xml:space=\"preserve\"> x</w:t><w:tab/>\
                 <w:t xml:space=\"preserve\">⟨U+FFFF⟩]]&gt; </w:t><c/></a>"
            )
        );
    }
}
