//! A Word file read by a reader of zip and one of XML that know nothing of how it was written.

use commplan::document::{Document, Inline, Kind};
use commplan::export::draw::{self, Shape};
use commplan::export::visible;
use roxmltree::{Document as Tree, Node};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a package by name.
pub struct Package(pub BTreeMap<String, String>);

pub fn open(bytes: &[u8]) -> Package {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut parts = BTreeMap::new();
    for place in 0..zip.len() {
        let mut part = zip.by_index(place).expect("a part");
        let time = part.last_modified().expect("a time");
        assert_eq!(
            (time.year(), time.month(), time.day(), time.hour()),
            (1980, 1, 1, 0)
        );
        let mut text = String::new();
        part.read_to_string(&mut text).expect("UTF-8");
        let name = part.name().expect("a name").into_owned();
        let twice = parts.insert(name.clone(), text);
        assert!(twice.is_none(), "{name} is there twice");
    }
    Package(parts)
}

impl Package {
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_else(|| panic!("no {name}"))
    }

    pub fn tree(&self, name: &str) -> Tree<'_> {
        Tree::parse(self.text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

pub fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|child| child.has_tag_name((W, name)))
}

pub fn all<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants()
        .filter(move |node| node.has_tag_name((W, name)))
}

pub fn val<'a>(node: Node<'a, 'a>) -> &'a str {
    node.attribute((W, "val")).unwrap_or_default()
}

/// The attribute of an element below, on a path of names.
pub fn at<'a>(node: Node<'a, 'a>, path: &[&str]) -> Option<&'a str> {
    let found = path.iter().try_fold(node, |node, name| child(node, name))?;
    Some(val(found))
}

/// Everything that one part says about another is true.
pub fn holds_together(package: &Package) {
    let types = package.tree("[Content_Types].xml");
    let of = |kind: &str, name: &str| -> BTreeSet<String> {
        (types.root_element().children())
            .filter(|node| node.tag_name().name() == kind)
            .filter_map(|node| Some(node.attribute(name)?.to_owned()))
            .collect()
    };
    let (endings, named) = (of("Default", "Extension"), of("Override", "PartName"));
    for name in package.0.keys() {
        package.tree(name);
        let ending = name.rsplit('.').next().unwrap_or_default();
        let is_typed = named.contains(&format!("/{name}"))
            || (ending != "xml" && endings.contains(ending))
            || name == "[Content_Types].xml";
        assert!(is_typed, "{name} has no type");
    }
    for name in &named {
        package.text(name.trim_start_matches('/'));
    }
    let mut ids = BTreeSet::new();
    for (rels, folder) in [
        ("_rels/.rels", ""),
        ("word/_rels/document.xml.rels", "word/"),
    ] {
        for node in package.tree(rels).root_element().children() {
            assert_eq!(node.attribute("TargetMode"), None, "nothing is fetched");
            let target = node.attribute("Target").expect("a target");
            package.text(&format!("{folder}{target}"));
            let id = node.attribute("Id").expect("an id");
            assert!(ids.insert((folder, id.to_owned())), "{id} is there twice");
        }
    }
    let document = package.tree("word/document.xml");
    for node in document.descendants() {
        if let Some(id) = node.attribute((R, "id")) {
            assert!(
                ids.contains(&("word/", id.to_owned())),
                "{id} leads nowhere"
            );
        }
    }
    let mut drawn = BTreeSet::new();
    for node in document.descendants() {
        if matches!(node.tag_name().name(), "docPr" | "cNvPr") {
            let id = node.attribute("id").expect("an id");
            assert!(drawn.insert(id), "the drawing {id} is there twice");
        }
    }
    let styles = package.tree("word/styles.xml");
    let styles: BTreeSet<&str> = all(styles.root_element(), "style")
        .filter_map(|style| style.attribute((W, "styleId")))
        .collect();
    let numbering = package.tree("word/numbering.xml");
    let lists: BTreeSet<&str> = all(numbering.root_element(), "num")
        .filter_map(|list| list.attribute((W, "numId")))
        .chain(["0"])
        .collect();
    let parts = package.0.keys().filter(|name| name.starts_with("word/"));
    for name in parts.filter(|name| name.ends_with(".xml")) {
        let tree = package.tree(name);
        let root = tree.root_element();
        for kind in ["pStyle", "rStyle", "tblStyle", "basedOn", "next"] {
            for node in all(root, kind) {
                assert!(styles.contains(val(node)), "no style {}", val(node));
            }
        }
        for node in all(root, "numId") {
            assert!(lists.contains(val(node)), "no list {}", val(node));
        }
    }
    let marks: Vec<&str> = all(document.root_element(), "bookmarkStart")
        .filter_map(|mark| mark.attribute((W, "name")))
        .collect();
    for link in all(document.root_element(), "hyperlink") {
        let anchor = link.attribute((W, "anchor")).expect("within the document");
        assert_eq!(marks.iter().filter(|mark| **mark == anchor).count(), 1);
    }
    for code in all(document.root_element(), "instrText") {
        let code = code.text().unwrap_or_default();
        assert_eq!(code, " TOC \\o \"1-2\" \\h \\z ");
    }
}

