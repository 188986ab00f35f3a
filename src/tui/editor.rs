//! A text in the user's own editor: `$VISUAL`, else `$EDITOR`.
//!
//! The command is taken apart without a shell, and gets one argument more: the absolute path of a file in a directory
//! that only its user can read. Nothing of the plan stands in the command line.

use crate::draft::MOST_TEXT;
use crate::locale::{Lang, text};
use crate::wizard::Message;
use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// An editor's program and the arguments that its user gave it.
#[derive(Debug, PartialEq, Eq)]
pub struct Editor {
    program: OsString,
    arguments: Vec<OsString>,
}

/// A file that holds the text, private to its user and gone with its directory.
struct Sheet {
    directory: TempDir,
    path: PathBuf,
}

/// The editor that the environment names; why not, in a sentence.
///
/// # Errors
/// If none is set, or the setting cannot be taken apart.
pub fn chosen(lang: Lang) -> Result<Editor, String> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let none = text(
        "没有设置编辑器：请设置环境变量 VISUAL 或 EDITOR，例如 export EDITOR=nano。",
        "No editor is set: set VISUAL or EDITOR, for example export EDITOR=nano.",
    );
    let command = set("VISUAL").or_else(|| set("EDITOR"));
    let command = command.ok_or_else(|| none.in_lang(lang).to_owned())?;
    take_apart(command).ok_or_else(|| {
        let odd = text(
            "VISUAL 或 EDITOR 的写法无法理解：可能少了一个引号。",
            "VISUAL or EDITOR cannot be understood: a quote may be missing.",
        );
        odd.in_lang(lang).to_owned()
    })
}

/// Program and arguments, by the quoting rules of a shell but without one.
fn take_apart(command: OsString) -> Option<Editor> {
    // A path with spaces in it, as people write it on Windows.
    if Path::new(&command).is_file() {
        return Some(Editor {
            program: command,
            arguments: Vec::new(),
        });
    }
    let command = command.into_string().ok()?;
    let command = match cfg!(windows) {
        true => command.replace('\\', "\\\\"),
        false => command,
    };
    let mut words = shell_words::split(&command).ok()?.into_iter();
    Some(Editor {
        program: words.next()?.into(),
        arguments: words.map(OsString::from).collect(),
    })
}

impl Editor {
    /// Has a text edited and says what came of it. The caller has left the terminal.
    pub fn edit(&self, written: &str, lang: Lang) -> Message {
        match self.run(written) {
            Ok(outcome) => outcome.message(lang),
            Err(_) => {
                let name = self.program.to_string_lossy();
                Message::NotEdited(match lang {
                    Lang::Zh => format!("编辑器“{name}”无法使用，文字没有改动。"),
                    Lang::En => {
                        format!("The editor \"{name}\" could not be used; the text is unchanged.")
                    }
                })
            }
        }
    }

    fn run(&self, written: &str) -> io::Result<Outcome> {
        let sheet = Sheet::holding(written)?;
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).arg(&sheet.path);
        let well = command.status()?.success();
        let bytes = fs::read(&sheet.path)?;
        let Ok(text) = String::from_utf8(bytes) else {
            return Ok(Outcome::Kept(sheet.keep()));
        };
        Ok(match text.trim().is_empty() {
            // An editor that failed may have emptied the file first.
            true if !well => Outcome::Failed,
            _ if text.len() > MOST_TEXT => Outcome::Kept(sheet.keep()),
            _ => Outcome::Text(text),
        })
    }
}

/// What came of it.
enum Outcome {
    /// The text as it is now.
    Text(String),
    /// The editor failed and left nothing.
    Failed,
    /// A text that no answer can take, in a file that stays.
    Kept(PathBuf),
}

