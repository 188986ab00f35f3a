//! What the check has found, on the review page.

use super::super::paint::Canvas;
use super::super::theme::Role;
use super::page::Window;
use crate::check::{self, Severity};
use crate::locale::{Lang, text};
use crate::text::width;
use crate::wizard::Wizard;
use crate::wizard::focus::Stop;
use crate::wizard::reviewing::FindingLine;

/// Draws the findings; of their lines only those in sight.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas, window: &Window, top: usize) {
    let lines = wizard.finding_lines();
    let first = window.seen().start.saturating_sub(top);
    for (place, line) in lines.iter().enumerate().skip(first) {
        let Some(y) = window.line(top + place) else {
            break;
        };
        draw_line(wizard, canvas, y, *line);
    }
}

fn draw_line(wizard: &Wizard, canvas: &mut Canvas, y: usize, line: FindingLine) {
    let lang = wizard.lang;
    let (left, body) = (wizard.layout.left, wizard.layout.body);
    let focused = wizard.has_focus(Stop::Findings);
    match line {
        FindingLine::Title => {
            let title = text("检查结果", "Findings").in_lang(lang);
            let used = canvas.put(left, y, body, title, Role::Title);
            let counts = counts(wizard);
            let cells = width(&counts).min(body.saturating_sub(used + 2));
            canvas.put(left + body - cells, y, cells, &counts, Role::Dim);
        }
        FindingLine::Nothing => {
            let none = text("没有发现问题。", "Nothing found.").in_lang(lang);
            let role = match focused {
                true => Role::Selected,
                false => Role::Plain,
            };
            if focused {
                canvas.put(left, y, 1, ">", Role::Focus);
                canvas.point(left, y);
            }
            canvas.put(left + 2, y, body - 2, none, role);
        }
        FindingLine::Heading(severity) => {
            let role = match severity {
                Severity::Error => Role::Alarm,
                Severity::Warning => Role::Gap,
                Severity::Hint => Role::Dim,
            };
            canvas.put(left, y, body, severity.heading().in_lang(lang), role);
        }
        FindingLine::Entry { row, line } => entry(wizard, canvas, y, (row, line), focused),
        FindingLine::Space => {}
    }
}

/// A finding: its sentence on one line; the selected one in full, its place below.
fn entry(
    wizard: &Wizard,
    canvas: &mut Canvas,
    y: usize,
    (row, line): (usize, usize),
    focused: bool,
) {
    let Some(found) = wizard.findings().all.get(row) else {
        return;
    };
    let lang = wizard.lang;
    let (x, cells) = (wizard.layout.left + 2, wizard.layout.body.saturating_sub(2));
    let said = found.say(lang);
    if !focused || row != wizard.findings().row {
        canvas.put(x, y, cells, &said, Role::Plain);
        return;
    }
    if line == 0 {
        canvas.put(x - 2, y, 1, ">", Role::Focus);
        canvas.point(x - 2, y);
    }
    match wizard.finding_rows(&said).get(line) {
        Some(part) => canvas.fill(
            x,
            y,
            cells,
            said[part.start..part.end].trim_end(),
            Role::Selected,
        ),
        None => {
            let place = found.place(&wizard.plan, lang);
            canvas.put(x + 2, y, cells.saturating_sub(2), &place, Role::Dim);
        }
    }
}

/// How many there are of each severity, in words.
fn counts(wizard: &Wizard) -> String {
    let all = &wizard.findings().all;
    let counts = Severity::ALL.map(|severity| check::count(all, severity));
    let words = match wizard.lang {
        Lang::Zh => ["项必须改正", "项值得一看", "项提示"],
        Lang::En => ["must fix", "worth a look", "hints"],
    };
    let told = counts.iter().zip(words).filter(|(count, _)| **count > 0);
    let told: Vec<String> = told
        .map(|(count, words)| match (wizard.lang, *count, words) {
            (Lang::En, 1, "hints") => "1 hint".to_owned(),
            _ => format!("{count} {words}"),
        })
        .collect();
    told.join(wizard.lang.comma())
}
