//! The preview: the document as its reader will see it.

use super::super::paint::Canvas;
use super::super::theme::Role;
use crate::locale::text;
use crate::text::width;
use crate::wizard::Wizard;
use crate::wizard::layout::Layout;
use crate::wizard::preview::{MARGIN, Tone};

/// Draws what is in sight of the document. What shows the focused answer has a sign in the margin.
pub fn draw(wizard: &Wizard, layout: Layout, canvas: &mut Canvas) {
    let (left, y) = (layout.pane_left, layout.top);
    let cells = layout.pane - MARGIN;
    let head = match wizard.preview.is_whole {
        true => text("预览：客户版", "Preview: the client's copy"),
        false => text("预览：客户版（Ctrl-R）", "The client's copy (Ctrl-R)"),
    };
    let (chapter, all) = wizard.preview.place();
    let place = format!("{chapter}/{all}");
    let used = width(&place);
    let x = left + MARGIN;
    canvas.put(x, y, cells, head.in_lang(wizard.lang), Role::Dim);
    canvas.put(x + cells - used, y, used, &place, Role::Dim);
    for (at, shown) in wizard.preview.rows().iter().enumerate() {
        let y = y + 1 + at;
        let row = &shown.row;
        if shown.is_marked {
            canvas.put(left, y, 1, ">", Role::Focus);
        }
        let role = match row.tone {
            Tone::Rule => {
                canvas.across(x, y, cells);
                continue;
            }
            _ if shown.is_marked => Role::Focus,
            Tone::Heading => Role::Title,
            Tone::Head => Role::Dim,
            Tone::Text => Role::Plain,
        };
        canvas.row(x, y, cells, &row.text, role);
    }
}
