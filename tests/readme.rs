//! The README against the program: pictures, keys, and lists are what the code says. `UPDATE=1 cargo test --test
//! readme` writes those parts anew, between their markers. And the laws of the key table, which the README prints.

mod support;

use commplan::catalog::{STARTERS, Starter};
use commplan::cli::Exit;
use commplan::document::{Audience, OUTLINES, PAPERS};
use commplan::draft;
use commplan::export::FORMATS;
use commplan::form::Ids;
use commplan::locale::{Lang, text};
use commplan::tui::theme::Border;
use commplan::tui::view;
use commplan::wizard::key::{Key, KeyCode};
use commplan::wizard::keymap::{BINDINGS, FORBIDDEN, SCOPES, Scope};
use commplan::wizard::{Event, Home, Message, Opened, Wizard};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashSet;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

/// The screen of the README.
const SIZE: (u16, u16) = (80, 24);

/// How the README's pictures come about: a starter opens, these keys are pressed.
const KEYS: &str = "ctrl+n*4 down enter tab*2";

fn file() -> PathBuf {
    support::data("../README.md")
}

fn readme() -> String {
    std::fs::read_to_string(file()).expect("README.md")
}

/// What the README shows between `<!-- NAME -->` and `<!-- end -->` is what the program says; `UPDATE=1` makes it so.
fn holds(name: &str, found: &str) {
    // Tests of one file run side by side, and each writes the whole README.
    static ONE_AT_A_TIME: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _held = ONE_AT_A_TIME.lock();
    let text = readme();
    let start = format!("<!-- {name} -->\n");
    let from = text
        .find(&start)
        .unwrap_or_else(|| panic!("README.md has no `{name}`"))
        + start.len();
    let length = text[from..]
        .find("<!-- end -->")
        .expect("a part of the README ends");
    let shown = &text[from..from + length];
    if support::updating() {
        let renewed = format!("{}{found}{}", &text[..from], &text[from + length..]);
        // Whole at any moment, for the tests that only read it.
        let fresh = file().with_extension("fresh");
        std::fs::write(&fresh, renewed).expect("README.md can be written");
        std::fs::rename(fresh, file()).expect("README.md can be replaced");
        return;
    }
    assert!(
        shown == found,
        "README.md, {name}: UPDATE=1 cargo test --test readme renews it.\n--- it shows\n{shown}--- the program says\n{found}"
    );
}

