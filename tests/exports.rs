//! What is exported says what was typed, to those who may read it, and nothing else.

#[path = "exports/package.rs"]
mod package;
#[path = "exports/page.rs"]
mod page;
#[path = "exports/reread.rs"]
mod reread;
#[path = "exports/samples.rs"]
mod samples;
#[path = "exports/word.rs"]
mod word;

use commplan::calendar::dates;
use commplan::catalog;
use commplan::document::{Audience, OUTLINES, PAPERS};
use commplan::export::{FORMATS, Job};
use commplan::form::{Kind, SheetRef};
use commplan::locale::Lang;
use commplan::plan::Plan;
use samples::{fill, skeleton, starter, starters};
use std::collections::BTreeSet;

fn jobs(plan: &Plan) -> impl Iterator<Item = Job<'_>> {
    (OUTLINES.into_iter().chain(PAPERS)).flat_map(move |outline| {
        Lang::ALL.into_iter().flat_map(move |lang| {
            Audience::ALL.into_iter().map(move |audience| Job {
                plan,
                outline,
                lang,
                audience,
            })
        })
    })
}

fn markdown(job: &Job) -> String {
    String::from_utf8((FORMATS[0].render)(job)).expect("Markdown is UTF-8")
}

fn html(job: &Job) -> String {
    let format = commplan::export::of_key("html").expect("a format");
    String::from_utf8((format.render)(job)).expect("HTML is UTF-8")
}

fn job(plan: &Plan, lang: Lang, audience: Audience) -> Job<'_> {
    Job {
        plan,
        outline: OUTLINES[0],
        lang,
        audience,
    }
}

