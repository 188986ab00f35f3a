//! The flow of communication between the two sides. Everybody who uses a channel shares its lane, and the single
//! contacts have the first: twelve people and thirteen communications stay a picture that can be read.

use super::figure::{Drawing, Figure, Flow, Lane, Way};
use super::figures::{LEAST, parties};
use super::pieces::{Sheets, communications};
use super::reader::{Reader, sheet};
use crate::calendar::month;
use crate::form::SheetRef;
use crate::locale::{Lang, text};
use crate::plan::Communication;
use std::collections::{BTreeMap, BTreeSet};

/// More lanes than these, or more names in a lane, nobody reads.
const MOST_LANES: usize = 12;
const MOST_NAMES: usize = 8;
/// In words there is room for more.
const MOST_TOLD: usize = 40;
/// A plan of so many communications shows each channel with everybody: a picture of nothing.
const MOST_ROWS: usize = 200;

/// What goes through a channel.
#[derive(Default)]
struct Channel {
    ours: BTreeSet<usize>,
    theirs: BTreeSet<usize>,
    numbers: Vec<String>,
}

/// On which side of the picture somebody stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Ours,
    Theirs,
}

/// The figure, where both sides share enough.
pub(super) fn figure(reader: &Reader) -> Option<Figure> {
    let (sheets, channels) = (Sheets::find()?, sheet("channels.rows")?);
    if sheets.schedule.rows(reader.plan) > MOST_ROWS {
        return None;
    }
    let mut used: BTreeMap<(usize, Way), Channel> = BTreeMap::new();
    for (row, event) in communications(reader, &sheets) {
        let Some(channel) = one(reader, channels, &event.channel) else {
            continue;
        };
        let parts: Vec<&String> = event.present().collect();
        let [mut ours, mut theirs] = sorted(reader, &sheets, &parts);
        if ours.is_empty() || theirs.is_empty() {
            // Copies count only where nobody else is told: the matrix has them all.
            let copied: Vec<&String> = event.cc.iter().collect();
            let [more_ours, more_theirs] = sorted(reader, &sheets, &copied);
            ours.extend(more_ours);
            theirs.extend(more_theirs);
        }
        if ours.is_empty() || theirs.is_empty() {
            continue;
        }
        let sender = one(reader, sheets.people, &event.owner).and_then(|owner| side(reader, owner));
        let way = match sender {
            _ if month::is_meeting(reader.plan, event) || is_interactive(reader, event) => {
                Way::Both
            }
            Some(Side::Ours) => Way::Right,
            Some(Side::Theirs) => Way::Left,
            None => Way::Both,
        };
        // Whoever sends stands alone on a side: others of it are told as well, and send nothing.
        let only = |side: &mut Vec<usize>| {
            let owner = one(reader, sheets.people, &event.owner);
            side.retain(|person| Some(*person) == owner);
        };
        match way {
            Way::Right => only(&mut ours),
            Way::Left => only(&mut theirs),
            Way::Both => {}
        }
        let lane = used.entry((channel, way)).or_default();
        lane.ours.extend(ours);
        lane.theirs.extend(theirs);
        lane.numbers.push(reader.number(sheets.schedule, row));
    }
    let lanes = |most| lanes(reader, sheets.people, channels, &used, most);
    let drawn_lanes = lanes(MOST_NAMES);
    (!used.is_empty() && (LEAST..=MOST_LANES).contains(&drawn_lanes.len()))
        .then(|| drawn(reader, drawn_lanes, &lanes(MOST_TOLD), &used))
}

/// The lanes in the order of the channels, each side with so many names.
fn lanes(
    reader: &Reader,
    people: SheetRef,
    channels: SheetRef,
    used: &BTreeMap<(usize, Way), Channel>,
    most: usize,
) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = contacts(reader, people, most).into_iter().collect();
    lanes.extend(used.iter().map(|((channel, way), lane)| Lane {
        left: names(reader, people, &lane.ours, most),
        right: names(reader, people, &lane.theirs, most),
        channel: reader.mentioned(channels, *channel),
        numbers: lane.numbers.join(reader.lang.comma()),
        way: *way,
        is_contact: false,
    }));
    lanes
}

