//! A sheet: one form, or a list of forms. The record behind it is erased, so that screen, codec, schema, checks and
//! document walk every sheet alike.

use super::ask::{Ask, Token};
use super::field::{Field, Slot, list, text};
use crate::locale::{self, Text};
use crate::plan::{Kept, Plan, Record, Row, Rows, Stranger};

/// A sheet of the catalogue.
pub type SheetRef = &'static dyn Sheet;

/// What is said about a sheet as a whole.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Unique: the path of the sheet in the draft, such as `project`, `project.goals`, `goals.rows`.
    pub name: &'static str,
    /// The key of the step that it belongs to.
    pub step: &'static str,
    /// The member of the step's object that holds the rows; empty for a record, whose members lie in that object.
    pub list: &'static str,
    /// The record's member after which the draft writes the list; `None`: before them all.
    pub follows: Option<&'static str>,
    /// The heading on the screen.
    pub title: Text,
    /// One line under the heading.
    pub intro: Text,
    /// What one row is called, as in "add a …".
    pub noun: Text,
    /// The members that name a row, first choice first.
    pub named_by: &'static [&'static str],
    /// The members that the list shows as columns on the screen, most important first.
    pub columns: &'static [&'static str],
}

/// An answer on its way between rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// Ids or tokens.
    List(Vec<String>),
}

impl Value {
    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::List(list) => list.is_empty(),
        }
    }
}

/// A row without its type: for undo, clipboard and journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loose {
    /// The row's id.
    pub id: String,
    /// The answers, in the order of the sheet's fields.
    pub values: Vec<Value>,
    /// Members that this version does not know.
    pub strangers: Vec<Stranger>,
}

/// One form, or a list of forms. Fields are addressed by their place in [`Sheet::ask`], rows by their place in the
/// list; a record has exactly one row, 0. A place that does not exist reads as empty and ignores what is written.
pub trait Sheet: Sync {
    /// What is said about the sheet.
    fn about(&self) -> &'static About;
    /// Whether it is a list of forms.
    fn is_list(&self) -> bool;
    /// How many fields a row has, those included that the program sets.
    fn fields(&self) -> usize;
    /// A field's question.
    fn ask(&self, field: usize) -> &'static Ask;
    /// How many rows the plan has here.
    fn rows(&self, plan: &Plan) -> usize;
    /// A row's id; empty for a record.
    fn id<'p>(&self, plan: &'p Plan, row: usize) -> &'p str;
    /// Where the row with this id stands.
    fn place(&self, plan: &Plan, id: &str) -> Option<usize>;
    /// A text answer; empty for a list.
    fn text<'p>(&self, plan: &'p Plan, row: usize, field: usize) -> &'p str;
    /// A list answer; empty for a text.
    fn list<'p>(&self, plan: &'p Plan, row: usize, field: usize) -> &'p [String];
    /// A text answer, to be changed.
    fn text_mut<'p>(&self, plan: &'p mut Plan, row: usize, field: usize) -> Option<&'p mut String>;
    /// A list answer, to be changed.
    fn list_mut<'p>(
        &self,
        plan: &'p mut Plan,
        row: usize,
        field: usize,
    ) -> Option<&'p mut Vec<String>>;
    /// Members of a row that this version does not know; a record's belong to its step.
    fn strangers<'p>(&self, plan: &'p Plan, row: usize) -> &'p [Stranger];
    /// Puts a row at a place. Does nothing on a record.
    fn insert(&self, plan: &mut Plan, row: usize, loose: Loose);
    /// Takes a row out. `None` on a record.
    fn remove(&self, plan: &mut Plan, row: usize) -> Option<Loose>;
    /// Moves a row. Does nothing on a record.
    fn shift(&self, plan: &mut Plan, from: usize, to: usize);
}

impl PartialEq for dyn Sheet {
    fn eq(&self, other: &Self) -> bool {
        self.about().name == other.about().name
    }
}

impl Eq for dyn Sheet {}

impl std::fmt::Debug for dyn Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.about().name)
    }
}

impl dyn Sheet {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<usize> {
        (0..self.fields()).find(|field| self.ask(*field).key == key)
    }

