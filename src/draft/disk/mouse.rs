//! Whether the mouse is wanted; it is not unless its user said so.

use super::{State, Trouble, put_private};
use std::fs;

const FILE: &str = "mouse";
const ON: &str = "on";

impl State {
    /// Whether the mouse was turned on.
    pub fn points(&self) -> bool {
        fs::read_to_string(self.dir().join(FILE)).is_ok_and(|text| text.trim() == ON)
    }

    /// Remembers whether the mouse is wanted.
    ///
    /// # Errors
    /// If the state directory cannot be written; nothing depends on it.
    pub fn point(&self, on: bool) -> Result<(), Trouble> {
        self.make()?;
        put_private(
            &self.dir().join(FILE),
            if on { ON } else { "off" }.as_bytes(),
        )
    }
}
