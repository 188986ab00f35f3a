//! The findings on the review page: looked for when the page is shown, a way from each to its field and back, and
//! "does not apply" with a reason.

use super::Wizard;
use super::focus::{At, Focus, Stop};
use super::keymap::Command;
use super::popup::{Line, Popup, Purpose};
use super::words;
use crate::catalog::{RULED_OUT, STEPS};
use crate::check::{self, Finding, Mark, Severity};
use crate::form::{Cell, Edit, SheetRef, Tier};
use crate::locale::text;
use crate::text::{Row, wrap};

/// What was found, and where the user is in it.
#[derive(Debug, Default)]
pub struct Findings {
    /// The findings, the gravest first.
    pub all: Vec<Finding>,
    /// The selected one.
    pub row: usize,
    /// The count of edits when they were looked for; `None`: not yet.
    seen: Option<u64>,
    /// The sheet that a finding led to: Esc comes back from it.
    visit: Option<SheetRef>,
}

/// A line of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingLine {
    /// The title, with how many there are.
    Title,
    /// Nothing was found.
    Nothing,
    /// The heading of a severity.
    Heading(Severity),
    /// A finding on one line; a selected one in full, from this line of it.
    Entry {
        /// Its place.
        row: usize,
        /// Which line of it.
        line: usize,
    },
    /// Left free.
    Space,
}

/// Whether a step is the one that shows the findings.
pub fn shows_findings(step: usize) -> bool {
    STEPS.get(step).is_some_and(|step| step.key == "review")
}

impl Wizard {
    /// What was found when the review page was last shown.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Looks through the plan where the review page is shown and something was edited since. While one types there the
    /// findings wait, so that a key costs no walk through the plan.
    pub(super) fn refresh_findings(&mut self, before: Focus) {
        if self.path.is_none() {
            return;
        }
        if let Some(sheet) = self.findings.visit
            && sheet.about().step != self.focus.step().key
        {
            self.findings.visit = None;
        }
        let is_shown = shows_findings(self.focus.step)
            && matches!(self.focus.at, At::Page(_) | At::Steps)
            && !self.preview.is_whole;
        let is_typing = before == self.focus && self.focused_text().is_some();
        let is_fresh = self.findings.seen == Some(self.edits);
        if !is_shown || is_fresh || (is_typing && self.findings.seen.is_some()) {
            return;
        }
        self.findings.all = check::findings(&self.plan);
        self.findings.seen = Some(self.edits);
        let last = self.findings.all.len().saturating_sub(1);
        self.findings.row = self.findings.row.min(last);
    }

    /// Forgets what was found: another draft is open.
    pub(super) fn forget_findings(&mut self) {
        self.findings = Findings::default();
    }

    /// How far a step has come; an error found in it counts until one of its sheets is edited.
    pub fn step_mark(&self, step: usize) -> Mark {
        let seen = self.findings.seen.unwrap_or(0);
        let key = STEPS[step].key;
        let is_wrong = |found: &Finding| {
            let about = found.cell.sheet.about();
            found.severity == Severity::Error
                && about.step == key
                && self.touched(about.name) <= seen
        };
        // The gravest come first.
        let errors = self.findings.all.iter();
        let mut errors = errors.take_while(|found| found.severity == Severity::Error);
        match errors.any(is_wrong) {
            true => Mark::Broken,
            false => self.tally.mark(step, &self.plan),
        }
    }

    /// What keys do on the findings.
    pub(super) fn on_findings(&mut self, command: Command) {
        let last = self.findings.all.len().saturating_sub(1);
        match command {
            Command::Up if self.findings.row == 0 => self.step_on_page(false),
            Command::Up => self.findings.row -= 1,
            Command::Down if self.findings.row >= last => self.step_on_page(true),
            Command::Down => self.findings.row += 1,
            Command::Enter if self.findings.all.is_empty() => self.move_stop(true),
            Command::Enter => self.visit_finding(),
            Command::RuleOut => self.ask_why(),
            _ => {}
        }
    }

    /// Selects a finding by its number.
    pub(super) fn select_finding(&mut self, row: usize) {
        self.findings.row = row.min(self.findings.all.len().saturating_sub(1));
    }

