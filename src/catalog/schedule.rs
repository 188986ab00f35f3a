//! Step 5: who tells whom what, when and how.

use super::channels::CHANNELS;
use super::goals::GOALS;
use super::project::PHASES;
use super::stakeholders::STAKEHOLDERS;
use super::tokens::{CONTENTS, RHYTHMS, SENSITIVITIES, WEEKDAYS};
use crate::form::{About, Field, Many, One, Part, Place, list, text};
use crate::locale::{self, Text};
use crate::plan::{ChangeProcess, Communication};

/// The heading over whoever takes part or is written to.
pub const ATTENDEES: Text = locale::text("参加人或接收人", "Attendees or recipients");

static FIELDS: &[Field<Communication>] = &[
    text!(Communication.title)
        .label("沟通事项", "Communication")
        .help(
            "一听就知道是什么的名称。",
            "A name that everyone recognises.",
        )
        .example("项目周例会", "Weekly status meeting")
        .wanted()
        .goes_to(&[
            Place::column(Part::Matrix, 1),
            Place::headed(Part::Meetings, 1, locale::text("会议", "Meeting")),
        ]),
    list!(Communication.content)
        .choice(CONTENTS)
        .label("内容类型", "Content")
        .help(
            "可多选；进展、风险、变更、决策与里程碑、反馈都要有事项覆盖。",
            "Cover progress, risk, change, decision or milestone, feedback.",
        )
        .example(
            "进展、风险与问题、任务",
            "Progress, Risks and issues, Tasks",
        )
        .wanted()
        .goes_to(&[Place::column(Part::Content, 1)]),
    text!(Communication.purpose)
        .label("目的", "Purpose")
        .help(
            "这项沟通结束后，应达成什么结果。",
            "What should be different afterwards.",
        )
        .example(
            "确认进展，清理问题，落实待办",
            "Confirm progress, clear issues, agree actions",
        )
        .wanted()
        .goes_to(&[Place::column(Part::Matrix, 2)]),
    text!(Communication.rhythm)
        .choice(RHYTHMS)
        .label("频率", "Rhythm")
        .help(
            "固定周期、按阶段、按里程碑、一次或事件触发。",
            "A fixed interval, by phase, by milestone, once, or on an event.",
        )
        .example("每周", "Weekly")
        .wanted()
        .goes_to(&[Place::woven(Part::Matrix)]),
    list!(Communication.weekday)
        .choice(WEEKDAYS)
        .label("星期", "Weekday")
        .help(
            "可多选；只在某一周开的，先选星期，再选“第几个”。",
            "For \"third Wednesday\" choose Wednesday, then the ordinal below it.",
        )
        .example("周五", "Friday")
        .goes_to(&[Place::woven(Part::Matrix)]),
    text!(Communication.time)
        .time()
        .label("时间", "Time")
        .help(
            "24 小时制；会议写开始时间，报告写最晚发出的时间。",
            "24-hour clock; when a meeting begins, or a report is out at the latest.",
        )
        .example("15:00", "15:00")
        .goes_to(&[Place::woven(Part::Matrix)]),
    text!(Communication.trigger)
        .label("触发条件", "Trigger")
        .help(
            "什么情况下、多久内；固定周期的事项也可另加一条。",
            "What sets it off, and how soon; may be added to a fixed interval.",
        )
        .example(
            "变更提出后 1 个工作日内",
            "Within 1 working day of a change request",
        )
        .goes_to(&[Place::woven(Part::Matrix)]),
    list!(Communication.attendees)
        .refers_to(&STAKEHOLDERS)
        .label("参加人", "Attendees")
        .help(
            "必须到场或必须答复的人；只需知晓的放抄送。",
            "Who must take part or answer; the rest goes to cc.",
        )
        .example(
            "李敏、王芳、陈涛、孙磊",
            "Daniel Reeves, Priya Nair, Tom Whitfield, Samuel Price",
        )
        .wanted()
        .goes_to(&[Place::headed(Part::Matrix, 6, ATTENDEES)]),
    list!(Communication.cc)
        .refers_to(&STAKEHOLDERS)
        .label("抄送", "Copy to (cc)")
        .apart_from("attendees")
        .help(
            "只阅读、不要求答复的人。",
            "Who reads it and need not answer.",
        )
        .example("周建国、刘洋", "Margaret Holloway, Catherine Hall")
        .goes_to(&[Place::woven(Part::Matrix)]),
    text!(Communication.owner)
        .refers_to(&STAKEHOLDERS)
        .label("责任人", "Owner")
        .help(
            "每项只设一人，由其对按时完成负责。",
            "Exactly one person: without them it does not happen.",
        )
        .example("张伟", "Oliver Grant")
        .wanted()
        .goes_to(&[
            Place::column(Part::Matrix, 5),
            Place::headed(Part::Meetings, 4, locale::text("主持", "Chair")),
        ]),
    text!(Communication.recorder)
        .refers_to(&STAKEHOLDERS)
        .label("记录人", "Recorder")
        .help(
            "按时发出纪要、更新待办的人；文档类不用填。",
            "Sends the minutes on time and keeps the actions; meetings only.",
        )
        .example("孙磊", "Samuel Price")
        .goes_to(&[Place::column(Part::Meetings, 5)]),
    text!(Communication.channel)
        .refers_to(&CHANNELS)
        .label("渠道", "Channel")
        .help(
            "变更、验收、合同、升级类须走正式渠道。",
            "Changes, acceptance, contract, escalation need a formal one.",
        )
        .example("视频会议", "Video conference")
        .wanted()
        .goes_to(&[Place::column(Part::Matrix, 4)]),
    list!(Communication.also_by)
        .refers_to(&CHANNELS)
        .label("另经渠道", "Also by")
        .help(
            "先谈后书面确认的，在此加上确认用的渠道。",
            "A second channel, such as the e-mail that confirms a call.",
        )
        .example("电子邮件", "E-mail")
        .goes_to(&[Place::headed(
            Part::Matrix,
            4,
            locale::text("渠道", "Channel"),
        )]),
    text!(Communication.material)
        .label("材料", "Material")
        .help(
            "会前发出或会后形成的文件；没有就写“无”。",
            "Sent before or made after; write \"none\" if none.",
        )
        .example("《项目周报》《问题清单》", "Weekly report, issue list")
        .wanted()
        .goes_to(&[Place::column(Part::Content, 3)]),
    text!(Communication.duration)
        .number()
        .label("时长（分钟）", "Minutes")
        .help(
            "会议须填，据此列入会议安排、估算工时；只发文档的写 0。",
            "Meetings need it: it lists them and counts the hours. 0 for a document.",
        )
        .example("60", "60")
        .goes_to(&[Place::headed(
            Part::Meetings,
            3,
            locale::text("时长（分钟）", "Duration (min)"),
        )]),
    text!(Communication.feedback)
        .label("反馈要求", "Feedback")
        .help(
            "谁、多久内、怎样回应；不写等于不会有。",
            "Who answers, how, and by when; unasked, nobody will.",
        )
        .example("1 个工作日内确认待办", "Actions confirmed in 1 working day")
        .goes_to(&[Place::column(Part::Content, 4)]),
    list!(Communication.goals)
        .refers_to(&GOALS)
        .label("支撑的沟通目标", "Goals served")
        .help(
            "一个也对不上的事项，可以考虑不做。",
            "If it serves none, ask whether it is needed at all.",
        )
        .example("进展对客户透明可见", "Progress is visible to the client")
        .goes_to(&[Place::column(Part::Content, 5)]),
    list!(Communication.phases)
        .refers_to(&PHASES)
        .label("适用阶段", "Phases")
        .help("不选表示全程都有。", "None chosen means all of them.")
        .example("测试、上线", "Test, Go-live")
        .goes_to(&[Place::woven(Part::Content)]),
    text!(Communication.preparation)
        .number()
        .label("准备时间（分钟）", "Preparation (minutes)")
        .help(
            "仅内部版；责任人每次准备所花的时间，计入我方工时。",
            "Internal only; the owner's time for each one, counted in our hours.",
        )
        .example("45", "45")
        .internal()
        .goes_to(&[Place::column(Part::Meetings, 6)]),
    text!(Communication.points)
        .items()
        .label("内容要点", "Talking points")
        .help(
            "一行一条，每次必讲；默认：已完成、进行中、下一步。",
            "One per line, covered each time; by default done, doing, next.",
        )
        .example("需客户协助的事项", "What we need from the client")
        .more()
        .goes_to(&[Place::column(Part::Content, 2)]),
    text!(Communication.times_per_month)
        .number()
        .label("预计每月次数", "Times a month (estimate)")
        .help(
            "事件触发或按需的事项估一个数，否则不计工时。",
            "For events and needs: your estimate; without it no hours are counted.",
        )
        .example("2", "2")
        .more()
        .goes_to(&[Place::woven(Part::Matrix)]),
    text!(Communication.sensitivity)
        .choice(SENSITIVITIES)
        .label("内容密级", "Sensitivity")
        .help(
            "留空即与本方案相同；不得高于渠道可传递的最高密级。",
            "Empty: as the plan's. Never above what its channel may carry.",
        )
        .example("客户保密", "Client confidential")
        .more()
        .goes_to(&[Place::column(Part::Content, 6)]),
];

