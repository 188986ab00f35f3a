//! Every key, once: this table feeds dispatch, key bar, help, menu, palette and the README.

use super::key::Key;
use crate::locale::{Text, text};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Something that the user can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the table below says what each one does")]
pub enum Command {
    NextField,
    PreviousField,
    Enter,
    Out,
    NewLine,
    Up,
    Down,
    Left,
    Right,
    ScreenUp,
    ScreenDown,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    Backspace,
    Delete,
    DeleteWordLeft,
    DeleteWordRight,
    DeleteToStart,
    MarkLeft,
    MarkRight,
    MarkUp,
    MarkDown,
    MarkWordLeft,
    MarkWordRight,
    MarkLineStart,
    MarkLineEnd,
    Mark,
    MarkAll,
    Copy,
    Cut,
    Paste,
    PasteEarlier,
    Editor,
    Phrases,
    Clear,
    Open,
    Toggle,
    NextStep,
    PreviousStep,
    NextPage,
    PreviousPage,
    AddRow,
    DeleteRow,
    DuplicateRow,
    GrabRow,
    MoveRowUp,
    MoveRowDown,
    Undo,
    Redo,
    Save,
    Preview,
    Help,
    Palette,
    Menu,
    Interrupt,
    Redraw,
    Quit,
    ClientToName,
    RuleOut,
    PrepareMore,
    HandOver,
    KeepRow,
    Grid,
    Load,
    Month,
    NextGap,
    Find,
    NextHit,
    Export,
    ExportInternal,
    SaveAs,
    SwitchLanguage,
    SwitchDocumentLanguage,
    Mouse,
    Home,
}

/// Where a key means what the table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In a text of which something is marked.
    Marked,
    /// In every text, popups included.
    Text,
    /// In a text that shows that there are ready texts for it.
    Suggested,
    /// In a text of several lines.
    Prose,
    /// In a text of one line.
    Line,
    /// In a question with a closed list of answers.
    Choice,
    /// In a question that points to rows.
    Reference,
    /// On a row of a list.
    List,
    /// On the line that adds a row.
    AddLine,
    /// On the screen that shows what will be prepared.
    Prepare,
    /// On every screen of the first questions, that of what will be prepared included.
    Opening,
    /// On what the check has found.
    Findings,
    /// In the list of steps.
    Steps,
    /// On the line of a row's actions, and on "more".
    Button,
    /// In a line of its own that is asked for: a file's name, a reason.
    Asked,
    /// In a list of which several can be ticked.
    Ticks,
    /// In a popup that lists things, and on the home screen.
    Popup,
    /// In a grid.
    Grid,
    /// In the preview and the help.
    Reader,
    /// Everywhere on a page.
    Page,
    /// Everywhere.
    Everywhere,
}

/// The scopes with what they are called, in the order in which help and README list them.
pub static SCOPES: [(Scope, Text); 21] = [
    (Scope::Page, text("页面上", "On a page")),
    (Scope::Everywhere, text("任何地方", "Everywhere")),
    (Scope::Text, text("写文字时", "In a text")),
    (
        Scope::Suggested,
        text("有参考写法的空白处", "Where ready texts are shown"),
    ),
    (Scope::Marked, text("选中文字后", "With marked text")),
    (Scope::Prose, text("多行文字", "In a text of several lines")),
    (Scope::Line, text("单行文字", "In a text of one line")),
    (Scope::Choice, text("选择项", "On a choice")),
    (Scope::Reference, text("引用名单的项", "On a reference")),
    (Scope::List, text("列表", "On a row of a list")),
    (
        Scope::AddLine,
        text("列表末尾的新增行", "On the line that adds a row"),
    ),
    (
        Scope::Opening,
        text("开始的几个问题", "In the first questions"),
    ),
    (
        Scope::Prepare,
        text("备好哪些内容", "On what will be prepared"),
    ),
    (
        Scope::Findings,
        text("检查结果", "On what the check has found"),
    ),
    (Scope::Steps, text("步骤栏", "In the list of steps")),
    (Scope::Button, text("按钮", "On a button")),
    (
        Scope::Popup,
        text(
            "弹出的名单和首页",
            "In a list that pops up, on the home screen",
        ),
    ),
    (
        Scope::Asked,
        text("填写文件名或理由", "In a file's name, in a reason"),
    ),
    (
        Scope::Ticks,
        text("可以多选的名单", "In a list with several answers"),
    ),
    (Scope::Grid, text("勾选表", "In a grid")),
    (Scope::Reader, text("预览和帮助", "In preview and help")),
];

