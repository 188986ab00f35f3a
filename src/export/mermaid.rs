//! Figures as Mermaid, in kinds of diagram that GitHub draws with Chinese words. Whatever is no letter or digit is
//! written by its number, so that no word of a plan ends its label, begins a command or leaves the fence.

use super::visible;
use crate::document::{Bars, Drawing, Flow, Ladder, Timeline, Way};
use std::fmt::Write;

/// Full-width punctuation that means nothing to Mermaid.
const HARMLESS: &str = " ，。、；：（）《》！？";

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
    let mut out = String::new();
    for c in visible(words).chars() {
        match c.is_alphanumeric() || HARMLESS.contains(c) {
            true => out.push(c),
            false => numbered(&mut out, c),
        }
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

/// A label that stands without quotes: its first sign by number, so that it is no command.
fn bare(words: &str) -> String {
    let words = label(words);
    let mut signs = words.trim_start().chars();
    match signs.next() {
        Some(first) if first != '#' => {
            let mut out = String::new();
            numbered(&mut out, first);
            out + signs.as_str()
        }
        _ => words.trim_start().to_owned(),
    }
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
        let words = format!("{back}{} {}", lane.channel, lane.numbers);
        let _ = writeln!(
            out,
            "    a{place} {link}|\"{}\"| b{place}",
            label(words.trim_end())
        );
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
        let said: Vec<String> = said.into_iter().filter(|words| !words.is_empty()).collect();
        let _ = writeln!(out, "    r{place}[\"{}\"]", label(&said.join(" | ")));
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
