//! Each rule with a plan that trips it, and one close to it that does not.

use super::*;

/// A rule, the change of a good plan that trips it, how grave that is, and a change that looks alike and does not.
struct Case {
    rule: &'static str,
    severity: Severity,
    trips: fn(&mut Plan),
    passes: fn(&mut Plan),
}

use Severity::{Error, Hint, Warning};

const fn case(
    rule: &'static str,
    severity: Severity,
    trips: fn(&mut Plan),
    passes: fn(&mut Plan),
) -> Case {
    Case {
        rule,
        severity,
        trips,
        passes,
    }
}

/// Somebody new on the client's side who can be reached and is in no communication.
fn newcomer(plan: &mut Plan, power: &str, interest: &str) {
    let answers = [
        ("role", "Warehouse manager"),
        ("name", "Ann Bell"),
        ("side", "client"),
        ("email", "ann.bell@starport.example"),
        ("needs", "Dates"),
        ("duties", "Opens the doors"),
        ("engagement_now", "neutral"),
        ("engagement_wanted", "neutral"),
        ("power", power),
        ("interest", interest),
    ];
    add(plan, "stakeholders.rows", "new", &answers);
}

/// A meeting of the two project managers that nothing is wrong with.
fn meeting(plan: &mut Plan, code: &str, rhythm: &str, weekday: &str, time: &str) {
    let answers = [
        ("title", code),
        ("content", "progress"),
        ("purpose", "Talk"),
        ("rhythm", rhythm),
        ("weekday", weekday),
        ("time", time),
        ("attendees", "H02 H08"),
        ("owner", "H08"),
        ("channel", "C02"),
        ("material", "None"),
        ("duration", "20"),
    ];
    add(plan, "schedule.rows", code, &answers);
}

/// A channel with all its rules.
fn channel(plan: &mut Plan, code: &str) {
    let answers = [
        ("name", code),
        ("formality", "formal"),
        ("use_for", "Matters"),
        ("response_time", "1 working day"),
        ("record_rule", "Kept"),
        ("tool", "A tool"),
        ("method", "push"),
    ];
    add(plan, "channels.rows", code, &answers);
}

fn all(plan: &mut Plan, sheet_name: &str, member: &str, change: impl Fn(&str) -> String) {
    let about = sheet(sheet_name);
    let field = about.field(member).expect("a member");
    for row in 0..about.rows(plan) {
        let text = about.text_mut(plan, row, field).expect("a text");
        *text = change(text);
    }
}

fn strip(plan: &mut Plan, sheet_name: &str, member: &str, tokens: &[&str], instead: &str) {
    let about = sheet(sheet_name);
    let field = about.field(member).expect("a member");
    for row in 0..about.rows(plan) {
        let list = about.list_mut(plan, row, field).expect("a list");
        list.retain(|token| !tokens.contains(&token.as_str()));
        if list.is_empty() && !instead.is_empty() {
            list.push(instead.to_owned());
        }
    }
}

/// Nobody says that they need this.
fn unneeded(plan: &mut Plan, tokens: &[&str]) {
    strip(plan, "stakeholders.rows", "need_kinds", tokens, "");
}

