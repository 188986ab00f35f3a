//! The weekly meeting's slot, and the times that follow from it.

use crate::calendar::dates;
use crate::catalog::tokens::WEEKDAYS;
use jiff::ToSpan;
use jiff::civil::{Time, Weekday};

/// Reads a weekly slot such as `周五 15:00`, `每周一上午10点半`, `Friday 15:00` or `Tue 2.30 pm`.
pub fn read(text: &str) -> Option<(Weekday, String)> {
    let words = dates::narrow(text).to_lowercase();
    let day = DAYS.iter().position(|names| {
        let chinese = [format!("周{}", names.0), format!("星期{}", names.0)];
        chinese.iter().any(|name| words.contains(name.as_str())) || words.contains(names.1)
    })?;
    let time = time(&words)?;
    let day = Weekday::from_monday_one_offset(day as i8 + 1).ok()?;
    Some((day, time.strftime("%H:%M").to_string()))
}

/// The first time of day in a text: an hour, with minutes behind a sign, or said to be one.
fn time(words: &str) -> Option<Time> {
    let digits = words.find(|letter: char| letter.is_ascii_digit())?;
    let (hour, rest) = number(&words[digits..]);
    let mut signs = rest.chars();
    let sign = signs.next();
    let (minute, said) = match (sign, number(signs.as_str())) {
        (Some(':' | '.' | '点' | '时'), (Some(minute), _)) => (minute, true),
        (Some('点' | '时'), (None, rest)) if rest.starts_with('半') => (30, true),
        (Some('点' | '时'), (None, _)) => (0, true),
        _ => (0, false),
    };
    let is_late = ["pm", "p.m", "下午", "晚上"]
        .iter()
        .any(|word| words.contains(word));
    let is_early = ["am", "a.m", "上午", "早上"]
        .iter()
        .any(|word| words.contains(word));
    let hour = match hour? {
        hour @ 1..12 if is_late => hour + 12,
        hour => hour,
    };
    if !(said || is_late || is_early) {
        return None;
    }
    Time::new(hour, minute, 0, 0).ok()
}

/// The one or two digits with which a text begins, and the rest of it.
fn number(text: &str) -> (Option<i8>, &str) {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(length);
    let number = (length <= 2).then(|| digits.parse().ok()).flatten();
    (number, rest)
}

/// The weekdays from Monday, as they are recognised.
const DAYS: [(&str, &str); 7] = [
    ("一", "mon"),
    ("二", "tue"),
    ("三", "wed"),
    ("四", "thu"),
    ("五", "fri"),
    ("六", "sat"),
    ("日", "sun"),
];

/// The workday before.
pub fn before(day: Weekday) -> Weekday {
    match day {
        Weekday::Monday | Weekday::Sunday => Weekday::Friday,
        day => day.previous(),
    }
}

/// An hour later, by the clock.
pub fn later(time: &str) -> String {
    match dates::time(time) {
        Some(time) => time.wrapping_add(1.hour()).strftime("%H:%M").to_string(),
        None => time.to_owned(),
    }
}

/// What the draft writes for a weekday.
pub fn token(day: Weekday) -> &'static str {
    WEEKDAYS[day.to_monday_zero_offset() as usize].key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_read_as_people_write_them() {
        for (written, day, time) in [
            ("周五 15:00", "fr", "15:00"),
            ("星期三１０：３０", "we", "10:30"),
            ("每周一上午10点", "mo", "10:00"),
            ("周二下午2点半", "tu", "14:30"),
            ("Friday 15:00", "fr", "15:00"),
            ("Tue 2.30 pm", "tu", "14:30"),
            ("Thursday, 9am", "th", "09:00"),
        ] {
            let (found, at) = read(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!((token(found), at.as_str()), (day, time), "{written}");
        }
        for wrong in [
            "",
            "周五",
            "Tuesday at half two",
            "15:00",
            "周五 25:00",
            "周五 3 次",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
