//! What is refused, where, and how it is said.

use crate::{answer_with, read};
use commplan::catalog;
use commplan::draft::{self, Crumb, Fault, FaultKind, Shape, write};
use commplan::form::{Ids, SheetRef};
use commplan::locale::Lang;
use commplan::plan::Plan;

fn refused(text: &str) -> Fault {
    match read(text) {
        Err(fault) => fault,
        Ok(_) => panic!("this was taken: {text}"),
    }
}

/// Line and column in characters, counted another way than the program does.
fn place_of(text: &str, needle: &str) -> (usize, usize) {
    for (number, line) in text.lines().enumerate() {
        if let Some((before, _)) = line.split_once(needle) {
            return (number + 1, before.chars().count() + 1);
        }
    }
    panic!("{needle} does not stand in the text");
}

fn member(name: &str) -> Crumb {
    Crumb::Member(name.into())
}

/// A draft in which only this question is answered, by `"@@"`; in a list it is the second row's.
fn marked(sheet: SheetRef, field: usize) -> (String, Vec<Crumb>) {
    let about = sheet.about();
    let key = sheet.ask(field).key;
    let mut plan = Plan::default();
    if !sheet.is_list() {
        answer_with(&mut plan, sheet, 0, field, "@@");
        return (write(&plan), vec![member(about.step), member(key)]);
    }
    for row in 0..2 {
        sheet.insert(&mut plan, row, sheet.blank(format!("客户{row}")));
    }
    answer_with(&mut plan, sheet, 1, field, "@@");
    let path = vec![
        member(about.step),
        member(about.list),
        Crumb::Item(1),
        member(key),
    ];
    (write(&plan), path)
}

/// What every sentence must hold, in both languages.
fn said_well(fault: &Fault, words: [&str; 2]) {
    let unchanged = ["没有改动", "left unchanged"];
    for ((lang, word), unchanged) in Lang::ALL.into_iter().zip(words).zip(unchanged) {
        let said = fault.say(lang, "方案\u{1b}[2J.plan.json");
        let (line, column) = (fault.line, fault.column);
        let place = match lang {
            Lang::Zh => format!("第 {line} 行第 {column} 个字符"),
            Lang::En => format!("line {line}, column {column}"),
        };
        for part in [word, &place] {
            assert!(said.contains(part), "{said} lacks {part}");
        }
        assert!(said.contains("方案\\u{1b}[2J.plan.json"), "{said}");
        assert!(!said.chars().any(char::is_control), "{said}");
        for library in ["expected value", "EOF while", "serde", "at line 0"] {
            assert!(!said.contains(library), "{said}");
        }
        assert!(said.contains(unchanged), "{said}");
    }
}

