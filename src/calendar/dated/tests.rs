use super::*;
use crate::plan::{Phase, Row, Rows};
use jiff::civil::date;

/// A project from Tuesday 1 December 2026 to Friday 28 May 2027: five phases, weekends between them.
fn plan() -> Plan {
    let phases = [
        ("p1", "2026-12-01", "2027-01-15"),
        ("p2", "2027-01-18", "2027-02-05"),
        ("p3", "2027-02-08", "2027-04-02"),
        ("p4", "2027-04-05", "2027-04-24"),
        ("p5", "2027-04-26", "2027-05-28"),
    ];
    let mut plan = Plan::default();
    plan.project.start = "2026-12-01".to_owned();
    plan.project.end = "2027-05-28".to_owned();
    plan.phases = phases.into_iter().map(phase).collect();
    plan
}

fn phase((id, start, end): (&str, &str, &str)) -> Row<Phase> {
    Row {
        id: id.to_owned(),
        record: Phase {
            start: start.to_owned(),
            end: end.to_owned(),
            ..Phase::default()
        },
        ..Row::default()
    }
}

fn list(words: &str) -> Vec<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

fn row(rhythm: &str, weekday: &str, phases: &str, trigger: &str) -> Communication {
    Communication {
        rhythm: rhythm.to_owned(),
        weekday: list(weekday),
        phases: list(phases),
        trigger: trigger.to_owned(),
        ..Communication::default()
    }
}

/// The days as `12-3` each; the year is plain from the project.
fn days(plan: &Plan, row: &Communication) -> String {
    let calendar = Calendar::of(plan);
    let days = calendar.dated(row).days(calendar.span().unwrap());
    let said = days
        .iter()
        .map(|day| format!("{}-{}", day.month(), day.day()));
    said.collect::<Vec<_>>().join(" ")
}

fn why(plan: &Plan, row: &Communication) -> Option<Why> {
    Calendar::of(plan).dated(row).why
}

#[test]
fn every_rhythm_has_the_days_of_its_rule() {
    let plan = plan();
    for (rhythm, weekday, phases, trigger, expected) in [
        ("weekly", "th", "p2", "", "1-21 1-28 2-4"),
        (
            "twice-weekly",
            "tu th",
            "p2",
            "",
            "1-19 1-21 1-26 1-28 2-2 2-4",
        ),
        (
            "workdays",
            "",
            "p4",
            "",
            "4-5 4-6 4-7 4-8 4-9 4-12 4-13 4-14 4-15 4-16 4-19 4-20 4-21 4-22 4-23",
        ),
        // A working week with Saturdays.
        (
            "workdays",
            "fr sa",
            "p4",
            "",
            "4-9 4-10 4-16 4-17 4-23 4-24",
        ),
        // Weeks of 30 November, 14 December and so on; Tuesday 1 December lies in the first.
        (
            "fortnightly",
            "tu",
            "",
            "",
            "12-1 12-15 12-29 1-12 1-26 2-9 2-23 3-9 3-23 4-6 4-20 5-4 5-18",
        ),
        ("fortnightly", "mo", "p1 p2", "", "12-14 12-28 1-11 1-25"),
        ("monthly", "3-we", "", "", "12-16 1-20 2-17 3-17 4-21 5-19"),
        ("monthly", "5-mo", "", "", "3-29"),
        // 31 January, 28 February are Sundays; the end of May comes after the project.
        ("monthly", "", "", "", "12-31 1-29 2-26 3-31 4-30"),
        ("monthly", "fr", "", "", "12-25 1-29 2-26 3-26 4-30 5-28"),
        (
            "monthly",
            "1-mo 3-mo",
            "p2 p3",
            "",
            "1-18 2-1 2-15 3-1 3-15",
        ),
        ("weekly", "2-we", "p2 p3", "", "2-10 3-10"),
        // The third and the sixth month of the project; May's last workday comes after it, the close does not.
        ("quarterly", "", "", "", "2-26"),
        ("quarterly", "", "", "项目收尾时另做一次", "2-26 5-28"),
        ("quarterly", "1-tu", "", "and at close", "2-2 5-4 5-28"),
        // Iterations of two weeks from Monday 8 February; the fourth is cut to 12 days, the Tuesday is in it.
        ("iteration", "tu", "p3", "", "2-16 3-2 3-16 3-30"),
        ("iteration", "", "p3", "", "2-19 3-5 3-19 4-2"),
        // From Tuesday 1 December: an iteration ends on a Monday.
        ("iteration", "", "p1", "", "12-14 12-28 1-11"),
        (
            "iteration",
            "mo fr",
            "p1",
            "",
            "12-11 12-14 12-25 12-28 1-8 1-11",
        ),
        // Phases without a workday between them go on; after a break they begin anew.
        (
            "iteration",
            "fr",
            "p1 p3",
            "",
            "12-11 12-25 1-8 2-19 3-5 3-19 4-2",
        ),
        ("phase", "", "", "", "1-15 2-5 4-2 4-23 5-28"),
        ("phase", "tu", "", "", "1-12 2-2 3-30 4-20 5-25"),
        // Saturday 24 April moves on to Monday.
        ("milestone", "", "", "", "1-15 2-5 4-2 4-26 5-28"),
        ("milestone", "we", "p1 p5", "", "1-20 5-26"),
        ("once", "", "", "", "12-1"),
        ("once", "th", "", "项目启动后 5 个工作日内", "12-3"),
        ("once", "tu", "p2", "first day", "1-19"),
        ("once", "mo", "", "2026年12月5日（周六），上线演练", "12-5"),
        ("once", "", "", "at close", "5-28"),
    ] {
        let row = row(rhythm, weekday, phases, trigger);
        assert_eq!(days(&plan, &row), expected, "{rhythm} {weekday} {phases}");
        assert_eq!(why(&plan, &row), None, "{rhythm} {weekday} {phases}");
    }
}

