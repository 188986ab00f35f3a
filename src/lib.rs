//! commplan: a wizard for client-project communication management plans.
//!
//! The rooms, from the ground up. No room imports one that stands below it in this list; `tests/house.rs` holds that.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod locale;
pub mod text;
pub mod plan;
pub mod form;
pub mod catalog;
pub mod calendar;
pub mod check;
pub mod document;
pub mod export;
pub mod draft;
pub mod wizard;
pub mod tui;
pub mod cli;
