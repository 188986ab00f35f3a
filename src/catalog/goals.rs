//! Step 2: what communication is to achieve.

use super::project::PROJECT_GOALS;
use super::tokens::GOAL_CATEGORIES;
use crate::form::{About, Field, Many, Part, Place, list, text};
use crate::locale::{self, Text};
use crate::plan::Goal;

const MEASURE_AND_TARGET: Text = locale::text("衡量指标与目标值", "Measure and target");

static FIELDS: &[Field<Goal>] = &[
    text!(Goal.goal)
        .label("目标（要达到什么）", "Goal (what)")
        .help(
            "写结果，不写动作：“按时收到”，而不是“发周报”。",
            "A result, not an activity: \"informed on time\", not \"send reports\".",
        )
        .example(
            "项目信息按时、完整送达相关方",
            "Project information reaches people on time",
        )
        .wanted()
        .goes_to(&[Place::headed(Part::Goals, 1, locale::text("目标", "Goal"))]),
    text!(Goal.reason)
        .label("目的（为什么）", "Reason (why)")
        .help(
            "达到后，客户和我方各得到什么好处。",
            "What client and team gain when it is reached.",
        )
        .example(
            "保持进展透明，减少误解",
            "Keep progress transparent, avoid misunderstanding",
        )
        .wanted()
        .goes_to(&[Place::headed(
            Part::Goals,
            2,
            locale::text("目的", "Reason"),
        )]),
    text!(Goal.measure)
        .label("衡量指标", "Measure")
        .help(
            "数什么、怎么数，一句话说清；评估会直接取用。",
            "What is counted, and how; the evaluation takes it from here.",
        )
        .example(
            "周报按时发出率，按月统计",
            "Weekly reports sent on time, counted monthly",
        )
        .wanted()
        .goes_to(&[Place::headed(Part::Goals, 3, MEASURE_AND_TARGET)]),
    text!(Goal.target)
        .label("目标值", "Target")
        .help(
            "一个数字；拿不准先写能做到的，首次评估时再校准。",
            "A number; if unsure, one you can keep, adjusted at the first review.",
        )
        .example("≥ 95%", "≥ 95 %")
        .wanted()
        .goes_to(&[Place::headed(Part::Goals, 3, MEASURE_AND_TARGET)]),
    list!(Goal.project_goals)
        .refers_to(&PROJECT_GOALS)
        .label("支撑的项目目标", "Project goal served")
        .help(
            "选一个或多个；选不出，说明这条目标可能不需要。",
            "Pick at least one; if none fits, you may not need this goal.",
        )
        .example("三个仓库按期上线", "All three warehouses live on time")
        .wanted()
        .goes_to(&[Place::column(Part::Goals, 4)]),
    text!(Goal.category)
        .choice(GOAL_CATEGORIES)
        .label("类别", "Category")
        .help(
            "信息、进展、频率、关系四方面最好各有一条目标。",
            "Information, progress, frequency, relationship: better one of each.",
        )
        .example("信息传递", "Information")
        .more()
        .goes_to(&[Place::woven(Part::Goals)]),
];

/// Communication goals.
pub static GOALS: Many<Goal> = Many {
    about: &About {
        name: "goals.rows",
        step: "goals",
        list: "rows",
        follows: None,
        title: locale::text("沟通目标", "Communication goals"),
        intro: locale::text(
            "沟通要达到什么、为什么、怎样衡量。三到五条足够。",
            "What communication must achieve, why, and how we know. 3 to 5 will do.",
        ),
        noun: locale::text("沟通目标", "goal"),
        named_by: &["goal"],
        columns: &["goal", "project_goals", "target", "measure"],
    },
    fields: FIELDS,
    kept: true,
    get: |plan| &plan.goals,
    get_mut: |plan| &mut plan.goals,
};
