//! The draft: the plan as JSON, both ways, and where and how it is kept. One walk of the catalogue serves reading,
//! writing, schema and faults. Only `disk` touches the outside.

pub mod disk;
mod fault;
pub mod import;
mod json;
mod layout;
mod read;
mod say;
mod schema;
mod shown;
pub mod table;
mod write;
mod writer;

pub use disk::{Bookmark, Habits};
pub use fault::{Crumb, Fault, FaultKind, Shape};
pub use read::{read, read_newer};
pub use schema::schema;
pub use shown::{cut, safe};
pub use write::write;
pub use writer::{Handle, Pace, Writer, WriterEvent};

/// The format that this version writes.
pub const FORMAT: u64 = 1;
/// The largest draft that is read, in bytes.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;
/// How deep objects and lists may lie in each other.
pub const MOST_DEPTH: usize = 64;
/// How many rows a list may have; also how many members an object.
pub const MOST_ROWS: usize = 10_000;
/// The longest text of a field, in bytes.
pub const MOST_TEXT: usize = 1024 * 1024;
