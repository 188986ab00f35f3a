//! The first questions, and what follows from the kind of project: data for preparing a plan.

use super::project::PROJECT;
use super::tokens::OTHERS;
use crate::form::{About, Field, One, SheetRef, list, text};
use crate::locale::{self, Text};
use crate::plan::Opening;

static FIELDS: &[Field<Opening>] = &[
    text!(Opening.our_pm)
        .label("我方项目经理", "Our project manager")
        .help(
            "通常就是您，也是本方案的责任人。",
            "Usually you; also the owner of this plan.",
        )
        .example("张伟", "Oliver Grant"),
    text!(Opening.director)
        .label("我方交付总监", "Our delivery director")
        .help(
            "升级事项和变更由谁代表我方决定；按上一份方案填好。",
            "Decides for us what is escalated; taken from your last plan.",
        )
        .example("刘洋", "Catherine Liu")
        .unasked(),
    text!(Opening.client_pm)
        .label("客户方项目经理", "Client project manager")
        .help(
            "对方的接口人。还没定就空着，方案里写“待客户确认”。",
            "Their single contact. Leave it empty if unknown: \"client to name\".",
        )
        .example("李敏", "Daniel Reeves"),
    text!(Opening.sponsor)
        .label("客户方发起人", "Client sponsor")
        .help(
            "最终拍板的人，多为分管领导。还没定就空着。",
            "Who decides in the end. Leave it empty if nobody is named yet.",
        )
        .example("周建国", "Margaret Holloway"),
    text!(Opening.chat)
        .label("即时通讯工具", "Chat tool")
        .help(
            "双方日常用哪个；渠道里会带上它的名字。",
            "Which one both sides use; the channel will name it.",
        )
        .example("企业微信", "Teams"),
    text!(Opening.meeting)
        .label("视频会议工具", "Meeting tool")
        .help(
            "远程开会用哪个；没有就空着。",
            "Which one you meet with; leave it empty if none.",
        )
        .example("腾讯会议", "Teams meetings"),
    text!(Opening.tasks)
        .label("项目管理软件", "Task tracker")
        .help(
            "任务和问题记在哪里，最好写上地址。",
            "Where tasks and issues are kept, best with its address.",
        )
        .example("PingCode", "Jira"),
    text!(Opening.weekly)
        .label("周例会时间", "Weekly meeting slot")
        .help(
            "周报和风险评审的时间由它推出。",
            "Report and risk review follow from this slot.",
        )
        .example("周五 15:00", "Friday 15:00"),
    list!(Opening.others)
        .choice(OTHERS)
        .label("还涉及哪些方", "Who else is involved")
        .help(
            "勾选监理、分包、采购等；没有就跳过。",
            "Tick supervisor, subcontractor, procurement; or skip.",
        ),
];

/// The first questions that no step keeps.
pub static OPENING: One<Opening> = One {
    about: &About {
        name: "opening",
        step: "opening",
        list: "",
        follows: None,
        title: locale::text("开始：几个问题", "First questions"),
        intro: locale::text(
            "先答这些，其余内容由此备好，供您逐项取舍。",
            "Answer these; the rest is prepared for you to keep, change or drop.",
        ),
        noun: locale::text("问题", "question"),
        named_by: &[],
        columns: &[],
    },
    fields: FIELDS,
    get: |plan| &plan.opening,
    get_mut: |plan| &mut plan.opening,
};

/// The two screens of first questions: sheet and member. What a step keeps has its home there.
pub static QUESTIONS: [&[(SheetRef, &str)]; 2] = [
    &[
        (&PROJECT, "name"),
        (&PROJECT, "client"),
        (&PROJECT, "organisation"),
        (&OPENING, "our_pm"),
        (&OPENING, "client_pm"),
        (&OPENING, "sponsor"),
        (&PROJECT, "kind"),
        (&PROJECT, "size"),
    ],
    &[
        (&PROJECT, "number"),
        (&PROJECT, "start"),
        (&PROJECT, "end"),
        (&PROJECT, "site"),
        (&OPENING, "chat"),
        (&OPENING, "meeting"),
        (&OPENING, "tasks"),
        (&OPENING, "weekly"),
        (&OPENING, "others"),
    ],
];

