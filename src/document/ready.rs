//! The document's own words: ready paragraphs and lead sentences. Each is grammatical also where an answer is missing.

use super::lead;
use super::model::{Block, Inline, Line, TableRow, plain, words};
use super::part::{Labelled, joined};
use super::reader::{Reader, one_line, sheet};
use super::workload;
use crate::calendar::{dates, rhythm};
use crate::form::Part;
use crate::locale::{Lang, Text, text};

/// Heading of the labels in a two-column table.
pub(super) const ITEM: Text = text("事项", "Item");
/// What marks a row that the client does not see.
pub(super) const INTERNAL: Text = text("内部", "internal");
/// Heading of the answers in a two-column table.
pub(super) const CONTENT: Text = text("内容", "Content");

/// A paragraph of ready words.
pub(super) fn one(reader: &Reader, words: Text) -> Vec<Block> {
    vec![Block::paragraph(plain(reader.say(words)))]
}

/// A part's own labelled paragraphs, with their order among the fields'.
pub(super) fn paragraphs(reader: &Reader, part: Part) -> Vec<(u8, Labelled)> {
    if part != Part::Introduction {
        return Vec::new();
    }
    let labelled = |label, blocks| Labelled { label, blocks };
    vec![
        (
            14,
            labelled(
                text("沟通的重要性", "Why communication matters"),
                vec![Block::paragraph(plain(importance(reader)))],
            ),
        ),
        (
            20,
            labelled(
                text("编制目的", "Purpose of this document"),
                purpose(reader),
            ),
        ),
    ]
}

/// An answer as it stands in a sentence; the fallback where there is none.
fn said(typed: &str, fallback: &str) -> String {
    let typed = one_line(typed);
    match typed.is_empty() {
        true => fallback.to_owned(),
        false => typed,
    }
}

fn importance(reader: &Reader) -> String {
    let project = &reader.plan.project;
    let date = |typed: &str| one_line(&dates::shown(typed, reader.lang));
    let (start, end) = (date(&project.start), date(&project.end));
    match reader.lang {
        Lang::Zh => {
            let period = match (start.is_empty(), end.is_empty()) {
                (true, true) => "将".to_owned(),
                (false, true) => format!("将自{start}起"),
                (true, false) => format!("将在{end}前"),
                (false, false) => format!("将在{start}至{end}期间"),
            };
            format!(
                "{}与{}{period}共同完成{}。参与人员分属不同单位，对范围、进度和质量的理解若不能及时统一，就会造成返工、延误和争议。\
                 事先约定谁在何时、通过什么渠道、向谁说明什么，双方团队才能顺畅协作，减少误解与冲突，使项目按期、按质完成。\
                 沟通管理因此是本项目管理的重要组成部分。",
                said(&project.client, "客户方"),
                said(&project.organisation, "我方"),
                said(&project.name, "本项目"),
            )
        }
        Lang::En => {
            let period = match (start.is_empty(), end.is_empty()) {
                (true, true) => String::new(),
                (false, true) => format!(" from {start}"),
                (true, false) => format!(" by {end}"),
                (false, false) => format!(" from {start} to {end}"),
            };
            let name = one_line(&project.name);
            let name = match name.is_empty() {
                true => "this project".to_owned(),
                false => format!("the project “{name}”"),
            };
            format!(
                "{} and {} will carry out {name} together{period}. The people involved belong to different organisations. \
                 Where they do not share one view of scope, dates and quality in good time, the result is rework, delay \
                 and dispute. Agreeing beforehand who tells whom what, when and through which channel helps both teams to \
                 work together, prevents misunderstanding and conflict, and keeps the project on time and to the agreed \
                 quality. Communication is therefore managed as a part of this project.",
                said(&project.client, "The client"),
                said(&project.organisation, "the vendor"),
            )
        }
    }
}

