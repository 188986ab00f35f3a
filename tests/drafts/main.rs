//! The draft through its public face: what is kept, what is refused and how it is said, what is published.

mod faults;
mod keeps;
mod limits;
#[path = "../support/plans.rs"]
#[allow(dead_code, reason = "the laws of exports use the rest")]
mod plans;
mod random;
mod schema;

use commplan::catalog;
use commplan::draft::{self, Fault};
use commplan::form::{Ids, Kind, SheetRef};
use commplan::plan::Plan;
use std::fs;
use std::path::{Path, PathBuf};

/// Reads a text that must be a draft.
fn open(text: &str) -> Plan {
    read(text).unwrap_or_else(|fault| panic!("{fault:?}"))
}

fn read(text: &str) -> Result<Plan, Fault> {
    draft::read(text.as_bytes(), &mut Ids::new(1))
}

/// A plan in which every question is answered, with `rows` rows in every list.
fn full(rows: usize) -> Plan {
    let mut plan = Plan {
        language: "zh".into(),
        ..Plan::default()
    };
    for sheet in catalog::sheets() {
        for row in 0..if sheet.is_list() { rows } else { 1 } {
            if sheet.is_list() {
                sheet.insert(&mut plan, row, sheet.blank(format!("row{row:03}")));
            }
            for (field, ask) in sheet.asks() {
                let answer = match ask.kind {
                    Kind::Choice(tokens) | Kind::Choices(tokens) => {
                        tokens.first().map_or("unknown-token", |token| token.key)
                    }
                    Kind::Reference(_) | Kind::References(_) => "row000",
                    _ if ask.example.zh.is_empty() => {
                        "客户 \"A\"\n\\ 第二行 \u{1f468}\u{200d}\u{1f467}"
                    }
                    _ => ask.example.zh,
                };
                answer_with(&mut plan, sheet, row, field, answer);
            }
        }
    }
    plan
}

/// Answers a question, whatever it keeps.
fn answer_with(plan: &mut Plan, sheet: SheetRef, row: usize, field: usize, answer: &str) {
    if let Some(list) = sheet.list_mut(plan, row, field) {
        *list = vec![answer.to_owned()];
    } else {
        let text = sheet.text_mut(plan, row, field);
        *text.expect("a field is a text or a list") = answer.to_owned();
    }
}

/// A generator of numbers for tests that try much; the same numbers each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// The JSON files of a directory of the project.
fn samples(dir: &str) -> Vec<(PathBuf, String)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(dir);
    let mut samples: Vec<_> = fs::read_dir(&dir)
        .unwrap_or_else(|error| panic!("{}: {error}", dir.display()))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a sample");
            (path, text)
        })
        .collect();
    assert!(!samples.is_empty(), "{} holds no draft", dir.display());
    samples.sort();
    samples
}
