//! Coverage: whether everybody hears, every goal is served, and nothing classical is missing.

use super::facts::{Facts, is_once};
use super::finding::Word;
use super::found::{Found, at, list};
use super::rule::{Level, Rule, Severity};
use crate::catalog::tokens::CONTENTS;
use crate::catalog::{GOALS, PHASES, SCHEDULE, STAKEHOLDERS};
use crate::form::SheetRef;
use crate::locale::{Text, text};
use crate::plan::{Plan, Row, Stakeholder};
use std::collections::HashSet;

pub(super) static RULES: &[&Rule] = &[
    &KEY_UNHEARD,
    &UNHEARD,
    &NEED_UNMET,
    &GOAL_UNSERVED,
    &GOAL_UNMEASURED,
    &PHASE_SILENT,
    &CONTENT_MISSING,
    &ROLE_MISSING,
];

static KEY_UNHEARD: Rule = Rule {
    id: "key-stakeholder-unheard",
    number: Some(2),
    name: text(
        "重要相关方没有沟通安排",
        "Powerful stakeholder in no communication",
    ),
    sentence: text(
        "{0}影响力大，却不在任何沟通事项中。至少安排一项适合此人的沟通。",
        "{0} has much power but is in no communication. Plan at least one that suits this person.",
    ),
    level: Level::Always(Severity::Warning),
};

static UNHEARD: Rule = Rule {
    id: "stakeholder-unheard",
    number: Some(3),
    name: text("相关方没有沟通安排", "Stakeholder in no communication"),
    sentence: text(
        "{0}不在任何沟通事项中。加进参加人或抄送；采购、监理等参加里程碑评审即可。",
        "{0} is in no communication. Add them to one, or to its copies; for procurement or supervision the milestone \
         review is enough.",
    ),
    level: Level::Always(Severity::Warning),
};

static NEED_UNMET: Rule = Rule {
    id: "need-unmet",
    number: Some(4),
    name: text("信息需求没有着落", "Information need not met"),
    sentence: text(
        "{0}需要了解{1}，但所在的沟通事项都不含这类内容。补上内容类型，或加入有关事项。",
        "{0} needs {1}, but no communication that reaches them carries it. Add the content, or add them to one that does.",
    ),
    level: Level::Always(Severity::Warning),
};

static GOAL_UNSERVED: Rule = Rule {
    id: "goal-unserved",
    number: Some(5),
    name: text("目标没有沟通事项支撑", "Goal served by no communication"),
    sentence: text(
        "没有沟通事项服务于目标{0}。在有关事项的“支撑的沟通目标”里选上它。",
        "No communication serves the goal {0}. Choose it under \"goals served\" where it belongs.",
    ),
    level: Level::Always(Severity::Warning),
};

static GOAL_UNMEASURED: Rule = Rule {
    id: "goal-unmeasured",
    number: Some(6),
    name: text("目标没有评估", "Goal measured by nothing"),
    sentence: text(
        "目标{0}没有评估方式来衡量。加一种，或在已有的评估里选上它。",
        "Nothing measures the goal {0}. Add an evaluation, or choose the goal in one that exists.",
    ),
    level: Level::Always(Severity::Warning),
};

static PHASE_SILENT: Rule = Rule {
    id: "phase-silent",
    number: Some(9),
    name: text("阶段内没有沟通", "Phase without communication"),
    sentence: text(
        "阶段{0}期间没有任何沟通。给某项沟通加上这个阶段，或把它的阶段清空（即全程）。",
        "Nothing is communicated during {0}. Add this phase to a communication, or leave its phases empty: all of them.",
    ),
    level: Level::Always(Severity::Warning),
};

static CONTENT_MISSING: Rule = Rule {
    id: "content-missing",
    number: Some(10),
    name: text("缺少一类沟通内容", "Content never communicated"),
    sentence: text(
        "没有沟通事项包含{0}。在有关事项的内容类型里选上，或新增一项。",
        "No communication carries {0}. Choose it as content where it belongs, or add a communication.",
    ),
    level: Level::Always(Severity::Warning),
};

