//! Laws of comparing, applying and undoing, over random pairs of maps.
//!
//! `CJM_CASES` sets how many pairs a law is tried on.

use std::collections::{BTreeMap, BTreeSet};

use cjm_core::compare::{Change, ChangeSet, Check, Options, apply, diff};
use cjm_core::model::{Any, Document, Step};
use cjm_core::write::{canonical, json};
use cjm_tests::pairs::{Draw, document};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    let cases = std::env::var("CJM_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(256);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn numbers() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(any::<u32>(), 0..400)
}

/// A document, of which the map is called `m`.
fn documents() -> impl Strategy<Value = Document> {
    numbers().prop_map(|numbers| read(&document(&mut Draw::new(numbers), "m")))
}

fn read(text: &str) -> Document {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn compare(a: &Document, b: &Document) -> ChangeSet {
    diff((a, &a.maps[0]), (b, &b.maps[0]), &Options::default()).expect("comparable")
}

fn text(document: &Document) -> String {
    canonical(document).expect("canonical")
}

fn print(changes: &ChangeSet) -> String {
    json::compact(changes).expect("JSON")
}

/// What checks say, without the names that people gave things.
fn gist(checks: &[Check]) -> BTreeSet<String> {
    let moved = |check: &&Check| !check.check.ends_with("-moved");
    checks
        .iter()
        .filter(moved)
        .map(|it| {
            let Check { check, direction, severity: _, subject, field, persona, old, new, delta } = it;
            format!("{check} {direction:?} {} {field:?} {persona:?} {old:?} {new:?} {delta:?}", subject.id)
        })
        .collect()
}

/// The ids in each list of things that all have ids, in order: `(parent, list)`.
fn lists(document: &Document) -> BTreeMap<(String, &'static str), Vec<String>> {
    let mut lists: BTreeMap<(String, &'static str), Vec<String>> = BTreeMap::new();
    let mut add = |parent: &str, list, id: &str| {
        lists.entry((parent.to_owned(), list)).or_default().push(id.to_owned());
    };
    for persona in &document.personas {
        add("", "personas", persona.id.as_str());
    }
    for need in &document.needs {
        add("", "needs", need.id.as_str());
    }
    let map = &document.maps[0];
    for opportunity in &map.opportunities {
        add("m", "opportunities", opportunity.id.as_str());
    }
    for stage in &map.stages {
        add("m", "stages", stage.id.as_str());
        for step in &stage.steps {
            add(stage.id.as_str(), "steps", step.id.as_str());
            for pain in &step.pains {
                add(step.id.as_str(), "pains", pain.id.as_str());
            }
            for gain in &step.gains {
                add(step.id.as_str(), "gains", gain.id.as_str());
            }
        }
    }
    lists
}

/// How many moves lead from one document to the other at least: those to other parents, and in each
/// list all but the longest run that is in order already (by trying all, quadratically).
fn fewest_moves(a: &Document, b: &Document) -> usize {
    let (before, after) = (lists(a), lists(b));
    let place =
        |lists: &BTreeMap<(String, &'static str), Vec<String>>| -> BTreeMap<(String, &'static str), String> {
            let each = lists.iter().flat_map(|((parent, list), ids)| {
                ids.iter().map(move |id| ((id.clone(), *list), parent.clone()))
            });
            each.collect()
        };
    let (from, to) = (place(&before), place(&after));
    let elsewhere =
        to.iter().filter(|(key, parent)| from.get(*key).is_some_and(|old| old != *parent)).count();
    let inside: usize = after
        .iter()
        .map(|(key, ids)| {
            let old = before.get(key).cloned().unwrap_or_default();
            let places: Vec<usize> =
                ids.iter().filter_map(|id| old.iter().position(|other| other == id)).collect();
            let mut best: Vec<usize> = Vec::new();
            for at in 0..places.len() {
                let run = (0..at)
                    .filter(|&earlier| places[earlier] < places[at])
                    .map(|earlier| best[earlier])
                    .max();
                best.push(run.unwrap_or(0) + 1);
            }
            places.len() - best.into_iter().max().unwrap_or(0)
        })
        .sum();
    elsewhere + inside
}

/// The same document with the members of every object in reverse order.
fn reversed(document: &Document) -> Document {
    fn turn(value: Any) -> Any {
        match value {
            Any::List(items) => Any::List(items.into_iter().map(turn).collect()),
            Any::Object(members) => {
                Any::Object(members.into_iter().rev().map(|(name, value)| (name, turn(value))).collect())
            }
            other => other,
        }
    }
    let value: Any = cjm_tests::generator::parse(&json::compact(document).expect("JSON"));
    read(&json::compact(&turn(value)).expect("JSON"))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_map_does_not_differ_from_itself(a in documents()) {
        let changes = compare(&a, &a.clone());
        prop_assert!(changes.ops.is_empty() && changes.order.is_empty() && changes.checks.is_empty());
        prop_assert_eq!(&changes.from.hash, &changes.to.hash);
    }

    #[test]
    fn applying_gives_the_other_map_byte_for_byte(a in documents(), b in documents()) {
        let changes = compare(&a, &b);
        prop_assert_eq!(text(&apply(&a, &changes, None).unwrap()), text(&b));
        prop_assert_eq!(changes.ops.is_empty() && changes.order.is_empty(), text(&a) == text(&b));
    }

    #[test]
    fn the_inverse_leads_back_and_its_inverse_is_the_change_set(a in documents(), b in documents()) {
        let changes = compare(&a, &b);
        let inverse = changes.inverse();
        prop_assert_eq!(text(&apply(&b, &inverse, None).unwrap()), text(&a));
        prop_assert_eq!(inverse.inverse(), changes);
    }

    #[test]
    fn a_pair_of_two_maps_goes_there_and_back(a in numbers(), b in numbers()) {
        let a = read(&document(&mut Draw::new(a), "now"));
        let b = read(&document(&mut Draw::new(b), "then"));
        let changes = compare(&a, &b);
        prop_assert_eq!(text(&apply(&a, &changes, None).unwrap()), text(&b));
        let inverse = changes.inverse();
        prop_assert_eq!(text(&apply(&b, &inverse, None).unwrap()), text(&a));
        prop_assert_eq!(inverse.inverse(), changes);
    }

    #[test]
    fn a_change_set_survives_its_json(a in documents(), b in documents()) {
        let changes = compare(&a, &b);
        let again = ChangeSet::from_json(print(&changes).as_bytes()).unwrap();
        prop_assert_eq!(&again, &changes);
        prop_assert_eq!(print(&again), print(&changes));
    }

    #[test]
    fn steps_that_say_the_same_in_both_maps_are_passed_over_without_a_trace(a in documents(), b in documents()) {
        let mut b = b;
        let shared = |step: &Step| a.maps[0].step(step.id.as_str()).map(|(_, step)| step.clone());
        for stage in &mut b.maps[0].stages {
            for step in stage.steps.iter_mut().step_by(2) {
                *step = shared(step).unwrap_or_else(|| step.clone());
            }
        }
        let known = b.maps[0].steps().find_map(|(_, step)| shared(step)).map(|step| step.id.to_string());
        let compare = |mapping: BTreeMap<String, String>| {
            let changes = diff((&a, &a.maps[0]), (&b, &b.maps[0]), &Options { mapping, ..Options::default() });
            changes.map(|changes| print(&changes)).map_err(|error| error.to_string())
        };
        // With a mapping everything is looked at, even if it says of one thing that it is itself.
        let all = compare(known.into_iter().map(|id| (id.clone(), id)).collect());
        prop_assert_eq!(compare(BTreeMap::new()), all);
    }

    #[test]
    fn a_bare_change_set_is_a_full_one_without_hashes_and_checks(a in documents(), b in documents()) {
        let bare = diff((&a, &a.maps[0]), (&b, &b.maps[0]), &Options { bare: true, ..Options::default() });
        let bare = bare.expect("comparable");
        let mut full = compare(&a, &b);
        let applied = text(&apply(&a, &full, None).unwrap());
        full.checks.clear();
        full.summary.emotion = None;
        full.bare = true;
        (full.from.hash, full.to.hash) = (String::new(), String::new());
        prop_assert_eq!(&bare, &full);
        prop_assert_eq!(&ChangeSet::from_json(print(&bare).as_bytes()).unwrap(), &bare);
        prop_assert_eq!(text(&apply(&a, &bare, None).unwrap()), applied);
        prop_assert_eq!(&bare.inverse().inverse(), &bare);
    }

    #[test]
    fn no_move_is_one_too_many(a in documents(), b in documents()) {
        let changes = compare(&a, &b);
        let kinds = ["persona", "need", "opportunity", "stage", "step", "pain", "gain"];
        let moves = changes.ops.iter().filter(|op| {
            matches!(op.change, Change::Move { .. }) && kinds.contains(&op.subject.kind.as_str())
        });
        prop_assert_eq!(moves.count(), fewest_moves(&a, &b));
    }

    #[test]
    fn the_order_of_members_changes_no_byte(a in documents(), b in documents()) {
        prop_assert_eq!(print(&compare(&reversed(&a), &reversed(&b))), print(&compare(&a, &b)));
    }

    #[test]
    fn the_summary_and_the_checks_of_the_way_back_are_swapped(a in documents(), b in documents()) {
        let (there, back) = (compare(&a, &b), compare(&b, &a));
        prop_assert_eq!(there.inverse().summary, back.summary);
        prop_assert_eq!(gist(&there.inverse().checks), gist(&back.checks));
    }

    #[test]
    fn a_set_in_another_order_is_no_difference(a in documents()) {
        let mut b = a.clone();
        for step in b.maps[0].stages.iter_mut().flat_map(|stage| &mut stage.steps) {
            step.channels.reverse();
            step.devices.reverse();
            step.needs.reverse();
            step.metrics.reverse();
            for pain in &mut step.pains {
                pain.needs.reverse();
                if let Some(severity) = &mut pain.severity {
                    severity.evidence.reverse();
                }
            }
            for note in &mut step.actions {
                note.evidence.reverse();
            }
        }
        b.needs.iter_mut().for_each(|need| need.ratings.reverse());
        let changes = compare(&a, &b);
        prop_assert!(changes.ops.is_empty() && changes.checks.is_empty(), "{:?}", changes.ops);
        prop_assert_eq!(text(&apply(&a, &changes, None).unwrap()), text(&b));
    }

    #[test]
    fn a_sequence_in_another_order_gives_nothing_but_moves(a in documents(), turn in 0..4_usize) {
        fn rotate<T>(list: &mut [T], turn: usize) {
            if !list.is_empty() {
                list.rotate_left(turn % list.len());
            }
        }
        let mut b = a.clone();
        rotate(&mut b.personas, turn);
        rotate(&mut b.maps[0].stages, turn);
        for stage in &mut b.maps[0].stages {
            rotate(&mut stage.steps, turn);
            for step in &mut stage.steps {
                rotate(&mut step.pains, turn);
                rotate(&mut step.backstage, turn);
                rotate(&mut step.emotions, turn);
            }
        }
        let changes = compare(&a, &b);
        prop_assert!(changes.ops.iter().all(|op| matches!(op.change, Change::Move { .. })), "{:?}", changes.ops);
    }

    #[test]
    fn what_customers_do_not_meet_changes_no_check(a in documents(), b in documents()) {
        let mut painted = b.clone();
        painted.maps[0].extra.push("x-colour", Any::String("red".to_owned()));
        painted.maps[0].version = Some("9".to_owned());
        for step in painted.maps[0].stages.iter_mut().flat_map(|stage| &mut stage.steps) {
            step.extra.push("x-place", Any::Number("7".to_owned()));
            step.image = Some(serde_json::from_str(r#"{"href":"a.png","alt":"a face"}"#).unwrap());
            for pain in &mut step.pains {
                pain.author = Some("Kim".to_owned());
                pain.votes = Some(cjm_core::model::Count(3));
            }
        }
        let alone = compare(&b, &painted);
        prop_assert!(alone.checks.is_empty());
        let version = usize::from(b.maps[0].version != painted.maps[0].version);
        let votes = painted.maps[0].pains().count() - b.maps[0].pains().filter(|(_, it)| it.votes.is_some()).count();
        prop_assert_eq!(alone.summary.cosmetic as usize, alone.ops.len() - version - votes);
        prop_assert_eq!(compare(&a, &painted).checks, compare(&a, &b).checks);
    }

    #[test]
    fn a_json_patch_leads_there_in_the_hands_of_another_program(a in documents(), b in documents()) {
        let changes = compare(&a, &b);
        for (document, changes) in [(&a, changes.clone()), (&b, changes.inverse())] {
            let patch = json::compact(&changes.json_patch(document).unwrap()).unwrap();
            let patch: json_patch::Patch = serde_json::from_str(&patch).unwrap();
            let mut value: serde_json::Value = serde_json::from_str(&json::compact(document).unwrap()).unwrap();
            json_patch::patch(&mut value, &patch).unwrap();
            let expected = apply(document, &changes, None).unwrap();
            prop_assert_eq!(text(&serde_json::from_value(value).unwrap()), text(&expected));
        }
    }

    #[test]
    fn a_broken_change_set_is_an_error_and_never_a_panic(
        a in documents(), b in documents(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let whole = compare(&a, &b);
        let mut bytes = print(&whole).into_bytes();
        for (at, byte) in cuts {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(changes) = ChangeSet::from_json(&bytes) {
            // It may still apply: a name that people read may have changed.
            let _ = apply(&a, &changes, None);
            let _ = changes.text();
            let inverse = changes.inverse();
            // Checks that speak of the map itself lead back only if its ends are those that they were written for.
            if (&changes.from.map, &changes.to.map) == (&whole.from.map, &whole.to.map) {
                prop_assert_eq!(inverse.inverse(), changes);
            }
        }
    }
}

#[test]
fn a_change_set_begins_with_its_format_and_its_ends() {
    let a = read(&document(&mut Draw::new((0..400).collect()), "m"));
    let b = read(&document(&mut Draw::new((7..407).rev().collect()), "m"));
    let changes = compare(&a, &b);
    let text = print(&changes);
    assert!(text.starts_with(r#"{"format":"cjm-diff/1","from":{"map":"m","hash":"sha256:"#), "{text}");
    assert!(changes.ops.iter().any(|op| matches!(op.change, Change::Insert { .. })));
}

/// JavaScript reads `1.50` and prints `1.5`.
#[test]
fn a_change_set_whose_numbers_were_printed_anew_still_applies() {
    let number = |text: &str| Any::Number(text.to_owned());
    let mut a = read(r#"{"maps":[{"id":"m","title":"M"}]}"#);
    a.maps[0].extra.push("x-cost", number("3.0"));
    let mut b = read(r#"{"maps":[{"id":"m","title":"N","stages":[{"id":"s"}]}]}"#);
    b.maps[0].extra.push("x-rate", number("1.50"));
    b.maps[0].stages[0].extra.push("x-share", Any::Object(vec![("of".to_owned(), number("2.0"))]));
    let printed = print(&compare(&a, &b));
    assert!(printed.contains("1.50") && printed.contains("2.0") && printed.contains("3.0"), "{printed}");
    let anew = printed.replace("1.50", "1.5").replace("2.0", "2").replace("3.0", "3");
    let changes = ChangeSet::from_json(anew.as_bytes()).unwrap();
    let applied = apply(&a, &changes, None).unwrap();
    assert_eq!(applied.maps[0].extra.get("x-rate"), Some(&number("1.5")));
    assert!(applied.maps[0].extra.get("x-cost").is_none());
    let back = apply(&b, &changes.inverse(), None).unwrap();
    assert_eq!(back.maps[0].extra.get("x-cost"), Some(&number("3")));

    let b = read(r#"{"maps":[{"id":"m","title":"N"}]}"#);
    let altered = print(&compare(&a, &b)).replace(r#""new":"N""#, r#""new":"O""#);
    let refused = apply(&a, &ChangeSet::from_json(altered.as_bytes()).unwrap(), None).unwrap_err();
    assert_eq!(refused.code(), "E006");
}

/// The generator must reach every kind of operation and most checks, or the laws say little.
#[test]
fn random_pairs_reach_every_operation() {
    let mut seen = BTreeSet::new();
    let mut checks = BTreeSet::new();
    for seed in 0..400_u32 {
        let numbers = |salt: u32| {
            (0..400_u32).map(move |at| at.wrapping_mul(2_654_435_761).wrapping_add(seed * 97 + salt) >> 7)
        };
        let a = read(&document(&mut Draw::new(numbers(1).collect()), "m"));
        let b = read(&document(&mut Draw::new(numbers(50_000).collect()), "m"));
        let changes = compare(&a, &b);
        seen.extend(changes.ops.iter().map(|op| format!("{} {}", op.change.name(), op.subject.kind)));
        seen.extend(changes.order.iter().map(|_| "order".to_owned()));
        checks.extend(changes.checks.into_iter().map(|check| check.check));
    }
    for wanted in [
        "insert step",
        "remove step",
        "move step",
        "set step",
        "setAdd step",
        "setRemove step",
        "move pain",
        "insert note",
        "remove note",
        "move note",
        "insert cell",
        "move cell",
        "set pain",
        "insert failure",
        "set reading",
        "insert rating",
        "set rating",
        "setAdd rating",
        "insert flow",
        "set persona",
        "order",
        "insert gain",
    ] {
        assert!(seen.contains(wanted), "{wanted} is not reached: {seen:?}");
    }
    for wanted in [
        "pain-introduced",
        "pain-resolved",
        "pain-worsened",
        "step-moved",
        "emotion-rose",
        "channel-switched",
        "pain-merged",
        "pain-split",
        "pain-vanished-without-initiative",
        "gap-opened",
        "gap-narrowed",
        "lead-lost",
        "emotion-mean-raised",
        "emotion-valleys-more",
        "emotion-newly-known",
        "step-replaced",
        "backstage-changed",
        "opportunity-rescoped",
        "confidence-lowered",
        "persona-changed",
        "need-added",
        "evidence-went-stale",
    ] {
        assert!(checks.contains(wanted), "{wanted} is not reached: {checks:?}");
    }
}

/// Found by 100,000 cases: either of the two could move.
#[test]
fn as_many_things_of_their_own_move_there_as_back() {
    let cells = |cells: &str| {
        read(&format!(
            r#"{{"maps":[{{"id":"m","title":"M","stages":[{{"id":"s","steps":[{{"id":"t","backstage":[{cells}]}}]}}]}}]}}"#
        ))
    };
    let (first, last) = (r#"{"id":"c","text":"prints"}"#, r#""sends""#);
    let (a, b) = (cells(&format!("{first},{last}")), cells(&format!("{last},{first}")));
    for (a, b) in [(&a, &b), (&b, &a)] {
        assert_eq!(compare(a, b).inverse().summary, compare(b, a).summary);
        assert_eq!(compare(a, b).summary.moved, 0);
    }
}

mod rekeys {
    use super::{ChangeSet, Options, apply, canonical, diff, read, text};

    const OLD: &str = r#"{"personas":[{"id":"dana","name":"Dana"}],"needs":[{"id":"price","text":"p","personas":["dana"],
        "ratings":[{"of":"us","stage":"look","value":2}]}],
        "maps":[{"id":"m","title":"M","personas":["dana"],"stages":[{"id":"look","personaWeights":{"dana":1},"needs":["price"],
        "steps":[{"id":"a"},{"id":"b","pains":[{"id":"p","text":"P","persona":"dana"}]}]}],"flow":[{"from":"a","to":"b"}],
        "opportunities":[{"id":"o","text":"O","addresses":["p"]}]}]}"#;

    fn options(pairs: &[(&str, &str)]) -> Options {
        Options {
            mapping: pairs.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect(),
            ..Options::default()
        }
    }

    #[test]
    fn a_new_id_takes_every_reference_with_it() {
        let old = read(OLD);
        let renamed = OLD
            .replace("dana\"", "mara\"")
            .replace("\"look\"", "\"seek\"")
            .replace("\"b\"", "\"c\"")
            .replace("\"p\",\"text\":\"P", "\"q\",\"text\":\"P")
            .replace("[\"p\"]", "[\"q\"]");
        let new = read(&renamed);
        let mapping = options(&[("dana", "mara"), ("look", "seek"), ("b", "c"), ("p", "q")]);
        let changes = diff((&old, &old.maps[0]), (&new, &new.maps[0]), &mapping).unwrap();
        assert_eq!(changes.ops.iter().map(|op| op.change.name()).collect::<Vec<_>>(), ["rekey"; 4]);
        assert_eq!((changes.summary.rekeyed, changes.checks.len()), (4, 0));
        assert_eq!(text(&apply(&old, &changes, None).unwrap()), text(&new));
        let inverse = changes.inverse();
        assert_eq!(text(&apply(&new, &inverse, None).unwrap()), text(&old));
        assert_eq!(inverse.inverse(), changes);
    }

    #[test]
    fn rekeys_stand_first_there_and_last_on_the_way_back() {
        let old = read(OLD);
        let new = read(&OLD.replace("\"b\"", "\"c\"").replace("\"text\":\"P\"", "\"text\":\"Q\""));
        let changes = diff((&old, &old.maps[0]), (&new, &new.maps[0]), &options(&[("b", "c")])).unwrap();
        assert_eq!(changes.ops.iter().map(|op| op.change.name()).collect::<Vec<_>>(), ["rekey", "set"]);
        let inverse = changes.inverse();
        assert_eq!(inverse.ops.iter().map(|op| op.change.name()).collect::<Vec<_>>(), ["set", "rekey"]);
        assert_eq!(text(&apply(&new, &inverse, None).unwrap()), text(&old));
    }

    #[test]
    fn two_things_may_swap_their_ids() {
        let old = read(OLD);
        let new = read(&OLD.replace("\"a\"", "\"_\"").replace("\"b\"", "\"a\"").replace("\"_\"", "\"b\""));
        let changes =
            diff((&old, &old.maps[0]), (&new, &new.maps[0]), &options(&[("a", "b"), ("b", "a")])).unwrap();
        assert!(changes.ops.iter().all(|op| op.change.name() == "rekey"));
        assert_eq!(canonical(&apply(&old, &changes, None).unwrap()), canonical(&new));
    }

    #[test]
    fn nothing_may_be_called_as_the_other_map() {
        let old = read(OLD);
        let new = read(&OLD.replace("\"id\":\"m\"", "\"id\":\"a\""));
        let refused = diff((&old, &old.maps[0]), (&new, &new.maps[0]), &Options::default()).unwrap_err();
        assert_eq!(refused.code(), "E006");
        assert!(refused.to_string().contains("`a` is the id of the second map"), "{refused}");
    }

    #[test]
    fn the_inverse_of_the_inverse_is_the_change_set_even_where_a_thing_is_called_as_the_other_map() {
        let text = r#"{"format":"cjm-diff/1","from":{"map":"m","hash":""},"to":{"map":"n","hash":""},"matches":[],
            "ops":[{"op":"remove","kind":"pain","id":"n","at":{"parent":"a","slot":"pains"},"value":{"id":"n","text":"P"}}],
            "checks":[],"summary":{}}"#;
        let changes = ChangeSet::from_json(text.as_bytes()).unwrap();
        assert_eq!(changes.inverse().inverse(), changes);
    }

    #[test]
    fn a_mapping_that_cannot_be_used_is_an_error() {
        let (old, new) = (read(OLD), read(OLD));
        let fails = |pairs: &[(&str, &str)]| {
            diff((&old, &old.maps[0]), (&new, &new.maps[0]), &options(pairs)).unwrap_err().to_string()
        };
        assert!(fails(&[("nobody", "a")]).contains("no thing `nobody`"));
        assert!(fails(&[("a", "nobody")]).contains("no thing `nobody`"));
        assert!(fails(&[("a", "p")]).contains("takes the step `a` for the pain `p`"));
        assert!(fails(&[("a", "b"), ("b", "b")]).contains("takes both `a` and `b` for `b`"));
        assert!(fails(&[("a", "b")]).contains("that id is taken"));
    }
}
