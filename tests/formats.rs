//! The calendar and the tables of starters; what holds for any plan stands in `plans`.

#[path = "exports/samples.rs"]
#[allow(dead_code, reason = "the other tests of exports use the rest")]
mod samples;
#[path = "formats/table.rs"]
mod table;

use commplan::document::{Audience, OUTLINES};
use commplan::export::{Job, of_key};
use commplan::locale::Lang;
use commplan::plan::Plan;
use icalendar::parser::{read_calendar, unfold};
use samples::{skeleton, starter};
use table::reread;

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

/// The name of a calendar is one line in every calendar's list, whoever typed two.
#[test]
fn a_calendars_name_is_one_line() {
    let mut plan = Plan::default();
    plan.project.name = " Harbour \n; upgrade\u{1b}".to_owned();
    let file = export(&job(&plan, Lang::En, Audience::Client), "ics");
    assert!(
        file.contains("\r\nX-WR-CALNAME:Harbour \\; upgrade␛\r\n"),
        "{file}"
    );
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
