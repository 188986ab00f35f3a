//! commplan: a wizard for client-project communication management plans. The rooms, from the ground up; no room
//! imports one that stands below it here:
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod calendar;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod document;
pub mod draft;
pub mod export;
pub mod form;
pub mod locale;
pub mod plan;
pub mod text;
pub mod tui;
pub mod wizard;
