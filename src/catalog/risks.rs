//! Step 6: how communication itself can fail, and where unsolved issues go.

use super::stakeholders::STAKEHOLDERS;
use super::tokens::{IMPACTS, PROBABILITIES, RISK_CATEGORIES};
use crate::form::{About, Field, Many, Part, Place, list, text};
use crate::locale;
use crate::plan::{Level, Risk};

static FIELDS: &[Field<Risk>] = &[
    text!(Risk.risk)
        .label("风险", "Risk")
        .help(
            "写可能发生的事，不写已存在的问题，也不评价人。",
            "What may happen; not a present problem, not a judgement on people.",
        )
        .example("口头提出的变更未留痕", "A spoken change leaves no record")
        .wanted()
        .goes_to(&[Place::column(Part::Risks, 1)]),
    text!(Risk.category)
        .choice(RISK_CATEGORIES)
        .label("类别", "Category")
        .help(
            "五类常规风险各选一条，或说明不适用。",
            "Choose the closest; each of the five usual kinds wants at least one risk.",
        )
        .example("误解", "Misunderstanding")
        .wanted()
        .goes_to(&[Place::woven(Part::Risks)]),
    text!(Risk.probability)
        .choice(PROBABILITIES)
        .label("可能性（1-5）", "Probability (1-5)")
        .help(
            "1 几乎不会，3 有可能，5 几乎必然。",
            "1 hardly ever, 3 possible, 5 almost certain.",
        )
        .example("4 很可能", "4 likely")
        .wanted()
        .goes_to(&[Place::woven(Part::Risks)]),
    text!(Risk.impact)
        .choice(IMPACTS)
        .label("影响（1-5）", "Impact (1-5)")
        .help(
            "1 可忽略，3 影响里程碑，5 影响合同或验收。",
            "1 negligible, 3 hits a milestone, 5 hits contract or acceptance.",
        )
        .example("5 影响合同或验收", "5 hits the contract")
        .wanted()
        .goes_to(&[Place::woven(Part::Risks)]),
    text!(Risk.trigger)
        .label("触发信号", "Warning sign")
        .help(
            "看到什么就说明它正在发生。",
            "What one sees when it begins.",
        )
        .example(
            "没有书面依据就已开工",
            "Work started without written approval",
        )
        .wanted()
        .goes_to(&[Place::column(Part::Risks, 4)]),
    text!(Risk.response)
        .prose()
        .label("应对措施", "Response")
        .help(
            "平时做什么让它不发生。",
            "What we do so that it does not happen.",
        )
        .example(
            "1 个工作日内补记；未批准不实施",
            "Written up in 1 working day; no work before approval",
        )
        .wanted()
        .goes_to(&[Place::column(Part::Risks, 5)]),
    text!(Risk.backup)
        .prose()
        .label("备用方案", "Backup plan")
        .help(
            "已经发生时怎么办，第一步谁在多久内做什么。",
            "When it has happened: who does what first, within how long.",
        )
        .example(
            "当日发理解确认函，限期书面答复，逾期升级",
            "Confirm our understanding in writing the same day; escalate if unanswered",
        )
        .wanted()
        .goes_to(&[Place::column(Part::Risks, 6)]),
    text!(Risk.owner)
        .refers_to(&STAKEHOLDERS)
        .label("责任人", "Owner")
        .help(
            "盯住信号、启动备用方案的一个人。",
            "The one who watches the sign and starts the backup plan.",
        )
        .example("张伟", "Oliver Grant")
        .wanted()
        .goes_to(&[Place::column(Part::Risks, 7)]),
];

/// The risk register.
pub static RISKS: Many<Risk> = Many {
    about: &About {
        name: "risks.rows",
        step: "risks",
        list: "rows",
        follows: None,
        title: locale::text("沟通风险", "Communication risks"),
        intro: locale::text(
            "沟通本身会怎样出问题，怎么防，出了怎么办。",
            "How communication itself can fail; prevention and fallback.",
        ),
        noun: locale::text("风险", "risk"),
        named_by: &["risk"],
        columns: &["risk", "owner", "probability", "impact"],
    },
    fields: FIELDS,
    kept: true,
    get: |plan| &plan.risks,
    get_mut: |plan| &mut plan.risks,
};

static LADDER_FIELDS: &[Field<Level>] = &[
    text!(Level.level)
        .label("级别", "Level")
        .help(
            "三到四级；第一级是工作层。",
            "Three or four; the first is the working level.",
        )
        .example("第二级", "Level 2")
        .wanted()
        .goes_to(&[Place::column(Part::Ladder, 1)]),
    text!(Level.trigger)
        .label("升级条件", "Trigger")
        .help(
            "用时间、金额或范围说话，不写“必要时”。",
            "In time, money or scope; never \"if needed\".",
        )
        .example(
            "2 个工作日未解决，或影响关键路径",
            "Not solved in 2 working days, or on the critical path",
        )
        .wanted()
        .goes_to(&[Place::column(Part::Ladder, 2)]),
    list!(Level.ours)
        .refers_to(&STAKEHOLDERS)
        .label("我方处理人", "Our side")
        .help(
            "到人；姓名未定的，选对应角色。",
            "A person; a role if not named yet.",
        )
        .example("张伟", "Oliver Grant")
        .wanted()
        .goes_to(&[Place::column(Part::Ladder, 4)]),
    list!(Level.client)
        .refers_to(&STAKEHOLDERS)
        .label("客户方处理人", "Client side")
        .help("与我方对等的一级。", "The same rank on their side.")
        .example("李敏", "Daniel Reeves")
        .wanted()
        .goes_to(&[Place::column(Part::Ladder, 3)]),
    text!(Level.limit)
        .label("处理时限", "Time limit")
        .help(
            "从收到升级单起算，到期自动进入上一级。",
            "From receipt; after that it goes up one level.",
        )
        .example("2 个工作日", "2 working days")
        .wanted()
        .goes_to(&[Place::column(Part::Ladder, 5)]),
];

/// The escalation ladder.
pub static LADDER: Many<Level> = Many {
    about: &About {
        name: "risks.ladder",
        step: "risks",
        list: "ladder",
        follows: None,
        title: locale::text("问题升级", "Escalation"),
        intro: locale::text(
            "问题在本级解决不了时，多久、交给谁、由谁裁决。",
            "If a level cannot solve it: after how long, to whom, who decides.",
        ),
        noun: locale::text("升级级别", "level"),
        named_by: &["level"],
        columns: &["level", "trigger", "client", "limit"],
    },
    fields: LADDER_FIELDS,
    kept: false,
    get: |plan| &plan.ladder,
    get_mut: |plan| &mut plan.ladder,
};
