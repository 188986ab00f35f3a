//! The classical outline in ten parts.

use super::frame::*;
use super::{Outline, Piece, Source, chapter};
use crate::form::Part;
use crate::locale::text;

/// Ten parts: frequency, content and participants have chapters of their own.
pub static TEN_PART: Outline = Outline {
    key: "ten-part",
    name: text("十部分", "Ten parts"),
    paper: None,
    chapters: &[
        CONTROL,
        REVISIONS,
        SUMMARY,
        chapter("introduction", "引言", "Introduction", INTRODUCTION),
        chapter(
            "goals",
            "沟通目标与目的",
            "Communication goals and their purpose",
            &[Piece::bare(Part::Goals)],
        ),
        chapter(
            "channels",
            "项目沟通渠道",
            "Channels of communication",
            &[CHANNELS, HOUSE_RULES, CONVENTIONS],
        ),
        chapter(
            "frequency",
            "沟通频率和时机",
            "Frequency and timing",
            &[
                Piece::computed(Source::ByRhythm, "频率一览", "How often").optional(),
                MATRIX,
                MEETINGS,
                FLOW,
            ],
        ),
        chapter(
            "content",
            "沟通内容",
            "What is communicated",
            &[BY_PHASE, CONTENT, CHANGES],
        ),
        chapter(
            "participants",
            "沟通参与人员",
            "Who takes part",
            &[REGISTER, DUTIES, CONTACTS, RACI, POWER, GRID, NOTES],
        ),
        chapter(
            "tools",
            "沟通管理工具",
            "Tools for communication",
            &[Piece::bare(Part::Tools)],
        ),
        chapter(
            "risks",
            "沟通风险与应对措施",
            "Communication risks and responses",
            &[RISKS, HEAT, LADDER, STAIRS, COST_CONTROL, LOAD],
        ),
        chapter(
            "evaluation",
            "沟通评估与改进",
            "Evaluation and improvement",
            &[INDICATORS, IMPROVEMENT],
        ),
        CLOSING,
        ANNEXES,
        APPROVAL,
    ],
};
