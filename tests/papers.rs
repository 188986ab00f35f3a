//! The laws of the papers that go with a plan: nothing internal, all that the client owes, nothing of a finished plan.

mod support;

use commplan::catalog::{self, STARTERS, STEPS};
use commplan::document::{
    Audience, Document, Inline, Kind, OUTLINES, PAPERS, Paper, compose, flow, words,
};
use commplan::draft;
use commplan::export::{FORMATS, Job, make};
use commplan::form::{Ids, Kind as FormKind, Tier};
use commplan::locale::Lang;
use commplan::plan::Plan;

fn starter(lang: Lang) -> Plan {
    let text = STARTERS[0].text(lang).as_bytes();
    draft::read(text, &mut Ids::new(1)).expect("the starter is a draft")
}

/// A plan as it is in the first days: the client owes some answers, others are missing.
fn begun(lang: Lang) -> Plan {
    let mut plan = starter(lang);
    plan.project.end.clear();
    for row in 0..plan.stakeholders.len() {
        let Some(person) = plan.stakeholders.at_mut(row) else {
            continue;
        };
        let is_contact = person.record.contact_point == "yes";
        if person.record.side != "client" || !person.record.headcount.is_empty() {
            person.record.email.clear();
        } else if is_contact {
            person.record.deputy.clear();
        } else if row % 2 == 0 {
            person.record.name.clear();
            person.kept.pending = vec!["name".to_owned()];
        } else {
            person.record.email.clear();
            person.record.phone.clear();
        }
    }
    if let Some(phase) = plan.phases.at_mut(1) {
        phase.record.end.clear();
    }
    if let Some(talk) = plan.schedule.at_mut(0) {
        talk.record.recorder.clear();
        talk.kept.pending = vec!["recorder".to_owned()];
    }
    if let Some(talk) = plan.schedule.at_mut(1) {
        talk.record.owner.clear();
        talk.kept.pending = vec!["owner".to_owned()];
        talk.kept.visibility = "internal".to_owned();
    }
    plan
}

fn paper(paper: Paper) -> &'static commplan::document::Outline {
    let found = PAPERS.iter().find(|held| held.paper == Some(paper));
    found.expect("a paper")
}

fn markdown(plan: &Plan, which: Paper, lang: Lang, audience: Audience) -> String {
    let job = Job {
        plan,
        outline: paper(which),
        lang,
        audience,
    };
    String::from_utf8(make(&FORMATS[0], &job)).expect("Markdown is UTF-8")
}

/// The cells of every table, row by row.
fn rows(document: &Document) -> Vec<Vec<String>> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| match &block.kind {
        Kind::Table(table) => Some(table),
        _ => None,
    });
    let cell = |cell: &Vec<Vec<Inline>>| words(&flow(cell, document.lang), document.lang);
    tables
        .flat_map(|table| &table.rows)
        .map(|row| row.cells.iter().map(cell).collect())
        .collect()
}

/// Every piece of every line, figures left aside.
fn marks(document: &Document) -> impl Iterator<Item = &Inline> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let lines = blocks.flat_map(|block| -> Vec<&Vec<Inline>> {
        match &block.kind {
            Kind::Paragraph(line) => vec![line],
            Kind::List { items, .. } => items.iter().collect(),
            Kind::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.flatten().collect()
            }
            Kind::Figure(_) => Vec::new(),
        }
    });
    lines.flatten()
}

#[test]
fn papers_are_made_as_before() {
    for lang in Lang::ALL {
        let plan = begun(lang);
        for (which, name, lines) in [
            (Paper::Needs, "needs", usize::MAX),
            (Paper::Form, "form", 40),
        ] {
            let made = markdown(&plan, which, lang, Audience::Client);
            let head: Vec<&str> = made.lines().take(lines).collect();
            let path = support::data(&format!("papers/{name}.{}.md", lang.code()));
            support::golden(&path, &(head.join("\n") + "\n"));
        }
    }
}

#[test]
fn all_that_the_client_owes_is_asked() {
    for lang in Lang::ALL {
        let plan = begun(lang);
        let document = compose(&plan, paper(Paper::Needs), lang, Audience::Client);
        let asked = rows(&document);
        let mut found = 0;
        for sheet in catalog::sheets() {
            let visibility = sheet.field("visibility");
            for row in 0..sheet.rows(&plan) {
                let is_internal =
                    visibility.is_some_and(|field| sheet.text(&plan, row, field) == "internal");
                for (field, ask) in sheet.asks() {
                    if !sheet.is_pending(&plan, row, field) || !sheet.is_blank(&plan, row, field) {
                        continue;
                    }
                    let name = sheet.name_of(&plan, row);
                    let label = ask.label.in_lang(lang);
                    let is_asked = (asked.iter())
                        .any(|cells| cells[1].ends_with(name) && cells[2].contains(label));
                    assert_eq!(is_asked, !is_internal, "{name}: {label}");
                    found += 1;
                }
            }
        }
        assert!(found > 2, "{found} answers are owed");
        // Dates, and how to reach people; ours are not the client's to name.
        let end = lang.code() == "zh";
        let labels: String = asked.iter().map(|cells| cells[2].as_str()).collect();
        for label in if end {
            ["结束日期", "邮箱、电话", "代理人（B 角）"]
        } else {
            ["End date", "E-mail, Phone", "Deputy"]
        } {
            assert!(labels.contains(label), "{label} in {labels}");
        }
        for person in plan
            .stakeholders
            .iter()
            .filter(|row| row.record.side == "ours")
        {
            let asks = |cells: &&Vec<String>| cells[1].ends_with(&person.record.name);
            assert_eq!(asked.iter().find(asks), None);
        }
        // Numbered through; answer and date are left for the pen.
        for (place, cells) in asked.iter().enumerate() {
            assert_eq!(cells[0], (place + 1).to_string());
            assert_eq!(&cells[3..], ["", ""]);
        }
    }
}

