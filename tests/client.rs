//! The client's copy has nothing internal, and no trace that something was left out: of every starter, in every outline,
//! format and language, metadata included.

#[path = "exports/samples.rs"]
#[allow(dead_code, reason = "the other tests of exports use the rest")]
mod samples;

use commplan::catalog::{self, STARTERS, Starter};
use commplan::document::{Audience, OUTLINES, Outline, PAPERS};
use commplan::draft;
use commplan::export::{FORMATS, Format, Job, make};
use commplan::form::{Ids, Kind, SheetRef};
use commplan::locale::Lang;
use commplan::plan::Plan;
use roxmltree::Document as Tree;
use samples::fill;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What is planted in internal rows and answers.
const MARK: &str = "Zqx7";

/// Numbers that no plan has by itself.
const NUMBER: &str = "739173";

/// Words of the internal copy, in either language.
const FORBIDDEN: &[&str] = &[
    "重点管理",
    "令其满意",
    "随时告知",
    "监督关注",
    "影响力与参与度",
    "权力",
    "当前参与度",
    "期望参与度",
    "抵制型",
    "中立型",
    "支持型",
    "领导型",
    "不了解型",
    "费率",
    "毛利",
    "每月成本",
    "每月上限",
    "总工时",
    "内部版",
    "内部备注",
    "已排除事项",
    "（内部）",
    "仅限我方",
    "仅我方",
    "待补充",
    "Manage closely",
    "Keep satisfied",
    "Keep informed",
    "Monitor",
    "Power and engagement",
    "Hourly rate",
    "Cost a month",
    "Limit a month",
    "margin",
    "Internal version",
    "Internal copy",
    "Internal notes",
    "Ruled out",
    "(internal)",
    "Our side only",
    "our own team only",
    "total effort",
    "Project effort",
    "to be completed",
];

/// Members of the draft that no document names. Those that are also words of a language are told by their values.
fn members() -> Vec<&'static str> {
    let mut members: Vec<&str> = vec!["visibility", "proposed", "\"origin\""];
    for sheet in catalog::sheets() {
        let keys = sheet.asks().map(|(_, ask)| ask.key);
        members.extend(keys.filter(|key| key.contains('_')));
    }
    members
}

fn read(starter: &Starter, lang: Lang) -> Plan {
    let text = starter.text(lang);
    draft::read(text.as_bytes(), &mut Ids::new(1)).expect("the starter is a draft")
}

/// The sheets whose rows can be internal.
fn kept() -> Vec<SheetRef> {
    let has_visibility = |sheet: &SheetRef| sheet.field("visibility").is_some();
    catalog::sheets().filter(has_visibility).collect()
}

/// The plan with internal rows and answers, as if they had been there all along.
fn planted(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    let kept = kept();
    for sheet in &kept {
        let mut loose = sheet.loose(&plan, 0);
        loose.id = "zqsecret".to_owned();
        sheet.insert(&mut plan, 1, loose);
        for (field, ask) in sheet.asks() {
            match ask.key {
                "visibility" => fill(*sheet, &mut plan, 1, field, "internal"),
                _ if ask.kind.is_typed() && !matches!(ask.kind, Kind::Number) => {
                    fill(*sheet, &mut plan, 1, field, MARK);
                }
                _ => {}
            }
        }
    }
    for sheet in catalog::sheets() {
        for row in 0..sheet.rows(&plan) {
            for (field, ask) in sheet.asks() {
                match ask.kind {
                    // Where something else is named as well; what is hidden whole is told elsewhere.
                    Kind::References(target) if kept.contains(&target) => {
                        if let Some(ids) = sheet.list_mut(&mut plan, row, field)
                            && !ids.is_empty()
                        {
                            ids.insert(0, "zqsecret".to_owned());
                        }
                    }
                    Kind::Number if ask.internal => fill(sheet, &mut plan, row, field, NUMBER),
                    Kind::Choice(tokens) if ask.internal && !tokens.is_empty() => {
                        fill(sheet, &mut plan, row, field, tokens[0].key);
                    }
                    _ if ask.internal && ask.kind.is_typed() && !matches!(ask.kind, Kind::Date) => {
                        fill(sheet, &mut plan, row, field, MARK);
                    }
                    _ => {}
                }
            }
        }
    }
    plan
}

