//! The command line: what can be asked for, in the interface's language, and what a wrong use is told.

use crate::document::{Audience, OUTLINES, outline};
use crate::export::FORMATS;
use crate::locale::{Lang, Text, text};
use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, ValueHint};

/// The words of one option or command, once for parser, help, completions and man page.
const ABOUT: Text = text(
    "客户项目沟通管理方案：在终端里一步步写成，保存为 JSON 草稿，导出给双方签署的文档。",
    "Write a client-project communication management plan step by step in the terminal, keep it as a JSON draft, export a document that both sides can sign.",
);

/// How help is laid out: the parser's own words for it are English only.
fn template(lang: Lang) -> String {
    let heading = text("用法", "Usage").in_lang(lang);
    let colon = lang.colon();
    format!("{{about-with-newline}}\n{heading}{colon}{{usage}}\n\n{{all-args}}\n")
}

/// Builds the parser with its help in one language.
pub fn command(lang: Lang) -> Command {
    let say = |zh: &'static str, en: &'static str| text(zh, en).in_lang(lang);
    let plan = || plan(lang);
    let langs = PossibleValuesParser::new(["zh", "en"]);
    Command::new("commplan")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT.in_lang(lang))
        .bin_name("commplan")
        .subcommand_precedence_over_arg(true)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .help_template(template(lang))
        .subcommand_help_heading(say("命令", "Commands"))
        .next_help_heading(say("选项", "Options"))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .global(true)
                .action(ArgAction::Help)
                .help(say("显示用法", "show the use")),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(say("显示版本", "show the version")),
        )
        .arg(plan().help(say(
            "草稿文件；不存在则新建。省略时打开首页",
            "the draft, begun if it does not exist; without it the home screen opens",
        )))
        .arg(
            Arg::new("lang")
                .long("lang")
                .global(true)
                .value_name("zh|en")
                .hide_possible_values(true)
                .value_parser(langs)
                .help(say(
                    "界面语言；对 new 也是草稿的语言，对 export 是文档的语言",
                    "the interface's language; for new also the draft's, for export the document's",
                )),
        )
        .arg(
            Arg::new("ascii")
                .long("ascii")
                .action(ArgAction::SetTrue)
                .help(say(
                    "边框只用 ASCII 字符（制表符显示过宽的终端）",
                    "frames of ASCII characters, for terminals that draw lines too wide",
                )),
        )
        .arg(
            Arg::new("list-starters")
                .long("list-starters")
                .global(true)
                .action(ArgAction::SetTrue)
                .help(say("列出范例并退出", "list the starters and exit")),
        )
        .subcommand(
            subcommand("new", lang)
                .about(say("写一份新草稿并退出", "write a new draft and exit"))
                .arg(plan().help(say(
                    "新草稿的文件；- 表示标准输出",
                    "the new draft's file; - is standard output",
                )))
                .arg(
                    Arg::new("starter")
                        .long("starter")
                        .value_name("NAME")
                        .help(say("从这个范例开始", "begin with this starter")),
                ),
        )
        .subcommand(
            subcommand("export", lang)
                .about(say("导出文档", "write the document"))
                .arg(plan().required(true).help(say(
                    "草稿文件；- 表示标准输入",
                    "the draft; - is standard input",
                )))
                .arg(
                    Arg::new("output")
                        .short('o')
                        .long("output")
                        .value_name("FILE")
                        .value_hint(ValueHint::FilePath)
                        .help(say(
                            "写到这个文件；- 或省略表示标准输出",
                            "write this file; - or nothing is standard output",
                        )),
                )
                .arg(
                    Arg::new("format")
                        .long("format")
                        .value_parser(PossibleValuesParser::new(
                            FORMATS.iter().map(|format| format.key),
                        ))
                        .help(say(
                            "格式；省略时看 -o 的扩展名",
                            "the format; without it the ending of -o decides",
                        )),
                )
                .arg(
                    Arg::new("outline")
                        .long("outline")
                        .value_parser(PossibleValuesParser::new(
                            outline::offered().map(|outline| outline.key),
                        ))
                        .default_value(OUTLINES[0].key)
                        .help(say("提纲，或附带的文件", "the outline, or a paper that goes with the plan")),
                )
                .arg(
                    Arg::new("audience")
                        .long("audience")
                        .value_parser(PossibleValuesParser::new(
                            Audience::ALL.iter().map(|audience| audience.key()),
                        ))
                        .default_value(Audience::ALL[0].key())
                        .help(say(
                            "读者：client 不含任何内部内容，internal 含全部",
                            "the readers: client leaves out everything internal",
                        )),
                ),
        )
        .subcommand(
            subcommand("import", lang)
                .about(say(
                    "把表格中的相关方导入草稿",
                    "take stakeholders from a table into a draft",
                ))
                .arg(
                    plan()
                        .required(true)
                        .help(say("草稿文件", "the draft")),
                )
                .arg(
                    Arg::new("stakeholders")
                        .long("stakeholders")
                        .required(true)
                        .value_name("FILE")
                        .value_hint(ValueHint::FilePath)
                        .help(say(
                            "CSV 文件，第一行是列名；- 表示标准输入。已有内容不覆盖",
                            "a CSV file with headings; - is standard input. Nothing there is overwritten",
                        )),
                ),
        )
        .subcommand(
            reporting("check", lang).about(say(
                "检查草稿：有错误或警告时退出码为 1",
                "check the draft; exit code 1 where there are errors or warnings",
            )),
        )
        .subcommand(reporting("load", lang).about(say(
            "每人每月的沟通工时，谁超出上限",
            "hours of communication a month for each person, and who is over the limit",
        )))
        .subcommand(subcommand("schema", lang).about(say(
            "打印草稿的 JSON Schema",
            "print the JSON Schema of drafts",
        )))
        .subcommand(
            subcommand("completions", lang)
                .about(say("打印命令行补全脚本", "print shell completions"))
                .arg(
                    Arg::new("shell")
                        .value_name("SHELL")
                        .required(true)
                        .value_parser(clap::value_parser!(clap_complete::Shell)),
                ),
        )
        .subcommand(subcommand("man", lang).about(say("打印手册页", "print the man page")))
}

