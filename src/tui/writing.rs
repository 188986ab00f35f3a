//! What a document may be written over, for the command line and for the wizard.

use super::opening::ENDING;
use crate::draft::disk;
use crate::form::Ids;
use crate::locale::Lang;
use std::path::Path;

/// Whether a file is a draft, by its name or by what it holds: a document never replaces one.
pub fn is_draft(path: &Path) -> bool {
    path.to_string_lossy().ends_with(ENDING) || disk::load(path, &mut Ids::new(0)).is_ok()
}

/// That a file is a draft and stays as it is.
pub fn is_a_draft(shown: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("“{shown}”是草稿，不会用文档覆盖它。请换一个文件名。"),
        Lang::En => format!(
            "\"{shown}\" is a draft and is not replaced by a document. Choose another file name."
        ),
    }
}
