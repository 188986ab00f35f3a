//! The calendar and the tables, read back by parsers that other people wrote: structure and text are what was meant.

#[path = "exports/samples.rs"]
#[allow(dead_code, reason = "the other tests of exports use the rest")]
mod samples;

use commplan::calendar::dated::Calendar;
use commplan::catalog;
use commplan::document::{Audience, GAP, OUTLINES, Table, flow, words};
use commplan::export::{Job, csv, of_key, visible};
use commplan::form::Part;
use commplan::locale::Lang;
use commplan::plan::Plan;
use icalendar::parser::{Component, Property, read_calendar, unfold};
use samples::{Random, fill, skeleton, starter};

fn job(plan: &Plan, lang: Lang, audience: Audience) -> Job<'_> {
    Job {
        plan,
        outline: OUTLINES[0],
        lang,
        audience,
    }
}

fn export(job: &Job, format: &str) -> String {
    let format = of_key(format).expect("a format");
    let bytes = (format.render)(job);
    assert_eq!(bytes, (format.render)(job), "same input, same bytes");
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn starters_are_exported_as_before() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats");
    for lang in Lang::ALL {
        let (_, plan) = starter(lang);
        for format in ["ics", "csv"] {
            let path = format!("{root}/software-delivery.{}.{format}", lang.code());
            let made = export(&job(&plan, lang, Audience::Client), format);
            if std::env::var_os("UPDATE").is_some() {
                std::fs::create_dir_all(root).expect("a directory");
                std::fs::write(&path, &made).expect("the golden file can be written");
            }
            let golden = std::fs::read_to_string(&path).unwrap_or_default();
            let differs = golden.lines().zip(made.lines()).position(|(a, b)| a != b);
            assert!(
                golden == made,
                "{path} differs at line {differs:?}; UPDATE=1 writes it anew"
            );
        }
    }
}

/// What ends a line of a text.
const BREAKS: [char; 7] = [
    '\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\u{85}',
];

/// A text on one line, with nothing that acts.
fn shown(text: &str) -> String {
    let lines = text.split(BREAKS).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    visible(&lines.join(" ")).into_owned()
}

fn property<'c>(event: &'c Component<'c>, name: &str) -> Option<&'c Property<'c>> {
    event
        .properties
        .iter()
        .find(|property| property.name == name)
}

/// The text of a property; the parser has unescaped it.
fn text(event: &Component, name: &str) -> String {
    property(event, name).map_or(String::new(), |found| found.val.to_string())
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

/// Holds the form of a calendar's lines.
fn lines_are_well_formed(file: &str) {
    assert!(file.ends_with("\r\n"));
    for line in file.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{line}");
        let acts = line
            .chars()
            .find(|c| *c != '\t' && visible(&c.to_string()) != c.to_string());
        assert_eq!(acts, None, "{line}");
    }
}

/// A skeleton whose answers are hostile, except for what says when it takes place.
fn hostile(random: &mut Random) -> Plan {
    let mut plan = skeleton();
    for sheet in catalog::sheets() {
        for row in 0..sheet.rows(&plan) {
            for field in 0..sheet.fields() {
                let ask = sheet.ask(field);
                let text = match ask.kind.refers_to() {
                    Some(_) if random.below(3) > 0 => "row".to_owned(),
                    _ => random.hostile(),
                };
                if !matches!(ask.key, "visibility" | "status") {
                    fill(sheet, &mut plan, row, field, &text);
                }
            }
        }
    }
    let rhythms = [
        "workdays",
        "weekly",
        "fortnightly",
        "monthly",
        "quarterly",
        "iteration",
        "milestone",
        "once",
    ];
    plan.project.start = "2026-12-01".to_owned();
    plan.project.end = "2027-05-28".to_owned();
    plan.project.iteration_weeks = String::new();
    let phase = &mut plan.phases.at_mut(0).expect("a phase").record;
    (phase.start, phase.end) = ("2026-12-01".to_owned(), "2027-02-28".to_owned());
    let row = &mut plan.schedule.at_mut(0).expect("a row").record;
    row.rhythm = rhythms[random.below(rhythms.len())].to_owned();
    row.weekday = vec![["mo", "2-we", "fr"][random.below(3)].to_owned()];
    row.phases = Vec::new();
    if random.below(2) == 0 {
        row.time = "15:00".to_owned();
    }
    plan
}

