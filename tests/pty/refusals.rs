//! What is refused, in one sentence, before the terminal is touched.

use super::{SIZE, empty_directory, run};
use crate::support::terminal::Terminal;
use commplan::document::{OUTLINES, PAPERS};
use commplan::export::FORMATS;
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// A draft that cannot be read: what its file holds, and what the sentence names in Chinese and in English.
struct Bad {
    bytes: &'static [u8],
    zh: &'static [&'static str],
    en: &'static [&'static str],
}

const BAD: [Bad; 8] = [
    // Truncated in the middle of a name.
    Bad {
        bytes: "{\n  \"format\": 1,\n  \"project\": {\n    \"name\": \"港口".as_bytes(),
        zh: &["第 4 行第 16 个字符", "项目名称", "中断"],
        en: &["line 4, column 16", "Project name", "breaks off"],
    },
    Bad {
        bytes: b"{\n  \"format\": 1,\n  \"project\": {\n    \"name\": 7 7\n  }\n}\n",
        zh: &["第 4 行第 15 个字符"],
        en: &["line 4, column 15"],
    },
    Bad {
        bytes: b"{\n  \"format\": 1,\n  \"goals\": { \"rows\": [ { \"goal\": [\"x\"] } ] }\n}\n",
        zh: &["第 3 行第 34 个字符", "目标", "\"goal\""],
        en: &["line 3, column 34", "Goal", "\"goal\""],
    },
    Bad {
        bytes: b"{\n  \"format\": 1,\n  \"project\": { \"name\": \"\xff\" }\n}\n",
        zh: &["第 3 行第 25 个字符", "UTF-8"],
        en: &["line 3, column 25", "UTF-8"],
    },
    // Another program's JSON.
    Bad {
        bytes: b"{ \"name\": \"left-pad\", \"version\": \"1.3.0\" }\n",
        zh: &["不是沟通方案"],
        en: &["not a communication plan"],
    },
    Bad {
        bytes: b"[1, 2, 3]\n",
        zh: &["不是沟通方案"],
        en: &["not a communication plan"],
    },
    Bad {
        bytes: b"{\n  \"format\": 9,\n  \"project\": {}\n}\n",
        zh: &["更新的版本", "格式 9"],
        en: &["newer version", "format 9"],
    },
    Bad {
        bytes: b"",
        zh: &["文件是空的"],
        en: &["the file is empty"],
    },
];

#[test]
fn a_bad_draft_is_refused_and_left_as_it_is() {
    for bad in BAD {
        let dir = empty_directory();
        let path = dir.path().join("坏.plan.json");
        fs::write(&path, bad.bytes).expect("a file");
        for (lang, words, unchanged) in [
            ("zh", bad.zh, "文件没有改动"),
            ("en", bad.en, "The file was left unchanged"),
        ] {
            for args in [
                vec!["坏.plan.json", "--lang", lang],
                vec!["export", "坏.plan.json", "--lang", lang],
            ] {
                let ran = run(dir.path(), &args);
                ran.refused(65, &["坏.plan.json", unchanged]);
                ran.refused(65, words);
                assert!(ran.out.is_empty());
            }
        }
        assert_eq!(fs::read(&path).expect("the file"), bad.bytes);
        let names: Vec<_> = fs::read_dir(dir.path())
            .expect("the directory")
            .map(|entry| entry.expect("an entry").file_name())
            .filter(|name| name != "state")
            .collect();
        assert_eq!(names, ["坏.plan.json"]);
    }
}

#[test]
fn a_bad_draft_leaves_the_terminal_alone() {
    let dir = empty_directory();
    fs::write(dir.path().join("a.plan.json"), BAD[0].bytes).expect("a file");
    let mut terminal = Terminal::start(dir.path(), &["a.plan.json", "--lang", "zh"], SIZE);
    assert_eq!(terminal.ends(), 65);
    let raw = String::from_utf8(terminal.raw()).expect("UTF-8");
    assert!(!raw.contains('\u{1b}'), "{raw:?}");
    assert!(raw.contains("第 4 行第 16 个字符"), "{raw:?}");
}

#[test]
fn without_a_terminal_the_wizard_names_export() {
    let dir = empty_directory();
    for args in [&["--lang", "zh"][..], &["a.plan.json", "--lang", "zh"]] {
        run(dir.path(), args).refused(2, &["终端", "commplan export"]);
    }
    for args in [&[][..], &["a.plan.json"]] {
        run(dir.path(), args).refused(2, &["terminal", "commplan export"]);
    }
    run(dir.path(), &["-", "--lang", "en"]).refused(2, &["standard input", "export"]);
    assert!(!dir.path().join("a.plan.json").exists());
}

#[test]
fn places_where_nothing_can_be_made_are_named() {
    let dir = empty_directory();
    for (lang, directory) in [("zh", "目录"), ("en", "irectory")] {
        for args in [
            vec!["none/a.plan.json", "--lang", lang],
            vec!["new", "none/a.plan.json", "--lang", lang],
        ] {
            run(dir.path(), &args).refused(73, &["none/a.plan.json", directory]);
        }
        assert!(!dir.path().join("none").exists());
    }
    fs::write(dir.path().join("a.plan.json"), "mine").expect("a file");
    run(dir.path(), &["new", "a.plan.json", "--lang", "zh"]).refused(73, &["已存在"]);
    run(dir.path(), &["new", "a.plan.json", "--lang", "en"]).refused(73, &["exists"]);
    run(dir.path(), &["new", "a", "--lang", "en"]).refused(73, &["a.plan.json", "exists"]);
    assert_eq!(
        fs::read(dir.path().join("a.plan.json")).expect("a file"),
        b"mine"
    );
    run(dir.path(), &["export", "none.plan.json", "--lang", "zh"]).refused(74, &["none.plan.json"]);
    run(dir.path(), &["export", "none.plan.json", "--lang", "en"]).refused(74, &["none.plan.json"]);
}

