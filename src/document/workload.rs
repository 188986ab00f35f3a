//! The chapter on load: hours a month, and for ourselves what they cost.

use super::model::{Block, DASH, Line, Table, TableRow, plain};
use super::pieces::{Sheets, cell, column, title};
use super::reader::{Reader, one_line};
use super::{figures, ready};
use crate::calendar::load::{self, Load, Person, Scope};
use crate::calendar::rhythm;
use crate::locale::{Lang, Text, text};
use crate::plan::{Row, Stakeholder};

/// The name of the chapter, by which others mention it.
pub(super) const TITLE: Text = text("沟通工作量", "Time needed for communication");

/// What the hours rest on, in a document that has the chapter.
pub(super) fn basis_in_short(reader: &Reader) -> Block {
    let chapter = reader.say(TITLE);
    Block::paragraph(plain(match reader.lang {
        Lang::Zh => {
            format!("工作量按各人沟通最多的阶段计，不含准备和审批时间，口径见“{chapter}”。")
        }
        Lang::En => format!(
            "Hours are those of each person's busiest phase, without preparing and approving; see “{chapter}”."
        ),
    }))
}

/// What the hours rest on.
pub(super) fn basis(reader: &Reader) -> Block {
    let words = match reader.is_for_client() {
        true => text(
            "每月工作量按各人沟通最多的阶段计；一次性、里程碑和按季度的事项按月均摊。会议按时长计，阅读材料每份按 5 分钟计，会议记录每次按 30 分钟计，不含准备、修改和审批的时间；\
             群组为每人所需时间。",
            "Hours a month are those of the phase in which each person has most to do; one-off, milestone and quarterly \
             communications are averaged over the project. A meeting counts in full, reading a document 5 \
             minutes, taking minutes 30 minutes; preparing, reviewing and approving documents is not included. For a group \
             the figure is hours per person.",
        ),
        false => text(
            "每月工作量按各人沟通最多的阶段计；一次性、里程碑和按季度的事项按月均摊。会议按时长计，阅读材料每份按 5 分钟计，会议记录每次按 30 分钟计，准备时间计入责任人；\
             群组为每人所需时间。",
            "Hours a month are those of the phase in which each person has most to do; one-off, milestone and quarterly \
             communications are averaged over the project. A meeting counts in full, reading a document 5 \
             minutes, taking minutes 30 minutes, and the owner's preparation as planned. For a group the figure is hours per \
             person.",
        ),
    };
    Block::paragraph(plain(reader.say(words)))
}

/// Hours a month: for the client its own and third parties' people, internally everybody with cost.
pub(super) fn blocks(reader: &Reader) -> Vec<Block> {
    let Some(sheets) = Sheets::find() else {
        return Vec::new();
    };
    let scope = match reader.is_for_client() {
        true => Scope::CLIENT,
        false => Scope::ALL,
    };
    let load = load::load(reader.plan, scope);
    let people: Vec<(usize, &Row<Stakeholder>, &Person)> = (reader.plan.stakeholders.iter())
        .zip(&load.people)
        .enumerate()
        .map(|(place, (row, person))| (place, row, person))
        .filter(|(place, _, person)| person.total() > 0 && reader.shows(sheets.people, *place))
        .collect();
    if people.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![basis(reader)];
    match reader.is_for_client() {
        true => blocks.extend(client_table(reader, &sheets, &people)),
        false => blocks.extend(internal_table(reader, &sheets, &people)),
    }
    blocks.extend(chart(reader, &sheets, &people));
    blocks.extend(sides(reader, &people));
    blocks.extend(whole_cost(reader, &people));
    blocks.extend(share_of_effort(reader));
    blocks.extend(not_counted(reader, &sheets, &load));
    blocks
}

fn client_table(
    reader: &Reader,
    sheets: &Sheets,
    people: &[(usize, &Row<Stakeholder>, &Person)],
) -> Option<Block> {
    let rows: Vec<TableRow> = people
        .iter()
        .filter(|(_, row, _)| row.side.trim() != "ours")
        .map(|(place, row, person)| TableRow {
            key: Some(reader.key(sheets.people, *place)),
            cells: vec![
                vec![reader.mention(sheets.people, *place)],
                cell(load::hours(person.total())),
                mainly_for(reader, sheets, row, person),
            ],
        })
        .collect();
    let columns = vec![
        column(reader, text("人员或群组", "Person or group"), 2),
        column(reader, text("每月小时数", "Hours a month"), 1),
        column(reader, text("主要用于", "Mainly for"), 4),
    ];
    (!rows.is_empty()).then(|| {
        Block::table(Table {
            columns,
            rows,
            ..Table::default()
        })
    })
}

