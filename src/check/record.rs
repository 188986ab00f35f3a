//! The record itself: references, ids, tokens, dates and numbers that can be read, answers that are there.

use super::facts::Facts;
use super::finding::Word;
use super::found::{Found, at, list};
use super::rule::{Level, Rule, Severity};
use super::{dangling, is_gap};
use crate::calendar::dates::{self, Fault};
use crate::calendar::rhythm;
use crate::catalog::{APPROVALS, LADDER, PHASES, PROJECT, PROJECT_GOALS, REVISIONS, STEPS};
use crate::form::{Ask, Kind, SheetRef};
use crate::locale::text;
use crate::plan::Plan;

pub(super) static RULES: &[&Rule] = &[
    &DANGLING,
    &DUPLICATE,
    &TOKEN_UNKNOWN,
    &DATE_AMBIGUOUS,
    &DATE_UNREADABLE,
    &TIME_UNREADABLE,
    &NUMBER_UNREADABLE,
    &DATES_REVERSED,
    &PHASE_OUTSIDE,
    &LIST_EMPTY,
    &ANSWER_MISSING,
    &PROPOSALS_UNSEEN,
    &SIGNATURE_MISSING,
    &VERSION_MISSING,
    &APPROVED_UNSIGNED,
];

static DANGLING: Rule = Rule {
    id: "reference-dangling",
    number: Some(1),
    name: text("引用的内容不存在", "Reference to something that is gone"),
    sentence: text(
        "{0}的“{1}”引用了已不存在的内容。重新选择，或去掉它。",
        "\"{1}\" of {0} refers to something that no longer exists. Choose again, or take it out.",
    ),
    level: Level::Always(Severity::Error),
};

static DUPLICATE: Rule = Rule {
    id: "id-duplicate",
    number: None,
    name: text("编号重复", "Two rows with one id"),
    sentence: text(
        "{0}与前面一行的编号相同，引用只会指向前面那行。复制这一行，再删去原来的。",
        "{0} has the same id as a row before it, and references only reach that one. Duplicate this row and delete the \
         original.",
    ),
    level: Level::Always(Severity::Error),
};

static TOKEN_UNKNOWN: Rule = Rule {
    id: "token-unknown",
    number: None,
    name: text("无法识别的选项", "Unknown choice"),
    sentence: text(
        "{0}的“{1}”写的是{2}，不是可选的答案。从列表里选一个。",
        "\"{1}\" of {0} says {2}, which is none of its answers. Choose one from the list.",
    ),
    level: Level::Always(Severity::Warning),
};

static DATE_AMBIGUOUS: Rule = Rule {
    id: "date-ambiguous",
    number: None,
    name: text("日期有歧义", "Ambiguous date"),
    sentence: text(
        "{0}的“{1}”写成{2}，哪个是月份说不清。写成 2026-12-01 这样。",
        "\"{1}\" of {0} is {2}: which number is the month? Write it like 2026-12-01.",
    ),
    level: Level::Always(Severity::Warning),
};

static DATE_UNREADABLE: Rule = Rule {
    id: "date-unreadable",
    number: None,
    name: text("读不懂的日期", "Unreadable date"),
    sentence: text(
        "{0}的“{1}”{2}读不成日期，日历里不会有它。写成 2026-12-01 这样。",
        "\"{1}\" of {0}, {2}, is not a date that can be read; no calendar will have it. Write it like 2026-12-01.",
    ),
    level: Level::Always(Severity::Warning),
};

static TIME_UNREADABLE: Rule = Rule {
    id: "time-unreadable",
    number: None,
    name: text("读不懂的时间", "Unreadable time"),
    sentence: text(
        "{0}的“{1}”{2}读不成时间。写成 15:00 这样。",
        "\"{1}\" of {0}, {2}, is not a time that can be read. Write it like 15:00.",
    ),
    level: Level::Always(Severity::Warning),
};

static NUMBER_UNREADABLE: Rule = Rule {
    id: "number-unreadable",
    number: None,
    name: text("读不懂的数字", "Unreadable number"),
    sentence: text(
        "{0}的“{1}”{2}读不成数字，不会计入工时。只写数字，例如 60。",
        "\"{1}\" of {0}, {2}, is not a number that can be read; hours do not count it. Write figures only, such as 60.",
    ),
    level: Level::Always(Severity::Warning),
};

static DATES_REVERSED: Rule = Rule {
    id: "dates-reversed",
    number: None,
    name: text("结束早于开始", "End before start"),
    sentence: text(
        "{0}的结束日期早于开始日期。改正其中一个。",
        "{0} ends before it starts. Correct one of the dates.",
    ),
    level: Level::Always(Severity::Error),
};

static PHASE_OUTSIDE: Rule = Rule {
    id: "phase-outside",
    number: None,
    name: text("阶段超出项目期", "Phase outside the project"),
    sentence: text(
        "阶段{0}超出项目的起止日期。调整阶段，或改项目日期。",
        "{0} reaches beyond the project's dates. Move the phase, or change those dates.",
    ),
    level: Level::Always(Severity::Warning),
};

