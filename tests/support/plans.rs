//! Whole random plans for laws that hold for any of them. What a plan is made of is read from the catalogue, so that a new
//! question is answered here too; what stands in the answers means something to one format or another.

use commplan::catalog;
use commplan::draft;
use commplan::export::visible;
use commplan::form::{Ask, Kind, SheetRef, Tier};
use commplan::plan::Plan;
use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use std::fmt;

/// The same plans each time, and nothing left behind; `PLANS=50` tries fifty times as many.
pub fn config(cases: u32) -> ProptestConfig {
    let times = std::env::var("PLANS").ok();
    let times = times.and_then(|times| times.parse().ok()).unwrap_or(1);
    ProptestConfig {
        cases: cases.saturating_mul(times),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261),
        max_shrink_iters: 4_000,
        ..ProptestConfig::default()
    }
}

/// A plan that a failing test shows as its draft.
#[derive(Clone)]
pub struct Sample(pub Plan);

impl fmt::Debug for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&draft::write(&self.0))
    }
}

/// Texts that mean something to some format, the harmless first: what fails shrinks towards them.
#[rustfmt::skip]
static PIECES: &[&str] = &[
    "a", "b c", "中文", "“重点”", "（注）", "。", "，", "!", "15:00", "\n", "\n\n", " ", "    ",
    // Markdown.
    "|", "||", "\\", "\\|", "*", "**", "***", "_", "__", "`", "``", "```", "~~~", "```mermaid\n", "~~", "~", "#", "# ",
    "## a", "a #", ">", "> ", "> [!NOTE]\n", "- ", "+ ", "* ", "1. ", "1986\\. ", "2) ", "---", "===", "- - -", "***\n", "\\\n",
    "  \n", "\u{a0}", "\u{3000}", "[a](b)", "![", "](", "[a]: b", "[^1]", "[^1]: a", "[[a]]", "[ ] ", "[x] ", "<https://a>",
    "https://a.example/b_c?d=*e*", "http://", "www.a.example/b_c", "ftp://a", "a_b@c.example", "mailto:a@b.c", "xmpp:a@b.c",
    "$x$", "$$", "$`a`$", ":smile:", "::", ":-", "{{", "}}", "{#a}", "^", "==", "@a", "% ", "-----", "| --- |", "|-|",
    "1986\u{ff0e}", "\u{ff11}．", "9999999999. ", "%%", "·", "•", "#quot;", "end", "graph", "||>",
    // HTML and XML.
    "<b>", "</b>", "</td>", "<br>", "<!-- ", " -->", "<script>alert(1)</script>", "</style>", "</title>", "<![CDATA[", "]]>",
    "<?xml ", "?>", "<!DOCTYPE ", "&amp;", "&lt;", "&#42;", "&#0;", "&#x1f;", "&copy", "&", "<", "\"", "'", "' onclick='a",
    "javascript:a", "w:t",
    // Calendars and tables.
    ";", ",", ":", "\\n", "\\,", "\r\nEND:VEVENT\r\n", "BEGIN:VALARM", "\r\n ", "^n", "^'", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1",
    ";=cmd|' /C calc'!A0", "＝1", "'=1", "\"\"", "\",\"", "sep=;", "；", "/",
    // What acts, turns, joins, or is not seen.
    "\r", "\r\n", "\t", "\0", "\u{1}", "\u{7}", "\u{8}", "\u{b}", "\u{c}", "\u{1f}", "\u{1b}[31m", "\u{1b}]0;a\u{7}", "\u{7f}", "\u{85}", "\u{9b}",
    "\u{ad}", "\u{61c}", "\u{200b}", "\u{200e}", "\u{200f}", "\u{202a}", "\u{202e}", "\u{2028}", "\u{2029}", "\u{2060}", "\u{2066}",
    "\u{2069}", "\u{feff}", "\u{fff9}", "\u{fffd}", "\u{fffe}", "\u{ffff}", "\u{1ffff}", "\u{e0041}", "e\u{301}", "\u{301}",
    "\u{fe0f}", "👩\u{200d}👩\u{200d}👧", "🇨🇳", "👍🏽", "𠮷", "ﷺ", "שלום", "İ", "ǅ",
    // What our own document writes.
    "待补充", "to be completed", "–", "：", "、", "; ", "internal", "G1", "M2", "{chair}", "%s", "{0}", "∙",
];