fn purpose(reader: &Reader) -> Vec<Block> {
    let what = text(
        "本方案约定双方沟通的目标、人员、渠道、时间和内容，以及出现风险、变更和争议时的处理办法，供双方项目组日常执行。\
         例行沟通按沟通矩阵进行；变更按变更沟通流程处理；本级不能解决的问题按问题升级机制上报；执行效果按约定的指标定期评估，并据此更新本方案。",
        "This plan sets out the goals, people, channels, times and contents of communication between the parties, and how \
         risks, changes and disagreements are handled. Both project teams work by it day to day: regular communication \
         follows the communication matrix; changes follow the change process; matters not resolved at one level are escalated; \
         results are measured against the agreed indicators, and the plan is updated accordingly. ",
    );
    let effect = match lead::signs_third_party(reader) {
        true => text(
            "本方案自各方签署之日起生效，",
            "It takes effect when all parties that are to sign have signed. ",
        ),
        false => text(
            "本方案自双方签署之日起生效，",
            "It takes effect when both parties have signed. ",
        ),
    };
    let rank = text(
        "不改变合同约定；如与合同不一致，以合同为准。",
        "It does not alter the contract; if the two differ, the contract prevails.",
    );
    let said: String = [what, effect, rank].map(|words| reader.say(words)).concat();
    let mut blocks = vec![Block::paragraph(plain(said))];
    let mut said = Vec::new();
    let project = &reader.plan.project;
    let (client, ours) = (one_line(&project.client), one_line(&project.organisation));
    if !client.is_empty() && !ours.is_empty() {
        said.push(match reader.lang {
            Lang::Zh => format!("文中“客户方”指{client}，“我方”指{ours}。"),
            Lang::En => format!(
                "In this document “the client” is {client}, “our side” is {}.",
                ours.trim_end_matches('.')
            ),
        });
    }
    let zone = one_line(&project.time_zone);
    if !zone.is_empty() {
        let zone = dates::zone(&zone, reader.lang);
        said.push(match reader.lang {
            Lang::Zh => format!("文中时间均为{zone}。"),
            Lang::En => format!("All times in this plan are {zone}."),
        });
    }
    let weeks = one_line(&project.iteration_weeks);
    if !weeks.is_empty() {
        said.push(match (reader.lang, rhythm::hundredths(&weeks)) {
            (Lang::Zh, Some(_)) => format!("每个迭代为 {weeks} 周。"),
            (Lang::Zh, None) => format!("迭代周期：{weeks}。"),
            (Lang::En, Some(100)) => "An iteration lasts one week.".to_owned(),
            (Lang::En, Some(_)) => format!("An iteration lasts {weeks} weeks."),
            (Lang::En, None) => format!("Length of an iteration: {weeks}."),
        });
    }
    if !said.is_empty() {
        let gap = match reader.lang {
            Lang::Zh => "",
            Lang::En => " ",
        };
        blocks.push(Block::paragraph(plain(said.join(gap))));
    }
    blocks
}

/// What stands in place of an optional answer that was not given.
pub(super) fn instead(reader: &Reader, part: Part, field: &str) -> Option<Vec<Block>> {
    match (part, field) {
        (Part::Introduction, "principles") => Some(one(
            reader,
            text(
                "双方沟通遵循以下原则：及时，按约定时间主动告知，问题和风险不拖延、不隐瞒；准确，对外信息由责任人复核后发出；\
                 清晰，结论在前、用语平实、术语有解释；一致，同一事项在各渠道口径相同；留痕，承诺、决策和变更以书面确认为准；\
                 按需，只向需要的人提供需要的内容。",
                "Both parties follow these principles. Timely: we inform at the agreed time and unasked; problems and risks without \
                 delay. Accurate: the owner checks what leaves the team. Clear: conclusion first, plain words, terms \
                 explained. Consistent: the same matter is told the same way on every channel. In writing: promises, decisions \
                 and changes count when confirmed in writing. To the right people: each receives what they need, and no more.",
            ),
        )),
        (Part::Closing, "closing") => Some(vec![Block::paragraph(plain(closing(reader)))]),
        _ => None,
    }
}

