//! The sentences that lead in a part: what it is for, and how it is to be read.

use super::dress::OURS_ONLY;
use super::model::{Block, plain};
use super::outline::Camp;
use super::reader::{Reader, sheet};
use super::ready::one;
use crate::form::Part;
use crate::locale::{Lang, Text, text};

/// What stands before a part's answers.
pub(super) fn lead(reader: &Reader, part: Part) -> Vec<Block> {
    let words = match part {
        Part::Duties => text(
            "项目经理统筹沟通管理，确保提供给客户的信息准确、一致；团队成员及时向项目经理提供信息和进展，协助做好沟通；\
             客户代表向项目团队转达需求和反馈，与项目团队共同协商、解决问题。各人的职责如下。",
            "The project manager manages communication as a whole and makes sure that the client receives accurate \
             information. Team members give the project manager information and progress in good time. The client \
             project manager brings needs and feedback to the project team, and discusses and solves problems with it. Individual \
             duties are set out below.",
        ),
        Part::Channels => text(
            "项目团队与客户通过下列渠道沟通。渠道按相关方的偏好和适用情形选定，分为正式和非正式两类。",
            "The project team and the client communicate through these channels, formal and informal. They were chosen to suit \
             the stakeholders' preferences and the purpose of each message.",
        ),
        Part::Tools => text(
            "下列工具用于及时更新进展、共享文件与信息，以提高沟通的效率和质量。",
            "These tools keep progress up to date and documents and information shared, so that communication is quick and reliable.",
        ),
        Part::Matrix => text(
            "沟通事项依据沟通目标和相关方的信息需求确定，时间与频率以信息及时传递、沟通取得实效为准。\
             每项沟通只有一名责任人；抄送人员只需知悉，除该事项另有约定外，不要求答复。",
            "The communications follow from the goals and from what the stakeholders need to know; time and frequency are set so \
             that information arrives when it has most effect. Each communication has exactly one owner. People in copy (cc) \
             are informed and need not answer, unless the communication itself says otherwise.",
        ),
        Part::Content => text(
            "进展按已完成、进行中、下一步说明；风险和问题定期通报，对策由双方共同商定并及时落实；关键决策和里程碑及时共享，使双方保持同步；\
             客户的评价和反馈用于改进沟通与项目工作。",
            "Progress is reported as done, in progress and next. Risks and issues are reported regularly; both parties agree solutions and \
             act in time. Key decisions and milestones are shared, so that both parties stay in step. The client's feedback \
             is used to improve both communication and the project's work.",
        ),
        Part::Ladder => text(
            "本级在处理时限内未能解决，或已达到上一级升级条件的问题，提交上一级处理。",
            "A matter that a level does not solve within its time limit, or that meets the trigger of the next level, goes to \
             the next level.",
        ),
        Part::Risks => text(
            "沟通风险通过明确的沟通流程、定期评估和备用方案加以控制；沟通中的问题及早发现、及时处理，本级不能解决的按问题升级机制上报。\
             风险等级为可能性与影响（各分 1–5 级）的乘积：15 及以上为重大，10–14 为高，5–9 为中，4 及以下为低。",
            "Communication risks are met by a clear flow of communication, regular evaluation and backup plans. Problems are \
             sought out early and dealt with promptly; what a level cannot solve is escalated. The level is probability times impact, each from 1 to 5: 15 and above is critical, 10–14 high, 5–9 medium, 4 and \
             below low.",
        ),
        Part::Changes => text(
            "任何一方均可提出变更，变更按下列步骤处理。批准前不实施。逾期未批复不视为同意：提交批准人的上一级决定；批准人已是最高一级的，由双方最高一级处理人商定。",
            "Any party may raise a change; it is then handled in these steps. Nothing is carried out before approval. Silence is \
             not consent: an overdue decision goes to the level above whoever should have taken it; where it \
             lies with the highest level already, the people of both sides at that level settle it between them.",
        ),
        Part::Indicators => text(
            "项目期间分阶段、定期评估沟通效果：收集客户反馈，结合会议和项目进展检查成效，据此调整沟通的策略、安排和工具，并落实改进措施。",
            "Communication is evaluated regularly and in each phase of the project. The client's feedback, the meetings and the \
             progress of the project show what works; strategy, schedule and tools are adjusted, and improvements carried out \
             accordingly.",
        ),
        Part::Glossary => text(
            "双方使用清晰、简明的语言，避免行话和容易混淆的说法。下列术语在本项目中按以下含义使用。",
            "Both parties use clear and concise language and avoid jargon that may confuse. In this project these terms have the \
             following meanings.",
        ),
        Part::Distribution => text(
            "本方案发给下列人员，并由双方项目经理向各自团队说明，使相关方了解沟通安排、及时掌握项目进展。",
            "This plan goes to the people below. Both project managers explain it to their teams, so that all stakeholders \
             understand it and can follow the project's progress.",
        ),
        Part::Approvals if signs_third_party(reader) => text(
            "签署各方确认已阅读并同意本方案。",
            "The signing parties confirm that they have read this plan and agree to it.",
        ),
        Part::Approvals => text(
            "双方确认已阅读并同意本方案。",
            "By signing, both parties confirm that they have read this plan and agree to it.",
        ),
        _ => return Vec::new(),
    };
    one(reader, words)
}

