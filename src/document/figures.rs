//! Figures that are composed from the plan, each only where there is enough to show and not too much to read.

use super::computed;
use super::figure::{
    Axis, Bar, Bars, Drawing, Figure, Ladder, Matrix, MatrixCell, Rung, Span, Timeline,
};
use super::lanes;
use super::model::{Block, words};
use super::outline::Motif;
use super::reader::{Reader, one_line, sheet};
use crate::calendar::dates;
use crate::calendar::load::{self, Person};
use crate::calendar::rhythm;
use crate::locale::{Lang, Text, text};
use crate::plan::{Row, Stakeholder};
use jiff::civil::Date;
use std::cmp::Reverse;

/// Fewer than this show nothing that a sentence would not.
pub(super) const LEAST: usize = 2;
/// More rungs, phases or bars than these nobody reads in a picture.
const MOST_RUNGS: usize = 8;
const MOST_SPANS: usize = 24;
const MOST_BARS: usize = 15;
/// So many marks stand along a timeline.
const MOST_TICKS: i32 = 12;

/// The figure of a motif; nothing where it would show too little, or what its reader must not see.
pub(super) fn figure(reader: &Reader, motif: Motif) -> Vec<Block> {
    let made = match motif {
        Motif::Power => power(reader),
        Motif::Flow => lanes::figure(reader),
        Motif::Ladder => ladder(reader),
        Motif::Risks => risks(reader),
        Motif::Timeline => timeline(reader),
    };
    made.map(Block::figure).into_iter().collect()
}

/// Whose side stands at the left of a figure, and whose at the right: the parties' names where they are known.
pub(super) fn parties(reader: &Reader) -> [String; 2] {
    let project = &reader.plan.project;
    let named = |typed: &str, fallback: Text| match one_line(typed) {
        name if name.is_empty() => reader.say(fallback).to_owned(),
        name => name,
    };
    [
        named(&project.organisation, text("我方", "Our side")),
        named(&project.client, text("客户方", "Client")),
    ]
}

/// Who has how much power and interest; internal.
fn power(reader: &Reader) -> Option<Figure> {
    if reader.is_for_client() {
        return None;
    }
    let people = sheet("stakeholders.rows")?;
    let step = |token: &str| {
        ["low", "medium", "high"]
            .iter()
            .position(|known| *known == token.trim())
    };
    let mut cells: Vec<Vec<MatrixCell>> = [true, false, false]
        .map(|power| {
            [false, false, true]
                .map(|interest| power_cell(reader, power, interest))
                .into()
        })
        .into();
    let mut held = 0;
    for row in reader.rows(people) {
        let person = reader.plan.stakeholders.at(row)?;
        if let (Some(power), Some(interest)) = (step(&person.power), step(&person.interest)) {
            cells[2 - power][interest]
                .names
                .push(reader.mentioned(people, row));
            held += 1;
        }
    }
    let steps: Vec<String> = (["low", "medium", "high"].into_iter())
        .map(|token| reader.token("stakeholders.rows", "power", token))
        .collect();
    (held >= LEAST).then(|| {
        let matrix = Matrix {
            up: Axis {
                title: reader.say(text("权力", "Power")).to_owned(),
                steps: steps.iter().rev().cloned().collect(),
            },
            across: Axis {
                title: reader.say(text("关注度", "Interest")).to_owned(),
                steps,
            },
            rows: cells,
            joint: reader.lang.comma(),
            legend: Vec::new(),
        };
        squared(
            reader,
            text("权力与关注度矩阵", "Power and interest"),
            matrix,
        )
    })
}

fn power_cell(reader: &Reader, power: bool, interest: bool) -> MatrixCell {
    MatrixCell {
        level: u8::from(power) + u8::from(interest),
        remark: reader.say(computed::action_for(power, interest)).to_owned(),
        names: Vec::new(),
    }
}

