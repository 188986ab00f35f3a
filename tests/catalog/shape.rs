//! Records, sheets and steps fit each other, and every field reaches the member that its key names.

use std::collections::BTreeSet;

use commplan::catalog::{self, STEPS, sheets};
use commplan::form::{Field, SheetRef, Value};
use commplan::plan::{Plan, Record};

use crate::asks;
use crate::words::cells;

fn assert_members<R: Record>(name: &str, fields: &[Field<R>]) {
    let keys: Vec<_> = fields.iter().map(|field| field.ask.key).collect();
    assert_eq!(keys, R::MEMBERS, "{name}");
}

macro_rules! all_sheets {
    ($($sheet:ident),* $(,)?) => {
        /// Every sheet by the name of its static.
        fn every_sheet() -> Vec<SheetRef> {
            vec![$(&catalog::$sheet),*]
        }

        #[test]
        fn members_of_every_record_are_its_fields_in_order() {
            $(assert_members(stringify!($sheet), catalog::$sheet.fields);)*
        }
    };
}

all_sheets![
    PROJECT,
    PROJECT_GOALS,
    PHASES,
    GOALS,
    STAKEHOLDERS,
    CHANNELS,
    HOUSE_RULES,
    SCHEDULE,
    CHANGES,
    RISKS,
    LADDER,
    EVALUATION,
    IMPROVEMENT,
    REVIEW,
    APPROVALS,
    DISTRIBUTION,
    REVISIONS,
    GLOSSARY,
    RULED_OUT,
];

#[test]
fn steps_hold_every_sheet_in_order() {
    let names = |sheets: Vec<SheetRef>| -> Vec<_> {
        sheets.iter().map(|sheet| sheet.about().name).collect()
    };
    assert_eq!(names(sheets().collect()), names(every_sheet()));
    let keys: Vec<_> = STEPS.iter().map(|step| step.key).collect();
    assert_eq!(
        keys,
        [
            "project",
            "goals",
            "stakeholders",
            "channels",
            "schedule",
            "risks",
            "evaluation",
            "review"
        ]
    );
}

#[test]
fn steps_and_sheets_name_each_other() {
    let mut names = BTreeSet::new();
    for step in &STEPS {
        assert!(cells(step.title.zh) <= 12 && cells(step.title.en) <= 12);
        let records = step.sheets.iter().filter(|sheet| !sheet.is_list()).count();
        assert!(records <= 1, "{}", step.key);
        for sheet in step.sheets {
            let about = sheet.about();
            assert_eq!(about.step, step.key);
            assert!(names.insert(about.name), "{}", about.name);
            let path = match about.list {
                "" => step.key.to_owned(),
                list => format!("{}.{list}", step.key),
            };
            assert_eq!(about.name, path);
            assert_eq!(sheet.is_list(), !about.list.is_empty());
        }
    }
}

#[test]
fn keys_are_unique_in_every_object() {
    for step in &STEPS {
        let mut members = BTreeSet::new();
        for sheet in step.sheets {
            let mut keys = BTreeSet::new();
            for (_, ask) in sheet.asks() {
                assert!(keys.insert(ask.key), "{}/{}", sheet.about().name, ask.key);
                assert_ne!(ask.key, "id", "rows have an id already");
            }
            if sheet.is_list() {
                keys = BTreeSet::from([sheet.about().list]);
            }
            for key in keys {
                assert!(members.insert(key), "{}/{key}", step.key);
            }
        }
    }
}

#[test]
fn sheets_name_members_that_exist() {
    for sheet in sheets() {
        let about = sheet.about();
        let exists = |key: &str| sheet.field(key).is_some();
        assert!(about.named_by.iter().all(|key| exists(key)), "{sheet:?}");
        assert!(about.columns.iter().all(|key| exists(key)), "{sheet:?}");
        assert_eq!(sheet.is_list(), !about.columns.is_empty(), "{sheet:?}");
        assert!(!sheet.is_list() || !about.named_by.is_empty(), "{sheet:?}");
        let step = STEPS.iter().find(|step| step.key == about.step).unwrap();
        if let Some(key) = about.follows {
            let record = step.record().expect("only a record can be followed");
            assert!(record.field(key).is_some(), "{sheet:?} follows {key}");
        }
    }
}

