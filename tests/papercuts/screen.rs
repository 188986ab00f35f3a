//! What the screen shows while windows change, colours are missing and names are long.

use super::support::terminal::Terminal;
use super::{Open, SIZE};
use commplan::catalog::{STEPS, Starter};
use commplan::draft;
use commplan::form::Ids;
use commplan::locale::Lang;
use commplan::plan::Plan;
use commplan::text;
use portable_pty::CommandBuilder;

/// The finished Chinese plan.
fn finished() -> Plan {
    let starter = Starter::named("software-delivery").expect("a starter");
    let text = starter.text(Lang::Zh).as_bytes();
    draft::read(text, &mut Ids::new(1)).expect("the starter is sound")
}

/// Where a text stands first: its row and the column after it.
fn after(terminal: &Terminal, words: &str) -> (u16, u16) {
    terminal.wait(words, |screen| {
        let (_, columns) = screen.size();
        let lines = screen.rows(0, columns.get()).enumerate();
        lines.into_iter().find_map(|(row, line)| {
            let (before, _) = line.split_once(words)?;
            let cells = text::width(before) + text::width(words);
            Some((row as u16, cells as u16))
        })
    })
}

/// The numbers of every SGR sequence in a stream.
fn renditions(raw: &[u8]) -> Vec<Vec<u16>> {
    let text = String::from_utf8_lossy(raw);
    let sequences = text.split("\u{1b}[").skip(1);
    sequences
        .filter_map(|rest| {
            let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ';' || c == ':'))?;
            let numbers = rest[..end].split([';', ':']);
            rest[end..]
                .starts_with('m')
                .then(|| numbers.map(|n| n.parse().unwrap_or(0)).collect())
        })
        .collect()
}

/// 9: what happens of itself while an input method is open (the save, its time of day) never takes the cursor away.
#[test]
fn saving_leaves_the_cursor_where_it_is() {
    let mut open = Open::empty(SIZE);
    open.terminal.press("\"你好\"");
    let place = open.caret_behind("好", 2);
    let before = open.terminal.raw().len();
    open.terminal
        .wait("the save, and the cursor at its place", |screen| {
            let saved = screen.contents().contains("已保存 ");
            // Seen in the same moment: a frame that shows the one shows the other.
            saved.then(|| (screen.cursor_position(), screen.hide_cursor()))
        });
    open.caret_at(place);
    let raw = open.terminal.raw();
    let since = String::from_utf8_lossy(&raw[before..]);
    assert!(
        !since.contains("\u{1b}[?25l"),
        "hidden meanwhile: {since:?}"
    );
}

/// 10: one cell and back; what was typed meanwhile is there.
#[test]
fn one_cell_keeps_what_is_typed() {
    let mut open = Open::empty(SIZE);
    open.terminal.press("\"港\"");
    open.caret_behind("港", 2);
    open.terminal.resize(1, 1);
    open.terminal.press("\"口\"");
    open.terminal.resize(80, 24);
    open.terminal.press("\"门\"");
    open.terminal.sees("港口门");
    open.caret_behind("门", 2);
    assert_eq!(open.left().project.name, "港口门");
}

/// 11: two hundred sizes in a row; the last one counts, and nothing of the others is left.
#[test]
fn the_last_of_many_sizes_wins() {
    let open = Open::plan(SIZE, &finished());
    // The same plan in a window that always had this size.
    let other = Open::plan((100, 30), &finished());
    // Cells that were never written are no others than those that were erased.
    let lines = |contents: String| -> Vec<String> {
        let lines = contents.lines();
        lines.map(|line| line.trim_end().to_owned()).collect()
    };
    for turn in 0u16..200 {
        open.terminal.resize(20 + turn * 7 % 120, 5 + turn * 3 % 40);
    }
    open.terminal.resize(100, 30);
    open.terminal
        .wait("a screen as if it had always been so", |screen| {
            let wanted = lines(other.terminal.contents());
            (lines(screen.contents()) == wanted).then_some(())
        });
    let (row, column, hidden) = other.terminal.cursor();
    assert!(!hidden);
    open.caret_at((row, column));
}

