//! `commplan import`, as it is called: what comes of the draft, what is said, and the exit code.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const DRAFT: &str = "{\n  \"format\": 1,\n  \"language\": \"zh\",\n  \"stakeholders\": { \"rows\": [ { \"id\": \"aaaaaa\", \"role\": \"PM\", \"name\": \"张伟\", \"x-other\": 7 } ] }\n}\n";

/// Runs the import with something on standard input, and answers with the exit code and what was said.
fn import(room: &Path, table: &str, input: &str) -> (i32, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_commplan"));
    program
        .current_dir(room)
        .env("XDG_STATE_HOME", room.join("state"))
        .args(["import", "a", "--stakeholders", table, "--lang", "en"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut running = program.spawn().expect("the program runs");
    let sent = running
        .stdin
        .take()
        .expect("an input")
        .write_all(input.as_bytes());
    // Who refuses at once does not read.
    drop(sent);
    let output = running.wait_with_output().expect("it ends");
    assert!(output.stdout.is_empty(), "words are for standard error");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    (output.status.code().expect("a code"), said)
}

#[test]
fn a_table_comes_into_the_draft() {
    let room = tempfile::tempdir().expect("a directory");
    let draft = room.path().join("a.plan.json");
    fs::write(&draft, DRAFT).expect("a draft");
    let table = "\u{feff}姓名,邮箱,工号\r\n张伟,zw@x.example,1\r\n李敏,,2\r\n";
    let (code, said) = import(room.path(), "-", table);
    assert_eq!(
        (code, said.as_str()),
        (
            0,
            "Added 1, filled in 1, unchanged 0.\nColumns that are not understood stayed out: 工号.\n"
        )
    );
    let written = fs::read_to_string(&draft).expect("the draft");
    for held in [
        "\"email\": \"zw@x.example\"",
        "\"x-other\": 7",
        "\"name\": \"李敏\"",
    ] {
        assert!(written.contains(held), "{held} in {written}");
    }
    // Once more there is nothing to do, and nothing is written.
    fs::write(room.path().join("t.csv"), table).expect("a table");
    let (code, said) = import(room.path(), "t.csv", "");
    assert_eq!(code, 0);
    assert!(
        said.starts_with("Added 0, filled in 0, unchanged 2."),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&draft).expect("the draft"), written);
}

#[test]
fn a_refusal_leaves_the_draft_as_it_is() {
    let room = tempfile::tempdir().expect("a directory");
    let draft = room.path().join("a.plan.json");
    let (code, said) = import(room.path(), "-", "role\nx\n");
    assert_eq!(code, 74, "{said}");
    fs::write(&draft, DRAFT).expect("a draft");
    for (table, input, wanted, words) in [
        ("-", "colour,size\nred,1\n", 65, "headings"),
        ("-", "", 65, "no row"),
        ("missing.csv", "", 74, "no such file"),
        (".", "", 74, "directory"),
    ] {
        let (code, said) = import(room.path(), table, input);
        assert_eq!(code, wanted, "{said}");
        assert!(said.contains(words) && said.lines().count() == 1, "{said}");
    }
    assert_eq!(fs::read_to_string(&draft).expect("the draft"), DRAFT);
    fs::write(&draft, "[1]").expect("no draft");
    let (code, _) = import(room.path(), "-", "role\nx\n");
    assert_eq!(code, 65);
    assert_eq!(fs::read_to_string(&draft).expect("the file"), "[1]");
}
