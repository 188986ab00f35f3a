use super::*;
use crate::plan::{Phase, Project, Rows};

fn ids(roles: &str) -> Vec<String> {
    roles.split_whitespace().map(str::to_owned).collect()
}

/// The standard communications as the catalogue proposes them: rhythm, attendees, cc, owner, minutes, preparation.
fn plan() -> Plan {
    let roles = "H01 H02 H03 H04 H05 H06 H08 H09 H10 H11 H12";
    let row = |id: &str| Row {
        id: id.to_owned(),
        record: Stakeholder::default(),
        ..Row::default()
    };
    let communications = [
        (
            "T01",
            "once",
            "H01 H02 H03 H04 H05 H08 H09 H10 H11 H12",
            "",
            "H08",
            120,
            480,
        ),
        ("T02", "weekly", "H02 H04 H05 H08 H10", "H12", "H08", 60, 45),
        ("T03", "weekly", "H02 H03", "H01 H09 H12", "H08", 0, 60),
        ("T04", "workdays", "H08 H10 H11", "", "H10", 15, 0),
        ("T06", "monthly", "H01 H02 H03", "H09", "H08", 0, 180),
        ("T07", "monthly", "H01 H02 H03 H08 H09", "", "H09", 90, 240),
        ("T08", "event", "H01 H02 H03", "", "H08", 30, 60),
        ("T09", "fortnightly", "H02 H05 H08 H10", "", "H08", 45, 30),
        ("T10", "event", "H02 H03 H08 H10", "H06", "H08", 45, 90),
        ("T11", "weekly", "H03 H04 H10", "", "H10", 120, 120),
        ("T12", "iteration", "H02 H03 H04", "H01", "H10", 60, 60),
        (
            "T13",
            "milestone",
            "H01 H02 H03 H05 H06",
            "",
            "H08",
            90,
            240,
        ),
        ("T14", "quarterly", "H01 H02 H03 H04 H05", "", "H12", 10, 60),
    ];
    let schedule: Rows<Communication> = communications
        .into_iter()
        .map(
            |(id, rhythm, attendees, cc, owner, duration, preparation)| Row {
                id: id.to_owned(),
                record: Communication {
                    rhythm: rhythm.to_owned(),
                    attendees: ids(attendees),
                    cc: ids(cc),
                    owner: owner.to_owned(),
                    duration: duration.to_string(),
                    preparation: preparation.to_string(),
                    times_per_month: if id == "T10" {
                        "2".to_owned()
                    } else {
                        String::new()
                    },
                    ..Communication::default()
                },
                ..Row::default()
            },
        )
        .collect();
    Plan {
        project: Project {
            start: "2026-12-01".to_owned(),
            end: "2027-05-31".to_owned(),
            iteration_weeks: "2".to_owned(),
            ..Project::default()
        },
        phases: (0..3)
            .map(|n| Row {
                id: n.to_string(),
                record: Phase::default(),
                ..Row::default()
            })
            .collect(),
        stakeholders: ids(roles).iter().map(|id| row(id)).collect(),
        schedule,
        ..Plan::default()
    }
}

fn person(load: &Load, plan: &Plan, id: &str) -> Person {
    load.people[plan.stakeholders.place(id).unwrap()].clone()
}

#[test]
fn catalogue_defaults_give_the_known_hours() {
    let plan = plan();
    let load = load(&plan, Scope::ALL);
    let own = person(&load, &plan, "H08").total() / 6000;
    let client = person(&load, &plan, "H02").total() / 6000;
    assert!((32..=36).contains(&own), "own project manager: {own} h");
    assert!(
        (12..=13).contains(&client),
        "client project manager: {client} h"
    );
    let fixed = ["T02", "T04", "T09", "T11", "T12"].map(|id| plan.schedule.place(id).unwrap());
    let lead = person(&load, &plan, "H10").sum(|share| {
        if fixed.contains(&share.communication) {
            share.attending
        } else {
            0
        }
    });
    let weekly_minutes = lead / 433;
    assert!(
        (295..=315).contains(&weekly_minutes),
        "technical lead: {weekly_minutes} min a week"
    );
    assert_eq!(load.not_counted, [plan.schedule.place("T08").unwrap()]);
}