/// Pieces of a line, each with its form.
pub type Words = Vec<(String, &'static str)>;

/// What somebody sees who opens the file.
#[derive(Debug, PartialEq, Eq)]
pub enum Seen {
    Title(String),
    /// With its number.
    Heading(u8, String),
    Paragraph(Words),
    Item {
        number: String,
        words: Words,
    },
    /// The words in the picture, and what stands in for it.
    Figure {
        words: Vec<String>,
        alternative: String,
    },
    Caption(String),
    Row {
        is_head: bool,
        cells: Vec<Vec<Words>>,
    },
}

/// A picture: the same words for those who see it and for those who do not.
fn figure<'a>(paragraph: Node<'a, 'a>) -> Seen {
    let named = |name: &str| {
        (paragraph
            .descendants()
            .find(|node| node.tag_name().name() == name))
        .unwrap_or_else(|| panic!("a figure without {name}"))
    };
    let alternative = named("docPr").attribute("descr").expect("a description");
    let fallback = text(&merged(vec![(written(named("Fallback")), "")]));
    assert_eq!(fallback, alternative);
    Seen::Figure {
        words: all(paragraph, "txbxContent").map(written).collect(),
        alternative: alternative.to_owned(),
    }
}

/// All the text below an element.
fn written<'a>(node: Node<'a, 'a>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match node.tag_name().name() {
            "t" => text.push_str(node.text().unwrap_or_default()),
            "tab" => text.push('\t'),
            _ => {}
        }
    }
    text
}

/// A paragraph's text in pieces, each with its form.
pub fn pieces<'a>(paragraph: Node<'a, 'a>) -> Words {
    let mut pieces: Words = Vec::new();
    for run in all(paragraph, "r") {
        let form = match at(run, &["rPr", "rStyle"]) {
            None => "",
            Some("Strong") => "strong",
            Some("Gap") => "gap",
            Some("Pending") => "pending",
            Some(other) => panic!("the style {other}"),
        };
        let mut text = String::new();
        for node in run.children() {
            match node.tag_name().name() {
                "t" => text.push_str(node.text().unwrap_or_default()),
                "tab" => text.push('\t'),
                "rPr" | "fldChar" | "instrText" => {}
                other => panic!("{other} in a run"),
            }
        }
        pieces.push((text, form));
    }
    merged(pieces)
}

pub fn merged(pieces: Words) -> Words {
    let mut merged: Words = Vec::new();
    for (text, form) in pieces.into_iter().filter(|(text, _)| !text.is_empty()) {
        match merged.last_mut() {
            Some((last, same)) if *same == form => last.push_str(&text),
            _ => merged.push((text, form)),
        }
    }
    merged
}

