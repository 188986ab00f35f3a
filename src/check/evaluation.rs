//! Evaluation: every indicator can be measured, the client is asked, the plan is kept up to date.

use super::facts::Facts;
use super::finding::Word;
use super::found::{Found, at, list};
use super::rule::{Level, Rule, Severity};
use crate::calendar::dates;
use crate::catalog::{EVALUATION, IMPROVEMENT};
use crate::form::SheetRef;
use crate::locale::text;
use crate::plan::{Evaluation, Plan};

pub(super) static RULES: &[&Rule] = &[
    &INDICATOR_OPEN,
    &CLIENT_UNASKED,
    &UPDATE_RULES_MISSING,
    &REVIEW_DATE_MISSING,
    &REVIEW_DATE_OUTSIDE,
];

static INDICATOR_OPEN: Rule = Rule {
    id: "indicator-open",
    number: Some(32),
    name: text("评估不完整", "Evaluation cannot be carried out"),
    sentence: text(
        "评估{0}还缺{1}。补上，否则无法执行。",
        "{0} has no {1} yet. Add it, or it cannot be carried out.",
    ),
    level: Level::Always(Severity::Warning),
};

static CLIENT_UNASKED: Rule = Rule {
    id: "client-unasked",
    number: Some(33),
    name: text("没有征询客户", "Nobody asks the client"),
    sentence: text(
        "没有一种评估征询客户方的人。在某项评估的“征询对象”里选上客户方人员。",
        "No evaluation asks anyone on the client's side. Choose some of them under \"whom we ask\".",
    ),
    level: Level::Always(Severity::Warning),
};

static UPDATE_RULES_MISSING: Rule = Rule {
    id: "update-rules-missing",
    number: Some(34),
    name: text("没有更新规则", "No rule for updates"),
    sentence: text(
        "没有写方案怎样更新、由谁同意。在“改进与更新”里写明。",
        "Nothing says how this plan is changed and who agrees. Write it under improvement and updates.",
    ),
    level: Level::Always(Severity::Warning),
};

static REVIEW_DATE_MISSING: Rule = Rule {
    id: "review-date-missing",
    number: Some(34),
    name: text("没有复审日期", "No review date"),
    sentence: text(
        "没有下次复审日期。定在第一个阶段结束时，最迟三个月后。",
        "There is no next review date. Set it to the end of the first phase, three months ahead at most.",
    ),
    level: Level::Ripens(text(
        "还没有下次复审日期，送审前定下。",
        "There is no next review date yet; set it before approval.",
    )),
};

static REVIEW_DATE_OUTSIDE: Rule = Rule {
    id: "review-date-outside",
    number: Some(34),
    name: text("复审日期不在项目期内", "Review date outside the project"),
    sentence: text(
        "下次复审日期不在项目起止日期之内。改到项目期间。",
        "The next review date lies outside the project. Move it between start and end.",
    ),
    level: Level::Always(Severity::Warning),
};

pub(super) fn find(facts: &Facts, found: &mut Found) {
    let plan = facts.plan;
    for (place, row) in plan.evaluation.iter().enumerate() {
        open(plan, place, row, found);
    }
    if plan.evaluation.is_empty() {
        return;
    }
    let is_client = |id: &String| {
        let person = plan.stakeholders.get(id);
        person.is_some_and(|person| person.side.trim() == "client")
    };
    let mut asked = plan.evaluation.iter().flat_map(|row| &row.asked);
    if !asked.any(is_client) {
        found.add(&CLIENT_UNASKED, list(&EVALUATION).marked(""), Vec::new());
    }
    if plan.improvement.update_rules.trim().is_empty() {
        let spot = at(&IMPROVEMENT, 0, "update_rules");
        found.add(&UPDATE_RULES_MISSING, spot, Vec::new());
    }
    review_date(plan, found);
}

/// An indicator and its target may stand with the goals that are measured: a number has one home.
fn open(plan: &Plan, place: usize, row: &Evaluation, found: &mut Found) {
    let sheet: SheetRef = &EVALUATION;
    let goals = || row.goals.iter().filter_map(|id| plan.goals.get(id));
    let has_measure = goals().any(|goal| !goal.measure.trim().is_empty());
    let has_target = goals().any(|goal| !goal.target.trim().is_empty());
    let is_empty = |text: &String| text.trim().is_empty();
    let parts = [
        (
            "indicator",
            is_empty(&row.indicator) && !has_measure,
            text("评估指标", "indicator"),
        ),
        (
            "target",
            is_empty(&row.target) && !has_target,
            text("目标值", "target"),
        ),
        ("when", is_empty(&row.when), text("评估时间", "time")),
        ("source", is_empty(&row.source), text("数据来源", "source")),
        ("owner", is_empty(&row.owner), text("责任人", "owner")),
    ];
    let open: Vec<_> = parts.into_iter().filter(|(_, open, _)| *open).collect();
    let Some((first, ..)) = open.first() else {
        return;
    };
    let words = vec![
        Word::row(sheet, plan, place),
        Word::List(open.iter().map(|(.., name)| Word::Told(*name)).collect()),
    ];
    found.add(&INDICATOR_OPEN, at(sheet, place, first), words);
    for (member, ..) in &open {
        found.tell(sheet, place, member);
    }
}

fn review_date(plan: &Plan, found: &mut Found) {
    let spot = at(&IMPROVEMENT, 0, "next_review");
    let typed = plan.improvement.next_review.trim();
    if typed.is_empty() {
        return found.ripe(&REVIEW_DATE_MISSING, "", spot, Vec::new(), Vec::new());
    }
    let Ok(date) = dates::parse(typed) else {
        return;
    };
    let is_early = dates::parse(&plan.project.start).is_ok_and(|start| date < start);
    let is_late = dates::parse(&plan.project.end).is_ok_and(|end| date > end);
    if is_early || is_late {
        found.add(&REVIEW_DATE_OUTSIDE, spot, Vec::new());
    }
}
