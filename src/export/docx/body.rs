//! The document itself: cover, contents, sections.

use super::super::is_long;
use super::numbering::{self, Count, Counter};
use super::package::{REFERS, WORD};
use super::page::{Page, contents_heading};
use super::picture::{self, CHOICE, DRAWN, GROUP, PLACED, SHAPE};
use super::table;
use super::xml::Xml;
use crate::document::{Block, Document, Figure, Inline, Kind, Line, Section};
use crate::locale::Lang;

/// Contents with more entries run over their page; what follows them goes on there.
const PAGE_ENTRIES: usize = 52;

/// Writes the document; answers how many of its lists count their items.
pub(super) fn write(xml: &mut Xml, document: &Document) -> usize {
    let headings = (document.sections.iter())
        .filter(|section| !section.heading.is_empty())
        .count();
    let mut counter = Counter::new(document.lang);
    let counts = (document.sections.iter())
        .map(|section| match section.heading.is_empty() {
            true => Count::None,
            false => counter.next(section),
        })
        .collect();
    let mut body = Body {
        document,
        counts,
        has_cover: is_long(document),
        page: Page::Upright,
        is_first: true,
        follows_table: false,
        lists: 0,
        figures: 0,
    };
    let spaces = [
        ("xmlns:w", WORD),
        ("xmlns:r", REFERS),
        ("xmlns:mc", CHOICE),
        ("xmlns:wp", PLACED),
        ("xmlns:a", DRAWN),
        ("xmlns:wpg", GROUP),
        ("xmlns:wps", SHAPE),
    ];
    xml.within("w:document", &spaces, |xml| {
        xml.within("w:body", &[], |xml| body.write(xml, headings));
    });
    body.lists
}

struct Body<'d> {
    document: &'d Document,
    /// How each section's heading comes by its number.
    counts: Vec<Count>,
    has_cover: bool,
    page: Page,
    /// Whether no section of Word's has ended yet: the cover stands in it.
    is_first: bool,
    /// Whether a table has just been written, which wants a paragraph after it.
    follows_table: bool,
    lists: usize,
    figures: usize,
}

impl Body<'_> {
    fn write(&mut self, xml: &mut Xml, headings: usize) {
        let document = self.document;
        let title = match self.has_cover {
            true => "Title",
            false => "Subtitle",
        };
        styled(xml, title, |xml| run(xml, None, &document.title));
        if !document.subtitle.is_empty() {
            styled(xml, "Subtitle", |xml| run(xml, None, &document.subtitle));
        }
        let cover = (document.sections.iter())
            .take_while(|section| is_on_cover(section))
            .count();
        for (place, section) in document.sections.iter().enumerate() {
            let is_first = self.has_cover && place == cover;
            if is_first {
                self.contents(xml);
            }
            self.section(xml, place, section, is_first && headings <= PAGE_ENTRIES);
        }
        if self.follows_table {
            space(xml);
        }
        self.page.close(xml, self.is_first && self.has_cover);
    }

    /// The contents: a field that Word offers to renew when it opens the file, filled in so that it is never empty. The
    /// page numbers come with that: only Word knows its pages, and none is better than a wrong one.
    fn contents(&mut self, xml: &mut Xml) {
        let document = self.document;
        self.settle(xml);
        xml.within("w:sdt", &[], |xml| {
            xml.within("w:sdtPr", &[], |xml| {
                xml.within("w:docPartObj", &[], |xml| {
                    xml.val("w:docPartGallery", "Table of Contents");
                    xml.flag("w:docPartUnique");
                });
            });
            xml.within("w:sdtContent", &[], |xml| {
                xml.within("w:p", &[], |xml| {
                    xml.within("w:pPr", &[], |xml| {
                        xml.val("w:pStyle", "TOCHeading");
                        xml.flag("w:pageBreakBefore");
                    });
                    run(xml, None, contents_heading(document.lang));
                });
                let shown = |(_, section): &(usize, &Section)| {
                    !section.heading.is_empty() && section.level <= 2
                };
                let entries: Vec<_> = (document.sections.iter().enumerate())
                    .filter(shown)
                    .collect();
                for (place, (section, entry)) in entries.iter().enumerate() {
                    styled(xml, if entry.level == 1 { "TOC1" } else { "TOC2" }, |xml| {
                        if place == 0 {
                            mark(xml, "begin", true);
                            code(xml, " TOC \\o \"1-2\" \\h \\z ");
                            mark(xml, "separate", false);
                        }
                        self.entry(xml, *section, entry);
                        if place + 1 == entries.len() {
                            mark(xml, "end", false);
                        }
                    });
                }
            });
        });
    }

    fn entry(&self, xml: &mut Xml, place: usize, section: &Section) {
        let anchor = bookmark(place);
        let link = [("w:anchor", anchor.as_str()), ("w:history", "1")];
        xml.within("w:hyperlink", &link, |xml| {
            run(xml, None, &section.title());
        });
    }

    fn section(&mut self, xml: &mut Xml, place: usize, section: &Section, is_new_page: bool) {
        let tables = || {
            (section.blocks.iter()).filter_map(|block| match &block.kind {
                Kind::Table(table) => Some(table),
                _ => None,
            })
        };
        let page = match tables().any(table::is_wide) {
            true => Page::Turned,
            false => Page::Upright,
        };
        let turns = page != self.page;
        if turns {
            self.turn(xml, page);
        }
        if !section.heading.is_empty() {
            self.follows_table = false;
            // What is signed or filled in is a sheet of its own, but what is signed not in a document of a few pages.
            let is_annex = matches!(self.counts[place], Count::Annex);
            let is_sheet = tables()
                .any(|table| (table.is_signed && self.has_cover) || (table.is_form && is_annex));
            self.heading(xml, place, section, !turns && (is_new_page || is_sheet));
        }
        let mut blocks = section.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            let leads = blocks
                .peek()
                .is_some_and(|next| !matches!(next.kind, Kind::Paragraph(_)));
            self.block(xml, block, leads);
        }
    }

    /// Ends Word's section, to go on with pages that lie otherwise.
    fn turn(&mut self, xml: &mut Xml, page: Page) {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.val("w:pStyle", "TableSpace");
                self.page.close(xml, self.is_first && self.has_cover);
            });
        });
        self.page = page;
        self.is_first = false;
        self.follows_table = false;
    }

    fn heading(&self, xml: &mut Xml, place: usize, section: &Section, is_new_page: bool) {
        let style = match section.level {
            1 => "Heading1",
            2 => "Heading2",
            _ => "Heading3",
        };
        let count = self.counts[place];
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.val("w:pStyle", style);
                if is_new_page {
                    xml.flag("w:pageBreakBefore");
                }
                let list = match count {
                    Count::Chapter => None,
                    Count::Annex => Some(numbering::ANNEXES),
                    Count::None | Count::Text => Some(numbering::NONE),
                };
                if let Some(list) = list {
                    in_list(xml, list);
                }
            });
            let id = place.to_string();
            xml.empty(
                "w:bookmarkStart",
                &[("w:id", &id), ("w:name", &bookmark(place))],
            );
            match count {
                Count::Text => run(xml, None, &section.title()),
                _ => run(xml, None, &section.heading),
            }
            xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        });
    }

    fn block(&mut self, xml: &mut Xml, block: &Block, leads: bool) {
        self.settle(xml);
        let lang = self.document.lang;
        match &block.kind {
            Kind::Paragraph(line) => xml.within("w:p", &[], |xml| {
                xml.within("w:pPr", &[], |xml| {
                    xml.val("w:pStyle", "BodyText");
                    // A label stays with what it names, and what introduces a table with the table.
                    if leads || is_label(line) {
                        xml.flag("w:keepNext");
                    }
                });
                pieces(xml, line, lang);
            }),
            Kind::List { ordered, items } => self.list(xml, *ordered, items),
            Kind::Table(table) => {
                table::write(xml, table, self.page, lang);
                self.follows_table = true;
            }
            Kind::Figure(figure) => self.figure(xml, figure),
        }
    }

    fn figure(&mut self, xml: &mut Xml, figure: &Figure) {
        let lang = self.document.lang;
        self.figures += 1;
        styled(xml, "Figure", |xml| {
            picture::write(xml, figure, self.figures, lang);
        });
        styled(xml, "Caption", |xml| run(xml, None, &figure.title(lang)));
    }

    fn list(&mut self, xml: &mut Xml, ordered: bool, items: &[Line]) {
        let (style, list) = match ordered {
            true => ("ListNumber", numbering::counted(self.lists)),
            false => ("ListBullet", numbering::BULLETS.to_owned()),
        };
        self.lists += usize::from(ordered);
        for item in items {
            xml.within("w:p", &[], |xml| {
                xml.within("w:pPr", &[], |xml| {
                    xml.val("w:pStyle", style);
                    in_list(xml, &list);
                });
                pieces(xml, item, self.document.lang);
            });
        }
    }

    /// Sets off what follows a table.
    fn settle(&mut self, xml: &mut Xml) {
        if self.follows_table {
            space(xml);
            self.follows_table = false;
        }
    }
}

