//! Every element S1 to S93 of the three classical outlines has its question, its place in the document, or its ready
//! text. The table says where each one lives; the tests go there and look.

#[path = "elements/table.rs"]
mod table;

use commplan::catalog::{self, CATALOGUE, STARTERS};
use commplan::document::{Audience, Document, Kind, OUTLINES, compose, flow, words};
use commplan::draft;
use commplan::form::{Ids, SheetRef};
use commplan::locale::{Lang, Text};
use commplan::plan::Plan;
use table::{ELEMENTS, Where};

fn read(json: &str) -> Plan {
    draft::read(json.as_bytes(), &mut Ids::new(1)).expect("a draft")
}

fn sheet(name: &str) -> SheetRef {
    catalog::sheets()
        .find(|sheet| sheet.about().name == name)
        .unwrap_or_else(|| panic!("no sheet {name}"))
}

/// What a document says: headings, paragraphs and items, column headings, cells.
struct Told {
    headings: Vec<String>,
    columns: Vec<String>,
    figures: usize,
    all: String,
    /// The same of a plan whose closing and principles are still ours to write.
    ready: String,
}

fn told(document: &Document) -> Told {
    let lang = document.lang;
    let mut told = Told {
        headings: Vec::new(),
        columns: Vec::new(),
        figures: 0,
        all: format!("{}\n", document.title),
        ready: String::new(),
    };
    let mut all = Vec::new();
    for section in &document.sections {
        told.headings.push(section.heading.clone());
        all.push(section.title());
        for block in &section.blocks {
            match &block.kind {
                Kind::Paragraph(line) => all.push(words(line, lang)),
                Kind::List { items, .. } => all.extend(items.iter().map(|item| words(item, lang))),
                Kind::Table(table) => {
                    for column in &table.columns {
                        told.columns.push(column.heading.clone());
                        all.push(column.heading.clone());
                    }
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    all.extend(cells.map(|cell| words(&flow(cell, lang), lang)));
                }
                Kind::Figure(_) => told.figures += 1,
            }
        }
    }
    told.all.push_str(&all.join("\n"));
    told
}

/// Whether an answer of the plan is shown: its words where it is typed, else the heading or label that it stands under.
fn shows(told: &Told, plan: &Plan, name: &str, key: &str, lang: Lang) -> Result<(), String> {
    let sheet = sheet(name);
    let field = sheet.field(key).ok_or("no such question")?;
    let ask = sheet.ask(field);
    if ask.places.is_empty() {
        return Err("the question has no place in the document".to_owned());
    }
    let row = (0..sheet.rows(plan)).find(|row| !sheet.is_blank(plan, *row, field));
    let row = row.ok_or("nobody answered it")?;
    if ask.kind.is_typed() {
        let typed = sheet
            .text(plan, row, field)
            .lines()
            .next()
            .unwrap_or_default()
            .trim();
        let is_number = typed.chars().all(|sign| sign.is_ascii_digit());
        let is_date = matches!(ask.kind, commplan::form::Kind::Date);
        return match is_number || is_date || told.all.contains(typed) {
            true => Ok(()),
            false => Err(format!("{typed:?} is not shown")),
        };
    }
    let tokens = ask.kind.tokens();
    if !tokens.is_empty() {
        let token = match ask.kind.is_list() {
            true => sheet
                .list(plan, row, field)
                .first()
                .map_or("", String::as_str),
            false => sheet.text(plan, row, field),
        };
        let name = ask.kind.token_words(token.trim(), lang);
        return match told.all.to_lowercase().contains(&name.to_lowercase()) {
            true => Ok(()),
            false => Err(format!("{name:?} is not shown")),
        };
    }
    let headings: Vec<Text> = (ask.places.iter())
        .map(|place| match place {
            commplan::form::Place::Column { heading, .. } => heading.unwrap_or(ask.label),
            _ => ask.label,
        })
        .collect();
    let is_headed = |heading: &Text| {
        told.columns
            .iter()
            .any(|held| held == heading.in_lang(lang))
    };
    match headings.iter().any(is_headed) || told.all.contains(ask.label.in_lang(lang)) {
        true => Ok(()),
        false => Err("no column of its own".to_owned()),
    }
}

