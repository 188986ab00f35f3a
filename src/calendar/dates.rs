//! Dates and weekdays as people write them, and as a document prints them.

use crate::locale::{Lang, Text, text};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

pub use super::clock::time;

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was written.
    Blank,
    /// It can be read in two ways, such as `3/2/2026`; it is never guessed.
    Ambiguous,
    /// It is none of the forms that we read, or no day of the calendar.
    Unreadable,
}

/// Full-width digits and signs as their ASCII twins; other characters stay.
pub fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            '\u{2212}' | '\u{2013}' => '-',
            _ => c,
        })
        .collect()
}

/// A time zone in words, from its name in the zone database: `北京时间`, `London time`. Other names stay as typed.
pub fn zone(name: &str, lang: Lang) -> String {
    let name = name.trim();
    let is_of_zones = |c: char| c.is_ascii_alphabetic() || "_-/".contains(c);
    let city = (name.split_once('/'))
        .filter(|(area, city)| *area != "Etc" && !city.is_empty() && name.chars().all(is_of_zones))
        .map(|(_, city)| city.rsplit('/').next().unwrap_or(city).replace('_', " "));
    match (lang, city) {
        (Lang::Zh, _) if name == "Asia/Shanghai" => "北京时间".to_owned(),
        (Lang::Zh, Some(_)) => format!("{name} 当地时间"),
        (Lang::En, Some(city)) => format!("{city} time"),
        (_, None) => name.to_owned(),
    }
}

/// Reads a date that says its year: `2026-12-01`, `2026/12/1`, `2026.12.1`, `2026年12月1日`.
pub fn parse(text: &str) -> Result<Date, Fault> {
    let text = narrow(text);
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Blank);
    }
    let parts = numbers(text).ok_or(Fault::Unreadable)?;
    match parts[..] {
        [(year, 4), (month, 1..=2), (day, 1..=2)] => civil(year, month, day),
        // A year at the end leaves open which of the others is the month, unless both are the same.
        [(a, 1..=2), (b, 1..=2), (_, 4)] if a <= 12 && b <= 12 && a != b => Err(Fault::Ambiguous),
        [(_, 1..=2), (_, 1..=2), (_, 2)] => Err(Fault::Ambiguous),
        _ => Err(Fault::Unreadable),
    }
}

/// Eight digits without a sign between them.
fn in_a_row(text: &str) -> Option<Date> {
    let is_plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<i32>().ok();
    match is_plain {
        true => civil(part(0..4)?, part(4..6)?, part(6..8)?).ok(),
        false => None,
    }
}

/// Reads a date as the wizard does: besides [`parse`], `20270504`, `4 May 2027` and `May 4, 2027`, `25/12/2026` where no month could
/// be meant by the first number, `12-1` as the next such day, and `+7d`, `+2w`, `+6m`, `+1y` from the start of the
/// project, or from today where no start is known.
pub fn read(text: &str, today: Option<Date>, start: Option<Date>) -> Result<Date, Fault> {
    let plain = narrow(text);
    let plain = plain.trim();
    let base = start.or(today);
    let found = in_a_row(plain).or_else(|| with_month(plain, base));
    if let Some(date) = found.or_else(|| with_year_last(plain)) {
        return Ok(date);
    }
    let Some(base) = base else {
        return parse(text);
    };
    if let Some(ahead) = plain.strip_prefix('+') {
        let ahead = ahead.trim();
        let unit = ahead.chars().next_back().ok_or(Fault::Unreadable)?;
        let count = ahead[..ahead.len() - unit.len_utf8()].trim();
        let count: i32 = count.parse().map_err(|_| Fault::Unreadable)?;
        if !(0..=9999).contains(&count) {
            return Err(Fault::Unreadable);
        }
        let span = match unit {
            'd' | 'D' | '天' => count.days(),
            'w' | 'W' | '周' => count.weeks(),
            'm' | 'M' | '月' => count.months(),
            'y' | 'Y' | '年' => count.years(),
            _ => return Err(Fault::Unreadable),
        };
        return base.checked_add(span).map_err(|_| Fault::Unreadable);
    }
    if let Some(parts) = numbers(plain)
        && let [(month, 1..=2), (day, 1..=2)] = parts[..]
    {
        return next(base, month, day);
    }
    parse(text)
}