    /// All questions, in the order of the draft.
    pub fn asks(&self) -> impl Iterator<Item = (usize, &'static Ask)> + '_ {
        (0..self.fields()).map(|field| (field, self.ask(field)))
    }

    /// An answer.
    pub fn value(&self, plan: &Plan, row: usize, field: usize) -> Value {
        if self.ask(field).kind.is_list() {
            Value::List(self.list(plan, row, field).to_vec())
        } else {
            Value::Text(self.text(plan, row, field).to_owned())
        }
    }

    /// Whether a question is unanswered. What is blank in a list names nothing.
    pub fn is_blank(&self, plan: &Plan, row: usize, field: usize) -> bool {
        if self.ask(field).kind.is_list() {
            let list = self.list(plan, row, field);
            list.iter().all(|item| item.trim().is_empty())
        } else {
            self.text(plan, row, field).trim().is_empty()
        }
    }

    /// What a row is called: the first of its naming members that says something. A reference says what the row that
    /// it points to is called, several references what the first of them is. Empty for a row without a name.
    pub fn name_of<'p>(&self, plan: &'p Plan, row: usize) -> &'p str {
        let said = |field| match self.ask(field).kind.refers_to() {
            None => self.text(plan, row, field).trim(),
            Some(target) => std::iter::once(self.text(plan, row, field))
                .chain(self.list(plan, row, field).iter().map(String::as_str))
                .filter(|id| !id.is_empty())
                .find_map(|id| target.place(plan, id))
                .map_or("", |place| target.name_of(plan, place)),
        };
        self.about()
            .named_by
            .iter()
            .filter_map(|key| self.field(key))
            .map(said)
            .find(|name| !name.is_empty())
            .unwrap_or_default()
    }

    /// Whether the client owes this answer.
    pub fn is_pending(&self, plan: &Plan, row: usize, field: usize) -> bool {
        self.field("pending").is_some_and(|pending| {
            let key = self.ask(field).key;
            self.list(plan, row, pending).iter().any(|name| name == key)
        })
    }

    /// The row with this id, looked for first where it last stood.
    pub fn locate(&self, plan: &Plan, id: &str, hint: usize) -> Option<usize> {
        if hint < self.rows(plan) && self.id(plan, hint) == id {
            Some(hint)
        } else {
            self.place(plan, id)
        }
    }

    /// A copy of a row without its type.
    pub fn loose(&self, plan: &Plan, row: usize) -> Loose {
        Loose {
            id: self.id(plan, row).to_owned(),
            values: (0..self.fields())
                .map(|field| self.value(plan, row, field))
                .collect(),
            strangers: self.strangers(plan, row).to_vec(),
        }
    }

    /// A row without answers.
    pub fn blank(&self, id: String) -> Loose {
        let empty = |(_, ask): (usize, &Ask)| match ask.kind.is_list() {
            true => Value::List(Vec::new()),
            false => Value::Text(String::new()),
        };
        Loose {
            id,
            values: self.asks().map(empty).collect(),
            strangers: Vec::new(),
        }
    }
}

fn read_text<'r, R>(fields: &[Field<R>], record: &'r R, field: usize) -> &'r str {
    match fields.get(field).map(|field| field.slot) {
        Some(Slot::Text(get, _)) => get(record),
        _ => "",
    }
}

fn read_list<'r, R>(fields: &[Field<R>], record: &'r R, field: usize) -> &'r [String] {
    match fields.get(field).map(|field| field.slot) {
        Some(Slot::List(get, _)) => get(record),
        _ => &[],
    }
}

fn write_text<'r, R>(
    fields: &[Field<R>],
    record: &'r mut R,
    field: usize,
) -> Option<&'r mut String> {
    match fields.get(field)?.slot {
        Slot::Text(_, get) => Some(get(record)),
        Slot::List(..) => None,
    }
}

fn write_list<'r, R>(
    fields: &[Field<R>],
    record: &'r mut R,
    field: usize,
) -> Option<&'r mut Vec<String>> {
    match fields.get(field)?.slot {
        Slot::List(_, get) => Some(get(record)),
        Slot::Text(..) => None,
    }
}

