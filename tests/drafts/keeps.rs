//! What survives opening and saving.

use crate::{Dice, answer_with, full, open, read, samples};
use commplan::catalog;
use commplan::draft::{self, write};
use commplan::form::{Cell, Edit, Ids};
use commplan::plan::Plan;
use commplan::text::Splice;

/// Puts a foreign member before, between and after the known ones of every object of ours. The text must be canonical.
pub fn with_strangers(text: &str) -> String {
    let values = [
        "12345678901234567890",
        "1e400",
        "-0.10",
        "null",
        "\"a\\u00e9\\/ \\ud800\"",
        "{}",
        "{\n  \"deep\": [\n    [],\n    {\n      \"a \\\" [\": 1.50\n    }\n  ]\n}",
    ];
    let mut number = 0;
    let mut stranger = |indent: &str| {
        let value = values[number % values.len()].replace('\n', &format!("\n{indent}"));
        number += 1;
        // Every second one bears the same name, so that it stands more than once in its object.
        let name = match number % 2 {
            0 => "x-same".to_owned(),
            _ => format!("x-{number}"),
        };
        format!("{indent}\"{name}\": {value}")
    };
    let mut out = String::new();
    for line in text.lines() {
        let body = line.trim_start();
        let indent = &line[..line.len() - body.len()];
        let ours = matches!(indent.len(), 2 | 4 | 8);
        let begins = ours && body.starts_with('"') && body.contains("\": ");
        let single = begins && !body.ends_with(['{', '[']);
        let ends = ours && (single || body.starts_with(['}', ']'])) && !body.ends_with(',');
        if begins {
            out += &format!("{},\n", stranger(indent));
        }
        out += line;
        if ends {
            out += &format!(",\n{},\n{}", stranger(indent), stranger(indent));
        }
        out.push('\n');
    }
    out
}

#[test]
fn what_we_wrote_comes_back_to_the_byte() {
    for plan in [Plan::default(), full(1), full(3)] {
        let text = write(&plan);
        let again = open(&text);
        assert_eq!(again, plan);
        assert_eq!(write(&again), text);
    }
}

#[test]
fn foreign_members_stay_in_place_at_every_level() {
    let text = with_strangers(&write(&full(2)));
    assert!(text.matches("x-same").count() > 20);
    assert_eq!(write(&open(&text)), text);
}

#[test]
fn foreign_members_keep_their_place_beside_an_empty_field() {
    let text = concat!(
        "{\n  \"a\": 1,\n  \"format\": 1,\n  \"b\": 2,\n  \"goals\": {\n    \"c\": 3,\n",
        "    \"rows\": [\n      {\n        \"id\": \"k3f9xa\",\n        \"d\": [\n          4\n        ],\n",
        "        \"category\": \"cost\",\n        \"e\": 5\n      }\n    ],\n    \"f\": 6\n  },\n  \"g\": 7\n}\n"
    );
    let saved = write(&open(text));
    assert_eq!(write(&open(&saved)), saved);
    let members = [
        "\"a\": 1",
        "\"format\"",
        "\"b\": 2",
        "\"goals\"",
        "\"c\": 3",
        "\"d\"",
        "\"category\"",
        "\"e\": 5",
        "\"f\": 6",
        "\"g\": 7",
    ];
    let places = members.map(|member| {
        let place = saved.find(member);
        place.unwrap_or_else(|| panic!("{member} is gone:\n{saved}"))
    });
    assert!(places.is_sorted(), "{saved}");
}

#[test]
fn foreign_members_of_a_row_survive_removal_and_undo() {
    let text = with_strangers(&write(&full(2)));
    let mut plan = open(&text);
    for sheet in catalog::sheets().filter(|sheet| sheet.is_list()) {
        let remove = Edit::Remove {
            sheet,
            row: 1,
            loose: sheet.loose(&plan, 1),
        };
        remove.apply(&mut plan);
        assert_eq!(sheet.rows(&plan), 1);
        remove.inverse().apply(&mut plan);
    }
    assert_eq!(write(&plan), text);
}

