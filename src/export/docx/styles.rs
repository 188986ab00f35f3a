//! Styles: whoever edits the file in Word changes a heading's look in one place.

use super::looks::{PLAIN, Style, known, paragraphs};
use super::numbering;
use super::package::{WORD, tags};
use super::xml::Xml;
use crate::document::Document;
use crate::locale::{Lang, text};

/// The shade of head rows.
const SHADE: &str = "DCE6F2";
/// The colour of lines.
const LINE: &str = "A6B4C8";

/// Fonts: one for Latin text, one for Chinese. Word takes another where one is missing.
struct Fonts {
    latin: &'static str,
    chinese: &'static str,
}

const fn body_fonts(lang: Lang) -> Fonts {
    match lang {
        Lang::Zh => Fonts {
            latin: "Times New Roman",
            chinese: "宋体",
        },
        Lang::En => Fonts {
            latin: "Calibri",
            chinese: "微软雅黑",
        },
    }
}

const fn heading_fonts(lang: Lang) -> Fonts {
    match lang {
        Lang::Zh => Fonts {
            latin: "Arial",
            chinese: "黑体",
        },
        Lang::En => Fonts {
            latin: "Calibri",
            chinese: "微软雅黑",
        },
    }
}

/// The styles of a document.
pub(super) fn write(xml: &mut Xml, document: &Document) {
    let lang = document.lang;
    xml.within("w:styles", &[("xmlns:w", WORD)], |xml| {
        xml.within("w:docDefaults", &[], |xml| defaults(xml, lang));
        xml.within(
            "w:style",
            &[
                ("w:type", "paragraph"),
                ("w:default", "1"),
                ("w:styleId", "Normal"),
            ],
            |xml| {
                xml.val("w:name", "Normal");
                xml.flag("w:qFormat");
            },
        );
        for style in paragraphs(lang) {
            paragraph(xml, &style, lang);
        }
        characters(xml, lang);
        tables(xml);
    });
}

fn fonts_of(xml: &mut Xml, fonts: &Fonts) {
    xml.empty(
        "w:rFonts",
        &[
            ("w:ascii", fonts.latin),
            ("w:eastAsia", fonts.chinese),
            ("w:hAnsi", fonts.latin),
            ("w:cs", fonts.latin),
        ],
    );
}

fn size(xml: &mut Xml, size: &str) {
    xml.val("w:sz", size);
    xml.val("w:szCs", size);
}

fn defaults(xml: &mut Xml, lang: Lang) {
    xml.within("w:rPrDefault", &[], |xml| {
        xml.within("w:rPr", &[], |xml| {
            fonts_of(xml, &body_fonts(lang));
            size(xml, PLAIN.size);
            let (latin, chinese) = tags(lang);
            xml.empty(
                "w:lang",
                &[
                    ("w:val", latin),
                    ("w:eastAsia", chinese),
                    ("w:bidi", "ar-SA"),
                ],
            );
        });
    });
    xml.flag("w:pPrDefault");
}

fn paragraph(xml: &mut Xml, style: &Style, lang: Lang) {
    let of = [("w:type", "paragraph"), ("w:styleId", style.id)];
    xml.within("w:style", &of, |xml| {
        xml.val("w:name", style.name.in_lang(lang));
        xml.val("w:basedOn", "Normal");
        if !style.next.is_empty() {
            xml.val("w:next", style.next);
        }
        if style.offered {
            xml.flag("w:qFormat");
        }
        xml.within("w:pPr", &[], |xml| {
            if style.keep_next {
                xml.flag("w:keepNext");
                xml.flag("w:keepLines");
            }
            if let Some(level) = style.counted {
                xml.within("w:numPr", &[], |xml| {
                    xml.val("w:ilvl", level);
                    xml.val("w:numId", numbering::CHAPTERS);
                });
            }
            if style.underlined {
                xml.within("w:pBdr", &[], |xml| line(xml, "w:bottom"));
            }
            if style.leads_to_page {
                xml.within("w:tabs", &[], |xml| {
                    xml.empty(
                        "w:tab",
                        &[("w:val", "right"), ("w:leader", "dot"), ("w:pos", "9638")],
                    );
                });
            }
            if style.is_close {
                xml.val("w:autoSpaceDE", "0");
                xml.val("w:autoSpaceDN", "0");
            }
            xml.empty(
                "w:spacing",
                &[
                    ("w:before", style.before),
                    ("w:after", style.after),
                    ("w:line", style.line),
                    ("w:lineRule", if style.is_exact { "exact" } else { "auto" }),
                ],
            );
            match style.is_indented {
                true => xml.empty(
                    "w:ind",
                    &[("w:firstLineChars", "200"), ("w:firstLine", "420")],
                ),
                false => xml.empty("w:ind", &[("w:left", style.left)]),
            }
            xml.val("w:jc", style.align);
            if let Some(level) = style.outline {
                xml.val("w:outlineLvl", level);
            }
        });
        xml.within("w:rPr", &[], |xml| {
            if style.heading_font {
                fonts_of(xml, &heading_fonts(lang));
            }
            if style.bold {
                bold(xml);
            }
            if let Some(colour) = style.colour {
                xml.val("w:color", colour);
            }
            size(xml, style.size);
        });
    });
}

