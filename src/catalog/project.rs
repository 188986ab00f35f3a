//! Step 1: which project, for whom, when, and under which limits.

use super::stakeholders::STAKEHOLDERS;
use super::tokens::{KINDS, SENSITIVITIES, SITES, SIZES};
use crate::form::{About, Field, Many, One, Part, Place, text};
use crate::locale;
use crate::plan::{Phase, Project, ProjectGoal};

static FIELDS: &[Field<Project>] = &[
    text!(Project.name)
        .label("项目名称", "Project name")
        .help(
            "与合同或立项文件一致，会印在封面上。",
            "As in the contract; it goes on the cover.",
        )
        .example("仓储管理系统升级项目", "Warehouse system upgrade")
        .wanted()
        .goes_to(&[Place::line(Part::Control, 10)]),
    text!(Project.client)
        .label("客户单位", "Client")
        .help(
            "写全称，签字盖章以此为准。",
            "Full legal name, as it will be signed.",
        )
        .example("星港物流有限公司", "Starport Logistics Ltd")
        .wanted()
        .goes_to(&[Place::line(Part::Control, 20)]),
    text!(Project.organisation)
        .label("我方单位", "Our organisation")
        .help(
            "写全称，签字盖章以此为准。",
            "Full legal name, as it will be signed.",
        )
        .example("云启软件有限公司", "Yunqi Software Ltd")
        .wanted()
        .goes_to(&[Place::line(Part::Control, 30)]),
    text!(Project.number)
        .label("项目（合同）编号", "Project or contract no.")
        .help(
            "封面和邮件标题使用；没有可留空。",
            "For the cover and e-mail subjects; may stay empty.",
        )
        .example("XG-2026-017", "SL-2026-017")
        .goes_to(&[Place::line(Part::Control, 40)]),
    text!(Project.owner)
        .refers_to(&STAKEHOLDERS)
        .label("方案责任人", "Plan owner")
        .help(
            "通常是我方项目经理：负责解释、更新本方案，并盯住执行。",
            "Usually our project manager: keeps it current and is accountable.",
        )
        .example("张伟", "Oliver Grant")
        .wanted()
        .goes_to(&[Place::line(Part::Control, 90)]),
    text!(Project.background)
        .prose()
        .label("项目背景", "Background")
        .help(
            "两三句：客户遇到什么问题，为什么现在做，最后交付什么。",
            "Two or three sentences: the client's problem, why now, what is delivered.",
        )
        .example(
            "现有系统已用八年，旺季频繁卡顿，客户要求在明年六月旺季前完成升级。",
            "The eight-year-old system stalls in peak season; it must be replaced.",
        )
        .wanted()
        .goes_to(&[Place::paragraph(Part::Introduction, 10)]),
    text!(Project.scope)
        .prose()
        .label("适用范围", "Scope of this plan")
        .help(
            "本方案管到哪些人、哪些工作，不管什么。",
            "Who and what this plan covers, and what it does not.",
        )
        .example(
            "适用于双方项目组及分包方；不含商务谈判。",
            "Both project teams and subcontractors; contract negotiations are excluded.",
        )
        .goes_to(&[Place::paragraph(Part::Introduction, 30)]),
    text!(Project.start)
        .date()
        .label("开始日期", "Start date")
        .help(
            "可写 2026-12-01、12-1，或“+7d”表示七天后。",
            "2026-12-01, 12-1, or +7d for a week from now.",
        )
        .example("2026-12-01", "2026-12-01")
        .wanted()
        .goes_to(&[Place::woven(Part::Introduction)]),
    text!(Project.end)
        .date()
        .label("结束日期", "End date")
        .help(
            "合同约定的终点；也可写“+6m”表示开始后六个月。",
            "As agreed; +6m means six months after the start.",
        )
        .example("2027-05-31", "2027-05-31")
        .wanted()
        .goes_to(&[Place::woven(Part::Introduction)]),
    text!(Project.principles)
        .items()
        .label("沟通原则", "Principles")
        .help(
            "一行一条，选四到六条，多了没人记得住。",
            "One per line. Choose four to six; nobody remembers more.",
        )
        .example("重要事项书面留痕", "In writing when it matters")
        .goes_to(&[Place::paragraph(Part::Introduction, 40)]),
    text!(Project.constraints)
        .items()
        .label("约束条件", "Constraints")
        .help(
            "一行一条：客户制度、工作时间、语言等必须遵守的限制。",
            "One per line: rules we must obey, on security, hours, language.",
        )
        .example(
            "项目文件不得通过公共聊天工具传输",
            "No project files over public chat tools",
        )
        .goes_to(&[Place::paragraph(Part::Introduction, 50)]),
    text!(Project.assumptions)
        .items()
        .label("假设条件", "Assumptions")
        .help(
            "一行一条：方案成立的前提；若不成立，须按更新规则修订。",
            "One per line: what must hold; if it fails, the plan is revised.",
        )
        .example(
            "客户方指定一名可决策的项目经理",
            "The client names one project manager who may decide",
        )
        .goes_to(&[Place::paragraph(Part::Introduction, 60)]),
    text!(Project.sensitivity)
        .choice(SENSITIVITIES)
        .label("本方案密级", "Sensitivity of the plan")
        .help(
            "谁可以看这份方案；含联系方式时不建议选“公开”。",
            "Who may read this plan; not \"public\" if it has contact data.",
        )
        .example("双方内部", "Internal to both sides")
        .goes_to(&[Place::line(Part::Control, 80)]),
    text!(Project.time_zone)
        .label("基准时区", "Base time zone")
        .help(
            "会议时间以此为准，写 Asia/Shanghai 或 UTC+8；同一时区可留空。",
            "Meeting times are given in it. Empty if all sit in one zone.",
        )
        .example("Asia/Shanghai", "Europe/London")
        .more()
        .goes_to(&[Place::woven(Part::Introduction)]),
    text!(Project.iteration_weeks)
        .number()
        .label("迭代周期（周）", "Iteration length (weeks)")
        .help(
            "频率为“每个迭代”的事项按此排期、计工时；留空按两周。",
            "Turns \"every iteration\" into dates and hours; empty means two.",
        )
        .example("2", "2")
        .more()
        .goes_to(&[Place::woven(Part::Introduction)]),
    text!(Project.effort_hours)
        .number()
        .label("项目总工时（小时）", "Project effort (hours)")
        .help(
            "仅内部版；据此算出沟通占总工时的比例，过高时提醒。",
            "Internal only; shows what share of it goes into communication.",
        )
        .example("4800", "4800")
        .internal()
        .goes_to(&[Place::line(Part::Control, 95)]),
    text!(Project.kind)
        .choice(KINDS)
        .label("项目类型", "Project type")
        .help(
            "决定备好哪些角色、沟通事项和风险，以后可改。",
            "Decides which roles, communications and risks are prepared. Can change.",
        )
        .example("软件交付", "Software delivery")
        .unasked(),
    text!(Project.size)
        .choice(SIZES)
        .label("规模", "Size")
        .help(
            "小：3 个月内、双方 5 人左右；中：半年；大：更长或多供应商。",
            "Small: to 3 months, about 5 people. Medium: half a year. Large: beyond.",
        )
        .example("中", "Medium")
        .unasked(),
    text!(Project.site)
        .choice(SITES)
        .label("工作方式", "Where we work")
        .help(
            "决定例会默认开现场会还是视频会。",
            "Decides whether meetings are face to face or by video.",
        )
        .example("异地为主", "Mostly remote")
        .unasked(),
];

