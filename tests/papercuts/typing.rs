//! What is typed, pasted, erased and copied.

use super::{Open, SIZE};
use commplan::plan::Plan;
use rustix::process::Signal;
use std::time::{Duration, Instant};

/// 1: what the wheel does never takes the caret out of sight, and the next letter lands where it is.
#[test]
fn the_view_stays_with_the_caret() {
    let mut plan = Plan::default();
    let lines: Vec<String> = (1..=60).map(|line| format!("line {line}")).collect();
    plan.project.background = lines.join("\n");
    let mut open = Open::plan(SIZE, &plan).at_background();
    open.terminal.sees("line 60");
    // The wheel as terminals tell it that report the mouse unasked, then as they tell it on the alternate screen.
    open.terminal
        .send(&b"\x1b[<64;40;12M\x1b[<64;40;12m".repeat(10));
    open.terminal.press("up*40");
    open.terminal.sees("line 20");
    open.terminal.press("\"Z\"");
    open.caret_behind("Z", 1);
    open.terminal.sees("line 20Z");
    let written = open.left().project.background;
    assert!(written.contains("line 20Z\n"), "{written}");
}

/// 2: a long paste comes in whole, and one undo takes it back.
#[test]
fn a_long_paste_is_one_change() {
    let mut open = Open::empty(SIZE).at_background();
    let lines: Vec<String> = (0..800)
        .map(|line| format!("第{line:03}行 沟通 plan"))
        .collect();
    let text = lines.join("\n");
    assert!(text.chars().count() >= 9_600);
    open.terminal
        .send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    open.terminal.sees("第799行 沟通 plan");
    open.caret_behind("n", 1);
    open.terminal.press("ctrl+z");
    open.terminal.loses("第799行");
    open.terminal.press_until("ctrl+y", "第799行 沟通 plan");
    assert_eq!(open.left().project.background, text);
}

/// 3: three lines become one in a field of one line; that is said, and nothing is submitted.
#[test]
fn pasted_lines_become_one() {
    let mut open = Open::empty(SIZE);
    open.terminal
        .press_until("paste(\"甲\n乙\r\n丙\n\")", "2 个换行改成了空格");
    open.terminal.sees("> 项目名称");
    open.caret_behind("丙", 2);
    let plan = open.left();
    assert_eq!(
        (plan.project.name.as_str(), plan.project.client.as_str()),
        ("甲 乙 丙", "")
    );
}

/// 4: the same where the terminal marks no pastes, so that it comes as keys.
#[test]
fn an_unmarked_paste_presses_no_enter() {
    let mut open = Open::empty(SIZE);
    open.terminal.send("甲\r乙\r丙\r".as_bytes());
    open.terminal.sees("2 个换行改成了空格");
    open.terminal.sees("> 项目名称");
    open.caret_behind("丙", 2);
    let plan = open.left();
    assert_eq!(
        (plan.project.name.as_str(), plan.project.client.as_str()),
        ("甲 乙 丙", "")
    );
}

/// 4: the same where each letter comes by itself.
#[test]
fn a_paste_letter_by_letter_presses_no_enter() {
    // Whoever shares the machine may hold up the writing for so long that it is no paste; then it is tried once more.
    for _ in 0..20 {
        let mut open = Open::empty(SIZE);
        let mut slowest = Duration::ZERO;
        let mut last = Instant::now();
        for letter in "ab\rcd\re\r".bytes() {
            open.terminal.send(&[letter]);
            slowest = slowest.max(last.elapsed());
            last = Instant::now();
        }
        if slowest > Duration::from_millis(2) {
            continue;
        }
        open.caret_behind("e", 1);
        open.terminal.sees("> 项目名称");
        assert_eq!(open.left().project.name, "ab cd e");
        return;
    }
    panic!("the machine never gave eight letters in a row their time");
}

/// The same keys by a person: Enter after a word that an input method committed goes on.
#[test]
fn an_enter_after_a_word_goes_on() {
    let mut open = Open::empty(SIZE);
    open.terminal.press("\"港口\"");
    open.caret_behind("口", 2);
    open.terminal.press_until("enter", "> 客户单位");
    assert_eq!(open.left().project.name, "港口");
}

