//! The one-page summary.

use super::model::{Block, Inline, Line, Table, TableRow, plain};
use super::pieces::{Sheets, cell, column, communications, or_dash, title};
use super::reader::{Reader, lines, one_line, sheet};
use super::{ready, workload};
use crate::calendar::{dates, load, rhythm, words};
use crate::locale::{Lang, text};
use crate::plan::Communication;
use std::collections::HashMap;

/// What a sponsor wants to know, in one list.
pub(super) fn key_points(reader: &Reader) -> Vec<Block> {
    let Some(sheets) = Sheets::find() else {
        return Vec::new();
    };
    let point = |label, answer| ready::point(reader, label, answer);
    let review = one_line(&dates::shown(
        &reader.plan.improvement.next_review,
        reader.lang,
    ));
    vec![Block::list(
        false,
        vec![
            point(text("沟通目标", "Goals"), goals(reader)),
            point(
                text("接口人", "Contacts"),
                contacts(reader, &sheets, reader.lang.semicolon()),
            ),
            point(text("例会", "Regular meeting"), regular(reader, &sheets)),
            point(text("紧急联系", "When it is urgent"), urgent(reader)),
            point(text("问题升级", "Escalation"), escalation(reader)),
            point(text("下次复审", "Next review"), plain(review)),
        ],
    )]
}

fn goals(reader: &Reader) -> Line {
    let Some(sheet) = sheet("goals.rows") else {
        return Line::new();
    };
    let named: Vec<String> = (reader.rows(sheet))
        .map(|row| one_line(sheet.name_of(reader.plan, row)))
        .filter(|name| !name.is_empty())
        .collect();
    plain(named.join(reader.lang.semicolon()))
}

/// The single contacts, side by side, with a mark between the sides.
pub(super) fn contacts(reader: &Reader, sheets: &Sheets, mark: &str) -> Line {
    let mut all = Line::new();
    for (side, name) in [
        ("client", text("客户方", "client")),
        ("ours", text("我方", "our side")),
        ("third-party", text("第三方", "third party")),
    ] {
        let rows: Vec<Option<usize>> = (reader.rows(sheets.people))
            .filter(|row| {
                (reader.plan.stakeholders.at(*row)).is_some_and(|person| {
                    person.side.trim() == side && person.contact_point.trim() == "yes"
                })
            })
            .map(Some)
            .collect();
        if rows.is_empty() {
            continue;
        }
        if !all.is_empty() {
            all.push(Inline::Text(mark.to_owned()));
        }
        all.extend(reader.mentions(sheets.people, &rows));
        all.extend(reader.bracketed(plain(reader.say(name))));
    }
    all
}

/// The meeting that comes round most evenly: weekly and throughout if there is one.
pub(super) fn regular_meeting(reader: &Reader, sheets: &Sheets) -> Option<usize> {
    let rank = |row: &Communication| {
        let beat = match rhythm::Rhythm::of_token(&row.rhythm) {
            Some(rhythm::Rhythm::Weekly) => 0,
            Some(rhythm::Rhythm::Fortnightly | rhythm::Rhythm::TwiceWeekly) => 1,
            Some(rhythm::Rhythm::Monthly) => 2,
            _ => return None,
        };
        (load::minutes(&row.duration) > 0).then_some((!row.phases.is_empty(), beat))
    };
    communications(reader, sheets)
        .filter_map(|(place, row)| rank(row).map(|rank| (rank, place)))
        .min()
        .map(|(_, place)| place)
}

fn regular(reader: &Reader, sheets: &Sheets) -> Line {
    let place = regular_meeting(reader, sheets);
    let Some((place, row)) = place.and_then(|place| Some((place, reader.plan.schedule.at(place)?)))
    else {
        return Line::new();
    };
    let slot = one_line(&words::slot(
        &row.rhythm,
        &row.weekday,
        &row.time,
        reader.lang,
    ));
    let title = title(reader, sheets, place);
    plain(match reader.lang {
        Lang::Zh => format!("{title}，{slot}"),
        // The slot begins with the rhythm's name, which is ours to write small.
        Lang::En => {
            let small = rhythm::name_within(&row.rhythm, Lang::En);
            let tail = slot.get(small.len()..).unwrap_or_default();
            format!("{title} ({small}{tail})")
        }
    })
}

/// The house rule on urgent matters.
fn urgent(reader: &Reader) -> Line {
    let is_urgent = |line: &String| {
        let line = line.to_lowercase();
        ["紧急", "加急", "urgent"]
            .iter()
            .any(|word| line.contains(word))
    };
    lines(&reader.plan.house_rules.house_rules)
        .find(is_urgent)
        .map_or(Line::new(), |line| plain(after_label(&line)))
}

/// What a rule on urgent matters may begin with.
static URGENT: [&str; 6] = [
    "urgent",
    "urgent matters",
    "when it is urgent",
    "紧急",
    "紧急事项",
    "紧急情况",
];