#[test]
fn what_has_no_days_says_why() {
    let plan = plan();
    for (row, expected) in [
        (row("event", "mo", "", ""), Why::Event),
        (row("as-needed", "", "", "at close"), Why::Event),
        (row("", "mo", "", ""), Why::Rhythm),
        (row("lunar", "mo", "", ""), Why::Rhythm),
        (row("weekly", "", "", ""), Why::Weekday),
        (row("weekly", "someday", "", ""), Why::Weekday),
        (row("monthly", "someday", "", ""), Why::Weekday),
        (row("weekly", "mo", "gone", ""), Why::Phases),
        (row("milestone", "", "gone", ""), Why::Phases),
        (row("once", "", "gone", ""), Why::Phases),
        (row("once", "", "", "two weeks after signing"), Why::InWords),
        (row("once", "", "", "2028-01-05"), Why::Outside),
        (row("monthly", "3-mo", "p4", "then"), Why::Outside),
    ] {
        let dated = Calendar::of(&plan).dated(&row);
        let has_days = expected == Why::Outside && row.rhythm == "monthly";
        assert_eq!(dated.runs.is_empty(), !has_days, "{row:?}");
        assert_eq!(dated.why, (!has_days).then_some(expected), "{row:?}");
    }
    // One of two days is known and shown; the other is missing and said.
    let half = row("twice-weekly", "fr", "p2", "");
    assert_eq!(days(&plan, &half), "1-22 1-29 2-5");
    assert_eq!(why(&plan, &half), Some(Why::SecondDay));
}

#[test]
fn open_dates_of_the_project_give_no_days() {
    let weekly = row("weekly", "mo", "", "");
    let with = |start: &str, end: &str| {
        let mut plan = plan();
        plan.project.start = start.to_owned();
        plan.project.end = end.to_owned();
        Calendar::of(&plan).dated(&weekly)
    };
    assert_eq!(with("", "2027-05-28"), Dated::none(Why::Project));
    assert_eq!(with("2026-12-01", "3/2/2027"), Dated::none(Why::Project));
    assert_eq!(
        with("2026-12-01", "2026-11-30"),
        Dated::none(Why::Backwards)
    );
    assert_eq!(with("2026-12-01", "2026-12-05"), Dated::none(Why::Outside));
}

