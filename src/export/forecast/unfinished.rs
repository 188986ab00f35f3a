//! What is not finished in what an audience gets to see.

use super::{is_shown, rows};
use crate::check;
use crate::document::Audience;
use crate::locale::{Lang, text};
use crate::plan::Plan;
use std::collections::HashSet;

/// What is not finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unfinished {
    /// Rows that were prepared and that nobody has looked at.
    pub proposed: usize,
    /// The lists in which they stand.
    pub sheets: usize,
    /// Answers that every plan wants and that are missing.
    pub gaps: usize,
    /// Answers that the client owes.
    pub pending: usize,
}

/// Counts what is not finished.
pub fn unfinished(plan: &Plan, audience: Audience) -> Unfinished {
    let mut found = Unfinished::default();
    let mut sheets: HashSet<&str> = HashSet::new();
    for (sheet, row) in rows(plan, audience) {
        let status = sheet.field("status");
        if status.is_some_and(|field| sheet.text(plan, row, field).trim() == "proposed") {
            found.proposed += 1;
            sheets.insert(sheet.about().name);
        }
        for (field, _) in sheet.asks().filter(|(_, ask)| is_shown(ask, audience)) {
            let blank = sheet.is_blank(plan, row, field);
            found.pending += usize::from(blank && sheet.is_pending(plan, row, field));
            found.gaps += usize::from(check::is_gap(sheet, plan, row, field));
        }
    }
    found.sheets = sheets.len();
    found
}

impl Unfinished {
    /// The sentences for the screen, about what this audience gets to see; none where all is finished.
    pub fn say(&self, audience: Audience, lang: Lang) -> Vec<String> {
        let mut said = Vec::new();
        let (rows, sheets) = (self.proposed, self.sheets);
        match (rows, lang) {
            (0, _) => {}
            (_, Lang::Zh) => said.push(format!(
                "{sheets} 张表共 {rows} 行还是建议，没有人看过，文档里会注明。"
            )),
            (1, Lang::En) => {
                said.push("One row is only proposed, and the document says so.".to_owned());
            }
            (_, Lang::En) => {
                let lists = if sheets == 1 { "list" } else { "lists" };
                said.push(format!(
                    "{rows} rows in {sheets} {lists} are only proposed, and the document says so."
                ));
            }
        }
        let nouns = [
            (self.gaps, text("处待补充", "to be completed")),
            (self.pending, text("处待客户确认", "for the client to name")),
        ];
        let told: Vec<String> = (nouns.iter())
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| format!("{count} {}", noun.in_lang(lang)))
            .collect();
        if !told.is_empty() {
            let told = told.join(lang.comma());
            let copy = audience.name().in_lang(lang);
            said.push(match lang {
                Lang::Zh => format!("{copy}里有 {told}。"),
                Lang::En => format!("Missing answers in the {}: {told}.", copy.to_lowercase()),
            });
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Goal, Row, Stakeholder};

    #[test]
    fn what_is_only_proposed_or_missing_is_counted() {
        let mut goal = Row::<Goal> {
            id: "g".to_owned(),
            ..Row::default()
        };
        goal.kept.status = "proposed".to_owned();
        let mut person = Row::<Stakeholder> {
            id: "p".to_owned(),
            ..Row::default()
        };
        person.kept.pending = vec!["name".to_owned()];
        let mut hidden = person.clone();
        hidden.id = "q".to_owned();
        hidden.kept.visibility = "internal".to_owned();
        hidden.kept.status = "proposed".to_owned();
        let plan = Plan {
            goals: [goal].into_iter().collect(),
            stakeholders: [person, hidden].into_iter().collect(),
            ..Plan::default()
        };
        let client = unfinished(&plan, Audience::Client);
        assert_eq!((client.proposed, client.sheets, client.pending), (1, 1, 1));
        let ours = unfinished(&plan, Audience::Internal);
        assert_eq!((ours.proposed, ours.sheets, ours.pending), (2, 2, 2));
        assert!(ours.gaps > client.gaps && client.gaps > 5);
        let said = client.say(Audience::Client, Lang::Zh);
        assert!(said[0].starts_with("1 张表共 1 行"), "{said:?}");
        assert!(said[1].ends_with("1 处待客户确认。"), "{said:?}");
        assert_eq!(
            Unfinished::default().say(Audience::Client, Lang::En),
            Vec::<String>::new()
        );
    }
}
