//! The package: which parts there are, how they find each other, and what it says about itself.

use super::xml::Xml;
use super::{body, numbering, page, styles};
use crate::document::Document;
use crate::locale::Lang;
use jiff::civil::Date;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// The namespace of WordprocessingML.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of references to other parts.
pub(super) const REFERS: &str = OFFICE;

/// One step more would take three times as long for a twentieth less.
const LEVEL: i64 = 5;

const DOCUMENT: &str = "word/document.xml";
const CORE: &str = "docProps/core.xml";

/// A part beside the document.
struct Part {
    /// Below `word/`.
    name: &'static str,
    /// The id by which the document names it.
    id: &'static str,
    /// What it is: the last word of its relationship's and its content's type.
    kind: &'static str,
    write: fn(&mut Xml, &Document),
}

/// The parts beside the document that are the same for every document of a language and audience.
static PARTS: [Part; 8] = [
    Part {
        name: "styles.xml",
        id: "rId1",
        kind: "styles",
        write: styles::write,
    },
    Part {
        name: "settings.xml",
        id: "rId2",
        kind: "settings",
        write: settings,
    },
    Part {
        name: "fontTable.xml",
        id: "rId3",
        kind: "fontTable",
        write: styles::fonts,
    },
    Part {
        name: "header1.xml",
        id: page::HEAD,
        kind: "header",
        write: page::head,
    },
    Part {
        name: "header2.xml",
        id: page::WIDE_HEAD,
        kind: "header",
        write: page::wide_head,
    },
    Part {
        name: "header3.xml",
        id: page::COVER_HEAD,
        kind: "header",
        write: page::cover_head,
    },
    Part {
        name: "footer1.xml",
        id: page::FOOT,
        kind: "footer",
        write: page::foot,
    },
    Part {
        name: "footer2.xml",
        id: page::COVER_FOOT,
        kind: "footer",
        write: page::cover_foot,
    },
];

/// The part that is written last, when it is known how many lists there are.
const NUMBERING: (&str, &str, &str) = ("numbering.xml", "rId20", "numbering");

/// Name, id and kind of every part beside the document.
fn parts() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    (PARTS.iter())
        .map(|part| (part.name, part.id, part.kind))
        .chain([NUMBERING])
}

/// Makes the package. The same document gives the same bytes on every machine.
pub(super) fn pack(document: &Document, date: Option<Date>) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    part(&mut zip, "[Content_Types].xml", content_types)?;
    part(&mut zip, "_rels/.rels", |xml| {
        relationships(
            xml,
            &[
                (OFFICE, "officeDocument", "rId1", DOCUMENT),
                (
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata",
                    "core-properties",
                    "rId2",
                    CORE,
                ),
            ],
        );
    })?;
    part(&mut zip, CORE, |xml| core(xml, document, date))?;
    let mut lists = 0;
    part(&mut zip, DOCUMENT, |xml| lists = body::write(xml, document))?;
    for other in &PARTS {
        let path = format!("word/{}", other.name);
        part(&mut zip, &path, |xml| (other.write)(xml, document))?;
    }
    part(&mut zip, &format!("word/{}", NUMBERING.0), |xml| {
        numbering::write(xml, document.lang, lists);
    })?;
    part(&mut zip, "word/_rels/document.xml.rels", |xml| {
        let all: Vec<_> = parts()
            .map(|(name, id, kind)| (OFFICE, kind, id, name))
            .collect();
        relationships(xml, &all);
    })?;
    Ok(zip.finish()?.into_inner())
}

fn part(
    zip: &mut ZipWriter<Cursor<Vec<u8>>>,
    path: &str,
    write: impl FnOnce(&mut Xml),
) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix);
    zip.start_file(path, options)?;
    let into: &mut dyn Write = zip;
    let mut xml = Xml::new(into);
    write(&mut xml);
    xml.finish()
}

fn content_types(xml: &mut Xml) {
    let space = format!("{PACKAGE}/content-types");
    xml.within("Types", &[("xmlns", &space)], |xml| {
        let defaults = [
            (
                "rels",
                "application/vnd.openxmlformats-package.relationships+xml",
            ),
            ("xml", "application/xml"),
        ];
        for (ending, kind) in defaults {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        let mut of = |path: &str, kind: &str| {
            xml.empty(
                "Override",
                &[("PartName", &format!("/{path}")), ("ContentType", kind)],
            );
        };
        of(
            CORE,
            "application/vnd.openxmlformats-package.core-properties+xml",
        );
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        of(DOCUMENT, &format!("{word}.document.main+xml"));
        for (name, _, kind) in parts() {
            of(&format!("word/{name}"), &format!("{word}.{kind}+xml"));
        }
    });
}

/// Relationships: the space and last word of their type, their id, what they lead to.
fn relationships(xml: &mut Xml, all: &[(&str, &str, &str, &str)]) {
    let space = format!("{PACKAGE}/relationships");
    xml.within("Relationships", &[("xmlns", &space)], |xml| {
        for (space, kind, id, target) in all {
            let kind = format!("{space}/{kind}");
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", &kind), ("Target", target)],
            );
        }
    });
}

/// Title, project and date; no author, no program, no path.
fn core(xml: &mut Xml, document: &Document, date: Option<Date>) {
    let space = format!("{PACKAGE}/metadata/core-properties");
    let spaces = [
        ("xmlns:cp", space.as_str()),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.within("cp:coreProperties", &spaces, |xml| {
        xml.leaf("dc:title", &document.title);
        if !document.subtitle.is_empty() {
            xml.leaf("dc:subject", &document.subtitle);
        }
        if let Some(date) = date {
            let kind = [("xsi:type", "dcterms:W3CDTF")];
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.within(name, &kind, |xml| xml.characters(&date.to_string()));
            }
        }
    });
}

/// Settings: that the file is made for today's Word, and how Chinese punctuation is set.
fn settings(xml: &mut Xml, document: &Document) {
    xml.within("w:settings", &[("xmlns:w", WORD)], |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")]);
        xml.val("w:defaultTabStop", "420");
        xml.val("w:characterSpacingControl", "compressPunctuation");
        xml.within("w:compat", &[], |xml| {
            for flag in ["w:spaceForUL", "w:balanceSingleByteDoubleByteWidth"] {
                xml.flag(flag);
            }
            let office = "http://schemas.microsoft.com/office/word";
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", office),
                    ("w:val", "15"),
                ],
            );
        });
        let (latin, _) = tags(document.lang);
        xml.empty(
            "w:themeFontLang",
            &[("w:val", latin), ("w:eastAsia", "zh-CN")],
        );
        xml.val("w:decimalSymbol", ".");
        xml.val("w:listSeparator", ",");
    });
}

/// The language of Latin and of Chinese text.
pub(super) fn tags(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Zh => ("en-US", "zh-CN"),
        Lang::En => ("en-GB", "zh-CN"),
    }
}
