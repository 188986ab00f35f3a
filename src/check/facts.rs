//! What several rules need to know, gathered in one pass over the plan.

use crate::calendar::load;
use crate::calendar::rhythm::{Frame, Rhythm};
use crate::plan::{Communication, Plan, Row, Stakeholder};

/// The plan, and what follows from it.
pub struct Facts<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// Whether the document is out of the hands of its author: for approval, or approved.
    pub is_ready: bool,
    /// The measures that rhythms depend on.
    pub frame: Frame,
    /// For each stakeholder the communications that they attend, own or record.
    pub present: Vec<Vec<usize>>,
    /// For each stakeholder the communications of which they get a copy.
    pub copied: Vec<Vec<usize>>,
    /// For each stakeholder how many communications they own.
    pub owned: Vec<usize>,
    /// For each communication whether people meet or talk.
    pub is_meeting: Vec<bool>,
}

impl<'p> Facts<'p> {
    /// Gathers them.
    pub fn of(plan: &'p Plan) -> Facts<'p> {
        let people = plan.stakeholders.len();
        let mut facts = Facts {
            plan,
            is_ready: matches!(plan.review.status.trim(), "for-approval" | "approved"),
            frame: Frame::of(plan),
            present: vec![Vec::new(); people],
            copied: vec![Vec::new(); people],
            owned: vec![0; people],
            is_meeting: Vec::with_capacity(plan.schedule.len()),
        };
        let place = |id: &String| plan.stakeholders.place(id);
        let note = |list: &mut Vec<usize>, row: usize| {
            if list.last() != Some(&row) {
                list.push(row);
            }
        };
        for (at, row) in plan.schedule.iter().enumerate() {
            let there = row.present();
            for who in there.filter_map(place) {
                note(&mut facts.present[who], at);
            }
            for who in row.cc.iter().filter_map(place) {
                note(&mut facts.copied[who], at);
            }
            if let Some(owner) = place(&row.owner) {
                facts.owned[owner] += 1;
            }
            facts.is_meeting.push(is_meeting(plan, row));
        }
        facts
    }

    /// A stakeholder with its place.
    pub fn people(&self) -> impl Iterator<Item = (usize, &'p Row<Stakeholder>)> + use<'p> {
        self.plan.stakeholders.iter().enumerate()
    }

    /// A communication with its place.
    pub fn schedule(&self) -> impl Iterator<Item = (usize, &'p Row<Communication>)> + use<'p> {
        self.plan.schedule.iter().enumerate()
    }

    /// A stakeholder by id.
    pub fn person(&self, id: &str) -> Option<&'p Row<Stakeholder>> {
        self.plan.stakeholders.get(id)
    }

    /// How many people are present: groups count by head, and whoever owns or records a meeting sits in it.
    pub fn attendance(&self, row: &Communication) -> u64 {
        let there = row.present();
        let mut who: Vec<usize> = there
            .filter_map(|id| self.plan.stakeholders.place(id))
            .collect();
        who.sort_unstable();
        who.dedup();
        who.into_iter()
            .filter_map(|place| self.plan.stakeholders.at(place))
            .map(|person| load::headcount(person))
            .fold(0, u64::saturating_add)
    }

    /// How often a month a communication takes place, × 100; 0 where nobody can say.
    pub fn times(&self, row: &Communication) -> u64 {
        load::occurrences(&self.frame, row).unwrap_or(0)
    }
}

/// Whether people meet or talk: it takes time, and its channel is none that only sends or keeps.
fn is_meeting(plan: &Plan, row: &Communication) -> bool {
    let channel = plan.channels.get(&row.channel);
    let sends_only =
        channel.is_some_and(|channel| matches!(channel.method.trim(), "push" | "pull"));
    load::minutes(&row.duration) > 0 && !sends_only
}

/// Whether a communication happens one time only.
pub fn is_once(row: &Communication) -> bool {
    Rhythm::of_token(&row.rhythm) == Some(Rhythm::Once)
}
