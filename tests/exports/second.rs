//! A second reading of Markdown, by a parser that has nothing to do with the one that writes it.

use crate::reread::{Seen, Words, labels};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// Reads Markdown with everything in it that GitHub knows.
pub fn markdown(text: &str) -> Vec<Seen> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH;
    let mut events = Parser::new_ext(text, options);
    let mut seen = Vec::new();
    while let Some(event) = events.next() {
        seen.push(block(&event, &mut events));
    }
    seen
}

fn block<'t>(event: &Event<'t>, events: &mut impl Iterator<Item = Event<'t>>) -> Seen {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Seen::Heading(*level as u8, words(events)),
        Event::Start(Tag::Paragraph) => Seen::Paragraph(words(events)),
        Event::Start(Tag::List(start)) => Seen::List {
            ordered: start.is_some(),
            items: within(events, |event, events| match event {
                Event::Start(Tag::Item) => words(events),
                other => strange(other),
            }),
        },
        Event::Start(Tag::Table(columns)) => Seen::Table {
            columns: columns.len(),
            rows: within(events, |event, events| match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    within(events, |event, events| match event {
                        Event::Start(Tag::TableCell) => words(events),
                        other => strange(other),
                    })
                }
                other => vec![strange(other)],
            }),
        },
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &**info == "mermaid" => {
            let mut source = String::new();
            for event in events {
                match event {
                    Event::Text(text) => source.push_str(&text),
                    Event::End(TagEnd::CodeBlock) => break,
                    other => source.push_str(&strange(&other).text),
                }
            }
            Seen::Diagram(labels(&source))
        }
        other => Seen::Other(format!("{other:?}")),
    }
}

/// What stands in an element, up to its end.
fn within<'t, I: Iterator<Item = Event<'t>>, T>(
    events: &mut I,
    read: impl Fn(&Event<'t>, &mut I) -> T,
) -> Vec<T> {
    let mut found = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::End(_) => break,
            event => found.push(read(&event, events)),
        }
    }
    found
}

fn strange(event: &Event) -> Words {
    Words {
        text: format!("⟦{event:?}⟧"),
        strong: Vec::new(),
    }
}

fn words<'t>(events: &mut impl Iterator<Item = Event<'t>>) -> Words {
    let mut words = Words::default();
    collect(events, &mut words);
    words.trimmed()
}

/// Reads up to the end of the element. A block in it is no words.
fn collect<'t>(events: &mut impl Iterator<Item = Event<'t>>, words: &mut Words) {
    while let Some(event) = events.next() {
        match event {
            Event::End(_) => return,
            Event::Text(text) => words.text.push_str(&text),
            Event::SoftBreak => words.text.push(' '),
            Event::Start(Tag::Link { .. }) => collect(events, words),
            Event::Start(Tag::Strong) => {
                let mut inner = Words::default();
                collect(events, &mut inner);
                words.text.push_str(&inner.text);
                words.strong.push(inner.text);
            }
            Event::Start(tag) => {
                words.text.push_str(&format!("⟦{tag:?}"));
                collect(events, words);
                words.text.push('⟧');
            }
            other => words.text.push_str(&strange(&other).text),
        }
    }
}
