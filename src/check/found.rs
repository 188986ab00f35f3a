//! Collecting findings: what was ruled out is left out, what ripens is told once while the document is a draft.

use super::finding::{Finding, Word};
use super::rule::{Level, Rule, Severity};
use super::silence::Silence;
use crate::catalog::STEPS;
use crate::form::{Cell, SheetRef};
use crate::plan::Plan;
use std::collections::HashSet;

/// Where a finding is.
pub struct Spot {
    sheet: SheetRef,
    row: Option<usize>,
    field: usize,
    mark: Option<String>,
}

/// An answer of a row; of a record, row 0.
pub fn at(sheet: SheetRef, row: usize, member: &str) -> Spot {
    Spot {
        sheet,
        row: Some(row),
        field: sheet.field(member).unwrap_or(0),
        mark: None,
    }
}

/// A list as a whole: where a row is missing.
pub fn list(sheet: SheetRef) -> Spot {
    Spot {
        sheet,
        row: None,
        field: 0,
        mark: None,
    }
}

impl Spot {
    /// Marks the finding by a word of its own, where the row's id would not tell it from others.
    pub fn marked(mut self, mark: &str) -> Spot {
        self.mark = Some(mark.to_owned());
        self
    }
}

/// What of a rule that ripens is told together: by rule, and by step for gaps.
struct Summary {
    rule: &'static Rule,
    group: &'static str,
    spot: Spot,
    names: Vec<Word>,
    count: usize,
}

/// The findings so far.
pub struct Found<'p> {
    plan: &'p Plan,
    is_ready: bool,
    silence: Silence<'p>,
    findings: Vec<Finding>,
    summaries: Vec<Summary>,
    /// Answers that some rule has found missing, by sheet, row and field: they need no second finding.
    told: HashSet<(&'static str, usize, usize)>,
}

impl<'p> Found<'p> {
    /// Nothing found yet.
    pub fn new(plan: &'p Plan, is_ready: bool) -> Found<'p> {
        Found {
            plan,
            is_ready,
            silence: Silence::of(plan),
            findings: Vec::new(),
            summaries: Vec::new(),
            told: HashSet::new(),
        }
    }

    /// Whether a rule was ruled out as a whole, or for this mark.
    pub fn is_silent(&self, rule: &Rule, mark: &str) -> bool {
        self.silence.covers(rule.id, mark)
    }

    /// Notes what a rule found.
    pub fn add(&mut self, rule: &'static Rule, spot: Spot, words: Vec<Word>) {
        let severity = match rule.level {
            Level::Always(severity) => severity,
            Level::Late(_) if !self.is_ready => return,
            Level::Late(severity) => severity,
            Level::Ripens(_) => Severity::Warning,
        };
        self.add_as(rule, severity, spot, words);
    }

    /// The same, where the case decides how grave it is.
    pub fn add_as(
        &mut self,
        rule: &'static Rule,
        severity: Severity,
        spot: Spot,
        words: Vec<Word>,
    ) {
        let mark = self.mark(&spot);
        if self.is_silent(rule, &mark) || self.is_silent(rule, spot.sheet.about().name) {
            return;
        }
        let cell = self.cell(&spot);
        self.findings.push(Finding {
            rule,
            severity,
            cell,
            mark,
            sentence: rule.sentence,
            words,
        });
    }

    /// Notes what a rule that ripens found. While the document is a draft, all of a group is one hint that names the
    /// rows; `group` is a step's key or empty.
    pub fn ripe(
        &mut self,
        rule: &'static Rule,
        group: &'static str,
        spot: Spot,
        names: Vec<Word>,
        words: Vec<Word>,
    ) {
        self.ripe_with(rule, group, spot, (names.len(), names), words);
    }

    /// The same, where a name stands for so many things.
    pub fn ripe_with(
        &mut self,
        rule: &'static Rule,
        group: &'static str,
        spot: Spot,
        (count, names): (usize, Vec<Word>),
        words: Vec<Word>,
    ) {
        if self.is_ready {
            return self.add(rule, spot, words);
        }
        let mark = self.mark(&spot);
        if self.is_silent(rule, &mark)
            || self.is_silent(rule, spot.sheet.about().name)
            || self.is_silent(rule, group)
        {
            return;
        }
        // The newest summary first: rows of one rule and group come one after the other.
        let held = self.summaries.iter_mut().rev().take(16);
        let held = { held }.find(|held| held.rule == rule && held.group == group);
        match held {
            Some(held) => {
                held.names.extend(names);
                held.count += count;
            }
            None => self.summaries.push(Summary {
                rule,
                group,
                spot,
                names,
                count,
            }),
        }
    }

    /// Says that an answer was found missing, so that it is no gap as well.
    pub fn tell(&mut self, sheet: SheetRef, row: usize, member: &str) {
        if let Some(field) = sheet.field(member) {
            self.told.insert((sheet.about().name, row, field));
        }
    }

    /// Whether an answer was found missing already.
    pub fn is_told(&self, sheet: SheetRef, row: usize, field: usize) -> bool {
        self.told.contains(&(sheet.about().name, row, field))
    }

    /// All of them: the gravest first, then in the order of the conversation.
    pub fn sorted(mut self) -> Vec<Finding> {
        for summary in std::mem::take(&mut self.summaries) {
            let Level::Ripens(sentence) = summary.rule.level else {
                continue;
            };
            let cell = self.cell(&summary.spot);
            let count = Word::figure(summary.count);
            self.findings.push(Finding {
                rule: summary.rule,
                severity: Severity::Hint,
                cell,
                mark: summary.group.to_owned(),
                sentence,
                words: vec![Word::List(summary.names), count],
            });
        }
        self.findings
            .sort_by_key(|finding| (finding.severity, order(&finding.cell)));
        self.findings
    }

    fn mark(&self, spot: &Spot) -> String {
        match (&spot.mark, spot.row) {
            (Some(mark), _) => mark.clone(),
            (None, Some(row)) if spot.sheet.is_list() => spot.sheet.id(self.plan, row).to_owned(),
            (None, Some(_)) => spot.sheet.ask(spot.field).key.to_owned(),
            (None, None) => spot.sheet.about().name.to_owned(),
        }
    }

    fn cell(&self, spot: &Spot) -> Cell {
        match spot.row {
            Some(row) => Cell::new(spot.sheet, self.plan, row, spot.field),
            None => Cell {
                sheet: spot.sheet,
                id: String::new(),
                hint: spot.sheet.rows(self.plan),
                field: spot.field,
            },
        }
    }
}

/// Where a cell stands in the conversation.
fn order(cell: &Cell) -> (usize, usize, usize, usize) {
    let found = STEPS.iter().enumerate().find_map(|(step, about)| {
        let sheet = about.sheets.iter().position(|sheet| *sheet == cell.sheet)?;
        Some((step, sheet))
    });
    let (step, sheet) = found.unwrap_or_default();
    (step, sheet, cell.hint, cell.field)
}
