//! People from tables of other programs: whatever signs, quotes and encoding they are written with, what stands in the
//! cells is what the plan holds; and no file does harm.

use crate::plans::{Sample, config, line, plan, words};
use crate::table::reread;
use crate::{job, text};
use commplan::catalog::{CHANNELS, STAKEHOLDERS};
use commplan::document::{Audience, DASH, GAP, OUTLINES, PENDING};
use commplan::draft::import::stakeholders;
use commplan::draft::safe;
use commplan::export::csv::raw;
use commplan::form::{Ask, Ids, Kind, SheetRef, Tier, Value};
use commplan::locale::Lang;
use commplan::plan::Plan;
use commplan::text::clean;
use encoding_rs::GBK;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use std::collections::HashSet;

/// How a program writes a table.
#[derive(Clone, Debug)]
struct Dialect {
    sign: char,
    end: &'static str,
    quotes_all: bool,
    names_sign: bool,
    code: Code,
}

#[derive(Clone, Copy, Debug)]
enum Code {
    Plain,
    Marked,
    Little,
    Big,
    Chinese,
}

fn dialect() -> impl Strategy<Value = Dialect> {
    let codes = vec![
        Code::Plain,
        Code::Marked,
        Code::Little,
        Code::Big,
        Code::Chinese,
    ];
    let ends = select(&["\n", "\r\n", "\r"][..]);
    let named = prop_oneof![5 => Just(false), 1 => Just(true)];
    (
        select(&[',', ';', '\t', '，'][..]),
        ends,
        any::<bool>(),
        named,
        select(codes),
    )
        .prop_map(|(sign, end, quotes_all, names_sign, code)| Dialect {
            sign,
            end,
            quotes_all,
            names_sign,
            code,
        })
}

impl Dialect {
    fn write(&self, table: &[Vec<String>]) -> Vec<u8> {
        let cell = |cell: &String| {
            let acts = cell.contains(['"', '\n', '\r', self.sign]);
            match acts || self.quotes_all {
                true => format!("\"{}\"", cell.replace('"', "\"\"")),
                false => cell.clone(),
            }
        };
        let mut text = match self.names_sign {
            true => format!("sep={}{}", self.sign, self.end),
            false => String::new(),
        };
        for row in table {
            let cells: Vec<String> = row.iter().map(cell).collect();
            text += &cells.join(&self.sign.to_string());
            text += self.end;
        }
        let wide = |order: fn(u16) -> [u8; 2]| {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(order).collect()
        };
        match self.code {
            Code::Plain => text.into_bytes(),
            Code::Marked => format!("\u{feff}{text}").into_bytes(),
            Code::Little => wide(u16::to_le_bytes),
            Code::Big => wide(u16::to_be_bytes),
            Code::Chinese => chinese(&text).unwrap_or(text.into_bytes()),
        }
    }
}

/// A text as old Chinese programs write it, every sign with two high bytes; `None` where they could not.
fn chinese(text: &str) -> Option<Vec<u8>> {
    let is_old = |c: char| {
        let sign = c.to_string();
        let (bytes, _, is_lossy) = GBK.encode(&sign);
        !is_lossy && bytes.len() == 2 && bytes.iter().all(|byte| *byte >= 0x80)
    };
    let is_old = text.chars().all(|c| c.is_ascii() || is_old(c));
    let (bytes, _, _) = GBK.encode(text);
    (is_old && std::str::from_utf8(&bytes).is_err()).then(|| bytes.into_owned())
}

/// Names of channels, with the signs in them that stand between several.
const NAMED: [(&str, &str); 4] = [
    ("mail", "电子邮件"),
    ("call", "Telephone, for what is urgent"),
    ("wall", "看板/周会、站会"),
    ("tele", "Telephone"),
];

/// A plan with channels and nobody in it.
fn empty() -> Plan {
    let mut plan = Plan::default();
    let channels: SheetRef = &CHANNELS;
    for (row, (id, name)) in NAMED.into_iter().enumerate() {
        channels.insert(&mut plan, row, channels.blank(id.to_owned()));
        plan.channels.at_mut(row).expect("a row").record.name = name.to_owned();
    }
    plan
}

/// The questions that a table may answer.
fn asked() -> Vec<usize> {
    let people: SheetRef = &STAKEHOLDERS;
    let asked = people.asks().filter(|(_, ask)| ask.tier != Tier::Unasked);
    asked.map(|(field, _)| field).collect()
}

fn question(field: usize) -> &'static Ask {
    let people: SheetRef = &STAKEHOLDERS;
    people.ask(field)
}

/// A cell, and the answer that it is; `None` for one that fits none.
type Told = (String, Option<Value>);