/// The communication matrix.
pub static SCHEDULE: Many<Communication> = Many {
    about: &About {
        name: "schedule.rows",
        step: "schedule",
        list: "rows",
        follows: None,
        title: locale::text("沟通计划", "Communication schedule"),
        intro: locale::text(
            "谁在什么时候、通过什么渠道、向谁说什么。",
            "Who tells whom what, when, and through which channel.",
        ),
        noun: locale::text("沟通事项", "communication"),
        named_by: &["title"],
        columns: &["title", "rhythm", "owner", "channel"],
    },
    fields: FIELDS,
    kept: true,
    get: |plan| &plan.schedule,
    get_mut: |plan| &mut plan.schedule,
};

static CHANGE_FIELDS: &[Field<ChangeProcess>] = &[
    text!(ChangeProcess.change_raise)
        .prose()
        .label("变更如何提出", "How a change is raised")
        .help(
            "书面；口头提出的由我方 1 个工作日内补记。",
            "In writing; spoken ones are written down in 1 working day.",
        )
        .example(
            "填变更申请单，发双方项目经理",
            "Change request to both project managers",
        )
        .goes_to(&[Place::line(Part::Changes, 10)]),
    text!(ChangeProcess.change_assess)
        .prose()
        .label("变更如何评估", "How it is assessed")
        .help(
            "说明对范围、进度、费用、质量的影响，并给出可选办法。",
            "Effect on scope, dates, cost and quality, with the options.",
        )
        .example(
            "我方 3 个工作日内提交影响分析",
            "We send the analysis in 3 working days",
        )
        .goes_to(&[Place::line(Part::Changes, 20)]),
    text!(ChangeProcess.change_decide)
        .prose()
        .label("变更由谁批准", "Who decides")
        .help(
            "按影响分级；写角色，不写“双方协商”。",
            "By size of impact; name roles, not \"both sides agree\".",
        )
        .example(
            "影响 5 个工作日内由双方项目经理批准，超出由双方发起人批准",
            "Up to 5 days of delay: both project managers; beyond: the sponsors",
        )
        .goes_to(&[Place::line(Part::Changes, 30)]),
    text!(ChangeProcess.change_limit)
        .label("批复时限", "Time to decide")
        .help(
            "超时不算同意，转入问题升级。",
            "No answer is not a yes; it is escalated.",
        )
        .example("3 个工作日", "3 working days")
        .goes_to(&[Place::line(Part::Changes, 40)]),
];

/// How changes are communicated.
pub static CHANGES: One<ChangeProcess> = One {
    about: &About {
        name: "schedule",
        step: "schedule",
        list: "",
        follows: None,
        title: locale::text("变更沟通", "Change communication"),
        intro: locale::text(
            "变更怎样提、谁评估、谁批、批完告诉谁。",
            "How a change is raised, judged, decided, and told.",
        ),
        noun: locale::text("变更沟通", "change process"),
        named_by: &[],
        columns: &[],
    },
    fields: CHANGE_FIELDS,
    get: |plan| &plan.changes,
    get_mut: |plan| &mut plan.changes,
};
