//! What an export will be like, told before it is written: texts that stay in the other language, what the client's copy
//! leaves out, and the promises made in numbers.

mod unfinished;

pub use unfinished::{Unfinished, unfinished};

use crate::catalog;
use crate::document::{Audience, Key, Outline, compose, in_language};
use crate::form::{Ask, SheetRef};
use crate::locale::{Lang, Text, text};
use crate::plan::Plan;
use std::collections::HashSet;

/// Texts that a document shows in another language than its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// How many answers.
    pub texts: usize,
    /// The language that they stay in.
    pub lang: Lang,
}

impl Foreign {
    /// The sentence for the screen; `None` where nothing stays.
    pub fn say(&self, lang: Lang) -> Option<String> {
        let texts = self.texts;
        let name = match self.lang {
            Lang::Zh => text("中文", "Chinese"),
            Lang::En => text("英文", "English"),
        };
        let name = name.in_lang(lang);
        match (texts, lang) {
            (0, _) => None,
            (_, Lang::Zh) => Some(format!("{texts} 处文字仍为{name}。")),
            (1, Lang::En) => Some(format!("One text stays in {name}.")),
            (_, Lang::En) => Some(format!("{texts} texts stay in {name}.")),
        }
    }
}

/// Answers that are names, addresses and the like, which have no language.
const NAMES: [(&str, &[&str]); 4] = [
    (
        "project",
        &["client", "organisation", "number", "time_zone"],
    ),
    (
        "stakeholders.rows",
        &[
            "name",
            "organisation",
            "email",
            "phone",
            "deputy",
            "place",
            "time_zone",
        ],
    ),
    ("channels.rows", &["tool"]),
    ("review.revisions", &["version", "author"]),
];

/// Counts the answers that stay in the other language, names of people and things left aside.
pub fn foreign(plan: &Plan, lang: Lang, audience: Audience) -> Foreign {
    let told = in_language(plan, lang);
    let mut texts = 0;
    for (sheet, row) in rows(&told, audience) {
        for (field, ask) in sheet.asks().filter(|(_, ask)| is_shown(ask, audience)) {
            let is_name = NAMES
                .iter()
                .any(|(name, keys)| *name == sheet.about().name && keys.contains(&ask.key));
            if ask.kind.is_typed()
                && !is_name
                && catalog::is_foreign(sheet.text(&told, row, field), lang)
            {
                texts += 1;
            }
        }
    }
    let lang = match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    Foreign { texts, lang }
}

/// The rows that an audience sees, sheet by sheet.
fn rows(plan: &Plan, audience: Audience) -> impl Iterator<Item = (SheetRef, usize)> + '_ {
    catalog::sheets().flat_map(move |sheet| {
        (0..sheet.rows(plan))
            .filter(move |row| audience == Audience::Internal || !is_internal(sheet, plan, *row))
            .map(move |row| (sheet, row))
    })
}

fn is_internal(sheet: SheetRef, plan: &Plan, row: usize) -> bool {
    let visibility = sheet.field("visibility");
    visibility.is_some_and(|field| sheet.text(plan, row, field).trim() == "internal")
}

/// Whether an answer has a place in the document of an audience.
fn is_shown(ask: &Ask, audience: Audience) -> bool {
    !ask.places.is_empty() && (audience == Audience::Internal || !ask.internal)
}

/// What the client's copy leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Rows for our side only.
    pub rows: usize,
    /// Questions whose answers are for our side only, where anybody answered them.
    pub fields: usize,
    /// Sections of the document.
    pub sections: usize,
}

impl LeftOut {
    /// The sentence for the screen; `None` where nothing is left out.
    pub fn say(&self, lang: Lang) -> Option<String> {
        let nouns: [(usize, Text, Text); 3] = [
            (self.rows, text("行", "row"), text("行", "rows")),
            (
                self.fields,
                text("类内部信息", "kind of internal answer"),
                text("类内部信息", "kinds of internal answers"),
            ),
            (self.sections, text("节", "section"), text("节", "sections")),
        ];
        let told: Vec<String> = (nouns.into_iter())
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| {
                let noun = if count == 1 { one } else { many };
                format!("{count} {}", noun.in_lang(lang))
            })
            .collect();
        let told = (!told.is_empty()).then(|| told.join(lang.comma()))?;
        Some(match lang {
            Lang::Zh => format!("客户版略去：{told}。"),
            Lang::En => format!("The client copy leaves out: {told}."),
        })
    }
}

/// Counts what the client's copy leaves out of an outline.
pub fn left_out(plan: &Plan, outline: &Outline) -> LeftOut {
    let mut left = LeftOut::default();
    let mut fields: HashSet<(&str, &str)> = HashSet::new();
    for (sheet, row) in rows(plan, Audience::Internal) {
        if is_internal(sheet, plan, row) {
            left.rows += 1;
            continue;
        }
        for (field, ask) in sheet.asks() {
            if ask.internal && !ask.places.is_empty() && !sheet.is_blank(plan, row, field) {
                fields.insert((sheet.about().name, ask.key));
            }
        }
    }
    left.fields = fields.len();
    let sections = |audience| compose(plan, outline, Lang::Zh, audience).sections.len();
    left.sections = sections(Audience::Internal).saturating_sub(sections(Audience::Client));
    left
}