/// Compares with what was made before.
fn golden(name: &str, made: &str) {
    let path = format!("{}/tests/exports/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, made).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = golden.lines().zip(made.lines()).position(|(a, b)| a != b);
    assert!(
        golden == made,
        "{path} differs at line {differs:?}; UPDATE=1 writes it anew"
    );
}

#[test]
fn starters_are_exported_as_before() {
    for lang in Lang::ALL {
        let (_, plan) = starter(lang);
        let code = lang.code();
        for audience in Audience::ALL {
            let job = job(&plan, lang, audience);
            let made = markdown(&job);
            assert_eq!(made, markdown(&job), "same input, same bytes");
            golden(
                &format!("software-delivery.{code}.{}.md", audience.key()),
                &made,
            );
        }
        let job = job(&plan, lang, Audience::Client);
        let made = html(&job);
        assert_eq!(made, html(&job), "same input, same bytes");
        golden(&format!("software-delivery.{code}.client.html"), &made);
    }
}

#[test]
fn starters_are_reread_whole() {
    for (name, _, plan) in Lang::ALL.into_iter().flat_map(starters) {
        for job in jobs(&plan) {
            assert_eq!(
                reread::markdown(&markdown(&job)),
                reread::expected(&job.document()),
                "{name}"
            );
            assert_eq!(
                page::read(&html(&job)),
                page::expected(&job.document()),
                "{name}"
            );
        }
    }
}

/// Every field that is asked, with a row in which only what is needed is answered.
fn asked() -> impl Iterator<Item = (SheetRef, usize)> {
    catalog::sheets().flat_map(|sheet| {
        sheet
            .asks()
            .filter(|(_, ask)| !ask.places.is_empty())
            .map(move |(field, _)| (sheet, field))
    })
}

const MARK: &str = "Zqx7";

/// The skeleton with one answer: a mark, or a reference to a row of that name.
fn marked(sheet: SheetRef, field: usize) -> Plan {
    let mut plan = skeleton();
    match sheet.ask(field).kind.refers_to() {
        None => fill(sheet, &mut plan, 0, field, MARK),
        Some(target) => {
            let id = target.id(&plan, 0).to_owned();
            fill(sheet, &mut plan, 0, field, &id);
        }
    }
    plan
}

#[test]
fn every_answer_with_a_place_is_shown_to_those_who_may_see_it() {
    for (sheet, field) in asked() {
        let ask = sheet.ask(field);
        let name = format!("{}.{}", sheet.about().name, ask.key);
        let plan = marked(sheet, field);
        let blank = {
            let mut plan = skeleton();
            fill(sheet, &mut plan, 0, field, "");
            plan
        };
        for lang in Lang::ALL {
            let with = markdown(&job(&plan, lang, Audience::Internal));
            let without = markdown(&job(&blank, lang, Audience::Internal));
            assert_ne!(with, without, "{name} leaves no trace");
            if ask.kind.refers_to().is_none() {
                assert!(with.contains(MARK), "{name} is not shown:\n{with}");
            }
            let with = markdown(&job(&plan, lang, Audience::Client));
            let without = markdown(&job(&blank, lang, Audience::Client));
            match ask.internal {
                true => assert_eq!(with, without, "{name} leaves a trace for the client"),
                false => assert_ne!(with, without, "{name} leaves no trace for the client"),
            }
        }
    }
}

#[test]
fn internal_rows_leave_no_trace_for_the_client() {
    for lang in Lang::ALL {
        let (_, plan) = starter(lang);
        let before = markdown(&job(&plan, lang, Audience::Client));
        let mut secret = plan.clone();
        let kept: Vec<SheetRef> = catalog::sheets()
            .filter(|sheet| sheet.field("visibility").is_some())
            .collect();
        for sheet in &kept {
            // A copy of the first row under a mark, as if it had been there all along.
            let mut loose = sheet.loose(&secret, 0);
            loose.id = "secret".to_owned();
            sheet.insert(&mut secret, 1, loose);
            for field in 0..sheet.fields() {
                let ask = sheet.ask(field);
                if ask.key == "visibility" {
                    // Written by hand, a space may have slipped in.
                    fill(*sheet, &mut secret, 1, field, "internal ");
                } else if ask.kind.is_typed() && !matches!(ask.kind, Kind::Number) {
                    fill(*sheet, &mut secret, 1, field, MARK);
                }
            }
        }
        for sheet in catalog::sheets() {
            for row in 0..sheet.rows(&secret) {
                for (field, ask) in sheet.asks() {
                    let Kind::References(target) = ask.kind else {
                        continue;
                    };
                    // Only where something else stays: an answer that is hidden whole is shown as none, not as a gap.
                    if let Some(ids) = sheet.list_mut(&mut secret, row, field)
                        && kept.contains(&target)
                        && !ids.is_empty()
                    {
                        ids.push("secret".to_owned());
                    }
                }
            }
        }
        let after = markdown(&job(&secret, lang, Audience::Client));
        assert_eq!(after, before);
        let internal = markdown(&job(&secret, lang, Audience::Internal));
        assert!(internal.contains(MARK));
    }
}

#[test]
fn a_row_of_which_all_is_hidden_shows_no_hole() {
    let (_, mut plan) = starter(Lang::Zh);
    let goals = catalog::sheets()
        .find(|sheet| sheet.about().name == "goals.rows")
        .unwrap();
    let visibility = goals.field("visibility").unwrap();
    for row in 0..goals.rows(&plan) {
        fill(goals, &mut plan, row, visibility, "internal");
    }
    let told = markdown(&job(&plan, Lang::Zh, Audience::Client));
    let holes: Vec<&str> = told
        .lines()
        .filter(|line| line.contains("待补充"))
        .collect();
    // What is left is the chapter without goals and its line in the summary.
    assert!(
        holes.iter().all(|line| !line.starts_with('|')),
        "{holes:#?}"
    );
    assert_eq!(holes.len(), 2, "{holes:#?}");
}

/// A reference that somebody left empty names nobody, and so nobody to be hidden.
#[test]
fn an_empty_reference_hides_nothing() {
    let mut plan = skeleton();
    let recipient = &mut plan.distribution.at_mut(0).expect("a row").record;
    (recipient.recipient, recipient.form) = (vec![" ".to_owned()], MARK.to_owned());
    for audience in Audience::ALL {
        assert!(markdown(&job(&plan, Lang::En, audience)).contains(MARK));
    }
}

#[test]
fn the_client_reads_nothing_that_is_ours() {
    for (lang, (name, json, plan)) in
        (Lang::ALL.into_iter()).flat_map(|lang| starters(lang).map(move |starter| (lang, starter)))
    {
        let client = markdown(&job(&plan, lang, Audience::Client));
        for word in [
            "重点管理",
            "令其满意",
            "随时告知",
            "监督关注",
            "影响力",
            "参与度",
            "费率",
            "毛利",
            "成本核算",
            "每月成本",
            "内部版本",
            "总工时",
            "准备时间（",
            "Manage closely",
            "Keep satisfied",
            "Keep informed",
            "Monitor",
            "Power",
            "engagement",
            "Hourly rate",
            "Cost a month",
            "margin",
            "Internal version",
            "effort",
            "Preparation",
        ] {
            assert!(!client.contains(word), "{name}: {word}");
        }
        for person in plan
            .stakeholders
            .iter()
            .filter(|person| !person.note.is_empty())
        {
            let note = person.note.trim();
            assert!(!client.contains(note), "{name}: {note}");
        }
        for sheet in catalog::sheets() {
            for row in 0..sheet.rows(&plan) {
                let id = sheet.id(&plan, row);
                assert!(id.is_empty() || !client.contains(id), "{name}: the id {id}");
            }
        }
        assert!(
            json.contains("\"note\""),
            "{name} has private notes to hide"
        );
        assert!(
            !client.contains("待补充") && !client.contains("to be completed"),
            "{name} has a gap"
        );
    }
}

/// Markdown without its diagrams, whose commands are English everywhere; their words stand in tables too.
fn without_diagrams(told: &str) -> String {
    let parts = told.split("```");
    let outside = parts.enumerate().filter(|(place, _)| place % 2 == 0);
    outside.map(|(_, part)| part).collect()
}

fn latin_words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn no_word_of_the_other_language() {
    let is_chinese = |c: &char| matches!(*c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    for (name, json, plan) in starters(Lang::Zh) {
        let mut allowed = latin_words(json);
        allowed.extend(["G", "M", "R", "B", "RACI", "A", "C", "I"]);
        for audience in Audience::ALL {
            let told = without_diagrams(&markdown(&job(&plan, Lang::Zh, audience)));
            let foreign: Vec<&str> = latin_words(&told).difference(&allowed).copied().collect();
            assert_eq!(foreign, Vec::<&str>::new(), "{name}");
        }
    }
    for (name, _, plan) in starters(Lang::En) {
        for audience in Audience::ALL {
            let told = markdown(&job(&plan, Lang::En, audience));
            let foreign: String = told.chars().filter(is_chinese).collect();
            assert_eq!(foreign, "", "{name}");
        }
    }
}

#[test]
fn the_document_has_its_newest_revisions_date() {
    let (_, plan) = starter(Lang::En);
    let document = job(&plan, Lang::En, Audience::Client).document();
    let newest = plan
        .revisions
        .iter()
        .filter_map(|row| dates::parse(&row.date).ok())
        .max();
    assert_eq!(document.date, dates::short(newest.unwrap(), Lang::En));
}
