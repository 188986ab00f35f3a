//! How a draft is opened or begun, from the command line and from the home screen; and what the home screen lists.

use super::run::Ready;
use crate::catalog::{STARTERS, Starter};
use crate::draft;
use crate::draft::disk::{self, Habits, LoadError, State};
use crate::form::Ids;
use crate::locale::Lang;
use crate::plan::Plan;
use crate::wizard::home::Offer;
use crate::wizard::{Home, Known, Opened};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The ending that drafts have.
pub const ENDING: &str = ".plan.json";

/// How many drafts the home screen lists.
const MOST: usize = 12;

/// The day, for dates typed in short.
pub fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}

/// The time of day, as the header shows it.
pub fn clock() -> String {
    jiff::Zoned::now().strftime("%H:%M:%S").to_string()
}

/// A number that is not the same twice, for the ids of new rows.
pub fn seed() -> u64 {
    let now = UNIX_EPOCH.elapsed().unwrap_or_default();
    now.as_nanos() as u64 ^ (u64::from(std::process::id()) << 32)
}

/// The starters, as the home screen offers them.
pub fn offers() -> Vec<Offer> {
    let offer = |starter: &'static Starter| Offer {
        name: starter.name,
        title: starter.title,
    };
    STARTERS.iter().map(offer).collect()
}

/// The file that a name means: as typed if it exists or has an ending, else with the ending that drafts have.
pub fn file_of(typed: &Path) -> PathBuf {
    if typed.exists() || typed.extension().is_some() {
        return typed.to_owned();
    }
    let mut name = typed.as_os_str().to_owned();
    name.push(ENDING);
    PathBuf::from(name)
}

/// A file beside a draft for a second version of it, such as `harbour.mine.plan.json`; one that does not exist yet.
pub fn beside(draft: &Path, mark: &str) -> PathBuf {
    let name = draft.to_string_lossy();
    let stem = name.strip_suffix(ENDING).unwrap_or(&name);
    let numbered = (1..).map(|number| match number {
        1 => PathBuf::from(format!("{stem}.{mark}{ENDING}")),
        _ => PathBuf::from(format!("{stem}.{mark}-{number}{ENDING}")),
    });
    let mut free = numbered.skip_while(|path| path.exists());
    free.next().unwrap_or_default()
}

/// Reads a draft, or begins it if there is none; says in one sentence why it cannot be opened.
///
/// # Errors
/// A sentence in `lang`, for a person.
pub fn ready(
    typed: &Path,
    starter: Option<&str>,
    lang: Lang,
    state: Option<&State>,
    ids: &mut Ids,
) -> Result<Ready, String> {
    let path = file_of(typed);
    let shown = path.display().to_string();
    if path.exists() {
        if starter.is_some() {
            return Err(exists(&shown, lang));
        }
        let loaded = disk::load(&path, ids).map_err(|error| error.say(lang, &shown))?;
        return Ok(Ready {
            opened: Opened {
                place: state.and_then(|state| state.bookmark(&path)),
                notice: None,
                trouble: unwritable(&path, lang),
                plan: loaded.plan,
                new: false,
                path,
            },
            print: Some(loaded.print),
        });
    }
    let mut plan = begun(starter, lang, ids).map_err(|error| error.say(lang, &shown))?;
    let is_finished = starter.is_some();
    let habits = state.and_then(State::habits).filter(|_| !is_finished);
    let taken = habits.and_then(|habits| take_habits(&mut plan, habits, lang));
    Ok(Ready {
        opened: Opened {
            place: None,
            notice: appended(typed, &path, lang).or(taken),
            trouble: unwritable(&path, lang),
            plan,
            new: !is_finished,
            path,
        },
        print: None,
    })
}

