//! Plans that are left in peace: the starters, and what the first questions prepare.

use super::*;
use commplan::wizard::prepare::{Group, Preparation};
use jiff::civil::date;

fn told(findings: &[Finding], lang: Lang) -> String {
    let lines = findings.iter().map(|found| {
        format!(
            "\n  {} {} {}",
            found.severity.key(),
            found.key(),
            found.say(lang)
        )
    });
    lines.collect()
}

/// What keeps a plan from being left in peace.
fn complaint(name: &str, plan: &Plan, lang: Lang) -> Option<String> {
    let found = check::findings(plan);
    let is_grave = found.iter().any(|found| found.severity < Severity::Hint);
    let lang_code = lang.code();
    (is_grave || found.len() > MOST_HINTS)
        .then(|| format!("{name}, {lang_code}: {}", told(&found, lang)))
}

#[test]
fn every_starter_is_left_in_peace() {
    let mut wrong = Vec::new();
    for starter in &catalog::STARTERS {
        for lang in Lang::ALL {
            let plan = super::starter(starter.name, lang);
            wrong.extend(complaint(starter.name, &plan, lang));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A plan prepared from answers to the first questions, its proposals seen.
fn prepared(lang: Lang, kind: &str, size: &str, site: &str, others: &[&str]) -> Plan {
    let weekly = match lang {
        Lang::Zh => "周五 15:00",
        Lang::En => "Friday 15:00",
    };
    prepared_for(weekly, lang, kind, size, site, others)
}

/// The same with another weekly meeting.
fn prepared_for(
    weekly: &str,
    lang: Lang,
    kind: &str,
    size: &str,
    site: &str,
    others: &[&str],
) -> Plan {
    let mut plan = Plan {
        language: lang.code().to_owned(),
        ..Plan::default()
    };
    for (member, value) in [
        ("name", "Warehouse system upgrade"),
        ("client", "Starport Logistics Ltd"),
        ("organisation", "Yunqi Software Ltd"),
        ("kind", kind),
        ("size", size),
        ("site", site),
        ("start", "2026-12-01"),
        ("end", "2027-05-31"),
        ("background", "Why the project is done"),
    ] {
        set(&mut plan, &format!("project//{member}"), value);
    }
    plan.opening.weekly = weekly.to_owned();
    plan.opening.chat = "Teams".to_owned();
    plan.opening.meeting = "Zoom".to_owned();
    plan.opening.tasks = "Jira".to_owned();
    plan.opening.others = others.iter().map(|other| (*other).to_owned()).collect();
    add(&mut plan, "project.goals", "goal", &[("goal", "One goal")]);
    let today = Some(date(2026, 11, 23));
    let edits = Preparation::new(&plan, lang, today).edits(&Group::ALL, &mut Ids::new(3));
    for edit in edits {
        edit.apply(&mut plan);
    }
    for sheet in catalog::sheets() {
        for row in 0..sheet.rows(&plan) {
            if let Some(status) = sheet.field("status").filter(|_| sheet.is_list()) {
                sheet
                    .text_mut(&mut plan, row, status)
                    .expect("a text")
                    .clear();
            }
        }
    }
    plan
}

/// Whatever is answered, a prepared plan is one to go on from, not one to repair.
#[test]
fn every_prepared_plan_is_left_in_peace() {
    let mut wrong = Vec::new();
    let all = ["procurement", "users", "subcontractor", "supervisor"];
    for lang in Lang::ALL {
        for kind in [
            "software",
            "integration",
            "consulting",
            "operations",
            "marketing",
            "",
        ] {
            for size in ["small", "medium", "large"] {
                for site in ["on-site", "remote", "mixed"] {
                    for others in [&[][..], &all] {
                        let plan = prepared(lang, kind, size, site, others);
                        let name = format!("{kind} {size} {site} {others:?}");
                        wrong.extend(complaint(&name, &plan, lang));
                        wrong.extend(copied(&name, &plan));
                    }
                }
            }
        }
    }
    let first = wrong.first();
    assert!(
        wrong.is_empty(),
        "{} plans; {}",
        wrong.len(),
        first.map_or("", String::as_str)
    );
}

/// Who is copied on what they take part in.
fn copied(name: &str, plan: &Plan) -> Option<String> {
    let rows = plan.schedule.iter();
    let mut both = rows.filter(|row| {
        let parts = || row.attendees.iter().chain([&row.owner, &row.recorder]);
        row.cc.iter().any(|id| parts().any(|part| part == id))
    });
    both.next()
        .map(|row| format!("{name}: \"{}\" is copied to one who takes part", row.title))
}

#[test]
fn whatever_the_weekly_meeting_a_prepared_plan_is_left_in_peace() {
    let mut wrong = Vec::new();
    for kind in [
        "software",
        "integration",
        "consulting",
        "operations",
        "marketing",
    ] {
        for day in [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Wednesday and Thursday",
        ] {
            for time in ["10:00", "14:30"] {
                let weekly = format!("{day} {time}");
                let plan = prepared_for(&weekly, Lang::En, kind, "large", "mixed", &["users"]);
                wrong.extend(complaint(&format!("{kind} {weekly}"), &plan, Lang::En));
            }
        }
    }
    let first = wrong.first();
    assert!(
        wrong.is_empty(),
        "{} plans; {}",
        wrong.len(),
        first.map_or("", String::as_str)
    );
}

#[test]
fn proposals_that_nobody_saw_are_one_warning() {
    let mut plan = prepared(Lang::En, "software", "medium", "remote", &[]);
    for sheet in ["goals.rows", "risks.rows"] {
        for row in 0..self::sheet(sheet).rows(&plan) {
            let about = self::sheet(sheet);
            let status = about.field("status").expect("a status");
            *about.text_mut(&mut plan, row, status).expect("a text") = "proposed".to_owned();
        }
    }
    let found = check::findings(&plan);
    let unseen: Vec<_> = found
        .iter()
        .filter(|found| found.severity < Severity::Hint)
        .collect();
    assert_eq!(unseen.len(), 1, "{}", told(&found, Lang::En));
    assert_eq!(unseen[0].key(), "proposals-unseen");
}

/// An empty plan is not flooded: a line for what is missing in the project, one for each list.
#[test]
fn an_empty_plan_is_told_little() {
    let found = check::findings(&Plan::default());
    assert!(found.len() <= 12, "{}", told(&found, Lang::En));
    assert!(found.iter().all(|found| found.severity > Severity::Error));
}
