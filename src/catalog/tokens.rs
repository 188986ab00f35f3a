//! The closed lists: what the draft writes and what people read.

use crate::form::Token;
use crate::locale::text;

const fn token(key: &'static str, zh: &'static str, en: &'static str) -> Token {
    Token {
        key,
        name: text(zh, en),
    }
}

/// What a communication goal is about.
pub static GOAL_CATEGORIES: &[Token] = &[
    token("information", "信息传递", "Information"),
    token("progress", "项目进展", "Progress"),
    token("frequency", "沟通频率", "Frequency"),
    token("relationship", "客户关系", "Relationship"),
    token("cost", "沟通成本", "Cost"),
];
