//! The screen: terminal, input, views. Only this room names ratatui and crossterm.

pub mod backend;
mod clipboard;
pub mod decode;
mod editor;
mod files;
pub mod input;
pub mod opening;
pub mod paint;
pub mod run;
pub mod sequence;
pub mod session;
pub mod signals;
pub mod theme;
pub mod view;
pub mod writing;