/// How many rows of a sheet this audience sees.
pub(super) fn count(reader: &Reader, name: &str) -> usize {
    sheet(name).map_or(0, |sheet| reader.rows(sheet).count())
}

fn closing(reader: &Reader) -> String {
    let counted = |name| count(reader, name);
    let (goals, people, channels, communications, risks, methods) = (
        counted("goals.rows"),
        counted("stakeholders.rows"),
        counted("channels.rows"),
        counted("schedule.rows"),
        counted("risks.rows"),
        counted("evaluation.rows"),
    );
    match reader.lang {
        Lang::Zh => {
            let list: Vec<String> = [
                (people, "个相关方"),
                (channels, "种渠道"),
                (communications, "项沟通安排"),
            ]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| format!("{count} {noun}"))
            .collect();
            let mut clauses = Vec::new();
            if goals > 0 {
                clauses.push(format!("围绕 {goals} 项沟通目标"));
            }
            match &list[..] {
                [] => {}
                [only] => clauses.push(format!("明确了 {only}")),
                [first @ .., last] => clauses.push(format!("明确了 {}和 {last}", first.join("、"))),
            }
            if risks > 0 {
                clauses.push(format!("对 {risks} 项沟通风险准备了应对措施和备用方案"));
            }
            if methods > 0 {
                clauses.push(format!("以 {methods} 种方式评估效果"));
            }
            let head = match clauses.is_empty() {
                true => String::new(),
                false => format!("本方案{}。", clauses.join("，")),
            };
            format!(
                "{head}项目能否成功，很大程度上取决于沟通是否有效。双方将严格执行本方案，通过持续评估和改进优化沟通流程，加强协作，\
                 提高交付质量、项目成功率和客户满意度。"
            )
        }
        Lang::En => {
            let list: Vec<String> = [
                (people, "stakeholder role", "stakeholder roles"),
                (channels, "channel", "channels"),
                (communications, "communication", "communications"),
            ]
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| number(count, one, many))
            .collect();
            let mut clauses = Vec::new();
            if goals > 0 {
                clauses.push(format!(
                    "pursues {}",
                    number(goals, "communication goal", "communication goals")
                ));
            }
            if !list.is_empty() {
                clauses.push(format!("names {}", and(&list, "and")));
            }
            if risks > 0 {
                clauses.push(format!(
                    "prepares responses and backup plans for {}",
                    number(risks, "communication risk", "communication risks")
                ));
            }
            if methods > 0 {
                clauses.push(format!(
                    "evaluates the result in {}",
                    number(methods, "way", "ways")
                ));
            }
            let head = match &clauses[..] {
                [] => String::new(),
                [only] => format!("This plan {only}. "),
                [first @ .., last] => format!("This plan {}, and {last}. ", first.join(", ")),
            };
            format!(
                "{head}Whether the project succeeds depends to a large degree on effective communication. Both parties will carry \
                 out this plan consistently, review and improve it as the project goes on, and so strengthen their cooperation, \
                 the quality of delivery, the prospects of the project and client satisfaction."
            )
        }
    }
}

/// An English number with its noun.
pub(super) fn number(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("one {one}"),
        _ => format!("{count} {many}"),
    }
}

/// An English enumeration.
pub(super) fn and(items: &[String], word: &str) -> String {
    match items {
        [first @ .., last] if !first.is_empty() => {
            format!("{} {word} {last}", first.join(", "))
        }
        _ => items.concat(),
    }
}

