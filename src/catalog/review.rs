//! Step 8: closing words, signatures and the lists around the document.

use super::stakeholders::STAKEHOLDERS;
use super::tokens::{SIDES, SIGNATORIES, STATUSES};
use crate::form::{About, Field, Many, One, Part, Place, list, text};
use crate::locale;
use crate::plan::{Approval, Recipient, Review, Revision, RuledOut, Term};

static FIELDS: &[Field<Review>] = &[
    text!(Review.closing)
        .prose()
        .label("总结", "Closing summary")
        .help(
            "留空即用根据前面内容起草的总结，也可自己写。",
            "Left empty, it is drafted from your answers; or write your own.",
        )
        .example(
            "双方将严格执行本方案，并按期评估、持续改进。",
            "Both parties carry out this plan, review it on time and improve it.",
        )
        .goes_to(&[Place::paragraph(Part::Closing, 10)]),
    text!(Review.status)
        .choice(STATUSES)
        .label("文件状态", "Status")
        .help(
            "草稿、送审或已批准；签字前不要写“已批准”。",
            "Draft, for approval or approved; never \"approved\" before signing.",
        )
        .example("送审稿", "For approval")
        .goes_to(&[Place::line(Part::Control, 70)]),
];

/// The closing words and the status of the document.
pub static REVIEW: One<Review> = One {
    about: &About {
        name: "review",
        step: "review",
        list: "",
        follows: None,
        title: locale::text("检查与导出", "Review and export"),
        intro: locale::text(
            "检查、签署、分发。F12 找待补充，Ctrl-R 看成稿，菜单里导出。",
            "Check, sign, distribute. F12 finds what is missing, Ctrl-R shows it all.",
        ),
        noun: locale::text("总结", "closing"),
        named_by: &[],
        columns: &[],
    },
    fields: FIELDS,
    get: |plan| &plan.review,
    get_mut: |plan| &mut plan.review,
};

