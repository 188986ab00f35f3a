//! Runs of days: what a rhythm gives within one stretch of time. Pure arithmetic; which run a communication has is
//! settled in [`super::dated`].

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Days from one to another, both of them in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// The first day.
    pub first: Date,
    /// The last day; never before the first.
    pub last: Date,
}

impl Stretch {
    /// A stretch, if it does not end before it begins.
    pub fn new(first: Date, last: Date) -> Option<Stretch> {
        (first <= last).then_some(Stretch { first, last })
    }

    /// One day.
    pub const fn day(day: Date) -> Stretch {
        Stretch {
            first: day,
            last: day,
        }
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// What two stretches have in common.
    pub fn common(self, other: Stretch) -> Option<Stretch> {
        Stretch::new(self.first.max(other.first), self.last.min(other.last))
    }
}

/// A day of a month that is found without a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthDay {
    /// The n-th such weekday. A month that has no fifth one gives no day.
    Nth(u8, Weekday),
    /// The last such weekday.
    Last(Weekday),
    /// The last day from Monday to Friday.
    LastWorkday,
}

/// How the days of a run follow each other. The rules are those that iCalendar can say too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Each `every`-th week, counted from the week of the Monday `anchor`, on these days.
    Weeks {
        /// 1 for each week.
        every: i32,
        /// A Monday.
        anchor: Date,
        /// In the order of the week, each once.
        on: Vec<Weekday>,
    },
    /// Each `every`-th month, counted from the month of `anchor`, on these days.
    Months {
        /// 1 for each month.
        every: i32,
        /// Any day of the month from which it is counted.
        anchor: Date,
        /// Each once.
        on: Vec<MonthDay>,
    },
    /// Every day of the stretch; used for single days.
    Days,
}

/// A rule within a stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// How the days follow each other.
    pub rule: Rule,
    /// From where to where.
    pub within: Stretch,
}

impl Run {
    /// A single day.
    pub const fn single(day: Date) -> Run {
        Run {
            rule: Rule::Days,
            within: Stretch::day(day),
        }
    }

    /// The days of the run that lie in a window, in order. The cost follows what is returned, and for months that give
    /// no day the length of the window; never the distance from the run's beginning.
    pub fn days(&self, window: Stretch) -> Vec<Date> {
        let mut days = Vec::new();
        let Some(seen) = self.within.common(window) else {
            return days;
        };
        match &self.rule {
            Rule::Weeks { every, anchor, on } => weeks(seen, *every, *anchor, on, &mut days),
            Rule::Months { every, anchor, on } => months(seen, *every, *anchor, on, &mut days),
            Rule::Days => {
                let mut day = Some(seen.first);
                while let Some(this) = day.filter(|day| *day <= seen.last) {
                    days.push(this);
                    day = this.tomorrow().ok();
                }
            }
        }
        days
    }

    /// The first day, without counting all of them.
    pub fn first(&self) -> Option<Date> {
        // Most runs begin within a quarter; only a rule that many months do not fit has to be followed further.
        let near = later(self.within.first, 120).unwrap_or(self.within.last);
        let near = Stretch::new(self.within.first, near)?;
        let first = self.days(near).first().copied();
        first.or_else(|| self.days(self.within).first().copied())
    }
}

fn weeks(seen: Stretch, every: i32, anchor: Date, on: &[Weekday], days: &mut Vec<Date>) {
    let every = every.max(1);
    let passed = days_between(anchor, monday(seen.first)).div_euclid(7);
    let mut week = next_multiple(passed, every);
    while let Some(monday) = later(anchor, week.saturating_mul(7)).filter(|day| *day <= seen.last) {
        for weekday in on {
            let day = later(monday, i32::from(weekday.to_monday_zero_offset()));
            days.extend(day.filter(|day| seen.contains(*day)));
        }
        week += every;
    }
}

fn months(seen: Stretch, every: i32, anchor: Date, on: &[MonthDay], days: &mut Vec<Date>) {
    let every = every.max(1);
    let number = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    let mut month = next_multiple(number(seen.first) - number(anchor), every);
    loop {
        let at = number(anchor).saturating_add(month);
        let first = i16::try_from(at.div_euclid(12)).ok().and_then(|year| {
            let month = i8::try_from(at.rem_euclid(12) + 1).ok()?;
            Date::new(year, month, 1).ok()
        });
        let Some(first) = first.filter(|first| *first <= seen.last) else {
            return;
        };
        let mut found: Vec<Date> = (on.iter())
            .filter_map(|day| in_month(first, *day))
            .filter(|day| seen.contains(*day))
            .collect();
        found.sort_unstable();
        found.dedup();
        days.extend(found);
        month += every;
    }
}

/// The day of a month that a rule names.
fn in_month(first: Date, day: MonthDay) -> Option<Date> {
    match day {
        MonthDay::Nth(nth, weekday) => {
            let nth = i8::try_from(nth).ok()?;
            first.nth_weekday_of_month(nth, weekday).ok()
        }
        MonthDay::Last(weekday) => first.nth_weekday_of_month(-1, weekday).ok(),
        MonthDay::LastWorkday => workday_until(first.last_of_month()),
    }
}

