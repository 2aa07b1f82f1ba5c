//! The verdicts of others on two people's edits, row by row: what EMF Compare's conflict detection calls
//! a real conflict, none, or one in which both did the same (EMF Compare, ConflictDetectionTest; facts in
//! our own words and on our own map), and ten scenes from workshops.

use cjm_core::compare::{Merge, Side, merge};
use cjm_core::model::Document;
use cjm_core::write::canonical;

const T1: &str = r#"{"id":"t1","name":"ad","wait":"P5D","devices":["phone","kiosk","watch"],"actions":["looks","asks"],"pains":[{"id":"p1","text":"slow"}]}"#;
const T2: &str = r#"{"id":"t2","name":"site"}"#;
const T3: &str = r#"{"id":"t3","name":"chat"}"#;
const T4: &str = r#"{"id":"t4","name":"cart"}"#;
const N9: &str = r#"{"id":"n9","name":"new"}"#;

/// What is expected of a merge.
enum Verdict {
    /// No conflict, and nothing that both did.
    None,
    /// No conflict; this many edits that both made, and what went with them.
    Both(usize),
    /// Conflicts about these things, in this order.
    Real(&'static [&'static str]),
}

use Verdict::{Both, None, Real};

/// A map with these steps in its first and its second stage; `more` are further members of the map.
fn map(first: &[&str], second: &[&str], more: &str) -> String {
    stages(&[("s1", first), ("s2", second), ("s3", &[])], more)
}

