//! Risks: the high ones are answered, the classical ones thought of, their signals watched.

use super::facts::Facts;
use super::finding::Word;
use super::found::{Found, at, list};
use super::limits::HIGH_RISK;
use super::rule::{Level, Rule, Severity};
use crate::calendar::rhythm::hundredths;
use crate::catalog::RISKS;
use crate::form::SheetRef;
use crate::locale::{Text, text};
use crate::plan::{Plan, Risk};
use std::collections::HashSet;

pub(super) static RULES: &[&Rule] = &[&OPEN, &KIND_MISSING, &UNWATCHED];

static OPEN: Rule = Rule {
    id: "risk-open",
    number: Some(29),
    name: text("高风险缺少应对", "High risk not dealt with"),
    sentence: text(
        "高风险{0}还没写{1}。补上，发生时才知道怎么办。",
        "The high risk {0} has no {1} yet. Add it, so that everyone knows what to do when it happens.",
    ),
    level: Level::Always(Severity::Warning),
};

static KIND_MISSING: Rule = Rule {
    id: "risk-kind-missing",
    number: Some(30),
    name: text("缺少一类常见风险", "Classical risk not considered"),
    sentence: text(
        "沟通风险里没有“{0}”这一类。加一项；确实不存在，就标为不适用并写明理由。",
        "No risk is about {0}. Add one; if there is none, mark it as not applying and say why.",
    ),
    level: Level::Always(Severity::Warning),
};

static UNWATCHED: Rule = Rule {
    id: "risk-unwatched",
    number: Some(31),
    name: text("风险信号无人统计", "Signal of a risk watched by nobody"),
    sentence: text(
        "风险{0}的触发信号要靠统计才看得到，但没有评估方式去统计。加一种评估。",
        "The warning sign of {0} only shows when somebody counts, but no evaluation does. Add one.",
    ),
    level: Level::Always(Severity::Hint),
};

/// The classical ways in which communication fails, as they stand within a sentence.
static CLASSICAL: [(&str, Text); 5] = [
    ("accuracy", text("信息失准", "inaccurate information")),
    ("delay", text("延迟", "delay")),
    ("conflict", text("冲突", "conflict")),
    ("misunderstanding", text("误解", "misunderstanding")),
    ("cost", text("成本过高", "the cost of communication")),
];

/// Risks of the catalogue whose warning sign is a count, and the evaluations of the catalogue that count it. Prose is
/// not read: only codes are compared, and only where the plan's evaluations have codes at all.
static COUNTED: [(&str, &[&str]); 2] = [("R02", &["E02", "E09"]), ("R11", &["E03", "E10"])];

pub(super) fn find(facts: &Facts, found: &mut Found) {
    let plan = facts.plan;
    for (place, risk) in plan.risks.iter().enumerate() {
        if is_high(risk) {
            open(plan, place, risk, found);
        }
    }
    if !plan.risks.is_empty() {
        let kinds: HashSet<&str> = plan.risks.iter().map(|risk| risk.category.trim()).collect();
        for (kind, name) in &CLASSICAL {
            if !kinds.contains(kind) {
                let spot = list(&RISKS).marked(kind);
                found.add(&KIND_MISSING, spot, vec![Word::Told(*name)]);
            }
        }
    }
    unwatched(plan, found);
}

/// Whether probability times impact makes a risk high; `false` where either is no figure.
fn is_high(risk: &Risk) -> bool {
    let grade = |typed: &str| hundredths(typed).map(|number| number / 100);
    match (grade(&risk.probability), grade(&risk.impact)) {
        (Some(probability), Some(impact)) => probability.saturating_mul(impact) >= HIGH_RISK,
        _ => false,
    }
}

fn open(plan: &Plan, place: usize, risk: &Risk, found: &mut Found) {
    let sheet: SheetRef = &RISKS;
    let parts = [
        ("trigger", &risk.trigger, text("触发信号", "warning sign")),
        ("response", &risk.response, text("应对措施", "response")),
        ("backup", &risk.backup, text("备用方案", "backup plan")),
        ("owner", &risk.owner, text("责任人", "owner")),
    ];
    let open: Vec<_> = (parts.into_iter())
        .filter(|(_, text, _)| text.trim().is_empty())
        .collect();
    let Some((first, ..)) = open.first() else {
        return;
    };
    let words = vec![
        Word::row(sheet, plan, place),
        Word::List(open.iter().map(|(.., name)| Word::Told(*name)).collect()),
    ];
    found.add(&OPEN, at(sheet, place, first), words);
    for (member, ..) in &open {
        found.tell(sheet, place, member);
    }
}

fn unwatched(plan: &Plan, found: &mut Found) {
    let counted: HashSet<&str> = plan
        .evaluation
        .iter()
        .map(|row| row.kept.origin.trim())
        .collect();
    if counted.iter().all(|code| code.is_empty()) {
        return;
    }
    for (place, risk) in plan.risks.iter().enumerate() {
        let code = risk.kept.origin.trim();
        let known = COUNTED.iter().find(|(risk, _)| *risk == code);
        if known.is_some_and(|(_, by)| !by.iter().any(|code| counted.contains(code))) {
            let name = Word::row(&RISKS, plan, place);
            let spot = at(&RISKS, place, "trigger");
            found.add(&UNWATCHED, spot, vec![name]);
        }
    }
}