/// The project itself.
pub static PROJECT: One<Project> = One {
    about: &About {
        name: "project",
        step: "project",
        list: "",
        follows: None,
        title: locale::text("项目", "Project"),
        intro: locale::text(
            "说清是哪个项目、为谁做、何时做、有何约束。",
            "Which project, for whom, when, and under which limits.",
        ),
        noun: locale::text("项目", "project"),
        named_by: &["name"],
        columns: &[],
    },
    fields: FIELDS,
    get: |plan| &plan.project,
    get_mut: |plan| &mut plan.project,
};

static GOAL_FIELDS: &[Field<ProjectGoal>] = &[text!(ProjectGoal.goal)
    .label("项目目标", "Project goal")
    .help(
        "一个结果，最好带数字和日期；沟通目标会与它们对应。",
        "One result, with a number and a date; communication goals link to it.",
    )
    .example(
        "2027 年 5 月 31 日前三个仓库全部上线",
        "All three warehouses live by 31 May 2027",
    )
    .wanted()
    .goes_to(&[Place::column(Part::ProjectGoals, 1)])];

/// What the project is to achieve.
pub static PROJECT_GOALS: Many<ProjectGoal> = Many {
    about: &About {
        name: "project.goals",
        step: "project",
        list: "goals",
        follows: Some("background"),
        title: locale::text("项目目标", "Project goals"),
        intro: locale::text(
            "项目本身要达到什么，两到四条；沟通目标为它们服务。",
            "What the project is to achieve, two to four; communication serves these.",
        ),
        noun: locale::text("项目目标", "project goal"),
        named_by: &["goal"],
        columns: &["goal"],
    },
    fields: GOAL_FIELDS,
    kept: false,
    get: |plan| &plan.project_goals,
    get_mut: |plan| &mut plan.project_goals,
};

