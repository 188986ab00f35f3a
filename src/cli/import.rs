//! `import`: people from a spreadsheet's CSV come into a draft.

use super::{Exit, Failure, Outcome, exit_of, tell};
use crate::draft::disk::{self, LoadError, SaveError, Trouble};
use crate::draft::import::{self, Refusal};
use crate::draft::{self, MOST_BYTES};
use crate::form::Ids;
use crate::locale::{Lang, text};
use crate::tui::opening;
use clap::ArgMatches;
use std::io::{self, Read};
use std::path::Path;

/// Runs the command.
pub fn run(matches: &ArgMatches, heard: Option<Lang>) -> Outcome {
    let lang = heard.unwrap_or(Lang::En);
    let named = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let (plan, file) = (named("plan"), named("stakeholders"));
    if plan == "-" {
        let sentence = text(
            "导入要写回草稿，草稿不能是标准输入。请给出文件名。",
            "What is imported is written back, so the draft cannot be standard input. Name a file.",
        );
        return Err(Failure(Exit::Usage, sentence.in_lang(lang).to_owned()));
    }
    let path = opening::file_of(Path::new(plan));
    let shown = path.display().to_string();
    let mut ids = Ids::new(opening::seed());
    let loaded = disk::load(&path, &mut ids).map_err(|error| unreadable(&error, lang, &shown))?;
    // Where the environment says nothing, the draft's language is its author's.
    let lang = heard
        .or_else(|| Lang::of_tag(&loaded.plan.language))
        .unwrap_or(lang);
    let (table, bytes) = table(file, lang)?;
    let mut plan = loaded.plan;
    let report = bytes.ok_or(Refusal::TooLarge);
    let report = report.and_then(|bytes| import::stakeholders(&bytes, &mut plan, &mut ids));
    let report = report.map_err(|refusal| Failure(Exit::Data, refusal.say(lang, &table)))?;
    if report.has_changed() {
        let saved = disk::save(&path, &draft::write(&plan), &mut Some(loaded.print));
        saved.map_err(|error| unsaved(error, lang, &shown))?;
    }
    report.say(lang).lines().for_each(tell);
    Ok(())
}

/// The table's name for people and its bytes; none if there are more than a draft may have.
fn table(file: &str, lang: Lang) -> Result<(String, Option<Vec<u8>>), Failure> {
    let (shown, read) = match file {
        "-" => {
            let shown = text("标准输入", "standard input").in_lang(lang).to_owned();
            let mut bytes = Vec::new();
            let most = MOST_BYTES as u64 + 1;
            let read = io::stdin().lock().take(most).read_to_end(&mut bytes);
            let bytes = (bytes.len() <= MOST_BYTES).then_some(bytes);
            (shown, read.map(|_| bytes).map_err(Trouble::from))
        }
        file => (file.to_owned(), disk::bytes_of(Path::new(file), MOST_BYTES)),
    };
    match read {
        Ok(bytes) => Ok((shown, bytes)),
        Err(trouble) => Err(unreadable(&LoadError::Trouble(trouble), lang, &shown)),
    }
}

fn unreadable(error: &LoadError, lang: Lang, shown: &str) -> Failure {
    let exit = match error {
        LoadError::Fault(_) => Exit::Data,
        LoadError::Trouble(_) => Exit::Io,
    };
    Failure(exit, error.say(lang, shown))
}

/// That the draft is as it was.
fn unsaved(error: SaveError, lang: Lang, shown: &str) -> Failure {
    let file = draft::safe(shown);
    let sentence = match (error, lang) {
        (SaveError::Trouble(trouble), _) => {
            return Failure(exit_of(trouble), trouble.not_written(lang, shown));
        }
        (SaveError::TooLarge, Lang::Zh) => format!(
            "没有写入“{file}”：导入后方案会超过 {} MiB。草稿保持原样。",
            MOST_BYTES / 1024 / 1024
        ),
        (SaveError::TooLarge, Lang::En) => format!(
            "\"{file}\" was not written: the plan would be larger than {} MiB. The draft is as it was.",
            MOST_BYTES / 1024 / 1024
        ),
        (SaveError::Changed | SaveError::Gone, Lang::Zh) => {
            format!("没有写入“{file}”：刚才别的程序改动了它。请再导入一次。")
        }
        (SaveError::Changed | SaveError::Gone, Lang::En) => format!(
            "\"{file}\" was not written: another program changed it just now. Import once more."
        ),
    };
    Failure(Exit::Io, sentence)
}
