//! The closed lists: what the draft writes and what people read.

use crate::form::Token;
use crate::locale::text;

const fn token(key: &'static str, zh: &'static str, en: &'static str) -> Token {
    Token {
        key,
        name: text(zh, en),
    }
}

/// Whose people someone belongs to.
pub static SIDES: &[Token] = &[
    token("client", "客户方", "Client"),
    token("ours", "我方", "Our side"),
    token("third-party", "第三方", "Third party"),
];

/// Whether what a channel carries counts as evidence.
pub static FORMALITIES: &[Token] = &[
    token("formal", "正式", "Formal"),
    token("informal", "非正式", "Informal"),
];

/// The three communication methods that the field's standards distinguish.
pub static METHODS: &[Token] = &[
    token("interactive", "交互式", "Interactive"),
    token("push", "推式", "Push"),
    token("pull", "拉式", "Pull"),
];

/// Between whom a channel is used.
pub static SCOPES: &[Token] = &[
    token("client", "与客户沟通", "With the client"),
    token("internal", "我方内部", "Within our team"),
    token("both", "内外通用", "Both"),
];

/// Who may read something. The grades of state secrets are avoided on purpose.
pub static SENSITIVITIES: &[Token] = &[
    token("public", "公开", "Public"),
    token("internal", "双方内部", "Internal to both sides"),
    token("client-confidential", "客户保密", "Client confidential"),
    token("restricted", "受限", "Restricted"),
];

/// What is told; also the kinds of needs.
pub static CONTENTS: &[Token] = &[
    token("progress", "进展", "Progress"),
    token("risk", "风险与问题", "Risks and issues"),
    token("change", "变更", "Changes"),
    token("decision", "决策", "Decisions"),
    token("milestone", "里程碑", "Milestones"),
    token("feedback", "反馈", "Feedback"),
    token("tasks", "任务", "Tasks"),
    token("other", "其他", "Other"),
];

/// How often something happens; schedule and evaluation share the list.
pub static RHYTHMS: &[Token] = &[
    token("workdays", "每个工作日", "Every workday"),
    token("twice-weekly", "每周两次", "Twice a week"),
    token("weekly", "每周", "Weekly"),
    token("fortnightly", "每两周", "Every two weeks"),
    token("monthly", "每月", "Monthly"),
    token("quarterly", "每季度", "Quarterly"),
    token("iteration", "每个迭代", "Every iteration"),
    token("phase", "每个阶段", "Every phase"),
    token("milestone", "每个里程碑", "Every milestone"),
    token("once", "一次", "Once"),
    token("event", "事件触发", "On an event"),
    token("as-needed", "按需", "As needed"),
];

/// Days of the week. Forms such as `2-we`, the second Wednesday of a month, are typed and kept beside them.
pub static WEEKDAYS: &[Token] = &[
    token("mo", "周一", "Monday"),
    token("tu", "周二", "Tuesday"),
    token("we", "周三", "Wednesday"),
    token("th", "周四", "Thursday"),
    token("fr", "周五", "Friday"),
    token("sa", "周六", "Saturday"),
    token("su", "周日", "Sunday"),
];

/// How much power or interest a stakeholder has.
pub static LEVELS: &[Token] = &[
    token("high", "高", "High"),
    token("medium", "中", "Medium"),
    token("low", "低", "Low"),
];

/// How far a stakeholder is engaged.
pub static ENGAGEMENTS: &[Token] = &[
    token("unaware", "不了解型", "Unaware"),
    token("resistant", "抵制型", "Resistant"),
    token("neutral", "中立型", "Neutral"),
    token("supportive", "支持型", "Supportive"),
    token("leading", "领导型", "Leading"),
];

/// What a communication goal is about.
pub static GOAL_CATEGORIES: &[Token] = &[
    token("information", "信息传递", "Information"),
    token("progress", "项目进展", "Progress"),
    token("frequency", "频率与时效", "Frequency and timing"),
    token("relationship", "客户关系", "Relationship"),
    token("cost", "沟通成本", "Cost"),
];

/// The classical ways in which communication fails.
pub static RISK_CATEGORIES: &[Token] = &[
    token("accuracy", "信息失准", "Inaccurate information"),
    token("delay", "延迟", "Delay"),
    token("conflict", "冲突", "Conflict"),
    token("misunderstanding", "误解", "Misunderstanding"),
    token("cost", "成本过高", "Cost"),
    token("other", "其他", "Other"),
];

/// How likely a risk is. The names begin with the figure because the level of a risk is a product of two figures.
pub static PROBABILITIES: &[Token] = &[
    token("1", "1 几乎不会", "1 hardly ever"),
    token("2", "2 不大可能", "2 unlikely"),
    token("3", "3 有可能", "3 possible"),
    token("4", "4 很可能", "4 likely"),
    token("5", "5 几乎必然", "5 almost certain"),
];

/// How much harm a risk does.
pub static IMPACTS: &[Token] = &[
    token("1", "1 可忽略", "1 negligible"),
    token("2", "2 较小", "2 minor"),
    token("3", "3 影响里程碑", "3 hits a milestone"),
    token("4", "4 严重", "4 serious"),
    token("5", "5 影响合同或验收", "5 hits the contract"),
];

/// How far the document has come.
pub static STATUSES: &[Token] = &[
    token("draft", "草稿", "Draft"),
    token("for-approval", "送审稿", "For approval"),
    token("approved", "已批准", "Approved"),
];

/// As what someone signs.
pub static SIGNATORIES: &[Token] = &[
    token("author", "编制", "Author"),
    token("reviewer", "审核", "Reviewer"),
    token("approver", "批准", "Approver"),
];

/// Whether someone is the single contact point of a side; no answer means no.
pub static CONTACT_POINTS: &[Token] = &[token("yes", "是", "Yes")];

/// What kind of project it is; steers suggestions.
pub static KINDS: &[Token] = &[
    token("software", "软件交付", "Software delivery"),
    token("integration", "系统集成", "System integration"),
    token("consulting", "咨询", "Consulting"),
    token("operations", "运维服务", "Operations service"),
    token("marketing", "营销活动", "Marketing campaign"),
    token("other", "其他", "Other"),
];

/// How large the project is; steers suggestions.
pub static SIZES: &[Token] = &[
    token("small", "小", "Small"),
    token("medium", "中", "Medium"),
    token("large", "大", "Large"),
];

/// Where the teams work; steers suggestions.
pub static SITES: &[Token] = &[
    token("on-site", "现场为主", "Mostly on site"),
    token("remote", "异地为主", "Mostly remote"),
    token("mixed", "现场与异地结合", "On site and remote"),
];

/// Who else may be involved in a project; their roles are prepared.
pub static OTHERS: &[Token] = &[
    token("procurement", "采购与财务", "Procurement and finance"),
    token("users", "最终用户", "End users"),
    token(
        "subcontractor",
        "分包方、供应商",
        "Subcontractor or supplier",
    ),
    token(
        "supervisor",
        "监理、合规、法务",
        "Supervisor, compliance, legal",
    ),
];
