//! The laws of writing into an answer: marking, copying, pasting, and the way back.

mod support;

use commplan::draft::Bookmark;
use commplan::locale::Lang;
use commplan::plan::Plan;
use commplan::text;
use commplan::wizard::marking::CLIPBOARD;
use commplan::wizard::{Effect, Event, Home, Message, Opened, Wizard};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::sync::Arc;
use support::Press;

/// A conversation with the caret at the end of a text of several lines.
fn writing(background: &str) -> Wizard {
    writing_in("background", background, "")
}

fn writing_in(field: &str, background: &str, name: &str) -> Wizard {
    let mut wizard = Wizard::new(Lang::En, 7, Home::default(), (80, 24));
    let mut plan = Plan::default();
    plan.project.background = background.to_owned();
    plan.project.name = name.to_owned();
    let place = Bookmark {
        step: "project".to_owned(),
        sheet: "project".to_owned(),
        field: field.to_owned(),
        caret: usize::MAX,
        ..Bookmark::default()
    };
    tell(
        &mut wizard,
        Message::Opened(Box::new(Opened {
            path: "a.plan.json".into(),
            plan,
            new: false,
            place: Some(place),
            notice: None,
            trouble: None,
        })),
    );
    wizard
}

fn tell(wizard: &mut Wizard, message: Message) -> Vec<Effect> {
    wizard.update(Event {
        at: 0,
        today: None,
        message,
    })
}

fn press(wizard: &mut Wizard, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for press in support::script(keys) {
        effects.extend(tell(
            wizard,
            match press {
                Press::Key(key) => Message::Key(key),
                Press::Text(text) => Message::Text(text),
                Press::Paste(text) => Message::Paste(text),
            },
        ));
    }
    effects
}

/// The text after each undo, until there is none.
fn way_back(wizard: &mut Wizard) -> Vec<String> {
    let mut texts = vec![wizard.plan.project.background.clone()];
    for _ in 0..100 {
        press(wizard, "ctrl+z");
        let text = &wizard.plan.project.background;
        if text == texts.last().expect("a text") {
            break;
        }
        texts.push(text.clone());
    }
    texts
}

#[test]
fn what_is_marked_is_replaced_erased_and_kept() {
    let mut wizard = writing("项目沟通");
    press(&mut wizard, "shift+left*2");
    assert_eq!(wizard.marked(), Some("沟通"));
    press(&mut wizard, "\"管理\"");
    assert_eq!(wizard.plan.project.background, "项目管理");
    press(&mut wizard, "ctrl+z");
    assert_eq!(wizard.plan.project.background, "项目沟通");
    press(&mut wizard, "shift+home backspace");
    assert_eq!(wizard.plan.project.background, "");
    press(&mut wizard, "ctrl+z shift+home shift+right paste(\"x\ny\")");
    assert_eq!(wizard.plan.project.background, "项x\ny");
    press(&mut wizard, "ctrl+z");
    assert_eq!(wizard.plan.project.background, "项目沟通");
}

#[test]
fn left_and_right_leave_what_is_marked_at_its_ends() {
    for (keys, at) in [("left", 3), ("right", 9), ("home", 0), ("esc", 3)] {
        let mut wizard = writing("项目沟通");
        press(&mut wizard, "left shift+left*2");
        assert_eq!(wizard.marked(), Some("目沟"));
        press(&mut wizard, keys);
        assert_eq!((wizard.marked(), wizard.caret.at), (None, at), "{keys}");
    }
}

#[test]
fn only_an_explicit_copy_reaches_the_clipboard() {
    let mut wizard = writing("a\u{1b}b");
    let copied = |effects: Vec<Effect>| -> Vec<String> {
        let texts = effects.into_iter().filter_map(|effect| match effect {
            Effect::Copy(text) => Some(text),
            _ => None,
        });
        texts.collect()
    };
    let typed = press(
        &mut wizard,
        "\"x\" left right paste(\"y\") ctrl+z ctrl+v ctrl+c ctrl+x",
    );
    assert!(copied(typed).is_empty());
    assert_eq!(wizard.plan.project.background, "a\u{1b}bx");
    // What is copied can act on no other program.
    let marked = press(&mut wizard, "shift+home ctrl+c");
    assert_eq!(copied(marked), ["abx"]);
    let cut = press(&mut wizard, "ctrl+x");
    assert_eq!(copied(cut), ["abx"]);
    assert_eq!(wizard.plan.project.background, "");
    press(&mut wizard, "ctrl+v*2");
    assert_eq!(wizard.plan.project.background, "abxabx");
    let mut long = writing(&"a".repeat(CLIPBOARD + 1));
    let marked = press(&mut long, "ctrl+k \"mark all\" enter ctrl+c");
    assert!(copied(marked).is_empty());
    assert!(long.notice.text.contains("too long for other programs"));
}

