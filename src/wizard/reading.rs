//! How an answer reads: what is odd about it, and what a date typed in short will become. Nothing is refused for it; it is
//! told beside the answer that has the focus, and marked on its line where another has.

use super::Wizard;
use super::popup::row_names;
use super::slot::Slot;
use crate::calendar::rhythm::{self, Rhythm};
use crate::calendar::{dates, month};
use crate::catalog::{OPENING, PROJECT, SCHEDULE};
use crate::form::{Kind, SheetRef};
use crate::locale::{Lang, text};

/// The sign before an answer with which something is odd, as before a step.
pub const ODD: &str = "!";

impl Wizard {
    /// What is odd about an answer, and what would help, in a few words; `None` where nothing is.
    pub fn oddity(&self, sheet: SheetRef, row: usize, field: usize) -> Option<String> {
        let lang = self.lang;
        let ask = sheet.ask(field);
        let written = sheet.text(&self.plan, row, field);
        if written.trim().is_empty() {
            return match ask.kind.is_list() {
                true => self
                    .repeated(sheet, row, field)
                    .or_else(|| self.undated(sheet, row, field)),
                false => None,
            };
        }
        let hint = match ask.kind {
            Kind::Date => {
                return self
                    .odd_date(written)
                    .or_else(|| self.reversed(sheet, row, field));
            }
            Kind::Time if dates::time(written).is_none() => {
                text("请写成 15:00", "write it as 15:00")
            }
            Kind::Number if rhythm::hundredths(written).is_none() => {
                text("请写数字", "a number is wanted here")
            }
            Kind::Mail if !is_address(written) => {
                text("不像邮箱地址：缺少 @", "not an address: the @ is missing")
            }
            _ if is_slot(sheet, field) => match Slot::read(written) {
                None => text(
                    "没看懂，请写成 周五 15:00",
                    "cannot be read; write Friday 15:00",
                ),
                Some(slot) => return half_read(&slot, lang),
            },
            _ => return None,
        };
        Some(hint.in_lang(lang).to_owned())
    }

    /// What is told beside the answer that has the focus: what is odd about it, else what a date means.
    pub fn remark(&self, sheet: SheetRef, row: usize, field: usize) -> String {
        if let Some(odd) = self.oddity(sheet, row, field) {
            return odd;
        }
        let written = sheet.text(&self.plan, row, field);
        match (sheet.ask(field).kind, self.date_of(written)) {
            (Kind::Date, Some(date)) => {
                let day = dates::long(date, self.lang);
                let is_end = sheet == (&PROJECT as SheetRef) && sheet.ask(field).key == "end";
                match dates::narrow(written).trim().starts_with('+') {
                    true => self.counted(&day),
                    // Most often a slip in the year.
                    false if is_end && self.today.is_some_and(|today| date < today) => {
                        let past = text("已过去", "in the past").in_lang(self.lang);
                        format!("{day}{}{past}", self.lang.comma())
                    }
                    false => day,
                }
            }
            (Kind::Time, _) => reading_of(meant_time(written)),
            _ if is_slot(sheet, field) => {
                reading_of(Slot::read(written).map(|slot| slot.say(self.lang)))
            }
            _ => String::new(),
        }
    }

    /// A date that was counted, and from where: not everybody counts from the same day.
    fn counted(&self, day: &str) -> String {
        let is_from_start = dates::parse(&self.plan.project.start).is_ok();
        match (self.lang, is_from_start) {
            (Lang::Zh, true) => format!("= {day}，从项目开始日期算起"),
            (Lang::Zh, false) => format!("= {day}，从今天算起"),
            (Lang::En, true) => format!("= {day}, from the project's start"),
            (Lang::En, false) => format!("= {day}, from today"),
        }
    }

    fn odd_date(&self, written: &str) -> Option<String> {
        if self.date_of(written).is_some() {
            return None;
        }
        if let Some(both) = dates::readings(written) {
            let [one, other] = both.map(|date| dates::short(date, self.lang));
            let example = both[0];
            return Some(match self.lang {
                Lang::Zh => format!("{one}还是{other}？请写成 {example}"),
                Lang::En => format!("{one} or {other}? Write {example}"),
            });
        }
        let hint = text(
            "不是日期，请写成 2026-12-01",
            "not a date; write 2026-12-01",
        );
        Some(hint.in_lang(self.lang).to_owned())
    }

