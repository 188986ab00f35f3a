//! Exports: one small file a format, and one line in [`FORMATS`]. Every format gets unescaped text and escapes for
//! itself.

mod columns;
pub mod csv;
mod docx;
pub mod draw;
pub mod forecast;
mod html;
mod ics;
mod markdown;
mod mermaid;
mod svg;

use crate::document::{Answers, Audience, Document, Outline, Section, compose, in_language};
use crate::form::Part;
use crate::locale::{Lang, Text, text};
use crate::plan::Plan;
use std::borrow::Cow;

/// What is to be exported. Some formats show the document, others take the plan itself.
#[derive(Clone, Copy)]
pub struct Job<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The outline.
    pub outline: &'p Outline,
    /// The document's language.
    pub lang: Lang,
    /// For whom it is made.
    pub audience: Audience,
}

impl Job<'_> {
    /// The neutral document.
    pub fn document(&self) -> Document {
        compose(self.plan, self.outline, self.lang, self.audience)
    }

    /// The plan's answers as this audience may read them.
    pub fn answers(&self) -> Answers<'_> {
        Answers::new(self.plan, self.lang, self.audience)
    }
}

/// Makes the file: what nobody has touched since it came from the catalogue is told in the document's language, whatever
/// the format takes from the job.
pub fn make(format: &Format, job: &Job) -> Vec<u8> {
    let plan = in_language(job.plan, job.lang);
    let told = Job {
        plan: &plan,
        ..*job
    };
    (format.render)(&told)
}

/// A format.
pub struct Format {
    /// What the command line calls it.
    pub key: &'static str,
    /// What people read.
    pub name: Text,
    /// The endings of file names that mean it, without the dot; the first is the one that we give.
    pub endings: &'static [&'static str],
    /// Whether it may be written to a terminal.
    pub is_text: bool,
    /// Whether it shows the document in the outline that was asked for, and not something of the plan itself.
    pub has_outline: bool,
    /// Makes the file. The same input gives the same bytes.
    pub render: fn(&Job) -> Vec<u8>,
}

/// Every format, the default first.
pub static FORMATS: &[Format] = &[
    Format {
        key: "md",
        name: text("Markdown", "Markdown"),
        endings: &["md", "markdown"],
        is_text: true,
        has_outline: true,
        render: |job| markdown::render(&job.document()).into_bytes(),
    },
    Format {
        key: "html",
        name: text("网页（HTML）", "Web page (HTML)"),
        endings: &["html", "htm"],
        is_text: true,
        has_outline: true,
        render: |job| html::render(&job.document()).into_bytes(),
    },
    Format {
        key: "docx",
        name: text("Word 文档", "Word document"),
        endings: &["docx"],
        is_text: false,
        has_outline: true,
        render: docx::render,
    },
    Format {
        key: "ics",
        name: text("日历（iCalendar）", "Calendar (iCalendar)"),
        endings: &["ics"],
        is_text: true,
        has_outline: false,
        render: ics::render,
    },
    Format {
        key: "csv",
        name: text("沟通矩阵（CSV）", "Communication matrix (CSV)"),
        endings: &["csv"],
        is_text: true,
        has_outline: false,
        render: |job| csv::render(&job.answers().table(Part::Matrix), job.lang),
    },
    Format {
        key: "csv-register",
        name: text("相关方登记表（CSV）", "Stakeholder register (CSV)"),
        endings: &["register.csv"],
        is_text: true,
        has_outline: false,
        render: |job| csv::render(&job.answers().table(Part::Register), job.lang),
    },
];

/// The format with this key.
pub fn of_key(key: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.key == key)
}

/// The format that a file name means by its ending.
pub fn of_file_name(name: &str) -> Option<&'static Format> {
    let name = name.to_ascii_lowercase();
    let endings =
        (FORMATS.iter()).flat_map(|format| format.endings.iter().map(move |end| (end, format)));
    // Of two endings that fit the longer says more: `x.register.csv` is no matrix.
    endings
        .filter(|(ending, _)| {
            name.strip_suffix(**ending)
                .is_some_and(|head| head.ends_with('.'))
        })
        .max_by_key(|(ending, _)| ending.len())
        .map(|(_, format)| format)
}

/// That a file name's ending means no format, with those that exist.
pub fn unknown_ending(name: &str, lang: Lang) -> String {
    let keys: Vec<&str> = FORMATS.iter().map(|format| format.key).collect();
    let keys = keys.join(lang.comma());
    match lang {
        Lang::Zh => format!("看不出“{name}”要什么格式。可用：{keys}。"),
        Lang::En => format!("The ending of \"{name}\" names no format. There are: {keys}."),
    }
}

/// A document with fewer headings needs neither cover nor contents.
const FEW_HEADINGS: usize = 12;

/// Whether a document wants a cover and contents.
fn is_long(document: &Document) -> bool {
    let headed = |section: &&Section| !section.heading.is_empty();
    document.sections.iter().filter(headed).count() >= FEW_HEADINGS
}

/// Text in which nothing acts: control characters become their pictures, and what turns the direction of the text, or is
/// no character at all, is written out.
pub fn visible(text: &str) -> Cow<'_, str> {
    let acts = |c: char| {
        (c.is_control() && c != '\t')
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\t' => shown.push(c),
            '\0'..='\u{1f}' => shown.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
            '\u{7f}' => shown.push('\u{2421}'),
            c if acts(c) => shown.push_str(&format!("⟨U+{:04X}⟩", c as u32)),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_found_by_key_and_ending() {
        assert!(of_key("md").is_some_and(|format| format.is_text));
        assert!(of_key("pdf").is_none());
        assert_eq!(of_file_name("plan.MD").map(|format| format.key), Some("md"));
        assert!(of_file_name("plan").is_none());
        let key = |name: &str| of_file_name(name).map(|format| format.key);
        assert_eq!(key("plan.csv"), Some("csv"));
        assert_eq!(key("Plan.Register.CSV"), Some("csv-register"));
        assert_eq!(key("register.csv"), Some("csv"));
    }

    #[test]
    fn nothing_acts() {
        assert_eq!(visible("a\tb 中文 👩‍👩‍👧"), "a\tb 中文 👩‍👩‍👧");
        assert_eq!(visible("\u{1b}[31m\u{7f}"), "␛[31m␡");
        assert_eq!(visible("a\u{202e}b\u{85}"), "a⟨U+202E⟩b⟨U+0085⟩");
        assert_eq!(visible("\u{ffff}"), "⟨U+FFFF⟩");
    }
}
