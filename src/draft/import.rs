//! People from a table of another program, as CSV: columns are found by their headings, rows are added, and who is in the
//! plan already is filled in where something is missing. Nothing that was written is changed.

use super::table::{self, Target, plain, value};
use super::{MOST_BYTES, MOST_ROWS};
use crate::catalog::STAKEHOLDERS;
use crate::document::{Answers, Audience, DASH, GAP, PENDING};
use crate::export::csv::raw;
use crate::form::{Ids, Part, SheetRef, Value};
use crate::locale::Lang;
use crate::plan::Plan;
use encoding_rs::{Encoding, GB18030, UTF_8, WINDOWS_1252};
use known::Known;

/// How many cells that did not fit are named one by one.
const MOST_NAMED: usize = 10;

/// Why nothing was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file is larger than a draft may be.
    TooLarge,
    /// There is no row.
    Empty,
    /// No column of the first row is a role or a name; its headings.
    NoHeadings(Vec<String>),
}

/// What was taken and what was not. Rows are counted as a spreadsheet shows them, without empty ones; the headings are 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The encoding, where it is not UTF-8.
    pub encoding: Option<&'static str>,
    /// People that were added.
    pub added: usize,
    /// People in the plan of whom something was filled in.
    pub filled: usize,
    /// People in the plan of whom nothing was new.
    pub unchanged: usize,
    /// Answers in the plan that differ from the file's and stayed.
    pub kept: usize,
    /// Headings of columns that no question has.
    pub unknown: Vec<String>,
    /// Rows whose name and role somebody has already, with another address: taken as people of their own.
    pub twins: Vec<usize>,
    /// Rows without role and name.
    pub nameless: Vec<usize>,
    /// Cells that fit no answer of their question, each by row and heading.
    pub misfits: Vec<(usize, String)>,
    /// Rows beyond what a list holds.
    pub beyond: usize,
}

impl Report {
    /// Whether the plan is another now.
    pub const fn has_changed(&self) -> bool {
        self.added + self.filled > 0
    }

    /// The report, a sentence a line.
    pub fn say(&self, lang: Lang) -> String {
        let (added, filled, unchanged) = (self.added, self.filled, self.unchanged);
        let mut lines = vec![match lang {
            Lang::Zh => format!("新增 {added} 人，补充 {filled} 人，{unchanged} 人没有变化。"),
            Lang::En => format!("Added {added}, filled in {filled}, unchanged {unchanged}."),
        }];
        let comma = lang.comma();
        if let Some(encoding) = self.encoding {
            lines.push(match lang {
                Lang::Zh => format!("文件不是 UTF-8，按 {encoding} 读取。"),
                Lang::En => format!("The file is not UTF-8 and was read as {encoding}."),
            });
        }
        if !self.unknown.is_empty() {
            let named = self.unknown.iter().map(|heading| super::cut(heading));
            let named = named.collect::<Vec<_>>().join(comma);
            lines.push(match lang {
                Lang::Zh => format!("不认识的列，未导入：{named}。"),
                Lang::En => format!("Columns that are not understood stayed out: {named}."),
            });
        }
        if !self.twins.is_empty() {
            let rows = numbered(&self.twins, lang);
            lines.push(match lang {
                Lang::Zh => format!("姓名和角色与他人相同、邮箱不同，已另作一人导入，请核对：{rows}。"),
                Lang::En => format!(
                    "Name and role of somebody else with another e-mail, taken as a person of their own; please check: {rows}."
                ),
            });
        }
        if !self.nameless.is_empty() {
            let rows = numbered(&self.nameless, lang);
            lines.push(match lang {
                Lang::Zh => format!("既没有角色也没有姓名，未导入：{rows}。"),
                Lang::En => format!("Without role and name, not taken: {rows}."),
            });
        }
        if !self.misfits.is_empty() {
            let named = self.misfits.iter().take(MOST_NAMED).map(|(row, heading)| {
                let heading = super::cut(heading);
                match lang {
                    Lang::Zh => format!("第 {row} 行“{heading}”"),
                    Lang::En => format!("row {row} \"{heading}\""),
                }
            });
            let named = named.collect::<Vec<_>>().join(comma);
            let more = more(self.misfits.len(), lang);
            lines.push(match lang {
                Lang::Zh => format!("与选项或名单不符，未导入：{named}{more}。"),
                Lang::En => format!("Cells that fit no answer stayed out: {named}{more}."),
            });
        }
        if self.kept > 0 {
            let kept = self.kept;
            lines.push(match (lang, kept) {
                (Lang::Zh, _) => format!("已有内容不覆盖：有 {kept} 处与文件不同，保持原样。"),
                (Lang::En, 1) => "1 answer differs from the file and stays as it was.".to_owned(),
                (Lang::En, _) => {
                    format!("{kept} answers differ from the file and stay as they were.")
                }
            });
        }
        if self.beyond > 0 {
            let beyond = self.beyond;
            lines.push(match lang {
                Lang::Zh => format!("相关方最多 {MOST_ROWS} 行，有 {beyond} 行超出，未导入。"),
                Lang::En => {
                    format!("A list holds {MOST_ROWS} rows; {beyond} beyond that stayed out.")
                }
            });
        }
        lines.join("\n")
    }
}