#[test]
fn hostile_texts_stay_in_their_place_in_a_calendar() {
    let mut random = Random(4242);
    let mut organisers = 0;
    for round in 0..200 {
        let plan = hostile(&mut random);
        let lang = Lang::ALL[round % 2];
        let file = export(&job(&plan, lang, Audience::Internal), "ics");
        lines_are_well_formed(&file);
        let unfolded = unfold(&file);
        let read =
            read_calendar(&unfolded).unwrap_or_else(|error| panic!("round {round}: {error}"));
        let events: Vec<&Component> = (read.components.iter())
            .filter(|component| component.name == "VEVENT")
            .collect();
        let calendar = Calendar::of(&plan);
        let row = plan.schedule.at(0).expect("a row");
        let runs = calendar.dated(row).runs.len();
        // A milestone, and the communication's events.
        assert_eq!(events.len(), 1 + runs, "round {round}");
        assert!(events.iter().all(|event| event.components.is_empty()));
        let milestone = text(events[0], "SUMMARY");
        let said = shown(&plan.phases.at(0).expect("a phase").milestone);
        assert!(
            milestone.ends_with(&said),
            "round {round}: {milestone:?} {said:?}"
        );
        for event in &events[1..] {
            let title = match shown(&row.title) {
                none if none.is_empty() => GAP.in_lang(lang).to_owned(),
                title => title,
            };
            assert_eq!(text(event, "SUMMARY"), title, "round {round}");
            let told = text(event, "DESCRIPTION");
            for answer in [&row.purpose, &row.material, &row.feedback, &row.trigger] {
                for line in answer.split(BREAKS) {
                    assert!(
                        told.contains(&*visible(line.trim())),
                        "round {round}: {line:?} in {told:?}"
                    );
                }
            }
            let person = plan.stakeholders.at(0).expect("a person");
            let named = [&person.name, &person.role].map(|name| shown(name));
            let named = named.iter().find(|name| !name.is_empty());
            for property in &event.properties {
                if property.name == "ORGANIZER" || property.name == "ATTENDEE" {
                    organisers += 1;
                    assert_eq!(Some(&parameter(property, "CN")), named, "round {round}");
                    let mail = format!("mailto:{}", person.email.trim());
                    let address = property.val.as_ref();
                    assert!(address == "invalid:nomail" || address == mail, "{address}");
                }
            }
            // The identity comes from our id, never from a text.
            assert!(text(event, "UID").starts_with("row-row-"), "round {round}");
        }
    }
    assert!(organisers > 200, "{organisers} people were seen");
}

#[test]
fn what_the_client_must_not_see_is_in_no_calendar_and_no_table() {
    for lang in Lang::ALL {
        let (_, mut plan) = starter(lang);
        let marked = "Zqx7";
        let hidden: Vec<usize> = (0..plan.schedule.len())
            .filter(|place| {
                plan.schedule
                    .at(*place)
                    .is_some_and(|row| row.is_internal())
            })
            .collect();
        assert!(!hidden.is_empty());
        for place in hidden {
            plan.schedule.at_mut(place).expect("a row").record.title = marked.to_owned();
        }
        // Somebody of ours whom the client does not know, asked to every meeting.
        let person = &mut plan.stakeholders.at_mut(0).expect("a person");
        person.kept.visibility = "internal".to_owned();
        person.record.name = marked.to_owned();
        person.record.email = format!("{marked}@x.example");
        let id = person.id.clone();
        for place in 0..plan.schedule.len() {
            let row = &mut plan.schedule.at_mut(place).expect("a row").record;
            row.attendees.push(id.clone());
            row.owner = id.clone();
            row.preparation = marked.to_owned();
        }
        for place in 0..plan.stakeholders.len() {
            plan.stakeholders
                .at_mut(place)
                .expect("a person")
                .record
                .note = marked.to_owned();
        }
        for format in ["ics", "csv", "csv-register"] {
            let seen = |audience| {
                let file = export(&job(&plan, lang, audience), format);
                unfold(&file).contains(marked)
            };
            assert!(!seen(Audience::Client), "{format}");
            assert!(seen(Audience::Internal), "{format}");
        }
    }
}