#[test]
fn what_two_phases_ask_for_never_falls_together() {
    let mut plan = plan();
    for (id, start, end) in [
        ("0", "2026-12-01", "2027-02-28"),
        ("1", "2027-03-01", "2027-04-30"),
        ("2", "2027-05-01", "2027-05-31"),
    ] {
        let place = plan.phases.place(id).unwrap();
        let phase = &mut plan.phases.at_mut(place).unwrap().record;
        (phase.start, phase.end) = (start.to_owned(), end.to_owned());
    }
    plan.project.effort_hours = "1000".to_owned();
    for place in 0..plan.stakeholders.len() {
        let row = plan.stakeholders.at_mut(place).unwrap();
        row.record.side = "ours".to_owned();
    }
    let bind = |plan: &mut Plan, id: &str, phases: &[&str]| {
        let place = plan.schedule.place(id).unwrap();
        let row = &mut plan.schedule.at_mut(place).unwrap().record;
        row.phases = phases.iter().map(|id| id.to_string()).collect();
        place
    };
    let lead = |plan: &Plan| person(&load(plan, Scope::ALL), plan, "H10");
    let (all, share) = (lead(&plan).total(), share_of_effort(&plan).unwrap());
    // A workshop of two hours a week in the first phase, a demonstration every other week in the others.
    let (workshop, demonstration) = (
        bind(&mut plan, "T11", &["0"]),
        bind(&mut plan, "T12", &["1", "2"]),
    );
    // What is averaged over the project counts in every phase.
    let kick_off = bind(&mut plan, "T01", &["0"]);
    let busiest = lead(&plan);
    let has = |place| (busiest.shares.iter()).any(|share| share.communication == place);
    assert!(has(workshop) && has(kick_off) && !has(demonstration));
    assert_eq!(busiest.total(), all - 217 * 120);
    // 90 and 92 of 182 days.
    let workshops: u128 = 433 * (120 * 3 + 120);
    let demonstrations: u128 = 217 * (60 * 4 + 60 + 5);
    let saved = workshops * 92 + demonstrations * 90;
    let expected = share - saved * 6 * 1000 / (182 * 1000 * 6000);
    let counted = share_of_effort(&plan).unwrap();
    assert!(counted.abs_diff(expected) <= 1, "{counted}, not {expected}");
}

#[test]
fn each_kind_of_work_is_counted_once() {
    let mut plan = plan();
    let place = plan.schedule.place("T02").unwrap();
    plan.schedule.at_mut(place).unwrap().record.recorder = "H10".to_owned();
    let load = load(&plan, Scope::ALL);
    let share = |id: &str| {
        let person = person(&load, &plan, id);
        person
            .shares
            .into_iter()
            .find(|share| share.communication == place)
            .unwrap()
    };
    assert_eq!(
        share("H08"),
        Share {
            communication: place,
            attending: 433 * 60,
            preparing: 433 * 45,
            ..Share::default()
        }
    );
    assert_eq!(
        share("H10"),
        Share {
            communication: place,
            attending: 433 * 60,
            recording: 433 * 30,
            ..Share::default()
        }
    );
    assert_eq!(
        share("H12"),
        Share {
            communication: place,
            reading: 433 * 5,
            ..Share::default()
        }
    );
}

#[test]
fn a_group_counts_as_one_of_its_people() {
    let mut plan = plan();
    let before = load(&plan, Scope::ALL);
    let place = plan.stakeholders.place("H11").unwrap();
    plan.stakeholders.at_mut(place).unwrap().record.headcount = "8".to_owned();
    assert_eq!(load(&plan, Scope::ALL), before);
}

#[test]
fn the_client_sees_neither_internal_rows_nor_preparation() {
    let mut plan = plan();
    let place = plan.schedule.place("T04").unwrap();
    plan.schedule.at_mut(place).unwrap().kept.visibility = "internal".to_owned();
    let load = load(&plan, Scope::CLIENT);
    assert_eq!(person(&load, &plan, "H11").shares.len(), 1);
    assert_eq!(person(&load, &plan, "H08").sum(|share| share.preparing), 0);
}

#[test]
fn hours_are_rounded_for_the_eye_only() {
    assert_eq!(hours(0), "0");
    assert_eq!(hours(6000), "1");
    assert_eq!(hours(433 * 60), "4.3");
    assert_eq!(hours(5999), "1");
}

#[test]
fn each_of_several_days_is_an_occurrence() {
    let frame = Frame::default();
    let times = |rhythm: &str, days: &str| {
        let row = Communication {
            rhythm: rhythm.to_owned(),
            weekday: ids(days),
            ..Communication::default()
        };
        occurrences(&frame, &row)
    };
    assert_eq!(times("weekly", "tu"), Some(433));
    assert_eq!(times("weekly", "tu we"), Some(2 * 433));
    assert_eq!(times("weekly", "tu tu moon"), Some(433));
    assert_eq!(times("monthly", "1-we 3-we"), Some(200));
    assert_eq!(times("twice-weekly", "tu th"), Some(867));
    assert_eq!(times("twice-weekly", "mo we fr"), Some(3 * 433));
    assert_eq!(times("workdays", "mo tu"), Some(2100));
}
