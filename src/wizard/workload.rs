//! The load of the plan while its schedule is written: hours a month, who is over the limit, and what a change saves.
//! Counted again only when an edit touched what the hours depend on.

use super::Wizard;
use super::board::{BoardLine, Tone};
use super::focus::At;
use crate::calendar::load::{self, Load, Scope};
use crate::catalog::{SCHEDULE, STAKEHOLDERS};
use crate::check;
use crate::form::{Edit, SheetRef};
use crate::locale::{Lang, Text, text};
use crate::plan::Plan;
use crate::text::{cut, width};
use std::collections::HashSet;

/// Columns of a number, with the space before it.
const NUMBER: usize = 7;

/// The step that shows the load.
const STEP: &str = "schedule";

/// What one person, or each person of a group, spends a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burden {
    /// The person's place among the stakeholders.
    pub place: usize,
    /// Everything together, in minutes × 100.
    pub total: u64,
    /// What is thought bearable, in the same unit.
    pub limit: u64,
}

impl Burden {
    /// Whether it is more than bearable.
    pub const fn is_over(&self) -> bool {
        self.total > self.limit
    }
}

/// The hours of a month.
#[derive(Clone, Debug, Default)]
pub struct Workload {
    /// What each communication costs everyone.
    pub load: Load,
    /// Those who spend time, whoever spends most first.
    pub people: Vec<Burden>,
    /// All of the client's people, in minutes × 100.
    pub client: u64,
    /// All of ours.
    pub ours: u64,
    /// What the rules found by the count of edits then, where that is known: to tell what a change has brought.
    found: Option<(u64, HashSet<String>)>,
}

impl Workload {
    /// Counts the load of a plan.
    pub fn of(plan: &Plan) -> Workload {
        let load = load::load(plan, Scope::ALL);
        let mut people = Vec::new();
        let (mut client, mut ours) = (0u64, 0u64);
        for (place, (row, person)) in plan.stakeholders.iter().zip(&load.people).enumerate() {
            let total = person.total();
            let all = total.saturating_mul(load::headcount(row));
            match row.side.trim() {
                "client" => client = client.saturating_add(all),
                "ours" => ours = ours.saturating_add(all),
                _ => {}
            }
            if total > 0 {
                // Hundredths of an hour are 60 of a minute.
                let limit = check::hours_limit(plan, row).saturating_mul(60);
                people.push(Burden {
                    place,
                    total,
                    limit,
                });
            }
        }
        people.sort_by_key(|one| (std::cmp::Reverse(one.total), one.place));
        Workload {
            load,
            people,
            client,
            ours,
            found: None,
        }
    }
}

/// What a row is called.
pub(super) fn row_name(sheet: SheetRef, plan: &Plan, row: usize) -> &str {
    sheet.name_of(plan, row)
}

/// What a person is called, or that nobody is named yet.
pub fn person(plan: &Plan, place: usize, lang: Lang) -> String {
    match row_name(&STAKEHOLDERS, plan, place) {
        "" => text("未命名", "unnamed").in_lang(lang).to_owned(),
        name => name.to_owned(),
    }
}

/// Whether the hours depend on what an edit changes.
pub(super) fn weighs(edit: &Edit) -> bool {
    match edit {
        Edit::Splice { cell, .. } | Edit::Choose { cell, .. } => {
            is_weighed(cell.sheet, cell.sheet.ask(cell.field).key)
        }
        Edit::Insert { sheet, .. } | Edit::Remove { sheet, .. } | Edit::Move { sheet, .. } => {
            load::DEPENDS_ON
                .iter()
                .any(|(name, _)| *name == sheet.about().name)
        }
        Edit::Language { .. } => false,
    }
}

fn is_weighed(sheet: SheetRef, member: &str) -> bool {
    // Besides the hours themselves, whose they are and how many there may be.
    let shown: &[&str] = match sheet.about().name {
        "stakeholders.rows" => &["hours_limit", "contact_point"],
        "project" => &["owner"],
        _ => &[],
    };
    load::depends_on(sheet.about().name, member) || shown.contains(&member)
}

impl Wizard {
    /// The load, where the open page shows it.
    pub fn workload(&self) -> Option<&Workload> {
        let shows = self.is_weighing() && !self.workload.people.is_empty();
        shows.then_some(&self.workload)
    }

    fn is_weighing(&self) -> bool {
        self.path.is_some() && self.focus.step().key == STEP && !self.focus.is_opening()
    }

