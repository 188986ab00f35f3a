//! What happens on each day of a month, and who is asked to be in two places at once.

use super::dated::{Calendar, Why};
use super::dates;
use super::load::{self, Scope};
use super::rhythm;
use super::run::Stretch;
use crate::plan::{Communication, Plan, Row};
use jiff::civil::{Date, Time};
use std::collections::{BTreeMap, HashSet};

/// How many sittings of people in meetings are compared when overlaps are looked for: a year of twenty people with ten
/// meetings a week each is 10,000.
pub const MOST_SITTINGS: usize = 400_000;
/// How many clashes are noted, each a person, a day and two meetings, before the search ends.
pub const MOST_CLASHES: usize = 20_000;

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The phase at this place ends, with its milestone.
    Milestone(usize),
    /// The communication at this place of the schedule.
    Communication(usize),
}

/// Something on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub what: What,
    /// When it begins, or a report is due; none is a whole day.
    pub at: Option<Time>,
}

/// A month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// For each of its days what happens: first what has no time, milestones before the rest, then by time.
    pub days: Vec<Vec<Entry>>,
}

/// What happens on each day of a month, within a scope; only [`Scope::internal_rows`] matters. `None` if there is no
/// such month.
pub fn month(plan: &Plan, year: i16, month: i8, scope: Scope) -> Option<Month> {
    let first = Date::new(year, month, 1).ok()?;
    let window = Stretch::new(first, first.last_of_month())?;
    let calendar = Calendar::of(plan);
    let mut found = Month {
        first,
        days: vec![Vec::new(); first.days_in_month().unsigned_abs().into()],
    };
    let mut put = |day: Date, entry: Entry| {
        if let Some(entries) = found
            .days
            .get_mut(usize::from(day.day().unsigned_abs()) - 1)
        {
            entries.push(entry);
        }
    };
    for (day, phase) in calendar.milestones(window) {
        put(
            day,
            Entry {
                what: What::Milestone(phase),
                at: None,
            },
        );
    }
    for (place, row) in visible(plan, scope) {
        let entry = Entry {
            what: What::Communication(place),
            at: dates::time(&row.time),
        };
        for day in calendar.dated(row).days(window) {
            put(day, entry);
        }
    }
    for entries in &mut found.days {
        entries.sort_by_key(|entry| (entry.at, entry.what));
    }
    Some(found)
}

/// The month in which the project starts: its year and number. `None` while the dates are open.
pub fn first_month(plan: &Plan) -> Option<(i16, i8)> {
    let span = Calendar::of(plan).span().ok()?;
    Some((span.first.year(), span.first.month()))
}

/// The communications without days, or with fewer than they should have, each with the reason.
pub fn undated(plan: &Plan, scope: Scope) -> Vec<(usize, Why)> {
    let calendar = Calendar::of(plan);
    visible(plan, scope)
        .filter_map(|(place, row)| Some((place, calendar.dated(row).why?)))
        .collect()
}

fn visible(plan: &Plan, scope: Scope) -> impl Iterator<Item = (usize, &Row<Communication>)> {
    (plan.schedule.iter().enumerate())
        .filter(move |(_, row)| scope.internal_rows || !row.is_internal())
}

/// Whether people meet: something that lasts, and is not merely sent and answered.
pub fn is_meeting(plan: &Plan, row: &Communication) -> bool {
    let duration = row.duration.trim();
    let lasts = load::minutes(duration) > 0
        || (!duration.is_empty() && rhythm::hundredths(duration).is_none());
    let is_sent = (plan.channels.get(row.channel.trim()))
        .is_some_and(|channel| matches!(channel.method.trim(), "push" | "pull"));
    // A slot without a length is a meeting whose length is still missing, unless it goes by a channel that only sends.
    let is_slot = duration.is_empty() && !is_sent && !row.time.trim().is_empty();
    is_slot || (lasts && !(is_sent && row.recorder.trim().is_empty()))
}

