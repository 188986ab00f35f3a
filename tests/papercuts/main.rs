//! The small stumbles of other programs, tried on the real binary in a pseudo-terminal. A test waits for a state of the
//! screen and never sleeps.
#![cfg(unix)]

mod screen;
#[path = "../support/mod.rs"]
mod support;
mod typing;

use commplan::draft;
use commplan::form::Ids;
use commplan::plan::Plan;
use portable_pty::CommandBuilder;
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use std::path::PathBuf;
use support::terminal::Terminal;
use tempfile::TempDir;

const SIZE: (u16, u16) = (80, 24);

/// A draft open in a terminal, and the directory that it lies in.
struct Open {
    dir: TempDir,
    terminal: Terminal,
}

impl Open {
    /// Opens a plan with the caret in the project's name, which is empty.
    fn plan(size: (u16, u16), plan: &Plan) -> Open {
        Open::with(size, plan, &[])
    }

    fn empty(size: (u16, u16)) -> Open {
        Open::plan(size, &Plan::default())
    }

    /// The same, with an environment.
    fn with(size: (u16, u16), plan: &Plan, set: &[(&str, &str)]) -> Open {
        let dir = tempfile::tempdir().expect("a directory");
        std::fs::write(dir.path().join("a.plan.json"), draft::write(plan)).expect("a draft");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_commplan"));
        command.args(["a.plan.json", "--lang", "zh"]);
        for name in ["VISUAL", "EDITOR"] {
            command.env_remove(name);
        }
        let terminal = Terminal::spawn(dir.path(), command, size, set);
        terminal.sees("> 项目名称");
        Open { dir, terminal }
    }

    /// Goes to the project's background, a text of several lines.
    fn at_background(mut self) -> Open {
        self.terminal.press_until("tab*5", "> 项目背景");
        self
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("a.plan.json")
    }

    /// The draft as it lies on disk.
    fn on_disk(&self) -> Plan {
        let bytes = std::fs::read(self.path()).expect("a draft");
        draft::read(&bytes, &mut Ids::new(0)).expect("a sound draft")
    }

    /// Saves, leaves, and reads what was written.
    fn left(mut self) -> Plan {
        self.terminal.press("ctrl+q");
        assert_eq!(self.terminal.ends(), 0);
        self.on_disk()
    }

    /// Waits until the visible cursor stands right behind a character, and says where.
    #[track_caller]
    fn caret_behind(&self, letter: &str, cells: u16) -> (u16, u16) {
        let what = format!("the cursor behind {letter}");
        self.terminal.wait(&what, |screen| {
            let (row, column) = screen.cursor_position();
            let cell = screen.cell(row, column.checked_sub(cells)?)?;
            (!screen.hide_cursor() && cell.contents() == letter).then_some((row, column))
        })
    }

    /// Waits until the visible cursor stands in a place.
    #[track_caller]
    fn caret_at(&self, place: (u16, u16)) {
        self.terminal
            .wait(&format!("the cursor at {place:?}"), |screen| {
                let here = screen.cursor_position() == place && !screen.hide_cursor();
                here.then_some(())
            });
    }

    fn process(&self) -> Pid {
        let process = i32::try_from(self.terminal.process()).expect("a process");
        Pid::from_raw(process).expect("a process")
    }

    fn signal(&self, signal: Signal) {
        kill_process(self.process(), signal).expect("it is there");
    }

    /// Waits until the program has stopped: what lets it go on must not come before.
    fn stops(&self) {
        let seen = waitpid(Some(self.process()), WaitOptions::UNTRACED).expect("it is ours");
        assert!(seen.is_some_and(|(_, status)| status.stopped()));
    }
}
