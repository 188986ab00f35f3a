//! The dated schedule: rhythms become days between the project's start and end.
//!
//! What each rhythm means, in days of the calendar (times are those of the project's time zone, so no clock change
//! matters here):
//!
//! | rhythm | days |
//! | --- | --- |
//! | `workdays` | Monday to Friday; where weekdays are named, those |
//! | `weekly`, `twice-weekly` | the weekdays named |
//! | `fortnightly` | the weekdays named in every second week. All such rows share the weeks, counted from the week of the first weekly meeting, so that a review which follows that meeting falls in its weeks; without a weekly meeting from the first week |
//! | `monthly` | the weekday named, `2-we` being the second Wednesday, and one without a number the last of the month; without one, the month's last workday |
//! | `quarterly` | the same in every third month of the project, its first month being the first of three |
//! | `iteration` | the last weekday named of each iteration, or its last workday. Iterations begin with the project, or with the first of the phases named, and again after a break between phases. One cut short by the end counts if at least half of it is left |
//! | `phase` | the phase's last workday, or the last weekday named in it |
//! | `milestone` | the last day of the phase, or the first weekday named from then on |
//! | `once` | the date that the trigger says; else the project's end, if the trigger says "at close"; else the start, or the first weekday named from then on |
//! | `event`, `as-needed` | none |
//!
//! A weekday with a number means that day of each month in the weekly rhythms too. Phases named limit regular rhythms to
//! their days. A trigger that says "at close" adds the project's end to any rhythm that has days. What falls on a
//! weekend without having been asked for there moves to the next workday, or, where that lies beyond the end, to the one
//! before. Public holidays are not known.

mod collect;

use super::run::{self, MonthDay, Run, Stretch};
use super::{dates, load, rhythm, rhythm::Rhythm};
use crate::locale::{Text, text};
use crate::plan::{Communication, Plan};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use collect::{AT_CLOSE, Found, says};

/// How many years of a project have dates. A slip such as `2926` must not fill anybody's calendar.
pub const MOST_YEARS: i16 = 20;

/// How many phases have dates.
pub const MOST_PHASES: usize = 500;

/// Why something has no days, or not all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The project's start or end is missing or unreadable.
    Project,
    /// The project ends before it starts.
    Backwards,
    /// The project is longer than [`MOST_YEARS`]; what comes later has no dates.
    TooLong,
    /// No rhythm is chosen, or one that is not known.
    Rhythm,
    /// It follows an event or a need: there is nothing to be dated.
    Event,
    /// The rhythm needs a weekday and none can be read.
    Weekday,
    /// Of two days a week one is named.
    SecondDay,
    /// A phase that it depends on has no dates that can be read, or there is no phase.
    Phases,
    /// The length of an iteration is no whole number of weeks.
    Iteration,
    /// The trigger says when, but not as a date.
    InWords,
    /// All its days lie outside the project.
    Outside,
}

impl Why {
    /// A sentence for a person, saying what would help.
    pub const fn sentence(self) -> Text {
        match self {
            Why::Project => text(
                "项目的开始或结束日期没有写，或无法识别。",
                "The project's start or end date is missing or cannot be read.",
            ),
            Why::Backwards => text(
                "项目的结束日期早于开始日期。",
                "The project ends before it starts.",
            ),
            Why::TooLong => text(
                "项目超过 20 年，之后的日期不排。",
                "The project is longer than 20 years; nothing is dated after that.",
            ),
            Why::Rhythm => text("没有选择频率。", "No rhythm is chosen."),
            Why::Event => text(
                "由事件或需要触发，没有固定日期。",
                "It follows an event or a need and has no fixed date.",
            ),
            Why::Weekday => text(
                "没有写星期，或无法识别。",
                "The weekday is missing or cannot be read.",
            ),
            Why::SecondDay => text(
                "每周两次，但只写了一个星期几。",
                "It takes place twice a week, but only one weekday is named.",
            ),
            Why::Phases => text(
                "相关阶段的日期没有写，或无法识别。",
                "The dates of its phases are missing or cannot be read.",
            ),
            Why::Iteration => text(
                "迭代周期不是整数周。",
                "The length of an iteration is no whole number of weeks.",
            ),
            Why::InWords => text(
                "触发条件里没有日期；写上日期即可排入日程。",
                "The trigger names no date; with one it can be scheduled.",
            ),
            Why::Outside => text(
                "项目起止日期之内没有这样的日子。",
                "No such day lies between the project's start and end.",
            ),
        }
    }
}

/// When a communication takes place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// Its runs of days; none is empty.
    pub runs: Vec<Run>,
    /// Why there are no days, or why some are missing.
    pub why: Option<Why>,
}

impl Dated {
    const fn none(why: Why) -> Dated {
        Dated {
            runs: Vec::new(),
            why: Some(why),
        }
    }

