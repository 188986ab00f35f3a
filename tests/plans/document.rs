//! The document in Markdown, as a page, in Word.

use crate::plans::{config, is_words, lines, plan, typed};
use crate::reread::{Seen, Words};
use crate::{bytes, form, job, package, page, reread, same, second, text};
use commplan::calendar::dates;
use commplan::document::{Audience, OUTLINES};
use commplan::export::visible;
use commplan::form::SheetRef;
use commplan::locale::Lang;
use commplan::plan::Plan;
use proptest::prelude::*;
use proptest::sample::select;

/// Every text that stands in what was read, a line each.
fn all(seen: &[Seen]) -> String {
    let mut all = String::new();
    let mut add = |words: &Words| {
        all.push_str(&words.text);
        all.push('\n');
    };
    for seen in seen {
        match seen {
            Seen::Heading(_, words) | Seen::Paragraph(words) => add(words),
            Seen::List { items, .. } => items.iter().for_each(&mut add),
            Seen::Table { rows, .. } => rows.iter().flatten().for_each(&mut add),
            Seen::Diagram(_) | Seen::Other(_) => {}
        }
    }
    all
}

/// Whether a row is for our side only: marked so, or named by nobody whom the client may know.
fn is_ours(plan: &Plan, sheet: SheetRef, row: usize) -> bool {
    let visibility = sheet.field("visibility");
    if visibility.is_some_and(|field| sheet.text(plan, row, field).trim() == "internal") {
        return true;
    }
    let naming = sheet.about().named_by.iter();
    naming.filter_map(|key| sheet.field(key)).any(|field| {
        let Some(target) = sheet.ask(field).kind.refers_to() else {
            return false;
        };
        let ids = std::iter::once(sheet.text(plan, row, field).trim())
            .chain(sheet.list(plan, row, field).iter().map(String::as_str))
            .filter(|id| !id.trim().is_empty());
        let named: Vec<Option<usize>> = ids.map(|id| target.place(plan, id)).collect();
        let is_hidden =
            |place: &Option<usize>| place.is_some_and(|place| is_ours(plan, target, place));
        !named.is_empty() && named.iter().all(is_hidden)
    })
}

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn markdown_says_what_is_meant(sample in plan(), form in form()) {
        let job = job(&sample.0, form);
        let made = text(&job, "md");
        let acts = made.chars().find(|c| *c != '\n' && visible(&c.to_string()) != c.to_string());
        prop_assert_eq!(acts, None);
        let meant = reread::expected(&job.document());
        same(&second::markdown(&made), &meant)?;
        same(&reread::markdown(&made), &meant)?;
    }

    #[test]
    fn a_page_says_what_is_meant(sample in plan(), form in form()) {
        let job = job(&sample.0, form);
        let (read, contents) = page::read(&text(&job, "html"));
        let meant = page::expected(&job.document());
        same(&read, &meant.0)?;
        same(&contents, &meant.1)?;
    }

    #[test]
    fn a_word_file_says_what_is_meant(sample in plan(), form in form()) {
        let job = job(&sample.0, form);
        let package = package::open(&bytes(&job, "docx"));
        package::holds_together(&package);
        let document = job.document();
        same(&package::read(&package), &package::expected(&document))?;
        same(&package::contents(&package), &package::expected_contents(&document))?;
    }

    /// Every line that somebody typed stands as it is, in one piece, in the full outline.
    #[test]
    fn what_was_typed_is_told(
        sample in plan(),
        lang in select(&Lang::ALL[..]),
        audience in select(&Audience::ALL[..]),
    ) {
        let job = job(&sample.0, (OUTLINES[0], lang, audience));
        let told = all(&second::markdown(&text(&job, "md")));
        for (sheet, row, ask, text) in typed(&sample.0) {
            let is_told = is_words(ask)
                && !ask.places.is_empty()
                && (audience == Audience::Internal || !(ask.internal || is_ours(&sample.0, sheet, row)));
            for line in lines(text).iter().filter(|_| is_told) {
                let line = match ask.key {
                    // An occasion that begins its cell may have got a capital.
                    "trigger" => line.trim_start_matches(|c: char| c.is_ascii_lowercase()).to_owned(),
                    // A zone of the database is told in words, as a token is.
                    "time_zone" => dates::zone(line, lang),
                    _ => line.clone(),
                };
                prop_assert!(told.contains(&line), "{}[{row}].{}: {line:?}", sheet.about().name, ask.key);
            }
        }
    }
}
