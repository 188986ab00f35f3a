//! The weekly meeting's slot, and the times that follow from it.

use crate::calendar::{dates, words};
use crate::catalog::SCHEDULE;
use crate::catalog::tokens::WEEKDAYS;
use crate::form::{Edit, SheetRef, Value};
use crate::locale::Lang;
use jiff::ToSpan;
use jiff::civil::Weekday;

/// The catalogue's code of the weekly meeting.
const MEETING: &str = "T02";

/// A weekly slot as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// One day or two, in the order of the week.
    pub days: Vec<Weekday>,
    /// The time, such as `15:00`.
    pub time: String,
    /// Whether it was said to be every other week only.
    pub is_fortnightly: bool,
    /// Days beyond those.
    pub beyond: Vec<Weekday>,
    /// What else was written and could not be read.
    pub unread: String,
}

/// So many days a week the plan has a rhythm for.
const MOST_DAYS: usize = 2;

/// No slot is longer, in characters: the search for the time looks at each stretch.
const LONGEST: usize = 60;

/// Ways of saying every other week; what stands before their weekday goes with them.
const FORTNIGHTLY: [&str; 10] = [
    "两周一次",
    "每隔一",
    "每两",
    "每2",
    "双",
    "隔",
    "fortnightly",
    "bi-weekly",
    "biweekly",
    "every other",
];

/// Words around a slot that say nothing more.
const AROUND: &str = "每周的在于和及与跟或开会例项目定";
const AROUND_WORDS: [&str; 10] = [
    "every", "each", "at", "on", "and", "weekly", "week", "a", "the", "of",
];

impl Slot {
    /// Reads a weekly slot such as `周五 15:00`, `每周一和周四上午10点`, `Friday 15:00` or `Mon and Thu 2.30 pm`: weekdays, a
    /// time in the forms of [`dates::time`], and what is left.
    pub fn read(text: &str) -> Option<Slot> {
        let mut words = dates::narrow(text).to_lowercase();
        if words.chars().count() > LONGEST {
            return None;
        }
        words = words
            .replace("每周一次", " ")
            .replace("every two weeks", "fortnightly");
        let before = words.len();
        for way in FORTNIGHTLY {
            words = words.replace(way, " ");
        }
        let is_fortnightly = words.len() < before;
        let (mut days, rest) = weekdays(&words);
        let range = stretch(&rest)?;
        let time = dates::time(&rest[range.clone()])?;
        if days.is_empty() {
            return None;
        }
        let beyond = days.split_off(days.len().min(MOST_DAYS));
        let parts = [&rest[..range.start], &rest[range.end..]];
        let parts = parts.into_iter().flat_map(|part| {
            part.split(|sign: char| sign.is_whitespace() || ",;、，；。()（）".contains(sign))
        });
        let parts = parts.map(|part| part.trim_matches(['.', ':']));
        let says = |part: &&str| {
            !part.chars().all(|sign| AROUND.contains(sign)) && !AROUND_WORDS.contains(part)
        };
        let unread: Vec<&str> = parts.filter(says).collect();
        Some(Slot {
            days,
            time: time.strftime("%H:%M").to_string(),
            is_fortnightly,
            beyond,
            unread: unread.join(" "),
        })
    }

    /// The slot in words.
    pub fn say(&self, lang: Lang) -> String {
        let rhythm = match lang {
            Lang::Zh => self.rhythm(),
            // Beside the field there is room for the days or the word.
            Lang::En => "",
        };
        words::slot(rhythm, &tokens(&self.days), &self.time, lang)
    }

    /// What was written and is not in it, in words.
    pub fn left_out(&self, lang: Lang) -> String {
        let beyond = words::days(&tokens(&self.beyond), lang);
        let parts = [beyond, self.unread.clone()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(lang.comma())
    }

    fn rhythm(&self) -> &'static str {
        match self.days.len() {
            2.. => "twice-weekly",
            _ => "weekly",
        }
    }

    /// Puts a second day into the weekly meeting that is about to be inserted; what follows from the meeting keeps to the
    /// first.
    pub fn widen(&self, edits: &mut [Edit]) {
        let schedule: SheetRef = &SCHEDULE;
        if self.days.len() < 2 {
            return;
        }
        for edit in edits {
            let Edit::Insert { sheet, loose, .. } = edit else {
                continue;
            };
            let value = |key: &str| sheet.field(key).and_then(|field| loose.values.get(field));
            let is_meeting = *sheet == schedule
                && matches!(value("origin"), Some(Value::Text(code)) if code == MEETING);
            if !is_meeting {
                continue;
            }
            for (key, value) in [
                ("rhythm", Value::Text(self.rhythm().to_owned())),
                ("weekday", Value::List(tokens(&self.days))),
            ] {
                if let Some(place) = sheet
                    .field(key)
                    .and_then(|field| loose.values.get_mut(field))
                {
                    *place = value;
                }
            }
        }
    }
}

fn tokens(days: &[Weekday]) -> Vec<String> {
    days.iter().map(|day| token(*day).to_owned()).collect()
}

/// The first day of a slot, and its time.
pub fn read(text: &str) -> Option<(Weekday, String)> {
    let slot = Slot::read(text)?;
    Some((*slot.days.first()?, slot.time))
}