static LIST_EMPTY: Rule = Rule {
    id: "list-empty",
    number: None,
    name: text("还没有内容", "Nothing written yet"),
    sentence: text(
        "“{0}”还没有内容。新增几行，有目录的可从目录中选。",
        "Nothing stands under \"{0}\" yet. Add rows, from the catalogue where there is one.",
    ),
    level: Level::Always(Severity::Warning),
};

static ANSWER_MISSING: Rule = Rule {
    id: "answer-missing",
    number: None,
    name: text("待补充", "To be completed"),
    sentence: text("{0}还缺：{1}。", "Still missing in {0}: {1}."),
    level: Level::Ripens(text(
        "还有 {1} 处待补充：{0}。F12 逐处跳转。",
        "Answers still to be completed ({1}): {0}. F12 leads from one to the next.",
    )),
};

static PROPOSALS_UNSEEN: Rule = Rule {
    id: "proposals-unseen",
    number: None,
    name: text("建议尚未看过", "Proposals not looked at"),
    sentence: text(
        "备好的建议还没看过：{0}。逐页看过，再到下一步，就算确认。",
        "Prepared rows not looked at yet: {0}. Look at each page and go on to the next step to agree.",
    ),
    level: Level::Always(Severity::Warning),
};

static SIGNATURE_MISSING: Rule = Rule {
    id: "signature-missing",
    number: None,
    name: text("缺少一方签署人", "One side has no signatory"),
    sentence: text(
        "{0}没有签署人。方案须双方签署才生效，请加上。",
        "Nobody signs for {0}. The plan takes effect when both sides have signed; add someone.",
    ),
    level: Level::Late(Severity::Warning),
};

static VERSION_MISSING: Rule = Rule {
    id: "version-missing",
    number: None,
    name: text("没有版本", "No version"),
    sentence: text(
        "修订记录是空的，封面上没有版本和日期。加一行。",
        "There is no revision, so that the cover has neither version nor date. Add one.",
    ),
    level: Level::Late(Severity::Warning),
};

static APPROVED_UNSIGNED: Rule = Rule {
    id: "approved-unsigned",
    number: None,
    name: text("已批准而未签", "Approved but not signed"),
    sentence: text(
        "文件状态是“已批准”，{0}却没有签署日期。补录日期，或改回送审稿。",
        "The document says approved, but {0} has no date of signing. Enter it, or go back to \"for approval\".",
    ),
    level: Level::Late(Severity::Warning),
};

/// Runs last: what another rule has found missing is no gap as well.
pub(super) fn find(facts: &Facts, found: &mut Found) {
    let plan = facts.plan;
    for step in &STEPS {
        for sheet in step.sheets {
            lists(plan, *sheet, found);
            for row in 0..sheet.rows(plan) {
                answers(plan, step.key, *sheet, row, found);
            }
        }
    }
    spans(plan, found);
    proposals(plan, found);
    formalities(facts, found);
}

/// What a row is called in a sentence; a record by its sheet's title.
fn name(plan: &Plan, sheet: SheetRef, row: usize) -> Word {
    match sheet.is_list() {
        true => Word::row(sheet, plan, row),
        false => Word::Told(sheet.about().title),
    }
}

fn lists(plan: &Plan, sheet: SheetRef, found: &mut Found) {
    if !sheet.is_list() {
        return;
    }
    let is_wanted = sheet.about().list == "rows"
        || [&PROJECT_GOALS as SheetRef, &PHASES, &LADDER].contains(&sheet);
    if is_wanted && sheet.rows(plan) == 0 {
        let title = Word::Told(sheet.about().title);
        found.add(&LIST_EMPTY, list(sheet), vec![title]);
    }
    for row in 0..sheet.rows(plan) {
        if sheet.place(plan, sheet.id(plan, row)) != Some(row) {
            let first = sheet.ask(0).key;
            let name = Word::row(sheet, plan, row);
            found.add(&DUPLICATE, at(sheet, row, first), vec![name]);
        }
    }
}

/// One row's answers: what is odd about each, and what is missing together.
fn answers(plan: &Plan, step: &'static str, sheet: SheetRef, row: usize, found: &mut Found) {
    let mut gaps = Vec::new();
    for (field, ask) in sheet.asks() {
        if is_gap(sheet, plan, row, field) {
            if !found.is_told(sheet, row, field) {
                gaps.push(field);
            }
        } else {
            answer(plan, sheet, row, field, ask, found);
        }
    }
    let Some(first) = gaps.first() else { return };
    let labels = gaps.iter().map(|field| sheet.ask(*field).label);
    let labels: Vec<Word> = labels.map(Word::Told).collect();
    let spot = at(sheet, row, sheet.ask(*first).key);
    let words = vec![name(plan, sheet, row), Word::List(labels.clone())];
    // In a draft a row's name stands for its gaps, and a record's gaps for themselves.
    let told = match sheet.is_list() {
        true => vec![name(plan, sheet, row)],
        false => labels.clone(),
    };
    let told = (gaps.len(), told);
    found.ripe_with(&ANSWER_MISSING, step, spot, told, words);
}