static PHASE_FIELDS: &[Field<Phase>] = &[
    text!(Phase.name)
        .label("阶段名称", "Phase")
        .help(
            "与项目计划一致，双方都这样叫。",
            "As in the project plan, the way both sides call it.",
        )
        .example("需求调研", "Requirements")
        .wanted()
        .goes_to(&[Place::column(Part::Phases, 1)]),
    text!(Phase.start)
        .date()
        .label("开始日期", "Start date")
        .help(
            "通常是上一阶段结束的次日；有重叠也可以。",
            "Usually the day after the phase before; phases may overlap.",
        )
        .example("2026-12-01", "2026-12-01")
        .wanted()
        .goes_to(&[Place::column(Part::Phases, 2)]),
    text!(Phase.end)
        .date()
        .label("结束日期", "End date")
        .help(
            "里程碑确认的日子；按阶段、按里程碑的沟通据此排期。",
            "The day of its milestone; what happens by phase is dated from it.",
        )
        .example("2026-12-31", "2026-12-31")
        .wanted()
        .goes_to(&[Place::column(Part::Phases, 3)]),
    text!(Phase.milestone)
        .label("阶段里程碑", "Milestone of the phase")
        .help(
            "阶段结束时双方一起确认的成果，例如一份签字文件。",
            "What both sides confirm at its end, for example a signed paper.",
        )
        .example("需求规格说明书签字确认", "Requirements signed off")
        .goes_to(&[Place::headed(
            Part::Phases,
            4,
            locale::text("里程碑", "Milestone"),
        )]),
];

/// The project's phases.
pub static PHASES: Many<Phase> = Many {
    about: &About {
        name: "project.phases",
        step: "project",
        list: "phases",
        follows: Some("end"),
        title: locale::text("项目阶段", "Phases"),
        intro: locale::text(
            "按先后写出各阶段；每个阶段以双方确认的里程碑结束。",
            "In their order; each ends with a milestone that both sides confirm.",
        ),
        noun: locale::text("阶段", "phase"),
        named_by: &["name"],
        columns: &["name", "start", "end", "milestone"],
    },
    fields: PHASE_FIELDS,
    kept: false,
    get: |plan| &plan.phases,
    get_mut: |plan| &mut plan.phases,
};