/// Fills in what the last plan answered, and says so; `None` if there was nothing.
fn take_habits(plan: &mut Plan, habits: Habits, lang: Lang) -> Option<String> {
    let [chat, meeting, tasks] = habits.tools;
    plan.project.organisation = habits.organisation;
    plan.opening.our_pm = habits.our_pm;
    plan.opening.director = habits.director;
    plan.opening.chat = chat;
    plan.opening.meeting = meeting;
    plan.opening.tasks = tasks;
    let opening = &plan.opening;
    let answers = [
        &plan.project.organisation,
        &opening.our_pm,
        &opening.chat,
        &opening.meeting,
        &opening.tasks,
    ];
    answers.iter().any(|answer| !answer.is_empty()).then(|| {
        let director = opening.director.trim();
        match (lang, director) {
            (Lang::Zh, "") => "我方单位、项目经理和工具按上一份方案填好了，可以改。".to_owned(),
            (Lang::Zh, name) => format!(
                "我方单位、项目经理和工具按上一份方案填好了，交付总监会备成{name}，都可以改。"
            ),
            (Lang::En, "") => "Your organisation, project manager and tools are taken from your last plan; change them if need be.".to_owned(),
            (Lang::En, name) => format!(
                "Your organisation, project manager and tools are taken from your last plan, and {name} as director; change them if need be."
            ),
        }
    })
}

/// The plan that a new draft begins with.
///
/// # Errors
/// If a starter is damaged, which a test excludes.
pub fn begun(starter: Option<&str>, lang: Lang, ids: &mut Ids) -> Result<Plan, LoadError> {
    match starter.and_then(Starter::named) {
        Some(starter) => draft::read(starter.text(lang).as_bytes(), ids).map_err(LoadError::Fault),
        None => Ok(Plan {
            language: lang.code().to_owned(),
            ..Plan::default()
        }),
    }
}

/// A draft of that name exists.
pub fn exists(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("“{file}”已存在，没有改动。请换一个文件名。"),
        Lang::En => format!("\"{file}\" exists and was left as it is. Choose another file name."),
    }
}

fn appended(typed: &Path, path: &Path, lang: Lang) -> Option<String> {
    (typed != path).then(|| match lang {
        Lang::Zh => format!("草稿文件：{}", path.display()),
        Lang::En => format!("The draft's file: {}", path.display()),
    })
}

fn unwritable(path: &Path, lang: Lang) -> Option<String> {
    let error = disk::probe(path).err()?;
    Some(error.say(lang, &path.display().to_string()))
}

/// What the home screen shows: recent drafts, then other drafts of this directory, newest first.
pub fn home(state: Option<&State>, lang: Lang) -> Home {
    let mut paths: Vec<PathBuf> = state.map(State::recent).unwrap_or_default();
    let mut here: Vec<PathBuf> = fs::read_dir(".")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_draft_of_its_own(&path.to_string_lossy()))
        .filter_map(|path| std::path::absolute(path).ok())
        .collect();
    here.sort_by_key(|path| std::cmp::Reverse(changed_at(path)));
    for path in here {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    let drafts = paths.into_iter().filter(|path| path.exists());
    Home {
        drafts: drafts.take(MOST).map(|path| known(path, lang)).collect(),
        starters: offers(),
        row: 0,
    }
}

/// Whether a file name is a draft's, and not that of a version kept beside one.
fn is_draft_of_its_own(name: &str) -> bool {
    name.strip_suffix(ENDING)
        .is_some_and(|stem| !stem.contains(".other") && !stem.contains(".mine"))
}

fn changed_at(path: &Path) -> u64 {
    let modified = fs::metadata(path).and_then(|about| about.modified());
    let since = modified
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_secs())
}

fn known(path: PathBuf, lang: Lang) -> Known {
    let read = disk::load(&path, &mut Ids::new(0));
    let changed = jiff::Timestamp::from_second(changed_at(&path) as i64)
        .map(|at| at.to_zoned(jiff::tz::TimeZone::system()))
        .map(|at| at.strftime("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default();
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let (project, client) = match read {
        Ok(loaded) => (loaded.plan.project.name, loaded.plan.project.client),
        Err(_) => {
            let broken = match lang {
                Lang::Zh => "无法读取",
                Lang::En => "cannot be read",
            };
            (String::new(), broken.to_owned())
        }
    };
    let project = match project.trim() {
        "" => file.into_owned(),
        name => name.to_owned(),
    };
    Known {
        path,
        project,
        client,
        changed,
    }
}
