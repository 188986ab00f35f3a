//! Files from the conversation's side: which draft is opened, where the document goes, how one leaves.

use super::home::Entry;
use super::keymap::Command;
use super::message::{Effect, Rival};
use super::popup::{Line, Popup, Purpose, Settle};
use super::{Saving, Wizard, words};
use crate::locale::{Lang, text};
use std::path::PathBuf;

/// Two presses of Ctrl-C within this many milliseconds leave.
const INTERRUPT: u64 = 2_000;

impl Wizard {
    pub(super) fn at_home(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let entries = self.home.entries().len();
        match command {
            Command::Up => self.home.row = self.home.row.saturating_sub(1),
            Command::Down => self.home.row = (self.home.row + 1).min(entries.saturating_sub(1)),
            Command::Enter => match self.home.chosen() {
                Some(Entry::Draft(known)) => effects.push(Effect::Open {
                    path: known.path.clone(),
                    starter: None,
                }),
                Some(Entry::Blank) => self.ask_for_file(None),
                Some(Entry::Starter(offer)) => {
                    let name = offer.name;
                    self.ask_for_file(Some(name));
                }
                Some(Entry::Language) => self.switch_language(effects),
                Some(Entry::Quit) => self.quit(effects),
                None => {}
            },
            _ => {}
        }
    }

    pub(super) fn ask_for_file(&mut self, starter: Option<&'static str>) {
        let name = text("沟通方案.plan.json", "communication.plan.json").in_lang(self.lang);
        self.popups.push(Popup::Prompt {
            purpose: Purpose::New { starter },
            line: Line::holding(name),
        });
    }

    /// Asks whose version of the draft counts, or where ours goes.
    pub(super) fn ask_whose(&mut self, rival: Rival) {
        // "Decide later" is highlighted: a key pressed too often must not decide.
        let row = rival.choices().len() - 1;
        self.popups.push(Popup::Conflict { rival, row });
    }

    pub(super) fn settle_rival(&mut self, how: Settle, effects: &mut Vec<Effect>) {
        match how {
            Settle::Mine => effects.push(Effect::KeepMine),
            Settle::Theirs => effects.push(Effect::TakeTheirs),
            Settle::Elsewhere => self.ask_for_copy(),
            Settle::Later => {}
        }
    }

    /// Asks for another file to keep the draft in.
    pub(super) fn ask_for_copy(&mut self) {
        let Some(path) = &self.path else { return };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.popups.push(Popup::Prompt {
            purpose: Purpose::SaveAs,
            line: Line::holding(name),
        });
    }

    pub(super) fn answer_prompt(&mut self, effects: &mut Vec<Effect>) {
        let Some(Popup::Prompt { purpose, line }) = self.popups.last() else {
            return;
        };
        let name = line.text.trim();
        if let Purpose::RuleOut { what, .. } = purpose {
            if name.is_empty() {
                let hint = text("请写一句理由。", "Say why, in one sentence.");
                return self.tell(hint.in_lang(self.lang));
            }
            let (what, reason) = (what.clone(), name.to_owned());
            return self.rule_out(&what, &reason);
        }
        if name.is_empty() {
            let hint = text("请先写文件名。", "Type a file name first.");
            return self.tell(hint.in_lang(self.lang));
        }
        let path = PathBuf::from(name);
        match purpose.clone() {
            Purpose::SaveAs => effects.push(Effect::SaveAs(path)),
            Purpose::New { starter } => effects.push(Effect::Open { path, starter }),
            Purpose::RuleOut { .. } => {}
        }
    }

    pub(super) fn ask_to_replace(&mut self, path: PathBuf) {
        let shown = path.display().to_string();
        if let Some(Popup::Export(exporting)) = self.popups.last_mut() {
            exporting.replaces(path);
        }
        self.warn(match self.lang {
            Lang::Zh => format!("“{shown}”已存在。再按一次回车替换它，或改个名字。"),
            Lang::En => {
                format!(
                    "\"{shown}\" exists. Press Enter again to replace it, or type another name."
                )
            }
        });
    }

    pub(super) fn exported(&mut self, path: &str) {
        self.popups.clear();
        self.tell(match self.lang {
            Lang::Zh => format!("已导出：{path}"),
            Lang::En => format!("The document was written to {path}"),
        });
    }

    pub(super) fn quit(&mut self, effects: &mut Vec<Effect>) {
        if let Some(rival) = self.conflict.filter(|_| !self.leaving) {
            self.leaving = true;
            return self.ask_whose(rival);
        }
        match (&self.saving, self.leaving) {
            (Saving::Failed(_), true) => effects.push(Effect::Abandon),
            _ => {
                self.leaving = true;
                self.learn_director(effects);
                effects.push(Effect::Quit);
            }
        }
    }

    /// The last save failed: the program stays, and says so.
    pub fn stay(&mut self, why: String) {
        self.warn(words::not_saved_stay(&why, self.lang));
        self.saving = Saving::Failed(why);
        self.leaving = true;
    }

    pub(super) fn interrupt(&mut self, effects: &mut Vec<Effect>) {
        match self.interrupted {
            Some(before) if self.now.saturating_sub(before) <= INTERRUPT => self.quit(effects),
            _ => {
                self.interrupted = Some(self.now);
                self.tell(words::interrupted(self.lang));
            }
        }
    }

    pub(super) fn leave_draft(&mut self, effects: &mut Vec<Effect>) {
        effects.push(Effect::Save);
        self.learn_director(effects);
        effects.push(Effect::Close);
    }
}
