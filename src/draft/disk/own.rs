//! The personal catalogue: a draft in the user's configuration directory, `$XDG_CONFIG_HOME/commplan/catalogue.plan.json`
//! or the system's own place. Its user may edit it at any time, so that each change reads it anew.

use super::{LoadError, SaveError, State, directory, load, save};
use crate::draft;
use crate::draft::safe;
use crate::form::{Ids, Loose, SheetRef};
use crate::locale::Lang;
use crate::plan::Plan;
use etcetera::BaseStrategy;
use std::fs;
use std::path::{Path, PathBuf};

/// The personal catalogue's file.
#[derive(Clone, Debug)]
pub struct Own {
    file: PathBuf,
}

/// Why a row was not kept; the file is as it was.
#[derive(Debug)]
pub enum KeepError {
    /// What is there cannot be read.
    Unread(LoadError),
    /// It could not be written.
    Unsaved(SaveError),
}

impl KeepError {
    /// What happened, in words for people.
    pub fn say(&self, lang: Lang, file: &str) -> String {
        let why = match self {
            KeepError::Unread(error) => error.say(lang, file),
            KeepError::Unsaved(SaveError::Trouble(trouble)) => {
                return trouble.not_written(lang, file);
            }
            KeepError::Unsaved(_) => {
                let file = safe(file);
                return match lang {
                    Lang::Zh => format!("自己的目录“{file}”刚被别的程序改动，请再试一次。"),
                    Lang::En => format!(
                        "Your catalogue \"{file}\" was changed by another program just now; try once more."
                    ),
                };
            }
        };
        match lang {
            Lang::Zh => format!("自己的目录没有改动。{why}"),
            Lang::En => format!("Your catalogue was left as it is. {why}"),
        }
    }
}

impl Own {
    /// The user's own; `None` where there is no home.
    pub fn find() -> Option<Own> {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if cfg!(unix) && !set("HOME") && !set("XDG_CONFIG_HOME") {
            return None;
        }
        let places = etcetera::base_strategy::choose_native_strategy().ok()?;
        // The same rules as for the state: a directory that others may write to is not used.
        let dir = State::at(places.config_dir().join("commplan"))?;
        Some(Own::at(dir.dir()))
    }

    /// The catalogue in a directory.
    pub fn at(dir: &Path) -> Own {
        Own {
            file: dir.join("catalogue.plan.json"),
        }
    }

    /// The file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// What is kept; an empty plan where nothing is yet.
    ///
    /// # Errors
    /// If the file cannot be read; it is left as it is.
    pub fn load(&self) -> Result<Plan, LoadError> {
        match self.file.exists() {
            true => Ok(load(&self.file, &mut Ids::new(0))?.plan),
            false => Ok(Plan::default()),
        }
    }

    /// Keeps a row, in the place of the one with its id or its name. Answers what is kept now.
    ///
    /// # Errors
    /// If the file cannot be read or written; it is left as it is.
    pub fn keep(&self, lang: Lang, sheet: SheetRef, loose: &Loose) -> Result<Plan, KeepError> {
        self.change(lang, |plan| {
            let end = sheet.rows(plan);
            sheet.insert(plan, end, loose.clone());
            let name = sheet.name_of(plan, end).to_owned();
            let same = (0..end).find(|row| {
                let is_namesake = !name.is_empty() && sheet.name_of(plan, *row) == name;
                is_namesake || sheet.id(plan, *row) == loose.id
            });
            if let Some(row) = same {
                sheet.remove(plan, row);
                sheet.shift(plan, end - 1, row);
            }
        })
    }

    /// Takes a row out. Answers what is kept now.
    ///
    /// # Errors
    /// As [`Own::keep`].
    pub fn unkeep(&self, lang: Lang, sheet: SheetRef, id: &str) -> Result<Plan, KeepError> {
        self.change(lang, |plan| {
            if let Some(row) = sheet.place(plan, id) {
                sheet.remove(plan, row);
            }
        })
    }

    fn change(&self, lang: Lang, change: impl FnOnce(&mut Plan)) -> Result<Plan, KeepError> {
        let dir = directory(&self.file);
        if !dir.is_dir() {
            fs::create_dir_all(dir).map_err(|error| KeepError::Unsaved(error.into()))?;
        }
        let (mut plan, mut known) = match self.file.exists() {
            true => {
                let loaded = load(&self.file, &mut Ids::new(0)).map_err(KeepError::Unread)?;
                (loaded.plan, Some(loaded.print))
            }
            false => (
                Plan {
                    language: lang.code().to_owned(),
                    ..Plan::default()
                },
                None,
            ),
        };
        change(&mut plan);
        save(&self.file, &draft::write(&plan), &mut known).map_err(KeepError::Unsaved)?;
        Ok(plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::GOALS;
    use crate::form::Value;

    fn goal(id: &str, words: &str) -> Loose {
        let sheet: SheetRef = &GOALS;
        let mut loose = sheet.blank(id.to_owned());
        loose.values[0] = Value::Text(words.to_owned());
        loose
    }

    #[test]
    fn rows_are_kept_replaced_and_taken_out() {
        let dir = tempfile::tempdir().expect("a directory");
        let own = Own::at(&dir.path().join("config"));
        let sheet: SheetRef = &GOALS;
        assert!(own.load().is_ok_and(|plan| plan.goals.is_empty()));
        let keep = |loose: Loose| own.keep(Lang::En, sheet, &loose).expect("kept");
        keep(goal("a", "First"));
        keep(goal("b", "Second"));
        let plan = keep(goal("c", "First"));
        let names: Vec<&str> = plan.goals.iter().map(|row| row.goal.as_str()).collect();
        assert_eq!(names, ["First", "Second"]);
        assert_eq!(plan.goals.at(0).expect("a row").id, "c");
        own.unkeep(Lang::En, sheet, "c").expect("taken out");
        let plan = own.load().expect("read");
        assert_eq!((plan.goals.len(), plan.language.as_str()), (1, "en"));
    }

    #[test]
    fn a_bad_file_is_left_alone() {
        let dir = tempfile::tempdir().expect("a directory");
        let own = Own::at(dir.path());
        std::fs::write(own.file(), "{\"format\": 1,").expect("written");
        let kept = own.keep(Lang::Zh, &GOALS, &goal("a", "First"));
        let said = kept
            .expect_err("refused")
            .say(Lang::Zh, "catalogue.plan.json");
        assert!(said.starts_with("自己的目录没有改动。"), "{said}");
        let there = std::fs::read_to_string(own.file()).expect("there");
        assert_eq!(there, "{\"format\": 1,");
    }
}
