//! The draft's JSON Schema (2020-12): the third walk of the same table. It says what we write; reading is kinder.

use super::json::Out;
use super::layout::{self, Slot};
use super::{FORMAT, MOST_ROWS};
use crate::catalog;
use crate::form::{Ask, Kind, SheetRef};
use crate::locale::{Lang, Text, text};

/// The schema, with titles and descriptions in both languages.
pub fn schema() -> String {
    let mut out = Out::default();
    out.open('{');
    out.member("$schema", "https://json-schema.org/draft/2020-12/schema");
    titles(
        &mut out,
        text("客户项目沟通管理方案", "Client-project communication plan"),
        text(
            "commplan 的草稿。空的内容不写；不认识的成员原样保留。",
            "A draft of commplan. Empty members are left out; members that are not known are kept.",
        ),
    );
    out.member("type", "object");
    out.key("required");
    out.list(["format"]);
    properties(&mut out, |out| {
        out.key("format");
        out.open('{');
        titles(out, text("格式", "Format"), Text::default());
        out.key("const");
        out.json(&FORMAT.to_string());
        out.close('}');
        out.key("language");
        out.open('{');
        titles(out, text("文档语言", "Document language"), Text::default());
        known_or_any(out, Lang::ALL.map(|lang| (lang.code(), None)));
        out.close('}');
        for step in &catalog::STEPS {
            out.key(step.key);
            out.open('{');
            titles(out, step.title, Text::default());
            out.member("type", "object");
            properties(out, |out| {
                for slot in layout::of_step(step) {
                    out.key(slot.name());
                    match slot {
                        Slot::Field(sheet, field) => answer(out, sheet.ask(field)),
                        Slot::List(sheet) => list(out, sheet),
                    }
                }
            });
            out.close('}');
        }
    });
    out.key("$defs");
    out.open('{');
    for sheet in catalog::sheets().filter(|sheet| sheet.is_list()) {
        out.key(sheet.about().name);
        row(&mut out, sheet);
    }
    out.close('}');
    out.close('}');
    out.finish()
}

/// A list of rows.
fn list(out: &mut Out, sheet: SheetRef) {
    let about = sheet.about();
    out.open('{');
    titles(out, about.title, about.intro);
    out.member("type", "array");
    out.key("maxItems");
    out.json(&MOST_ROWS.to_string());
    out.key("items");
    out.open('{');
    out.member("$ref", &format!("#/$defs/{}", about.name));
    out.close('}');
    out.close('}');
}

/// A row of a list.
fn row(out: &mut Out, sheet: SheetRef) {
    out.open('{');
    titles(out, sheet.about().noun, Text::default());
    out.member("type", "object");
    properties(out, |out| {
        out.key("id");
        out.open('{');
        titles(
            out,
            text("编号", "Id"),
            text(
                "在本列表内唯一；引用处写它。没有时打开后自动给出。",
                "Unique within its list; references hold it. A missing one is given on opening.",
            ),
        );
        out.member("type", "string");
        out.member("pattern", "^[A-Za-z0-9_-]{1,64}$");
        out.close('}');
        for (_, ask) in sheet.asks() {
            out.key(ask.key);
            answer(out, ask);
        }
    });
    out.close('}');
}

/// The answer to a question.
fn answer(out: &mut Out, ask: &Ask) {
    out.open('{');
    titles(out, ask.label, ask.help);
    if ask.kind.is_list() {
        out.member("type", "array");
        out.key("items");
        out.open('{');
        leaf(out, &ask.kind);
        out.close('}');
    } else {
        leaf(out, &ask.kind);
        // The example of a closed question is what people read, not what the draft writes.
        if ask.kind.is_typed() && !ask.example.en.is_empty() {
            out.key("examples");
            out.list([ask.example.zh, ask.example.en]);
        }
    }
    for (name, holds) in [("x-wanted", ask.wanted), ("x-internal", ask.internal)] {
        if holds {
            out.key(name);
            out.json("true");
        }
    }
    out.close('}');
}

/// A text, a token or an id.
fn leaf(out: &mut Out, kind: &Kind) {
    let tokens = kind.tokens();
    if tokens.is_empty() {
        out.member("type", "string");
    } else {
        known_or_any(
            out,
            tokens.iter().map(|token| (token.key, Some(token.name))),
        );
    }
    if let Some(sheet) = kind.refers_to() {
        out.member("x-refers-to", sheet.about().name);
    }
}

/// Publishes the tokens that are known, and lets others be: a newer version or a stranger may have more.
fn known_or_any(out: &mut Out, tokens: impl IntoIterator<Item = (&'static str, Option<Text>)>) {
    out.key("anyOf");
    out.open('[');
    for (token, name) in tokens {
        out.item();
        out.open('{');
        out.member("const", token);
        if let Some(name) = name {
            titles(out, name, Text::default());
        }
        out.close('}');
    }
    out.item();
    out.open('{');
    out.member("type", "string");
    out.close('}');
    out.close(']');
}

/// Title and description, Chinese before English.
fn titles(out: &mut Out, title: Text, description: Text) {
    for (name, text, between) in [("title", title, " / "), ("description", description, "\n")] {
        if !text.zh.is_empty() || !text.en.is_empty() {
            out.member(name, &[text.zh, text.en].join(between));
        }
    }
}

fn properties(out: &mut Out, write: impl FnOnce(&mut Out)) {
    out.key("properties");
    out.open('{');
    write(out);
    out.close('}');
    out.key("additionalProperties");
    out.json("true");
}
