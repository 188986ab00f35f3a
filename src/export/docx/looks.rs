//! How each kind of paragraph looks: the values of the styles, in one table.

use crate::locale::{Lang, Text, text};

/// The colour of headings.
const INK: &str = "1F3864";
/// What a paragraph's style says. Lengths are twentieths of a point, sizes half points, as Word counts them.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub id: &'static str,
    pub name: Text,
    /// The style of the paragraph after it, if it is another one.
    pub next: &'static str,
    /// Whether it is offered in Word's gallery.
    pub offered: bool,
    pub keep_next: bool,
    /// Whether Word counts it as a chapter: the level in the list of chapters.
    pub counted: Option<&'static str>,
    pub outline: Option<&'static str>,
    pub before: &'static str,
    pub after: &'static str,
    /// In 240ths of a line.
    pub line: &'static str,
    /// The line in twentieths of a point, whatever the font.
    pub is_exact: bool,
    pub left: &'static str,
    /// Moved in by two characters, as Chinese paragraphs begin.
    pub is_indented: bool,
    pub align: &'static str,
    /// A right tab with dots, as in contents.
    pub leads_to_page: bool,
    /// Without room between Chinese and Latin characters: its width was measured.
    pub is_close: bool,
    /// A line below.
    pub underlined: bool,
    pub heading_font: bool,
    pub bold: bool,
    pub colour: Option<&'static str>,
    pub size: &'static str,
}

/// What most styles share.
pub(super) const PLAIN: Style = Style {
    id: "",
    name: text("", ""),
    next: "",
    offered: false,
    keep_next: false,
    counted: None,
    outline: None,
    before: "0",
    after: "0",
    line: "240",
    is_exact: false,
    left: "0",
    is_indented: false,
    align: "left",
    leads_to_page: false,
    is_close: false,
    underlined: false,
    heading_font: false,
    bold: false,
    colour: None,
    size: "21",
};

/// A style that Word knows under the same name in every language.
pub(super) const fn known(name: &'static str) -> Text {
    text(name, name)
}

const HEADING: Style = Style {
    next: "BodyText",
    offered: true,
    keep_next: true,
    heading_font: true,
    bold: true,
    colour: Some(INK),
    ..PLAIN
};

const fn heading(
    id: &'static str,
    name: &'static str,
    level: &'static str,
    counted: Option<&'static str>,
    size: &'static str,
    before: &'static str,
    after: &'static str,
) -> Style {
    Style {
        id,
        name: known(name),
        outline: Some(level),
        counted,
        size,
        before,
        after,
        ..HEADING
    }
}

/// The paragraph styles of a language.
pub(super) fn paragraphs(lang: Lang) -> [Style; 21] {
    let is_chinese = lang == Lang::Zh;
    let either = |zh, en| if is_chinese { zh } else { en };
    let item = Style {
        after: "40",
        line: either("300", "264"),
        ..PLAIN
    };
    let entry = Style {
        leads_to_page: true,
        // The contents of most plans fill one page, whatever the font.
        line: "246",
        is_exact: true,
        size: "19",
        ..PLAIN
    };
    let cell = Style {
        before: "20",
        after: "20",
        size: "18",
        ..PLAIN
    };
    [
        heading("Heading1", "heading 1", "0", Some("0"), "30", "400", "160"),
        heading("Heading2", "heading 2", "1", Some("1"), "24", "280", "120"),
        heading("Heading3", "heading 3", "2", None, "22", "200", "80"),
        Style {
            id: "Title",
            name: known("Title"),
            align: "center",
            before: "2000",
            after: "240",
            size: "48",
            ..HEADING
        },
        Style {
            id: "Subtitle",
            name: known("Subtitle"),
            align: "center",
            before: "120",
            after: "120",
            size: "32",
            ..HEADING
        },
        Style {
            id: "TOCHeading",
            name: known("TOC Heading"),
            align: either("center", "left"),
            before: "400",
            after: "160",
            size: "30",
            ..HEADING
        },
        Style {
            id: "TOC1",
            name: known("toc 1"),
            bold: true,
            ..entry
        },
        Style {
            id: "TOC2",
            name: known("toc 2"),
            left: "420",
            ..entry
        },
        Style {
            id: "BodyText",
            name: known("Body Text"),
            offered: true,
            after: "120",
            line: either("320", "276"),
            is_indented: is_chinese,
            align: either("both", "left"),
            ..PLAIN
        },
        Style {
            id: "ListBullet",
            name: known("List Bullet"),
            ..item
        },
        Style {
            id: "ListNumber",
            name: known("List Number"),
            ..item
        },
        Style {
            id: "Figure",
            name: text("图", "Figure"),
            keep_next: true,
            align: "center",
            before: "120",
            ..PLAIN
        },
        Style {
            id: "FigureText",
            name: text("图中文字", "Figure Text"),
            is_close: true,
            heading_font: true,
            size: "17",
            ..PLAIN
        },
        Style {
            id: "Caption",
            name: known("caption"),
            align: "center",
            before: "60",
            after: "200",
            size: "18",
            ..PLAIN
        },
        Style {
            id: "TableText",
            name: text("表格文字", "Table Text"),
            ..cell
        },
        Style {
            id: "TableMark",
            name: text("表格符号", "Table Mark"),
            align: "center",
            ..cell
        },
        Style {
            id: "TableHead",
            name: text("表头", "Table Head"),
            keep_next: true,
            align: either("center", "left"),
            heading_font: true,
            bold: true,
            ..cell
        },
        Style {
            id: "TableSpace",
            name: text("表后间距", "Table Space"),
            size: "12",
            ..PLAIN
        },
        Style {
            id: "Header",
            name: known("header"),
            underlined: true,
            colour: Some("595959"),
            size: "18",
            ..PLAIN
        },
        Style {
            id: "HeaderNotice",
            name: text("页眉声明", "Header Notice"),
            align: "center",
            after: "40",
            heading_font: true,
            bold: true,
            colour: Some("C00000"),
            size: "18",
            ..PLAIN
        },
        Style {
            id: "Footer",
            name: known("footer"),
            align: "center",
            colour: Some("595959"),
            size: "18",
            ..PLAIN
        },
    ]
}