#[test]
fn every_member_broken_once_gives_its_place_in_both_languages() {
    for sheet in catalog::sheets() {
        for (field, ask) in sheet.asks() {
            let (text, mut path) = marked(sheet, field);
            let label = match (ask.label.zh, ask.label.en) {
                ("", _) | (_, "") => [ask.key; 2],
                (zh, en) => [zh, en],
            };
            let what = format!("{} {}", sheet.about().name, ask.key);

            // A member that stands twice.
            let first = place_of(&text, "\"@@\"").0 - usize::from(ask.kind.is_list());
            let last = text.find("\"@@\"").expect("the mark") + 4;
            let last = match ask.kind.is_list() {
                true => last + text[last..].find(']').expect("an end") + 1,
                false => last,
            };
            let twice = format!(
                "{}, \"{}\": \"^^\"{}",
                &text[..last],
                ask.key,
                &text[last..]
            );
            let fault = refused(&twice);
            let second = place_of(&twice, "\"^^\"");
            let second = (second.0, second.1 - ask.key.len() - 4);
            assert_eq!((fault.line, fault.column), second, "{what}");
            assert_eq!(fault.kind, FaultKind::Duplicate { first }, "{what}");
            assert_eq!(fault.path, path, "{what}");
            said_well(&fault, label);

            // A list that is none.
            if ask.kind.is_list() {
                let from = text[..last].rfind('[').expect("a list");
                let bare = format!("{}\"@@\"{}", &text[..from], &text[last..]);
                let fault = refused(&bare);
                assert_eq!(
                    (fault.line, fault.column),
                    place_of(&bare, "\"@@\""),
                    "{what}"
                );
                assert_eq!(fault.path, path, "{what}");
                said_well(&fault, label);
                path.push(Crumb::Item(0));
            }

            // A text that is none, and half a character.
            for wrong in ["{\"\u{202e}\": 1}", "[ ]", "\"客\\ud800户\"", "\"\\udc00\""] {
                let broken = text.replace("\"@@\"", wrong);
                let fault = refused(&broken);
                let place = place_of(&broken, wrong);
                assert_eq!(fault.line, place.0, "{what}");
                assert_eq!(fault.path, path, "{what} {wrong}");
                match &fault.kind {
                    FaultKind::WrongShape { wanted, .. } => {
                        assert_eq!(*wanted, Shape::Text);
                        assert_eq!(fault.column, place.1, "{what}");
                    }
                    kind => {
                        assert_eq!(*kind, FaultKind::HalfCharacter, "{what}");
                        let within = place.1..=place.1 + wrong.chars().count();
                        assert!(within.contains(&fault.column), "{what} {wrong}");
                    }
                }
                said_well(&fault, label);
            }
        }
    }
}

#[test]
fn every_step_list_and_row_of_a_wrong_kind_gives_its_place() {
    for step in &catalog::STEPS {
        for wrong in ["[]", "\"x\"", "7"] {
            let text = format!("{{\n  \"format\": 1,\n \"{}\": {wrong}}}", step.key);
            let fault = refused(&text);
            assert_eq!(
                (fault.line, fault.column),
                place_of(&text, &format!(" {wrong}")).next()
            );
            assert_eq!(fault.path, [member(step.key)]);
            said_well(&fault, [step.title.zh, step.title.en]);
        }
    }
    for sheet in catalog::sheets().filter(|sheet| sheet.is_list()) {
        let about = sheet.about();
        let with = |list: &str| {
            format!(
                "{{\"format\": 1,\n\"{}\": {{\"{}\": {list}}}}}",
                about.step, about.list
            )
        };
        for wrong in ["{}", "true"] {
            let text = with(wrong);
            let fault = refused(&text);
            assert_eq!(fault.path, [member(about.step), member(about.list)]);
            assert_eq!(
                (fault.line, fault.column),
                place_of(&text, &format!(" {wrong}")).next()
            );
            said_well(&fault, [about.title.zh, about.title.en]);
        }
        for wrong in ["[]", "\"x\"", "null"] {
            let fault = refused(&with(&format!("[{{}}, {{}}, {wrong}]")));
            let path = [member(about.step), member(about.list), Crumb::Item(2)];
            assert_eq!(fault.path, path);
            said_well(&fault, ["第 3 条", "row 3"]);
        }
    }
}

trait Next {
    fn next(self) -> Self;
}

impl Next for (usize, usize) {
    /// The place one character on.
    fn next(self) -> Self {
        (self.0, self.1 + 1)
    }
}

#[test]
fn what_is_no_plan_is_named() {
    use FaultKind::*;
    let bytes = |text: &[u8]| {
        draft::read(text, &mut Ids::new(0))
            .expect_err("no plan")
            .kind
    };
    for text in [
        "{}",
        "[]",
        "null",
        "\"x\"",
        "7",
        "{\"name\": 1}",
        "{\"format\": null}",
    ] {
        assert_eq!(bytes(text.as_bytes()), NotAPlan, "{text}");
    }
    assert_eq!(bytes(b""), Empty);
    assert_eq!(bytes(b"\xef\xbb\xbf \r\n"), Empty);
    assert_eq!(bytes(b"PK\x03\x04 and more"), Packed);
    assert_eq!(bytes(b"\x1f\x8b\x08"), Packed);
    assert_eq!(bytes(b"\xff\xfe{\0"), Utf16);
    assert_eq!(bytes(b"{\0\"\0"), Utf16);
    assert_eq!(bytes(b"\n<!DOCTYPE html>"), WebPage);
    for text in ["0", "\"1\"", "true", "-1", "1.5e-3", "[1]", "{}"] {
        assert_eq!(
            bytes(format!("{{\"format\": {text}}}").as_bytes()),
            BadFormat
        );
    }
    assert!(read("{\"\\u0066ormat\": 1.0}").is_ok());
}

