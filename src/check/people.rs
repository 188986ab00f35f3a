//! Stakeholders: how far they are engaged, how they are reached, which language they speak.

use super::facts::Facts;
use super::finding::Word;
use super::found::{Found, at};
use super::limits::{ENGAGING_TIMES, ONE_TO_ONE};
use super::rule::{Level, Rule, Severity};
use crate::catalog::STAKEHOLDERS;
use crate::catalog::tokens::ENGAGEMENTS;
use crate::form::SheetRef;
use crate::locale::{Lang, text};
use crate::plan::{Communication, Row, Stakeholder};

pub(super) static RULES: &[&Rule] = &[
    &ENGAGEMENT_UNMOVED,
    &RESISTANCE,
    &LANGUAGE,
    &CONTACT_INCOMPLETE,
    &ENGAGEMENT_UNKNOWN,
    &OWED,
];

static ENGAGEMENT_UNMOVED: Rule = Rule {
    id: "engagement-unmoved",
    number: Some(26),
    name: text("提升参与度没有安排", "Engagement wanted, nothing planned"),
    sentence: text(
        "希望{0}更加投入，但没有至少每月一次的当面或通话沟通。安排一项，或改低期望。",
        "{0} is to become more engaged, but meets nobody at least once a month. Plan it, or expect less.",
    ),
    level: Level::Always(Severity::Warning),
};

static RESISTANCE: Rule = Rule {
    id: "resistance-unmet",
    number: Some(27),
    name: text("重要相关方有抵触", "Powerful and resistant"),
    sentence: text(
        "{0}影响力大而有抵触。安排一对一沟通，会上很难改变看法。",
        "{0} has much power and resists. Plan talks one to one; minds seldom change in a meeting.",
    ),
    level: Level::Always(Severity::Hint),
};

static LANGUAGE: Rule = Rule {
    id: "language-differs",
    number: Some(28),
    name: text("工作语言与文件不同", "Other language than the document"),
    sentence: text(
        "{0}的工作语言是{1}，与本文件不同。约定由谁翻译，或另备一份译文。",
        "{0} works in {1}, not in the language of this document. Agree who translates, or prepare a second version.",
    ),
    level: Level::Always(Severity::Hint),
};

static CONTACT_INCOMPLETE: Rule = Rule {
    id: "contact-incomplete",
    number: Some(14),
    name: text("联系方式或代理人不全", "Contact or deputy missing"),
    sentence: text(
        "{0}还没有{1}。补上，或标为“待客户确认”。",
        "{0} has no {1} yet. Enter it, or mark it \"client to name\".",
    ),
    level: Level::Ripens(text(
        "联系方式或代理人还不全：{0}。送审前补上。",
        "E-mail, phone or a contact point's deputy are still missing: {0}. Needed before approval.",
    )),
};

static ENGAGEMENT_UNKNOWN: Rule = Rule {
    id: "engagement-unknown",
    number: None,
    name: text("参与度未判断", "Engagement not judged"),
    sentence: text(
        "{0}影响力大，参与度的现状或期望还没判断。写上两者，只在内部版出现。",
        "{0} has much power, but engagement now or wanted is open. Enter both; only the internal copy shows them.",
    ),
    level: Level::Ripens(text(
        "影响力大而参与度还没判断的：{0}。首次复审时补上即可。",
        "Powerful stakeholders whose engagement is not judged yet: {0}. The first review is early enough.",
    )),
};

static OWED: Rule = Rule {
    id: "client-owes",
    number: None,
    name: text("客户还没答复", "Owed by the client"),
    sentence: text(
        "{0}的{1}还待客户确认。送审前请客户答复。",
        "{1} of {0} is still owed by the client. Ask for it before approval.",
    ),
    level: Level::Late(Severity::Warning),
};

pub(super) fn find(facts: &Facts, found: &mut Found) {
    for (place, person) in facts.people() {
        engagement(facts, place, person, found);
        language(facts, place, person, found);
        reach(facts, place, person, found);
        owed(facts, place, person, found);
    }
}

/// How far an engagement goes; `None` for an unknown token.
fn rank(token: &str) -> Option<usize> {
    ENGAGEMENTS
        .iter()
        .position(|known| known.key == token.trim())
}

