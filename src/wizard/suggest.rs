//! The catalogue of suggestions, and how its entries become rows of a plan.
//!
//! The catalogue is itself a draft, one in each language: an entry's id is its code, and entries refer to each other by
//! code. Taken into a plan, an entry gets an id of its own, keeps its code as its origin, and each of its references is
//! led to the row of the plan that came from that entry.

use crate::catalog::{self, CATALOGUE, PHASES, STAGES, STAND_INS};
use crate::check::PROPOSED;
use crate::draft;
use crate::form::{Edit, Ids, Kind, Loose, SheetRef, Value};
use crate::locale::Lang;
use crate::plan::Plan;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Entries to take: sheet and code.
pub type Picks = Vec<(SheetRef, String)>;

/// The catalogue in a language. A damaged one is empty; a test reads both.
pub fn catalogue(lang: Lang) -> &'static Plan {
    static ZH: LazyLock<Plan> = LazyLock::new(|| read(Lang::Zh));
    static EN: LazyLock<Plan> = LazyLock::new(|| read(Lang::En));
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

fn read(lang: Lang) -> Plan {
    let text = CATALOGUE.in_lang(lang).as_bytes();
    let mut plan = draft::read(text, &mut Ids::new(0)).unwrap_or_default();
    // The usual phases have their home beside their shares of a project's time.
    let sheet: SheetRef = &PHASES;
    for (kind, stages) in &STAGES {
        for (place, stage) in stages.iter().enumerate() {
            let mut loose = sheet.blank(phase_code(kind, place));
            set(sheet, &mut loose, "name", stage.name.in_lang(lang));
            let milestone = stage.milestone.in_lang(lang);
            set(sheet, &mut loose, "milestone", milestone);
            sheet.insert(&mut plan, usize::MAX, loose);
        }
    }
    plan
}

/// The code of a usual phase.
fn phase_code(kind: &str, place: usize) -> String {
    format!("F-{kind}-{}", place + 1)
}

/// Whether a code is that of a phase that is usual for a kind of project.
pub fn is_phase_of(code: &str, kind: &str) -> bool {
    let place = code
        .strip_prefix("F-")
        .and_then(|rest| rest.strip_prefix(kind));
    place.is_some_and(|place| place.starts_with('-'))
}

/// Whether a plan has what an entry would bring: a row that came from it, or, in a list that keeps no origins, a row of
/// its name.
pub fn has(plan: &Plan, origins: &Origins, sheet: SheetRef, source: &Plan, entry: usize) -> bool {
    if sheet.field("origin").is_some() {
        return origins.id(sheet, sheet.id(source, entry)).is_some();
    }
    let name = sheet.name_of(source, entry);
    !name.is_empty() && (0..sheet.rows(plan)).any(|row| sheet.name_of(plan, row) == name)
}

/// Where an entry stands: in the first source that has it.
pub fn entry<'s>(sources: &[&'s Plan], sheet: SheetRef, code: &str) -> Option<(&'s Plan, usize)> {
    let mut found = sources.iter();
    found.find_map(|source| Some((*source, sheet.place(source, code)?)))
}

/// An entry that others name and that neither the plan nor the picks have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its sheet.
    pub sheet: SheetRef,
    /// Its code.
    pub code: String,
    /// Whether an answer that every plan wants would stay empty without it.
    pub is_needed: bool,
}

/// What picks name and the plan has not. What a needed entry needs in turn is needed too.
pub fn missing(plan: &Plan, sources: &[&Plan], picks: &Picks) -> Vec<Missing> {
    let mut origins = Origins::of(plan);
    for (sheet, code) in picks {
        origins.note(*sheet, code, code);
    }
    let mut found: Vec<Missing> = Vec::new();
    let mut looked = picks.clone();
    let mut at = 0;
    while let Some((sheet, code)) = looked.get(at).cloned() {
        at += 1;
        let Some((source, row)) = entry(sources, sheet, &code) else {
            continue;
        };
        for (field, ask) in sheet.asks() {
            let Some(target) = ask.kind.refers_to() else {
                continue;
            };
            let one = std::iter::once(sheet.text(source, row, field));
            let many = sheet.list(source, row, field).iter().map(String::as_str);
            let named: Vec<&str> = one.chain(many).filter(|code| !code.is_empty()).collect();
            let leads = |code: &&str| origins.id_or_stand_in(target, code).is_some();
            let stays_empty = ask.wanted && !named.iter().any(leads);
            for code in named {
                if origins.id(target, code).is_some() || entry(sources, target, code).is_none() {
                    continue;
                }
                let known = |held: &&mut Missing| held.sheet == target && held.code == code;
                match found.iter_mut().find(known) {
                    Some(held) => held.is_needed |= stays_empty,
                    // What is only offered brings nothing along by itself.
                    None if at <= picks.len() || stays_empty => found.push(Missing {
                        sheet: target,
                        code: code.to_owned(),
                        is_needed: stays_empty,
                    }),
                    None => {}
                }
                let pick = (target, code.to_owned());
                if stays_empty && !looked.contains(&pick) {
                    looked.push(pick);
                }
            }
        }
    }
    found
}

