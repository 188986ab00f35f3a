//! The first questions and what is prepared from them: two short screens and a summary, always skippable, reachable
//! again at any time.

use super::Wizard;
use super::focus::{At, Focus};
use super::keymap::Command;
use super::message::Effect;
use super::prepare::{Group, Preparation};
use super::reading::half_read;
use super::slot::Slot;
use crate::catalog::{OPENING, QUESTIONS, STEPS};
use crate::check::{self, PROPOSED};
use crate::draft::Habits;
use crate::form::{Cell, Edit, SheetRef, Value};
use crate::locale::{Lang, text};
use crate::text::Caret;
use std::sync::Arc;

/// The catalogue's code of our delivery director.
const DIRECTOR: &str = "H09";

impl Wizard {
    /// Goes to a screen of first questions.
    pub(super) fn ask(&mut self, screen: usize) {
        self.go_question(screen, 0);
        self.caret = Caret::new(self.focused_text().map_or(0, str::len));
    }

    fn go_question(&mut self, screen: usize, item: usize) {
        if !matches!(self.focus.at, At::Question { screen: held, .. } if held == screen) {
            self.scroll = 0;
        }
        self.go(Focus {
            step: 0,
            at: At::Question { screen, item },
        });
    }

    fn go_prepare(&mut self, row: usize) {
        self.go(Focus {
            step: 0,
            at: At::Prepare { row },
        });
    }

    /// To the question about a member; to what will be prepared if there is none, for the button stands past the last.
    pub(super) fn return_to_question(&mut self, member: &str) {
        let place = QUESTIONS.iter().enumerate().find_map(|(screen, asked)| {
            let item = asked.iter().position(|(_, name)| *name == member)?;
            Some((screen, item))
        });
        match place {
            Some((screen, item)) => self.go_question(screen, item),
            None => self.go_prepare(Group::ALL.len()),
        }
    }

    /// The answers that the draft does not keep; unanswered questions are left out.
    pub(super) fn answers(&self) -> Vec<(String, Vec<String>)> {
        let sheet: SheetRef = &OPENING;
        let given = sheet
            .asks()
            .filter(|(field, _)| !sheet.is_blank(&self.plan, 0, *field));
        given
            .map(|(field, ask)| {
                let answer = match sheet.value(&self.plan, 0, field) {
                    Value::Text(text) => vec![text],
                    Value::List(list) => list,
                };
                (ask.key.to_owned(), answer)
            })
            .collect()
    }

    /// Takes such answers up again.
    pub(super) fn take_answers(&mut self, answers: &[(String, Vec<String>)]) {
        let sheet: SheetRef = &OPENING;
        let plan = Arc::make_mut(&mut self.plan);
        for (member, answer) in answers {
            let Some(field) = sheet.field(member) else {
                continue;
            };
            if let Some(list) = sheet.list_mut(plan, 0, field) {
                list.clone_from(answer);
            } else if let Some(text) = sheet.text_mut(plan, 0, field) {
                *text = answer.concat();
            }
        }
    }

    /// To the next or the previous question, over the border of a screen too.
    pub(super) fn move_question(&mut self, screen: usize, item: usize, forward: bool) {
        match (forward, item) {
            (true, item) if item < QUESTIONS[screen].len() => self.go_question(screen, item + 1),
            (true, _) if screen + 1 < QUESTIONS.len() => self.go_question(screen + 1, 0),
            (true, _) => {
                self.scroll = 0;
                self.go_prepare(Group::ALL.len());
            }
            (false, 1..) => self.go_question(screen, item - 1),
            (false, 0) if screen > 0 => self.go_question(screen - 1, QUESTIONS[screen - 1].len()),
            (false, 0) => {}
        }
    }

    /// To the next or the previous page of questions; past the last one, what is ticked is prepared.
    pub(super) fn turn_page(&mut self, forward: bool, effects: &mut Vec<Effect>) {
        match (self.focus.at, forward) {
            (At::Question { screen, .. }, true) if screen + 1 < QUESTIONS.len() => {
                self.go_question(screen + 1, 0);
            }
            (At::Question { .. }, true) => {
                self.scroll = 0;
                self.go_prepare(Group::ALL.len());
            }
            (At::Question { screen, .. }, false) if screen > 0 => self.go_question(screen - 1, 0),
            (At::Prepare { .. }, true) => self.prepare(effects),
            (At::Prepare { .. }, false) => self.go_question(QUESTIONS.len() - 1, 0),
            _ => {}
        }
    }

    /// Up and down on the screen of what will be prepared; Shift-Tab on its first line leads back to the questions.
    pub(super) fn move_prepare(&mut self, row: usize, forward: bool) {
        match (forward, row) {
            (true, row) => self.go_prepare((row + 1).min(Group::ALL.len())),
            (false, 1..) => self.go_prepare(row - 1),
            (false, 0) => {
                let last = QUESTIONS.len() - 1;
                self.go_question(last, QUESTIONS[last].len());
            }
        }
    }

    pub(super) fn on_prepare(&mut self, row: usize, command: Command, effects: &mut Vec<Effect>) {
        match command {
            Command::Up => self.move_prepare(row, false),
            Command::Down => self.move_prepare(row, true),
            Command::Toggle => self.toggle_group(row),
            Command::Enter => self.prepare(effects),
            _ => {}
        }
    }

