//! Load: what communication costs each person in hours a month.
//!
//! Counted in whole minutes × 100, so that sums are exact; rounded only where they are shown. The numbers are those of
//! a month of the phase in which somebody has most to do: what two phases ask for never falls together.

use super::dates;
use super::rhythm::{self, Frame, Rhythm};
use crate::plan::{Communication, Plan, Row, Stakeholder};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How long reading takes a person who gets a copy, or a document instead of a meeting; in minutes.
pub const READING: u64 = 5;
/// How long minutes and actions take the recorder of a meeting; in minutes.
pub const FOLLOW_UP: u64 = 30;

/// On which members of which sheets the hours depend: whoever keeps them counts again where one of these changes, or a
/// row of theirs comes or goes.
pub const DEPENDS_ON: [(&str, &[&str]); 4] = [
    (
        "schedule.rows",
        &[
            "rhythm",
            "weekday",
            "times_per_month",
            "duration",
            "preparation",
            "attendees",
            "cc",
            "owner",
            "recorder",
            "phases",
            "visibility",
        ],
    ),
    ("stakeholders.rows", &["side", "headcount"]),
    ("project.phases", &["start", "end"]),
    (
        "project",
        &["start", "end", "iteration_weeks", "effort_hours"],
    ),
];

/// Whether the hours depend on a member of a sheet.
pub fn depends_on(sheet: &str, member: &str) -> bool {
    (DEPENDS_ON.iter()).any(|(name, members)| *name == sheet && members.contains(&member))
}

/// What one communication costs one person a month, in minutes × 100.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The communication's place in the schedule.
    pub communication: usize,
    /// Taking part.
    pub attending: u64,
    /// Getting ready, as owner.
    pub preparing: u64,
    /// Reading, as one who gets a copy or a document.
    pub reading: u64,
    /// Minutes and actions, as recorder.
    pub recording: u64,
}

impl Share {
    /// Everything together.
    pub const fn total(&self) -> u64 {
        self.attending + self.preparing + self.reading + self.recording
    }
}

/// What communication costs one stakeholder a month. For a group it is what it costs each of its people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The communications that cost something in the busiest phase, in the order of the schedule.
    pub shares: Vec<Share>,
}

impl Person {
    /// Everything together, in minutes × 100.
    pub fn total(&self) -> u64 {
        self.sum(Share::total)
    }

    /// One kind of work over all communications.
    pub fn sum(&self, part: impl Fn(&Share) -> u64) -> u64 {
        self.shares.iter().map(part).sum()
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Communications that the client does not see.
    pub internal_rows: bool,
    /// The owner's preparation, which the client does not see either.
    pub preparation: bool,
}

impl Scope {
    /// Everything.
    pub const ALL: Scope = Scope {
        internal_rows: true,
        preparation: true,
    };
    /// What the client may see.
    pub const CLIENT: Scope = Scope {
        internal_rows: false,
        preparation: false,
    };
}

/// The load of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// One for each stakeholder, in the plan's order.
    pub people: Vec<Person>,
    /// Places of communications of which the plan does not say how often they happen; they count as nothing.
    pub not_counted: Vec<usize>,
}

/// Computes the load of a plan: for each person that of the busiest phase.
pub fn load(plan: &Plan, scope: Scope) -> Load {
    let mut load = everything(plan, scope);
    let bound: Vec<Vec<usize>> = (plan.schedule.iter())
        .map(|row| phases(plan, row))
        .collect();
    if bound.iter().any(|phases| !phases.is_empty()) {
        for person in &mut load.people {
            keep_busiest(person, &bound);
        }
    }
    load
}

/// Drops what does not fall into the phase that asks for most; of several such phases the first counts.
fn keep_busiest(person: &mut Person, bound: &[Vec<usize>]) {
    let mut totals: BTreeMap<usize, u64> = BTreeMap::new();
    for share in &person.shares {
        for phase in &bound[share.communication] {
            *totals.entry(*phase).or_default() += share.total();
        }
    }
    let busiest = (totals.into_iter())
        .max_by_key(|(phase, total)| (*total, Reverse(*phase)))
        .map(|(phase, _)| phase);
    person.shares.retain(|share| {
        let phases = &bound[share.communication];
        phases.is_empty() || busiest.is_some_and(|busiest| phases.contains(&busiest))
    });
}

/// The places of the phases to which a communication is bound; none for one that takes place throughout, or whose times
/// are averaged over the project.
fn phases(plan: &Plan, row: &Communication) -> Vec<usize> {
    let is_averaged = matches!(
        Rhythm::of_token(&row.rhythm),
        Some(Rhythm::Once | Rhythm::Phase | Rhythm::Milestone | Rhythm::Quarterly)
    );
    match is_averaged {
        true => Vec::new(),
        false => (row.phases.iter())
            .filter_map(|id| plan.phases.place(id.trim()))
            .collect(),
    }
}

/// What everything costs while it takes place, whatever the phase.
fn everything(plan: &Plan, scope: Scope) -> Load {
    let frame = Frame::of(plan);
    let mut load = Load {
        people: vec![Person::default(); plan.stakeholders.len()],
        not_counted: Vec::new(),
    };
    for (place, row) in plan.schedule.iter().enumerate() {
        if row.is_internal() && !scope.internal_rows {
            continue;
        }
        match occurrences(&frame, row) {
            Some(times) => charge(&mut load, plan, place, row, times, scope),
            None => load.not_counted.push(place),
        }
    }
    load
}

