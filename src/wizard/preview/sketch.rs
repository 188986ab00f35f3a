//! Figures drawn with characters. ASCII only, beside the words themselves: every terminal draws it as wide as it counts.

use crate::document::{Bars, Drawing, Flow, Ladder, Matrix, Timeline, Way};
use crate::locale::Lang;
use crate::text;

/// A column of a matrix needs this much to be read.
const LEAST_COLUMN: usize = 5;

/// A drawing in rows of a width; nothing where there is no room for it.
pub(super) fn sketch(drawing: &Drawing, cells: usize, lang: Lang) -> Vec<String> {
    match drawing {
        Drawing::Matrix(matrix) => square(matrix, cells),
        Drawing::Flow(flow) => lanes(flow, cells, lang),
        Drawing::Ladder(ladder) => rungs(ladder, cells, lang),
        Drawing::Timeline(timeline) => spans(timeline, cells),
        Drawing::Bars(bars) => amounts(bars, cells),
    }
}

/// The rows of a text. The empty one that a full row leaves for the caret is of no use to a reader.
pub(super) fn wrapped(words: &str, cells: usize) -> Vec<&str> {
    let mut rows: Vec<&str> = (text::wrap(words, cells).iter())
        .map(|row| &words[row.start..row.end])
        .collect();
    if rows.len() > 1 && rows.last().is_some_and(|row| row.is_empty()) {
        rows.pop();
    }
    rows
}

/// A text cut or filled to a width.
fn fitted(words: &str, cells: usize) -> String {
    let (words, used) = text::cut(words.trim_end(), cells);
    words + &" ".repeat(cells.saturating_sub(used))
}

/// Wraps a text behind what stands before it.
fn hang(out: &mut Vec<String>, before: &str, words: &str, cells: usize) {
    let indent = text::width(before);
    for (place, row) in wrapped(words, cells.saturating_sub(indent).max(1))
        .into_iter()
        .enumerate()
    {
        let lead = if place == 0 {
            before.to_owned()
        } else {
            " ".repeat(indent)
        };
        out.push(format!("{lead}{}", row.trim_end()));
    }
}

fn widest<'t>(words: impl Iterator<Item = &'t String>) -> usize {
    words.map(|words| text::width(words)).max().unwrap_or(0)
}

fn square(matrix: &Matrix, cells: usize) -> Vec<String> {
    let columns = matrix.across.steps.len().max(1);
    let label = widest(matrix.up.steps.iter()).min(cells / 5);
    let Some(room) = cells.checked_sub(label + columns + 1) else {
        return Vec::new();
    };
    let wide = room / columns;
    if wide < LEAST_COLUMN {
        return Vec::new();
    }
    let rule = format!(
        "{}{}+",
        " ".repeat(label),
        format!("+{}", "-".repeat(wide)).repeat(columns)
    );
    let mut out = Vec::new();
    hang(&mut out, "^ ", &matrix.up.title, cells);
    for (step, row) in matrix.up.steps.iter().zip(&matrix.rows) {
        out.push(rule.clone());
        let said: Vec<Vec<String>> = (row.iter())
            .map(|cell| {
                let names = cell.said(matrix.joint);
                // A number stands before the names, a word above them.
                let blocks = match text::width(&cell.remark) {
                    0..=3 => vec![format!("{} {names}", cell.remark)],
                    _ => vec![cell.remark.clone(), names],
                };
                let rows = blocks.iter().flat_map(|words| wrapped(words.trim(), wide));
                rows.map(str::to_owned).collect()
            })
            .collect();
        let tall = said.iter().map(Vec::len).max().unwrap_or(1);
        for at in 0..tall {
            let label = fitted(if at == 0 { step } else { "" }, label);
            let row = said
                .iter()
                .map(|cell| fitted(cell.get(at).map_or("", String::as_str), wide));
            out.push(format!("{label}|{}|", row.collect::<Vec<_>>().join("|")));
        }
    }
    out.push(rule);
    let steps = matrix.across.steps.iter().map(|step| fitted(step, wide));
    let steps = steps.collect::<Vec<_>>().join(" ");
    out.push(format!("{} {}", " ".repeat(label), steps.trim_end()));
    let title = fitted(&matrix.across.title, cells.saturating_sub(label + 4))
        .trim_end()
        .to_owned();
    out.push(format!("{} {title} >", " ".repeat(label)));
    out
}

fn lanes(flow: &Flow, cells: usize, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    for lane in &flow.lanes {
        let arrow = match lane.way {
            Way::Right => "->",
            Way::Left => "<-",
            Way::Both => "<->",
        };
        let channel = match lane.numbers.as_str() {
            "" => lane.channel.clone(),
            numbers => format!("{}{}{numbers}", lane.channel, lang.colon()),
        };
        let words = format!(
            "{} {arrow} {}{}",
            lane.left,
            lane.right,
            lang.bracketed(&channel)
        );
        let mark = if lane.is_contact { "* " } else { "- " };
        hang(&mut out, mark, &words, cells);
    }
    out
}