fn stages(stages: &[(&str, &[&str])], more: &str) -> String {
    let stage = |(id, steps): &(&str, &[&str])| format!(r#"{{"id":"{id}","steps":[{}]}}"#, steps.join(","));
    let stages: Vec<String> = stages.iter().map(stage).collect();
    format!(r#"{{"maps":[{{"id":"m","title":"Buy","stages":[{}]{more}}}]}}"#, stages.join(","))
}

fn read(text: &str) -> Document {
    cjm_core::read(text.as_bytes(), cjm_core::Syntax::Json).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn merged(ours: &str, theirs: &str) -> Merge {
    let base = map(&[T1, T2, T3], &[T4], "");
    merge(&read(&base), &read(ours), &read(theirs), Side::Base).expect("mergeable")
}

/// Merges both ways round and compares with the verdict; gives the text of the merged document.
fn judge(row: &str, ours: &str, theirs: &str, verdict: &Verdict) -> String {
    let merge = merged(ours, theirs);
    let text = canonical(&merge.document).expect("canonical");
    assert_eq!(
        text,
        canonical(&merged(theirs, ours).document).expect("canonical"),
        "{row}: the other way round"
    );
    let about: Vec<&str> = merge.conflicts.iter().map(|conflict| conflict.entity.as_str()).collect();
    match verdict {
        None => assert!(about.is_empty() && merge.agreed.is_empty(), "{row}: {about:?} {:?}", merge.agreed),
        Both(count) => {
            assert!(about.is_empty() && merge.agreed.len() >= *count, "{row}: {about:?} {:?}", merge.agreed);
        }
        Real(wanted) => assert_eq!(&about, wanted, "{row}: {:?}", merge.conflicts),
    }
    text
}

/// The base with one step said otherwise.
fn with(old: &str, new: &str) -> String {
    let base = map(&[T1, T2, T3], &[T4], "");
    assert!(base.contains(old), "{old} is not in the base");
    base.replacen(old, new, 1)
}

#[test]
fn each_row_of_the_conflict_table_has_the_verdict_of_emf_compare() {
    let without_t1 = map(&[T2, T3], &[T4], "");
    let first_t3 = map(&[T3, T1, T2], &[T4], "");
    let wait = with("P5D", "P9D");
    let no_wait = with(r#""wait":"P5D","#, "");
    let marked = with(T2, r#"{"id":"t2","name":"site","momentOfTruth":true}"#);
    let no_devices = with(r#""devices":["phone","kiosk","watch"],"#, "");
    let rows: [(&str, &str, &str, Verdict); 15] = [
        ("A1: set a member, delete its owner", &wait, &without_t1, Real(&["t1"])),
        ("A3: unset a member, delete its owner", &no_wait, &without_t1, None),
        ("B2: set a member, unset it", &wait, &no_wait, Real(&["t1"])),
        (
            "B3c: two children in a slot for one",
            &map(&[T1, T2, T3], &[T4], r#","trigger":{"text":"it broke"}"#),
            &map(&[T1, T2, T3], &[T4], r#","trigger":{"text":"we move"}"#),
            Real(&["m"]),
        ),
        ("B5: set the same member to the same", &marked, &marked, Both(1)),
        (
            "C1: add to a list, delete its owner",
            &with("\"watch\"]", "\"watch\",\"desk\"]"),
            &without_t1,
            Real(&["t1"]),
        ),
        (
            "C3: add the first to an empty list, delete its owner",
            &with(T3, r#"{"id":"t3","name":"chat","devices":["desk"]}"#),
            &map(&[T1, T2], &[T4], ""),
            Real(&["t3"]),
        ),
        (
            "C5: another order in a list, delete its owner",
            &with(r#""looks","asks""#, r#""asks","looks""#),
            &without_t1,
            Real(&["t1"]),
        ),
        (
            "D2: put a thing elsewhere in its list, remove it",
            &first_t3,
            &map(&[T1, T2], &[T4], ""),
            Real(&["t3"]),
        ),
        ("D4: remove the same three values", &no_devices, &no_devices, Both(3)),
        // Both did the same, but an order belongs to no single thing: it is not among what was agreed on.
        ("D6: put a thing at the same place", &first_t3, &first_t3, None),
        (
            "E2: refer to a thing, delete it",
            &map(&[T1, T2, T3], &[T4], r#","opportunities":[{"id":"o1","text":"talk","addresses":["t3"]}]"#),
            &map(&[T1, T2], &[T4], ""),
            Real(&["t3"]),
        ),
        (
            "G: move a thing under two owners",
            &map(&[T2, T3], &[T4, T1], ""),
            &stages(&[("s1", &[T2, T3]), ("s2", &[T4]), ("s3", &[T1])], ""),
            Real(&["t1"]),
        ),
        (
            "H2: move a thing into another, delete that",
            &map(&[T2, T3], &[T4, T1], ""),
            &stages(&[("s1", &[T1, T2, T3]), ("s3", &[])], ""),
            Real(&["s2"]),
        ),
        (
            "J: add the same thing, one with more in it",
            &map(&[T1, T2, T3, r#"{"id":"n9","name":"new","wait":"P1D"}"#], &[T4], ""),
            &map(&[T1, T2, T3, N9], &[T4], ""),
            Both(1),
        ),
    ];
    for (row, ours, theirs, verdict) in &rows {
        judge(row, ours, theirs, verdict);
    }
}

#[test]
fn each_scene_from_a_workshop_ends_as_it_should() {
    let base = map(&[T1, T2, T3], &[T4], "");
    let renamed = with("\"ad\"", "\"tv ad\"");
    let added = map(&[T1, T2, T3, N9], &[T4], "");
    let moved = map(&[T2, T3], &[T4, T1], "");
    let gone = map(&[T2, T3], &[T4], "");
    let out_of_s2 = map(&[T1, T2, T3, T4], &[], "");
    let rows: [(&str, &str, &str, Verdict, &[&str]); 10] = [
        ("01: two members of one step", &renamed, &with("P5D", "P9D"), None, &["\"tv ad\"", "P9D"]),
        ("03: one member, two values", &renamed, &with("\"ad\"", "\"radio ad\""), Real(&["t1"]), &["\"ad\""]),
        ("05: both remove the same step", &gone, &gone, Both(1), &[]),
        (
            "07: both put the same step elsewhere",
            &map(&[T2, T1, T3], &[T4], ""),
            &map(&[T2, T3, T1], &[T4], ""),
            Real(&["s1"]),
            &["t1"],
        ),
        ("09: both move a step to the same stage", &moved, &moved, Both(1), &["t1"]),
        (
            "11: steps inserted at different places",
            &map(&[r#"{"id":"n1","name":"one"}"#, T1, T2, T3], &[T4], ""),
            &map(&[T1, T2, T3, r#"{"id":"n2","name":"two"}"#], &[T4], ""),
            None,
            &["\"one\"", "\"two\""],
        ),
        (
            "13: a step inserted before one that the other edits",
            &map(&[r#"{"id":"n1","name":"one"}"#, T1, T2, T3], &[T4], ""),
            &renamed,
            None,
            &["\"one\"", "\"tv ad\""],
        ),
        (
            "15: a stage is removed, the other moves the step out of it",
            &stages(&[("s1", &[T1, T2, T3]), ("s3", &[])], ""),
            &out_of_s2,
            None,
            &["t4"],
        ),
        ("17: both add the same step", &added, &added, Both(1), &["n9"]),
        ("19: only one works", &renamed, &base, None, &["\"tv ad\""]),
    ];
    for (row, ours, theirs, verdict, kept) in &rows {
        let text = judge(row, ours, theirs, verdict);
        for words in *kept {
            assert!(text.contains(words), "{row}: {words} is lost: {text}");
        }
    }
}
