//! Ways that people try first: through the first questions, out of a menu, into a row, done with a list.

use super::talk::Talk;
use commplan::catalog::STAKEHOLDERS;
use commplan::form::SheetRef;
use commplan::locale::Lang;
use commplan::tui::theme::Border;
use commplan::tui::view;
use commplan::wizard::Message;
use commplan::wizard::focus::At;
use commplan::wizard::popup::Popup;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What the screen shows, row by row.
pub fn screen(talk: &Talk) -> Vec<String> {
    let layout = talk.wizard.layout;
    let area = Rect::new(0, 0, layout.width as u16, layout.height as u16);
    let mut buffer = Buffer::empty(area);
    view::draw(&talk.wizard, &mut buffer, Border::LIGHT);
    let row = |y: u16| {
        let mut line = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            // The second half of a wide character is no character.
            x += commplan::text::width(symbol).max(1) as u16;
        }
        line
    };
    (0..area.height).map(row).collect()
}

fn key_bar(talk: &Talk) -> String {
    screen(talk).pop().unwrap_or_default()
}

pub fn presses(talk: &mut Talk, keys: &str) {
    for key in keys.split(' ') {
        talk.press(key);
    }
}

pub fn types(talk: &mut Talk, words: &str) {
    talk.tell(Message::Text(words.to_owned()));
}

/// The open row's question that has the focus.
pub fn asked(talk: &Talk) -> &'static str {
    let (sheet, _, field) = talk.wizard.focus.field().expect("a question");
    sheet.ask(field).key
}

#[test]
fn the_keys_for_pages_walk_through_the_first_questions() {
    for keys in [["ctrl+n", "ctrl+p"], ["f8", "f7"]] {
        let mut talk = Talk::open(Lang::En, false);
        let [on, back] = keys;
        let screen_of = |talk: &Talk| match talk.wizard.focus.at {
            At::Question { screen, .. } => screen,
            At::Prepare { .. } => 2,
            other => panic!("{other:?} is not in the questions"),
        };
        assert!(key_bar(&talk).contains("Ctrl-N next page"));
        assert!(!key_bar(&talk).contains("Ctrl-P"), "nothing stands before");
        assert!(key_bar(&talk).contains("Esc skip"));
        talk.press(back);
        assert_eq!(screen_of(&talk), 0);
        for page in [1, 2] {
            talk.press(on);
            assert_eq!(screen_of(&talk), page);
            assert!(key_bar(&talk).contains("Ctrl-P back"), "{}", key_bar(&talk));
        }
        for page in [1, 0] {
            talk.press(back);
            assert_eq!(screen_of(&talk), page);
        }
        talk.press(on);
        talk.tell(Message::Resize(48, 16));
        let bar = key_bar(&talk);
        assert!(bar.contains("Ctrl-P back  Esc skip"), "{bar}");
        talk.press(on);
        assert!(talk.wizard.plan.schedule.is_empty());
        // On the last page it does what Enter does.
        talk.press(on);
        assert!(!talk.wizard.focus.is_opening());
        assert_eq!(talk.wizard.focus.step, 0);
        assert!(!talk.wizard.plan.schedule.is_empty());
        talk.check();
    }
}

#[test]
fn esc_closes_the_menu() {
    let mut talk = Talk::open(Lang::Zh, true);
    let before = talk.wizard.focus;
    presses(&mut talk, "f9 esc");
    assert!(talk.wizard.popups.is_empty());
    assert_eq!(talk.wizard.focus, before);
    presses(&mut talk, "esc esc");
    assert!(matches!(
        talk.wizard.popups.last(),
        Some(Popup::Menu { .. })
    ));
    assert!(key_bar(&talk).contains("Esc 返回"));
    talk.press("esc");
    assert!(talk.wizard.popups.is_empty());
    assert_eq!(talk.wizard.focus.at, At::Steps);
}

#[test]
fn a_row_opens_where_something_is_missing_or_at_its_name() {
    let mut talk = Talk::open(Lang::Zh, true);
    presses(&mut talk, "esc");
    talk.digit(3);
    talk.press("enter");
    assert_eq!(asked(&talk), "name");
    // Its name is gone: still the name, although the needs are missing too.
    presses(&mut talk, "ctrl+u esc enter");
    assert_eq!(asked(&talk), "name");
    types(&mut talk, "王芳");
    while asked(&talk) != "duties" {
        talk.press("tab");
    }
    talk.press("ctrl+t");
    for _ in 0..400 {
        talk.press("backspace");
    }
    presses(&mut talk, "esc enter");
    assert_eq!(asked(&talk), "duties");
    // A new one begins with what is asked first.
    presses(&mut talk, "esc ctrl+o");
    assert_eq!(asked(&talk), "role");
}

