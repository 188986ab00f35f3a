//! The calendar: as many events as there are milestones and runs of days, each with an identity of its own, and in each
//! property what was typed.

use crate::plans::{config, is_words, line, lines, plan, typed};
use crate::{job, text};
use commplan::calendar::dated::Calendar;
use commplan::catalog::STAKEHOLDERS;
use commplan::document::{Audience, GAP, OUTLINES};
use commplan::export::visible;
use commplan::form::SheetRef;
use commplan::locale::Lang;
use commplan::plan::{Communication, Plan};
use icalendar::parser::{Component, Property, read_calendar, unfold};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeSet, HashSet};

/// The names of a component's properties and of their parameters, those of its parts within it.
#[derive(Debug, PartialEq, Eq)]
struct Shape(String, Vec<(String, Vec<String>)>, Vec<Shape>);

fn shape(component: &Component) -> Shape {
    let names = component.properties.iter().map(|property| {
        let parameters = property
            .params
            .iter()
            .map(|parameter| parameter.key.to_string());
        (property.name.to_string(), parameters.collect())
    });
    Shape(
        component.name.to_string(),
        names.collect(),
        component.components.iter().map(shape).collect(),
    )
}

/// Properties whose values are texts.
const TEXTS: [&str; 5] = [
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "X-WR-CALNAME",
    "TZNAME",
];

/// Whether a line escapes all that RFC 5545 wants escaped; the parser is kinder.
fn is_escaped(line: &str) -> bool {
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        let is_right = match sign {
            '\\' => signs.next().is_some_and(|next| "\\;,n".contains(next)),
            ';' | ',' => false,
            _ => true,
        };
        if !is_right {
            return false;
        }
    }
    true
}

/// The shape of a whole file, whose lines must be well formed.
fn calendar(file: &str) -> Result<Vec<Shape>, TestCaseError> {
    prop_assert!(file.ends_with("\r\n"));
    for line in file.split_terminator("\r\n") {
        prop_assert!(line.len() <= 75, "{line}");
        let acts = line
            .chars()
            .find(|c| *c != '\t' && visible(&c.to_string()) != c.to_string());
        prop_assert_eq!(acts, None, "{}", line);
    }
    let unfolded = unfold(file);
    for line in unfolded.split("\r\n").filter(|line| {
        TEXTS.iter().any(|name| {
            line.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with(':'))
        })
    }) {
        prop_assert!(is_escaped(line), "{line}");
    }
    let read = read_calendar(&unfolded).map_err(TestCaseError::fail)?;
    let own: Vec<&str> = read
        .properties
        .iter()
        .map(|property| property.name.as_ref())
        .collect();
    prop_assert!(
        own.starts_with(&["VERSION", "PRODID", "CALSCALE"]) && own.len() <= 4,
        "{own:?}"
    );
    Ok(read.components.iter().map(shape).collect())
}

/// The text of a property; the parser has unescaped it. Empty where there is none.
fn said(event: &Component, name: &str) -> String {
    let found = event
        .properties
        .iter()
        .find(|property| property.name == name);
    found.map_or(String::new(), |found| found.val.to_string())
}

/// A parameter, with the quotes and RFC 6868 undone.
fn parameter(property: &Property, name: &str) -> String {
    let found = property
        .params
        .iter()
        .find(|parameter| parameter.key == name);
    let value = found.and_then(|parameter| parameter.val.as_ref());
    let value = value.map_or(String::new(), ToString::to_string);
    let mut plain = String::new();
    let mut signs = value.trim_matches('"').chars();
    while let Some(sign) = signs.next() {
        match (sign, signs.clone().next()) {
            ('^', Some('\'')) => plain.push('"'),
            ('^', Some('^')) => plain.push('^'),
            _ => {
                plain.push(sign);
                continue;
            }
        }
        signs.next();
    }
    plain
}

/// Questions whose texts say when something takes place, or how long.
const TELLING: [&str; 5] = ["duration", "trigger", "time_zone", "email", "headcount"];

/// The same plan with a harmless letter for each line of its texts.
fn tamed(plan: &Plan) -> Plan {
    let mut tame = plan.clone();
    for (sheet, row, ask, text) in typed(plan) {
        if TELLING.contains(&ask.key) || !is_words(ask) {
            continue;
        }
        let field = sheet.field(ask.key).expect("its field");
        if ["visibility", "status", "origin"].contains(&ask.key) {
            continue;
        }
        let letters = lines(text)
            .iter()
            .map(|_| "a")
            .collect::<Vec<_>>()
            .join("\n");
        if let Some(place) = sheet.text_mut(&mut tame, row, field) {
            *place = letters;
        }
    }
    tame
}

