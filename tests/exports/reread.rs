//! An independent reading of an export, to be compared with the neutral document.

use commplan::document::{Document, Drawing, Inline, Kind, Way, flow};
use commplan::export::visible;
use commplan::locale::Lang;
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
    /// A diagram, with its labels.
    Diagram(Vec<String>),
    Other(String),
}

/// Words, and those among them that stand out.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Words {
    pub text: String,
    pub strong: Vec<String>,
}

impl Words {
    pub fn trimmed(mut self) -> Words {
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
        NodeValue::CodeBlock(code) if code.info == "mermaid" => {
            Seen::Diagram(labels(&code.literal))
        }
        other => Seen::Other(format!("{other:?}")),
    }
}

/// The words of a Mermaid diagram: what stands between quotes, and before the colon of a task; every sign that is
/// written by its number is read. What else the diagram says must be ours.
pub fn labels(source: &str) -> Vec<String> {
    let mut labels = Vec::new();
    let mut rest = String::new();
    for line in source.lines() {
        if let Some((name, dates)) = line.split_once(" :") {
            labels.push(decoded(name.trim()));
            rest.push_str(dates);
            continue;
        }
        for (place, part) in line.split('"').enumerate() {
            match place % 2 {
                0 => rest.push_str(part),
                _ => labels.push(decoded(part)),
            }
        }
    }
    assert!(rest.is_ascii(), "words outside of labels: {rest}");
    labels
}

fn decoded(label: &str) -> String {
    let mut out = String::new();
    let mut rest = label;
    while let Some((before, number)) = rest.split_once('#') {
        out.push_str(before);
        let (number, after) = number
            .split_once(';')
            .expect("a number ends with a semicolon");
        out.push(char::from_u32(number.parse().expect("a number")).expect("a sign"));
        rest = after;
    }
    out + rest
}

/// What a reader ought to see of a drawing.
fn drawn(drawing: &Drawing, lang: Lang) -> Option<Seen> {
    let label = |words: &str| match visible(words).trim() {
        "" => "–".to_owned(),
        _ => visible(words).into_owned(),
    };
    let joined = |words: &[&str]| {
        let said: Vec<String> = (words.iter().filter(|words| !words.is_empty()))
            .map(|words| label(words))
            .collect();
        said.join("<br/>")
    };
    Some(match drawing {
        Drawing::Matrix(matrix) => {
            let words = |text: String| Words {
                text: visible(&text).trim().to_owned(),
                ..Words::default()
            };
            let mut head = vec![words(format!(
                "{} / {}",
                matrix.up.title, matrix.across.title
            ))];
            head.extend(matrix.across.steps.iter().cloned().map(words));
            let rows = matrix
                .up
                .steps
                .iter()
                .zip(&matrix.rows)
                .map(|(step, cells)| {
                    let said = cells.iter().map(|cell| match cell.names.is_empty() {
                        true => Words::default(),
                        false => words(format!(
                            "{}{}",
                            cell.names.join(matrix.joint),
                            lang.bracketed(&cell.remark)
                        )),
                    });
                    std::iter::once(words(step.clone())).chain(said).collect()
                });
            Seen::Table {
                columns: head.len(),
                rows: std::iter::once(head).chain(rows).collect(),
            }
        }
        Drawing::Flow(flow) => {
            let mut labels = vec![label(&flow.left)];
            labels.extend(flow.lanes.iter().map(|lane| label(&lane.left)));
            labels.push(label(&flow.right));
            labels.extend(flow.lanes.iter().map(|lane| label(&lane.right)));
            labels.extend(flow.lanes.iter().map(|lane| {
                let back = if lane.way == Way::Left { "← " } else { "" };
                joined(&[&format!("{back}{}", lane.channel), &lane.numbers])
            }));
            Seen::Diagram(labels)
        }
        Drawing::Ladder(ladder) => {
            let last = ladder.rungs.len() - 1;
            let mut labels: Vec<String> = (ladder.rungs.iter().enumerate())
                .map(|(place, rung)| {
                    let limit = if place == last {
                        rung.limit.as_str()
                    } else {
                        ""
                    };
                    let side = |side: &str, people: &str| match people {
                        "" => String::new(),
                        people => format!("{side} {people}"),
                    };
                    let (left, right) = (
                        side(&ladder.left, &rung.left),
                        side(&ladder.right, &rung.right),
                    );
                    joined(&[&rung.name, &left, &right, limit])
                })
                .collect();
            let limits = ladder.rungs[..last].iter().map(|rung| &rung.limit);
            labels.extend(
                limits
                    .filter(|limit| !limit.is_empty())
                    .map(|limit| label(limit)),
            );
            Seen::Diagram(labels)
        }
        Drawing::Timeline(timeline) => {
            let names = timeline.spans.iter().flat_map(|span| {
                let milestone = (!span.milestone.is_empty()).then_some(&span.milestone);
                std::iter::once(&span.name).chain(milestone)
            });
            Seen::Diagram(names.map(|name| label(name).trim().to_owned()).collect())
        }
        Drawing::Bars(bars) => {
            let names = bars.bars.iter().map(|bar| &bar.name).chain([&bars.unit]);
            Seen::Diagram(names.map(|name| label(name)).collect())
        }
    })
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
                    seen.extend(drawn(&figure.drawing, document.lang));
                    let title = [Inline::Strong(figure.title(document.lang))];
                    if figure.has_table {
                        Seen::Paragraph(line(&title))
                    } else {
                        seen.push(Seen::Paragraph(line(&title)));
                        Seen::List {
                            ordered: false,
                            items: figure.facts.iter().map(|fact| plain(fact)).collect(),
                        }
                    }
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