/// What a file says, its parts unpacked: names of parts, texts and attributes.
fn said(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK") {
        let text = String::from_utf8_lossy(bytes);
        // A page's style sheet is ours, the same for every plan, and speaks of margins.
        return match (text.find("<style>"), text.find("</style>")) {
            (Some(from), Some(to)) => format!("{}{}", &text[..from], &text[to..]),
            _ => text.into_owned(),
        };
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut told = String::from_utf8_lossy(zip.comment()).into_owned();
    for place in 0..zip.len() {
        let mut part = zip.by_index(place).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("UTF-8");
        told.push_str(&name);
        let tree = Tree::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for node in tree.descendants() {
            told.push_str(node.text().unwrap_or("\n"));
            for attribute in node.attributes() {
                told.push_str(attribute.value());
                told.push('\n');
            }
        }
    }
    told
}

fn export(plan: &Plan, outline: &Outline, format: &Format, lang: Lang) -> Vec<u8> {
    let job = Job {
        plan,
        outline,
        lang,
        audience: Audience::Client,
    };
    make(format, &job)
}

/// What the plan's author lets the client read: a word that stands there is the author's own.
fn own_words(plan: &Plan) -> String {
    let mut own = String::new();
    for sheet in catalog::sheets() {
        let visibility = sheet.field("visibility");
        for row in 0..sheet.rows(plan) {
            let is_internal =
                visibility.is_some_and(|field| sheet.text(plan, row, field) == "internal");
            if is_internal {
                continue;
            }
            for (field, ask) in sheet.asks().filter(|(_, ask)| !ask.internal) {
                if ask.kind.is_typed() {
                    own.push_str(sheet.text(plan, row, field));
                    own.push('\n');
                }
            }
        }
    }
    own
}

