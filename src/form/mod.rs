//! How a question is described: label, help, example, kind, where it goes in the document; and how its answer is
//! reached and changed without knowing the record behind it.

mod ask;
mod edit;
mod field;
mod ids;
mod place;
mod sheet;
mod step;

pub use ask::{Ask, Kind, Tier, Token};
pub use edit::{Cell, Edit};
pub use field::{Field, Slot};
pub(crate) use field::{list, text};
pub use ids::Ids;
pub use place::{Part, Place};
pub use sheet::{About, Loose, Many, One, Sheet, SheetRef, Value};
pub use step::Step;
