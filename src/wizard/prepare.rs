//! Preparing most of a plan from the first questions. It adds and never overwrites: what is answered stays as it is, and
//! entries that the plan has already are not taken again. Everything prepared is linked, carries its origin, and is
//! proposed until its sheet has been seen and left.

use super::suggest::{self, Origins, Picks, set, set_list};
use super::{slot, stages};
use crate::catalog::{
    APPROVALS, CHANGES, CHANNELS, DISTRIBUTION, EVALUATION, FIRST_CHANGE, FIRST_FORM, GLOSSARY,
    GOALS, HOUSE_RULES, IMPROVEMENT, LADDER, PROJECT, REVIEW, REVISIONS, RISKS, SCHEDULE,
    STAKEHOLDERS,
};
use crate::form::{Cell, Edit, Ids, Loose, SheetRef, Value};
use crate::locale::{Lang, Text, text};
use crate::plan::{Opening, Plan};
use jiff::civil::{Date, Weekday};

/// A part of what is prepared, which can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Phases and milestones.
    Phases,
    /// Communication goals.
    Goals,
    /// Stakeholders.
    Stakeholders,
    /// Channels and house rules.
    Channels,
    /// Scheduled communications and the change process.
    Schedule,
    /// Risks.
    Risks,
    /// The escalation ladder.
    Ladder,
    /// Evaluations, improvement and updates.
    Evaluation,
    /// Scope, principles, approvals, distribution, first revision, terms.
    Frame,
}

impl Group {
    /// All of them, in the order of the screen.
    pub const ALL: [Group; 9] = [
        Group::Phases,
        Group::Goals,
        Group::Stakeholders,
        Group::Channels,
        Group::Schedule,
        Group::Risks,
        Group::Ladder,
        Group::Evaluation,
        Group::Frame,
    ];

    /// What it is called.
    pub const fn name(self) -> Text {
        match self {
            Group::Phases => text("项目阶段和里程碑", "Phases and milestones"),
            Group::Goals => text("沟通目标", "Communication goals"),
            Group::Stakeholders => text("相关方", "Stakeholders"),
            Group::Channels => text("沟通渠道和规则", "Channels and house rules"),
            Group::Schedule => text("沟通事项和变更流程", "Communications, change process"),
            Group::Risks => text("沟通风险", "Communication risks"),
            Group::Ladder => text("问题升级各级", "Escalation levels"),
            Group::Evaluation => text("评估方式和更新规则", "Evaluations and update rules"),
            Group::Frame => text(
                "适用范围、原则、签署、分发、术语",
                "Scope, principles, signatures, terms",
            ),
        }
    }
}

/// What would be prepared for a plan as it is now.
pub struct Preparation<'p> {
    plan: &'p Plan,
    lang: Lang,
    today: Option<Date>,
}

/// The size of a project decides how many rows are prepared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    Small,
    Medium,
    Large,
}

impl<'p> Preparation<'p> {
    /// Looks at the first questions of a plan.
    pub fn new(plan: &'p Plan, lang: Lang, today: Option<Date>) -> Preparation<'p> {
        Preparation { plan, lang, today }
    }

    fn opening(&self) -> &'p Opening {
        &self.plan.opening
    }

    fn size(&self) -> Size {
        match self.plan.project.size.as_str() {
            "small" => Size::Small,
            "large" => Size::Large,
            _ => Size::Medium,
        }
    }

    fn is_kind(&self, kind: &str) -> bool {
        self.plan.project.kind == kind
    }

    /// How many rows a group brings that the plan has not yet. Who signs and who receives follows from the people, so
    /// that the frame has to be told whether they are prepared as well.
    pub fn count(&self, group: Group, with_people: bool) -> usize {
        match group {
            Group::Phases if self.plan.phases.is_empty() => stages::of(self.plan).len(),
            Group::Phases => 0,
            Group::Frame => {
                let lists: [SheetRef; 4] = [&APPROVALS, &DISTRIBUTION, &REVISIONS, &GLOSSARY];
                let groups: &[Group] = match with_people {
                    true => &[Group::Stakeholders, Group::Frame],
                    false => &[Group::Frame],
                };
                let edits = self.edits(groups, &mut Ids::new(0));
                let in_frame = |edit: &&Edit| matches!(edit, Edit::Insert { sheet, .. } if lists.contains(sheet));
                edits.iter().filter(in_frame).count()
            }
            _ => {
                let origins = Origins::of(self.plan);
                let picks = self.picks(group);
                picks
                    .iter()
                    .filter(|(sheet, code)| origins.id(*sheet, code).is_none())
                    .count()
            }
        }
    }

