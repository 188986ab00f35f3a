//! Arguments and commands. Data goes to standard output, words for people to standard error.

mod args;
mod check;
mod export;
mod import;
mod load;
mod source;

use crate::catalog::{STARTERS, Starter};
use crate::draft;
use crate::draft::disk::{self, LoadError, State, Trouble};
use crate::form::Ids;
use crate::locale::{Lang, text};
use crate::tui::opening;
use crate::tui::run::{self, Ended, Start};
use crate::tui::session::{self, Missing};
use crate::tui::theme::Border;
use clap::ArgMatches;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

pub use crate::tui::opening::offers;

/// What a command ends with, as `sysexits` numbers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All went well.
    Fine = 0,
    /// `check` found errors or warnings.
    Findings = 1,
    /// Wrong use.
    Usage = 2,
    /// A draft that cannot be read.
    Data = 65,
    /// A file that cannot be made.
    Create = 73,
    /// Input or output failed.
    Io = 74,
}

/// A command that failed: its exit code and a sentence for a person.
struct Failure(Exit, String);

type Outcome = Result<(), Failure>;

/// Runs the program with these arguments and returns its exit code.
pub fn run(arguments: Vec<OsString>) -> u8 {
    let asked = asked_language(&arguments);
    let state = State::find();
    let spoken = asked
        .or_else(|| state.as_ref().and_then(State::spoken))
        .or_else(environment_language);
    let lang = spoken.unwrap_or(Lang::En);
    let parsed = args::command(lang).try_get_matches_from(arguments);
    let outcome = match &parsed {
        Ok(matches) => dispatch(matches, asked, spoken, state),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                let _ = error.print();
                Ok(())
            }
            _ => Err(Failure(Exit::Usage, args::wrong_use(error, lang))),
        },
    };
    match outcome {
        Ok(()) => Exit::Fine as u8,
        Err(Failure(exit, sentence)) if sentence.is_empty() => exit as u8,
        Err(Failure(exit, sentence)) => {
            let _ = writeln!(io::stderr(), "{}", draft::safe(&sentence));
            exit as u8
        }
    }
}

fn dispatch(
    matches: &ArgMatches,
    asked: Option<Lang>,
    spoken: Option<Lang>,
    state: Option<State>,
) -> Outcome {
    let lang = spoken.unwrap_or(Lang::En);
    if matches.get_flag("list-starters") {
        let lines = STARTERS
            .iter()
            .map(|starter| format!("{}\t{}\n", starter.name, starter.title.in_lang(lang)));
        return print(lines.collect::<String>().as_bytes(), lang);
    }
    match matches.subcommand() {
        Some(("new", matches)) => new(matches, asked, lang),
        Some(("export", matches)) => export::run(matches, asked, spoken),
        Some(("import", matches)) => import::run(matches, spoken),
        Some(("check", matches)) => check::run(matches, spoken),
        Some(("load", matches)) => load::run(matches, spoken),
        Some(("schema", _)) => print(draft::schema().as_bytes(), lang),
        Some(("completions", matches)) => {
            let shell: Option<&clap_complete::Shell> = matches.get_one("shell");
            let mut script = Vec::new();
            if let Some(shell) = shell {
                let mut command = args::command(lang);
                clap_complete::generate(*shell, &mut command, "commplan", &mut script);
            }
            print(&script, lang)
        }
        Some(("man", _)) => {
            let mut page = Vec::new();
            let made = clap_mangen::Man::new(args::command(lang)).render(&mut page);
            made.map_err(|error| broken_output(&error, lang))?;
            print(&page, lang)
        }
        _ => wizard(matches, spoken, state),
    }
}

/// The language that `--lang` names, found before the arguments are parsed: help and complaints speak it too.
fn asked_language(arguments: &[OsString]) -> Option<Lang> {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if let Some(value) = word.strip_prefix("--lang=") {
            return Lang::of_tag(value);
        }
        if word == "--lang" {
            return words.next().and_then(Lang::of_tag);
        }
    }
    None
}

/// The first of the locale's variables that is set decides, also if it says nothing.
fn environment_language() -> Option<Lang> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| Lang::of_environment(&value))
}

fn wizard(matches: &ArgMatches, spoken: Option<Lang>, state: Option<State>) -> Outcome {
    let plan: Option<&String> = matches.get_one("plan");
    let lang = spoken.unwrap_or(Lang::En);
    if plan.is_some_and(|plan| plan == "-") {
        let sentence = text(
            "向导不能从标准输入读草稿。请给出文件名，或用 commplan export - 导出。",
            "The wizard cannot read a draft from standard input. Name a file, or use commplan export -.",
        );
        return Err(Failure(Exit::Usage, sentence.in_lang(lang).to_owned()));
    }
    // A draft that cannot be read is refused before the terminal is touched.
    let mut ids = Ids::new(opening::seed());
    let draft = match plan {
        Some(plan) => Some(open(plan, spoken, state.as_ref(), &mut ids)?),
        None => None,
    };
    let lang = spoken
        .or_else(|| {
            let opened = draft.as_ref()?;
            Lang::of_tag(&opened.opened.plan.language)
        })
        .unwrap_or(Lang::En);
    if let Some(missing) = session::missing() {
        return Err(Failure(Exit::Usage, no_terminal(missing, lang)));
    }
    let border = match matches.get_flag("ascii") {
        true => Border::ASCII,
        false => Border::LIGHT,
    };
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let start = Start {
        lang,
        draft,
        state,
        own: disk::Own::find(),
        border,
        colour,
        seed: opening::seed(),
    };
    match run::run(start) {
        Ok(Ended::Saved) => Ok(()),
        Ok(Ended::Unsaved(Some(kept))) => {
            let kept = kept.display();
            let sentence = match lang {
                Lang::Zh => format!("退出时没有保存到原文件；您的内容留在 {kept}。"),
                Lang::En => format!("The draft's file was not written; your text is in {kept}."),
            };
            Err(Failure(Exit::Io, sentence))
        }
        Ok(Ended::Unsaved(None)) => {
            let sentence = text(
                "退出时有内容没有保存。",
                "You left with changes that could not be saved.",
            );
            Err(Failure(Exit::Io, sentence.in_lang(lang).to_owned()))
        }
        Err(_) => {
            let sentence = text(
                "终端已断开；能保存的都已保存。",
                "The terminal is gone; all that could be saved is saved.",
            );
            Err(Failure(Exit::Io, sentence.in_lang(lang).to_owned()))
        }
    }
}

