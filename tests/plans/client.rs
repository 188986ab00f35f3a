//! Whatever is written for our side only, the client's copy is the same to the byte.

use crate::plans::{config, is_words, plan, typed};
use crate::{Form, form, job};
use commplan::document::Audience;
use commplan::export::{FORMATS, make};
use commplan::form::{SheetRef, Value};
use commplan::plan::Plan;
use proptest::prelude::*;

/// What nobody writes by chance.
const MARK: &str = "Zqx7";

fn is_internal(sheet: SheetRef, plan: &Plan, row: usize) -> bool {
    let visibility = sheet.field("visibility");
    visibility.is_some_and(|field| sheet.text(plan, row, field).trim() == "internal")
}

/// The same plan with other words wherever only we may read, and with one more row of ours in each list that may have
/// such rows; and how much was planted.
fn planted(plan: &Plan) -> (Plan, usize) {
    let mut told = plan.clone();
    let mut count = 0;
    for (sheet, row, ask, text) in typed(plan) {
        let is_ours = ask.internal || is_internal(sheet, plan, row);
        let is_text = is_words(ask);
        if !is_ours || !is_text || ["origin", "status"].contains(&ask.key) {
            continue;
        }
        let field = sheet.field(ask.key).expect("its field");
        if let Some(place) = sheet.text_mut(&mut told, row, field) {
            *place = format!("{MARK} {text}");
            count += 1;
        }
    }
    for sheet in commplan::catalog::sheets() {
        let Some(visibility) = sheet.field("visibility") else {
            continue;
        };
        let mut loose = sheet.blank(format!("{MARK}-{}", sheet.about().step));
        for (field, ask) in sheet.asks() {
            if is_words(ask) && ask.key != "status" {
                loose.values[field] = Value::Text(MARK.to_owned());
            }
        }
        loose.values[visibility] = Value::Text("internal".to_owned());
        let place = sheet.rows(&told) / 2;
        sheet.insert(&mut told, place, loose);
    }
    (told, count)
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn what_is_ours_leaves_no_trace(sample in plan(), form in form(), format in prop_oneof![3 => Just(0), 1 => 0..FORMATS.len()]) {
        let (outline, lang, _): Form = form;
        let format = &FORMATS[format];
        let (told, count) = planted(&sample.0);
        let client = (outline, lang, Audience::Client);
        let (before, after) = (make(format, &job(&sample.0, client)), make(format, &job(&told, client)));
        if before != after && format.is_text {
            let (before, after) = (String::from_utf8(before).unwrap(), String::from_utf8(after).unwrap());
            for (before, after) in before.lines().zip(after.lines()) {
                prop_assert_eq!(before, after);
            }
            prop_assert!(false, "one is longer than the other");
        } else {
            prop_assert!(before == after, "{} differs", format.key);
        }
        // It is told to our own side.
        if count > 0 && format.key == "md" && outline.key == "standard" {
            let ours = make(format, &job(&told, (outline, lang, Audience::Internal)));
            prop_assert!(String::from_utf8_lossy(&ours).contains(MARK));
        }
    }
}