static ROLE_MISSING: Rule = Rule {
    id: "role-missing",
    number: Some(11),
    name: text("缺少关键角色", "Role missing"),
    sentence: text(
        "相关方里没有{0}。加上此人；姓名未定可选“待客户确认”。",
        "There is no {0} among the stakeholders. Add one; the name may still be \"client to name\".",
    ),
    level: Level::Always(Severity::Warning),
};

/// The five classical contents: the token that marks it, those that count for it, and what it is called.
static CLASSICAL: [(&str, &[&str], Text); 5] = [
    ("progress", &["progress"], text("进展", "progress")),
    ("risk", &["risk"], text("风险与问题", "risks and issues")),
    ("change", &["change"], text("变更", "changes")),
    (
        "decision",
        &["decision", "milestone"],
        text("决策或里程碑", "decisions or milestones"),
    ),
    ("feedback", &["feedback"], text("反馈", "feedback")),
];

/// A role that every plan has.
pub(super) struct Role {
    /// The mark of its finding.
    pub key: &'static str,
    /// What it is called.
    pub name: Text,
    /// The catalogue's code.
    code: &'static str,
    side: &'static str,
    /// Words by which its title is known.
    titles: &'static [&'static str],
}

pub(super) static ROLES: [Role; 3] = [
    Role {
        key: "client-representative",
        name: text(
            "客户方代表（项目经理或接口人）",
            "client representative (project manager or contact)",
        ),
        code: "H02",
        side: "client",
        titles: &[
            "项目经理",
            "代表",
            "接口人",
            "project manager",
            "representative",
            "contact",
        ],
    },
    Role {
        key: "project-manager",
        name: text("我方项目经理", "project manager on our side"),
        code: "H08",
        side: "ours",
        titles: &[
            "项目经理",
            "项目负责人",
            "客户经理",
            "project manager",
            "project lead",
            "service manager",
        ],
    },
    Role {
        key: "sponsor",
        name: text("客户方发起人", "sponsor on the client's side"),
        code: "H01",
        side: "client",
        titles: &["发起人", "分管", "sponsor", "executive", "steering"],
    },
];

