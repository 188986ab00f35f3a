//! The weekly meeting's slot, and the times that follow from it.

use crate::calendar::dates;
use crate::catalog::tokens::WEEKDAYS;
use jiff::ToSpan;
use jiff::civil::Weekday;

/// Reads a weekly slot such as `周五 15:00` or `Friday 15:00`.
pub fn read(text: &str) -> Option<(Weekday, String)> {
    let words = dates::narrow(text).to_lowercase();
    let day = DAYS.iter().position(|names| {
        let chinese = [format!("周{}", names.0), format!("星期{}", names.0)];
        chinese.iter().any(|name| words.contains(name.as_str())) || words.contains(names.1)
    })?;
    let digits = words.find(|letter: char| letter.is_ascii_digit())?;
    let time = dates::time(words[digits..].trim())?;
    let day = Weekday::from_monday_one_offset(day as i8 + 1).ok()?;
    Some((day, time.strftime("%H:%M").to_string()))
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
