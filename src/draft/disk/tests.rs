use super::*;
use crate::draft::write;
use crate::locale::Lang;
use tempfile::TempDir;

fn room() -> TempDir {
    tempfile::tempdir().expect("a directory to test in")
}

fn plan(language: &str) -> String {
    write(&Plan {
        language: language.into(),
        ..Plan::default()
    })
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("a directory");
    let mut names: Vec<_> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_saved_is_loaded() {
    let room = room();
    let path = room.path().join("a.plan.json");
    let mut known = None;
    save(&path, &plan("zh"), &mut known).expect("a first save");
    save(&path, &plan("en"), &mut known).expect("a second");
    let loaded = load(&path, &mut Ids::new(0)).expect("what we wrote");
    assert_eq!(loaded.plan.language, "en");
    assert_eq!(names(room.path()), ["a.plan.json"]);
    let mut known = Some(loaded.print);
    save(&path, &plan("zh"), &mut known).expect("a save after loading");
}

#[test]
fn what_is_there_already_is_not_written() {
    let room = room();
    let path = room.path().join("a.json");
    let mut known = None;
    save(&path, &plan("zh"), &mut known).expect("a first save");
    let stamp = || {
        fs::metadata(&path)
            .and_then(|about| about.modified())
            .expect("a stamp")
    };
    let before = stamp();
    save(&path, &plan("zh"), &mut known).expect("nothing to do");
    assert_eq!(stamp(), before);
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let inode = || fs::metadata(&path).expect("the file").ino();
        let before = inode();
        save(&path, &plan("zh"), &mut None).expect("the same text, seen for the first time");
        assert_eq!(inode(), before);
    }
}

#[test]
fn a_change_of_someone_else_is_left_alone_and_set_aside_when_asked() {
    let room = room();
    let path = room.path().join("a.plan.json");
    let mut known = None;
    save(&path, &plan("zh"), &mut known).expect("a first save");
    fs::write(&path, "theirs").expect("their change");
    assert_eq!(
        save(&path, &plan("en"), &mut known),
        Err(SaveError::Changed)
    );
    assert_eq!(save(&path, &plan("en"), &mut None), Err(SaveError::Changed));
    assert_eq!(fs::read_to_string(&path).expect("theirs"), "theirs");

    fs::write(room.path().join("a.other.plan.json"), "older").expect("a name that is taken");
    let copy = set_aside(&path, &mut known)
        .expect("a copy")
        .expect("a name");
    assert_eq!(copy, room.path().join("a.other-2.plan.json"));
    save(&path, &plan("en"), &mut known).expect("our turn");
    assert_eq!(fs::read_to_string(copy).expect("theirs"), "theirs");
    assert_eq!(fs::read_to_string(&path).expect("ours"), plan("en"));
}

#[test]
fn a_file_that_is_gone_comes_back_only_when_asked() {
    let room = room();
    let path = room.path().join("a.json");
    let mut known = None;
    save(&path, &plan("zh"), &mut known).expect("a first save");
    fs::remove_file(&path).expect("their removal");
    assert_eq!(save(&path, &plan("en"), &mut known), Err(SaveError::Gone));
    assert!(!path.exists());
    assert_eq!(set_aside(&path, &mut known), Ok(None));
    save(&path, &plan("en"), &mut known).expect("our turn");
}

#[test]
fn what_is_no_ordinary_file_is_refused() {
    let room = room();
    let open = |name: &str| {
        let loaded = load(&room.path().join(name), &mut Ids::new(0));
        loaded.expect_err("no draft")
    };
    assert_eq!(open("none"), LoadError::Trouble(Trouble::NoFile));
    assert_eq!(open("."), LoadError::Trouble(Trouble::Directory));
    fs::write(room.path().join("file"), "").expect("an empty file");
    assert_eq!(open("file/none"), LoadError::Trouble(Trouble::NoDirectory));
    assert!(matches!(open("file"), LoadError::Fault(fault) if fault.kind == FaultKind::Empty));
    let large = File::create(room.path().join("large")).expect("a file");
    large.set_len(1 << 40).expect("a file full of holes");
    assert!(matches!(open("large"), LoadError::Fault(fault) if fault.kind == FaultKind::TooLarge));

    let missing = room.path().join("none").join("a.json");
    let missing = save(&missing, "{}", &mut None);
    assert_eq!(missing, Err(SaveError::Trouble(Trouble::NoDirectory)));
    let huge = save(
        &room.path().join("huge"),
        &" ".repeat(MOST_BYTES + 1),
        &mut None,
    );
    assert_eq!(huge, Err(SaveError::TooLarge));
    let long = room.path().join("客".repeat(90));
    assert_eq!(
        save(&long, "{}", &mut None),
        Err(SaveError::Trouble(Trouble::Name))
    );
    let fits = room.path().join("客".repeat(85));
    save(&fits, "{}", &mut None).expect("a name of 255 bytes");
}

