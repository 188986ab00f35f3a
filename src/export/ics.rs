//! iCalendar (RFC 5545): every dated communication as an event or a series, and every milestone as a day.
//!
//! A series has the rule of its rhythm and a count, so that it ends with its phase or the project; single days stand as
//! events of their own, because many calendars do not know lists of days. Times are those of the project's zone, or of
//! the reader's where the plan names none. A person without an e-mail address that can be read is `invalid:nomail`, to
//! which no calendar sends anything. Identities come from the rows' ids and the project, the stamp from the newest
//! revision: the same plan gives the same bytes, and a later export updates what an earlier one brought.

mod line;
mod what;
mod zone;

use super::Job;
use crate::calendar::dated::Calendar;
use crate::calendar::dates;
use crate::calendar::load;
use crate::calendar::month::is_meeting;
use crate::calendar::run::{MonthDay, Rule, Run, Stretch, later};
use crate::document::{Answers, GAP};
use crate::locale::text;
use crate::plan::{Communication, Plan};
use jiff::SignedDuration;
use jiff::civil::Date;
use line::Lines;
use std::collections::HashSet;
use what::What;
use zone::{Zone, day, local, weekday};

/// The most events of a calendar; a plan that people can live by has some dozens.
pub const MOST_EVENTS: usize = 10_000;

/// The calendar of a plan.
pub(super) fn render(job: &Job) -> Vec<u8> {
    let answers = job.answers();
    let calendar = Calendar::of(job.plan);
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//commplan//communication plan//EN");
    lines.put("CALSCALE", "GREGORIAN");
    let name = (answers.sheet("project")).map_or(String::new(), |sheet| answers.name(sheet, 0));
    if !name.is_empty() {
        lines.text("X-WR-CALNAME", &name);
    }
    let zone = Zone::read(&job.plan.project.time_zone);
    match (calendar.span(), &zone) {
        (Ok(span), Some(zone)) => zone.describe(span.first, span.last, &mut lines),
        // A calendar must hold something.
        (Err(_), _) => Zone::utc().describe(Date::ZERO, Date::ZERO, &mut lines),
        (Ok(_), None) => {}
    }
    if let Ok(span) = calendar.span() {
        let mut book = Book {
            job,
            answers: &answers,
            zone: zone.map(|zone| zone.name),
            span,
            stamp: stamp(job.plan, span),
            project: project(job.plan),
            taken: HashSet::new(),
            events: 0,
            lines: &mut lines,
        };
        book.milestones(&calendar);
        book.communications(&calendar);
    }
    lines.put("END", "VCALENDAR");
    lines.into_bytes()
}

/// When the plan was last revised; its start where it never was.
fn stamp(plan: &Plan, span: Stretch) -> String {
    let revised = plan
        .revisions
        .iter()
        .filter_map(|row| dates::parse(&row.date).ok());
    format!("{}T000000Z", day(revised.max().unwrap_or(span.first)))
}

