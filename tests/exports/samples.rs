//! Plans to export.

use commplan::catalog::{self, STARTERS};
use commplan::draft;
use commplan::form::{Ids, Kind, SheetRef};
use commplan::locale::Lang;
use commplan::plan::Plan;

/// The first starter: its text and its plan.
pub fn starter(lang: Lang) -> (String, Plan) {
    let (_, text, plan) = starters(lang).next().expect("there is a starter");
    (text.to_owned(), plan)
}

/// Every starter: its name, its text and its plan.
pub fn starters(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str, Plan)> {
    STARTERS.iter().map(move |starter| {
        let text = starter.text(lang);
        let plan = draft::read(text.as_bytes(), &mut Ids::new(1)).expect("the starter is a draft");
        (starter.name, text, plan)
    })
}

/// Answers a question with a text, whatever kind it is of.
pub fn fill(sheet: SheetRef, plan: &mut Plan, row: usize, field: usize, text: &str) {
    if let Some(list) = sheet.list_mut(plan, row, field) {
        list.clear();
        if !text.is_empty() {
            list.push(text.to_owned());
        }
    } else if let Some(place) = sheet.text_mut(plan, row, field) {
        *place = text.to_owned();
    }
}

/// A plan with one row in every list, which answers only what lets the row appear where it can.
pub fn skeleton() -> Plan {
    let mut plan = Plan::default();
    for sheet in catalog::sheets() {
        if sheet.is_list() {
            sheet.insert(&mut plan, 0, sheet.blank("row".to_owned()));
        }
        for (key, answer) in [("title", "A title"), ("duration", "60")] {
            if sheet.about().name == "schedule.rows"
                && let Some(field) = sheet.field(key)
            {
                fill(sheet, &mut plan, 0, field, answer);
            }
        }
        // A row that refers to another is seen to do so only where that one has a name.
        for key in ["name", "goal", "method", "risk"] {
            if let Some(field) = sheet.field(key)
                && matches!(sheet.ask(field).kind, Kind::Line | Kind::Mail | Kind::Prose)
            {
                fill(sheet, &mut plan, 0, field, "A name");
            }
        }
    }
    plan
}
