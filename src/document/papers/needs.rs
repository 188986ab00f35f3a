//! What the client is asked for: answers that the client owes, and those that are missing and that nobody else knows.
//! Grouped by who should answer; never anything internal.

use super::super::model::{Block, plain, words};
use super::super::pieces::cell;
use super::super::reader::{Answer, Reader, one_line, sheet as sheet_named};
use super::to_fill;
use crate::calendar::words::capitalised;
use crate::catalog;
use crate::check;
use crate::form::SheetRef;
use crate::locale::{Lang, Text, text};

/// Answers outside the stakeholders that only the client knows, where they are missing.
const CLIENTS: [(&str, &str); 7] = [
    ("project", "client"),
    ("project", "start"),
    ("project", "end"),
    ("project.phases", "start"),
    ("project.phases", "end"),
    ("risks.ladder", "client"),
    ("review.approvals", "person"),
];

/// Something that is asked for: missing answers of one row.
struct Need {
    sheet: SheetRef,
    row: usize,
    /// Where the row stands among those that the client may know of.
    place: usize,
    fields: Vec<usize>,
    /// The stakeholder who should answer; the client's single contact where it is nobody in particular.
    who: Option<usize>,
}

/// The paragraph before the tables.
pub fn lead(reader: &Reader) -> Vec<Block> {
    if all(reader).is_empty() {
        let nothing = text(
            "目前没有需要贵方提供的内容。",
            "Nothing is needed from you at present.",
        );
        return vec![Block::paragraph(plain(reader.say(nothing)))];
    }
    let asks = text(
        "为完成本项目的沟通管理方案，请贵方提供下列内容：填在“答复”一栏，写上日期，于　　年　　月　　日前返回。\
         一时定不下来的，请注明由谁、何时答复。",
        "To complete the communication management plan of this project we need the following from you. Please write into \
         the column \"Your answer\", add the date, and return the list by ____________. Where something cannot be settled \
         yet, please say who will answer, and when.",
    );
    let mut blocks = vec![Block::paragraph(plain(reader.say(asks)))];
    blocks.extend(return_to(reader));
    blocks
}

/// To whom the list goes back: the plan's owner, where the plan names one.
fn return_to(reader: &Reader) -> Option<Block> {
    let people = sheet_named("stakeholders.rows")?;
    let row = people.place(reader.plan, reader.plan.project.owner.trim())?;
    let person = reader.plan.stakeholders.at(row)?;
    if !reader.shows(people, row) || person.name.trim().is_empty() {
        return None;
    }
    let mut reached = one_line(&person.name);
    let ways = [&person.email, &person.phone].map(|way| one_line(way));
    let ways: Vec<String> = ways.into_iter().filter(|way| !way.is_empty()).collect();
    if !ways.is_empty() {
        reached += &reader.lang.bracketed(&ways.join(reader.lang.comma()));
    }
    let words = match reader.lang {
        Lang::Zh => format!("填好后请交：{reached}"),
        Lang::En => format!("Please return it to: {reached}"),
    };
    Some(Block::paragraph(plain(words)))
}

/// The tables, each with the heading that says who should answer.
pub fn groups(reader: &Reader) -> Vec<(String, Vec<Block>)> {
    let needs = all(reader);
    let mut askers: Vec<Option<usize>> = Vec::new();
    for need in &needs {
        if !askers.contains(&need.who) {
            askers.push(need.who);
        }
    }
    let mut number = 0;
    let columns = [
        (text("编号", "No."), 1),
        (text("用于", "For"), 3),
        (text("请提供", "Please tell us"), 2),
        (text("答复", "Your answer"), 4),
        (text("日期", "Date"), 2),
    ];
    (askers.into_iter())
        .map(|who| {
            let rows = (needs.iter().filter(|need| need.who == who))
                .map(|need| {
                    number += 1;
                    vec![
                        cell(number.to_string()),
                        cell(subject(reader, need)),
                        cell(asked(reader, need)),
                        Vec::new(),
                        Vec::new(),
                    ]
                })
                .collect();
            let table = Block::table(to_fill(reader, &columns, rows));
            (heading(reader, who), vec![table])
        })
        .collect()
}

