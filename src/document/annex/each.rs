//! Rows of a form that are there once for each of something: for whoever signs, for every point of a report.

use super::report;
use crate::catalog::{self, Form};
use crate::document::pieces::Sheets;
use crate::document::reader::{Reader, lines, one_line, sheet};
use crate::document::{computed, dress};
use crate::form::Part;
use crate::locale::Lang;

/// What a row of a table is repeated for.
type Each = fn(&Reader, &Sheets, &Form) -> Vec<String>;

/// Every name that repeats its row.
pub(super) static EACH: [(&str, Each); 2] = [
    ("{signer}", |reader, _, _| signers(reader)),
    ("{point}", points),
];

/// What a form asks for.
struct Asked {
    /// By which the labels of its lines are known again.
    lines: Vec<String>,
    /// By which its tables are.
    tables: Vec<String>,
}

impl Asked {
    fn by(form: &Form, lang: Lang) -> Asked {
        let mut asked = Asked {
            lines: Vec::new(),
            tables: Vec::new(),
        };
        let mut lines = form.text.in_lang(lang).lines().map(str::trim).peekable();
        while let Some(line) = lines.next() {
            let name = |line: &str| {
                let name = line.split(['：', ':', '|']).next().unwrap_or_default();
                beginning(name.trim_end_matches([' ', '+']).trim(), lang)
            };
            let is_repeated = (lines.peek()).is_some_and(|next| next.contains("{point}"));
            match (line.strip_prefix("- "), line.strip_prefix('|')) {
                (Some(line), _) => asked.lines.push(name(line)),
                (None, Some(head)) if !is_repeated && !head.contains('{') => {
                    asked.tables.push(name(head));
                }
                _ => {}
            }
        }
        let said = |name: &String| !name.is_empty();
        asked.lines.retain(said);
        asked.tables.retain(said);
        asked
    }

    /// Whether the form has a place for all that a point names.
    fn has(&self, point: &str) -> bool {
        let is = |names: &[String], part: &str| names.iter().any(|name| part.starts_with(name));
        let parts: Vec<String> = (point.split(['、', '，', ',', '；', ';']))
            .map(|part| part.trim().to_lowercase())
            .collect();
        parts.first().is_some_and(|first| is(&self.lines, first))
            || parts
                .iter()
                .all(|part| is(&self.tables, part) || is(&self.lines, part))
    }
}

/// By which a label is known again: `risk` of "Risk or issue", `风险` of 风险与问题.
fn beginning(label: &str, lang: Lang) -> String {
    let label = label.to_lowercase();
    match lang {
        Lang::Zh => label.chars().take(2).collect(),
        Lang::En => match label.split(' ').next() {
            Some(word) if word.len() > 3 => word.to_owned(),
            _ => label,
        },
    }
}

/// The points agreed for the report.
fn agreed(reader: &Reader, sheets: &Sheets) -> Vec<String> {
    let report = report(reader, sheets).and_then(|row| reader.plan.schedule.at(row));
    lines(report.map_or("", |row| &row.points)).collect()
}

/// The points agreed for the report, without those that a table or a line of the form is for.
fn points(reader: &Reader, sheets: &Sheets, form: &Form) -> Vec<String> {
    let asked = Asked::by(form, reader.lang);
    let mut points = agreed(reader, sheets);
    points.retain(|point| !asked.has(point));
    points
}

/// The label of a line that is left to the pen: in the words of the point that it is for, where one was agreed.
pub(super) fn label(reader: &Reader, sheets: &Sheets, form: &Form, label: &str) -> String {
    let name = beginning(label, reader.lang);
    (std::ptr::eq(form, &catalog::REPORT))
        .then(|| {
            let mut points = agreed(reader, sheets).into_iter();
            points.find(|point| point.to_lowercase().starts_with(&name))
        })
        .flatten()
        .unwrap_or_else(|| label.to_owned())
}

/// The organisations that sign the plan, the client's first; both sides where it does not say, or not what they are
/// called.
fn signers(reader: &Reader) -> Vec<String> {
    let project = &reader.plan.project;
    let mut named = vec![one_line(&project.client), one_line(&project.organisation)];
    let rows = sheet("review.approvals").map_or(Vec::new(), |sheet| {
        computed::rows(reader, Part::Approvals, sheet)
    });
    for row in (rows.into_iter()).filter_map(|row| reader.plan.approvals.at(row)) {
        let party = dress::party(reader, row);
        if !party.is_empty() && !named.contains(&party) {
            named.push(party);
        }
    }
    named
}
