//! `check`: what is missing or odd in a draft.

use super::{Exit, Failure, Outcome, print, source};
use crate::check::{self, Finding, Severity};
use crate::draft;
use crate::locale::{Lang, text};
use crate::plan::Plan;
use clap::ArgMatches;
use serde_json::{Value, json};

/// How the findings are told; the first is the default.
pub const FORMATS: [&str; 2] = ["text", "json"];

/// Runs the command. It fails without a word where there are errors or warnings: they have been told.
pub fn run(matches: &ArgMatches, heard: Option<Lang>) -> Outcome {
    let plan = source::load(source::named(matches), heard.unwrap_or(Lang::En))?;
    // Where the environment says nothing, the draft's language is its author's.
    let lang = heard
        .or_else(|| Lang::of_tag(&plan.language))
        .unwrap_or(Lang::En);
    let findings = check::findings(&plan);
    let format = matches.get_one::<String>("format").map(String::as_str);
    let told = match format {
        Some("json") => as_json(&plan, &findings, lang),
        _ => as_text(&plan, &findings, lang),
    };
    print(told.as_bytes(), lang)?;
    match findings.iter().any(|found| found.severity < Severity::Hint) {
        true => Err(Failure(Exit::Findings, String::new())),
        false => Ok(()),
    }
}

/// A line for each finding: how grave, where, what to do, and the rule's id. Then a line that counts.
fn as_text(plan: &Plan, findings: &[Finding], lang: Lang) -> String {
    let mut told = String::new();
    for found in findings {
        let severity = found.severity.name().in_lang(lang);
        let place = found.place(plan, lang);
        let colon = lang.colon();
        let sentence = found.say(lang);
        let line = format!(
            "{severity}{colon}{place}{colon}{sentence} [{}]",
            found.rule.id
        );
        told.push_str(&draft::safe(&line));
        told.push('\n');
    }
    let count = |severity| check::count(findings, severity);
    let counts = Severity::ALL.map(count);
    told.push_str(&match (counts, lang) {
        ([0, 0, 0], _) => text("没有发现问题。\n", "Nothing found.\n")
            .in_lang(lang)
            .to_owned(),
        ([errors, warnings, hints], Lang::Zh) => {
            format!("{errors} 个错误，{warnings} 个警告，{hints} 个提示。\n")
        }
        ([errors, warnings, hints], Lang::En) => format!(
            "{}, {}, {}.\n",
            counted(errors, "error"),
            counted(warnings, "warning"),
            counted(hints, "hint")
        ),
    });
    told
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

/// For programs. Members stay; new ones may come.
///
/// `findings`: in the order of the text, each with `rule`, `severity` (`error`, `warning`, `hint`), `key` (what an entry
/// of `review.ruled_out` must hold to silence it), `sheet`, `row` (the id; absent where a list or record is meant),
/// `member`, and `place` and `sentence` in words. `counts`: how many of each severity.
fn as_json(plan: &Plan, findings: &[Finding], lang: Lang) -> String {
    let one = |found: &Finding| {
        let sheet = found.cell.sheet;
        let mut told = json!({
            "rule": found.rule.id,
            "severity": found.severity.key(),
            "key": found.key(),
            "sheet": sheet.about().name,
            "member": sheet.ask(found.cell.field).key,
            "place": found.place(plan, lang),
            "sentence": found.say(lang),
        });
        if !found.cell.id.is_empty() {
            told["row"] = Value::from(found.cell.id.as_str());
        }
        told
    };
    let mut counts = serde_json::Map::new();
    for severity in Severity::ALL {
        let count = check::count(findings, severity);
        counts.insert(severity.key().to_owned(), Value::from(count));
    }
    let told = json!({
        "findings": findings.iter().map(one).collect::<Vec<_>>(),
        "counts": counts,
    });
    format!("{told:#}\n")
}
