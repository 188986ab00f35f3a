//! How the program begins and ends.

use super::{SIZE, asks, caret_behind, empty_directory, is_at_step, plan_in, run, tag, types};
use crate::support::terminal::Terminal;
use commplan::catalog::{OPENING, PROJECT, STAKEHOLDERS};
use commplan::locale::Lang;
use rustix::process::{Pid, Signal, kill_process};
use std::os::unix::fs::MetadataExt;

fn begun(dir: &std::path::Path) -> Terminal {
    let terminal = Terminal::start(dir, &["a.plan.json", "--lang", "zh"], SIZE);
    asks(&terminal, Lang::Zh, &PROJECT, "name");
    terminal
}

#[test]
fn a_signal_saves_restores_and_ends() {
    for (signal, name) in [
        (Signal::TERM, "Terminated"),
        (Signal::HUP, "Hangup"),
        (Signal::INT, "Interrupt"),
    ] {
        let dir = empty_directory();
        let mut terminal = begun(dir.path());
        types(&mut terminal, "港口门户改版");
        assert!(terminal.is_alternate());
        let process = Pid::from_raw(terminal.process() as i32).expect("a process");
        kill_process(process, signal).expect("the signal is sent");
        let status = terminal.ended();
        assert_eq!(status.signal(), Some(name));
        assert!(!terminal.is_alternate());
        let (_, _, hidden) = terminal.cursor();
        assert!(!hidden);
        let plan = plan_in(&dir.path().join("a.plan.json"));
        assert_eq!(plan.project.name, "港口门户改版");
    }
}