pub fn text(pieces: &[(String, &'static str)]) -> String {
    pieces.iter().map(|(text, _)| text.as_str()).collect()
}

/// Counts as Word does, by what `numbering.xml` says.
struct Lists<'a> {
    root: Node<'a, 'a>,
    at: BTreeMap<(String, usize), usize>,
}

impl Lists<'_> {
    /// The number of the next paragraph of a list's level, and its kind.
    fn next(&mut self, list: &str, level: usize) -> String {
        if list == "0" {
            return String::new();
        }
        let num = all(self.root, "num")
            .find(|num| num.attribute((W, "numId")) == Some(list))
            .expect("a list");
        let kind = at(num, &["abstractNumId"]).expect("its kind");
        let kind = all(self.root, "abstractNum")
            .find(|node| node.attribute((W, "abstractNumId")) == Some(kind))
            .expect("that kind");
        let levels: Vec<Node> = all(kind, "lvl").collect();
        let own = levels[level];
        *self.at.entry((list.to_owned(), level)).or_default() += 1;
        self.at
            .retain(|(other, deeper), _| other != list || *deeper <= level);
        let mut number = at(own, &["lvlText"]).unwrap_or_default().to_owned();
        for (place, level) in levels.iter().enumerate() {
            let count = self.at.get(&(list.to_owned(), place)).copied();
            let format = at(*level, &["numFmt"]).unwrap_or_default();
            let count = shown(count.unwrap_or_default(), format);
            number = number.replace(&format!("%{}", place + 1), &count);
        }
        match at(own, &["suff"]) {
            Some("space") => number.push(' '),
            Some("nothing") => {}
            _ => number.push('\t'),
        }
        number
    }
}

fn shown(count: usize, format: &str) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match format {
        "decimal" => count.to_string(),
        "upperLetter" => char::from(b'A' + count as u8 - 1).to_string(),
        "chineseCountingThousand" => match (count / 10, count % 10) {
            (0, ones) => digits[ones].to_owned(),
            (1, ones) => format!("十{}", digits[ones]),
            (tens, ones) => format!("{}十{}", digits[tens], digits[ones]),
        },
        "bullet" => String::new(),
        other => panic!("the format {other}"),
    }
}

pub fn read(package: &Package) -> Vec<Seen> {
    let document = package.tree("word/document.xml");
    let numbering = package.tree("word/numbering.xml");
    let styles = package.tree("word/styles.xml");
    let mut lists = Lists {
        root: numbering.root_element(),
        at: BTreeMap::new(),
    };
    let body = child(document.root_element(), "body").expect("a body");
    let mut seen = Vec::new();
    for node in body.children() {
        match node.tag_name().name() {
            "p" => {
                let style = at(node, &["pPr", "pStyle"]).unwrap_or_default();
                let words = match style {
                    "Figure" => Words::new(),
                    _ => pieces(node),
                };
                let in_style = all(styles.root_element(), "style")
                    .find(|node| node.attribute((W, "styleId")) == Some(style))
                    .expect("a style");
                let own = |name| {
                    at(node, &["pPr", "numPr", name])
                        .or_else(|| at(in_style, &["pPr", "numPr", name]))
                };
                let number = own("numId").map(|list| {
                    let level = own("ilvl").and_then(|level| level.parse().ok());
                    lists.next(list, level.unwrap_or(0))
                });
                let number = number.unwrap_or_default();
                seen.push(match style {
                    "Title" | "Subtitle" => Seen::Title(text(&words)),
                    "Heading1" => Seen::Heading(1, number + &text(&words)),
                    "Heading2" => Seen::Heading(2, number + &text(&words)),
                    "BodyText" => Seen::Paragraph(words),
                    "ListBullet" | "ListNumber" => Seen::Item { number, words },
                    "Figure" => figure(node),
                    "Caption" => Seen::Caption(text(&words)),
                    "TableSpace" => continue,
                    other => panic!("the style {other}"),
                });
            }
            "tbl" => {
                for row in node.children().filter(|row| row.has_tag_name((W, "tr"))) {
                    let cells = row.children().filter(|cell| cell.has_tag_name((W, "tc")));
                    seen.push(Seen::Row {
                        is_head: at(row, &["trPr", "tblHeader"]).is_some(),
                        cells: cells
                            .map(|cell| {
                                (cell.children())
                                    .filter(|line| line.has_tag_name((W, "p")))
                                    .map(pieces)
                                    .collect()
                            })
                            .collect(),
                    });
                }
            }
            "sdt" | "sectPr" => {}
            other => panic!("{other} in the body"),
        }
    }
    seen
}