fn drawn(
    reader: &Reader,
    lanes: Vec<Lane>,
    told: &[Lane],
    used: &BTreeMap<(usize, Way), Channel>,
) -> Figure {
    let [left, mut right] = parties(reader);
    let mut theirs = used.values().flat_map(|lane| &lane.theirs);
    if theirs.any(|person| is_third(reader, *person)) {
        right.push_str(reader.say(text("及第三方", " and third parties")));
    }
    let facts = (told.iter())
        .map(|lane| {
            let arrow = match lane.way {
                Way::Right => "→",
                Way::Left => "←",
                Way::Both => "↔",
            };
            let numbers = match lane.numbers.is_empty() {
                true => String::new(),
                false => reader.lang.bracketed(&lane.numbers),
            };
            format!(
                "{}{numbers}{}{} {arrow} {}",
                lane.channel,
                reader.lang.colon(),
                lane.left,
                lane.right
            )
        })
        .collect();
    Figure {
        number: 0,
        caption: reader
            .say(text("双方沟通流向", "Communication between the two sides"))
            .to_owned(),
        facts,
        has_table: false,
        drawing: Drawing::Flow(Flow {
            left,
            middle: reader
                .say(text("渠道与沟通事项", "Channel and communications"))
                .to_owned(),
            right,
            lanes,
        }),
    }
}

/// People by side: ours, and all others.
fn sorted(reader: &Reader, sheets: &Sheets, ids: &[&String]) -> [Vec<usize>; 2] {
    let people = || ids.iter().filter_map(|id| one(reader, sheets.people, id));
    [Side::Ours, Side::Theirs].map(|wanted| {
        people()
            .filter(|row| side(reader, *row) == Some(wanted))
            .collect()
    })
}

/// The row that an id names, where this audience may see it.
fn one(reader: &Reader, sheet: SheetRef, id: &str) -> Option<usize> {
    let row = sheet.place(reader.plan, id.trim())?;
    reader.shows(sheet, row).then_some(row)
}

fn side(reader: &Reader, person: usize) -> Option<Side> {
    match reader.plan.stakeholders.at(person)?.side.trim() {
        "ours" => Some(Side::Ours),
        "client" | "third-party" => Some(Side::Theirs),
        _ => None,
    }
}

fn is_third(reader: &Reader, person: usize) -> bool {
    (reader.plan.stakeholders.at(person)).is_some_and(|person| person.side.trim() == "third-party")
}

fn is_interactive(reader: &Reader, event: &Communication) -> bool {
    (reader.plan.channels.get(event.channel.trim()))
        .is_some_and(|channel| channel.method.trim() == "interactive")
}

/// The single contacts of both sides, through whom everyday matters go.
fn contacts(reader: &Reader, people: SheetRef, most: usize) -> Option<Lane> {
    let of = |wanted: Side| -> BTreeSet<usize> {
        (reader.rows(people))
            .filter(|row| {
                (reader.plan.stakeholders.at(*row))
                    .is_some_and(|person| person.contact_point.trim() == "yes")
                    && side(reader, *row) == Some(wanted)
            })
            .collect()
    };
    let (ours, theirs) = (of(Side::Ours), of(Side::Theirs));
    (!ours.is_empty() && !theirs.is_empty()).then(|| Lane {
        left: names(reader, people, &ours, most),
        right: names(reader, people, &theirs, most),
        channel: reader
            .say(text("唯一接口人", "Single contact points"))
            .to_owned(),
        numbers: reader.say(text("日常事务", "everyday matters")).to_owned(),
        way: Way::Both,
        is_contact: true,
    })
}

/// People in the order of the register; of many only the first.
fn names(reader: &Reader, people: SheetRef, rows: &BTreeSet<usize>, most: usize) -> String {
    let named = |row: &usize| {
        let name = reader.mentioned(people, *row);
        match is_third(reader, *row) {
            true => {
                name + &reader
                    .lang
                    .bracketed(reader.say(text("第三方", "third party")))
            }
            false => name,
        }
    };
    let most = if rows.len() > most { most - 1 } else { most };
    let said: Vec<String> = rows.iter().take(most).map(named).collect();
    let said = said.join(reader.lang.comma());
    match (rows.len().saturating_sub(most), reader.lang) {
        (0, _) => said,
        (_, Lang::Zh) => format!("{said}等 {} 方", rows.len()),
        (more, Lang::En) => format!("{said} and {more} more"),
    }
}