/// Where the rows of a plan came from: sheet and code, to the row's id.
pub struct Origins(HashMap<(&'static str, String), String>);

impl Origins {
    /// Reads them from a plan. Of rows with the same origin the first counts.
    pub fn of(plan: &Plan) -> Origins {
        let mut origins = HashMap::new();
        for sheet in catalog::sheets() {
            let Some(origin) = sheet.field("origin") else {
                continue;
            };
            for row in 0..sheet.rows(plan) {
                let code = sheet.text(plan, row, origin);
                if !code.is_empty() {
                    let key = (sheet.about().name, code.to_owned());
                    let id = sheet.id(plan, row).to_owned();
                    origins.entry(key).or_insert(id);
                }
            }
        }
        Origins(origins)
    }

    /// The id of the row that came from an entry.
    pub fn id(&self, sheet: SheetRef, code: &str) -> Option<&str> {
        let key = (sheet.about().name, code.to_owned());
        self.0.get(&key).map(String::as_str)
    }

    /// Notes where a row came from.
    fn note(&mut self, sheet: SheetRef, code: &str, id: &str) {
        let key = (sheet.about().name, code.to_owned());
        self.0.insert(key, id.to_owned());
    }

    /// The id of the row that came from an entry, or from whoever stands in for it: a duty must not be left to nobody.
    fn id_or_stand_in(&self, sheet: SheetRef, code: &str) -> Option<&str> {
        let mut code = code;
        loop {
            if let Some(id) = self.id(sheet, code) {
                return Some(id);
            }
            code = STAND_INS.iter().find(|(role, _)| *role == code)?.1;
        }
    }
}

/// Takes entries into a plan: one insertion a row, at the end of its list. Entries that the plan has already are left
/// out, so that taking twice adds nothing; references to entries that are neither in the plan nor taken are dropped.
/// `touch` may change an entry first, its code in hand; it names other entries by their codes.
pub fn take(
    plan: &Plan,
    sources: &[&Plan],
    picks: &Picks,
    ids: &mut Ids,
    touch: &dyn Fn(SheetRef, &str, &mut Loose),
) -> Vec<Edit> {
    let mut origins = Origins::of(plan);
    let mut taken: Vec<(SheetRef, (&Plan, usize), String, String)> = Vec::new();
    for (sheet, code) in picks {
        let Some(found) = entry(sources, *sheet, code) else {
            continue;
        };
        if has(plan, &origins, *sheet, found.0, found.1) {
            continue;
        }
        let id = ids.fresh(|id| {
            sheet.place(plan, id).is_some() || taken.iter().any(|(.., given)| given == id)
        });
        origins.note(*sheet, code, &id);
        taken.push((*sheet, found, code.clone(), id));
    }
    let mut ends: HashMap<&'static str, usize> = HashMap::new();
    let mut edits = Vec::new();
    for (sheet, (source, entry), code, id) in taken {
        let mut loose = sheet.loose(source, entry);
        loose.id = id;
        touch(sheet, &code, &mut loose);
        lead(sheet, &mut loose, &origins);
        copy_to_others(sheet, &mut loose);
        set(sheet, &mut loose, "origin", &code);
        set(sheet, &mut loose, "status", PROPOSED);
        let end = ends
            .entry(sheet.about().name)
            .or_insert_with(|| sheet.rows(plan));
        edits.push(Edit::Insert {
            sheet,
            row: *end,
            loose,
        });
        *end += 1;
    }
    edits
}

/// Leads a row's references from codes to ids.
fn lead(sheet: SheetRef, loose: &mut Loose, origins: &Origins) {
    for (field, ask) in sheet.asks() {
        match (ask.kind, &mut loose.values[field]) {
            (Kind::Reference(target), Value::Text(text)) => {
                let id = origins.id_or_stand_in(target, text);
                *text = id.unwrap_or_default().to_owned();
            }
            (Kind::References(target), Value::List(list)) => {
                let led = list.iter().filter_map(|code| origins.id(target, code));
                let mut ids: Vec<String> = led.map(str::to_owned).collect();
                // A duty falls to somebody else; a copy that nobody is there for is sent to nobody.
                if ids.is_empty() && ask.wanted {
                    let first = list
                        .iter()
                        .find_map(|code| origins.id_or_stand_in(target, code));
                    ids.extend(first.map(str::to_owned));
                }
                *list = ids;
            }
            _ => {}
        }
    }
}

/// Takes whoever has a part in a communication off its copies: one person may stand in for several roles.
fn copy_to_others(sheet: SheetRef, loose: &mut Loose) {
    let Some(copies) = sheet.field("cc") else {
        return;
    };
    let mut parts: Vec<String> = Vec::new();
    for member in ["attendees", "owner", "recorder"] {
        match sheet.field(member).map(|field| &loose.values[field]) {
            Some(Value::Text(id)) => parts.push(id.clone()),
            Some(Value::List(ids)) => parts.extend(ids.iter().cloned()),
            None => {}
        }
    }
    if let Value::List(copies) = &mut loose.values[copies] {
        copies.retain(|id| !parts.contains(id));
    }
}

/// Puts a text into a row without its type.
pub fn set(sheet: SheetRef, loose: &mut Loose, member: &str, text: &str) {
    if let Some(field) = sheet.field(member)
        && let Value::Text(held) = &mut loose.values[field]
    {
        text.clone_into(held);
    }
}

/// Puts a list into a row without its type.
pub fn set_list(sheet: SheetRef, loose: &mut Loose, member: &str, list: Vec<String>) {
    if let Some(field) = sheet.field(member)
        && let Value::List(held) = &mut loose.values[field]
    {
        *held = list;
    }
}

/// The first lines of a text that holds one item a line.
pub fn first_lines(text: &str, count: usize) -> String {
    text.lines().take(count).collect::<Vec<_>>().join("\n")
}