#[test]
fn a_finished_plan_needs_nothing() {
    for starter in &STARTERS {
        for lang in Lang::ALL {
            let text = starter.text(lang).as_bytes();
            let plan = draft::read(text, &mut Ids::new(1)).expect("a draft");
            let document = compose(&plan, paper(Paper::Needs), lang, Audience::Client);
            assert_eq!(
                rows(&document),
                Vec::<Vec<String>>::new(),
                "{}",
                starter.name
            );
            let said = markdown(&plan, Paper::Needs, lang, Audience::Client);
            let nothing = ["没有需要贵方提供的内容", "Nothing is needed from you"];
            assert!(nothing.iter().any(|words| said.contains(words)), "{said}");
        }
    }
}

/// Somebody without a name is told by a number, which must not count who is for our side only.
#[test]
fn numbers_of_what_has_no_name_close_up() {
    let mut plan = Plan::default();
    let people = catalog::sheets().find(|sheet| sheet.about().name == "stakeholders.rows");
    let people = people.expect("the sheet");
    for (row, id) in ["ours", "theirs"].into_iter().enumerate() {
        people.insert(&mut plan, row, people.blank(id.to_owned()));
        plan.stakeholders.at_mut(row).expect("a row").record.side = "client".to_owned();
    }
    plan.stakeholders.at_mut(0).expect("a row").kept.visibility = "internal".to_owned();
    let document = compose(&plan, paper(Paper::Needs), Lang::En, Audience::Client);
    let about: Vec<String> = rows(&document)
        .into_iter()
        .map(|mut row| row.remove(1))
        .collect();
    assert!(about.contains(&"Stakeholder: 1".to_owned()), "{about:?}");
}

/// What is ours stays ours, whoever asks for the paper.
#[test]
fn needs_and_form_are_for_the_client_only() {
    for lang in Lang::ALL {
        let plan = begun(lang);
        for which in [Paper::Needs, Paper::Form] {
            assert_eq!(
                markdown(&plan, which, lang, Audience::Internal),
                markdown(&plan, which, lang, Audience::Client)
            );
        }
    }
}

#[test]
fn the_form_asks_everything_and_answers_nothing() {
    for lang in Lang::ALL {
        let plan = starter(lang);
        let document = compose(&plan, paper(Paper::Form), lang, Audience::Client);
        let asked = rows(&document);
        for sheet in STEPS.iter().flat_map(|step| step.sheets) {
            for (_, ask) in sheet.asks().filter(|(_, ask)| ask.tier != Tier::Unasked) {
                let label = ask.label.in_lang(lang);
                let guided = asked.iter().any(|cells| {
                    cells[0].trim_end_matches(" *") == label
                        && (cells[1].contains(ask.help.in_lang(lang))
                            || matches!(ask.kind, FormKind::Date))
                        && cells[2..].iter().all(String::is_empty)
                });
                // What a channel is for inside our own team is ours to say.
                let is_ours = (sheet.about().name, ask.key) == ("channels.rows", "scope");
                assert!(!is_ours || !guided);
                let is_open = !ask.internal && !ask.places.is_empty() && !is_ours;
                assert!(guided || !is_open, "{label} is not asked");
            }
        }
        let said = markdown(&plan, Paper::Form, lang, Audience::Client);
        let ours = [
            "我方内部",
            "内部版",
            "内部备注",
            "Internal copy",
            "internal copy",
            "nternal only",
            "Our side only",
            "Ctrl-",
            "F12",
            "+7d",
            "小时费率",
            "Hourly rate",
            "影响力",
            "Power",
        ];
        for word in ours {
            assert!(!said.contains(word), "{word}");
        }
        // But for the project's name on the cover it is the same for every plan.
        let mut other = Plan::default();
        other.project.name = plan.project.name.clone();
        assert_eq!(said, markdown(&other, Paper::Form, lang, Audience::Client));
    }
}

#[test]
fn a_draft_for_comment_is_the_plan_with_its_open_points_numbered() {
    for lang in Lang::ALL {
        let plan = begun(lang);
        let comment = compose(&plan, paper(Paper::Comment), lang, Audience::Client);
        let standard = compose(&plan, OUTLINES[0], lang, Audience::Client);
        assert_eq!(
            comment.notice,
            ["征求意见稿", "Draft for comment"][usize::from(lang == Lang::En)]
        );
        let keys = [0, 1].map(|place| comment.sections[place].chapter);
        assert_eq!(keys, ["control", "needs"]);
        let headings = |document: &Document| -> Vec<String> {
            let chapters = document.sections.iter();
            let plans = chapters.filter(|held| !["needs", "comments"].contains(&held.chapter));
            plans.map(commplan::document::Section::title).collect()
        };
        assert_eq!(headings(&comment), headings(&standard));
        let open = marks(&standard)
            .filter(|mark| matches!(mark, Inline::Gap | Inline::Pending))
            .count();
        assert!(open > 3);
        let numbers: Vec<String> = marks(&comment)
            .filter_map(|mark| match mark {
                Inline::Strong(words) => Some(words.rsplit_once(" #")?.1.to_owned()),
                _ => None,
            })
            .collect();
        let wanted: Vec<String> = (1..=open).map(|number| number.to_string()).collect();
        assert_eq!(numbers, wanted);
        let internal = compose(&plan, paper(Paper::Comment), lang, Audience::Internal);
        assert!(internal.notice.starts_with(&comment.notice) && internal.notice != comment.notice);
    }
}
