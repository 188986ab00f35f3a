//! The laws of the conversation, tried with whatever a keyboard, a clipboard and a window can do.

mod frames;
mod reading;
mod talk;
mod ways;

use commplan::catalog::STEPS;
use commplan::draft;
use commplan::form::Ids;
use commplan::locale::Lang;
use commplan::wizard::Message;
use commplan::wizard::focus::{At, Stop, page_stops, row_stops};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use talk::{SIZES, Talk, moves, openings};

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 120,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_state_can_be_drawn((lang, starter) in openings(), moves in moves(120)) {
        let mut talk = Talk::open(lang, starter);
        talk.check();
        for what in &moves {
            talk.does(what);
            talk.check();
        }
    }

    #[test]
    fn everything_can_be_undone_and_done_again((lang, starter) in openings(), moves in moves(160)) {
        let mut talk = Talk::open(lang, starter);
        let first = talk.bytes();
        for what in &moves {
            talk.does(what);
        }
        // What was undone on the way may be done again first.
        talk.all("ctrl+y", true);
        let last = talk.bytes();
        talk.all("ctrl+z", false);
        talk.check();
        prop_assert_eq!(talk.bytes(), first);
        talk.all("ctrl+y", true);
        talk.check();
        prop_assert_eq!(talk.bytes(), last);
    }

    #[test]
    fn the_language_of_the_interface_changes_no_answer((lang, starter) in openings(), moves in moves(80)) {
        let mut talk = Talk::open(lang, starter);
        for what in &moves {
            talk.does(what);
        }
        talk.uncover();
        let (before, spoken) = (talk.bytes(), talk.wizard.lang);
        for _ in 0..2 {
            talk.switch_language();
            talk.check();
            prop_assert_eq!(talk.bytes(), before.clone());
        }
        prop_assert_eq!(talk.wizard.lang, spoken);
        talk.switch_language();
        prop_assert_ne!(talk.wizard.lang, spoken);
    }

    #[test]
    fn what_is_written_reads_back((lang, starter) in openings(), moves in moves(120)) {
        let mut talk = Talk::open(lang, starter);
        for what in &moves {
            talk.does(what);
        }
        let bytes = talk.bytes();
        let read = draft::read(bytes.as_bytes(), &mut Ids::new(9)).expect("a draft");
        prop_assert_eq!(draft::write(&read), bytes);
    }
}

/// Presses Tab until the focus stays on its page no longer, and collects where it was.
fn tabs(talk: &mut Talk) -> Vec<At> {
    let step = talk.wizard.focus.step;
    let mut seen = Vec::new();
    loop {
        let at = talk.wizard.focus.at;
        if talk.wizard.focus.step != step || seen.contains(&at) {
            return seen;
        }
        seen.push(at);
        if let At::Page(Stop::More { sheet })
        | At::Row {
            stop: Stop::More { sheet },
            ..
        } = at
        {
            let about = talk.wizard.focus.sheet(sheet);
            if !talk.wizard.is_expanded(about) {
                talk.press("enter");
            }
        }
        talk.check();
        talk.press("tab");
    }
}

/// From wherever the focus is to a step, by Esc and a digit.
fn enter_step(talk: &mut Talk, step: usize) {
    for _ in 0..5 {
        if talk.wizard.focus.at == At::Steps && talk.wizard.popups.is_empty() {
            break;
        }
        talk.press("esc");
    }
    assert_eq!(talk.wizard.focus.at, At::Steps);
    talk.digit(step + 1);
    assert_eq!(talk.wizard.focus.step, step);
}

#[test]
fn tab_arrows_enter_esc_and_digits_reach_everything() {
    for starter in [true, false] {
        let mut talk = Talk::open(Lang::Zh, starter);
        for (step, about) in STEPS.iter().enumerate() {
            enter_step(&mut talk, step);
            let seen = tabs(&mut talk);
            for stop in page_stops(step, &|_| true) {
                assert!(seen.contains(&At::Page(stop)), "{}: {stop:?}", about.key);
            }
            for (sheet, list) in about.sheets.iter().enumerate() {
                if list.is_list() {
                    reach_list(&mut talk, step, sheet);
                }
            }
        }
    }
}

