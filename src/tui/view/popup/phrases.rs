//! Ready texts for an answer: one a line, the highlighted one whole below.

use super::super::super::paint::Canvas;
use super::super::super::theme::Role;
use super::{Panel, tick};
use crate::locale::text;
use crate::text::{width, wrap};
use crate::wizard::Wizard;
use crate::wizard::phrases::{Phrase, Phrases};

/// Draws them.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas, open: &Phrases) {
    let lang = wizard.lang;
    let cells = 70.min(wizard.layout.width.saturating_sub(6));
    let found = wizard.phrases_on(open);
    let many = open.takes_lines();
    let line = |phrase: &Phrase| match many {
        true => {
            let mark = tick(true, open.ticked.contains(&phrase.words));
            format!("{mark} {}", phrase.words)
        }
        false => phrase.words.replace('\n', " "),
    };
    let lines: Vec<(String, Role)> = found
        .iter()
        .map(|phrase| (line(phrase), Role::Plain))
        .collect();
    // What stands whole in the list is not said a second time: only where it comes from.
    let says = |phrase: &Phrase| {
        let is_whole = !phrase.words.contains('\n') && width(&line(phrase)) <= cells;
        match (is_whole, phrase.from.is_empty()) {
            (true, _) => phrase.from.clone(),
            (false, true) => phrase.words.clone(),
            (false, false) => format!("{}{}", phrase.words, lang.bracketed(&phrase.from)),
        }
    };
    // As high for every text, so that the list stays where it is.
    let highest = found.iter().map(|phrase| wrap(&says(phrase), cells).len());
    let told = highest.max().unwrap_or(1).clamp(1, 4);
    let says = found.get(open.row).map_or(String::new(), says);
    let rows = wrap(&says, cells);
    let ask = open.cell.sheet.ask(open.cell.field);
    let title = match lang {
        crate::locale::Lang::Zh => format!("参考写法：{}", ask.label.zh),
        crate::locale::Lang::En => format!("Ready texts: {}", ask.label.en),
    };
    let panel = Panel::open(wizard, canvas, &title, cells, lines.len().max(1) + told + 3);
    panel.filter(canvas, lang, &open.filter);
    let list = Panel {
        height: panel.height.saturating_sub(told + 2),
        ..panel
    };
    list.list(canvas, 1, open.row, &lines);
    if lines.is_empty() {
        list.none(canvas, 1, &open.filter);
    }
    let below = panel.y + list.height;
    for (place, row) in rows.iter().take(told).enumerate() {
        let words = &says[row.start..row.end];
        canvas.row(panel.x, below + place, panel.width, words, Role::Dim);
    }
    let is_filled = open.cell.row(&wizard.plan).is_some_and(|row| {
        !open
            .cell
            .sheet
            .text(&wizard.plan, row, open.cell.field)
            .is_empty()
    });
    let hint = match (many, is_filled) {
        (true, _) => text(
            "空格勾选  回车写入  Esc 返回",
            "Space ticks  Enter takes  Esc back",
        ),
        (false, false) => text("回车写入  Esc 返回", "Enter takes  Esc back"),
        (false, true) => text(
            "回车替换原来的文字  Esc 返回",
            "Enter replaces what is written  Esc back",
        ),
    };
    let y = panel.y + panel.height - 1;
    canvas.put(panel.x, y, panel.width, hint.in_lang(lang), Role::Dim);
}
