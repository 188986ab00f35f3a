//! Where each element lives.

use commplan::catalog::{CHANGE, Form, MINUTES, REPORT, SURVEY};
use commplan::locale::{Text, text};

/// A place to look.
pub enum Where {
    /// The document's title.
    Title(Text),
    /// A heading of the document.
    Heading(Text),
    /// At least so many figures.
    Figures(usize),
    /// A ready text says it.
    Says(Text),
    /// A ready text says it where the plan's author has written none.
    Ready(Text),
    /// A question, by sheet and key, whose answer the document shows.
    Field(&'static str, &'static str),
    /// An annex form.
    Form(&'static Form),
    /// An entry of the catalogue, by sheet and code, with a word that it says.
    Offer(&'static str, &'static str, Text),
    /// A line that the catalogue offers for a record's answer, with a word that it says.
    Rule((&'static str, &'static str), Text),
}

/// An element of the classical outlines.
pub struct Element {
    /// Its number after the S.
    pub number: usize,
    /// What it asks for.
    pub about: &'static str,
    /// Where it lives; all of these.
    pub lives: &'static [Where],
}

use Where::{Field, Figures, Form as Annex, Heading, Offer, Ready, Rule, Says, Title};

const fn element(number: usize, about: &'static str, lives: &'static [Where]) -> Element {
    Element {
        number,
        about,
        lives,
    }
}

/// All of them.
#[rustfmt::skip]
pub static ELEMENTS: &[Element] = &[
    element(1, "title", &[Title(text("客户项目沟通管理方案", "Client project communication management plan"))]),
    element(2, "introduction", &[Heading(text("引言", "Introduction"))]),
    element(3, "project background", &[Field("project", "background")]),
    element(4, "project goals", &[Field("project.goals", "goal")]),
    element(5, "why communication matters", &[
        Heading(text("沟通的重要性", "Why communication matters")),
        Says(text("沟通管理因此是本项目管理的重要组成部分", "Communication is therefore managed as a part of this project")),
    ]),
    element(6, "benefits", &[Says(text("双方团队才能顺畅协作，减少误解与冲突，使项目按期、按质完成", "helps both teams to work together, prevents misunderstanding and conflict, and keeps the project on time and to the agreed quality"))]),
    element(7, "what the document is for, operating flow", &[
        Heading(text("编制目的", "Purpose of this document")),
        Says(text("例行沟通按沟通矩阵进行；变更按变更沟通流程处理", "regular communication follows the communication matrix; changes follow the change process")),
    ]),
    element(8, "summary chapter", &[Heading(text("总结", "Closing"))]),
    element(9, "key points restated", &[
        Heading(text("方案摘要", "Summary")),
        Ready(text("本方案围绕", "This plan pursues")),
    ]),
    element(10, "success depends on communication", &[
        Ready(text("项目能否成功，很大程度上取决于沟通是否有效", "Whether the project succeeds depends to a large degree on effective communication")),
        Ready(text("双方将严格执行本方案", "Both parties will carry out this plan consistently")),
        Ready(text("加强协作，提高交付质量", "strengthen their cooperation, the quality of delivery")),
    ]),
    element(11, "continuous evaluation and improvement", &[
        Ready(text("通过持续评估和改进优化沟通流程", "review and improve it as the project goes on")),
        Ready(text("项目成功率和客户满意度", "the prospects of the project and client satisfaction")),
    ]),
    element(12, "six aspects recapped", &[
        Ready(text("项沟通目标，明确了", "communication goals, names")),
        Ready(text("种渠道和", "channels and")),
        Ready(text("项沟通风险准备了应对措施和备用方案", "prepares responses and backup plans for")),
        Ready(text("种方式评估效果", "evaluates the result in")),
    ]),
    element(13, "fits the real project", &[
        Field("project", "scope"),
        Field("project", "constraints"),
        Field("project", "assumptions"),
    ]),
    element(14, "key points stand out", &[
        Heading(text("方案摘要", "Summary")),
        Says(text("接口人", "Contacts")),
    ]),
    element(15, "tables and diagrams", &[
        Heading(text("沟通矩阵", "Communication matrix")),
        Figures(3),
    ]),
    element(16, "can be put into practice", &[
        Field("schedule.rows", "owner"),
        Field("schedule.rows", "rhythm"),
        Annex(&MINUTES),
    ]),
    element(17, "goals and reasons apart", &[
        Field("goals.rows", "goal"),
        Field("goals.rows", "reason"),
    ]),
    element(18, "example: information on time and shared", &[Offer("goals.rows", "G01", text("及时", "on time"))]),
    element(19, "example: fewer misunderstandings", &[Offer("goals.rows", "G02", text("理解偏差", "misunderstandings"))]),
    element(20, "example: team cooperation", &[Offer("goals.rows", "G10", text("协作", "work"))]),
    element(21, "example: efficiency", &[Offer("goals.rows", "G07", text("沟通效率", "efficient"))]),
    element(22, "example: collaboration", &[Offer("goals.rows", "G10", text("协作", "work"))]),
    element(23, "purpose: transparency", &[Offer("goals.rows", "G04", text("透明", "see the state"))]),
    element(24, "purpose: less risk", &[Offer("goals.rows", "G06", text("风险", "Risks"))]),
    element(25, "dimensions of goals", &[
        Field("goals.rows", "category"),
        Says(text("目标涉及以下方面", "The goals cover these dimensions")),
    ]),
    element(26, "consistent with project goals", &[Field("goals.rows", "project_goals")]),
    element(27, "all stakeholders", &[
        Heading(text("相关方登记册", "Stakeholder register")),
        Field("stakeholders.rows", "role"),
    ]),
    element(28, "project manager", &[Offer("stakeholders.rows", "H08", text("项目经理", "roject manager"))]),
    element(29, "team members", &[Offer("stakeholders.rows", "H11", text("团队", "team"))]),
    element(30, "client representative", &[Offer("stakeholders.rows", "H02", text("客户", "lient"))]),
    element(31, "other interested parties", &[
        Offer("stakeholders.rows", "H06", text("采购", "rocurement")),
        Offer("stakeholders.rows", "H12", text("客户经理", "ccount manager")),
    ]),
    element(32, "others who may affect the project", &[
        Offer("stakeholders.rows", "H13", text("第三方", "ontractor")),
        Offer("stakeholders.rows", "H14", text("监", "upervis")),
    ]),
    element(33, "contact persons", &[
        Field("stakeholders.rows", "contact_point"),
        Heading(text("通讯录", "Contacts")),
    ]),
    element(34, "needs", &[Field("stakeholders.rows", "needs")]),
    element(35, "preferences", &[Field("stakeholders.rows", "channels")]),
    element(36, "everyone knows the own duty", &[
        Field("stakeholders.rows", "duties"),
        Heading(text("沟通职责", "Duties in communication")),
    ]),
    element(37, "duty of the project manager", &[Says(text("项目经理统筹沟通管理，确保提供给客户的信息准确、一致", "The project manager manages communication as a whole"))]),
    element(38, "duty of team members", &[Says(text("团队成员及时向项目经理提供信息和进展", "Team members give the project manager information and progress in good time"))]),
    element(39, "duty of the client representative", &[Says(text("客户代表向项目团队转达需求和反馈，与项目团队共同协商、解决问题", "brings needs and feedback to the project team, and discusses and solves problems with it"))]),
    element(40, "channel: meetings", &[Offer("channels.rows", "C01", text("会议", "meeting"))]),
    element(41, "channel: e-mail", &[Offer("channels.rows", "C04", text("邮件", "-mail"))]),
    element(42, "channel: telephone", &[Offer("channels.rows", "C03", text("电话", "elephone"))]),
    element(43, "channel: online collaboration", &[Offer("channels.rows", "C07", text("项目管理", "roject"))]),
    element(44, "formal or informal", &[
        Field("channels.rows", "formality"),
        Says(text("分为正式和非正式两类", "formal and informal")),
    ]),
    element(45, "each channel in detail", &[
        Field("channels.rows", "use_for"),
        Field("channels.rows", "not_for"),
        Field("channels.rows", "record_rule"),
    ]),
    element(46, "chosen by preference and fit", &[Says(text("渠道按相关方的偏好和适用情形选定", "chosen to suit the stakeholders' preferences and the purpose of each message"))]),
    element(47, "between team and client", &[
        Says(text("项目团队与客户通过下列渠道沟通", "The project team and the client communicate through these channels")),
    ]),
    element(48, "tool: project management software", &[
        Field("channels.rows", "tool"),
        Offer("channels.rows", "C07", text("项目管理", "roject")),
    ]),
    element(49, "tool: collaboration platform", &[Offer("channels.rows", "C08", text("文档", "ocument"))]),
    element(50, "tools for progress and sharing", &[Says(text("及时更新进展、共享文件与信息", "keep progress up to date and documents and information shared"))]),
    element(51, "tools raise efficiency and quality", &[
        Says(text("以提高沟通的效率和质量", "so that communication is quick and reliable")),
        Field("channels.rows", "use_for"),
    ]),
    element(52, "technique: regular meetings", &[
        Heading(text("会议安排", "Meetings")),
        Offer("schedule.rows", "T02", text("例会", "eeting")),
    ]),
    element(53, "technique: plain language", &[
        Rule(("channels", "house_rules"), text("术语", "technical term")),
        Says(text("使用清晰、简明的语言，避免行话和容易混淆的", "use clear and concise language")),
    ]),
    element(54, "plan built from goals and needs", &[
        Field("schedule.rows", "goals"),
        Says(text("沟通事项依据沟通目标和相关方的信息需求确定", "The communications follow from the goals and from what the stakeholders need to know")),
    ]),
    element(55, "content", &[
        Field("schedule.rows", "content"),
        Field("schedule.rows", "points"),
    ]),
    element(56, "timetable", &[
        Field("schedule.rows", "time"),
        Field("schedule.rows", "weekday"),
    ]),
    element(57, "frequency", &[Field("schedule.rows", "rhythm")]),
    element(58, "materials", &[Field("schedule.rows", "material")]),
    element(59, "person responsible", &[Field("schedule.rows", "owner")]),
    element(60, "timing, not only frequency", &[Field("schedule.rows", "trigger")]),
    element(61, "example: weekly meeting", &[Offer("schedule.rows", "T02", text("周例会", "eekly"))]),
    element(62, "example: daily report", &[Offer("schedule.rows", "T05", text("日", "aily"))]),
    element(63, "example: before a key decision", &[Offer("schedule.rows", "T08", text("决策", "decision"))]),
    element(64, "example: monthly report", &[Offer("schedule.rows", "T06", text("月", "onthly"))]),
    element(65, "purpose of timing", &[Says(text("时间与频率以信息及时传递、沟通取得实效为准", "time and frequency are set so that information arrives when it has most effect"))]),
    element(66, "content by phase", &[
        Heading(text("各阶段沟通事项", "Communications by phase")),
        Says(text("各阶段均适用", "Throughout")),
    ]),
    element(67, "progress: done, doing, next", &[
        Says(text("进展按已完成、进行中、下一步说明", "Progress is reported as done, in progress and next")),
        Annex(&REPORT),
    ]),
    element(68, "risks and issues together with the client", &[Says(text("对策由双方共同商定", "both parties agree solutions"))]),
    element(69, "decisions and assignment of tasks", &[
        Offer("schedule.rows", "T07", text("决", "ecision")),
        Annex(&MINUTES),
    ]),
    element(70, "change management", &[
        Heading(text("变更沟通", "Communication of changes")),
        Field("schedule", "change_decide"),
        Annex(&CHANGE),
    ]),
    element(71, "feedback asked from the client", &[Says(text("客户的评价和反馈用于改进", "The client's feedback is used to improve both communication and the project's work"))]),
    element(72, "key decisions and milestones shared", &[Says(text("关键决策和里程碑及时共享，使双方保持同步", "Key decisions and milestones are shared, so that both parties stay in step"))]),
    element(73, "accurate, clear, consistent", &[
        Field("project", "principles"),
        Ready(text("一致，同一事项在各渠道口径相同", "Consistent: the same matter is told the same way on every channel")),
    ]),
    element(74, "all understand the plan", &[
        Heading(text("分发范围", "Distribution")),
        Says(text("使相关方了解沟通安排、及时掌握项目进展", "so that all stakeholders understand it and can follow the project's progress")),
    ]),
    element(75, "risks with measures", &[
        Field("risks.rows", "risk"),
        Field("risks.rows", "response"),
    ]),
    element(76, "risk: inaccurate information", &[Offer("risks.rows", "R01", text("不准确", "Information is wrong"))]),
    element(77, "risk: delay", &[Offer("risks.rows", "R02", text("延迟", "late"))]),
    element(78, "risk: conflict", &[Offer("risks.rows", "R03", text("冲突", "conflict"))]),
    element(79, "risk: misunderstanding", &[Offer("risks.rows", "R04", text("误解", "nderstood"))]),
    element(80, "risk: cost", &[Offer("risks.rows", "R05", text("成本", "cost"))]),
    element(81, "response: clear flow", &[
        Heading(text("沟通流向", "Communication flow")),
        Says(text("明确的沟通流程", "a clear flow of communication")),
    ]),
    element(82, "response: regular evaluation", &[Says(text("定期评估和备用方案加以控制", "regular evaluation and backup plans"))]),
    element(83, "response: backup plan", &[Field("risks.rows", "backup")]),
    element(84, "problems solved promptly", &[
        Says(text("及早发现、及时处理", "sought out early and dealt with promptly")),
        Field("risks.ladder", "limit"),
    ]),
    element(85, "cost kept in bounds", &[
        Heading(text("沟通成本控制", "Keeping communication costs within bounds")),
        Says(text("双方合理安排沟通的频率和方式，控制沟通成本", "Both parties choose frequency and form of communication so that its cost stays reasonable")),
    ]),
    element(86, "evaluated in phases", &[
        Field("evaluation.rows", "when"),
        Says(text("项目期间分阶段、定期评估沟通效果", "evaluated regularly and in each phase of the project")),
    ]),
    element(87, "satisfaction survey", &[
        Offer("evaluation.rows", "E01", text("满意度", "atisfaction")),
        Annex(&SURVEY),
    ]),
    element(88, "feedback collected", &[
        Says(text("收集客户反馈", "The client's feedback")),
        Field("evaluation.rows", "asked"),
    ]),
    element(89, "meetings as a method", &[Says(text("结合会议和项目进展检查成效", "the meetings and the progress of the project show what works"))]),
    element(90, "progress evaluated", &[Offer("evaluation.rows", "E12", text("进展", "rogress"))]),
    element(91, "strategy, plan and tools adjusted", &[Says(text("据此调整沟通的策略、安排和工具", "strategy, schedule and tools are adjusted"))]),
    element(92, "improvement measures", &[
        Field("evaluation.rows", "below"),
        Field("evaluation", "improvement"),
    ]),
    element(93, "the real situation changes the plan", &[
        Field("evaluation", "update_rules"),
        Field("review.revisions", "changes"),
    ]),
];
