//! Times of day as people write them: by the clock, in words and in short.

use super::dates::narrow;
use jiff::civil::Time;

/// A part of the day that is said with an hour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Up to noon; twelve is midnight.
    Early,
    /// Around twelve.
    Noon,
    /// From noon on; twelve is noon.
    Late,
    /// From dusk on; twelve would be the next day.
    Evening,
}

/// What is said before an hour.
const BEFORE: [(&str, Part); 12] = [
    ("上午", Part::Early),
    ("早上", Part::Early),
    ("早晨", Part::Early),
    ("清晨", Part::Early),
    ("凌晨", Part::Early),
    ("中午", Part::Noon),
    ("下午", Part::Late),
    ("午后", Part::Late),
    ("傍晚", Part::Evening),
    ("晚上", Part::Evening),
    ("am", Part::Early),
    ("pm", Part::Late),
];

/// What is said behind one.
const BEHIND: [(&str, Part); 6] = [
    ("a.m.", Part::Early),
    ("a.m", Part::Early),
    ("am", Part::Early),
    ("p.m.", Part::Late),
    ("p.m", Part::Late),
    ("pm", Part::Late),
];

/// Reads a time of day: `15:00`, `9.30`, `930`, `3pm`, `下午三点`, `9点半`, `１５：００`. A bare number of one or two digits
/// may be anything and is none.
pub fn time(text: &str) -> Option<Time> {
    let text = narrow(text).to_lowercase();
    let text = text.trim();
    let before = BEFORE
        .iter()
        .find_map(|(word, part)| Some((*part, text.strip_prefix(word)?)));
    let behind = BEHIND
        .iter()
        .find_map(|(word, part)| Some((*part, text.strip_suffix(word)?)));
    let (part, rest) = match before.or(behind) {
        Some((part, rest)) => (Some(part), rest.trim()),
        None => (None, text),
    };
    let (hour, minute) = numbers(rest).or_else(|| {
        // The part of the day says that an hour is meant.
        part.and_then(|_| Some((number(rest)?, 0)))
    })?;
    let hour = match (part, hour) {
        (None, hour) => hour,
        (Some(Part::Early), 12) => 0,
        (Some(Part::Early), 0..12) => hour,
        (Some(Part::Noon), 11 | 12) => hour,
        (Some(Part::Noon), 1 | 2) => hour + 12,
        (Some(Part::Late), 12) => 12,
        (Some(Part::Late | Part::Evening), 1..=11) => hour + 12,
        (Some(Part::Late | Part::Evening), 13..24) => hour,
        _ => return None,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// The hour and the minute, where something says that it is a time.
fn numbers(text: &str) -> Option<(i8, i8)> {
    if let Some((hour, rest)) = text.split_once(['点', '时']) {
        let rest = rest.strip_prefix('钟').unwrap_or(rest).trim();
        let minute = match rest {
            "" | "整" => 0,
            "半" => 30,
            "一刻" => 15,
            "三刻" => 45,
            _ => number(rest.strip_suffix('分').unwrap_or(rest))?,
        };
        return Some((number(hour.trim())?, minute));
    }
    if let Some((hour, minute)) = text.split_once([':', '.']) {
        return Some((digits(hour)?, digits(minute)?));
    }
    // `930` and `1530`; a number of another length says no hour.
    let is_plain = matches!(text.len(), 3 | 4) && text.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute) = text.split_at_checked(text.len().checked_sub(2)?)?;
    is_plain.then_some((digits(hour)?, digits(minute)?))
}

/// One or two digits.
fn digits(text: &str) -> Option<i8> {
    let is_short = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| text.parse().ok()).flatten()
}

/// A number below a hundred, in digits or in Chinese words.
fn number(text: &str) -> Option<i8> {
    let unit = |sign: char| match sign {
        '〇' | '零' => Some(0),
        '两' => Some(2),
        _ => (1..)
            .zip("一二三四五六七八九".chars())
            .find(|(_, said)| *said == sign)
            .map(|(n, _)| n),
    };
    let signs: Vec<char> = text.trim().chars().collect();
    match signs[..] {
        [one] if unit(one).is_some() => unit(one),
        ['零' | '〇', one] => unit(one),
        ['十'] => Some(10),
        ['十', one] => Some(10 + unit(one)?),
        [ten, '十'] => Some(unit(ten)? * 10),
        [ten, '十', one] => Some(unit(ten)? * 10 + unit(one)?),
        _ => digits(text.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (written, read) in [
            ("15:00", "15:00"),
            ("9:30", "09:30"),
            ("9.30", "09:30"),
            ("１５：００", "15:00"),
            ("930", "09:30"),
            ("1530", "15:30"),
            ("3pm", "15:00"),
            ("3 p.m.", "15:00"),
            ("2.30 PM", "14:30"),
            ("12pm", "12:00"),
            ("12am", "00:00"),
            ("9点半", "09:30"),
            ("9点", "09:00"),
            ("15时30分", "15:30"),
            ("十点一刻", "10:15"),
            ("下午三点", "15:00"),
            ("下午 3:20", "15:20"),
            ("下午3", "15:00"),
            ("上午十一点四十五", "11:45"),
            ("晚上八点整", "20:00"),
            ("中午12点", "12:00"),
            ("下午15:00", "15:00"),
            ("两点零五分", "02:05"),
        ] {
            let found = time(written).map(|time| time.strftime("%H:%M").to_string());
            assert_eq!(found.as_deref(), Some(read), "{written}");
        }
        for other in [
            "",
            "9",
            "15",
            "25:00",
            "9:75",
            "15:00:00",
            "noon",
            "下午",
            "点半",
            "9點半",
            "晚上12点",
            "上午15点",
            "20261207",
            "+9:30",
            "9点 左右",
            "half two",
            "两",
        ] {
            assert_eq!(time(other), None, "{other}");
        }
    }
}
