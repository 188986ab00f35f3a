//! The name that a file gets.

use super::*;
use crate::text::Caret;

fn typed(exporting: &mut Exporting, name: &str) {
    exporting.name = Line::holding(name);
    exporting.named();
}

#[test]
fn the_name_follows_until_one_is_typed() {
    let mut exporting = Exporting::new("港口", Audience::Client, Lang::Zh, &FORMATS[0]);
    assert_eq!(exporting.name.text, "港口-客户版.md");
    exporting.item = Item::Audience;
    exporting.choose(2);
    assert_eq!(exporting.name.text, "港口-内部版.md");
    exporting.item = Item::Language;
    exporting.choose(2);
    exporting.item = Item::Outline;
    exporting.choose(5);
    assert_eq!(exporting.name.text, "港口-brief-internal.md");
    let docx = FORMATS.iter().position(|format| format.key == "docx");
    let docx = docx.map_or(0, |place| place + 1);
    exporting.item = Item::Format;
    exporting.choose(docx);
    assert_eq!(exporting.name.text, "港口-brief-internal.docx");
    typed(&mut exporting, "for Bob");
    exporting.choose(1);
    assert_eq!(exporting.name.text, "for Bob");
    assert_eq!(exporting.path(), PathBuf::from("for Bob.md"));
    typed(&mut exporting, "");
    exporting.choose(docx);
    assert_eq!(exporting.name.text, "港口-brief-internal.docx");
}

#[test]
fn an_ending_chooses_the_format_and_follows_it() {
    let mut exporting = Exporting::new("a", Audience::Client, Lang::En, &FORMATS[0]);
    for (place, format) in FORMATS.iter().enumerate() {
        for ending in format.endings {
            typed(&mut exporting, &format!("v1.2.{}", ending.to_uppercase()));
            assert_eq!(exporting.format().key, format.key, "{ending}");
        }
        exporting.item = Item::Format;
        exporting.choose(place + 1);
        let first = format.endings[0];
        assert_eq!(exporting.name.text, format!("v1.2.{first}"));
        assert_eq!(exporting.path(), PathBuf::from(format!("v1.2.{first}")));
    }
    typed(&mut exporting, "b.plan.json");
    exporting.choose(1);
    assert_eq!(exporting.path(), PathBuf::from("b.md"));
    typed(&mut exporting, "b.plan.json.docx");
    assert_eq!(exporting.path(), PathBuf::from("b.docx"));
}

#[test]
fn an_export_begins_with_word_and_then_with_what_was_used() {
    assert_eq!(first_format().key, "docx");
    let exporting = Exporting::new("a", Audience::Client, Lang::En, first_format());
    assert_eq!(exporting.name.text, "a-client.docx");
}

/// Ctrl-U clears up to the caret, which stands before the ending; what is typed then may bring an ending of its own.
#[test]
fn an_ending_is_there_once() {
    for (typed, name, format) in [
        ("b", "b.md", "md"),
        ("b.md", "b.md", "md"),
        ("b.docx", "b.docx", "docx"),
        ("b.html", "b.html", "html"),
        ("b.markdown", "b.markdown", "md"),
        ("b.plan.json", "b.md", "md"),
        ("v1.2", "v1.2.md", "md"),
    ] {
        let mut exporting = Exporting::new("a", Audience::Client, Lang::En, &FORMATS[0]);
        exporting.item = Item::Name;
        exporting
            .name
            .text
            .replace_range(..exporting.name.caret.at, "");
        exporting.name.caret = Caret::new(0);
        exporting.named();
        for letter in typed.chars() {
            let at = exporting.name.caret.at;
            exporting.name.text.insert(at, letter);
            exporting.name.caret = Caret::new(at + letter.len_utf8());
            exporting.named();
        }
        assert_eq!(exporting.path(), PathBuf::from(name), "{typed}");
        assert_eq!(exporting.format().key, format, "{typed}");
    }
}
