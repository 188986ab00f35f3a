//! The classical outline in nine parts, a full template.

use super::frame::*;
use super::{Camp, Outline, Piece, Source, chapter};
use crate::form::Part;
use crate::locale::text;

/// Nine parts: content by kind, duties by camp.
pub static NINE_PART: Outline = Outline {
    key: "nine-part",
    name: text("九部分范本", "Nine parts"),
    paper: None,
    chapters: &[
        CONTROL,
        REVISIONS,
        SUMMARY,
        chapter("introduction", "引言", "Introduction", INTRODUCTION),
        chapter(
            "goals",
            "目标和目的",
            "Goals and purpose",
            &[
                Piece::headed(Part::Goals, "沟通目标", "Communication goals").only(&[0, 1, 3, 4]),
                Piece::headed(Part::Goals, "沟通目的", "What each goal is for")
                    .only(&[0, 2])
                    .wordless(),
            ],
        ),
        chapter(
            "channels",
            "沟通渠道和频率",
            "Channels and frequency",
            &[
                Piece::headed(Part::Channels, "沟通渠道", "Channels"),
                CONVENTIONS,
                Piece::computed(Source::ByRhythm, "沟通频率", "Frequency").optional(),
                MATRIX,
                FLOW,
            ],
        ),
        chapter(
            "content",
            "沟通内容和要点",
            "Content and main points",
            &[
                Piece::computed(
                    Source::ByContent(&["progress", "tasks"]),
                    "项目进展更新",
                    "Progress updates",
                ),
                Piece::computed(
                    Source::ByContent(&["risk"]),
                    "风险和问题",
                    "Risks and issues",
                ),
                Piece::computed(Source::ByContent(&["change"]), "变更管理", "Changes"),
                Piece::headed(Part::Changes, "变更处理步骤", "Steps of a change"),
                Piece::computed(
                    Source::ByContent(&["feedback"]),
                    "评估和反馈",
                    "Evaluation and feedback",
                ),
                Piece::computed(
                    Source::ByContent(&["decision", "milestone"]),
                    "关键决策和里程碑",
                    "Key decisions and milestones",
                ),
                Piece::computed(
                    Source::ByContent(&["other", ""]),
                    "其他内容",
                    "Other content",
                )
                .optional(),
                Piece::headed(Part::Content, "材料与反馈", "Material and feedback")
                    .only(&[0, 3, 4, 5, 6])
                    .wordless()
                    .optional(),
                BY_PHASE,
            ],
        ),
        chapter(
            "roles",
            "沟通责任和角色",
            "Responsibilities and roles",
            &[
                Piece::computed(
                    Source::DutiesOf(Camp::Manager),
                    "项目经理",
                    "Project manager",
                ),
                Piece::computed(Source::DutiesOf(Camp::Team), "团队成员", "Team members"),
                Piece::computed(
                    Source::DutiesOf(Camp::Representative),
                    "客户代表",
                    "Client representative",
                ),
                Piece::computed(
                    Source::DutiesOf(Camp::Others),
                    "其他相关方",
                    "Other stakeholders",
                )
                .optional(),
                REGISTER,
                CONTACTS,
                RACI,
                POWER,
                GRID,
                NOTES,
            ],
        ),
        chapter(
            "tools",
            "沟通工具和技巧",
            "Tools and techniques",
            &[
                Piece::headed(Part::Tools, "沟通工具", "Tools").optional(),
                Piece::headed(Part::Meetings, "定期会议", "Regular meetings").optional(),
                Piece::computed(
                    Source::PlainLanguage,
                    "清晰简洁的语言",
                    "Clear and concise language",
                ),
                HOUSE_RULES,
            ],
        ),
        chapter(
            "risks",
            "风险管理",
            "Risk management",
            &[
                Piece::headed(
                    Part::Risks,
                    "化解沟通风险",
                    "Dispelling misunderstanding early",
                ),
                HEAT,
                LADDER,
                STAIRS,
                Piece::computed(
                    Source::CostControl,
                    "控制沟通成本",
                    "Controlling the cost of communication",
                ),
                LOAD,
            ],
        ),
        chapter(
            "evaluation",
            "评估和改进",
            "Evaluation and improvement",
            &[
                Piece::headed(Part::Indicators, "调查与反馈", "Survey and feedback"),
                IMPROVEMENT,
            ],
        ),
        CLOSING,
        ANNEXES,
        APPROVAL,
    ],
};
