//! What a part shows besides its fields' own answers: computed columns and lines, remarks woven into a cell, and which
//! rows it takes.

use super::dress::{self, OURS_ONLY};
use super::model::{Audience, Block, Inline, Line, plain};
use super::reader::{Answer, Reader, one_line};
use super::{lead, ready};
use crate::calendar::{dates, month, rhythm, words};
use crate::catalog::ATTENDEES;
use crate::form::{Part, Place, SheetRef};
use crate::locale::{Lang, Text, text};
use crate::plan::{Communication, Revision, Risk, Row};
use std::collections::HashSet;

/// A computed column.
pub(super) struct Extra {
    /// Its order among the fields' columns.
    pub at: u8,
    pub heading: Text,
    pub width: u8,
    /// Whether it is there to be filled in by hand.
    pub blank: bool,
    pub cell: fn(&Reader, SheetRef, usize) -> Vec<Line>,
}

const fn extra(
    at: u8,
    heading: Text,
    width: u8,
    cell: fn(&Reader, SheetRef, usize) -> Vec<Line>,
) -> Extra {
    Extra {
        at,
        heading,
        width,
        blank: false,
        cell,
    }
}

const NUMBER: Text = text("编号", "No.");

/// From this order on stand the short forms of columns, for outlines that name them.
pub(super) const IN_SHORT: u8 = 100;

/// The computed columns of a part.
pub(super) fn extras(part: Part) -> &'static [Extra] {
    static NUMBERED: [Extra; 1] = [extra(0, NUMBER, 1, number)];
    static CONTENT: [Extra; 1] = [extra(
        0,
        text("沟通事项", "Communication"),
        2,
        number_and_title,
    )];
    const WHEN: Text = text("时间或触发条件", "Time or trigger");
    static MATRIX: [Extra; 4] = [
        extra(0, NUMBER, 1, number),
        extra(3, WHEN, 3, when),
        extra(IN_SHORT + 3, WHEN, 3, slot),
        extra(IN_SHORT + 6, ATTENDEES, 4, dress::attendees),
    ];
    static MEETINGS: [Extra; 1] = [extra(2, text("时间", "Day and time"), 2, slot)];
    static RISKS: [Extra; 2] = [
        extra(0, NUMBER, 1, number),
        extra(3, text("等级（可能性×影响）", "Level (P × I)"), 1, level),
    ];
    static POWER: [Extra; 1] = [extra(6, text("策略", "Action"), 2, action)];
    static APPROVALS: [Extra; 1] = [Extra {
        at: 5,
        heading: text("签字（盖章）", "Signature"),
        width: 4,
        blank: true,
        cell: |_, _, _| Vec::new(),
    }];
    match part {
        Part::Goals | Part::Register => &NUMBERED,
        Part::Content => &CONTENT,
        Part::Matrix => &MATRIX,
        Part::Meetings => &MEETINGS,
        Part::Risks => &RISKS,
        Part::Power => &POWER,
        Part::Approvals => &APPROVALS,
        _ => &[],
    }
}

fn number(reader: &Reader, sheet: SheetRef, row: usize) -> Vec<Line> {
    vec![plain(reader.number(sheet, row))]
}

/// Number and name: a table that continues another is read without turning back.
fn number_and_title(reader: &Reader, sheet: SheetRef, row: usize) -> Vec<Line> {
    let name = one_line(sheet.name_of(reader.plan, row));
    let line = match name.is_empty() {
        true => vec![
            Inline::Text(format!("{} ", reader.number(sheet, row))),
            Inline::Gap,
        ],
        false => plain(format!("{} {name}", reader.number(sheet, row))),
    };
    vec![line]
}

fn when(reader: &Reader, sheet: SheetRef, row: usize) -> Vec<Line> {
    let Some(event) = reader.plan.schedule.at(row) else {
        return Vec::new();
    };
    let told = one_line(&words::when(event, reader.lang));
    if told.is_empty() {
        return (sheet.field("rhythm")).map_or(Vec::new(), |field| reader.lines(sheet, row, field));
    }
    vec![with_phases(reader, event, &told)]
}

/// When something takes place, with its phases right after how often, before what else is said of it.
fn with_phases(reader: &Reader, event: &Communication, told: &str) -> Line {
    let slot = one_line(&words::slot(
        &event.rhythm,
        &event.weekday,
        &event.time,
        reader.lang,
    ));
    let (often, rest) = match told.strip_prefix(slot.as_str()) {
        Some(rest) if !slot.is_empty() => (slot.as_str(), rest),
        _ => (told, ""),
    };
    let mut line = plain(often);
    line.extend(phases(reader, event));
    if !rest.is_empty() {
        line.push(Inline::Text(rest.to_owned()));
    }
    line
}

