//! The published schema: it names every member, and what we write keeps to it.

use crate::{full, samples};
use commplan::catalog;
use commplan::draft::{schema, write};
use commplan::plan::Plan;
use serde_json::{Value, json};

fn published() -> Value {
    serde_json::from_str(&schema()).expect("the schema is JSON")
}

/// Checks a value against those keywords that our schema uses.
fn check(root: &Value, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.strip_prefix("#/$defs/").expect("a local name");
        let schema = root["$defs"].get(name).ok_or(format!("no {reference}"))?;
        return check(root, schema, value, path);
    }
    if let Some(kind) = schema["type"].as_str() {
        let fits = match kind {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            _ => return Err(format!("{path}: a type {kind}")),
        };
        if !fits {
            return Err(format!("{path}: {value} is no {kind}"));
        }
    }
    if let Some(constant) = schema.get("const")
        && constant != value
    {
        return Err(format!("{path}: {value} is not {constant}"));
    }
    if let Some(any) = schema["anyOf"].as_array()
        && !any.iter().any(|one| check(root, one, value, path).is_ok())
    {
        return Err(format!("{path}: {value} is none of them"));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        let name = name.as_str().expect("a name");
        value
            .get(name)
            .ok_or(format!("{path}: {name} is missing"))?;
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        check(root, &schema["items"], item, &format!("{path}[{place}]"))?;
    }
    for (name, member) in value.as_object().into_iter().flatten() {
        let path = format!("{path}.{name}");
        let known = schema["properties"].get(name);
        check(
            root,
            known.ok_or(format!("{path} is not published"))?,
            member,
            &path,
        )?;
    }
    Ok(())
}

#[test]
fn what_we_write_keeps_to_the_schema() {
    let root = published();
    let mut texts = vec![write(&Plan::default()), write(&full(2))];
    texts.extend(samples("assets/starters").into_iter().map(|(_, text)| text));
    for text in texts {
        let value = serde_json::from_str(&text).expect("a draft is JSON");
        assert_eq!(check(&root, &root, &value, "$"), Ok(()));
    }
    let wrong = json!({"format": 1, "goals": {"rows": [{"id": "a", "goal": []}]}});
    assert!(
        check(&root, &root, &wrong, "$").is_err(),
        "the checker checks"
    );
}

#[test]
fn every_question_is_published_with_its_words_tokens_and_arrow() {
    let root = published();
    for sheet in catalog::sheets() {
        let about = sheet.about();
        let object = match sheet.is_list() {
            true => &root["$defs"][about.name],
            false => &root["properties"][about.step],
        };
        for (_, ask) in sheet.asks() {
            let what = format!("{} {}", about.name, ask.key);
            let member = &object["properties"][ask.key];
            let leaf = match ask.kind.is_list() {
                true => &member["items"],
                false => member,
            };
            for (name, text) in [("title", ask.label), ("description", ask.help)] {
                for text in [text.zh, text.en] {
                    let found = member[name].as_str().unwrap_or_default();
                    assert!(found.contains(text), "{what}: {name}");
                }
            }
            let arrow = ask.kind.refers_to().map(|sheet| sheet.about().name);
            assert_eq!(leaf["x-refers-to"].as_str(), arrow, "{what}");
            for token in ask.kind.tokens() {
                let known = leaf["anyOf"].as_array().expect("tokens");
                assert!(
                    known.iter().any(|known| known["const"] == token.key),
                    "{what}"
                );
                assert!(
                    check(&root, leaf, &json!("something-else"), "$").is_ok(),
                    "{what}"
                );
            }
        }
    }
}

#[test]
fn arrows_lead_to_lists_that_are_published() {
    let root = published();
    for sheet in catalog::sheets() {
        for (_, ask) in sheet.asks() {
            if let Some(target) = ask.kind.refers_to() {
                assert!(
                    root["$defs"].get(target.about().name).is_some(),
                    "{}",
                    ask.key
                );
            }
        }
    }
}
