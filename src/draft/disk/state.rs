//! The state directory: recent drafts, where their user was, and the first questions' answers until a plan is prepared
//! from them. Nothing in a draft depends on it; without it, nothing else changes.

use super::{Trouble, bytes_of, directory, replace, target};
use crate::draft::disk::SaveError;
use crate::draft::json::Out;
use etcetera::BaseStrategy;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// How many drafts are remembered.
const MOST: usize = 20;
/// More than twenty entries can need.
const MOST_BYTES: usize = 1024 * 1024;

/// Where the user was in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookmark {
    /// The step's key.
    pub step: String,
    /// The sheet's name.
    pub sheet: String,
    /// The row's id; empty for a record.
    pub row: String,
    /// The field's key.
    pub field: String,
    /// The byte where the caret stood.
    pub caret: usize,
    /// The first questions that no draft keeps: member and answer, a text as its only entry. Unanswered ones are absent; their
    /// order means nothing.
    pub answers: Vec<(String, Vec<String>)>,
}

/// The state directory.
#[derive(Clone, Debug)]
pub struct State {
    dir: PathBuf,
}

impl State {
    /// The user's state directory: `$XDG_STATE_HOME/commplan`, the system's own place elsewhere. `None` if there is no
    /// home, or if the directory is not safely the user's own.
    pub fn find() -> Option<State> {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        // Without HOME the password file would be asked; whoever unset HOME wants no traces.
        if cfg!(unix) && !set("HOME") && !set("XDG_STATE_HOME") {
            return None;
        }
        let places = etcetera::base_strategy::choose_native_strategy().ok()?;
        let base = places.state_dir().unwrap_or_else(|| places.data_dir());
        State::at(base.join("commplan"))
    }

    /// A state directory elsewhere. `None` if it belongs to someone else or others may write to it.
    pub fn at(dir: PathBuf) -> Option<State> {
        if !dir.is_absolute() {
            return None;
        }
        #[cfg(unix)]
        if let Ok(about) = fs::metadata(&dir) {
            use std::os::unix::fs::MetadataExt;
            let mine = about.uid() == rustix::process::geteuid().as_raw();
            if !mine || about.mode() & 0o022 != 0 {
                return None;
            }
        }
        Some(State { dir })
    }

    /// The directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The drafts opened last, newest first.
    pub fn recent(&self) -> Vec<PathBuf> {
        self.entries().into_iter().map(|(path, _)| path).collect()
    }

    /// Where the user was in a draft.
    pub fn bookmark(&self, draft: &Path) -> Option<Bookmark> {
        let draft = std::path::absolute(draft).ok()?;
        let (_, bookmark) = self
            .entries()
            .into_iter()
            .find(|(path, _)| *path == draft)?;
        bookmark
    }

    /// Remembers a draft as the newest, and where the user was. A path that is no Unicode cannot be remembered.
    pub fn remember(&self, draft: &Path, bookmark: Option<Bookmark>) -> Result<(), SaveError> {
        let draft = std::path::absolute(draft)?;
        if draft.to_str().is_none() {
            return Ok(());
        }
        let mut entries = self.entries();
        entries.retain(|(path, _)| *path != draft);
        entries.insert(0, (draft, bookmark));
        entries.truncate(MOST);
        self.make()?;
        let file = target(&self.file())?;
        let about = fs::metadata(&file).ok();
        replace(&file, written(&entries).as_bytes(), about.as_ref())
    }

    fn file(&self) -> PathBuf {
        self.dir.join("recent.json")
    }

    pub(super) fn make(&self) -> Result<(), Trouble> {
        if self.dir.is_dir() {
            return Ok(());
        }
        fs::create_dir_all(directory(&self.dir))?;
        let mut maker = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
        match maker.create(&self.dir) {
            Err(error) if !self.dir.is_dir() => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// What is remembered. A file that cannot be read or was tampered with reads as empty.
    fn entries(&self) -> Vec<(PathBuf, Option<Bookmark>)> {
        let bytes = bytes_of(&self.file(), MOST_BYTES).ok().flatten();
        let root: Value = bytes
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        let entries = root.get("recent").and_then(Value::as_array);
        entries
            .into_iter()
            .flatten()
            .take(MOST)
            .filter_map(entry)
            .collect()
    }
}

fn entry(entry: &Value) -> Option<(PathBuf, Option<Bookmark>)> {
    let path = PathBuf::from(entry.get("path")?.as_str()?);
    let text = |name| Some(entry.get(name)?.as_str()?.to_owned());
    let bookmark = text("step").map(|step| Bookmark {
        step,
        sheet: text("sheet").unwrap_or_default(),
        row: text("row").unwrap_or_default(),
        field: text("field").unwrap_or_default(),
        caret: entry
            .get("caret")
            .and_then(Value::as_u64)
            .and_then(|caret| usize::try_from(caret).ok())
            .unwrap_or_default(),
        answers: answers(entry),
    });
    path.is_absolute().then_some((path, bookmark))
}

fn answers(entry: &Value) -> Vec<(String, Vec<String>)> {
    let texts = |value: &Value| {
        let texts = value.as_array().into_iter().flatten();
        texts
            .filter_map(|text| Some(text.as_str()?.to_owned()))
            .collect()
    };
    let members = entry.get("answers").and_then(Value::as_object);
    members
        .into_iter()
        .flatten()
        .map(|(member, value)| (member.clone(), texts(value)))
        .collect()
}

fn written(entries: &[(PathBuf, Option<Bookmark>)]) -> String {
    let mut out = Out::default();
    out.open('{');
    out.key("recent");
    out.open('[');
    for (path, bookmark) in entries {
        out.item();
        out.open('{');
        out.member("path", &path.to_string_lossy());
        if let Some(bookmark) = bookmark {
            out.member("step", &bookmark.step);
            out.member("sheet", &bookmark.sheet);
            out.member("row", &bookmark.row);
            out.member("field", &bookmark.field);
            out.key("caret");
            out.json(&bookmark.caret.to_string());
            out.key("answers");
            out.open('{');
            for (member, answer) in &bookmark.answers {
                out.key(member);
                out.list(answer.iter().map(String::as_str));
            }
            out.close('}');
        }
        out.close('}');
    }
    out.close(']');
    out.close('}');
    out.finish()
}