/// 19: a terminal that cannot draw is refused in a sentence, and nothing is drawn on it.
#[test]
fn a_terminal_that_cannot_draw_is_told_so() {
    let dir = tempfile::tempdir().expect("a directory");
    for term in ["dumb", ""] {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_commplan"));
        command.args(["a.plan.json", "--lang", "zh"]);
        let mut terminal = Terminal::spawn(dir.path(), command, SIZE, &[("TERM", term)]);
        assert_eq!(terminal.ends(), 2);
        let raw = String::from_utf8(terminal.raw()).expect("UTF-8");
        assert!(
            raw.contains("TERM") && raw.contains("commplan export"),
            "{raw:?}"
        );
        assert!(!raw.contains('\u{1b}'), "{raw:?}");
    }
    assert!(!dir.path().join("a.plan.json").exists());
}

/// 20: without colours the focus, a gap, a marked text, a chosen row and an alarm are still told apart.
#[test]
fn nothing_is_said_by_colour_alone() {
    let mut open = Open::with(SIZE, &finished(), &[("NO_COLOR", "1")]);
    // The focus has a pointer and a frame.
    open.terminal.sees("> 项目名称");
    open.terminal.sees("┌──");
    open.terminal.press("end shift+left");
    open.terminal.wait("a marked character", |screen| {
        let (rows, columns) = screen.size();
        let (rows, columns) = (rows.get(), columns.get());
        let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let marked = cells
            .filter_map(|(row, column)| screen.cell(row, column))
            .any(|cell| cell.inverse() && !cell.contents().trim().is_empty());
        marked.then_some(())
    });
    // The chosen step and the chosen row: reversed, and with a pointer.
    open.terminal.press("esc esc");
    open.terminal.wait("the chosen step", |screen| {
        let line = screen.rows(0, 80).nth(2)?;
        let cell = screen.cell(2, 1)?;
        (line.starts_with(">[") && cell.inverse()).then_some(())
    });
    open.terminal.press("\"3\"");
    let (row, _) = after(&open.terminal, "> ");
    assert!(row > 1);
    let plain = renditions(&open.terminal.raw());
    assert!(!plain.is_empty());
    for numbers in &plain {
        let coloured = |n: &u16| matches!(n, 30..=38 | 40..=48 | 90..=107);
        assert!(!numbers.iter().any(coloured), "{numbers:?}");
    }
    // A gap is a word.
    open.terminal.press_until("ctrl+n ctrl+n", "沟通计划");
}

/// 20: with colours only the terminal's own sixteen are used, and no background, so that light and dark both work.
#[test]
fn colours_are_the_terminals_own() {
    let mut open = Open::plan(SIZE, &finished());
    open.terminal
        .press_until("ctrl+n ctrl+n ctrl+n", "现场会议");
    open.terminal.press_until("ctrl+r", "预览");
    let used = renditions(&open.terminal.raw());
    assert!(used.iter().any(|numbers| numbers.contains(&32)), "{used:?}");
    for numbers in &used {
        let foreign = |n: &u16| matches!(n, 38 | 40..=48 | 100..=107);
        assert!(!numbers.iter().any(foreign), "{numbers:?}");
    }
}

/// 21: names of sixty ideographs are cut between two of them, nothing is pushed out of line, and help has them whole.
#[test]
fn long_names_are_cut_at_a_cell() {
    let name = "港".repeat(60);
    let client = "司".repeat(60);
    let mut plan = finished();
    plan.project.name.clone_from(&name);
    plan.project.client.clone_from(&client);
    for columns in [80, 81, 48, 120] {
        let mut open = Open::plan((columns, 24), &plan);
        // In the header stands as much as there is room for.
        if columns >= 60 {
            open.terminal.wait("the header", |screen| {
                let line = screen.rows(0, columns).next()?;
                let whole = line.starts_with(" 港") && line.contains("..");
                (whole && text::width(line.trim_end()) <= usize::from(columns)).then_some(())
            });
        }
        open.terminal.wait("every frame in its place", |screen| {
            let lines: Vec<String> = screen.rows(0, columns).collect();
            let rules = lines.iter().filter(|line| {
                // It may say how many lines are out of sight.
                text::width(line) == usize::from(columns)
                    && line.starts_with('─')
                    && line.ends_with('─')
            });
            (rules.count() == 2).then_some(())
        });
        open.terminal.press("f1");
        let told = |screen: &vt100::Screen, letter: char| {
            let shown = screen.contents().matches(letter).count();
            (shown >= 60).then_some(())
        };
        open.terminal
            .wait("the whole name", |screen| told(screen, '港'));
        open.terminal
            .wait("the whole client", |screen| told(screen, '司'));
    }
}