/// What tells the rows of one project from those of another made from the same starter.
fn project(plan: &Plan) -> String {
    let project = &plan.project;
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for text in [&project.name, &project.client, &project.number] {
        for byte in text.trim().bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// A calendar while it is written.
struct Book<'b> {
    job: &'b Job<'b>,
    answers: &'b Answers<'b>,
    zone: Option<String>,
    span: Stretch,
    stamp: String,
    project: String,
    /// The identities given.
    taken: HashSet<String>,
    events: usize,
    lines: &'b mut Lines,
}

impl Book<'_> {
    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        text(zh, en).in_lang(self.job.lang)
    }

    /// Begins an event. Ids are unique within their list; where a plan repeats one, a number tells them apart.
    fn begin(&mut self, kind: &str, id: &str, part: usize) {
        let id: String = (id.chars())
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        let mut uid = format!("{kind}-{id}-{part}-{}@commplan", self.project);
        while !self.taken.insert(uid.clone()) {
            uid = format!("x{uid}");
        }
        self.events += 1;
        self.lines.put("BEGIN", "VEVENT");
        self.lines.put("UID", &uid);
        self.lines.put("DTSTAMP", &self.stamp);
        let changes = self.job.plan.revisions.len();
        self.lines.put("SEQUENCE", &changes.to_string());
    }

    fn whole_day(&mut self, date: Date) {
        self.lines.put("DTSTART;VALUE=DATE", &day(date));
        if let Some(next) = later(date, 1) {
            self.lines.put("DTEND;VALUE=DATE", &day(next));
        }
    }

    fn milestones(&mut self, calendar: &Calendar) {
        let Some(sheet) = self.answers.sheet("project.phases") else {
            return;
        };
        for (date, row) in calendar.milestones(self.span) {
            if self.events >= MOST_EVENTS {
                return;
            }
            let id = sheet.id(self.job.plan, row).to_owned();
            self.begin("phase", &id, 1);
            self.whole_day(date);
            let phase = self.answers.name(sheet, row);
            let milestone = self.answers.lines(sheet, row, "milestone").join(" ");
            let told = match (milestone.is_empty(), phase.is_empty()) {
                (false, _) => milestone,
                (true, false) => phase.clone(),
                (true, true) => GAP.in_lang(self.job.lang).to_owned(),
            };
            let head = self.say("里程碑：", "Milestone: ");
            self.lines.text("SUMMARY", &format!("{head}{told}"));
            if !phase.is_empty() {
                let label = self.answers.label(sheet, "name");
                let line = format!("{label}{}{phase}", self.job.lang.colon());
                self.lines.text("DESCRIPTION", &line);
            }
            self.lines.put("TRANSP", "TRANSPARENT");
            self.lines.put("END", "VEVENT");
        }
    }

    fn communications(&mut self, calendar: &Calendar) {
        let Some(sheet) = self.answers.sheet("schedule.rows") else {
            return;
        };
        let rows: Vec<usize> = self.answers.rows(sheet).collect();
        for place in rows {
            let Some(row) = self.job.plan.schedule.at(place) else {
                continue;
            };
            let dated = calendar.dated(row);
            if dated.runs.is_empty() {
                continue;
            }
            let what = What::of(self.answers, sheet, place, self.job.lang);
            let mut seen: HashSet<Date> = HashSet::new();
            for (part, run) in dated.runs.iter().enumerate() {
                let days = run.days(self.span);
                // A day that an earlier run of the row has already is left out of this one.
                let doubled: Vec<Date> = days
                    .iter()
                    .copied()
                    .filter(|day| seen.contains(day))
                    .collect();
                if doubled.len() == days.len() {
                    continue;
                }
                if self.events >= MOST_EVENTS {
                    return;
                }
                seen.extend(&days);
                self.begin("row", &row.id, part + 1);
                self.times(row, run, &days, &doubled);
                what.write(self.lines);
                self.lines.put("END", "VEVENT");
            }
        }
    }

    /// When it takes place.
    fn times(&mut self, row: &Communication, run: &Run, days: &[Date], doubled: &[Date]) {
        let Some(first) = days.first().copied() else {
            return;
        };
        let at = dates::time(&row.time);
        match at {
            Some(time) => {
                let begin = first.to_datetime(time);
                let name = self.named("DTSTART");
                self.lines.put(&name, &local(begin));
                let minutes = i64::try_from(load::minutes(&row.duration)).unwrap_or(0);
                let end = begin.checked_add(SignedDuration::from_mins(minutes));
                if let Some(end) = end
                    .ok()
                    .filter(|_| minutes > 0 && is_meeting(self.job.plan, row))
                {
                    let name = self.named("DTEND");
                    self.lines.put(&name, &local(end));
                }
            }
            None => self.whole_day(first),
        }
        if days.len() > 1 {
            let rule = recurrence(run, days.len());
            self.lines.put("RRULE", &rule);
        }
        if !doubled.is_empty() {
            let (name, list) = match at {
                Some(time) => (
                    self.named("EXDATE"),
                    joined(doubled, |day| local(day.to_datetime(time))),
                ),
                None => (
                    "EXDATE;VALUE=DATE".to_owned(),
                    joined(doubled, |date| day(*date)),
                ),
            };
            self.lines.put(&name, &list);
        }
        if at.is_none() || !is_meeting(self.job.plan, row) {
            self.lines.put("TRANSP", "TRANSPARENT");
        }
    }

    /// A property whose value is a moment in the project's zone.
    fn named(&self, name: &str) -> String {
        match &self.zone {
            Some(zone) => format!("{name};TZID={zone}"),
            None => name.to_owned(),
        }
    }
}

/// The rule of a run as iCalendar writes it, with the number of days that it gives.
fn recurrence(run: &Run, count: usize) -> String {
    let (frequency, every, by) = match &run.rule {
        Rule::Weeks { every, on, .. } => (
            "WEEKLY",
            *every,
            format!("BYDAY={}", joined(on, |day| weekday(*day).to_owned())),
        ),
        Rule::Months { every, on, .. } => ("MONTHLY", *every, by_month(on)),
        Rule::Days => ("DAILY", 1, String::new()),
    };
    let mut rule = format!("FREQ={frequency}");
    if every > 1 {
        rule.push_str(&format!(";INTERVAL={every}"));
    }
    if !by.is_empty() {
        rule.push(';');
        rule.push_str(&by);
    }
    // Weeks begin on Monday, whatever the calendar's owner is used to.
    if every > 1 && frequency == "WEEKLY" {
        rule.push_str(";WKST=MO");
    }
    format!("{rule};COUNT={count}")
}

fn by_month(on: &[MonthDay]) -> String {
    if on.contains(&MonthDay::LastWorkday) {
        return "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1".to_owned();
    }
    let days = joined(on, |day| match day {
        MonthDay::Nth(nth, day) => format!("{nth}{}", weekday(*day)),
        MonthDay::Last(day) => format!("-1{}", weekday(*day)),
        MonthDay::LastWorkday => String::new(),
    });
    format!("BYDAY={days}")
}

fn joined<T>(items: &[T], said: impl Fn(&T) -> String) -> String {
    items.iter().map(said).collect::<Vec<_>>().join(",")
}
