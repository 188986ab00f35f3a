//! Outlines: data that orders parts. Fields say which part they feed; an outline says where the part stands and what
//! it is called there.

use crate::form::Part;
use crate::locale::{Text, text};

/// How a chapter and its parts are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// 一、 and （一）; 1 and 1.1.
    Chapter,
    /// Not at all.
    None,
    /// The parts as annexes: 附录一, Annex A.
    Annex,
}

/// What feeds a piece of a chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The fields whose place is this part, from one order to another.
    Fields(Part, u8, u8),
    /// Who takes part in what, on the client's side.
    AtAGlance,
    /// Contacts, weekly slot, urgent matters, escalation, next review.
    KeyPoints,
    /// Which communications belong to which phase.
    ByPhase,
    /// Who is accountable, responsible, consulted and informed.
    Raci,
    /// How the cost of communication is kept in bounds.
    CostControl,
    /// Hours a month.
    Load,
    /// A figure.
    Figure(Motif),
}

/// What a figure is of. Each vanishes where there is too little to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motif {
    /// Power and interest; never for the client.
    Power,
    /// Who reaches whom between the two sides, by channel.
    Flow,
    /// The escalation ladder.
    Ladder,
    /// The heat map of risks.
    Risks,
    /// Phases and milestones along the calendar.
    Timeline,
}

/// A piece of a chapter.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// What feeds it.
    pub source: Source,
    /// Its heading; without one it stands under the chapter's.
    pub heading: Option<Text>,
    /// Whether each of its paragraphs has its label as heading.
    pub labels: bool,
    /// Whether it may be missing without being missed.
    pub optional: bool,
    /// Whether it is left out for the client.
    pub internal: bool,
    /// Whether it follows the piece before it, under that one's heading.
    pub follows: bool,
}

impl Piece {
    const fn new(source: Source, heading: Option<Text>) -> Piece {
        Piece {
            source,
            heading,
            labels: false,
            optional: false,
            internal: false,
            follows: false,
        }
    }

    /// A part of fields without a heading of its own.
    pub const fn bare(part: Part) -> Piece {
        Piece::new(Source::Fields(part, 0, u8::MAX), None)
    }

    /// Some paragraphs of a part, each under its own heading.
    pub const fn range(part: Part, from: u8, to: u8) -> Piece {
        let mut piece = Piece::new(Source::Fields(part, from, to), None);
        piece.labels = true;
        piece
    }

    /// A part of fields with a heading.
    pub const fn headed(part: Part, zh: &'static str, en: &'static str) -> Piece {
        Piece::new(Source::Fields(part, 0, u8::MAX), Some(text(zh, en)))
    }

    /// Something computed, with a heading.
    pub const fn computed(source: Source, zh: &'static str, en: &'static str) -> Piece {
        Piece::new(source, Some(text(zh, en)))
    }

    /// Something computed, without a heading.
    pub const fn computed_bare(source: Source) -> Piece {
        Piece::new(source, None)
    }

    /// A figure that follows the piece before it, mostly the table of the same facts.
    pub const fn figure(motif: Motif) -> Piece {
        let mut piece = Piece::new(Source::Figure(motif), None);
        piece.follows = true;
        piece.optional = true;
        piece
    }

    /// Whether it stands directly under the chapter's heading.
    pub const fn is_bare(&self) -> bool {
        self.heading.is_none() && !self.labels && !self.follows
    }

    /// Vanishes where nothing feeds it.
    pub const fn optional(mut self) -> Piece {
        self.optional = true;
        self
    }

    /// Is left out for the client.
    pub const fn internal(mut self) -> Piece {
        self.internal = true;
        self.optional = true;
        self
    }
}

/// A chapter. It never vanishes.
#[derive(Clone, Copy, Debug)]
pub struct Chapter {
    /// Unique within the outline.
    pub key: &'static str,
    /// The heading; an empty one stands before the first chapter.
    pub heading: Text,
    /// How it is counted.
    pub numbers: Numbers,
    /// Its pieces in their order.
    pub pieces: &'static [Piece],
}

/// An outline.
#[derive(Clone, Copy, Debug)]
pub struct Outline {
    /// What the command line calls it.
    pub key: &'static str,
    /// What people read.
    pub name: Text,
    /// The chapters in their order.
    pub chapters: &'static [Chapter],
}

/// Every outline, the default first.
pub static OUTLINES: [&Outline; 1] = [&STANDARD];

/// The outline with this key.
pub fn of_key(key: &str) -> Option<&'static Outline> {
    OUTLINES.into_iter().find(|outline| outline.key == key)
}

const fn chapter(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    pieces: &'static [Piece],
) -> Chapter {
    Chapter {
        key,
        heading: text(zh, en),
        numbers: Numbers::Chapter,
        pieces,
    }
}

