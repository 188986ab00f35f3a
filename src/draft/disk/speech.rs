//! The interface's language, remembered from the last time it was switched.

use super::{State, Trouble, put_private};
use crate::locale::Lang;
use std::fs;

impl State {
    /// The language that was chosen last; `None` if none ever was.
    pub fn spoken(&self) -> Option<Lang> {
        let text = fs::read_to_string(self.dir().join(FILE)).ok()?;
        Lang::of_tag(text.trim())
    }

    /// Remembers the language.
    ///
    /// # Errors
    /// If the state directory cannot be written; nothing depends on it.
    pub fn speak(&self, lang: Lang) -> Result<(), Trouble> {
        self.make()?;
        put_private(&self.dir().join(FILE), lang.code().as_bytes())
    }
}

const FILE: &str = "language";