/// A phase that is usual for a kind of project.
#[derive(Clone, Copy, Debug)]
pub struct Stage {
    /// Its share of the duration, in hundredths.
    pub share: i32,
    /// Its name.
    pub name: Text,
    /// What both sides confirm at its end.
    pub milestone: Text,
}

const fn stage(
    share: i32,
    zh: &'static str,
    en: &'static str,
    milestone_zh: &'static str,
    milestone_en: &'static str,
) -> Stage {
    Stage {
        share,
        name: locale::text(zh, en),
        milestone: locale::text(milestone_zh, milestone_en),
    }
}

/// The usual phases of each kind of project; the last entry serves every other kind.
#[rustfmt::skip]
pub static STAGES: [(&str, &[Stage]); 6] = [
    (
        "software",
        &[
            stage(20, "需求调研", "Requirements", "《需求规格说明书》双方签字确认", "Requirements signed off by both sides"),
            stage(15, "方案设计", "Design", "设计方案评审通过", "Design review passed"),
            stage(35, "开发实施", "Build", "集成版本演示通过", "Integrated release demonstrated"),
            stage(18, "测试", "Test", "用户验收测试报告签署", "User acceptance test report signed"),
            stage(12, "上线与验收", "Go-live and acceptance", "系统上线，验收单签署", "System live, acceptance signed"),
        ],
    ),
    (
        "integration",
        &[
            stage(15, "勘察与需求", "Survey and requirements", "现场勘察报告双方确认", "Site survey confirmed by both sides"),
            stage(25, "方案与采购", "Design and procurement", "实施方案与设备清单批准", "Design and bill of materials approved"),
            stage(30, "安装集成", "Installation", "设备安装完成，到货验收单签署", "Equipment installed, delivery note signed"),
            stage(20, "联调测试", "Integration test", "联调测试报告签署", "Integration test report signed"),
            stage(10, "验收移交", "Acceptance and handover", "验收单与移交清单签署", "Acceptance and handover list signed"),
        ],
    ),
    (
        "consulting",
        &[
            stage(20, "启动与调研", "Discovery", "调研计划与访谈名单确认", "Interview plan confirmed"),
            stage(30, "诊断分析", "Diagnosis", "诊断报告汇报通过", "Diagnosis presented and accepted"),
            stage(30, "方案设计", "Recommendations", "咨询方案评审通过", "Recommendations accepted"),
            stage(20, "汇报与落地", "Report and roll-out", "终期报告签收", "Final report accepted"),
        ],
    ),
    (
        "operations",
        &[
            stage(10, "交接准备", "Transition", "服务交接清单签署", "Transition list signed"),
            stage(15, "试运行", "Trial run", "试运行报告确认", "Trial run report confirmed"),
            stage(65, "稳定运行", "Steady service", "年度服务报告确认", "Annual service report confirmed"),
            stage(10, "评估与移交", "Review and handover", "服务总结与移交清单签署", "Service review and handover signed"),
        ],
    ),
    (
        "marketing",
        &[
            stage(25, "策略与策划", "Strategy and planning", "活动方案批准", "Campaign plan approved"),
            stage(35, "创意与制作", "Creative and production", "全部物料定稿", "All materials approved"),
            stage(30, "投放执行", "Campaign", "活动执行完成", "Campaign delivered"),
            stage(10, "复盘", "Review", "结案报告签收", "Closing report accepted"),
        ],
    ),
    (
        "",
        &[
            stage(20, "启动与计划", "Initiation and planning", "项目计划双方确认", "Project plan confirmed by both sides"),
            stage(60, "实施", "Delivery", "主要成果评审通过", "Main deliverables accepted"),
            stage(20, "验收与收尾", "Acceptance and closing", "验收单签署", "Acceptance signed"),
        ],
    ),
];

/// Who stands in for a role that a plan does not have: role, stand-in. Followed as far as needed.
pub static STAND_INS: [(&str, &str); 8] = [
    ("H12", "H09"),
    ("H11", "H10"),
    ("H10", "H08"),
    ("H09", "H08"),
    ("H07", "H04"),
    ("H05", "H02"),
    ("H04", "H02"),
    ("H03", "H02"),
];

/// What the first revision changed.
pub static FIRST_CHANGE: Text = locale::text("初稿", "First draft");

/// In which form everybody receives the document until somebody decides otherwise.
pub static FIRST_FORM: Text = locale::text("PDF，邮件发送", "PDF by e-mail");
