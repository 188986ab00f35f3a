//! Faults in words that let a project manager mend the file.

use super::fault::{Crumb, Fault, FaultKind, Shape};
use super::shown::{cut, safe};
use super::{MOST_BYTES, MOST_DEPTH, MOST_ROWS, MOST_TEXT};
use crate::catalog;
use crate::form::SheetRef;
use crate::locale::Lang;

impl Fault {
    /// What happened, where, that the file was left as it is, and what to do next.
    pub fn say(&self, lang: Lang, file: &str) -> String {
        let file = safe(file);
        let (what, next) = (self.what(lang), self.next(lang));
        let place = self.place(lang);
        match (lang, self.has_place()) {
            (Lang::Zh, true) => format!("读不出“{file}”：{place}，{what}。文件没有改动；{next}。"),
            (Lang::Zh, false) => format!("读不出“{file}”：{what}。文件没有改动；{next}。"),
            (Lang::En, true) => {
                format!(
                    "Cannot read \"{file}\": {what} at {place}. The file was left unchanged; {next}."
                )
            }
            (Lang::En, false) => {
                format!("Cannot read \"{file}\": {what}. The file was left unchanged; {next}.")
            }
        }
    }

    /// Whether the fault is at one place and not the file's as a whole.
    fn has_place(&self) -> bool {
        use FaultKind::*;
        !matches!(self.kind, Empty | TooLarge | Packed | WebPage | Utf16)
    }

    fn place(&self, lang: Lang) -> String {
        let Fault { line, column, .. } = self;
        let names = self.names(lang).join(" › ");
        let place = match lang {
            Lang::Zh => format!("第 {line} 行第 {column} 个字符"),
            Lang::En => format!("line {line}, column {column}"),
        };
        match names.is_empty() {
            true => place,
            false => place + &lang.bracketed(&names),
        }
    }

    /// The way to the place in the words of the screen.
    fn names(&self, lang: Lang) -> Vec<String> {
        let mut known = Known::Draft;
        let mut names = Vec::new();
        for (depth, crumb) in self.path.iter().enumerate() {
            // A plan is five levels deep; what lies deeper is foreign, and endless in the worst case.
            if depth == 5 {
                names.push("…".to_owned());
                break;
            }
            let name = known.follow(crumb, lang);
            // The main list of a step often bears the step's name.
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        names
    }

    fn what(&self, lang: Lang) -> String {
        use FaultKind::*;
        let mebi = |bytes: usize| bytes / 1024 / 1024;
        let (zh, en) = match &self.kind {
            Empty => ("文件是空的".into(), "the file is empty".into()),
            TooLarge => (
                format!("文件超过 {} MiB", mebi(MOST_BYTES)),
                format!("the file is larger than {} MiB", mebi(MOST_BYTES)),
            ),
            Packed => (
                "这是压缩文件或 Office 文档，不是沟通方案".into(),
                "this is a packed file or an office document, not a communication plan".into(),
            ),
            WebPage => (
                "这是网页，不是沟通方案".into(),
                "this is a web page, not a communication plan".into(),
            ),
            Utf16 => (
                "文件的编码是 UTF-16，应为 UTF-8".into(),
                "the file is encoded as UTF-16 and not as UTF-8".into(),
            ),
            NotUtf8 => (
                "有不是 UTF-8 编码的字节".into(),
                "there are bytes that are not UTF-8".into(),
            ),
            MergeMarks => (
                "还留着没有解决的合并冲突标记".into(),
                "the marks of an unfinished merge stand".into(),
            ),
            CutShort => (
                "文件到此中断，后面的内容缺失".into(),
                "the file breaks off".into(),
            ),
            Syntax { found } => {
                let found = safe(&found.to_string());
                (
                    format!("不该出现字符 {found} ，可能多了或少了逗号、引号、括号"),
                    format!(
                        "the character {found} does not belong there (a comma, quote or bracket too many or missing)"
                    ),
                )
            }
            BrokenLine => (
                "引号里的文字断成了两行（缺少右引号，或换行应写成 \\n）".into(),
                "a text does not end on its line (its closing quote is missing, or a line break that is written \\n)".into(),
            ),
            HalfCharacter => (
                "有半个字符（不成对的 \\u 转义）".into(),
                "there is half a character (an unpaired \\u escape)".into(),
            ),
            TooDeep => (
                format!("括号嵌套超过 {MOST_DEPTH} 层"),
                format!("brackets lie more than {MOST_DEPTH} levels deep"),
            ),
            NotAPlan => (
                "这不是沟通方案，缺少 format 这一项".into(),
                "this is not a communication plan, it has no \"format\"".into(),
            ),
            BadFormat => (
                "format 应为数字 1".into(),
                "\"format\" is not the number 1".into(),
            ),
            Newer { format } => (
                format!("由更新的版本写成（格式 {}）", cut(format)),
                format!("a newer version wrote it (format {})", cut(format)),
            ),
            Duplicate { first } => (
                format!("这一项重复，第 {first} 行已经写过"),
                format!("a member that already stands on line {first} is repeated"),
            ),
            WrongShape {
                wanted,
                found,
                value,
            } => (
                format!(
                    "应为{}，写的却是{}：{}",
                    wanted.name(Lang::Zh),
                    found.name(Lang::Zh),
                    cut(value)
                ),
                format!(
                    "{} stands instead of {} ({})",
                    found.name(Lang::En),
                    wanted.name(Lang::En),
                    cut(value)
                ),
            ),
            TooMany => (
                format!("超过 {MOST_ROWS} 条"),
                format!("there are more than {MOST_ROWS} entries"),
            ),
            TooLong => (
                format!("文字超过 {} MiB", mebi(MOST_TEXT)),
                format!("a text is longer than {} MiB", mebi(MOST_TEXT)),
            ),
        };
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn next(&self, lang: Lang) -> &'static str {
        use FaultKind::*;
        let (zh, en) = match self.kind {
            Empty | CutShort => (
                "请从备份或版本库恢复较早的文件",
                "restore an earlier copy from a backup or from version control",
            ),
            Packed | WebPage | NotAPlan => (
                "请打开以 .plan.json 结尾的方案文件",
                "open the plan's own file, which usually ends in .plan.json",
            ),
            Utf16 | NotUtf8 => (
                "请在文本编辑器里另存为 UTF-8 后再打开",
                "save it as UTF-8 in a text editor and open it again",
            ),
            MergeMarks => (
                "请先解决合并冲突，再打开",
                "finish the merge and open it again",
            ),
            Newer { .. } => (
                "请用新版本的 commplan 打开",
                "open it with a newer commplan",
            ),
            TooLarge | TooMany | TooLong => (
                "请拆分或缩短后再打开",
                "split or shorten it and open it again",
            ),
            _ => (
                "请在文本编辑器里改正这一处再打开，或恢复较早的文件",
                "correct this place in a text editor, or restore an earlier copy, and open it again",
            ),
        };
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

impl Shape {
    fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Shape::Text, Lang::Zh) => "文字",
            (Shape::Text, Lang::En) => "a text",
            (Shape::List, Lang::Zh) => "列表 [ ]",
            (Shape::List, Lang::En) => "a list [ ]",
            (Shape::Group, Lang::Zh) => "一组内容 { }",
            (Shape::Group, Lang::En) => "a group { }",
            (Shape::Null, Lang::Zh) => "空值",
            (Shape::Null, Lang::En) => "nothing",
        }
    }
}

