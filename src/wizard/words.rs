//! What the wizard says while one works: sentences that belong to no question.

use crate::locale::{Lang, Text, text};

pub use crate::document::{GAP, PENDING};

/// The name of the program, as the header shows it before a plan has a name.
pub const PROGRAM: Text = text("客户项目沟通管理方案", "Client communication plan");
/// An answer that is missing.
pub const EMPTY: Text = text("（未填）", "(empty)");
/// A row that no longer exists.
pub const MISSING_ROW: Text = text("（已删除）", "(deleted)");
/// The line that adds a row from a picker.
pub const NEW_ROW: Text = text("+ 新增：", "+ New: ");

/// So many lines stand above what is in sight, or below it.
pub fn beyond(lines: usize, is_below: bool, lang: Lang) -> String {
    match (lang, is_below) {
        (Lang::Zh, false) => format!("上面还有 {lines} 行"),
        (Lang::Zh, true) => format!("下面还有 {lines} 行"),
        (Lang::En, false) => format!("{lines} more above"),
        (Lang::En, true) => format!("{lines} more below"),
    }
}

/// A row's name; what it is, where it has none.
pub fn name_or(name: &str, noun: Text, lang: Lang) -> String {
    match name {
        "" => noun.in_lang(lang).to_owned(),
        name => name.to_owned(),
    }
}

/// "Add a …"
pub fn add(noun: Text, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("+ 新增{}", noun.zh),
        Lang::En => format!("+ Add {}", noun.en),
    }
}

/// How many rows, and how many answers are missing in them.
pub fn rows(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("共 {count} 行"),
        (Lang::En, 1) => "1 row".to_owned(),
        (Lang::En, _) => format!("{count} rows"),
    }
}

/// A row was deleted, and how to take that back.
pub fn deleted(name: &str, noun: Text, referrers: usize, lang: Lang) -> String {
    let name = if name.is_empty() {
        noun.in_lang(lang)
    } else {
        name
    };
    match (lang, referrers) {
        (Lang::Zh, 0) => format!("已删除“{name}”。Ctrl-Z 恢复。"),
        (Lang::Zh, n) => {
            format!("已删除“{name}”，另有 {n} 处引用它，现在空缺。Ctrl-Z 恢复。")
        }
        (Lang::En, 0) => format!("Deleted \"{name}\". Ctrl-Z brings it back."),
        (Lang::En, 1) => {
            format!(
                "Deleted \"{name}\"; 1 place that named it is a gap now. Ctrl-Z brings it back."
            )
        }
        (Lang::En, n) => {
            format!(
                "Deleted \"{name}\"; {n} places that named it are gaps now. Ctrl-Z brings it back."
            )
        }
    }
}

/// A row was moved, and how to put it back.
pub fn moved(name: &str, noun: Text, lang: Lang) -> String {
    let name = if name.is_empty() {
        noun.in_lang(lang)
    } else {
        name
    };
    match lang {
        Lang::Zh => format!("已移动“{name}”。Ctrl-Z 放回。"),
        Lang::En => format!("Moved \"{name}\". Ctrl-Z puts it back."),
    }
}

/// A change was taken back or done again.
pub fn undone(what: &str, again: bool, lang: Lang) -> String {
    match (lang, again, what.is_empty()) {
        (Lang::Zh, false, true) => "已撤销输入。Ctrl-Y 重做。".to_owned(),
        (Lang::Zh, false, false) => format!("已撤销：{what}。Ctrl-Y 重做。"),
        (Lang::Zh, true, true) => "已重做输入。".to_owned(),
        (Lang::Zh, true, false) => format!("已重做：{what}。"),
        (Lang::En, false, true) => "Typing undone. Ctrl-Y does it again.".to_owned(),
        (Lang::En, false, false) => format!("Undone: {what}. Ctrl-Y does it again."),
        (Lang::En, true, true) => "Typing done again.".to_owned(),
        (Lang::En, true, false) => format!("Done again: {what}."),
    }
}

/// Line breaks were replaced in a pasted text.
pub fn breaks_replaced(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, n) => format!("这一项只有一行，{n} 个换行改成了空格。"),
        (Lang::En, 1) => "This field has one line: 1 line break became a space.".to_owned(),
        (Lang::En, n) => format!("This field has one line: {n} line breaks became spaces."),
    }
}

/// A text was refused because the answer would become longer than `most` bytes.
pub fn too_long(most: usize, lang: Lang) -> String {
    let most = most / 1024;
    match lang {
        Lang::Zh => format!("这一项会超过 {most} KB，没有写入；请分成几项，或放进附件。"),
        Lang::En => {
            format!(
                "This answer would be longer than {most} KB, so nothing was added; split it or attach it."
            )
        }
    }
}

/// A row was refused because the list is full.
pub fn too_many(most: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("一个列表最多 {most} 行，没有新增。"),
        Lang::En => format!("A list holds at most {most} rows; none was added."),
    }
}

/// The draft could not be written.
pub fn not_saved(why: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("未保存：{why}"),
        Lang::En => format!("NOT SAVED: {why}"),
    }
}

/// Why the draft is not saved while it is not settled whose version counts, and how to settle it.
pub fn conflict(why: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{why} 按 Ctrl-S 选择。"),
        Lang::En => format!("{why} Press Ctrl-S to choose."),
    }
}

/// The draft could not be written when leaving.
pub fn not_saved_stay(why: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("未保存：{why} 仍要退出请再按 Ctrl-Q，未保存的内容会丢失。"),
        Lang::En => {
            format!(
                "NOT SAVED: {why} Press Ctrl-Q again to leave all the same and lose what is not saved."
            )
        }
    }
}

/// The first Ctrl-C.
pub fn interrupted(lang: Lang) -> String {
    match lang {
        Lang::Zh => "内容会自动保存。再按一次 Ctrl-C 退出。",
        Lang::En => "Your words are saved. Press Ctrl-C again to leave.",
    }
    .to_owned()
}

/// There is nothing to undo, or to do again.
pub fn nothing_to(again: bool, lang: Lang) -> String {
    match (lang, again) {
        (Lang::Zh, false) => "没有可以撤销的操作。",
        (Lang::Zh, true) => "没有可以重做的操作。",
        (Lang::En, false) => "Nothing to undo.",
        (Lang::En, true) => "Nothing to do again.",
    }
    .to_owned()
}

/// What a change is called in the history.
pub fn change(verb: Text, name: &str, lang: Lang) -> String {
    match (lang, name.is_empty()) {
        (_, true) => verb.in_lang(lang).to_owned(),
        (Lang::Zh, false) => format!("{}“{name}”", verb.zh),
        (Lang::En, false) => format!("{} \"{name}\"", verb.en),
    }
}
