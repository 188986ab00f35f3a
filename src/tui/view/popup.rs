//! Menu, palette, picker, prompt and help, over the page.

mod export;
mod grid;
mod phrases;
mod shelf;
mod board;
mod table;

use super::super::paint::Canvas;
use super::super::theme::Role;
use super::frame::{self, key_name};
use crate::locale::{Lang, text};
use crate::text::{self as words_of};
use crate::wizard::key::Key;
use crate::wizard::keymap::{self, BINDINGS, Binding, Command, SCOPES};
use crate::wizard::popup::{Entry, Line, MENU, Picker, Popup, Purpose, palette};
use crate::wizard::replacing::Vacancy;
use crate::wizard::{Rival, Wizard, words};
use ratatui::layout::Rect;

/// A popup's place on the screen, inside its frame.
#[derive(Clone, Copy)]
struct Panel {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    /// The rows of its frame above and below, and where the title ends in the upper one.
    frame: (usize, usize),
    titled: usize,
    lang: Lang,
}

/// Draws the topmost popup.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas) {
    match wizard.popups.last() {
        Some(Popup::Menu { row }) => menu(wizard, canvas, *row),
        Some(Popup::Palette { filter, row }) => commands(wizard, canvas, filter, *row),
        Some(Popup::Picker(picker)) => pick(wizard, canvas, picker),
        Some(Popup::Prompt { purpose, line }) => prompt(wizard, canvas, purpose, line),
        Some(Popup::Shelf(held)) => shelf::draw(wizard, canvas, held),
        Some(Popup::Along(held)) => shelf::along(wizard, canvas, held),
        Some(Popup::Grid(held)) => grid::draw(wizard, canvas, held),
        Some(Popup::Phrases(open)) => phrases::draw(wizard, canvas, open),
        Some(Popup::Vacancy(held)) => vacancy(wizard, canvas, held),
        Some(Popup::Find { line, row }) => find(wizard, canvas, line, *row),
        Some(Popup::Conflict { rival, row }) => conflict(wizard, canvas, *rival, *row),
        Some(Popup::Copied { row }) => copied(wizard, canvas, *row),
        Some(Popup::Export(exporting)) => export::draw(wizard, canvas, exporting),
        Some(Popup::Promises(held)) => export::promises(wizard, canvas, held),
        Some(Popup::Table(pasted)) => table::draw(wizard, canvas, pasted),
        Some(Popup::Board(open)) => board::draw(wizard, canvas, open),
        Some(Popup::Help { top }) => help(wizard, canvas, *top),
        None => {}
    }
}

impl Panel {
    /// Opens a panel in the middle of the screen for this many lines and cells inside.
    fn open(
        wizard: &Wizard,
        canvas: &mut Canvas,
        title: &str,
        cells: usize,
        lines: usize,
    ) -> Panel {
        let layout = wizard.layout;
        let width = (cells + 4).min(layout.width.saturating_sub(2));
        let height = (lines + 2).min(layout.height.saturating_sub(2));
        let x = (layout.width - width) / 2;
        let y = ((layout.height - height) / 2).max(1);
        let area = Rect::new(x as u16, y as u16, width as u16, height as u16);
        canvas.clear(area);
        canvas.frame(area, Role::Focus);
        let used = canvas.put(x + 2, y, width - 4, &format!(" {title} "), Role::Title);
        Panel {
            x: x + 2,
            y: y + 1,
            width: width - 4,
            height: height - 2,
            frame: (y, y + height - 1),
            titled: x + 2 + used,
            lang: wizard.lang,
        }
    }

    /// Says on the frame how many lines are out of sight.
    fn beyond(&self, canvas: &mut Canvas, above: usize, below: usize) {
        let end = self.x + self.width + 1;
        frame::beyond(
            canvas,
            (self.titled, end),
            self.frame.0,
            above,
            false,
            self.lang,
        );
        frame::beyond(canvas, (self.x, end), self.frame.1, below, true, self.lang);
    }