    fn picks(&self, group: Group) -> Picks {
        let (sheet, codes): (SheetRef, Vec<&str>) = match group {
            Group::Goals => (&GOALS, vec!["G01", "G05", "G07", "G09"]),
            Group::Stakeholders => (&STAKEHOLDERS, self.roles()),
            Group::Channels => (&CHANNELS, self.channels()),
            Group::Schedule => (&SCHEDULE, self.communications()),
            Group::Risks => (
                &RISKS,
                match self.size() {
                    Size::Large => vec![
                        "R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R16",
                    ],
                    _ => vec!["R01", "R02", "R03", "R04", "R05", "R06"],
                },
            ),
            // Levels keep no origin: a ladder that stands is left as it is.
            Group::Ladder if !self.plan.ladder.is_empty() => (&LADDER, Vec::new()),
            Group::Ladder => (
                &LADDER,
                match self.size() {
                    Size::Small => vec!["L1", "L2", "L4"],
                    _ => vec!["L1", "L2", "L3", "L4"],
                },
            ),
            Group::Evaluation => (&EVALUATION, vec!["E01", "E02", "E10", "E12"]),
            Group::Phases | Group::Frame => (&GLOSSARY, Vec::new()),
        };
        codes
            .into_iter()
            .map(|code| (sheet, code.to_owned()))
            .collect()
    }

    fn involves(&self, other: &str) -> bool {
        self.opening().others.iter().any(|held| held == other)
    }

