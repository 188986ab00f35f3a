//! Where the user is: a step, and a stop in it.

use super::reviewing::shows_findings;
use crate::catalog::{QUESTIONS, STEPS};
use crate::form::{Kind, SheetRef, Step, Tier};

/// Something on a page that Tab reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A field.
    Field {
        /// The sheet's place in the step.
        sheet: usize,
        /// The field's place in the sheet.
        field: usize,
    },
    /// A list, as a whole.
    List {
        /// The sheet's place in the step.
        sheet: usize,
    },
    /// The line that opens and closes "more".
    More {
        /// The sheet's place in the step.
        sheet: usize,
    },
    /// What can be done with the row whose form is open.
    Action(Action),
    /// The button that leads to the export, at the end of the last step.
    Export,
    /// What the check has found, on the review page.
    Findings,
}

/// What can be done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Back to the list, on `+ Add`.
    Done,
    /// A copy below.
    Duplicate,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Out of the list.
    Delete,
}

impl Action {
    /// All of them, in the order of the line.
    pub const ALL: [Action; 5] = [
        Action::Done,
        Action::Duplicate,
        Action::Up,
        Action::Down,
        Action::Delete,
    ];
}

/// Where in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// In the list of steps.
    Steps,
    /// On the step's page.
    Page(Stop),
    /// In the first questions; past the last one stands the button that leads on.
    Question {
        /// The screen.
        screen: usize,
        /// The question on it.
        item: usize,
    },
    /// On the screen that shows what will be prepared; past the last line stands the button that prepares.
    Prepare {
        /// The line.
        row: usize,
    },
    /// In a cell of a list, on the step's page.
    Cell {
        /// The sheet's place in the step.
        sheet: usize,
        /// The row.
        row: usize,
        /// The field.
        field: usize,
    },
    /// In the form of a row.
    Row {
        /// The sheet's place in the step.
        sheet: usize,
        /// The row.
        row: usize,
        /// Where in the form.
        stop: Stop,
    },
}

/// Where the user is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// The step's place in the conversation.
    pub step: usize,
    /// Where in the step.
    pub at: At,
}

impl Focus {
    /// The step.
    pub fn step(&self) -> &'static Step {
        &STEPS[self.step]
    }

    /// The sheet with this place in the step.
    pub fn sheet(&self, sheet: usize) -> SheetRef {
        self.step().sheets[sheet]
    }

    /// The answer that has the focus: sheet, row, field.
    pub fn field(&self) -> Option<(SheetRef, usize, usize)> {
        match self.at {
            At::Page(Stop::Field { sheet, field }) => Some((self.sheet(sheet), 0, field)),
            At::Cell { sheet, row, field } => Some((self.sheet(sheet), row, field)),
            At::Question { screen, item } => {
                let (sheet, member) = QUESTIONS[screen].get(item)?;
                Some((*sheet, 0, sheet.field(member)?))
            }
            At::Row {
                row,
                stop: Stop::Field { sheet, field },
                ..
            } => Some((self.sheet(sheet), row, field)),
            _ => None,
        }
    }

    /// Whether this is in the first questions, or at what is prepared from them.
    pub fn is_opening(&self) -> bool {
        matches!(self.at, At::Question { .. } | At::Prepare { .. })
    }

    /// The kind of the answer that has the focus.
    pub fn kind(&self) -> Option<Kind> {
        self.field().map(|(sheet, _, field)| sheet.ask(field).kind)
    }

    /// The list that has the focus, or whose row has it.
    pub fn list(&self) -> Option<usize> {
        match self.at {
            At::Page(Stop::List { sheet }) => Some(sheet),
            At::Cell { sheet, .. } | At::Row { sheet, .. } => Some(sheet),
            _ => None,
        }
    }
}

/// The stops of a step's page, in Tab's order.
pub fn page_stops(step: usize, expanded: &dyn Fn(SheetRef) -> bool) -> Vec<Stop> {
    let mut stops = Vec::new();
    if shows_findings(step) {
        stops.push(Stop::Findings);
    }
    for (place, sheet) in STEPS[step].sheets.iter().enumerate() {
        if sheet.is_list() {
            stops.push(Stop::List { sheet: place });
        } else {
            stops.extend(sheet_stops(place, *sheet, expanded(*sheet)));
        }
    }
    if step + 1 == STEPS.len() {
        stops.push(Stop::Export);
    }
    stops
}

/// The stops of a row's form.
pub fn row_stops(place: usize, sheet: SheetRef, expanded: bool) -> Vec<Stop> {
    let mut stops = sheet_stops(place, sheet, expanded);
    stops.extend(Action::ALL.map(Stop::Action));
    stops
}

/// The fields of one form: its first page, then "more" and what it hides.
fn sheet_stops(place: usize, sheet: SheetRef, expanded: bool) -> Vec<Stop> {
    let of_tier = |tier: Tier| {
        sheet
            .asks()
            .filter(move |(_, ask)| ask.tier == tier)
            .map(move |(field, _)| Stop::Field {
                sheet: place,
                field,
            })
    };
    let mut stops: Vec<Stop> = of_tier(Tier::Page).collect();
    if of_tier(Tier::More).next().is_some() {
        stops.push(Stop::More { sheet: place });
        if expanded {
            stops.extend(of_tier(Tier::More));
        }
    }
    stops
}