/// In which phases something regular takes place, where not in all of them.
fn phases(reader: &Reader, event: &Communication) -> Line {
    let is_regular = matches!(
        rhythm::Rhythm::of_token(&event.rhythm),
        Some(
            rhythm::Rhythm::Workdays
                | rhythm::Rhythm::TwiceWeekly
                | rhythm::Rhythm::Weekly
                | rhythm::Rhythm::Fortnightly
                | rhythm::Rhythm::Monthly
                | rhythm::Rhythm::Iteration
        )
    );
    let Some(phases) = super::reader::sheet("project.phases").filter(|_| is_regular) else {
        return Line::new();
    };
    let named: Vec<Option<usize>> = (reader.named(phases, &event.phases).into_iter())
        .filter(Option::is_some)
        .collect();
    match named.is_empty() {
        true => Line::new(),
        false => reader.bracketed(reader.mentions(phases, &named)),
    }
}

fn slot(reader: &Reader, _: SheetRef, row: usize) -> Vec<Line> {
    let Some(event) = reader.plan.schedule.at(row) else {
        return Vec::new();
    };
    let told = one_line(&words::when_in_short(event, reader.lang));
    match told.is_empty() {
        true => vec![vec![Inline::Gap]],
        false => vec![with_phases(reader, event, &told)],
    }
}

/// The words for how much a risk weighs, the lightest first.
pub(super) static WEIGHTS: [Text; 4] = [
    text("低", "low"),
    text("中", "medium"),
    text("高", "high"),
    text("重大", "critical"),
];

/// Which of the words a product of probability and impact gets.
pub(super) const fn weight(product: u8) -> u8 {
    match product {
        15.. => 3,
        10..=14 => 2,
        5..=9 => 1,
        _ => 0,
    }
}

/// Probability and impact, where both are numbers from 1 to 5.
pub(super) fn grades(risk: &Risk) -> Option<(u8, u8)> {
    let grade = |typed: &str| {
        let number = dates::narrow(typed).trim().parse::<u8>().ok();
        number.filter(|number| (1..=5).contains(number))
    };
    Some((grade(&risk.probability)?, grade(&risk.impact)?))
}

/// Probability times impact; 0 where either is no number from 1 to 5.
pub(super) fn gravity(risk: &Risk) -> u8 {
    grades(risk).map_or(0, |(probability, impact)| probability * impact)
}

/// Probability times impact with its word; what is no number from 1 to 5 is shown as typed.
fn level(reader: &Reader, _: SheetRef, row: usize) -> Vec<Line> {
    let Some(risk) = reader.plan.risks.at(row) else {
        return Vec::new();
    };
    let (typed_probability, typed_impact) = (risk.probability.trim(), risk.impact.trim());
    match grades(risk) {
        Some((probability, impact)) => {
            let product = probability * impact;
            let word = reader.say(WEIGHTS[usize::from(weight(product))]);
            vec![plain(format!(
                "{product} {word}{}",
                reader.lang.bracketed(&format!("{probability}×{impact}"))
            ))]
        }
        _ if typed_probability.is_empty() && typed_impact.is_empty() => vec![vec![Inline::Gap]],
        _ => {
            let shown = |typed: &str| match typed.is_empty() {
                true => Inline::Gap,
                false => Inline::Text(one_line(typed)),
            };
            vec![vec![
                shown(typed_probability),
                Inline::Text(" × ".to_owned()),
                shown(typed_impact),
            ]]
        }
    }
}

/// What follows from power and interest.
fn action(reader: &Reader, _: SheetRef, row: usize) -> Vec<Line> {
    let Some(person) = reader.plan.stakeholders.at(row) else {
        return Vec::new();
    };
    let high = |token: &str| match token.trim() {
        "high" => Some(true),
        "medium" | "low" => Some(false),
        _ => None,
    };
    match (high(&person.power), high(&person.interest)) {
        (Some(power), Some(interest)) => vec![plain(reader.say(action_for(power, interest)))],
        _ => Vec::new(),
    }
}

/// What high power and high interest, or the lack of them, ask for.
pub(super) const fn action_for(power: bool, interest: bool) -> Text {
    match (power, interest) {
        (true, true) => text("重点管理", "Manage closely"),
        (true, false) => text("令其满意", "Keep satisfied"),
        (false, true) => text("随时告知", "Keep informed"),
        (false, false) => text("监督关注", "Monitor"),
    }
}