/// Whether somebody signs who belongs to neither side.
pub(super) fn signs_third_party(reader: &Reader) -> bool {
    let approvals = &reader.plan.approvals;
    approvals.iter().any(|row| row.side.trim() == "third-party")
}

/// How a kind of content is told; `None` for kinds of which nothing is said.
pub(super) fn on_content(kind: &str) -> Option<Text> {
    match kind {
        "progress" => Some(text(
            "进展按已完成、进行中、下一步说明，并列出需客户方协助的事项。",
            "Progress is reported as done, in progress and next, with what is needed from the client.",
        )),
        "risk" => Some(text(
            "风险和问题定期通报，对策由双方共同商定，措施及时落实，以降低风险。",
            "Risks and issues are reported regularly; both parties discuss solutions together and act in time to lower the risk.",
        )),
        "change" => Some(text(
            "变更流程公开透明，变更的决定与实施均与客户商定。",
            "The way a change takes is open to both parties; its decision and carrying out are agreed with the client.",
        )),
        "feedback" => Some(text(
            "定期听取客户的评价和反馈，并据此改进沟通与项目工作。",
            "The client is asked for feedback regularly; it is used to improve both communication and the project's work.",
        )),
        "decision" => Some(text(
            "关键决策和里程碑及时与客户共享，使双方保持同步。",
            "Key decisions and milestones are shared with the client in good time, so that both parties stay in step.",
        )),
        _ => None,
    }
}

/// What a camp does in communication, whoever belongs to it.
pub(super) fn duty(camp: Camp) -> Option<Text> {
    match camp {
        Camp::Manager => Some(text(
            "项目经理统筹沟通管理，确保提供给客户的信息准确、一致。",
            "The project manager manages communication as a whole and makes sure that the client receives accurate \
             information.",
        )),
        Camp::Team => Some(text(
            "团队成员及时向项目经理提供项目信息和进展，协助项目经理做好沟通。",
            "Team members give the project manager information and progress in good time and help with communication.",
        )),
        Camp::Representative => Some(text(
            "客户代表向项目团队转达需求和反馈，与项目团队共同协商、解决问题。",
            "The client project manager brings needs and feedback to the project team, and discusses and solves problems with it.",
        )),
        Camp::Others => None,
    }
}

/// Whether somebody takes part who belongs to neither side.
fn has_third_party(reader: &Reader) -> bool {
    let people = sheet("stakeholders.rows");
    people.is_some_and(|people| {
        (reader.rows(people)).any(|row| {
            (reader.plan.stakeholders.at(row)).is_some_and(|row| row.side.trim() == "third-party")
        })
    })
}

/// What the levels of sensitivity mean, where the document names any.
pub(super) fn sensitivity(reader: &Reader) -> Option<Block> {
    let channels = sheet("channels.rows")?;
    let is_named = !reader.plan.project.sensitivity.trim().is_empty()
        || (reader.rows(channels)).any(|row| {
            (reader.plan.channels.at(row)).is_some_and(|row| !row.sensitivity.trim().is_empty())
        });
    if !is_named {
        return None;
    }
    let internal = match has_third_party(reader) {
        true => text(
            "限参与本项目的各单位内部",
            "within the organisations taking part in this project",
        ),
        false => text("限双方单位内部", "within both organisations"),
    };
    let meanings = [
        ("public", text("可以对外发布", "may be published")),
        ("internal", internal),
        (
            "client-confidential",
            text("限客户同意的人员", "for people approved by the client"),
        ),
        (
            "restricted",
            text("限逐一指定的人员", "for people named one by one"),
        ),
    ];
    let levels: Vec<String> = (meanings.into_iter())
        .map(|(token, meaning)| {
            let name = reader.token("channels.rows", "sensitivity", token);
            format!("{name}{}", reader.lang.bracketed(reader.say(meaning)))
        })
        .collect();
    let levels = levels.join(reader.lang.comma());
    let mut said = match reader.lang {
        Lang::Zh => {
            format!("密级由低到高为：{levels}。内容只经最高密级不低于其密级的渠道传递。")
        }
        Lang::En => format!(
            "Sensitivity, from low to high: {levels}. Content goes only through channels whose highest sensitivity is at \
             least its own."
        ),
    };
    if !reader.is_for_client() {
        let ours = reader.say(OURS_ONLY);
        said.push_str(&match reader.lang {
            Lang::Zh => format!(
                "“{ours}”的内容不提供给客户方，只在我方人员参加的会议或我方渠道中传递，不受渠道最高密级限制。"
            ),
            Lang::En => format!(
                " What is “{ours}” is never for the client: it is told in meetings of our own people or through our own \
                 channels, whatever their highest sensitivity."
            ),
        });
    }
    Some(Block::paragraph(plain(said)))
}
