//! Tiers, tokens and references are those of the draft's vocabulary.

use std::collections::{BTreeMap, BTreeSet};

use commplan::catalog::{sheets, tokens};
use commplan::form::{Ask, Kind, Tier, Token};
use commplan::locale::Lang;

use crate::words::{assert_chinese, assert_words};
use crate::{asks, is_note};

#[test]
fn tiers_are_those_of_the_draft() {
    let keys = |wish: fn(&Ask) -> bool| -> BTreeSet<String> {
        asks()
            .filter(|(sheet, _, ask)| !is_note(*sheet, ask.key) && wish(ask))
            .map(|(_, address, _)| address)
            .collect()
    };
    let listed = |sheets: &[(&str, &str)]| -> BTreeSet<String> {
        sheets
            .iter()
            .flat_map(|(sheet, keys)| keys.split(' ').map(move |key| format!("{sheet}/{key}")))
            .collect()
    };
    assert_eq!(
        keys(|ask| ask.wanted),
        listed(&[
            (
                "project",
                "name client organisation owner background start end"
            ),
            ("project.goals", "goal"),
            ("project.phases", "name start end"),
            ("goals.rows", "goal reason measure target project_goals"),
            ("stakeholders.rows", "role name side needs duties"),
            ("channels.rows", "name formality use_for response_time"),
            ("channels", "house_rules"),
            (
                "schedule.rows",
                "title content purpose rhythm attendees owner channel material"
            ),
            (
                "risks.rows",
                "risk category probability impact trigger response backup owner"
            ),
            ("risks.ladder", "level trigger ours client limit"),
            ("evaluation.rows", "method when owner below"),
        ])
    );
    assert_eq!(
        keys(|ask| ask.tier == Tier::More && !ask.internal),
        listed(&[
            ("project", "time_zone iteration_weeks"),
            ("goals.rows", "category"),
            (
                "stakeholders.rows",
                "organisation headcount avoid language place time_zone"
            ),
            ("channels.rows", "method scope sensitivity backup"),
            ("schedule.rows", "points times_per_month sensitivity"),
        ])
    );
    assert_eq!(
        keys(|ask| ask.internal),
        listed(&[
            ("project", "effort_hours"),
            (
                "stakeholders.rows",
                "power interest engagement_now engagement_wanted rate hours_limit note"
            ),
            // Collapsed like the rest under "more"; our minutes are nothing that the client should read.
            ("schedule.rows", "preparation"),
            ("review.ruled_out", "what reason"),
        ])
    );
    assert_eq!(
        keys(|ask| ask.tier == Tier::Unasked),
        listed(&[("project", "kind size site")])
    );
}

#[test]
fn a_wanted_answer_is_asked_on_the_first_page_and_not_hidden_from_the_client() {
    for (_, address, ask) in asks().filter(|(_, _, ask)| ask.wanted) {
        assert!(ask.tier == Tier::Page && !ask.internal, "{address}");
    }
}

/// The closed lists, each with its name.
const TOKENS: &[(&str, &[Token])] = &[
    ("side", tokens::SIDES),
    ("formality", tokens::FORMALITIES),
    ("method", tokens::METHODS),
    ("scope", tokens::SCOPES),
    ("sensitivity", tokens::SENSITIVITIES),
    ("content", tokens::CONTENTS),
    ("rhythm", tokens::RHYTHMS),
    ("weekday", tokens::WEEKDAYS),
    ("level", tokens::LEVELS),
    ("engagement", tokens::ENGAGEMENTS),
    ("goal category", tokens::GOAL_CATEGORIES),
    ("risk category", tokens::RISK_CATEGORIES),
    ("probability", tokens::PROBABILITIES),
    ("impact", tokens::IMPACTS),
    ("status", tokens::STATUSES),
    ("as", tokens::SIGNATORIES),
    ("contact_point", tokens::CONTACT_POINTS),
    ("kind", tokens::KINDS),
    ("size", tokens::SIZES),
    ("site", tokens::SITES),
];

