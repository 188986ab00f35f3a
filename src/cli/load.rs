//! `load`: what communication costs each person in hours a month.

use super::{Outcome, print, source};
use crate::calendar::load;
use crate::check;
use crate::draft;
use crate::locale::Lang;
use crate::plan::Plan;
use crate::wizard::workload::{self, Workload};
use clap::ArgMatches;
use serde_json::{Value, json};

/// The most cells of a line.
const CELLS: usize = 78;

/// Runs the command.
pub fn run(matches: &ArgMatches, heard: Option<Lang>) -> Outcome {
    let plan = source::load(source::named(matches), heard.unwrap_or(Lang::En))?;
    // Where the environment says nothing, the draft's language is its author's.
    let lang = heard
        .or_else(|| Lang::of_tag(&plan.language))
        .unwrap_or(Lang::En);
    let format = matches.get_one::<String>("format").map(String::as_str);
    let told = match format {
        Some("json") => as_json(&plan),
        _ => as_text(&plan, lang),
    };
    print(told.as_bytes(), lang)
}

fn as_text(plan: &Plan, lang: Lang) -> String {
    let lines = workload::lines(plan, lang, CELLS);
    let shown = lines.iter().map(|(line, _)| draft::safe(line) + "\n");
    shown.collect()
}

/// Minutes × 100 as hours with two decimals.
fn hours(minutes: u64) -> Value {
    let hundredths = (minutes + 30) / 60;
    json!(hundredths as f64 / 100.0)
}

/// For programs. Members stay; new ones may come.
///
/// `people`: in the order of the plan, those who spend time, each with `id`, `role`, `name`, `side`, `headcount`, and
/// hours a month for one person: `hours`, of which `attending`, `preparing`, `reading`, `recording`; `limit`, `over`,
/// and `cost` a month for all of the group where a rate is given. `sides`: hours a month of all people of a side.
/// `share_of_effort`: our hours against the project's, in percent, or null. `not_counted`: communications, by id, of
/// which the plan does not say how often they happen.
fn as_json(plan: &Plan) -> String {
    let counted = Workload::of(plan);
    let mut people: Vec<_> = counted.people.iter().collect();
    people.sort_by_key(|one| one.place);
    let people: Vec<Value> = people
        .into_iter()
        .filter_map(|one| {
            let row = plan.stakeholders.at(one.place)?;
            let spent = counted.load.people.get(one.place)?;
            let part = |part: fn(&load::Share) -> u64| hours(spent.sum(part));
            Some(json!({
                "id": row.id,
                "role": row.role,
                "name": row.name,
                "side": row.side,
                "headcount": load::headcount(row),
                "hours": hours(one.total),
                "attending": part(|share| share.attending),
                "preparing": part(|share| share.preparing),
                "reading": part(|share| share.reading),
                "recording": part(|share| share.recording),
                "limit": hours(check::hours_limit(plan, row).saturating_mul(60)),
                "over": one.is_over(),
                "cost": load::cost(row, one.total),
            }))
        })
        .collect();
    let open = counted.load.not_counted.iter();
    let not_counted: Vec<&str> = open
        .filter_map(|place| Some(plan.schedule.at(*place)?.id.as_str()))
        .collect();
    let share = load::share_of_effort(plan).map(|tenths| tenths as f64 / 10.0);
    let told = json!({
        "people": people,
        "sides": { "client": hours(counted.client), "ours": hours(counted.ours) },
        "share_of_effort": share,
        "not_counted": not_counted,
    });
    format!("{told:#}\n")
}