/// The smallest multiple of `every` that is at least `number`.
fn next_multiple(number: i32, every: i32) -> i32 {
    number + (-number).rem_euclid(every)
}

/// How many days later the second day is.
pub fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}

/// A day so many days later; `None` beyond the calendar.
pub fn later(day: Date, days: i32) -> Option<Date> {
    day.checked_add(days.days()).ok()
}

/// The Monday of a day's week. The very first week of the calendar begins with its first day.
pub fn monday(day: Date) -> Date {
    later(day, -i32::from(day.weekday().to_monday_zero_offset())).unwrap_or(day)
}

/// Whether people work on a day of the week: Monday to Friday. Public holidays are not known here.
pub fn is_workday(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The day itself, or the next workday if it lies on a weekend.
pub fn workday_from(day: Date) -> Option<Date> {
    match day.weekday() {
        Weekday::Saturday => later(day, 2),
        Weekday::Sunday => later(day, 1),
        _ => Some(day),
    }
}

/// The day itself, or the last workday before it if it lies on a weekend.
pub fn workday_until(day: Date) -> Option<Date> {
    match day.weekday() {
        Weekday::Saturday => later(day, -1),
        Weekday::Sunday => later(day, -2),
        _ => Some(day),
    }
}

/// The first of these weekdays on or after a day.
pub fn on_or_after(day: Date, on: &[Weekday]) -> Option<Date> {
    (0..7)
        .filter_map(|ahead| later(day, ahead))
        .find(|day| on.contains(&day.weekday()))
}

/// The last of these weekdays on or before a day.
pub fn on_or_before(day: Date, on: &[Weekday]) -> Option<Date> {
    (0..7)
        .filter_map(|back| later(day, -back))
        .find(|day| on.contains(&day.weekday()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn year() -> Stretch {
        Stretch::new(date(2027, 12, 1), date(2028, 4, 30)).unwrap()
    }

    #[test]
    fn weeks_are_counted_from_their_anchor() {
        let run = Run {
            rule: Rule::Weeks {
                every: 2,
                anchor: date(2027, 11, 29),
                on: vec![Weekday::Tuesday, Weekday::Friday],
            },
            within: year(),
        };
        // 30 November is the Tuesday of the first week, before the stretch.
        let days = run.days(year());
        assert_eq!(
            days[..4],
            [
                date(2027, 12, 3),
                date(2027, 12, 14),
                date(2027, 12, 17),
                date(2027, 12, 28)
            ]
        );
        // 21 February is 12 weeks after the anchor, 28 February 13, 6 March 14.
        let window = Stretch::new(date(2028, 2, 21), date(2028, 3, 12)).unwrap();
        assert_eq!(
            run.days(window),
            [
                date(2028, 2, 22),
                date(2028, 2, 25),
                date(2028, 3, 7),
                date(2028, 3, 10)
            ]
        );
        // A window sees exactly what the whole run has there.
        let whole: Vec<Date> = (run.days(year()).into_iter())
            .filter(|day| window.contains(*day))
            .collect();
        assert_eq!(run.days(window), whole);
    }

    #[test]
    fn months_have_their_own_lengths() {
        let months = |every, on: &[MonthDay]| {
            Run {
                rule: Rule::Months {
                    every,
                    anchor: date(2027, 12, 15),
                    on: on.to_vec(),
                },
                within: year(),
            }
            .days(year())
        };
        // 29 February 2028 is a Tuesday; 31 December 2027 a Friday; 30 April 2028 a Sunday.
        assert_eq!(
            months(1, &[MonthDay::LastWorkday]),
            [
                date(2027, 12, 31),
                date(2028, 1, 31),
                date(2028, 2, 29),
                date(2028, 3, 31),
                date(2028, 4, 28)
            ]
        );
        assert_eq!(
            months(3, &[MonthDay::Last(Weekday::Friday)]),
            [date(2027, 12, 31), date(2028, 3, 31)]
        );
        // Of these months only December, March (Wednesday 29) and no other has a fifth Wednesday.
        assert_eq!(
            months(1, &[MonthDay::Nth(5, Weekday::Wednesday)]),
            [date(2027, 12, 29), date(2028, 3, 29)]
        );
        assert_eq!(
            months(
                1,
                &[
                    MonthDay::Nth(3, Weekday::Monday),
                    MonthDay::Nth(1, Weekday::Monday)
                ]
            )[..3],
            [date(2027, 12, 6), date(2027, 12, 20), date(2028, 1, 3)]
        );
    }

    #[test]
    fn the_ends_of_the_calendar_stop_it() {
        let end = Stretch::new(date(9999, 12, 20), date(9999, 12, 31)).unwrap();
        let run = Run {
            rule: Rule::Weeks {
                every: 1,
                anchor: date(2000, 1, 3),
                on: vec![Weekday::Friday],
            },
            within: end,
        };
        assert_eq!(run.days(end), [date(9999, 12, 24), date(9999, 12, 31)]);
        let start = Stretch::new(Date::MIN, later(Date::MIN, 9).unwrap()).unwrap();
        let run = Run {
            rule: Rule::Days,
            within: start,
        };
        assert_eq!(run.days(start).len(), 10);
        assert_eq!(monday(date(2026, 12, 6)), date(2026, 11, 30));
    }
}
