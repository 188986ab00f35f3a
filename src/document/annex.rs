//! Annex forms: a form's text with the plan's names in place. What the plan does not say is left out of a sentence and
//! left blank in a table, for the pen.
//!
//! A form is written line by line: `- label: answer` is a row of a table of two columns, `| a | b |` a row of a table
//! whose first row is the head (a column whose heading ends in `+` is a wide one), `* 4` four blank rows of it; other lines are sentences, which a blank line ends. A
//! `{name}` is filled in from the plan. A row of a table with `{signer}` is there once for every organisation that signs,
//! one with `{point}` once for every point agreed for the report that the form has no other place for.

mod each;

use super::model::{Block, Column, Inline, Line, Table, TableRow, plain};
use super::pieces::{Sheets, communications};
use super::reader::{Answer, Reader, one_line, sheet};
use super::{ready, summary};
use crate::calendar::{load, words};
use crate::catalog::{self, Form};
use crate::form::SheetRef;
use crate::locale::Lang;
use crate::plan::{Evaluation, Row};
use each::EACH;

/// What stands for something of the plan.
type Fill = fn(&Reader, &Sheets) -> Line;

/// Every name that a form may use.
static FILLS: [(&str, Fill); 23] = [
    ("project", |reader, _| typed(&reader.plan.project.name)),
    ("our_contact", our_contact),
    ("meeting", |reader, sheets| {
        of(reader, sheets, summary::regular_meeting, "title")
    }),
    ("the_meeting", |reader, sheets| {
        let title = of(reader, sheets, summary::regular_meeting, "title");
        match reader.lang {
            Lang::Zh => title,
            Lang::En => with_article(title),
        }
    }),
    ("meeting_slot", |reader, sheets| {
        slot(reader, sheets, summary::regular_meeting)
    }),
    ("meeting_channel", |reader, sheets| {
        of(reader, sheets, summary::regular_meeting, "channel")
    }),
    ("chair", |reader, sheets| {
        of(reader, sheets, summary::regular_meeting, "owner")
    }),
    ("recorder", |reader, sheets| {
        of(reader, sheets, summary::regular_meeting, "recorder")
    }),
    ("attendees", |reader, sheets| {
        of(reader, sheets, summary::regular_meeting, "attendees")
    }),
    ("cc", |reader, sheets| {
        of(reader, sheets, summary::regular_meeting, "cc")
    }),
    ("report_owner", |reader, sheets| {
        of(reader, sheets, report, "owner")
    }),
    ("report_slot", |reader, sheets| slot(reader, sheets, report)),
    ("report_to", |reader, sheets| {
        of(reader, sheets, report, "attendees")
    }),
    ("report_cc", |reader, sheets| {
        of(reader, sheets, report, "cc")
    }),
    ("report_channel", |reader, sheets| {
        of(reader, sheets, report, "channel")
    }),
    ("minutes_due", |reader, _| {
        within(reader.lang, answer(reader, "channels", 0, "minutes_due"))
    }),
    ("store", |reader, _| answer(reader, "channels", 0, "store")),
    ("change_decide", |reader, _| {
        answer(reader, "schedule", 0, "change_decide")
    }),
    ("change_limit", |reader, _| {
        answer(reader, "schedule", 0, "change_limit")
    }),
    ("asked", |reader, _| {
        survey_method(reader).map_or(Line::new(), |row| {
            answer(reader, "evaluation.rows", row, "asked")
        })
    }),
    ("survey_owner", |reader, _| {
        survey_method(reader).map_or(Line::new(), |row| {
            answer(reader, "evaluation.rows", row, "owner")
        })
    }),
    ("survey_feedback", |reader, sheets| {
        of(reader, sheets, survey, "feedback")
    }),
    ("channels", channels),
];

