//! What every outline has around its chapters, and the pieces that several of them share.

use super::{Chapter, Motif, Numbers, Piece, Source, chapter, uncounted};
use crate::catalog::{CHANGE, LOG, MINUTES, REPORT, SURVEY};
use crate::document::workload;
use crate::form::Part;
use crate::locale::text;

/// The cover's table.
pub(super) const CONTROL: Chapter = uncounted("control", "", "", &[Piece::bare(Part::Control)]);

/// What changed from version to version.
pub(super) const REVISIONS: Chapter = uncounted(
    "revisions",
    "修订记录",
    "Revision history",
    &[Piece::bare(Part::Revisions)],
);

/// One page for whoever reads no further.
pub(super) const SUMMARY: Chapter = uncounted(
    "summary",
    "方案摘要",
    "Summary",
    &[
        Piece::computed_bare(Source::KeyPoints),
        Piece::computed(
            Source::AtAGlance,
            "客户方参与一览",
            "Client participation at a glance",
        )
        .optional(),
    ],
);

/// Background, purpose, scope, phases and what both sides rely on.
pub(super) const INTRODUCTION: &[Piece] = &[
    Piece::range(Part::Introduction, 0, 14),
    PROJECT_GOALS,
    Piece::range(Part::Introduction, 15, 39),
    PHASES,
    TIMELINE,
    Piece::range(Part::Introduction, 40, u8::MAX),
];

/// What the project is to achieve.
pub(super) const PROJECT_GOALS: Piece =
    Piece::headed(Part::ProjectGoals, "项目目标", "Project goals");

/// When the project does what.
pub(super) const PHASES: Piece =
    Piece::headed(Part::Phases, "项目阶段与里程碑", "Phases and milestones");

/// The same along the calendar.
pub(super) const TIMELINE: Piece = Piece::figure(Motif::Timeline);

pub(super) const REGISTER: Piece =
    Piece::headed(Part::Register, "相关方登记册", "Stakeholder register");
pub(super) const DUTIES: Piece = Piece::headed(Part::Duties, "沟通职责", "Duties in communication");
pub(super) const CONTACTS: Piece = Piece::headed(Part::Contacts, "通讯录", "Contacts");
pub(super) const POWER: Piece = Piece::headed(
    Part::Power,
    "影响力与参与度（内部）",
    "Power and engagement (internal)",
)
.internal();
pub(super) const GRID: Piece = Piece::figure(Motif::Power).internal();
pub(super) const NOTES: Piece = Piece::headed(Part::Notes, "内部备注", "Internal notes").internal();

pub(super) const CHANNELS: Piece =
    Piece::headed(Part::Channels, "渠道及使用规则", "Channels and their rules");
/// What each is used for stands in the table of channels above.
pub(super) const TOOLS: Piece = Piece::headed(Part::Tools, "工具", "Tools")
    .optional()
    .only(&[1, 2, 4, 5, 6]);
pub(super) const HOUSE_RULES: Piece = Piece::headed(Part::HouseRules, "通用规则", "House rules");
pub(super) const CONVENTIONS: Piece = Piece::headed(
    Part::Conventions,
    "时间、归档与发布约定",
    "Hours, filing and release",
)
.optional();

pub(super) const MATRIX: Piece = Piece::headed(Part::Matrix, "沟通矩阵", "Communication matrix");
pub(super) const CONTENT: Piece =
    Piece::headed(Part::Content, "内容与材料", "Content and material").optional();
pub(super) const MEETINGS: Piece = Piece::headed(Part::Meetings, "会议安排", "Meetings").optional();
pub(super) const FLOW: Piece = Piece::computed(
    Source::Figure(Motif::Flow),
    "沟通流向",
    "Communication flow",
)
.optional();
pub(super) const BY_PHASE: Piece =
    Piece::computed(Source::ByPhase, "各阶段沟通事项", "Communications by phase").optional();
pub(super) const RACI: Piece = Piece::computed(
    Source::Raci,
    "责任分配矩阵（RACI）",
    "Responsibility matrix (RACI)",
)
.optional();
pub(super) const CHANGES: Piece =
    Piece::headed(Part::Changes, "变更沟通", "Communication of changes");

pub(super) const LADDER: Piece = Piece::headed(Part::Ladder, "问题升级机制", "Escalation");
pub(super) const STAIRS: Piece = Piece::figure(Motif::Ladder);
pub(super) const RISKS: Piece = Piece::headed(Part::Risks, "风险登记册", "Risk register");
pub(super) const HEAT: Piece = Piece::figure(Motif::Risks);
pub(super) const COST_CONTROL: Piece = Piece::computed(
    Source::CostControl,
    "沟通成本控制",
    "Keeping communication costs within bounds",
);
/// The paragraph on cost points to it by this name.
pub(super) const LOAD: Piece =
    Piece::computed(Source::Load, workload::TITLE.zh, workload::TITLE.en);

pub(super) const INDICATORS: Piece =
    Piece::headed(Part::Indicators, "评估方式与指标", "Methods and indicators");
pub(super) const IMPROVEMENT: Piece = Piece::range(Part::Improvement, 0, u8::MAX);

/// The last words.
pub(super) const CLOSING: Chapter =
    chapter("closing", "总结", "Closing", &[Piece::bare(Part::Closing)]);

/// What is looked up and filled in.
pub(super) const ANNEXES: Chapter = Chapter {
    key: "annexes",
    heading: text("附录", "Annexes"),
    numbers: Numbers::Annex,
    pieces: &[
        Piece::headed(Part::Glossary, "术语表", "Glossary").optional(),
        Piece::headed(Part::Distribution, "分发范围", "Distribution"),
        Piece::form(&MINUTES),
        Piece::form(&REPORT),
        Piece::form(&CHANGE),
        Piece::form(&SURVEY),
        Piece::form(&LOG),
        Piece::headed(Part::RuledOut, "已排除事项（内部）", "Ruled out (internal)").internal(),
    ],
};

/// Signatures of both sides: the last page is the one that is signed.
pub(super) const APPROVAL: Chapter = uncounted(
    "approval",
    "签署页",
    "Approval",
    &[Piece::bare(Part::Approvals)],
);