/// The mouse is off until its user turns it on; then a click goes to what it points at, and the terminal gets it back.
#[test]
fn the_mouse_is_a_choice() {
    let mut open = Open::plan(SIZE, &finished());
    let asks = |raw: &[u8]| String::from_utf8_lossy(raw).contains("\u{1b}[?1000h");
    let click =
        |row: u16, column: u16| format!("\u{1b}[<0;{column};{row}M\u{1b}[<0;{column};{row}m");
    open.terminal.send(click(5, 5).as_bytes());
    open.terminal.press("end");
    open.terminal.sees("> 项目名称");
    assert!(!asks(&open.terminal.raw()));
    open.terminal.press_until("ctrl+k", "全部命令");
    open.terminal.press("\"启用或停用鼠标\"");
    open.caret_behind("标", 2);
    open.terminal.press_until("enter", "鼠标已启用");
    assert!(asks(&open.terminal.raw()));
    // The third step, then the second row of its list, then a row further by the wheel.
    open.terminal.send(click(5, 5).as_bytes());
    open.terminal.sees("> 周建国");
    let (row, column) = after(&open.terminal, "王芳");
    open.terminal.send(click(row + 1, column).as_bytes());
    open.terminal.sees("> 王芳");
    open.terminal.send(b"\x1b[<65;40;12M");
    open.terminal.loses("> 王芳");
    open.terminal.press("ctrl+q");
    assert_eq!(open.terminal.ends(), 0);
    let raw = open.terminal.raw();
    assert!(String::from_utf8_lossy(&raw).contains("\u{1b}[?1000l"));
}

/// 22: where ambiguous characters are drawn wide, frames are ASCII and columns stay in line.
#[test]
fn wide_lines_become_ascii() {
    let mut open = Open::plan(SIZE, &finished());
    open.terminal.sees("─");
    open.terminal.send(b"\x1b[2;3R");
    open.terminal.loses("─");
    open.terminal.press_until("ctrl+n ctrl+n", "相关方");
    open.terminal.wait("one column of frames", |screen| {
        let lines: Vec<String> = screen.rows(0, 80).collect();
        let beside = lines[2..lines.len() - 2].iter();
        let straight = beside.clone().all(|line| {
            let (before, _) = line.split_once('|').unwrap_or((line, ""));
            text::width(before) == 20
        });
        (straight
            && lines
                .iter()
                .all(|line| line.is_ascii() || !line.contains(['│', '┌', '┐'])))
        .then_some(())
    });
}

/// 23: with an input method on, its full-width signs do what their ASCII twins do where nothing is typed.
#[test]
fn full_width_signs_are_commands_where_nothing_is_typed() {
    let mut open = Open::plan(SIZE, &finished());
    open.terminal.press_until("esc", "回车 进入");
    open.terminal.press("\"？\"");
    open.terminal.sees("帮助");
    open.terminal.press_until("esc", "回车 进入");
    let third = STEPS[2].title.in_lang(Lang::Zh);
    open.terminal.press("\"３\"");
    open.terminal.sees(&format!(">[x] 3 {third}"));
    // What no command has is no command, and writes nothing.
    open.terminal.press_until("esc", "回车 进入");
    let before = open.on_disk();
    open.terminal.press("\"：\" \"１\"");
    open.terminal.sees(">[x] 1 ");
    // Where one types they are what they are.
    open.terminal.sees("> 项目名称");
    open.terminal.press_until("end \"？１\"", "？１");
    let written = open.left();
    assert!(written.project.name.ends_with("？１"));
    assert_eq!(before.goals, written.goals);
}