    /// Takes a group out of what will be prepared, or back in.
    pub(super) fn toggle_group(&mut self, row: usize) {
        if let Some(group) = Group::ALL.get(row)
            && !self.unwanted.remove(group)
        {
            self.unwanted.insert(*group);
        }
    }

    /// Whether a group will be prepared.
    pub fn is_wanted(&self, group: Group) -> bool {
        !self.unwanted.contains(&group)
    }

    /// What would be prepared now.
    pub fn preparation(&self) -> Preparation<'_> {
        Preparation::new(&self.plan, self.document_language(), self.today)
    }

    /// Esc: the questions can wait.
    pub(super) fn skip_questions(&mut self) {
        self.go_steps(0);
        self.tell(
            text(
                "问题可以以后再答：菜单里的“备好更多”。",
                "The questions can wait: \"Prepare more\" stands in the menu.",
            )
            .in_lang(self.lang),
        );
    }

    /// What of the answers the next plan will most likely repeat.
    fn habits(&self) -> Habits {
        let opening = &self.plan.opening;
        Habits {
            organisation: self.plan.project.organisation.clone(),
            our_pm: opening.our_pm.clone(),
            director: opening.director.clone(),
            tools: [&opening.chat, &opening.meeting, &opening.tasks].map(Clone::clone),
        }
    }

    /// Remembers our director as the plan names one: they are asked for in the list of people, not before.
    pub(super) fn learn_director(&self, effects: &mut Vec<Effect>) {
        let people = self.plan.stakeholders.iter();
        let mut names = people.filter(|row| row.kept.origin == DIRECTOR);
        let name = names.next().map_or("", |row| row.name.trim());
        if !name.is_empty() {
            effects.push(Effect::MeetDirector {
                organisation: self.plan.project.organisation.clone(),
                name: name.to_owned(),
            });
        }
    }

    fn prepare(&mut self, effects: &mut Vec<Effect>) {
        effects.push(Effect::Learn(self.habits()));
        let groups: Vec<Group> = Group::ALL
            .into_iter()
            .filter(|group| self.is_wanted(*group))
            .collect();
        let mut ids = self.ids.clone();
        let mut edits = self.preparation().edits(&groups, &mut ids);
        let slot = Slot::read(&self.plan.opening.weekly);
        if let Some(slot) = &slot {
            slot.widen(&mut edits);
        }
        self.ids = ids;
        let rows = edits
            .iter()
            .filter(|edit| matches!(edit, Edit::Insert { .. }))
            .count();
        let what = text("备好内容", "prepare the plan").in_lang(self.lang);
        self.change(edits, what.to_owned());
        self.history.seal();
        self.go_to_first_open();
        let written = self.plan.opening.weekly.trim();
        if let Some(half) = slot.as_ref().and_then(|slot| half_read(slot, self.lang)) {
            let said = match self.lang {
                Lang::Zh => format!("已备好 {rows} 行。例会时间“{written}”{half}。"),
                Lang::En => format!("Prepared {rows} rows. The weekly slot \"{written}\" {half}."),
            };
            return self.warn(said);
        }
        if slot.is_none() && !written.is_empty() {
            let said = match self.lang {
                Lang::Zh => format!(
                    "已备好 {rows} 行。例会时间“{written}”没看懂，请在沟通计划里补上星期和时间，例如周五、15:00。"
                ),
                Lang::En => format!(
                    "Prepared {rows} rows. The weekly slot \"{written}\" could not be read: give the meeting its weekday and \
                     time in Schedule, such as Friday and 15:00."
                ),
            };
            return self.warn(said);
        }
        self.tell(match (self.lang, rows) {
            (Lang::Zh, 0) => "没有需要再备的内容，原有内容未动。".to_owned(),
            (Lang::Zh, rows) => format!("已备好 {rows} 行，都标为“建议”，看过并离开该步后生效。Ctrl-Z 全部收回。"),
            (Lang::En, 0) => "There was nothing more to prepare; what you have stays.".to_owned(),
            (Lang::En, rows) => format!(
                "Prepared {rows} rows, marked as proposed until you have seen and left their step. Ctrl-Z takes all of them back."
            ),
        });
    }

    /// To the first typed gap of the first step, else to its first field.
    fn go_to_first_open(&mut self) {
        match check::first_gap(&self.plan, 0, true) {
            Some((sheet, row, field)) => self.go_to((0, sheet, row, field)),
            None => self.enter_step(0),
        }
    }

    /// Whether a row was prepared and its step has not been seen and left yet.
    pub fn is_proposed(&self, sheet: SheetRef, row: usize) -> bool {
        let status = sheet.field("status");
        status.is_some_and(|field| sheet.text(&self.plan, row, field) == PROPOSED)
    }

    /// Rows of a step that were proposed are the user's once the step has been seen and is left.
    pub(super) fn accept_proposals(&mut self, step: usize) {
        let mut edits = Vec::new();
        for sheet in STEPS[step].lists() {
            let Some(status) = sheet.field("status") else {
                continue;
            };
            for row in 0..sheet.rows(&self.plan) {
                if self.is_proposed(sheet, row) {
                    let cell = Cell::new(sheet, &self.plan, row, status);
                    edits.push(Edit::text(cell, &self.plan, ""));
                }
            }
        }
        if edits.is_empty() {
            return;
        }
        self.carry_out(&edits);
        // Not a change that one would want to take back by itself.
        if let Some(edits) = self.history.attach(edits) {
            let what = text("看过建议", "see the proposals").in_lang(self.lang);
            self.history.note(edits, self.focus, what.to_owned());
        }
    }
}
