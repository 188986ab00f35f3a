//! Pages: their size, what stands at their head and foot, and where upright pages end and turned ones begin.

use super::package::{REFERS, WORD};
use super::xml::Xml;
use crate::document::Document;
use crate::locale::{Lang, text};

/// The header of upright pages.
pub(super) const HEAD: &str = "rId10";
/// The header of turned pages.
pub(super) const WIDE_HEAD: &str = "rId11";
/// The header of the cover.
pub(super) const COVER_HEAD: &str = "rId12";
/// The footer.
pub(super) const FOOT: &str = "rId13";
/// The footer of the cover.
pub(super) const COVER_FOOT: &str = "rId14";

/// How a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// A4 upright.
    Upright,
    /// A4 turned, for wide tables.
    Turned,
}

/// A4, in twentieths of a point.
const SHORT: &str = "11906";
const LONG: &str = "16838";
/// Two centimetres.
const SIDE: &str = "1134";

impl Page {
    /// The width of its text, in twentieths of a point: 17 cm and 25.7 cm.
    pub const fn text_width(self) -> usize {
        match self {
            Page::Upright => 9638,
            Page::Turned => 14570,
        }
    }

    /// The properties of the section that ends here.
    pub fn close(self, xml: &mut Xml, has_cover: bool) {
        xml.within("w:sectPr", &[], |xml| {
            let head = match self {
                Page::Upright => HEAD,
                Page::Turned => WIDE_HEAD,
            };
            let mut refer = |name, kind, id| {
                xml.empty(name, &[("w:type", kind), ("r:id", id)]);
            };
            refer("w:headerReference", "default", head);
            refer("w:footerReference", "default", FOOT);
            if has_cover {
                refer("w:headerReference", "first", COVER_HEAD);
                refer("w:footerReference", "first", COVER_FOOT);
            }
            match self {
                Page::Upright => xml.empty("w:pgSz", &[("w:w", SHORT), ("w:h", LONG)]),
                Page::Turned => {
                    let turned = ("w:orient", "landscape");
                    xml.empty("w:pgSz", &[("w:w", LONG), ("w:h", SHORT), turned]);
                }
            }
            xml.empty(
                "w:pgMar",
                &[
                    ("w:top", "1531"),
                    ("w:right", SIDE),
                    ("w:bottom", "1304"),
                    ("w:left", SIDE),
                    ("w:header", "794"),
                    ("w:footer", "680"),
                    ("w:gutter", "0"),
                ],
            );
            xml.empty("w:cols", &[("w:space", "720")]);
            if has_cover {
                xml.flag("w:titlePg");
            }
        });
    }
}

fn header(xml: &mut Xml, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:hdr", &[("xmlns:w", WORD), ("xmlns:r", REFERS)], inside);
}

fn footer(xml: &mut Xml, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:ftr", &[("xmlns:w", WORD), ("xmlns:r", REFERS)], inside);
}

/// A paragraph of the header or footer.
fn line(xml: &mut Xml, style: &str, tab: Option<Page>, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.val("w:pStyle", style);
            if let Some(page) = tab {
                xml.within("w:tabs", &[], |xml| {
                    let end = page.text_width().to_string();
                    xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &end)]);
                });
            }
        });
        inside(xml);
    });
}

fn run(xml: &mut Xml, words: &str) {
    xml.within("w:r", &[], |xml| xml.run_text(words));
}

/// What the cover's head says too: for whom the document is, if not for everybody.
fn notice(xml: &mut Xml, document: &Document) {
    if !document.notice.is_empty() {
        line(xml, "HeaderNotice", None, |xml| run(xml, &document.notice));
    }
}

fn head_on(xml: &mut Xml, document: &Document, page: Page) {
    header(xml, |xml| {
        notice(xml, document);
        line(xml, "Header", Some(page), |xml| {
            run(xml, &document.subtitle);
            xml.within("w:r", &[], |xml| xml.flag("w:tab"));
            run(xml, &document.title);
        });
    });
}

/// The header of upright pages: project and title.
pub(super) fn head(xml: &mut Xml, document: &Document) {
    head_on(xml, document, Page::Upright);
}

/// The header of turned pages.
pub(super) fn wide_head(xml: &mut Xml, document: &Document) {
    head_on(xml, document, Page::Turned);
}

/// The header of the cover, which says the title itself.
pub(super) fn cover_head(xml: &mut Xml, document: &Document) {
    header(xml, |xml| {
        notice(xml, document);
        if document.notice.is_empty() {
            line(xml, "Footer", None, |_| {});
        }
    });
}

/// The footer: page and pages.
pub(super) fn foot(xml: &mut Xml, document: &Document) {
    let (before, between, after) = match document.lang {
        Lang::Zh => ("第 ", " 页　共 ", " 页"),
        Lang::En => ("Page ", " of ", ""),
    };
    footer(xml, |xml| {
        line(xml, "Footer", None, |xml| {
            run(xml, before);
            simple_field(xml, "PAGE");
            run(xml, between);
            simple_field(xml, "NUMPAGES");
            if !after.is_empty() {
                run(xml, after);
            }
        });
    });
}

/// The footer of the cover.
pub(super) fn cover_foot(xml: &mut Xml, _: &Document) {
    footer(xml, |xml| line(xml, "Footer", None, |_| {}));
}

/// A field that is worked out whenever pages are laid out.
fn simple_field(xml: &mut Xml, code: &str) {
    xml.within("w:fldSimple", &[("w:instr", code)], |xml| run(xml, "1"));
}

/// The heading of the contents.
pub(super) fn contents_heading(lang: Lang) -> &'static str {
    text("目　录", "Contents").in_lang(lang)
}
