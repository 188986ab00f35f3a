//! Every question speaks both languages, within the cells that the screen has.

use std::collections::BTreeSet;

use commplan::catalog::{STEPS, sheets};
use commplan::form::{Kind, Token};
use commplan::locale::{Lang, Text};
use unicode_width::UnicodeWidthStr;

use crate::{asks, is_asked, is_note};

/// Cells that a text takes where ambiguous characters are drawn wide, the worst case.
pub fn cells(text: &str) -> usize {
    UnicodeWidthStr::width_cjk(text)
}

fn has_han(text: &str) -> bool {
    text.chars().any(|c| {
        ('\u{3000}'..='\u{30ff}').contains(&c)
            || ('\u{4e00}'..='\u{9fff}').contains(&c)
            || ('\u{ff00}'..='\u{ffef}').contains(&c)
    })
}

/// Whether a sentence of the text is written in Latin letters throughout.
fn has_latin_sentence(text: &str) -> bool {
    text.split(['。', '；', '！', '？', '\n'])
        .any(|sentence| !has_han(sentence) && sentence.split_whitespace().count() > 2)
}

pub fn assert_words(address: &str, what: &str, text: Text, limit: usize) {
    for lang in Lang::ALL {
        let words = text.in_lang(lang);
        assert!(!words.trim().is_empty(), "{address}: no {what}");
        assert_eq!(words, words.trim(), "{address}: {what}");
        assert!(
            cells(words) <= limit,
            "{address}: {what} takes {} cells of {limit}: {words}",
            cells(words)
        );
    }
    assert!(
        !has_latin_sentence(text.zh),
        "{address}: {what} is not Chinese: {}",
        text.zh
    );
    assert!(
        !has_han(text.en),
        "{address}: {what} is not English: {}",
        text.en
    );
}

pub fn assert_chinese(address: &str, text: Text) {
    assert!(has_han(text.zh), "{address}: {}", text.zh);
}

#[test]
fn every_question_has_words_in_both_languages_within_the_limits() {
    for (sheet, address, ask) in asks() {
        assert_words(&address, "label", ask.label, 24);
        assert_chinese(&address, ask.label);
        if is_asked(ask) || !is_note(sheet, ask.key) {
            assert_words(&address, "help", ask.help, 76);
            assert_chinese(&address, ask.help);
            assert_words(&address, "example", ask.example, 76);
        }
    }
}

#[test]
fn every_sheet_and_step_has_words_in_both_languages() {
    for sheet in sheets() {
        let about = sheet.about();
        for (what, text, limit) in [
            ("title", about.title, 40),
            ("intro", about.intro, 76),
            ("noun", about.noun, 24),
        ] {
            assert_words(about.name, what, text, limit);
            assert_chinese(about.name, text);
        }
    }
    for step in &STEPS {
        assert_words(step.key, "title", step.title, 12);
        assert_chinese(step.key, step.title);
    }
}

/// No two questions of a sheet can be told apart by less than their label.
#[test]
fn labels_are_unique_in_every_sheet() {
    for lang in Lang::ALL {
        for sheet in sheets() {
            let mut labels = BTreeSet::new();
            for (_, ask) in sheet.asks() {
                let label = ask.label.in_lang(lang);
                assert!(labels.insert(label), "{sheet:?}: {label}");
            }
        }
    }
}

/// A heading of a table leads to one question of a list.
#[test]
fn what_a_question_is_also_called_means_no_other() {
    for sheet in sheets() {
        let mut names = BTreeSet::new();
        for (_, ask) in sheet.asks() {
            let own = [ask.key, ask.label.zh, ask.label.en];
            let all = own.into_iter().chain(ask.also.iter().copied());
            let all: BTreeSet<String> = all.map(str::to_lowercase).collect();
            for name in all.into_iter().filter(|name| !name.is_empty()) {
                assert!(names.insert(name.clone()), "{sheet:?}: {name}");
            }
        }
    }
}

#[test]
fn examples_are_answers_of_their_kind() {
    for (_, address, ask) in asks().filter(|(_, _, ask)| is_asked(ask)) {
        for lang in Lang::ALL {
            let example = ask.example.in_lang(lang);
            let fits = match ask.kind {
                Kind::Date => {
                    example.len() == 10
                        && example.bytes().enumerate().all(|(at, byte)| match at {
                            4 | 7 => byte == b'-',
                            _ => byte.is_ascii_digit(),
                        })
                }
                Kind::Time => example.len() == 5 && example.as_bytes()[2] == b':',
                Kind::Number => example.parse::<f64>().is_ok(),
                Kind::Choice(tokens) => is_name(tokens, example, lang),
                Kind::Choices(tokens) => example
                    .split(lang.comma())
                    .all(|name| is_name(tokens, name, lang)),
                _ => !example.contains('\n'),
            };
            assert!(fits, "{address}: {example}");
        }
    }
}

fn is_name(tokens: &[Token], name: &str, lang: Lang) -> bool {
    tokens.iter().any(|token| token.name.in_lang(lang) == name)
}