#[test]
fn a_file_from_elsewhere_becomes_canonical_once() {
    let text = write(&full(2));
    let wild = format!(
        "\u{feff}{}",
        text.replace('\n', "\r\n").replace("\": ", "\"\t:  ")
    );
    assert_eq!(write(&open(&wild)), text);
    let tight: String = text.lines().map(str::trim_start).collect();
    assert_eq!(write(&open(&tight)), text);
}

#[test]
fn members_may_stand_in_any_order() {
    let text = write(&full(2));
    let root: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&text).expect("JSON");
    // Sorted by name, with the lists inside sorted too: that is how serde_json keeps them.
    let sorted = serde_json::to_string(&root).expect("JSON");
    assert_ne!(sorted, text);
    assert_eq!(write(&open(&sorted)), text);
}

#[test]
fn numbers_and_truth_are_taken_as_they_are_written() {
    for sheet in catalog::sheets() {
        for (field, ask) in sheet.asks() {
            for (written, taken) in [
                ("12.50", "12.50"),
                ("-1e400", "-1e400"),
                ("98765432109876543210", "98765432109876543210"),
                ("true", "true"),
                ("null", ""),
                ("\"\\u0000\\u001b\"", "\0\u{1b}"),
            ] {
                let mut plan = Plan::default();
                if sheet.is_list() {
                    sheet.insert(&mut plan, 0, sheet.blank("k3f9xa".into()));
                }
                answer_with(&mut plan, sheet, 0, field, "@@");
                let plan = open(&write(&plan).replace("\"@@\"", written));
                let found = match ask.kind.is_list() {
                    true => sheet.list(&plan, 0, field).join(""),
                    false => sheet.text(&plan, 0, field).to_owned(),
                };
                assert_eq!(found, taken, "{} {}", sheet.about().name, ask.key);
            }
        }
    }
}

#[test]
fn nothing_reads_as_empty() {
    let mut members = String::from("\"language\": null");
    for step in &catalog::STEPS {
        members += &format!(", \"{}\": null", step.key);
    }
    assert_eq!(
        open(&format!("{{\"format\": 1, {members}}}")),
        Plan::default()
    );
    for list in catalog::sheets().filter(|sheet| sheet.is_list()) {
        let about = list.about();
        let text = format!(
            "{{\"format\": 1, \"{}\": {{\"{}\": null}}}}",
            about.step, about.list
        );
        assert_eq!(open(&text), Plan::default());
    }
}

#[test]
fn a_missing_id_is_given_and_the_others_are_kept() {
    for sheet in catalog::sheets().filter(|sheet| sheet.is_list()) {
        let about = sheet.about();
        let rows = "{}, {\"id\": \"_own-1\"}, {\"id\": null}, {\"id\": \"_own-1\"}, {\"id\": 7}";
        let text = format!(
            "{{\"format\": 1, \"{}\": {{\"{}\": [{rows}]}}}}",
            about.step, about.list
        );
        let plan = open(&text);
        let ids: Vec<_> = (0..5).map(|row| sheet.id(&plan, row)).collect();
        assert_eq!([ids[1], ids[3], ids[4]], ["_own-1", "_own-1", "7"]);
        assert!(ids[0].len() == 6 && ids[2].len() == 6 && ids[0] != ids[2]);
        assert_eq!(write(&open(&text)), write(&plan), "the seed decides");
        assert_eq!(write(&open(&write(&plan))), write(&plan));
    }
}

#[test]
fn an_id_that_is_given_is_not_taken_by_another_row() {
    let first = Ids::new(1).fresh(|_| false);
    let text =
        format!("{{\"format\": 1, \"goals\": {{\"rows\": [{{}}, {{\"id\": \"{first}\"}}]}}}}");
    let plan = draft::read(text.as_bytes(), &mut Ids::new(1)).expect("a draft");
    let ids: Vec<_> = plan.goals.iter().map(|row| &row.id).collect();
    assert_eq!(ids[1], &first);
    assert_ne!(ids[0], &first);
}

