use super::*;
use crate::document::{
    Axis, Bar, Bars, Flow, Ladder, Lane, Matrix, MatrixCell, Rung, Span, Timeline, Way,
};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Words of every width, some of them endless.
fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "",
        " ",
        "项目",
        "沟通管理委员会",
        "（注）",
        "，",
        "。",
        "Steering ",
        "WWWWWW",
        "a",
        "-",
        "👩‍👩‍👧",
        "e\u{301}",
        "\u{202e}",
        "\n",
        "……",
        "1234567890",
        "ｶﾞ",
        "\0",
        "📅",
    ]);
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

fn drawing() -> impl Strategy<Value = Drawing> {
    let cell = (0..5_u8, words(), prop::collection::vec(words(), 0..12));
    let cell = cell.prop_map(|(level, remark, names)| MatrixCell {
        level,
        remark,
        names,
    });
    let cell = cell.boxed();
    let axis = |steps| {
        (words(), prop::collection::vec(words(), steps))
            .prop_map(|(title, steps)| Axis { title, steps })
    };
    let matrix = (1..6_usize).prop_flat_map(move |n| {
        let rows = prop::collection::vec(prop::collection::vec(cell.clone(), n), n);
        (axis(n), axis(n), rows, prop::collection::vec(words(), 0..5))
    });
    let matrix = matrix.prop_map(|(up, across, rows, legend)| {
        Drawing::Matrix(Matrix {
            up,
            across,
            rows,
            joint: "、",
            legend,
        })
    });
    let way = prop::sample::select(vec![Way::Left, Way::Right, Way::Both]);
    let lane = (words(), words(), words(), words(), way, any::<bool>());
    let lane = lane.prop_map(|(left, right, channel, numbers, way, is_contact)| Lane {
        left,
        right,
        channel,
        numbers,
        way,
        is_contact,
    });
    let flow = (words(), words(), words(), prop::collection::vec(lane, 0..8));
    let flow = flow.prop_map(|(left, middle, right, lanes)| {
        Drawing::Flow(Flow {
            left,
            middle,
            right,
            lanes,
        })
    });
    let rung = (words(), words(), words(), words());
    let rung = rung.prop_map(|(name, limit, left, right)| Rung {
        name,
        limit,
        left,
        right,
    });
    let ladder = (words(), words(), words(), prop::collection::vec(rung, 0..7));
    let ladder = ladder.prop_map(|(left, middle, right, rungs)| {
        Drawing::Ladder(Ladder {
            left,
            middle,
            right,
            rungs,
        })
    });
    let span = (words(), 0..400_i64, 0..400_i64, words(), words());
    let span = span.prop_map(|(name, first, days, dates, milestone)| {
        let first = date(2026, 12, 1) + jiff::Span::new().days(first);
        Span {
            name,
            first,
            last: first + jiff::Span::new().days(days),
            dates,
            milestone,
        }
    });
    let tick = (0..900_i64, words());
    let tick =
        tick.prop_map(|(days, name)| (date(2026, 12, 1) + jiff::Span::new().days(days), name));
    let ticks = prop::collection::vec(tick, 0..14);
    let timeline = (prop::collection::vec(span, 0..7), ticks).prop_map(|(spans, mut ticks)| {
        ticks.sort();
        Drawing::Timeline(Timeline {
            first: date(2026, 12, 1),
            last: spans
                .iter()
                .map(|span| span.last)
                .max()
                .unwrap_or(date(2026, 12, 1)),
            ticks,
            spans,
        })
    });
    let bar = (
        words(),
        any::<u64>(),
        words(),
        prop::option::of(any::<u64>()),
    );
    let bar = bar.prop_map(|(name, value, said, limit)| Bar {
        name,
        value,
        said,
        limit,
    });
    let bars = (words(), words(), prop::collection::vec(bar, 0..9));
    let bars = bars.prop_map(|(unit, mark, bars)| Drawing::Bars(Bars { unit, mark, bars }));
    prop_oneof![matrix, flow, ladder, timeline, bars]
}

/// The box in which a shape lies.
fn extent(shape: &Shape) -> (i32, i32, i32, i32) {
    match shape {
        Shape::Rect { at, .. } | Shape::Text { at, .. } => {
            (at.x, at.y, at.x + at.width, at.y + at.height)
        }
        Shape::Line { from, to, .. } => (
            from.x.min(to.x),
            from.y.min(to.y),
            from.x.max(to.x),
            from.y.max(to.y),
        ),
        Shape::Polygon { points, .. } => {
            let xs = || points.iter().map(|point| point.x);
            let ys = || points.iter().map(|point| point.y);
            (
                xs().min().unwrap_or(0),
                ys().min().unwrap_or(0),
                xs().max().unwrap_or(0),
                ys().max().unwrap_or(0),
            )
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 600,
        rng_seed: RngSeed::Fixed(20_261),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn nothing_overlaps_or_runs_out(drawing in drawing()) {
        let picture = picture(&drawing);
        let mut texts = Vec::new();
        for shape in &picture.shapes {
            let (left, top, right, bottom) = extent(shape);
            prop_assert!(left >= 0 && top >= 0 && right <= picture.width && bottom <= picture.height,
                "{shape:?} is outside of {} x {}", picture.width, picture.height);
            if let Shape::Text { at, size, bold, words, paint, .. } = shape {
                let style = Style { size: *size, bold: *bold, paint: *paint };
                prop_assert!(measure(words, style) <= at.width || words == "…" || crate::text::clusters(words).count() == 1,
                    "{words:?} does not fit");
                prop_assert_eq!(&*crate::export::visible(words), words.as_str());
                prop_assert!(!words.is_empty());
                texts.push((left, top, right, bottom));
            }
        }
        for (place, a) in texts.iter().enumerate() {
            for b in &texts[place + 1..] {
                let apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
                prop_assert!(apart, "{a:?} overlaps {b:?} in {picture:#?}");
            }
        }
    }
}
