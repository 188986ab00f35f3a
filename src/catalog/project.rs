//! Step 1: which project, for whom, when, and under which limits.

use crate::form::{About, Field, Many, Part, Place, text};
use crate::locale;
use crate::plan::ProjectGoal;

static GOAL_FIELDS: &[Field<ProjectGoal>] = &[text!(ProjectGoal.goal)
    .prose()
    .label("项目目标", "Project goal")
    .wanted()
    .goes_to(&[Place::column(Part::ProjectGoals, 1)])];

/// What the project is to achieve.
pub static PROJECT_GOALS: Many<ProjectGoal> = Many {
    about: &About {
        name: "project.goals",
        step: "project",
        list: "goals",
        follows: Some("background"),
        title: locale::text("项目目标", "Project goals"),
        intro: locale::text("", ""),
        noun: locale::text("项目目标", "project goal"),
        named_by: &["goal"],
        columns: &["goal"],
    },
    fields: GOAL_FIELDS,
    kept: false,
    get: |plan| &plan.project_goals,
    get_mut: |plan| &mut plan.project_goals,
};
