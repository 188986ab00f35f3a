//! Load: what communication costs each person in hours a month.
//!
//! Counted in whole minutes × 100, so that sums are exact; rounded only where they are shown. The numbers are those of
//! a month in which everything takes place; a communication that only some phases have counts in full.

use super::rhythm::{self, Frame, Rhythm};
use crate::plan::{Communication, Plan, Row, Stakeholder};

/// How long reading takes a person who gets a copy, or a document instead of a meeting; in minutes.
pub const READING: u64 = 5;
/// How long minutes and actions take the recorder of a meeting; in minutes.
pub const FOLLOW_UP: u64 = 30;

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
    /// The communications that cost something, in the order of the schedule.
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

/// Computes the load of a plan.
pub fn load(plan: &Plan, scope: Scope) -> Load {
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
    frame.occurrences(Rhythm::of_token(&row.rhythm)?, times)
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

/// Which part of the project's effort our communication takes, in tenths of a percent, if every month were one in which
/// everything takes place; from our people's minutes × 100 a month. `None` while effort or dates are open.
pub fn share_of_effort(plan: &Plan, ours: u64) -> Option<u128> {
    let effort = rhythm::hundredths(&plan.project.effort_hours).filter(|hours| *hours > 0)?;
    let months = Frame::of(plan).months?;
    // Minutes × 100 a month over months × 100, against hours × 100.
    let spent = u128::from(ours) * u128::from(months);
    Some(spent * 1000 / (u128::from(effort) * 6000))
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
    // Who owns or records a meeting sits in it, listed or not.
    let mut present: Vec<usize> = (row.attendees.iter())
        .chain([&row.owner, &row.recorder])
        .filter_map(person)
        .collect();
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
mod tests {
    use super::*;
    use crate::plan::{Phase, Project, Rows};

    fn ids(roles: &str) -> Vec<String> {
        roles.split_whitespace().map(str::to_owned).collect()
    }

    /// The standard communications as the catalogue proposes them: rhythm, attendees, cc, owner, minutes, preparation.
    fn plan() -> Plan {
        let roles = "H01 H02 H03 H04 H05 H06 H08 H09 H10 H11 H12";
        let row = |id: &str| Row {
            id: id.to_owned(),
            record: Stakeholder::default(),
            ..Row::default()
        };
        let communications = [
            (
                "T01",
                "once",
                "H01 H02 H03 H04 H05 H08 H09 H10 H11 H12",
                "",
                "H08",
                120,
                480,
            ),
            ("T02", "weekly", "H02 H04 H05 H08 H10", "H12", "H08", 60, 45),
            ("T03", "weekly", "H02 H03", "H01 H09 H12", "H08", 0, 60),
            ("T04", "workdays", "H08 H10 H11", "", "H10", 15, 0),
            ("T06", "monthly", "H01 H02 H03", "H09", "H08", 0, 180),
            ("T07", "monthly", "H01 H02 H03 H08 H09", "", "H09", 90, 240),
            ("T08", "event", "H01 H02 H03", "", "H08", 30, 60),
            ("T09", "fortnightly", "H02 H05 H08 H10", "", "H08", 45, 30),
            ("T10", "event", "H02 H03 H08 H10", "H06", "H08", 45, 90),
            ("T11", "weekly", "H03 H04 H10", "", "H10", 120, 120),
            ("T12", "iteration", "H02 H03 H04", "H01", "H10", 60, 60),
            (
                "T13",
                "milestone",
                "H01 H02 H03 H05 H06",
                "",
                "H08",
                90,
                240,
            ),
            ("T14", "quarterly", "H01 H02 H03 H04 H05", "", "H12", 10, 60),
        ];
        let schedule: Rows<Communication> = communications
            .into_iter()
            .map(
                |(id, rhythm, attendees, cc, owner, duration, preparation)| Row {
                    id: id.to_owned(),
                    record: Communication {
                        rhythm: rhythm.to_owned(),
                        attendees: ids(attendees),
                        cc: ids(cc),
                        owner: owner.to_owned(),
                        duration: duration.to_string(),
                        preparation: preparation.to_string(),
                        times_per_month: if id == "T10" {
                            "2".to_owned()
                        } else {
                            String::new()
                        },
                        ..Communication::default()
                    },
                    ..Row::default()
                },
            )
            .collect();
        Plan {
            project: Project {
                start: "2026-12-01".to_owned(),
                end: "2027-05-31".to_owned(),
                iteration_weeks: "2".to_owned(),
                ..Project::default()
            },
            phases: (0..3)
                .map(|n| Row {
                    id: n.to_string(),
                    record: Phase::default(),
                    ..Row::default()
                })
                .collect(),
            stakeholders: ids(roles).iter().map(|id| row(id)).collect(),
            schedule,
            ..Plan::default()
        }
    }

    fn person(load: &Load, plan: &Plan, id: &str) -> Person {
        load.people[plan.stakeholders.place(id).unwrap()].clone()
    }

    #[test]
    fn catalogue_defaults_give_the_known_hours() {
        let plan = plan();
        let load = load(&plan, Scope::ALL);
        let own = person(&load, &plan, "H08").total() / 6000;
        let client = person(&load, &plan, "H02").total() / 6000;
        assert!((32..=36).contains(&own), "own project manager: {own} h");
        assert!(
            (12..=13).contains(&client),
            "client project manager: {client} h"
        );
        let fixed = ["T02", "T04", "T09", "T11", "T12"].map(|id| plan.schedule.place(id).unwrap());
        let lead = person(&load, &plan, "H10").sum(|share| {
            if fixed.contains(&share.communication) {
                share.attending
            } else {
                0
            }
        });
        let weekly_minutes = lead / 433;
        assert!(
            (295..=315).contains(&weekly_minutes),
            "technical lead: {weekly_minutes} min a week"
        );
        assert_eq!(load.not_counted, [plan.schedule.place("T08").unwrap()]);
    }

    #[test]
    fn each_kind_of_work_is_counted_once() {
        let mut plan = plan();
        let place = plan.schedule.place("T02").unwrap();
        plan.schedule.at_mut(place).unwrap().record.recorder = "H10".to_owned();
        let load = load(&plan, Scope::ALL);
        let share = |id: &str| {
            let person = person(&load, &plan, id);
            person
                .shares
                .into_iter()
                .find(|share| share.communication == place)
                .unwrap()
        };
        assert_eq!(
            share("H08"),
            Share {
                communication: place,
                attending: 433 * 60,
                preparing: 433 * 45,
                ..Share::default()
            }
        );
        assert_eq!(
            share("H10"),
            Share {
                communication: place,
                attending: 433 * 60,
                recording: 433 * 30,
                ..Share::default()
            }
        );
        assert_eq!(
            share("H12"),
            Share {
                communication: place,
                reading: 433 * 5,
                ..Share::default()
            }
        );
    }

    #[test]
    fn a_group_counts_as_one_of_its_people() {
        let mut plan = plan();
        let before = load(&plan, Scope::ALL);
        let place = plan.stakeholders.place("H11").unwrap();
        plan.stakeholders.at_mut(place).unwrap().record.headcount = "8".to_owned();
        assert_eq!(load(&plan, Scope::ALL), before);
    }

    #[test]
    fn the_client_sees_neither_internal_rows_nor_preparation() {
        let mut plan = plan();
        let place = plan.schedule.place("T04").unwrap();
        plan.schedule.at_mut(place).unwrap().kept.visibility = "internal".to_owned();
        let load = load(&plan, Scope::CLIENT);
        assert_eq!(person(&load, &plan, "H11").shares.len(), 1);
        assert_eq!(person(&load, &plan, "H08").sum(|share| share.preparing), 0);
    }

    #[test]
    fn hours_are_rounded_for_the_eye_only() {
        assert_eq!(hours(0), "0");
        assert_eq!(hours(6000), "1");
        assert_eq!(hours(433 * 60), "4.3");
        assert_eq!(hours(5999), "1");
    }
}
