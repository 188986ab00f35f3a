//! Channels: used, liked, fit for what goes over them.

use super::facts::Facts;
use super::finding::Word;
use super::found::{Found, at, list};
use super::limits::{CHANNELS_SOUGHT, CLIENT_CHANNELS, READ_FOR_NAMES};
use super::rule::{Level, Rule, Severity};
use crate::catalog::tokens::SENSITIVITIES;
use crate::catalog::{CHANNELS, SCHEDULE, STAKEHOLDERS};
use crate::form::SheetRef;
use crate::locale::text;
use crate::plan::{Channel, Communication, Plan, Row};
use std::collections::HashSet;

pub(super) static RULES: &[&Rule] = &[
    &UNUSED,
    &AVOIDED,
    &UNWANTED,
    &INFORMAL,
    &TOO_SENSITIVE,
    &WITHOUT_RULE,
    &TOO_MANY,
    &TOOL_MISSING,
];

static UNUSED: Rule = Rule {
    id: "channel-unused",
    number: Some(7),
    name: text("渠道没有用到", "Channel never used"),
    sentence: text(
        "{0}没有用到：不是任何事项的渠道或备用渠道，无人偏好，规则里也没提到。删去，或派上用场。",
        "{0} is never used: no communication goes over it, nobody prefers it, it backs up none, no rule names it. Remove \
         it, or use it.",
    ),
    level: Level::Always(Severity::Hint),
};

static AVOIDED: Rule = Rule {
    id: "channel-avoided",
    number: Some(8),
    name: text("用了对方不用的渠道", "Channel that somebody avoids"),
    sentence: text(
        "{0}走{1}，而{2}不用这个渠道。换一个渠道，或改变参加人。",
        "{0} goes over {1}, which {2} avoids. Choose another channel, or other people.",
    ),
    level: Level::Always(Severity::Warning),
};

static UNWANTED: Rule = Rule {
    id: "channel-unwanted",
    number: Some(8),
    name: text("渠道无人偏好", "Channel that nobody prefers"),
    sentence: text(
        "{0}的参加人都不偏好{1}这类渠道。换成他们偏好的，或更新偏好。",
        "None of those in {0} prefers {1} or a channel like it. Choose one they prefer, or update what they prefer.",
    ),
    level: Level::Always(Severity::Hint),
};

static INFORMAL: Rule = Rule {
    id: "formal-over-informal",
    number: Some(22),
    name: text(
        "正式事项只走非正式渠道",
        "Formal matter on an informal channel",
    ),
    sentence: text(
        "{0}涉及变更、决策或里程碑，却只走非正式渠道。加一个正式渠道留下书面依据。",
        "{0} carries changes, decisions or milestones over an informal channel only. Add a formal one that leaves a record.",
    ),
    level: Level::Always(Severity::Warning),
};

static TOO_SENSITIVE: Rule = Rule {
    id: "channel-not-safe",
    number: Some(23),
    name: text("内容密级高于渠道", "Content above the channel's class"),
    sentence: text(
        "{0}的内容为“{2}”，高于{1}允许的最高密级。换一个渠道，或核对密级。",
        "{0} is \"{2}\", above what {1} may carry. Choose another channel, or check the class.",
    ),
    level: Level::Always(Severity::Warning),
};

static WITHOUT_RULE: Rule = Rule {
    id: "channel-without-rule",
    number: Some(24),
    name: text("渠道缺少规则", "Channel without rules"),
    sentence: text(
        "渠道{0}没有写{1}。补上，否则双方各有各的做法。",
        "{0} has no {1}. Add it, or each side will follow its own habit.",
    ),
    level: Level::Always(Severity::Warning),
};

static TOO_MANY: Rule = Rule {
    id: "channels-many",
    number: Some(25),
    name: text("面向客户的渠道过多", "Many channels for the client"),
    sentence: text(
        "客户方要留意 {0} 个渠道，多于 {1} 个容易漏看。能合并的合并。",
        "The client has {0} channels to watch; more than {1} are easily missed. Merge what you can.",
    ),
    level: Level::Always(Severity::Hint),
};

