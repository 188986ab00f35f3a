//! Damaged, hostile and enormous files.

use crate::{Dice, full, read};
use commplan::draft::{self, FaultKind, MOST_BYTES, MOST_DEPTH, MOST_ROWS, MOST_TEXT, write};
use commplan::form::Ids;
use commplan::locale::Lang;

#[test]
fn a_draft_cut_off_anywhere_is_never_taken_for_a_plan() {
    let text = write(&full(1));
    let bytes = text.as_bytes();
    // Without its last line end it is still whole.
    for end in 0..bytes.len() - 1 {
        let fault = draft::read(&bytes[..end], &mut Ids::new(0)).expect_err("a piece is no plan");
        let known = matches!(
            fault.kind,
            FaultKind::CutShort | FaultKind::Empty | FaultKind::NotUtf8
        );
        assert!(known, "{end}: {fault:?}");
    }
}

#[test]
fn flipped_bits_give_a_plan_that_saves_or_a_fault_that_speaks() {
    let text = write(&full(1)).into_bytes();
    let mut dice = Dice(7);
    for _ in 0..8_000 {
        let mut bytes = text.clone();
        for _ in 0..=dice.below(3) {
            let at = dice.below(bytes.len());
            match dice.below(4) {
                0 => bytes[at] ^= 1 << dice.below(8),
                1 => bytes[at] = b"{}[],:\"\\ 0\0"[dice.below(11)],
                2 => {
                    let end = (at + dice.below(40)).min(bytes.len());
                    bytes.drain(at..end);
                }
                _ => bytes.insert(at, b"{}[],:\"\\ 1\n"[dice.below(11)]),
            }
        }
        match draft::read(&bytes, &mut Ids::new(0)) {
            Ok(plan) => {
                let saved = write(&plan);
                let again = read(&saved).expect("what we wrote");
                assert_eq!(write(&again), saved);
            }
            Err(fault) => {
                for lang in Lang::ALL {
                    let said = fault.say(lang, "a.json");
                    assert!(!said.chars().any(char::is_control), "{said}");
                    assert!(said.chars().count() < 800, "{said}");
                }
            }
        }
    }
}

#[test]
fn whether_it_is_json_is_for_a_parser_to_say() {
    let text = write(&full(1));
    let mut dice = Dice(11);
    for _ in 0..4_000 {
        let mut bytes = text.clone().into_bytes();
        let at = dice.below(bytes.len());
        bytes[at] = b"{}[],:\"\\ 0e-.tn"[dice.below(15)];
        let json = std::str::from_utf8(&bytes)
            .is_ok_and(|text| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok());
        if let Err(fault) = draft::read(&bytes, &mut Ids::new(0)) {
            let of_json = matches!(
                fault.kind,
                FaultKind::Syntax { .. }
                    | FaultKind::BrokenLine
                    | FaultKind::CutShort
                    | FaultKind::NotUtf8
            );
            assert_eq!(of_json, !json, "{fault:?}");
        } else {
            assert!(json);
        }
    }
}

#[test]
fn brackets_without_end_are_refused() {
    let kind = |text: String| read(&text).expect_err("too deep").kind;
    assert_eq!(kind("[".repeat(1_000_000)), FaultKind::TooDeep);
    let nested = |levels: usize| {
        // The draft itself is a level.
        let (open, close) = ("[".repeat(levels - 1), "]".repeat(levels - 1));
        format!("{{\"format\": 1, \"x\": {open}{close}}}")
    };
    assert!(read(&nested(MOST_DEPTH)).is_ok());
    assert_eq!(kind(nested(MOST_DEPTH + 1)), FaultKind::TooDeep);
    let fault = read(&nested(1_000)).expect_err("too deep");
    assert!(fault.say(Lang::En, "a").contains('…'));
}

#[test]
fn lists_texts_and_files_have_a_limit() {
    let rows = |number: usize| {
        let rows = vec!["{}"; number].join(",");
        format!("{{\"format\": 1, \"goals\": {{\"rows\": [{rows}]}}}}")
    };
    let plan = read(&rows(MOST_ROWS)).expect("as many as may be");
    assert_eq!(plan.goals.len(), MOST_ROWS);
    let fault = read(&rows(MOST_ROWS + 1)).expect_err("one too many");
    assert_eq!(fault.kind, FaultKind::TooMany);
    assert!(fault.say(Lang::En, "a").contains("10000"));

    let text = |length: usize| {
        let text = "x".repeat(length);
        format!("{{\"format\": 1, \"goals\": {{\"rows\": [{{\"goal\": \"{text}\"}}]}}}}")
    };
    assert!(read(&text(MOST_TEXT)).is_ok());
    let fault = read(&text(MOST_TEXT + 1)).expect_err("one too many");
    assert_eq!(fault.kind, FaultKind::TooLong);

    let members: Vec<_> = (0..=MOST_ROWS).map(|at| format!("\"{at}\": 1")).collect();
    let fault = read(&format!("{{\"format\": 1, {}}}", members.join(","))).expect_err("too many");
    assert_eq!(fault.kind, FaultKind::TooMany);

    let fault = read(&" ".repeat(MOST_BYTES + 1)).expect_err("too large");
    assert_eq!(fault.kind, FaultKind::TooLarge);
}
