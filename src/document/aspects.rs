//! The six aspects of a plan, each in a line: goals, stakeholders, channels, plan, risks and evaluation. A line without
//! anything to tell shows the gap.

use super::computed;
use super::model::{Block, plain};
use super::pieces::{Sheets, communications};
use super::reader::{Reader, one_line, sheet};
use super::ready::{self, count, number};
use super::summary;
use crate::calendar::dates;
use crate::calendar::rhythm::Rhythm;
use crate::locale::{Lang, Text, text};

/// The list of the six.
pub(super) fn blocks(reader: &Reader) -> Vec<Block> {
    let Some(sheets) = Sheets::find() else {
        return Vec::new();
    };
    let lines: [(Text, String); 6] = [
        (text("沟通目标", "Goals"), goals(reader)),
        (text("相关方", "Stakeholders"), people(reader, &sheets)),
        (text("沟通渠道", "Channels"), channels(reader)),
        (text("沟通计划", "Plan"), plan(reader, &sheets)),
        (text("沟通风险", "Risks"), risks(reader)),
        (text("监控与评估", "Evaluation"), evaluation(reader)),
    ];
    let items = (lines.into_iter())
        .map(|(label, told)| ready::point(reader, label, plain(told)))
        .collect();
    vec![Block::list(true, items)]
}

fn goals(reader: &Reader) -> String {
    let goals = count(reader, "goals.rows");
    let served = (reader.plan.project_goals.iter())
        .filter(|row| !row.goal.trim().is_empty())
        .count();
    match (goals, served, reader.lang) {
        (0, ..) => String::new(),
        (_, 0, Lang::Zh) => format!("确定 {goals} 项沟通目标。"),
        (_, _, Lang::Zh) => format!("确定 {goals} 项沟通目标，服务于 {served} 项项目目标。"),
        (_, _, Lang::En) => {
            let told = number(goals, "communication goal", "communication goals");
            match served {
                0 => format!("the plan pursues {told}."),
                _ => format!(
                    "the plan pursues {told} in the service of {}.",
                    number(served, "project goal", "project goals")
                ),
            }
        }
    }
}

fn people(reader: &Reader, sheets: &Sheets) -> String {
    let people = count(reader, "stakeholders.rows");
    if people == 0 {
        return String::new();
    }
    let contacts = super::model::words(
        &summary::contacts(reader, sheets, reader.lang.comma()),
        reader.lang,
    );
    match (contacts.is_empty(), reader.lang) {
        (true, Lang::Zh) => format!("识别 {people} 个相关方。"),
        (false, Lang::Zh) => format!("识别 {people} 个相关方，接口人为{contacts}。"),
        (true, Lang::En) => {
            format!(
                "{} identified.",
                number(people, "stakeholder", "stakeholders")
            )
        }
        (false, Lang::En) => format!(
            "{} identified; single contacts are {contacts}.",
            number(people, "stakeholder", "stakeholders")
        ),
    }
}

fn channels(reader: &Reader) -> String {
    let Some(sheet) = sheet("channels.rows") else {
        return String::new();
    };
    let channels = reader.rows(sheet).count();
    let formal = (reader.rows(sheet))
        .filter(|row| {
            (reader.plan.channels.at(*row)).is_some_and(|row| row.formality.trim() == "formal")
        })
        .count();
    match (channels, formal, reader.lang) {
        (0, ..) => String::new(),
        (_, 0, Lang::Zh) => format!("约定 {channels} 种渠道。"),
        (_, _, Lang::Zh) => format!("约定 {channels} 种渠道，其中正式渠道 {formal} 种。"),
        (_, 0, Lang::En) => format!("{} agreed.", number(channels, "channel", "channels")),
        (_, _, Lang::En) => format!(
            "{} agreed, {} of them formal.",
            number(channels, "channel", "channels"),
            number(formal, "", "").trim_end()
        ),
    }
}

fn plan(reader: &Reader, sheets: &Sheets) -> String {
    let (mut all, mut on_event) = (0, 0);
    for (_, event) in communications(reader, sheets) {
        all += 1;
        let rhythm = Rhythm::of_token(&event.rhythm);
        on_event += usize::from(matches!(rhythm, Some(Rhythm::Event | Rhythm::AsNeeded)));
    }
    match (all, on_event, reader.lang) {
        (0, ..) => String::new(),
        (_, 0, Lang::Zh) => format!("安排 {all} 项沟通。"),
        (_, _, Lang::Zh) => format!("安排 {all} 项沟通，其中 {on_event} 项由事件触发。"),
        (_, 0, Lang::En) => format!(
            "{} scheduled.",
            number(all, "communication", "communications")
        ),
        (_, _, Lang::En) => format!(
            "{} scheduled, {} of them on an event.",
            number(all, "communication", "communications"),
            number(on_event, "", "").trim_end()
        ),
    }
}

fn risks(reader: &Reader) -> String {
    let Some(sheet) = sheet("risks.rows") else {
        return String::new();
    };
    let rows: Vec<usize> = reader.rows(sheet).collect();
    let gravity = |row: usize| {
        reader
            .plan
            .risks
            .at(row)
            .map_or(0, |row| computed::gravity(row))
    };
    let most = rows.iter().map(|row| gravity(*row)).max().unwrap_or(0);
    let gravest: Vec<String> = (rows.iter())
        .filter(|row| most > 0 && gravity(**row) == most)
        .map(|row| reader.number(sheet, *row))
        .collect();
    let gravest = gravest.join(reader.lang.comma());
    match (rows.len(), gravest.is_empty(), reader.lang) {
        (0, ..) => String::new(),
        (risks, true, Lang::Zh) => format!("对 {risks} 项沟通风险准备应对措施和备用方案。"),
        (risks, false, Lang::Zh) => {
            format!("对 {risks} 项沟通风险准备应对措施和备用方案，等级最高的是 {gravest}。")
        }
        (risks, is_plain, Lang::En) => {
            let told = format!(
                "responses and backup plans for {}",
                number(risks, "communication risk", "communication risks")
            );
            match is_plain {
                true => format!("{told}."),
                false => format!("{told}; the gravest: {gravest}."),
            }
        }
    }
}

fn evaluation(reader: &Reader) -> String {
    let methods = count(reader, "evaluation.rows");
    if methods == 0 {
        return String::new();
    }
    let review = one_line(&dates::shown(
        &reader.plan.improvement.next_review,
        reader.lang,
    ));
    match (review.is_empty(), reader.lang) {
        (true, Lang::Zh) => format!("以 {methods} 种方式评估效果。"),
        (false, Lang::Zh) => format!("以 {methods} 种方式评估效果，{review}复审本方案。"),
        (true, Lang::En) => {
            format!(
                "the result is measured in {}.",
                number(methods, "way", "ways")
            )
        }
        (false, Lang::En) => format!(
            "the result is measured in {}; this plan is reviewed on {review}.",
            number(methods, "way", "ways")
        ),
    }
}