static TOOL_MISSING: Rule = Rule {
    id: "tool-missing",
    number: None,
    name: text("渠道没有写工具", "Channel without tool"),
    sentence: text(
        "渠道{0}没有写用哪个工具。写上名称，最好带地址。",
        "{0} does not say which tool. Name it, best with its address.",
    ),
    level: Level::Ripens(text(
        "还没写工具的渠道：{0}。送审前补上。",
        "Channels still without their tool: {0}. Needed before approval.",
    )),
};

/// The catalogue's channels that mean nothing without their tool: chat, board, shared documents, dashboard.
const NEEDS_TOOL: [&str; 4] = ["C05", "C07", "C08", "C12"];

/// The catalogue's channels that no plan can schedule: telephone and hotline.
const UNSCHEDULED: [&str; 2] = ["C03", "C13"];

pub(super) fn find(facts: &Facts, found: &mut Found) {
    if !facts.plan.schedule.is_empty() {
        unused(facts.plan, found);
    }
    for (place, row) in facts.schedule() {
        if facts.is_meeting[place] {
            liked(facts, place, row, found);
        }
        if !row.is_internal() {
            informal(facts.plan, place, row, found);
        }
        sensitive(facts.plan, place, row, found);
    }
    rules(facts.plan, found);
    let clients = facts.plan.channels.iter();
    let clients = clients.filter(|row| !row.is_ours_only());
    let clients = clients.count();
    if clients > CLIENT_CHANNELS {
        let words = vec![Word::figure(clients), Word::figure(CLIENT_CHANNELS)];
        found.add(&TOO_MANY, list(&CHANNELS).marked(""), words);
    }
}

/// Telephone, chat and board are seldom the channel of a row: preferred, standing in, or named by a rule is used too.
fn unused(plan: &Plan, found: &mut Found) {
    let mut used: HashSet<&str> = HashSet::new();
    for row in plan.schedule.iter() {
        used.insert(&row.channel);
        used.extend(row.also_by.iter().map(String::as_str));
    }
    for person in plan.stakeholders.iter() {
        used.extend(person.channels.iter().map(String::as_str));
    }
    used.extend(plan.channels.iter().map(|row| row.backup.as_str()));
    let ladder = plan
        .ladder
        .iter()
        .flat_map(|level| [&level.trigger, &level.limit]);
    let changes = &plan.changes;
    let texts = ladder.chain([
        &plan.house_rules.house_rules,
        &plan.house_rules.store,
        &changes.change_raise,
        &changes.change_decide,
    ]);
    let mut told = String::new();
    for text in texts {
        if told.len() + text.len() > READ_FOR_NAMES {
            break;
        }
        told.push_str(&text.to_lowercase());
        told.push('\n');
    }
    let rest = plan.channels.iter().enumerate();
    let rest = rest.filter(|(_, row)| {
        !used.contains(row.id.as_str()) && !UNSCHEDULED.contains(&row.kept.origin.trim())
    });
    for (at_row, (place, row)) in rest.enumerate() {
        let name = row.name.trim().to_lowercase();
        let is_named = at_row < CHANNELS_SOUGHT && !name.is_empty() && told.contains(&name);
        if !is_named {
            let word = Word::row(&CHANNELS, plan, place);
            found.add(&UNUSED, at(&CHANNELS, place, "name"), vec![word]);
        }
    }
}

/// The channels of a communication.
fn carriers<'p>(plan: &'p Plan, row: &'p Communication) -> impl Iterator<Item = &'p Row<Channel>> {
    let ids = std::iter::once(&row.channel).chain(&row.also_by);
    ids.filter_map(|id| plan.channels.get(id))
}

fn channel_word(plan: &Plan, id: &str) -> Word {
    let sheet: SheetRef = &CHANNELS;
    match sheet.place(plan, id) {
        Some(place) => Word::row(sheet, plan, place),
        None => Word::Nameless(sheet.about().noun),
    }
}

