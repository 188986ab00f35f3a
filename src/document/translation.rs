//! The document's language where it is not that of the answers: what nobody has touched since it came from the catalogue
//! is told in the document's language, the user's words stay as typed.

use crate::catalog;
use crate::form::{Cell, Edit};
use crate::locale::Lang;
use crate::plan::Plan;
use std::borrow::Cow;

/// The edits that tell untouched catalogue texts in a language.
pub fn translation(plan: &Plan, lang: Lang) -> Vec<Edit> {
    let mut edits = Vec::new();
    for sheet in catalog::sheets() {
        let name = sheet.about().name;
        let origin = sheet.field("origin");
        let typed: Vec<(usize, &str)> = (sheet.asks())
            .filter(|(_, ask)| ask.kind.is_typed())
            .map(|(field, ask)| (field, ask.key))
            .collect();
        for row in 0..sheet.rows(plan) {
            let code = origin.map_or("", |field| sheet.text(plan, row, field).trim());
            // A row that keeps no code where rows do is the user's own.
            if origin.is_some() && code.is_empty() {
                continue;
            }
            for (field, key) in &typed {
                let text = sheet.text(plan, row, *field);
                if let Some(twin) = catalog::twin((name, key), code, text, lang) {
                    let cell = Cell::new(sheet, plan, row, *field);
                    edits.push(Edit::text(cell, plan, twin));
                }
            }
        }
    }
    edits
}

/// The plan with its untouched catalogue texts in a language.
pub fn in_language(plan: &Plan, lang: Lang) -> Cow<'_, Plan> {
    let edits = translation(plan, lang);
    if edits.is_empty() {
        return Cow::Borrowed(plan);
    }
    // Rows that no edit touches are shared.
    let mut told = plan.clone();
    for edit in &edits {
        edit.apply(&mut told);
    }
    Cow::Owned(told)
}
