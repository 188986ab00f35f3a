//! Ready texts for a single answer: what the catalogue's entries say in the same field, the fitting one first. Taken
//! as one change, and free to be rewritten.

use super::filter::fits;
use super::popup::{Line, Popup};
use super::{Wizard, words};
use crate::form::{Cell, Kind, SheetRef, Tier};
use crate::locale::{Lang, text};
use crate::plan::Plan;
use crate::text::{Caret, Splice};

/// Ready texts over an answer.
#[derive(Clone, Debug)]
pub struct Phrases {
    /// The answer.
    pub cell: Cell,
    /// What narrows the list.
    pub filter: Line,
    /// The highlighted text.
    pub row: usize,
    /// The lines that are ticked, in the order in which they were.
    pub ticked: Vec<String>,
}

/// A ready text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The text.
    pub words: String,
    /// The entry that says it; empty where the record has only one.
    pub from: String,
}

impl Phrases {
    /// Whether several lines can be taken at once.
    pub fn takes_lines(&self) -> bool {
        matches!(self.cell.sheet.ask(self.cell.field).kind, Kind::Items)
    }
}

impl Wizard {
    /// The ready texts for an answer: not what it says already, nor the same words twice.
    pub fn phrases(&self, sheet: SheetRef, row: usize, field: usize) -> Vec<Phrase> {
        let ask = sheet.ask(field);
        let is_text = matches!(ask.kind, Kind::Line | Kind::Prose | Kind::Items);
        // What a client may owe is a name or a number, and nobody's ready text.
        if !is_text || ask.owed || ask.tier == Tier::Unasked {
            return Vec::new();
        }
        let by_line = matches!(ask.kind, Kind::Items);
        let written = sheet.text(&self.plan, row, field);
        let mut ranked: Vec<(usize, Phrase)> = Vec::new();
        for source in self.sources() {
            for entry in 0..sheet.rows(source) {
                let kinship = self.kinship(sheet, row, source, entry);
                let from = super::popup::entry_name(sheet, source, entry);
                let said = sheet.text(source, entry, field).trim();
                let parts: Vec<&str> = match by_line {
                    true => said.lines().map(str::trim).collect(),
                    false => vec![said],
                };
                for part in parts {
                    let is_written = match by_line {
                        true => written.lines().any(|line| line.trim() == part),
                        false => written.trim() == part,
                    };
                    if part.is_empty() || is_written {
                        continue;
                    }
                    let phrase = Phrase {
                        words: part.to_owned(),
                        from: from.clone(),
                    };
                    match ranked.iter_mut().find(|(_, known)| known.words == part) {
                        // Said by several: the one that fits best counts.
                        Some(known) if known.0 < kinship => *known = (kinship, phrase),
                        Some(_) => {}
                        None => ranked.push((kinship, phrase)),
                    }
                }
            }
        }
        // Stable: among equals the catalogue's order stays.
        ranked.sort_by_key(|(kinship, _)| std::cmp::Reverse(*kinship));
        ranked.into_iter().map(|(_, phrase)| phrase).collect()
    }

    /// How well an entry fits a row: the one that it came from, the one of the same name, those of the same side or
    /// kind.
    fn kinship(&self, sheet: SheetRef, row: usize, source: &Plan, entry: usize) -> usize {
        if !sheet.is_list() {
            return 0;
        }
        let plan = &self.plan;
        let origin = sheet.field("origin");
        let origin = origin.map_or("", |origin| sheet.text(plan, row, origin));
        if !origin.is_empty() && origin == sheet.id(source, entry) {
            return 100;
        }
        let named = sheet.about().named_by.iter();
        let names = named.filter_map(|key| sheet.field(key));
        let is_namesake = names.clone().any(|field| {
            let name = sheet.text(plan, row, field).trim();
            let entry = sheet.text(source, entry, field).trim();
            !name.is_empty() && !entry.is_empty() && (name.contains(entry) || entry.contains(name))
        });
        let alike = sheet
            .asks()
            .filter(|(_, ask)| ask.kind.refers_to().is_none());
        let alike = alike.map(|(field, ask)| {
            if ask.kind.is_list() {
                let list = sheet.list(plan, row, field);
                let theirs = sheet.list(source, entry, field);
                return list.iter().filter(|key| theirs.contains(key)).count();
            }
            let said = sheet.text(plan, row, field);
            let is_same = !said.is_empty() && said == sheet.text(source, entry, field);
            usize::from(is_same && matches!(ask.kind, Kind::Choice(_)))
        });
        alike.sum::<usize>() + if is_namesake { 50 } else { 0 }
    }

