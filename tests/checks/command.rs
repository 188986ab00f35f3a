//! `commplan check`: what it writes and how it ends.

use super::*;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs the program with a draft on its standard input.
fn run(arguments: &[&str], plan: &Plan) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_commplan"))
        .args(arguments)
        .env_remove("LC_ALL")
        .env("LANG", "C")
        .env("XDG_STATE_HOME", "/nonexistent")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut input = child.stdin.take().expect("an input");
    // Wrong use ends it before it reads.
    let _ = input.write_all(draft::write(plan).as_bytes());
    drop(input);
    child.wait_with_output().expect("it ends")
}

fn faulty() -> Plan {
    let mut plan = good();
    set(&mut plan, "schedule.rows/T03/owner", "");
    plan
}

#[test]
fn a_good_plan_ends_with_0_and_a_faulty_one_with_1() {
    let fine = run(&["check", "-"], &good());
    assert_eq!(fine.status.code(), Some(0), "{fine:?}");
    let faulty = run(&["check", "-"], &faulty());
    assert_eq!(faulty.status.code(), Some(1));
    assert!(
        faulty.stderr.is_empty(),
        "what is found is data, not words for people"
    );
    let told = String::from_utf8(faulty.stdout).expect("UTF-8");
    let first = told.lines().next().expect("a line");
    assert_eq!(
        first,
        "error: Schedule / Weekly report / Owner: \"Weekly report\" has no owner. Name the one person who sees to it. \
         [owner-missing]"
    );
    assert!(
        told.lines()
            .last()
            .expect("a line")
            .starts_with("1 error, 0 warnings, ")
    );
}

#[test]
fn the_interface_language_is_spoken() {
    let told = run(&["check", "-", "--lang", "zh"], &faulty()).stdout;
    let told = String::from_utf8(told).expect("UTF-8");
    assert!(
        told.starts_with("错误：沟通计划 / Weekly report / 责任人：“Weekly report”没有责任人。"),
        "{told}"
    );
}

#[test]
fn json_says_all_that_a_program_needs() {
    let out = run(&["check", "-", "--format", "json"], &faulty());
    assert_eq!(out.status.code(), Some(1));
    let told: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let plan = faulty();
    let id = &plan
        .schedule
        .at(row(&plan, sheet("schedule.rows"), "T03"))
        .expect("a row")
        .id;
    let first = &told["findings"][0];
    assert_eq!(first["rule"], "owner-missing");
    assert_eq!(first["severity"], "error");
    assert_eq!(first["key"], format!("owner-missing/{id}"));
    assert_eq!(first["sheet"], "schedule.rows");
    assert_eq!(first["row"], id.as_str());
    assert_eq!(first["member"], "owner");
    assert_eq!(told["counts"]["error"], 1);
    assert_eq!(told["counts"]["warning"], 0);
}

#[test]
fn wrong_use_and_bad_drafts_are_told_apart_from_findings() {
    let unknown = run(&["check", "-", "--format", "xml"], &good());
    assert_eq!(unknown.status.code(), Some(2));
    let missing = run(&["check", "no-such-directory/none.plan.json"], &good());
    assert_eq!(missing.status.code(), Some(74));
}

/// What is in somebody's draft must not act on the terminal.
#[test]
fn nothing_in_a_draft_acts_on_the_terminal() {
    let mut plan = faulty();
    set(&mut plan, "schedule.rows/T03/title", "a\u{1b}[2Jb\u{202e}c");
    let told = run(&["check", "-"], &plan).stdout;
    let told = String::from_utf8(told).expect("UTF-8");
    assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
}

/// The internal copy says what was ruled out in words; the client's says nothing of it.
#[test]
fn what_was_ruled_out_reads_well_in_the_document() {
    let mut plan = faulty();
    rule_out(&mut plan, "risk-kind-missing/cost", "Fixed price");
    let told = |audience| {
        let out = run(&["export", "-", "--audience", audience], &plan);
        String::from_utf8(out.stdout).expect("UTF-8")
    };
    let internal = told("internal");
    assert!(
        internal.contains("Classical risk not considered: Cost"),
        "{internal}"
    );
    assert!(!internal.contains("risk-kind-missing"));
    assert!(!told("client").contains("Classical risk"));
}