/// 5: one Backspace takes a joined family whole.
#[test]
fn backspace_takes_a_whole_cluster() {
    let mut open = Open::empty(SIZE);
    open.terminal.press("\"a\"");
    let (row, column) = open.caret_behind("a", 1);
    open.terminal.press("\"👨‍👩‍👧‍👦\"");
    open.caret_at((row, column + 2));
    open.terminal.press("backspace");
    open.caret_at((row, column));
    assert_eq!(open.left().project.name, "a");
}

/// 6: Left, Right and Delete take a cluster as one.
#[test]
fn clusters_are_one_step_each() {
    for (cluster, cells) in [
        ("e\u{301}", 1),
        ("🇨🇳", 2),
        ("1\u{FE0F}\u{20E3}", 2),
        ("👍🏽", 2),
    ] {
        let mut open = Open::empty(SIZE);
        open.terminal.press("\"x\"");
        let (row, column) = open.caret_behind("x", 1);
        open.terminal.press(&format!("\"{cluster}y\""));
        open.caret_at((row, column + cells + 1));
        for (key, at) in [
            ("left", column + cells),
            ("left", column),
            ("right", column + cells),
            ("left", column),
            ("delete", column),
        ] {
            open.terminal.press(key);
            open.caret_at((row, at));
        }
        open.terminal.sees("xy");
        assert_eq!(open.left().project.name, "xy", "{cluster}");
    }
}

/// 7: a wide character that meets the last single cell of a row goes to the next row whole.
#[test]
fn a_wide_character_is_never_halved() {
    let mut open = Open::empty((81, 24));
    open.terminal.press("\"项\"");
    let (row, column) = open.caret_behind("项", 2);
    let first = column - 2;
    for _ in 1..30 {
        open.terminal.press("\"目\"");
    }
    // 53 cells: 26 characters and one cell that stays free.
    open.caret_at((row + 1, first + 8));
    open.terminal
        .wait("a free cell before the frame", |screen| {
            let cell = |column| screen.cell(row, column).expect("a cell").contents();
            let whole = cell(first + 50) == "目" && cell(first + 52).trim().is_empty();
            (whole && cell(first + 54) == "│").then_some(())
        });
    assert_eq!(open.left().project.name.chars().count(), 30);
}

/// 8: wherever an input method commits, the visible cursor stands behind what it committed.
#[test]
fn the_cursor_is_where_an_input_method_draws() {
    let mut open = Open::empty(SIZE);
    // A field; then what opens over it: the palette, find, the name in the export; then the filter of a picker.
    for (keys, title) in [
        (&[""][..], "> 项目名称"),
        (&["ctrl+k"], "全部命令"),
        (&["ctrl+f"], "在全部内容中查找"),
        (
            &["ctrl+k", "\"导出内部版\"", "enter", "up"],
            "扩展名决定格式",
        ),
        (&["tab*4", "enter"], "筛选："),
    ] {
        for key in keys {
            open.terminal.press(key);
            if *key == "ctrl+k" {
                open.terminal.sees("全部命令");
            } else if key.starts_with('"') {
                open.caret_behind("版", 2);
            } else if key.starts_with("tab") {
                open.terminal.sees("> 方案责任人");
            }
        }
        open.terminal.sees(title);
        open.terminal.press("\"你好\"");
        open.caret_behind("好", 2);
        if title != "> 项目名称" {
            open.terminal.press("esc");
            open.terminal.loses(title);
        }
    }
    assert_eq!(open.left().project.name, "你好");
}

/// 12: Ctrl-C in the middle of a word loses nothing, says so, and leaves at the second press.
#[test]
fn control_c_loses_nothing() {
    let mut open = Open::empty(SIZE);
    open.terminal.press("\"港口\" left");
    open.caret_behind("港", 2);
    open.terminal.press_until("ctrl+c", "再按一次 Ctrl-C 退出");
    open.caret_behind("港", 2);
    open.terminal.press("ctrl+c");
    assert_eq!(open.terminal.ends(), 0);
    assert_eq!(open.on_disk().project.name, "港口");
}