#[test]
fn five_thousand_edits_are_undone_to_the_same_bytes() {
    let text = with_strangers(&write(&full(3)));
    let mut plan = open(&text);
    let mut dice = Dice(20_261_123);
    let mut ids = Ids::new(9);
    let sheets: Vec<_> = catalog::sheets().collect();
    let mut done = Vec::new();
    while done.len() < 5_000 {
        let sheet = sheets[dice.below(sheets.len())];
        let rows = sheet.rows(&plan);
        let row = dice.below(rows);
        let edit = match dice.below(12) {
            0 => Edit::Language {
                old: plan.language.clone(),
                new: ["zh", "en", ""][dice.below(3)].into(),
            },
            1 | 2 if sheet.is_list() => Edit::Insert {
                sheet,
                row: dice.below(rows + 1),
                loose: sheet.blank(ids.fresh(|id| sheet.place(&plan, id).is_some())),
            },
            3 if sheet.is_list() && rows > 0 => Edit::Remove {
                sheet,
                row,
                loose: sheet.loose(&plan, row),
            },
            4 if sheet.is_list() && rows > 0 => Edit::Move {
                sheet,
                id: sheet.id(&plan, row).to_owned(),
                from: row,
                to: dice.below(rows),
            },
            _ if rows > 0 => {
                let field = dice.below(sheet.fields());
                let cell = Cell::new(sheet, &plan, row, field);
                if sheet.ask(field).kind.is_list() {
                    let new = (0..dice.below(4)).map(|_| ids.fresh(|_| false)).collect();
                    Edit::list(cell, &plan, new)
                } else {
                    splice(cell, sheet.text(&plan, row, field), &mut dice)
                }
            }
            _ => continue,
        };
        edit.apply(&mut plan);
        done.push(edit);
    }
    let changed = write(&plan);
    assert_ne!(changed, text);
    assert_eq!(write(&open(&changed)), changed);
    for edit in done.iter().rev() {
        edit.inverse().apply(&mut plan);
    }
    assert_eq!(write(&plan), text);
}

fn splice(cell: Cell, text: &str, dice: &mut Dice) -> Edit {
    let from = text.floor_char_boundary(dice.below(text.len() + 1));
    let to = text.ceil_char_boundary((from + dice.below(12)).min(text.len()));
    let splice = Splice {
        at: from,
        removed: text[from..to].to_owned(),
        inserted: ["", "客", "e\u{301}", "\n", "\"\\", "abc"][dice.below(6)].into(),
    };
    Edit::Splice { cell, splice }
}

#[test]
fn old_drafts_open_for_ever() {
    let samples = samples("tests/drafts");
    assert!(samples.len() >= 3);
    for (path, text) in samples {
        let name = path.display();
        let plan = read(&text).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        let saved = write(&plan);
        assert_eq!(write(&open(&saved)), saved, "{name}");
        assert_eq!(plan.project.name, "云栖软件 · 星港物流仓储升级", "{name}");
        assert_eq!(
            plan.stakeholders.get("st0001").map(|row| &*row.name),
            Some("刘洋"),
            "{name}"
        );
        assert_eq!(
            plan.schedule.at(0).map(|row| &*row.owner),
            Some("st0001"),
            "{name}"
        );
        if name.to_string().contains("canonical") {
            assert_eq!(saved, text, "{name}");
        }
    }
}

#[test]
fn starters_are_canonical_and_hold_nothing_foreign() {
    for (path, text) in samples("assets/starters") {
        let plan = open(&text);
        assert_eq!(write(&plan), text, "{}", path.display());
        assert!(plan.strangers.is_empty(), "{}", path.display());
        for sheet in catalog::sheets() {
            for row in 0..sheet.rows(&plan) {
                let foreign = sheet.strangers(&plan, row);
                assert_eq!(foreign, [], "{} {}", path.display(), sheet.about().name);
            }
        }
    }
}
