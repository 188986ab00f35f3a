//! Rows: a record with an id, kept in a list that is cheap to copy and quick to search.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

/// A member of a JSON object that this version does not know, kept so that it survives saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// The known member that it followed; `None` if it stood before all of them.
    pub after: Option<&'static str>,
    /// Its name, unescaped.
    pub name: String,
    /// Its value, as JSON text without a line's indentation.
    pub json: String,
}

/// What the program itself notes on a row; see `draft-format`, "on every row".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// `internal` leaves the row out of the client's document.
    pub visibility: String,
    /// The code of the catalogue entry that the row came from.
    pub origin: String,
    /// `proposed` until the sheet has been seen and left.
    pub status: String,
    /// Members that the client owes.
    pub pending: Vec<String>,
}

impl Kept {
    /// The members' names, in the order of the file.
    pub const MEMBERS: &'static [&'static str] = &["visibility", "origin", "status", "pending"];
}

/// A record in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row<R> {
    /// Unique within its list; what references hold.
    pub id: String,
    /// The answers.
    pub record: R,
    /// What the program notes; unused by lists that have no such members.
    pub kept: Kept,
    /// Members of newer versions or other tools.
    pub strangers: Vec<Stranger>,
}

impl<R> Deref for Row<R> {
    type Target = R;
    fn deref(&self) -> &R {
        &self.record
    }
}

impl<R> Row<R> {
    /// Whether the row stays out of the client's document.
    pub fn is_internal(&self) -> bool {
        self.kept.visibility.trim() == "internal"
    }

    /// Whether the client owes this member, which is an answer and not a gap.
    pub fn is_pending(&self, member: &str) -> bool {
        self.kept.pending.iter().any(|name| name == member)
    }
}

/// A list of rows. Copying it costs a pointer a row; an id is found without a search.
#[derive(Clone, Debug)]
pub struct Rows<R> {
    rows: Vec<Arc<Row<R>>>,
    places: Arc<HashMap<String, usize>>,
}

impl<R> Default for Rows<R> {
    fn default() -> Self {
        Rows {
            rows: Vec::new(),
            places: Arc::default(),
        }
    }
}

impl<R: PartialEq> PartialEq for Rows<R> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl<R> Rows<R> {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Row<R>> + ExactSizeIterator {
        self.rows.iter().map(|row| &**row)
    }

    /// The row at a place.
    pub fn at(&self, place: usize) -> Option<&Row<R>> {
        self.rows.get(place).map(|row| &**row)
    }

    /// Where the row with this id stands. Of rows that share an id (a finding), the first.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The row with this id.
    pub fn get(&self, id: &str) -> Option<&Row<R>> {
        self.at(self.place(id)?)
    }

    fn index(&mut self) {
        let mut places = HashMap::with_capacity(self.rows.len());
        for (place, row) in self.rows.iter().enumerate() {
            places.entry(row.id.clone()).or_insert(place);
        }
        self.places = Arc::new(places);
    }
}

impl<R: Clone> Rows<R> {
    /// The row at a place, to be changed. Its id must stay.
    pub fn at_mut(&mut self, place: usize) -> Option<&mut Row<R>> {
        self.rows.get_mut(place).map(Arc::make_mut)
    }

    /// Puts a row at a place, or at the end if the place lies beyond it.
    pub fn insert(&mut self, place: usize, row: Row<R>) {
        if place < self.rows.len() {
            self.rows.insert(place, Arc::new(row));
            self.index();
        } else {
            // At the end no other row moves, so that a long list is read in one pass.
            let end = self.rows.len();
            Arc::make_mut(&mut self.places)
                .entry(row.id.clone())
                .or_insert(end);
            self.rows.push(Arc::new(row));
        }
    }

    /// Takes the row at a place out.
    pub fn remove(&mut self, place: usize) -> Option<Row<R>> {
        if place >= self.rows.len() {
            return None;
        }
        let row = self.rows.remove(place);
        self.index();
        Some(Arc::unwrap_or_clone(row))
    }

    /// Moves a row to another place.
    pub fn shift(&mut self, from: usize, to: usize) {
        if from < self.rows.len() && to < self.rows.len() {
            let row = self.rows.remove(from);
            self.rows.insert(to, row);
            self.index();
        }
    }
}

impl<R> FromIterator<Row<R>> for Rows<R> {
    fn from_iter<I: IntoIterator<Item = Row<R>>>(rows: I) -> Self {
        let mut list = Rows {
            rows: rows.into_iter().map(Arc::new).collect(),
            places: Arc::default(),
        };
        list.index();
        list
    }
}
