//! What can go wrong with a file, as data and in plain words.

use crate::draft::{Fault, MOST_BYTES, safe};
use crate::locale::{Lang, Text, text};
use std::io;

/// Why the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no such file.
    NoFile,
    /// There is no such directory.
    NoDirectory,
    /// Not permitted.
    Denied,
    /// The file itself is marked read-only.
    ReadOnlyFile,
    /// The whole disk is read-only.
    ReadOnlyDisk,
    /// No room left, or the quota is used up.
    Full,
    /// The name leads to a directory.
    Directory,
    /// The name leads to a device, a pipe or the like.
    Special,
    /// Links lead in a circle.
    Circle,
    /// The name is too long or has letters that the disk does not take.
    Name,
    /// Another program holds the file.
    Busy,
    /// The disk did not answer in time.
    Slow,
    /// The disk reported an error of its own.
    Device,
    /// Anything else, with the system's number.
    Other(i32),
}

impl Trouble {
    /// What a failed call means.
    pub(super) fn of(error: &io::Error) -> Trouble {
        use io::ErrorKind::*;
        match error.kind() {
            NotFound => Trouble::NoFile,
            PermissionDenied => Trouble::Denied,
            ReadOnlyFilesystem => Trouble::ReadOnlyDisk,
            StorageFull | QuotaExceeded | FileTooLarge => Trouble::Full,
            NotADirectory => Trouble::NoDirectory,
            IsADirectory => Trouble::Directory,
            InvalidFilename => Trouble::Name,
            ResourceBusy | ExecutableFileBusy | Deadlock | WouldBlock => Trouble::Busy,
            TimedOut | StaleNetworkFileHandle | HostUnreachable | NetworkUnreachable => {
                Trouble::Slow
            }
            _ => match error.raw_os_error() {
                // "Input/output error" has no kind of its own.
                Some(5) if cfg!(unix) => Trouble::Device,
                number => Trouble::Other(number.unwrap_or(0)),
            },
        }
    }

    pub(super) fn what(self, lang: Lang) -> String {
        let text = match self {
            Trouble::NoFile => text("没有这个文件", "there is no such file"),
            Trouble::NoDirectory => text("没有这个目录", "there is no such directory"),
            Trouble::Denied => text("没有权限", "it is not permitted"),
            Trouble::ReadOnlyFile => text("文件设为只读", "the file is marked read-only"),
            Trouble::ReadOnlyDisk => text("磁盘是只读的", "the disk is read-only"),
            Trouble::Full => text(
                "磁盘已满或超出配额",
                "the disk is full or the quota is used up",
            ),
            Trouble::Directory => text("这是目录，不是文件", "it is a directory and not a file"),
            Trouble::Special => text("这不是普通文件", "it is not an ordinary file"),
            Trouble::Circle => text("符号链接互相指向，没有尽头", "links lead in a circle"),
            Trouble::Name => text(
                "文件名太长，或含有磁盘不接受的字符",
                "the name is too long or has letters that the disk does not take",
            ),
            Trouble::Busy => text("文件被别的程序占用", "another program holds the file"),
            Trouble::Slow => text("磁盘没有及时响应", "the disk did not answer in time"),
            Trouble::Device => text("磁盘读写出错", "the disk reported an error"),
            Trouble::Other(number) => {
                return match lang {
                    Lang::Zh => format!("系统报告错误 {number}"),
                    Lang::En => format!("the system reported error {number}"),
                };
            }
        };
        text.in_lang(lang).to_owned()
    }

    /// What helps.
    pub(super) fn next(self) -> Text {
        match self {
            Trouble::NoFile => text("请检查名称", "check the name"),
            Trouble::NoDirectory => text(
                "请先建好目录，或换一个位置",
                "create it or choose another place",
            ),
            Trouble::Denied | Trouble::ReadOnlyFile | Trouble::ReadOnlyDisk => text(
                "请修改权限，或换一个位置",
                "change the permissions or choose another place",
            ),
            Trouble::Full => text("请腾出空间", "free some space"),
            Trouble::Directory | Trouble::Special | Trouble::Circle | Trouble::Name => {
                text("请换一个文件名", "choose another name")
            }
            Trouble::Busy | Trouble::Slow => text("请稍后再试", "try again later"),
            Trouble::Device | Trouble::Other(_) => text(
                "请检查磁盘，或换一个位置",
                "check the disk or choose another place",
            ),
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        Trouble::of(&error)
    }
}

/// Why a draft could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The file could not be read.
    Trouble(Trouble),
    /// What it holds is no draft.
    Fault(Fault),
}

impl LoadError {
    /// What happened and what to do next, in words for people.
    pub fn say(&self, lang: Lang, file: &str) -> String {
        let trouble = match self {
            LoadError::Fault(fault) => return fault.say(lang, file),
            LoadError::Trouble(trouble) => trouble,
        };
        let (file, what) = (safe(file), trouble.what(lang));
        let next = trouble.next().in_lang(lang);
        match lang {
            Lang::Zh => format!("打不开“{file}”：{what}。{next}。"),
            Lang::En => format!("Cannot open \"{file}\": {what}; {next}."),
        }
    }
}

/// Why a draft could not be saved. The file is as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The system refused.
    Trouble(Trouble),
    /// The plan is larger than what is read again.
    TooLarge,
    /// Another program changed the file since we read or wrote it.
    Changed,
    /// Another program removed the file since we read or wrote it.
    Gone,
}

impl SaveError {
    /// What happened, that nothing is lost, and what to do next, in words for people.
    pub fn say(&self, lang: Lang, file: &str) -> String {
        let file = safe(file);
        match (self, lang) {
            (SaveError::Trouble(trouble), Lang::Zh) => format!(
                "没有保存“{file}”：{}。内容还在程序里，会自动再试；{}。",
                trouble.what(lang),
                trouble.next().zh
            ),
            (SaveError::Trouble(trouble), Lang::En) => format!(
                "\"{file}\" is not saved: {}. Your text is still here and saving is tried again; {}.",
                trouble.what(lang),
                trouble.next().en
            ),
            (SaveError::TooLarge, Lang::Zh) => format!(
                "没有保存“{file}”：方案超过 {} MiB。内容还在程序里，请删减后再存。",
                MOST_BYTES / 1024 / 1024
            ),
            (SaveError::TooLarge, Lang::En) => format!(
                "\"{file}\" is not saved: the plan is larger than {} MiB. Your text is still here; shorten it, then save again.",
                MOST_BYTES / 1024 / 1024
            ),
            (SaveError::Changed, Lang::Zh) => {
                format!("没有保存“{file}”：别的程序改动了它。两边的内容都在，请选择留下哪一份。")
            }
            (SaveError::Changed, Lang::En) => format!(
                "\"{file}\" is not saved: another program has changed it. Both versions are kept; choose which to go on with."
            ),
            (SaveError::Gone, Lang::Zh) => {
                format!(
                    "没有保存“{file}”：文件已被删除或移走。内容还在程序里，请选择是否重新写入。"
                )
            }
            (SaveError::Gone, Lang::En) => format!(
                "\"{file}\" is not saved: the file was deleted or moved away. Your text is still here; choose whether to write it anew."
            ),
        }
    }
}

impl From<Trouble> for SaveError {
    fn from(trouble: Trouble) -> SaveError {
        SaveError::Trouble(trouble)
    }
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> SaveError {
        SaveError::Trouble(Trouble::of(&error))
    }
}