    fn roles(&self) -> Vec<&'static str> {
        let mut roles = match self.size() {
            Size::Small => vec!["H01", "H02", "H04", "H08", "H09", "H10"],
            _ => vec!["H01", "H02", "H03", "H04", "H05"],
        };
        let others = [
            ("procurement", "H06"),
            ("users", "H07"),
            ("subcontractor", "H13"),
            ("supervisor", "H14"),
        ];
        roles.extend(
            others
                .iter()
                .filter(|(other, _)| self.involves(other))
                .map(|(_, code)| *code),
        );
        if self.size() > Size::Small {
            roles.extend(["H08", "H09", "H10"]);
        }
        if self.size() == Size::Large {
            roles.extend(["H11", "H12"]);
        }
        roles.sort_unstable();
        roles
    }

    /// The usual channels, and those that the communications go by.
    fn channels(&self) -> Vec<&'static str> {
        let mut channels = vec!["C01", "C02", "C03", "C04", "C05", "C07"];
        if self.is_kind("operations") {
            channels.push("C13");
        }
        let source = suggest::catalogue(self.lang);
        let rows = self.communications();
        let rows = rows.iter().filter_map(|code| source.schedule.get(code));
        channels.extend(rows.map(|row| row.channel.as_str()));
        channels.sort_unstable();
        channels.dedup();
        channels
    }

    fn communications(&self) -> Vec<&'static str> {
        let mut codes = match self.size() {
            Size::Small => vec!["T01", "T02", "T03", "T10", "T13", "T14"],
            Size::Medium => vec!["T01", "T02", "T03", "T07", "T09", "T10", "T13", "T14"],
            Size::Large => vec![
                "T01", "T02", "T03", "T06", "T07", "T09", "T10", "T12", "T13", "T14", "T16", "T17",
            ],
        };
        if self.is_kind("operations") {
            codes.retain(|code| *code != "T01");
            codes.push("T06");
        }
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// The edits that prepare these groups.
    pub fn edits(&self, groups: &[Group], ids: &mut Ids) -> Vec<Edit> {
        let picks: Picks = groups.iter().flat_map(|group| self.picks(*group)).collect();
        let touch = |sheet: SheetRef, code: &str, loose: &mut Loose| self.touch(sheet, code, loose);
        let mut edits = suggest::take(
            self.plan,
            &[suggest::catalogue(self.lang)],
            &picks,
            ids,
            &touch,
        );
        // What the rest refers to: the rows as they will be.
        let mut after = self.plan.clone();
        for edit in &edits {
            edit.apply(&mut after);
        }
        for group in groups {
            let more = self.more(*group, &after, ids);
            for edit in &more {
                edit.apply(&mut after);
            }
            edits.extend(more);
        }
        edits
    }

    /// Fits an entry to the answers: names, tools, times.
    fn touch(&self, sheet: SheetRef, code: &str, loose: &mut Loose) {
        let opening = self.opening();
        match code {
            "H08" => set(sheet, loose, "name", opening.our_pm.trim()),
            "H09" => set(sheet, loose, "name", opening.director.trim()),
            "H02" => set(sheet, loose, "name", opening.client_pm.trim()),
            "H01" => set(sheet, loose, "name", opening.sponsor.trim()),
            "C05" => set(sheet, loose, "tool", opening.chat.trim()),
            "C02" => set(sheet, loose, "tool", opening.meeting.trim()),
            "C07" => set(sheet, loose, "tool", opening.tasks.trim()),
            "T02" | "T03" | "T09" => self.time(sheet, code, loose),
            "T07" | "T11" => self.elsewhere(sheet, loose, Weekday::Thursday),
            "T12" => self.elsewhere(sheet, loose, Weekday::Monday),
            _ => {}
        }
        let client_person = matches!(code, "H01" | "H02" | "H03" | "H05" | "H06");
        if client_person && names_nobody(sheet, loose) {
            set_list(sheet, loose, "pending", vec!["name".to_owned()]);
        }
        if self.plan.project.site == "on-site" && matches!(code, "T02" | "T09") {
            set(sheet, loose, "channel", "C01");
        }
    }

    /// The weekly meeting's slot; the report goes out the evening before, the risk review follows the meeting.
    fn time(&self, sheet: SheetRef, code: &str, loose: &mut Loose) {
        let Some((day, time)) = slot::read(&self.opening().weekly) else {
            return;
        };
        let (day, time) = match code {
            "T03" => (slot::before(day), "18:00".to_owned()),
            "T09" => (day, slot::later(&time)),
            _ => (day, time),
        };
        set_list(sheet, loose, "weekday", vec![slot::token(day).to_owned()]);
        set(sheet, loose, "time", &time);
    }

    /// Moves a meeting off the days of the weekly one: to a day on which the catalogue has none, or the next that is free.
    fn elsewhere(&self, sheet: SheetRef, loose: &mut Loose, other: Weekday) {
        let Some(slot) = slot::Slot::read(&self.opening().weekly) else {
            return;
        };
        let others = [other, Weekday::Thursday, Weekday::Monday, Weekday::Friday];
        let Some(free) = others.into_iter().find(|day| !slot.days.contains(day)) else {
            return;
        };
        if let Some(field) = sheet.field("weekday")
            && let Value::List(days) = &mut loose.values[field]
        {
            for held in days {
                let taken = slot.days.iter().map(|day| slot::token(*day));
                if let Some(nth) = taken.into_iter().find_map(|day| held.strip_suffix(day)) {
                    *held = format!("{nth}{}", slot::token(free));
                }
            }
        }
    }

    /// What a group brings besides entries of the catalogue.
    fn more(&self, group: Group, after: &Plan, ids: &mut Ids) -> Vec<Edit> {
        let source = suggest::catalogue(self.lang);
        match group {
            Group::Phases => stages::edits(self.plan, after, self.lang, ids),
            Group::Channels => {
                let rules = suggest::first_lines(&source.house_rules.house_rules, 6);
                let mut edits = fill(after, &HOUSE_RULES, "house_rules", &rules);
                for member in ["hours", "material_due", "minutes_due"] {
                    edits.extend(fill_from(source, after, &HOUSE_RULES, member));
                }
                edits
            }
            Group::Schedule => [
                "change_raise",
                "change_assess",
                "change_decide",
                "change_limit",
            ]
            .iter()
            .flat_map(|member| fill_from(source, after, &CHANGES, member))
            .collect(),
            Group::Evaluation => {
                let mut edits = fill_from(source, after, &IMPROVEMENT, "improvement");
                edits.extend(fill_from(source, after, &IMPROVEMENT, "update_rules"));
                let review = after.phases.at(0).map(|phase| phase.end.clone());
                edits.extend(fill(
                    after,
                    &IMPROVEMENT,
                    "next_review",
                    &review.unwrap_or_default(),
                ));
                edits
            }
            Group::Frame => self.frame(source, after, ids),
            _ => Vec::new(),
        }
    }

    fn frame(&self, source: &Plan, after: &Plan, ids: &mut Ids) -> Vec<Edit> {
        let project = &source.project;
        let mut edits = fill(after, &PROJECT, "scope", &project.scope);
        let lines = [
            ("principles", &project.principles, 5),
            ("constraints", &project.constraints, 2),
            ("assumptions", &project.assumptions, 2),
        ];
        for (member, text, count) in lines {
            let text = suggest::first_lines(text, count);
            edits.extend(fill(after, &PROJECT, member, &text));
        }
        edits.extend(fill(after, &PROJECT, "sensitivity", "internal"));
        edits.extend(fill(after, &REVIEW, "status", "draft"));
        let origins = Origins::of(after);
        let person = |code: &str| origins.id(&STAKEHOLDERS, code).map(str::to_owned);
        if let Some(owner) = person("H08") {
            edits.extend(fill(after, &PROJECT, "owner", &owner));
        }
        edits.extend(self.approvals(after, &person, ids));
        edits.extend(self.distribution(after, ids));
        edits.extend(self.first_revision(after, ids));
        if after.glossary.is_empty() {
            edits.extend(copies(source, after, &GLOSSARY, 6, ids));
        }
        edits
    }

    fn approvals(
        &self,
        after: &Plan,
        person: &dyn Fn(&str) -> Option<String>,
        ids: &mut Ids,
    ) -> Vec<Edit> {
        if !after.approvals.is_empty() {
            return Vec::new();
        }
        let signatories = [
            ("H08", "ours", "author"),
            ("H02", "client", "reviewer"),
            ("H01", "client", "approver"),
            ("H09", "ours", "approver"),
        ];
        let mut edits = Vec::new();
        for (code, side, capacity) in signatories {
            let Some(person) = person(code) else { continue };
            let sheet: SheetRef = &APPROVALS;
            let mut loose = sheet.blank(ids.fresh(|_| false));
            set(sheet, &mut loose, "side", side);
            set(sheet, &mut loose, "person", &person);
            set(sheet, &mut loose, "as", capacity);
            edits.push(Edit::Insert {
                sheet,
                row: edits.len(),
                loose,
            });
        }
        edits
    }

    fn distribution(&self, after: &Plan, ids: &mut Ids) -> Vec<Edit> {
        if !after.distribution.is_empty() || after.stakeholders.is_empty() {
            return Vec::new();
        }
        let sheet: SheetRef = &DISTRIBUTION;
        let mut loose = sheet.blank(ids.fresh(|_| false));
        let all = after.stakeholders.iter().map(|row| row.id.clone());
        set_list(sheet, &mut loose, "recipient", all.collect());
        set(sheet, &mut loose, "form", FIRST_FORM.in_lang(self.lang));
        vec![Edit::Insert {
            sheet,
            row: 0,
            loose,
        }]
    }

    fn first_revision(&self, after: &Plan, ids: &mut Ids) -> Vec<Edit> {
        if !after.revisions.is_empty() {
            return Vec::new();
        }
        let sheet: SheetRef = &REVISIONS;
        let mut loose = sheet.blank(ids.fresh(|_| false));
        set(sheet, &mut loose, "version", "0.1");
        if let Some(today) = self.today {
            set(sheet, &mut loose, "date", &today.to_string());
        }
        set(sheet, &mut loose, "author", self.opening().our_pm.trim());
        let first = FIRST_CHANGE.in_lang(self.lang);
        set(sheet, &mut loose, "changes", first);
        vec![Edit::Insert {
            sheet,
            row: 0,
            loose,
        }]
    }
}

