//! Laws of comparing a random map with an edited copy of itself: other ids, known edits, and edits
//! that customers do not meet.
//!
//! `CJM_CASES` sets how many maps a law is tried on.

use std::collections::{BTreeMap, BTreeSet};

use cjm_core::compare::{Change, ChangeSet, Matching, Op, Options, diff};
use cjm_core::model::Document;
use cjm_core::score;
use cjm_core::write::json;
use cjm_tests::pairs::{Draw, document};
use proptest::prelude::*;
use serde_json::Value;

fn config() -> ProptestConfig {
    let cases = std::env::var("CJM_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(256);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A document, of which the map is called `m`, as JSON.
fn documents() -> impl Strategy<Value = Value> {
    prop::collection::vec(any::<u32>(), 0..400)
        .prop_map(|numbers| serde_json::from_str(&document(&mut Draw::new(numbers), "m")).expect("JSON"))
}

fn read(value: &Value) -> Document {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"))
}

fn compare(a: &Document, b: &Document, options: &Options) -> ChangeSet {
    diff((a, &a.maps[0]), (b, &b.maps[0]), options).expect("comparable")
}

/// Visits every thing with an id inside a value.
fn things(value: &mut Value, visit: &mut dyn FnMut(&mut serde_json::Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| things(item, visit)),
        Value::Object(members) => {
            if members.contains_key("id") {
                visit(members);
            }
            members.values_mut().for_each(|member| things(member, visit));
        }
        _ => {}
    }
}

fn ids(document: &mut Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    things(&mut document["maps"][0]["stages"], &mut |thing| {
        found.insert(thing["id"].as_str().expect("an id").to_owned());
    });
    things(&mut document["maps"][0]["opportunities"], &mut |thing| {
        found.insert(thing["id"].as_str().expect("an id").to_owned());
    });
    found
}

/// Gives the things of the map new ids, and every reference to them.
fn rekeyed(value: &Value, ids: &BTreeSet<String>) -> Value {
    match value {
        Value::String(text) if ids.contains(text) => Value::String(format!("{text}-new")),
        Value::Array(items) => Value::Array(items.iter().map(|item| rekeyed(item, ids)).collect()),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, member)| (name.clone(), rekeyed(member, ids))).collect())
        }
        other => other.clone(),
    }
}

fn is_rekey(op: &Op) -> bool {
    matches!(op.change, Change::Rekey { .. })
}

/// Things with names of their own, as long as each other and with few letters in common.
fn name_apart(document: &mut Value) {
    for list in ["stages", "opportunities"] {
        things(&mut document["maps"][0][list], &mut |thing| {
            let id = thing["id"].as_str().expect("an id");
            let name = Value::String(format!("{id}{id} {id}{id}{id}"));
            let said = if thing.contains_key("text") { "text" } else { "name" };
            thing.insert(said.to_owned(), name);
        });
    }
}

/// One edit of a stage, a step or a pain; says whether there was anything to edit.
fn edit(document: &mut Document, [what, which, where_to]: [u32; 3]) -> bool {
    let stages = &mut document.maps[0].stages;
    if stages.is_empty() {
        return false;
    }
    let count = stages.len();
    let stage = &mut stages[which as usize % count];
    let steps = stage.steps.len();
    match what % 6 {
        0 => stage.goal = Some(format!("goal {where_to}").as_str().into()),
        _ if steps == 0 => return false,
        1 => stage.steps[where_to as usize % steps].name = Some(format!("Name {where_to}").as_str().into()),
        2 => {
            stage.steps.remove(where_to as usize % steps);
        }
        3 => {
            let step = stage.steps.remove(where_to as usize % steps);
            stages[where_to as usize / 7 % count].steps.push(step);
        }
        4 => {
            let pains = &mut stage.steps[where_to as usize % steps].pains;
            if pains.is_empty() {
                return false;
            }
            pains.remove(0);
        }
        _ => {
            let step = serde_json::from_str(&format!(r#"{{"id":"new{where_to}","name":"New"}}"#));
            stage.steps.insert(where_to as usize % (steps + 1), step.expect("a step"));
        }
    }
    true
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn new_ids_that_a_mapping_tells_are_nothing_but_rekeys(mut a in documents()) {
        let ids = ids(&mut a);
        let b = rekeyed(&a, &ids);
        let mapping: BTreeMap<String, String> = ids.iter().map(|id| (id.clone(), format!("{id}-new"))).collect();
        let options = Options { mapping, ..Options::default() };
        let changes = compare(&read(&a), &read(&b), &options);
        prop_assert!(changes.ops.iter().all(is_rekey), "{:?}", changes.ops);
        prop_assert_eq!(changes.ops.len(), ids.len());
        prop_assert!(changes.checks.is_empty(), "{:?}", changes.checks);
    }

    #[test]
    fn new_ids_of_things_with_names_of_their_own_are_nothing_but_rekeys(mut a in documents()) {
        name_apart(&mut a);
        let ids = ids(&mut a);
        let b = rekeyed(&a, &ids);
        let auto = Options { matching: Matching::Auto, ..Options::default() };
        let changes = compare(&read(&a), &read(&b), &auto);
        prop_assert!(changes.ops.iter().all(is_rekey), "{:?}", changes.ops);
        prop_assert_eq!(changes.ops.len(), ids.len());
        let by_ids = compare(&read(&a), &read(&b), &Options::default());
        prop_assert!(by_ids.matches.is_empty() && !by_ids.ops.iter().any(is_rekey));
    }

    #[test]
    fn there_are_no_more_operations_than_edits(
        a in documents(), edits in prop::collection::vec([any::<u32>(), any::<u32>(), any::<u32>()], 0..12),
    ) {
        let a = read(&a);
        let mut b = a.clone();
        let made = edits.into_iter().filter(|numbers| edit(&mut b, *numbers)).count();
        let changes = compare(&a, &b, &Options::default());
        prop_assert!(changes.ops.len() <= made, "{made} edits: {:?}", changes.ops);
    }

    #[test]
    fn what_customers_do_not_meet_changes_no_score(a in documents()) {
        let mut painted = a.clone();
        painted["maps"][0]["version"] = "9".into();
        things(&mut painted["maps"][0], &mut |thing| {
            thing.insert("x-colour".to_owned(), "red".into());
        });
        let sheet = |document: &Document| {
            let options = score::Options { draws: Some(0), ..score::Options::default() };
            let sheet = score::score(document, &document.maps[0], &options);
            sheet.map(|sheet| json::compact(&sheet).expect("JSON")).map_err(|error| error.to_string())
        };
        prop_assert_eq!(sheet(&read(&a)), sheet(&read(&painted)));
    }

    #[test]
    fn what_customers_do_not_meet_is_no_regression_to_the_command(a in documents()) {
        let folder = std::env::temp_dir().join(format!("cjm-cosmetic-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut painted = a.clone();
        things(&mut painted["maps"][0], &mut |thing| {
            thing.insert("x-colour".to_owned(), "red".into());
        });
        let write = |name: &str, document: &Value| {
            let path = folder.join(name);
            std::fs::write(&path, document.to_string()).expect("a file");
            path.into_os_string()
        };
        let (old, new) = (write("a.json", &a), write("b.json", &painted));
        let run = |fail_on: &str| {
            let words = ["cjm", "diff", "--fail-on", fail_on, "-o"].map(std::ffi::OsString::from);
            let files = [folder.join("out.txt").into_os_string(), old.clone(), new.clone()];
            cjm_core::cli::run(words.into_iter().chain(files))
        };
        prop_assert_eq!((run("regression"), run("any"), run("never")), (0, 1, 0));
    }
}
