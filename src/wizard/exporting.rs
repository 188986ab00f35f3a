//! The export as a dialog: which document, in which format, for whom, in which language, under which name; and what
//! has to be known before it is written.

mod name;

pub(super) use name::first_format;

use super::Wizard;
use super::keymap::{Command, Scope};
use super::message::{Effect, Order};
use super::popup::{Line, Popup};
use crate::document::{Audience, OUTLINES, Outline, outline};
use crate::export::forecast::{self, Foreign, LeftOut, Promise, Unfinished};
use crate::export::{self, FORMATS, Format};
use crate::locale::{Lang, Text, text};
use std::path::PathBuf;

/// A line of the dialog that the focus reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// Which document.
    Outline,
    /// In which format.
    Format,
    /// For whom.
    Audience,
    /// In which language.
    Language,
    /// Under which name.
    Name,
    /// The button that lists what is promised in numbers.
    Promises,
    /// The button that writes.
    Write,
}

impl Item {
    /// What it is called.
    pub const fn label(self) -> Text {
        match self {
            Item::Outline => text("文档", "Document"),
            Item::Format => text("格式", "Format"),
            Item::Audience => text("读者", "For"),
            Item::Language => text("文档语言", "Language"),
            Item::Name => text("文件名", "File name"),
            Item::Promises => text("承诺", "Promises"),
            Item::Write => text("导出", "Export"),
        }
    }
}

/// What is told before the document is written.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What the client's copy leaves out.
    pub left_out: LeftOut,
    /// Texts that stay in the other language.
    pub foreign: Option<Foreign>,
    /// What is proposed or missing.
    pub unfinished: Unfinished,
    /// What is promised in numbers.
    pub promises: Vec<Promise>,
}

/// An export that is being put together.
#[derive(Clone, Debug)]
pub struct Exporting {
    /// What has the focus.
    pub item: Item,
    /// What document, in formats that show one.
    outline: &'static Outline,
    /// The format's place among all of them.
    format: usize,
    /// For whom it is made where the document may be made for either.
    asked: Audience,
    /// The document's language.
    pub lang: Lang,
    /// The file's name.
    pub name: Line,
    /// What is told before.
    pub facts: Facts,
    /// The draft's name, without its ending.
    stem: String,
    /// Whether the user has typed a name.
    is_own: bool,
    /// The file that exists and that one more Enter replaces.
    replace: Option<PathBuf>,
    /// What the facts were counted of: the count of edits, and the choices that matter.
    counted: Option<(u64, &'static str, bool, Audience, Lang)>,
}

impl Exporting {
    fn new(stem: &str, audience: Audience, lang: Lang, format: &Format) -> Exporting {
        let mut exporting = Exporting {
            // Most often everything is right as it stands.
            item: Item::Write,
            outline: OUTLINES[0],
            format: FORMATS
                .iter()
                .position(|held| held.key == format.key)
                .unwrap_or(0),
            asked: audience,
            lang,
            name: Line::default(),
            facts: Facts::default(),
            stem: stem.to_owned(),
            is_own: false,
            replace: None,
            counted: None,
        };
        exporting.rename();
        exporting
    }

    /// The format.
    pub fn format(&self) -> &'static Format {
        &FORMATS[self.format.min(FORMATS.len() - 1)]
    }

