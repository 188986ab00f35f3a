//! Step 4: ways of communicating and their rules.

use super::tokens::{FORMALITIES, METHODS, SCOPES, SENSITIVITIES};
use crate::form::{About, Field, Many, One, Part, Place, text};
use crate::locale;
use crate::plan::{Channel, HouseRules};

static FIELDS: &[Field<Channel>] = &[
    text!(Channel.name)
        .label("渠道名称", "Channel")
        .help("双方平时怎么叫就怎么写。", "What both sides call it.")
        .example("企业微信项目群", "Project chat group")
        .wanted()
        .goes_to(&[
            Place::headed(Part::Channels, 1, locale::text("渠道", "Channel")),
            Place::headed(Part::Tools, 1, locale::text("渠道", "Channel")),
        ]),
    text!(Channel.formality)
        .choice(FORMALITIES)
        .label("正式/非正式", "Formal or informal")
        .help(
            "正式渠道的内容可作依据；非正式的须书面补记。",
            "Formal counts as evidence; informal must be confirmed in writing.",
        )
        .example("非正式", "Informal")
        .wanted()
        .goes_to(&[Place::headed(
            Part::Channels,
            2,
            locale::text("性质", "Formal?"),
        )]),
    text!(Channel.use_for)
        .label("适用", "Use for")
        .help("两三类事项即可。", "Two or three kinds of subject.")
        .example("日常协调、提醒", "Daily coordination, reminders")
        .wanted()
        .goes_to(&[
            Place::column(Part::Channels, 3),
            Place::headed(Part::Tools, 3, locale::text("用途", "Used for")),
        ]),
    text!(Channel.response_time)
        .label("响应时限", "Response time")
        .help(
            "多久内给出答复（不等于解决），按工作时间计算。",
            "Time to a first answer, not a solution; working hours.",
        )
        .example("2 个工作小时", "2 working hours")
        .wanted()
        .goes_to(&[Place::column(Part::Channels, 5)]),
    text!(Channel.not_for)
        .label("不适用", "Not for")
        .help(
            "最容易出纠纷的用途要写明。",
            "Name the use that would cause a dispute.",
        )
        .example("范围、费用类确认", "Scope, money, disputes")
        .goes_to(&[Place::column(Part::Channels, 4)]),
    text!(Channel.record_rule)
        .label("留痕要求", "Record rule")
        .help(
            "口头或聊天内容多久内、由谁、记到哪里。",
            "What is written down, by whom, where, and how soon.",
        )
        .example(
            "结论当日由项目经理转邮件",
            "Conclusion by e-mail the same day",
        )
        .goes_to(&[Place::column(Part::Channels, 6)]),
    text!(Channel.tool)
        .label("使用工具", "Tool")
        .help(
            "具体产品或地址，别人照着就能找到。",
            "Product or address, so that anyone can find it.",
        )
        .example("PingCode：pingcode.example/wms", "Jira: jira.example/wms")
        .goes_to(&[Place::column(Part::Tools, 2)]),
    text!(Channel.method)
        .choice(METHODS)
        .label("沟通方法", "Method")
        .help(
            "交互式：当场对话；推式：主动发出；拉式：自行查阅。",
            "Interactive: both talk. Push: sent out. Pull: looked up when needed.",
        )
        .example("交互式", "Interactive")
        .more()
        .goes_to(&[Place::column(Part::Tools, 4)]),
    text!(Channel.scope)
        .choice(SCOPES)
        .label("使用范围", "Used between")
        .help(
            "客户也能看到，还是只在我方内部。",
            "Seen by the client too, or inside our team only.",
        )
        .example("内外通用", "Both")
        .more()
        .goes_to(&[Place::column(Part::Tools, 5)]),
    text!(Channel.sensitivity)
        .choice(SENSITIVITIES)
        .label("可传递的最高密级", "Highest sensitivity")
        .help(
            "超过此密级的内容不走这个渠道；计划里用错会提醒。",
            "Nothing more sensitive may go this way; the check watches it.",
        )
        .example("双方内部", "Internal to both sides")
        .more()
        .goes_to(&[Place::headed(
            Part::Tools,
            6,
            locale::text("最高密级", "Highest sensitivity"),
        )]),
    text!(Channel.backup)
        .refers_to(&CHANNELS)
        .label("备用渠道", "Backup channel")
        .help(
            "主渠道中断时改用哪一个。",
            "What to use when this one fails.",
        )
        .example("电话", "Telephone")
        .more()
        .goes_to(&[Place::headed(
            Part::Channels,
            7,
            locale::text("备用渠道", "Backup"),
        )]),
];