    /// To the field of the selected finding; to the line that adds where a row is missing.
    fn visit_finding(&mut self) {
        let Some(found) = self.findings.all.get(self.findings.row) else {
            return;
        };
        let cell = found.cell.clone();
        let place = STEPS.iter().enumerate().find_map(|(step, about)| {
            let sheet = about.sheets.iter().position(|sheet| *sheet == cell.sheet)?;
            Some((step, sheet))
        });
        let Some((step, sheet)) = place else { return };
        match cell.row(&self.plan) {
            Some(row) => self.go_to((step, sheet, row, asked(&cell))),
            None => {
                if step != self.focus.step {
                    self.scroll = 0;
                }
                let at = At::Page(Stop::List { sheet });
                self.go(Focus { step, at });
                self.select(sheet, cell.sheet.rows(&self.plan), None);
            }
        }
        self.findings.visit = Some(cell.sheet);
        let back = text("Esc 回到检查结果。", "Esc comes back to the findings.");
        self.tell(back.in_lang(self.lang));
    }

    /// Back to the findings from the place that one of them led to. `false` where none did.
    pub(super) fn leave_visit(&mut self) -> bool {
        let Some(sheet) = self.findings.visit.take() else {
            return false;
        };
        let here = match self.focus.at {
            At::Page(Stop::List { sheet }) => Some(self.focus.sheet(sheet)),
            At::Row { sheet, .. } | At::Cell { sheet, .. } => Some(self.focus.sheet(sheet)),
            _ => self.focus.field().map(|(sheet, ..)| sheet),
        };
        let step = (0..STEPS.len()).find(|step| shows_findings(*step));
        match step {
            Some(step) if here == Some(sheet) => {
                let at = At::Page(Stop::Findings);
                self.scroll = 0;
                self.go(Focus { step, at });
                true
            }
            _ => false,
        }
    }

    /// Asks for the reason why the selected finding does not apply.
    fn ask_why(&mut self) {
        let Some(found) = self.findings.all.get(self.findings.row) else {
            return;
        };
        let purpose = Purpose::RuleOut {
            what: found.key(),
            said: found.say(self.lang),
        };
        let line = Line::default();
        self.popups.push(Popup::Prompt { purpose, line });
    }

    /// Notes that a finding does not apply, and why.
    pub(super) fn rule_out(&mut self, what: &str, reason: &str) {
        self.popups.pop();
        let sheet: SheetRef = &RULED_OUT;
        if self.is_full(sheet) {
            return;
        }
        let id = self.ids.fresh(|id| sheet.place(&self.plan, id).is_some());
        let mut loose = sheet.blank(id);
        super::suggest::set(sheet, &mut loose, "what", what);
        super::suggest::set(sheet, &mut loose, "reason", reason);
        let row = sheet.rows(&self.plan);
        let edit = Edit::Insert { sheet, row, loose };
        let name = check::ruled_out_words(&self.plan, what, self.lang).unwrap_or_default();
        let change = words::change(text("标为不适用：", "rule out"), &name, self.lang);
        self.change(vec![edit], change);
        self.history.seal();
        let told = text(
            "已标为不适用，不再提示。Ctrl-Z 收回。",
            "Noted as not applying; it is not told again. Ctrl-Z takes it back.",
        );
        self.tell(told.in_lang(self.lang));
    }

    /// The findings line by line: title, then each severity with its own; the selected one in full.
    pub fn finding_lines(&self) -> Vec<FindingLine> {
        let mut lines = vec![FindingLine::Title];
        if self.findings.all.is_empty() {
            lines.push(FindingLine::Nothing);
        }
        let mut before = None;
        for (row, found) in self.findings.all.iter().enumerate() {
            if before != Some(found.severity) {
                if before.is_some() && self.layout.is_tall() {
                    lines.push(FindingLine::Space);
                }
                lines.push(FindingLine::Heading(found.severity));
                before = Some(found.severity);
            }
            let height = match self.has_focus(Stop::Findings) && row == self.findings.row {
                true => 1 + self.finding_rows(&found.say(self.lang)).len(),
                false => 1,
            };
            lines.extend((0..height).map(|line| FindingLine::Entry { row, line }));
        }
        lines
    }

    /// A finding's sentence, wrapped as it is drawn in full.
    pub fn finding_rows(&self, said: &str) -> Vec<Row> {
        let mut rows = wrap(said, self.layout.body.saturating_sub(2).max(1));
        // Where a caret could stand after a full line is no line of the sentence.
        rows.retain(|row| !said[row.start..row.end].trim().is_empty());
        rows.truncate(4);
        rows
    }
}

/// The field to lead to: what is not asked stands nowhere, so that the sheet's first question stands for it.
fn asked(cell: &Cell) -> usize {
    match cell.sheet.ask(cell.field).tier {
        Tier::Unasked => 0,
        Tier::Page | Tier::More => cell.field,
    }
}