impl Refusal {
    /// What is wrong with the file and what to do.
    pub fn say(&self, lang: Lang, file: &str) -> String {
        let file = super::safe(file);
        let sheet: SheetRef = &STAKEHOLDERS;
        let label = |key: &str| {
            let field = sheet.field(key);
            field.map_or("", |field| sheet.ask(field).label.in_lang(lang))
        };
        let (role, name) = (label("role"), label("name"));
        match (self, lang) {
            (Refusal::TooLarge, Lang::Zh) => {
                format!("“{file}”超过 {} MiB，没有导入。", MOST_BYTES / 1024 / 1024)
            }
            (Refusal::TooLarge, Lang::En) => format!(
                "\"{file}\" is larger than {} MiB; nothing was imported.",
                MOST_BYTES / 1024 / 1024
            ),
            (Refusal::Empty, Lang::Zh) => format!("“{file}”里没有内容，没有导入。"),
            (Refusal::Empty, Lang::En) => format!("\"{file}\" holds no row; nothing was imported."),
            (Refusal::NoHeadings(_), Lang::Zh) => format!(
                "“{file}”的第一行没有“{role}”或“{name}”这样的列名，没有导入。请在第一行写上列名。"
            ),
            (Refusal::NoHeadings(_), Lang::En) => format!(
                "The first row of \"{file}\" has no heading such as \"{role}\" or \"{name}\"; nothing was imported. Write the headings into the first row."
            ),
        }
    }
}

/// Row numbers in words, the first of them one by one.
fn numbered(rows: &[usize], lang: Lang) -> String {
    let named: Vec<String> = (rows.iter().take(MOST_NAMED))
        .map(usize::to_string)
        .collect();
    let (named, more) = (named.join(lang.comma()), more(rows.len(), lang));
    match (lang, rows.len()) {
        (Lang::Zh, _) => format!("第 {named} 行{more}"),
        (Lang::En, 1) => format!("row {named}"),
        (Lang::En, _) => format!("rows {named}{more}"),
    }
}

fn more(count: usize, lang: Lang) -> String {
    match (count > MOST_NAMED, lang) {
        (false, _) => String::new(),
        (true, Lang::Zh) => format!(" 等，共 {count} 处"),
        (true, Lang::En) => format!(" and others, {count} in all"),
    }
}