/// The rule without the words before its colon, which the summary's own label says already.
fn after_label(line: &str) -> String {
    let rest = (line.split_once([':', '：']))
        .filter(|(label, _)| URGENT.contains(&label.trim().to_lowercase().as_str()))
        .map(|(_, rest)| rest.trim());
    // What followed the colon begins the sentence now.
    rest.map_or_else(|| line.to_owned(), words::capitalised)
}

fn escalation(reader: &Reader) -> Line {
    let levels: Vec<String> = (reader.plan.ladder.iter())
        .map(|level| (one_line(&level.level), one_line(&level.limit)))
        .filter(|(level, _)| !level.is_empty())
        .map(|(level, limit)| match limit.is_empty() {
            true => level,
            false => format!("{level}{}{limit}", reader.lang.colon()),
        })
        .collect();
    plain(levels.join(" → "))
}

/// How many communications a summary names for a person.
const NAMED: usize = 5;

/// What somebody takes part in, each with how often: of many those that take most of their time, in the plan's order.
fn takes_part(
    reader: &Reader,
    sheets: &Sheets,
    events: &[(usize, &Communication)],
    spent: Option<&load::Person>,
) -> String {
    let cost = |row: usize| {
        let shares = spent.map_or(&[][..], |person| &person.shares);
        let share = shares.iter().find(|share| share.communication == row);
        share.map_or(0, load::Share::total)
    };
    let mut named: Vec<&(usize, &Communication)> = events.iter().collect();
    named.sort_by_key(|(row, _)| (std::cmp::Reverse(cost(*row)), *row));
    // One more costs less room than to say that there is one.
    let most = if named.len() == NAMED + 1 {
        NAMED + 1
    } else {
        NAMED
    };
    named.truncate(most);
    named.sort_by_key(|(row, _)| *row);
    let said: Vec<String> = named
        .into_iter()
        .map(|(row, event)| {
            let often = match rhythm::Rhythm::of_token(&event.rhythm) {
                Some(rhythm::Rhythm::Event) if dates::names_days(&event.trigger) => {
                    reader.say(text("按约定日期", "on set dates")).to_owned()
                }
                _ => one_line(&rhythm::name_within(&event.rhythm, reader.lang)),
            };
            let title = title(reader, sheets, *row);
            match often.is_empty() {
                true => title,
                false => format!("{title}{}", reader.lang.bracketed(&often)),
            }
        })
        .collect();
    let said = said.join(reader.lang.comma());
    match (events.len().saturating_sub(most), reader.lang) {
        (0, _) => said,
        (_, Lang::Zh) => format!("{said}等 {} 项", events.len()),
        (more, Lang::En) => format!("{said} and {more} more"),
    }
}

/// Who takes part in what, on the client's side; how the hours are counted is said where the load is, if it is anywhere.
pub(super) fn at_a_glance(reader: &Reader, has_load: bool) -> Vec<Block> {
    let Some(sheets) = Sheets::find() else {
        return Vec::new();
    };
    let load = load::load(reader.plan, load::Scope::CLIENT);
    let mut parts: HashMap<&str, Vec<(usize, &Communication)>> = HashMap::new();
    for (place, event) in communications(reader, &sheets).filter(|(_, event)| !event.is_internal())
    {
        for id in event.attendees.iter().chain([&event.owner]) {
            let events = parts.entry(id).or_default();
            if events.last().is_none_or(|(last, _)| *last != place) {
                events.push((place, event));
            }
        }
    }
    let mut rows = Vec::new();
    for (place, person) in reader.plan.stakeholders.iter().enumerate() {
        if person.side.trim() != "client" || !reader.shows(sheets.people, place) {
            continue;
        }
        let events = parts.remove(person.id.as_str()).unwrap_or_default();
        if events.is_empty() {
            continue;
        }
        let spent = load.people.get(place);
        let hours = spent.map_or(0, load::Person::total);
        let name = sheets.people.field("name");
        rows.push(TableRow {
            key: Some(reader.key(sheets.people, place)),
            cells: vec![
                cell(or_dash(one_line(&person.role))),
                name.map_or(Vec::new(), |field| {
                    reader.lines(sheets.people, place, field)
                }),
                cell(takes_part(reader, &sheets, &events, spent)),
                cell(load::hours(hours)),
            ],
        });
    }
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        Block::table(Table {
            columns: vec![
                column(reader, text("角色", "Role"), 2),
                column(reader, text("姓名", "Name"), 2),
                column(
                    reader,
                    text("参加事项（频率）", "Takes part in (how often)"),
                    5,
                ),
                column(reader, text("每月约需（小时）", "Approx. hours a month"), 1),
            ],
            rows,
            ..Table::default()
        }),
        match has_load {
            true => workload::basis_in_short(reader),
            false => workload::basis(reader),
        },
    ]
}