    /// What document it is; formats that show something of the plan itself take no other outline.
    pub fn outline(&self) -> &'static Outline {
        match self.format().has_outline {
            true => self.outline,
            false => OUTLINES[0],
        }
    }

    /// For whom it is made.
    pub fn audience(&self) -> Audience {
        self.outline().audience(self.asked)
    }

    /// What the focus reaches, from top to bottom.
    pub fn items(&self) -> Vec<Item> {
        let all = [
            Item::Outline,
            Item::Format,
            Item::Audience,
            Item::Language,
            Item::Name,
            Item::Promises,
            Item::Write,
        ];
        let is_there = |item: &Item| match item {
            Item::Outline => self.format().has_outline,
            Item::Promises => !self.facts.promises.is_empty(),
            _ => true,
        };
        all.into_iter().filter(is_there).collect()
    }

    /// The answers to choose from, in the interface's language, and which one is chosen; none for what is no choice.
    pub fn choices(&self, item: Item, lang: Lang) -> (Vec<&'static str>, usize) {
        match item {
            Item::Outline => {
                let names = outline::offered().map(|outline| outline.name.in_lang(lang));
                let mut keys = outline::offered().map(|outline| outline.key);
                let chosen = keys.position(|key| key == self.outline.key);
                (names.collect(), chosen.unwrap_or(0))
            }
            Item::Format => {
                let names = FORMATS.iter().map(|format| format.name.in_lang(lang));
                (names.collect(), self.format)
            }
            Item::Audience => {
                let audiences = self.audiences();
                let names = audiences
                    .iter()
                    .map(|audience| audience.name().in_lang(lang));
                let chosen = audiences.iter().position(|held| *held == self.audience());
                (names.collect(), chosen.unwrap_or(0))
            }
            Item::Language => {
                let chosen = Lang::ALL.iter().position(|held| *held == self.lang);
                (Lang::ALL.map(Lang::name).to_vec(), chosen.unwrap_or(0))
            }
            Item::Name | Item::Promises | Item::Write => (Vec::new(), 0),
        }
    }

    /// For whom the document can be made.
    fn audiences(&self) -> Vec<Audience> {
        let can_be = |audience: &Audience| self.outline().audience(*audience) == *audience;
        Audience::ALL.into_iter().filter(can_be).collect()
    }

    /// A digit chooses on the focused line.
    pub(super) fn choose(&mut self, number: usize) {
        if let Some(place) = number.checked_sub(1) {
            self.take(place);
        }
    }

    /// Takes the answer with this place, if there is one.
    fn take(&mut self, place: usize) {
        match self.item {
            Item::Outline => {
                if let Some(outline) = outline::offered().nth(place) {
                    self.outline = outline;
                }
            }
            Item::Format if place < FORMATS.len() => self.format = place,
            Item::Audience => {
                if let Some(audience) = self.audiences().get(place) {
                    self.asked = *audience;
                }
            }
            Item::Language => {
                if let Some(lang) = Lang::ALL.get(place) {
                    self.lang = *lang;
                }
            }
            _ => return,
        }
        self.replace = None;
        self.rename();
    }

    fn take_neighbour(&mut self, forward: bool) {
        let (names, chosen) = self.choices(self.item, self.lang);
        let next = match forward {
            true => Some(chosen + 1).filter(|next| *next < names.len()),
            false => chosen.checked_sub(1),
        };
        if let Some(next) = next {
            self.take(next);
        }
    }

    fn step(&mut self, forward: bool) {
        let items = self.items();
        let here = items.iter().position(|item| *item == self.item);
        let next = match (here, forward) {
            (Some(here), true) => here + 1,
            (Some(here), false) => here.saturating_sub(1),
            (None, _) => items.len() - 1,
        };
        if let Some(item) = items.get(next) {
            self.item = *item;
        }
    }

    /// A file of that name exists: one more Enter replaces it.
    pub(super) fn replaces(&mut self, path: PathBuf) {
        self.replace = Some(path);
    }

    /// The line that is typed into, while it has the focus.
    pub fn line(&self) -> Option<&Line> {
        (self.item == Item::Name).then_some(&self.name)
    }

    /// The same, to be changed.
    pub fn line_mut(&mut self) -> Option<&mut Line> {
        (self.item == Item::Name).then_some(&mut self.name)
    }

    /// What keys mean on the focused line.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        match self.item {
            Item::Name => vec![Scope::Asked, Scope::Popup, Scope::Text, Scope::Everywhere],
            Item::Promises | Item::Write => vec![Scope::Button, Scope::Popup, Scope::Everywhere],
            _ => vec![Scope::Popup, Scope::Choice, Scope::Everywhere],
        }
    }

    /// What has to be known, as sentences in the interface's language.
    pub fn told(&self, lang: Lang) -> Vec<String> {
        let mut told = Vec::new();
        if let Some(paper) = self.outline().paper {
            told.push(paper.says().in_lang(lang).to_owned());
        }
        if self.audience() == Audience::Internal {
            let warning = text(
                "内部版含费率、备注等内部内容，不要发给客户。",
                "Internal copy: with rates, notes and all that is internal. Not for the client.",
            );
            told.push(warning.in_lang(lang).to_owned());
        }
        told.extend(self.facts.left_out.say(lang));
        told.extend(self.facts.foreign.and_then(|foreign| foreign.say(lang)));
        told.extend(self.facts.unfinished.say(self.audience(), lang));
        told
    }
}

/// What the plan promises in numbers, as a list to be looked through.
#[derive(Clone, Debug)]
pub struct Promises {
    /// The promises, in the order of the plan.
    pub list: Vec<Promise>,
    /// The highlighted one.
    pub row: usize,
    /// Whether Enter writes the document, or only leads back.
    pub writes: bool,
}

