//! The home screen: drafts to go on with, and ways to begin one.

use crate::locale::{Lang, Text, text};
use std::path::PathBuf;

/// A draft that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its file.
    pub path: PathBuf,
    /// The project's name; the file's name where there is none.
    pub project: String,
    /// The client.
    pub client: String,
    /// When it was changed, in words.
    pub changed: String,
}

/// A starter that a new draft can begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its title.
    pub title: Text,
}

/// The home screen's state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// Drafts, newest first.
    pub drafts: Vec<Known>,
    /// Starters.
    pub starters: Vec<Offer>,
    /// The highlighted entry.
    pub row: usize,
}

/// An entry of the home screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'h> {
    /// Go on with a draft.
    Draft(&'h Known),
    /// Begin an empty plan.
    Blank,
    /// Begin with a starter.
    Starter(&'h Offer),
    /// The interface in the other language.
    Language,
    /// Leave.
    Quit,
}

impl Home {
    /// The entries, from top to bottom.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let mut entries: Vec<Entry> = self.drafts.iter().map(Entry::Draft).collect();
        entries.push(Entry::Blank);
        entries.extend(self.starters.iter().map(Entry::Starter));
        entries.extend([Entry::Language, Entry::Quit]);
        entries
    }

    /// The highlighted entry.
    pub fn chosen(&self) -> Option<Entry<'_>> {
        self.entries().get(self.row).copied()
    }
}

impl Entry<'_> {
    /// What the screen calls it.
    pub fn label(&self, lang: Lang) -> String {
        match self {
            Entry::Draft(known) => known.project.clone(),
            Entry::Blank => text("空白方案", "Blank plan").in_lang(lang).to_owned(),
            Entry::Starter(offer) => match lang {
                Lang::Zh => format!("范例：{}", offer.title.zh),
                Lang::En => format!("Starter: {}", offer.title.en),
            },
            Entry::Language => text(
                "Interface in English（界面改用英文）",
                "界面改用中文 (interface in Chinese)",
            )
            .in_lang(lang)
            .to_owned(),
            Entry::Quit => text("退出", "Quit").in_lang(lang).to_owned(),
        }
    }
}