fn names_nobody(sheet: SheetRef, loose: &Loose) -> bool {
    let name = sheet.field("name");
    name.is_some_and(|field| loose.values[field].is_empty())
}

/// Fills an empty answer of a record.
fn fill(plan: &Plan, sheet: SheetRef, member: &str, words: &str) -> Vec<Edit> {
    let Some(field) = sheet.field(member) else {
        return Vec::new();
    };
    if words.is_empty() || !sheet.is_blank(plan, 0, field) {
        return Vec::new();
    }
    vec![Edit::text(Cell::new(sheet, plan, 0, field), plan, words)]
}

/// Fills an empty answer of a record with the catalogue's.
fn fill_from(source: &Plan, plan: &Plan, sheet: SheetRef, member: &str) -> Vec<Edit> {
    let words = sheet
        .field(member)
        .map_or("", |field| sheet.text(source, 0, field));
    fill(plan, sheet, member, words)
}

/// Copies the first rows of a list that has no origins.
fn copies(source: &Plan, plan: &Plan, sheet: SheetRef, count: usize, ids: &mut Ids) -> Vec<Edit> {
    let first = sheet.rows(plan);
    (0..sheet.rows(source).min(count))
        .map(|row| {
            let mut loose = sheet.loose(source, row);
            loose.id = ids.fresh(|id| sheet.place(plan, id).is_some());
            Edit::Insert {
                sheet,
                row: first + row,
                loose,
            }
        })
        .collect()
}
