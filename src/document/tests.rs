use super::model::words;
use super::outline::{Chapter, Numbers, Piece, STANDARD};
use super::*;
use crate::form::Part;
use crate::locale::{Lang, text};
use crate::plan::{Approval, Communication, Evaluation, Goal, Plan, Risk, Row, Stakeholder};

fn row<R>(id: &str, record: R) -> Row<R> {
    Row {
        id: id.to_owned(),
        record,
        kept: Default::default(),
        strangers: Vec::new(),
    }
}

fn goal(id: &str, goal: &str) -> Row<Goal> {
    row(
        id,
        Goal {
            goal: goal.to_owned(),
            ..Goal::default()
        },
    )
}

/// Everything that a document says, a line for each paragraph, item and cell.
fn said(document: &Document) -> String {
    let lang = document.lang;
    let mut out = Vec::new();
    for section in &document.sections {
        out.push(section.title());
        for block in &section.blocks {
            match &block.kind {
                Kind::Paragraph(line) => out.push(words(line, lang)),
                Kind::List { items, .. } => out.extend(items.iter().map(|item| words(item, lang))),
                Kind::Figure(figure) => out.push(figure.alternative(lang)),
                Kind::Table(table) => {
                    out.extend(table.columns.iter().map(|column| column.heading.clone()));
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    out.extend(cells.map(|cell| words(&flow(cell, lang), lang)));
                }
            }
        }
    }
    out.join("\n")
}

/// Another outline is data.
static TWO: Outline = Outline {
    key: "two",
    name: text("两章", "Two"),
    paper: None,
    chapters: &[
        Chapter {
            key: "risks",
            heading: text("风险", "Risks"),
            numbers: Numbers::Chapter,
            pieces: &[Piece::bare(Part::Risks)],
        },
        Chapter {
            key: "goals",
            heading: text("目标", "Goals"),
            numbers: Numbers::Chapter,
            pieces: &[Piece::headed(Part::Goals, "清单", "List")],
        },
    ],
};

#[test]
fn a_second_outline_is_data() {
    let plan = Plan {
        goals: [goal("a", "Trust")].into_iter().collect(),
        ..Plan::default()
    };
    let document = compose(&plan, &TWO, Lang::En, Audience::Client);
    let titles: Vec<String> = document.sections.iter().map(Section::title).collect();
    assert_eq!(titles, ["1 Risks", "2 Goals", "2.1 List"]);
    assert!(said(&document).contains("This part is to be completed."));
    assert!(said(&document).contains("Trust"));
}

#[test]
fn chapter_by_chapter_is_the_whole() {
    let plan = Plan::default();
    let composer = Composer::new(&plan, &STANDARD, Lang::Zh, Audience::Internal);
    let sections: Vec<Section> = (0..STANDARD.chapters.len() + 1)
        .flat_map(|chapter| composer.chapter(chapter))
        .collect();
    let whole = compose(&plan, &STANDARD, Lang::Zh, Audience::Internal);
    assert_eq!(sections, whole.sections);
}

#[test]
fn an_empty_plan_is_a_grammatical_document() {
    let plan = Plan::default();
    let zh = said(&compose(&plan, &STANDARD, Lang::Zh, Audience::Client));
    assert!(zh.contains("客户方与我方将共同完成本项目。"), "{zh}");
    assert!(zh.contains("项目能否成功"), "{zh}");
    assert!(!zh.contains(" 0 "), "{zh}");
    let en = said(&compose(&plan, &STANDARD, Lang::En, Audience::Client));
    assert!(
        en.contains("The client and the vendor will carry out this project together. "),
        "{en}"
    );
    assert!(en.contains("\nWhether the project succeeds"), "{en}");
    for chapter in [
        "2 Communication goals",
        "6 Escalation",
        "10 Closing",
        "Approval",
    ] {
        assert!(en.contains(chapter), "{chapter}");
    }
}

#[test]
fn english_counts_in_singular_and_plural() {
    let mut plan = Plan {
        goals: [goal("a", "Trust")].into_iter().collect(),
        ..Plan::default()
    };
    let closing = |plan: &Plan| said(&compose(plan, &STANDARD, Lang::En, Audience::Client));
    assert!(closing(&plan).contains("This plan pursues one communication goal. Whether"));
    plan.goals.insert(1, goal("b", "Speed"));
    plan.risks.insert(0, row("c", Risk::default()));
    let told = closing(&plan);
    assert!(
        told.contains("This plan pursues 2 communication goals, and prepares responses and backup plans for one communication risk. "),
        "{told}"
    );
}

#[test]
fn both_audiences_read_the_same_numbers() {
    let mut plan = Plan {
        goals: [goal("a", "Secret"), goal("b", "Open")]
            .into_iter()
            .collect(),
        ..Plan::default()
    };
    plan.goals.at_mut(0).unwrap().kept.visibility = "internal".to_owned();
    let client = said(&compose(&plan, &TWO, Lang::En, Audience::Client));
    assert!(
        client.contains("G1\nOpen") && !client.contains("Secret"),
        "{client}"
    );
    let internal = said(&compose(&plan, &TWO, Lang::En, Audience::Internal));
    assert!(
        internal.contains("G1\nOpen") && internal.contains("G-int1\nSecret"),
        "{internal}"
    );
}