/// 13: Esc three times leads to the menu, and the half-filled field keeps its words.
#[test]
fn escape_loses_nothing() {
    let mut open = Open::empty(SIZE);
    open.terminal.press("\"港口\"");
    open.caret_behind("口", 2);
    // In one read, so that the menu is seen when both have done what they do. It is the outermost thing: one more closes
    // it.
    open.terminal.send(b"\x1b\x1b");
    open.terminal.sees("继续填写");
    open.terminal.press("esc");
    open.terminal.loses("继续填写");
    assert_eq!(open.left().project.name, "港口");
}

/// 17: Ctrl-Z is undo; a stop from outside gives the terminal back, and going on takes it again at its new size.
#[test]
fn control_z_is_undo_and_a_stop_is_a_stop() {
    let mut open = Open::empty(SIZE);
    open.terminal.press("\"港口，\"");
    open.caret_behind("，", 2);
    open.terminal.press("\"门户\"");
    open.caret_behind("户", 2);
    open.terminal.press_until("ctrl+z", "已撤销输入");
    open.caret_behind("，", 2);
    open.signal(Signal::TSTP);
    open.terminal.wait("the shell's screen", |screen| {
        let given_back =
            !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor();
        given_back.then_some(())
    });
    open.stops();
    open.terminal.resize(100, 30);
    open.signal(Signal::CONT);
    open.terminal.wait("the whole screen again", |screen| {
        let rule = screen.rows(0, 100).nth(1)?;
        let whole = screen.alternate_screen() && rule == "─".repeat(100);
        (whole && screen.bracketed_paste()).then_some(())
    });
    open.terminal.sees("> 项目名称");
    open.terminal.press("\"入口\"");
    open.caret_behind("口", 2);
    assert_eq!(open.left().project.name, "港口，入口");
}

/// What is copied goes to the terminal's clipboard once, and nothing else ever does.
#[test]
fn a_copy_reaches_the_terminals_clipboard() {
    let mut open = Open::empty(SIZE);
    open.terminal.press("\"ab项目\" shift+left shift+left");
    open.caret_behind("b", 1);
    let clipboard = |raw: &[u8]| raw.windows(5).filter(|bytes| bytes == b"\x1b]52;").count();
    assert_eq!(clipboard(&open.terminal.raw()), 0);
    open.terminal.press_until("ctrl+c", "已复制 2 字");
    let raw = open.terminal.raw();
    assert_eq!(clipboard(&raw), 1);
    let wanted = b"\x1b]52;c;6aG555uu\x07";
    assert!(raw.windows(wanted.len()).any(|bytes| bytes == wanted));
    open.terminal.press_until("end ctrl+v", "已粘贴 2 字");
    assert_eq!(open.left().project.name, "ab项目项目");
}

/// Ctrl-T hands the text to the user's editor, with the terminal, and takes back what was saved.
#[test]
fn an_editor_has_the_terminal_to_itself() {
    let script =
        "sh -c 'tty; printf \"ready\\n\"; read -r line; printf \"%s\\n\" \"$line\" >> \"$1\"' ed";
    let mut open = Open::with(
        SIZE,
        &Plan::default(),
        &[("VISUAL", script), ("EDITOR", "false")],
    );
    open.terminal.press_until("tab*5", "> 项目背景");
    open.terminal.press("\"港口\"");
    open.caret_behind("口", 2);
    open.terminal.press("ctrl+t");
    open.terminal.wait("the editor's screen", |screen| {
        let editor = !screen.alternate_screen() && screen.contents().contains("ready");
        editor.then_some(())
    });
    open.terminal.send("门户\r".as_bytes());
    open.terminal.sees("已采用编辑器里的文字");
    open.caret_behind("户", 2);
    assert!(open.terminal.is_alternate());
    open.terminal
        .press_until("ctrl+z", "已撤销：在编辑器里改写");
    open.terminal
        .press_until("ctrl+y", "已重做：在编辑器里改写");
    assert_eq!(open.left().project.background, "港口\n门户");
}

/// Without an editor Ctrl-T says what to set.
#[test]
fn without_an_editor_it_is_said() {
    let mut open = Open::empty(SIZE).at_background();
    open.terminal.press_until("ctrl+t", "没有设置编辑器");
    assert!(open.terminal.is_alternate());
}
