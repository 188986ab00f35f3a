//! Feasibility: hours, overlaps, long meetings, deadlines, time zones.

use super::facts::{Facts, is_once};
use super::finding::Word;
use super::found::{Found, at};
use super::limits::{
    CLIENT_HOURS, DAY, EFFORT_SHARE, FREQUENT_MINUTES, MANAGER_HOURS, MEETING_PEOPLE, TEAM_HOURS,
};
use super::overlap;
use super::rule::{Level, Rule, Severity};
use super::zone;
use crate::calendar::dates;
use crate::calendar::load::{self, Scope};
use crate::calendar::rhythm::{self, Rhythm};
use crate::catalog::{HOUSE_RULES, PROJECT, SCHEDULE, STAKEHOLDERS};
use crate::locale::text;
use crate::plan::{Plan, Row, Stakeholder};

pub(super) static RULES: &[&Rule] = &[
    &LOAD_OVER_LIMIT,
    &LOAD_SHARE,
    &MEETINGS_OVERLAP,
    &MEETING_HEAVY,
    &MEETING_LARGE,
    &MATERIAL_UNDATED,
    &MINUTES_UNDATED,
    &HOUR_UNKIND,
];

static LOAD_OVER_LIMIT: Rule = Rule {
    id: "load-over-limit",
    number: Some(15),
    name: text("每月工时超限", "Too many hours a month"),
    sentence: text(
        "{0}每月约 {1} 小时用于沟通，超过 {2} 小时的上限。缩短或减少会议，或改为抄送。",
        "{0} would spend about {1} hours a month on communication, above the limit of {2}. Shorten or drop meetings, or \
         send a copy instead.",
    ),
    level: Level::Always(Severity::Warning),
};

static LOAD_SHARE: Rule = Rule {
    id: "load-share",
    number: Some(16),
    name: text("沟通工时占比过高", "Communication takes too much effort"),
    sentence: text(
        "我方沟通约占项目总工时的 {0}%，超过 {1}%。降低频率或缩小范围。",
        "Communication would take about {0}% of our project effort, above {1}%. Meet less often, or with fewer people.",
    ),
    level: Level::Always(Severity::Warning),
};

static MEETINGS_OVERLAP: Rule = Rule {
    id: "meetings-overlap",
    number: Some(17),
    name: text("固定会议时间冲突", "Fixed meetings overlap"),
    sentence: text(
        "{0}与{1}时间重叠，{2}无法都参加。错开其中一项。",
        "{0} overlaps with {1} for {2}. Move one of them.",
    ),
    level: Level::Always(Severity::Warning),
};

static MEETING_HEAVY: Rule = Rule {
    id: "meeting-heavy",
    number: Some(18),
    name: text("频繁的长会", "Long and frequent meeting"),
    sentence: text(
        "{0}每次 {1} 分钟，且一周不止一次。缩短，或改为每周一次。",
        "{0} takes {1} minutes and happens more than once a week. Shorten it, or hold it weekly.",
    ),
    level: Level::Always(Severity::Warning),
};

static MEETING_LARGE: Rule = Rule {
    id: "meeting-large",
    number: Some(18),
    name: text("参会人数过多", "Meeting with too many people"),
    sentence: text(
        "{0}每次约 {1} 人参加。缩小到必须到场的人，其他人抄送纪要。",
        "{0} gathers about {1} people each time. Keep those who must be there; send the others the minutes.",
    ),
    level: Level::Always(Severity::Warning),
};

static MATERIAL_UNDATED: Rule = Rule {
    id: "material-undated",
    number: Some(19),
    name: text("会议材料没有提交时限", "No due time for meeting papers"),
    sentence: text(
        "没有约定会议材料何时发出。在沟通规则里写上，例如会前一个工作日。",
        "Nothing says when meeting papers are sent. Add it to the house rules, for example one working day before.",
    ),
    level: Level::Always(Severity::Warning),
};

static MINUTES_UNDATED: Rule = Rule {
    id: "minutes-undated",
    number: Some(19),
    name: text("会议纪要没有发出时限", "No due time for minutes"),
    sentence: text(
        "没有约定会议纪要何时发出。在沟通规则里写上，例如会后一个工作日内。",
        "Nothing says when minutes are sent. Add it to the house rules, for example within one working day.",
    ),
    level: Level::Always(Severity::Warning),
};

static HOUR_UNKIND: Rule = Rule {
    id: "hour-unkind",
    number: Some(20),
    name: text("对异地人员时间不便", "Unkind hour in another time zone"),
    sentence: text(
        "{0}在{1}当地是 {2}，不在 08:00–20:00 之间。换一个时间，或轮换。",
        "{0} is at {2} where {1} works, outside 08:00–20:00. Choose another time, or take turns.",
    ),
    level: Level::Always(Severity::Hint),
};

pub(super) fn find(facts: &Facts, found: &mut Found) {
    hours(facts, found);
    meetings(facts, found);
    deadlines(facts, found);
    zones(facts, found);
    for overlap in overlap::find(facts) {
        let people = overlap.people.iter();
        let words = vec![
            Word::row(&SCHEDULE, facts.plan, overlap.later),
            Word::row(&SCHEDULE, facts.plan, overlap.earlier),
            Word::List(
                people
                    .map(|person| Word::row(&STAKEHOLDERS, facts.plan, *person))
                    .collect(),
            ),
        ];
        found.add(
            &MEETINGS_OVERLAP,
            at(&SCHEDULE, overlap.later, "time"),
            words,
        );
    }
}

