//! Every answer has its place in the document.

use commplan::form::{Ask, Part, Place};
use commplan::locale::Text;

use crate::words::assert_words;
use crate::{asks, is_asked, is_note};

#[test]
fn every_answer_goes_somewhere() {
    for (sheet, address, ask) in asks() {
        // Visibility says which rows the document has, and is not said in it.
        let is_exempt = is_note(sheet, ask.key) || !is_asked(ask);
        assert_eq!(ask.places.is_empty(), is_exempt, "{address}");
    }
}

#[test]
fn internal_parts_are_fed_by_internal_answers_and_names() {
    for (_, address, ask) in asks() {
        for place in ask.places {
            if matches!(place.part(), Part::Power | Part::Notes | Part::RuledOut) {
                let is_name = address == "stakeholders.rows/name";
                assert!(ask.internal || is_name, "{address}");
            }
        }
    }
}

/// The heading that a field wants above its column, and where.
fn heading(ask: &Ask, place: &Place) -> Option<(Part, u8, Text)> {
    match place {
        Place::Column { part, at, heading } => Some((*part, *at, heading.unwrap_or(ask.label))),
        _ => None,
    }
}

#[test]
fn columns_have_one_heading_and_fit_the_page() {
    let mut headings: Vec<(Part, u8, Text)> = Vec::new();
    for (_, address, ask) in asks() {
        for (part, at, text) in ask.places.iter().filter_map(|place| heading(ask, place)) {
            assert!((1..=7).contains(&at), "{address}: A4 takes seven columns");
            match headings
                .iter()
                .find(|known| (known.0, known.1) == (part, at))
            {
                Some(known) => assert_eq!(known.2, text, "{address}"),
                None => headings.push((part, at, text)),
            }
        }
    }
    for (part, at, text) in headings {
        assert_words(&format!("{part:?} {at}"), "heading", text, 24);
    }
}

#[test]
fn lines_and_paragraphs_stand_in_places_of_their_own() {
    let mut taken = Vec::new();
    for (_, address, ask) in asks() {
        for place in ask.places {
            if let Place::Line { part, at } | Place::Paragraph { part, at } = place {
                assert!((1..=99).contains(at), "{address}");
                assert!(!taken.contains(&(*part, *at)), "{address}");
                taken.push((*part, *at));
            }
        }
    }
}
