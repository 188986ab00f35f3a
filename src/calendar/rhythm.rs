//! Rhythms: how often something happens.

use super::dates;
use crate::locale::{Lang, Text, text};
use crate::plan::Plan;
use jiff::civil::Weekday;

/// How often something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words stand in `name`")]
pub enum Rhythm {
    Workdays,
    TwiceWeekly,
    Weekly,
    Fortnightly,
    Monthly,
    Quarterly,
    Iteration,
    Phase,
    Milestone,
    Once,
    Event,
    AsNeeded,
}

static RHYTHMS: [(Rhythm, &str, Text); 12] = [
    (
        Rhythm::Workdays,
        "workdays",
        text("每个工作日", "Every working day"),
    ),
    (
        Rhythm::TwiceWeekly,
        "twice-weekly",
        text("每周两次", "Twice a week"),
    ),
    (Rhythm::Weekly, "weekly", text("每周", "Weekly")),
    (
        Rhythm::Fortnightly,
        "fortnightly",
        text("每两周", "Every two weeks"),
    ),
    (Rhythm::Monthly, "monthly", text("每月", "Monthly")),
    (Rhythm::Quarterly, "quarterly", text("每季度", "Quarterly")),
    (
        Rhythm::Iteration,
        "iteration",
        text("每个迭代", "Each iteration"),
    ),
    (Rhythm::Phase, "phase", text("每个阶段", "Each phase")),
    (
        Rhythm::Milestone,
        "milestone",
        text("每个里程碑", "Each milestone"),
    ),
    (Rhythm::Once, "once", text("一次性", "Once")),
    (Rhythm::Event, "event", text("事件触发", "On event")),
    (Rhythm::AsNeeded, "as-needed", text("按需", "As needed")),
];

impl Rhythm {
    /// Reads a token of the draft.
    pub fn of_token(token: &str) -> Option<Rhythm> {
        let token = token.trim();
        RHYTHMS
            .iter()
            .find(|(_, key, _)| *key == token)
            .map(|(rhythm, ..)| *rhythm)
    }

    /// What the document calls it.
    pub fn name(self, lang: Lang) -> &'static str {
        RHYTHMS
            .iter()
            .find(|(rhythm, ..)| *rhythm == self)
            .map_or("", |(_, _, name)| name.in_lang(lang))
    }

    /// Whether its days follow from a weekday, so that without one there are none.
    pub const fn needs_day(self) -> bool {
        matches!(
            self,
            Rhythm::Weekly | Rhythm::TwiceWeekly | Rhythm::Fortnightly
        )
    }

    /// Whether only the user can say how often it happens.
    pub const fn is_estimated(self) -> bool {
        matches!(self, Rhythm::Event | Rhythm::AsNeeded)
    }
}

/// A rhythm's token in words; an unknown one is shown as typed.
pub fn name(token: &str, lang: Lang) -> &str {
    Rhythm::of_token(token).map_or(token.trim(), |rhythm| rhythm.name(lang))
}

/// A day of the week, or the n-th such day of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// `2` for the second of the month; `None` for each.
    pub nth: Option<u8>,
    /// Which day.
    pub weekday: Weekday,
}

/// Reads a weekday token: `mo`, or `2-we` for the second Wednesday.
pub fn day(token: &str) -> Option<Day> {
    let token = token.trim();
    let (nth, name) = match token.split_once('-') {
        Some((nth, name)) => (
            Some(nth.parse().ok().filter(|n| (1..=5).contains(n))?),
            name,
        ),
        None => (None, token),
    };
    let weekday = match name {
        "mo" => Weekday::Monday,
        "tu" => Weekday::Tuesday,
        "we" => Weekday::Wednesday,
        "th" => Weekday::Thursday,
        "fr" => Weekday::Friday,
        "sa" => Weekday::Saturday,
        "su" => Weekday::Sunday,
        _ => return None,
    };
    Some(Day { nth, weekday })
}

