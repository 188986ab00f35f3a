//! Outlines are data: the laws that hold for each of them.

#[path = "exports/samples.rs"]
#[allow(dead_code, reason = "the tests of exports use the rest")]
mod samples;

use commplan::catalog;
use commplan::document::outline::{Camp, Source};
use commplan::document::{Audience, Composer, OUTLINES, Outline, PAPERS, Section, inputs};
use commplan::form::{Ask, Part};
use commplan::locale::Lang;
use commplan::plan::Plan;
use samples::{fill, starter};
use std::collections::BTreeSet;

#[test]
fn keys_and_headings_are_told_apart() {
    let keys: BTreeSet<&str> = OUTLINES.iter().map(|outline| outline.key).collect();
    assert_eq!(keys.len(), OUTLINES.len());
    for outline in OUTLINES {
        let chapters: BTreeSet<&str> = outline.chapters.iter().map(|chapter| chapter.key).collect();
        assert_eq!(chapters.len(), outline.chapters.len(), "{}", outline.key);
        let (_, plan) = starter(Lang::Zh);
        let composer = Composer::new(&plan, outline, Lang::Zh, Audience::Internal);
        let sections = (0..outline.chapters.len()).flat_map(|chapter| composer.chapter(chapter));
        let mut headings = BTreeSet::new();
        for section in sections.filter(|section| !section.heading.is_empty()) {
            assert!(
                headings.insert(section.heading.clone()),
                "{}: {} twice",
                outline.key,
                section.heading
            );
        }
    }
}

/// Every answer has a place in every outline, but for the brief one.
#[test]
fn all_parts_stand_in_the_classical_outlines() {
    let all: BTreeSet<String> = catalog::sheets()
        .flat_map(|sheet| sheet.asks().collect::<Vec<_>>())
        .flat_map(|(_, ask): (usize, &Ask)| ask.places)
        .map(|place| format!("{:?}", place.part()))
        .collect();
    for outline in OUTLINES.iter().filter(|outline| outline.key != "brief") {
        let pieces = outline.chapters.iter().flat_map(|chapter| chapter.pieces);
        let shown: BTreeSet<String> = pieces
            .filter_map(|piece| match piece.source {
                Source::Fields(part, ..) => Some(part),
                Source::DutiesOf(Camp::Others) => Some(Part::Duties),
                _ => None,
            })
            .map(|part| format!("{part:?}"))
            .collect();
        let missing: Vec<&String> = all.difference(&shown).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", outline.key);
    }
}

#[test]
fn the_brief_one_is_short() {
    let brief = OUTLINES.iter().find(|outline| outline.key == "brief");
    let brief = brief.expect("a brief outline");
    let (_, plan) = starter(Lang::En);
    let composer = Composer::new(&plan, brief, Lang::En, Audience::Client);
    let risks = brief
        .chapters
        .iter()
        .position(|chapter| chapter.key == "risks");
    let sections = composer.chapter(risks.expect("risks"));
    let rows: usize = (sections.iter().flat_map(|section| &section.blocks))
        .map(|block| match &block.kind {
            commplan::document::Kind::Table(table) => table.rows.len(),
            _ => 0,
        })
        .sum();
    assert_eq!(rows, 5);
    assert!(
        !brief
            .chapters
            .iter()
            .any(|chapter| chapter.key == "annexes")
    );
}

/// Each chapter by itself.
fn chapters(plan: &Plan, outline: &Outline, audience: Audience) -> Vec<Vec<Section>> {
    let composer = Composer::new(plan, outline, Lang::En, audience);
    (0..outline.chapters.len())
        .map(|chapter| composer.chapter(chapter))
        .collect()
}

/// Whoever keeps composed chapters makes one anew only where a sheet was edited that it says it reads.
#[test]
fn a_chapter_reads_no_sheet_but_its_inputs() {
    let (_, plan) = starter(Lang::En);
    for outline in OUTLINES.into_iter().chain(PAPERS) {
        let read: Vec<Vec<&str>> = outline.chapters.iter().map(inputs).collect();
        // The client's copy reads less.
        let before = chapters(&plan, outline, Audience::Internal);
        for sheet in catalog::sheets() {
            for (field, ask) in sheet.asks() {
                let rows = sheet.rows(&plan);
                let word = match (ask.kind.tokens().last(), ask.kind.refers_to()) {
                    (Some(token), _) => token.key.to_owned(),
                    (None, Some(target)) => target.id(&plan, 0).to_owned(),
                    (None, None) => "3".to_owned(),
                };
                for row in [0, rows.saturating_sub(1)]
                    .into_iter()
                    .filter(|row| *row < rows)
                {
                    let mut changed = plan.clone();
                    fill(sheet, &mut changed, row, field, &word);
                    let after = chapters(&changed, outline, Audience::Internal);
                    for (chapter, (before, after)) in before.iter().zip(&after).enumerate() {
                        let name = sheet.about().name;
                        assert!(
                            read[chapter].contains(&name) || before == after,
                            "{} {} reads {name} {}",
                            outline.key,
                            outline.chapters[chapter].key,
                            ask.key
                        );
                    }
                }
            }
        }
    }
}
