//! Text as a person edits it: measured in cells, moved through in grapheme
//! clusters, wrapped by Unicode line breaking, changed by splices.
//!
//! Everything here is a pure function of its arguments. Positions are byte
//! offsets; every position handed out stands on a cluster boundary, and a
//! position handed in that does not is moved back to one.
//!
//! One deviation from Unicode segmentation: CR LF counts as two clusters, since
//! a row ends before its LF and a caret at that end must be a boundary.

mod caret;
mod clean;
mod edit;
mod motion;
mod width;
mod wrap;

pub use caret::{Caret, at, ceil, floor, place, window};
pub use clean::{CAP, Cleaned, clean};
pub use edit::{Erase, Splice, erase, insert, joins};
pub use motion::{Motion, moved};
pub use width::{clusters, cut, is_plain, shown, width};
pub use wrap::{Row, wrap};
