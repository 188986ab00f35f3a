//! The outline for a small project, or for whoever wants the plan on the wall: about four pages.

use super::frame::*;
use super::{Outline, Piece, Source, chapter, uncounted};
use crate::document::computed::IN_SHORT;
use crate::form::Part;
use crate::locale::text;

/// Summary, matrix, contacts, escalation and the gravest risks, on about four pages: that is what fifteen communications and a dozen people take.
pub static BRIEF: Outline = Outline {
    key: "brief",
    name: text("简版（约四页）", "Brief (about four pages)"),
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
                .only(&[0, 1, IN_SHORT + 3, 4, 5, IN_SHORT + 6])
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