#[test]
fn nobody_of_ours_is_for_the_client_to_name() {
    let mut talk = Talk::open(Lang::Zh, true);
    let sheet: SheetRef = &STAKEHOLDERS;
    let side = sheet.field("side").expect("a question");
    let name = sheet.field("name").expect("a question");
    for row in 0..sheet.rows(&talk.wizard.plan).min(9) {
        while talk.wizard.focus.at != At::Steps {
            talk.press("esc");
        }
        talk.digit(3);
        talk.digit(row + 1);
        presses(&mut talk, "left left right enter ctrl+u right");
        let is_ours = sheet.text(&talk.wizard.plan, row, side) == "ours";
        let is_owed = sheet.is_pending(&talk.wizard.plan, row, name);
        assert_eq!(is_owed, !is_ours, "row {row}");
    }
}

#[test]
fn enter_is_done_with_a_list_of_ticks() {
    let mut talk = Talk::open(Lang::En, true);
    presses(&mut talk, "esc");
    talk.digit(2);
    presses(&mut talk, "enter");
    while asked(&talk) != "project_goals" {
        talk.press("tab");
    }
    presses(&mut talk, "backspace enter");
    assert!(key_bar(&talk).contains("Space tick  Enter done  Esc back"));
    // Ticked from the last to the first, they are kept in the order of the list.
    presses(&mut talk, "down down");
    types(&mut talk, " ");
    presses(&mut talk, "up up");
    types(&mut talk, " ");
    talk.press("enter");
    assert!(talk.wizard.popups.is_empty());
    assert!(talk.wizard.focus.field().is_none(), "Enter went on");
    let plan = &talk.wizard.plan;
    let goals: Vec<String> = (plan.project_goals.iter().map(|row| row.id.clone())).collect();
    let held = &plan.goals.at(0).expect("a goal").project_goals;
    assert_eq!(*held, [goals[0].clone(), goals[2].clone()]);
    // Nothing is ticked: what is highlighted is meant.
    while talk.wizard.focus.field().is_none() || asked(&talk) != "project_goals" {
        talk.press("shift+tab");
    }
    presses(&mut talk, "backspace enter down enter");
    assert!(talk.wizard.popups.is_empty());
    let held = &talk.wizard.plan.goals.at(0).expect("a goal").project_goals;
    assert_eq!(*held, [goals[1].clone()]);
}

#[test]
fn a_filter_without_a_match_says_so() {
    for (lang, said) in [(Lang::Zh, "没有匹配项"), (Lang::En, "No match")] {
        for keys in ["ctrl+k", "ctrl+f", "alt+down"] {
            let mut talk = Talk::open(lang, true);
            while asked(&talk) != "principles" {
                talk.press("tab");
            }
            presses(&mut talk, keys);
            types(&mut talk, "qqqq");
            let is_said = |talk: &Talk| screen(talk).iter().any(|line| line.contains(said));
            assert!(is_said(&talk), "{keys}");
            presses(&mut talk, "backspace backspace backspace backspace");
            assert!(!is_said(&talk), "{keys}");
            talk.press("esc");
            assert!(talk.wizard.popups.is_empty());
        }
    }
}

#[test]
fn what_is_out_of_sight_is_said() {
    let mut talk = Talk::open(Lang::En, true);
    talk.tell(Message::Resize(48, 16));
    let shown = screen(&talk);
    let below = shown.iter().rev().nth(1).expect("a rule");
    assert!(below.ends_with(" more below ─"), "{below}");
    presses(&mut talk, "esc");
    talk.digit(5);
    for _ in 0..11 {
        talk.press("down");
    }
    let above = &screen(&talk)[1];
    assert!(above.ends_with(" more above ─"), "{above}");
    // The menu of commands is longer than the screen, and a board too; Esc is always said.
    for keys in ["ctrl+k", "f1", "f9"] {
        talk.press(keys);
        assert!(key_bar(&talk).contains("Esc back"), "{}", key_bar(&talk));
        let is_short = keys == "f9";
        let is_said = screen(&talk).iter().any(|line| line.contains("more below"));
        assert!(is_said || is_short, "{keys}");
        talk.press("esc");
    }
}

