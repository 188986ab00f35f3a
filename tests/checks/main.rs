//! The checks: every rule trips on the fault that it is for and on nothing else; what was ruled out stays silent; a
//! good plan is left in peace.

mod command;
mod good;
mod table;

use commplan::catalog::{self, Starter};
use commplan::check::{self, DROPPED, Finding, Severity, rules};
use commplan::draft;
use commplan::form::{Edit, Ids, SheetRef, Value};
use commplan::locale::Lang;
use commplan::plan::{Plan, Row, RuledOut};
use std::collections::BTreeSet;

/// How many hints a good plan may have.
const MOST_HINTS: usize = 5;

/// A finished plan, for approval.
fn starter(name: &str, lang: Lang) -> Plan {
    let starter = Starter::named(name).expect("a starter");
    draft::read(starter.text(lang).as_bytes(), &mut Ids::new(1)).expect("the starter is sound")
}

fn good() -> Plan {
    starter("software-delivery", Lang::En)
}

fn sheet(name: &str) -> SheetRef {
    let mut sheets = catalog::sheets();
    let found = sheets.find(|sheet| sheet.about().name == name);
    found.unwrap_or_else(|| panic!("{name} is a sheet"))
}

/// The place of a row by its name or origin, or of its first.
fn row(plan: &Plan, sheet: SheetRef, name: &str) -> usize {
    let origin = sheet.field("origin");
    let is_it = |row: &usize| {
        sheet.name_of(plan, *row) == name
            || origin.is_some_and(|origin| sheet.text(plan, *row, origin) == name)
    };
    match name.is_empty() {
        true => 0,
        false => (0..sheet.rows(plan))
            .find(is_it)
            .unwrap_or_else(|| panic!("{name} is a row of {sheet:?}")),
    }
}

/// Writes an answer: `sheet/row/member`, the row by name or origin. A list's items are separated by spaces; an item that
/// is an origin stands for the row that came from it.
fn set(plan: &mut Plan, path: &str, value: &str) {
    let parts: Vec<&str> = path.split('/').collect();
    let about = sheet(parts[0]);
    let place = row(plan, about, parts[1]);
    let field = about
        .field(parts[2])
        .unwrap_or_else(|| panic!("{path} is a member"));
    let target = about.ask(field).kind.refers_to();
    let id = |plan: &Plan, word: &str| match target {
        Some(target) if !word.is_empty() && word != "gone" => {
            let place = row(plan, target, word);
            target.id(plan, place).to_owned()
        }
        _ => word.to_owned(),
    };
    if about.ask(field).kind.is_list() {
        let ids = value
            .split_whitespace()
            .map(|word| id(plan, word))
            .collect();
        *about.list_mut(plan, place, field).expect("a list") = ids;
    } else {
        let id = id(plan, value);
        *about.text_mut(plan, place, field).expect("a text") = id;
    }
}

/// Takes a row out.
fn cut(plan: &mut Plan, name: &str, which: &str) {
    let about = sheet(name);
    let place = row(plan, about, which);
    about.remove(plan, place).expect("a row");
}

/// Adds a row with these answers, written as [`set`] takes them.
fn add(plan: &mut Plan, name: &str, id: &str, answers: &[(&str, &str)]) {
    let about = sheet(name);
    let end = about.rows(plan);
    let mut loose = about.blank(id.to_owned());
    let origin = about.field("origin");
    if let Some(origin) = origin {
        loose.values[origin] = Value::Text(id.to_owned());
    }
    let insert = Edit::Insert {
        sheet: about,
        row: end,
        loose,
    };
    insert.apply(plan);
    for (member, value) in answers {
        let field = about.field(member).unwrap_or_else(|| panic!("{member}"));
        if about.ask(field).kind.is_list() || about.ask(field).kind.refers_to().is_some() {
            set(plan, &format!("{name}/{id}/{member}"), value);
        } else {
            *about.text_mut(plan, end, field).expect("a text") = (*value).to_owned();
        }
    }
}

