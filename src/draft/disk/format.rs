//! The format of the last export, with which the next one begins.

use super::{State, Trouble, put_private};
use std::fs;

const FILE: &str = "format";

impl State {
    /// The key of the format that was exported last; `None` if none ever was.
    pub fn exported_as(&self) -> Option<String> {
        let text = fs::read_to_string(self.dir().join(FILE)).ok()?;
        Some(text.trim().to_owned()).filter(|key| !key.is_empty())
    }

    /// Remembers the format.
    ///
    /// # Errors
    /// If the state directory cannot be written; nothing depends on it.
    pub fn export_as(&self, key: &str) -> Result<(), Trouble> {
        self.make()?;
        put_private(&self.dir().join(FILE), key.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_format_is_remembered() {
        let dir = tempfile::tempdir().expect("a directory");
        let state = State::at(dir.path().join("state")).expect("a state directory");
        assert_eq!(state.exported_as(), None);
        for key in ["docx", "ics"] {
            state.export_as(key).expect("remembered");
            assert_eq!(state.exported_as().as_deref(), Some(key));
        }
    }
}