/// What kind of promise it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promised {
    /// How soon somebody answers on a channel.
    Response,
    /// What a goal or an evaluation is to reach.
    Target,
    /// How long a level of the escalation or a decision may take.
    Limit,
    /// By when something is done or sent.
    Deadline,
}

impl Promised {
    /// What it is called.
    pub const fn name(self) -> Text {
        match self {
            Promised::Response => text("响应时限", "response time"),
            Promised::Target => text("目标值", "target"),
            Promised::Limit => text("处理时限", "time limit"),
            Promised::Deadline => text("完成期限", "deadline"),
        }
    }
}

/// A promise made in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// What is promised.
    pub promised: Promised,
    /// Where it stands.
    pub place: Key,
    /// What the row is called; empty for a record.
    pub of: String,
    /// The question's label.
    pub label: Text,
    /// Its words.
    pub wording: String,
    /// Whether it was prepared and nobody has looked at it yet.
    pub is_proposed: bool,
}

impl Promise {
    /// The line for the screen.
    pub fn say(&self, lang: Lang) -> String {
        let (of, wording) = (&self.of, &self.wording);
        let (label, colon) = (self.label.in_lang(lang), lang.colon());
        match (of.is_empty(), lang) {
            (true, _) => format!("{label}{colon}{wording}"),
            (false, Lang::Zh) => format!("{of}，{label}{colon}{wording}"),
            (false, Lang::En) => format!("{of}, {label}{colon}{wording}"),
        }
    }
}

/// Where numbers are promises.
const PROMISES: [(&str, &str, Promised); 14] = [
    ("goals.rows", "target", Promised::Target),
    ("channels.rows", "response_time", Promised::Response),
    ("channels", "house_rules", Promised::Deadline),
    ("channels", "material_due", Promised::Deadline),
    ("channels", "minutes_due", Promised::Deadline),
    ("schedule.rows", "feedback", Promised::Deadline),
    ("schedule", "change_raise", Promised::Deadline),
    ("schedule", "change_assess", Promised::Deadline),
    ("schedule", "change_decide", Promised::Limit),
    ("schedule", "change_limit", Promised::Limit),
    ("risks.rows", "backup", Promised::Deadline),
    ("risks.ladder", "limit", Promised::Limit),
    ("evaluation.rows", "target", Promised::Target),
    ("evaluation.rows", "below", Promised::Deadline),
];

/// The promises that the document of an audience makes in numbers, in the order of the plan.
pub fn promises(plan: &Plan, audience: Audience) -> Vec<Promise> {
    let mut found = Vec::new();
    for (sheet, row) in rows(plan, audience) {
        let name = sheet.about().name;
        for (field, ask) in sheet.asks().filter(|(_, ask)| is_shown(ask, audience)) {
            let known = PROMISES
                .iter()
                .find(|(of, key, _)| *of == name && *key == ask.key);
            let Some((.., promised)) = known else {
                continue;
            };
            let status = sheet.field("status");
            for line in sheet.text(plan, row, field).lines().map(str::trim) {
                if !has_number(line) {
                    continue;
                }
                found.push(Promise {
                    promised: *promised,
                    place: Key {
                        sheet: name,
                        row: sheet.id(plan, row).to_owned(),
                        field: ask.key,
                    },
                    of: match sheet.is_list() {
                        true => sheet
                            .name_of(plan, row)
                            .lines()
                            .collect::<Vec<_>>()
                            .join(" "),
                        false => String::new(),
                    },
                    label: ask.label,
                    wording: line.to_owned(),
                    is_proposed: status
                        .is_some_and(|field| sheet.text(plan, row, field).trim() == "proposed"),
                });
            }
        }
    }
    found
}