/// Answers to the first questions from which nothing has been prepared stand in no draft; they must not be lost for it.
#[test]
fn first_answers_outlive_the_program() {
    let dir = empty_directory();
    let mut terminal = begun(dir.path());
    types(&mut terminal, "港口门户改版");
    terminal.press("tab tab tab");
    asks(&terminal, Lang::Zh, &OPENING, "our_pm");
    types(&mut terminal, "张伟");
    terminal.press("tab");
    asks(&terminal, Lang::Zh, &OPENING, "client_pm");
    types(&mut terminal, "李敏");
    terminal.press("ctrl+q");
    assert_eq!(terminal.ends(), 0);

    let mut terminal = Terminal::start(dir.path(), &["a.plan.json", "--lang", "zh"], SIZE);
    asks(&terminal, Lang::Zh, &OPENING, "client_pm");
    caret_behind(&terminal, "李敏");
    terminal.sees("张伟");
    terminal.press("ctrl+q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_closed_terminal_saves_and_ends() {
    let dir = empty_directory();
    let mut terminal = begun(dir.path());
    types(&mut terminal, "港口门户改版");
    terminal.close();
    let status = terminal.ended();
    assert!(!status.success());
    let plan = plan_in(&dir.path().join("a.plan.json"));
    assert_eq!(plan.project.name, "港口门户改版");
}

#[test]
fn control_c_twice_leaves() {
    let dir = empty_directory();
    let mut terminal = begun(dir.path());
    types(&mut terminal, "港口");
    terminal.press_until("ctrl+c", "再按一次 Ctrl-C 退出");
    terminal.press("ctrl+c");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(
        plan_in(&dir.path().join("a.plan.json")).project.name,
        "港口"
    );
}

#[test]
fn a_plan_without_a_name_for_it_begins_on_the_home_screen() {
    for (lang, blank, prompt, file) in [
        (Lang::Zh, "空白方案", "新方案", "沟通方案.plan.json"),
        (
            Lang::En,
            "Blank plan",
            "New plan",
            "communication.plan.json",
        ),
    ] {
        let dir = empty_directory();
        let mut terminal = Terminal::start(dir.path(), &["--lang", lang.code()], SIZE);
        terminal.sees(blank);
        terminal.press_until("enter", prompt);
        caret_behind(&terminal, file);
        terminal.press("enter");
        asks(&terminal, lang, &PROJECT, "name");
        types(&mut terminal, "Port");
        terminal.press("ctrl+q");
        assert_eq!(terminal.ends(), 0);
        assert_eq!(plan_in(&dir.path().join(file)).project.name, "Port");

        // Now it is the first entry.
        let mut terminal = Terminal::start(dir.path(), &["--lang", lang.code()], SIZE);
        terminal.sees("Port");
        terminal.sees(blank);
        terminal.press("enter");
        asks(&terminal, lang, &PROJECT, "name");
        caret_behind(&terminal, "Port");
        terminal.press("ctrl+q");
        assert_eq!(terminal.ends(), 0);
    }
}

#[test]
fn a_starter_is_begun_from_the_home_screen() {
    let dir = empty_directory();
    let mut terminal = Terminal::start(dir.path(), &["--lang", "zh"], SIZE);
    terminal.sees("空白方案");
    terminal.press("down");
    terminal.press_until("enter", "新方案");
    terminal.press("enter");
    is_at_step(&terminal, 1);
    terminal.press("ctrl+q");
    assert_eq!(terminal.ends(), 0);
    let plan = plan_in(&dir.path().join("沟通方案.plan.json"));
    assert!(!plan.schedule.is_empty());
}

/// Opens a finished draft, does something, leaves, and checks that the file was not written.
fn writes_nothing(doing: impl Fn(&mut Terminal)) {
    let dir = empty_directory();
    let args = [
        "new",
        "a.plan.json",
        "--starter",
        "software-delivery",
        "--lang",
        "zh",
    ];
    let made = run(dir.path(), &args);
    assert_eq!(made.code, 0, "{}", made.err);
    let draft = dir.path().join("a.plan.json");
    // Written on another system: saving would change every line.
    let text = std::fs::read_to_string(&draft).expect("the draft");
    std::fs::write(&draft, text.replace('\n', "\r\n")).expect("the draft");
    let about = || {
        let about = std::fs::metadata(&draft).expect("the draft");
        let bytes = std::fs::read(&draft).expect("the draft");
        (about.ino(), about.mtime(), about.mtime_nsec(), bytes)
    };
    let before = about();
    let mut terminal = Terminal::start(dir.path(), &["a.plan.json", "--lang", "zh"], SIZE);
    is_at_step(&terminal, 1);
    doing(&mut terminal);
    terminal.press("ctrl+q");
    assert_eq!(terminal.ends(), 0);
    assert!(about() == before, "the draft was written");
}

#[test]
fn opening_and_leaving_writes_nothing() {
    writes_nothing(|_| {});
    writes_nothing(|terminal| {
        for number in 2..=3 {
            terminal.press("ctrl+n");
            is_at_step(terminal, number);
        }
        terminal.press("enter");
        asks(terminal, Lang::Zh, &STAKEHOLDERS, "name");
        terminal.press_until("esc", "共 ");
        terminal.press_until("ctrl+s", "│");
    });
}

#[test]
fn a_new_row_that_stays_untouched_writes_nothing() {
    writes_nothing(|terminal| {
        for number in 2..=3 {
            terminal.press("ctrl+n");
            is_at_step(terminal, number);
        }
        terminal.press("ctrl+o");
        asks(terminal, Lang::Zh, &STAKEHOLDERS, "role");
        terminal.press_until("esc", "共 ");
    });
}

#[test]
fn a_new_plan_that_is_left_empty_is_written_empty() {
    let dir = empty_directory();
    let mut terminal = begun(dir.path());
    let draft = dir.path().join("a.plan.json");
    assert!(
        !draft.exists(),
        "the file appears with the first edit or at the end"
    );
    terminal.press("ctrl+q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(plan_in(&draft).language, "zh");
}

/// Who leaves although someone else changed the file finds the own words in a copy beside it.
#[test]
fn leaving_in_a_conflict_keeps_the_words() {
    let dir = empty_directory();
    let mut terminal = Terminal::start(dir.path(), &["a.plan.json", "--lang", "zh"], SIZE);
    asks(&terminal, Lang::Zh, &PROJECT, "name");
    types(&mut terminal, "港口");
    terminal.press_until("ctrl+s", "已保存 ");
    let path = dir.path().join("a.plan.json");
    let mut theirs = plan_in(&path);
    theirs.project.name = "别人的".to_owned();
    std::fs::write(&path, commplan::draft::write(&theirs)).expect("their draft");
    terminal.press("\"门户\"");
    terminal.sees("未保存");
    terminal.press_until("ctrl+q", "用我的版本");
    terminal.press("esc");
    terminal.loses("用我的版本");
    terminal.press("ctrl+q");
    assert_eq!(terminal.ends(), 74);
    assert_eq!(plan_in(&path).project.name, "别人的");
    let mine = dir.path().join("a.mine.plan.json");
    assert_eq!(plan_in(&mine).project.name, "港口门户");
    let raw = String::from_utf8_lossy(&terminal.raw()).into_owned();
    assert!(raw.contains("a.mine.plan.json"));
}

/// A file that was deleted has no other version to take: what is open is written again, or elsewhere.
#[test]
fn a_deleted_file_is_written_again_or_elsewhere() {
    for (lang, title, theirs, elsewhere) in [
        (Lang::Zh, "文件不见了", "用对方的版本", "另存为"),
        (Lang::En, "The file is gone", "Take theirs", "another name"),
    ] {
        let dir = empty_directory();
        let mut terminal = Terminal::start(dir.path(), &["a.plan.json", "--lang", tag(lang)], SIZE);
        asks(&terminal, lang, &PROJECT, "name");
        types(&mut terminal, "港口");
        let saved = match lang {
            Lang::Zh => "已保存 ",
            Lang::En => "saved ",
        };
        terminal.press_until("ctrl+s", saved);
        let path = dir.path().join("a.plan.json");
        std::fs::remove_file(&path).expect("the draft goes");
        terminal.press("\"门户\"");
        terminal.sees("Ctrl-S");
        terminal.press_until("ctrl+s", title);
        assert!(
            !terminal.contents().contains(theirs),
            "{}",
            terminal.contents()
        );
        terminal.sees(elsewhere);
        match lang {
            Lang::Zh => {
                terminal.press("up up enter");
                terminal.loses(title);
                terminal.sees(saved);
                terminal.press("ctrl+q");
                assert_eq!(terminal.ends(), 0);
                assert_eq!(plan_in(&path).project.name, "港口门户");
            }
            Lang::En => {
                terminal.press("up enter");
                terminal.loses(title);
                terminal.press("ctrl+u");
                terminal.press("\"b.plan.json\"");
                terminal.sees("b.plan.json");
                terminal.press("enter");
                terminal.loses("Ctrl-S");
                terminal.press("ctrl+q");
                assert_eq!(terminal.ends(), 0);
                assert_eq!(
                    plan_in(&dir.path().join("b.plan.json")).project.name,
                    "港口门户"
                );
                assert!(!path.exists());
            }
        }
    }
}