#[test]
fn the_preview_is_read_to_its_end_screen_by_screen() {
    for size in [(80, 24), (120, 36), (48, 16)] {
        let mut talk = Talk::open(Lang::Zh, true);
        talk.tell(Message::Resize(size.0, size.1));
        talk.press("ctrl+r");
        assert!(talk.wizard.preview.is_whole);
        talk.press("home");
        assert!(key_bar(&talk).contains("Esc 返回"));
        let (_, all) = talk.wizard.preview.place();
        let mut screens = 0;
        while talk.wizard.preview.place().0 < all {
            types(&mut talk, " ");
            screens += 1;
            assert!(screens < 400, "it never ends");
        }
        assert!(screens > 4);
        for _ in 0..screens {
            talk.press("backspace");
        }
        assert_eq!(talk.wizard.preview.place().0, 1);
    }
}

/// On a list of people, the cell of a column is selected.
fn on_cell(lang: Lang, column: usize) -> Talk {
    let mut talk = Talk::open(lang, true);
    talk.press("esc");
    talk.digit(3);
    for _ in 0..=column {
        talk.press("right");
    }
    talk
}

#[test]
fn typing_on_a_selected_cell_writes_into_it() {
    for lang in Lang::ALL {
        let mut talk = on_cell(lang, 0);
        let before = talk
            .wizard
            .plan
            .stakeholders
            .at(0)
            .expect("a row")
            .name
            .clone();
        types(&mut talk, "王");
        types(&mut talk, "芳");
        let name = |talk: &Talk| {
            talk.wizard
                .plan
                .stakeholders
                .at(0)
                .expect("a row")
                .name
                .clone()
        };
        assert_eq!(name(&talk), "王芳");
        talk.check();
        talk.all("ctrl+z", false);
        assert_eq!(name(&talk), before);
        // A digit is text in a text: phone numbers and dates begin with one.
        let mut talk = on_cell(lang, 2);
        types(&mut talk, "4");
        assert_eq!(
            talk.wizard.plan.stakeholders.at(0).expect("a row").email,
            "4"
        );
        // Nothing is selected: it is said what would help.
        let mut talk = on_cell(lang, 0);
        talk.press("left");
        types(&mut talk, "x");
        assert!(!talk.wizard.notice.text.is_empty());
        assert_eq!(name(&talk), before);
        talk.check();
    }
}

#[test]
fn what_is_odd_is_marked_on_its_line() {
    let mut talk = on_cell(Lang::En, 2);
    types(&mut talk, "limin");
    let shows = |talk: &Talk, words: &str| screen(talk).iter().any(|line| line.contains(words));
    assert!(shows(&talk, "the @ is missing"));
    talk.press("esc");
    assert!(shows(&talk, "! limin"));
    // Dates are said beside the field and marked when it is left.
    presses(&mut talk, "esc");
    talk.digit(1);
    while asked(&talk) != "start" {
        talk.press("tab");
    }
    for (typed, said, left) in [
        (
            "04/05/2027",
            "4 May 2027 or 5 Apr 2027? Write 2027-05-04",
            "! 04/05/2027",
        ),
        ("soon", "not a date", "! soon"),
        ("May 4, 2027", "Tue 4 May 2027", "2027-05-04"),
        ("+6m", "= Sun 23 May 2027, from today", "2027-05-23"),
    ] {
        talk.press("ctrl+u");
        types(&mut talk, typed);
        assert!(shows(&talk, said), "{typed}: {:#?}", screen(&talk));
        talk.press("tab");
        assert!(shows(&talk, left), "{typed}");
        talk.press("shift+tab");
    }
    // A year that slipped is said.
    presses(&mut talk, "tab ctrl+u");
    types(&mut talk, "2025-05-28");
    assert!(shows(&talk, "before the start date"));
    presses(&mut talk, "shift+tab ctrl+u tab");
    assert!(shows(&talk, "Wed 28 May 2025, in the past"));
    talk.press("shift+tab");
    types(&mut talk, "2027-05-23");
    // The end counts from the start, once there is one.
    presses(&mut talk, "tab ctrl+u");
    types(&mut talk, "+2w");
    assert!(shows(&talk, "= Sun 6 Jun 2027, from the project's start"));
}