const fn uncounted(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    pieces: &'static [Piece],
) -> Chapter {
    Chapter {
        numbers: Numbers::None,
        ..chapter(key, zh, en, pieces)
    }
}

/// The default: the union of the field's best, in the classical order.
pub static STANDARD: Outline = Outline {
    key: "standard",
    name: text("标准（完整）", "Standard (complete)"),
    chapters: &[
        uncounted("control", "", "", &[Piece::bare(Part::Control)]),
        uncounted(
            "revisions",
            "修订记录",
            "Revision history",
            &[Piece::bare(Part::Revisions)],
        ),
        uncounted(
            "summary",
            "方案摘要",
            "Summary",
            &[
                Piece::computed_bare(Source::KeyPoints),
                Piece::computed(
                    Source::AtAGlance,
                    "客户方参与一览",
                    "What the client's side takes part in",
                )
                .optional(),
            ],
        ),
        chapter(
            "introduction",
            "引言",
            "Introduction",
            &[
                Piece::range(Part::Introduction, 0, 14),
                Piece::headed(Part::ProjectGoals, "项目目标", "Project goals"),
                Piece::range(Part::Introduction, 15, 39),
                Piece::headed(Part::Phases, "项目阶段与里程碑", "Phases and milestones"),
                Piece::figure(Motif::Timeline),
                Piece::range(Part::Introduction, 40, u8::MAX),
            ],
        ),
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
            &[
                Piece::headed(Part::Register, "相关方登记册", "Stakeholder register"),
                Piece::headed(Part::Duties, "沟通职责", "Duties in communication"),
                Piece::headed(Part::Contacts, "通讯录", "Contacts"),
                Piece::headed(
                    Part::Power,
                    "影响力与参与度（内部）",
                    "Power and engagement (internal)",
                )
                .internal(),
                Piece::figure(Motif::Power).internal(),
                Piece::headed(Part::Notes, "内部备注", "Internal notes").internal(),
            ],
        ),
        chapter(
            "channels",
            "沟通渠道与工具",
            "Channels and tools",
            &[
                Piece::headed(Part::Channels, "渠道及使用规则", "Channels and their rules"),
                Piece::headed(Part::Tools, "工具", "Tools").optional(),
                Piece::headed(Part::HouseRules, "通用规则", "House rules"),
                Piece::headed(
                    Part::Conventions,
                    "时间、归档与发布约定",
                    "Hours, filing and release",
                )
                .optional(),
            ],
        ),
        chapter(
            "schedule",
            "沟通计划",
            "Communication schedule",
            &[
                Piece::headed(Part::Matrix, "沟通矩阵", "Communication matrix"),
                Piece::headed(Part::Content, "内容与材料", "Content and material").optional(),
                Piece::headed(Part::Meetings, "会议安排", "Meetings").optional(),
                Piece::computed(
                    Source::Figure(Motif::Flow),
                    "沟通流向",
                    "Communication flow",
                )
                .optional(),
                Piece::computed(Source::ByPhase, "各阶段沟通事项", "Communications by phase")
                    .optional(),
                Piece::computed(
                    Source::Raci,
                    "责任分配矩阵（RACI）",
                    "Responsibility matrix (RACI)",
                )
                .optional(),
                Piece::headed(Part::Changes, "变更沟通", "Communication of changes"),
            ],
        ),
        chapter(
            "escalation",
            "问题升级机制",
            "Escalation",
            &[Piece::bare(Part::Ladder), Piece::figure(Motif::Ladder)],
        ),
        chapter(
            "risks",
            "沟通风险与应对",
            "Communication risks",
            &[
                Piece::headed(Part::Risks, "风险登记册", "Risk register"),
                Piece::figure(Motif::Risks),
                Piece::computed(
                    Source::CostControl,
                    "沟通成本控制",
                    "Keeping communication cost in bounds",
                ),
            ],
        ),
        chapter(
            "evaluation",
            "评估与改进",
            "Evaluation and improvement",
            &[
                Piece::headed(Part::Indicators, "评估方式与指标", "Methods and indicators"),
                Piece::range(Part::Improvement, 0, u8::MAX),
            ],
        ),
        chapter(
            "load",
            "沟通工作量",
            "Time needed for communication",
            &[Piece::computed_bare(Source::Load)],
        ),
        chapter("closing", "总结", "Closing", &[Piece::bare(Part::Closing)]),
        Chapter {
            numbers: Numbers::Annex,
            ..chapter(
                "annexes",
                "附录",
                "Annexes",
                &[
                    Piece::headed(Part::Glossary, "术语表", "Glossary").optional(),
                    Piece::headed(Part::Distribution, "分发范围", "Distribution"),
                    Piece::headed(Part::RuledOut, "已排除事项（内部）", "Ruled out (internal)")
                        .internal(),
                ],
            )
        },
        uncounted(
            "approval",
            "签署页",
            "Approval",
            &[Piece::bare(Part::Approvals)],
        ),
    ],
};
