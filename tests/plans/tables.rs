//! The tables: as many records and columns as there are rows and questions, and in each cell what was typed.

use crate::plans::{config, is_words, line, lines, plan};
use crate::table::reread;
use crate::{job, text};
use commplan::catalog::{SCHEDULE, STAKEHOLDERS};
use commplan::document::{Audience, OUTLINES, Table, flow, words};
use commplan::export::visible;
use commplan::form::{Part, SheetRef};
use commplan::locale::Lang;
use proptest::prelude::*;
use proptest::sample::select;

fn meant(table: &Table, lang: Lang) -> Vec<Vec<String>> {
    let head = table.columns.iter().map(|column| column.heading.clone());
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter();
        cells
            .map(|lines| visible(&words(&flow(lines, lang), lang)).into_owned())
            .collect()
    });
    std::iter::once(head.collect()).chain(rows).collect()
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn texts_stay_in_their_cells(
        sample in plan(),
        lang in select(&Lang::ALL[..]),
        audience in select(&Audience::ALL[..]),
    ) {
        let plan = &sample.0;
        let job = job(plan, (OUTLINES[0], lang, audience));
        let tables: [(&str, Part, SheetRef); 2] =
            [("csv", Part::Matrix, &SCHEDULE), ("csv-register", Part::Register, &STAKEHOLDERS)];
        for (format, part, sheet) in tables {
            let read = reread(&text(&job, format));
            prop_assert_eq!(&read, &meant(&job.answers().table(part), lang));
            let visibility = sheet.field("visibility").expect("rows may be internal");
            let rows: Vec<usize> = (0..sheet.rows(plan))
                .filter(|row| audience == Audience::Internal
                    || sheet.text(plan, *row, visibility).trim() != "internal")
                .collect();
            prop_assert_eq!(read.len(), 1 + rows.len());
            for (field, ask) in sheet.asks() {
                let label = ask.label.in_lang(lang);
                let column = read[0].iter().position(|heading| heading == label);
                let is_text = is_words(ask);
                for (record, row) in read[1..].iter().zip(&rows) {
                    let typed = sheet.text(plan, *row, field);
                    let (true, Some(column)) = (is_text && !lines(typed).is_empty(), column) else {
                        continue;
                    };
                    let cell = &record[column];
                    match lines(typed).len() {
                        1 => prop_assert_eq!(cell, &line(typed)),
                        _ => for line in lines(typed) {
                            prop_assert!(cell.contains(&line), "{line:?} in {cell:?}");
                        }
                    }
                }
                let is_ours = audience == Audience::Client && ask.internal;
                let is_said = rows.iter().any(|row| !lines(sheet.text(plan, *row, field)).is_empty());
                let is_asked = ask.tier != commplan::form::Tier::Unasked;
                if is_text && is_asked && is_said {
                    prop_assert_eq!(column.is_some(), !is_ours, "{}", ask.key);
                }
            }
        }
    }
}
