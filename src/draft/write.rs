//! Writing a draft in the canonical form, straight from the records.

use super::FORMAT;
use super::json::Out;
use super::layout::{self, Slot};
use crate::catalog;
use crate::form::SheetRef;
use crate::plan::{Plan, Stranger};

/// The plan as its draft: UTF-8, line feeds, two spaces a level, one member a line, empty members left out.
pub fn write(plan: &Plan) -> String {
    let strangers = |step: &str| plan.strangers.get(step).map_or(&[][..], Vec::as_slice);
    let mut out = Out::default();
    out.open('{');
    let mut members = Members::new(&mut out, strangers(""));
    members.key("format").json(&FORMAT.to_string());
    if !plan.language.is_empty() {
        members.text("language", &plan.language);
    }
    members.passed("language");
    for step in &catalog::STEPS {
        let out = members.key(step.key);
        out.open('{');
        let mut members = Members::new(out, strangers(step.key));
        for slot in layout::of_step(step) {
            match slot {
                Slot::Field(sheet, field) => members.answer(plan, sheet, 0, field),
                Slot::List(sheet) => rows(&mut members, plan, sheet),
            }
        }
        members.end();
        out.close('}');
    }
    members.end();
    out.close('}');
    out.finish()
}

fn rows(members: &mut Members, plan: &Plan, sheet: SheetRef) {
    let name = sheet.about().list;
    // A step's main list is always written, so that whoever reads the draft finds it.
    if sheet.rows(plan) > 0 || name == "rows" {
        let out = members.key(name);
        out.open('[');
        for row in 0..sheet.rows(plan) {
            out.item();
            out.open('{');
            let mut members = Members::new(out, sheet.strangers(plan, row));
            members.text("id", sheet.id(plan, row));
            for field in 0..sheet.fields() {
                members.answer(plan, sheet, row, field);
            }
            members.end();
            out.close('}');
        }
        out.close(']');
    }
    members.passed(name);
}

/// Writes the members of an object, and the strangers among them at their places.
struct Members<'o, 's> {
    out: &'o mut Out,
    /// Those not written yet.
    strangers: Vec<&'s Stranger>,
    /// The known member that was written or passed last.
    last: Option<&'static str>,
}

impl<'o, 's> Members<'o, 's> {
    fn new(out: &'o mut Out, strangers: &'s [Stranger]) -> Self {
        Members {
            out,
            strangers: strangers.iter().collect(),
            last: None,
        }
    }

    /// Begins a known member. What stood before it is written first.
    fn key(&mut self, name: &'static str) -> &mut Out {
        self.passed(name);
        self.out.key(name);
        self.out
    }

    /// Goes on to a known member, whether or not it is written.
    fn passed(&mut self, name: &'static str) {
        if self.last != Some(name) {
            self.settle();
            self.last = Some(name);
        }
    }

    /// Writes the strangers that follow the member that was passed last.
    fn settle(&mut self) {
        if self.strangers.is_empty() {
            return;
        }
        let (out, last) = (&mut *self.out, self.last);
        self.strangers.retain(|stranger| {
            let here = stranger.after == last;
            if here {
                out.key(&stranger.name);
                out.json(&stranger.json);
            }
            !here
        });
    }

    fn text(&mut self, name: &'static str, text: &str) {
        self.key(name).string(text);
    }

    fn answer(&mut self, plan: &Plan, sheet: SheetRef, row: usize, field: usize) {
        let ask = sheet.ask(field);
        if ask.kind.is_list() {
            let list = sheet.list(plan, row, field);
            if !list.is_empty() {
                self.key(ask.key).list(list.iter().map(String::as_str));
            }
        } else {
            let text = sheet.text(plan, row, field);
            if !text.is_empty() {
                self.text(ask.key, text);
            }
        }
        self.passed(ask.key);
    }

    /// Writes the strangers that are left; those of a row that came from another sheet know no place here.
    fn end(mut self) {
        self.settle();
        for stranger in self.strangers {
            self.out.key(&stranger.name);
            self.out.json(&stranger.json);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::read;
    use crate::form::Ids;

    #[test]
    fn an_empty_plan_shows_its_skeleton() {
        let draft = write(&Plan::default());
        assert!(draft.starts_with(
            "{\n  \"format\": 1,\n  \"project\": {},\n  \"goals\": {\n    \"rows\": []\n  }"
        ));
        assert!(draft.ends_with("}\n"));
        let plan = read(draft.as_bytes(), &mut Ids::new(0)).expect("what we wrote");
        assert_eq!(plan, Plan::default());
    }

    #[test]
    fn a_stranger_without_a_place_stands_last() {
        let mut plan = Plan::default();
        let lost = Stranger {
            after: Some("elsewhere"),
            name: "lost".into(),
            json: "1".into(),
        };
        plan.strangers.insert("", vec![lost]);
        assert!(write(&plan).ends_with("},\n  \"lost\": 1\n}\n"));
    }
}
