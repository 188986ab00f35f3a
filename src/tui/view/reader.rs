//! The preview: the document as its reader will see it.

use super::super::paint::Canvas;
use super::super::theme::Role;
use crate::locale::text;
use crate::wizard::Wizard;
use crate::wizard::preview::{self, Tone};

/// Draws the document from the row to which it is scrolled.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas) {
    let layout = wizard.layout.whole();
    let rows = preview::rows(&preview::document(wizard), layout.body);
    let head = text("预览：客户版", "Preview: the client's copy");
    let most = rows.len().saturating_sub(layout.rows.saturating_sub(1));
    let top = wizard.preview.unwrap_or(0).min(most);
    let last = (top + layout.rows).min(rows.len());
    let place = format!("{}-{last}/{}", top + 1, rows.len());
    let cells = crate::text::width(&place);
    let (left, y) = (layout.left, layout.top);
    canvas.put(left, y, layout.body, head.in_lang(wizard.lang), Role::Dim);
    canvas.put(left + layout.body - cells, y, cells, &place, Role::Dim);
    for (at, row) in rows.iter().skip(top).take(layout.rows - 1).enumerate() {
        let y = layout.top + 1 + at;
        match row.tone {
            Tone::Rule => canvas.across(left, y, layout.body),
            Tone::Heading => canvas.row(left, y, layout.body, &row.text, Role::Title),
            Tone::Head => canvas.row(left, y, layout.body, &row.text, Role::Dim),
            Tone::Text => canvas.row(left, y, layout.body, &row.text, Role::Plain),
        }
    }
    canvas.point(left, layout.top + 1);
}