fn keys(findings: &[Finding]) -> BTreeSet<String> {
    findings.iter().map(Finding::key).collect()
}

/// What a change adds to what is found.
fn new_findings(plan: &Plan, changed: &Plan) -> Vec<Finding> {
    let before = keys(&check::findings(plan));
    let mut found = check::findings(changed);
    found.retain(|finding| !before.contains(&finding.key()));
    found
}

fn rule_out(plan: &mut Plan, what: &str, reason: &str) {
    let rows = plan.ruled_out.len();
    plan.ruled_out.insert(
        rows,
        Row {
            id: format!("ruled{rows}"),
            record: RuledOut {
                what: what.to_owned(),
                reason: reason.to_owned(),
            },
            ..Row::default()
        },
    );
}

#[test]
fn all_thirty_four_rules_are_accounted_for() {
    let mut numbers: BTreeSet<u8> = rules().filter_map(|rule| rule.number).collect();
    for (number, reason) in &DROPPED {
        assert!(
            numbers.insert(*number),
            "rule {number} is both kept and dropped"
        );
        assert!(reason.len() > 40, "rule {number}: say why");
    }
    assert_eq!(numbers, (1..=34).collect());
}

#[test]
fn every_rule_has_an_id_and_words_of_its_own() {
    let mut ids = BTreeSet::new();
    for rule in rules() {
        assert!(ids.insert(rule.id), "{} twice", rule.id);
        let is_plain = |sign: char| sign.is_ascii_lowercase() || sign == '-';
        assert!(rule.id.chars().all(is_plain), "{}", rule.id);
        for lang in Lang::ALL {
            let said = rule.sentence.in_lang(lang);
            let end = match lang {
                Lang::Zh => '。',
                Lang::En => '.',
            };
            assert!(said.ends_with(end), "{}: {said}", rule.id);
            assert!(!rule.name.in_lang(lang).is_empty(), "{}", rule.id);
        }
    }
}

/// Both languages say the same words: a place left out in one would lose a name.
#[test]
fn both_sentences_of_a_rule_hold_the_same_places() {
    for rule in rules() {
        for place in ["{0}", "{1}", "{2}", "{3}"] {
            assert_eq!(
                rule.sentence.zh.contains(place),
                rule.sentence.en.contains(place),
                "{} {place}",
                rule.id
            );
        }
    }
}

#[test]
fn what_was_ruled_out_with_a_reason_stays_silent() {
    let mut plan = good();
    set(&mut plan, "schedule.rows/T03/owner", "");
    let found = new_findings(&good(), &plan);
    let key = found[0].key();
    assert!(key.starts_with("owner-missing/"), "{key}");
    let mut unreasoned = plan.clone();
    rule_out(&mut unreasoned, &key, " ");
    assert_eq!(
        keys(&check::findings(&unreasoned)),
        keys(&check::findings(&plan))
    );
    for what in [key.as_str(), "owner-missing", "owner-missing/schedule.rows"] {
        let mut silenced = plan.clone();
        rule_out(&mut silenced, what, "Sent by a machine");
        assert!(new_findings(&good(), &silenced).is_empty(), "{what}");
    }
    // Another row's finding is not silenced by the first one's reason.
    rule_out(&mut plan, &key, "Sent by a machine");
    set(&mut plan, "schedule.rows/T02/owner", "");
    assert_eq!(new_findings(&good(), &plan).len(), 1);
}