/// Two meetings at the same time with somebody in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The places of the two in the schedule, the smaller first.
    pub rows: (usize, usize),
    /// Who is in both, by place among the stakeholders. A group counts as one.
    pub people: Vec<usize>,
    /// The first day on which they meet.
    pub first: Date,
    /// On how many days they do.
    pub days: usize,
}

/// Meetings that overlap in time for the same person: attendee, owner or recorder, not who gets a copy. A meeting has a
/// day, a time and a length; one whose length is missing takes the minute in which it begins. In the order of the
/// schedule. Beyond [`MOST_SITTINGS`] and [`MOST_CLASHES`] nothing more is looked at.
pub fn overlaps(plan: &Plan, scope: Scope) -> Vec<Overlap> {
    let calendar = Calendar::of(plan);
    let Ok(span) = calendar.span() else {
        return Vec::new();
    };
    let mut clashes = Clashes::default();
    for person in sittings(plan, scope, &calendar, span) {
        clashes.of_person(person);
    }
    clashes.found.into_values().collect()
}

/// Somebody in a meeting.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Sitting {
    person: usize,
    day: Date,
    /// Minutes since midnight.
    from: u64,
    until: u64,
    row: usize,
}

/// Who sits where and when, person by person and in order of time.
fn sittings(plan: &Plan, scope: Scope, calendar: &Calendar, span: Stretch) -> Vec<Vec<Sitting>> {
    let mut all: Vec<Sitting> = Vec::new();
    for (place, row) in visible(plan, scope) {
        let Some(time) = dates::time(&row.time).filter(|_| is_meeting(plan, row)) else {
            continue;
        };
        let mut people: Vec<usize> = (row.present())
            .filter_map(|id| plan.stakeholders.place(id.trim()))
            .collect();
        people.sort_unstable();
        people.dedup();
        let from =
            u64::from(time.hour().unsigned_abs()) * 60 + u64::from(time.minute().unsigned_abs());
        let until = (from + load::minutes(&row.duration).max(1)).min(24 * 60);
        let days = match people.is_empty() {
            true => Vec::new(),
            false => calendar.dated(row).days(span),
        };
        for day in days {
            let sitting = |person: &usize| Sitting {
                person: *person,
                day,
                from,
                until,
                row: place,
            };
            all.extend(people.iter().map(sitting));
        }
        if all.len() > MOST_SITTINGS {
            all.truncate(MOST_SITTINGS);
            break;
        }
    }
    all.sort_unstable();
    all.chunk_by(|a, b| a.person == b.person)
        .map(<[Sitting]>::to_vec)
        .collect()
}

#[derive(Default)]
struct Clashes {
    found: BTreeMap<(usize, usize), Overlap>,
    /// The days counted for a pair, so that a day counts once for all people.
    seen: HashSet<((usize, usize), Date)>,
    count: usize,
}

impl Clashes {
    fn of_person(&mut self, sittings: Vec<Sitting>) {
        for (place, first) in sittings.iter().enumerate() {
            let with = (sittings[place + 1..].iter())
                .take_while(|next| next.day == first.day && next.from < first.until);
            for second in with {
                if self.count == MOST_CLASHES {
                    return;
                }
                self.count += 1;
                self.note(first, second);
            }
        }
    }

    fn note(&mut self, first: &Sitting, second: &Sitting) {
        let rows = (first.row.min(second.row), first.row.max(second.row));
        let overlap = self.found.entry(rows).or_insert(Overlap {
            rows,
            people: Vec::new(),
            first: first.day,
            days: 0,
        });
        if overlap.people.last() != Some(&first.person) {
            overlap.people.push(first.person);
        }
        overlap.first = overlap.first.min(first.day);
        if self.seen.insert((rows, first.day)) {
            overlap.days += 1;
        }
    }
}

#[cfg(test)]
mod tests;
