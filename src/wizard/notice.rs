//! What is said above the key bar, and how much of the page it covers.

use super::{Saving, Wizard, words};
use crate::text;

/// A sentence takes no more lines than this.
const MOST: usize = 3;

impl Wizard {
    /// What is said now, and whether something went wrong; a failed save is said until one succeeds.
    pub fn said(&self) -> (String, bool) {
        match (&self.notice, &self.saving) {
            (notice, Saving::Failed(why)) if notice.text.is_empty() => {
                (words::not_saved(why, self.lang), true)
            }
            (notice, _) => (notice.text.clone(), notice.alarm),
        }
    }

    /// The lines in which that is said.
    pub fn said_rows(&self, said: &str) -> Vec<text::Row> {
        let mut rows = match said.is_empty() {
            true => Vec::new(),
            false => text::wrap(said, self.layout.width.saturating_sub(2)),
        };
        rows.truncate(MOST);
        rows
    }

    /// The lines of the page that are in sight. The first line of what is said stands where a rule was; the others
    /// cover the page, and what has the focus must not lie under them.
    pub(super) fn rows_in_sight(&self) -> usize {
        let covered = self.said_rows(&self.said().0).len().saturating_sub(1);
        let kept = covered.max(self.foot());
        self.layout.rows.saturating_sub(kept).max(1)
    }
}