#[test]
fn a_weekly_meeting_wants_a_weekday_and_nobody_twice() {
    let mut talk = Talk::open(Lang::Zh, true);
    talk.press("esc");
    talk.digit(5);
    let row = (talk.wizard.plan.schedule.iter())
        .position(|row| row.rhythm == "weekly" && !row.recorder.is_empty())
        .expect("a weekly meeting");
    for _ in 0..row {
        talk.press("down");
    }
    talk.press("enter");
    let shows = |talk: &Talk, words: &str| screen(talk).iter().any(|line| line.contains(words));
    while asked(&talk) != "weekday" {
        talk.press("tab");
    }
    assert!(!shows(&talk, "没定星期"));
    talk.press("backspace");
    assert!(shows(&talk, "没定星期"));
    talk.press("tab");
    assert!(shows(&talk, "! 没定星期，排不进日历"));
    while asked(&talk) != "cc" {
        talk.press("tab");
    }
    let plan = &talk.wizard.plan;
    let attendee = plan.schedule.at(row).expect("it").attendees[0].clone();
    let name = plan
        .stakeholders
        .get(&attendee)
        .expect("somebody")
        .name
        .clone();
    talk.press("enter");
    types(&mut talk, &name);
    presses(&mut talk, "enter enter");
    talk.press("shift+tab");
    assert_eq!(asked(&talk), "cc");
    assert!(shows(&talk, &format!("“参加人”里已有：{name}")));
    talk.press("tab");
    assert!(shows(&talk, "! "));
}

#[test]
fn the_load_says_how_many_a_group_is() {
    for (lang, size) in [(Lang::Zh, "（6 人）"), (Lang::En, " (6)")] {
        for (width, height) in [(48, 16), (80, 24)] {
            let mut talk = Talk::open(lang, true);
            talk.tell(Message::Resize(width, height));
            let group = talk
                .wizard
                .plan
                .stakeholders
                .iter()
                .position(|row| row.headcount == "6");
            assert!(group.is_some(), "a group of six");
            talk.press("ctrl+k");
            types(
                &mut talk,
                if lang == Lang::Zh {
                    "工作量"
                } else {
                    "load"
                },
            );
            talk.press("enter");
            let shown = screen(&talk);
            assert!(shown.iter().any(|line| line.contains(size)), "{shown:#?}");
        }
    }
}

#[test]
fn what_is_missing_is_counted_as_what_is_named() {
    let mut talk = Talk::open(Lang::En, true);
    let plan = std::sync::Arc::make_mut(&mut talk.wizard.plan);
    plan.review.status = "draft".to_owned();
    for row in 0..2 {
        let person = plan.stakeholders.at_mut(row).expect("somebody");
        person.record.needs.clear();
        person.record.duties.clear();
    }
    talk.wizard.tally = commplan::check::Tally::of(&talk.wizard.plan);
    talk.press("f12");
    assert_eq!(
        talk.wizard.notice.text,
        "4 answers are missing in the whole plan."
    );
    let found = commplan::check::findings(&talk.wizard.plan);
    let said: Vec<String> = found.iter().map(|found| found.say(Lang::En)).collect();
    assert!(
        said.iter()
            .any(|said| said.starts_with("Answers still to be completed (4): ")),
        "{said:#?}"
    );
    talk.press("ctrl+k");
    types(&mut talk, "export");
    talk.press("enter");
    let said = "Missing answers in the client copy: 4 to be completed.";
    assert!(screen(&talk).iter().any(|line| line.contains(said)));
}

/// Where the dialog is higher than the screen, it shows what has the focus, and says that there is more.
#[test]
fn the_export_can_always_be_reached() {
    for lang in Lang::ALL {
        for (width, height) in [(48, 16), (32, 8), (80, 24)] {
            let mut talk = Talk::open(lang, true);
            talk.tell(Message::Resize(width, height));
            talk.press("ctrl+k");
            types(&mut talk, if lang == Lang::Zh { "导出" } else { "export" });
            talk.press("enter");
            let button = if lang == Lang::Zh {
                "[ 导出 ]"
            } else {
                "[ Export ]"
            };
            let shows = |talk: &Talk| screen(talk).iter().any(|line| line.contains(button));
            assert!(shows(&talk), "{:#?}", screen(&talk));
            for _ in 0..9 {
                talk.press("up");
                let below = ["more below", "下面还有"];
                let is_said = |line: &String| below.iter().any(|said| line.contains(said));
                assert!(shows(&talk) || screen(&talk).iter().any(is_said));
            }
            talk.check();
            for _ in 0..9 {
                talk.press("down");
            }
            assert!(shows(&talk));
        }
    }
}
