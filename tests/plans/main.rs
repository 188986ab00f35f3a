//! Laws of any plan: what is written, in any format, is read back by somebody else's parser with the structure that was
//! meant and the texts that were typed. Plans come from the catalogue's own list of questions.

#[path = "../exports/package.rs"]
mod package;
#[path = "../exports/page.rs"]
mod page;
#[path = "../support/plans.rs"]
mod plans;
#[path = "../exports/reread.rs"]
mod reread;
#[path = "../exports/second.rs"]
mod second;
#[path = "../formats/table.rs"]
mod table;

mod calendar;
mod client;
mod document;
mod import;
mod reach;
mod tables;

use commplan::document::{Audience, OUTLINES, Outline, PAPERS};
use commplan::export::{Job, of_key};
use commplan::locale::Lang;
use commplan::plan::Plan;
use proptest::prelude::*;
use proptest::sample::select;
use std::fmt::Debug;

/// In which outline or as which paper, in which language, for whom.
type Form = (&'static Outline, Lang, Audience);

fn form() -> impl Strategy<Value = Form> {
    let place = 0..OUTLINES.len() + PAPERS.len();
    let outline = place.prop_map(|place| match OUTLINES.get(place) {
        Some(outline) => *outline,
        None => PAPERS[place - OUTLINES.len()],
    });
    (outline, select(&Lang::ALL[..]), select(&Audience::ALL[..]))
}

fn job<'p>(plan: &'p Plan, (outline, lang, audience): Form) -> Job<'p> {
    Job {
        plan,
        outline,
        lang,
        audience,
    }
}

fn bytes(job: &Job, format: &str) -> Vec<u8> {
    let format = of_key(format).expect("a format");
    (format.render)(job)
}

fn text(job: &Job, format: &str) -> String {
    String::from_utf8(bytes(job, format)).expect("UTF-8")
}

/// Compares piece by piece, so that a difference is seen among thousands of lines.
fn same<T: PartialEq + Debug>(read: &[T], meant: &[T]) -> Result<(), TestCaseError> {
    for (read, meant) in read.iter().zip(meant) {
        prop_assert_eq!(read, meant);
    }
    prop_assert_eq!(read.len(), meant.len());
    Ok(())
}