/// The weekdays of a text, and the text without them.
fn weekdays(text: &str) -> (Vec<Weekday>, String) {
    let mut found = [false; 7];
    let mut rest = String::new();
    let signs: Vec<char> = text.chars().collect();
    let mut at = 0;
    // Whether a day was the last that was read: `周一、四` and `周一四` name two.
    while let Some(sign) = signs.get(at) {
        let lead = match sign {
            '周' => 1,
            '星' if signs.get(at + 1) == Some(&'期') => 2,
            '礼' if signs.get(at + 1) == Some(&'拜') => 2,
            _ => 0,
        };
        let mut next = at + lead;
        let mut is_day = false;
        loop {
            if lead == 0 {
                break;
            }
            let gap = usize::from(
                is_day && matches!(signs.get(next), Some('、' | '和' | '及' | ',' | '/')),
            );
            let Some(day) = signs.get(next + gap).and_then(|sign| chinese(*sign)) else {
                break;
            };
            // `周二十点` is ten o'clock on Tuesday, `周一三点` three on Monday.
            if is_day
                && matches!(
                    signs.get(next + gap + 1),
                    Some('十' | '点' | '时' | '次' | '个' | '刻')
                )
            {
                break;
            }
            found[day] = true;
            is_day = true;
            next += gap + 1;
        }
        if is_day {
            rest.push(' ');
            at = next;
        } else if sign.is_ascii_alphabetic() {
            let end = signs[at..]
                .iter()
                .position(|sign| !sign.is_ascii_alphabetic());
            let end = end.map_or(signs.len(), |length| at + length);
            let word: String = signs[at..end].iter().collect();
            match english(&word) {
                Some(day) => {
                    found[day] = true;
                    rest.push(' ');
                }
                None => rest.push_str(&word),
            }
            at = end;
        } else {
            rest.push(*sign);
            at += 1;
        }
    }
    let days = (1..).zip(found).filter(|(_, is_named)| *is_named);
    let days = days.filter_map(|(day, _)| Weekday::from_monday_one_offset(day).ok());
    (days.collect(), rest)
}

fn chinese(sign: char) -> Option<usize> {
    let sign = if sign == '天' { '日' } else { sign };
    "一二三四五六日".chars().position(|day| day == sign)
}

fn english(word: &str) -> Option<usize> {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let is_it = |day: &&str| {
        word.len() >= 3
            && (day.starts_with(word)
                || word
                    .strip_suffix('s')
                    .is_some_and(|one| one.len() >= 3 && day.starts_with(one)))
    };
    DAYS.iter().position(is_it)
}

/// Where the time stands: the longest stretch that is one, of these the first. Digits are not torn apart.
fn stretch(text: &str) -> Option<std::ops::Range<usize>> {
    let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let mut best: Option<std::ops::Range<usize>> = None;
    for (start, sign) in text.char_indices() {
        if sign.is_whitespace()
            || is_digit(Some(sign)) && is_digit(text[..start].chars().next_back())
        {
            continue;
        }
        for (offset, last) in text[start..].char_indices() {
            let end = start + offset + last.len_utf8();
            let is_torn = is_digit(Some(last)) && is_digit(text[end..].chars().next());
            let is_longer = best.as_ref().is_none_or(|best| end - start > best.len());
            if !last.is_whitespace()
                && !is_torn
                && is_longer
                && dates::time(&text[start..end]).is_some()
            {
                best = Some(start..end);
            }
        }
    }
    best
}

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
    fn several_days_are_read_and_the_rest_is_said() {
        for (written, said, unread) in [
            ("每周一和周四 上午10点", "每周一、周四 10:00", ""),
            ("周一、四 9点半", "每周一、周四 09:30", ""),
            ("周二十点", "每周二 10:00", ""),
            ("周一三点", "每周一 03:00", ""),
            ("星期天下午三点", "每周日 15:00", ""),
            ("周一三五 10:00", "每周一、周三 10:00", "周五"),
            ("周五 15:00-16:00", "每周五 15:00", "-16:00"),
            ("Mondays and Thursdays at 930", "每周一、周四 09:30", ""),
            ("每周三 14:30 会议室", "每周三 14:30", "会议室"),
        ] {
            let slot = Slot::read(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(
                (
                    slot.say(Lang::Zh).as_str(),
                    slot.left_out(Lang::Zh).as_str()
                ),
                (said, unread),
                "{written}"
            );
            assert!(!slot.is_fortnightly, "{written}");
        }
        for written in [
            "双周三 14:30",
            "双周周三 14:30",
            "每两周周三14:30",
            "隔周三 14点半",
            "Every two weeks, Wed 2.30pm",
        ] {
            let slot = Slot::read(written).unwrap_or_else(|| panic!("{written}"));
            assert!(slot.is_fortnightly, "{written}");
            assert_eq!(
                (
                    slot.say(Lang::Zh).as_str(),
                    slot.left_out(Lang::Zh).as_str()
                ),
                ("每周三 14:30", ""),
                "{written}"
            );
        }
        assert_eq!(Slot::read(&"周五 15:00 ".repeat(40)), None);
    }

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