/// Which risks weigh how much.
fn risks(reader: &Reader) -> Option<Figure> {
    let sheet = sheet("risks.rows")?;
    let mut rows: Vec<Vec<MatrixCell>> = (1..=5_u8)
        .rev()
        .map(|probability| {
            let cell = |impact: u8| MatrixCell {
                level: computed::weight(probability * impact),
                remark: (probability * impact).to_string(),
                names: Vec::new(),
            };
            (1..=5).map(cell).collect()
        })
        .collect();
    let mut held = 0;
    for row in reader.rows(sheet) {
        if let Some((probability, impact)) = reader
            .plan
            .risks
            .at(row)
            .and_then(|risk| computed::grades(risk))
        {
            let cell = &mut rows[usize::from(5 - probability)][usize::from(impact - 1)];
            cell.names.push(reader.number(sheet, row));
            held += 1;
        }
    }
    let steps: Vec<String> = (1..=5).map(|step| step.to_string()).collect();
    (held >= LEAST).then(|| {
        let matrix = Matrix {
            up: Axis {
                title: reader.say(text("可能性", "Probability")).to_owned(),
                steps: steps.iter().rev().cloned().collect(),
            },
            across: Axis {
                title: reader.say(text("影响", "Impact")).to_owned(),
                steps,
            },
            rows,
            joint: reader.lang.comma(),
            legend: (computed::WEIGHTS.iter())
                .map(|weight| reader.say(*weight).to_owned())
                .collect(),
        };
        squared(
            reader,
            text("沟通风险热力图", "Heat map of communication risks"),
            matrix,
        )
    })
}

/// A matrix as a figure; its facts are its cells, the heaviest first.
fn squared(reader: &Reader, caption: Text, matrix: Matrix) -> Figure {
    let mut facts = Vec::new();
    for (up, cells) in matrix.up.steps.iter().zip(&matrix.rows) {
        for (across, cell) in matrix.across.steps.iter().zip(cells).rev() {
            if !cell.names.is_empty() {
                let colon = reader.lang.colon();
                facts.push(format!(
                    "{} {up}{}{} {across}{colon}{}",
                    matrix.up.title,
                    reader.lang.comma(),
                    matrix.across.title,
                    cell.said(matrix.joint)
                ));
            }
        }
    }
    Figure {
        number: 0,
        caption: reader.say(caption).to_owned(),
        facts,
        has_table: true,
        drawing: Drawing::Matrix(matrix),
    }
}

/// Where a problem goes that could not be solved.
fn ladder(reader: &Reader) -> Option<Figure> {
    let (sheet, people) = (sheet("risks.ladder")?, sheet("stakeholders.rows")?);
    let [left, right] = parties(reader);
    let named = |ids: &[String]| {
        words(
            &reader.mentions(people, &reader.named(people, ids)),
            reader.lang,
        )
    };
    let rungs: Vec<Rung> = (reader.rows(sheet))
        .filter_map(|row| {
            let level = reader.plan.ladder.at(row)?;
            let limit = one_line(&level.limit);
            Some(Rung {
                name: reader.mentioned(sheet, row),
                limit: match (limit.is_empty(), reader.lang) {
                    (true, _) => String::new(),
                    (false, Lang::Zh) => format!("时限：{limit}"),
                    (false, Lang::En) => format!("Time limit: {limit}"),
                },
                left: named(&level.ours),
                right: named(&level.client),
            })
        })
        .collect();
    if !(LEAST..=MOST_RUNGS).contains(&rungs.len()) {
        return None;
    }
    let facts = (rungs.iter())
        .map(|rung| {
            let sides = [(&left, &rung.left), (&right, &rung.right)];
            let said = (sides.into_iter())
                .filter(|(_, people)| !people.is_empty())
                .map(|(side, people)| format!("{side} {people}"))
                .chain((!rung.limit.is_empty()).then(|| rung.limit.clone()));
            let said: Vec<String> = said.collect();
            format!(
                "{}{}{}",
                rung.name,
                reader.lang.colon(),
                said.join(reader.lang.clause())
            )
        })
        .collect();
    Some(Figure {
        number: 0,
        caption: reader
            .say(text("问题升级路径", "Escalation path"))
            .to_owned(),
        facts,
        has_table: true,
        drawing: Drawing::Ladder(Ladder {
            left,
            middle: reader.say(text("升级级别", "Level")).to_owned(),
            right,
            rungs,
        }),
    })
}