#[test]
fn copied_earlier_is_still_there() {
    let mut wizard = writing("one two");
    press(
        &mut wizard,
        "ctrl+shift+left ctrl+c home ctrl+shift+right ctrl+c end",
    );
    press(&mut wizard, "ctrl+k \"earlier\" enter down enter");
    assert_eq!(wizard.plan.project.background, "one twotwo");
    press(&mut wizard, "ctrl+v");
    assert_eq!(wizard.plan.project.background, "one twotwotwo");
}

#[test]
fn control_c_leaves_where_nothing_is_marked() {
    let mut wizard = writing("a");
    assert_eq!(press(&mut wizard, "ctrl+c ctrl+c"), [Effect::Quit]);
    let mut wizard = writing("a");
    let effects = press(&mut wizard, "shift+left ctrl+c ctrl+c");
    assert!(!effects.contains(&Effect::Quit));
}

#[test]
fn undo_groups_as_a_person_expects() {
    // Words as an input method commits them, an erasure, a paste in the middle, then typing.
    let mut wizard = writing("");
    press(
        &mut wizard,
        "\"项目\" \"沟通\" \"，\" \"周会\" backspace*2 \"例会\" paste(\"ab\") \"c\" \"d\"",
    );
    assert_eq!(
        way_back(&mut wizard),
        [
            "项目沟通，例会abcd",
            "项目沟通，例会ab",
            "项目沟通，例会",
            "项目沟通，",
            "项目沟通，周会",
            "项目沟通，",
            ""
        ]
    );
    // Two pastes are two steps, and moving away ends one.
    let mut wizard = writing("");
    press(
        &mut wizard,
        "paste(\"a\") paste(\"b\") \"x\" left right \"y\"",
    );
    assert_eq!(way_back(&mut wizard), ["abxy", "abx", "ab", "a", ""]);
}

#[test]
fn undo_crosses_steps_and_says_what_it_did() {
    let mut wizard = writing("");
    press(&mut wizard, "\"a\" esc 2 ctrl+o \"Goal\" esc ctrl+n delete");
    press(&mut wizard, "ctrl+p enter tab \"why\" ctrl+n*3 ctrl+z");
    assert_eq!(wizard.focus.step().key, "goals");
    assert!(wizard.notice.text.starts_with("Typing undone."));
    press(&mut wizard, "ctrl+z*2");
    assert!(
        wizard.notice.text.starts_with("Undone: add"),
        "{}",
        wizard.notice.text
    );
    press(&mut wizard, "ctrl+z");
    assert_eq!(wizard.focus.step().key, "project");
    assert_eq!(wizard.plan.project.background, "");
}

#[test]
fn a_row_that_was_carried_goes_back_in_one_step() {
    let mut wizard = writing("");
    press(
        &mut wizard,
        "esc 2 ctrl+o \"a\" esc ctrl+o \"b\" esc ctrl+o \"c\" esc ctrl+o \"d\" esc",
    );
    let goals = |wizard: &Wizard| -> Vec<String> {
        let rows = wizard.plan.goals.iter();
        rows.map(|row| row.goal.clone()).collect()
    };
    assert_eq!(goals(&wizard), ["a", "b", "c", "d"]);
    press(&mut wizard, "\"1\" space down*3 space");
    assert_eq!(goals(&wizard), ["b", "c", "d", "a"]);
    assert!(
        wizard.notice.text.starts_with("Moved"),
        "{}",
        wizard.notice.text
    );
    press(&mut wizard, "ctrl+z");
    assert_eq!(goals(&wizard), ["a", "b", "c", "d"]);
    // Put back with Esc, it was never moved.
    press(&mut wizard, "\"1\" space down*2 esc ctrl+z");
    assert!(wizard.notice.text.starts_with("Typing undone"));
    press(&mut wizard, "ctrl+z");
    assert_eq!(goals(&wizard), ["a", "b", "c"]);
}