/// Whether a text names a number: in digits, or in words before a unit of time.
fn has_number(text: &str) -> bool {
    let is_digit = |sign: char| sign.is_ascii_digit() || matches!(sign, '０'..='９');
    if text.contains(is_digit) {
        return true;
    }
    let signs: Vec<char> = text.chars().collect();
    let is_chinese = (signs.windows(2)).any(|pair| {
        // Not "一起", "一周例会" or "每一次".
        "一两二三四五六七八九十半".contains(pair[0]) && "个天日小".contains(pair[1])
    });
    let words: Vec<String> = (text.split(|sign: char| !sign.is_alphabetic()))
        .map(str::to_lowercase)
        .collect();
    let is_english = (words.windows(2)).any(|pair| {
        ["one", "two", "three", "four", "five", "ten"].contains(&pair[0].as_str())
            && ["working", "hour", "day", "week", "month"]
                .iter()
                .any(|unit| pair[1].starts_with(unit))
    });
    is_chinese || is_english
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::OUTLINES;
    use crate::plan::{Channel, Goal, Kept, Level, Row, Stakeholder};

    fn row<R>(id: &str, record: R, origin: &str) -> Row<R> {
        Row {
            id: id.to_owned(),
            record,
            kept: Kept {
                origin: origin.to_owned(),
                ..Kept::default()
            },
            strangers: Vec::new(),
        }
    }

    fn goal(id: &str, words: &str, origin: &str) -> Row<Goal> {
        let goal = Goal {
            goal: words.to_owned(),
            target: "100%".to_owned(),
            ..Goal::default()
        };
        row(id, goal, origin)
    }

    #[test]
    fn what_stays_foreign_is_counted_after_the_catalogue_has_spoken() {
        let goals = [
            goal("a", "Risks come to light early", "G06"),
            goal("b", "Nobody waits for an answer", ""),
        ];
        let person = Stakeholder {
            name: "Oliver James Grant".to_owned(),
            role: "Project manager".to_owned(),
            note: "Plays chess well".to_owned(),
            ..Stakeholder::default()
        };
        let mut plan = Plan {
            goals: goals.into_iter().collect(),
            stakeholders: [row("p", person, "")].into_iter().collect(),
            ..Plan::default()
        };
        let client = foreign(&plan, Lang::Zh, Audience::Client);
        assert_eq!((client.texts, client.lang), (2, Lang::En));
        assert_eq!(
            client.say(Lang::En).as_deref(),
            Some("2 texts stay in English.")
        );
        assert_eq!(foreign(&plan, Lang::Zh, Audience::Internal).texts, 3);
        assert_eq!(
            foreign(&plan, Lang::En, Audience::Client).say(Lang::Zh),
            None
        );
        if let Some(goal) = plan.goals.at_mut(1) {
            goal.kept.visibility = "internal".to_owned();
        }
        assert_eq!(foreign(&plan, Lang::Zh, Audience::Client).texts, 1);
    }

    #[test]
    fn what_the_client_does_not_see_is_counted() {
        let mut plan = Plan {
            goals: [goal("a", "Trust", ""), goal("b", "Margin", "")]
                .into_iter()
                .collect(),
            ..Plan::default()
        };
        assert_eq!(left_out(&plan, OUTLINES[0]).say(Lang::En), None);
        if let Some(goal) = plan.goals.at_mut(1) {
            goal.kept.visibility = "internal".to_owned();
        }
        let person = Stakeholder {
            rate: "90".to_owned(),
            power: "high".to_owned(),
            ..Stakeholder::default()
        };
        plan.stakeholders.insert(0, row("p", person, ""));
        let left = left_out(&plan, OUTLINES[0]);
        assert_eq!((left.rows, left.fields), (1, 2));
        assert!(left.sections >= 2, "power and notes");
        let said = left.say(Lang::Zh).unwrap_or_default();
        assert!(
            said.starts_with("客户版略去：1 行、2 类内部信息、"),
            "{said}"
        );
    }

    #[test]
    fn promises_in_numbers_are_listed_with_their_place() {
        let channel = Channel {
            name: "E-mail".to_owned(),
            response_time: "Within one working day".to_owned(),
            ..Channel::default()
        };
        let mut mood = channel.clone();
        mood.response_time = "Soon".to_owned();
        let level = Level {
            level: "L1".to_owned(),
            limit: "2 working days".to_owned(),
            ..Level::default()
        };
        let mut plan = Plan {
            goals: [goal("a", "Trust", "")].into_iter().collect(),
            channels: [row("c", channel, ""), row("d", mood, "")]
                .into_iter()
                .collect(),
            ladder: [row("l", level, "")].into_iter().collect(),
            ..Plan::default()
        };
        plan.house_rules.house_rules =
            "Be polite\nSpoken promises are confirmed within 1 day".to_owned();
        if let Some(goal) = plan.goals.at_mut(0) {
            goal.kept.status = "proposed".to_owned();
        }
        let found = promises(&plan, Audience::Client);
        let said: Vec<String> = found.iter().map(|promise| promise.say(Lang::En)).collect();
        assert_eq!(said.len(), 4, "{said:?}");
        assert_eq!(said[0], "Trust, Target: 100%");
        assert!(found[0].is_proposed && !found[1].is_proposed);
        assert_eq!(said[1], "E-mail, Response time: Within one working day");
        assert_eq!(found[1].place.row, "c");
        assert!(said[2].ends_with("Spoken promises are confirmed within 1 day"));
        assert_eq!(found[3].promised, Promised::Limit);
    }

    #[test]
    fn numbers_are_found_in_words_too() {
        for text in [
            "2 日内",
            "两个工作日",
            "半天内",
            "within two working days",
            "５ 分",
        ] {
            assert!(has_number(text), "{text}");
        }
        for text in ["一起讨论", "每一次", "someone works", "尽快", "at once"] {
            assert!(!has_number(text), "{text}");
        }
    }
}