/// A form as blocks.
pub(super) fn blocks(reader: &Reader, form: &Form) -> Vec<Block> {
    let Some(sheets) = Sheets::find() else {
        return Vec::new();
    };
    let mut blocks = Vec::new();
    let mut made = Made::default();
    for line in form.text.in_lang(reader.lang).lines().map(str::trim) {
        if line.is_empty() {
            made.end(reader, &mut blocks);
        } else if let Some(row) = line.strip_prefix("- ") {
            let (label, value) = row.split_once(['：', ':']).unwrap_or((row, ""));
            let label = match value.trim().is_empty() {
                true => each::label(reader, &sheets, form, label.trim()),
                false => label.trim().to_owned(),
            };
            made.lines.push([
                plain(label),
                filled(reader, &sheets, value).unwrap_or_default(),
            ]);
        } else if line.starts_with('|') {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let row = |one: &str| -> Vec<Line> {
                (cells.iter())
                    .map(|cell| match EACH.iter().any(|(each, _)| each == cell) {
                        true => typed(one),
                        false => filled(reader, &sheets, cell).unwrap_or_default(),
                    })
                    .collect()
            };
            match EACH.iter().find(|(each, _)| cells.contains(each)) {
                Some((_, all)) => {
                    let all = all(reader, &sheets, form);
                    made.is_void = all.is_empty();
                    made.table.extend(all.iter().map(|one| row(one)));
                }
                None => made.table.push(row("")),
            }
        } else if let Some(count) = line.strip_prefix("* ") {
            let width = made.table.first().map_or(0, Vec::len);
            // A sheet of paper holds no more.
            for _ in 0..count.trim().parse::<usize>().unwrap_or(1).min(40) {
                made.table.push(vec![Line::new(); width]);
            }
        } else {
            made.sentences.extend(filled(reader, &sheets, line));
        }
    }
    made.end(reader, &mut blocks);
    blocks
}

/// What has been read since the last blank line.
#[derive(Default)]
struct Made {
    sentences: Vec<Line>,
    lines: Vec<[Line; 2]>,
    table: Vec<Vec<Line>>,
    /// Whether the table was to repeat a row and has nothing to repeat it for.
    is_void: bool,
}

impl Made {
    /// Makes blocks of it.
    fn end(&mut self, reader: &Reader, blocks: &mut Vec<Block>) {
        let mut sentences = std::mem::take(&mut self.sentences).into_iter();
        if let Some(mut all) = sentences.next() {
            for sentence in sentences {
                if reader.lang == Lang::En {
                    all.push(Inline::Text(" ".to_owned()));
                }
                all.extend(sentence);
            }
            blocks.push(Block::paragraph(all));
        }
        let lines = std::mem::take(&mut self.lines);
        if !lines.is_empty() {
            let heading = |words, width| Column {
                heading: reader.say(words).to_owned(),
                width,
            };
            let columns = vec![heading(ready::ITEM, 1), heading(ready::CONTENT, 4)];
            blocks.push(table(columns, lines.into_iter().map(Vec::from).collect()));
        }
        let mut rows = std::mem::take(&mut self.table).into_iter();
        let is_void = std::mem::take(&mut self.is_void);
        if let Some(head) = rows.next().filter(|_| !is_void) {
            let columns: Vec<Column> = (head.into_iter())
                .map(|line| {
                    let heading = super::model::words(&line, reader.lang);
                    match heading.strip_suffix('+') {
                        Some(wide) => Column {
                            heading: wide.trim_end().to_owned(),
                            width: 4,
                        },
                        None => Column { heading, width: 2 },
                    }
                })
                .collect();
            let mut rows: Vec<Vec<Line>> = rows.collect();
            rows.iter_mut()
                .for_each(|row| row.resize(columns.len(), Line::new()));
            blocks.push(table(columns, rows));
        }
    }
}

fn table(columns: Vec<Column>, rows: Vec<Vec<Line>>) -> Block {
    let cell = |line: Line| match line.is_empty() {
        true => Vec::new(),
        false => vec![line],
    };
    let rows = (rows.into_iter())
        .map(|row| TableRow {
            key: None,
            cells: row.into_iter().map(cell).collect(),
        })
        .collect();
    Block::table(Table {
        columns,
        rows,
        is_form: true,
        ..Table::default()
    })
}

/// A text with the plan's names; `None` where the plan does not say one of them.
fn filled(reader: &Reader, sheets: &Sheets, text: &str) -> Option<Line> {
    let mut line = Line::new();
    let mut rest = text.trim();
    while let Some((before, (name, after))) =
        (rest.split_once('{')).and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
    {
        push(&mut line, before);
        let (_, fill) = FILLS.iter().find(|(known, _)| *known == name)?;
        let told = fill(reader, sheets);
        if told.is_empty() {
            return None;
        }
        line.extend(told);
        rest = after;
    }
    // A mark that the answer has at its end already is not set again.
    let told = super::model::words(&line, reader.lang);
    let is_ended = told.ends_with(['。', '.', '！', '!', '？', '?']);
    push(
        &mut line,
        rest.strip_prefix(['。', '.'])
            .filter(|_| is_ended)
            .unwrap_or(rest),
    );
    Some(line)
}