fn rungs(ladder: &Ladder, cells: usize, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    for (place, rung) in ladder.rungs.iter().rev().enumerate() {
        if place > 0 {
            out.push("  ^".to_owned());
        }
        hang(&mut out, "= ", &rung.name, cells);
        for (side, people) in [(&ladder.left, &rung.left), (&ladder.right, &rung.right)] {
            if !people.is_empty() {
                hang(
                    &mut out,
                    "  | ",
                    &format!("{side}{}{people}", lang.colon()),
                    cells,
                );
            }
        }
        if !rung.limit.is_empty() {
            hang(&mut out, "  | ", &rung.limit, cells);
        }
    }
    out
}

/// The width of the names beside bars.
fn names<'t>(names: impl Iterator<Item = &'t String>, cells: usize) -> usize {
    widest(names).min(cells * 2 / 5)
}

fn spans(timeline: &Timeline, cells: usize) -> Vec<String> {
    let name = names(timeline.spans.iter().map(|span| &span.name), cells);
    let Some(room) = cells.checked_sub(name + 3).filter(|room| *room >= 8) else {
        return Vec::new();
    };
    let day = |date: jiff::civil::Date| i64::from((date - timeline.first).get_days());
    let days = (day(timeline.last) + 1).max(1);
    let at =
        |days_in: i64| usize::try_from(days_in.clamp(0, days) * room as i64 / days).unwrap_or(0);
    let mut out: Vec<String> = (timeline.spans.iter())
        .map(|span| {
            let (from, to) = (at(day(span.first)), at(day(span.last) + 1));
            let from = from.min(room - 1);
            let to = to.clamp(from + 1, room);
            let end = if span.milestone.is_empty() { "=" } else { "*" };
            let bar = format!("{}{}{end}", " ".repeat(from), "=".repeat(to - from - 1));
            format!("{} |{}|", fitted(&span.name, name), fitted(&bar, room))
        })
        .collect();
    let (first, last) = (timeline.first.to_string(), timeline.last.to_string());
    if let Some(between) = room
        .checked_sub(first.len() + last.len())
        .filter(|between| *between > 0)
    {
        out.push(format!(
            "{}{first}{}{last}",
            " ".repeat(name + 2),
            " ".repeat(between)
        ));
    }
    out
}

fn amounts(bars: &Bars, cells: usize) -> Vec<String> {
    let name = names(bars.bars.iter().map(|bar| &bar.name), cells);
    let said = widest(bars.bars.iter().map(|bar| &bar.said)).min(cells / 4);
    let Some(room) = cells.checked_sub(name + said + 3).filter(|room| *room >= 4) else {
        return Vec::new();
    };
    let most = (bars.bars.iter())
        .map(|bar| bar.value.max(bar.limit.unwrap_or(0)))
        .max()
        .unwrap_or(0)
        .max(1);
    let long = |value: u64| {
        let long = u128::from(value) * (room as u128 - 1) / u128::from(most);
        usize::try_from(long).unwrap_or(0)
    };
    let mut out: Vec<String> = (bars.bars.iter())
        .map(|bar| {
            let mut row = "#".repeat(long(bar.value).max(1));
            row.push_str(&" ".repeat(room - row.len()));
            if let Some(limit) = bar.limit {
                let at = long(limit);
                row.replace_range(at..=at, "|");
            }
            let said = text::cut(&bar.said, said).0;
            format!("{} {row} {said}", fitted(&bar.name, name))
        })
        .collect();
    hang(&mut out, "# ", &bars.unit, cells);
    if !bars.mark.is_empty() {
        hang(&mut out, "| ", &bars.mark, cells);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Starter;
    use crate::document::{Audience, Kind, OUTLINES, compose};
    use crate::form::Ids;

    #[test]
    fn every_drawing_fits_into_every_width() {
        for lang in Lang::ALL {
            let starter = Starter::named("software-delivery").unwrap();
            let plan = crate::draft::read(starter.text(lang).as_bytes(), &mut Ids::new(1)).unwrap();
            let document = compose(&plan, OUTLINES[0], lang, Audience::Internal);
            let blocks = document.sections.iter().flat_map(|section| &section.blocks);
            let drawings: Vec<&Drawing> = blocks
                .filter_map(|block| match &block.kind {
                    Kind::Figure(figure) => Some(&figure.drawing),
                    _ => None,
                })
                .collect();
            assert_eq!(drawings.len(), 6, "a starter shows every figure");
            for cells in 1..140 {
                for drawing in &drawings {
                    let rows = sketch(drawing, cells, lang);
                    assert!(cells < 38 || !rows.is_empty(), "{cells}: {drawing:?}");
                    // Two cells are the least that holds an ideograph.
                    for row in rows.iter().filter(|_| cells > 8) {
                        assert!(text::width(row) <= cells, "{cells}: {row}");
                        assert_eq!(row.trim_end(), row);
                    }
                }
            }
        }
    }
}
