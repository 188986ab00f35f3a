//! Fixed meetings that overlap for sure, told from rhythm, weekday and time. Two fortnightly meetings may fall into
//! different weeks and are not judged; one that takes place every week meets every other on its day.

use super::facts::Facts;
use crate::calendar::rhythm::{self, Rhythm};
use crate::calendar::{dates, load};
use crate::plan::Communication;
use std::collections::{BTreeMap, BTreeSet};

/// Two communications at one time, and who would have to be in both.
pub(super) struct Overlap {
    /// The one that begins first.
    pub earlier: usize,
    /// The other.
    pub later: usize,
    /// The places of the people.
    pub people: BTreeSet<usize>,
}

/// A meeting on one day of the week.
#[derive(Clone, Copy)]
struct Slot {
    row: usize,
    start: i64,
    end: i64,
    /// `None`: every week; else which one of the month, 0 for an unknown week.
    nth: Option<u8>,
}

/// Every overlap, each pair once. A person's meetings are compared with the one before that lasts longest, so that
/// many at one time give one finding each and not one for each pair.
pub(super) fn find(facts: &Facts) -> Vec<Overlap> {
    let slots: Vec<Vec<(usize, Slot)>> = (facts.schedule())
        .map(|(place, row)| match facts.is_meeting[place] {
            true => slots(place, row),
            false => Vec::new(),
        })
        .collect();
    let mut pairs: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
    for (person, rows) in facts.present.iter().enumerate() {
        let mut days: [Vec<Slot>; 7] = Default::default();
        for (day, slot) in rows.iter().flat_map(|row| &slots[*row]) {
            days[*day].push(*slot);
        }
        for day in &mut days {
            day.sort_by_key(|slot| (slot.start, slot.row));
            for pair in sweep(facts, day) {
                pairs.entry(pair).or_default().insert(person);
            }
        }
    }
    pairs
        .into_iter()
        .map(|((earlier, later), people)| Overlap {
            earlier,
            later,
            people,
        })
        .collect()
}

/// The pairs of one person's day, sorted by their beginning.
fn sweep(facts: &Facts, day: &[Slot]) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    // What lasts longest so far: of every week, of each numbered week, of any.
    let mut weekly: Option<Slot> = None;
    let mut numbered: [Option<Slot>; 6] = [None; 6];
    let mut any: Option<Slot> = None;
    for slot in day {
        let earlier = match slot.nth {
            None => [any, None],
            Some(0) => [weekly, None],
            Some(nth) => [weekly, numbered[usize::from(nth) % 6]],
        };
        for held in earlier.into_iter().flatten() {
            if held.end > slot.start && held.row != slot.row && meet(facts, held.row, slot.row) {
                pairs.insert((held.row, slot.row));
            }
        }
        let longest = |held: &mut Option<Slot>| {
            if held.is_none_or(|held| held.end < slot.end) {
                *held = Some(*slot);
            }
        };
        longest(&mut any);
        match slot.nth {
            None => longest(&mut weekly),
            Some(0) => {}
            Some(nth) => longest(&mut numbered[usize::from(nth) % 6]),
        }
    }
    pairs
}

/// Whether two communications have a phase in common; none named is all.
fn meet(facts: &Facts, one: usize, other: usize) -> bool {
    let phases = |row: usize| {
        facts
            .plan
            .schedule
            .at(row)
            .map_or(&[][..], |row| &row.phases)
    };
    let (one, other) = (phases(one), phases(other));
    one.is_empty() || other.is_empty() || one.iter().any(|phase| other.contains(phase))
}

/// A meeting's places in the week, as far as the plan fixes them.
fn slots(row: usize, about: &Communication) -> Vec<(usize, Slot)> {
    let Some(time) = dates::time(&about.time) else {
        return Vec::new();
    };
    let start = i64::from(time.hour()) * 60 + i64::from(time.minute());
    let minutes = i64::try_from(load::minutes(&about.duration)).unwrap_or(i64::MAX / 2);
    let on = |day: usize, nth: Option<u8>| {
        let end = start + minutes;
        (
            day % 7,
            Slot {
                row,
                start,
                end,
                nth,
            },
        )
    };
    let named = about.weekday.iter().filter_map(|token| rhythm::day(token));
    let named = named.map(|day| {
        let offset = day.weekday.to_monday_zero_offset().unsigned_abs();
        (usize::from(offset), day.nth)
    });
    match Rhythm::of_token(&about.rhythm) {
        Some(Rhythm::Workdays) => (0..5).map(|day| on(day, None)).collect(),
        Some(Rhythm::Weekly | Rhythm::TwiceWeekly) => named.map(|(day, _)| on(day, None)).collect(),
        Some(Rhythm::Monthly) => named.map(|(day, nth)| on(day, nth.or(Some(0)))).collect(),
        Some(Rhythm::Fortnightly | Rhythm::Quarterly | Rhythm::Iteration) => {
            named.map(|(day, _)| on(day, Some(0))).collect()
        }
        _ => Vec::new(),
    }
}