/// How much of the way is known ground.
enum Known {
    Draft,
    Step(&'static str),
    Rows(SheetRef),
    Row(SheetRef),
    Foreign,
}

impl Known {
    /// Goes on by a crumb and says its name.
    fn follow(&mut self, crumb: &Crumb, lang: Lang) -> String {
        let row = |place: &usize| match lang {
            Lang::Zh => format!("第 {} 条", place + 1),
            Lang::En => format!("row {}", place + 1),
        };
        let (name, next) = match (&*self, crumb) {
            (Known::Draft, Crumb::Member(key)) => {
                match catalog::STEPS.iter().find(|step| step.key == key) {
                    Some(step) => (step.title.in_lang(lang).to_owned(), Known::Step(step.key)),
                    None => (cut(key), Known::Foreign),
                }
            }
            (Known::Step(step), Crumb::Member(key)) => {
                let mut sheets = catalog::sheets().filter(|sheet| sheet.about().step == *step);
                match sheets.find(|sheet| match sheet.is_list() {
                    true => sheet.about().list == key,
                    false => sheet.field(key).is_some(),
                }) {
                    Some(sheet) if sheet.is_list() => (
                        sheet.about().title.in_lang(lang).to_owned(),
                        Known::Rows(sheet),
                    ),
                    Some(sheet) => (label(sheet, key, lang), Known::Foreign),
                    None => (cut(key), Known::Foreign),
                }
            }
            (Known::Rows(sheet), Crumb::Item(place)) => (row(place), Known::Row(*sheet)),
            (Known::Row(sheet), Crumb::Member(key)) => (label(*sheet, key, lang), Known::Foreign),
            (_, Crumb::Member(key)) => (cut(key), Known::Foreign),
            (_, Crumb::Item(place)) => {
                let name = match lang {
                    Lang::Zh => format!("第 {} 项", place + 1),
                    Lang::En => format!("item {}", place + 1),
                };
                (name, Known::Foreign)
            }
        };
        *self = next;
        name
    }
}

/// A field's label with the member's name, by which an editor finds it.
fn label(sheet: SheetRef, key: &str, lang: Lang) -> String {
    let field = sheet.field(key).map(|field| sheet.ask(field).label);
    match field.map(|label| label.in_lang(lang)) {
        None | Some("") => cut(key),
        Some(label) => format!("{label} \"{key}\""),
    }
}
