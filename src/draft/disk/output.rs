//! Files that are not drafts in use: exported documents and new drafts. Written whole or not at all.

use super::{
    Readers, SaveError, Trouble, about, directory, put_in_place, settle, target, writable,
};
use crate::draft::safe;
use crate::locale::Lang;
use std::path::Path;

/// Writes a document, in place of the one of that name if there is one. A link stays, and its target is replaced.
///
/// # Errors
/// Why it could not be written; what was there before is there still.
pub fn put(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    write(path, bytes, Readers::Mask)
}

/// Writes a file that only its owner may read, such as a new draft.
///
/// # Errors
/// As [`put`].
pub fn put_private(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    write(path, bytes, Readers::Owner)
}

fn write(path: &Path, bytes: &[u8], readers: Readers) -> Result<(), Trouble> {
    let target = target(path)?;
    let about = about(&target)?;
    if let Some(about) = &about {
        writable(about)?;
    }
    match put_in_place(&target, bytes, about.as_ref(), readers) {
        Err(SaveError::Trouble(trouble)) => Err(trouble),
        // A file appeared a moment ago; the next try asks about it.
        Err(_) => Err(Trouble::Busy),
        Ok(()) => settle(directory(&target)),
    }
}

impl Trouble {
    /// That a file could not be written, why, and what helps.
    pub fn not_written(self, lang: Lang, file: &str) -> String {
        let file = safe(file);
        let (what, next) = (self.what(lang), self.next().in_lang(lang));
        match lang {
            Lang::Zh => format!("没有写入“{file}”：{what}。{next}。"),
            Lang::En => format!("\"{file}\" was not written: {what}; {next}."),
        }
    }

    /// Whether the file could not be made, rather than that reading or writing failed: exit codes tell the two apart.
    pub const fn is_about_place(self) -> bool {
        matches!(
            self,
            Trouble::NoFile
                | Trouble::NoDirectory
                | Trouble::Denied
                | Trouble::ReadOnlyFile
                | Trouble::ReadOnlyDisk
                | Trouble::Directory
                | Trouble::Special
                | Trouble::Circle
                | Trouble::Name
        )
    }
}
