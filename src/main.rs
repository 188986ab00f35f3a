//! Starts the program and ends with its exit code.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(commplan::cli::run(std::env::args_os().collect()))
}