#[test]
fn what_is_ruled_out_is_said_in_words() {
    let plan = good();
    let id = plan.stakeholders.at(0).expect("a stakeholder").id.clone();
    for (what, zh, en) in [
        (
            "role-missing/sponsor",
            "缺少关键角色：客户方发起人",
            "Role missing: sponsor on the client's side",
        ),
        (
            "risk-kind-missing/cost",
            "缺少一类常见风险：成本过高",
            "Classical risk not considered: Cost",
        ),
        (
            "content-missing/change",
            "缺少一类沟通内容：变更",
            "Content never communicated: Changes",
        ),
        (
            &format!("stakeholder-unheard/{id}"),
            "相关方没有沟通安排：Margaret Holloway",
            "Stakeholder in no communication: Margaret Holloway",
        ),
        (
            "channels-many",
            "面向客户的渠道过多",
            "Many channels for the client",
        ),
    ] {
        let words = |lang| check::ruled_out_words(&plan, what, lang);
        assert_eq!(words(Lang::Zh).as_deref(), Some(zh));
        assert_eq!(words(Lang::En).as_deref(), Some(en));
    }
    let typed = "Direct communication with all warehouse staff";
    assert_eq!(check::ruled_out_words(&plan, typed, Lang::En), None);
}

/// What cannot be known at kick-off is one hint while the document is a draft, and a warning for each place after.
#[test]
fn the_stage_decides_the_severity() {
    let mut plan = good();
    for code in ["H01", "H02", "H05"] {
        for member in ["email", "phone", "deputy", "engagement_now"] {
            set(&mut plan, &format!("stakeholders.rows/{code}/{member}"), "");
        }
    }
    let told = |plan: &Plan| {
        let found = new_findings(&good(), plan);
        let told = found.iter().map(|found| (found.rule.id, found.severity));
        told.collect::<Vec<_>>()
    };
    set(&mut plan, "review//status", "draft");
    let hint = |id| (id, Severity::Hint);
    let early = ["contact-incomplete", "engagement-unknown"];
    assert_eq!(told(&plan), early.map(hint));
    for status in ["for-approval", "approved"] {
        set(&mut plan, "review//status", status);
        let found = told(&plan);
        for rule in early {
            let severities = found.iter().filter(|(id, _)| *id == rule);
            let severities: Vec<Severity> = severities.map(|(_, severity)| *severity).collect();
            assert_eq!(severities, [Severity::Warning; 3], "{rule}");
        }
    }
}

#[test]
fn findings_come_gravest_first_and_lead_to_a_field() {
    let mut plan = good();
    set(&mut plan, "schedule.rows/T03/owner", "");
    set(&mut plan, "project//start", "3/2/2026");
    let found = check::findings(&plan);
    assert!(found.is_sorted_by_key(|found| found.severity));
    let owner = &found[0];
    assert_eq!(
        owner.place(&plan, Lang::En),
        "Schedule / Weekly report / Owner"
    );
    assert_eq!(
        owner.place(&plan, Lang::Zh),
        "沟通计划 / Weekly report / 责任人"
    );
    assert_eq!(
        owner.say(Lang::En),
        "\"Weekly report\" has no owner. Name the one person who sees to it."
    );
    let row = owner.cell.row(&plan).expect("the row");
    assert_eq!(plan.schedule.at(row).expect("a row").kept.origin, "T03");
}

/// What somebody typed is never read as a place for another word, and stays on one line.
#[test]
fn names_are_words_and_nothing_else() {
    let mut plan = good();
    set(&mut plan, "schedule.rows/T03/title", "{0}{1}\n{2}");
    set(&mut plan, "schedule.rows/{0}{1}\n{2}/owner", "");
    let found = new_findings(&good(), &plan);
    let said = found[0].say(Lang::En);
    assert!(said.starts_with("\"{0}{1} {2}\" has no owner."), "{said}");
}

/// Ten thousand rows in the largest lists: as many findings as there are, and no walk that squares them.
#[test]
fn a_large_plan_is_looked_through() {
    let mut plan = good();
    for at in 0..10_000 {
        add_person(&mut plan, at);
    }
    let found = check::findings(&plan);
    let unheard = found
        .iter()
        .filter(|found| found.rule.id == "stakeholder-unheard");
    assert_eq!(unheard.count(), 10_000);
}

fn add_person(plan: &mut Plan, at: usize) {
    let mut person = plan.stakeholders.at(0).expect("a stakeholder").clone();
    person.id = format!("p{at:05}");
    person.record.power = "low".to_owned();
    let end = plan.stakeholders.len();
    plan.stakeholders.insert(end, person);
}
