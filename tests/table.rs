//! The laws of rows pasted from a spreadsheet.

mod support;

use commplan::catalog::{CHANNELS, SCHEDULE, STAKEHOLDERS};
use commplan::draft;
use commplan::form::{Ids, SheetRef, Value};
use commplan::locale::Lang;
use commplan::plan::Plan;
use commplan::wizard::table::{Reading, Target, cells, read};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn starter() -> Plan {
    let starter = commplan::catalog::Starter::named("software-delivery").expect("a starter");
    draft::read(starter.text(Lang::En).as_bytes(), &mut Ids::new(1)).expect("it is sound")
}

fn reading(sheet: SheetRef, plan: &Plan, raw: &str) -> Reading {
    let today = Some(jiff::civil::date(2026, 11, 23));
    read(raw, Target { sheet, plan, today })
}

/// The answers of a row with their keys, lists joined.
fn row(sheet: SheetRef, reading: &Reading, row: usize) -> Vec<(&'static str, String)> {
    let answers = reading.rows[row].iter();
    let said = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        Value::List(list) => list.join("+"),
    };
    answers
        .map(|(field, value)| (sheet.ask(*field).key, said(value)))
        .collect()
}

#[test]
fn cells_are_taken_apart_as_spreadsheets_write_them() {
    for (raw, wanted) in [
        ("a\tb\r\nc\td\r\n", vec![vec!["a", "b"], vec!["c", "d"]]),
        (
            "\"a\tb\"\t\"say \"\"x\"\"\"\n",
            vec![vec!["a\tb", "say \"x\""]],
        ),
        ("\"two\nlines\"\tx", vec![vec!["two\nlines", "x"]]),
        // Quotes of the text itself.
        ("\"open\tx", vec![vec!["\"open", "x"]]),
        ("\"a\" b\tc", vec![vec!["\"a\" b", "c"]]),
        ("\n\t\n  \na", vec![vec!["a"]]),
        ("", vec![]),
        ("\t\tx", vec![vec!["", "", "x"]]),
    ] {
        assert_eq!(cells(raw), wanted, "{raw:?}");
    }
}

#[test]
fn headings_in_either_language_say_where_a_column_goes() {
    let plan = starter();
    let sheet: SheetRef = &STAKEHOLDERS;
    let labels: Vec<_> = ["email", "role", "side"]
        .iter()
        .map(|key| sheet.ask(sheet.field(key).expect("a field")).label)
        .collect();
    for heading in [
        format!(
            "{}\t{} *\t{}\tHat",
            labels[0].zh, labels[1].zh, labels[2].zh
        ),
        format!(
            "{}\t{}\t{}\tHat",
            labels[0].en.to_uppercase(),
            labels[1].en,
            labels[2].en
        ),
        "email\trole\tside\tHat".to_owned(),
    ] {
        let table = format!("{heading}\na@x\tWorks council\t客户方\t57\nb@x\tPress\tours\t58\n");
        let reading = reading(sheet, &plan, &table);
        assert_eq!(
            (reading.left_out(), reading.misfits, reading.rows.len()),
            (1, 0, 2)
        );
        let mut first = row(sheet, &reading, 0);
        first.sort();
        assert_eq!(
            first,
            [
                ("email", "a@x".to_owned()),
                ("role", "Works council".to_owned()),
                ("side", "client".to_owned())
            ],
            "{heading}"
        );
        assert!(row(sheet, &reading, 1).contains(&("side", "ours".to_owned())));
    }
}

#[test]
fn without_headings_the_shown_columns_count() {
    let plan = starter();
    let sheet: SheetRef = &CHANNELS;
    let reading = reading(
        sheet,
        &plan,
        "Pager\t10 minutes\tInformal\tBeeper\textra\nFlags\n",
    );
    assert_eq!((reading.rows.len(), reading.left_out()), (2, 1));
    assert_eq!(
        row(sheet, &reading, 0),
        [
            ("name", "Pager".to_owned()),
            ("response_time", "10 minutes".to_owned()),
            ("formality", "informal".to_owned()),
            ("tool", "Beeper".to_owned())
        ]
    );
    assert_eq!(row(sheet, &reading, 1), [("name", "Flags".to_owned())]);
}

#[test]
fn references_are_the_names_of_rows_that_exist() {
    let plan = starter();
    let sheet: SheetRef = &SCHEDULE;
    let people: SheetRef = &STAKEHOLDERS;
    let id = |place: usize| people.id(&plan, place).to_owned();
    let name = |place: usize| people.name_of(&plan, place).to_owned();
    let table = format!(
        "title\towner\tattendees\trhythm\nA\t{}\t{}, {}\tnever\nB\tNobody\t{}、Nobody\tweekly\n",
        name(6),
        name(0),
        name(1).to_uppercase(),
        name(0)
    );
    let reading = reading(sheet, &plan, &table);
    let first = row(sheet, &reading, 0);
    assert!(first.contains(&("owner", id(6))), "{first:?}");
    assert!(
        first.contains(&("attendees", format!("{}+{}", id(0), id(1)))),
        "{first:?}"
    );
    assert_eq!(row(sheet, &reading, 1).len(), 2);
    // "never", Nobody, and a list that is not wholly known.
    assert_eq!(reading.misfits, 3);
    assert!(reading.say(Lang::En).contains("3 cells fit no answer"));
}

#[test]
fn two_rows_of_one_name_are_none() {
    let mut plan = starter();
    let people: SheetRef = &STAKEHOLDERS;
    let twin = people.name_of(&plan, 0).to_owned();
    let mut loose = people.loose(&plan, 0);
    loose.id = "twin00".to_owned();
    people.insert(&mut plan, 1, loose);
    let sheet: SheetRef = &SCHEDULE;
    let reading = reading(sheet, &plan, &format!("title\towner\nA\t{twin}\n"));
    assert_eq!(reading.misfits, 1);
}

#[test]
fn a_list_takes_no_more_than_it_holds() {
    let plan = starter();
    let sheet: SheetRef = &CHANNELS;
    let held = sheet.rows(&plan);
    let reading = reading(sheet, &plan, &"x\ty\n".repeat(draft::MOST_ROWS));
    assert_eq!(reading.rows.len(), draft::MOST_ROWS - held);
    assert_eq!(reading.beyond, held);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    /// What a spreadsheet would write is read as it was.
    #[test]
    fn written_cells_are_read_back(table in proptest::collection::vec(proptest::collection::vec("[a-z项\"\t\n ]{0,6}", 1..5), 1..6)) {
        let table: Vec<Vec<String>> = table
            .into_iter()
            .map(|line| line.into_iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
            .filter(|line| line.iter().any(|cell| !cell.is_empty()))
            .collect();
        let quote = |cell: &String| match cell.contains(['"', '\t', '\n']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell.clone(),
        };
        let raw: String = table
            .iter()
            .map(|line| line.iter().map(quote).collect::<Vec<_>>().join("\t") + "\r\n")
            .collect();
        prop_assert_eq!(cells(&raw), table);
    }

    /// Any text is a table of some kind: nothing panics, and what is read is clean.
    #[test]
    fn anything_can_be_pasted(raw in "[\\PC\t\n\r\"\u{1b}\u{7}]{0,80}") {
        let plan = starter();
        for sheet in [&STAKEHOLDERS as SheetRef, &CHANNELS, &SCHEDULE] {
            for answers in reading(sheet, &plan, &raw).rows {
                for (_, value) in answers {
                    if let Value::Text(text) = value {
                        prop_assert!(!text.chars().any(|sign| sign.is_control() && sign != '\n'));
                    }
                }
            }
        }
    }
}
