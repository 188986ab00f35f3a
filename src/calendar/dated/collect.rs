//! The days of one communication, collected rhythm by rhythm; the rules stand in [`super`].

use super::{Calendar, Dated, Named, Why};
use crate::calendar::dates;
use crate::calendar::rhythm::Rhythm;
use crate::calendar::run::{self, MonthDay, Rule, Run, Stretch};
use crate::plan::Communication;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Words of a trigger that mean the project's end.
pub(super) static AT_CLOSE: [&str; 9] = [
    "收尾时",
    "结项时",
    "项目结束时",
    "at close",
    "at the close",
    "at project close",
    "at the end of the project",
    "at project end",
    "when the project closes",
];
/// Words of a trigger that mean the project's start.
static AT_START: [&str; 9] = [
    "启动",
    "首日",
    "第一天",
    "first day",
    "first week",
    "kick-off",
    "kickoff",
    "start of the project",
    "project start",
];
/// Words of a title that mean the project's start, whatever the trigger says.
static OPENING: [&str; 3] = ["项目启动", "project kick-off", "project kickoff"];

pub(super) fn says(typed: &str, words: &[&str]) -> bool {
    let typed = dates::narrow(typed).to_lowercase();
    words.iter().any(|word| typed.contains(word))
}

static WORKDAYS: [Weekday; 5] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
];

/// The days of one communication while they are collected.
pub(super) struct Found<'c> {
    pub calendar: &'c Calendar<'c>,
    pub span: Stretch,
    pub named: Named,
    pub runs: Vec<Run>,
    pub why: Option<Why>,
}