/// A file read by the csv crate, with what keeps spreadsheets from computing taken away.
fn reread(file: &str) -> Vec<Vec<String>> {
    let file = file.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(false)
        .from_reader(file.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        for cell in &row {
            let first = cell.trim_start_matches([' ', '"']).chars().next();
            assert!(
                !first.is_some_and(|c| "=+-@＝＋－＠\t".contains(c)),
                "{cell:?} is computed"
            );
        }
        row.iter().map(csv::raw).collect()
    });
    rows.collect()
}

fn meant(table: &Table, lang: Lang) -> Vec<Vec<String>> {
    let head = table
        .columns
        .iter()
        .map(|column| column.heading.clone())
        .collect();
    let rows = table.rows.iter().map(|row| {
        let cells = row
            .cells
            .iter()
            .map(|lines| visible(&words(&flow(lines, lang), lang)).into_owned());
        cells.collect()
    });
    std::iter::once(head).chain(rows).collect()
}

#[test]
fn hostile_texts_stay_in_their_cells() {
    let mut random = Random(77);
    for round in 0..200 {
        let plan = hostile(&mut random);
        let lang = Lang::ALL[round % 2];
        let job = job(&plan, lang, Audience::Internal);
        for (format, part) in [("csv", Part::Matrix), ("csv-register", Part::Register)] {
            let read = reread(&export(&job, format));
            assert_eq!(
                read,
                meant(&job.answers().table(part), lang),
                "round {round} {format}"
            );
            let own: Vec<&String> = match part {
                Part::Matrix => plan.schedule.iter().map(|row| &row.title).collect(),
                _ => plan.stakeholders.iter().map(|row| &row.role).collect(),
            };
            for line in own.into_iter().flat_map(|text| text.split(BREAKS)) {
                let line = visible(line.trim()).into_owned();
                assert!(
                    read.iter().flatten().any(|cell| cell.contains(&line)),
                    "round {round}: {line:?}"
                );
            }
        }
    }
}

#[test]
fn a_plan_without_dates_is_still_a_calendar() {
    let plan = skeleton();
    let file = export(&job(&plan, Lang::Zh, Audience::Client), "ics");
    let unfolded = unfold(&file);
    let read = read_calendar(&unfolded).expect("a calendar");
    let names: Vec<&str> = read
        .components
        .iter()
        .map(|found| found.name.as_ref())
        .collect();
    assert_eq!(names, ["VTIMEZONE"]);
    let tables = export(&job(&Plan::default(), Lang::Zh, Audience::Client), "csv");
    assert_eq!(reread(&tables).len(), 1);
}

#[test]
fn a_calendar_is_bounded() {
    let (_, starter) = starter(Lang::En);
    let mut plan = starter.clone();
    let row = starter
        .schedule
        .iter()
        .find(|row| row.rhythm == "milestone")
        .expect("a row");
    plan.schedule = (0..2000)
        .map(|place| {
            let mut row = row.clone();
            row.id = place.to_string();
            row.record.attendees.clear();
            row
        })
        .collect();
    plan.project.end = "2927-01-01".to_owned();
    let file = export(&job(&plan, Lang::En, Audience::Client), "ics");
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 10_000);
}