/// The same within a sentence or bracket, where English begins small.
pub fn name_within(token: &str, lang: Lang) -> String {
    let name = name(token, lang);
    match Rhythm::of_token(token) {
        Some(_) => name.to_lowercase(),
        None => name.to_owned(),
    }
}

/// The project's measures that rhythms depend on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The project's length in months × 100; `None` while its dates are open.
    pub months: Option<u64>,
    /// How many phases it has; each ends with a milestone.
    pub phases: u64,
    /// How long an iteration is, in weeks × 100.
    pub iteration: u64,
}

impl Frame {
    /// Reads the measures from the plan.
    pub fn of(plan: &Plan) -> Frame {
        let dates = (
            dates::parse(&plan.project.start),
            dates::parse(&plan.project.end),
        );
        Frame {
            months: match dates {
                (Ok(start), Ok(end)) => dates::months(start, end),
                _ => None,
            },
            phases: plan.phases.len() as u64,
            iteration: hundredths(&plan.project.iteration_weeks)
                .filter(|weeks| *weeks > 0)
                .unwrap_or(200),
        }
    }

    /// How often a month a rhythm comes round, × 100. `None` where the plan does not say.
    pub fn occurrences(&self, rhythm: Rhythm, times_per_month: Option<u64>) -> Option<u64> {
        let over_project = |count: u64| {
            let months = self.months?;
            (count > 0).then(|| rounded(count * 100 * 100, months))
        };
        match rhythm {
            Rhythm::Workdays => Some(2100),
            Rhythm::TwiceWeekly => Some(867),
            Rhythm::Weekly => Some(433),
            Rhythm::Fortnightly => Some(217),
            Rhythm::Monthly => Some(100),
            Rhythm::Quarterly => Some(33),
            Rhythm::Iteration => Some(rounded(433 * 100, self.iteration)),
            Rhythm::Once => over_project(1),
            Rhythm::Phase | Rhythm::Milestone => over_project(self.phases).or(times_per_month),
            Rhythm::Event | Rhythm::AsNeeded => times_per_month,
        }
    }
}

fn rounded(dividend: u64, divisor: u64) -> u64 {
    (dividend + divisor / 2) / divisor
}

/// A number that somebody wrote, × 100: `1.5` is 150. At most six digits before the point; more than two behind it are
/// cut off.
pub fn hundredths(text: &str) -> Option<u64> {
    let text = dates::narrow(text);
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || !is_number(whole) || !is_number(part) {
        return None;
    }
    let digit = |at: usize| part.as_bytes().get(at).map_or(0, |b| u64::from(b - b'0'));
    Some(whole.parse::<u64>().ok()? * 100 + digit(0) * 10 + digit(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occurrences_are_exact() {
        let frame = Frame {
            months: Some(600),
            phases: 3,
            iteration: 200,
        };
        let times = |rhythm| frame.occurrences(rhythm, Some(150));
        assert_eq!(times(Rhythm::Workdays), Some(2100));
        assert_eq!(times(Rhythm::TwiceWeekly), Some(867));
        assert_eq!(times(Rhythm::Weekly), Some(433));
        assert_eq!(times(Rhythm::Fortnightly), Some(217));
        assert_eq!(times(Rhythm::Monthly), Some(100));
        assert_eq!(times(Rhythm::Quarterly), Some(33));
        assert_eq!(times(Rhythm::Iteration), Some(217));
        assert_eq!(times(Rhythm::Once), Some(17));
        assert_eq!(times(Rhythm::Milestone), Some(50));
        assert_eq!(times(Rhythm::Event), Some(150));
        assert_eq!(Frame::default().occurrences(Rhythm::Once, None), None);
        assert_eq!(frame.occurrences(Rhythm::AsNeeded, None), None);
    }

    #[test]
    fn numbers_keep_two_decimals() {
        assert_eq!(hundredths("1.5"), Some(150));
        assert_eq!(hundredths("０.２５"), Some(25));
        assert_eq!(hundredths("60"), Some(6000));
        assert_eq!(hundredths("-1"), None);
        assert_eq!(hundredths("1,5"), None);
        assert_eq!(hundredths(""), None);
    }
}
