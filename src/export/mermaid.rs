//! Figures as Mermaid, in kinds of diagram that GitHub draws with Chinese words. A sign that might mean something to
//! Mermaid is written by its number, so that no word of a plan ends its label, begins a command or leaves the fence.

use super::visible;
use crate::document::{Bars, Drawing, Flow, Ladder, Timeline, Way};
use std::fmt::Write;

/// Punctuation that means nothing to Mermaid, wherever it stands.
const HARMLESS: &str = " ,()，。、；：（）《》！？“”–";

/// Signs that mean nothing to Mermaid between two letters or digits: `1.5`, `go-live`, `client's`.
const INSIDE_WORDS: &str = ".-/'’";

/// The words that begin a command where a label of a timeline stands, in small letters.
/// Source: the lexer of Mermaid 11 for `gantt`.
const COMMANDS: [&str; 19] = [
    "accdescr",
    "accdescription",
    "acctitle",
    "axisformat",
    "call",
    "click",
    "dateformat",
    "excludes",
    "gantt",
    "href",
    "includes",
    "inclusiveenddates",
    "section",
    "tickinterval",
    "title",
    "todaymarker",
    "topaxis",
    "weekday",
    "weekend",
];

/// The source of a diagram; none for a matrix, which is a table in Markdown.
pub(super) fn source(drawing: &Drawing) -> Option<String> {
    match drawing {
        Drawing::Matrix(_) => None,
        Drawing::Flow(flow) => Some(lanes(flow)),
        Drawing::Ladder(ladder) => Some(rungs(ladder)),
        Drawing::Timeline(timeline) => spans(timeline),
        Drawing::Bars(bars) => Some(amounts(bars)),
    }
}

/// Words of a label.
fn label(words: &str) -> String {
    let words = visible(words);
    let mut out = String::new();
    let mut before = None;
    let mut signs = words.chars().peekable();
    while let Some(sign) = signs.next() {
        let is_inside = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        let is_harmless = sign.is_alphanumeric()
            || HARMLESS.contains(sign)
            || INSIDE_WORDS.contains(sign) && is_inside(before) && is_inside(signs.peek().copied());
        match is_harmless {
            true => out.push(sign),
            false => numbered(&mut out, sign),
        }
        before = Some(sign);
    }
    // A label without a word would be a mistake to Mermaid.
    if out.trim().is_empty() {
        out = "#8211;".to_owned();
    }
    out
}

fn numbered(out: &mut String, c: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "#{};", c as u32);
}

/// A label that stands without quotes: its first sign by number where it would be a command or a date.
fn bare(words: &str) -> String {
    let words = label(words);
    let words = words.trim_start();
    let is_ascii_word = |sign: char| sign.is_ascii_alphanumeric();
    let first_word = words
        .split(|sign| !is_ascii_word(sign))
        .next()
        .unwrap_or("");
    let is_risky = COMMANDS.contains(&first_word.to_ascii_lowercase().as_str())
        || first_word.starts_with(|sign: char| sign.is_ascii_digit());
    let mut signs = words.chars();
    match signs.next() {
        Some(first) if is_risky => {
            let mut out = String::new();
            numbered(&mut out, first);
            out + signs.as_str()
        }
        _ => words.to_owned(),
    }
}

/// A label of several lines; empty ones are left out.
fn stacked(lines: &[String]) -> String {
    let lines: Vec<String> = (lines.iter().filter(|line| !line.is_empty()))
        .map(|line| label(line))
        .collect();
    lines.join("<br/>")
}

fn lanes(flow: &Flow) -> String {
    let mut out = "flowchart LR\n".to_owned();
    type Side = for<'l> fn(&'l crate::document::Lane) -> &'l str;
    let sides: [(&str, &str, Side); 2] = [
        ("a", &flow.left, |lane| &lane.left),
        ("b", &flow.right, |lane| &lane.right),
    ];
    for (side, heading, names) in sides {
        let _ = writeln!(out, "    subgraph {side}[\"{}\"]", label(heading));
        for (place, lane) in flow.lanes.iter().enumerate() {
            let _ = writeln!(out, "        {side}{place}[\"{}\"]", label(names(lane)));
        }
        out.push_str("    end\n");
    }
    for (place, lane) in flow.lanes.iter().enumerate() {
        // A link that leads back would turn the picture round: the words say that it does.
        let (link, back) = match lane.way {
            Way::Right => ("-->", ""),
            Way::Left => ("---", "← "),
            Way::Both => ("<-->", ""),
        };
        let lines = [format!("{back}{}", lane.channel), lane.numbers.clone()];
        let words = stacked(&lines);
        let _ = writeln!(out, "    a{place} {link}|\"{words}\"| b{place}");
    }
    out
}

fn rungs(ladder: &Ladder) -> String {
    let mut out = "flowchart BT\n".to_owned();
    for (place, rung) in ladder.rungs.iter().enumerate() {
        let is_last = place + 1 == ladder.rungs.len();
        let limit = if is_last { rung.limit.as_str() } else { "" };
        let side = |side: &str, people: &str| match people.is_empty() {
            true => String::new(),
            false => format!("{side} {people}"),
        };
        let said = [
            rung.name.clone(),
            side(&ladder.left, &rung.left),
            side(&ladder.right, &rung.right),
            limit.to_owned(),
        ];
        let _ = writeln!(out, "    r{place}[\"{}\"]", stacked(&said));
    }
    // From each rung but the highest one goes up.
    let below = ladder
        .rungs
        .split_last()
        .map_or(&[][..], |(_, below)| below);
    for (place, below) in below.iter().enumerate() {
        let words = match below.limit.is_empty() {
            true => String::new(),
            false => format!("|\"{}\"|", label(&below.limit)),
        };
        let _ = writeln!(out, "    r{place} -->{words} r{}", place + 1);
    }
    out
}

/// Nothing where a year is written otherwise than with four digits.
fn spans(timeline: &Timeline) -> Option<String> {
    let years = 1000..=9999;
    if !(years.contains(&timeline.first.year()) && years.contains(&timeline.last.year())) {
        return None;
    }
    let mut out = "gantt\n    dateFormat YYYY-MM-DD\n    axisFormat %Y-%m\n    inclusiveEndDates\n    todayMarker off\n".to_owned();
    for (place, span) in timeline.spans.iter().enumerate() {
        let (first, last) = (span.first, span.last);
        let _ = writeln!(out, "    {} :p{place}, {first}, {last}", bare(&span.name));
        if !span.milestone.is_empty() {
            let _ = writeln!(
                out,
                "    {} :milestone, m{place}, {last}, 0d",
                bare(&span.milestone)
            );
        }
    }
    Some(out)
}

fn amounts(bars: &Bars) -> String {
    // Hours with one decimal, from minutes × 100.
    let hours = |value: u64| {
        let tenths = (u128::from(value) + 300) / 600;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    let list = |words: Vec<String>| words.join(", ");
    let names = bars
        .bars
        .iter()
        .map(|bar| format!("\"{}\"", label(&bar.name)));
    let values = bars.bars.iter().map(|bar| hours(bar.value));
    let most = bars.bars.iter().map(|bar| bar.value).max().unwrap_or(0);
    format!(
        "xychart-beta horizontal\n    x-axis [{}]\n    y-axis \"{}\" 0 --> {}\n    bar [{}]\n",
        list(names.collect()),
        label(&bars.unit),
        most / 6000 + 1,
        list(values.collect())
    )
}
