//! What the terminal shows while one types: the cursor where an input method draws, and no word lost.

use super::{SIZE, asks, behind, caret_behind, empty_directory, plan_in, types};
use crate::support::terminal::Terminal;
use commplan::catalog::PROJECT;
use commplan::locale::Lang;
use commplan::plan::Plan;
use tempfile::TempDir;

fn begun(size: (u16, u16)) -> (TempDir, Terminal) {
    let dir = empty_directory();
    let terminal = Terminal::start(dir.path(), &["a.plan.json", "--lang", "zh"], size);
    asks(&terminal, Lang::Zh, &PROJECT, "name");
    (dir, terminal)
}

/// Leaves, and reads what was written.
fn left(dir: &TempDir, terminal: &mut Terminal) -> Plan {
    terminal.press("ctrl+q");
    assert_eq!(terminal.ends(), 0);
    plan_in(&dir.path().join("a.plan.json"))
}

#[test]
fn the_cursor_stands_behind_every_typed_character() {
    let (dir, mut terminal) = begun(SIZE);
    let mut written = String::new();
    for letter in "港口门户，a改版".chars() {
        written.push(letter);
        terminal.send(letter.to_string().as_bytes());
        caret_behind(&terminal, &written);
    }
    // Also within the text, and after what is erased.
    terminal.press("left*2");
    caret_behind(&terminal, "港口门户，a");
    terminal.press("backspace");
    caret_behind(&terminal, "港口门户，");
    terminal.sees("港口门户，改版");
    assert_eq!(left(&dir, &mut terminal).project.name, "港口门户，改版");
}

#[test]
fn forty_one_ideographs_pass_the_width_of_the_field() {
    let (dir, mut terminal) = begun(SIZE);
    types(&mut terminal, "项");
    let (top, left_of_second) = caret_behind(&terminal, "项");
    let first = left_of_second - 2;
    // Two cells each, between the frame's sides.
    let frame = terminal.wait("the frame's right side", |screen| {
        let sides = behind(screen, "│").into_iter();
        sides
            .filter(|(row, _)| *row == top)
            .map(|(_, column)| column)
            .max()
    });
    let a_row = (frame - 1 - first) / 2;
    assert!((20..41).contains(&a_row), "{a_row} in a row");
    for count in 2..=41 {
        terminal.send("项".as_bytes());
        terminal.wait(&format!("the cursor behind {count}"), |screen| {
            let shown = screen.contents().matches('项').count();
            let (row, column) = screen.cursor_position();
            // In the header stands the name too, cut to its room.
            let inside = column >= first && column < frame;
            let rows_down = row.checked_sub(top)?;
            let typed = match (rows_down, inside) {
                (0, true) => (column - first) / 2,
                (1, true) => {
                    let above = behind(screen, "项");
                    let above = above.iter().filter(|(at, _)| *at == top).count() as u16;
                    above + (column - first) / 2
                }
                _ => return None,
            };
            (shown > 0 && typed == count && !screen.hide_cursor()).then_some(())
        });
    }
    assert_eq!(left(&dir, &mut terminal).project.name, "项".repeat(41));
}

#[test]
fn three_pasted_lines_become_one() {
    let (dir, mut terminal) = begun(SIZE);
    terminal.press("paste(\"港口\\n门户\\n改版\")");
    caret_behind(&terminal, "港口 门户 改版");
    terminal.sees("2 个换行改成了空格");
    // A paste that nothing takes is not taken for keys: the line break does not press anything.
    terminal.press_until("esc", "回车 进入");
    terminal.press_until("ctrl+n", "+ 新增沟通目标");
    terminal.press_until("esc", "回车 进入");
    terminal.press_until("paste(\"1\\n2\\n\")", "没有写入");
    terminal.sees("+ 新增沟通目标");
    assert_eq!(left(&dir, &mut terminal).project.name, "港口 门户 改版");
}

#[test]
fn the_smallest_terminal_keeps_the_text() {
    let (dir, mut terminal) = begun(SIZE);
    types(&mut terminal, "港口门户改版");
    for (columns, rows) in [(1, 1), (33, 8), (2, 30), (120, 36), (1, 1)] {
        terminal.resize(columns, rows);
        // Keys go on working meanwhile.
        terminal.send("！".as_bytes());
        terminal.press("backspace");
    }
    terminal.resize(80, 24);
    asks(&terminal, Lang::Zh, &PROJECT, "name");
    caret_behind(&terminal, "港口门户改版");
    assert_eq!(left(&dir, &mut terminal).project.name, "港口门户改版");
}

#[test]
fn a_typed_answer_is_shown_at_every_size() {
    for size in [(48, 16), (80, 24), (120, 36)] {
        let dir = empty_directory();
        let mut terminal = Terminal::start(dir.path(), &["a.plan.json", "--lang", "zh"], size);
        terminal.sees("项目名称");
        types(&mut terminal, "港口门户改版");
        terminal.press("tab");
        terminal.sees("客户单位");
        types(&mut terminal, "安科港务有限公司");
        let plan = left(&dir, &mut terminal);
        assert_eq!(plan.project.name, "港口门户改版");
        assert_eq!(plan.project.client, "安科港务有限公司");
    }
}

#[test]
fn borders_are_plain_where_the_terminal_draws_lines_wide() {
    let (_dir, mut terminal) = begun(SIZE);
    terminal.sees("─");
    // The answer to what was asked before the first frame: one cell, then, from another terminal, two.
    terminal.send(b"\x1b[2;2R");
    terminal.press("\"港\"");
    caret_behind(&terminal, "港");
    assert!(terminal.contents().contains('─'));
    terminal.send(b"\x1b[2;3R");
    terminal.loses("─");
    terminal.sees("+------");
    caret_behind(&terminal, "港");
}
