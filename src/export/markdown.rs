//! GitHub-flavoured Markdown, through comrak's syntax tree.
//!
//! A paragraph is one line of output and a cell never holds a line break, so that no text can begin a block. What GFM
//! reads as marks in running text beyond CommonMark (bare addresses, `$`, `:emoji:`) is escaped here; the rest comrak
//! escapes.

use super::{mermaid, visible};
use crate::document::{
    Block, Column, Document, Drawing, Figure, Inline, Kind, Line, Matrix, Table, TableRow, flow,
    plain,
};
use crate::locale::Lang;
use comrak::nodes::{
    AstNode, ListDelimType, ListType, NodeCodeBlock, NodeHeading, NodeLink, NodeList, NodeTable,
    NodeValue, TableAlignment,
};
use comrak::{Arena, Options, format_commonmark};

type Node<'a> = &'a AstNode<'a>;

/// The document as Markdown.
pub(super) fn render(document: &Document) -> String {
    let arena = Arena::new();
    let builder = Builder {
        arena: &arena,
        document,
    };
    let root = builder.root();
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = format_commonmark(root, &Options::default(), &mut out);
    out
}

/// A matrix as a table.
pub(super) fn squared(matrix: &Matrix, lang: Lang) -> Table {
    let column = |heading: String| Column { heading, width: 1 };
    let corner = format!("{} / {}", matrix.up.title, matrix.across.title);
    let mut columns = vec![column(corner)];
    columns.extend(matrix.across.steps.iter().cloned().map(column));
    let rows = matrix
        .up
        .steps
        .iter()
        .zip(&matrix.rows)
        .map(|(step, cells)| {
            let said = cells.iter().map(|cell| match cell.names.is_empty() {
                true => Vec::new(),
                false => vec![plain(
                    cell.said(matrix.joint) + &lang.bracketed(&cell.remark),
                )],
            });
            TableRow {
                key: None,
                cells: std::iter::once(vec![plain(step)]).chain(said).collect(),
            }
        });
    Table {
        columns,
        rows: rows.collect(),
        is_signed: false,
        is_form: false,
    }
}

struct Builder<'a, 'd> {
    arena: &'a Arena<'a>,
    document: &'d Document,
}

impl<'a> Builder<'a, '_> {
    fn node(&self, value: NodeValue) -> Node<'a> {
        self.arena.alloc(AstNode::from(value))
    }

    fn under(&self, parent: Node<'a>, value: NodeValue) -> Node<'a> {
        let node = self.node(value);
        parent.append(node);
        node
    }

    fn root(&self) -> Node<'a> {
        let document = self.document;
        let root = self.node(NodeValue::Document);
        self.heading(root, 1, &document.title);
        for line in [&document.subtitle, &document.notice] {
            if !line.is_empty() {
                self.paragraph(root, &[Inline::Strong(line.clone())]);
            }
        }
        for section in &document.sections {
            if !section.heading.is_empty() {
                self.heading(root, section.level + 1, &section.title());
            }
            for block in &section.blocks {
                self.block(root, block);
            }
        }
        root
    }

    fn heading(&self, root: Node<'a>, level: u8, text: &str) {
        let heading = NodeHeading {
            level,
            setext: false,
            closed: false,
        };
        let heading = self.under(root, NodeValue::Heading(heading));
        self.text(heading, text);
    }

    fn paragraph(&self, parent: Node<'a>, line: &[Inline]) {
        let paragraph = self.under(parent, NodeValue::Paragraph);
        self.line(paragraph, line);
    }

    fn block(&self, root: Node<'a>, block: &Block) {
        match &block.kind {
            Kind::Paragraph(line) => self.paragraph(root, line),
            Kind::List { ordered, items } => self.list(root, *ordered, items),
            Kind::Table(table) => self.table(root, table),
            Kind::Figure(figure) => self.figure(root, figure),
        }
    }

    fn list(&self, root: Node<'a>, ordered: bool, items: &[Line]) {
        let list = NodeList {
            list_type: match ordered {
                true => ListType::Ordered,
                false => ListType::Bullet,
            },
            start: 1,
            delimiter: ListDelimType::Period,
            bullet_char: b'-',
            tight: true,
            ..NodeList::default()
        };
        let node = self.under(root, NodeValue::List(list));
        for item in items {
            let item_node = self.under(node, NodeValue::Item(list));
            self.paragraph(item_node, item);
        }
    }

    /// A diagram or a table, its caption, and its facts where no table beside it says them.
    fn figure(&self, root: Node<'a>, figure: &Figure) {
        let lang = self.document.lang;
        match (&figure.drawing, mermaid::source(&figure.drawing)) {
            (Drawing::Matrix(matrix), _) => self.table(root, &squared(matrix, lang)),
            (_, Some(source)) => {
                let code = NodeCodeBlock {
                    fenced: true,
                    fence_char: b'`',
                    fence_length: 3,
                    fence_offset: 0,
                    info: "mermaid".to_owned(),
                    literal: source,
                    closed: true,
                };
                self.under(root, NodeValue::CodeBlock(Box::new(code)));
            }
            (_, None) => {}
        }
        self.paragraph(root, &[Inline::Strong(figure.title(lang))]);
        if !figure.has_table {
            let facts: Vec<Line> = figure.facts.iter().map(plain).collect();
            self.list(root, false, &facts);
        }
    }

    fn table(&self, root: Node<'a>, table: &Table) {
        let node = self.under(
            root,
            NodeValue::Table(Box::new(NodeTable {
                alignments: vec![TableAlignment::None; table.columns.len()],
                num_columns: table.columns.len(),
                num_rows: table.rows.len() + 1,
                num_nonempty_cells: 0,
            })),
        );
        let head = self.under(node, NodeValue::TableRow(true));
        for column in &table.columns {
            let cell = self.under(head, NodeValue::TableCell);
            self.text(cell, &column.heading);
        }
        for row in &table.rows {
            let row_node = self.under(node, NodeValue::TableRow(false));
            for lines in &row.cells {
                let cell = self.under(row_node, NodeValue::TableCell);
                self.line(cell, &flow(lines, self.document.lang));
            }
        }
    }

    fn line(&self, parent: Node<'a>, line: &[Inline]) {
        for inline in line {
            let words = inline.words(self.document.lang);
            match inline.is_strong() {
                true => self.text(self.under(parent, NodeValue::Strong), words),
                false => self.text(parent, words),
            }
        }
    }

    fn text(&self, parent: Node<'a>, words: &str) {
        for run in runs(&visible(words)) {
            match run {
                Run::Text(text) => {
                    self.under(parent, NodeValue::Text(text.to_owned().into()));
                }
                Run::Mark(mark) => {
                    self.under(parent, NodeValue::Raw(format!("\\{mark}")));
                }
                Run::Address(url) => {
                    let link = NodeLink {
                        url: url.to_owned(),
                        title: String::new(),
                    };
                    let link = self.under(parent, NodeValue::Link(Box::new(link)));
                    self.under(link, NodeValue::Text(url.to_owned().into()));
                }
            }
        }
    }
}