/// Takes people from a table into a plan.
///
/// # Errors
///
/// The plan is as it was.
pub fn stakeholders(bytes: &[u8], plan: &mut Plan, ids: &mut Ids) -> Result<Report, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let (text, encoding) = decoded(bytes);
    let lines = lines(&text);
    let sheet: SheetRef = &STAKEHOLDERS;
    let first = lines.first().ok_or(Refusal::Empty)?;
    let fields = table::headings(sheet, first);
    let naming: Vec<usize> = (sheet.about().named_by.iter())
        .filter_map(|key| sheet.field(key))
        .collect();
    if !fields.iter().flatten().any(|field| naming.contains(field)) {
        return Err(Refusal::NoHeadings(first.clone()));
    }
    let mut report = Report {
        encoding: (encoding != UTF_8).then(|| encoding.name()),
        ..Report::default()
    };
    let is_used = |column: usize| {
        let cells = lines.iter().map(|line| line.get(column));
        cells.flatten().any(|cell| !cell.is_empty())
    };
    let unknown = (first.iter().zip(&fields).enumerate())
        .filter(|(column, (_, field))| field.is_none() && is_used(*column))
        .filter(|(_, (heading, _))| !is_computed(heading, plan))
        .map(|(_, (heading, _))| heading.clone());
    report.unknown = unknown.collect();
    let mut known = Known::of(plan);
    for (place, line) in lines.iter().enumerate().skip(1) {
        let mut answers: Vec<(usize, Value)> = Vec::new();
        for ((cell, heading), field) in line.iter().zip(first).zip(&fields) {
            let Some(field) = *field else { continue };
            let target = Target {
                sheet,
                plan,
                today: None,
            };
            let cell = said(cell);
            let read = value(&cell, target, field).or_else(|| {
                let side = side_of(&cell, plan).filter(|_| sheet.ask(field).key == "side")?;
                Some(Value::Text(side.to_owned()))
            });
            match read {
                Some(value) if value.is_empty() => {}
                Some(value) => answers.push((field, value)),
                None => report.misfits.push((place + 1, heading.clone())),
            }
        }
        if !answers.iter().any(|(field, _)| naming.contains(field)) {
            report.nameless.push(place + 1);
            continue;
        }
        match known.find(sheet, plan, &answers) {
            Some(row) => {
                fill(plan, sheet, row, answers, &mut report);
                known.note(plan, row);
            }
            None if plan.stakeholders.len() >= MOST_ROWS => report.beyond += 1,
            None => {
                let id = ids.fresh(|id| plan.stakeholders.place(id).is_some());
                let mut loose = sheet.blank(id);
                for (field, value) in answers {
                    loose.values[field] = value;
                }
                let row = plan.stakeholders.len();
                sheet.insert(plan, row, loose);
                if known.has_twin(plan, row) {
                    report.twins.push(place + 1);
                }
                known.note(plan, row);
                report.added += 1;
            }
        }
    }
    Ok(report)
}

/// Fills in what is missing about somebody.
fn fill(
    plan: &mut Plan,
    sheet: SheetRef,
    row: usize,
    answers: Vec<(usize, Value)>,
    report: &mut Report,
) {
    let mut has_news = false;
    for (field, value) in answers {
        if !sheet.is_blank(plan, row, field) {
            let is_same = match &value {
                Value::Text(text) => plain(text) == plain(sheet.text(plan, row, field)),
                Value::List(list) => {
                    // The register writes some lists in an order of its own.
                    let held = sheet.list(plan, row, field);
                    list.len() == held.len() && list.iter().all(|one| held.contains(one))
                }
            };
            report.kept += usize::from(!is_same);
            continue;
        }
        has_news = true;
        match value {
            Value::Text(text) => {
                if let Some(place) = sheet.text_mut(plan, row, field) {
                    *place = text;
                }
            }
            Value::List(list) => {
                if let Some(place) = sheet.list_mut(plan, row, field) {
                    *place = list;
                }
            }
        }
        if let Some(person) = plan.stakeholders.at_mut(row) {
            let key = sheet.ask(field).key;
            person.kept.pending.retain(|pending| pending != key);
        }
    }
    match has_news {
        true => report.filled += 1,
        false => report.unchanged += 1,
    }
}

/// What a cell says: without the mark that keeps spreadsheets from computing it, and nothing where our own tables write
/// that nothing is known.
fn said(cell: &str) -> String {
    let cell = raw(cell);
    let blank = [GAP, PENDING]
        .into_iter()
        .flat_map(|mark| [mark.zh, mark.en]);
    match blank.chain([DASH]).any(|mark| mark == cell) {
        true => String::new(),
        false => cell,
    }
}