/// The next such day from a day on.
fn next(base: Date, month: i32, day: i32) -> Result<Date, Fault> {
    let year = i32::from(base.year());
    let this = civil(year, month, day);
    match this {
        Ok(date) if date >= base => Ok(date),
        _ => civil(year + 1, month, day).or(this),
    }
}

/// Both days that an ambiguous date may mean: `3/2/2026` is the third of February or the second of March.
pub fn readings(text: &str) -> Option<[Date; 2]> {
    let text = narrow(text);
    match numbers(text.trim())?[..] {
        [(a, 1..=2), (b, 1..=2), (year, 4)] => {
            let day_first = civil(year, b, a).ok()?;
            let month_first = civil(year, a, b).ok()?;
            Some([day_first, month_first])
        }
        _ => None,
    }
}

/// A date whose year stands last, if its numbers can be read in one way only.
fn with_year_last(text: &str) -> Option<Date> {
    match numbers(text)?[..] {
        [(a, 1..=2), (b, 1..=2), (year, 4)] if a > 12 || a == b => civil(year, b, a).ok(),
        [(a, 1..=2), (b, 1..=2), (year, 4)] if b > 12 => civil(year, a, b).ok(),
        _ => None,
    }
}

/// A date whose month is a word: `4 May 2027`, `May 4th, 2027`, `2027-May-4`; without a year the next such day.
fn with_month(text: &str, base: Option<Date>) -> Option<Date> {
    let lower = text.to_ascii_lowercase();
    let mut words: Vec<&str> = Vec::new();
    for part in lower.split([' ', ',', '-', '/', '.']) {
        // `4th` is a number and a word.
        let end = part
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(part.len());
        words.extend(
            [&part[..end], &part[end..]]
                .iter()
                .filter(|word| !word.is_empty()),
        );
    }
    let (mut month, mut numbers) = (None, Vec::new());
    for word in words {
        let is_month = |name: &str| word.len() >= 3 && name.starts_with(word);
        match word.parse::<i32>() {
            Ok(number) => numbers.push((number, word.len())),
            Err(_) if matches!(word, "st" | "nd" | "rd" | "th" | "of") => {}
            Err(_) => {
                let place = (1..).zip(FULL_MONTHS).find(|(_, name)| is_month(name));
                let (place, _) = place.or((word == "sept").then_some((9, "")))?;
                month = month.xor(Some(place));
                month?;
            }
        }
    }
    let month = month?;
    match numbers[..] {
        [(day, 1..=2), (year, 4)] | [(year, 4), (day, 1..=2)] => civil(year, month, day).ok(),
        [(day, 1..=2)] => next(base?, month, day).ok(),
        _ => None,
    }
}

/// Whether a text names days of the calendar: it holds a date, or a year beside which days are told in words.
pub fn names_days(text: &str) -> bool {
    let is_year = |number: &str| number.len() == 4 && (number.starts_with("20"));
    within(text).is_some()
        || narrow(text)
            .split(|c: char| !c.is_ascii_digit())
            .any(is_year)
}

/// The first date that stands in a text, in one of the forms of [`parse`]: `2026年12月1日（周二），项目启动当日`.
pub fn within(text: &str) -> Option<Date> {
    let text = narrow(text);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut before = None;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() && !digit(before) {
            let rest = &text[at..];
            // A date is short; what follows may touch it, as a bracket or a word does.
            let ends = (rest.char_indices().take(20)).map(|(at, c)| at + c.len_utf8());
            let mut lengths: Vec<usize> = ends.collect();
            lengths.reverse();
            let found = lengths.into_iter().find_map(|length| {
                let is_whole = !digit(rest[length..].chars().next());
                parse(&rest[..length]).ok().filter(|_| is_whole)
            });
            if found.is_some() {
                return found;
            }
        }
        before = Some(c);
    }
    None
}

