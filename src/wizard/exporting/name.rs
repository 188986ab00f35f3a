//! The name that a file gets: it follows the choices until one is typed, and carries one ending.

use super::Exporting;
use crate::document::{Audience, OUTLINES};
use crate::export::{self, FORMATS, Format};
use crate::locale::text;
use crate::text::Caret;
use crate::wizard::popup::Line;
use std::path::PathBuf;

impl Exporting {
    /// The name follows the choices, until the user has typed one; then only its ending does.
    pub(super) fn rename(&mut self) {
        let ending = self.format().endings.first().copied().unwrap_or_default();
        let name = if self.is_own {
            match known_ending(&self.name.text) {
                Some((_, stem)) => format!("{stem}.{ending}"),
                None => return,
            }
        } else {
            let mut name = self.stem.clone();
            let outline = self.outline();
            if outline.key != OUTLINES[0].key {
                name += "-";
                name += outline.short(self.lang);
            }
            if outline.tells_the_plan() {
                name += match self.audience() {
                    Audience::Client => text("-客户版", "-client"),
                    Audience::Internal => text("-内部版", "-internal"),
                }
                .in_lang(self.lang);
            }
            format!("{name}.{ending}")
        };
        // What is typed next belongs before the ending.
        let at = name.len() - ending.len() - 1;
        self.name = Line {
            caret: Caret::new(at),
            text: name,
        };
    }

    /// The name was edited. An ending that means a format chooses it. One that was typed before the ending that stood
    /// there takes its place.
    pub(in crate::wizard) fn named(&mut self) {
        self.replace = None;
        if let Some((_, stem)) = known_ending(&self.name.text)
            && stem.len() == self.name.caret.at
            && known_ending(stem).is_some()
        {
            self.name.text.truncate(stem.len());
        }
        self.is_own = !self.name.text.trim().is_empty();
        if let Some((place, _)) = known_ending(self.name.text.trim()) {
            self.format = place;
        }
    }

    /// The file that is meant: a name without an ending that we know gets the format's, and a draft's name loses its own.
    pub(super) fn path(&self) -> PathBuf {
        let name = self.name.text.trim();
        let ending = self.format().endings.first().copied().unwrap_or_default();
        match known_ending(name) {
            Some((_, stem)) if base(stem) == stem => PathBuf::from(name),
            Some((_, stem)) => PathBuf::from(format!("{}.{ending}", base(stem))),
            None => PathBuf::from(format!("{}.{ending}", base(name))),
        }
    }
}

/// The format with which an export begins until another one was used: what offices hand around.
pub(in crate::wizard) fn first_format() -> &'static Format {
    export::of_key("docx").unwrap_or(&FORMATS[0])
}

/// A draft's name without its ending; any other name as it is.
fn base(name: &str) -> &str {
    match name.strip_suffix(".plan.json") {
        Some(base) if !base.is_empty() => base,
        _ => name,
    }
}

/// The format that the longest ending of a name means, and the name without it.
fn known_ending(name: &str) -> Option<(usize, &str)> {
    let endings = FORMATS
        .iter()
        .enumerate()
        .flat_map(|(place, format)| format.endings.iter().map(move |ending| (place, *ending)));
    endings
        .filter_map(|(place, ending)| {
            let at = name.len().checked_sub(ending.len() + 1)?;
            let (stem, tail) = name.split_at_checked(at)?;
            let is_it = tail.strip_prefix('.')?.eq_ignore_ascii_case(ending);
            (is_it && !stem.is_empty()).then_some((ending.len(), place, stem))
        })
        .max()
        .map(|(_, place, stem)| (place, stem))
}
