//! Nothing that stands in a draft acts on the terminal.

use super::{SIZE, empty_directory, is_at_step, run};
use crate::support::terminal::Terminal;
use commplan::catalog::{self, Starter};
use commplan::draft;
use commplan::form::Ids;
use commplan::locale::Lang;
use commplan::plan::Plan;

/// A title, a report that would come back as typing, the mouse, a reset, one in C1, and a bell.
const EVIL: &str =
    "\u{1b}]0;evil\u{7}\u{1b}[6n\u{1b}[?1000h\u{1b}c\u{9b}5A\u{1b}P+q\u{1b}\\\u{85}\u{8}\u{7}";

/// The starter with evil in front of every text and every token.
fn poisoned() -> Plan {
    let starter = Starter::named("software-delivery").expect("a starter");
    let text = starter.text(Lang::Zh).as_bytes();
    let mut plan = draft::read(text, &mut Ids::new(1)).expect("the starter is sound");
    for sheet in catalog::sheets() {
        for row in 0..sheet.rows(&plan) {
            for (field, ask) in sheet.asks() {
                if ask.kind.refers_to().is_some() {
                    continue;
                }
                if let Some(text) = sheet.text_mut(&mut plan, row, field) {
                    text.insert_str(0, EVIL);
                }
                if let Some(list) = sheet.list_mut(&mut plan, row, field) {
                    list.push(EVIL.to_owned());
                }
            }
        }
    }
    plan
}

/// Checks that all bytes are text or what our own writer emits: its moves, attributes, erasing, and the modes that it
/// sets and resets.
fn is_ours(raw: &[u8]) {
    const MODES: [&str; 4] = ["?25", "?1049", "?2004", "?2026"];
    let text = std::str::from_utf8(raw).expect("UTF-8");
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let here: String = rest.chars().take(40).collect();
        if let Some(sequence) = rest.strip_prefix("\u{1b}[") {
            let end = sequence.find(|c: char| ('\u{40}'..='\u{7e}').contains(&c));
            let end = end.unwrap_or_else(|| panic!("no end: {here:?}"));
            let (parameters, last) = (&sequence[..end], &sequence[end..=end]);
            let numbers = parameters
                .split(';')
                .all(|n| n.bytes().all(|b| b.is_ascii_digit()));
            let count = parameters.split(';').count();
            let fine = match last {
                "m" => numbers,
                "H" => numbers && count <= 2,
                "G" | "C" => numbers && count == 1,
                "J" | "K" => matches!(parameters, "" | "1" | "2"),
                // Once, before the first frame.
                "n" => parameters == "6",
                "h" | "l" => MODES.contains(&parameters),
                _ => false,
            };
            assert!(fine, "not ours: {here:?}");
            rest = &sequence[end + 1..];
            continue;
        }
        let fine = !first.is_control() || matches!(first, '\r' | '\u{8}');
        assert!(fine, "not ours: {here:?}");
        rest = &rest[first.len_utf8()..];
    }
    let asked = text.matches("\u{1b}[6n").count();
    assert!(asked <= 1, "the cursor was asked for {asked} times");
    for evil in ["\u{1b}]", "\u{1b}c", "\u{9b}", "\u{7}"] {
        assert!(!text.contains(evil));
    }
}

#[test]
fn control_characters_of_a_draft_reach_no_terminal() {
    let evil = draft::write(&poisoned());
    let mut dir = empty_directory();
    for size in [SIZE, (120, 36), (48, 16)] {
        dir = empty_directory();
        std::fs::write(dir.path().join("evil.plan.json"), &evil).expect("a draft");
        let mut terminal = Terminal::start(dir.path(), &["evil.plan.json", "--lang", "zh"], size);
        terminal.sees("evil");
        for number in 1..=8 {
            // Where there is room the list of steps is shown, else the header says which it is.
            match size.0 {
                ..60 => terminal.sees(&format!("{number}/8")),
                _ => is_at_step(&terminal, number),
            }
            // The first row's form, in the form every answer, and the list of answers where there is one.
            let before = terminal.contents();
            terminal.press("enter");
            terminal.wait("another screen", |screen| {
                (screen.contents() != before).then_some(())
            });
            for _ in 0..30 {
                terminal.press("tab");
            }
            terminal.press_until("f9", "继续填写");
            terminal.press("enter");
            terminal.loses("继续填写");
            if number < 8 {
                goes_to(&mut terminal, size, number + 1);
            }
        }
        terminal.press_until("ctrl+g", "帮助（Esc");
        terminal.press("esc");
        terminal.loses("帮助（Esc");
        let before = terminal.contents();
        terminal.press("ctrl+r");
        terminal.wait("the preview", |screen| {
            (screen.contents() != before).then_some(())
        });
        terminal.press("end");
        terminal.press("ctrl+q");
        assert_eq!(terminal.ends(), 0);
        is_ours(&terminal.raw());
    }
    // The home screen names the draft.
    let mut terminal = Terminal::start(dir.path(), &["--lang", "zh"], SIZE);
    terminal.sees("空白方案");
    terminal.sees("evil");
    terminal.press("ctrl+q");
    assert_eq!(terminal.ends(), 0);
    is_ours(&terminal.raw());
}

/// Ctrl-N until the step is open: from the end of a form Tab may have gone on to the next step.
fn goes_to(terminal: &mut Terminal, size: (u16, u16), number: usize) {
    let shown = |contents: &str| {
        (1..=8).find(|number| match size.0 {
            ..60 => contents.contains(&format!("{number}/8")),
            _ => contents.lines().any(|line| {
                line.starts_with(">[") && line[3..].starts_with(&format!("] {number} "))
            }),
        })
    };
    let here = terminal.wait("a step", |screen| shown(&screen.contents()));
    let (key, steps) = match here <= number {
        true => ("ctrl+n", number - here),
        false => ("ctrl+p", here - number),
    };
    for _ in 0..steps {
        terminal.press(key);
    }
    terminal.wait("the step", |screen| {
        (shown(&screen.contents()) == Some(number)).then_some(())
    });
}

#[test]
fn control_characters_in_sentences_are_written_out() {
    let dir = empty_directory();
    let draft = "{\n  \"format\": 1,\n  \"\u{202e}x\": \"\u{1b}]0;evil\u{7}\"\n}\n";
    std::fs::write(dir.path().join("a.plan.json"), draft).expect("a draft");
    let refused = run(dir.path(), &["export", "a.plan.json"]);
    refused.refused(65, &["a.plan.json"]);
    let missing = run(dir.path(), &["export", "a\u{1b}]0;evil\u{7}.plan.json"]);
    missing.refused(74, &["evil"]);
    for err in [refused.err, missing.err] {
        assert!(err.trim_end().chars().all(|c| !c.is_control()), "{err:?}");
    }
}