    /// Draws lines that are only read, from the first one in sight.
    fn text(&self, canvas: &mut Canvas, top: usize, lines: &[(String, Role)]) {
        let top = top.min(lines.len().saturating_sub(self.height));
        for (place, (words, role)) in lines.iter().skip(top).take(self.height).enumerate() {
            canvas.put(self.x, self.y + place, self.width, words, *role);
        }
        self.beyond(canvas, top, lines.len().saturating_sub(top + self.height));
        canvas.point(self.x, self.y);
    }

    /// Says that nothing fits what is typed into the filter, and what to do.
    fn none(&self, canvas: &mut Canvas, top: usize, filter: &Line) {
        let none = text(
            "没有匹配项：退格放宽，Esc 返回",
            "No match. Backspace widens, Esc closes",
        );
        if !filter.text.trim().is_empty() {
            let y = self.y + top;
            canvas.put(self.x, y, self.width, none.in_lang(self.lang), Role::Dim);
        }
    }

    /// Draws a list of lines so that the highlighted one is in sight.
    fn list(&self, canvas: &mut Canvas, top: usize, row: usize, lines: &[(String, Role)]) {
        let rows = self.height.saturating_sub(top);
        let first = (row + 1).saturating_sub(rows);
        self.beyond(canvas, first, lines.len().saturating_sub(first + rows));
        for (place, (words, role)) in lines.iter().enumerate().skip(first).take(rows) {
            let y = self.y + top + place - first;
            match place == row {
                true => {
                    canvas.fill(self.x, y, self.width, words, Role::Selected);
                    if top == 0 {
                        canvas.point(self.x, y);
                    }
                }
                false => {
                    canvas.put(self.x, y, self.width, words, *role);
                }
            }
        }
    }

    /// Draws what narrows a list of the catalogue.
    fn filter(&self, canvas: &mut Canvas, lang: Lang, filter: &Line) {
        let label = text("筛选（可用拼音首字母）：", "Filter: ").in_lang(lang);
        self.line(canvas, 0, label, filter);
    }

    /// Draws a line that is typed into, the caret inside.
    fn line(&self, canvas: &mut Canvas, top: usize, label: &str, line: &Line) {
        let y = self.y + top;
        let used = canvas.put(self.x, y, self.width / 2, label, Role::Dim);
        let cells = self.width.saturating_sub(used).max(1);
        let (first, column) = words_of::window(&line.text, line.caret.at, cells);
        let marked = line.caret.selection().unwrap_or_default();
        let marked = marked.start.saturating_sub(first)..marked.end.saturating_sub(first);
        let shown = &line.text[first..];
        canvas.marked_row(self.x + used, y, cells, shown, Role::Plain, marked);
        canvas.point(self.x + used + column, y);
    }
}

fn widest(lines: &[(String, Role)], least: usize) -> usize {
    let cells = lines.iter().map(|(words, _)| words_of::width(words));
    cells.max().unwrap_or(0).max(least)
}

fn keys_of(line: &Binding, lang: Lang) -> String {
    let keys = line.keys.iter().filter_map(|name| Key::parse(name));
    keys.map(|key| key_name(key, lang))
        .collect::<Vec<_>>()
        .join(" / ")
}

