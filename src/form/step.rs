//! A step of the conversation: a page of sheets.

use super::sheet::SheetRef;
use crate::locale::Text;

/// A step. Its key is the member of the draft that holds its sheets.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The member of the draft.
    pub key: &'static str,
    /// What the step list shows.
    pub title: Text,
    /// Its sheets, in the order of the page.
    pub sheets: &'static [SheetRef],
}

impl Step {
    /// The sheet that is one form, if the step has one.
    pub fn record(&self) -> Option<SheetRef> {
        self.sheets.iter().copied().find(|sheet| !sheet.is_list())
    }

    /// The sheets that are lists.
    pub fn lists(&self) -> impl Iterator<Item = SheetRef> {
        self.sheets.iter().copied().filter(|sheet| sheet.is_list())
    }
}