/// Whether our own register writes a column of this heading, so that one that answers no question was computed.
fn is_computed(heading: &str, plan: &Plan) -> bool {
    Lang::ALL.into_iter().any(|lang| {
        let table = Answers::new(plan, lang, Audience::Internal).table(Part::Register);
        let mut headings = table.columns.into_iter().map(|column| column.heading);
        headings.any(|own| plain(&own) == plain(heading))
    })
}

/// The side that is meant by other words than the question's answers: by what a side is called in contracts, or by the
/// name of the organisation itself.
fn side_of(cell: &str, plan: &Plan) -> Option<&'static str> {
    let cell = plain(cell);
    let is_any = |names: &[&str]| {
        names
            .iter()
            .any(|name| !name.is_empty() && plain(name) == cell)
    };
    let (client, ours) = (&*plan.project.client, &*plan.project.organisation);
    if is_any(&[
        "客户",
        "甲方",
        "客户单位",
        "对方",
        "Client side",
        "Customer",
        client,
    ]) {
        Some("client")
    } else if is_any(&[
        "乙方",
        "我们",
        "我司",
        "本公司",
        "Ours",
        "Us",
        "Vendor",
        "Supplier side",
        ours,
    ]) {
        Some("ours")
    } else {
        is_any(&["第三方单位", "其他", "Other", "3rd party"]).then_some("third-party")
    }
}

/// The text of a file and its encoding: what its mark says, else UTF-8, else what Chinese or Western spreadsheets write.
fn decoded(bytes: &[u8]) -> (String, &'static Encoding) {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| {
        let encoding = match std::str::from_utf8(bytes) {
            Ok(_) => UTF_8,
            Err(_) if is_chinese(bytes) => GB18030,
            Err(_) => WINDOWS_1252,
        };
        (encoding, 0)
    });
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    (text.into_owned(), encoding)
}

/// Whether high bytes come in pairs, as in Chinese; in Western texts they stand alone between letters.
fn is_chinese(bytes: &[u8]) -> bool {
    let (mut paired, mut alone) = (0, 0);
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        if *byte >= 0x80 {
            match rest.next() {
                Some(next) if *next >= 0x80 => paired += 1,
                _ => alone += 1,
            }
        }
    }
    paired > alone
}

/// The cells of a text, whichever sign stands between them: the one that the first row has most, or that it names.
fn lines(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    if let Some(named) = text.trim_start().strip_prefix("sep=") {
        let mut rest = named.chars();
        if let Some(sign) = rest.next() {
            let end = rest.as_str().find(['\n', '\r']);
            let rest = end.map_or("", |end| &rest.as_str()[end..]);
            return table::cells_between(rest, sign);
        }
    }
    table::cells_between(text, separator(text))
}

/// The sign that stands between the cells of the first row that says something; of those that are equally frequent the
/// first. What stands between quotes is no separator, and no end of the row.
fn separator(text: &str) -> char {
    let mut counts = [(',', 0), (';', 0), ('\t', 0), ('，', 0)];
    let (mut is_quoted, mut begins_cell, mut says) = (false, true, false);
    for c in text.chars() {
        let is_end = matches!(c, '\n' | '\r') && !is_quoted;
        if is_end && says {
            break;
        }
        // A quote that does not begin a cell is one of its text; after one that closes, another is doubled.
        let is_sign = c == '"' && (is_quoted || begins_cell);
        let closes = is_sign && is_quoted;
        is_quoted ^= is_sign;
        let count = counts.iter_mut().find(|(sign, _)| *sign == c && !is_quoted);
        begins_cell = is_end || closes || count.is_some();
        says |= !c.is_whitespace();
        if let Some((_, count)) = count {
            *count += 1;
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(',', |(sign, _)| *sign)
}

mod known;
#[cfg(test)]
mod tests;
