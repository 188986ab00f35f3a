//! The plans are worth the name: among them every question has a hostile answer, every list is empty and long, and every
//! figure and kind of event is drawn.

use crate::plans::{Sample, is_words, plan};
use commplan::calendar::dated::Calendar;
use commplan::calendar::run::Rule;
use commplan::catalog;
use commplan::document::{Audience, Drawing, Kind as BlockKind, OUTLINES, compose};
use commplan::export::visible;
use commplan::form::Tier;
use commplan::locale::Lang;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::BTreeSet;

fn samples(count: usize) -> Vec<Sample> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let plan = plan();
    let new = |_| plan.new_tree(&mut runner).expect("a plan").current();
    (0..count).map(new).collect()
}

#[test]
fn random_plans_reach_everything() {
    let samples = samples(200);
    for sheet in catalog::sheets() {
        let name = sheet.about().name;
        if sheet.is_list() {
            let sizes: BTreeSet<usize> = samples.iter().map(|plan| sheet.rows(&plan.0)).collect();
            assert_eq!(
                sizes.into_iter().collect::<Vec<_>>(),
                [0, 1, 2, 3],
                "{name}"
            );
        }
        for (field, ask) in sheet.asks() {
            let mut seen = BTreeSet::new();
            for Sample(plan) in &samples {
                for row in 0..sheet.rows(plan) {
                    match ask.kind.is_list() {
                        true => seen.extend(sheet.list(plan, row, field).iter().cloned()),
                        false => drop(seen.insert(sheet.text(plan, row, field).to_owned())),
                    }
                }
            }
            let name = format!("{name}.{}", ask.key);
            let acts = seen.iter().any(|text| visible(text) != *text);
            let is_chosen = !ask.kind.is_typed();
            assert!(acts || is_chosen, "nothing hostile in {name}");
            for token in ask.kind.tokens() {
                assert!(seen.contains(token.key), "no {} in {name}", token.key);
            }
            if let Some(target) = ask.kind.refers_to() {
                let hits = samples.iter().any(|Sample(plan)| {
                    (0..target.rows(plan)).any(|row| seen.contains(target.id(plan, row)))
                });
                assert!(hits, "{name} names no row");
            }
            if ask.tier != Tier::Unasked && is_words(ask) {
                assert!(seen.len() > 20, "{name}: {} answers", seen.len());
            }
        }
    }
    let mut drawn = BTreeSet::new();
    let mut rules = BTreeSet::new();
    let mut milestones = 0;
    for Sample(plan) in &samples {
        let document = compose(plan, OUTLINES[0], Lang::Zh, Audience::Internal);
        for block in document.sections.iter().flat_map(|section| &section.blocks) {
            if let BlockKind::Figure(figure) = &block.kind {
                drawn.insert(match figure.drawing {
                    Drawing::Matrix(_) => "matrix",
                    Drawing::Flow(_) => "flow",
                    Drawing::Ladder(_) => "ladder",
                    Drawing::Timeline(_) => "timeline",
                    Drawing::Bars(_) => "bars",
                });
            }
        }
        let calendar = Calendar::of(plan);
        if let Ok(span) = calendar.span() {
            milestones += calendar.milestones(span).len();
        }
        for run in plan
            .schedule
            .iter()
            .flat_map(|row| calendar.dated(row).runs)
        {
            rules.insert(match run.rule {
                Rule::Weeks { .. } => "weeks",
                Rule::Months { .. } => "months",
                Rule::Days => "days",
            });
        }
    }
    assert_eq!(drawn.len(), 5, "{drawn:?}");
    assert_eq!(rules.len(), 3, "{rules:?}");
    assert!(milestones > 10, "{milestones} milestones");
}
