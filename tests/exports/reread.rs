//! An independent reading of an export, to be compared with the neutral document.

use commplan::document::{Document, Inline, Kind, flow};
use commplan::export::visible;
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};

/// What a reader sees: structure, words, and what stands out.
#[derive(Debug, PartialEq, Eq)]
pub enum Seen {
    Heading(u8, Words),
    Paragraph(Words),
    List {
        ordered: bool,
        items: Vec<Words>,
    },
    Table {
        columns: usize,
        rows: Vec<Vec<Words>>,
    },
    Other(String),
}

/// Words, and those among them that stand out.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Words {
    pub text: String,
    pub strong: Vec<String>,
}

impl Words {
    fn trimmed(mut self) -> Words {
        self.text = self.text.trim().to_owned();
        self
    }
}

/// Reads Markdown as GitHub does.
pub fn markdown(text: &str) -> Vec<Seen> {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.extension.math_dollars = true;
    options.extension.math_code = true;
    let root = parse_document(&arena, text, &options);
    root.children().map(block).collect()
}

fn block<'a>(node: &'a AstNode<'a>) -> Seen {
    match &node.data().value {
        NodeValue::Heading(heading) => Seen::Heading(heading.level, words(node)),
        NodeValue::Paragraph => Seen::Paragraph(words(node)),
        NodeValue::List(list) => Seen::List {
            ordered: list.list_type == ListType::Ordered,
            items: node
                .children()
                .map(|item| {
                    let blocks: Vec<_> = item.children().collect();
                    match (&item.data().value, &blocks[..]) {
                        (NodeValue::Item(_), [only])
                            if matches!(only.data().value, NodeValue::Paragraph) =>
                        {
                            words(only)
                        }
                        (value, _) => Words {
                            text: format!("no plain item: {value:?}"),
                            strong: Vec::new(),
                        },
                    }
                })
                .collect(),
        },
        NodeValue::Table(table) => Seen::Table {
            columns: table.num_columns,
            rows: node
                .children()
                .map(|row| row.children().map(words).collect())
                .collect(),
        },
        other => Seen::Other(format!("{other:?}")),
    }
}

fn words<'a>(node: &'a AstNode<'a>) -> Words {
    let mut words = Words::default();
    collect(node, &mut words);
    words.trimmed()
}

fn collect<'a>(node: &'a AstNode<'a>, words: &mut Words) {
    for child in node.children() {
        match &child.data().value {
            NodeValue::Text(text) => words.text.push_str(text),
            NodeValue::SoftBreak => words.text.push(' '),
            NodeValue::Link(_) => collect(child, words),
            NodeValue::Strong => {
                let mut inner = Words::default();
                collect(child, &mut inner);
                words.text.push_str(&inner.text);
                words.strong.push(inner.text);
            }
            other => words.text.push_str(&format!("⟦{other:?}⟧")),
        }
    }
}

/// What a reader ought to see.
pub fn expected(document: &Document) -> Vec<Seen> {
    let line = |line: &[Inline]| {
        let mut words = Words::default();
        for inline in line {
            let shown = visible(inline.words(document.lang)).into_owned();
            words.text.push_str(&shown);
            if inline.is_strong() {
                words.strong.push(shown);
            }
        }
        words.trimmed()
    };
    let plain = |text: &str| line(&[Inline::Text(text.to_owned())]);
    let mut seen = vec![Seen::Heading(1, plain(&document.title))];
    for words in [&document.subtitle, &document.notice] {
        if !words.is_empty() {
            seen.push(Seen::Paragraph(line(&[Inline::Strong(words.clone())])));
        }
    }
    for section in &document.sections {
        if !section.heading.is_empty() {
            seen.push(Seen::Heading(section.level + 1, plain(&section.title())));
        }
        for block in &section.blocks {
            let block = match &block.kind {
                Kind::Figure(figure) => {
                    let facts = figure.facts.iter().map(|fact| plain(fact));
                    seen.push(Seen::List {
                        ordered: false,
                        items: facts.collect(),
                    });
                    Seen::Paragraph(line(&[Inline::Strong(figure.title(document.lang))]))
                }
                Kind::Paragraph(words) => Seen::Paragraph(line(words)),
                Kind::List { ordered, items } => Seen::List {
                    ordered: *ordered,
                    items: items.iter().map(|item| line(item)).collect(),
                },
                Kind::Table(table) => {
                    let head = table.columns.iter().map(|column| plain(&column.heading));
                    let mut rows: Vec<Vec<Words>> = vec![head.collect()];
                    rows.extend(table.rows.iter().map(|row| {
                        (row.cells.iter())
                            .map(|cell| line(&flow(cell, document.lang)))
                            .collect()
                    }));
                    Seen::Table {
                        columns: table.columns.len(),
                        rows,
                    }
                }
            };
            seen.push(block);
        }
    }
    seen
}