#[test]
fn tokens_are_those_of_the_draft() {
    let expected = [
        ("side", "client ours third-party"),
        ("formality", "formal informal"),
        ("method", "interactive push pull"),
        ("scope", "client internal both"),
        (
            "sensitivity",
            "public internal client-confidential restricted",
        ),
        (
            "content",
            "progress risk change decision milestone feedback tasks other",
        ),
        (
            "rhythm",
            "workdays twice-weekly weekly fortnightly monthly quarterly iteration phase milestone once event \
             as-needed",
        ),
        ("weekday", "mo tu we th fr sa su"),
        ("level", "high medium low"),
        ("engagement", "unaware resistant neutral supportive leading"),
        (
            "goal category",
            "information progress frequency relationship cost",
        ),
        (
            "risk category",
            "accuracy delay conflict misunderstanding cost other",
        ),
        ("probability", "1 2 3 4 5"),
        ("impact", "1 2 3 4 5"),
        ("status", "draft for-approval approved"),
        ("as", "author reviewer approver"),
        ("contact_point", "yes"),
        (
            "kind",
            "software integration consulting operations marketing other",
        ),
        ("size", "small medium large"),
        ("site", "on-site remote mixed"),
    ];
    for ((name, tokens), (expected_name, keys)) in TOKENS.iter().zip(expected) {
        assert_eq!(*name, expected_name);
        let found: Vec<_> = tokens.iter().map(|token| token.key).collect();
        assert_eq!(found.join(" "), keys, "{name}");
    }
    assert_eq!(TOKENS.len(), expected.len());
}

#[test]
fn tokens_are_well_formed_and_named() {
    for (list, tokens) in TOKENS {
        let mut keys = BTreeSet::new();
        for lang in Lang::ALL {
            let names: BTreeSet<_> = tokens.iter().map(|t| t.name.in_lang(lang)).collect();
            assert_eq!(names.len(), tokens.len(), "{list}: a name stands twice");
        }
        for token in *tokens {
            assert!(keys.insert(token.key), "{list}/{}", token.key);
            let well_formed = token
                .key
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            assert!(well_formed && !token.key.is_empty(), "{list}/{}", token.key);
            assert_words(list, token.key, token.name, 24);
            assert_chinese(list, token.name);
        }
    }
}

#[test]
fn closed_questions_offer_known_lists_and_every_list_is_offered() {
    let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key).collect::<Vec<_>>();
    let mut offered = BTreeSet::new();
    for (sheet, address, ask) in asks() {
        if let Kind::Choice(tokens) | Kind::Choices(tokens) = ask.kind
            && !is_note(sheet, ask.key)
        {
            let known = |known: &&(&str, &[Token])| keys(known.1) == keys(tokens);
            assert!(TOKENS.iter().any(|list| known(&list)), "{address}");
            offered.insert(keys(tokens));
        }
    }
    for (list, tokens) in TOKENS {
        assert!(offered.contains(&keys(tokens)), "nobody offers {list}");
    }
}

#[test]
fn references_are_those_of_the_draft() {
    let mut found = BTreeMap::new();
    for (_, address, ask) in asks() {
        if let Some(target) = ask.kind.refers_to() {
            assert!(target.is_list(), "{address}");
            assert!(sheets().any(|sheet| sheet == target), "{address}");
            found.insert(address, target.about().name);
        }
    }
    let expected: BTreeMap<String, &str> = [
        ("project", "owner", "stakeholders.rows"),
        ("goals.rows", "project_goals", "project.goals"),
        ("stakeholders.rows", "channels avoid", "channels.rows"),
        ("channels.rows", "backup", "channels.rows"),
        (
            "schedule.rows",
            "attendees cc owner recorder",
            "stakeholders.rows",
        ),
        ("schedule.rows", "channel also_by", "channels.rows"),
        ("schedule.rows", "goals", "goals.rows"),
        ("schedule.rows", "phases", "project.phases"),
        ("risks.rows", "owner", "stakeholders.rows"),
        ("risks.ladder", "ours client", "stakeholders.rows"),
        ("evaluation.rows", "goals", "goals.rows"),
        ("evaluation.rows", "owner asked", "stakeholders.rows"),
        ("review.approvals", "person", "stakeholders.rows"),
        ("review.distribution", "recipient", "stakeholders.rows"),
    ]
    .iter()
    .flat_map(|(sheet, keys, target)| {
        keys.split(' ')
            .map(move |key| (format!("{sheet}/{key}"), *target))
    })
    .collect();
    assert_eq!(found, expected);
}