    /// Whether the focused answer shows that there are ready texts, so that Down opens them: it is empty, or its caret
    /// stands on a new line of a list.
    pub fn shows_phrases(&self) -> bool {
        let Some((sheet, row, field)) = self.focus.field().filter(|_| self.is_on_page()) else {
            return false;
        };
        let Some(written) = self.focused_text() else {
            return false;
        };
        let begins = match sheet.ask(field).kind {
            Kind::Items => {
                self.caret.at == written.len() && (written.is_empty() || written.ends_with('\n'))
            }
            _ => written.is_empty(),
        };
        begins && !self.phrases(sheet, row, field).is_empty()
    }

    /// Opens the ready texts of the focused answer; says so where there are none.
    pub(super) fn open_phrases(&mut self) {
        if let Some((sheet, row, field)) = self.focus.field()
            && !self.phrases(sheet, row, field).is_empty()
        {
            let cell = Cell::new(sheet, &self.plan, row, field);
            return self.popups.push(Popup::Phrases(Phrases {
                cell,
                filter: Line::default(),
                row: 0,
                ticked: Vec::new(),
            }));
        }
        let none = text(
            "这一项没有参考写法。",
            "There are no ready texts for this answer.",
        );
        self.tell(none.in_lang(self.lang));
    }

    /// The ready texts that fit the filter.
    pub fn phrases_on(&self, open: &Phrases) -> Vec<Phrase> {
        let Some(row) = open.cell.row(&self.plan) else {
            return Vec::new();
        };
        let mut phrases = self.phrases(open.cell.sheet, row, open.cell.field);
        let wanted = &open.filter.text;
        phrases.retain(|phrase| fits(wanted, &phrase.words) || fits(wanted, &phrase.from));
        phrases
    }

    /// Ticks the highlighted line, or takes the tick away.
    pub(super) fn tick_phrase(&mut self) {
        let Some(Popup::Phrases(open)) = self.popups.last() else {
            return;
        };
        let found = self.phrases_on(open);
        let phrase = found.into_iter().nth(open.row);
        if let (Some(phrase), Some(Popup::Phrases(open))) = (phrase, self.popups.last_mut())
            && open.takes_lines()
        {
            match open.ticked.iter().position(|words| *words == phrase.words) {
                Some(place) => drop(open.ticked.remove(place)),
                None => open.ticked.push(phrase.words),
            }
        }
    }

    /// Takes what is ticked, or the highlighted text where nothing is: lines are added to a list, any other answer is
    /// replaced.
    pub(super) fn take_phrases(&mut self) {
        let Some(Popup::Phrases(open)) = self.popups.last().cloned() else {
            return;
        };
        let mut lines = open.ticked.clone();
        if lines.is_empty() {
            let found = self.phrases_on(&open).into_iter().nth(open.row);
            lines.extend(found.map(|phrase| phrase.words));
        }
        self.popups.pop();
        let Some(written) = self.focused_text().filter(|_| !lines.is_empty()) else {
            return;
        };
        let replaces = !open.takes_lines() && !written.is_empty();
        let splice = match open.takes_lines() {
            true => {
                let starts = written.is_empty() || written.ends_with('\n');
                Splice {
                    at: written.len(),
                    removed: String::new(),
                    inserted: format!("{}{}", if starts { "" } else { "\n" }, lines.join("\n")),
                }
            }
            false => Splice {
                at: 0,
                removed: written.to_owned(),
                inserted: lines.concat(),
            },
        };
        let caret = Caret::new(splice.at + splice.inserted.len());
        let most = crate::draft::MOST_TEXT;
        if written.len() + splice.inserted.len() - splice.removed.len() > most {
            return self.warn(words::too_long(most, self.lang));
        }
        self.history.seal();
        let what = text("取用参考写法", "take a ready text").in_lang(self.lang);
        self.splice(splice, caret, what.to_owned());
        self.history.seal();
        self.tell(match (self.lang, lines.len(), replaces) {
            (Lang::Zh, _, true) => "已换成参考写法，可以再改。Ctrl-Z 换回原文。".to_owned(),
            (Lang::Zh, 1, _) => "已写入参考写法，可以再改。Ctrl-Z 收回。".to_owned(),
            (Lang::Zh, count, _) => format!("已写入 {count} 条参考写法，可以再改。Ctrl-Z 收回。"),
            (Lang::En, _, true) => {
                "Replaced by the ready text; change it as you like. Ctrl-Z brings yours back."
                    .to_owned()
            }
            (Lang::En, 1, _) => {
                "Took the ready text; change it as you like. Ctrl-Z takes it back.".to_owned()
            }
            (Lang::En, count, _) => {
                format!("Took {count} lines; change them as you like. Ctrl-Z takes them back.")
            }
        });
    }
}