    /// The days in a window, each once, in order.
    pub fn days(&self, window: Stretch) -> Vec<Date> {
        let mut days: Vec<Date> = (self.runs.iter())
            .flat_map(|run| run.days(window))
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// A phase's dates as far as they can be read.
#[derive(Clone, Copy, Debug, Default)]
struct PhaseDates {
    start: Option<Date>,
    end: Option<Date>,
}

/// A plan's frame in time, read once for all its communications.
#[derive(Clone, Debug)]
pub struct Calendar<'p> {
    plan: &'p Plan,
    span: Result<Stretch, Why>,
    is_cut: bool,
    phases: Vec<PhaseDates>,
    /// The Monday from which fortnights are counted.
    fortnight: Date,
    /// The length of an iteration in weeks.
    weeks: Option<i32>,
}

impl<'p> Calendar<'p> {
    /// Reads project, phases and the weekly meeting.
    pub fn of(plan: &'p Plan) -> Calendar<'p> {
        let (span, is_cut) = span(plan);
        let phases = (plan.phases.iter().take(MOST_PHASES))
            .map(|phase| PhaseDates {
                start: dates::parse(&phase.start).ok(),
                end: dates::parse(&phase.end).ok(),
            })
            .collect();
        let first = span.map_or(Date::ZERO, |span| span.first);
        let weekly = plan.schedule.iter().find_map(|row| {
            let is_weekly = Rhythm::of_token(&row.rhythm) == Some(Rhythm::Weekly);
            let is_meeting = is_weekly && row.phases.is_empty() && load::minutes(&row.duration) > 0;
            let on = is_meeting.then(|| Named::of(&row.weekday).plain)?;
            run::on_or_after(first, &on)
        });
        let weekly = weekly.or_else(|| run::workday_from(first)).unwrap_or(first);
        Calendar {
            plan,
            span,
            is_cut,
            phases,
            fortnight: run::monday(weekly),
            weeks: weeks(&plan.project.iteration_weeks),
        }
    }

    /// From the project's first day to its last, or why that is not known.
    pub const fn span(&self) -> Result<Stretch, Why> {
        self.span
    }

    /// The phases that end in a window, with their last days, in order of time.
    pub fn milestones(&self, window: Stretch) -> Vec<(Date, usize)> {
        let Some(window) = self.span.ok().and_then(|span| span.common(window)) else {
            return Vec::new();
        };
        let mut ends: Vec<(Date, usize)> = (self.phases.iter().enumerate())
            .filter_map(|(place, phase)| Some((phase.end?, place)))
            .filter(|(day, _)| window.contains(*day))
            .collect();
        ends.sort_unstable();
        ends
    }

    /// When a communication takes place.
    pub fn dated(&self, row: &Communication) -> Dated {
        let Some(rhythm) = Rhythm::of_token(&row.rhythm) else {
            return Dated::none(Why::Rhythm);
        };
        if rhythm.is_estimated() {
            return Dated::none(Why::Event);
        }
        let span = match self.span {
            Ok(span) => span,
            Err(why) => return Dated::none(why),
        };
        let mut found = Found {
            calendar: self,
            span,
            named: Named::of(&row.weekday),
            runs: Vec::new(),
            why: None,
        };
        match rhythm {
            Rhythm::Phase | Rhythm::Milestone => found.ends(row, rhythm == Rhythm::Milestone),
            Rhythm::Once => found.once(row),
            _ => found.regular(row, rhythm),
        }
        if rhythm != Rhythm::Once && says(&row.trigger, &AT_CLOSE) && !self.is_cut {
            found.single(found.moved(span.last));
        }
        found.dated(self.is_cut)
    }

    /// The phases that a row names, or all; those without an id that exists are `None`.
    fn chosen(&self, row: &Communication) -> Vec<Option<PhaseDates>> {
        match row.phases.is_empty() {
            true => self.phases.iter().copied().map(Some).collect(),
            false => (row.phases.iter())
                .map(|id| self.phases.get(self.plan.phases.place(id.trim())?).copied())
                .collect(),
        }
    }
}

/// From the first day to the last, no longer than [`MOST_YEARS`], and whether that cut it.
fn span(plan: &Plan) -> (Result<Stretch, Why>, bool) {
    let (Ok(start), Ok(end)) = (
        dates::parse(&plan.project.start),
        dates::parse(&plan.project.end),
    ) else {
        return (Err(Why::Project), false);
    };
    let limit = start.checked_add(MOST_YEARS.years()).unwrap_or(Date::MAX);
    match Stretch::new(start, end.min(limit)) {
        Some(span) => (Ok(span), end > limit),
        None => (Err(Why::Backwards), false),
    }
}

/// Whole weeks from 1 to a year; two where nothing is said, as the load counts them.
fn weeks(typed: &str) -> Option<i32> {
    let hundredths = match typed.trim().is_empty() {
        true => 200,
        false => rhythm::hundredths(typed)?,
    };
    let is_whole = hundredths % 100 == 0 && (100..=5200).contains(&hundredths);
    is_whole.then(|| i32::try_from(hundredths / 100).ok())?
}

/// The weekdays that a row names.
#[derive(Debug, Default)]
struct Named {
    /// Those of each week, in its order.
    plain: Vec<Weekday>,
    /// Those with a number.
    numbered: Vec<MonthDay>,
    /// Whether one could not be read.
    is_partial: bool,
}

impl Named {
    fn of(tokens: &[String]) -> Named {
        let mut named = Named::default();
        for token in tokens.iter().filter(|token| !token.trim().is_empty()) {
            match rhythm::day(token) {
                Some(rhythm::Day { nth: None, weekday }) => named.plain.push(weekday),
                Some(rhythm::Day {
                    nth: Some(nth),
                    weekday,
                }) => {
                    let day = MonthDay::Nth(nth, weekday);
                    if !named.numbered.contains(&day) {
                        named.numbered.push(day);
                    }
                }
                None => named.is_partial = true,
            }
        }
        named.plain.sort_by_key(|day| day.to_monday_zero_offset());
        named.plain.dedup();
        named
    }

    /// Every weekday named, whatever its number.
    fn all(&self) -> Vec<Weekday> {
        let numbered = self.numbered.iter().filter_map(|day| match day {
            MonthDay::Nth(_, weekday) | MonthDay::Last(weekday) => Some(*weekday),
            MonthDay::LastWorkday => None,
        });
        let mut all: Vec<Weekday> = self.plain.iter().copied().chain(numbered).collect();
        all.sort_by_key(|day| day.to_monday_zero_offset());
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests;
