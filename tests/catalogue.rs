//! The catalogue of suggestions: a draft in each language whose ids are codes; and what is prepared from it.

mod support;

use commplan::catalog::{self, CHANNELS, LADDER, PHASES, PROJECT, RISKS, SCHEDULE, STAKEHOLDERS};
use commplan::check::Tally;
use commplan::form::{Edit, Ids, SheetRef};
use commplan::locale::Lang;
use commplan::plan::{Opening, Plan};
use commplan::wizard::focus::At;
use commplan::wizard::popup::Popup;
use commplan::wizard::prepare::{Group, Preparation};
use commplan::wizard::suggest::{self, Picks};
use commplan::wizard::{Effect, Event, Home, Message, Opened, Wizard};
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
        director: "Yang Liu".into(),
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

/// A wizard with a plan open.
fn opened(plan: Plan, lang: Lang) -> Wizard {
    let mut wizard = Wizard::new(lang, 7, Home::default(), (80, 24));
    tell(
        &mut wizard,
        Message::Opened(Box::new(Opened {
            path: "catalogue.plan.json".into(),
            plan,
            new: false,
            place: None,
            notice: None,
            trouble: None,
        })),
    );
    wizard
}

fn tell(wizard: &mut Wizard, message: Message) -> Vec<Effect> {
    wizard.update(Event {
        at: 0,
        today: Some(date(2026, 11, 23)),
        message,
    })
}

fn press(wizard: &mut Wizard, script: &str) -> Vec<Effect> {
    let presses = support::script(script).into_iter();
    let effects = presses.flat_map(|press| match press {
        support::Press::Key(key) => tell(wizard, Message::Key(key)),
        support::Press::Text(text) => tell(wizard, Message::Text(text)),
        support::Press::Paste(text) => tell(wizard, Message::Paste(text)),
    });
    effects.collect()
}

fn go_to_schedule(wizard: &mut Wizard) {
    while wizard.focus.at != At::Steps {
        press(wizard, "esc");
    }
    press(wizard, "\"5\"");
}

#[test]
fn every_rows_sheet_that_has_usual_rows_offers_them() {
    for lang in Lang::ALL {
        let source = suggest::catalogue(lang);
        let empty: Vec<&str> = lists()
            .filter(|sheet| sheet.rows(source) == 0)
            .map(|sheet| sheet.about().name)
            .collect();
        // Who signs, who receives and what was changed or ruled out is each plan's own.
        assert_eq!(
            empty,
            [
                "review.approvals",
                "review.distribution",
                "review.revisions",
                "review.ruled_out"
            ]
        );
        let phases = source
            .phases
            .iter()
            .filter(|row| suggest::is_phase_of(&row.id, "software"));
        assert_eq!(phases.count(), 5);
    }
}

#[test]
fn what_an_answer_needs_comes_along_and_the_rest_is_offered() {
    let source = [suggest::catalogue(Lang::En)];
    let picks: Picks = vec![(&SCHEDULE, "T02".to_owned())];
    let missing = suggest::missing(&Plan::default(), &source, &picks);
    let found = |sheet: SheetRef, code: &str| {
        let mut all = missing.iter();
        let held = all.find(|held| held.sheet == sheet && held.code == code);
        held.map(|held| held.is_needed)
    };
    assert_eq!(found(&STAKEHOLDERS, "H08"), Some(true), "owner");
    assert_eq!(found(&CHANNELS, "C02"), Some(true), "channel");
    assert_eq!(found(&catalog::GOALS, "G01"), Some(false), "goal served");
    // A prepared plan has them, and lists that keep no origin know their rows by name.
    let mut plan = begun("software", "large");
    prepare(&mut plan, Lang::En);
    let missing = suggest::missing(&plan, &source, &picks);
    assert!(missing.iter().all(|held| !held.is_needed), "{missing:?}");
    let again: Picks = vec![
        (&LADDER, "L1".to_owned()),
        (&PHASES, "F-software-1".to_owned()),
    ];
    let edits = suggest::take(&plan, &source, &again, &mut Ids::new(3), &|_, _, _| {});
    assert_eq!(edits, []);
}