/// The rows that a part takes, in its order.
pub(super) fn rows(reader: &Reader, part: Part, sheet: SheetRef) -> Vec<usize> {
    let plan = reader.plan;
    let has_any = |row: usize, keys: &[&str]| {
        keys.iter()
            .filter_map(|key| sheet.field(key))
            .any(|field| !sheet.is_blank(plan, row, field))
    };
    let is_hidden = |row: usize, key: &str| {
        sheet
            .field(key)
            .is_some_and(|field| reader.answer(sheet, row, field) == Answer::Hidden)
    };
    let mut rows: Vec<usize> = reader
        .rows(sheet)
        .filter(|row| match part {
            Part::Tools => has_any(*row, &["tool", "method", "scope", "sensitivity"]),
            Part::Notes => has_any(*row, &["rate", "hours_limit", "note"]),
            Part::Power => has_any(
                *row,
                &["power", "interest", "engagement_now", "engagement_wanted"],
            ),
            Part::Meetings => plan
                .schedule
                .at(*row)
                .is_some_and(|row| month::is_meeting(plan, row)),
            Part::Approvals => !is_hidden(*row, "person"),
            Part::Distribution => !is_hidden(*row, "recipient"),
            _ => true,
        })
        .collect();
    if part == Part::Revisions {
        rows.sort_by_key(|row| std::cmp::Reverse(age(reader, *row)));
    }
    rows
}

/// Revisions by date; of the same day, or without one, the later row is the newer.
fn age(reader: &Reader, row: usize) -> (Option<jiff::civil::Date>, usize) {
    let date = reader.plan.revisions.at(row);
    (date.and_then(|row| dates::parse(&row.date).ok()), row)
}

/// The newest revision: its version and date are the document's.
pub(super) fn newest<'p>(reader: &Reader<'p>) -> Option<&'p Row<Revision>> {
    let newest = (0..reader.plan.revisions.len()).max_by_key(|row| age(reader, *row))?;
    reader.plan.revisions.at(newest)
}

/// Lines of a two-column table that are computed.
pub(super) fn extra_lines(reader: &Reader, part: Part) -> Vec<(u8, Text, Line)> {
    if part != Part::Control {
        return Vec::new();
    }
    let newest = newest(reader);
    let shown = |words: Option<String>| match words.filter(|words| !words.is_empty()) {
        Some(words) => plain(words),
        None => vec![Inline::Gap],
    };
    let own = (reader.audience == Audience::Internal)
        .then(|| {
            let sheet = super::reader::sheet("project")?;
            let field = sheet.field("sensitivity")?;
            let at = (sheet.ask(field).places.iter()).find_map(|place| match place {
                Place::Line { at, .. } => Some(*at),
                _ => None,
            })?;
            // Whatever the plan's own, this copy is not for the client.
            let mut line = super::part::joined(reader, vec![reader.lines(sheet, 0, field)]);
            if !line.is_empty() {
                line.push(Inline::Text(reader.lang.semicolon().to_owned()));
            }
            line.push(Inline::Text(match reader.lang {
                Lang::Zh => format!("本内部版：{}", reader.say(OURS_ONLY)),
                Lang::En => format!("this copy: {}", reader.say(OURS_ONLY).to_lowercase()),
            }));
            Some((at, sheet.ask(field).label, line))
        })
        .flatten();
    let mut lines = vec![
        (
            50,
            text("版本", "Version"),
            shown(newest.map(|row| one_line(&row.version))),
        ),
        (
            60,
            text("日期", "Date"),
            shown(newest.map(|row| one_line(&dates::shown(&row.date, reader.lang)))),
        ),
    ];
    lines.extend(own);
    lines
}

/// What stands before a part's answers.
pub(super) fn lead(reader: &Reader, part: Part) -> Vec<Block> {
    let mut blocks = lead::lead(reader, part);
    if part == Part::Goals {
        blocks.extend(dimensions(reader));
    }
    blocks
}

/// What stands after a part's answers.
pub(super) fn tail(reader: &Reader, part: Part) -> Vec<Block> {
    ready::tail(reader, part)
}

/// The dimensions that the goals cover, in one sentence.
fn dimensions(reader: &Reader) -> Option<Block> {
    let sheet = super::reader::sheet("goals.rows")?;
    let mut named: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    for row in reader.rows(sheet) {
        let token = &reader.plan.goals.at(row)?.category;
        let mut name = reader.token("goals.rows", "category", token);
        // Ours are written small within a sentence; an unknown one stays as typed.
        if reader.lang == Lang::En && name != one_line(token) {
            name = name.to_lowercase();
        }
        if !name.is_empty() && seen.insert(name.clone()) {
            named.push(name);
        }
    }
    let line = match reader.lang {
        _ if named.is_empty() => return None,
        Lang::Zh => format!("目标涉及以下方面：{}。", named.join("、")),
        Lang::En => {
            format!("The goals cover these dimensions: {}.", named.join("; "))
        }
    };
    Some(Block::paragraph(plain(line)))
}