fn engagement(facts: &Facts, place: usize, person: &Row<Stakeholder>, found: &mut Found) {
    let name = || Word::row(&STAKEHOLDERS, facts.plan, place);
    let meetings = || {
        let rows = facts.present[place].iter().copied();
        rows.filter(|row| facts.is_meeting[*row])
            .filter_map(|row| facts.plan.schedule.at(row))
    };
    let is_met = meetings().any(|row| facts.times(row) >= ENGAGING_TIMES);
    let is_powerful = person.power.trim() == "high";
    match (
        rank(&person.engagement_now),
        rank(&person.engagement_wanted),
    ) {
        (Some(now), Some(wanted)) if wanted > now && !is_met => {
            let spot = at(&STAKEHOLDERS, place, "engagement_wanted");
            found.add(&ENGAGEMENT_UNMOVED, spot, vec![name()]);
        }
        (Some(_), Some(_)) => {}
        _ if is_powerful => {
            let spot = at(&STAKEHOLDERS, place, "engagement_now");
            found.ripe(&ENGAGEMENT_UNKNOWN, "", spot, vec![name()], vec![name()]);
        }
        _ => {}
    }
    let is_alone = |row: &Row<_>| people_in(row) <= ONE_TO_ONE;
    if is_powerful && person.engagement_now.trim() == "resistant" && !meetings().any(is_alone) {
        let spot = at(&STAKEHOLDERS, place, "engagement_now");
        found.add(&RESISTANCE, spot, vec![name()]);
    }
}

/// How many rows of the stakeholders are in a communication.
fn people_in(row: &Row<Communication>) -> usize {
    let there = row.present();
    let mut there: Vec<&String> = there.filter(|id| !id.is_empty()).collect();
    there.sort_unstable();
    there.dedup();
    there.len()
}

/// The words by which a text names the language of the document.
const NAMES: [(Lang, &[&str]); 2] = [
    (
        Lang::Zh,
        &[
            "中文",
            "汉语",
            "普通话",
            "国语",
            "chinese",
            "mandarin",
            "zh",
        ],
    ),
    (Lang::En, &["english", "英语", "英文", "en"]),
];

fn language(facts: &Facts, place: usize, person: &Row<Stakeholder>, found: &mut Found) {
    let spoken = person.language.trim().to_lowercase();
    let Some(written) = Lang::of_tag(facts.plan.language.trim()) else {
        return;
    };
    if spoken.is_empty() {
        return;
    }
    let knows = |(lang, names): &(Lang, &[&str])| {
        *lang == written
            && names.iter().any(|name| match name.len() {
                2 => Lang::of_tag(&spoken) == Some(*lang),
                _ => spoken.contains(name),
            })
    };
    if !NAMES.iter().any(knows) {
        let words = vec![
            Word::row(&STAKEHOLDERS, facts.plan, place),
            Word::typed(&person.language),
        ];
        found.add(&LANGUAGE, at(&STAKEHOLDERS, place, "language"), words);
    }
}

/// Everybody can be reached in some way, and somebody stands in for a single contact point.
fn reach(facts: &Facts, place: usize, person: &Row<Stakeholder>, found: &mut Found) {
    let is_open = |member: &str, text: &str| text.trim().is_empty() && !person.is_pending(member);
    // Of somebody who is not named yet, neither address nor deputy can be asked for.
    if person.is_pending("name") {
        return;
    }
    let no_address = is_open("email", &person.email) && is_open("phone", &person.phone);
    let is_contact = person.contact_point.trim() == "yes";
    let parts = [
        ("email", no_address, text("邮箱或电话", "e-mail or phone")),
        (
            "deputy",
            is_contact && is_open("deputy", &person.deputy),
            text("代理人", "deputy"),
        ),
    ];
    let open: Vec<_> = parts.into_iter().filter(|(_, open, _)| *open).collect();
    let Some((first, ..)) = open.first() else {
        return;
    };
    let name = Word::row(&STAKEHOLDERS, facts.plan, place);
    let parts = open.iter().map(|(.., part)| Word::Told(*part)).collect();
    let spot = at(&STAKEHOLDERS, place, first);
    let words = vec![name.clone(), Word::List(parts)];
    found.ripe(&CONTACT_INCOMPLETE, "", spot, vec![name], words);
}

fn owed(facts: &Facts, place: usize, person: &Row<Stakeholder>, found: &mut Found) {
    let members = person.kept.pending.iter();
    let sheet: SheetRef = &STAKEHOLDERS;
    let fields: Vec<usize> = members.filter_map(|member| sheet.field(member)).collect();
    let Some(first) = fields.first() else { return };
    let labels = fields
        .iter()
        .map(|field| Word::Told(sheet.ask(*field).label));
    let words = vec![
        Word::row(sheet, facts.plan, place),
        Word::List(labels.collect()),
    ];
    found.add(&OWED, at(sheet, place, sheet.ask(*first).key), words);
}