fn answer(plan: &Plan, sheet: SheetRef, row: usize, field: usize, ask: &Ask, found: &mut Found) {
    let label = Word::Told(ask.label);
    let typed = sheet.text(plan, row, field).trim();
    let mut odd = |rule: &'static Rule, typed: &str| {
        let words = vec![name(plan, sheet, row), label.clone(), Word::typed(typed)];
        found.add(rule, at(sheet, row, ask.key), words);
    };
    match ask.kind {
        Kind::Reference(_) | Kind::References(_) if dangling(sheet, plan, row, field) > 0 => {
            odd(&DANGLING, "");
        }
        Kind::Choice(tokens)
            if !typed.is_empty() && !tokens.iter().any(|token| token.key == typed) =>
        {
            odd(&TOKEN_UNKNOWN, typed);
        }
        // Without tokens it is a note of the program.
        Kind::Choices(tokens) if !tokens.is_empty() => {
            let is_known = |token: &String| {
                tokens.iter().any(|known| known.key == token)
                    || (ask.kind.has_ordinals() && rhythm::day(token).is_some())
            };
            let held = sheet.list(plan, row, field).iter();
            if let Some(unknown) = { held }.find(|token| !is_known(token)) {
                odd(&TOKEN_UNKNOWN, unknown);
            }
        }
        Kind::Date => match dates::parse(typed) {
            Err(Fault::Ambiguous) => odd(&DATE_AMBIGUOUS, typed),
            Err(Fault::Unreadable) => odd(&DATE_UNREADABLE, typed),
            Err(Fault::Blank) | Ok(_) => {}
        },
        Kind::Time if !typed.is_empty() && dates::time(typed).is_none() => {
            odd(&TIME_UNREADABLE, typed);
        }
        Kind::Number if !typed.is_empty() && rhythm::hundredths(typed).is_none() => {
            odd(&NUMBER_UNREADABLE, typed);
        }
        _ => {}
    }
}

fn spans(plan: &Plan, found: &mut Found) {
    let date = |text: &str| dates::parse(text).ok();
    let (start, end) = (date(&plan.project.start), date(&plan.project.end));
    let is_reversed = |start, end| matches!((start, end), (Some(start), Some(end)) if end < start);
    if is_reversed(start, end) {
        let project = Word::Told(text("项目", "The project"));
        found.add(&DATES_REVERSED, at(&PROJECT, 0, "end"), vec![project]);
    }
    for (place, phase) in plan.phases.iter().enumerate() {
        let (first, last) = (date(&phase.start), date(&phase.end));
        let name = Word::row(&PHASES, plan, place);
        if is_reversed(first, last) {
            found.add(&DATES_REVERSED, at(&PHASES, place, "end"), vec![name]);
        } else if is_reversed(start, first) || is_reversed(last, end) {
            let member = match is_reversed(start, first) {
                true => "start",
                false => "end",
            };
            found.add(&PHASE_OUTSIDE, at(&PHASES, place, member), vec![name]);
        }
    }
}

/// One finding for all sheets with prepared rows that nobody has seen.
fn proposals(plan: &Plan, found: &mut Found) {
    let sheets = STEPS.iter().flat_map(|step| step.sheets.iter().copied());
    let unseen = sheets.filter_map(|sheet| {
        let status = sheet.field("status").filter(|_| sheet.is_list())?;
        let is_proposed = |row: &usize| sheet.text(plan, *row, status).trim() == super::PROPOSED;
        let first = (0..sheet.rows(plan)).find(is_proposed)?;
        Some((sheet, first))
    });
    let unseen: Vec<(SheetRef, usize)> = unseen.collect();
    if let Some((sheet, row)) = unseen.first() {
        let titles = unseen.iter().map(|(sheet, _)| sheet.about().title);
        let words = vec![Word::List(titles.map(Word::Told).collect())];
        let spot = at(*sheet, *row, sheet.ask(0).key).marked("");
        found.add(&PROPOSALS_UNSEEN, spot, words);
    }
}

/// What a document needs before it goes out to be signed.
fn formalities(facts: &Facts, found: &mut Found) {
    let plan = facts.plan;
    let sides = [
        ("client", text("客户方", "the client")),
        ("ours", text("我方", "our side")),
    ];
    for (side, name) in sides {
        if !plan.approvals.iter().any(|row| row.side.trim() == side) {
            let spot = list(&APPROVALS).marked(side);
            found.add(&SIGNATURE_MISSING, spot, vec![Word::Told(name)]);
        }
    }
    if plan.revisions.is_empty() {
        found.add(&VERSION_MISSING, list(&REVISIONS).marked(""), Vec::new());
    }
    if plan.review.status.trim() == "approved" {
        for (place, row) in plan.approvals.iter().enumerate() {
            if row.date.trim().is_empty() {
                let name = Word::row(&APPROVALS, plan, place);
                found.add(
                    &APPROVED_UNSIGNED,
                    at(&APPROVALS, place, "date"),
                    vec![name],
                );
            }
        }
    }
}
