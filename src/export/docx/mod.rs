//! Word: a package of XML parts, written straight out without a tree in memory.
//!
//! What a reader of Word expects is real: headings by style and numbering, contents by field, lists, head rows that
//! repeat, pages turned for wide tables. The order of elements is the schema's, for Word refuses some files that have
//! another. The package says title, project and the newest revision's date, and nothing about who made it, or where.

mod body;
mod looks;
mod numbering;
mod package;
mod page;
mod picture;
mod styles;
mod table;
mod xml;

use super::Job;
use crate::calendar::dates;

/// The document as a Word file.
pub(super) fn render(job: &Job) -> Vec<u8> {
    let document = job.document();
    // The date that the document prints, if it is one.
    let date = (job.plan.revisions.iter())
        .filter_map(|row| dates::parse(&row.date).ok())
        .max();
    // Writing to memory cannot fail, and no draft fills four gigabytes.
    package::pack(&document, date).unwrap_or_default()
}
