//! The house's rules, held by reading its own source: which room may name which, who touches the outside, and that
//! the README's map is the true one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// How long a file may be,
const MOST_LINES: usize = 500;

/// except these.
const LONG: [(&str, usize); 0] = [];

/// What stands in the top directory, besides dot-files and what cargo builds.
const TOP: &str = "Cargo.toml Cargo.lock README.md LICENSE CHANGELOG.md src assets tests";

/// The invariants' first words, as the README must number them.
const INVARIANTS: [&str; 11] = [
    "A plan is never invalid, only unfinished",
    "The plan keeps what was written",
    "A value has one home",
    "A question is declared once",
    "`wizard` is pure",
    "Drawing changes nothing",
    "Going back is always allowed",
    "Exporters get unescaped text",
    "A draft that cannot be read is left as it is",
    "Only `draft`'s files, `tui` and `cli` touch the outside",
    "No save depends on the event loop",
];

/// What is outside: files, environment, processes, threads, clock, standard streams, randomness.
const OUTSIDE: &str = "std::fs std::env std::process std::net std::time std::thread std::os io::stdin io::stdout \
    io::stderr Instant::now SystemTime UNIX_EPOCH Zoned::now Timestamp::now TimeZone::system tempfile etcetera rustix \
    rand";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every Rust file below a directory.
fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file of a room, taken apart.
struct Source {
    /// Below `src`, with `/` between names.
    name: String,
    room: String,
    /// Every path that its code names, `use` lists taken apart; none of comments and literals.
    paths: Vec<Vec<String>>,
    /// The same without its tests.
    shipped: Vec<Vec<String>>,
    /// The string literals of the code that is shipped.
    literals: Vec<String>,
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    rust_files(&src)
        .into_iter()
        .map(|path| {
            let below = path.strip_prefix(&src).expect("below src");
            let names: Vec<_> = below
                .iter()
                .map(|name| name.to_string_lossy().into_owned())
                .collect();
            let text = read(&path);
            let is_test = names
                .iter()
                .any(|name| name == "tests" || name.ends_with("tests.rs"));
            let end = match is_test {
                true => 0,
                false => text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len()),
            };
            let (shipped, literals) = scan(&text[..end]);
            Source {
                name: names.join("/"),
                room: names[0].trim_end_matches(".rs").to_owned(),
                paths: paths(&scan(&text).0),
                shipped: paths(&shipped),
                literals,
            }
        })
        .filter(|source| !["lib", "main"].contains(&source.room.as_str()))
        .collect()
}

/// Splits code into words (names and single signs) and string literals; comments are dropped.
fn scan(text: &str) -> (Vec<String>, Vec<String>) {
    let signs: Vec<char> = text.chars().collect();
    let (mut words, mut literals) = (Vec::new(), Vec::new());
    let is_name = |sign: &char| sign.is_alphanumeric() || *sign == '_';
    let mut at = 0;
    while at < signs.len() {
        let next = signs.get(at + 1).copied().unwrap_or(' ');
        match signs[at] {
            '/' if next == '/' => {
                while at < signs.len() && signs[at] != '\n' {
                    at += 1;
                }
            }
            '/' if next == '*' => {
                at += 2;
                while at + 1 < signs.len() && (signs[at], signs[at + 1]) != ('*', '/') {
                    at += 1;
                }
                at += 2;
            }
            'r' if next == '"' || (next == '#' && signs.get(at + 2) == Some(&'"')) => {
                let hashes = usize::from(next == '#');
                let start = at + 2 + hashes;
                let mut end = start;
                while signs[end] != '"' || (hashes == 1 && signs.get(end + 1) != Some(&'#')) {
                    end += 1;
                }
                literals.push(signs[start..end].iter().collect());
                at = end + 1 + hashes;
            }
            '"' => {
                let start = at + 1;
                at = start;
                while signs[at] != '"' {
                    at += if signs[at] == '\\' { 2 } else { 1 };
                }
                literals.push(signs[start..at].iter().collect());
                at += 1;
            }
            '\'' if next == '\\' => {
                at += 3;
                while signs[at] != '\'' {
                    at += 1;
                }
                at += 1;
            }
            '\'' if signs.get(at + 2) == Some(&'\'') => at += 3,
            sign if is_name(&sign) => {
                let end = signs[at..]
                    .iter()
                    .position(|sign| !is_name(sign))
                    .map_or(signs.len(), |length| at + length);
                words.push(signs[at..end].iter().collect());
                at = end;
            }
            sign => {
                if !sign.is_whitespace() {
                    words.push(sign.to_string());
                }
                at += 1;
            }
        }
    }
    (words, literals)
}