fn picture(lang: Lang) -> String {
    let mut wizard = Wizard::new(lang, 7, Home::default(), SIZE);
    let mut at = 0;
    let mut tell = |wizard: &mut Wizard, message| {
        at += 100;
        let today = Some(jiff::civil::date(2026, 11, 23));
        wizard.update(Event { at, today, message });
    };
    let starter = Starter::named("software-delivery").expect("a starter");
    let plan = draft::read(starter.text(lang).as_bytes(), &mut Ids::new(1)).expect("it is sound");
    let opened = Opened {
        path: "my.plan.json".into(),
        new: false,
        plan,
        place: None,
        notice: None,
        trouble: None,
    };
    tell(&mut wizard, Message::Opened(Box::new(opened)));
    for press in support::script(KEYS) {
        let support::Press::Key(key) = press else {
            panic!("the picture's script has keys only");
        };
        tell(&mut wizard, Message::Key(key));
    }
    let (columns, rows) = SIZE;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    view::draw(&wizard, &mut buffer, Border::LIGHT);
    let mut out = "```text\n".to_owned();
    for y in 0..rows {
        let mut line = String::new();
        let mut x = 0;
        while x < columns {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += commplan::text::width(symbol).max(1) as u16;
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out + "```\n"
}

#[test]
fn the_pictures_are_the_program() {
    holds("screen:en", &picture(Lang::En));
    holds("screen:zh", &picture(Lang::Zh));
}

fn key_name(key: Key, lang: Lang) -> String {
    let name = key.to_string();
    if lang == Lang::En {
        return name;
    }
    let plain = match key.code {
        KeyCode::Enter => "回车",
        KeyCode::Char(' ') => "空格",
        KeyCode::Up => "↑",
        KeyCode::Down => "↓",
        KeyCode::Left => "←",
        KeyCode::Right => "→",
        KeyCode::Backspace => "退格",
        _ => return name,
    };
    let english = Key::plain(key.code).to_string();
    name.replace(&english, plain)
}

fn keys(lang: Lang) -> String {
    let mut out = match lang {
        Lang::Zh => "| 在哪里 | 按键 | 作用 |\n| --- | --- | --- |\n",
        Lang::En => "| where | keys | what they do |\n| --- | --- | --- |\n",
    }
    .to_owned();
    for (scope, title) in SCOPES {
        let mut shown = title.in_lang(lang);
        for line in BINDINGS.iter().filter(|line| line.scope == scope) {
            let keys: Vec<String> = line
                .keys
                .iter()
                .filter_map(|name| Key::parse(name))
                .map(|key| key_name(key, lang))
                .collect();
            let keys = match (keys.is_empty(), lang) {
                (false, _) => keys.join(lang.comma()),
                (true, Lang::Zh) => "在 Ctrl-K 里".to_owned(),
                (true, Lang::En) => "by Ctrl-K".to_owned(),
            };
            let _ = writeln!(out, "| {shown} | {keys} | {} |", line.label.in_lang(lang));
            shown = "";
        }
    }
    out
}

#[test]
fn the_keys_are_the_table() {
    for line in BINDINGS {
        assert!(
            SCOPES.iter().any(|(scope, _)| *scope == line.scope),
            "{:?} is not shown",
            line.scope
        );
    }
    holds("keys:en", &keys(Lang::En));
    holds("keys:zh", &keys(Lang::Zh));
}

fn code<'a>(names: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.join(lang.comma())
}

fn lists(lang: Lang) -> String {
    let starters: Vec<String> = STARTERS
        .iter()
        .map(|starter| {
            let title = lang.bracketed(starter.title.in_lang(lang));
            format!("`{}`{title}", starter.name)
        })
        .collect();
    let lines = [
        (text("范例", "Starters"), starters.join(lang.comma())),
        (
            text("格式", "Formats"),
            code(FORMATS.iter().map(|format| format.key), lang),
        ),
        (
            text("提纲", "Outlines"),
            code(OUTLINES.iter().map(|outline| outline.key), lang),
        ),
        (
            text("附带的文件（也用 `--outline`）", "Papers (`--outline` too)"),
            code(PAPERS.iter().map(|paper| paper.key), lang),
        ),
        (
            text("读者", "Audiences"),
            code(Audience::ALL.iter().map(|audience| audience.key()), lang),
        ),
    ];
    let lines =
        lines.map(|(name, what)| format!("- {}{}{what}\n", name.in_lang(lang), lang.colon()));
    lines.concat()
}

#[test]
fn the_lists_are_the_codes() {
    holds("lists:en", &lists(Lang::En));
    holds("lists:zh", &lists(Lang::Zh));
}

/// Both halves of the README name every subcommand and option, and no other.
#[test]
fn the_command_line_is_the_parsers() {
    let help = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_commplan"));
        let output = command.args(args).args(["--lang", "en"]).output();
        String::from_utf8(output.expect("the program runs").stdout).expect("UTF-8")
    };
    let whole = help(&["--help"]);
    let commands: Vec<&str> = whole
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(!commands.is_empty());
    let mut options: HashSet<String> = HashSet::new();
    let texts = commands.iter().map(|command| help(&[command, "--help"]));
    for text in texts.chain([whole.clone()]) {
        let words = text
            .split_whitespace()
            .map(|word| word.trim_matches(['[', ']', ',']));
        options.extend(
            words
                .filter(|word| word.starts_with("--"))
                .map(str::to_owned),
        );
    }
    let readme = readme();
    let halves: Vec<&str> = ["<!-- commands:en -->", "<!-- commands:zh -->"]
        .iter()
        .map(|mark| {
            let from = readme
                .find(mark)
                .unwrap_or_else(|| panic!("README.md has no {mark}"));
            let length = readme[from..].find("<!-- end -->").expect("it ends");
            &readme[from..from + length]
        })
        .collect();
    for half in halves {
        for command in &commands {
            assert!(half.contains(&format!("commplan {command}")), "{command}");
        }
        let named = half
            .split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'))
            .filter(|word| word.starts_with("--") && !word.trim_matches('-').is_empty());
        let named: HashSet<String> = named.map(str::to_owned).collect();
        for option in &options {
            let is_plain = ["--help", "--version"].contains(&option.as_str());
            assert!(
                is_plain || named.contains(option),
                "{option} is not in the README"
            );
        }
        for option in &named {
            assert!(options.contains(option), "{option} does not exist");
        }
        let codes: Vec<u8> = half
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.split_once(" |")?.0.parse().ok())
            .collect();
        let exits = [
            Exit::Fine,
            Exit::Findings,
            Exit::Usage,
            Exit::Data,
            Exit::Create,
            Exit::Io,
        ];
        assert_eq!(codes, exits.map(|exit| exit as u8));
    }
}

#[test]
fn every_key_of_the_table_can_be_pressed() {
    for line in BINDINGS {
        for name in line.keys {
            let key = Key::parse(name).unwrap_or_else(|| panic!("`{name}` is no key"));
            let forbidden = FORBIDDEN.iter().filter_map(|name| Key::parse(name));
            assert!(
                !forbidden.into_iter().any(|known| known == key),
                "`{name}` is forbidden"
            );
            // A space is no letter: it picks and ticks where nothing is typed.
            let is_bare = key.text().is_some_and(|sign| sign != ' ');
            assert!(!is_bare, "`{name}` is a letter, and letters are text");
        }
    }
}

#[test]
fn no_key_means_two_things_in_one_place() {
    let mut seen = HashSet::new();
    for line in BINDINGS {
        for name in line.keys {
            let key = Key::parse(name).expect("a key");
            assert!(
                seen.insert((line.scope, key)),
                "`{name}` twice in {:?}",
                line.scope
            );
        }
    }
}

#[test]
fn every_forbidden_key_is_a_key_or_a_prefix() {
    for name in FORBIDDEN {
        assert!(
            Key::parse(name).is_some(),
            "`{name}` is no key, so nothing would hold it off"
        );
    }
}

/// Alt and Ctrl with arrows are lost in some terminals: what they do, another key or the list of commands must do too.
#[test]
fn weak_keys_are_never_the_only_way() {
    let is_weak = |name: &&&str| {
        let key = Key::parse(name).expect("a key");
        key.alt || (key.ctrl && !matches!(key.code, KeyCode::Char(_)))
    };
    for line in BINDINGS.iter().filter(|line| !line.keys.is_empty()) {
        let is_only_way = line.keys.iter().all(|name| is_weak(&name));
        // Moving by words and moving a row in one go are done step by step without them.
        let is_shortcut = line.scope == Scope::Text || line.scope == Scope::List;
        assert!(!is_only_way || is_shortcut, "{:?}", line.command);
    }
}

#[test]
fn every_binding_is_said_in_both_languages() {
    for line in BINDINGS {
        for lang in Lang::ALL {
            assert!(!line.label.in_lang(lang).is_empty(), "{:?}", line.command);
        }
        assert_eq!(
            line.bar.zh.is_empty(),
            line.bar.en.is_empty(),
            "{:?}",
            line.command
        );
    }
}