#[rustfmt::skip]
static CASES: &[Case] = &[
    case("reference-dangling", Error,
        |p| set(p, "schedule.rows/T03/cc", "H01 gone"),
        |p| set(p, "schedule.rows/T03/cc", "H01")),
    case("key-stakeholder-unheard", Error,
        |p| newcomer(p, "high", "high"),
        |p| { newcomer(p, "high", "high"); set(p, "schedule.rows/T13/cc", "new"); }),
    case("key-stakeholder-unheard", Warning,
        |p| newcomer(p, "high", "low"),
        |p| newcomer(p, "medium", "high")),
    case("stakeholder-unheard", Warning,
        |p| newcomer(p, "medium", "low"),
        |p| { newcomer(p, "medium", "low"); set(p, "schedule.rows/T13/cc", "new"); }),
    case("stakeholder-unheard", Hint,
        |p| newcomer(p, "low", "low"),
        |p| { newcomer(p, "low", "low"); set(p, "schedule.rows/T03/cc", "new"); }),
    case("need-unmet", Warning,
        |p| set(p, "stakeholders.rows/H06/need_kinds", "milestone change feedback"),
        |p| set(p, "stakeholders.rows/H06/need_kinds", "milestone change other")),
    case("goal-unserved", Warning,
        |p| strip(p, "schedule.rows", "goals", &["y7wfgw"], ""),
        |p| set(p, "schedule.rows/T09/goals", "")),
    case("goal-unmeasured", Warning,
        |p| set(p, "evaluation.rows/Decision log review/goals", "G09"),
        |p| set(p, "evaluation.rows/E12/goals", "")),
    case("channel-unused", Hint,
        |p| { channel(p, "Fax"); set(p, "channels.rows/Fax/scope", "internal"); },
        |p| { channel(p, "Fax"); set(p, "channels//store", "Copies go by fax."); }),
    case("channel-avoided", Warning,
        |p| set(p, "stakeholders.rows/H05/avoid", "C02"),
        |p| set(p, "stakeholders.rows/H05/avoid", "C04")),
    case("channel-unwanted", Hint,
        |p| {
            set(p, "stakeholders.rows/H02/channels", "C04");
            set(p, "stakeholders.rows/H08/channels", "C04");
            meeting(p, "Talk", "weekly", "mo", "9:00");
            limits(p);
        },
        |p| meeting(p, "Talk", "weekly", "mo", "9:00")),
    case("phase-silent", Warning,
        |p| {
            all_phases(p, "snbkz7");
            set(p, "schedule.rows/T01/phases", "");
            // What used to be phases apart must not meet in one.
            set(p, "schedule.rows/Design session/weekday", "mo");
            limits(p);
        },
        |p| all_phases(p, "")),
    case("content-missing", Warning,
        |p| { unneeded(p, &["change"]); strip(p, "schedule.rows", "content", &["change"], "tasks"); },
        |p| { unneeded(p, &["decision"]); strip(p, "schedule.rows", "content", &["decision"], "tasks"); }),
    case("role-missing", Warning,
        |p| {
            set(p, "stakeholders.rows/H01/role", "Operations head");
            all(p, "review.approvals", "as", |_| "reviewer".to_owned());
            set(p, "stakeholders.rows/H01/origin", "");
        },
        |p| set(p, "stakeholders.rows/H01/origin", "")),
    case("owner-missing", Error,
        |p| set(p, "schedule.rows/T09/owner", ""),
        |p| set(p, "schedule.rows/T09/owner", "H10")),
    case("report-owned-by-client", Warning,
        |p| { set(p, "schedule.rows/T03/owner", "H02"); limits(p); },
        |p| set(p, "schedule.rows/T02/owner", "H02")),
    case("owner-of-most", Hint,
        |p| {
            all(p, "schedule.rows", "owner", |_| "r9ggz3".to_owned());
            set(p, "stakeholders.rows/H12/need_kinds", "progress milestone");
            set(p, "stakeholders.rows/H08/deputy", "");
            set(p, "stakeholders.rows/H08/contact_point", "");
            set(p, "stakeholders.rows/H08/hours_limit", "100");
        },
        |p| {
            all(p, "schedule.rows", "owner", |_| "r9ggz3".to_owned());
            set(p, "stakeholders.rows/H08/hours_limit", "100");
        }),
    case("load-over-limit", Warning,
        |p| set(p, "stakeholders.rows/H05/hours_limit", "2"),
        |p| set(p, "stakeholders.rows/H05/hours_limit", "30")),
    case("load-share", Warning,
        |p| set(p, "project//effort_hours", "1000"),
        |p| set(p, "project//effort_hours", "")),
    case("meetings-overlap", Warning,
        |p| meeting(p, "Talk", "fortnightly", "th", "15:30"),
        |p| meeting(p, "Talk", "fortnightly", "th", "16:20")),
    case("meeting-heavy", Warning,
        |p| { meeting(p, "Talk", "twice-weekly", "mo", "13:00"); set(p, "schedule.rows/Talk/duration", "61"); limits(p); },
        |p| { meeting(p, "Talk", "twice-weekly", "mo", "13:00"); set(p, "schedule.rows/Talk/duration", "60"); limits(p); }),
    case("meeting-large", Warning,
        |p| { set(p, "stakeholders.rows/H04/headcount", "9"); },
        |p| { set(p, "stakeholders.rows/H04/headcount", "8"); }),
    case("material-undated", Warning,
        |p| set(p, "channels//material_due", ""),
        |p| set(p, "channels//material_due", "soon")),
    case("minutes-undated", Warning,
        |p| set(p, "channels//minutes_due", ""),
        |p| { set(p, "channels//minutes_due", ""); all(p, "schedule.rows", "recorder", |_| String::new()); }),
    case("hour-unkind", Hint,
        |p| { set(p, "project//time_zone", "UTC"); set(p, "stakeholders.rows/H01/time_zone", "UTC+8"); },
        |p| { set(p, "project//time_zone", "UTC"); set(p, "stakeholders.rows/H01/time_zone", "UTC+5"); }),
    case("formal-over-informal", Warning,
        |p| set(p, "channels.rows/C04/formality", "informal"),
        |p| set(p, "channels.rows/C02/formality", "formal")),
    case("channel-not-safe", Warning,
        |p| set(p, "schedule.rows/T15/sensitivity", "client-confidential"),
        |p| set(p, "schedule.rows/T15/sensitivity", "public")),
    case("channel-without-rule", Warning,
        |p| { set(p, "channels.rows/C04/response_time", ""); },
        |p| set(p, "channels.rows/C04/not_for", "")),
    case("channels-many", Hint,
        |p| { channel(p, "Fax"); set(p, "channels//store", "Copies go by fax."); },
        |p| { channel(p, "Fax"); set(p, "channels//store", "Copies go by fax."); set(p, "channels.rows/Fax/scope", "internal"); }),
    case("tool-missing", Warning,
        |p| set(p, "channels.rows/C07/tool", ""),
        |p| set(p, "channels.rows/C04/tool", "")),
    case("engagement-unmoved", Warning,
        |p| set(p, "stakeholders.rows/H06/engagement_wanted", "supportive"),
        |p| set(p, "stakeholders.rows/H02/engagement_now", "unaware")),
    case("resistance-unmet", Hint,
        |p| set(p, "stakeholders.rows/H05/engagement_now", "resistant"),
        |p| set(p, "stakeholders.rows/H06/engagement_now", "resistant")),
    case("language-differs", Hint,
        |p| set(p, "stakeholders.rows/H13/language", "Deutsch"),
        |p| set(p, "stakeholders.rows/H13/language", "English, German")),
    case("contact-incomplete", Warning,
        |p| set(p, "stakeholders.rows/H02/deputy", ""),
        |p| set(p, "stakeholders.rows/H03/deputy", "")),
    case("contact-incomplete", Warning,
        |p| { set(p, "stakeholders.rows/H05/email", ""); set(p, "stakeholders.rows/H05/phone", ""); },
        |p| set(p, "stakeholders.rows/H05/email", "")),
    case("engagement-unknown", Warning,
        |p| set(p, "stakeholders.rows/H01/engagement_wanted", ""),
        |p| set(p, "stakeholders.rows/H06/engagement_wanted", "")),
    case("client-owes", Warning,
        |p| { set(p, "stakeholders.rows/H05/phone", ""); set(p, "stakeholders.rows/H05/pending", "phone"); },
        |p| set(p, "stakeholders.rows/H05/phone", "")),
    case("risk-open", Warning,
        |p| { set(p, "risks.rows/R01/backup", ""); set(p, "risks.rows/R01/owner", ""); },
        |p| set(p, "risks.rows/R01/impact", "1")),
    case("risk-kind-missing", Warning,
        |p| cut(p, "risks.rows", "R05"),
        |p| cut(p, "risks.rows", "R07")),
    case("risk-unwatched", Hint,
        |p| set(p, "evaluation.rows/E02/origin", ""),
        |p| set(p, "risks.rows/R02/origin", "")),
    case("indicator-open", Warning,
        |p| { set(p, "evaluation.rows/E02/source", ""); set(p, "evaluation.rows/E02/when", ""); },
        |p| set(p, "evaluation.rows/E02/asked", "")),
    case("client-unasked", Warning,
        |p| { set(p, "evaluation.rows/E01/asked", ""); set(p, "evaluation.rows/E12/asked", "H08"); },
        |p| set(p, "evaluation.rows/E01/asked", "")),
    case("update-rules-missing", Warning,
        |p| set(p, "evaluation//update_rules", ""),
        |p| set(p, "evaluation//improvement", "")),
    case("review-date-missing", Warning,
        |p| set(p, "evaluation//next_review", ""),
        |p| set(p, "evaluation//next_review", "2027-02-05")),
    case("review-date-outside", Warning,
        |p| set(p, "evaluation//next_review", "2027-05-29"),
        |p| set(p, "evaluation//next_review", "2027-05-28")),
    case("id-duplicate", Error,
        |p| { let twin = p.glossary.at(0).expect("a term").clone(); p.glossary.insert(1, twin); },
        |p| { let mut twin = p.glossary.at(0).expect("a term").clone(); twin.id = "twin".to_owned(); p.glossary.insert(1, twin); }),
    case("token-unknown", Warning,
        |p| set(p, "schedule.rows/T02/weekday", "th moon"),
        |p| set(p, "schedule.rows/T07/weekday", "2-th")),
    case("date-ambiguous", Warning,
        |p| set(p, "review.revisions/0.1/date", "3/2/2026"),
        |p| set(p, "review.revisions/0.1/date", "2026/3/2")),
    case("date-unreadable", Warning,
        |p| set(p, "project.phases/Test/end", "soon"),
        |p| set(p, "project.phases/Test/end", "2027年4月23日")),
    case("time-unreadable", Warning,
        |p| set(p, "schedule.rows/T02/time", "after lunch"),
        |p| set(p, "schedule.rows/T02/time", "１５：００")),
    case("number-unreadable", Warning,
        |p| set(p, "schedule.rows/T13/preparation", "three hours"),
        |p| set(p, "schedule.rows/T13/preparation", "180")),
    case("dates-reversed", Error,
        |p| set(p, "project.phases/Test/end", "2027-04-04"),
        |p| set(p, "project.phases/Test/end", "2027-04-05")),
    case("phase-outside", Warning,
        |p| set(p, "project.phases/Requirements/start", "2026-11-30"),
        |p| set(p, "project.phases/Requirements/start", "2026-12-02")),
    case("list-empty", Warning,
        |p| while p.ladder.remove(0).is_some() {},
        |p| while p.glossary.remove(0).is_some() {}),
    case("answer-missing", Warning,
        |p| set(p, "schedule.rows/T03/purpose", ""),
        |p| set(p, "schedule.rows/T03/feedback", "")),
    case("proposals-unseen", Warning,
        |p| set(p, "risks.rows/R01/status", "proposed"),
        |p| set(p, "risks.rows/R01/status", "")),
    case("signature-missing", Warning,
        |p| all(p, "review.approvals", "side", |_| "client".to_owned()),
        |p| { p.approvals.remove(0); }),
    case("version-missing", Warning,
        |p| while p.revisions.remove(0).is_some() {},
        |p| { p.revisions.remove(0); }),
    case("approved-unsigned", Warning,
        |p| {
            set(p, "review//status", "approved");
            all(p, "review.approvals", "date", |_| "2026-12-08".to_owned());
            p.approvals.at_mut(0).expect("a signature").record.date.clear();
        },
        |p| { set(p, "review//status", "approved"); all(p, "review.approvals", "date", |_| "2026-12-08".to_owned()); }),
];