/// Every path in a list of words: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(words: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match is_word(&words[at]) {
            true => at = path(words, at, &[], &mut found),
            false => at += 1,
        }
    }
    found
}

fn is_word(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
}

/// Reads the path that begins at a word, and answers where the reading ended.
fn path(words: &[String], at: usize, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let mut whole = before.to_vec();
    whole.push(words[at].clone());
    let mut at = at + 1;
    while (word(at), word(at + 1)) == (":", ":") {
        at += 2;
        if word(at) == "{" {
            at += 1;
            while !["}", ""].contains(&word(at)) {
                match is_word(word(at)) {
                    true => at = path(words, at, &whole, found),
                    false => at += 1,
                }
            }
            return at + 1;
        }
        if !is_word(word(at)) {
            break;
        }
        whole.push(words[at].clone());
        at += 1;
    }
    found.push(whole);
    at
}

fn contains(path: &[String], part: &[&str]) -> bool {
    path.windows(part.len()).any(|window| {
        window
            .iter()
            .zip(part)
            .all(|(found, wanted)| found == wanted)
    })
}

/// The rooms, from the ground up, as `lib.rs` declares them.
fn rooms() -> Vec<String> {
    read(&root().join("src/lib.rs"))
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

fn readme() -> String {
    read(&root().join("README.md"))
}

/// The lines of the README's section under a heading.
fn section(heading: &str) -> Vec<String> {
    let text = readme();
    let lines = text.lines().skip_while(|line| *line != heading).skip(1);
    let lines: Vec<String> = lines
        .take_while(|line| !line.starts_with("## ") && !line.starts_with("### "))
        .map(str::to_owned)
        .collect();
    assert!(!lines.is_empty(), "README.md has no `{heading}`");
    lines
}

/// What stands in backquotes in the first column of a section's table.
fn first_column(heading: &str) -> Vec<String> {
    let name = |line: &String| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned());
    section(heading).iter().filter_map(name).collect()
}

#[test]
fn the_map_in_the_readme_is_the_one_in_lib() {
    assert_eq!(first_column("### The rooms"), rooms());
}

#[test]
fn every_room_is_on_the_map() {
    let rooms: BTreeSet<String> = rooms().into_iter().collect();
    let found: BTreeSet<String> = sources().into_iter().map(|source| source.room).collect();
    assert_eq!(found, rooms);
}