/// The people whom a communication names, each once, if the audience may know them.
fn people(plan: &Plan, row: &Communication, audience: Audience) -> Vec<usize> {
    let all = std::iter::once(&row.owner)
        .chain(&row.attendees)
        .chain([&row.recorder])
        .chain(&row.cc);
    let mut seen = HashSet::new();
    let own = [&row.owner, &row.recorder];
    all.filter_map(|id| {
        // One name stands in a text, whose ends nobody sees.
        let id = if own.iter().any(|own| std::ptr::eq(*own, id)) {
            id.trim()
        } else {
            id.as_str()
        };
        plan.stakeholders.place(id)
    })
    .filter(|place| {
        audience == Audience::Internal
            || plan
                .stakeholders
                .at(*place)
                .is_some_and(|person| !person.is_internal())
    })
    .filter(|place| seen.insert(*place))
    .collect()
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn texts_stay_in_their_place_in_a_calendar(
        sample in plan(),
        lang in select(&Lang::ALL[..]),
        audience in select(&Audience::ALL[..]),
    ) {
        let plan = &sample.0;
        let form = (OUTLINES[0], lang, audience);
        let file = text(&job(plan, form), "ics");
        let tame = tamed(plan);
        prop_assert_eq!(calendar(&file)?, calendar(&text(&job(&tame, form), "ics"))?);

        let unfolded = unfold(&file);
        let read = read_calendar(&unfolded).map_err(TestCaseError::fail)?;
        let name = line(&plan.project.name);
        let told = read.properties.iter().find(|property| property.name == "X-WR-CALNAME");
        prop_assert_eq!(told.map(|told| told.val.to_string()), (!name.is_empty()).then_some(name));
        let events: Vec<&Component> =
            read.components.iter().filter(|component| component.name == "VEVENT").collect();
        let identities: BTreeSet<String> = events.iter().map(|event| said(event, "UID")).collect();
        prop_assert_eq!(identities.len(), events.len(), "an identity stands twice");
        let of = |kind: &str, id: &str| -> Vec<&Component> {
            let head = format!("{kind}-{id}-");
            (events.iter().copied()).filter(|event| said(event, "UID").starts_with(&head)).collect()
        };

        let calendar = Calendar::of(plan);
        let mut count = 0;
        let milestones = calendar.span().map(|span| calendar.milestones(span)).unwrap_or_default();
        for (_, place) in &milestones {
            let phase = plan.phases.at(*place).expect("a phase");
            let own = of("phase", &phase.id);
            prop_assert_eq!(own.len(), 1);
            count += 1;
            let told = [&phase.milestone, &phase.name].map(|text| line(text));
            let told = told.iter().find(|text| !text.is_empty()).map_or(GAP.in_lang(lang), String::as_str);
            let mark = if lang == Lang::Zh { "里程碑：" } else { "Milestone: " };
            prop_assert_eq!(said(own[0], "SUMMARY"), format!("{mark}{told}"));
        }
        for row in plan.schedule.iter() {
            let own = of("row", &row.id);
            let mut days = HashSet::new();
            let runs = calendar.dated(row).runs.into_iter().filter(|run| {
                let span = calendar.span().expect("days lie in a project");
                // What earlier runs have is no event of its own.
                run.days(span).into_iter().filter(|day| days.insert(*day)).count() > 0
            });
            let runs = match audience == Audience::Client && row.is_internal() {
                true => 0,
                false => runs.count(),
            };
            prop_assert_eq!(own.len(), runs);
            count += runs;
            let names: Vec<String> = people(plan, row, audience).into_iter()
                .map(|place| {
                    let people: SheetRef = &STAKEHOLDERS;
                    line(people.name_of(plan, place))
                })
                .collect();
            for event in own {
                let title = match line(&row.title) {
                    none if none.is_empty() => GAP.in_lang(lang).to_owned(),
                    title => title,
                };
                prop_assert_eq!(said(event, "SUMMARY"), title);
                let description = said(event, "DESCRIPTION");
                let told: Vec<&str> = description.split('\n').collect();
                for answer in [&row.purpose, &row.points, &row.material, &row.feedback, &row.trigger] {
                    for line in lines(answer) {
                        prop_assert!(told.iter().any(|told| told.ends_with(&line)), "{line:?} in {told:?}");
                    }
                }
                let asked = event.properties.iter().filter(|property| property.name == "ATTENDEE");
                let asked: Vec<String> = asked.map(|property| parameter(property, "CN")).collect();
                prop_assert_eq!(&asked, &names);
                for property in &event.properties {
                    if property.name == "ORGANIZER" || property.name == "ATTENDEE" {
                        let address = property.val.to_string();
                        let known = plan.stakeholders.iter().any(|person| {
                            address == format!("mailto:{}", person.email.trim())
                        });
                        prop_assert!(address == "invalid:nomail" || known, "{address}");
                    }
                }
            }
        }
        prop_assert_eq!(events.len(), count);
    }
}
