//! Laws of the text core, tried on hostile texts.

use commplan::text::{
    Caret, Erase, Motion, Splice, at, ceil, clean, clusters, cut, erase, floor, insert, joins,
    moved, place, shown, width, window, wrap,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use ratatui::buffer::CellWidth;

/// Clusters that are one thing to a person and several code points to a machine.
const CLUSTERS: [&str; 10] = [
    "e\u{301}",
    "🇨🇳",
    "👍🏽",
    "👨‍👩‍👧‍👦",
    "❤\u{FE0F}",
    "1\u{FE0F}\u{20E3}",
    "\u{1112}\u{1161}\u{11AB}",
    "葛\u{E0100}",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "क\u{94D}ष\u{93F}",
];

const CLOSING: &str = "，。！？；：）》」";

const MOTIONS: [Motion; 10] = [
    Motion::Left,
    Motion::Right,
    Motion::WordLeft,
    Motion::WordRight,
    Motion::RowStart,
    Motion::RowEnd,
    Motion::Up,
    Motion::Down,
    Motion::Start,
    Motion::End,
];

const ERASES: [Erase; 6] = [
    Erase::Left,
    Erase::Right,
    Erase::WordLeft,
    Erase::WordRight,
    Erase::ToRowStart,
    Erase::ToRowEnd,
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[项目沟通管理方案]{1,6}",
        4 => "[a-zA-Z0-9'.-]{1,9}",
        4 => "[，。！？；：）》」（《「、·]{1,2}",
        3 => "[ \u{3000}\t]{1,4}",
        2 => "[\n\r]{1,2}",
        3 => proptest::sample::select(&CLUSTERS[..]).prop_map(str::to_owned),
        2 => "[\u{200D}\u{FE0F}\u{301}\u{20E3}\u{200B}\u{202E}\u{2028}\u{AD}\u{FF9E}\u{FF76}🇨👩🏽क\u{94D}\u{600}\u{1112}\u{1161}\u{1b}\u{7f}\u{9b}]{1,4}",
        1 => any::<char>().prop_map(String::from),
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..14).prop_map(|pieces| pieces.concat())
}

fn boundaries(text: &str) -> Vec<usize> {
    clusters(text)
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect()
}

#[test]
fn every_cluster_is_one_step_and_one_erasure() {
    for cluster in CLUSTERS {
        let text = format!("a{cluster}b");
        let rows = wrap(&text, 20);
        let end = 1 + cluster.len();
        let left = moved(&text, &rows, &Caret::new(end), Motion::Left);
        assert_eq!(left, Some(Caret::new(1)), "{cluster:?}");
        let right = moved(&text, &rows, &Caret::new(1), Motion::Right);
        assert_eq!(right, Some(Caret::new(end)), "{cluster:?}");
        for (from, what) in [(end, Erase::Left), (1, Erase::Right)] {
            let (splice, caret) = erase(&text, &rows, &Caret::new(from), what).unwrap();
            assert_eq!(splice.removed, cluster);
            assert_eq!(caret, Caret::new(1));
            let mut changed = text.clone();
            splice.apply(&mut changed);
            assert_eq!(changed, "ab");
        }
    }
}