#[test]
fn a_newer_format_is_refused_before_anything_else_and_can_be_shown() {
    for (text, format) in [
        ("{\"goals\": 7, \"format\": 2}", "2"),
        ("{\"format\": 1e400}", "1e400"),
    ] {
        let fault = refused(text);
        let newer = FaultKind::Newer {
            format: format.into(),
        };
        assert_eq!(fault.kind, newer);
        assert!(fault.say(Lang::En, "a").contains(format));
        assert!(fault.say(Lang::Zh, "a").contains("新版本"));
    }
    let text = b"{\"format\": 3, \"language\": \"en\", \"new\": []}";
    let plan = draft::read_newer(text, &mut Ids::new(0)).expect("a plan to look at");
    assert_eq!(plan.language, "en");
}

#[test]
fn bytes_that_are_no_text_have_a_place() {
    let mut text = write(&crate::full(1)).into_bytes();
    let at = text.len() / 2;
    text.splice(at..at, [0xff]);
    let fault = draft::read(&text, &mut Ids::new(0)).expect_err("no text");
    assert_eq!(fault.kind, FaultKind::NotUtf8);
    let lines = text[..at].iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(fault.line, lines + 1);
    assert!(!fault.path.is_empty());
    said_well(&fault, ["UTF-8", "UTF-8"]);
}

#[test]
fn a_slip_of_the_pen_has_a_place() {
    let good = "{\n  \"format\": 1,\n  \"goals\": {\n    \"rows\": [\n      {\"id\": \"客户\", \"goal\": \"甲\"}\n    ]\n  }\n}\n";
    assert!(read(good).is_ok());
    let slip = |from: &str, to: &str| refused(&good.replace(from, to));
    let fault = slip("\"客户\", ", "\"客户\" ");
    assert_eq!(fault.kind, FaultKind::Syntax { found: '"' });
    assert_eq!((fault.line, fault.column), (5, 19));
    assert_eq!(
        fault.path[..3],
        [member("goals"), member("rows"), Crumb::Item(0)]
    );
    let fault = slip("甲", "甲\n乙");
    assert_eq!(fault.path.last(), Some(&member("goal")));
    assert_eq!(fault.line, 5);
    assert_eq!(fault.kind, FaultKind::BrokenLine);
    let fault = slip("甲", "甲\u{1b}乙");
    assert_eq!(fault.kind, FaultKind::Syntax { found: '\u{1b}' });
    assert_eq!((fault.line, fault.column), (5, 30));
    said_well(&fault, ["\\u{1b}", "\\u{1b}"]);
    let fault = slip("1,", "1，");
    assert_eq!(fault.kind, FaultKind::Syntax { found: '，' });
    assert_eq!((fault.line, fault.column), (2, 14));
    let fault = slip("  \"goals\"", "<<<<<<< HEAD\n  \"goals\"");
    assert_eq!(fault.kind, FaultKind::MergeMarks);
    assert_eq!((fault.line, fault.column), (3, 1));
    let fault = slip("  }\n}", "  }\n}}");
    assert_eq!(fault.kind, FaultKind::Syntax { found: '}' });
    let fault = slip("  }\n}", "  }\n");
    assert_eq!(fault.kind, FaultKind::CutShort);
    assert_eq!((fault.line, fault.column), (7, 4));
    for found in ["\0", "NaN", "tru", "01", "'x'", "/* */"] {
        said_well(&slip("\"甲\"", found), ["第 5 行", "line 5"]);
    }
}