#[test]
fn wrong_use_lists_what_there_is() {
    let dir = empty_directory();
    assert_eq!(run(dir.path(), &["new", "a.plan.json"]).code, 0);
    for lang in ["zh", "en"] {
        let with = |args: &[&'static str]| {
            let mut all = args.to_vec();
            all.extend(["--lang", lang]);
            run(dir.path(), &all)
        };
        let formats: Vec<&str> = FORMATS.iter().map(|format| format.key).collect();
        with(&["export", "a.plan.json", "--format", "rtf"]).refused(2, &formats);
        with(&["export", "a.plan.json", "-o", "a.rtf"]).refused(2, &formats);
        let outlines: Vec<&str> = OUTLINES
            .iter()
            .chain(&PAPERS)
            .map(|outline| outline.key)
            .collect();
        with(&["export", "a.plan.json", "--outline", "x"]).refused(2, &outlines);
        with(&["export", "a.plan.json", "--audience", "x"]).refused(2, &["client", "internal"]);
        with(&["new", "b.plan.json", "--starter", "x"]).refused(2, &["software-delivery"]);
        with(&["export", "a.plan.json", "--none"]).refused(2, &["--none"]);
        with(&["export"]).refused(2, &["PLAN"]);
        // A draft is not replaced by a document.
        with(&[
            "export",
            "a.plan.json",
            "-o",
            "a.plan.json",
            "--format",
            "md",
        ])
        .refused(2, &["a.plan.json"]);
    }
    run(dir.path(), &["a.plan.json", "--lang", "fr"]).refused(2, &["fr", "zh", "en"]);
    assert!(!dir.path().join("b.plan.json").exists());
    assert!(!dir.path().join("a.rtf").exists());
}

#[test]
fn a_directory_that_cannot_be_written_is_named() {
    if rustix::process::geteuid().is_root() {
        eprintln!("skipped: root may write to every directory");
        return;
    }
    let dir = empty_directory();
    let closed = dir.path().join("closed");
    fs::create_dir(&closed).expect("a directory");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).expect("its mode");
    let refused = run(dir.path(), &["new", "closed/a.plan.json", "--lang", "en"]);
    refused.refused(73, &["closed/a.plan.json"]);
    // In the wizard it is said at once.
    let args = ["closed/a.plan.json", "--lang", "en"];
    let terminal = Terminal::start(dir.path(), &args, SIZE);
    terminal.sees("NOT SAVED");
    drop(terminal);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).expect("its mode");
}

#[test]
fn starters_and_schema_are_data() {
    let dir = empty_directory();
    for (lang, title) in [("zh", "软件交付"), ("en", "Software delivery")] {
        let listed = run(dir.path(), &["--list-starters", "--lang", lang]);
        assert_eq!(listed.code, 0);
        assert!(listed.err.is_empty());
        let text = listed.text();
        let lines: Vec<(&str, &str)> = text
            .lines()
            .map(|line| line.split_once('\t').expect("name, tab, title"))
            .collect();
        assert!(lines.contains(&("software-delivery", title)), "{text}");
    }
    let schema = run(dir.path(), &["schema"]);
    assert_eq!(schema.code, 0);
    let schema: serde_json::Value = serde_json::from_slice(&schema.out).expect("JSON");
    let dialect = schema["$schema"].as_str().expect("a dialect");
    assert!(dialect.contains("2020-12"));
    assert_eq!(schema["type"], "object");
    assert!(schema["properties"]["stakeholders"].is_object());
}

#[test]
fn a_starter_is_written_and_exported() {
    let dir = empty_directory();
    for lang in ["zh", "en"] {
        let name = format!("{lang}.plan.json");
        let args = [
            "new",
            &name,
            "--starter",
            "software-delivery",
            "--lang",
            lang,
        ];
        assert_eq!(run(dir.path(), &args).code, 0);
        let exported = run(dir.path(), &["export", &name, "-o", "-"]);
        assert_eq!(exported.code, 0, "{}", exported.err);
        assert!(exported.err.is_empty(), "{}", exported.err);
        assert!(exported.text().starts_with("# "));
    }
}

#[test]
fn the_load_is_told_to_people_and_to_programs() {
    let dir = empty_directory();
    let starter = [
        "new",
        "a.plan.json",
        "--starter",
        "software-delivery",
        "--lang",
        "en",
    ];
    assert_eq!(run(dir.path(), &starter).code, 0);
    let told = run(dir.path(), &["load", "a.plan.json", "--lang", "en"]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.text().contains("Oliver Grant"), "{}", told.text());
    let told = run(dir.path(), &["load", "a.plan.json", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&told.out).expect("JSON");
    let people = told["people"].as_array().expect("people");
    let manager = people.iter().find(|one| one["name"] == "Oliver Grant");
    let manager = manager.expect("our manager");
    assert_eq!(manager["limit"], 45.0);
    assert_eq!(manager["over"], false);
    let parts = ["attending", "preparing", "reading", "recording"];
    let sum: f64 = parts.iter().filter_map(|part| manager[part].as_f64()).sum();
    let all = manager["hours"].as_f64().expect("hours");
    assert!((sum - all).abs() < 0.03, "{sum} and {all}");
    run(dir.path(), &["load", "none.plan.json", "--lang", "en"]).refused(74, &["none.plan.json"]);
}