impl Wizard {
    /// Begins exports with the format of this key, which was used last.
    pub fn export_as(&mut self, key: &str) {
        if let Some(format) = export::of_key(key) {
            self.format = format;
        }
    }

    /// Opens the dialog.
    pub(super) fn ask_for_export(&mut self, audience: Audience) {
        let Some(path) = &self.path else { return };
        let name = path.to_string_lossy();
        let stem = name
            .strip_suffix(".plan.json")
            .or_else(|| name.strip_suffix(".json"))
            .unwrap_or(&name);
        let lang = self.document_language();
        let exporting = Exporting::new(stem, audience, lang, self.format);
        self.popups.push(Popup::Export(Box::new(exporting)));
    }

    /// Counts anew what is told, where the plan or a choice that matters has changed.
    pub(super) fn recount_export(&mut self) {
        let Some(Popup::Export(exporting)) = self.popups.last_mut() else {
            return;
        };
        let audience = exporting.audience();
        let (outline, lang) = (exporting.outline(), exporting.lang);
        let has_outline = exporting.format().has_outline;
        let now = Some((self.edits, outline.key, has_outline, audience, lang));
        if exporting.counted == now {
            return;
        }
        exporting.counted = now;
        let is_client = audience == Audience::Client;
        exporting.facts = match outline.tells_the_plan() {
            true => Facts {
                left_out: match (is_client, has_outline) {
                    (true, true) => forecast::left_out(&self.plan, outline),
                    // What has no chapters leaves none out.
                    (true, false) => LeftOut {
                        sections: 0,
                        ..forecast::left_out(&self.plan, outline)
                    },
                    (false, _) => LeftOut::default(),
                },
                foreign: Some(forecast::foreign(&self.plan, lang, audience)),
                unfinished: forecast::unfinished(&self.plan, audience),
                promises: match is_client {
                    true => forecast::promises(&self.plan, audience),
                    false => Vec::new(),
                },
            },
            false => Facts::default(),
        };
        if !exporting.items().contains(&exporting.item) {
            exporting.item = Item::Write;
        }
    }

    /// What a command does in the dialog; false where it is for the line that is typed into.
    pub(super) fn in_export(&mut self, command: Command, effects: &mut Vec<Effect>) -> bool {
        let Some(Popup::Export(exporting)) = self.popups.last_mut() else {
            return false;
        };
        match (exporting.item, command) {
            (_, Command::Up) => exporting.step(false),
            (_, Command::Down) => exporting.step(true),
            (Item::Name | Item::Write, Command::Enter) | (Item::Write, Command::Toggle) => {
                self.order(effects);
            }
            (Item::Promises, Command::Enter | Command::Toggle) => self.show_promises(false),
            (Item::Name, _) => return false,
            (_, Command::Enter) => exporting.step(true),
            (_, Command::Left) => exporting.take_neighbour(false),
            (_, Command::Right | Command::Toggle) => exporting.take_neighbour(true),
            _ => {}
        }
        true
    }

    fn show_promises(&mut self, writes: bool) {
        let Some(Popup::Export(exporting)) = self.popups.last() else {
            return;
        };
        let list = exporting.facts.promises.clone();
        self.promises_shown = true;
        self.popups.push(Popup::Promises(Promises {
            list,
            row: 0,
            writes,
        }));
    }

    /// Enter on the list of promises.
    pub(super) fn accept_promises(&mut self, effects: &mut Vec<Effect>) {
        if let Some(Popup::Promises(promises)) = self.popups.pop()
            && promises.writes
        {
            self.order(effects);
        }
    }

    /// Asks for the document to be written; the first time, what it promises is shown before.
    fn order(&mut self, effects: &mut Vec<Effect>) {
        let Some(Popup::Export(exporting)) = self.popups.last() else {
            return;
        };
        if exporting.name.text.trim().is_empty() {
            let hint = text("请先写文件名。", "Type a file name first.");
            return self.tell(hint.in_lang(self.lang));
        }
        if !self.promises_shown && !exporting.facts.promises.is_empty() {
            return self.show_promises(true);
        }
        let path = exporting.path();
        self.format = exporting.format();
        effects.push(Effect::Export(Order {
            outline: exporting.outline().key,
            format: exporting.format().key,
            audience: exporting.audience(),
            lang: exporting.lang,
            replace: exporting.replace.as_ref() == Some(&path),
            path,
        }));
    }
}

#[cfg(test)]
mod tests;
