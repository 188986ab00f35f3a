//! Remarks woven into a cell whose column belongs to other fields.

use super::model::{Inline, Line, plain};
use super::reader::{Answer, Reader, one_line, sheet};
use crate::calendar::{dates, rhythm};
use crate::form::{Part, SheetRef};
use crate::locale::{Lang, Text, text};
use crate::plan::Approval;
use std::collections::HashSet;

/// Weaves remarks into a cell.
pub(super) fn dress(reader: &Reader, part: Part, row: usize, at: u8, cell: &mut Vec<Line>) {
    match (part, at) {
        (Part::Register, 2) => dress_name(reader, row, cell),
        (Part::Register, 3) => dress_organisation(reader, row, cell),
        (Part::Register, 4) => dress_needs(reader, row, cell),
        (Part::Register, 5) => dress_channels(reader, row, cell),
        (Part::Matrix, 6) => dress_attendees(reader, row, cell),
        (Part::Content, 1) => dress_content(reader, row, cell),
        (Part::Content, 6) => dress_sensitivity(reader, row, cell),
        (Part::Tools, 6) => dress_highest(reader, row, cell),
        (Part::Risks, 1) => dress_risk(reader, row, cell),
        (Part::Approvals, 1) => dress_party(reader, row, cell),
        (Part::Indicators, 3) => dress_indicator(reader, row, cell),
        // The heading names them the other way round than the draft.
        (Part::Indicators, 4) => dress_when(reader, row, cell),
        (Part::Indicators, 5) | (Part::Contacts, 3) => cell.reverse(),
        (Part::Contacts, 5) => dress_whereabouts(reader, row, cell),
        _ => {}
    }
}

/// The sensitivity of what the client must not see.
pub(super) const OURS_ONLY: Text = text("我方内部", "Our side only");

/// Adds to the last line of a cell, or begins one.
pub(super) fn append(cell: &mut Vec<Line>, line: Line) {
    match cell.last_mut() {
        Some(last) => last.extend(line),
        None => cell.push(line),
    }
}

fn dress_name(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let typed = (reader.plan.stakeholders.at(row)).map_or("", |row| row.headcount.trim());
    let told = match (rhythm::hundredths(typed), reader.lang) {
        _ if typed.is_empty() => return,
        (None, _) => one_line(typed),
        (Some(_), Lang::Zh) => format!("{typed} 人"),
        (Some(100), Lang::En) => "1 person".to_owned(),
        (Some(_), Lang::En) => format!("{typed} people"),
    };
    // A name that ends in brackets has room in them: 关键用户组（组长马强，6 人）.
    if let Some(Inline::Text(words)) = cell.last_mut().and_then(|line| line.last_mut())
        && let Some(close) = words
            .chars()
            .next_back()
            .filter(|sign| ")）".contains(*sign))
    {
        words.truncate(words.len() - close.len_utf8());
        words.push_str(reader.lang.clause());
        words.push_str(&told);
        words.push(close);
        return;
    }
    append(cell, reader.bracketed(plain(told)));
}

/// The draft has the language first, the document last; a zone is said in words.
fn dress_whereabouts(reader: &Reader, row: usize, cell: &mut [Line]) {
    let Some(person) = reader.plan.stakeholders.at(row) else {
        return;
    };
    let zone = one_line(&person.time_zone);
    if !zone.is_empty()
        && let Some(line) = cell.iter_mut().find(|line| **line == plain(zone.as_str()))
    {
        *line = plain(dates::zone(&zone, reader.lang));
    }
    if !person.language.trim().is_empty() && !cell.is_empty() {
        cell.rotate_left(1);
    }
}

/// What an internal communication says stays with us, whatever its channel may carry.
fn dress_sensitivity(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let is_internal = sheet("schedule.rows").is_some_and(|sheet| reader.is_internal(sheet, row));
    if is_internal {
        *cell = vec![plain(reader.say(OURS_ONLY))];
    }
}

/// The same for a channel that only our side uses.
fn dress_highest(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let is_ours = (reader.plan.channels.at(row)).is_some_and(|channel| channel.is_ours_only());
    if is_ours && !reader.is_for_client() {
        *cell = vec![plain(reader.say(OURS_ONLY))];
    }
}