/// How much communication a month a person can bear, in hours × 100: their own limit, else that of their group.
pub fn hours_limit(plan: &Plan, person: &Row<Stakeholder>) -> u64 {
    let is_manager = plan.project.owner == person.id
        || person.kept.origin.trim() == "H08"
        || person.contact_point.trim() == "yes";
    let group = match person.side.trim() {
        "ours" if is_manager => MANAGER_HOURS,
        "ours" => TEAM_HOURS,
        _ => CLIENT_HOURS,
    };
    rhythm::hundredths(&person.hours_limit).unwrap_or(group * 100)
}

fn hours(facts: &Facts, found: &mut Found) {
    let plan = facts.plan;
    let load = load::load(plan, Scope::ALL);
    for ((place, person), share) in facts.people().zip(&load.people) {
        let total = share.total();
        // Hundredths of an hour are 60 of a minute.
        let limit = hours_limit(plan, person);
        if total > limit.saturating_mul(60) {
            let words = vec![
                Word::row(&STAKEHOLDERS, plan, place),
                Word::Figure(load::hours(total)),
                Word::Figure(load::hours(limit.saturating_mul(60))),
            ];
            found.add(
                &LOAD_OVER_LIMIT,
                at(&STAKEHOLDERS, place, "hours_limit"),
                words,
            );
        }
    }
    if let Some(share) = load::share_of_effort(plan)
        && share > u128::from(EFFORT_SHARE)
    {
        let percent = format!("{}.{}", share / 10, share % 10);
        let words = vec![Word::Figure(percent), Word::figure(EFFORT_SHARE / 10)];
        found.add(&LOAD_SHARE, at(&PROJECT, 0, "effort_hours"), words);
    }
}

fn meetings(facts: &Facts, found: &mut Found) {
    for (place, row) in facts
        .schedule()
        .filter(|(place, _)| facts.is_meeting[*place])
    {
        let minutes = load::minutes(&row.duration);
        let is_frequent = matches!(
            Rhythm::of_token(&row.rhythm),
            Some(Rhythm::Workdays | Rhythm::TwiceWeekly)
        );
        if is_frequent && minutes > FREQUENT_MINUTES {
            let words = vec![
                Word::row(&SCHEDULE, facts.plan, place),
                Word::figure(minutes),
            ];
            found.add(&MEETING_HEAVY, at(&SCHEDULE, place, "duration"), words);
        }
        // A kick-off is large, and happens once.
        if is_once(row) {
            continue;
        }
        let people = facts.attendance(row);
        if people > MEETING_PEOPLE {
            let words = vec![
                Word::row(&SCHEDULE, facts.plan, place),
                Word::figure(people),
            ];
            found.add(&MEETING_LARGE, at(&SCHEDULE, place, "attendees"), words);
        }
    }
}

/// When papers and minutes are due is prose, so that only its absence can be found.
fn deadlines(facts: &Facts, found: &mut Found) {
    let rules = &facts.plan.house_rules;
    let meetings = || {
        facts
            .schedule()
            .filter(|(place, _)| facts.is_meeting[*place])
    };
    let has_papers = meetings().any(|(_, row)| !row.material.trim().is_empty());
    if has_papers && rules.material_due.trim().is_empty() {
        let spot = at(&HOUSE_RULES, 0, "material_due");
        found.add(&MATERIAL_UNDATED, spot, Vec::new());
    }
    let has_minutes = meetings().any(|(_, row)| !row.recorder.trim().is_empty());
    if has_minutes && rules.minutes_due.trim().is_empty() {
        let spot = at(&HOUSE_RULES, 0, "minutes_due");
        found.add(&MINUTES_UNDATED, spot, Vec::new());
    }
}

/// One finding a meeting: the first person for whom the hour is unkind.
fn zones(facts: &Facts, found: &mut Found) {
    let Some(base) = zone::offset(&facts.plan.project.time_zone) else {
        return;
    };
    let away: Vec<Option<i32>> = (facts.people())
        .map(|(_, person)| zone::offset(&person.time_zone))
        .collect();
    if away.iter().all(Option::is_none) {
        return;
    }
    for (place, row) in facts
        .schedule()
        .filter(|(place, _)| facts.is_meeting[*place])
    {
        let Some(time) = dates::time(&row.time) else {
            continue;
        };
        let start = i32::from(time.hour()) * 60 + i32::from(time.minute());
        let there = row.present();
        let there = there.filter_map(|id| facts.plan.stakeholders.place(id));
        let unkind = there
            .filter_map(|person| Some((person, (start - base + away[person]?).rem_euclid(24 * 60))))
            .find(|(_, local)| !(DAY.0..DAY.1).contains(local));
        if let Some((person, local)) = unkind {
            let words = vec![
                Word::row(&SCHEDULE, facts.plan, place),
                Word::row(&STAKEHOLDERS, facts.plan, person),
                Word::Figure(format!("{:02}:{:02}", local / 60, local % 60)),
            ];
            found.add(&HOUR_UNKIND, at(&SCHEDULE, place, "time"), words);
        }
    }
}