fn bold(xml: &mut Xml) {
    xml.flag("w:b");
    xml.flag("w:bCs");
}

fn line(xml: &mut Xml, side: &'static str) {
    xml.empty(
        side,
        &[
            ("w:val", "single"),
            ("w:sz", "4"),
            ("w:space", "1"),
            ("w:color", LINE),
        ],
    );
}

fn shade(xml: &mut Xml, colour: &str) {
    xml.empty(
        "w:shd",
        &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)],
    );
}

/// What stands out in a line: emphasis, gaps, what the client owes.
fn characters(xml: &mut Xml, lang: Lang) {
    let marked = [
        ("Strong", known("Strong"), None),
        ("Gap", text("缺项标记", "Gap"), Some("FFF2CC")),
        ("Pending", text("客户待答标记", "Pending"), Some("E2EFDA")),
    ];
    for (id, name, colour) in marked {
        let of = [("w:type", "character"), ("w:styleId", id)];
        xml.within("w:style", &of, |xml| {
            xml.val("w:name", name.in_lang(lang));
            xml.flag("w:qFormat");
            xml.within("w:rPr", &[], |xml| {
                bold(xml);
                if let Some(colour) = colour {
                    shade(xml, colour);
                }
            });
        });
    }
}

fn tables(xml: &mut Xml) {
    let normal = [
        ("w:type", "table"),
        ("w:default", "1"),
        ("w:styleId", "TableNormal"),
    ];
    xml.within("w:style", &normal, |xml| {
        xml.val("w:name", "Normal Table");
        xml.within("w:tblPr", &[], |xml| margins(xml, "0"));
    });
    let grid = [("w:type", "table"), ("w:styleId", "TableGrid")];
    xml.within("w:style", &grid, |xml| {
        xml.val("w:name", "Table Grid");
        xml.val("w:basedOn", "TableNormal");
        xml.flag("w:qFormat");
        xml.within("w:tblPr", &[], |xml| {
            xml.within("w:tblBorders", &[], |xml| {
                for side in [
                    "w:top",
                    "w:left",
                    "w:bottom",
                    "w:right",
                    "w:insideH",
                    "w:insideV",
                ] {
                    line(xml, side);
                }
            });
            margins(xml, "28");
        });
        xml.within("w:tblStylePr", &[("w:type", "firstRow")], |xml| {
            xml.within("w:tcPr", &[], |xml| shade(xml, SHADE));
        });
    });
}

fn margins(xml: &mut Xml, upright: &str) {
    xml.within("w:tblCellMar", &[], |xml| {
        let sides = [
            ("w:top", upright),
            ("w:left", "85"),
            ("w:bottom", upright),
            ("w:right", "85"),
        ];
        for (side, width) in sides {
            xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
        }
    });
}

/// The fonts that the styles name, with the names under which other systems know them.
pub(super) fn fonts(xml: &mut Xml, _: &Document) {
    let fonts = [
        ("宋体", Some("SimSun"), "02010600030101010101", "86"),
        ("黑体", Some("SimHei"), "02010609060101010101", "86"),
        (
            "微软雅黑",
            Some("Microsoft YaHei"),
            "020B0503020204020204",
            "86",
        ),
        ("Times New Roman", None, "02020603050405020304", "00"),
        ("Arial", None, "020B0604020202020204", "00"),
        ("Calibri", None, "020F0502020204030204", "00"),
    ];
    xml.within("w:fonts", &[("xmlns:w", WORD)], |xml| {
        for (name, other, panose, charset) in fonts {
            xml.within("w:font", &[("w:name", name)], |xml| {
                if let Some(other) = other {
                    xml.val("w:altName", other);
                }
                xml.val("w:panose1", panose);
                xml.val("w:charset", charset);
                xml.val("w:family", "auto");
                xml.val("w:pitch", "variable");
            });
        }
    });
}