/// Whether a section stands on the cover: what has no heading, and the record of revisions.
fn is_on_cover(section: &Section) -> bool {
    section.heading.is_empty() || section.chapter == "revisions"
}

fn is_label(line: &Line) -> bool {
    matches!(line[..], [Inline::Strong(_)])
}

fn bookmark(place: usize) -> String {
    format!("_Toc{}", 100_000_000 + place)
}

/// The paragraph between a table and what follows it.
pub(super) fn space(xml: &mut Xml) {
    styled(xml, "TableSpace", |_| {});
}

fn styled(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| xml.val("w:pStyle", style));
        inside(xml);
    });
}

fn in_list(xml: &mut Xml, list: &str) {
    xml.within("w:numPr", &[], |xml| {
        xml.val("w:ilvl", "0");
        xml.val("w:numId", list);
    });
}

fn run(xml: &mut Xml, style: Option<&str>, words: &str) {
    xml.within("w:r", &[], |xml| {
        if let Some(style) = style {
            xml.within("w:rPr", &[], |xml| xml.val("w:rStyle", style));
        }
        xml.run_text(words);
    });
}

/// The pieces of a line, each as a run.
pub(super) fn pieces(xml: &mut Xml, line: &[Inline], lang: Lang) {
    for inline in line {
        let style = match inline {
            Inline::Text(_) => None,
            Inline::Strong(_) => Some("Strong"),
            Inline::Gap => Some("Gap"),
            Inline::Pending => Some("Pending"),
        };
        run(xml, style, inline.words(lang));
    }
}

/// A mark of a field: where it begins, where its result begins, where it ends.
fn mark(xml: &mut Xml, kind: &str, is_dirty: bool) {
    xml.within("w:r", &[], |xml| {
        let kind = ("w:fldCharType", kind);
        match is_dirty {
            true => xml.empty("w:fldChar", &[kind, ("w:dirty", "true")]),
            false => xml.empty("w:fldChar", &[kind]),
        }
    });
}

/// The code of a field. No word of a plan ever stands in one.
fn code(xml: &mut Xml, code: &str) {
    xml.within("w:r", &[], |xml| {
        xml.within("w:instrText", &[("xml:space", "preserve")], |xml| {
            xml.characters(code);
        });
    });
}
