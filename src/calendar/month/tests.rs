use super::*;
use crate::plan::{Channel, Phase, Rows, Stakeholder};
use jiff::civil::date;

fn list(words: &str) -> Vec<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

fn named<R: Default>(id: &str, record: R) -> Row<R> {
    Row {
        id: id.to_owned(),
        record,
        ..Row::default()
    }
}

/// A meeting with an id, a rhythm, weekdays, a time, a length and those who sit in it.
fn meeting(
    id: &str,
    rhythm: &str,
    weekday: &str,
    time: &str,
    length: &str,
    people: &str,
) -> Row<Communication> {
    named(
        id,
        Communication {
            rhythm: rhythm.to_owned(),
            weekday: list(weekday),
            time: time.to_owned(),
            duration: length.to_owned(),
            attendees: list(people),
            ..Communication::default()
        },
    )
}

fn plan(meetings: Vec<Row<Communication>>) -> Plan {
    let mut plan = Plan::default();
    plan.project.start = "2026-12-01".to_owned();
    plan.project.end = "2027-05-28".to_owned();
    plan.stakeholders = ["a", "b", "c"]
        .map(|id| named(id, Stakeholder::default()))
        .into_iter()
        .collect();
    plan.schedule = meetings.into_iter().collect();
    let phase = Phase {
        end: "2026-12-17".to_owned(),
        ..Phase::default()
    };
    plan.phases = Rows::from_iter([named("p", phase)]);
    plan
}

#[test]
fn a_month_shows_each_day_in_order() {
    let mut late = meeting("x", "weekly", "th", "09:00", "15", "a");
    late.kept.visibility = "internal".to_owned();
    let plan = plan(vec![
        meeting("w", "weekly", "th", "15:00", "60", "a"),
        meeting("r", "monthly", "3-th", "", "0", "a"),
        late,
    ]);
    let month = |scope| month(&plan, 2026, 12, scope).unwrap();
    let what = |month: &Month, day: usize| -> Vec<What> {
        month.days[day - 1].iter().map(|entry| entry.what).collect()
    };
    let whole = month(Scope::ALL);
    assert_eq!(whole.days.len(), 31);
    assert_eq!(
        what(&whole, 3),
        [What::Communication(2), What::Communication(0)]
    );
    assert_eq!(
        what(&whole, 17),
        [
            What::Milestone(0),
            What::Communication(1),
            What::Communication(2),
            What::Communication(0)
        ]
    );
    assert_eq!(what(&month(Scope::CLIENT), 3), [What::Communication(0)]);
    assert!(what(&whole, 4).is_empty());
    assert_eq!(first_month(&plan), Some((2026, 12)));
    // A month outside the project is empty; what is no month is none.
    let later = super::month(&plan, 2027, 6, Scope::ALL).unwrap();
    assert!(later.days.iter().all(Vec::is_empty));
    assert_eq!(super::month(&plan, 2027, 13, Scope::ALL), None);
}

#[test]
fn what_has_no_days_is_listed() {
    let plan = plan(vec![
        meeting("w", "weekly", "th", "15:00", "60", "a"),
        meeting("x", "weekly", "", "15:00", "60", "a"),
        meeting("e", "event", "", "", "30", "a"),
    ]);
    assert_eq!(
        undated(&plan, Scope::ALL),
        [(1, Why::Weekday), (2, Why::Event)]
    );
}

#[test]
fn meetings_of_the_same_person_at_the_same_time_are_found() {
    let mut plan = plan(vec![
        meeting("w", "weekly", "th", "15:00", "60", "a b"),
        // On the hour the first is over.
        meeting("r", "fortnightly", "th", "16:00", "45", "a b"),
        // The third Thursday: 17 December, 21 January, 18 February, 18 March, 15 April, 20 May.
        meeting("m", "monthly", "3-th", "15:59", "10", "b c"),
        // Another person.
        meeting("o", "weekly", "th", "15:00", "60", "c"),
        // A report by 15:30 is no meeting, nor is one without a time.
        meeting("d", "weekly", "th", "15:30", "0", "a"),
        meeting("n", "weekly", "th", "", "60", "a"),
    ]);
    let overlap = |rows, people: &[usize], first, days| Overlap {
        rows,
        people: people.to_vec(),
        first,
        days,
    };
    assert_eq!(
        overlaps(&plan, Scope::ALL),
        [
            overlap((0, 2), &[1], date(2026, 12, 17), 6),
            // Of every second Thursday from 3 December two are the third one of their month: 17 December and 20 May.
            overlap((1, 2), &[1], date(2026, 12, 17), 2),
            overlap((2, 3), &[2], date(2026, 12, 17), 6),
        ]
    );
    // A missing length is a minute; who owns or records sits in it; a group is one of them.
    let mut call = meeting("c", "once", "", "10:00", "", "");
    call.record.owner = "a".to_owned();
    let mut other = call.clone();
    other.id = "c2".to_owned();
    other.record.recorder = " a ".to_owned();
    other.record.owner = "b".to_owned();
    plan.schedule = Rows::from_iter([call, other]);
    assert_eq!(
        overlaps(&plan, Scope::ALL),
        [overlap((0, 1), &[0], date(2026, 12, 1), 1)]
    );
    // What goes by a channel that only sends is no meeting as long as nothing says how long it lasts.
    let mail = Channel {
        method: "push".to_owned(),
        ..Channel::default()
    };
    plan.channels = Rows::from_iter([named("mail", mail)]);
    plan.schedule.at_mut(0).unwrap().record.channel = "mail".to_owned();
    assert_eq!(overlaps(&plan, Scope::ALL), []);
}

#[test]
fn the_client_hears_of_no_internal_meeting() {
    let mut plan = plan(vec![
        meeting("w", "weekly", "th", "15:00", "60", "a"),
        meeting("i", "weekly", "th", "15:00", "60", "a"),
    ]);
    plan.schedule.at_mut(1).unwrap().kept.visibility = "internal".to_owned();
    assert_eq!(overlaps(&plan, Scope::ALL).len(), 1);
    assert_eq!(overlaps(&plan, Scope::CLIENT), []);
}

#[test]
fn many_meetings_cost_what_is_promised() {
    // Two thousand daily meetings of one person for twenty years: ten million days in all.
    let rows = (0..2_000).map(|n| meeting(&n.to_string(), "workdays", "", "09:00", "60", "a"));
    let mut plan = plan(rows.collect());
    plan.project.end = "2126-01-01".to_owned();
    let found = overlaps(&plan, Scope::ALL);
    let counted: usize = found.iter().map(|overlap| overlap.days).sum();
    assert!(!found.is_empty() && counted <= MOST_CLASHES);
    let month = month(&plan, 2030, 2, Scope::ALL).unwrap();
    assert_eq!(month.days.iter().map(Vec::len).sum::<usize>(), 20 * 2_000);
}
