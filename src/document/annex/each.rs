//! Rows of a form that are there once for each of something: for whoever signs, for every point of a report.

use super::report;
use crate::catalog::Form;
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

/// The points agreed for the report, without those that a table or a line of the form is for.
fn points(reader: &Reader, sheets: &Sheets, form: &Form) -> Vec<String> {
    let report = report(reader, sheets).and_then(|row| reader.plan.schedule.at(row));
    let text = form.text.in_lang(reader.lang).to_lowercase();
    let labels: Vec<String> = (text.lines())
        .filter_map(|line| {
            let line = line.trim();
            let label = line.strip_prefix("- ").or_else(|| line.strip_prefix('|'))?;
            let label = label.split(['：', ':', '|']).next()?.trim();
            let is_place = !label.is_empty() && !label.contains('{');
            is_place.then(|| beginning(label, reader.lang))
        })
        .collect();
    let is_there = |point: &String| {
        let point = point.to_lowercase();
        labels.iter().any(|label| point.contains(label))
    };
    lines(report.map_or("", |row| &row.points))
        .filter(|point| !is_there(point))
        .collect()
}

/// By which a label is known again: `risk` of "Risk or issue", `风险` of 风险与问题.
fn beginning(label: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => label.chars().take(2).collect(),
        Lang::En => match label.split(' ').next() {
            Some(word) if word.len() > 3 => word.to_owned(),
            _ => label.to_owned(),
        },
    }
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