/// An English name with its article, which the name itself may bring along.
fn with_article(name: Line) -> Line {
    let mut line = within(Lang::En, name);
    if let Some(Inline::Text(words)) = line.first_mut()
        && !words.starts_with("the ")
    {
        words.insert_str(0, "the ");
    }
    line
}

fn push(line: &mut Line, words: &str) {
    if !words.is_empty() {
        line.push(Inline::Text(words.to_owned()));
    }
}

fn typed(words: &str) -> Line {
    match one_line(words) {
        words if words.is_empty() => Line::new(),
        words => plain(words),
    }
}

/// An answer in one line; empty where there is none.
fn answer(reader: &Reader, name: &str, row: usize, key: &str) -> Line {
    let told = sheet(name).and_then(|sheet| {
        let field = sheet.field(key)?;
        match reader.answer(sheet, row, field) {
            Answer::Lines(lines) => Some(super::part::joined(reader, vec![lines])),
            Answer::Blank | Answer::Hidden => None,
        }
    });
    told.unwrap_or_default()
}

/// Finds a communication.
type Find = fn(&Reader, &Sheets) -> Option<usize>;

fn of(reader: &Reader, sheets: &Sheets, find: Find, key: &str) -> Line {
    find(reader, sheets).map_or(Line::new(), |row| answer(reader, "schedule.rows", row, key))
}

fn slot(reader: &Reader, sheets: &Sheets, find: Find) -> Line {
    let told = find(reader, sheets).and_then(|row| {
        let row = reader.plan.schedule.at(row)?;
        Some(words::slot(
            &row.rhythm,
            &row.weekday,
            &row.time,
            reader.lang,
        ))
    });
    typed(&told.unwrap_or_default())
}

/// The catalogue's weekly report, its satisfaction survey, and the evaluation that goes with that.
const WEEKLY_REPORT: &str = "T03";
const SURVEY_SENT: &str = "T14";
const SURVEY_EVALUATED: &str = "E01";

/// What an annex is called: the report as the plan calls its own.
pub(super) fn title(reader: &Reader, form: &Form) -> String {
    let own = Sheets::find()
        .filter(|_| std::ptr::eq(form, &catalog::REPORT))
        .and_then(|sheets| {
            let row = report(reader, &sheets)?;
            Some(one_line(sheets.schedule.name_of(reader.plan, row)))
        });
    (own.filter(|title| !title.is_empty())).unwrap_or_else(|| reader.say(form.title).to_owned())
}

/// English words that an answer begins with and that are written small within a sentence.
static SMALL: [&str; 16] = [
    "The",
    "A",
    "An",
    "Within",
    "By",
    "On",
    "At",
    "In",
    "After",
    "Before",
    "No",
    "Daily",
    "Weekly",
    "Fortnightly",
    "Monthly",
    "Quarterly",
];

/// An answer as it stands within a sentence.
fn within(lang: Lang, mut line: Line) -> Line {
    if lang == Lang::En
        && let Some(Inline::Text(words)) = line.first_mut()
        && let Some(first) = words.split(' ').next()
        && SMALL.contains(&first)
    {
        words.replace_range(..1, &words[..1].to_ascii_lowercase());
    }
    line
}

/// The report that comes round most often: progress, sent and not met for.
fn report(reader: &Reader, sheets: &Sheets) -> Option<usize> {
    let taken = communications(reader, sheets).find(|(_, row)| row.kept.origin == WEEKLY_REPORT);
    if let Some((place, _)) = taken {
        return Some(place);
    }
    let rank = |rhythm: &str| match rhythm.trim() {
        "weekly" => Some(0),
        "fortnightly" => Some(1),
        "monthly" => Some(2),
        "workdays" | "twice-weekly" => Some(3),
        _ => None,
    };
    communications(reader, sheets)
        .filter(|(_, row)| load::minutes(&row.duration) == 0)
        .filter(|(_, row)| row.content.iter().any(|kind| kind.trim() == "progress"))
        .filter_map(|(place, row)| Some((rank(&row.rhythm)?, place)))
        .min()
        .map(|(_, place)| place)
}