/// Every starter, outline, format and document language.
fn every(mut act: impl FnMut(&Plan, &Outline, &Format, Lang, &str)) {
    for starter in &STARTERS {
        for own in Lang::ALL {
            let plan = read(starter, own);
            for outline in OUTLINES.into_iter().chain(PAPERS) {
                for format in FORMATS {
                    for lang in Lang::ALL {
                        let name = format!(
                            "{} {} {} {} in {}",
                            starter.name,
                            own.code(),
                            outline.key,
                            format.key,
                            lang.code()
                        );
                        act(&plan, outline, format, lang, &name);
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_internal_and_no_trace_of_it() {
    let members = members();
    every(|plan, outline, format, lang, name| {
        let full = planted(plan);
        let made = export(&full, outline, format, lang);
        assert!(
            made == export(plan, outline, format, lang),
            "{name}: what is internal leaves a trace"
        );
        let told = said(&made);
        let own = own_words(plan);
        for word in FORBIDDEN
            .iter()
            .chain(&members)
            .filter(|word| !own.contains(**word))
        {
            assert!(!told.contains(word), "{name}: {word}");
        }
        for planted in [MARK, NUMBER, "zqsecret", ".plan.json"] {
            assert!(!told.contains(planted), "{name}: {planted}");
        }
        for sheet in catalog::sheets() {
            for row in 0..sheet.rows(plan) {
                let id = sheet.id(plan, row);
                // By it a calendar knows an item again; it says nothing to a reader.
                let is_shown = told.contains(id) && format.key != "ics";
                assert!(id.is_empty() || !is_shown, "{name}: the id {id}");
            }
        }
    });
}

/// The list above would be no proof if the internal copy had none of these words.
#[test]
fn what_is_forbidden_stands_in_the_internal_copy() {
    let mut found = 0;
    for lang in Lang::ALL {
        let plan = planted(&read(&STARTERS[0], lang));
        let job = Job {
            plan: &plan,
            outline: OUTLINES[0],
            lang,
            audience: Audience::Internal,
        };
        let told = said(&make(&FORMATS[0], &job));
        assert!(told.contains(MARK) && told.contains(NUMBER));
        found += FORBIDDEN
            .iter()
            .filter(|word| told.contains(**word))
            .count();
    }
    assert!(found > 15, "{found} of them");
}

fn internal(plan: &mut Plan, name: &str, is_it: impl Fn(usize) -> bool) {
    let sheet = catalog::sheets().find(|sheet| sheet.about().name == name);
    let sheet = sheet.expect("the sheet");
    let visibility = sheet.field("visibility").expect("has it");
    for row in 0..sheet.rows(plan) {
        if is_it(row) {
            fill(sheet, plan, row, visibility, "internal");
        }
    }
}

#[test]
fn a_goal_measured_only_internally_shows_no_hole() {
    for lang in Lang::ALL {
        let mut plan = read(&STARTERS[0], lang);
        let measured = plan.goals.at(0).map_or(String::new(), |row| row.id.clone());
        let only: Vec<bool> = (plan.evaluation.iter())
            .map(|row| row.goals.contains(&measured))
            .collect();
        assert!(only.contains(&true));
        internal(&mut plan, "evaluation.rows", |row| only[row]);
        for outline in OUTLINES {
            let told = said(&export(&plan, outline, &FORMATS[0], lang));
            for hole in ["待补充", "to be completed"] {
                assert!(!told.contains(hole), "{}: {hole}", outline.key);
            }
        }
    }
}

#[test]
fn numbers_close_up_over_what_is_left_out() {
    let mut plan = planted(&read(&STARTERS[0], Lang::En));
    internal(&mut plan, "goals.rows", |_| true);
    for outline in OUTLINES {
        let job = Job {
            plan: &plan,
            outline,
            lang: Lang::En,
            audience: Audience::Client,
        };
        let (mut chapter, mut part, mut annex) = (0, 0, b'A');
        for section in &job.document().sections {
            let number = section.number.trim_end_matches([' ', ':']);
            if let Some(letter) = number.strip_prefix("Annex ") {
                assert_eq!(letter.as_bytes(), [annex], "{}", outline.key);
                annex += 1;
            } else if let Some((of, own)) = number.split_once('.') {
                part += 1;
                let told = (of.parse::<usize>(), own.parse::<usize>());
                assert_eq!(told, (Ok(chapter), Ok(part)), "{}", outline.key);
            } else if !number.is_empty() {
                chapter += 1;
                part = 0;
                assert_eq!(number.parse::<usize>(), Ok(chapter), "{}", outline.key);
            }
        }
        assert!(chapter > 3, "{}", outline.key);
    }
}

/// A chapter that has only internal rows reads as one in which nothing was written.
#[test]
fn a_chapter_with_only_internal_content_reads_as_unwritten() {
    let mut hidden = Plan::default();
    for sheet in kept() {
        sheet.insert(&mut hidden, 0, sheet.blank("row".to_owned()));
        for (field, ask) in sheet.asks() {
            match ask.key {
                "visibility" => fill(sheet, &mut hidden, 0, field, "internal"),
                _ if ask.kind.is_typed() => fill(sheet, &mut hidden, 0, field, MARK),
                _ => {}
            }
        }
    }
    for outline in OUTLINES {
        for format in FORMATS {
            for lang in Lang::ALL {
                let (hidden, unwritten) = (
                    export(&hidden, outline, format, lang),
                    export(&Plan::default(), outline, format, lang),
                );
                assert!(hidden == unwritten, "{} {}", outline.key, format.key);
            }
        }
    }
}
