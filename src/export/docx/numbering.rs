//! Real numbering of headings and lists. Word counts; that it counts as the neutral document does is looked after here.

use super::package::WORD;
use super::xml::Xml;
use crate::document::outline::Numbers;
use crate::document::{Section, chapter_number, part_number};
use crate::locale::Lang;

/// How a heading comes by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// It has none.
    None,
    /// Word counts chapters and their parts.
    Chapter,
    /// Word counts annexes.
    Annex,
    /// Word would count otherwise: the number is text.
    Text,
}

/// The list that counts chapters and their parts.
pub(super) const CHAPTERS: &str = "1";
/// The list that counts annexes.
pub(super) const ANNEXES: &str = "2";
/// The list of bullets.
pub(super) const BULLETS: &str = "3";
/// No list.
pub(super) const NONE: &str = "0";
/// The first of the lists that count their items, one for each, so that each begins with 1.
const FIRST: usize = 4;
/// Up to here both of us count alike.
const MOST: usize = 26;

/// The name of a list that counts its items, by its place among them.
pub(super) fn counted(place: usize) -> String {
    (FIRST + place).to_string()
}

/// Counts headings as Word will.
pub(super) struct Counter {
    lang: Lang,
    chapter: usize,
    part: usize,
    annex: usize,
}

impl Counter {
    /// Before the first heading.
    pub fn new(lang: Lang) -> Counter {
        Counter {
            lang,
            chapter: 0,
            part: 0,
            annex: 0,
        }
    }

    /// How the next heading comes by its number.
    pub fn next(&mut self, section: &Section) -> Count {
        let (lang, number) = (self.lang, &section.number);
        if number.is_empty() {
            return Count::None;
        }
        let (chapter, part, annex) = (self.chapter + 1, self.part + 1, self.annex + 1);
        let is_known = chapter <= MOST && part <= MOST && annex <= MOST;
        if !is_known {
            return Count::Text;
        }
        if section.level == 1 && *number == chapter_number(lang, chapter) {
            (self.chapter, self.part) = (chapter, 0);
            return Count::Chapter;
        }
        if section.level == 2 && *number == part_number(lang, Numbers::Chapter, self.chapter, part)
        {
            self.part = part;
            return Count::Chapter;
        }
        if section.level == 2 && *number == part_number(lang, Numbers::Annex, 0, annex) {
            self.annex = annex;
            return Count::Annex;
        }
        Count::Text
    }
}

/// A level of a list.
struct Level<'a> {
    format: &'a str,
    text: &'a str,
    /// What stands between number and text.
    gap: &'a str,
    /// The style whose paragraphs it counts.
    style: Option<&'a str>,
    /// How far the text is moved in.
    indent: &'a str,
}

/// The numbering of a document with so many lists that count their items.
pub(super) fn write(xml: &mut Xml, lang: Lang, lists: usize) {
    let heading = |format, text, style| Level {
        format,
        text,
        gap: "nothing",
        style,
        indent: "0",
    };
    let han = "chineseCountingThousand";
    let (chapters, annex) = match lang {
        Lang::Zh => (
            [
                heading(han, "%1、", Some("Heading1")),
                heading(han, "（%2）", Some("Heading2")),
            ],
            heading(han, "附录%1　", None),
        ),
        Lang::En => {
            let spaced = |text, style| Level {
                gap: "space",
                ..heading("decimal", text, Some(style))
            };
            (
                [spaced("%1", "Heading1"), spaced("%1.%2", "Heading2")],
                Level {
                    gap: "space",
                    ..heading("upperLetter", "Annex %1:", None)
                },
            )
        }
    };
    let item = |format, text| Level {
        format,
        text,
        gap: "tab",
        style: None,
        indent: "420",
    };
    xml.within("w:numbering", &[("xmlns:w", WORD)], |xml| {
        list(xml, "0", "4C6F6E67", &chapters);
        list(xml, "1", "4C6F6E68", &[annex]);
        list(xml, "2", "4C6F6E69", &[item("bullet", "•")]);
        list(xml, "3", "4C6F6E6A", &[item("decimal", "%1.")]);
        for (number, kind) in [(CHAPTERS, "0"), (ANNEXES, "1"), (BULLETS, "2")] {
            xml.within("w:num", &[("w:numId", number)], |xml| {
                xml.val("w:abstractNumId", kind);
            });
        }
        for place in 0..lists {
            xml.within("w:num", &[("w:numId", &counted(place))], |xml| {
                xml.val("w:abstractNumId", "3");
                xml.within("w:lvlOverride", &[("w:ilvl", "0")], |xml| {
                    xml.val("w:startOverride", "1");
                });
            });
        }
    });
}

fn list(xml: &mut Xml, id: &str, mark: &str, levels: &[Level]) {
    xml.within("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        xml.val("w:nsid", mark);
        xml.val(
            "w:multiLevelType",
            match levels.len() {
                1 => "singleLevel",
                _ => "multilevel",
            },
        );
        for (place, level) in levels.iter().enumerate() {
            xml.within("w:lvl", &[("w:ilvl", &place.to_string())], |xml| {
                xml.val("w:start", "1");
                xml.val("w:numFmt", level.format);
                if let Some(style) = level.style {
                    xml.val("w:pStyle", style);
                }
                if level.gap != "tab" {
                    xml.val("w:suff", level.gap);
                }
                xml.val("w:lvlText", level.text);
                xml.val("w:lvlJc", "left");
                xml.within("w:pPr", &[], |xml| {
                    let indent = level.indent;
                    xml.empty("w:ind", &[("w:left", indent), ("w:hanging", indent)]);
                });
                if level.format == "bullet" {
                    xml.within("w:rPr", &[], |xml| {
                        xml.empty(
                            "w:rFonts",
                            &[
                                ("w:hint", "default"),
                                ("w:ascii", "Arial"),
                                ("w:hAnsi", "Arial"),
                                ("w:cs", "Arial"),
                            ],
                        );
                    });
                }
            });
        }
    });
}