/// The cells, the form and the actions of a list's first row, and the line that adds one.
fn reach_list(talk: &mut Talk, step: usize, sheet: usize) {
    let list = STEPS[step].sheets[sheet];
    let name = list.about().name;
    let go = |talk: &mut Talk| {
        enter_step(talk, step);
        while talk.wizard.focus.at != At::Page(Stop::List { sheet }) {
            assert_eq!(talk.wizard.focus.step, step, "{name} is not reached");
            talk.press("tab");
        }
        while talk.wizard.list_cursor(sheet).row > 0 {
            talk.press("up");
        }
    };
    go(talk);
    let rows = list.rows(&talk.wizard.plan);
    for row in 0..rows {
        assert_eq!(talk.wizard.list_cursor(sheet).row, row);
        talk.press("down");
    }
    // On the line that adds: a row is begun, and stays because something is written into it.
    talk.press("enter");
    assert_eq!(list.rows(&talk.wizard.plan), rows + 1, "{name}");
    let Some((_, row, field)) = talk.wizard.focus.field() else {
        panic!("{name}: the new row's first question has the focus");
    };
    assert_eq!(row, rows);
    match list.ask(field).kind.is_typed() {
        true => talk.tell(Message::Text("新".into())),
        false => talk.digit(1),
    }
    // The form opens at its first text; what stands before that is reached backwards.
    let mut seen = tabs(talk);
    while let At::Row { .. } = talk.wizard.focus.at {
        seen.push(talk.wizard.focus.at);
        talk.press("shift+tab");
    }
    for stop in row_stops(sheet, list, true) {
        assert!(
            seen.contains(&At::Row { sheet, row, stop }),
            "{name}: {stop:?}"
        );
    }
    for column in 0..talk.wizard.columns(list).len() {
        go(talk);
        for _ in 0..=column {
            talk.press("right");
        }
        talk.press("enter");
        let field = talk.wizard.columns(list)[column];
        let at = At::Cell {
            sheet,
            row: 0,
            field,
        };
        assert_eq!(talk.wizard.focus.at, at, "{name}");
        talk.check();
        talk.press("esc");
        for _ in 0..=column {
            talk.press("left");
        }
    }
}

#[test]
fn every_closed_question_is_answered_by_digit_arrow_and_list() {
    let mut talk = Talk::open(Lang::En, false);
    talk.skip_questions();
    // The sensitivity of the plan, the only closed question of the project.
    let field = |talk: &Talk| {
        let (sheet, row, field) = talk.wizard.focus.field()?;
        let kind = sheet.ask(field).kind;
        let said = sheet.text(&talk.wizard.plan, row, field).to_owned();
        (!kind.tokens().is_empty()).then_some((kind.tokens(), said))
    };
    while field(&talk).is_none() {
        talk.press("tab");
        assert_eq!(talk.wizard.focus.step, 0);
    }
    let (tokens, said) = field(&talk).expect("a closed question");
    assert_eq!(said, "");
    talk.digit(2);
    assert_eq!(field(&talk).expect("still there").1, tokens[1].key);
    talk.press("left");
    assert_eq!(field(&talk).expect("still there").1, tokens[0].key);
    talk.press("left");
    assert_eq!(field(&talk).expect("still there").1, tokens[0].key);
    talk.press("enter");
    talk.press("down");
    talk.press("down");
    talk.press("enter");
    let sheet = STEPS[0].sheets[0];
    let sensitivity = sheet.field("sensitivity").expect("a question");
    assert_eq!(sheet.text(&talk.wizard.plan, 0, sensitivity), tokens[2].key);
}

#[test]
fn undo_opens_what_it_goes_back_to() {
    let mut talk = Talk::open(Lang::Zh, false);
    talk.skip_questions();
    let is_more = |talk: &Talk| matches!(talk.wizard.focus.at, At::Page(Stop::More { .. }));
    while !is_more(&talk) {
        talk.press("tab");
        assert_eq!(talk.wizard.focus.step, 0);
    }
    talk.press("enter");
    talk.press("tab");
    talk.tell(Message::Text("港口".into()));
    talk.press("shift+tab");
    talk.press("enter");
    talk.check();
    for name in ["ctrl+z", "ctrl+y"] {
        talk.press(name);
        talk.check();
    }
}

#[test]
fn the_focused_action_of_a_row_is_always_in_sight() {
    for (size, lang) in SIZES
        .into_iter()
        .zip([Lang::En, Lang::Zh].into_iter().cycle())
    {
        let mut talk = Talk::open(lang, false);
        talk.tell(Message::Resize(size.0, size.1));
        talk.press("ctrl+o");
        talk.tell(Message::Text("x".into()));
        for _ in tabs(&mut talk) {
            talk.check();
            talk.press("shift+tab");
        }
    }
}

#[test]
fn a_window_that_was_smaller_leaves_nothing_of_it() {
    let (width, height) = (100, 30);
    for step in 0..8 {
        let mut talk = Talk::open(Lang::Zh, true);
        talk.tell(Message::Resize(width, height));
        enter_step(&mut talk, step);
        let scroll = talk.wizard.scroll;
        for _ in 0..4 {
            talk.tell(Message::Resize(60, 7));
            talk.tell(Message::Resize(width, height));
            assert_eq!(talk.wizard.scroll, scroll, "step {step}");
            talk.press("tab");
            if talk.wizard.scroll != scroll {
                break;
            }
        }
    }
}