#[test]
fn hostile_long_texts_are_taken() {
    // Each of these was or could be quadratic, which nobody could overlook here.
    let hostile = [
        "，".repeat(20_000),
        " ".repeat(60_000) + "a",
        "（ ".repeat(15_000),
        "a".repeat(60_000),
        "项".repeat(20_000),
        "🇨".repeat(16_000),
        "a".to_owned() + &"\u{301}".repeat(30_000),
        "\r".repeat(60_000),
    ];
    for text in hostile {
        for cells in [1, 40, 100_000] {
            let rows = wrap(&text, cells);
            assert_eq!(rows.last().map(|row| row.end), Some(text.len()));
        }
        let caret = Caret::new(text.len());
        let rows = wrap(&text, 40);
        for motion in MOTIONS {
            moved(&text, &rows, &caret, motion);
        }
        for what in ERASES {
            erase(&text, &rows, &caret, what);
        }
        insert(&text, &caret, "x");
        window(&text, text.len(), 40);
        cut(&text, 40);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn the_screen_agrees_on_widths(text in text()) {
        let mut sum = 0;
        for (_, cluster) in clusters(&text) {
            let drawn = shown(cluster);
            prop_assert!(!drawn.contains(char::is_control));
            prop_assert!(drawn.cell_width() > 0);
            prop_assert_eq!(usize::from(drawn.cell_width()), width(cluster));
            sum += width(cluster);
        }
        prop_assert_eq!(width(&text), sum);
    }

    #[test]
    fn cutting_fits(text in text(), cells in 0usize..30) {
        let (drawn, used) = cut(&text, cells);
        prop_assert!(used <= cells);
        prop_assert_eq!(width(&drawn), used);
        prop_assert!(!drawn.contains(char::is_control));
        let (whole, wide) = cut(&text, usize::MAX);
        if wide <= cells {
            prop_assert_eq!(drawn, whole);
        } else if cells >= 3 {
            prop_assert!(drawn.ends_with(".."));
        }
    }

    #[test]
    fn rows_partition_the_text(text in text(), cells in 0usize..24) {
        let rows = wrap(&text, cells);
        let mut start = 0;
        for (index, row) in rows.iter().enumerate() {
            prop_assert_eq!(row.start, start);
            let line = &text[row.start..row.end];
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(floor(&text, row.start), row.start);
            let last = index + 1 == rows.len();
            prop_assert_eq!(row.hard, last || text[row.end..].starts_with('\n') && rows[index + 1].start > row.end);
            start = row.end + usize::from(row.hard);
            // The row alone falls into the clusters that it has in the text.
            let own: Vec<_> = boundaries(line).iter().map(|at| at + row.start).collect();
            let all: Vec<_> = boundaries(&text).into_iter().filter(|at| (row.start..=row.end).contains(at)).collect();
            prop_assert_eq!(own, all);
        }
        prop_assert_eq!(start, text.len() + 1);
    }

    #[test]
    fn rows_fit(text in text(), cells in 1usize..24) {
        let blank = |c: char| matches!(c, ' ' | '\t' | '\u{3000}');
        for row in wrap(&text, cells) {
            let line = &text[row.start..row.end];
            let single = clusters(line.trim_end_matches(blank)).count() <= 1;
            prop_assert!(row.width <= cells || single, "{:?}", row);
            prop_assert!(row.width <= width(line));
            prop_assert!(row.width >= width(line.trim_end_matches(blank)).min(cells));
            prop_assert!(!row.hard || row.width < cells);
        }
    }

    #[test]
    fn no_row_begins_with_closing_punctuation(text in text(), cells in 2usize..24) {
        let rows = wrap(&text, cells);
        for pair in rows.windows(2) {
            let begins = text[pair[1].start..].starts_with(|c| CLOSING.contains(c));
            if pair[0].hard || !begins || pair[1].start == pair[1].end {
                continue;
            }
            // Only if nothing could go along: the row before is one cluster,
            // followed at most by what cannot begin a row either.
            let before = &text[pair[0].start..pair[0].end];
            for (_, cluster) in clusters(before).skip(1) {
                let held = |c| "，。、！？；：）》」 \t\u{3000}".contains(c);
                prop_assert!(cluster.starts_with(held), "{:?}", before);
            }
        }
    }

    #[test]
    fn the_caret_has_a_cell(text in text(), cells in 1usize..24) {
        let rows = wrap(&text, cells);
        let mut before = (0, 0);
        for caret in boundaries(&text) {
            let (row, column) = place(&text, &rows, caret);
            prop_assert!(column < cells);
            prop_assert!((row, column) >= before);
            before = (row, column);
            // Spaces that hang over the border share the cell before it.
            let line = &text[rows[row].start..caret];
            let hangs = !rows[row].hard && width(line) >= rows[row].width;
            if !hangs {
                prop_assert_eq!(column, width(line));
                prop_assert_eq!(at(&text, &rows, row, column), caret);
            }
            let found = at(&text, &rows, row, column + 1);
            prop_assert_eq!(place(&text, &rows, found).0, row);
        }
    }

    #[test]
    fn the_window_shows_the_caret(text in text(), cells in 1usize..24) {
        for caret in boundaries(&text) {
            let (first, column) = window(&text, caret, cells);
            prop_assert!(column < cells && first <= caret);
            prop_assert_eq!(floor(&text, first), first);
            prop_assert_eq!(width(&text[first..caret]), column);
            // In a field of some width something is seen before the caret too.
            let wide = clusters(&text).any(|(_, cluster)| width(cluster) > 2);
            prop_assert!(first == 0 || cells < 8 || column > 0 || wide);
        }
    }

    #[test]
    fn boundaries_agree(text in text()) {
        let boundaries = boundaries(&text);
        let rows = wrap(&text, 10);
        for at in 0..=text.len() {
            let below = *boundaries.iter().rev().find(|b| **b <= at).unwrap();
            let above = *boundaries.iter().find(|b| **b >= at).unwrap();
            prop_assert_eq!(floor(&text, at), below);
            prop_assert_eq!(ceil(&text, at), above);
        }
        let mut caret = Caret::default();
        for at in &boundaries[1..] {
            caret = moved(&text, &rows, &caret, Motion::Right).unwrap();
            prop_assert_eq!(caret.at, *at);
        }
        prop_assert_eq!(moved(&text, &rows, &caret, Motion::Right), None);
        for at in boundaries.iter().rev().skip(1) {
            caret = moved(&text, &rows, &caret, Motion::Left).unwrap();
            prop_assert_eq!(caret.at, *at);
        }
        prop_assert_eq!(moved(&text, &rows, &caret, Motion::Left), None);
    }

    #[test]
    fn motions_end_at_their_edge(text in text(), cells in 1usize..24, from in 0usize..200) {
        let rows = wrap(&text, cells);
        for motion in MOTIONS {
            let mut caret = Caret::new(from);
            caret.clamp(&text);
            let mut steps = 0;
            while let Some(next) = moved(&text, &rows, &caret, motion) {
                prop_assert_eq!(floor(&text, next.at), next.at);
                prop_assert_ne!(next.at, caret.at, "{:?}", motion);
                let forward = matches!(motion, Motion::Right | Motion::WordRight | Motion::RowEnd | Motion::Down | Motion::End);
                prop_assert_eq!(next.at > caret.at, forward, "{:?}", motion);
                caret = next;
                steps += 1;
                prop_assert!(steps <= text.len() + 1);
            }
        }
    }

    #[test]
    fn everything_can_be_undone(start in text(), keys in proptest::collection::vec((0usize..24, piece(), any::<prop::sample::Index>()), 1..40), cells in 1usize..24) {
        let mut text = start.clone();
        let mut caret = Caret::new(text.len());
        let mut steps: Vec<Splice> = Vec::new();
        for (key, typed, index) in keys {
            let rows = wrap(&text, cells);
            let change = match key {
                0..6 => erase(&text, &rows, &caret, ERASES[key]),
                6..16 => {
                    if let Some(next) = moved(&text, &rows, &caret, MOTIONS[key - 6]) {
                        caret = next;
                    }
                    None
                }
                16 => {
                    caret.anchor = Some(index.index(text.len() + 1));
                    None
                }
                _ => Some(insert(&text, &caret, &typed)),
            };
            let Some((splice, next)) = change else { continue };
            let old = text.clone();
            splice.apply(&mut text);
            prop_assert_eq!(floor(&text, next.at), next.at);
            prop_assert_eq!(next.anchor, None);
            let mut back = text.clone();
            splice.inverse().apply(&mut back);
            prop_assert_eq!(&back, &old);
            caret = next;
            match steps.last_mut() {
                Some(step) if joins(step, &splice) => step.absorb(&splice),
                _ => steps.push(splice),
            }
        }
        let end = text.clone();
        for step in steps.iter().rev() {
            step.inverse().apply(&mut text);
        }
        prop_assert_eq!(&text, &start);
        for step in &steps {
            step.apply(&mut text);
        }
        prop_assert_eq!(text, end);
    }

    #[test]
    fn stale_rows_do_no_harm(text in text(), other in text(), from in 0usize..200) {
        let rows = wrap(&other, 7);
        let caret = Caret { at: from, anchor: None, goal: Some(3) };
        for motion in MOTIONS {
            if let Some(next) = moved(&text, &rows, &caret, motion) {
                prop_assert_eq!(floor(&text, next.at), next.at);
            }
        }
        for what in ERASES {
            if let Some((splice, _)) = erase(&text, &rows, &caret, what) {
                prop_assert!(!splice.is_nothing());
            }
        }
    }

    #[test]
    fn what_is_clean_stays(text in text(), multiline: bool) {
        let once = clean(&text, multiline);
        prop_assert!(!once.text.chars().any(|c| c.is_control() && !(multiline && c == '\n')));
        let twice = clean(&once.text, multiline);
        prop_assert_eq!(&twice.text, &once.text);
        prop_assert_eq!((twice.breaks, twice.dropped), (0, 0));
    }
}
