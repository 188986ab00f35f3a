//! The classical outline in six steps.

use super::frame::*;
use super::{Outline, Piece, Source, chapter, uncounted};
use crate::form::Part;
use crate::locale::text;

/// Six steps, from the goals to the check whether they are reached.
pub static SIX_STEP: Outline = Outline {
    key: "six-step",
    name: text("六步法", "Six steps"),
    paper: None,
    chapters: &[
        CONTROL,
        REVISIONS,
        SUMMARY,
        uncounted(
            "introduction",
            "引言",
            "Introduction",
            // What the project is to achieve stands beside the communication goals that serve it.
            &[
                Piece::range(Part::Introduction, 0, 39),
                PHASES,
                TIMELINE,
                Piece::range(Part::Introduction, 40, u8::MAX),
            ],
        ),
        chapter(
            "goals",
            "确定沟通目标",
            "Set the communication goals",
            &[
                PROJECT_GOALS,
                Piece::headed(
                    Part::Goals,
                    "沟通目标与目的",
                    "Communication goals and their purpose",
                ),
            ],
        ),
        chapter(
            "stakeholders",
            "识别项目相关方",
            "Identify the stakeholders",
            &[REGISTER, DUTIES, CONTACTS, POWER, GRID, NOTES],
        ),
        chapter(
            "channels",
            "确定沟通渠道",
            "Choose the channels",
            &[CHANNELS, TOOLS, HOUSE_RULES, CONVENTIONS],
        ),
        chapter(
            "schedule",
            "制定沟通计划",
            "Plan the communications",
            &[MATRIX, CONTENT, MEETINGS, FLOW, BY_PHASE, RACI, CHANGES],
        ),
        chapter(
            "risks",
            "管理沟通风险",
            "Manage communication risks",
            &[RISKS, HEAT, LADDER, STAIRS, COST_CONTROL],
        ),
        chapter(
            "evaluation",
            "监控和评估沟通效果",
            "Track and evaluate the result",
            &[INDICATORS, IMPROVEMENT, LOAD],
        ),
        uncounted(
            "closing",
            "总结",
            "Closing",
            &[
                Piece::computed_bare(Source::SixAspects),
                Piece::bare(Part::Closing),
            ],
        ),
        ANNEXES,
        APPROVAL,
    ],
};
