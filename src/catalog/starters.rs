//! Finished plans to begin with. The files are data that a project manager could edit.

use crate::locale::{Lang, Text, text};

/// A starter: one finished plan, written in each language by itself.
#[derive(Debug)]
pub struct Starter {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is.
    pub title: Text,
    /// The draft, in each language.
    pub draft: Text,
}

/// Every starter.
pub static STARTERS: [Starter; 5] = [
    Starter {
        name: "software-delivery",
        title: text("软件交付", "Software delivery"),
        draft: text(
            include_str!("../../assets/starters/software-delivery.zh.json"),
            include_str!("../../assets/starters/software-delivery.en.json"),
        ),
    },
    Starter {
        name: "system-integration",
        title: text("系统集成", "System integration"),
        draft: text(
            include_str!("../../assets/starters/system-integration.zh.json"),
            include_str!("../../assets/starters/system-integration.en.json"),
        ),
    },
    Starter {
        name: "consulting",
        title: text("咨询", "Consulting"),
        draft: text(
            include_str!("../../assets/starters/consulting.zh.json"),
            include_str!("../../assets/starters/consulting.en.json"),
        ),
    },
    Starter {
        name: "operations-service",
        title: text("运维服务", "Operations service"),
        draft: text(
            include_str!("../../assets/starters/operations-service.zh.json"),
            include_str!("../../assets/starters/operations-service.en.json"),
        ),
    },
    Starter {
        name: "marketing-campaign",
        title: text("营销活动", "Marketing campaign"),
        draft: text(
            include_str!("../../assets/starters/marketing-campaign.zh.json"),
            include_str!("../../assets/starters/marketing-campaign.en.json"),
        ),
    },
];

impl Starter {
    /// The starter with this name.
    pub fn named(name: &str) -> Option<&'static Starter> {
        STARTERS.iter().find(|starter| starter.name == name)
    }

    /// The draft's text in one language.
    pub fn text(&self, lang: Lang) -> &'static str {
        self.draft.in_lang(lang)
    }
}

/// The catalogue of suggestions: a draft in each language whose ids are the entries' codes.
pub static CATALOGUE: Text = text(
    include_str!("../../assets/catalogue/catalogue.zh.json"),
    include_str!("../../assets/catalogue/catalogue.en.json"),
);
