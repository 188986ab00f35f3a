//! Step 3: who must know, decide, or is affected.

use super::channels::CHANNELS;
use super::tokens::{CONTACT_POINTS, CONTENTS, ENGAGEMENTS, LEVELS, SIDES};
use crate::form::{About, Field, Many, Part, Place, list, text};
use crate::locale::{self, Text};
use crate::plan::Stakeholder;

const NAME: Text = locale::text("姓名", "Name");
const PHONE_AND_EMAIL: Text = locale::text("电话/邮箱", "Phone, e-mail");
const WHEREABOUTS: Text = locale::text("所在地", "Location");

static FIELDS: &[Field<Stakeholder>] = &[
    text!(Stakeholder.role)
        .label("角色", "Role")
        .also(&[
            "项目角色",
            "职务",
            "职位",
            "岗位",
            "头衔",
            "职称",
            "Job title",
            "Title",
            "Position",
            "Function",
            "Project role",
        ])
        .help(
            "在本项目中的身份，不是行政职务。",
            "The part played in this project, not the job title.",
        )
        .example("客户方项目经理（客户代表）", "Client project manager")
        .wanted()
        .goes_to(&[
            Place::column(Part::Register, 1),
            Place::column(Part::Duties, 1),
            Place::column(Part::Contacts, 2),
        ]),
    text!(Stakeholder.name)
        .owed()
        .label("姓名或群体名称", "Person or group")
        .also(&[
            "名字",
            "名称",
            "联系人",
            "人员",
            "Full name",
            "Display name",
            "Contact",
            "Contact name",
            "Person",
        ])
        .help(
            "个人写姓名，群体写统称；未定选“待客户确认”。",
            "A name, or a group's name; or choose \"client to name\".",
        )
        .example("李敏", "Daniel Reeves")
        .wanted()
        .goes_to(&[
            Place::headed(Part::Register, 2, NAME),
            Place::headed(Part::Duties, 2, NAME),
            Place::headed(Part::Contacts, 1, NAME),
            Place::headed(Part::Power, 1, NAME),
            Place::headed(Part::Notes, 1, NAME),
        ]),
    text!(Stakeholder.side)
        .choice(SIDES)
        .label("所属方", "Side")
        .also(&["哪一方", "甲乙方", "Party"])
        .help(
            "客户方、我方或第三方；会决定联系人表和签字栏。",
            "Client, ours or third party; decides contact list and signatures.",
        )
        .example("客户方", "Client")
        .wanted()
        .goes_to(&[Place::woven(Part::Register)]),
    text!(Stakeholder.email)
        .owed()
        .mail()
        .label("邮箱", "E-mail")
        .also(&[
            "电子邮件",
            "电子邮箱",
            "邮件",
            "邮箱地址",
            "邮件地址",
            "Email address",
            "E-mail address",
            "Mail",
        ])
        .help(
            "会印在双方通讯录中；启动前不全不要紧，送审前补齐。",
            "Printed in the contact list; may wait until the plan is for approval.",
        )
        .example("limin@starport.example", "daniel.reeves@starport.example")
        .goes_to(&[Place::headed(Part::Contacts, 3, PHONE_AND_EMAIL)]),
    text!(Stakeholder.phone)
        .owed()
        .label("电话", "Phone")
        .also(&[
            "手机",
            "手机号",
            "手机号码",
            "电话号码",
            "联系电话",
            "联系方式",
            "移动电话",
            "Phone number",
            "Telephone",
            "Tel",
            "Mobile",
            "Mobile phone",
            "Cell phone",
        ])
        .help(
            "写能直接找到本人的号码；紧急事项先打电话。",
            "A number that reaches this person; urgent matters begin with a call.",
        )
        .example("021-5550 0138", "+44 20 7946 0018")
        .goes_to(&[Place::headed(Part::Contacts, 3, PHONE_AND_EMAIL)]),
    text!(Stakeholder.deputy)
        .owed()
        .label("代理人（B 角）", "Deputy")
        .also(&["代理人", "B角", "备份人", "Stand-in", "Backup"])
        .help(
            "本人不在时找谁；项目经理和接口人必须有。",
            "Who stands in; a must for project managers and contacts.",
        )
        .example("陈涛", "Tom Whitfield")
        .goes_to(&[Place::column(Part::Contacts, 4)]),
    text!(Stakeholder.contact_point)
        .choice(CONTACT_POINTS)
        .label("唯一接口人", "Single contact point")
        .help(
            "每方只设一人；正式要求和答复都从这里进出。",
            "One per side; formal requests and answers pass here.",
        )
        .example("是", "Yes")
        .goes_to(&[Place::headed(
            Part::Contacts,
            6,
            locale::text("唯一接口人", "Single contact"),
        )]),
    text!(Stakeholder.needs)
        .prose()
        .label("沟通需求", "Information needs")
        .help(
            "对方需要知道什么、何时知道、用来决定什么。",
            "What this person must know, when, and to decide what.",
        )
        .example(
            "每周进展、问题和客户方待办",
            "Weekly progress, issues, and what the client must do",
        )
        .wanted()
        .goes_to(&[Place::column(Part::Register, 4)]),
    list!(Stakeholder.need_kinds)
        .choice(CONTENTS)
        .label("需求类型", "Kinds of information")
        .help(
            "可多选；据此核对沟通计划是否真有对应内容送到此人。",
            "Lets the check see whether the schedule brings them to this person.",
        )
        .example(
            "进展、风险与问题、任务",
            "Progress, Risks and issues, Tasks",
        )
        .goes_to(&[Place::woven(Part::Register)]),
    text!(Stakeholder.duties)
        .prose()
        .label("沟通职责", "Communication duties")
        .help(
            "要做到什么、多久内做到，会写入职责表。",
            "What this person does, and how fast; goes into the duties table.",
        )
        .example(
            "汇总客户方内部意见，两个工作日内答复",
            "Collects the client's views, answers in 2 working days",
        )
        .wanted()
        .goes_to(&[Place::column(Part::Duties, 3)]),
    list!(Stakeholder.channels)
        .refers_to(&CHANNELS)
        .label("偏好渠道", "Preferred channels")
        .help(
            "选一到两个；不愿使用的可在“更多”中标出。",
            "One or two; channels to avoid stand under \"more\".",
        )
        .example("视频会议、电子邮件", "Video conference, E-mail")
        .goes_to(&[Place::column(Part::Register, 5)]),
    text!(Stakeholder.organisation)
        .label("所属单位", "Organisation")
        .also(&[
            "单位",
            "公司",
            "部门",
            "单位名称",
            "公司名称",
            "所在单位",
            "所在部门",
            "Organization",
            "Company",
            "Company name",
            "Employer",
            "Department",
        ])
        .help(
            "第三方须填；客户方和我方留空，自动取封面上的单位。",
            "For third parties; left empty, it is the client or our organisation.",
        )
        .example("北辰工程监理有限公司", "Northgate Supervision Ltd")
        .more()
        .goes_to(&[Place::column(Part::Register, 3)]),
    text!(Stakeholder.headcount)
        .number()
        .label("人数", "Headcount")
        .help(
            "群体填人数，个人留空；开会占用的工时按人数计算。",
            "For groups only; meetings cost the time of every head.",
        )
        .example("6", "6")
        .more()
        .goes_to(&[Place::woven(Part::Register)]),
    list!(Stakeholder.avoid)
        .refers_to(&CHANNELS)
        .label("不用的渠道", "Channels to avoid")
        .help(
            "对方不愿用或用不了的渠道；计划里用到时会提醒。",
            "What this person will not or cannot use; the check warns of it.",
        )
        .example("企业微信项目群", "Project chat group")
        .more()
        .goes_to(&[Place::woven(Part::Register)]),
    text!(Stakeholder.language)
        .label("工作语言", "Language")
        .help(
            "与本方案语言不同才填；会议和材料要按此准备。",
            "Only if not the plan's; meetings and papers must allow for it.",
        )
        .example("英语", "English")
        .more()
        .goes_to(&[Place::headed(Part::Contacts, 5, WHEREABOUTS)]),
    text!(Stakeholder.place)
        .label("工作地点", "Location")
        .also(&["地点", "城市", "办公地点", "City", "Office"])
        .help(
            "常驻城市或办公地点；决定当面谈还是开视频会。",
            "City or office; decides between a meeting room and a video call.",
        )
        .example("上海浦东办公室", "Rotterdam office")
        .more()
        .goes_to(&[Place::headed(Part::Contacts, 5, WHEREABOUTS)]),
    text!(Stakeholder.time_zone)
        .label("所在时区", "Time zone")
        .help(
            "与本方案基准时区不同才填；排会时避开对方的夜间。",
            "Only if not the plan's; keeps meetings out of this person's night.",
        )
        .example("Europe/Berlin", "Europe/Berlin")
        .more()
        .goes_to(&[Place::headed(Part::Contacts, 5, WHEREABOUTS)]),
    text!(Stakeholder.power)
        .choice(LEVELS)
        .label("影响力（仅内部版）", "Power (internal only)")
        .help(
            "能否改变范围、费用或进度；客户版不出现。",
            "Can change scope, money or dates? Never in the client's copy.",
        )
        .example("高", "High")
        .internal()
        .goes_to(&[Place::headed(Part::Power, 2, locale::text("权力", "Power"))]),
    text!(Stakeholder.interest)
        .choice(LEVELS)
        .label("关注度（仅内部版）", "Interest (internal only)")
        .help(
            "项目结果与其工作关系多大；客户版不出现。",
            "How much the result touches their work. Never in the client's copy.",
        )
        .example("高", "High")
        .internal()
        .goes_to(&[Place::headed(
            Part::Power,
            3,
            locale::text("关注度", "Interest"),
        )]),
    text!(Stakeholder.engagement_now)
        .choice(ENGAGEMENTS)
        .label("当前参与度", "Engagement now")
        .help(
            "仅内部版；启动前不了解可留空，首次评估时补。",
            "Internal only. Leave empty if unknown; fill in at the first review.",
        )
        .example("中立型", "Neutral")
        .internal()
        .goes_to(&[Place::column(Part::Power, 4)]),
    text!(Stakeholder.engagement_wanted)
        .choice(ENGAGEMENTS)
        .label("期望参与度", "Engagement wanted")
        .help(
            "仅内部版；高于当前时，计划里应有与此人的直接沟通。",
            "Internal only. If above the present one, plan direct contact.",
        )
        .example("支持型", "Supportive")
        .internal()
        .goes_to(&[Place::column(Part::Power, 5)]),
    text!(Stakeholder.rate)
        .number()
        .label("小时费率", "Hourly rate")
        .help(
            "仅内部版；乘以沟通工时得出成本，全表用同一币种。",
            "Internal only; times the hours gives the cost. One currency for all.",
        )
        .example("450", "85")
        .internal()
        .goes_to(&[Place::column(Part::Notes, 2)]),
    text!(Stakeholder.hours_limit)
        .number()
        .label("每月工时上限", "Hours a month, at most")
        .help(
            "仅内部版；每月用于沟通的小时数，超出会提醒；留空按默认值。",
            "Internal only; time for communication, more is flagged. Empty: default.",
        )
        .example("20", "20")
        .internal()
        .goes_to(&[Place::column(Part::Notes, 3)]),
    text!(Stakeholder.note)
        .prose()
        .label("内部备注", "Private note")
        .also(&["备注", "Note", "Notes", "Comment", "Remarks"])
        .help(
            "只在内部版出现；仍请写得让对方看到也无妨。",
            "Internal copy only; still, write nothing you would not defend.",
        )
        .example(
            "更愿意会前单独沟通",
            "Likes a word in private before meetings",
        )
        .internal()
        .goes_to(&[Place::column(Part::Notes, 4)]),
];

/// Everyone who must know, decide, or is affected.
pub static STAKEHOLDERS: Many<Stakeholder> = Many {
    about: &About {
        name: "stakeholders.rows",
        step: "stakeholders",
        list: "rows",
        follows: None,
        title: locale::text("相关方", "Stakeholders"),
        intro: locale::text(
            "谁需要知道、谁要决定、谁会受影响。先写角色，再填姓名。",
            "Who must know, decide, or is affected. Pick roles first, then names.",
        ),
        noun: locale::text("相关方", "stakeholder"),
        named_by: &["name", "role"],
        columns: &["name", "role", "email", "deputy"],
    },
    fields: FIELDS,
    kept: true,
    get: |plan| &plan.stakeholders,
    get_mut: |plan| &mut plan.stakeholders,
};
