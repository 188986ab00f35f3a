//! The Word export, read back and compared with the neutral document.

use super::package::{
    W, all, at, contents, expected, expected_contents, holds_together, open, pieces, read, text,
};
use super::samples::starter;
use commplan::document::{Audience, Kind, OUTLINES};
use commplan::export::{Job, of_key};
use commplan::locale::Lang;
use commplan::plan::Plan;
use std::collections::BTreeSet;

fn word(job: &Job) -> Vec<u8> {
    (of_key("docx").expect("a format").render)(job)
}

/// Reads a file back, and names the first difference only.
fn same(job: &Job) {
    let document = job.document();
    let bytes = word(job);
    assert_eq!(bytes, word(job), "same input, same bytes");
    let package = open(&bytes);
    holds_together(&package);
    let (read, meant) = (read(&package), expected(&document));
    for (read, meant) in read.iter().zip(&meant) {
        assert_eq!(read, meant);
    }
    assert_eq!(read.len(), meant.len());
    assert_eq!(contents(&package), expected_contents(&document));
}

fn jobs(plan: &Plan) -> impl Iterator<Item = Job<'_>> {
    OUTLINES.into_iter().flat_map(move |outline| {
        Lang::ALL.into_iter().flat_map(move |lang| {
            Audience::ALL.into_iter().map(move |audience| Job {
                plan,
                outline,
                lang,
                audience,
            })
        })
    })
}

#[test]
fn starters_are_reread_whole_from_word() {
    for lang in Lang::ALL {
        let (_, plan) = starter(lang);
        jobs(&plan).for_each(|job| same(&job));
    }
}

#[test]
fn headings_are_numbered_by_word() {
    for lang in Lang::ALL {
        let (_, plan) = starter(lang);
        for job in jobs(&plan).filter(|job| job.lang == lang) {
            let package = open(&word(&job));
            let tree = package.tree("word/document.xml");
            let words: BTreeSet<String> = all(tree.root_element(), "p")
                .filter(|node| {
                    at(*node, &["pPr", "pStyle"]).is_some_and(|style| style.starts_with("Heading"))
                })
                .map(|node| text(&pieces(node)))
                .collect();
            for section in &job.document().sections {
                assert!(
                    section.heading.is_empty() || words.contains(&section.heading),
                    "{} has its number as text",
                    section.title()
                );
            }
        }
    }
}

#[test]
fn pages_say_what_they_belong_to_and_wide_tables_turn_them() {
    for lang in Lang::ALL {
        let (_, plan) = starter(lang);
        for job in jobs(&plan).filter(|job| job.lang == lang) {
            let document = job.document();
            let package = open(&word(&job));
            for head in ["word/header1.xml", "word/header2.xml", "word/header3.xml"] {
                let text = package.text(head);
                assert!(text.contains(&document.notice), "{head}");
                let is_cover = head.ends_with("3.xml");
                assert_eq!(text.contains(&document.subtitle), !is_cover, "{head}");
            }
            let foot = package.text("word/footer1.xml");
            for field in ["w:instr=\"PAGE\"", "w:instr=\"NUMPAGES\""] {
                assert!(foot.contains(field), "{foot}");
            }
            let tree = package.tree("word/document.xml");
            let turned = all(tree.root_element(), "pgSz")
                .filter(|size| size.attribute((W, "orient")).is_some())
                .count();
            let is_wide = |section: &commplan::document::Section| {
                (section.blocks.iter()).any(
                    |block| matches!(&block.kind, Kind::Table(table) if table.columns.len() > 7),
                )
            };
            assert_eq!(turned > 0, document.sections.iter().any(is_wide));
        }
    }
}

#[test]
fn a_word_file_says_nothing_about_who_made_it() {
    for lang in Lang::ALL {
        let (_, plan) = starter(lang);
        for job in jobs(&plan).filter(|job| job.lang == lang) {
            let document = job.document();
            let package = open(&word(&job));
            let core = package.tree("docProps/core.xml");
            let said: Vec<(&str, &str)> = (core.root_element().children())
                .map(|node| (node.tag_name().name(), node.text().unwrap_or_default()))
                .collect();
            let date = "2026-11-24";
            assert_eq!(
                said,
                [
                    ("title", document.title.as_str()),
                    ("subject", document.subtitle.as_str()),
                    ("created", date),
                    ("modified", date),
                ]
            );
            let about: Vec<&String> = (package.0.keys())
                .filter(|name| !name.starts_with("word/") && !name.contains("rels"))
                .collect();
            assert_eq!(about, ["[Content_Types].xml", "docProps/core.xml"]);
            if job.audience == Audience::Client {
                for (name, text) in &package.0 {
                    for word in ["内部", "nternal version", "commplan", "rsid", "/home/"] {
                        let is_ours = name == "word/document.xml" && word == "内部";
                        assert!(is_ours || !text.contains(word), "{word} in {name}");
                    }
                }
            }
        }
    }
}
