//! What an event is about, and who is asked to come: the same for each event of a communication.

use super::line::{Lines, quoted};
use crate::calendar::dates;
use crate::document::{Answers, GAP};
use crate::form::SheetRef;
use crate::locale::Lang;

/// An answer to which no calendar sends anything.
const NOBODY: &str = "invalid:nomail";

/// What goes into the description, in this order.
static TOLD: [&str; 9] = [
    "purpose",
    "points",
    "material",
    "feedback",
    "trigger",
    "also_by",
    "attendees",
    "cc",
    "recorder",
];

/// A property: its name with parameters, its value, and whether that is a text.
struct Property(String, String, bool);

/// What the events of a communication have in common.
pub struct What(Vec<Property>);

impl What {
    /// Reads a communication.
    pub fn of(answers: &Answers, sheet: SheetRef, row: usize, lang: Lang) -> What {
        let mut what = What(Vec::new());
        let title = answers.name(sheet, row);
        what.text(
            "SUMMARY",
            match title.is_empty() {
                true => GAP.in_lang(lang).to_owned(),
                false => title,
            },
        );
        what.text("DESCRIPTION", description(answers, sheet, row, lang));
        what.text("LOCATION", location(answers, sheet, row, lang));
        what.people(answers, sheet, row);
        what
    }

    /// Writes the properties.
    pub fn write(&self, lines: &mut Lines) {
        for Property(name, value, is_text) in &self.0 {
            match is_text {
                true => lines.text(name, value),
                false => lines.put(name, value),
            }
        }
    }

    fn text(&mut self, name: &str, value: String) {
        if !value.is_empty() {
            self.0.push(Property(name.to_owned(), value, true));
        }
    }

    fn people(&mut self, answers: &Answers, sheet: SheetRef, row: usize) {
        let Some(people) = answers.sheet("stakeholders.rows") else {
            return;
        };
        let mut asked: Vec<usize> = Vec::new();
        for (key, role) in [
            ("owner", "CHAIR"),
            ("attendees", "REQ-PARTICIPANT"),
            ("recorder", "REQ-PARTICIPANT"),
            ("cc", "NON-PARTICIPANT"),
        ] {
            for person in answers.named(sheet, row, key) {
                let name = quoted(&answers.name(people, person));
                let address = address(answers, people, person);
                if key == "owner" {
                    let organizer = format!("ORGANIZER;CN={name}");
                    self.0.push(Property(organizer, address.clone(), false));
                }
                if !asked.contains(&person) {
                    asked.push(person);
                    let is_group = !answers.lines(people, person, "headcount").is_empty();
                    let kind = if is_group { ";CUTYPE=GROUP" } else { "" };
                    let attendee =
                        format!("ATTENDEE;CN={name}{kind};ROLE={role};PARTSTAT=NEEDS-ACTION");
                    self.0.push(Property(attendee, address, false));
                }
            }
        }
    }
}

/// A person's address; [`NOBODY`] where it cannot be read as one.
fn address(answers: &Answers, people: SheetRef, person: usize) -> String {
    let typed = answers.lines(people, person, "email").join(" ");
    match is_mail(&typed) {
        true => format!("mailto:{typed}"),
        false => NOBODY.to_owned(),
    }
}

/// Whether a text is one plain e-mail address, of signs that stand for themselves in a line and a link.
fn is_mail(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let is_plain = |part: &str, signs: &str| {
        !part.is_empty()
            && !part.starts_with(['.', '-'])
            && !part.ends_with('.')
            && !part.contains("..")
            && (part.chars()).all(|c| c.is_ascii_alphanumeric() || signs.contains(c))
    };
    text.len() <= 254 && is_plain(name, "._+-") && is_plain(host, ".-") && host.contains('.')
}

/// Where: the channel with its tool.
fn location(answers: &Answers, sheet: SheetRef, row: usize, lang: Lang) -> String {
    let Some(channels) = answers.sheet("channels.rows") else {
        return String::new();
    };
    let Some(channel) = answers.named(sheet, row, "channel").first().copied() else {
        return String::new();
    };
    let name = answers.name(channels, channel);
    let tool = answers.lines(channels, channel, "tool").join(" ");
    match tool.is_empty() || tool == name {
        true => name,
        false => format!("{name}{}", lang.bracketed(&tool)),
    }
}

/// Purpose, agenda, material and people in labelled lines.
fn description(answers: &Answers, sheet: SheetRef, row: usize, lang: Lang) -> String {
    let mut told: Vec<String> = Vec::new();
    let mut tell = |key: &str| {
        let label = answers.label(sheet, key);
        let lines = answers.lines(sheet, row, key);
        match &lines[..] {
            [] => {}
            [only] => told.push(format!("{label}{}{only}", lang.colon())),
            many => {
                told.push(format!("{label}{}", lang.colon().trim_end()));
                told.extend(many.iter().map(|line| format!("- {line}")));
            }
        }
    };
    // A time that is no time of day, such as "after lunch", has no other place.
    let time = answers.lines(sheet, row, "time").join(" ");
    if dates::time(&time).is_none() {
        tell("time");
    }
    TOLD.iter().for_each(|key| tell(key));
    told.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_are_written_to() {
        for mail in ["limin@starport.example", "a.b+c_d-e@x-y.co.uk"] {
            assert!(is_mail(mail), "{mail}");
        }
        for text in [
            "",
            "limin",
            "@x.example",
            "a@",
            "a@localhost",
            "a b@x.example",
            "a@x.example, b@x.example",
            "a@x.example?cc=b",
            "李敏@x.example",
            "a@中国.example",
            "a\"@x.example",
            "a@x..example",
            "a@b@x.example",
        ] {
            assert!(!is_mail(text), "{text}");
        }
    }
}
