//! The usual phases of a project, laid out between its start and its end.

use super::suggest::set;
use crate::calendar::dates;
use crate::catalog::{PHASES, STAGES, Stage};
use crate::form::{Edit, Ids, SheetRef};
use crate::locale::Lang;
use crate::plan::Plan;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The phases that are usual for the plan's kind of project.
pub fn of(plan: &Plan) -> &'static [Stage] {
    let kind = plan.project.kind.as_str();
    let found = STAGES.iter().find(|(known, _)| *known == kind);
    found.or(STAGES.last()).map_or(&[], |(_, stages)| stages)
}

/// The usual phases of this kind of project, laid out between start and end; each ends on a workday.
pub fn edits(plan: &Plan, after: &Plan, lang: Lang, ids: &mut Ids) -> Vec<Edit> {
    if !after.phases.is_empty() {
        return Vec::new();
    }
    let project = &plan.project;
    let span = dates::parse(&project.start)
        .ok()
        .zip(dates::parse(&project.end).ok())
        .filter(|(start, end)| start < end);
    let sheet: SheetRef = &PHASES;
    let stages = of(plan);
    let mut edits = Vec::new();
    let mut share = 0;
    let mut begins = span.map(|(start, _)| start);
    for (place, stage) in stages.iter().enumerate() {
        share += stage.share;
        let mut loose = sheet.blank(ids.fresh(|_| false));
        set(sheet, &mut loose, "name", stage.name.in_lang(lang));
        let milestone = stage.milestone.in_lang(lang);
        set(sheet, &mut loose, "milestone", milestone);
        if let (Some((start, end)), Some(from)) = (span, begins) {
            let last = place + 1 == stages.len();
            let to = match last {
                true => end,
                false => back_to_workday(at_share(start, end, share)).max(from),
            };
            set(sheet, &mut loose, "start", &from.to_string());
            set(sheet, &mut loose, "end", &to.to_string());
            begins = to.checked_add(1.day()).ok().map(on_to_workday);
        }
        edits.push(Edit::Insert {
            sheet,
            row: place,
            loose,
        });
    }
    edits
}

fn at_share(start: Date, end: Date, share: i32) -> Date {
    let days = start.until(end).map_or(0, |span| span.get_days());
    start
        .checked_add((days * share / 100).days())
        .unwrap_or(end)
}

fn back_to_workday(date: Date) -> Date {
    shift(date, -1)
}

fn on_to_workday(date: Date) -> Date {
    shift(date, 1)
}

fn shift(mut date: Date, step: i64) -> Date {
    while matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
        match date.checked_add(step.days()) {
            Ok(next) => date = next,
            Err(_) => break,
        }
    }
    date
}