/// What somebody ought to see.
pub fn expected(document: &Document) -> Vec<Seen> {
    let lang = document.lang;
    let shown = |text: &str| visible(text).into_owned();
    let words = |line: &[Inline]| {
        let piece = |inline: &Inline| {
            let form = match inline {
                Inline::Text(_) => "",
                Inline::Strong(_) => "strong",
                Inline::Gap => "gap",
                Inline::Pending => "pending",
            };
            (shown(inline.words(lang)), form)
        };
        merged(line.iter().map(piece).collect())
    };
    let plain = |text: &str| merged(vec![(shown(text), "")]);
    let mut seen = vec![Seen::Title(shown(&document.title))];
    if !document.subtitle.is_empty() {
        seen.push(Seen::Title(shown(&document.subtitle)));
    }
    for section in &document.sections {
        if !section.heading.is_empty() {
            seen.push(Seen::Heading(section.level, shown(&section.title())));
        }
        for block in &section.blocks {
            match &block.kind {
                Kind::Paragraph(line) => seen.push(Seen::Paragraph(words(line))),
                Kind::List { ordered, items } => {
                    for (place, item) in items.iter().enumerate() {
                        let number = match ordered {
                            true => format!("{}.\t", place + 1),
                            false => "•\t".to_owned(),
                        };
                        let words = words(item);
                        seen.push(Seen::Item { number, words });
                    }
                }
                Kind::Figure(figure) => {
                    let words = |shape: &Shape| match shape {
                        Shape::Text { words, .. } => Some(shown(words)),
                        _ => None,
                    };
                    let picture = draw::picture(&figure.drawing);
                    seen.push(Seen::Figure {
                        words: picture.shapes.iter().filter_map(words).collect(),
                        alternative: shown(&figure.alternative(lang)),
                    });
                    seen.push(Seen::Caption(shown(&figure.title(lang))));
                }
                Kind::Table(table) => {
                    let heads = table.columns.iter();
                    seen.push(Seen::Row {
                        is_head: true,
                        cells: heads.map(|head| vec![plain(&head.heading)]).collect(),
                    });
                    seen.extend(table.rows.iter().map(|row| {
                        let cell = |lines: &Vec<Vec<Inline>>| match lines.is_empty() {
                            // A cell has at least one paragraph.
                            true => vec![Vec::new()],
                            false => lines.iter().map(|line| words(line)).collect(),
                        };
                        Seen::Row {
                            is_head: false,
                            cells: row.cells.iter().map(cell).collect(),
                        }
                    }));
                }
            }
        }
    }
    seen
}

/// The contents name every heading, filled in before Word has renewed them; a few pages need none.
pub fn contents(package: &Package) -> Vec<String> {
    let tree = package.tree("word/document.xml");
    all(tree.root_element(), "hyperlink")
        .map(|link| text(&pieces(link)))
        .collect()
}

/// What they ought to be.
pub fn expected_contents(document: &Document) -> Vec<String> {
    let headings: Vec<String> = (document.sections.iter())
        .filter(|section| !section.heading.is_empty())
        .map(|section| visible(&section.title()).into_owned())
        .collect();
    match headings.len() < 12 {
        true => Vec::new(),
        false => headings,
    }
}
