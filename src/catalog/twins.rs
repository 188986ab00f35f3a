//! What an entry of the catalogue says in the other language. Entries and their parts are the same in both, so that a
//! text that nobody has touched can be told in either.

use super::{CATALOGUE, FIRST_CHANGE, FIRST_FORM, STAGES, sheets};
use crate::locale::{Lang, Text};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A sheet's name and a field's key.
type Place = (&'static str, &'static str);

/// The texts of one place that can be told in a language: what is written in the other, the entry's code, and the twin.
type Twins = HashMap<Place, HashMap<String, Vec<(String, String)>>>;

/// Whether a text is written in the other language. Only what is told apart by its script counts: Chinese by its
/// characters, English by two words and no Chinese character.
pub fn is_foreign(typed: &str, lang: Lang) -> bool {
    match lang {
        Lang::En => typed.contains(is_han),
        Lang::Zh => !typed.contains(is_han) && words(typed) > 1,
    }
}

fn is_han(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// How many words of letters there are; names of machines and addresses are none.
fn words(typed: &str) -> usize {
    let is_word = |word: &&str| {
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        bare.chars().count() > 1 && bare.chars().all(|sign| sign.is_alphabetic() || sign == '-')
    };
    typed.split_whitespace().filter(is_word).count()
}

/// Whether a text might be one of the catalogue's in the other language: a glance that spares reading the catalogue for
/// almost every text.
fn may_have_twin(typed: &str, lang: Lang) -> bool {
    match lang {
        Lang::En => typed.contains(is_han),
        Lang::Zh => {
            !typed.contains(is_han) && typed.contains(|sign: char| sign.is_ascii_alphabetic())
        }
    }
}

/// What a catalogue text says in a language: whole, else line by line. None where the text, or a line of it, is not the
/// catalogue's. `origin` is the code of the entry that the row came from; empty for rows and records that keep none.
pub fn twin(place: Place, origin: &str, typed: &str, lang: Lang) -> Option<String> {
    if !typed.lines().any(|line| may_have_twin(line, lang)) {
        return None;
    }
    static TO_ZH: LazyLock<Twins> = LazyLock::new(|| twins(Lang::Zh));
    static TO_EN: LazyLock<Twins> = LazyLock::new(|| twins(Lang::En));
    let twins = match lang {
        Lang::Zh => &TO_ZH,
        Lang::En => &TO_EN,
    };
    let place = twins.get(&place)?;
    let find = |text: &str| {
        let known = place.get(text)?;
        let own = known
            .iter()
            .find(|(code, _)| code == origin || origin.is_empty());
        own.map(|(_, twin)| twin.clone())
    };
    find(typed.trim()).or_else(|| {
        let mut has_any = false;
        let told: Vec<String> = (typed.lines())
            .map(|line| match find(line.trim()) {
                Some(twin) => {
                    has_any = true;
                    twin
                }
                None => line.to_owned(),
            })
            .collect();
        has_any.then(|| told.join("\n"))
    })
}

fn twins(to: Lang) -> Twins {
    let from = match to {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let mut twins = Twins::new();
    let mut note = |place: Place, code: &str, told: &str, twin: &str| {
        let mut note = |told: &str, twin: &str| {
            let (told, twin) = (told.trim(), twin.trim());
            // In which language formal papers are written is a term of the contract, and the same in every document.
            let is_on_language =
                |one: &str, other: &str| one.contains("中文") && other.contains("English");
            if is_on_language(told, twin) || is_on_language(twin, told) {
                return;
            }
            if told != twin && !told.is_empty() && !twin.is_empty() {
                let known = twins.entry(place).or_default();
                let known = known.entry(told.to_owned()).or_default();
                known.push((code.to_owned(), twin.to_owned()));
            }
        };
        note(told, twin);
        if told.contains('\n') && told.lines().count() == twin.lines().count() {
            for (told, twin) in told.lines().zip(twin.lines()) {
                note(told, twin);
            }
        }
    };
    let mut pair = |place, text: Text| note(place, "", text.in_lang(from), text.in_lang(to));
    for stage in STAGES.iter().flat_map(|(_, stages)| stages.iter()) {
        pair(("project.phases", "name"), stage.name);
        pair(("project.phases", "milestone"), stage.milestone);
    }
    pair(("review.revisions", "changes"), FIRST_CHANGE);
    pair(("review.distribution", "form"), FIRST_FORM);
    // A damaged catalogue has no twins; a test reads both.
    let read =
        |lang: Lang| serde_json::from_str::<Value>(CATALOGUE.in_lang(lang)).unwrap_or_default();
    let (told, twin) = (read(from), read(to));
    for sheet in sheets() {
        let about = sheet.about();
        let of = |draft: &Value| -> Vec<Value> {
            let step = &draft[about.step];
            match about.list {
                "" => vec![step.clone()],
                list => step[list].as_array().cloned().unwrap_or_default(),
            }
        };
        let (told, twin) = (of(&told), of(&twin));
        let code = |row: &Value| row["id"].as_str().unwrap_or_default().to_owned();
        let twin_of: HashMap<String, &Value> = twin.iter().map(|row| (code(row), row)).collect();
        for row in &told {
            let code = code(row);
            let Some(twin) = twin_of.get(&code) else {
                continue;
            };
            for (_, ask) in sheet.asks().filter(|(_, ask)| ask.kind.is_typed()) {
                if let (Some(told), Some(twin)) = (row[ask.key].as_str(), twin[ask.key].as_str()) {
                    note((about.name, ask.key), &code, told, twin);
                }
            }
        }
    }
    twins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_of_the_catalogue_has_its_twin() {
        let mut pairs = 0;
        for (from, to) in [(Lang::Zh, Lang::En), (Lang::En, Lang::Zh)] {
            let back = twins(from);
            for (place, texts) in twins(to) {
                for (told, twins) in texts {
                    for (code, twin) in twins {
                        pairs += 1;
                        assert!(
                            twin.contains(is_han) == (to == Lang::Zh),
                            "{place:?} {code}: {twin}"
                        );
                        let home = &back[&place][&twin];
                        assert!(
                            home.iter().any(|(_, back)| *back == told),
                            "{place:?}: {told}"
                        );
                    }
                }
            }
        }
        assert!(pairs > 1000, "{pairs}");
    }

    #[test]
    fn only_what_nobody_touched_is_told_in_the_other_language() {
        let goal = ("goals.rows", "goal");
        let untouched = "Risks come to light early";
        let told = twin(goal, "G06", untouched, Lang::Zh);
        assert!(told.is_some_and(|told| told.contains("风险")));
        assert_eq!(
            twin(goal, "G01", untouched, Lang::Zh),
            None,
            "another entry's"
        );
        assert_eq!(twin(goal, "G06", "Risks come early", Lang::Zh), None);
        assert_eq!(twin(goal, "G06", untouched, Lang::En), None, "is English");
    }

    #[test]
    fn lines_of_a_record_are_told_one_by_one() {
        let rules = ("channels", "house_rules");
        let first = CATALOGUE
            .en
            .split("\"house_rules\": \"")
            .nth(1)
            .and_then(|text| text.split("\\n").next());
        let typed = format!("{}\nOur own rule stands.", first.unwrap_or_default());
        let told = twin(rules, "", &typed, Lang::Zh).unwrap_or_default();
        assert!(
            told.ends_with("\nOur own rule stands.") && told.contains(is_han),
            "{told}"
        );
    }

    #[test]
    fn a_term_on_the_language_of_papers_stays() {
        let constraints = ("project", "constraints");
        for (typed, lang) in [
            ("正式文件使用中文，签署件须加盖公章", Lang::En),
            ("Formal documents are written in English.", Lang::Zh),
        ] {
            assert!(CATALOGUE.zh.contains(typed) || CATALOGUE.en.contains(typed));
            assert_eq!(twin(constraints, "", typed, lang), None);
        }
    }

    #[test]
    fn scripts_are_told_apart() {
        assert!(is_foreign("每周例会", Lang::En));
        assert!(is_foreign("Weekly status meeting", Lang::Zh));
        for typed in [
            "PingCode: pingcode.example/wms",
            "G1",
            "≥ 95%",
            "WMS 升级项目",
            "a@b.example",
        ] {
            assert!(!is_foreign(typed, Lang::Zh), "{typed}");
        }
    }
}