    /// How many rows of the page the load takes at its foot.
    pub fn foot(&self) -> usize {
        match (self.workload(), self.focus.at) {
            (None, _) => 0,
            // Where there is little room the list of steps has all of it.
            (Some(_), At::Steps) if self.layout.side == 0 => 0,
            (Some(_), _) if self.layout.is_tall() => 2,
            (Some(_), _) => 1,
        }
    }

    /// Counts the load again if it is shown and something changed, and says what a choice has saved or cost.
    pub(super) fn weigh(&mut self) {
        if !self.is_weighing() {
            return;
        }
        if self.is_load_stale {
            let before = std::mem::replace(&mut self.workload, Workload::of(&self.plan));
            self.is_load_stale = false;
            self.tell_savings(&before);
        }
        // What is chosen here is compared with what the rules said before.
        let is_choice = self.focus.field().is_some_and(|(sheet, _, field)| {
            let ask = sheet.ask(field);
            !ask.kind.is_typed() && is_weighed(sheet, ask.key)
        });
        let is_known = matches!(self.workload.found, Some((at, _)) if at == self.edits);
        if is_choice && !is_known {
            let found = check::findings(&self.plan);
            let keys = found.iter().map(check::Finding::key).collect();
            self.workload.found = Some((self.edits, keys));
        }
    }

    /// Says what the newest change saved or cost, and the gravest finding that it brought.
    fn tell_savings(&mut self, before: &Workload) {
        let Some((at, known)) = &before.found else {
            return;
        };
        // Only what one choice did: the rules were asked just before it.
        if at + 1 != self.edits || !self.notice.text.is_empty() {
            return;
        }
        let lang = self.lang;
        let sides = [
            (
                text("客户方", "the client's side"),
                before.client,
                self.workload.client,
            ),
            (text("我方", "our side"), before.ours, self.workload.ours),
        ];
        let changes: Vec<String> = sides
            .into_iter()
            .filter(|(_, before, now)| load::hours(*before) != load::hours(*now))
            .map(|(side, before, now)| {
                let side = side.in_lang(lang);
                let (by, now_hours) = (load::hours(before.abs_diff(now)), load::hours(now));
                match (lang, now < before) {
                    (Lang::Zh, true) => format!("{side}少 {by} 小时，共 {now_hours}"),
                    (Lang::Zh, false) => format!("{side}多 {by} 小时，共 {now_hours}"),
                    (Lang::En, true) => format!("{side} saves {by} h, now {now_hours}"),
                    (Lang::En, false) => format!("{side} needs {by} h more, now {now_hours}"),
                }
            })
            .collect();
        let findings = check::findings(&self.plan);
        let new = findings.iter().find(|found| !known.contains(&found.key()));
        let mut said = match (changes.is_empty(), lang) {
            (true, _) => String::new(),
            (false, Lang::Zh) => format!("每月：{}。", changes.join("；")),
            (false, Lang::En) => format!("A month: {}.", changes.join("; ")),
        };
        if let Some(found) = new {
            if !said.is_empty() && lang == Lang::En {
                said.push(' ');
            }
            said.push_str(&found.say(lang));
        }
        let keys = findings.iter().map(check::Finding::key).collect();
        self.workload.found = Some((self.edits, keys));
        self.tell(said);
    }

    /// Name and hours of somebody, and the limit: `王芳 12/20`.
    pub fn burden(&self, one: &Burden) -> String {
        let (total, limit) = (load::hours(one.total), load::hours(one.limit));
        let name = person(&self.plan, one.place, self.lang);
        format!("{name} {total}/{limit}")
    }

    /// The line at the foot of the page: hours of both sides, then who is over the limit.
    pub fn load_line(&self, workload: &Workload) -> (String, bool) {
        let lang = self.lang;
        let (client, ours) = (load::hours(workload.client), load::hours(workload.ours));
        let mut line = match lang {
            Lang::Zh => format!("每月小时：客户方 {client}，我方 {ours}"),
            Lang::En => format!("Hours a month: client {client}, ours {ours}"),
        };
        let over: Vec<String> = (workload.people.iter())
            .filter(|one| one.is_over())
            .map(|one| self.burden(one))
            .collect();
        if !over.is_empty() {
            let over = over.join(lang.comma());
            line.push_str(&match lang {
                Lang::Zh => format!("；超出上限：{over}"),
                Lang::En => format!("; over the limit: {over}"),
            });
        }
        let open = workload.load.not_counted.len();
        if open > 0 {
            line.push_str(&match lang {
                Lang::Zh => format!("；{open} 项未计"),
                Lang::En => format!("; {open} not counted"),
            });
        }
        (line, workload.people.iter().any(Burden::is_over))
    }
}