    /// An end that lies before its start.
    fn reversed(&self, sheet: SheetRef, row: usize, field: usize) -> Option<String> {
        let start = sheet
            .field("start")
            .filter(|_| sheet.ask(field).key == "end")?;
        let start = self.date_of(sheet.text(&self.plan, row, start))?;
        let end = self.date_of(sheet.text(&self.plan, row, field))?;
        let hint = text("早于开始日期", "before the start date");
        (end < start).then(|| hint.in_lang(self.lang).to_owned())
    }

    /// Who stands in this answer and in the one that it is to be kept apart from.
    fn repeated(&self, sheet: SheetRef, row: usize, field: usize) -> Option<String> {
        let ask = sheet.ask(field);
        let other = sheet.field(ask.apart_from)?;
        let target = ask.kind.refers_to()?;
        let there = sheet.list(&self.plan, row, other);
        let here = sheet.list(&self.plan, row, field).iter();
        let twice = here.filter(|id| there.contains(id));
        let names: Vec<&str> = twice
            .filter_map(|id| target.place(&self.plan, id))
            .map(|place| row_names(target, &self.plan, place).0)
            .collect();
        let label = sheet.ask(other).label.in_lang(self.lang);
        let names = match names.is_empty() {
            true => return None,
            false => names.join(self.lang.comma()),
        };
        Some(match self.lang {
            Lang::Zh => format!("“{label}”里已有：{names}"),
            Lang::En => format!("already under {label}: {names}"),
        })
    }

    /// A meeting every week or two whose weekday is missing has no day that anybody could keep free.
    fn undated(&self, sheet: SheetRef, row: usize, field: usize) -> Option<String> {
        let is_weekday = sheet.about().name == SCHEDULE.about.name
            && sheet.ask(field).key == "weekday"
            && sheet.list(&self.plan, row, field).is_empty();
        let meeting = self.plan.schedule.at(row).filter(|_| is_weekday)?;
        let rhythm = Rhythm::of_token(&meeting.rhythm)?;
        let hint = text("没定星期，排不进日历", "no weekday: not in the calendar");
        (rhythm.needs_day() && month::is_meeting(&self.plan, meeting))
            .then(|| hint.in_lang(self.lang).to_owned())
    }
}

/// What was understood, in words.
fn reading_of(meant: Option<String>) -> String {
    meant.map_or(String::new(), |meant| format!("= {meant}"))
}

/// The time that is meant, where it is not written by the clock.
pub(super) fn meant_time(written: &str) -> Option<String> {
    let by_clock = |sign: char| sign.is_ascii_digit() || sign == ':';
    let is_plain = written.trim().chars().all(by_clock) && written.contains(':');
    (!is_plain && dates::time(written).is_some()).then(|| dates::clock(written))
}

/// What of a weekly slot was understood, where that is not all of it.
pub(super) fn half_read(slot: &Slot, lang: Lang) -> Option<String> {
    let read = slot.say(lang);
    let unread = slot.left_out(lang);
    Some(match (lang, slot.is_fortnightly, unread.is_empty()) {
        (_, false, true) => return None,
        (Lang::Zh, _, false) => format!("= {read}，略去“{unread}”"),
        (Lang::En, _, false) => format!("= {read}, not \"{unread}\""),
        (Lang::Zh, true, true) => format!("= {read}，双周请在沟通计划里改"),
        (Lang::En, true, true) => format!("= {read}, every week"),
    })
}

/// Whether every address of a text has something before and after its sign.
fn is_address(written: &str) -> bool {
    let parts = written.split([',', ';', '，', '；', '、', ' ', '\n']);
    let mut addresses = parts.filter(|part| part.contains(['@', '＠'])).peekable();
    let is_whole = |part: &str| {
        let ends = part.split_once(['@', '＠']);
        ends.is_some_and(|(before, after)| !before.is_empty() && !after.is_empty())
    };
    addresses.peek().is_some() && addresses.all(is_whole)
}

/// Whether a question asks for the weekly slot, which is read as people write it.
fn is_slot(sheet: SheetRef, field: usize) -> bool {
    sheet.about().name == OPENING.about.name && sheet.ask(field).key == "weekly"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_something_on_both_sides_of_its_sign() {
        for address in [
            "a@b",
            "李敏 <limin@x.example>",
            "a@x.example; b@y.example",
            "ａ＠ｂ",
        ] {
            assert!(is_address(address), "{address}");
        }
        for other in ["limin", "@x.example", "limin@", "a@b, c@", "x.example"] {
            assert!(!is_address(other), "{other}");
        }
    }
}