/// Everything takes place in these phases only.
fn all_phases(plan: &mut Plan, phases: &str) {
    let about = sheet("schedule.rows");
    let field = about.field("phases").expect("phases");
    for row in 0..about.rows(plan) {
        let list = about.list_mut(plan, row, field).expect("a list");
        *list = phases.split_whitespace().map(str::to_owned).collect();
    }
}

/// Both project managers have all the time in the world.
fn limits(plan: &mut Plan) {
    all(plan, "stakeholders.rows", "hours_limit", |_| {
        "200".to_owned()
    });
}

fn ids(found: &[Finding]) -> BTreeSet<&'static str> {
    found.iter().map(|found| found.rule.id).collect()
}

fn said(found: &[Finding]) -> Vec<String> {
    let said = found
        .iter()
        .map(|found| format!("{}: {}", found.key(), found.say(Lang::En)));
    said.collect()
}

#[test]
fn every_rule_has_its_case() {
    let cases: BTreeSet<&str> = CASES.iter().map(|case| case.rule).collect();
    let all: BTreeSet<&str> = rules().map(|rule| rule.id).collect();
    assert_eq!(cases, all);
}

#[test]
fn every_rule_trips_on_its_fault_alone() {
    let mut wrong = Vec::new();
    for case in CASES {
        let mut plan = good();
        (case.trips)(&mut plan);
        let found = new_findings(&good(), &plan);
        let is_grave = found.iter().all(|found| found.severity == case.severity);
        if ids(&found) != BTreeSet::from([case.rule]) || !is_grave {
            wrong.push(format!("{}: {:#?}", case.rule, said(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_rule_trips_on_what_only_looks_alike() {
    let mut wrong = Vec::new();
    for case in CASES {
        let mut plan = good();
        (case.passes)(&mut plan);
        let found = new_findings(&good(), &plan);
        if found
            .iter()
            .any(|found| found.rule.id == case.rule && found.severity == case.severity)
        {
            wrong.push(format!("{}: {:#?}", case.rule, said(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One fault for each rule in one plan: exactly those are named.
#[test]
fn many_faults_are_all_named() {
    let planted = [
        "reference-dangling",
        "need-unmet",
        "owner-missing",
        "meetings-overlap",
        "channel-not-safe",
        "engagement-unmoved",
        "risk-open",
        "indicator-open",
        "date-ambiguous",
        "answer-missing",
        "approved-unsigned",
    ];
    let mut plan = good();
    for case in CASES.iter().filter(|case| planted.contains(&case.rule)) {
        (case.trips)(&mut plan);
    }
    let found = new_findings(&good(), &plan);
    assert_eq!(ids(&found), BTreeSet::from(planted), "{:#?}", said(&found));
}

/// Every sentence is whole in both languages: no place for a word is left open.
#[test]
fn every_sentence_is_whole() {
    for case in CASES {
        for status in ["for-approval", "draft"] {
            let mut plan = good();
            (case.trips)(&mut plan);
            if case.rule != "approved-unsigned" {
                set(&mut plan, "review//status", status);
            }
            for found in check::findings(&plan) {
                for lang in Lang::ALL {
                    let said = found.say(lang);
                    assert!(!said.contains(['{', '}']) && !said.contains("  "), "{said}");
                }
            }
        }
    }
}