fn nothing() -> Value {
    Value::Text(String::new())
}

/// What a typed cell says: without the mark that keeps it from being computed, nothing for our own marks of nothing.
fn typed(cell: &str, ask: &Ask) -> Value {
    let cell = raw(cell.replace("\r\n", "\n").replace('\r', "\n").trim());
    let blank = [GAP.zh, GAP.en, PENDING.zh, PENDING.en, DASH];
    let cleaned = clean(&cell, ask.kind.is_multiline()).text;
    match blank.contains(&cell.as_str()) || cleaned.trim().is_empty() {
        true => nothing(),
        false => Value::Text(cleaned),
    }
}

/// Several names in one cell, of those that there are.
fn several(known: Vec<(String, String)>, most: usize) -> BoxedStrategy<Told> {
    let most = most.min(known.len());
    let mark = select(&["、", ", ", ";", "\n", "/"][..]);
    (subsequence(known, 1..most + 1).prop_shuffle(), mark)
        .prop_map(|(picked, mark)| {
            let (keys, names): (Vec<String>, Vec<String>) = picked.into_iter().unzip();
            (names.join(mark), Some(Value::List(keys)))
        })
        .boxed()
}

fn cell(ask: &'static Ask) -> BoxedStrategy<Told> {
    let names = |name: fn(&'static commplan::form::Token) -> &'static str| {
        let tokens = ask.kind.tokens().iter();
        tokens
            .map(|token| (token.key.to_owned(), name(token).to_owned()))
            .collect::<Vec<_>>()
    };
    let forms = [
        names(|token| token.key),
        names(|token| token.name.zh),
        names(|token| token.name.en),
    ];
    let blank = Just((String::new(), Some(nothing())));
    let misfit = Just(("no such answer".to_owned(), None));
    match ask.kind {
        Kind::Choice(_) => {
            let one = (0..3usize, any::<Index>()).prop_map(move |(form, place)| {
                let (key, name) = place.get(&forms[form]).clone();
                (name, Some(Value::Text(key)))
            });
            prop_oneof![2 => blank, 6 => one, 1 => misfit].boxed()
        }
        Kind::Choices(_) => {
            let all = forms.map(|form| several(form, 3));
            let one = prop::strategy::Union::new(all);
            prop_oneof![2 => blank, 6 => one, 1 => misfit].boxed()
        }
        Kind::References(_) => {
            let known = NAMED.map(|(id, name)| (id.to_owned(), name.to_owned()));
            prop_oneof![2 => blank, 6 => several(known.to_vec(), 3), 1 => misfit].boxed()
        }
        _ => {
            let wild = words().prop_map(|cell| {
                let value = typed(&cell, ask);
                (cell, Some(value))
            });
            prop_oneof![1 => blank, 5 => wild].boxed()
        }
    }
}

/// A heading as people write it.
fn heading() -> impl Strategy<Value = fn(&Ask) -> String> {
    let forms: Vec<fn(&Ask) -> String> = vec![
        |ask| ask.label.zh.to_owned(),
        |ask| ask.label.en.to_owned(),
        |ask| ask.key.to_owned(),
        |ask| ask.label.en.to_uppercase(),
        |ask| format!(" {} *：", ask.label.zh),
    ];
    (0..forms.len()).prop_map(move |form| forms[form])
}

/// A column: the question that it answers, its heading.
type Column = (Option<usize>, String);

fn columns() -> impl Strategy<Value = Vec<Column>> {
    let names = |field: &usize| ["role", "name"].contains(&question(*field).key);
    let (naming, others): (Vec<usize>, Vec<usize>) = asked().into_iter().partition(names);
    let most = others.len();
    let picked = (subsequence(others, 0..most + 1), vec(heading(), most + 2));
    let known = picked.prop_map(move |(picked, forms)| -> Vec<Column> {
        let all = naming.iter().copied().chain(picked).zip(forms);
        all.map(|(field, form)| (Some(field), form(question(field))))
            .collect()
    });
    let unknown = vec(words().prop_map(|words| (None, format!("?{words}"))), 0..3);
    (known, unknown)
        .prop_map(|(mut known, unknown)| {
            known.extend(unknown);
            known
        })
        .prop_shuffle()
}

/// People as a table holds them: a cell for each question, and one for columns that no question has.
type Record = (Vec<Told>, String, bool);

fn record() -> impl Strategy<Value = Record> {
    let cells: Vec<_> = asked()
        .into_iter()
        .map(|field| cell(question(field)))
        .collect();
    (
        cells,
        words(),
        prop_oneof![6 => Just(true), 1 => Just(false)],
    )
}

/// Makes names unlike each other, or takes them away: who else is meant is tried elsewhere.
fn named(record: &Record, row: usize) -> Vec<Told> {
    let mut cells = record.0.clone();
    for (field, told) in asked().into_iter().zip(&mut cells) {
        let ask = question(field);
        let cell = match (ask.key, record.2) {
            ("name", true) => format!("p{row}-{}", told.0),
            ("name" | "role", false) => " ".to_owned(),
            _ => continue,
        };
        let value = typed(&cell, ask);
        *told = (cell, Some(value));
    }
    cells
}

/// Whether an answer names something that does not exist.
fn is_strange(plan: &Plan, row: usize, field: usize) -> bool {
    let people: SheetRef = &STAKEHOLDERS;
    let kind = question(field).kind;
    let text = Some(people.text(plan, row, field)).filter(|_| !kind.is_typed());
    let list = people.list(plan, row, field).iter().map(String::as_str);
    let mut items = text
        .into_iter()
        .chain(list)
        .filter(|item| !item.trim().is_empty());
    items.any(|item| match kind.refers_to() {
        Some(target) => target.place(plan, item).is_none(),
        None => kind.tokens().iter().all(|token| token.key != item.trim()),
    })
}

proptest! {
    #![proptest_config(config(250))]

    #[test]
    fn a_table_is_taken_as_it_was_written(
        columns in columns(),
        records in vec(record(), 0..6),
        dialect in dialect(),
    ) {
        let people: SheetRef = &STAKEHOLDERS;
        let asked = asked();
        let place = |field: usize| asked.iter().position(|of| *of == field).expect("is asked");
        let rows: Vec<Vec<Told>> = records.iter().enumerate().map(|(row, record)| named(record, row)).collect();
        let mut table = vec![columns.iter().map(|(_, heading)| heading.clone()).collect::<Vec<_>>()];
        table.extend(rows.iter().zip(&records).map(|(row, record)| {
            let cells = columns.iter().map(|(field, _)| match field {
                Some(field) => row[place(*field)].0.clone(),
                None => record.1.clone(),
            });
            cells.collect()
        }));
        let mut plan = empty();
        let file = dialect.write(&table);
        let report = stakeholders(&file, &mut plan, &mut Ids::new(1));
        let report = report.map_err(|refusal| TestCaseError::fail(format!("{refusal:?}")))?;

        let shown = |heading: &str| heading.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
        let unknown = columns.iter().filter(|(field, _)| field.is_none());
        prop_assert_eq!(&report.unknown, &unknown.map(|(_, heading)| shown(heading)).collect::<Vec<_>>());
        let (mut nameless, mut misfits, mut number, mut taken) = (Vec::new(), Vec::new(), 1, 0);
        for ((row, cells), record) in rows.iter().zip(&table[1..]).zip(&records) {
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            number += 1;
            for (field, heading) in &columns {
                if field.is_some_and(|field| row[place(field)].1.is_none()) {
                    misfits.push((number, shown(heading)));
                }
            }
            if !record.2 {
                nameless.push(number);
                continue;
            }
            for (field, ask) in people.asks() {
                let is_told = columns.iter().any(|(of, _)| *of == Some(field));
                let told = match is_told {
                    true => row[place(field)].1.clone().unwrap_or(nothing()),
                    false => nothing(),
                };
                let found = people.value(&plan, taken, field);
                prop_assert!(
                    found == told || (found.is_empty() && told.is_empty()),
                    "{}: {found:?}, not {told:?}", ask.key
                );
            }
            taken += 1;
        }
        prop_assert_eq!(report.misfits, misfits);
        prop_assert_eq!(report.nameless, nameless);
        prop_assert_eq!((report.added, plan.stakeholders.len()), (taken, taken));
        prop_assert_eq!((report.filled, report.unchanged, report.kept, report.beyond), (0, 0, 0, 0));
        // The same file again brings nothing new.
        let again = stakeholders(&file, &mut plan, &mut Ids::new(2)).expect("it was read before");
        prop_assert_eq!((again.added, again.filled, again.unchanged, again.kept), (0, 0, taken, 0));
    }

    #[test]
    fn no_file_does_harm(
        sample in plan(),
        pieces in vec(
            prop_oneof![
                2 => vec(any::<u8>(), 0..40),
                4 => words().prop_map(String::into_bytes),
                3 => select(&["role,name\n", "姓名;角色\r\n", "\n", ",", "\"", "sep=", "\u{feff}"][..])
                    .prop_map(|piece| piece.as_bytes().to_vec()),
                1 => select(vec![vec![0xff, 0xfe], vec![0xfe, 0xff], vec![0xd5, 0xc5, b','], vec![0x81, 0x30]]),
            ],
            0..12,
        ),
        met in prop::option::of(vec((any::<Index>(), words()), 1..4)),
    ) {
        let before = &sample.0;
        let mut plan = before.clone();
        let mut file = pieces.concat();
        if let Some(met) = met {
            // Who is in the plan already, with other answers than there.
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["role", "name", "phone", "needs"]).expect("it is kept");
            for (place, words) in met.iter().filter(|_| !before.stakeholders.is_empty()) {
                let place = place.index(before.stakeholders.len());
                let person = before.stakeholders.at(place).expect("a person");
                let cells = [&person.role, &person.name, words, words];
                writer.write_record(cells).expect("it is kept");
            }
            let table = writer.into_inner().expect("it is kept");
            file = [table, file].concat();
        }
        match stakeholders(&file, &mut plan, &mut Ids::new(1)) {
            Err(refusal) => {
                prop_assert_eq!(&plan, before);
                for lang in Lang::ALL {
                    prop_assert!(!refusal.say(lang, "a.csv").is_empty());
                }
            }
            Ok(report) => {
                for lang in Lang::ALL {
                    let said = report.say(lang);
                    let acts = said.lines().find(|line| safe(line) != *line);
                    prop_assert_eq!(acts, None);
                }
                let people: SheetRef = &STAKEHOLDERS;
                prop_assert_eq!(people.rows(&plan), people.rows(before) + report.added);
                for row in 0..people.rows(before) {
                    prop_assert_eq!(people.id(&plan, row), people.id(before, row));
                    for (field, ask) in people.asks() {
                        let is_kept = ask.key == "pending" || people.is_blank(before, row, field);
                        prop_assert!(
                            is_kept || people.value(&plan, row, field) == people.value(before, row, field),
                            "{}", ask.key
                        );
                    }
                }
                if !report.has_changed() {
                    prop_assert_eq!(&plan, before);
                }
                plan.stakeholders = before.stakeholders.clone();
                prop_assert_eq!(&plan, before);
            }
        }
    }

    /// What the register holds comes back whole, where people and channels can be told apart by their names.
    #[test]
    fn the_register_comes_back(sample in plan(), lang in select(&Lang::ALL[..])) {
        let Sample(mut plan) = sample;
        for row in 0..plan.stakeholders.len() {
            let person = &mut plan.stakeholders.at_mut(row).expect("a person").record;
            person.name = format!("p{row}-{}", person.name);
            // Once is enough.
            for list in [&mut person.channels, &mut person.avoid, &mut person.need_kinds] {
                let mut seen = HashSet::new();
                list.retain(|item| seen.insert(item.clone()));
            }
        }
        for row in 0..plan.channels.len() {
            let channel = &mut plan.channels.at_mut(row).expect("a channel").record;
            channel.name = format!("c{row}-{}", line(&channel.name));
        }
        let form = (OUTLINES[0], lang, Audience::Internal);
        let file = text(&job(&plan, form), "csv-register");
        let mut other = plan.clone();
        while other.stakeholders.remove(0).is_some() {}
        let report = stakeholders(file.as_bytes(), &mut other, &mut Ids::new(1));
        let report = match (report, plan.stakeholders.is_empty()) {
            (report, false) => report.map_err(|refusal| TestCaseError::fail(format!("{refusal:?}")))?,
            (_, true) => return Ok(()),
        };
        prop_assert_eq!(report.added, plan.stakeholders.len());
        // What is computed is no answer.
        let is_question = |heading: &String| {
            asked().into_iter().any(|field| question(field).label.in_lang(lang) == heading)
        };
        prop_assert!(!report.unknown.iter().any(is_question), "{:?}", report.unknown);
        let (held, back) = (reread(&file), reread(&text(&job(&other, form), "csv-register")));
        // A tab is a space to a field; what is not known has no one way of being said.
        let plain = |cell: &str| match [GAP.zh, GAP.en, PENDING.zh, PENDING.en, DASH].contains(&cell) {
            true => String::new(),
            false => cell.replace('\t', " ").trim().to_owned(),
        };
        for (column, heading) in held[0].iter().enumerate() {
            let field = asked().into_iter().find(|field| question(*field).label.in_lang(lang) == heading);
            let Some(field) = field else { continue };
            let there = back[0].iter().position(|known| known == heading);
            for (row, cells) in held.iter().enumerate().skip(1) {
                if is_strange(&plan, row - 1, field) {
                    continue;
                }
                let is_misfit = report.misfits.contains(&(row + 1, heading.clone()));
                prop_assert!(!is_misfit, "{heading}: {:?} is an answer", cells[column]);
                let returned = there.map_or("", |there| back[row][there].as_str());
                prop_assert_eq!(plain(&cells[column]), plain(returned), "{}", heading);
            }
        }
    }
}