/// A text that tries to be more than a text.
pub fn words() -> impl Strategy<Value = String> {
    let long = (select(&["长", "x", "ab ", "|", "🇨🇳"][..]), 30usize..90);
    let piece = prop_oneof![
        14 => select(PIECES).prop_map(str::to_owned),
        3 => any::<char>().prop_map(String::from),
        1 => long.prop_map(|(piece, times)| piece.repeat(times)),
    ];
    vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// An answer, before there are rows to which it may point.
#[derive(Clone, Debug)]
enum Seed {
    Blank,
    /// Text or token.
    Text(String),
    /// One of the rows that there are.
    Row(Index),
    Several(Vec<Seed>),
}

impl Seed {
    fn leaves(self, target: Option<SheetRef>, plan: &Plan) -> Vec<String> {
        match self {
            Seed::Blank => Vec::new(),
            Seed::Text(text) => vec![text],
            Seed::Row(index) => target
                .filter(|target| target.rows(plan) > 0)
                .map(|target| target.id(plan, index.index(target.rows(plan))).to_owned())
                .into_iter()
                .collect(),
            Seed::Several(seeds) => (seeds.into_iter())
                .flat_map(|seed| seed.leaves(target, plan))
                .collect(),
        }
    }
}

fn wild() -> impl Strategy<Value = Seed> {
    words().prop_map(Seed::Text)
}

fn one_of(answers: Vec<&'static str>) -> impl Strategy<Value = Seed> {
    select(answers).prop_map(|answer| Seed::Text(answer.to_owned()))
}

/// Days of two years, mostly as we write them.
fn date() -> impl Strategy<Value = Seed> {
    let parts = (2026u16..2028, 1u8..13, 1u8..29, 0u8..8);
    parts.prop_map(|(year, month, day, form)| {
        Seed::Text(match form {
            7 => format!("{year}/{month}/{day}"),
            6 => format!("{year}年{month}月{day}日"),
            _ => format!("{year}-{month:02}-{day:02}"),
        })
    })
}

/// The answers of a question: what it asks for, mostly, and what nobody would expect.
fn answer(sheet: SheetRef, ask: &'static Ask) -> BoxedStrategy<Seed> {
    let blank = || Just(Seed::Blank);
    let several = |one: BoxedStrategy<Seed>| vec(one, 0..4).prop_map(Seed::Several).boxed();
    let row = || prop_oneof![12 => any::<Index>().prop_map(Seed::Row), 1 => wild()].boxed();
    // Where there is one answer only, most rows have none.
    let rarely = |tokens: usize| 1 + 4 / tokens as u32;
    match ask.kind {
        Kind::Date => prop_oneof![1 => blank(), 8 => date(), 1 => wild()].boxed(),
        Kind::Time => {
            let times = one_of(vec!["15:00", "9:30", "１０：００", "24:00", "after lunch"]);
            prop_oneof![1 => blank(), 6 => times, 1 => wild()].boxed()
        }
        Kind::Number => {
            let number = (0u32..60).prop_map(|number| Seed::Text(number.to_string()));
            prop_oneof![2 => blank(), 6 => number, 1 => wild()].boxed()
        }
        Kind::Choices([]) => {
            let members = sheet.asks().map(|(_, ask)| ask.key).collect();
            prop_oneof![3 => blank(), 1 => several(one_of(members).boxed())].boxed()
        }
        Kind::Choice(tokens) | Kind::Choices(tokens) => {
            let keys: Vec<&str> = tokens.iter().map(|token| token.key).collect();
            let known = one_of(keys.clone()).boxed();
            let known = match ask.kind.has_ordinals() {
                true => {
                    let nth = (1u8..6, select(keys));
                    let nth = nth.prop_map(|(nth, key)| Seed::Text(format!("{nth}-{key}")));
                    prop_oneof![2 => known, 1 => nth].boxed()
                }
                false => known,
            };
            let rare = rarely(tokens.len());
            let one = prop_oneof![rare => blank(), 12 => known, 1 => wild()].boxed();
            match ask.kind.is_list() {
                true => several(one),
                false if tokens.len() == 1 => prop_oneof![2 => blank(), 1 => one].boxed(),
                false => one,
            }
        }
        Kind::Reference(_) => prop_oneof![1 => blank(), 5 => row()].boxed(),
        Kind::References(_) => several(row()),
        _ if ask.tier == Tier::Unasked => {
            prop_oneof![5 => blank(), 2 => one_of(vec!["proposed", "T01"]), 1 => wild()].boxed()
        }
        _ => {
            let example = one_of(vec![ask.example.en, ask.example.zh]);
            prop_oneof![1 => blank(), 2 => example, 6 => wild()].boxed()
        }
    }
}

type Rows = Vec<Vec<Seed>>;

/// Rows of which some are as one has them in the first days, with most answers missing.
fn thinned(row: Vec<BoxedStrategy<Seed>>) -> impl Strategy<Value = Vec<Seed>> {
    let gaps = vec(weighted(0.8), row.len());
    (row, weighted(0.25), gaps).prop_map(|(mut row, is_thin, gaps)| {
        for (seed, is_gap) in row.iter_mut().zip(gaps) {
            if is_thin && is_gap {
                *seed = Seed::Blank;
            }
        }
        row
    })
}

/// Any plan: any number of rows in every list, answers of every kind, references between the rows that there are.
pub fn plan() -> impl Strategy<Value = Sample> {
    plan_of(4)
}

/// The same with at most so many rows in a list, less one.
pub fn plan_of(most: usize) -> impl Strategy<Value = Sample> {
    let sheets: Vec<BoxedStrategy<Rows>> = catalog::sheets()
        .map(|sheet| {
            let row: Vec<_> = sheet.asks().map(|(_, ask)| answer(sheet, ask)).collect();
            let rows = if sheet.is_list() { 0..most } else { 1..2 };
            vec(thinned(row), rows).boxed()
        })
        .collect();
    let language =
        prop_oneof![8 => select(&["en", "zh", ""][..]).prop_map(str::to_owned), 1 => words()];
    (language, sheets).prop_map(|(language, sheets)| Sample(build(language, sheets)))
}

fn build(language: String, sheets: Vec<Rows>) -> Plan {
    let mut plan = Plan {
        language,
        ..Plan::default()
    };
    for (number, (sheet, rows)) in catalog::sheets().zip(&sheets).enumerate() {
        for row in 0..rows.len() {
            sheet.insert(
                &mut plan,
                row,
                sheet.blank(format!("zq{number:02}{row:02}")),
            );
        }
    }
    for (sheet, rows) in catalog::sheets().zip(sheets) {
        for (row, seeds) in rows.into_iter().enumerate() {
            for (field, seed) in seeds.into_iter().enumerate() {
                let target = sheet.ask(field).kind.refers_to();
                let mut leaves = seed.leaves(target, &plan);
                if let Some(list) = sheet.list_mut(&mut plan, row, field) {
                    *list = leaves;
                } else if let Some(text) = sheet.text_mut(&mut plan, row, field) {
                    *text = leaves.pop().unwrap_or_default();
                }
            }
        }
    }
    plan
}

/// Whether an answer is words, told as they were typed, and not a date or an amount.
pub fn is_words(ask: &Ask) -> bool {
    ask.kind.is_typed() && !matches!(ask.kind, Kind::Date | Kind::Time | Kind::Number)
}

/// Every answer of a plan that was typed: sheet, row, field, text.
pub fn typed(plan: &Plan) -> impl Iterator<Item = (SheetRef, usize, &'static Ask, &str)> {
    catalog::sheets().flat_map(move |sheet| {
        (0..sheet.rows(plan)).flat_map(move |row| {
            let typed = sheet.asks().filter(|(_, ask)| ask.kind.is_typed());
            typed.map(move |(field, ask)| (sheet, row, ask, sheet.text(plan, row, field)))
        })
    })
}

/// What ends a line of a text.
pub const BREAKS: [char; 7] = [
    '\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\u{85}',
];

/// A text as every export says it: its lines without the spaces at their ends and without empty ones, and nothing that
/// acts.
pub fn lines(text: &str) -> Vec<String> {
    (text.split(BREAKS).map(str::trim))
        .filter(|line| !line.is_empty())
        .map(|line| visible(line).into_owned())
        .collect()
}

/// The same on one line.
pub fn line(text: &str) -> String {
    lines(text).join(" ")
}