/// A sheet that is one form.
pub struct One<R: 'static> {
    /// What is said about it.
    pub about: &'static About,
    /// Its questions, in the order of the draft.
    pub fields: &'static [Field<R>],
    /// Where the plan keeps it.
    pub get: fn(&Plan) -> &R,
    /// The same, to be changed.
    pub get_mut: fn(&mut Plan) -> &mut R,
}

impl<R: Record> Sheet for One<R> {
    fn about(&self) -> &'static About {
        self.about
    }
    fn is_list(&self) -> bool {
        false
    }
    fn fields(&self) -> usize {
        self.fields.len()
    }
    fn ask(&self, field: usize) -> &'static Ask {
        &self.fields[field].ask
    }
    fn rows(&self, _: &Plan) -> usize {
        1
    }
    fn id<'p>(&self, _: &'p Plan, _: usize) -> &'p str {
        ""
    }
    fn place(&self, _: &Plan, id: &str) -> Option<usize> {
        id.is_empty().then_some(0)
    }
    fn text<'p>(&self, plan: &'p Plan, _: usize, field: usize) -> &'p str {
        read_text(self.fields, (self.get)(plan), field)
    }
    fn list<'p>(&self, plan: &'p Plan, _: usize, field: usize) -> &'p [String] {
        read_list(self.fields, (self.get)(plan), field)
    }
    fn text_mut<'p>(&self, plan: &'p mut Plan, _: usize, field: usize) -> Option<&'p mut String> {
        write_text(self.fields, (self.get_mut)(plan), field)
    }
    fn list_mut<'p>(
        &self,
        plan: &'p mut Plan,
        _: usize,
        field: usize,
    ) -> Option<&'p mut Vec<String>> {
        write_list(self.fields, (self.get_mut)(plan), field)
    }
    fn strangers<'p>(&self, _: &'p Plan, _: usize) -> &'p [Stranger] {
        &[]
    }
    fn insert(&self, _: &mut Plan, _: usize, _: Loose) {}
    fn remove(&self, _: &mut Plan, _: usize) -> Option<Loose> {
        None
    }
    fn shift(&self, _: &mut Plan, _: usize, _: usize) {}
}

/// Who may see a row.
static VISIBILITY: &[Token] = &[Token {
    key: "internal",
    name: locale::text("仅我方内部", "Our side only"),
}];

/// What the program notes on a row, as questions: one of them can be asked.
static KEPT: &[Field<Kept>] = &[
    text!(Kept.visibility)
        .choice(VISIBILITY)
        .label("可见范围", "Visibility")
        .help(
            "选“仅我方内部”，这一行及引用它的内容不进入客户版。",
            "\"Our side only\" keeps this row and what refers to it from the client.",
        )
        .example("仅我方内部", "Our side only")
        .more(),
    text!(Kept.origin)
        .label("目录代码", "Catalogue code")
        .unasked(),
    text!(Kept.status)
        .label("建议状态", "Proposal state")
        .unasked(),
    list!(Kept.pending)
        .label("待客户确认", "Client to name")
        .unasked(),
];

/// A sheet that is a list of forms.
pub struct Many<R: 'static> {
    /// What is said about it.
    pub about: &'static About,
    /// Its questions, in the order of the draft.
    pub fields: &'static [Field<R>],
    /// Whether the program keeps notes on its rows (visibility, origin, status, pending).
    pub kept: bool,
    /// Where the plan keeps the rows.
    pub get: fn(&Plan) -> &Rows<R>,
    /// The same, to be changed.
    pub get_mut: fn(&mut Plan) -> &mut Rows<R>,
}

impl<R: Record> Many<R> {
    /// The place of a field among the program's notes; `None` for a question of the record.
    fn note(&self, field: usize) -> Option<usize> {
        field.checked_sub(self.fields.len())
    }

    fn loosen(&self, row: Row<R>) -> Loose {
        let value = |field: usize| {
            let (text, list) = match self.note(field) {
                Some(note) => (
                    read_text(KEPT, &row.kept, note),
                    read_list(KEPT, &row.kept, note),
                ),
                None => (
                    read_text(self.fields, &row.record, field),
                    read_list(self.fields, &row.record, field),
                ),
            };
            match self.ask(field).kind.is_list() {
                true => Value::List(list.to_vec()),
                false => Value::Text(text.to_owned()),
            }
        };
        Loose {
            values: (0..self.fields()).map(value).collect(),
            id: row.id,
            strangers: row.strangers,
        }
    }