fn open(
    plan: &str,
    spoken: Option<Lang>,
    state: Option<&State>,
    ids: &mut Ids,
) -> Result<run::Ready, Failure> {
    let path = opening::file_of(Path::new(plan));
    let lang = spoken.unwrap_or(Lang::En);
    let parent_is_missing = path
        .parent()
        .is_some_and(|dir| !dir.as_os_str().is_empty() && !dir.is_dir());
    if parent_is_missing {
        let shown = path.display();
        return Err(Failure(
            Exit::Create,
            match lang {
                Lang::Zh => format!("“{shown}”所在的目录不存在。请先建好目录。"),
                Lang::En => format!("The directory of \"{shown}\" does not exist. Make it first."),
            },
        ));
    }
    opening::ready(Path::new(plan), None, lang, state, ids).map_err(|sentence| {
        let exit = match disk::load(&path, &mut Ids::new(0)) {
            Err(LoadError::Fault(_)) => Exit::Data,
            _ => Exit::Io,
        };
        Failure(exit, sentence)
    })
}

fn no_terminal(missing: Missing, lang: Lang) -> String {
    let sentence = match missing {
        Missing::Input => text(
            "向导需要终端，但标准输入不是终端。导出文档请用 commplan export PLAN。",
            "The wizard needs a terminal, but standard input is none. To write the document use commplan export PLAN.",
        ),
        Missing::Output => text(
            "向导需要终端，但标准输出不是终端。导出文档请用 commplan export PLAN。",
            "The wizard needs a terminal, but standard output is none. To write the document use commplan export PLAN.",
        ),
        Missing::Drawing => text(
            "这个终端（TERM）不能画整屏界面。请换一个终端，或用 commplan export PLAN 导出文档。",
            "This terminal (TERM) cannot draw a full screen. Use another one, or commplan export PLAN to write the document.",
        ),
    };
    sentence.in_lang(lang).to_owned()
}

/// `new`: a new draft, never in place of a file.
fn new(matches: &ArgMatches, asked: Option<Lang>, lang: Lang) -> Outcome {
    let plan: Option<&String> = matches.get_one("plan");
    let Some(plan) = plan else {
        let sentence = text(
            "请给出新草稿的文件名，例如 commplan new 港口.plan.json。",
            "Name the new draft's file, for example commplan new harbour.plan.json.",
        );
        return Err(Failure(Exit::Usage, sentence.in_lang(lang).to_owned()));
    };
    let starter: Option<&String> = matches.get_one("starter");
    if let Some(name) = starter
        && Starter::named(name).is_none()
    {
        let known: Vec<&str> = STARTERS.iter().map(|starter| starter.name).collect();
        let known = known.join(lang.comma());
        return Err(Failure(
            Exit::Usage,
            match lang {
                Lang::Zh => format!("没有名为“{name}”的范例。可用：{known}。"),
                Lang::En => format!("There is no starter \"{name}\". There are: {known}."),
            },
        ));
    }
    let mut ids = Ids::new(opening::seed());
    let begun = opening::begun(starter.map(String::as_str), asked.unwrap_or(lang), &mut ids);
    let plan_of = begun.map_err(|error| Failure(Exit::Data, error.say(lang, plan)))?;
    let draft = draft::write(&plan_of);
    if plan == "-" {
        return print(draft.as_bytes(), lang);
    }
    let path = opening::file_of(Path::new(plan));
    let shown = path.display().to_string();
    if path.exists() {
        return Err(Failure(Exit::Create, opening::exists(&shown, lang)));
    }
    disk::put_private(&path, draft.as_bytes())
        .map_err(|trouble| Failure(exit_of(trouble), trouble.not_written(lang, &shown)))?;
    if path != Path::new(plan) {
        tell(&match lang {
            Lang::Zh => format!("已写入 {shown}"),
            Lang::En => format!("Wrote {shown}"),
        });
    }
    Ok(())
}

/// The code for a file that could not be written.
fn exit_of(trouble: Trouble) -> Exit {
    match trouble.is_about_place() {
        true => Exit::Create,
        false => Exit::Io,
    }
}

/// Words for people.
fn tell(sentence: &str) {
    let _ = writeln!(io::stderr(), "{}", draft::safe(sentence));
}

/// Data for standard output.
fn print(bytes: &[u8], lang: Lang) -> Outcome {
    let mut out = io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    match written {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(broken_output(&error, lang)),
        Ok(()) => Ok(()),
    }
}

fn broken_output(error: &io::Error, lang: Lang) -> Failure {
    let full = error.kind() == io::ErrorKind::StorageFull;
    let sentence = match full {
        true => text(
            "写标准输出失败：磁盘已满。",
            "Standard output could not be written: the disk is full.",
        ),
        false => text("写标准输出失败。", "Standard output could not be written."),
    };
    Failure(Exit::Io, sentence.in_lang(lang).to_owned())
}
