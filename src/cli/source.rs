//! The draft that a command reads.

use super::{Exit, Failure};
use crate::draft;
use crate::draft::disk::{self, LoadError};
use crate::form::Ids;
use crate::locale::{Lang, text};
use crate::plan::Plan;
use crate::tui::opening;
use clap::ArgMatches;
use std::io::{self, Read};
use std::path::Path;

/// PLAN as it stands on the command line.
pub fn named(matches: &ArgMatches) -> &str {
    matches.get_one::<String>("plan").map_or("", String::as_str)
}

/// Reads a draft from a file, or from standard input.
pub fn load(plan: &str, lang: Lang) -> Result<Plan, Failure> {
    let mut ids = Ids::new(opening::seed());
    let (shown, read) = match plan {
        "-" => {
            let mut bytes = Vec::new();
            let most = draft::MOST_BYTES as u64 + 1;
            let read = io::stdin().lock().take(most).read_to_end(&mut bytes);
            let shown = text("标准输入", "standard input").in_lang(lang).to_owned();
            let plan = match read {
                Ok(_) => draft::read(&bytes, &mut ids).map_err(LoadError::Fault),
                Err(error) => Err(LoadError::Trouble(error.into())),
            };
            (shown, plan)
        }
        file => {
            let path = opening::file_of(Path::new(file));
            let plan = disk::load(&path, &mut ids).map(|loaded| loaded.plan);
            (path.display().to_string(), plan)
        }
    };
    read.map_err(|error| {
        let exit = match error {
            LoadError::Fault(_) => Exit::Data,
            LoadError::Trouble(_) => Exit::Io,
        };
        Failure(exit, error.say(lang, &shown))
    })
}