#[test]
fn nobody_is_named_by_the_role_and_the_debt_shown() {
    let mut person = row(
        "p",
        Stakeholder {
            role: "Sponsor".to_owned(),
            side: "client".to_owned(),
            ..Stakeholder::default()
        },
    );
    person.kept.pending = vec!["name".to_owned()];
    let event = Communication {
        title: "Kick-off".to_owned(),
        owner: "p".to_owned(),
        attendees: vec!["p".to_owned(), "gone".to_owned()],
        ..Communication::default()
    };
    let plan = Plan {
        stakeholders: [person].into_iter().collect(),
        schedule: [row("m", event)].into_iter().collect(),
        ..Plan::default()
    };
    let told = said(&compose(&plan, &STANDARD, Lang::En, Audience::Client));
    assert!(
        told.contains("\nSponsor (client to name)\nSponsor (client to name), to be completed\n"),
        "{told}"
    );
}

#[test]
fn proposals_are_announced_at_the_head_of_their_chapter() {
    let mut plan = Plan {
        goals: [goal("a", "Trust")].into_iter().collect(),
        ..Plan::default()
    };
    let head = |plan: &Plan, chapter: usize| {
        let composer = Composer::new(plan, &TWO, Lang::Zh, Audience::Client);
        composer.chapter(chapter)[0].blocks.len()
    };
    assert_eq!(head(&plan, 1), 0);
    plan.goals.at_mut(0).unwrap().kept.status = "proposed".to_owned();
    assert_eq!(head(&plan, 1), 1);
    assert_eq!(head(&plan, 0), 1, "only the gap");
}

#[test]
fn columns_that_nobody_filled_vanish_and_wanted_cells_show_the_gap() {
    let plan = Plan {
        risks: [row(
            "r",
            Risk {
                risk: "Delay".to_owned(),
                probability: "3".to_owned(),
                impact: "5".to_owned(),
                ..Risk::default()
            },
        )]
        .into_iter()
        .collect(),
        ..Plan::default()
    };
    let told = said(&compose(&plan, &TWO, Lang::En, Audience::Client));
    assert!(
        told.contains("R1\nDelay\n15 critical (3×5)\nto be completed"),
        "{told}"
    );
}

#[test]
fn every_part_of_the_catalogue_stands_in_the_standard_outline() {
    let shown = parts(&STANDARD);
    for sheet in crate::catalog::sheets() {
        for (_, ask) in sheet.asks() {
            for place in ask.places {
                assert!(
                    shown.contains(&place.part()),
                    "{}: {:?}",
                    ask.key,
                    place.part()
                );
            }
        }
    }
}

#[test]
fn the_survey_form_takes_the_surveys_own_row() {
    let event = |id: &str, owner: &str, content: &[&str], feedback: &str| {
        row(
            id,
            Communication {
                title: id.to_owned(),
                owner: owner.to_owned(),
                content: content.iter().map(|kind| kind.to_string()).collect(),
                feedback: feedback.to_owned(),
                ..Communication::default()
            },
        )
    };
    let survey = Evaluation {
        method: "Client satisfaction survey".to_owned(),
        owner: "o".to_owned(),
        ..Evaluation::default()
    };
    let mut plan = Plan {
        schedule: [
            event("a", "p", &["feedback"], "In two days"),
            event("b", "o", &["feedback", "progress"], "In five days"),
            event("c", "p", &["feedback", "progress", "risk"], "In ten days"),
        ]
        .into_iter()
        .collect(),
        ..Plan::default()
    };
    let replies = |plan: &Plan, reply: &str| {
        let told = said(&compose(plan, &STANDARD, Lang::En, Audience::Client));
        told.contains(&format!("Reply: {reply}."))
    };
    assert!(
        replies(&plan, "In two days"),
        "the shortest for want of better"
    );
    plan.evaluation.insert(0, row("e", survey));
    assert!(replies(&plan, "In five days"), "its owner's");
    plan.schedule.at_mut(2).unwrap().kept.origin = "T14".to_owned();
    assert!(replies(&plan, "In ten days"), "the catalogue's");
}

#[test]
fn whoever_signs_is_a_party_of_the_contract() {
    let approval = |id: &str, side: &str| {
        row(
            id,
            Approval {
                side: side.to_owned(),
                ..Approval::default()
            },
        )
    };
    let mut plan = Plan {
        approvals: [approval("a", "ours")].into_iter().collect(),
        ..Plan::default()
    };
    let told = |plan: &Plan| said(&compose(plan, &STANDARD, Lang::En, Audience::Client));
    assert!(told(&plan).contains("\nOur side\n"), "nobody said who");
    assert!(told(&plan).contains("both parties confirm"));
    plan.project.organisation = "Yunqi Ltd.".to_owned();
    plan.approvals.insert(1, approval("b", "third-party"));
    assert!(
        told(&plan).contains("Date signed\nYunqi Ltd.\n"),
        "{}",
        told(&plan)
    );
    assert!(told(&plan).contains("The signing parties confirm"));
}