/// The draft.
fn plan(lang: Lang) -> Arg {
    Arg::new("plan")
        .value_name("PLAN")
        .value_hint(ValueHint::FilePath)
        .help_heading(text("参数", "Arguments").in_lang(lang))
}

/// A subcommand that tells what it sees in a draft.
fn reporting(name: &'static str, lang: Lang) -> Command {
    let say = |zh: &'static str, en: &'static str| text(zh, en).in_lang(lang);
    subcommand(name, lang)
        .arg(plan(lang).required(true).help(say(
            "草稿文件；- 表示标准输入",
            "the draft; - is standard input",
        )))
        .arg(
            Arg::new("format")
                .long("format")
                .value_parser(PossibleValuesParser::new(super::check::FORMATS))
                .default_value(super::check::FORMATS[0])
                .help(say(
                    "text 供人阅读，json 供程序使用",
                    "text is for people, json is for programs",
                )),
        )
}

/// A subcommand whose help is laid out like the others.
fn subcommand(name: &'static str, lang: Lang) -> Command {
    Command::new(name)
        .help_template(template(lang))
        .next_help_heading(text("选项", "Options").in_lang(lang))
}

/// Says what is wrong with a command line, in one or two sentences.
pub fn wrong_use(error: &clap::Error, lang: Lang) -> String {
    let of = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(value)) => value.clone(),
        Some(ContextValue::Strings(values)) => values.join(", "),
        _ => String::new(),
    };
    // The parser names an argument with its value's name, `--lang <zh|en>`.
    let argument = match of(ContextKind::InvalidArg) {
        none if none.is_empty() => of(ContextKind::InvalidSubcommand),
        some => some.split(' ').next().unwrap_or_default().to_owned(),
    };
    let value = of(ContextKind::InvalidValue);
    let valid = of(ContextKind::ValidValue);
    match (error.kind(), lang) {
        (ErrorKind::InvalidValue, Lang::Zh) if value.is_empty() => {
            format!("{argument} 后面缺少取值。可用：{valid}。")
        }
        (ErrorKind::InvalidValue, Lang::En) if value.is_empty() => {
            format!("{argument} wants a value: {valid}.")
        }
        (ErrorKind::InvalidValue, Lang::Zh) => {
            format!("{argument} 没有“{value}”这个取值。可用：{valid}。")
        }
        (ErrorKind::InvalidValue, Lang::En) => {
            format!("{argument} does not know \"{value}\". It knows: {valid}.")
        }
        (ErrorKind::MissingRequiredArgument, Lang::Zh) => {
            format!("缺少 {argument}。用 commplan --help 查看用法。")
        }
        (ErrorKind::MissingRequiredArgument, Lang::En) => {
            format!("{argument} is missing. commplan --help shows the use.")
        }
        (_, Lang::Zh) => format!("不认识“{argument}”。用 commplan --help 查看用法。"),
        (_, Lang::En) => {
            format!("\"{argument}\" is not understood here. commplan --help shows the use.")
        }
    }
}