#[test]
fn no_room_names_one_that_stands_below_it() {
    let rooms = rooms();
    let place = |name: &str| rooms.iter().position(|room| room == name);
    let mut wrong = Vec::new();
    for source in sources() {
        let own = place(&source.room).expect("a room of lib.rs");
        for path in &source.paths {
            if let [first, room, ..] = &path[..]
                && first == "crate"
                && place(room).is_none_or(|place| place > own)
            {
                wrong.push(format!("{} names crate::{room}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// So that the check above sees every way out of a room.
#[test]
fn a_room_is_left_only_by_crate() {
    let rooms = rooms();
    let mut wrong = Vec::new();
    for source in sources() {
        // How many modules up is still inside the room.
        let inside =
            source.name.matches('/').count() - usize::from(source.name.ends_with("/mod.rs"));
        for path in &source.paths {
            let ups = path.iter().take_while(|name| *name == "super").count();
            if ups > inside && path.get(ups).is_some_and(|name| rooms.contains(name)) {
                wrong.push(format!("{}: {}", source.name, path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_screen_names_ratatui_and_crossterm() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.room != "tui") {
        for library in ["ratatui", "ratatui_core", "crossterm"] {
            if source
                .paths
                .iter()
                .any(|path| path.contains(&library.to_owned()))
            {
                wrong.push(format!("{} names {library}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_edge_touches_the_outside() {
    let may = |name: &str| {
        ["draft/disk", "tui/", "cli/"]
            .iter()
            .any(|edge| name.starts_with(edge))
    };
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !may(&source.name)) {
        for path in &source.shipped {
            for outside in OUTSIDE.split_whitespace() {
                let outside: Vec<&str> = outside.split("::").collect();
                // The writer is a thread that waits; the files are `disk`'s.
                let is_writer = source.name == "draft/writer.rs"
                    && ["time", "thread", "now"].contains(&outside[outside.len() - 1]);
                if contains(path, &outside) && !is_writer {
                    wrong.push(format!("{} names {}", source.name, path.join("::")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_speaks_to_the_network() {
    for source in sources() {
        let named = source
            .paths
            .iter()
            .find(|path| contains(path, &["std", "net"]));
        assert_eq!(named, None, "{}", source.name);
    }
}

#[test]
fn the_document_carries_no_marks_of_a_format() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.room == "document") {
        for literal in &source.literals {
            let is_heading = literal.starts_with("# ") || literal.starts_with("## ");
            if is_heading
                || ["|", "**", "<", "&nbsp;"]
                    .iter()
                    .any(|mark| literal.contains(mark))
            {
                wrong.push(format!("{}: {literal:?}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_whole_forbids_unsafe_code() {
    for name in ["src/lib.rs", "src/main.rs"] {
        assert!(
            read(&root().join(name)).contains("\n#![forbid(unsafe_code)]\n"),
            "{name}"
        );
    }
}

/// Two versions would count the width of a character in two ways.
#[test]
fn one_version_of_what_counts_cells() {
    let lock = read(&root().join("Cargo.lock"));
    for name in [
        "ratatui",
        "ratatui-core",
        "unicode-width",
        "unicode-segmentation",
    ] {
        let wanted = format!("name = \"{name}\"");
        assert_eq!(
            lock.lines().filter(|line| *line == wanted).count(),
            1,
            "{name}"
        );
    }
}

#[test]
fn the_readme_says_why_each_dependency_is_there() {
    let manifest = read(&root().join("Cargo.toml"));
    let mut inside = false;
    let mut wanted = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.trim_end_matches(']').ends_with("dependencies");
        } else if let Some((name, _)) = line.split_once(" = ")
            && inside
        {
            wanted.insert(name.to_owned());
        }
    }
    let found: BTreeSet<String> = first_column("### The dependencies").into_iter().collect();
    assert_eq!(found, wanted);
}

#[test]
fn the_invariants_stand_in_the_readme() {
    let lines = section("### The invariants");
    let numbered = |line: &&String| line.starts_with(|sign: char| sign.is_ascii_digit());
    let lines: Vec<&String> = lines.iter().filter(numbered).collect();
    assert_eq!(lines.len(), INVARIANTS.len());
    for (number, (line, words)) in lines.iter().zip(INVARIANTS).enumerate() {
        assert!(
            line.starts_with(&format!("{}. {words}", number + 1)),
            "{line}"
        );
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    let mut long = Vec::new();
    for dir in ["src", "tests"] {
        for path in rust_files(&root().join(dir)) {
            let lines = read(&path).lines().count();
            let below = path.strip_prefix(root()).expect("below the top");
            let excepted = LONG.iter().find(|(name, _)| Path::new(name) == below);
            if lines > excepted.map_or(MOST_LINES, |(_, most)| *most) {
                long.push(format!("{}: {lines} lines", below.display()));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn the_top_directory_holds_what_it_may() {
    for entry in fs::read_dir(root()).expect("the top directory") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        // Who tries the README's commands here leaves a draft and its documents beside the project.
        let endings = [".plan.json", ".md", ".docx"];
        let tried = endings.iter().any(|ending| name.ends_with(ending));
        let may = TOP.split(' ').any(|known| known == name)
            || name.starts_with('.')
            || name == "target"
            || tried;
        assert!(may, "{name}");
    }
    for name in TOP.split(' ') {
        assert!(root().join(name).exists(), "{name} is missing");
    }
}

#[test]
fn the_reader_of_source_reads_it() {
    let (words, literals) = scan(
        "use crate::{plan::{self, Plan}, form}; // crate::tui\nlet x: &'static str = \"crate::cli\\\"\"; f('\"', '\\'', r#\"a\"b\"#); crate::text::width(x)",
    );
    let found: Vec<String> = paths(&words).iter().map(|path| path.join("::")).collect();
    for path in [
        "crate::plan::self",
        "crate::plan::Plan",
        "crate::form",
        "crate::text::width",
    ] {
        assert!(found.contains(&path.to_owned()), "{path} in {found:?}");
    }
    assert!(
        !found
            .iter()
            .any(|path| path.contains("tui") || path.contains("cli"))
    );
    assert_eq!(literals, ["crate::cli\\\"", "a\"b"]);
}