fn look(place: &Where, told: &Told, plan: &Plan, lang: Lang) -> Result<(), String> {
    let contains = |text: &str| match told.all.contains(text) {
        true => Ok(()),
        false => Err(format!("{text:?} is not said")),
    };
    match place {
        Where::Title(title) => match told.all.starts_with(title.in_lang(lang)) {
            true => Ok(()),
            false => Err("another title".to_owned()),
        },
        Where::Heading(heading) => {
            match told
                .headings
                .iter()
                .any(|held| held == heading.in_lang(lang))
            {
                true => Ok(()),
                false => Err(format!("no heading {:?}", heading.in_lang(lang))),
            }
        }
        Where::Figures(least) => match told.figures >= *least {
            true => Ok(()),
            false => Err(format!("{} figures", told.figures)),
        },
        Where::Says(phrase) => contains(phrase.in_lang(lang)),
        Where::Ready(phrase) => match told.ready.contains(phrase.in_lang(lang)) {
            true => Ok(()),
            false => Err(format!("{:?} is not ready", phrase.in_lang(lang))),
        },
        Where::Field(sheet, key) => shows(told, plan, sheet, key, lang),
        Where::Form(form) => match told
            .headings
            .iter()
            .any(|held| held == form.title.in_lang(lang))
        {
            true => Ok(()),
            false => Err(format!("no form {:?}", form.title.in_lang(lang))),
        },
        Where::Offer(name, code, word) => {
            let source = read(CATALOGUE.in_lang(lang));
            let sheet = sheet(name);
            let row = sheet
                .place(&source, code)
                .ok_or(format!("no entry {code}"))?;
            let says = (0..sheet.fields())
                .any(|field| sheet.text(&source, row, field).contains(word.in_lang(lang)));
            match says {
                true => Ok(()),
                false => Err(format!("{code} does not say {:?}", word.in_lang(lang))),
            }
        }
        Where::Rule(lines, word) => {
            let source = read(CATALOGUE.in_lang(lang));
            let sheet = sheet(lines.0);
            let field = sheet.field(lines.1).ok_or("no such question")?;
            match sheet.text(&source, 0, field).contains(word.in_lang(lang)) {
                true => Ok(()),
                false => Err(format!("no line {:?}", word.in_lang(lang))),
            }
        }
    }
}

#[test]
fn the_table_has_every_element_once() {
    let numbers: Vec<usize> = ELEMENTS.iter().map(|element| element.number).collect();
    assert_eq!(numbers, (1..=93).collect::<Vec<_>>());
    for element in ELEMENTS {
        assert!(!element.lives.is_empty(), "S{}", element.number);
    }
}

#[test]
fn every_element_lives_where_the_table_says() {
    let mut missing = Vec::new();
    let starter = &STARTERS[0];
    for lang in Lang::ALL {
        let plan = read(starter.text(lang));
        let mut unwritten = plan.clone();
        unwritten.review.closing.clear();
        unwritten.project.principles.clear();
        let standard = |plan: &Plan| told(&compose(plan, OUTLINES[0], lang, Audience::Client));
        let told = Told {
            ready: standard(&unwritten).all,
            ..standard(&plan)
        };
        for element in ELEMENTS {
            for place in element.lives {
                if let Err(why) = look(place, &told, &plan, lang) {
                    let (number, about) = (element.number, element.about);
                    missing.push(format!("S{number} {about} ({}): {why}", lang.code()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// What is asked for by the three outlines is found in each of them too, not only in the standard one.
#[test]
fn ready_texts_stand_in_the_classical_outlines() {
    for outline in OUTLINES.iter().filter(|outline| outline.key != "brief") {
        for lang in Lang::ALL {
            let plan = read(STARTERS[0].text(lang));
            let told = told(&compose(&plan, outline, lang, Audience::Client));
            for element in ELEMENTS {
                for place in element.lives {
                    let phrase = match place {
                        Where::Says(phrase) => phrase,
                        Where::Form(form) => &form.title,
                        _ => continue,
                    };
                    // The nine parts tell duties and content under headings of their own.
                    let is_elsewhere =
                        outline.key == "nine-part" && matches!(element.number, 37..=39 | 67..=72);
                    assert!(
                        is_elsewhere || told.all.contains(phrase.in_lang(lang)),
                        "{}: S{} {:?}",
                        outline.key,
                        element.number,
                        phrase.in_lang(lang)
                    );
                }
            }
        }
    }
}

#[test]
fn an_element_that_is_gone_is_missed() {
    let plan = Plan::default();
    let told = told(&compose(&plan, OUTLINES[0], Lang::En, Audience::Client));
    let missed = (ELEMENTS.iter())
        .filter(|element| {
            (element.lives.iter()).any(|place| look(place, &told, &plan, Lang::En).is_err())
        })
        .count();
    assert!(
        missed > 50,
        "an empty plan has few of them: {missed} missed"
    );
}