/// A label as a sentence begins.
fn capital(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A command's label with its first key beside it.
fn command_line(line: &Binding, lang: Lang, cells: usize) -> String {
    let label = capital(line.label.in_lang(lang));
    let first = line.keys.first().and_then(|name| Key::parse(name));
    let key = first.map_or(String::new(), |key| key_name(key, lang));
    let room = cells.saturating_sub(words_of::width(&label) + words_of::width(&key));
    format!("{label}{}{key}", " ".repeat(room.max(2)))
}

fn menu(wizard: &Wizard, canvas: &mut Canvas, row: usize) {
    let lang = wizard.lang;
    let cells = 56.min(wizard.layout.width.saturating_sub(8));
    let lines: Vec<(String, Role)> = MENU
        .iter()
        .enumerate()
        .filter_map(|(place, command)| {
            let words = match command {
                Command::Out => text("继续填写", "Go on writing").in_lang(lang).to_owned(),
                _ => command_line(keymap::binding(*command)?, lang, cells - 2),
            };
            Some((format!("{} {words}", place + 1), Role::Plain))
        })
        .collect();
    let title = text("菜单", "Menu").in_lang(lang);
    let panel = Panel::open(wizard, canvas, title, widest(&lines, cells), lines.len());
    panel.list(canvas, 0, row, &lines);
}

fn commands(wizard: &Wizard, canvas: &mut Canvas, filter: &Line, row: usize) {
    let lang = wizard.lang;
    let cells = 60.min(wizard.layout.width.saturating_sub(8));
    let found = palette(&filter.text, lang);
    let lines: Vec<(String, Role)> = found
        .iter()
        .map(|line| (command_line(line, lang, cells), Role::Plain))
        .collect();
    let title = text("全部命令", "All commands").in_lang(lang);
    let panel = Panel::open(wizard, canvas, title, cells, lines.len().max(1) + 1);
    panel.line(canvas, 0, text("筛选：", "Filter: ").in_lang(lang), filter);
    panel.list(canvas, 1, row, &lines);
    if lines.is_empty() {
        panel.none(canvas, 1, filter);
    }
}

fn pick(wizard: &Wizard, canvas: &mut Canvas, picker: &Picker) {
    let lang = wizard.lang;
    let many = picker.kind().is_list();
    let entries = picker.entries(&wizard.plan, lang);
    let numbered = match picker.filter.text.is_empty() {
        true => wizard.numbered(picker.kind()),
        false => 0,
    };
    let number = |place: usize| match numbered {
        0 => String::new(),
        _ if place < numbered => format!("{} ", place + 1),
        _ => "  ".to_owned(),
    };
    let lines: Vec<(String, Role)> = entries
        .iter()
        .enumerate()
        .map(|(place, entry)| match entry {
            Entry::Pick {
                name,
                detail,
                chosen,
                ..
            } => {
                let mark = tick(many, *chosen);
                let detail = match detail.is_empty() {
                    true => String::new(),
                    false => lang.bracketed(detail),
                };
                let name = match name.is_empty() {
                    true => words::EMPTY.in_lang(lang),
                    false => name,
                };
                (
                    format!("{}{mark} {name}{detail}", number(place)),
                    Role::Plain,
                )
            }
            Entry::Pending { chosen } => {
                let words = words::PENDING.in_lang(lang);
                let mark = tick(many, *chosen);
                (format!("{}{mark} {words}", number(usize::MAX)), Role::Gap)
            }
            Entry::New => {
                let name = picker.filter.text.trim();
                (
                    format!("{}{name}", words::NEW_ROW.in_lang(lang)),
                    Role::Focus,
                )
            }
        })
        .collect();
    let ask = picker.cell.sheet.ask(picker.cell.field);
    let title = ask.label.in_lang(lang);
    let cells = widest(&lines, 44);
    let panel = Panel::open(wizard, canvas, title, cells, lines.len().max(1) + 2);
    panel.line(
        canvas,
        0,
        text("筛选：", "Filter: ").in_lang(lang),
        &picker.filter,
    );
    panel.list(canvas, 1, picker.row, &lines);
    if lines.is_empty() {
        panel.none(canvas, 1, &picker.filter);
    }
    let adds = picker.kind().refers_to().is_some();
    let hint = match (many, adds) {
        // While a filter is typed, a space is a letter of it.
        (true, _) if !picker.filter.text.is_empty() => {
            text("回车勾选  Esc 完成", "Enter ticks it  Esc done")
        }
        (true, true) => text(
            "空格勾选  回车完成  输入名称可筛选、新增",
            "Space ticks  Enter done  type to narrow or add",
        ),
        (true, false) => text("空格勾选  回车完成", "Space ticks  Enter done"),
        (false, true) => text(
            "回车选定  Esc 返回  输入名称可筛选、新增",
            "Enter chooses  Esc back  type to narrow or add",
        ),
        (false, false) => text("回车选定  Esc 返回", "Enter chooses  Esc back"),
    };
    if panel.height > lines.len() + 1 {
        let y = panel.y + panel.height - 1;
        canvas.put(panel.x, y, panel.width, hint.in_lang(lang), Role::Dim);
    }
}

fn tick(many: bool, chosen: bool) -> &'static str {
    match (many, chosen) {
        (true, true) => "[x]",
        (true, false) => "[ ]",
        (false, true) => "(x)",
        (false, false) => "( )",
    }
}

