//! The default outline: the union of the field's best, in the classical order.

use super::frame::*;
use super::{Outline, Piece, Source, chapter};
use crate::document::workload;
use crate::form::Part;
use crate::locale::text;

/// The default: the union of the field's best, in the classical order.
pub static STANDARD: Outline = Outline {
    key: "standard",
    name: text("标准（完整）", "Standard (complete)"),
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
            "stakeholders",
            "相关方与职责",
            "Stakeholders and roles",
            &[REGISTER, DUTIES, CONTACTS, POWER, GRID, NOTES],
        ),
        chapter(
            "channels",
            "沟通渠道与工具",
            "Channels and tools",
            &[CHANNELS, TOOLS, HOUSE_RULES, CONVENTIONS],
        ),
        chapter(
            "schedule",
            "沟通计划",
            "Communication schedule",
            &[MATRIX, CONTENT, MEETINGS, FLOW, BY_PHASE, RACI, CHANGES],
        ),
        chapter(
            "escalation",
            "问题升级机制",
            "Escalation",
            &[Piece::bare(Part::Ladder), STAIRS],
        ),
        chapter(
            "risks",
            "沟通风险与应对",
            "Communication risks",
            &[RISKS, HEAT, COST_CONTROL],
        ),
        chapter(
            "evaluation",
            "评估与改进",
            "Evaluation and improvement",
            &[INDICATORS, IMPROVEMENT],
        ),
        chapter(
            "load",
            workload::TITLE.zh,
            workload::TITLE.en,
            &[Piece::computed_bare(Source::Load)],
        ),
        CLOSING,
        ANNEXES,
        APPROVAL,
    ],
};
