//! Step 7: how we know that communication works, and how the plan stays true.

use super::goals::GOALS;
use super::stakeholders::STAKEHOLDERS;
use super::tokens::RHYTHMS;
use crate::form::{About, Field, Many, One, Part, Place, list, text};
use crate::locale::{self, Text};
use crate::plan::{Evaluation, Improvement};

const INDICATOR_AND_TARGET: Text = locale::text("指标与目标值", "Indicator and target");
const SOURCE_AND_OWNER: Text = locale::text("来源与责任人", "Source, owner");

static FIELDS: &[Field<Evaluation>] = &[
    text!(Evaluation.method)
        .label("评估方式", "Method")
        .help("至少一项直接问客户。", "At least one must ask the client.")
        .example("客户满意度调查", "Client satisfaction survey")
        .wanted()
        .goes_to(&[Place::column(Part::Indicators, 1)]),
    list!(Evaluation.goals)
        .refers_to(&GOALS)
        .label("对应的沟通目标", "Goals measured")
        .help(
            "选中后自动带出指标和目标值，不用再填。",
            "Choosing a goal brings its measure and target along.",
        )
        .example("增进客户信任", "The client trusts the team")
        .goes_to(&[Place::column(Part::Indicators, 2)]),
    text!(Evaluation.indicator)
        .label("评估指标", "Indicator")
        .help(
            "留空即用所对应目标的指标；只在不同时填写。",
            "Empty: the goal's measure. Write one only where it differs.",
        )
        .example("五项平均分", "Mean of five scores")
        .goes_to(&[Place::headed(Part::Indicators, 3, INDICATOR_AND_TARGET)]),
    text!(Evaluation.target)
        .label("目标值", "Target")
        .help(
            "达到多少算合格；留空即用所对应目标的目标值。",
            "What counts as good. Empty: the goal's target.",
        )
        .example("≥ 4.5 分，回收率 ≥ 80%", "≥ 4.5 of 5, 80 % returned")
        .goes_to(&[Place::headed(Part::Indicators, 3, INDICATOR_AND_TARGET)]),
    text!(Evaluation.when)
        .choice(RHYTHMS)
        .label("评估时间", "When")
        .help(
            "与沟通计划用同一套频率；多数指标每月看一次就够。",
            "The same rhythms as the schedule; monthly is enough for most.",
        )
        .example("每季度", "Quarterly")
        .wanted()
        .goes_to(&[Place::column(Part::Indicators, 4)]),
    text!(Evaluation.owner)
        .refers_to(&STAKEHOLDERS)
        .label("责任人", "Owner")
        .help("谁统计、谁报告。", "Who counts and reports.")
        .example("刘洋", "Catherine Hall")
        .wanted()
        .goes_to(&[Place::headed(Part::Indicators, 5, SOURCE_AND_OWNER)]),
    text!(Evaluation.below)
        .prose()
        .label("未达标时", "If the target is missed")
        .help(
            "多久内做什么；不写“加强沟通”。",
            "What is done, by when; not \"communicate better\".",
        )
        .example(
            "5 个工作日内回访低分项，提出改进措施",
            "Call back low scores in 5 working days, agree measures",
        )
        .wanted()
        .goes_to(&[Place::column(Part::Indicators, 7)]),
    list!(Evaluation.asked)
        .refers_to(&STAKEHOLDERS)
        .label("征询对象", "Whom we ask")
        .help(
            "只看记录、不问人的方式可留空。",
            "Empty for methods that only look at records.",
        )
        .example(
            "周建国、李敏、王芳",
            "Margaret Holloway, Daniel Reeves, Priya Nair",
        )
        .goes_to(&[Place::column(Part::Indicators, 6)]),
    text!(Evaluation.source)
        .label("数据来源", "Source")
        .help(
            "数字从哪里取，谁都能查到同一个结果。",
            "Where the figure comes from, so that anyone gets the same.",
        )
        .example("问卷", "Questionnaire")
        .goes_to(&[Place::headed(Part::Indicators, 5, SOURCE_AND_OWNER)]),
];

/// Ways of finding out whether communication works.
pub static EVALUATION: Many<Evaluation> = Many {
    about: &About {
        name: "evaluation.rows",
        step: "evaluation",
        list: "rows",
        follows: None,
        title: locale::text("沟通评估", "Evaluation"),
        intro: locale::text(
            "怎样知道沟通有效，不达标时做什么。",
            "How we know that it works, and what we do if not.",
        ),
        noun: locale::text("评估方式", "evaluation"),
        named_by: &["method"],
        columns: &["method", "when", "owner", "goals"],
    },
    fields: FIELDS,
    kept: true,
    get: |plan| &plan.evaluation,
    get_mut: |plan| &mut plan.evaluation,
};

static IMPROVEMENT_FIELDS: &[Field<Improvement>] = &[
    text!(Improvement.improvement)
        .prose()
        .label("改进闭环", "Improvement loop")
        .help(
            "从收集意见到验证效果，一步一步写清。",
            "Step by step: from collecting what people say to checking the effect.",
        )
        .example(
            "收集、对标、归因、定措施、更新方案、通告、下期验证",
            "Collect, compare, find the cause, measure, update, tell, verify",
        )
        .goes_to(&[Place::paragraph(Part::Improvement, 10)]),
    text!(Improvement.update_rules)
        .prose()
        .label("方案更新规则", "Rules for updates")
        .help(
            "哪些改动须双方确认，哪些不用。",
            "Which changes need both sides, which do not.",
        )
        .example(
            "矩阵、升级、风险的改动须双方项目经理确认",
            "Matrix, escalation and risks need both project managers",
        )
        .goes_to(&[Place::paragraph(Part::Improvement, 20)]),
    text!(Improvement.next_review)
        .date()
        .label("下次复审日期", "Next review date")
        .help(
            "建议放在第一个阶段结束时，最迟三个月后。",
            "At the end of the first phase; three months at most.",
        )
        .example("2026-12-31", "2026-12-31")
        .goes_to(&[Place::paragraph(Part::Improvement, 30)]),
];

/// How results become measures and the plan is kept up to date.
pub static IMPROVEMENT: One<Improvement> = One {
    about: &About {
        name: "evaluation",
        step: "evaluation",
        list: "",
        follows: None,
        title: locale::text("改进与更新", "Improvement and updates"),
        intro: locale::text(
            "结果怎样变成改进，方案怎样改、谁同意。",
            "How results become measures; who may change the plan.",
        ),
        noun: locale::text("改进与更新", "improvement and updates"),
        named_by: &[],
        columns: &[],
    },
    fields: IMPROVEMENT_FIELDS,
    get: |plan| &plan.improvement,
    get_mut: |plan| &mut plan.improvement,
};