fn all(reader: &Reader) -> Vec<Need> {
    let mut needs = Vec::new();
    let contact = contact(reader);
    for sheet in catalog::sheets() {
        let is_people = sheet.about().name == "stakeholders.rows";
        for (place, row) in reader.rows(sheet).enumerate() {
            let fields: Vec<usize> = (sheet.asks())
                .filter(|(_, ask)| !ask.internal && !ask.places.is_empty())
                .map(|(field, _)| field)
                .filter(|field| is_asked(reader, sheet, row, *field))
                .collect();
            if fields.is_empty() {
                continue;
            }
            // Who has a name answers for oneself.
            let is_named = is_people
                && (reader.plan.stakeholders.at(row))
                    .is_some_and(|person| !person.name.trim().is_empty());
            needs.push(Need {
                sheet,
                row,
                place,
                fields,
                who: match is_named && is_clients(reader, row) {
                    true => Some(row),
                    false => contact,
                },
            });
        }
    }
    // The single contact stands first.
    needs.sort_by_key(|need| need.who != contact);
    needs
}

fn is_clients(reader: &Reader, row: usize) -> bool {
    (reader.plan.stakeholders.at(row)).is_some_and(|person| person.side.trim() == "client")
}

/// The client's single contact, else the first on the client's side.
fn contact(reader: &Reader) -> Option<usize> {
    let people = sheet_named("stakeholders.rows")?;
    let clients: Vec<usize> = (reader.rows(people))
        .filter(|row| is_clients(reader, *row))
        .collect();
    let is_contact = |row: &&usize| {
        (reader.plan.stakeholders.at(**row))
            .is_some_and(|person| person.contact_point.trim() == "yes")
    };
    (clients.iter().find(is_contact))
        .or(clients.first())
        .copied()
}

fn is_asked(reader: &Reader, sheet: SheetRef, row: usize, field: usize) -> bool {
    let plan = reader.plan;
    if !sheet.is_blank(plan, row, field) {
        return false;
    }
    if sheet.is_pending(plan, row, field) {
        return true;
    }
    let (name, key) = (sheet.about().name, sheet.ask(field).key);
    match name {
        "stakeholders.rows" => is_clients(reader, row) && misses(reader, row, key),
        "review.approvals" => {
            key == "person"
                && (plan.approvals.at(row)).is_some_and(|row| row.side.trim() == "client")
        }
        _ => CLIENTS.contains(&(name, key)) && check::is_gap(sheet, plan, row, field),
    }
}

/// Whether a person on the client's side lacks something that the plan cannot do without: a name, one way to be
/// reached, and for a single contact a deputy. A group is reached through its members.
fn misses(reader: &Reader, row: usize, key: &str) -> bool {
    let Some(person) = reader.plan.stakeholders.at(row) else {
        return false;
    };
    let is_group = !person.headcount.trim().is_empty();
    let is_unreachable = person.email.trim().is_empty() && person.phone.trim().is_empty();
    match key {
        "name" => true,
        "email" | "phone" => is_unreachable && !is_group,
        "deputy" => person.contact_point.trim() == "yes",
        _ => false,
    }
}

/// What the answers are for: a row by its name, a record by its title.
fn subject(reader: &Reader, need: &Need) -> String {
    let about = need.sheet.about();
    if !need.sheet.is_list() {
        return reader.say(about.title).to_owned();
    }
    let named = (about.named_by.iter())
        .filter_map(|key| need.sheet.field(key))
        .find_map(|field| match reader.answer(need.sheet, need.row, field) {
            Answer::Lines(lines) if !lines.is_empty() => Some(words(
                &super::super::model::flow(&lines, reader.lang),
                reader.lang,
            )),
            _ => None,
        });
    let name = named.unwrap_or_else(|| (need.place + 1).to_string());
    let noun = reader.say(about.noun);
    let noun = capitalised(noun);
    format!("{noun}{}{name}", reader.lang.colon())
}

/// The questions, by their labels.
fn asked(reader: &Reader, need: &Need) -> String {
    let labels: Vec<&str> = (need.fields.iter())
        .map(|field| reader.say(need.sheet.ask(*field).label))
        .collect();
    labels.join(reader.lang.comma())
}

/// Who should answer, with the part played in the project.
fn heading(reader: &Reader, who: Option<usize>) -> String {
    const CLIENT: Text = text("客户方", "Client");
    let Some(person) = who.and_then(|row| reader.plan.stakeholders.at(row)) else {
        let client = one_line(&reader.plan.project.client);
        return match client.is_empty() {
            true => reader.say(CLIENT).to_owned(),
            false => client,
        };
    };
    let (name, role) = (one_line(&person.name), one_line(&person.role));
    match (name.is_empty(), role.is_empty()) {
        (true, true) => reader.say(CLIENT).to_owned(),
        (true, false) => role,
        (false, true) => name,
        (false, false) => match reader.lang {
            Lang::Zh => format!("{name}，{role}"),
            Lang::En => format!("{name}, {role}"),
        },
    }
}