/// A line of the table.
#[derive(Debug)]
pub struct Binding {
    /// What is asked for.
    pub command: Command,
    /// Where.
    pub scope: Scope,
    /// The keys, most important first; the first one stands in the key bar.
    pub keys: &'static [&'static str],
    /// What it does, for help, menu and palette.
    pub label: Text,
    /// What the key bar calls it; empty: not in the bar.
    pub bar: Text,
}

const fn key(
    command: Command,
    scope: Scope,
    keys: &'static [&'static str],
    label: Text,
    bar: Text,
) -> Binding {
    Binding {
        command,
        scope,
        keys,
        label,
        bar,
    }
}

const NONE: Text = text("", "");

/// The table. Order is the key bar's order within a scope.
#[rustfmt::skip]
pub static BINDINGS: &[Binding] = {
    use Command::*;
    use Scope::*;
    &[
        // A text.
        key(Enter, Line, &["enter"], text("下一项", "next field"), text("下一项", "next")),
        key(NewLine, Prose, &["enter", "ctrl+j"], text("换行", "new line"), text("换行", "new line")),
        key(Left, Text, &["left"], text("左移", "left"), NONE),
        key(Right, Text, &["right"], text("右移；客户可能欠缺的空项：待客户确认", "right; in an empty field that a client may owe: client to name"), NONE),
        key(Up, Text, &["up"], text("上一行或上一项", "line up or field before"), NONE),
        key(Down, Text, &["down"], text("下一行或下一项", "line down or next field"), NONE),
        key(WordLeft, Text, &["ctrl+left", "alt+b"], text("左移一词", "word left"), NONE),
        key(WordRight, Text, &["ctrl+right", "alt+f"], text("右移一词", "word right"), NONE),
        key(LineStart, Text, &["home"], text("行首", "start of line"), NONE),
        key(LineEnd, Text, &["end", "ctrl+e"], text("行尾", "end of line"), NONE),
        key(Backspace, Text, &["backspace"], text("删除左边的字", "delete left"), NONE),
        key(Delete, Text, &["delete", "ctrl+d"], text("删除右边的字", "delete right"), NONE),
        key(DeleteWordLeft, Text, &["ctrl+w"], text("删除左边的词", "delete word left"), NONE),
        key(DeleteWordRight, Text, &["alt+d"], text("删除右边的词", "delete word right"), NONE),
        key(DeleteToStart, Text, &["ctrl+u"], text("删到行首", "delete to start of line"), NONE),
        key(MarkLeft, Text, &["shift+left"], text("向左选取", "mark to the left"), NONE),
        key(MarkRight, Text, &["shift+right"], text("向右选取", "mark to the right"), NONE),
        key(MarkUp, Text, &["shift+up"], text("向上选取", "mark upwards"), NONE),
        key(MarkDown, Text, &["shift+down"], text("向下选取", "mark downwards"), NONE),
        key(MarkWordLeft, Text, &["ctrl+shift+left"], text("向左选取一词", "mark a word to the left"), NONE),
        key(MarkWordRight, Text, &["ctrl+shift+right"], text("向右选取一词", "mark a word to the right"), NONE),
        key(MarkLineStart, Text, &["shift+home"], text("选取到行首", "mark to the start of the line"), NONE),
        key(MarkLineEnd, Text, &["shift+end"], text("选取到行尾", "mark to the end of the line"), NONE),
        key(MarkAll, Text, &[], text("全选这一项的文字", "mark all of this text"), NONE),
        key(Mark, Text, &[], text("开始选取：之后方向键选取文字", "begin to mark: arrows mark from here on"), NONE),
        key(Copy, Marked, &["ctrl+c"], text("复制选中的文字", "copy the marked text"), text("复制", "copy")),
        key(Cut, Text, &["ctrl+x"], text("剪切选中的文字", "cut the marked text"), NONE),
        key(Paste, Text, &["ctrl+v"], text("粘贴在这里复制过的内容", "paste what was copied here"), NONE),
        key(PasteEarlier, Text, &[], text("粘贴更早复制的内容", "paste something copied earlier"), NONE),
        key(Editor, Prose, &["ctrl+t"], text("用编辑器写（$VISUAL 或 $EDITOR）", "write it in your editor ($VISUAL or $EDITOR)"), NONE),
        key(Phrases, Suggested, &["down"], text("打开参考写法", "open the ready texts"), NONE),
        key(Phrases, Text, &["alt+down"], text("这一项的参考写法", "ready texts for this answer"), NONE),
        // A closed question.
        key(Open, Choice, &["enter", "down"], text("打开选项", "open the list"), text("选择", "choose")),
        key(Left, Choice, &["left"], text("前一个选项", "answer before"), NONE),
        key(Right, Choice, &["right"], text("后一个选项", "next answer"), NONE),
        key(Up, Choice, &["up"], text("上一项", "field before"), NONE),
        key(Clear, Choice, &["backspace", "delete"], text("清空", "empty it"), NONE),
        // A question that points to rows.
        key(Open, Reference, &["enter", "down"], text("打开名单", "open the list"), text("选择", "choose")),
        key(Up, Reference, &["up"], text("上一项", "field before"), NONE),
        key(Clear, Reference, &["backspace", "delete"], text("清空", "empty it"), NONE),
        // A list.
        key(Enter, List, &["enter"], text("打开这一行或单元格", "open the row or cell"), text("打开", "open")),
        key(Up, List, &["up"], text("上一行", "row up"), NONE),
        key(Down, List, &["down"], text("下一行", "row down"), NONE),
        key(Left, List, &["left"], text("左边的单元格", "cell to the left"), NONE),
        key(Right, List, &["right"], text("右边的单元格", "cell to the right"), text("单元格", "cells")),
        key(GrabRow, List, &["space"], text("抓住这一行，用方向键移动", "grab the row, arrows move it"), text("移动", "move")),
        key(DeleteRow, List, &["delete", "ctrl+x"], text("删除这一行", "delete the row"), text("删除", "delete")),
        key(DuplicateRow, List, &["ctrl+d"], text("复制这一行", "duplicate the row"), NONE),
        key(MoveRowUp, List, &["alt+up"], text("上移这一行", "move the row up"), NONE),
        key(MoveRowDown, List, &["alt+down"], text("下移这一行", "move the row down"), NONE),
        key(Paste, List, &["ctrl+v"], text("把复制的表格粘贴成行", "paste a copied table as rows"), NONE),
        key(Paste, AddLine, &["ctrl+v"], text("把复制的表格粘贴成行", "paste a copied table as rows"), NONE),
        key(Enter, AddLine, &["enter", "space"], text("新增一行", "add a row"), text("新增", "add")),
        key(Up, AddLine, &["up"], text("上一行", "row up"), NONE),
        key(Down, AddLine, &["down"], text("下一项", "next field"), NONE),
        // What will be prepared.
        key(Enter, Prepare, &["enter"], text("备好勾选的内容", "prepare what is ticked"), text("备好", "prepare")),
        key(Toggle, Prepare, &["space"], text("勾选或取消", "tick or untick"), text("勾选", "tick")),
        key(Up, Prepare, &["up"], text("上一行", "line up"), NONE),
        key(Down, Prepare, &["down"], text("下一行", "line down"), NONE),
        // The first questions: pages of their own within the first step.
        key(NextPage, Opening, &["ctrl+n", "f8"], text("下一页；最后一页：备好勾选的内容", "next page; on the last one: prepare what is ticked"), text("下一页", "next page")),
        key(PreviousPage, Opening, &["ctrl+p", "f7"], text("上一页", "page before"), text("上一页", "back")),
        key(Out, Opening, &["esc"], text("跳过这些问题，以后再答", "skip the questions; they can be answered later"), text("跳过", "skip")),
        // What the check has found.
        key(Enter, Findings, &["enter"], text("到有问题的那一项，Esc 回来", "go to the field, Esc comes back"), text("前往", "go there")),
        key(RuleOut, Findings, &["right", "space"], text("不适用：写明理由，不再提示", "does not apply: say why, and it is not told again"), text("不适用", "does not apply")),
        key(Up, Findings, &["up"], text("上一条", "finding before"), NONE),
        key(Down, Findings, &["down"], text("下一条", "next finding"), NONE),
        // The list of steps.
        key(Enter, Steps, &["enter", "right"], text("进入这一步", "enter the step"), text("进入", "open")),
        key(Up, Steps, &["up"], text("上一步", "step up"), NONE),
        key(Down, Steps, &["down"], text("下一步", "step down"), NONE),
        // Buttons.
        key(Enter, Button, &["enter", "space"], text("执行", "do it"), text("执行", "do it")),
        key(Up, Button, &["up", "left"], text("上一项", "one before"), NONE),
        key(Down, Button, &["down", "right"], text("下一项", "next one"), NONE),
        // A line of its own.
        key(Enter, Asked, &["enter"], text("用所写的内容", "take what is written"), text("确定", "done")),
        // Lists with several answers.
        key(Toggle, Ticks, &["space"], text("勾选或取消", "tick or untick"), text("勾选", "tick")),
        key(Enter, Ticks, &["enter"], text("完成；一项都没勾时选定这一项", "done; takes this one where none is ticked"), text("完成", "done")),
        // Popups that list things.
        key(Enter, Popup, &["enter"], text("选定", "choose"), text("选定", "choose")),
        key(Toggle, Popup, &["space"], text("勾选", "tick"), NONE),
        key(Up, Popup, &["up", "shift+tab"], text("上移", "up"), NONE),
        key(Down, Popup, &["down", "tab"], text("下移", "down"), NONE),
        key(Toggle, Scope::Grid, &["space", "enter"], text("勾选或取消", "tick or untick"), text("勾选", "tick")),
        key(Left, Scope::Grid, &["left"], text("左边一列；最左是全部", "column to the left; the first stands for all"), NONE),
        key(Right, Scope::Grid, &["right"], text("右边一列", "column to the right"), NONE),
        key(Up, Scope::Grid, &["up"], text("上一行", "row up"), NONE),
        key(Down, Scope::Grid, &["down"], text("下一行", "row down"), NONE),
        key(NextField, Scope::Grid, &["tab"], text("换到下一项", "the list's next field"), text("换一项", "next field")),
        key(PreviousField, Scope::Grid, &["shift+tab"], text("换到上一项", "the list's field before"), NONE),
        key(Down, Reader, &["down", "tab", "enter"], text("向下", "down"), text("翻看", "scroll")),
        key(Up, Reader, &["up", "shift+tab"], text("向上", "up"), NONE),
        key(Left, Reader, &["left"], text("月历：上一月", "in the month: the month before"), NONE),
        key(Right, Reader, &["right"], text("月历：下一月", "in the month: the next month"), NONE),
        key(ScreenDown, Reader, &["space"], text("向下一屏", "a screen down"), text("翻一屏", "page")),
        key(ScreenUp, Reader, &["backspace"], text("向上一屏", "a screen up"), NONE),
        key(LineStart, Reader, &["home"], text("开头", "start"), NONE),
        key(LineEnd, Reader, &["end"], text("结尾", "end"), NONE),
        // Everywhere on a page.
        key(NextField, Page, &["tab"], text("下一项", "next field"), text("下一项", "next")),
        key(PreviousField, Page, &["shift+tab"], text("上一项", "field before"), NONE),
        key(NextStep, Page, &["ctrl+n", "f8"], text("下一步", "next step"), text("下一步", "next step")),
        key(PreviousStep, Page, &["ctrl+p", "f7"], text("上一步", "step before"), NONE),
        key(AddRow, Page, &["ctrl+o", "insert"], text("新增一行", "add a row"), text("新增", "add")),
        key(ClientToName, Page, &[], text("待客户确认：这一项由客户提供", "client to name: this answer is owed by the client"), NONE),
        // Everywhere.
        key(Out, Everywhere, &["esc"], text("向外一层：字段、列表、步骤、菜单", "one level out: field, list, steps, menu"), text("返回", "back")),
        key(Undo, Everywhere, &["ctrl+z"], text("撤销", "undo"), NONE),
        key(Redo, Everywhere, &["ctrl+y"], text("重做", "redo"), NONE),
        key(Save, Everywhere, &["ctrl+s", "f5"], text("立即保存（平时自动保存）", "save now (saving is automatic)"), NONE),
        key(Preview, Everywhere, &["ctrl+r", "f6"], text("预览成稿：表单旁或全屏", "preview: beside the form or whole screen"), text("预览", "preview")),
        key(HandOver, Page, &[], text("移交：把这一行的引用换成另一行", "hand over: name another row wherever this one is named"), NONE),
        key(Command::Grid, Page, &[], text("勾选表：这个列表与它引用的行对照勾选", "grid: tick the rows of a list against those that they name"), NONE),
        key(KeepRow, Page, &[], text("把这一行存入自己的目录", "keep this row in your own catalogue"), NONE),
        key(PrepareMore, Everywhere, &[], text("备好更多：几个问题", "prepare more: the first questions"), NONE),
        key(Load, Everywhere, &[], text("工作量：每人多少小时、谁超出上限", "load: hours for each person, and who is over the limit"), NONE),
        key(Month, Everywhere, &[], text("日历（月历）：每天有哪些沟通", "calendar of the month: what takes place on each day"), NONE),
        key(NextGap, Everywhere, &["f12"], text("下一处待补充", "next missing answer"), NONE),
        key(Find, Everywhere, &["ctrl+f"], text("在全部内容中查找", "find in all answers"), NONE),
        key(NextHit, Everywhere, &["f3"], text("查找下一处", "next place found"), NONE),
        key(Export, Everywhere, &[], text("导出：方案、简版或给客户的清单", "export: the plan, a brief, a list for the client"), NONE),
        key(ExportInternal, Everywhere, &[], text("导出内部版（含内部内容）", "export the internal copy, with everything internal"), NONE),
        key(SaveAs, Everywhere, &[], text("另存为", "save under another name"), NONE),
        key(Palette, Everywhere, &["ctrl+k", "f2"], text("全部命令", "all commands"), NONE),
        key(Menu, Everywhere, &["f9"], text("菜单", "menu"), NONE),
        key(SwitchLanguage, Everywhere, &[], text("Interface in English（界面改用英文）", "界面改用中文 (interface in Chinese)"), NONE),
        key(SwitchDocumentLanguage, Everywhere, &[], text("切换文档语言（中文/English）", "switch the document's language (English/中文)"), NONE),
        key(Mouse, Everywhere, &[], text("启用或停用鼠标", "turn the mouse on or off"), NONE),
        key(Home, Everywhere, &[], text("其他草稿", "other drafts"), NONE),
        key(Redraw, Everywhere, &["ctrl+l"], text("重画屏幕", "redraw the screen"), NONE),
        key(Interrupt, Everywhere, &["ctrl+c"], text("连按两次：保存并退出", "twice: save and quit"), NONE),
        key(Help, Everywhere, &["ctrl+g", "f1"], text("帮助：这一项和全部按键", "help: this field and all keys"), text("帮助", "help")),
        key(Quit, Everywhere, &["ctrl+q"], text("保存并退出", "save and quit"), text("退出", "quit")),
    ]
};