#[test]
fn an_editor_gets_the_text_and_gives_it_back_as_one_change() {
    let mut wizard = writing("项目\n沟通");
    let effects = press(&mut wizard, "ctrl+t");
    assert_eq!(effects, [Effect::Edit("项目\n沟通".to_owned())]);
    tell(
        &mut wizard,
        Message::Edited("项目\r\n管理\u{7}沟通\n".to_owned()),
    );
    assert_eq!(wizard.plan.project.background, "项目\n管理沟通");
    assert_eq!(wizard.caret.at, "项目\n管理".len());
    press(&mut wizard, "ctrl+z");
    assert_eq!(wizard.plan.project.background, "项目\n沟通");
    tell(&mut wizard, Message::Edited("项目\n沟通\n".to_owned()));
    assert!(wizard.notice.text.contains("changed nothing"));
    tell(&mut wizard, Message::NotEdited("why".to_owned()));
    assert_eq!(wizard.notice.text, "why");
    // One line is not worth an editor.
    let mut wizard = writing_in("name", "", "x");
    assert!(press(&mut wizard, "ctrl+t ctrl+k \"editor\" enter").is_empty());
    assert!(wizard.notice.text.contains("several lines"));
}

const KEYS: [&str; 36] = [
    "left",
    "right",
    "up",
    "down",
    "home",
    "end",
    "ctrl+left",
    "ctrl+right",
    "shift+left",
    "shift+right",
    "shift+up",
    "shift+down",
    "shift+home",
    "shift+end",
    "ctrl+shift+left",
    "ctrl+shift+right",
    "backspace",
    "delete",
    "ctrl+w",
    "alt+d",
    "ctrl+u",
    "ctrl+c",
    "ctrl+x",
    "ctrl+v",
    "enter",
    "ctrl+z",
    "ctrl+y",
    "\"a\"",
    "\"项目\"",
    "\"，\"",
    "\" \"",
    "\"e\u{301}\"",
    "\"👨‍👩‍👧\"",
    "paste(\"x\ny\")",
    "ctrl+k \"mark all\" enter",
    "ctrl+k \"begin to mark\" enter",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    /// Whatever is pressed: the caret stands between two clusters, what is marked is a part of the text, and undo
    /// leads back to the beginning and redo to the end.
    #[test]
    fn nothing_is_lost(keys in proptest::collection::vec(proptest::sample::select(&KEYS[..]), 1..60), width in 1u16..120) {
        let start = "甲方 e\u{301}🇨🇳👍🏽 plan，\n\n第二行 the end";
        let mut wizard = writing(start);
        tell(&mut wizard, Message::Resize(width, 24));
        let field = wizard.cell();
        for key in &keys {
            let before = Arc::clone(&wizard.plan);
            press(&mut wizard, key);
            // Up and Down may leave the text, which is not what is tried here.
            if wizard.cell() != field {
                wizard = writing(&before.project.background);
                tell(&mut wizard, Message::Resize(width, 24));
            }
            let written = wizard.plan.project.background.clone();
            let at = wizard.caret.at;
            prop_assert!(at <= written.len());
            prop_assert_eq!(text::floor(&written, at), at, "{} in {:?}", at, written);
            if let Some(marked) = wizard.marked() {
                prop_assert!(written.contains(marked));
            }
        }
        let end = wizard.plan.project.background.clone();
        let mut texts = way_back(&mut wizard);
        let first = texts.pop().expect("a text");
        // What was undone last before the way back may be redone.
        for _ in 0..200 {
            press(&mut wizard, "ctrl+y");
        }
        let newest = wizard.plan.project.background.clone();
        let again = way_back(&mut wizard);
        prop_assert_eq!(again.last(), Some(&first));
        prop_assert!(again.contains(&end), "{:?} leads to {:?}, not by {:?}", first, newest, end);
    }
}