impl Outcome {
    fn message(self, lang: Lang) -> Message {
        match self {
            Outcome::Text(text) => Message::Edited(text),
            Outcome::Failed => {
                let failed = text(
                    "编辑器出错退出，没有留下文字；原来的文字保留。",
                    "The editor failed and left no text; the old one stays.",
                );
                Message::NotEdited(failed.in_lang(lang).to_owned())
            }
            Outcome::Kept(path) => {
                let path = path.display();
                Message::NotEdited(match lang {
                    Lang::Zh => {
                        format!("编辑器里的文字太长或不是 UTF-8，没有采用；它保存在 {path}")
                    }
                    Lang::En => format!(
                        "The editor's text is too long or not UTF-8 and was not taken over; it is kept in {path}"
                    ),
                })
            }
        }
    }
}

impl Sheet {
    fn holding(written: &str) -> io::Result<Sheet> {
        let mut private = tempfile::Builder::new();
        #[cfg(unix)]
        private.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let directory = private.prefix("commplan-").tempdir()?;
        let path = std::path::absolute(directory.path())?.join("answer.md");
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)?;
        file.write_all(written.as_bytes())?;
        if !written.is_empty() && !written.ends_with('\n') {
            file.write_all(b"\n")?;
        }
        Ok(Sheet { directory, path })
    }

    fn keep(self) -> PathBuf {
        // The directory's name is of no more use; that it stays is.
        let _ = self.directory.keep();
        self.path
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn editor(command: &str) -> Editor {
        take_apart(command.into()).expect("a command")
    }

    #[test]
    fn a_command_is_taken_apart_without_a_shell() {
        for (command, words) in [
            ("nano", vec!["nano"]),
            ("code --wait", vec!["code", "--wait"]),
            ("'/my editor/ed' -x", vec!["/my editor/ed", "-x"]),
            ("vim -c 'set tw=0; q'", vec!["vim", "-c", "set tw=0; q"]),
            (
                "ed $(touch x); rm *",
                vec!["ed", "$(touch", "x);", "rm", "*"],
            ),
        ] {
            let Editor { program, arguments } = editor(command);
            let mut found = vec![program];
            found.extend(arguments);
            assert_eq!(found, words, "{command}");
        }
        assert_eq!(take_apart("vim 'x".into()), None);
        assert_eq!(take_apart("  ".into()), None);
    }

    #[test]
    fn a_private_file_goes_out_and_comes_back() {
        use std::os::unix::fs::PermissionsExt;
        let sheet = Sheet::holding("甲").expect("a file");
        let mode = |path: &Path| {
            fs::metadata(path)
                .expect("it is there")
                .permissions()
                .mode()
        };
        assert_eq!(mode(sheet.directory.path()) & 0o77, 0);
        assert!(sheet.path.is_absolute());
        assert_eq!(fs::read_to_string(&sheet.path).expect("the text"), "甲\n");
    }

    #[test]
    fn what_an_editor_leaves_is_what_comes_back() {
        let edit = |script: &str, written: &str| {
            let command = format!("sh -c {}", shell_words::quote(script));
            editor(&command).edit(written, Lang::En)
        };
        // The file comes behind the script, as its name.
        let edited = edit("printf b >> \"$0\"", "a");
        assert!(matches!(edited, Message::Edited(text) if text == "a\nb"));
        let written = edit("printf new > \"$0\"; exit 3", "a");
        assert!(matches!(written, Message::Edited(text) if text == "new"));
        let emptied = edit(": > \"$0\"", "a");
        assert!(matches!(emptied, Message::Edited(text) if text.is_empty()));
        for failing in [": > \"$0\"; exit 1", "rm \"$0\""] {
            assert!(
                matches!(edit(failing, "a"), Message::NotEdited(_)),
                "{failing}"
            );
        }
        let missing = editor("no-such-editor-at-all").edit("a", Lang::En);
        assert!(
            matches!(missing, Message::NotEdited(why) if why.contains("no-such-editor-at-all"))
        );
    }

    #[test]
    fn what_cannot_be_taken_over_is_kept() {
        let Message::NotEdited(why) =
            editor("sh -c 'printf \"\\377\" > \"$0\"'").edit("a", Lang::En)
        else {
            panic!("it is no text");
        };
        let path = why.rsplit(' ').next().expect("a path");
        assert_eq!(fs::read(path).expect("the file stays"), [0xff]);
        fs::remove_dir_all(Path::new(path).parent().expect("its directory")).expect("it goes");
    }
}