/// The numbers of a date with their count of digits; `None` where something else stands in it.
fn numbers(text: &str) -> Option<Vec<(i32, usize)>> {
    let mut found: Vec<(i32, usize)> = Vec::new();
    let mut sign = None;
    let mut open = false;
    for c in text.chars() {
        match c {
            '0'..='9' => {
                if !open {
                    found.push((0, 0));
                    open = true;
                }
                let (number, digits) = found.last_mut()?;
                *number = number.checked_mul(10)? + c as i32 - '0' as i32;
                *digits += 1;
                if *digits > 4 || found.len() > 3 {
                    return None;
                }
            }
            ' ' => open = false,
            '-' | '/' | '.' => {
                // One sign throughout: `2026-12/1` is a slip, not a date.
                if sign.is_some_and(|sign| sign != c) || found.is_empty() {
                    return None;
                }
                sign = Some(c);
                open = false;
            }
            '年' | '月' | '日' | '号' if !found.is_empty() && sign.is_none() => open = false,
            _ => return None,
        }
    }
    let ends_well = !text.ends_with(['-', '/', '.']);
    let is_marked = text.contains(['-', '/', '.', '年', '月']);
    (ends_well && is_marked).then_some(found)
}

fn civil(year: i32, month: i32, day: i32) -> Result<Date, Fault> {
    let part = |number: i32| i8::try_from(number).map_err(|_| Fault::Unreadable);
    let year = i16::try_from(year).map_err(|_| Fault::Unreadable)?;
    Date::new(year, part(month)?, part(day)?).map_err(|_| Fault::Unreadable)
}

/// A time of day as typed, or `15:00` where it can be read.
pub fn clock(text: &str) -> String {
    match time(text) {
        Some(time) => format!("{:02}:{:02}", time.hour(), time.minute()),
        None => text.trim().to_owned(),
    }
}

static MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Months as they are typed, whole or shortened to three letters or more.
static FULL_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A weekday in the document: `周二`, `Tuesday`.
pub fn weekday(day: Weekday, lang: Lang) -> &'static str {
    static NAMES: [Text; 7] = [
        text("周一", "Monday"),
        text("周二", "Tuesday"),
        text("周三", "Wednesday"),
        text("周四", "Thursday"),
        text("周五", "Friday"),
        text("周六", "Saturday"),
        text("周日", "Sunday"),
    ];
    NAMES[day.to_monday_zero_offset().unsigned_abs() as usize % 7].in_lang(lang)
}

/// A date in the document: `2026年12月1日`, `1 Dec 2026`.
pub fn short(date: Date, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match lang {
        Lang::Zh => format!("{year}年{month}月{day}日"),
        Lang::En => {
            let month = MONTHS[(month.unsigned_abs() as usize + 11) % 12];
            format!("{day} {month} {year}")
        }
    }
}

/// A date with its weekday: `2026年12月1日（周二）`, `Tue 1 Dec 2026`.
pub fn long(date: Date, lang: Lang) -> String {
    let day = weekday(date.weekday(), lang);
    match lang {
        Lang::Zh => format!("{}（{day}）", short(date, lang)),
        Lang::En => format!("{} {}", &day[..3], short(date, lang)),
    }
}

/// A typed date as the document prints it; what cannot be read is shown as typed.
pub fn shown(text: &str, lang: Lang) -> String {
    match parse(text) {
        Ok(date) => short(date, lang),
        Err(_) => text.trim().to_owned(),
    }
}

