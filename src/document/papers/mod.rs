//! Papers that go with a plan: what is asked of the client, the questions as a blank form, and the plan before it is
//! agreed, to be commented on.

mod blank;
mod comment;
mod needs;

pub(super) use blank::{how_to, questions};
pub(super) use comment::{lead as comment_lead, number, sheet as comment_sheet};
pub(super) use needs::{groups as needs, lead as needs_lead};

use super::model::{Line, Table, TableRow};
use super::pieces::column;
use super::reader::Reader;
use crate::locale::Text;

/// A table to be written in by hand.
fn to_fill(reader: &Reader, columns: &[(Text, u8)], rows: Vec<Vec<Vec<Line>>>) -> Table {
    Table {
        columns: (columns.iter())
            .map(|(heading, width)| column(reader, *heading, *width))
            .collect(),
        rows: (rows.into_iter())
            .map(|cells| TableRow { key: None, cells })
            .collect(),
        is_signed: false,
        is_form: true,
    }
}
