//! Reading a draft, driven by the catalogue. serde_json says whether the text is JSON and cuts it into raw values; what
//! a value means is read from the questions. A value's place in the text is the distance of its slice from the start.

use super::fault::{Fault, FaultKind, Shape, position};
use super::layout::{self, Slot};
use super::{FORMAT, MOST_BYTES, MOST_DEPTH, MOST_ROWS, MOST_TEXT, json};
use crate::catalog;
use crate::form::{Ids, SheetRef, Step, Value};
use crate::plan::{Plan, Stranger};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::fmt;

/// Reads a draft. Rows without an id get one.
pub fn read(text: &[u8], ids: &mut Ids) -> Result<Plan, Fault> {
    read_checked(text, ids, false)
}

/// Reads a draft also if a newer version wrote it, as far as this version understands it: to be shown, never saved.
pub fn read_newer(text: &[u8], ids: &mut Ids) -> Result<Plan, Fault> {
    read_checked(text, ids, true)
}

fn read_checked(text: &[u8], ids: &mut Ids, newer: bool) -> Result<Plan, Fault> {
    if text.len() > MOST_BYTES {
        return Err(Fault::whole(FaultKind::TooLarge));
    }
    if let Some(kind) = foreign(text) {
        return Err(Fault::whole(kind));
    }
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let text = std::str::from_utf8(text).map_err(|error| {
        let (valid, _) = text.split_at(error.valid_up_to());
        let valid = std::str::from_utf8(valid).unwrap_or_default();
        Fault::new(valid, valid.len(), FaultKind::NotUtf8)
    })?;
    if text.trim().is_empty() {
        return Err(Fault::whole(FaultKind::Empty));
    }
    if let Some(at) = json::too_deep(text, MOST_DEPTH) {
        return Err(Fault::new(text, at, FaultKind::TooDeep));
    }
    let root = serde_json::from_str(text).map_err(|error| syntax(text, &error))?;
    Reader { text, newer, ids }.draft(root)
}

/// What the first bytes say about a file that is something else.
fn foreign(text: &[u8]) -> Option<FaultKind> {
    let starts = |magic: &[u8]| text.starts_with(magic);
    if starts(b"PK\x03\x04") || starts(b"\x1f\x8b") || starts(b"\xd0\xcf\x11\xe0") {
        Some(FaultKind::Packed)
    } else if starts(b"\xff\xfe") || starts(b"\xfe\xff") || starts(b"{\0") || starts(b"\0{") {
        Some(FaultKind::Utf16)
    } else if text.trim_ascii_start().starts_with(b"<!")
        || text.trim_ascii_start().starts_with(b"<html")
    {
        Some(FaultKind::WebPage)
    } else {
        None
    }
}

/// Why the text is no JSON. serde_json counts bytes; what it means by a column is the last byte that it looked at.
fn syntax(text: &str, error: &serde_json::Error) -> Fault {
    if error.is_eof() {
        return Fault::new(text, text.trim_end().len(), FaultKind::CutShort);
    }
    let before = text.split_inclusive('\n').take(error.line() - 1);
    let line: usize = before.map(str::len).sum();
    let at = text.floor_char_boundary((line + error.column()).saturating_sub(1));
    // Of a string with a bare control character it names the place before that.
    let control = json::control_near(text, at);
    let at = control.unwrap_or(at);
    let found = text[at..].chars().next().unwrap_or(' ');
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let merge = ["<<<<<<<", "=======", ">>>>>>>"]
        .iter()
        .any(|mark| text[start..].starts_with(mark));
    let kind = match found {
        '\n' | '\r' if control.is_some() => FaultKind::BrokenLine,
        _ if merge => FaultKind::MergeMarks,
        _ => FaultKind::Syntax { found },
    };
    Fault::new(text, at, kind)
}

/// What a raw value is; its first byte says it.
fn shape(raw: &RawValue) -> Shape {
    match raw.get().as_bytes().first() {
        Some(b'{') => Shape::Group,
        Some(b'[') => Shape::List,
        Some(b'n') => Shape::Null,
        _ => Shape::Text,
    }
}

/// Members that this version knows, by their place in the list of names, and those that it does not.
struct Sorted<'t> {
    known: Vec<(usize, &'t RawValue)>,
    strangers: Vec<Stranger>,
}

struct Reader<'t, 'i> {
    text: &'t str,
    newer: bool,
    ids: &'i mut Ids,
}