#[test]
fn notes_are_kept_where_the_draft_has_them() {
    let kept: Vec<_> = sheets()
        .filter(|sheet| sheet.field("visibility").is_some())
        .map(|sheet| sheet.about().name)
        .collect();
    assert_eq!(
        kept,
        [
            "goals.rows",
            "stakeholders.rows",
            "channels.rows",
            "schedule.rows",
            "risks.rows",
            "evaluation.rows"
        ]
    );
}

/// Otherwise asking for a name could run in a circle.
#[test]
fn a_row_named_by_a_reference_gets_its_name_from_a_text() {
    for sheet in sheets() {
        for key in sheet.about().named_by {
            let ask = sheet.ask(sheet.field(key).unwrap());
            let Some(target) = ask.kind.refers_to() else {
                assert!(!ask.kind.is_list(), "{sheet:?}/{key}");
                continue;
            };
            for key in target.about().named_by {
                let ask = target.ask(target.field(key).unwrap());
                assert!(ask.kind.is_typed(), "{sheet:?} by {target:?}/{key}");
            }
        }
    }
}

#[test]
fn rows_are_called_by_what_they_refer_to() {
    let mut plan = Plan::default();
    let people: SheetRef = &catalog::STAKEHOLDERS;
    for (id, name) in [("aaaaaa", "Min Li"), ("bbbbbb", "Wei Zhang")] {
        people.insert(&mut plan, 9, people.blank(id.to_owned()));
        let row = people.place(&plan, id).unwrap();
        let field = people.field("name").unwrap();
        *people.text_mut(&mut plan, row, field).unwrap() = name.to_owned();
    }
    let approvals: SheetRef = &catalog::APPROVALS;
    approvals.insert(&mut plan, 0, approvals.blank("cccccc".to_owned()));
    assert_eq!(approvals.name_of(&plan, 0), "");
    let title = approvals.field("title").unwrap();
    *approvals.text_mut(&mut plan, 0, title).unwrap() = "Director".to_owned();
    let person = approvals.field("person").unwrap();
    *approvals.text_mut(&mut plan, 0, person).unwrap() = "zzzzzz".to_owned();
    assert_eq!(
        approvals.name_of(&plan, 0),
        "Director",
        "nobody has that id"
    );
    *approvals.text_mut(&mut plan, 0, person).unwrap() = "bbbbbb".to_owned();
    assert_eq!(approvals.name_of(&plan, 0), "Wei Zhang");
    let distribution: SheetRef = &catalog::DISTRIBUTION;
    distribution.insert(&mut plan, 0, distribution.blank("dddddd".to_owned()));
    let recipient = distribution.field("recipient").unwrap();
    *distribution.list_mut(&mut plan, 0, recipient).unwrap() =
        vec!["aaaaaa".to_owned(), "bbbbbb".to_owned()];
    assert_eq!(distribution.name_of(&plan, 0), "Min Li");
}

/// A plan with one row in every list.
fn full() -> Plan {
    let mut plan = Plan::default();
    for sheet in sheets() {
        sheet.insert(&mut plan, 0, sheet.blank("aaaaaa".to_owned()));
    }
    plan
}

fn answers(plan: &Plan) -> Vec<(String, Value)> {
    asks()
        .map(|(sheet, address, ask)| {
            let field = sheet.field(ask.key).unwrap();
            (address, sheet.value(plan, 0, field))
        })
        .collect()
}

#[test]
fn a_marker_written_through_a_field_changes_that_answer_only() {
    let before = answers(&full());
    assert!(before.iter().all(|(_, value)| value.is_empty()));
    for (sheet, address, ask) in asks() {
        let mut plan = full();
        let field = sheet.field(ask.key).unwrap();
        let marker = if ask.kind.is_list() {
            let list = sheet.list_mut(&mut plan, 0, field).unwrap();
            list.push("marker".to_owned());
            Value::List(list.clone())
        } else {
            let text = sheet.text_mut(&mut plan, 0, field).unwrap();
            text.push_str("marker");
            Value::Text(text.clone())
        };
        let changed: Vec<_> = answers(&plan)
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
        assert_eq!(changed, [(address.clone(), marker)]);
        if sheet.is_list() {
            let loose = sheet.remove(&mut plan, 0).unwrap();
            sheet.insert(&mut plan, 0, loose);
            assert_eq!(answers(&plan).iter().filter(|a| !a.1.is_empty()).count(), 1);
        }
    }
}
