//! The real binary, on a real pseudo-terminal and on the command line. A test waits for a state of the screen and
//! never sleeps.
#![cfg(unix)]

mod endings;
mod hostile;
mod job;
mod refusals;
mod screen;
#[path = "../support/mod.rs"]
mod support;

use commplan::form::SheetRef;
use commplan::locale::Lang;
use commplan::plan::Plan;
use std::path::Path;
use std::process::{Command, Stdio};
use support::terminal::Terminal;
use tempfile::TempDir;

/// The size of a terminal that nobody made larger.
const SIZE: (u16, u16) = (80, 24);

/// An empty directory.
fn empty_directory() -> TempDir {
    tempfile::tempdir().expect("a directory")
}

/// What a command left behind.
struct Ran {
    code: i32,
    out: Vec<u8>,
    err: String,
}

/// Runs the program without a terminal.
fn run(dir: &Path, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_commplan"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    let done = command
        .args(args)
        .current_dir(dir)
        .env("HOME", dir)
        .env("XDG_STATE_HOME", dir.join("state"))
        .env("XDG_CONFIG_HOME", dir.join("config"))
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    Ran {
        code: done.status.code().expect("an exit code"),
        out: done.stdout,
        err: String::from_utf8(done.stderr).expect("words are UTF-8"),
    }
}

impl Ran {
    /// Checks exit code and that exactly one line was said, which has all these words.
    #[track_caller]
    fn refused(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, code, "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "no {word} in: {}", self.err);
        }
    }

    fn text(&self) -> String {
        String::from_utf8(self.out.clone()).expect("text is UTF-8")
    }
}

/// The plan in a file.
fn plan_in(path: &Path) -> Plan {
    let bytes = std::fs::read(path).expect("a draft");
    commplan::draft::read(&bytes, &mut commplan::form::Ids::new(0)).expect("a sound draft")
}

fn tag(lang: Lang) -> &'static str {
    lang.code()
}

/// Waits until a question has the focus: its label stands behind the sign of the focus.
fn asks(terminal: &Terminal, lang: Lang, sheet: SheetRef, key: &str) {
    let field = sheet.field(key).expect("a question");
    let wanted = format!("│> {}", sheet.ask(field).label.in_lang(lang));
    terminal.wait(&wanted, |screen| {
        let shown = screen.contents();
        let label = |line: &str| {
            let at = line.find(&wanted)?;
            let rest = &line[at + wanted.len()..];
            (rest.is_empty() || rest.starts_with(' ')).then_some(())
        };
        shown.lines().find_map(label)
    });
}

/// Waits until a step is open: the list of steps points to it.
fn is_at_step(terminal: &Terminal, number: usize) {
    let wanted = format!("] {number} ");
    terminal.wait(&format!("step {number}"), |screen| {
        let shown = screen.contents();
        let mut lines = shown.lines();
        lines
            .any(|line| line.starts_with(">[") && line[3..].starts_with(&wanted))
            .then_some(())
    });
}

/// The places right behind a text on the screen, as row and column.
fn behind(screen: &vt100::Screen, words: &str) -> Vec<(u16, u16)> {
    let (rows, columns) = screen.size();
    let mut places = Vec::new();
    for row in 0..rows.get() {
        let mut line = String::new();
        let mut ends: Vec<(usize, u16)> = Vec::new();
        for column in 0..columns.get() {
            let Some(cell) = screen.cell(row, column) else {
                continue;
            };
            if cell.is_wide_continuation() {
                continue;
            }
            match cell.contents() {
                "" => line.push(' '),
                said => line.push_str(said),
            }
            ends.push((line.len(), column + if cell.is_wide() { 2 } else { 1 }));
        }
        for (at, _) in line.match_indices(words) {
            let end = at + words.len();
            places.extend(
                ends.iter()
                    .filter(|(bytes, _)| *bytes == end)
                    .map(|(_, column)| (row, *column)),
            );
        }
    }
    places
}

/// Waits until a text stands on the screen with the cursor, to be seen, right behind it.
fn caret_behind(terminal: &Terminal, words: &str) -> (u16, u16) {
    terminal.wait(&format!("the cursor behind {words}"), |screen| {
        let cursor = screen.cursor_position();
        (!screen.hide_cursor() && behind(screen, words).contains(&cursor)).then_some(cursor)
    })
}

/// Types into the focused text, and waits until the caret stands behind it.
fn types(terminal: &mut Terminal, words: &str) {
    terminal.send(words.as_bytes());
    caret_behind(terminal, words);
}