impl Role {
    fn is_held_by(&self, plan: &Plan, person: &Row<Stakeholder>) -> bool {
        if person.kept.origin.trim() == self.code {
            return true;
        }
        if person.side.trim() != self.side {
            return false;
        }
        let title = person.role.to_lowercase();
        let is_contact = person.contact_point.trim() == "yes";
        let is_titled = self.titles.iter().any(|known| title.contains(known));
        is_titled
            || match self.key {
                "client-representative" => is_contact,
                "project-manager" => is_contact || plan.project.owner == person.id,
                _ => (plan.approvals.iter())
                    .any(|row| row.person == person.id && row.r#as.trim() == "approver"),
            }
    }
}

pub(super) fn find(facts: &Facts, found: &mut Found) {
    let plan = facts.plan;
    if !plan.schedule.is_empty() {
        unheard(facts, found);
        needs(facts, found);
        phases(facts, found);
        contents(facts, found);
        let served = plan.schedule.iter().flat_map(|row| &row.goals);
        goals(plan, served.collect(), &GOAL_UNSERVED, found);
    }
    if !plan.evaluation.is_empty() {
        let measured = plan.evaluation.iter().flat_map(|row| &row.goals);
        goals(plan, measured.collect(), &GOAL_UNMEASURED, found);
    }
    if !plan.stakeholders.is_empty() {
        roles(facts, found);
    }
}

fn unheard(facts: &Facts, found: &mut Found) {
    for (place, person) in facts.people() {
        if !facts.present[place].is_empty() || !facts.copied[place].is_empty() {
            continue;
        }
        let (power, interest) = (person.power.trim(), person.interest.trim());
        let (rule, severity) = match (power, interest) {
            ("high", "high") => (&KEY_UNHEARD, Severity::Error),
            ("high", _) => (&KEY_UNHEARD, Severity::Warning),
            ("low", "low") => (&UNHEARD, Severity::Hint),
            _ => (&UNHEARD, Severity::Warning),
        };
        let name = Word::row(&STAKEHOLDERS, facts.plan, place);
        found.add_as(rule, severity, at(&STAKEHOLDERS, place, "role"), vec![name]);
    }
}

/// Somebody who is in no communication at all has that finding and needs no second one.
fn needs(facts: &Facts, found: &mut Found) {
    for (place, person) in facts.people() {
        let rows = facts.present[place].iter().chain(&facts.copied[place]);
        let rows = rows.filter_map(|row| facts.plan.schedule.at(*row));
        let told: HashSet<&str> = rows
            .flat_map(|row| row.content.iter().map(String::as_str))
            .collect();
        if told.is_empty() {
            continue;
        }
        let unmet: Vec<Word> = (CONTENTS.iter())
            .filter(|token| person.need_kinds.iter().any(|kind| kind == token.key))
            .filter(|token| token.key != "other" && !told.contains(token.key))
            .map(|token| Word::Told(within(token.name)))
            .collect();
        if !unmet.is_empty() {
            let name = Word::row(&STAKEHOLDERS, facts.plan, place);
            let words = vec![name, Word::List(unmet)];
            found.add(&NEED_UNMET, at(&STAKEHOLDERS, place, "need_kinds"), words);
        }
    }
}

/// A content's name within a sentence: the classical ones have one that begins small.
fn within(name: Text) -> Text {
    let mut all = CLASSICAL.iter().map(|(.., name)| *name).chain([
        text("决策", "decisions"),
        text("里程碑", "milestones"),
        text("任务", "tasks"),
    ]);
    all.find(|known| known.zh == name.zh).unwrap_or(name)
}

fn phases(facts: &Facts, found: &mut Found) {
    let plan = facts.plan;
    // No phase named is all of them; what happens once fills none.
    if (plan.schedule.iter()).any(|row| row.phases.is_empty() && !is_once(row)) {
        return;
    }
    let named = plan.schedule.iter().flat_map(|row| &row.phases);
    let named: HashSet<&String> = named.collect();
    for (place, phase) in plan.phases.iter().enumerate() {
        if !named.contains(&phase.id) {
            let name = Word::row(&PHASES, plan, place);
            found.add(&PHASE_SILENT, at(&PHASES, place, "name"), vec![name]);
        }
    }
}

fn contents(facts: &Facts, found: &mut Found) {
    let told = facts.plan.schedule.iter().flat_map(|row| &row.content);
    let told: HashSet<&str> = told.map(String::as_str).collect();
    for (mark, counted, name) in &CLASSICAL {
        if !counted.iter().any(|token| told.contains(token)) {
            let spot = list(&SCHEDULE).marked(mark);
            found.add(&CONTENT_MISSING, spot, vec![Word::Told(*name)]);
        }
    }
}

fn goals(plan: &Plan, linked: HashSet<&String>, rule: &'static Rule, found: &mut Found) {
    // Without goals at all there is one finding for the list.
    let sheet: SheetRef = &GOALS;
    for (place, goal) in plan.goals.iter().enumerate() {
        if !linked.contains(&goal.id) {
            let name = Word::row(sheet, plan, place);
            found.add(rule, at(sheet, place, "goal"), vec![name]);
        }
    }
}

fn roles(facts: &Facts, found: &mut Found) {
    for role in &ROLES {
        let mut people = facts.people();
        if !people.any(|(_, person)| role.is_held_by(facts.plan, person)) {
            let spot = list(&STAKEHOLDERS).marked(role.key);
            found.add(&ROLE_MISSING, spot, vec![Word::Told(role.name)]);
        }
    }
}
