//! The papers that go with a plan.

use super::{Chapter, Outline, Paper, Piece, STANDARD, Source, chapter, uncounted};
use crate::locale::text;

/// What the client is asked for.
pub static NEEDS: Outline = Outline {
    key: "needs",
    name: text(
        "请贵方提供（给客户的清单）",
        "What we need from you (list for the client)",
    ),
    paper: Some(Paper::Needs),
    chapters: &[uncounted(
        "needs",
        "",
        "",
        &[
            Piece::computed_bare(Source::NeedsLead),
            Piece::sections(Source::Needs),
        ],
    )],
};

/// Every question with room to write, for a workshop on paper.
pub static FORM: Outline = Outline {
    key: "form",
    name: text("讨论表（空白，附说明）", "Blank form for a workshop"),
    paper: Some(Paper::Form),
    chapters: &[
        uncounted("how-to", "", "", &[Piece::computed_bare(Source::HowTo)]),
        chapter(
            "project",
            "项目",
            "Project",
            &[Piece::sections(Source::Questions("project"))],
        ),
        chapter(
            "goals",
            "沟通目标",
            "Goals",
            &[Piece::sections(Source::Questions("goals"))],
        ),
        chapter(
            "stakeholders",
            "相关方",
            "Stakeholders",
            &[Piece::sections(Source::Questions("stakeholders"))],
        ),
        chapter(
            "channels",
            "沟通渠道",
            "Channels",
            &[Piece::sections(Source::Questions("channels"))],
        ),
        chapter(
            "schedule",
            "沟通计划",
            "Schedule",
            &[Piece::sections(Source::Questions("schedule"))],
        ),
        chapter(
            "risks",
            "风险",
            "Risks",
            &[Piece::sections(Source::Questions("risks"))],
        ),
        chapter(
            "evaluation",
            "评估",
            "Evaluation",
            &[Piece::sections(Source::Questions("evaluation"))],
        ),
        chapter(
            "review",
            "审批与分发",
            "Approval and distribution",
            &[Piece::sections(Source::Questions("review"))],
        ),
    ],
};

/// The whole plan, to be commented on: what the client is asked for stands before it, a sheet for
/// comments behind it.
pub static COMMENT: Outline = Outline {
    key: "comment",
    name: text("征求意见稿（完整）", "Draft for comment (complete)"),
    paper: Some(Paper::Comment),
    chapters: &COMMENTED,
};

static COMMENTED: [Chapter; STANDARD_CHAPTERS + 2] = commented(STANDARD.chapters);

const STANDARD_CHAPTERS: usize = STANDARD.chapters.len();

const fn commented(plan: &[Chapter]) -> [Chapter; STANDARD_CHAPTERS + 2] {
    const FIRST: Chapter = uncounted(
        "needs",
        "请贵方提供",
        "What we need from you",
        &[
            Piece::computed_bare(Source::CommentLead),
            Piece::computed_bare(Source::NeedsLead),
            Piece::sections(Source::Needs),
        ],
    );
    const LAST: Chapter = uncounted(
        "comments",
        "意见表",
        "Comments",
        &[Piece::computed_bare(Source::CommentSheet)],
    );
    let mut all = [FIRST; STANDARD_CHAPTERS + 2];
    // The cover's table stays on the cover; the list is the first page after it.
    all[0] = plan[0];
    let mut place = 1;
    while place < plan.len() {
        all[place + 1] = plan[place];
        place += 1;
    }
    all[STANDARD_CHAPTERS + 1] = LAST;
    all
}