fn prompt(wizard: &Wizard, canvas: &mut Canvas, purpose: &Purpose, line: &Line) {
    let lang = wizard.lang;
    let (title, hint) = match purpose {
        Purpose::SaveAs => (
            text("另存为：文件名", "Save as: file name"),
            text(
                "以后都存到这个文件，原来的文件不动。回车保存，Esc 取消。",
                "The draft is kept there from now on; the old file stays. Enter saves, Esc cancels.",
            ),
        ),
        Purpose::RuleOut { said, .. } => {
            return reason(wizard, canvas, said, line);
        }
        Purpose::New { .. } => (
            text("新方案：文件名", "New plan: file name"),
            text(
                "保存在当前目录。回车开始，Esc 取消。",
                "Kept in this directory. Enter begins, Esc cancels.",
            ),
        ),
    };
    prompt_panel(
        wizard,
        canvas,
        title.in_lang(lang),
        hint.in_lang(lang),
        line,
    );
}

/// Why a finding does not apply; under the line stands what was found.
fn reason(wizard: &Wizard, canvas: &mut Canvas, said: &str, line: &Line) {
    let title = text("不适用：写明理由", "Does not apply: say why");
    let hint = match wizard.lang {
        Lang::Zh => format!("{said}回车记下，以后不再提示；Esc 取消。"),
        Lang::En => format!("{said} Enter notes the reason and it is not told again; Esc cancels."),
    };
    prompt_panel(wizard, canvas, title.in_lang(wizard.lang), &hint, line);
}

fn prompt_panel(wizard: &Wizard, canvas: &mut Canvas, title: &str, hint: &str, line: &Line) {
    let cells = 66.min(wizard.layout.width.saturating_sub(8));
    let rows = words_of::wrap(hint, cells);
    let panel = Panel::open(wizard, canvas, title, cells, rows.len() + 2);
    panel.line(canvas, 0, "", line);
    for (place, row) in rows.iter().enumerate() {
        let y = panel.y + 2 + place;
        canvas.row(
            panel.x,
            y,
            panel.width,
            &hint[row.start..row.end],
            Role::Dim,
        );
    }
}

fn find(wizard: &Wizard, canvas: &mut Canvas, line: &Line, row: usize) {
    let lang = wizard.lang;
    let cells = 70.min(wizard.layout.width.saturating_sub(6));
    let hits = wizard.hits(&line.text);
    let room = cells / 2;
    let lines: Vec<(String, Role)> = hits
        .iter()
        .map(|hit| {
            let (place, used) = words_of::cut(&hit.place, room);
            let gap = " ".repeat(room + 1 - used);
            (format!("{place}{gap}{}", hit.words), Role::Plain)
        })
        .collect();
    let title = text("在全部内容中查找", "Find in all answers").in_lang(lang);
    let panel = Panel::open(wizard, canvas, title, cells, lines.len().clamp(1, 14) + 1);
    panel.line(canvas, 0, text("查找：", "Find: ").in_lang(lang), line);
    if lines.is_empty() {
        panel.none(canvas, 1, line);
    }
    panel.list(canvas, 1, row, &lines);
}