/// The same hours as bars; for the client, like its table, without ours.
fn chart(
    reader: &Reader,
    sheets: &Sheets,
    people: &[(usize, &Row<Stakeholder>, &Person)],
) -> Option<Block> {
    let shown: Vec<_> = (people.iter())
        .filter(|(_, row, _)| !reader.is_for_client() || row.side.trim() != "ours")
        .map(|(place, row, person)| (reader.mentioned(sheets.people, *place), *row, *person))
        .collect();
    figures::hours(reader, &shown)
}

/// The three communications that take most of somebody's time; of those that come as copies only where there is
/// nothing else.
fn mainly_for(
    reader: &Reader,
    sheets: &Sheets,
    row: &Row<Stakeholder>,
    person: &Person,
) -> Vec<Line> {
    let takes_part = |place: usize| {
        let event = reader.plan.schedule.at(place);
        event.is_some_and(|event| event.present().any(|id| id.trim() == row.id))
    };
    let mut shares: Vec<_> = (person.shares.iter())
        .map(|share| (!takes_part(share.communication), share))
        .collect();
    shares.sort_by_key(|(is_copy, share)| {
        (
            *is_copy,
            std::cmp::Reverse(share.total()),
            share.communication,
        )
    });
    let copies = shares
        .iter()
        .position(|(is_copy, _)| *is_copy)
        .filter(|first| *first > 0);
    shares.truncate(copies.unwrap_or(shares.len()));
    let titles: Vec<String> = (shares.iter().take(3))
        .map(|(_, share)| title(reader, sheets, share.communication))
        .collect();
    cell(titles.join(reader.lang.comma()))
}

fn internal_table(
    reader: &Reader,
    sheets: &Sheets,
    people: &[(usize, &Row<Stakeholder>, &Person)],
) -> Option<Block> {
    let has_cost = people
        .iter()
        .any(|(_, row, person)| load::cost(row, person.total()).is_some());
    let mut columns = vec![
        column(reader, text("人员或群组", "Person or group"), 2),
        column(reader, text("每月小时数", "Hours a month"), 1),
        column(reader, text("参会", "Attending"), 1),
        column(reader, text("准备", "Preparing"), 1),
        column(reader, text("阅读与记录", "Reading, minutes"), 1),
        column(reader, text("每月上限", "Limit a month"), 1),
        column(reader, text("主要用于", "Mainly for"), 3),
    ];
    if has_cost {
        columns.push(column(reader, text("每月成本", "Cost a month"), 1));
    }
    let rows = people
        .iter()
        .map(|(place, row, person)| {
            let mut cells = vec![
                vec![reader.mention(sheets.people, *place)],
                cell(load::hours(person.total())),
                cell(load::hours(person.sum(|share| share.attending))),
                cell(load::hours(person.sum(|share| share.preparing))),
                cell(load::hours(
                    person.sum(|share| share.reading + share.recording),
                )),
                cell(limit(reader, row, person)),
                mainly_for(reader, sheets, row, person),
            ];
            if has_cost {
                let cost = load::cost(row, person.total()).map_or(DASH.to_owned(), grouped);
                cells.push(cell(cost));
            }
            TableRow {
                key: Some(reader.key(sheets.people, *place)),
                cells,
            }
        })
        .collect();
    Some(Block::table(Table {
        columns,
        rows,
        ..Table::default()
    }))
}

/// The agreed limit, and whether it is exceeded.
fn limit(reader: &Reader, row: &Stakeholder, person: &Person) -> String {
    let typed = one_line(&row.hours_limit);
    match rhythm::hundredths(&typed) {
        _ if typed.is_empty() => DASH.to_owned(),
        // Hundredths of an hour are 60 of a minute.
        Some(limit) if person.total() > limit * 60 => {
            let over = reader.say(text("超出", "exceeded"));
            format!("{typed}{}", reader.lang.bracketed(over))
        }
        _ => typed,
    }
}

/// Hours of a side, all its people together, in minutes × 100.
fn side_total(people: &[(usize, &Row<Stakeholder>, &Person)], side: &str) -> u64 {
    (people.iter())
        .filter(|(_, row, _)| row.side.trim() == side)
        .map(|(_, row, person)| person.total().saturating_mul(load::headcount(row)))
        .fold(0, u64::saturating_add)
}