/// How often a month a communication takes place, × 100; `None` where the plan does not say.
pub fn occurrences(frame: &Frame, row: &Communication) -> Option<u64> {
    let times = rhythm::hundredths(&row.times_per_month);
    let rhythm = Rhythm::of_token(&row.rhythm)?;
    let occurrences = frame.occurrences(rhythm, times)?;
    // Each of several days is an occurrence of its own; a rhythm that names a number of days has counted as many.
    let mut days: Vec<&str> = (row.weekday.iter())
        .map(|day| day.trim())
        .filter(|day| rhythm::day(day).is_some())
        .collect();
    days.sort_unstable();
    days.dedup();
    let days = days.len().max(1) as u64;
    Some(match rhythm {
        Rhythm::Weekly
        | Rhythm::Fortnightly
        | Rhythm::Monthly
        | Rhythm::Quarterly
        | Rhythm::Iteration => occurrences * days,
        Rhythm::TwiceWeekly if days > 2 => frame.occurrences(Rhythm::Weekly, times)? * days,
        _ => occurrences,
    })
}

/// How many people a stakeholder stands for.
pub fn headcount(row: &Stakeholder) -> u64 {
    match rhythm::hundredths(&row.headcount) {
        Some(count) if count >= 100 => count / 100,
        _ => 1,
    }
}

/// What somebody's hours, in minutes × 100 a month, cost in whole units of their rate's currency; a group's for all its
/// people. `None` where no rate is given.
pub fn cost(row: &Stakeholder, total: u64) -> Option<u64> {
    let rate = rhythm::hundredths(&row.rate)?;
    // Minutes × 100 times rate × 100, for an hour of 60 minutes.
    let total = u128::from(total) * u128::from(rate) * u128::from(headcount(row));
    u64::try_from((total + 300_000) / 600_000).ok()
}

/// Which part of the project's effort our own communication takes, in tenths of a percent, each communication in its
/// phases only. `None` while effort or dates are open.
pub fn share_of_effort(plan: &Plan) -> Option<u128> {
    let effort = rhythm::hundredths(&plan.project.effort_hours).filter(|hours| *hours > 0)?;
    let months = Frame::of(plan).months?;
    let parts: Vec<u64> = (plan.schedule.iter())
        .map(|row| part_of_project(plan, &phases(plan, row)))
        .collect();
    let ours: u128 = (everything(plan, Scope::ALL).people.iter())
        .zip(plan.stakeholders.iter())
        .filter(|(_, row)| row.side.trim() == "ours")
        .map(|(person, row)| {
            let minutes = person
                .shares
                .iter()
                .map(|share| u128::from(share.total()) * u128::from(parts[share.communication]));
            minutes.sum::<u128>() * u128::from(headcount(row))
        })
        .sum();
    // Minutes × 100 a month over months × 100, against hours × 100.
    let spent = ours * u128::from(months) / u128::from(WHOLE);
    Some(spent * 1000 / (u128::from(effort) * 6000))
}

/// The whole project, of which phases are parts.
const WHOLE: u64 = 10_000;

/// Which part of the project phases take, in parts of [`WHOLE`]: by their days, or where those are open by their number.
fn part_of_project(plan: &Plan, phases: &[usize]) -> u64 {
    if phases.is_empty() {
        return WHOLE;
    }
    let days = |from: &str, to: &str| {
        let (from, to) = (dates::parse(from).ok()?, dates::parse(to).ok()?);
        u64::try_from((to - from).get_days())
            .ok()
            .map(|days| days + 1)
    };
    let of_phase = |phase: &usize| {
        let phase = plan.phases.at(*phase)?;
        days(&phase.start, &phase.end)
    };
    let taken: Option<u64> = phases.iter().map(of_phase).sum();
    let (taken, whole) = match (taken, days(&plan.project.start, &plan.project.end)) {
        (Some(taken), Some(whole)) => (taken, whole),
        _ => (phases.len() as u64, plan.phases.len() as u64),
    };
    (taken * WHOLE / whole.max(1)).min(WHOLE)
}

/// Whole minutes that somebody wrote; nothing, or something unreadable, counts as none.
pub fn minutes(text: &str) -> u64 {
    rhythm::hundredths(text).map_or(0, |hundredths| hundredths / 100)
}

/// Charges one communication to those who have a part in it, each of them once for each kind of work.
fn charge(
    load: &mut Load,
    plan: &Plan,
    place: usize,
    row: &Row<Communication>,
    times: u64,
    scope: Scope,
) {
    let duration = minutes(&row.duration);
    let person = |id: &String| plan.stakeholders.place(id);
    let owner = person(&row.owner);
    let recorder = person(&row.recorder);
    let mut present: Vec<usize> = row.present().filter_map(person).collect();
    present.sort_unstable();
    let mut parties: Vec<usize> = present
        .iter()
        .copied()
        .chain(row.cc.iter().filter_map(person))
        .collect();
    parties.sort_unstable();
    parties.dedup();
    for who in parties {
        let is_owner = owner == Some(who);
        let mut share = Share {
            communication: place,
            ..Share::default()
        };
        if duration > 0 && present.binary_search(&who).is_ok() {
            share.attending = times * duration;
        } else if !is_owner {
            share.reading = times * READING;
        }
        if is_owner && scope.preparation {
            share.preparing = times * minutes(&row.preparation);
        }
        if duration > 0 && recorder == Some(who) {
            share.recording = times * FOLLOW_UP;
        }
        if share.total() > 0 {
            load.people[who].shares.push(share);
        }
    }
}

/// Minutes × 100 as hours with one decimal: `3.5`; whole hours without it.
pub fn hours(minutes: u64) -> String {
    let tenths = (minutes + 300) / 600;
    match tenths % 10 {
        0 => format!("{}", tenths / 10),
        part => format!("{}.{part}", tenths / 10),
    }
}

#[cfg(test)]
mod tests;
