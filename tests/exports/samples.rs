//! Plans to export, and texts that try to break out.

use commplan::catalog::{self, STARTERS};
use commplan::draft;
use commplan::form::{Ids, Kind, SheetRef};
use commplan::locale::Lang;
use commplan::plan::Plan;

/// The first starter: its text and its plan.
pub fn starter(lang: Lang) -> (String, Plan) {
    let (_, text, plan) = starters(lang).next().expect("there is a starter");
    (text.to_owned(), plan)
}

/// Every starter: its name, its text and its plan.
pub fn starters(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str, Plan)> {
    STARTERS.iter().map(move |starter| {
        let text = starter.text(lang);
        let plan = draft::read(text.as_bytes(), &mut Ids::new(1)).expect("the starter is a draft");
        (starter.name, text, plan)
    })
}

/// Answers a question with a text, whatever kind it is of.
pub fn fill(sheet: SheetRef, plan: &mut Plan, row: usize, field: usize, text: &str) {
    if let Some(list) = sheet.list_mut(plan, row, field) {
        list.clear();
        if !text.is_empty() {
            list.push(text.to_owned());
        }
    } else if let Some(place) = sheet.text_mut(plan, row, field) {
        *place = text.to_owned();
    }
}

/// A plan with one row in every list, which answers only what lets the row appear where it can.
pub fn skeleton() -> Plan {
    let mut plan = Plan::default();
    for sheet in catalog::sheets() {
        if sheet.is_list() {
            sheet.insert(&mut plan, 0, sheet.blank("row".to_owned()));
        }
        for (key, answer) in [("title", "A title"), ("duration", "60")] {
            if sheet.about().name == "schedule.rows"
                && let Some(field) = sheet.field(key)
            {
                fill(sheet, &mut plan, 0, field, answer);
            }
        }
        // A row that refers to another is seen to do so only where that one has a name.
        for key in ["name", "goal", "method", "risk"] {
            if let Some(field) = sheet.field(key)
                && matches!(sheet.ask(field).kind, Kind::Line | Kind::Mail | Kind::Prose)
            {
                fill(sheet, &mut plan, 0, field, "A name");
            }
        }
    }
    plan
}

/// A plan with one row in every list and a hostile text in every field.
pub fn hostile_plan(random: &mut Random) -> Plan {
    let mut plan = skeleton();
    for sheet in catalog::sheets() {
        for row in 0..sheet.rows(&plan) {
            for field in 0..sheet.fields() {
                let ask = sheet.ask(field);
                let text = match ask.kind.refers_to() {
                    // Half of the references name the hostile row, the others nothing.
                    Some(_) if random.below(2) == 0 => "row".to_owned(),
                    _ => random.hostile(),
                };
                if !matches!(ask.key, "visibility" | "status") {
                    fill(sheet, &mut plan, row, field, &text);
                }
            }
        }
    }
    plan
}

/// A small generator; the same seed makes the same texts.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A text of up to eight pieces, each of which means something to some format.
    pub fn hostile(&mut self) -> String {
        static PIECES: &[&str] = &[
            "|",
            "||",
            "\\",
            "\\|",
            "*",
            "**",
            "***",
            "_",
            "__",
            "`",
            "```",
            "~~",
            "#",
            "# ",
            "## a",
            ">",
            "> ",
            "- ",
            "+ ",
            "1. ",
            "1986\\. ",
            "2) ",
            "---",
            "===",
            "***\n",
            "\n",
            "\n\n",
            "\r\n",
            "    ",
            "\t",
            "a",
            "b c",
            "中文",
            "。",
            "，",
            "“重点”",
            "（注）",
            "<b>",
            "</td>",
            "<br>",
            "<!-- ",
            " -->",
            "<script>alert(1)</script>",
            "&amp;",
            "&lt;",
            "&#42;",
            "&copy",
            "&",
            "[a](b)",
            "![",
            "](",
            "[^1]",
            "[ ] ",
            "[x] ",
            "https://a.example/b_c?d=*e*",
            "http://",
            "www.a.example/b_c",
            "a_b@c.example",
            "$x$",
            "$$",
            ":smile:",
            "15:00",
            "::",
            "{{",
            "}}",
            "\"",
            "'",
            "\u{202e}",
            "\u{2066}",
            "\u{200b}",
            "\u{feff}",
            "\0",
            "\u{1b}[31m",
            "\u{7}",
            "\u{7f}",
            "\u{85}",
            "\u{2028}",
            "\u{ffff}",
            "]]>",
            "&#0;",
            "👩‍👩‍👧",
            "e\u{301}",
            "🇨🇳",
            "-----",
            "| --- |",
            "|-|",
            ":-",
            "% ",
            "~",
            "!",
            "^",
            "==",
            "@a",
            "%%",
            "\\\n",
            "  \n",
            "．",
            "１．",
            "·",
            "•",
            "-",
            "+",
            "=",
            "9999999999. ",
            "``",
            "<https://a>",
            "mailto:a@b.c",
            "xmpp:a@b.c",
        ];
        let count = 1 + self.below(8);
        (0..count)
            .map(|_| PIECES[self.below(PIECES.len())])
            .collect()
    }
}
