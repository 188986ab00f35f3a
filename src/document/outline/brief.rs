//! The outline for a small project, or for whoever wants the plan on the wall: at most four pages.

use super::frame::*;
use super::{Outline, Piece, Source, chapter, uncounted};
use crate::form::Part;
use crate::locale::text;

/// Summary, matrix, contacts, escalation and the gravest risks, on at most four pages.
pub static BRIEF: Outline = Outline {
    key: "brief",
    name: text("简版（四页以内）", "Brief (four pages at most)"),
    paper: None,
    chapters: &[
        CONTROL,
        uncounted(
            "summary",
            "方案摘要",
            "Summary",
            &[Piece::computed_bare(Source::KeyPoints)],
        ),
        chapter(
            "schedule",
            "沟通矩阵",
            "Communication matrix",
            &[Piece::bare(Part::Matrix)
                .only(&[0, 1, 3, 4, 5, 6])
                .wordless()],
        ),
        chapter(
            "contacts",
            "通讯录",
            "Contacts",
            &[Piece::bare(Part::Contacts).only(&[1, 2, 3, 4, 6])],
        ),
        chapter(
            "escalation",
            "问题升级机制",
            "Escalation",
            &[Piece::bare(Part::Ladder)],
        ),
        chapter(
            "risks",
            "主要沟通风险",
            "Main communication risks",
            &[Piece::computed_bare(Source::TopRisks)],
        ),
        APPROVAL,
    ],
};
