//! The load of the plan at the foot of the page.

use super::super::paint::Canvas;
use super::super::theme::Role;
use crate::wizard::Wizard;

/// Draws the load at the foot of the page, where the open page shows it.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas) {
    let rows = wizard.foot();
    let Some(workload) = wizard.workload().filter(|_| rows > 0) else {
        return;
    };
    let layout = wizard.layout;
    let y = layout.top + layout.rows - rows;
    if rows > 1 {
        canvas.across(layout.left, y, layout.body);
    }
    let (line, is_over) = wizard.load_line(workload);
    let role = if is_over { Role::Gap } else { Role::Dim };
    canvas.put(layout.left, y + rows - 1, layout.body, &line, role);
}
