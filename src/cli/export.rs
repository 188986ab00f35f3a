//! `export`: a draft becomes a document.

use super::{Exit, Failure, Outcome, print, source, tell};
use crate::document::{Audience, OUTLINES, outline};
use crate::draft::disk;
use crate::export::{self, FORMATS, Format, Job};
use crate::locale::{Lang, text};
use crate::tui::writing;
use clap::ArgMatches;
use std::io::{self, IsTerminal};
use std::path::Path;

/// Runs the command.
pub fn run(matches: &ArgMatches, asked: Option<Lang>, heard: Option<Lang>) -> Outcome {
    let lang = heard.unwrap_or(Lang::En);
    let plan = source::named(matches);
    let output: Option<&String> = matches.get_one("output");
    let output = output.filter(|output| *output != "-");
    if let Some(output) = output {
        refuse_draft(Path::new(output), lang)?;
    }
    let format = format(matches.get_one("format"), output, lang)?;
    let loaded = source::load(plan, lang)?;
    // Where the environment says nothing, the draft's language is its author's.
    let lang = heard
        .or_else(|| Lang::of_tag(&loaded.language))
        .unwrap_or(lang);
    let spoken = asked
        .or_else(|| Lang::of_tag(&loaded.language))
        .unwrap_or(Lang::En);
    let named = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let job = Job {
        plan: &loaded,
        outline: outline::of_key(named("outline")).unwrap_or(OUTLINES[0]),
        lang: spoken,
        audience: Audience::of_key(named("audience")).unwrap_or(Audience::ALL[0]),
    };
    let bytes = export::make(format, &job);
    match output {
        Some(output) => write(Path::new(output), &bytes, lang),
        None if !format.is_text && io::stdout().is_terminal() => {
            let sentence = text(
                "这种格式不能显示在终端里。请用 -o 写到文件。",
                "This format cannot be shown in a terminal. Write it to a file with -o.",
            );
            Err(Failure(Exit::Usage, sentence.in_lang(lang).to_owned()))
        }
        None => print(&bytes, lang),
    }
}

/// The format that `--format` names, else the one whose ending the file has, else the first.
fn format(
    asked: Option<&String>,
    output: Option<&String>,
    lang: Lang,
) -> Result<&'static Format, Failure> {
    if let Some(format) = asked.and_then(|key| export::of_key(key)) {
        return Ok(format);
    }
    let Some(output) = output else {
        return Ok(&FORMATS[0]);
    };
    let known = export::of_file_name(output);
    known.ok_or_else(|| Failure(Exit::Usage, export::unknown_ending(output, lang)))
}

/// A draft is never replaced by a document.
fn refuse_draft(path: &Path, lang: Lang) -> Outcome {
    if !writing::is_draft(path) {
        return Ok(());
    }
    let shown = path.display().to_string();
    Err(Failure(Exit::Usage, writing::is_a_draft(&shown, lang)))
}

/// Writes the document whole or not at all.
fn write(path: &Path, bytes: &[u8], lang: Lang) -> Outcome {
    let shown = path.display().to_string();
    let replaced = path.exists();
    disk::put(path, bytes)
        .map_err(|trouble| Failure(super::exit_of(trouble), trouble.not_written(lang, &shown)))?;
    tell(&match (lang, replaced) {
        (Lang::Zh, false) => format!("已写入 {shown}"),
        (Lang::Zh, true) => format!("已替换 {shown}"),
        (Lang::En, false) => format!("Wrote {shown}"),
        (Lang::En, true) => format!("Replaced {shown}"),
    });
    Ok(())
}