impl Found<'_> {
    /// Notes why days are missing; the first reason stays.
    fn note(&mut self, why: Why) {
        self.why.get_or_insert(why);
    }

    fn run(&mut self, rule: Rule, within: Stretch) {
        self.runs.push(Run { rule, within });
    }

    /// A single day, if it lies in the project and no run has it already.
    pub fn single(&mut self, day: Date) {
        let is_new = !(self.runs.iter()).any(|run| !run.days(Stretch::day(day)).is_empty());
        if is_new && self.span.contains(day) {
            self.runs.push(Run::single(day));
        }
    }

    /// A day off the weekend, without leaving the project.
    pub fn moved(&self, day: Date) -> Date {
        let inside = |day: &Date| self.span.contains(*day);
        run::workday_from(day)
            .filter(inside)
            .or_else(|| run::workday_until(day).filter(inside))
            .unwrap_or(day)
    }

    pub fn dated(mut self, is_cut: bool) -> Dated {
        self.runs.retain(|run| run.first().is_some());
        let why = match (self.why, self.runs.is_empty()) {
            (Some(why), _) => Some(why),
            (None, true) => Some(Why::Outside),
            (None, false) => is_cut.then_some(Why::TooLong),
        };
        Dated {
            runs: self.runs,
            why,
        }
    }

    /// The stretches in which something regular takes place.
    fn stretches(&mut self, row: &Communication) -> Vec<Stretch> {
        if row.phases.is_empty() {
            return vec![self.span];
        }
        let mut stretches = Vec::new();
        for phase in self.calendar.chosen(row) {
            let dates = phase.and_then(|phase| Stretch::new(phase.start?, phase.end?));
            match dates {
                Some(dates) => stretches.extend(dates.common(self.span)),
                None => self.note(Why::Phases),
            }
        }
        stretches.sort_unstable();
        let mut joined: Vec<Stretch> = Vec::new();
        for next in stretches {
            match joined.last_mut() {
                // A weekend between two phases is no break.
                Some(last) if follows(*last, next) => last.last = last.last.max(next.last),
                _ => joined.push(next),
            }
        }
        joined
    }

    pub fn regular(&mut self, row: &Communication, rhythm: Rhythm) {
        let is_monthly = matches!(rhythm, Rhythm::Monthly | Rhythm::Quarterly);
        let needs_day = rhythm.needs_day();
        let has_none = self.named.plain.is_empty() && self.named.numbered.is_empty();
        if self.named.is_partial || (needs_day && has_none) {
            self.note(Why::Weekday);
            // What cannot be read is not replaced by a guess.
            if has_none {
                return;
            }
        }
        if rhythm == Rhythm::TwiceWeekly && self.named.all().len() == 1 {
            self.note(Why::SecondDay);
        }
        for stretch in self.stretches(row) {
            match rhythm {
                Rhythm::Iteration => self.iterations(stretch),
                _ if is_monthly => self.months(stretch, rhythm),
                _ => self.weeks(stretch, rhythm),
            }
        }
    }

    fn weeks(&mut self, within: Stretch, rhythm: Rhythm) {
        let every = if rhythm == Rhythm::Fortnightly { 2 } else { 1 };
        let mut on = self.named.plain.clone();
        if rhythm == Rhythm::Workdays && on.is_empty() && self.named.numbered.is_empty() {
            on = WORKDAYS.to_vec();
        }
        let anchor = self.calendar.fortnight;
        if !on.is_empty() {
            self.run(Rule::Weeks { every, anchor, on }, within);
        }
        let on = self.named.numbered.clone();
        let anchor = within.first;
        if !on.is_empty() {
            let every = 1;
            self.run(Rule::Months { every, anchor, on }, within);
        }
    }

    fn months(&mut self, within: Stretch, rhythm: Rhythm) {
        let last = self.named.plain.iter().map(|day| MonthDay::Last(*day));
        let mut on: Vec<MonthDay> = self.named.numbered.iter().copied().chain(last).collect();
        if on.is_empty() {
            on.push(MonthDay::LastWorkday);
        }
        let (every, ahead) = match rhythm {
            Rhythm::Quarterly => (3, 2),
            _ => (1, 0),
        };
        let start = self.span.first.first_of_month();
        let anchor = start.checked_add(ahead.months()).unwrap_or(start);
        self.run(Rule::Months { every, anchor, on }, within);
    }

    /// The last named day, or workday, of each iteration within a stretch.
    fn iterations(&mut self, stretch: Stretch) {
        let Some(every) = self.calendar.weeks else {
            return self.note(Why::Iteration);
        };
        let length = every * 7;
        let total = run::days_between(stretch.first, stretch.last) + 1;
        let (whole, rest) = (total / length, total % length);
        let Some(rest_begins) = run::later(stretch.first, whole * length) else {
            return;
        };
        // Monday to Friday are a week's work.
        let has_rest = rest > 0 && (whole == 0 || (rest + 2) / 7 * 2 >= every.max(2));
        let last = match has_rest {
            true => stretch.last,
            false => run::later(rest_begins, -1).unwrap_or(stretch.last),
        };
        let named = self.named.all();
        let of_day = |on: &[Weekday]| {
            let end = run::later(stretch.first, length - 1)?;
            run::on_or_before(end, on)
        };
        // Without a named day all days are the weekday on which the last workday of an iteration falls.
        let sets: Vec<Vec<Weekday>> = match named.is_empty() {
            true => vec![WORKDAYS.to_vec()],
            false => named.iter().map(|day| vec![*day]).collect(),
        };
        for on in sets {
            let Some(first) = of_day(&on) else { continue };
            if let Some(within) = Stretch::new(first, last) {
                let rule = Rule::Weeks {
                    every,
                    anchor: run::monday(first),
                    on: vec![first.weekday()],
                };
                self.run(rule, within);
            }
            let tail = run::on_or_before(stretch.last, &on).filter(|day| *day >= rest_begins);
            let regular = run::later(first, whole * length);
            let is_cut_off = regular.is_none_or(|day| day > stretch.last);
            if let Some(day) = tail.filter(|_| has_rest && is_cut_off) {
                self.single(day);
            }
        }
    }

    /// A day at the end of each phase.
    pub fn ends(&mut self, row: &Communication, is_milestone: bool) {
        let on = self.named.all();
        if self.named.is_partial {
            self.note(Why::Weekday);
        }
        let phases = self.calendar.chosen(row);
        if phases.is_empty() {
            self.note(Why::Phases);
        }
        let mut days = Vec::with_capacity(phases.len());
        for phase in phases {
            let Some(end) = phase.and_then(|phase| phase.end) else {
                self.note(Why::Phases);
                continue;
            };
            if !self.span.contains(end) {
                continue;
            }
            let first = phase
                .and_then(|phase| phase.start)
                .unwrap_or(self.span.first);
            let inside = |day: &Date| self.span.contains(*day);
            let day = match (is_milestone, on.is_empty()) {
                (true, true) => Some(self.moved(end)),
                (true, false) => run::on_or_after(end, &on)
                    .filter(inside)
                    .or_else(|| run::on_or_before(end, &on)),
                (false, true) => run::workday_until(end)
                    .filter(|day| *day >= first)
                    .or(Some(end)),
                (false, false) => run::on_or_before(end, &on).filter(|day| *day >= first),
            };
            days.extend(day);
        }
        days.sort_unstable();
        days.dedup();
        self.runs.extend(days.into_iter().map(Run::single));
    }

    pub fn once(&mut self, row: &Communication) {
        let trigger = row.trigger.trim();
        if let Some(day) = dates::within(trigger) {
            // A day that somebody wrote down is that day, on a weekend too.
            return self.single(day);
        }
        if says(trigger, &AT_CLOSE) {
            return self.single(self.moved(self.span.last));
        }
        let is_start = trigger.is_empty() || says(trigger, &AT_START) || says(&row.title, &OPENING);
        if !is_start {
            return self.note(Why::InWords);
        }
        let mut base = self.span.first;
        if !row.phases.is_empty() {
            let phases = self.calendar.chosen(row).into_iter().flatten();
            let Some(first) = phases.filter_map(|phase| phase.start).min() else {
                return self.note(Why::Phases);
            };
            base = base.max(first);
        }
        let on = self.named.all();
        match on.is_empty() {
            true => self.single(self.moved(base)),
            false => {
                if let Some(day) = run::on_or_after(base, &on) {
                    self.single(day);
                }
            }
        }
    }
}

/// Whether a stretch follows another without a workday between them.
fn follows(before: Stretch, next: Stretch) -> bool {
    let ahead = run::later(before.last, 1).and_then(run::workday_from);
    ahead.is_none_or(|day| next.first <= day)
}
