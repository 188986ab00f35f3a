//! An independent reading of an HTML export: its structure, its words, and that nothing in it can act.

use commplan::document::{Block, Document, Inline, Kind, Line};
use commplan::export::draw::{Shape, picture};
use commplan::export::visible;
use scraper::{ElementRef, Html, Node};

/// What a reader finds in a page, in its order.
#[derive(Debug, PartialEq, Eq)]
pub enum Seen {
    /// A title, heading or paragraph: the element's name, and its words with those that stand out.
    Text(String, String, Vec<String>),
    /// A list: its element's name and its items.
    List(&'static str, Vec<String>),
    /// A table: its head, and its rows of cells.
    Table(Vec<String>, Vec<Vec<String>>),
    /// A figure: its alternative text, what is written in it, and its caption.
    Figure(String, Vec<String>, String),
}

/// Every element that a page may hold.
const ELEMENTS: &str = "html head meta title style body header nav main section h1 h2 h3 p ul ol li a strong mark br div \
    table colgroup col thead tbody tr th td figure figcaption svg desc rect line polygon text";

/// Every attribute.
const ATTRIBUTES: &str = "lang charset http-equiv content name class id href scope style role viewBox aria-labelledby x y \
    x1 y1 x2 y2 width height rx points stroke-width stroke-dasharray text-anchor font-size font-weight";

/// Reads a page as a browser does.
pub fn read(page: &str) -> (Vec<Seen>, Vec<String>) {
    let html = Html::parse_document(page);
    assert!(
        html.errors.is_empty(),
        "a browser would have to guess: {:?}",
        html.errors
    );
    for node in html.tree.nodes() {
        if let Node::Element(element) = node.value() {
            assert!(
                ELEMENTS
                    .split_whitespace()
                    .any(|known| known == element.name()),
                "{element:?}"
            );
            for (name, value) in element.attrs() {
                assert!(
                    ATTRIBUTES.split_whitespace().any(|known| known == name),
                    "{element:?}"
                );
                assert!(name != "href" || value.starts_with("#s"), "{value}");
            }
        }
        assert!(!matches!(node.value(), Node::Comment(_)), "a comment");
    }
    let mut seen = Vec::new();
    let mut contents = Vec::new();
    walk(html.root_element(), &mut seen, &mut contents);
    (seen, contents)
}

fn children(element: ElementRef) -> impl Iterator<Item = ElementRef> {
    element.children().filter_map(ElementRef::wrap)
}

/// The words of an element; a line break is one.
fn words(element: ElementRef) -> String {
    let mut words = String::new();
    for node in element.children() {
        match node.value() {
            Node::Text(text) => words.push_str(text),
            Node::Element(element) if element.name() == "br" => words.push('\n'),
            _ => words.extend(ElementRef::wrap(node).map(self::words)),
        }
    }
    words
}

fn all_words<'e>(elements: impl Iterator<Item = ElementRef<'e>>) -> Vec<String> {
    elements.map(words).collect()
}

fn walk(element: ElementRef, seen: &mut Vec<Seen>, contents: &mut Vec<String>) {
    for child in children(element) {
        match child.value().name() {
            "title" | "h1" | "h2" | "h3" | "p" => seen.push(Seen::Text(
                child.value().name().to_owned(),
                words(child),
                all_words(children(child)),
            )),
            "ul" => seen.push(Seen::List("ul", all_words(children(child)))),
            "ol" => seen.push(Seen::List("ol", all_words(children(child)))),
            "table" => {
                let rows = |name: &str| -> Vec<Vec<String>> {
                    let parts = children(child).filter(|part| part.value().name() == name);
                    parts
                        .flat_map(children)
                        .map(|row| all_words(children(row)))
                        .collect()
                };
                seen.push(Seen::Table(rows("thead").concat(), rows("tbody")));
            }
            "figure" => {
                let mut parts = children(child);
                let svg = parts.next().expect("a picture");
                let named = |name: &str| -> Vec<String> {
                    all_words(children(svg).filter(|part| part.value().name() == name))
                };
                let told = [named("title"), named("desc")].concat().join("\n");
                let caption = parts.next().expect("a caption");
                seen.push(Seen::Figure(told, named("text"), words(caption)));
            }
            "nav" => {
                let links = child.descendants().filter_map(ElementRef::wrap);
                contents.extend(all_words(links.filter(|part| part.value().name() == "a")));
            }
            "style" => {}
            _ => walk(child, seen, contents),
        }
    }
}

/// What a reader ought to find.
pub fn expected(document: &Document) -> (Vec<Seen>, Vec<String>) {
    let shown = |words: &str| visible(words).into_owned();
    let text = |name: &str, words: &str| Seen::Text(name.to_owned(), shown(words), Vec::new());
    let title = match document.subtitle.is_empty() {
        true => document.title.clone(),
        false => format!("{} – {}", document.subtitle, document.title),
    };
    let mut seen = vec![text("title", &title)];
    for (name, words) in [
        ("p", &document.notice),
        ("h1", &document.title),
        ("p", &document.subtitle),
        ("p", &document.date),
    ] {
        if !words.is_empty() {
            seen.push(text(name, words));
        }
    }
    let mut contents = Vec::new();
    for section in &document.sections {
        if !section.heading.is_empty() {
            seen.push(text(&format!("h{}", section.level + 1), &section.title()));
            contents.push(shown(&section.title()));
        }
        seen.extend(
            section
                .blocks
                .iter()
                .map(|block| expected_block(block, document)),
        );
    }
    // A short document needs none.
    if contents.len() < 12 {
        contents.clear();
    }
    (seen, contents)
}

fn expected_block(block: &Block, document: &Document) -> Seen {
    let lang = document.lang;
    let shown = |words: &str| visible(words).into_owned();
    let line = |line: &Line| -> String {
        line.iter()
            .map(|inline| shown(inline.words(lang)))
            .collect()
    };
    match &block.kind {
        Kind::Paragraph(words) => {
            let strong = words.iter().filter(|inline| inline.is_strong());
            let strong = strong.map(|inline: &Inline| shown(inline.words(lang)));
            Seen::Text("p".to_owned(), line(words), strong.collect())
        }
        Kind::List { ordered, items } => {
            let name = if *ordered { "ol" } else { "ul" };
            Seen::List(name, items.iter().map(line).collect())
        }
        Kind::Table(table) => {
            let mut head: Vec<String> = table
                .columns
                .iter()
                .map(|column| shown(&column.heading))
                .collect();
            if head.iter().all(String::is_empty) {
                head.clear();
            }
            let cell = |lines: &Vec<Line>| lines.iter().map(line).collect::<Vec<_>>().join("\n");
            let rows = table
                .rows
                .iter()
                .map(|row| row.cells.iter().map(cell).collect());
            Seen::Table(head, rows.collect())
        }
        Kind::Figure(figure) => {
            let mut told = vec![shown(&figure.caption)];
            told.push(
                figure
                    .facts
                    .iter()
                    .map(|fact| shown(fact))
                    .collect::<Vec<_>>()
                    .join("\n"),
            );
            let written =
                picture(&figure.drawing)
                    .shapes
                    .into_iter()
                    .filter_map(|shape| match shape {
                        Shape::Text { words, .. } => Some(words),
                        _ => None,
                    });
            Seen::Figure(
                told.join("\n"),
                written.collect(),
                shown(&figure.title(lang)),
            )
        }
    }
}