/// Whether those in a meeting like its channel. A report by mail to someone who likes meetings is normal, so that only
/// meetings are judged; and any channel on which people talk is as good as another.
fn liked(facts: &Facts, place: usize, row: &Row<Communication>, found: &mut Found) {
    let plan = facts.plan;
    let Some(channel) = plan.channels.get(&row.channel) else {
        return;
    };
    let people = || {
        let there = row.attendees.iter();
        there.filter_map(|id| plan.stakeholders.place(id))
    };
    let person = |place: usize| plan.stakeholders.at(place);
    let avoiding: Vec<Word> = people()
        .filter(|who| person(*who).is_some_and(|who| who.avoid.contains(&channel.id)))
        .map(|who| Word::row(&STAKEHOLDERS, plan, who))
        .collect();
    if !avoiding.is_empty() {
        let words = vec![
            Word::row(&SCHEDULE, plan, place),
            channel_word(plan, &channel.id),
            Word::List(avoiding),
        ];
        return found.add(&AVOIDED, at(&SCHEDULE, place, "channel"), words);
    }
    let method = channel.method.trim();
    let mut preferred = people()
        .filter_map(person)
        .flat_map(|who| &who.channels)
        .filter_map(|id| plan.channels.get(id))
        .peekable();
    let is_judged = preferred.peek().is_some();
    if is_judged && !preferred.any(|held| held.id == channel.id || held.method.trim() == method) {
        let words = vec![
            Word::row(&SCHEDULE, plan, place),
            channel_word(plan, &channel.id),
        ];
        found.add(&UNWANTED, at(&SCHEDULE, place, "channel"), words);
    }
}

fn informal(plan: &Plan, place: usize, row: &Row<Communication>, found: &mut Found) {
    let is_formal =
        |content: &String| matches!(content.trim(), "change" | "decision" | "milestone");
    let mut carriers = carriers(plan, row).peekable();
    if row.content.iter().any(is_formal)
        && carriers.peek().is_some()
        && carriers.all(|channel| channel.formality.trim() == "informal")
    {
        let name = Word::row(&SCHEDULE, plan, place);
        found.add(&INFORMAL, at(&SCHEDULE, place, "channel"), vec![name]);
    }
}

/// The place of a class among them, the most open first.
fn class(token: &str) -> Option<usize> {
    SENSITIVITIES
        .iter()
        .position(|known| known.key == token.trim())
}

fn sensitive(plan: &Plan, place: usize, row: &Row<Communication>, found: &mut Found) {
    let own = match row.sensitivity.trim() {
        "" => &plan.project.sensitivity,
        _ => &row.sensitivity,
    };
    let Some(wanted) = class(own) else { return };
    let unsafe_one = carriers(plan, row)
        .find(|channel| class(&channel.sensitivity).is_some_and(|limit| limit < wanted));
    if let Some(channel) = unsafe_one {
        let words = vec![
            Word::row(&SCHEDULE, plan, place),
            channel_word(plan, &channel.id),
            Word::Told(SENSITIVITIES[wanted].name),
        ];
        found.add(&TOO_SENSITIVE, at(&SCHEDULE, place, "channel"), words);
    }
}

fn rules(plan: &Plan, found: &mut Found) {
    let sheet: SheetRef = &CHANNELS;
    for (place, row) in plan.channels.iter().enumerate() {
        let lacking = [
            (
                "response_time",
                &row.response_time,
                text("响应时限", "response time"),
            ),
            (
                "record_rule",
                &row.record_rule,
                text("留痕要求", "rule for records"),
            ),
        ];
        let lacking: Vec<_> = (lacking.into_iter())
            .filter(|(_, text, _)| text.trim().is_empty())
            .collect();
        if let Some((first, ..)) = lacking.first() {
            let words = vec![
                Word::row(sheet, plan, place),
                Word::List(lacking.iter().map(|(.., name)| Word::Told(*name)).collect()),
            ];
            found.add(&WITHOUT_RULE, at(sheet, place, first), words);
            for (member, ..) in &lacking {
                found.tell(sheet, place, member);
            }
        }
        let code = row.kept.origin.trim();
        if row.tool.trim().is_empty() && NEEDS_TOOL.contains(&code) {
            let name = Word::row(sheet, plan, place);
            let spot = at(sheet, place, "tool");
            found.ripe(&TOOL_MISSING, "", spot, vec![name.clone()], vec![name]);
        }
    }
}
