//! The catalogue of suggestions: a draft in each language whose ids are codes; and what is prepared from it.

use commplan::catalog;
use commplan::check::Tally;
use commplan::form::{Edit, Ids, SheetRef};
use commplan::locale::Lang;
use commplan::plan::{Opening, Plan};
use commplan::wizard::prepare::{Group, Preparation};
use commplan::wizard::suggest;
use jiff::civil::date;

fn lists() -> impl Iterator<Item = SheetRef> {
    catalog::sheets().filter(|sheet| sheet.is_list())
}

#[test]
fn both_languages_offer_the_same_entries() {
    let (zh, en) = (suggest::catalogue(Lang::Zh), suggest::catalogue(Lang::En));
    for sheet in lists() {
        let codes = |plan: &Plan| -> Vec<String> {
            (0..sheet.rows(plan))
                .map(|row| sheet.id(plan, row).to_owned())
                .collect()
        };
        assert_eq!(codes(zh), codes(en), "{sheet:?}");
    }
    assert!(zh.schedule.len() >= 18);
}

#[test]
fn entries_refer_to_entries() {
    for lang in Lang::ALL {
        let plan = suggest::catalogue(lang);
        for sheet in lists() {
            for row in 0..sheet.rows(plan) {
                for (field, ask) in sheet.asks() {
                    let Some(target) = ask.kind.refers_to() else {
                        continue;
                    };
                    let one = std::iter::once(sheet.text(plan, row, field));
                    let many = sheet.list(plan, row, field).iter().map(String::as_str);
                    for code in one.chain(many).filter(|code| !code.is_empty()) {
                        let id = sheet.id(plan, row);
                        assert!(target.place(plan, code).is_some(), "{sheet:?} {id}: {code}");
                    }
                }
            }
        }
    }
}

fn begun(kind: &str, size: &str) -> Plan {
    let mut plan = Plan::default();
    plan.project.name = "Warehouse".into();
    plan.project.start = "2026-12-01".into();
    plan.project.end = "2027-05-31".into();
    plan.project.kind = kind.into();
    plan.project.size = size.into();
    plan.opening = Opening {
        our_pm: "Wei Zhang".into(),
        weekly: "周五 15:00".into(),
        others: vec!["procurement".into()],
        ..Opening::default()
    };
    plan
}

/// Prepares a plan as the wizard does.
fn prepare(plan: &mut Plan, lang: Lang) -> usize {
    let edits =
        Preparation::new(plan, lang, Some(date(2026, 11, 23))).edits(&Group::ALL, &mut Ids::new(3));
    for edit in &edits {
        edit.apply(plan);
    }
    edits.len()
}

#[test]
fn every_kind_and_size_is_prepared_whole() {
    for lang in Lang::ALL {
        for kind in [
            "software",
            "integration",
            "consulting",
            "operations",
            "marketing",
            "other",
        ] {
            for size in ["small", "medium", "large"] {
                let mut plan = begun(kind, size);
                prepare(&mut plan, lang);
                let what = format!("{lang:?} {kind} {size}");
                assert!(!plan.phases.is_empty(), "{what}");
                for row in plan.schedule.iter() {
                    assert!(
                        plan.stakeholders.get(&row.owner).is_some(),
                        "{what}: {}",
                        row.title
                    );
                    assert!(
                        plan.channels.get(&row.channel).is_some(),
                        "{what}: {}",
                        row.title
                    );
                    assert!(!row.attendees.is_empty(), "{what}: {}", row.title);
                    assert_eq!(row.kept.status, "proposed", "{what}");
                }
                for row in plan.ladder.iter() {
                    assert!(
                        !row.ours.is_empty() && !row.client.is_empty(),
                        "{what}: {}",
                        row.level
                    );
                }
                for row in plan.evaluation.iter() {
                    assert!(
                        plan.stakeholders.get(&row.owner).is_some(),
                        "{what}: {}",
                        row.method
                    );
                }
                for phase in plan.phases.iter() {
                    assert!(phase.start <= phase.end, "{what}: {}", phase.name);
                }
                let last = plan.phases.iter().last().expect("a phase");
                assert_eq!(last.end, "2027-05-31", "{what}");
                assert!(Tally::of(&plan) != Tally::default());
            }
        }
    }
}

/// What the screen says before is what is said after.
#[test]
fn as_many_rows_are_prepared_as_were_told() {
    for kind in ["software", "operations", "other"] {
        for size in ["small", "medium", "large"] {
            for people in [true, false] {
                let plan = begun(kind, size);
                let preparation = Preparation::new(&plan, Lang::En, Some(date(2026, 11, 23)));
                let mut groups = Group::ALL.to_vec();
                groups.retain(|group| people || *group != Group::Stakeholders);
                let told: usize = (groups.iter())
                    .map(|group| preparation.count(*group, people))
                    .sum();
                let edits = preparation.edits(&groups, &mut Ids::new(3));
                let rows = edits
                    .iter()
                    .filter(|edit| matches!(edit, Edit::Insert { .. }));
                assert_eq!(told, rows.count(), "{kind} {size} {people}");
            }
        }
    }
}

#[test]
fn preparing_again_adds_nothing_and_overwrites_nothing() {
    let mut plan = begun("software", "medium");
    prepare(&mut plan, Lang::En);
    plan.house_rules.house_rules = "Our own rule".into();
    let before = plan.clone();
    assert_eq!(prepare(&mut plan, Lang::En), 0);
    assert!(plan == before);
}

#[test]
fn the_weekly_slot_sets_report_and_review() {
    let mut plan = begun("software", "medium");
    prepare(&mut plan, Lang::Zh);
    let row = |code: &str| {
        let mut rows = plan.schedule.iter();
        rows.find(|row| row.kept.origin == code).expect("prepared")
    };
    assert_eq!(
        (row("T02").weekday.as_slice(), row("T02").time.as_str()),
        (&["fr".to_owned()][..], "15:00")
    );
    assert_eq!(
        (row("T03").weekday.as_slice(), row("T03").time.as_str()),
        (&["th".to_owned()][..], "18:00")
    );
    assert_eq!(row("T09").time, "16:00");
}
