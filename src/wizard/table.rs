//! Rows from a spreadsheet: tab-separated cells that become rows of a list, after a look at which column goes where.

use super::Wizard;
use super::focus::{At, Stop};
use super::popup::Popup;
use super::{marking, words};
use crate::calendar::dates;
use crate::draft::MOST_ROWS;
use crate::form::{Ask, Edit, Kind, Loose, SheetRef, Tier, Value};
use crate::locale::{Lang, text};
use crate::plan::Plan;
use crate::text as typed;
use jiff::civil::Date;
use std::collections::HashSet;

/// Cells on their way into a list.
#[derive(Clone, Debug)]
pub struct Table {
    /// The list's place in the step.
    pub sheet: usize,
    /// The highlighted column.
    pub row: usize,
    /// What was pasted, as it came: a long paste may arrive in pieces.
    pub raw: String,
}

/// What a table comes to in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// For each column its heading, if the first line holds headings, and the field that takes it.
    pub columns: Vec<(String, Option<usize>)>,
    /// The answers of each row by field.
    pub rows: Vec<Vec<(usize, Value)>>,
    /// Cells that fit no answer of their field.
    pub misfits: usize,
    /// Rows beyond what a list holds.
    pub beyond: usize,
}

/// What is read against: the list, the plan that references point into, and the day.
#[derive(Clone, Copy)]
pub struct Target<'p> {
    /// The list.
    pub sheet: SheetRef,
    /// The plan.
    pub plan: &'p Plan,
    /// The day on which it is pasted, for dates in short.
    pub today: Option<Date>,
}

/// The cells of a text as spreadsheets copy them: lines of cells with tabs between. A cell that holds a tab, a line
/// break or a quote is quoted, its quotes doubled; a quote that does not end is one of the text.
pub fn cells(raw: &str) -> Vec<Vec<String>> {
    let raw = raw.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = Vec::new();
    let mut line = Vec::new();
    let mut rest = raw.as_str();
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        line.push(cell.trim().to_owned());
        let mut signs = after.chars();
        let sign = signs.next();
        rest = signs.as_str();
        if sign != Some('\t') {
            if line.iter().any(|cell| !cell.is_empty()) {
                lines.push(std::mem::take(&mut line));
            }
            line.clear();
        }
        if sign.is_none() {
            return lines;
        }
    }
}

/// A quoted cell and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => {
                let ends = after.is_empty() || after.starts_with(['\t', '\n']);
                return ends.then_some((cell, after));
            }
        }
    }
}

