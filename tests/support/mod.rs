//! What tests share: key scripts, golden files, a terminal.
#![allow(dead_code, reason = "each test file uses its part")]

pub mod terminal;

use commplan::wizard::key::{Key, KeyCode};
use std::path::{Path, PathBuf};

/// One thing that a script does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// A key.
    Key(Key),
    /// Typed text.
    Text(String),
    /// Pasted text, in brackets where the terminal has them.
    Paste(String),
}

/// Reads a script such as `ctrl+n "王芳" tab paste("a\nb")`.
pub fn script(line: &str) -> Vec<Press> {
    let mut presses = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let pasted = rest.starts_with("paste(\"");
        let quoted = rest.strip_prefix("paste(").unwrap_or(rest);
        if let Some(inside) = quoted.strip_prefix('"') {
            let end = inside.find('"').expect("a quoted text ends");
            let text = inside[..end].replace("\\n", "\n").replace("\\t", "\t");
            rest = inside[end + 1..].trim_start_matches(')');
            presses.push(match pasted {
                true => Press::Paste(text),
                false => Press::Text(text),
            });
        } else {
            let end = rest.find(' ').unwrap_or(rest.len());
            let (word, times) = match rest[..end].split_once('*') {
                Some((word, times)) => (word, times.parse().expect("a number of times")),
                None => (&rest[..end], 1),
            };
            let key = Key::parse(word).unwrap_or_else(|| panic!("`{word}` is a key"));
            presses.extend(std::iter::repeat_n(Press::Key(key), times));
            rest = &rest[end..];
        }
        rest = rest.trim_start();
    }
    presses
}

/// The bytes that an xterm sends for a key.
pub fn bytes(key: Key) -> Vec<u8> {
    let plain: &[u8] = match key.code {
        KeyCode::Enter => b"\r",
        KeyCode::Tab => b"\t",
        KeyCode::BackTab => b"\x1b[Z",
        KeyCode::Backspace => b"\x7f",
        KeyCode::Delete => b"\x1b[3~",
        KeyCode::Insert => b"\x1b[2~",
        KeyCode::Esc => b"\x1b",
        KeyCode::Up if key.alt => b"\x1b[1;3A",
        KeyCode::Down if key.alt => b"\x1b[1;3B",
        KeyCode::Left if key.shift => b"\x1b[1;2D",
        KeyCode::Home if key.shift => b"\x1b[1;2H",
        KeyCode::Right if key.ctrl => b"\x1b[1;5C",
        KeyCode::Left if key.ctrl => b"\x1b[1;5D",
        KeyCode::Up => b"\x1b[A",
        KeyCode::Down => b"\x1b[B",
        KeyCode::Right => b"\x1b[C",
        KeyCode::Left => b"\x1b[D",
        KeyCode::Home => b"\x1b[H",
        KeyCode::End => b"\x1b[F",
        KeyCode::F(1) => b"\x1bOP",
        KeyCode::F(2) => b"\x1bOQ",
        KeyCode::F(5) => b"\x1b[15~",
        KeyCode::F(6) => b"\x1b[17~",
        KeyCode::F(7) => b"\x1b[18~",
        KeyCode::F(8) => b"\x1b[19~",
        KeyCode::F(9) => b"\x1b[20~",
        KeyCode::Char(letter) if key.ctrl => return vec![letter as u8 & 0x1f],
        KeyCode::Char(letter) => {
            let mut typed = if key.alt { vec![0x1b] } else { Vec::new() };
            typed.extend(letter.to_string().as_bytes());
            return typed;
        }
        other => panic!("no bytes for {other:?}"),
    };
    plain.to_vec()
}

/// The directory of the tests' data.
pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// Whether expectations are to be written anew: `UPDATE=1 cargo test`, then read the difference.
pub fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Compares with a golden file, or writes it.
pub fn golden(path: &Path, found: &str) {
    if updating() {
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        std::fs::write(path, found).expect("a golden file can be written");
        return;
    }
    let wanted = std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{}: {error}; UPDATE=1 writes it", path.display()));
    if wanted == found {
        return;
    }
    let mut lines = wanted.lines().zip(found.lines()).enumerate();
    let first = lines.find(|(_, (wanted, found))| wanted != found);
    match first {
        Some((at, (wanted, found))) => panic!(
            "{}:{}\n  wanted {wanted}\n  found  {found}",
            path.display(),
            at + 1
        ),
        None => panic!("{}: one is longer than the other", path.display()),
    }
}
