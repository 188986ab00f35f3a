//! Plan, outline and language make a neutral document, which every format and the preview render.

mod annex;
mod answers;
mod aspects;
mod compose;
mod computed;
mod dress;
mod excerpts;
mod figure;
mod figures;
mod grid;
mod inputs;
mod lanes;
mod lead;
mod model;
pub mod outline;
mod papers;
mod part;
mod pieces;
mod reader;
mod ready;
mod summary;
#[cfg(test)]
mod tests;
mod translation;
mod workload;

pub use answers::Answers;
pub use compose::{Begun, Composer, compose, parts};
pub(crate) use compose::{chapter_number, part_number};
pub use figure::{
    Axis, Bar, Bars, Drawing, Figure, Flow, Ladder, Lane, Matrix, MatrixCell, Rung, Span, Timeline,
    Way,
};
pub use grid::Grid;
pub use inputs::inputs;
pub use model::{
    Audience, Block, Column, DASH, Document, GAP, Inline, Key, Kind, Line, PENDING, Section, Table,
    TableRow, flow, plain, words,
};
pub use outline::{OUTLINES, Outline, PAPERS, Paper};
pub use translation::{in_language, translation};