    fn tighten(&self, loose: Loose) -> Row<R> {
        let mut row = Row {
            id: loose.id,
            strangers: loose.strangers,
            ..Row::default()
        };
        for (field, value) in loose.values.into_iter().enumerate() {
            match (value, self.note(field)) {
                (Value::Text(value), Some(note)) => {
                    write_text(KEPT, &mut row.kept, note).map(|text| *text = value)
                }
                (Value::Text(value), None) => {
                    write_text(self.fields, &mut row.record, field).map(|text| *text = value)
                }
                (Value::List(value), Some(note)) => {
                    write_list(KEPT, &mut row.kept, note).map(|list| *list = value)
                }
                (Value::List(value), None) => {
                    write_list(self.fields, &mut row.record, field).map(|list| *list = value)
                }
            };
        }
        row
    }
}

impl<R: Record> Sheet for Many<R> {
    fn about(&self) -> &'static About {
        self.about
    }
    fn is_list(&self) -> bool {
        true
    }
    fn fields(&self) -> usize {
        self.fields.len() + if self.kept { KEPT.len() } else { 0 }
    }
    fn ask(&self, field: usize) -> &'static Ask {
        match self.note(field) {
            Some(note) => &KEPT[note].ask,
            None => &self.fields[field].ask,
        }
    }
    fn rows(&self, plan: &Plan) -> usize {
        (self.get)(plan).len()
    }
    fn id<'p>(&self, plan: &'p Plan, row: usize) -> &'p str {
        (self.get)(plan).at(row).map_or("", |row| &row.id)
    }
    fn place(&self, plan: &Plan, id: &str) -> Option<usize> {
        (self.get)(plan).place(id)
    }
    fn text<'p>(&self, plan: &'p Plan, row: usize, field: usize) -> &'p str {
        let Some(row) = (self.get)(plan).at(row) else {
            return "";
        };
        match self.note(field) {
            Some(note) => read_text(KEPT, &row.kept, note),
            None => read_text(self.fields, &row.record, field),
        }
    }
    fn list<'p>(&self, plan: &'p Plan, row: usize, field: usize) -> &'p [String] {
        let Some(row) = (self.get)(plan).at(row) else {
            return &[];
        };
        match self.note(field) {
            Some(note) => read_list(KEPT, &row.kept, note),
            None => read_list(self.fields, &row.record, field),
        }
    }
    fn text_mut<'p>(&self, plan: &'p mut Plan, row: usize, field: usize) -> Option<&'p mut String> {
        let row = (self.get_mut)(plan).at_mut(row)?;
        match self.note(field) {
            Some(note) => write_text(KEPT, &mut row.kept, note),
            None => write_text(self.fields, &mut row.record, field),
        }
    }
    fn list_mut<'p>(
        &self,
        plan: &'p mut Plan,
        row: usize,
        field: usize,
    ) -> Option<&'p mut Vec<String>> {
        let row = (self.get_mut)(plan).at_mut(row)?;
        match self.note(field) {
            Some(note) => write_list(KEPT, &mut row.kept, note),
            None => write_list(self.fields, &mut row.record, field),
        }
    }
    fn strangers<'p>(&self, plan: &'p Plan, row: usize) -> &'p [Stranger] {
        (self.get)(plan).at(row).map_or(&[], |row| &row.strangers)
    }
    fn insert(&self, plan: &mut Plan, row: usize, loose: Loose) {
        let tight = self.tighten(loose);
        (self.get_mut)(plan).insert(row, tight);
    }
    fn remove(&self, plan: &mut Plan, row: usize) -> Option<Loose> {
        let row = (self.get_mut)(plan).remove(row)?;
        Some(self.loosen(row))
    }
    fn shift(&self, plan: &mut Plan, from: usize, to: usize) {
        (self.get_mut)(plan).shift(from, to);
    }
}
