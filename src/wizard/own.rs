//! The personal catalogue: rows that their user keeps for later plans. It is a draft of its own, so that it can be
//! opened and edited like one; its rows refer by code, as the catalogue's do.

use super::Wizard;
use super::focus::At;
use super::message::Effect;
use super::suggest::{set, set_list};
use crate::form::{Kind, Loose, SheetRef, Value};
use crate::locale::text;

impl Wizard {
    /// Keeps the selected row in the personal catalogue.
    pub(super) fn keep_row(&mut self, effects: &mut Vec<Effect>) {
        let row = self.focus.list().map(|list| match self.focus.at {
            At::Row { row, .. } | At::Cell { row, .. } => (list, row),
            _ => (list, self.list_cursor(list).row),
        });
        let row = row.filter(|(list, row)| {
            let sheet = self.focus.sheet(*list);
            let is_blank = |(field, _)| sheet.is_blank(&self.plan, *row, field);
            *row < sheet.rows(&self.plan) && !sheet.asks().all(is_blank)
        });
        match row {
            Some((list, row)) => {
                let sheet = self.focus.sheet(list);
                let loose = self.own_row(sheet, row);
                effects.push(Effect::Keep { sheet, loose });
            }
            None => {
                let hint = text(
                    "先选中一行，再存入自己的目录。",
                    "Select a row first, then keep it in your catalogue.",
                );
                self.tell(hint.in_lang(self.lang));
            }
        }
    }

    /// A row as the personal catalogue keeps it: its words, and references by code where there is one.
    fn own_row(&mut self, sheet: SheetRef, row: usize) -> Loose {
        let mut loose = sheet.loose(&self.plan, row);
        loose.strangers.clear();
        let origin = self.code(sheet, &loose.id);
        for (field, ask) in sheet.asks() {
            let Some(target) = ask.kind.refers_to() else {
                continue;
            };
            match (ask.kind, &mut loose.values[field]) {
                (Kind::Reference(_), Value::Text(id)) => {
                    *id = self.code(target, id).unwrap_or_default();
                }
                (Kind::References(_), Value::List(ids)) => {
                    *ids = ids.iter().filter_map(|id| self.code(target, id)).collect();
                }
                _ => {}
            }
        }
        // A row that came from here takes its own place again; any other gets a place of its own.
        let known = origin.filter(|code| sheet.place(&self.own, code).is_some());
        loose.id = known.unwrap_or_else(|| {
            let own = &self.own;
            self.ids.fresh(|id| sheet.place(own, id).is_some())
        });
        for member in ["origin", "status"] {
            set(sheet, &mut loose, member, "");
        }
        set_list(sheet, &mut loose, "pending", Vec::new());
        loose
    }

    /// The code of the entry that a row came from.
    fn code(&self, sheet: SheetRef, id: &str) -> Option<String> {
        let row = sheet.place(&self.plan, id)?;
        let code = sheet.text(&self.plan, row, sheet.field("origin")?);
        (!code.is_empty()).then(|| code.to_owned())
    }
}