#[test]
fn the_place_is_tried_without_a_trace() {
    let room = room();
    let path = room.path().join("a.json");
    assert_eq!(probe(&path), Ok(()));
    assert!(names(room.path()).is_empty());
    let missing = probe(&room.path().join("none").join("a.json"));
    assert_eq!(missing, Err(SaveError::Trouble(Trouble::NoDirectory)));
    fs::write(&path, "x").expect("a file");
    let mut mode = fs::metadata(&path).expect("the file").permissions();
    mode.set_readonly(true);
    fs::set_permissions(&path, mode).expect("a mark");
    let refused = Err(SaveError::Trouble(Trouble::ReadOnlyFile));
    assert_eq!(probe(&path), refused);
    assert_eq!(save(&path, "y", &mut Some(Print::of(b"x"))), refused);
}

#[cfg(unix)]
#[test]
fn links_and_modes_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let room = room();
    let at = |name: &str| room.path().join(name);
    let mode = |name: &str| fs::metadata(at(name)).expect("a file").permissions().mode() & 0o777;
    fs::create_dir(at("far")).expect("a directory");
    symlink("far/real.json", at("near.json")).expect("a link that leads nowhere yet");
    symlink("near.json", at("nearer.json")).expect("a link to a link");
    let mut known = None;
    save(&at("nearer.json"), "1", &mut known).expect("a save through links");
    assert_eq!(mode("far/real.json"), 0o600);
    fs::set_permissions(at("far/real.json"), PermissionsExt::from_mode(0o664)).expect("a mode");
    save(&at("nearer.json"), "2", &mut known).expect("a save through links");
    assert_eq!(mode("far/real.json"), 0o664);
    assert_eq!(
        fs::read_to_string(at("far/real.json")).expect("the text"),
        "2"
    );
    for name in ["near.json", "nearer.json"] {
        let about = fs::symlink_metadata(at(name)).expect("a link");
        assert!(about.is_symlink(), "{name} is a link still");
    }
    symlink("b", at("a")).expect("half a circle");
    symlink("a", at("b")).expect("the other half");
    assert_eq!(save(&at("a"), "1", &mut None), Err(Trouble::Circle.into()));
    let _socket = std::os::unix::net::UnixListener::bind(at("socket")).expect("a socket");
    let opened = load(&at("socket"), &mut Ids::new(0)).map(|_| ());
    assert_eq!(opened, Err(LoadError::Trouble(Trouble::Special)));
}

#[test]
fn troubles_speak_both_languages_and_no_library() {
    let all = [
        Trouble::NoFile,
        Trouble::NoDirectory,
        Trouble::Denied,
        Trouble::ReadOnlyFile,
        Trouble::ReadOnlyDisk,
        Trouble::Full,
        Trouble::Directory,
        Trouble::Special,
        Trouble::Circle,
        Trouble::Name,
        Trouble::Busy,
        Trouble::Slow,
        Trouble::Device,
        Trouble::Other(99),
    ];
    for trouble in all {
        for lang in Lang::ALL {
            for said in [
                LoadError::Trouble(trouble).say(lang, "a\u{1b}.json"),
                SaveError::Trouble(trouble).say(lang, "a\u{1b}.json"),
            ] {
                assert!(said.contains("a\\u{1b}.json"), "{said}");
                let han = said.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert_eq!(han, lang == Lang::Zh, "{said}");
            }
        }
    }
    assert_ne!(
        SaveError::Changed.say(Lang::En, "a"),
        SaveError::Gone.say(Lang::En, "a")
    );
}

#[test]
fn recent_drafts_are_remembered_newest_first() {
    let room = room();
    let state = State::at(room.path().join("deep/commplan")).expect("a place of our own");
    assert!(state.recent().is_empty());
    let draft = |number: usize| room.path().join(format!("{number}.plan.json"));
    let bookmark = Bookmark {
        step: "goals".into(),
        sheet: "goals.rows".into(),
        row: "k3f9xa".into(),
        field: "goal".into(),
        caret: 7,
        answers: vec![
            ("others".into(), vec!["users".into(), "supervisor".into()]),
            ("our_pm".into(), vec!["张\"伟".into()]),
        ],
    };
    for number in 0..25 {
        state.remember(&draft(number), None).expect("a note");
    }
    state
        .remember(&draft(10), Some(bookmark.clone()))
        .expect("a note");
    let recent = state.recent();
    assert_eq!(recent.len(), 20);
    assert_eq!(recent[..2], [draft(10), draft(24)]);
    assert_eq!(state.bookmark(&draft(10)), Some(bookmark));
    assert_eq!(state.bookmark(&draft(24)), None);

    fs::write(
        state.dir().join("recent.json"),
        "{\"recent\":[7,{\"path\":\"x\"}]}",
    )
    .expect("junk");
    assert!(state.recent().is_empty());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
        assert_eq!(mode(state.dir()), 0o700);
        fs::set_permissions(state.dir(), PermissionsExt::from_mode(0o777)).expect("a mode");
        assert!(
            State::at(state.dir().to_owned()).is_none(),
            "open to everyone"
        );
    }
}