/// Kinds of content in one line, in English written small after the first. "Other" says nothing beside another kind.
fn dress_content(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let Some(row) = reader.plan.schedule.at(row) else {
        return;
    };
    let mut said = String::new();
    for kind in &row.content {
        let mut name = reader.token("schedule.rows", "content", kind);
        if name.is_empty() || row.content.len() > 1 && kind.trim() == "other" {
            continue;
        }
        if !said.is_empty() {
            said.push_str(reader.lang.comma());
            // An unknown kind stays as typed.
            if reader.lang == Lang::En && name != one_line(kind) {
                name = name.to_lowercase();
            }
        }
        said.push_str(&name);
    }
    if !said.is_empty() {
        *cell = vec![plain(said)];
    }
}

fn dress_organisation(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let Some(person) = reader.plan.stakeholders.at(row) else {
        return;
    };
    if !person.organisation.trim().is_empty() {
        return;
    }
    let side = reader.token("stakeholders.rows", "side", &person.side);
    let organisation = organisation(reader, person.side.trim());
    *cell = match (organisation.is_empty(), side.is_empty()) {
        (false, _) => vec![plain(organisation)],
        (true, false) => vec![plain(side)],
        (true, true) => vec![vec![Inline::Gap]],
    };
}

/// A seal goes on an organisation, and "our side" means another one to each reader.
fn dress_party(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let Some(row) = reader.plan.approvals.at(row) else {
        return;
    };
    let party = party(reader, row);
    if !party.is_empty() {
        *cell = vec![plain(party)];
    }
}

/// What the organisation is called that somebody signs for; empty where the plan does not say.
pub(super) fn party(reader: &Reader, row: &Approval) -> String {
    match row.side.trim() {
        "third-party" => sheet("stakeholders.rows")
            .and_then(|people| people.place(reader.plan, &row.person))
            .and_then(|person| reader.plan.stakeholders.at(person))
            .map_or(String::new(), |person| one_line(&person.organisation)),
        side => organisation(reader, side),
    }
}

/// What a side is called in the contract; empty where the plan does not say.
fn organisation(reader: &Reader, side: &str) -> String {
    let project = &reader.plan.project;
    match side {
        "client" => one_line(&project.client),
        "ours" => one_line(&project.organisation),
        _ => String::new(),
    }
}

fn dress_needs(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let Some(person) = reader.plan.stakeholders.at(row) else {
        return;
    };
    if person.needs.trim().is_empty() && !person.need_kinds.is_empty() {
        let kinds: Vec<String> = (person.need_kinds.iter())
            .map(|kind| reader.token("stakeholders.rows", "need_kinds", kind))
            .filter(|kind| !kind.is_empty())
            .collect();
        if !kinds.is_empty() {
            *cell = vec![plain(kinds.join(reader.lang.comma()))];
        }
    }
}

fn dress_channels(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let (Some(person), Some(channels)) = (reader.plan.stakeholders.at(row), sheet("channels.rows"))
    else {
        return;
    };
    let avoided = reader.named(channels, &person.avoid);
    if !avoided.is_empty() {
        let mut line = plain(reader.say(text("不用：", "not: ")));
        line.extend(reader.mentions(channels, &avoided));
        cell.push(line);
    }
}

fn dress_attendees(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let (Some(row), Some(people)) = (reader.plan.schedule.at(row), sheet("stakeholders.rows"))
    else {
        return;
    };
    let attending = reader.named(people, &row.attendees);
    if let Some(line) = by_side(reader, people, &attending) {
        *cell = vec![line];
    }
    let copied = reader.named(people, &row.cc);
    if !copied.is_empty() {
        let mut line = plain(reader.say(text("抄送：", "cc: ")));
        let named = by_side(reader, people, &copied);
        line.extend(named.unwrap_or_else(|| reader.mentions(people, &copied)));
        cell.push(line);
    }
}

/// Those who take part, without copies.
pub(super) fn attendees(reader: &Reader, _: SheetRef, row: usize) -> Vec<Line> {
    let (Some(row), Some(people)) = (reader.plan.schedule.at(row), sheet("stakeholders.rows"))
    else {
        return Vec::new();
    };
    let attending = reader.named(people, &row.attendees);
    let line =
        by_side(reader, people, &attending).unwrap_or_else(|| reader.mentions(people, &attending));
    match (line.is_empty(), attending.is_empty()) {
        (false, _) => vec![line],
        // Nobody is named yet, or nobody whom the client may see.
        (true, true) if row.attendees.is_empty() => vec![vec![Inline::Gap]],
        (true, _) => Vec::new(),
    }
}

/// So few people of a side are named one by one also where it takes part as a whole.
const FEW: usize = 3;

