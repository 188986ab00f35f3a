//! What a chapter is made from: whoever keeps composed chapters needs to know which edits make one stale. Fields say
//! which parts their sheet feeds, and arrows which other sheets it names; only what a part reads besides is listed here.

use super::outline::{Chapter, Motif, Source};
use crate::catalog;
use crate::form::{Ask, Part, SheetRef};

/// The sheets that a chapter reads, each by its name.
pub fn inputs(chapter: &Chapter) -> Vec<&'static str> {
    let mut read = Vec::new();
    for piece in chapter.pieces {
        match piece.source {
            Source::Fields(part, ..) => {
                let feeds = |sheet: &SheetRef| {
                    let mut places = sheet.asks().flat_map(|(_, ask)| ask.places);
                    places.any(|place| place.part() == part)
                };
                for sheet in catalog::sheets().filter(feeds) {
                    note(&mut read, sheet);
                }
                note_named(&mut read, |name| besides(part).contains(&name));
            }
            Source::ByPhase | Source::Raci | Source::ByRhythm | Source::ByContent(_) => {
                note_named(&mut read, |name| name == "schedule.rows");
            }
            Source::DutiesOf(_) => note_named(&mut read, |name| name == "stakeholders.rows"),
            Source::TopRisks => note_named(&mut read, |name| name == "risks.rows"),
            Source::Form(_) => note_named(&mut read, |name| FORM.contains(&name)),
            Source::CostControl
            | Source::PlainLanguage
            | Source::HowTo
            | Source::Questions(_)
            | Source::CommentLead
            | Source::CommentSheet => {}
            Source::Figure(motif) => note_named(&mut read, |name| shown(motif).contains(&name)),
            // A summary of everything, hours that follow from people, times and the project's length, and whatever may
            // be missing.
            Source::AtAGlance
            | Source::KeyPoints
            | Source::Load
            | Source::SixAspects
            | Source::NeedsLead
            | Source::Needs => note_named(&mut read, |_| true),
        }
    }
    read
}

/// Whence forms take names and times.
const FORM: [&str; 8] = [
    "project",
    "stakeholders.rows",
    "channels.rows",
    "channels",
    "schedule.rows",
    "schedule",
    "evaluation.rows",
    "review.approvals",
];

/// What a part's computed cells and ready paragraphs read, besides the sheets that feed it.
fn besides(part: Part) -> &'static [&'static str] {
    match part {
        // The version and date of the cover, and whose organisation somebody belongs to.
        Part::Control => &["review.revisions"],
        Part::Register => &["project"],
        // Whether the plan has a level of sensitivity, and whether a third party takes part.
        Part::Channels => &["project", "stakeholders.rows"],
        // The sensitivity of what names none, and the parties' names.
        Part::Content | Part::Approvals => &["project"],
        // Who signs.
        Part::Introduction => &["project", "review.approvals"],
        // It counts what the plan holds, and ends with the next review.
        Part::Closing => &[
            "goals.rows",
            "stakeholders.rows",
            "channels.rows",
            "schedule.rows",
            "risks.rows",
            "evaluation.rows",
            "evaluation",
        ],
        _ => &[],
    }
}

/// What a figure shows; sheets that those refer to are noted with them. The sides bear the parties' names.
fn shown(motif: Motif) -> &'static [&'static str] {
    match motif {
        Motif::Power => &["stakeholders.rows"],
        Motif::Flow => &["project", "schedule.rows"],
        Motif::Ladder => &["project", "risks.ladder"],
        Motif::Risks => &["risks.rows"],
        Motif::Timeline => &["project.phases"],
    }
}

fn note_named(read: &mut Vec<&'static str>, is_read: impl Fn(&str) -> bool) {
    for sheet in catalog::sheets().filter(|sheet| is_read(sheet.about().name)) {
        note(read, sheet);
    }
}

/// Notes a sheet with those that its rows name: a rename there shows here.
fn note(read: &mut Vec<&'static str>, sheet: SheetRef) {
    push(read, sheet);
    for (_, ask) in sheet.asks() {
        if let Some(target) = ask.kind.refers_to() {
            note_mentioned(read, target);
        }
    }
}

/// Notes a sheet of which only the rows' names are read; a row may be named after another.
fn note_mentioned(read: &mut Vec<&'static str>, sheet: SheetRef) {
    if !push(read, sheet) {
        return;
    }
    let naming = |(_, ask): &(usize, &Ask)| sheet.about().named_by.contains(&ask.key);
    for (_, ask) in sheet.asks().filter(naming) {
        if let Some(target) = ask.kind.refers_to() {
            note_mentioned(read, target);
        }
    }
}

fn push(read: &mut Vec<&'static str>, sheet: SheetRef) -> bool {
    let name = sheet.about().name;
    let is_new = !read.contains(&name);
    if is_new {
        read.push(name);
    }
    is_new
}