/// The communication that the survey is sent as: the catalogue's, or one of feedback by whoever evaluates the survey, or
/// else the shortest that asks for little besides feedback.
fn survey(reader: &Reader, sheets: &Sheets) -> Option<usize> {
    let method = survey_method(reader).and_then(|row| reader.plan.evaluation.at(row));
    let owner = (method.filter(|row| is_survey(row))).map_or("", |row| row.owner.trim());
    communications(reader, sheets)
        .filter(|(_, row)| row.content.iter().any(|kind| kind.trim() == "feedback"))
        .min_by_key(|(place, row)| {
            let is_owned = !owner.is_empty() && row.owner.trim() == owner;
            (
                row.kept.origin != SURVEY_SENT,
                !is_owned,
                row.content.len(),
                load::minutes(&row.duration),
                *place,
            )
        })
        .map(|(place, _)| place)
}

/// Whether an evaluation is the survey: it came from the catalogue's, or is called so.
fn is_survey(row: &Row<Evaluation>) -> bool {
    let name = row.method.to_lowercase();
    row.kept.origin == SURVEY_EVALUATED
        || ["survey", "满意度"].iter().any(|word| name.contains(word))
}

/// The survey among the evaluations, or else the one that asks the most people.
fn survey_method(reader: &Reader) -> Option<usize> {
    let methods = sheet("evaluation.rows")?;
    (reader.rows(methods))
        .filter_map(|place| {
            let row = reader.plan.evaluation.at(place)?;
            let asked = row.asked.len();
            (asked > 0 || is_survey(row)).then(|| (is_survey(row), asked, std::cmp::Reverse(place)))
        })
        .max()
        .map(|(.., std::cmp::Reverse(row))| row)
}

fn our_contact(reader: &Reader, sheets: &Sheets) -> Line {
    let is_ours = |row: &usize| {
        (reader.plan.stakeholders.at(*row)).is_some_and(|person| {
            person.side.trim() == "ours" && person.contact_point.trim() == "yes"
        })
    };
    let found = reader.rows(sheets.people).find(is_ours);
    found.map_or(Line::new(), |row| reader.mention(sheets.people, row))
}

/// The channels between the two sides.
fn channels(reader: &Reader, _: &Sheets) -> Line {
    let Some(sheet): Option<SheetRef> = sheet("channels.rows") else {
        return Line::new();
    };
    // The log is kept for both sides: our own channels are no matter of it.
    let is_shared = |row: &usize| {
        (reader.plan.channels.at(*row)).is_some_and(|channel| !channel.is_ours_only())
    };
    let rows: Vec<Option<usize>> = (reader.rows(sheet))
        .filter(|row| !sheet.name_of(reader.plan, *row).is_empty() && is_shared(row))
        .map(Some)
        .collect();
    reader.mentions(sheet, &rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::FORMS;

    #[test]
    fn forms_use_names_that_are_known_and_say_the_same_in_both_languages() {
        for form in FORMS {
            let shape = |lang| -> Vec<(char, usize, usize)> {
                (form.text.in_lang(lang).lines())
                    .map(|line| {
                        let kind = line.chars().next().filter(|sign| "-|*".contains(*sign));
                        (
                            kind.unwrap_or('.'),
                            line.matches('{').count(),
                            line.matches('|').count(),
                        )
                    })
                    .collect()
            };
            assert_eq!(shape(Lang::Zh), shape(Lang::En), "{}", form.title.en);
            for lang in Lang::ALL {
                let text = (EACH.iter())
                    .fold(form.text.in_lang(lang).to_owned(), |text, (each, _)| {
                        text.replace(each, "")
                    });
                for tail in text.split('{').skip(1) {
                    let name = tail.split('}').next().unwrap_or_default();
                    assert!(FILLS.iter().any(|(known, _)| *known == name), "{name}");
                }
            }
        }
        for (name, _) in FILLS {
            let mark = format!("{{{name}}}");
            assert!(
                FORMS.iter().any(|form| form.text.zh.contains(&mark)),
                "{name} is used"
            );
        }
    }
}