impl<'t> Reader<'t, '_> {
    fn draft(&mut self, root: &'t RawValue) -> Result<Plan, Fault> {
        let not_a_plan = || Fault::whole(FaultKind::NotAPlan);
        if shape(root) != Shape::Group {
            return Err(not_a_plan());
        }
        // The format comes first, wherever it stands: it decides how to take all the rest.
        let pairs = self.pairs(root)?;
        let format = pairs
            .iter()
            .find(|(name, _)| self.unquoted(name).is_ok_and(|name| name == "format"))
            .map(|(_, value)| *value)
            .filter(|value| shape(value) != Shape::Null)
            .ok_or_else(not_a_plan)?;
        self.format(format)?;

        let mut plan = Plan::default();
        let names = layout::of_draft();
        let sorted = self.sort(pairs, &names)?;
        plan.strangers.insert("", sorted.strangers);
        for (place, value) in sorted.known {
            match names[place] {
                "format" => {}
                "language" => plan.language = self.text(value)?,
                key => {
                    if let Some(step) = catalog::STEPS.iter().find(|step| step.key == key) {
                        self.step(&mut plan, step, value)?;
                    }
                }
            }
        }
        plan.strangers.retain(|_, strangers| !strangers.is_empty());
        Ok(plan)
    }

    fn format(&self, raw: &'t RawValue) -> Result<(), Fault> {
        // `1.0` is the number one too.
        let number = raw.get().parse::<f64>().unwrap_or(f64::NAN);
        let kind = if number == FORMAT as f64 || (self.newer && number > FORMAT as f64) {
            return Ok(());
        } else if number > FORMAT as f64 {
            FaultKind::Newer {
                format: raw.get().to_owned(),
            }
        } else {
            FaultKind::BadFormat
        };
        Err(self.fault(raw, kind))
    }

    fn step(&mut self, plan: &mut Plan, step: &Step, raw: &'t RawValue) -> Result<(), Fault> {
        let slots = layout::of_step(step);
        let names: Vec<_> = slots.iter().map(Slot::name).collect();
        let sorted = self.sort(self.pairs(raw)?, &names)?;
        plan.strangers.insert(step.key, sorted.strangers);
        for (place, value) in sorted.known {
            match slots[place] {
                Slot::List(sheet) => self.rows(plan, sheet, value)?,
                Slot::Field(sheet, field) => {
                    let answer = self.value(sheet, field, value)?;
                    match answer {
                        Value::Text(text) => sheet
                            .text_mut(plan, 0, field)
                            .map(|answer| *answer = text)
                            .unwrap_or_default(),
                        Value::List(list) => sheet
                            .list_mut(plan, 0, field)
                            .map(|answer| *answer = list)
                            .unwrap_or_default(),
                    }
                }
            }
        }
        Ok(())
    }

    fn rows(&mut self, plan: &mut Plan, sheet: SheetRef, raw: &'t RawValue) -> Result<(), Fault> {
        let names = layout::of_row(sheet);
        let mut rows = Vec::new();
        for item in self.items(raw)? {
            // A row that is nothing has no place to stand in; elsewhere `null` reads as empty.
            if shape(item) == Shape::Null {
                return Err(self.wrong(item, Shape::Group));
            }
            let sorted = self.sort(self.pairs(item)?, &names)?;
            let mut row = sheet.blank(String::new());
            row.strangers = sorted.strangers;
            for (place, value) in sorted.known {
                match place.checked_sub(1) {
                    None => row.id = self.text(value)?,
                    Some(field) => row.values[field] = self.value(sheet, field, value)?,
                }
            }
            rows.push(row);
        }
        let taken: HashSet<String> = rows.iter().map(|row| row.id.clone()).collect();
        let mut given = HashSet::new();
        for (place, mut row) in rows.into_iter().enumerate() {
            if row.id.is_empty() {
                row.id = self
                    .ids
                    .fresh(|id| taken.contains(id) || given.contains(id));
                given.insert(row.id.clone());
            }
            sheet.insert(plan, place, row);
        }
        Ok(())
    }

    fn value(&self, sheet: SheetRef, field: usize, raw: &'t RawValue) -> Result<Value, Fault> {
        if !sheet.ask(field).kind.is_list() {
            return Ok(Value::Text(self.text(raw)?));
        }
        let items = self.items(raw)?;
        let items = items.into_iter().filter(|item| shape(item) != Shape::Null);
        Ok(Value::List(
            items
                .map(|item| self.text(item))
                .collect::<Result<_, _>>()?,
        ))
    }

    fn items(&self, raw: &'t RawValue) -> Result<Vec<&'t RawValue>, Fault> {
        match shape(raw) {
            Shape::Null => Ok(Vec::new()),
            Shape::List => {
                let Items(items) = self.cut(raw)?;
                Ok(items)
            }
            _ => Err(self.wrong(raw, Shape::List)),
        }
    }

    fn text(&self, raw: &'t RawValue) -> Result<String, Fault> {
        let text = match shape(raw) {
            Shape::Null => String::new(),
            Shape::Text => self.unquoted(raw)?,
            Shape::List | Shape::Group => return Err(self.wrong(raw, Shape::Text)),
        };
        match text.len() > MOST_TEXT {
            true => Err(self.fault(raw, FaultKind::TooLong)),
            false => Ok(text),
        }
    }

    /// A string without its quotes; a number and its kin are taken as they are written.
    fn unquoted(&self, raw: &'t RawValue) -> Result<String, Fault> {
        let written = raw.get();
        match written.strip_prefix('"').and_then(|s| s.strip_suffix('"')) {
            None => Ok(written.to_owned()),
            Some(plain) if !plain.contains('\\') => Ok(plain.to_owned()),
            // Only half a character is still wrong here: the text as a whole was found to be JSON.
            Some(_) => serde_json::from_str(written).map_err(|error| {
                let at = self.at(raw) + error.column().saturating_sub(1);
                Fault::new(self.text, at, FaultKind::HalfCharacter)
            }),
        }
    }

    /// The members of an object, in their order.
    fn pairs(&self, raw: &'t RawValue) -> Result<Vec<Pair<'t>>, Fault> {
        match shape(raw) {
            Shape::Null => Ok(Vec::new()),
            Shape::Group => {
                let Pairs(pairs) = self.cut(raw)?;
                Ok(pairs)
            }
            Shape::List | Shape::Text => Err(self.wrong(raw, Shape::Group)),
        }
    }

    /// Tells the members that this version knows from the others. A known member stands once.
    fn sort(&self, pairs: Vec<Pair<'t>>, names: &[&'static str]) -> Result<Sorted<'t>, Fault> {
        let mut sorted = Sorted {
            known: Vec::with_capacity(pairs.len()),
            strangers: Vec::new(),
        };
        let mut first: Vec<Option<&RawValue>> = vec![None; names.len()];
        let mut after = None;
        // Members mostly stand in our order, so that the next one is looked for first.
        let mut next = 0;
        for (key, value) in pairs {
            let name = self.unquoted(key)?;
            let place = (next..names.len())
                .chain(0..next)
                .find(|place| names[*place] == name);
            let Some(place) = place else {
                sorted.strangers.push(Stranger {
                    after,
                    name,
                    json: json::indented(value.get()),
                });
                continue;
            };
            if let Some(first) = first[place] {
                let (first, _) = position(self.text, self.at(first));
                return Err(self.fault(key, FaultKind::Duplicate { first }));
            }
            first[place] = Some(key);
            after = Some(names[place]);
            next = place + 1;
            sorted.known.push((place, value));
        }
        Ok(sorted)
    }

    /// Cuts an object or a list into raw values. Nothing but their number can be wrong with them.
    fn cut<T: Deserialize<'t>>(&self, raw: &'t RawValue) -> Result<T, Fault> {
        serde_json::from_str(raw.get()).map_err(|_| self.fault(raw, FaultKind::TooMany))
    }

    fn at(&self, raw: &RawValue) -> usize {
        raw.get().as_ptr().addr() - self.text.as_ptr().addr()
    }

    fn fault(&self, raw: &RawValue, kind: FaultKind) -> Fault {
        Fault::new(self.text, self.at(raw), kind)
    }

    fn wrong(&self, raw: &RawValue, wanted: Shape) -> Fault {
        let kind = FaultKind::WrongShape {
            wanted,
            found: shape(raw),
            // Enough to recognise it by; the whole might be most of the file.
            value: raw.get().chars().take(80).collect(),
        };
        self.fault(raw, kind)
    }
}

/// A member's name and its value.
type Pair<'t> = (&'t RawValue, &'t RawValue);

/// The members of an object, in their order, also those that stand twice.
struct Pairs<'t>(Vec<Pair<'t>>);

impl<'t> Deserialize<'t> for Pairs<'t> {
    fn deserialize<D: Deserializer<'t>>(from: D) -> Result<Self, D::Error> {
        struct Cut;
        impl<'t> Visitor<'t> for Cut {
            type Value = Pairs<'t>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    if pairs.len() == MOST_ROWS {
                        return Err(A::Error::custom("too many members"));
                    }
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        from.deserialize_map(Cut)
    }
}

/// The items of a list.
struct Items<'t>(Vec<&'t RawValue>);

impl<'t> Deserialize<'t> for Items<'t> {
    fn deserialize<D: Deserializer<'t>>(from: D) -> Result<Self, D::Error> {
        struct Cut;
        impl<'t> Visitor<'t> for Cut {
            type Value = Items<'t>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    if items.len() == MOST_ROWS {
                        return Err(A::Error::custom("too many items"));
                    }
                    items.push(item);
                }
                Ok(Items(items))
            }
        }
        from.deserialize_seq(Cut)
    }
}
