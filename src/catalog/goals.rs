//! Step 2: what communication is to achieve.

use super::project::PROJECT_GOALS;
use super::tokens::GOAL_CATEGORIES;
use crate::form::{About, Field, Many, Part, Place, list, text};
use crate::locale;
use crate::plan::Goal;

static FIELDS: &[Field<Goal>] = &[
    text!(Goal.goal)
        .prose()
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
        .more()
        .goes_to(&[]),
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
        columns: &["goal", "measure", "target"],
    },
    fields: FIELDS,
    kept: true,
    get: |plan| &plan.goals,
    get_mut: |plan| &mut plan.goals,
};
