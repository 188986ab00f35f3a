//! Forms for daily use, annexed to the document with the plan's names in place. The files are data that a project
//! manager could edit; how they are written stands in the README.

use crate::locale::{Text, text};

/// A form.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// What it is called.
    pub title: Text,
    /// Its text in each language.
    pub text: Text,
}

/// Minutes of a meeting.
pub static MINUTES: Form = Form {
    title: text("会议纪要", "Minutes of a meeting"),
    text: text(
        include_str!("../../assets/annexes/minutes.zh.txt"),
        include_str!("../../assets/annexes/minutes.en.txt"),
    ),
};

/// The regular report.
pub static REPORT: Form = Form {
    title: text("项目周报", "Weekly report"),
    text: text(
        include_str!("../../assets/annexes/report.zh.txt"),
        include_str!("../../assets/annexes/report.en.txt"),
    ),
};

/// A request to change what was agreed.
pub static CHANGE: Form = Form {
    title: text("变更申请单", "Change request"),
    text: text(
        include_str!("../../assets/annexes/change.zh.txt"),
        include_str!("../../assets/annexes/change.en.txt"),
    ),
};

/// What the client thinks of communication.
pub static SURVEY: Form = Form {
    title: text("沟通满意度问卷", "Satisfaction survey"),
    text: text(
        include_str!("../../assets/annexes/survey.zh.txt"),
        include_str!("../../assets/annexes/survey.en.txt"),
    ),
};

/// What was said and promised.
pub static LOG: Form = Form {
    title: text("沟通日志", "Communication log"),
    text: text(
        include_str!("../../assets/annexes/log.zh.txt"),
        include_str!("../../assets/annexes/log.en.txt"),
    ),
};

/// Every form, in the order of the annexes.
pub static FORMS: [&Form; 5] = [&MINUTES, &REPORT, &CHANGE, &SURVEY, &LOG];