/// Ways of communicating.
pub static CHANNELS: Many<Channel> = Many {
    about: &About {
        name: "channels.rows",
        step: "channels",
        list: "rows",
        follows: None,
        title: locale::text("沟通渠道", "Channels"),
        intro: locale::text(
            "每种渠道何时用、何时不用、多久回复、怎样留痕。",
            "When to use each one, when not, how fast to answer, what is kept.",
        ),
        noun: locale::text("渠道", "channel"),
        named_by: &["name"],
        columns: &["name", "response_time", "formality", "tool"],
    },
    fields: FIELDS,
    kept: true,
    get: |plan| &plan.channels,
    get_mut: |plan| &mut plan.channels,
};

static RULE_FIELDS: &[Field<HouseRules>] = &[
    text!(HouseRules.house_rules)
        .items()
        .label("通用规则", "House rules")
        .help(
            "一行一条，会编号引用；紧急、口头承诺、保密三类必须有。",
            "One per line, quoted by number. Cover urgent, spoken and confidential.",
        )
        .example("紧急事项先电话，后邮件", "Urgent: phone first, then e-mail")
        .wanted()
        .goes_to(&[Place::paragraph(Part::HouseRules, 10)]),
    text!(HouseRules.hours)
        .label("工作时间", "Working hours")
        .help(
            "响应时限按此计算；注明时区和节假日处理。",
            "Response times count in these; say time zone and holidays.",
        )
        .example(
            "工作日 9:00-18:00，节假日顺延",
            "Workdays 09:00-17:30 UK time, public holidays excluded",
        )
        .goes_to(&[Place::line(Part::Conventions, 10)]),
    text!(HouseRules.store)
        .label("资料存放处", "Where records are kept")
        .help(
            "会议纪要、签字文件的唯一正式存放位置。",
            "The one official place for minutes and signed papers.",
        )
        .example(
            "项目文档库 /WMS/沟通",
            "Project repository, folder Communication",
        )
        .goes_to(&[Place::line(Part::Conventions, 20)]),
    text!(HouseRules.release)
        .label("对外发布批准人", "Who may release")
        .help(
            "谁有权批准向项目外提供资料，双方各一人。",
            "Who may give material to outsiders; one on each side.",
        )
        .example("刘洋、周建国", "Catherine Hall; Margaret Holloway")
        .goes_to(&[Place::line(Part::Conventions, 30)]),
    text!(HouseRules.material_due)
        .label("会议材料提交时限", "Material due")
        .help(
            "会前多久发到参加人手中，不然会上只能念材料。",
            "How long before a meeting papers are out, so that people have read them.",
        )
        .example("会前 1 个工作日", "1 working day before the meeting")
        .goes_to(&[Place::line(Part::Conventions, 40)]),
    text!(HouseRules.minutes_due)
        .label("会议纪要发出时限", "Minutes due")
        .help(
            "会后多久发出纪要；拖得越久，双方记得的越不一样。",
            "How soon after a meeting; memories soon diverge.",
        )
        .example("会后 24 小时内", "Within 24 hours of the meeting")
        .goes_to(&[Place::line(Part::Conventions, 50)]),
];

/// Rules for every channel.
pub static HOUSE_RULES: One<HouseRules> = One {
    about: &About {
        name: "channels",
        step: "channels",
        list: "",
        follows: None,
        title: locale::text("沟通规则", "House rules"),
        intro: locale::text(
            "对所有渠道都有效的几条规矩，客户最常翻看。",
            "A few rules for every channel; the page clients look at most.",
        ),
        noun: locale::text("沟通规则", "house rules"),
        named_by: &[],
        columns: &[],
    },
    fields: RULE_FIELDS,
    get: |plan| &plan.house_rules,
    get_mut: |plan| &mut plan.house_rules,
};