/// A side that takes part as a whole is named as a whole. None where no side does.
fn by_side(reader: &Reader, people: SheetRef, named: &[Option<usize>]) -> Option<Line> {
    let side = |row: usize| (reader.plan.stakeholders.at(row)).map_or("", |row| row.side.trim());
    let held: HashSet<usize> = named.iter().flatten().copied().collect();
    // Cheap to rule out: a side's people are looked through only where enough of them take part.
    let count = |wanted: &str| held.iter().filter(|row| side(**row) == wanted).count();
    let whole: Vec<(&str, Text)> = [
        (
            "client",
            text("客户方全体相关方", "all client stakeholders"),
        ),
        ("ours", text("我方全体人员", "all of our team")),
    ]
    .into_iter()
    .filter(|(wanted, _)| count(wanted) > FEW)
    .filter(|(wanted, _)| {
        let mut of_side = reader.rows(people).filter(|row| side(*row) == *wanted);
        of_side.all(|row| held.contains(&row))
    })
    .collect();
    if whole.is_empty() {
        return None;
    }
    let is_of_whole = |row: &usize| whole.iter().any(|(wanted, _)| *wanted == side(*row));
    let others: Vec<Option<usize>> = (named.iter().copied())
        .filter(|row| !row.as_ref().is_some_and(is_of_whole))
        .collect();
    let mut line = Line::new();
    for (_, name) in &whole {
        if !line.is_empty() {
            line.push(Inline::Text(reader.lang.comma().to_owned()));
        }
        line.push(Inline::Text(reader.say(*name).to_owned()));
    }
    if !others.is_empty() {
        line.push(Inline::Text(reader.lang.comma().to_owned()));
        line.extend(reader.mentions(people, &others));
    }
    Some(line)
}

fn dress_risk(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let Some(risk) = reader.plan.risks.at(row) else {
        return;
    };
    let category = reader.token("risks.rows", "category", &risk.category);
    // "Other" says nothing, and a risk that is named after its kind says it already.
    let is_said = (one_line(&risk.risk).to_lowercase()).contains(&category.to_lowercase());
    if !category.is_empty() && !is_said && risk.category.trim() != "other" {
        append(cell, reader.bracketed(plain(category)));
    }
}

/// A table of evaluations does not say which event: it is that of the thing evaluated.
fn dress_when(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let when = (reader.plan.evaluation.at(row)).map_or("", |row| row.when.trim());
    if when == "event" {
        *cell = vec![plain(reader.say(text("每次", "Each time")))];
    }
}

/// One number has one home: where an evaluation names no indicator or target of its own, those of its goals are shown.
fn dress_indicator(reader: &Reader, row: usize, cell: &mut Vec<Line>) {
    let (Some(row), Some(goals)) = (reader.plan.evaluation.at(row), sheet("goals.rows")) else {
        return;
    };
    let measured: Vec<usize> = reader
        .named(goals, &row.goals)
        .into_iter()
        .flatten()
        .collect();
    let of_goals = |key: &str| -> Vec<Line> {
        let Some(field) = goals.field(key) else {
            return Vec::new();
        };
        measured
            .iter()
            .map(|goal| match reader.answer(goals, *goal, field) {
                Answer::Lines(lines) => lines.into_iter().flatten().collect(),
                _ => vec![Inline::Gap],
            })
            .collect()
    };
    let own = |typed: &str| vec![plain(one_line(typed))];
    let (indicator, target) = (row.indicator.trim(), row.target.trim());
    let lines = match (indicator.is_empty(), target.is_empty()) {
        (false, false) => [own(indicator), own(target)].concat(),
        (false, true) => [own(indicator), of_goals("target")].concat(),
        (true, false) => [of_goals("measure"), own(target)].concat(),
        // Measure and target of each goal belong together.
        (true, true) => (of_goals("measure").into_iter().zip(of_goals("target")))
            .flat_map(|(measure, target)| [measure, target])
            .collect(),
    };
    // Goals that this audience must not see leave neither an indicator nor a gap.
    let is_hidden = measured.is_empty()
        && row
            .goals
            .iter()
            .any(|id| goals.place(reader.plan, id).is_some());
    *cell = match (lines.is_empty(), is_hidden) {
        (false, _) => lines,
        (true, true) => Vec::new(),
        (true, false) => vec![vec![Inline::Gap]],
    };
    if cell.iter().all(|line| *line == [Inline::Gap]) {
        cell.truncate(1);
    }
}