/// Keys that no command may use, with what they are in some terminal: a prefix, an alias or another program's.
pub static FORBIDDEN: &[&str] = &[
    "ctrl+a",
    "ctrl+b",
    "ctrl+h",
    "ctrl+i",
    "ctrl+m",
    "ctrl+[",
    "ctrl+space",
    "ctrl+0",
    "ctrl+1",
    "ctrl+2",
    "ctrl+3",
    "ctrl+4",
    "ctrl+5",
    "ctrl+6",
    "ctrl+7",
    "ctrl+8",
    "ctrl+9",
    "pageup",
    "pagedown",
    "f4",
    "f10",
    "f11",
];

/// The line of the table for a command: the first that names it.
pub fn binding(command: Command) -> Option<&'static Binding> {
    BINDINGS.iter().find(|line| line.command == command)
}

/// What a key asks for, in the first of these scopes that knows it.
pub fn command(scopes: &[Scope], key: Key) -> Option<Command> {
    static COMMANDS: LazyLock<HashMap<(Scope, Key), Command>> = LazyLock::new(|| {
        BINDINGS
            .iter()
            .flat_map(|line| line.keys.iter().map(move |name| (line, *name)))
            .filter_map(|(line, name)| Some(((line.scope, Key::parse(name)?), line.command)))
            .collect()
    });
    scopes
        .iter()
        .find_map(|scope| COMMANDS.get(&(*scope, key)).copied())
}