static APPROVAL_FIELDS: &[Field<Approval>] = &[
    text!(Approval.side)
        .choice(SIDES)
        .label("签署方", "Side")
        .help(
            "双方各至少一人；分包方要受约束，也请其签署。",
            "At least one on each side; a subcontractor who is bound signs too.",
        )
        .example("客户方", "Client")
        .goes_to(&[Place::headed(
            Part::Approvals,
            1,
            locale::text("签署方", "Party"),
        )]),
    text!(Approval.person)
        .refers_to(&STAKEHOLDERS)
        .label("签署人", "Signed by")
        .help(
            "默认是双方项目经理和发起人。",
            "By default project managers and sponsors of both sides.",
        )
        .example("李敏", "Daniel Reeves")
        .goes_to(&[Place::column(Part::Approvals, 2)]),
    text!(Approval.title)
        .label("职务", "Job title")
        .help(
            "行政职务，表明有权签署；与授权文件一致。",
            "The position held, which shows that this person may sign.",
        )
        .example("运营部副总经理", "Deputy operations manager")
        .goes_to(&[Place::column(Part::Approvals, 3)]),
    text!(Approval.r#as)
        .choice(SIGNATORIES)
        .label("签署身份", "Signs as")
        .help("编制、审核或批准。", "Author, reviewer or approver.")
        .example("批准", "Approver")
        .goes_to(&[Place::column(Part::Approvals, 4)]),
    text!(Approval.date)
        .date()
        .label("签署日期", "Date signed")
        .help(
            "签署前留空，由签署人当场填写；事后可补录。",
            "Empty until signed: the signatory writes it. Enter it afterwards.",
        )
        .example("2026-12-08", "2026-12-08")
        .goes_to(&[Place::column(Part::Approvals, 6)]),
];

/// Signatures.
pub static APPROVALS: Many<Approval> = Many {
    about: &About {
        name: "review.approvals",
        step: "review",
        list: "approvals",
        follows: Some("status"),
        title: locale::text("签署", "Approvals"),
        intro: locale::text(
            "谁代表哪一方、以什么身份签字。",
            "Who signs, for which side, and as what.",
        ),
        noun: locale::text("签署人", "signatory"),
        named_by: &["person", "title"],
        columns: &["person", "side", "as", "title"],
    },
    fields: APPROVAL_FIELDS,
    kept: false,
    get: |plan| &plan.approvals,
    get_mut: |plan| &mut plan.approvals,
};

static DISTRIBUTION_FIELDS: &[Field<Recipient>] = &[
    list!(Recipient.recipient)
        .refers_to(&STAKEHOLDERS)
        .label("分发对象", "Recipients")
        .help(
            "默认是全部相关方；群体由其代表转达。",
            "By default all stakeholders; groups through their speaker.",
        )
        .example(
            "李敏、王芳、陈涛",
            "Daniel Reeves, Priya Nair, Tom Whitfield",
        )
        .goes_to(&[Place::column(Part::Distribution, 1)]),
    text!(Recipient.form)
        .label("分发形式", "Form")
        .help(
            "纸质、电子文件或只读链接，让人知道该收到什么。",
            "Paper, file or link, so that people know what to expect.",
        )
        .example("电子版（PDF），邮件发送", "PDF by e-mail")
        .goes_to(&[Place::column(Part::Distribution, 2)]),
];

/// Who receives the document.
pub static DISTRIBUTION: Many<Recipient> = Many {
    about: &About {
        name: "review.distribution",
        step: "review",
        list: "distribution",
        follows: Some("status"),
        title: locale::text("分发", "Distribution"),
        intro: locale::text(
            "方案发给谁、以什么形式；更新后也发给这些人。",
            "Who gets the plan, and in which form; updates go to the same people.",
        ),
        noun: locale::text("分发对象", "recipient"),
        named_by: &["recipient", "form"],
        columns: &["recipient", "form"],
    },
    fields: DISTRIBUTION_FIELDS,
    kept: false,
    get: |plan| &plan.distribution,
    get_mut: |plan| &mut plan.distribution,
};

static REVISION_FIELDS: &[Field<Revision>] = &[
    text!(Revision.version)
        .label("版本", "Version")
        .help(
            "签署前 0.x，首次签署为 1.0。",
            "0.x before signing, 1.0 when first signed.",
        )
        .example("0.2", "0.2")
        .goes_to(&[Place::column(Part::Revisions, 1)]),
    text!(Revision.date)
        .date()
        .label("日期", "Date")
        .help(
            "这一版发出的日期；最新一行的日期印在封面上。",
            "When this version went out; the newest one is on the cover.",
        )
        .example("2026-11-24", "2026-11-24")
        .goes_to(&[Place::column(Part::Revisions, 2)]),
    text!(Revision.author)
        .label("修订人", "Author")
        .help(
            "谁改的；对改动有疑问时找此人。",
            "Who made the change and can explain it.",
        )
        .example("张伟", "Oliver Grant")
        .goes_to(&[Place::column(Part::Revisions, 3)]),
    text!(Revision.changes)
        .label("修订内容", "What changed")
        .help(
            "一句话，让对方不用比对就知道。",
            "One sentence, so that nobody has to compare.",
        )
        .example("周例会改为周五", "Weekly meeting moved to Friday")
        .goes_to(&[Place::column(Part::Revisions, 4)]),
];

/// The document's versions.
pub static REVISIONS: Many<Revision> = Many {
    about: &About {
        name: "review.revisions",
        step: "review",
        list: "revisions",
        follows: Some("status"),
        title: locale::text("修订记录", "Revisions"),
        intro: locale::text(
            "每发出一版记一行；封面的版本和日期取自最新一行。",
            "One row for each version sent out; the newest one is on the cover.",
        ),
        noun: locale::text("修订记录", "revision"),
        named_by: &["version", "changes"],
        columns: &["version", "date", "author", "changes"],
    },
    fields: REVISION_FIELDS,
    kept: false,
    get: |plan| &plan.revisions,
    get_mut: |plan| &mut plan.revisions,
};

static GLOSSARY_FIELDS: &[Field<Term>] = &[
    text!(Term.term)
        .label("术语", "Term")
        .help(
            "只收双方理解可能不同的词。",
            "Only words that the two sides may understand differently.",
        )
        .example("上线", "Go-live")
        .goes_to(&[Place::column(Part::Glossary, 1)]),
    text!(Term.meaning)
        .label("含义", "Meaning")
        .help(
            "在本项目中的意思，一句话。",
            "What it means in this project, in one sentence.",
        )
        .example(
            "三个仓库停用旧系统，改用新系统",
            "All three warehouses stop using the old system",
        )
        .goes_to(&[Place::column(Part::Glossary, 2)]),
];

/// Terms.
pub static GLOSSARY: Many<Term> = Many {
    about: &About {
        name: "review.glossary",
        step: "review",
        list: "glossary",
        follows: Some("status"),
        title: locale::text("术语", "Glossary"),
        intro: locale::text(
            "双方可能理解不同的词，在这里说定。",
            "Words that the two sides might read differently, settled here.",
        ),
        noun: locale::text("术语", "term"),
        named_by: &["term"],
        columns: &["term", "meaning"],
    },
    fields: GLOSSARY_FIELDS,
    kept: false,
    get: |plan| &plan.glossary,
    get_mut: |plan| &mut plan.glossary,
};

static RULED_OUT_FIELDS: &[Field<RuledOut>] = &[
    text!(RuledOut.what)
        .label("不适用事项", "Ruled out")
        .help(
            "考虑过而不需要的角色、内容或风险；检查不再提醒。",
            "A role, content or risk that is not needed; the check stops asking.",
        )
        .example("采购与财务角色", "A procurement and finance role")
        .internal()
        .upfront()
        .goes_to(&[Place::column(Part::RuledOut, 1)]),
    text!(RuledOut.reason)
        .label("理由", "Reason")
        .help(
            "一句话，接手的人或审计看得懂。",
            "One sentence that a successor or an auditor understands.",
        )
        .example(
            "付款由客户方项目经理统一办理",
            "The client's project manager handles all payments",
        )
        .internal()
        .upfront()
        .goes_to(&[Place::column(Part::RuledOut, 2)]),
];

/// What was considered and ruled out; internal.
pub static RULED_OUT: Many<RuledOut> = Many {
    about: &About {
        name: "review.ruled_out",
        step: "review",
        list: "ruled_out",
        follows: Some("status"),
        title: locale::text("不适用事项", "Ruled out"),
        intro: locale::text(
            "考虑过而不适用的，留下理由；只在内部版出现。",
            "Considered and found not to apply, with the reason; internal copy only.",
        ),
        noun: locale::text("不适用事项", "item ruled out"),
        named_by: &["what"],
        columns: &["what", "reason"],
    },
    fields: RULED_OUT_FIELDS,
    kept: false,
    get: |plan| &plan.ruled_out,
    get_mut: |plan| &mut plan.ruled_out,
};
