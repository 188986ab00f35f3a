//! "Time or trigger" in words.

use super::dates;
use super::rhythm::{Rhythm, day, hundredths, name};
use crate::locale::Lang;
use crate::plan::Communication;
use crate::text::width;

/// The weekdays in words: `周一、周三`, `Monday and Wednesday`, `第三个周三`, `third Wednesday`.
pub fn days(tokens: &[String], lang: Lang) -> String {
    let words: Vec<String> = tokens.iter().map(|token| day_name(token, lang)).collect();
    match (lang, &words[..]) {
        (Lang::En, [first @ .., last]) if !first.is_empty() => {
            format!("{} and {last}", first.join(", "))
        }
        _ => words.join(lang.comma()),
    }
}

fn day_name(token: &str, lang: Lang) -> String {
    static ZH: [&str; 5] = ["一", "二", "三", "四", "五"];
    static EN: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
    let Some(day) = day(token) else {
        return token.trim().to_owned();
    };
    let name = dates::weekday(day.weekday, lang);
    match (day.nth, lang) {
        (None, _) => name.to_owned(),
        (Some(nth), Lang::Zh) => format!("第{}个{name}", ZH[usize::from(nth - 1) % 5]),
        (Some(nth), Lang::En) => format!("{} {name}", EN[usize::from(nth - 1) % 5]),
    }
}

/// How often, on which day and at what time, without the event: `每周五 15:00`, `Weekly, Friday 15:00`.
pub fn slot(rhythm: &str, weekday: &[String], time: &str, lang: Lang) -> String {
    let days = days(weekday, lang);
    let clock = dates::clock(time);
    let at = |head: &str, joint: &str| {
        let tail = [days.as_str(), clock.as_str()];
        let tail: Vec<&str> = tail.into_iter().filter(|part| !part.is_empty()).collect();
        match (head.is_empty(), tail.is_empty()) {
            (true, _) => tail.join(" "),
            (_, true) => head.to_owned(),
            _ => format!("{head}{joint}{}", tail.join(" ")),
        }
    };
    let known = Rhythm::of_token(rhythm);
    let head = match known {
        // The event itself says when; the word adds nothing to a day.
        Some(Rhythm::Event) if !(days.is_empty() && clock.is_empty()) => "",
        _ => name(rhythm, lang),
    };
    if lang == Lang::En {
        let joint = match known {
            Some(Rhythm::Workdays) => " ",
            _ => ", ",
        };
        return at(head, joint);
    }
    let is_nth = days.starts_with('第');
    match known {
        Some(Rhythm::Workdays) => at(head, " "),
        Some(Rhythm::TwiceWeekly) if weekday.len() == 1 => at(head, "，"),
        Some(Rhythm::Weekly | Rhythm::TwiceWeekly) if days.starts_with('周') => at("每", ""),
        Some(Rhythm::Fortnightly) if !days.is_empty() => at("每两周一次", "，"),
        Some(Rhythm::Monthly | Rhythm::Quarterly) if is_nth => at(head, ""),
        Some(Rhythm::Monthly | Rhythm::Quarterly) if !days.is_empty() => {
            at(&format!("{head}一次"), "，")
        }
        // A clock alone belongs to a span of time as it does to a day; to an occasion it is added.
        Some(Rhythm::Iteration | Rhythm::Phase | Rhythm::Milestone) => at(head, "，"),
        _ if days.is_empty() => at(head, " "),
        _ => at(head, "，"),
    }
}

/// How much of an occasion a table has room for that has the matrix beside it, in cells.
const SHORT: usize = 110;

/// [`when`] for such a table: of a long occasion the first parts.
pub fn when_in_short(row: &Communication, lang: Lang) -> String {
    let mut trigger = String::new();
    for part in row.trigger.split_inclusive(['；', ';']) {
        if !trigger.is_empty() && width(&trigger) + width(part) > SHORT {
            break;
        }
        trigger.push_str(part);
    }
    let trigger = trigger.trim().trim_end_matches(['；', ';']).to_owned();
    when(
        &Communication {
            trigger,
            times_per_month: String::new(),
            ..row.clone()
        },
        lang,
    )
}

/// The matrix' "time or trigger".
pub fn when(row: &Communication, lang: Lang) -> String {
    let trigger = row.trigger.trim();
    let rhythm = Rhythm::of_token(&row.rhythm);
    let joint = |head: String, mark: &str| match (head.is_empty(), trigger.is_empty()) {
        (_, true) => head,
        (true, _) => capitalised(trigger),
        _ => format!("{head}{mark}{trigger}"),
    };
    let told = match rhythm {
        Some(Rhythm::Once) if !trigger.is_empty() => {
            // The day often stands in the text already: "2026-12-01 (Tuesday), first day".
            let named: Vec<String> = (row.weekday.iter())
                .filter(|token| !trigger.contains(&day_name(token, lang)))
                .cloned()
                .collect();
            let slot = slot("", &named, &row.time, lang);
            let trigger = capitalised(trigger);
            match slot.is_empty() {
                true => trigger,
                false => format!("{trigger}{}{slot}", lang.clause()),
            }
        }
        Some(Rhythm::Event) if row.weekday.is_empty() && row.time.is_empty() => joint(
            match trigger.is_empty() {
                true => Rhythm::Event.name(lang).to_owned(),
                false => String::new(),
            },
            "",
        ),
        Some(Rhythm::Event | Rhythm::AsNeeded) => joint(
            slot(&row.rhythm, &row.weekday, &row.time, lang),
            lang.colon(),
        ),
        _ => joint(
            slot(&row.rhythm, &row.weekday, &row.time, lang),
            lang.semicolon(),
        ),
    };
    let times = row.times_per_month.trim();
    // Where the days are named, the estimate serves the load alone.
    if times.is_empty() || dates::names_days(trigger) {
        return told;
    }
    // Beside a text of several parts it must not seem to belong to the last.
    match told.is_empty() {
        true => times_words(times, lang),
        false => format!("{told}{}{}", lang.semicolon(), times_words(times, lang)),
    }
}