#[test]
fn ready_texts_begin_with_the_fitting_one() {
    for lang in Lang::ALL {
        let mut plan = begun("software", "medium");
        plan.language = lang.code().to_owned();
        prepare(&mut plan, lang);
        let mut wizard = opened(plan, lang);
        let source = suggest::catalogue(lang);
        for sheet in lists().filter(|sheet| sheet.field("origin").is_some()) {
            for (field, ask) in sheet.asks().filter(|(_, ask)| ask.kind.is_typed()) {
                for row in 0..sheet.rows(&wizard.plan) {
                    let origin = sheet.field("origin").expect("asked for");
                    let code = sheet.text(&wizard.plan, row, origin).to_owned();
                    let entry = sheet.place(source, &code).expect("prepared from it");
                    let said = sheet.text(source, entry, field).to_owned();
                    let plan = std::sync::Arc::make_mut(&mut wizard.plan);
                    let Some(text) = sheet.text_mut(plan, row, field) else {
                        continue;
                    };
                    let held = std::mem::take(text);
                    let first = wizard.phrases(sheet, row, field).into_iter().next();
                    // Names and numbers have none.
                    if let (Some(first), false) = (first, said.is_empty()) {
                        let is_its_own = said == first.words
                            || said.lines().any(|line| line.trim() == first.words);
                        assert!(is_its_own, "{sheet:?} {code} {}: {}", ask.key, first.words);
                    }
                    let plan = std::sync::Arc::make_mut(&mut wizard.plan);
                    *sheet.text_mut(plan, row, field).expect("a text") = held;
                }
            }
        }
        let response = (&RISKS as SheetRef).field("response").expect("asked");
        assert!(wizard.phrases(&RISKS, 0, response).len() > 10);
        let email = (&STAKEHOLDERS as SheetRef).field("email").expect("asked");
        assert!(wizard.phrases(&STAKEHOLDERS, 0, email).is_empty());
        let principles = (&PROJECT as SheetRef).field("principles").expect("asked");
        assert_eq!(wizard.phrases(&PROJECT, 0, principles).len(), 3);
    }
}

#[test]
fn a_row_is_kept_offered_in_both_languages_and_taken_out() {
    let mut plan = begun("software", "medium");
    plan.language = "en".into();
    prepare(&mut plan, Lang::En);
    let mut wizard = opened(plan, Lang::En);
    // Of the weekly meeting the words are kept, and whom and what it names by code.
    go_to_schedule(&mut wizard);
    let effects = press(&mut wizard, r#"down ctrl+k "keep this row" enter"#);
    let [Effect::Keep { sheet, loose }] = effects.as_slice() else {
        panic!("{effects:?} {:?} {:?}", wizard.notice, wizard.focus);
    };
    assert_eq!(sheet.about().name, "schedule.rows");
    let value = |member: &str| loose.values[sheet.field(member).expect(member)].clone();
    let text = |text: &str| commplan::form::Value::Text(text.to_owned());
    assert_eq!(value("owner"), text("H08"));
    assert_eq!((value("origin"), value("status")), (text(""), text("")));
    let mut own = Plan::default();
    sheet.insert(&mut own, 0, loose.clone());
    let id = loose.id.clone();
    let sheet = *sheet;
    for lang in Lang::ALL {
        let mut plan = begun("software", "small");
        plan.language = lang.code().to_owned();
        prepare(&mut plan, lang);
        let mut wizard = opened(plan, lang);
        tell(&mut wizard, Message::Own(Box::new(own.clone())));
        go_to_schedule(&mut wizard);
        let rows = wizard.plan.schedule.len();
        press(&mut wizard, &format!("down*{} enter", rows + 1));
        let Some(Popup::Shelf(shelf)) = wizard.popups.last() else {
            panic!("{lang:?}: no catalogue");
        };
        let first = wizard.offers(shelf).into_iter().next().expect("an offer");
        assert!(first.is_own);
        assert_eq!(first.name, "Weekly status meeting");
        assert_eq!(press(&mut wizard, "delete"), []);
        let dropped = Effect::Unkeep {
            sheet,
            id: id.clone(),
        };
        assert_eq!(press(&mut wizard, "delete"), [dropped]);
        press(&mut wizard, "enter enter");
        let taken = wizard.plan.schedule.iter().last().expect("taken");
        assert_eq!(taken.kept.origin, id);
        assert!(wizard.plan.stakeholders.get(&taken.owner).is_some());
    }
}

#[test]
fn the_remembered_director_is_prepared_and_told_when_leaving() {
    let mut plan = begun("software", "medium");
    plan.project.organisation = "Yunqi Software Ltd".into();
    prepare(&mut plan, Lang::En);
    let director = (plan.stakeholders.iter())
        .find(|row| row.kept.origin == "H09")
        .map(|row| row.name.clone());
    assert_eq!(director.as_deref(), Some("Yang Liu"));
    let mut wizard = opened(plan, Lang::En);
    let told = Effect::MeetDirector {
        organisation: "Yunqi Software Ltd".into(),
        name: "Yang Liu".into(),
    };
    assert_eq!(press(&mut wizard, "ctrl+q"), [told, Effect::Quit]);
}
