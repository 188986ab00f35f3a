//! The name that a file gets.

use super::*;

fn typed(exporting: &mut Exporting, name: &str) {
    exporting.name = Line::holding(name);
    exporting.named();
}

#[test]
fn the_name_follows_until_one_is_typed() {
    let mut exporting = Exporting::new("港口", Audience::Client, Lang::Zh);
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
    let mut exporting = Exporting::new("a", Audience::Client, Lang::En);
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
    assert_eq!(exporting.path(), PathBuf::from("b.plan.json.md"));
}