/// What stands after a part's answers.
pub(super) fn tail(reader: &Reader, part: Part) -> Vec<Block> {
    if part == Part::Channels {
        return lead::sensitivity(reader).into_iter().collect();
    }
    let date = one_line(&dates::shown(
        &reader.plan.improvement.next_review,
        reader.lang,
    ));
    if part != Part::Closing || date.is_empty() {
        return Vec::new();
    }
    let line = match reader.lang {
        Lang::Zh => format!("本方案下次复审日期：{date}。"),
        Lang::En => format!("The next review of this plan is on {date}."),
    };
    vec![Block::paragraph(plain(line))]
}

/// The steps of a change: the answers with their labels, then what follows from a decision.
pub(super) fn change_steps(
    reader: &Reader,
    answers: impl Iterator<Item = (Text, TableRow)>,
) -> Vec<Line> {
    let step = |label: Text, answer: Line| {
        let mut line = vec![
            Inline::Strong(reader.say(label).to_owned()),
            Inline::Text(reader.lang.colon().to_owned()),
        ];
        line.extend(answer);
        line
    };
    let mut steps: Vec<Line> = answers
        .map(|(label, row)| step(label, joined(reader, row.cells)))
        .collect();
    let after = text(
        "及时通知相关方并更新计划，在例行会议上通报完成情况，直至变更关闭",
        "The stakeholders are told and the plans updated without delay; progress is reported in the regular meetings until \
         the change is closed.",
    );
    steps.push(step(
        text("批准之后", "After approval"),
        plain(reader.say(after)),
    ));
    steps
}

/// What stands where a part of the document is still empty.
pub(super) fn gap(reader: &Reader) -> Block {
    let mut line = plain(reader.say(text("本部分内容", "This part is ")));
    line.push(Inline::Gap);
    line.push(Inline::Text(reader.say(text("。", ".")).to_owned()));
    Block::paragraph(line)
}

/// What the head of a chapter says while rows of it were prepared and not looked at.
pub(super) fn proposed(reader: &Reader) -> Block {
    let words = text(
        "本章含建议内容，待确认。",
        "This chapter contains proposals that are still to be confirmed.",
    );
    Block::paragraph(vec![Inline::Strong(reader.say(words).to_owned())])
}

/// How the cost of communication is kept in bounds.
pub(super) fn cost_control(reader: &Reader) -> Vec<Block> {
    let chapter = reader.say(workload::TITLE);
    let words = match reader.lang {
        Lang::Zh => format!(
            "双方合理安排沟通的频率和方式，控制沟通成本：能用书面说明的不开会，会议只请必须到场的人员，其余人员抄送；\
             例行会议按约定时长进行。各人所需时间见“{chapter}”；明显超出时，由双方项目经理合并或精简沟通事项。"
        ),
        Lang::En => format!(
            "Both parties choose frequency and form of communication so that its cost stays reasonable: what can be told in \
             writing needs no meeting; meetings are attended by those who are needed, everyone else receives a copy; \
             meetings keep to the agreed length. The time that each person needs is shown under “{chapter}”; where it is \
             clearly exceeded, both project managers combine or cut communications."
        ),
    };
    vec![Block::paragraph(plain(words))]
}

/// What serves plain and clear language.
pub(super) fn plain_language(reader: &Reader) -> Vec<Block> {
    one(
        reader,
        text(
            "双方沟通使用清晰、简明的语言：结论在前，一事一议，避免行话、缩写和容易混淆的术语；必须使用的术语，首次出现时说明含义。",
            "Both parties use clear and concise language: the conclusion comes first, each matter is treated by itself, and \
             jargon, abbreviations and terms that may confuse are avoided. A term that is needed is explained where it is \
             first used.",
        ),
    )
}

/// A label with what it says, as an item of a list.
pub(super) fn point(reader: &Reader, label: Text, answer: Line) -> Line {
    let mut line = vec![
        Inline::Strong(reader.say(label).to_owned()),
        Inline::Text(reader.lang.colon().to_owned()),
    ];
    match words(&answer, reader.lang).trim().is_empty() {
        true => line.push(Inline::Gap),
        false => line.extend(answer),
    }
    line
}