/// The length of a stretch with both days in it, in months × 100; at least one month. `None` if it ends before it
/// starts.
pub fn months(start: Date, end: Date) -> Option<u64> {
    let end = end.tomorrow().ok()?;
    if end <= start {
        return None;
    }
    let span = start.until((jiff::Unit::Month, end)).ok()?;
    let hundredths = i64::from(span.get_months()) * 100 + i64::from(span.get_days()) * 100 / 30;
    Some(hundredths.max(100).unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_form_of_the_draft_is_read() {
        let expected = date(2026, 12, 1);
        for text in [
            "2026-12-01",
            "2026-12-1",
            "2026/12/1",
            "2026.12.1",
            "2026年12月1日",
            "2026 年 12 月 1 日",
            "２０２６年１２月１日",
            "２０２６－１２－０１",
            " 2026-12-01 ",
        ] {
            assert_eq!(parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_ambiguous_is_never_guessed() {
        assert_eq!(parse("3/2/2026"), Err(Fault::Ambiguous));
        assert_eq!(parse("3.2.26"), Err(Fault::Ambiguous));
        assert_eq!(parse(""), Err(Fault::Blank));
        for text in [
            "soon",
            "2026",
            "20261201",
            "2026-13-01",
            "2026-02-30",
            "2026-12",
            "12-1",
            "2026-12/1",
            "2026-12-1-",
            "-2026-12-1",
            "2026-12-01T10:00",
            "99999-1-1",
            "25/12/2026",
        ] {
            assert_eq!(parse(text), Err(Fault::Unreadable), "{text}");
        }
    }

    #[test]
    fn a_date_is_found_within_a_text() {
        let expected = Some(date(2026, 12, 1));
        for text in [
            "2026年12月1日（周二），项目启动当日",
            "2026-12-01 (Tuesday), first day",
            "on 2026/12/1.",
            "第1次：２０２６－１２－０１",
            "12 people on 2026-12-1",
        ] {
            assert_eq!(within(text), expected, "{text}");
        }
        for text in [
            "",
            "10、3、1 个工作日",
            "2026-12",
            "3/2/2026",
            "2026-12-011",
        ] {
            assert_eq!(within(text), None, "{text}");
        }
    }

    #[test]
    fn the_wizard_reads_short_forms_from_its_day() {
        let today = Some(date(2026, 11, 23));
        let start = Some(date(2026, 12, 1));
        assert_eq!(read("12-1", today, None), Ok(date(2026, 12, 1)));
        assert_eq!(read("1月5日", today, None), Ok(date(2027, 1, 5)));
        assert_eq!(read("+7d", today, None), Ok(date(2026, 11, 30)));
        assert_eq!(read("＋６ｍ", today, start), Ok(date(2027, 6, 1)));
        assert_eq!(read("2026-12-01", today, None), Ok(date(2026, 12, 1)));
        assert_eq!(read("12-1", None, None), Err(Fault::Unreadable));
        assert_eq!(read("+7x", today, None), Err(Fault::Unreadable));
        assert_eq!(read("2-29", today, None), Err(Fault::Unreadable));
    }

    #[test]
    fn the_wizard_reads_what_can_mean_one_day_only() {
        let may = date(2027, 5, 4);
        for text in [
            "4 May 2027",
            "May 4, 2027",
            "4th of May 2027",
            "may 4 2027",
            "4-May-2027",
            "2027 May 4",
            "4. May. 2027",
            "４ Ｍａｙ ２０２７",
            "2027.5.4",
            "2027年5月4日",
            "2027/5/4",
            "20270504",
            "２０２７０５０４",
        ] {
            assert_eq!(read(text, None, None), Ok(may), "{text}");
        }
        let today = Some(date(2026, 11, 23));
        assert_eq!(read("4 May", today, None), Ok(may));
        assert_eq!(read("1 Sept 2027", None, None), Ok(date(2027, 9, 1)));
        assert_eq!(read("25/12/2026", None, None), Ok(date(2026, 12, 25)));
        assert_eq!(read("12.25.2026", None, None), Ok(date(2026, 12, 25)));
        assert_eq!(read("5.5.2027", None, None), Ok(date(2027, 5, 5)));
        assert_eq!(read("04/05/2027", today, None), Err(Fault::Ambiguous));
        let both = [may, date(2027, 4, 5)];
        assert_eq!(readings("04/05/2027"), Some(both));
        for text in [
            "4 May 27",
            "31 Feb 2027",
            "May 2027",
            "4 May June 2027",
            "4 Ma 2027",
            "4 Mayor 2027",
            "early May",
            "4 5 May 2027",
            "20270532",
            "2027050",
        ] {
            assert!(read(text, today, None).is_err(), "{text}");
        }
    }

    #[test]
    fn dates_are_printed_in_the_language() {
        let day = date(2026, 12, 1);
        assert_eq!(long(day, Lang::Zh), "2026年12月1日（周二）");
        assert_eq!(long(day, Lang::En), "Tue 1 Dec 2026");
        assert_eq!(shown("2026.12.1", Lang::En), "1 Dec 2026");
        assert_eq!(shown("early spring", Lang::En), "early spring");
    }

    #[test]
    fn times_of_day_are_read() {
        assert_eq!(clock("9:30"), "09:30");
        assert_eq!(clock("１５：００"), "15:00");
        assert_eq!(clock("25:00"), "25:00");
        assert_eq!(clock("noon"), "noon");
        assert_eq!(time("15:00:00"), None);
    }

    #[test]
    fn months_count_both_days() {
        assert_eq!(months(date(2026, 12, 1), date(2027, 5, 31)), Some(600));
        assert_eq!(months(date(2026, 12, 1), date(2026, 12, 5)), Some(100));
        assert_eq!(months(date(2026, 12, 1), date(2026, 11, 5)), None);
    }
}