/// The sum of each side; nothing where nobody's side is known. Our own hours, and preparation, only in our own copy.
fn sides(reader: &Reader, people: &[(usize, &Row<Stakeholder>, &Person)]) -> Option<Block> {
    let client = match reader.is_for_client() {
        true => text("客户方", "the client's people"),
        false => text("客户方", "the client"),
    };
    let named: [(&str, Text); 3] = [
        ("client", client),
        ("ours", text("我方", "our side")),
        ("third-party", text("第三方", "third parties")),
    ];
    let sums: Vec<(&str, String)> = named
        .into_iter()
        .filter(|(side, _)| !(reader.is_for_client() && *side == "ours"))
        .map(|(side, name)| (reader.say(name), side_total(people, side)))
        .filter(|(_, total)| *total > 0)
        .map(|(name, total)| {
            // Tenths matter only where there are few hours.
            let hours = match total {
                0..60_000 => load::hours(total),
                _ => load::hours((total + 3000) / 6000 * 6000),
            };
            (name, hours)
        })
        .collect();
    if sums.is_empty() {
        return None;
    }
    let told = |place: usize, (name, hours): &(&str, String)| match reader.lang {
        Lang::Zh => format!("{name}最多约 {hours} 小时"),
        // How often is said once, with the first.
        Lang::En if place == 0 => format!("{name} at most about {hours} hours a month"),
        Lang::En => format!("{name} at most about {hours} hours"),
    };
    let told: Vec<String> = (sums.iter().enumerate())
        .map(|(place, sum)| told(place, sum))
        .collect();
    let words = match (reader.lang, reader.is_for_client()) {
        (Lang::Zh, true) => format!(
            "按人数合计，会议和阅读每月{}，不含准备时间。",
            told.join("，")
        ),
        (Lang::Zh, false) => format!("按人数合计，会议、阅读和准备每月{}。", told.join("，")),
        (Lang::En, true) => format!(
            "In total, meetings and reading take {}, counting every member of a group; preparation is not included.",
            ready::and(&told, "and")
        ),
        (Lang::En, false) => format!(
            "In total, meetings, reading and preparation take {}, counting every member of a group.",
            ready::and(&told, "and")
        ),
    };
    Some(Block::paragraph(plain(words)))
}

/// A number with its thousands set apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What a month costs, everybody with a rate together; internal. The draft has one currency for all rates and does not
/// name it.
fn whole_cost(reader: &Reader, people: &[(usize, &Row<Stakeholder>, &Person)]) -> Option<Block> {
    if reader.is_for_client() {
        return None;
    }
    let costs: Vec<u64> = (people.iter())
        .filter_map(|(_, row, person)| load::cost(row, person.total()))
        .collect();
    let whole = grouped(costs.iter().copied().fold(0, u64::saturating_add));
    (!costs.is_empty()).then(|| {
        Block::paragraph(plain(match reader.lang {
            Lang::Zh => format!("沟通成本按小时费率计，每月最多合计约 {whole}，币种与小时费率相同。"),
            Lang::En => format!(
                "At the hourly rates, communication costs at most about {whole} a month in total, in the currency of the rates."
            ),
        }))
    })
}

/// Which part of the project's effort our own communication takes; internal.
fn share_of_effort(reader: &Reader) -> Option<Block> {
    if reader.is_for_client() {
        return None;
    }
    let tenths = load::share_of_effort(reader.plan)?;
    let percent = format!("{}.{}", tenths / 10, tenths % 10);
    Some(Block::paragraph(plain(match reader.lang {
        Lang::Zh => format!("按各阶段分别计算，我方沟通工时约占项目总工时的 {percent}%。"),
        Lang::En => format!(
            "Counting each communication in its phases only, communication takes about {percent}% of our total effort."
        ),
    })))
}

/// Communications of which nobody knows how often they happen.
fn not_counted(reader: &Reader, sheets: &Sheets, load: &Load) -> Option<Block> {
    let titles: Vec<String> = (load.not_counted.iter())
        .filter(|row| reader.shows(sheets.schedule, **row))
        .map(|row| title(reader, sheets, *row))
        .collect();
    if titles.is_empty() {
        return None;
    }
    let titles = titles.join(reader.lang.comma());
    Some(Block::paragraph(plain(match reader.lang {
        Lang::Zh => format!("次数无法预计、未计入的事项：{titles}。"),
        Lang::En => format!("Not counted, because nobody can say how often: {titles}."),
    })))
}
