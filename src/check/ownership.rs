//! Ownership: exactly one person for each communication, and not one person for all.

use super::facts::Facts;
use super::finding::Word;
use super::found::{Found, at};
use super::limits::{OWNED_LEAST, OWNED_SHARE};
use super::rule::{Level, Rule, Severity};
use crate::catalog::{SCHEDULE, STAKEHOLDERS};
use crate::locale::text;

pub(super) static RULES: &[&Rule] = &[&OWNER_MISSING, &OWNER_OF_OTHER_SIDE, &OWNER_OF_MOST];

static OWNER_MISSING: Rule = Rule {
    id: "owner-missing",
    number: Some(12),
    name: text("沟通事项没有责任人", "Communication without owner"),
    sentence: text(
        "{0}没有责任人。指定一人，由此人确保按时进行。",
        "{0} has no owner. Name the one person who sees to it.",
    ),
    level: Level::Always(Severity::Error),
};

static OWNER_OF_OTHER_SIDE: Rule = Rule {
    id: "report-owned-by-client",
    number: Some(13),
    name: text("我方报告由客户负责", "Our report owned by the client"),
    sentence: text(
        "{0}是我方应写的报告，责任人{1}却不在我方。改由我方人员负责。",
        "{0} is a report that we must write, but its owner {1} is not one of ours. Name one of our people.",
    ),
    level: Level::Always(Severity::Warning),
};

static OWNER_OF_MOST: Rule = Rule {
    id: "owner-of-most",
    number: Some(14),
    name: text("一人负责大部分沟通", "One person owns most"),
    sentence: text(
        "{0}负责 {1} 项沟通中的 {2} 项，又没有代理人，一旦缺席就都停下来。写上代理人，或分出几项。",
        "{0} owns {2} of {1} communications and has no deputy; they all stop when this person is away. Name a deputy, or \
         hand some over.",
    ),
    level: Level::Always(Severity::Hint),
};

pub(super) fn find(facts: &Facts, found: &mut Found) {
    for (place, row) in facts.schedule() {
        if row.owner.trim().is_empty() {
            let name = Word::row(&SCHEDULE, facts.plan, place);
            found.tell(&SCHEDULE, place, "owner");
            found.add(&OWNER_MISSING, at(&SCHEDULE, place, "owner"), vec![name]);
        }
    }
    of_other_side(facts, found);
    of_most(facts, found);
}

/// Reports on progress are ours to write. The reverse, what only the client can write, cannot be told from a plan.
fn of_other_side(facts: &Facts, found: &mut Found) {
    for (place, row) in facts.schedule() {
        let is_report =
            !facts.is_meeting[place] && row.content.iter().any(|content| content == "progress");
        if let Some(owner) = facts.person(&row.owner)
            && is_report
            && owner.side.trim() == "client"
            && let Some(person) = facts.plan.stakeholders.place(&row.owner)
        {
            let words = vec![
                Word::row(&SCHEDULE, facts.plan, place),
                Word::row(&STAKEHOLDERS, facts.plan, person),
            ];
            found.add(&OWNER_OF_OTHER_SIDE, at(&SCHEDULE, place, "owner"), words);
        }
    }
}

/// Of a single contact point the missing deputy is told anyway.
fn of_most(facts: &Facts, found: &mut Found) {
    let all = facts.plan.schedule.len();
    if all < OWNED_LEAST {
        return;
    }
    for (place, person) in facts.people() {
        let owned = facts.owned[place];
        let is_contact = person.contact_point.trim() == "yes";
        let is_alone = person.deputy.trim().is_empty() && !is_contact;
        if owned * 100 > all * OWNED_SHARE && is_alone {
            let words = vec![
                Word::row(&STAKEHOLDERS, facts.plan, place),
                Word::figure(all),
                Word::figure(owned),
            ];
            found.add(&OWNER_OF_MOST, at(&STAKEHOLDERS, place, "deputy"), words);
        }
    }
}