/// The phases whose dates can be read, along the calendar.
fn timeline(reader: &Reader) -> Option<Figure> {
    let phases = sheet("project.phases")?;
    let spans: Vec<Span> = (reader.rows(phases))
        .filter_map(|row| {
            let phase = reader.plan.phases.at(row)?;
            let (first, last) = (
                dates::parse(&phase.start).ok()?,
                dates::parse(&phase.end).ok()?,
            );
            (first <= last).then(|| Span {
                name: reader.mentioned(phases, row),
                first,
                last,
                dates: format!(
                    "{} – {}",
                    dates::short(first, reader.lang),
                    dates::short(last, reader.lang)
                ),
                milestone: one_line(&phase.milestone),
            })
        })
        .collect();
    if !(LEAST..=MOST_SPANS).contains(&spans.len()) {
        return None;
    }
    let first = spans.iter().map(|span| span.first).min()?;
    let last = spans.iter().map(|span| span.last).max()?;
    let facts = (spans.iter())
        .map(|span| {
            let milestone = match (span.milestone.is_empty(), reader.lang) {
                (true, _) => String::new(),
                (false, Lang::Zh) => format!("，里程碑：{}", span.milestone),
                (false, Lang::En) => format!(", milestone: {}", span.milestone),
            };
            format!(
                "{}{}{}{milestone}",
                span.name,
                reader.lang.colon(),
                span.dates
            )
        })
        .collect();
    Some(Figure {
        number: 0,
        caption: reader
            .say(text("项目阶段与里程碑", "Phases and milestones"))
            .to_owned(),
        facts,
        has_table: true,
        drawing: Drawing::Timeline(Timeline {
            first,
            last,
            ticks: ticks(first, last, reader.lang),
            spans,
        }),
    })
}

/// First days of months, few enough to be read.
fn ticks(first: Date, last: Date, lang: Lang) -> Vec<(Date, String)> {
    let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
    let (from, to) = (month(first), month(last));
    let step = [1, 2, 3, 6, 12]
        .into_iter()
        .find(|step| (to - from) / step < MOST_TICKS);
    let step = step.unwrap_or(12 * ((to - from) / 12 / MOST_TICKS + 1));
    (from..=to)
        .filter(|month| month.rem_euclid(step) == 0)
        .filter_map(|month| {
            let year = i16::try_from(month.div_euclid(12)).ok()?;
            let date = Date::new(year, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1).ok()?;
            let name = match lang {
                Lang::Zh => date.strftime("%Y-%m"),
                Lang::En => date.strftime("%b %Y"),
            };
            (date >= first).then(|| (date, name.to_string()))
        })
        .collect()
}

/// Hours a month beside each other, the most first; limits are ours to know.
pub(super) fn hours(
    reader: &Reader,
    people: &[(String, &Row<Stakeholder>, &Person)],
) -> Option<Block> {
    let mut bars: Vec<Bar> = (people.iter())
        .map(|(name, row, person)| Bar {
            name: name.clone(),
            value: person.total(),
            said: load::hours(person.total()),
            limit: (!reader.is_for_client())
                .then(|| rhythm::hundredths(&row.hours_limit))
                .flatten()
                .map(|limit| limit.saturating_mul(60)),
        })
        .collect();
    bars.sort_by_key(|bar| Reverse(bar.value));
    if bars.len() < LEAST {
        return None;
    }
    // Of many those with most to do; the table has them all.
    let is_cut = bars.len() > MOST_BARS;
    bars.truncate(MOST_BARS);
    let unit = text("每月小时数", "Hours a month");
    let mark = text("每月上限", "Limit a month");
    let hour = |bar: &Bar| match reader.lang {
        Lang::Zh => format!("{}：{} 小时", bar.name, bar.said),
        Lang::En => format!("{}: {} hours", bar.name, bar.said),
    };
    let caption = match reader.is_for_client() {
        true => text("每月所需沟通时间", "Hours of communication a month"),
        false => text("每月沟通工时", "Hours of communication a month"),
    };
    let has_mark = bars.iter().any(|bar| bar.limit.is_some());
    Some(Block::figure(Figure {
        number: 0,
        caption: match (is_cut, reader.lang) {
            (false, _) => reader.say(caption).to_owned(),
            (true, Lang::Zh) => format!("{}（前 {MOST_BARS} 位）", reader.say(caption)),
            (true, Lang::En) => format!("{} (the {MOST_BARS} with most)", reader.say(caption)),
        },
        facts: bars.iter().map(hour).collect(),
        has_table: true,
        drawing: Drawing::Bars(Bars {
            unit: reader.say(unit).to_owned(),
            mark: match has_mark {
                true => reader.say(mark).to_owned(),
                false => String::new(),
            },
            bars,
        }),
    }))
}