/// A name as it is compared: width, case, spaces and the mark of a wanted answer do not matter.
fn plain(name: &str) -> String {
    dates::narrow(name)
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '*' | ':'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a text is what one of these is called, in either language or in the draft.
fn is_called(text: &str, key: &str, name: crate::locale::Text) -> bool {
    let text = plain(text);
    !text.is_empty()
        && [key, name.zh, name.en]
            .iter()
            .any(|known| plain(known) == text)
}

fn is_asked(ask: &Ask) -> bool {
    ask.tier != Tier::Unasked
}

/// Which column goes to which field: by its heading, or in the order in which the list shows its columns.
fn columns(sheet: SheetRef, lines: &[Vec<String>]) -> (Vec<(String, Option<usize>)>, bool) {
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    let first = lines.first().map(Vec::as_slice).unwrap_or_default();
    let field = |heading: &String| {
        let mut asks = sheet.asks().filter(|(_, ask)| is_asked(ask));
        let found = asks.find(|(_, ask)| is_called(heading, ask.key, ask.label));
        found.map(|(field, _)| field)
    };
    let known: Vec<Option<usize>> = first.iter().map(field).collect();
    let said = first.iter().filter(|cell| !cell.is_empty()).count();
    let hits = known.iter().flatten().count();
    let is_headed = hits > 0 && hits * 2 >= said;
    let shown = sheet.about().columns.iter();
    let shown: Vec<usize> = shown.filter_map(|key| sheet.field(key)).collect();
    let mut taken = Vec::new();
    let columns = (0..width).map(|column| {
        let (heading, field) = match is_headed {
            true => (
                first.get(column).cloned().unwrap_or_default(),
                known.get(column).copied().flatten(),
            ),
            false => (String::new(), shown.get(column).copied()),
        };
        // A second column for the same answer stays out.
        let field = field.filter(|field| !taken.contains(field));
        taken.extend(field);
        (heading, field)
    });
    (columns.collect(), is_headed)
}

/// Reads a table into a list.
pub fn read(raw: &str, target: Target) -> Reading {
    let lines = cells(raw);
    let (columns, is_headed) = columns(target.sheet, &lines);
    let mut reading = Reading {
        columns,
        ..Reading::default()
    };
    let room = MOST_ROWS.saturating_sub(target.sheet.rows(target.plan));
    for line in lines.iter().skip(usize::from(is_headed)) {
        let mut row = Vec::new();
        let mut misfits = 0;
        for (cell, (_, field)) in line.iter().zip(&reading.columns) {
            let Some(field) = *field else { continue };
            match value(cell, target, field) {
                Some(value) if value.is_empty() => {}
                Some(value) => row.push((field, value)),
                None => misfits += 1,
            }
        }
        if row.is_empty() && misfits == 0 {
            continue;
        }
        if reading.rows.len() >= room {
            reading.beyond += 1;
            continue;
        }
        reading.misfits += misfits;
        reading.rows.push(row);
    }
    reading
}

/// A cell as an answer; `None` if the question does not take it.
fn value(cell: &str, target: Target, field: usize) -> Option<Value> {
    let kind = target.sheet.ask(field).kind;
    let cleaned = typed::clean(cell, kind.is_multiline() || kind.is_list()).text;
    if cleaned.len() > typed::CAP {
        return None;
    }
    if cleaned.trim().is_empty() {
        return Some(Value::Text(String::new()));
    }
    let one = |part: &str| match kind.refers_to() {
        Some(sheet) => row_called(sheet, target.plan, part),
        None => {
            let mut tokens = kind.tokens().iter();
            let found = tokens.find(|token| is_called(part, token.key, token.name));
            found.map(|token| token.key.to_owned())
        }
    };
    match kind {
        Kind::Choice(_) | Kind::Reference(_) => one(&cleaned).map(Value::Text),
        Kind::Choices(_) | Kind::References(_) => several(&cleaned, one).map(Value::List),
        Kind::Date if dates::parse(&cleaned).is_err() => {
            let start = dates::parse(&target.plan.project.start).ok();
            let date = dates::read(&cleaned, target.today, start);
            Some(Value::Text(date.map_or(cleaned, |date| date.to_string())))
        }
        _ => Some(Value::Text(cleaned)),
    }
}

/// Several answers in one cell; all of them must fit. A name may hold what separates them, so the whole is tried first.
fn several(cell: &str, one: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    if let Some(only) = one(cell) {
        return Some(vec![only]);
    }
    let mut found: Vec<String> = Vec::new();
    let parts = cell.split(['、', '，', ',', ';', '；', '/', '\n']);
    for part in parts.filter(|part| !part.trim().is_empty()) {
        let key = one(part)?;
        if !found.contains(&key) {
            found.push(key);
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The only row that is called so, by any of the members that name it.
fn row_called(sheet: SheetRef, plan: &Plan, name: &str) -> Option<String> {
    let wanted = plain(name);
    let naming: Vec<usize> = sheet
        .about()
        .named_by
        .iter()
        .filter_map(|key| sheet.field(key))
        .collect();
    let is_it = |row: &usize| {
        plain(sheet.name_of(plan, *row)) == wanted
            || naming
                .iter()
                .any(|field| plain(sheet.text(plan, *row, *field)) == wanted)
    };
    let mut rows = (0..sheet.rows(plan)).filter(is_it);
    match (rows.next(), rows.next()) {
        (Some(row), None) => Some(sheet.id(plan, row).to_owned()),
        _ => None,
    }
}

impl Reading {
    /// How many columns stay out.
    pub fn left_out(&self) -> usize {
        self.columns
            .iter()
            .filter(|(_, field)| field.is_none())
            .count()
    }

    /// What will be inserted and what stays out, or was and did.
    pub fn say(&self, lang: Lang) -> String {
        let (rows, misfits) = (self.rows.len(), self.misfits);
        let (left, beyond) = (self.left_out(), self.beyond);
        let mut parts = vec![words::rows(rows, lang)];
        let mut part = |count: usize, zh: String, one: &str, en: String| {
            if count > 0 {
                parts.push(match (lang, count) {
                    (Lang::Zh, _) => zh,
                    (Lang::En, 1) => one.to_owned(),
                    (Lang::En, _) => en,
                });
            }
        };
        part(
            left,
            format!("{left} 列没有对应的项，不写入"),
            "1 column has no field and stays out",
            format!("{left} columns have no field and stay out"),
        );
        part(
            misfits,
            format!("{misfits} 格与选项或名单不符，不写入"),
            "1 cell fits no answer and stays out",
            format!("{misfits} cells fit no answer and stay out"),
        );
        part(
            beyond,
            format!("{beyond} 行超出上限，不写入"),
            "1 row is too many and stays out",
            format!("{beyond} rows are too many and stay out"),
        );
        match lang {
            Lang::Zh => format!("{}。", parts.join("；")),
            Lang::En => format!("{}.", parts.join("; ")),
        }
    }
}

impl Wizard {
    /// What is read against in a list of the open step.
    fn target(&self, sheet: usize) -> Target<'_> {
        Target {
            sheet: self.focus.sheet(sheet),
            plan: &self.plan,
            today: self.today,
        }
    }

    /// What a table comes to.
    pub fn reading(&self, table: &Table) -> Reading {
        read(&table.raw, self.target(table.sheet))
    }

    /// A paste where no text is typed: into a list, or onto the preview of one that came before it. Whether it was taken.
    pub(super) fn paste_table(&mut self, pasted: &str) -> bool {
        if let Some(Popup::Table(table)) = self.popups.last_mut() {
            if table.raw.len() + pasted.len() <= MOST_TABLE {
                table.raw.push_str(pasted);
            }
            return true;
        }
        let At::Page(Stop::List { sheet }) = self.focus.at else {
            return false;
        };
        if !self.is_on_page() || pasted.trim().is_empty() {
            return false;
        }
        if pasted.len() > MOST_TABLE {
            self.warn(words::too_long(MOST_TABLE, self.lang));
            return true;
        }
        let raw = pasted.to_owned();
        self.grabbed = None;
        self.popups.push(Popup::Table(Table { sheet, row: 0, raw }));
        true
    }

    /// Inserts the rows of the preview at the list's end.
    pub(super) fn insert_table(&mut self) {
        let Some(Popup::Table(table)) = self.popups.pop() else {
            return;
        };
        let about = self.focus.sheet(table.sheet);
        let reading = self.reading(&table);
        let first = about.rows(&self.plan);
        let mut ids = HashSet::new();
        let mut edits = Vec::new();
        for (place, answers) in reading.rows.iter().enumerate() {
            let taken = |id: &str| about.place(&self.plan, id).is_some() || ids.contains(id);
            let id = self.ids.fresh(taken);
            ids.insert(id.clone());
            let mut loose: Loose = about.blank(id);
            for (field, value) in answers {
                loose.values[*field] = value.clone();
            }
            edits.push(Edit::Insert {
                sheet: about,
                row: first + place,
                loose,
            });
        }
        if edits.is_empty() {
            let none = text("没有可以写入的行。", "There is no row to insert.");
            return self.tell(none.in_lang(self.lang));
        }
        let what = words::change(text("粘贴行", "paste rows"), "", self.lang);
        self.change(edits, what);
        self.history.seal();
        self.select(table.sheet, first, None);
        let counts = reading.say(self.lang);
        self.tell(match self.lang {
            Lang::Zh => format!("已粘贴：{counts}Ctrl-Z 撤销。"),
            Lang::En => format!("Pasted: {counts} Ctrl-Z takes it back."),
        });
    }
}

/// More than this is no table that a person looked at.
const MOST_TABLE: usize = 16 * marking::CLIPBOARD;
