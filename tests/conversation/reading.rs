//! How answers are read as people write them, and what is said about letters and digits that mean nothing.

use super::talk::Talk;
use super::ways::{asked, screen, types};
use commplan::locale::Lang;
use commplan::wizard::focus::At;
use commplan::wizard::popup::Popup;

fn is_asked(talk: &Talk, key: &str) -> bool {
    talk.wizard.focus.field().is_some() && asked(talk) == key
}

/// Tab, until a question has the focus.
fn tab_to(talk: &mut Talk, key: &str) {
    let presses = (0..99).find(|_| {
        let is_there = is_asked(talk, key);
        if !is_there {
            talk.press("tab");
        }
        is_there
    });
    assert!(presses.is_some(), "{key} is not reached");
}

#[test]
fn what_a_weekly_slot_was_understood_as_is_said() {
    let shows = |talk: &Talk, words: &str| screen(talk).iter().any(|line| line.contains(words));
    for (lang, written, said) in [
        (Lang::Zh, "每周一和周四 上午10点", "= 每周一、周四 10:00"),
        (Lang::Zh, "周五 15:00", "= 每周五 15:00"),
        (
            Lang::Zh,
            "双周三 14:30",
            "= 每周三 14:30，双周请在沟通计划里改",
        ),
        (
            Lang::Zh,
            "周三 14:30 老地方",
            "= 每周三 14:30，略去“老地方”",
        ),
        (Lang::En, "Mon and Thu 930", "= Monday and Thursday 09:30"),
        (
            Lang::En,
            "fortnightly, Wed 2.30pm",
            "= Wednesday 14:30, every week",
        ),
        (Lang::En, "Tuesday at half two", "cannot be read"),
    ] {
        let mut talk = Talk::open(lang, false);
        tab_to(&mut talk, "weekly");
        types(&mut talk, written);
        assert!(shows(&talk, said), "{written}: {:#?}", screen(&talk));
    }
    // Both days are the meeting's; what follows from it keeps to the first.
    let mut talk = Talk::open(Lang::Zh, false);
    tab_to(&mut talk, "weekly");
    types(&mut talk, "每周一和周四 上午10点");
    while !matches!(talk.wizard.focus.at, At::Prepare { .. }) {
        talk.press("ctrl+n");
    }
    talk.press("enter");
    let row_of = |code: &str| {
        let mut rows = talk.wizard.plan.schedule.iter();
        rows.find(|row| row.kept.origin == code)
    };
    let meeting = row_of("T02");
    let meeting = meeting.expect("the weekly meeting");
    assert_eq!(meeting.weekday, ["mo", "th"]);
    assert_eq!(
        (meeting.rhythm.as_str(), meeting.time.as_str()),
        ("twice-weekly", "10:00")
    );
    assert_eq!(row_of("T03").expect("the report").weekday, ["fr"]);
}

#[test]
fn a_time_is_read_as_people_write_it() {
    let shows = |talk: &Talk, words: &str| screen(talk).iter().any(|line| line.contains(words));
    for (lang, written) in [
        (Lang::Zh, "下午三点"),
        (Lang::En, "3pm"),
        (Lang::Zh, "1500"),
    ] {
        let mut talk = Talk::open(lang, true);
        talk.press("esc");
        talk.digit(5);
        talk.press("enter");
        tab_to(&mut talk, "time");
        talk.press("ctrl+u");
        types(&mut talk, written);
        assert!(shows(&talk, "= 15:00"), "{written}: {:#?}", screen(&talk));
        let (sheet, row, field) = talk.wizard.focus.field().expect("the time");
        talk.press("tab");
        assert_eq!(sheet.text(&talk.wizard.plan, row, field), "15:00");
    }
}

#[test]
fn letters_and_digits_that_mean_nothing_are_answered() {
    for (lang, letters, digits, nothing) in [
        (
            Lang::Zh,
            "这一项按数字选",
            "这一项按 1 到 ",
            "这里不输入文字",
        ),
        (
            Lang::En,
            "Choose with a digit",
            "Choose with 1 to ",
            "Nothing is typed here",
        ),
    ] {
        let mut talk = Talk::open(lang, false);
        tab_to(&mut talk, "kind");
        let before = talk.wizard.plan.project.kind.clone();
        for (typed, said) in [
            ("x", letters),
            ("好", letters),
            ("9", digits),
            ("0", digits),
        ] {
            types(&mut talk, typed);
            assert!(
                talk.wizard.notice.text.starts_with(said),
                "{typed}: {:?}",
                talk.wizard.notice
            );
        }
        assert_eq!(talk.wizard.plan.project.kind, before);
        // Where a digit jumps or ticks, letters are answered too.
        let mut talk = Talk::open(lang, true);
        talk.press("esc");
        types(&mut talk, "x");
        assert!(
            talk.wizard.notice.text.starts_with(nothing),
            "{:?}",
            talk.wizard.notice
        );
    }
}

#[test]
fn a_digit_ticks_in_a_list_and_stays() {
    let mut talk = Talk::open(Lang::En, false);
    tab_to(&mut talk, "others");
    types(&mut talk, "1");
    let on_page = talk.wizard.plan.opening.others.clone();
    assert_eq!(on_page.len(), 1);
    talk.press("enter");
    let is_open = talk.wizard.popups.is_empty();
    if is_open {
        talk.press("shift+tab");
        talk.press("space");
    }
    assert!(matches!(talk.wizard.popups.last(), Some(Popup::Picker(_))));
    types(&mut talk, "2");
    types(&mut talk, "3");
    assert!(
        matches!(talk.wizard.popups.last(), Some(Popup::Picker(_))),
        "digits tick and stay"
    );
    assert_eq!(talk.wizard.plan.opening.others.len(), 3);
    types(&mut talk, "1");
    assert_eq!(talk.wizard.plan.opening.others.len(), 2);
    talk.press("enter");
    assert!(talk.wizard.popups.is_empty(), "Enter is done");
}

#[test]
fn an_end_before_its_start_is_marked() {
    let shows = |talk: &Talk, words: &str| screen(talk).iter().any(|line| line.contains(words));
    for (lang, said) in [
        (Lang::Zh, "早于开始日期"),
        (Lang::En, "before the start date"),
    ] {
        let mut talk = Talk::open(lang, true);
        for (key, date) in [("start", "20270504"), ("end", "2027-05-03")] {
            tab_to(&mut talk, key);
            talk.press("ctrl+u");
            types(&mut talk, date);
        }
        assert!(shows(&talk, said), "{:#?}", screen(&talk));
        talk.press("tab");
        assert!(shows(&talk, "! 2027"), "{:#?}", screen(&talk));
        assert_eq!(talk.wizard.plan.project.start, "2027-05-04");
        talk.press("shift+tab");
        talk.press("ctrl+u");
        types(&mut talk, "2027-05-04");
        assert!(!shows(&talk, said));
    }
}