/// What stands first in its cell or sentence. Only a plain small word gets a capital: a name such as eBay is as it is, and
/// some letters have no capital of one sign.
pub fn capitalised(typed: &str) -> String {
    let end = typed.find(|c: char| !c.is_ascii_lowercase());
    let (word, rest) = typed.split_at(end.unwrap_or(typed.len()));
    match word.split_at_checked(1) {
        Some((first, others)) if rest.chars().next().is_none_or(|c| c == ' ') => {
            format!("{}{others}{rest}", first.to_ascii_uppercase())
        }
        _ => typed.to_owned(),
    }
}

/// An estimate in words: `约每月 2 次`, `about twice a month`.
fn times_words(times: &str, lang: Lang) -> String {
    let number = hundredths(times);
    match (lang, number) {
        (Lang::Zh, Some(part @ 1..=99)) if 100 % part == 0 => {
            format!("约每 {} 个月 1 次", 100 / part)
        }
        (Lang::En, Some(part @ 1..=99)) if 100 % part == 0 => {
            format!("about once in {} months", 100 / part)
        }
        (Lang::En, Some(100)) => "about once a month".to_owned(),
        (Lang::En, Some(200)) => "about twice a month".to_owned(),
        (Lang::Zh, Some(_)) => format!("约每月 {times} 次"),
        (Lang::En, Some(_)) => format!("about {times} times a month"),
        (_, None) => times.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(rhythm: &str, weekday: &[&str], time: &str, trigger: &str) -> Communication {
        Communication {
            rhythm: rhythm.to_owned(),
            weekday: weekday.iter().map(|day| day.to_string()).collect(),
            time: time.to_owned(),
            trigger: trigger.to_owned(),
            ..Communication::default()
        }
    }

    #[test]
    fn time_or_trigger_is_said_naturally() {
        for (row, zh, en) in [
            (
                row("weekly", &["fr"], "15:00", ""),
                "每周五 15:00",
                "Weekly, Friday 15:00",
            ),
            (
                row("monthly", &["2-we"], "10:00", ""),
                "每月第二个周三 10:00",
                "Monthly, second Wednesday 10:00",
            ),
            (
                row("twice-weekly", &["tu", "th"], "9:00", ""),
                "每周二、周四 09:00",
                "Twice a week, Tuesday and Thursday 09:00",
            ),
            (
                row("fortnightly", &["fr"], "16:15", "X"),
                "每两周一次，周五 16:15；X",
                "Every two weeks, Friday 16:15; X",
            ),
            (
                row("workdays", &[], "09:30", ""),
                "每个工作日 09:30",
                "Every working day 09:30",
            ),
            (row("weekly", &[], "", ""), "每周", "Weekly"),
            // One day does not say when the other one is; that there are two must not be lost.
            (
                row("twice-weekly", &["fr"], "", ""),
                "每周两次，周五",
                "Twice a week, Friday",
            ),
            (
                row("iteration", &["th"], "14:00", ""),
                "每个迭代，周四 14:00",
                "Each iteration, Thursday 14:00",
            ),
            (
                row("milestone", &[], "10:00", ""),
                "每个里程碑，10:00",
                "Each milestone, 10:00",
            ),
            (
                row("event", &[], "", "变更提出后 1 个工作日内"),
                "变更提出后 1 个工作日内",
                "变更提出后 1 个工作日内",
            ),
            (row("event", &[], "", ""), "事件触发", "On event"),
            (row("as-needed", &[], "", "X"), "按需：X", "As needed: X"),
            (
                row("once", &["tu"], "14:00", "X"),
                "X，周二 14:00",
                "X, Tuesday 14:00",
            ),
            (row("once", &[], "", "first day"), "First day", "First day"),
            (
                row("once", &[], "", "eBay go-live"),
                "eBay go-live",
                "eBay go-live",
            ),
            (row("event", &[], "", "ßeta"), "ßeta", "ßeta"),
            (
                row("once", &["tu"], "14:00", "启动当日（周二）"),
                "启动当日（周二），14:00",
                "启动当日（周二）, Tuesday 14:00",
            ),
            (
                row("lunar", &["moon"], "dusk", "X"),
                "lunar，moon dusk；X",
                "lunar, moon dusk; X",
            ),
            (row("", &[], "", ""), "", ""),
        ] {
            assert_eq!(when(&row, Lang::Zh), zh);
            assert_eq!(when(&row, Lang::En), en);
        }
    }

    #[test]
    fn estimates_are_said_in_words() {
        for (times, zh, en) in [
            ("2", "约每月 2 次", "about twice a month"),
            ("1", "约每月 1 次", "about once a month"),
            ("0.5", "约每 2 个月 1 次", "about once in 2 months"),
            ("6", "约每月 6 次", "about 6 times a month"),
            ("some", "some", "some"),
        ] {
            assert_eq!(times_words(times, Lang::Zh), zh);
            assert_eq!(times_words(times, Lang::En), en);
        }
    }
}