/// A stretch of running text.
#[derive(Debug, PartialEq, Eq)]
enum Run<'t> {
    /// Text that comrak escapes rightly.
    Text(&'t str),
    /// One character that GFM would read as a mark.
    Mark(char),
    /// A web address, which is to be a link with exactly this text.
    Address(&'t str),
}

/// Cuts text where GFM would see more in it than was typed.
fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut begin = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (run, length) = match c {
            '$' => (Run::Mark(c), 1),
            'h' | 'H' | 'f' | 'F' => match address(rest) {
                Some(url) => (Run::Address(url), url.len()),
                None => {
                    at += 1;
                    continue;
                }
            },
            ':' if rest.starts_with("://") || begins_emoji(rest) => (Run::Mark(c), 1),
            '.' if ends_in_www(&text[..at]) => (Run::Mark(c), 1),
            _ => {
                at += c.len_utf8();
                continue;
            }
        };
        if begin < at {
            runs.push(Run::Text(&text[begin..at]));
        }
        runs.push(run);
        at += length;
        begin = at;
    }
    if begin < text.len() {
        runs.push(Run::Text(&text[begin..]));
    }
    runs
}

/// The web address with which a text begins, where it can stand between angle brackets as it is.
fn address(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://", "ftp://"]
        .into_iter()
        .find(|scheme| {
            text.get(..scheme.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
        })?;
    let end = text
        .find(|c: char| !c.is_ascii_graphic() || "<>\"`|{}^\\".contains(c))
        .unwrap_or(text.len());
    let url = text[..end].trim_end_matches(|c: char| ".,;:!?'()*_~$".contains(c));
    let is_address = url.len() > scheme.len() && !(url.contains('&') && url.contains(';'));
    is_address.then_some(url)
}

fn begins_emoji(text: &str) -> bool {
    let name = &text[1..];
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "_+-".contains(c)));
    end.is_some_and(|end| {
        let (name, rest) = name.split_at(end);
        rest.starts_with(':') && name.contains(|c: char| !c.is_ascii_digit())
    })
}

fn ends_in_www(text: &str) -> bool {
    let start = text.len().saturating_sub(3);
    text.get(start..)
        .is_some_and(|tail| tail.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_links_with_their_own_text() {
        assert_eq!(
            runs("见https://a.example/b_c?x=1。"),
            [
                Run::Text("见"),
                Run::Address("https://a.example/b_c?x=1"),
                Run::Text("。")
            ]
        );
        assert_eq!(
            runs("HTTP://"),
            [Run::Text("HTTP"), Run::Mark(':'), Run::Text("//")]
        );
        assert_eq!(
            runs("https://a/?b=1&amp;c"),
            [
                Run::Text("https"),
                Run::Mark(':'),
                Run::Text("//a/?b=1&amp;c")
            ]
        );
    }

    #[test]
    fn gfm_marks_are_escaped() {
        assert_eq!(
            runs("15:00 $5 :tada: www.a"),
            [
                Run::Text("15:00 "),
                Run::Mark('$'),
                Run::Text("5 "),
                Run::Mark(':'),
                Run::Text("tada: www"),
                Run::Mark('.'),
                Run::Text("a"),
            ]
        );
    }
}