fn vacancy(wizard: &Wizard, canvas: &mut Canvas, vacancy: &Vacancy) {
    let lang = wizard.lang;
    let choices = wizard.choices(vacancy);
    let lines: Vec<(String, Role)> = choices
        .iter()
        .enumerate()
        .map(|(place, choice)| {
            let words = format!("{} {}", place + 1, choice.label(lang));
            (words, Role::Plain)
        })
        .collect();
    let title = match lang {
        crate::locale::Lang::Zh => format!("引用“{}”的地方", vacancy.name),
        crate::locale::Lang::En => format!("Where \"{}\" is named", vacancy.name),
    };
    let cells = widest(&lines, words_of::width(&title) + 4);
    let panel = Panel::open(wizard, canvas, &title, cells, lines.len());
    panel.list(canvas, 0, vacancy.row, &lines);
}

fn conflict(wizard: &Wizard, canvas: &mut Canvas, rival: Rival, row: usize) {
    let lang = wizard.lang;
    let choices = rival.choices();
    let lines: Vec<(String, Role)> = (choices.iter())
        .map(|(words, _)| (words.in_lang(lang).to_owned(), Role::Plain))
        .collect();
    let title = rival.title().in_lang(lang);
    let panel = Panel::open(wizard, canvas, title, widest(&lines, 40), lines.len());
    panel.list(canvas, 0, row, &lines);
}

fn copied(wizard: &Wizard, canvas: &mut Canvas, row: usize) {
    let lang = wizard.lang;
    let cells = 60.min(wizard.layout.width.saturating_sub(8));
    let texts = wizard.ring().texts().iter();
    let lines: Vec<(String, Role)> = texts
        .map(|words| (words_of::cut(words, cells).0, Role::Plain))
        .collect();
    let title = text("粘贴哪一段", "Paste which one").in_lang(lang);
    let panel = Panel::open(wizard, canvas, title, cells, lines.len());
    panel.list(canvas, 0, row, &lines);
}

fn help(wizard: &Wizard, canvas: &mut Canvas, top: usize) {
    let lang = wizard.lang;
    let cells = 70.min(wizard.layout.width.saturating_sub(6));
    let mut lines: Vec<(String, Role)> = Vec::new();
    let mut say = |words: &str, role: Role| {
        for row in words_of::wrap(words, cells) {
            lines.push((words[row.start..row.end].to_owned(), role));
        }
    };
    if !frame::heading_fits(wizard) {
        // The header cuts a long name; here it stands whole.
        say(&frame::heading(wizard), Role::Title);
        say("", Role::Plain);
    }
    if let Some((sheet, _, field)) = wizard.focus.field()
        && wizard.path.is_some()
    {
        let ask = sheet.ask(field);
        say(ask.label.in_lang(lang), Role::Title);
        say(ask.help.in_lang(lang), Role::Plain);
        say(&crate::wizard::page::example(wizard, ask), Role::Dim);
        say("", Role::Plain);
    }
    let promise = text(
        "您写的内容自动保存。只用 Tab、方向键、回车、Esc 和数字键就能完成全部操作。",
        "What you write is saved by itself. Tab, arrows, Enter, Esc and digits alone reach everything.",
    );
    say(promise.in_lang(lang), Role::Plain);
    for (scope, title) in SCOPES {
        say("", Role::Plain);
        say(title.in_lang(lang), Role::Title);
        let of_scope = BINDINGS.iter().filter(|line| line.scope == scope);
        for line in of_scope.filter(|line| !line.keys.is_empty()) {
            let keys = keys_of(line, lang);
            let room = 26usize.saturating_sub(words_of::width(&keys)).max(2);
            say(
                &format!(
                    "{keys}{}{}",
                    " ".repeat(room),
                    capital(line.label.in_lang(lang))
                ),
                Role::Plain,
            );
        }
    }
    let title = text("帮助（Esc 关闭）", "Help (Esc closes)").in_lang(lang);
    let panel = Panel::open(wizard, canvas, title, cells, lines.len());
    panel.text(canvas, top, &lines);
}