#[test]
fn a_weekend_never_leads_out_of_the_project() {
    let mut plan = plan();
    // From Sunday 6 December to Sunday 30 May.
    plan.project.start = "2026-12-06".to_owned();
    plan.project.end = "2027-05-30".to_owned();
    let place = plan.phases.place("p5").unwrap();
    plan.phases.at_mut(place).unwrap().record.end = "2027-05-30".to_owned();
    assert_eq!(days(&plan, &row("once", "", "", "")), "12-7");
    assert_eq!(days(&plan, &row("milestone", "", "p5", "")), "5-28");
    assert_eq!(days(&plan, &row("once", "", "", "项目结束时")), "5-28");
    // A weekend of work has nothing but its own days.
    plan.project.start = "2026-12-05".to_owned();
    plan.project.end = "2026-12-06".to_owned();
    assert_eq!(days(&plan, &row("once", "", "", "")), "12-5");
}

#[test]
fn a_review_falls_in_the_weeks_of_the_meeting_that_it_follows() {
    let mut plan = plan();
    // Friday: the first meeting, on a Thursday, is in the week after.
    plan.project.start = "2026-12-04".to_owned();
    let review = row("fortnightly", "fr", "p1", "");
    assert_eq!(days(&plan, &review), "12-4 12-18 1-1 1-15");
    let meeting = Communication {
        duration: "60".to_owned(),
        ..row("weekly", "th", "", "")
    };
    plan.schedule = Rows::from_iter([Row {
        id: "m".to_owned(),
        record: meeting.clone(),
        ..Row::default()
    }]);
    assert_eq!(days(&plan, &review), "12-11 12-25 1-8");
    assert!(days(&plan, &meeting).starts_with("12-10 12-17 12-24"));
}

#[test]
fn month_ends_know_leap_years() {
    let mut plan = plan();
    plan.project.start = "2028-01-01".to_owned();
    plan.project.end = "2028-03-30".to_owned();
    // 29 February 2028 is a Tuesday; the project ends before March does.
    assert_eq!(days(&plan, &row("monthly", "", "", "")), "1-31 2-29");
}

#[test]
fn a_slip_in_a_year_fills_no_calendar() {
    let mut plan = plan();
    plan.project.end = "2926-05-28".to_owned();
    let daily = row("workdays", "", "", "and at close");
    let calendar = Calendar::of(&plan);
    let dated = calendar.dated(&daily);
    let days = dated.days(calendar.span().unwrap());
    assert_eq!(dated.why, Some(Why::TooLong));
    assert_eq!(days.last(), Some(&date(2046, 11, 30)));
    assert!(days.len() < 5300, "{}", days.len());
    assert!(days.is_sorted());
}

#[test]
fn a_window_shows_what_the_whole_has_there() {
    let plan = plan();
    let calendar = Calendar::of(&plan);
    let window = Stretch::new(date(2027, 2, 10), date(2027, 4, 6)).unwrap();
    for rhythm in [
        "workdays",
        "weekly",
        "fortnightly",
        "monthly",
        "quarterly",
        "iteration",
        "phase",
        "milestone",
        "once",
    ] {
        for weekday in ["", "we", "2-we", "mo 3-fr"] {
            let dated = calendar.dated(&row(rhythm, weekday, "p1 p3 p4", "at close"));
            let mut whole = dated.days(calendar.span().unwrap());
            assert!(whole.is_sorted());
            whole.retain(|day| window.contains(*day));
            assert_eq!(dated.days(window), whole, "{rhythm} {weekday}");
        }
    }
}

#[test]
fn milestones_stand_on_their_own_day() {
    let plan = plan();
    let calendar = Calendar::of(&plan);
    let april = Stretch::new(date(2027, 4, 1), date(2027, 4, 30)).unwrap();
    assert_eq!(
        calendar.milestones(april),
        [(date(2027, 4, 2), 2), (date(2027, 4, 24), 3)]
    );
}
