//! Entries of the catalogue to take, and what comes along with them.

use super::super::super::paint::Canvas;
use super::super::super::theme::Role;
use super::{Panel, capital, tick};
use crate::locale::text;
use crate::text::wrap;
use crate::wizard::Wizard;
use crate::wizard::catalogue::{Along, Shelf};

/// Draws the entries, and what the highlighted one says.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas, shelf: &Shelf) {
    let lang = wizard.lang;
    let cells = 70.min(wizard.layout.width.saturating_sub(6));
    let offers = wizard.offers(shelf);
    let own = lang.bracketed(text("自己存的", "yours").in_lang(lang));
    let lines: Vec<(String, Role)> = offers
        .iter()
        .map(|offer| {
            let mark = tick(true, shelf.ticked.contains(&offer.code));
            let own = if offer.is_own { own.as_str() } else { "" };
            (format!("{mark} {}{own}", offer.name), Role::Plain)
        })
        .collect();
    let chosen = offers.get(shelf.row);
    let says = chosen.map_or("", |offer| offer.says.as_str());
    let rows = wrap(says, cells);
    let told = rows.len().clamp(1, 3);
    let title = text("目录", "Catalogue").in_lang(lang);
    let panel = Panel::open(wizard, canvas, title, cells, lines.len().max(1) + told + 3);
    panel.filter(canvas, lang, &shelf.filter);
    let list = Panel {
        height: panel.height.saturating_sub(told + 2),
        ..panel
    };
    list.list(canvas, 1, shelf.row, &lines);
    if lines.is_empty() {
        list.none(canvas, 1, &shelf.filter);
    }
    let below = panel.y + list.height;
    for (place, row) in rows.iter().take(told).enumerate() {
        let words = &says[row.start..row.end];
        canvas.row(panel.x, below + place, panel.width, words, Role::Dim);
    }
    let hint = match chosen.is_some_and(|offer| offer.is_own) {
        true => text(
            "空格勾选  回车取用  Delete 从目录删除  Esc 返回",
            "Space ticks  Enter takes  Delete removes  Esc back",
        ),
        false => text(
            "空格勾选  回车取用  Esc 返回",
            "Space ticks  Enter takes  Esc back",
        ),
    };
    let y = panel.y + panel.height - 1;
    canvas.put(panel.x, y, panel.width, hint.in_lang(lang), Role::Dim);
}

/// Draws what could come along.
pub fn along(wizard: &Wizard, canvas: &mut Canvas, along: &Along) {
    let lang = wizard.lang;
    let lines: Vec<(String, Role)> = (along.named.iter())
        .map(|(missing, ticked)| {
            let name = capital(&wizard.along_name(missing));
            (format!("{} {name}", tick(true, *ticked)), Role::Plain)
        })
        .collect();
    let cells = 64.min(wizard.layout.width.saturating_sub(6));
    let title = text(
        "其中提到、方案里还没有的",
        "Named there, not in the plan yet",
    );
    let title = title.in_lang(lang);
    let told = text(
        "勾选的一并取用；其余的引用留空。",
        "What is ticked comes along; the rest is left out there.",
    );
    let told = told.in_lang(lang);
    let rows = wrap(told, cells);
    let panel = Panel::open(wizard, canvas, title, cells, lines.len() + rows.len() + 2);
    let list = Panel {
        height: panel.height.saturating_sub(rows.len() + 1).max(1),
        ..panel
    };
    list.list(canvas, 0, along.row, &lines);
    let below = panel.y + panel.height;
    for (place, row) in rows.iter().enumerate() {
        let y = (below + place).saturating_sub(rows.len() + 1);
        canvas.row(
            panel.x,
            y,
            panel.width,
            &told[row.start..row.end],
            Role::Dim,
        );
    }
    let hint = text(
        "空格勾选  回车取用  Esc 返回",
        "Space ticks  Enter takes  Esc back",
    );
    canvas.put(
        panel.x,
        below - 1,
        panel.width,
        hint.in_lang(lang),
        Role::Dim,
    );
}