/// The hours of each person in lines of at most so many cells, then those of both sides.
pub fn lines(plan: &Plan, lang: Lang, cells: usize) -> Vec<BoardLine> {
    let workload = Workload::of(plan);
    let say = |text: Text, tone| (text.in_lang(lang).to_owned(), tone);
    if workload.people.is_empty() {
        let hint = text(
            "还没有可计算的沟通事项：请填写频率、参加人和时长。",
            "Nothing can be counted yet: give communications a rhythm, attendees and a duration.",
        );
        return vec![say(hint, Tone::Text)];
    }
    // On a narrow screen only the sum and the limit.
    let all: [(Text, bool); 5] = [
        (text("合计", "Total"), true),
        (text("上限", "Limit"), true),
        (text("参会", "Meet"), false),
        (text("准备", "Prep"), false),
        (text("读记", "Read"), false),
    ];
    let is_wide = cells >= 60;
    let shown = |place: usize| is_wide || all[place].1;
    let columns = (0..all.len()).filter(|place| shown(*place)).count();
    let state = width(text("超出", "OVER").in_lang(lang)) + 2;
    let names = cells.saturating_sub(columns * NUMBER + state).max(8);
    let row = |name: &str, numbers: [String; 5], state: &str| {
        let (mut line, used) = cut(name, names);
        line.push_str(&" ".repeat(names - used));
        for (place, number) in numbers.iter().enumerate() {
            if shown(place) {
                let room = NUMBER.saturating_sub(width(number));
                line.push_str(&" ".repeat(room));
                line.push_str(number);
            }
        }
        if !state.is_empty() {
            line.push_str("  ");
            line.push_str(state);
        }
        line
    };
    let heads = all.map(|(head, _)| head.in_lang(lang).to_owned());
    let who = text("人员或群组（每人）", "Person or group (each)");
    let mut lines = vec![(row(who.in_lang(lang), heads, ""), Tone::Dim)];
    for one in &workload.people {
        let spent = &workload.load.people[one.place];
        let hours = |part: fn(&load::Share) -> u64| load::hours(spent.sum(part));
        let numbers = [
            load::hours(one.total),
            load::hours(one.limit),
            hours(|share| share.attending),
            hours(|share| share.preparing),
            hours(|share| share.reading + share.recording),
        ];
        let (state, tone) = match one.is_over() {
            true => (text("超出", "OVER").in_lang(lang), Tone::Alarm),
            false => ("", Tone::Text),
        };
        // The hours are those of each head of a group; a long name gives way to how many these are.
        let heads = plan.stakeholders.at(one.place);
        let size = match heads.map_or(1, |row| load::headcount(row)) {
            1 => String::new(),
            heads => match lang {
                Lang::Zh => format!("（{heads} 人）"),
                Lang::En => format!(" ({heads})"),
            },
        };
        let name = person(plan, one.place, lang);
        let name = cut(&name, names.saturating_sub(width(&size))).0 + &size;
        lines.push((row(&name, numbers, state), tone));
    }
    lines.push((String::new(), Tone::Text));
    let (client, ours) = (load::hours(workload.client), load::hours(workload.ours));
    let basis = text("各人按最忙的阶段计。", "Each person in the busiest phase.");
    lines.push((basis.in_lang(lang).to_owned(), Tone::Text));
    lines.push((
        match lang {
            Lang::Zh => format!("按人数合计：客户方 {client}，我方 {ours} 小时"),
            Lang::En => format!("Together: client {client} h, ours {ours} h"),
        },
        Tone::Text,
    ));
    if let Some(tenths) = load::share_of_effort(plan) {
        let percent = format!("{}.{}", tenths / 10, tenths % 10);
        lines.push((
            match lang {
                Lang::Zh => format!("我方沟通约占项目总工时的 {percent}%。"),
                Lang::En => format!("Our share of the effort: about {percent} %"),
            },
            Tone::Text,
        ));
    }
    for place in &workload.load.not_counted {
        let name = row_name(&SCHEDULE, plan, *place);
        lines.push((
            match lang {
                Lang::Zh => format!("未计：{name}（请填写每月大约几次）"),
                Lang::En => format!("Not counted: {name} (say about how often a month)"),
            },
            Tone::Dim,
        ));
    }
    lines
}
