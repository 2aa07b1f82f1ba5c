//! Laws of comparing, applying and undoing, over random pairs of maps.
//!
//! `CJM_CASES` sets how many pairs a law is tried on.

use cjm_core::compare::{Change, ChangeSet, Options, apply, diff};
use cjm_core::model::Document;
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

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_map_does_not_differ_from_itself(a in documents()) {
        let changes = compare(&a, &a.clone());
        prop_assert!(changes.ops.is_empty() && changes.order.is_empty());
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
    fn the_summary_of_the_way_back_is_swapped(a in documents(), b in documents()) {
        let (there, back) = (compare(&a, &b).summary, compare(&b, &a).summary);
        prop_assert_eq!(there.inverse(), back);
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
}

#[test]
fn operations_are_printed_with_their_names() {
    let a = read(&document(&mut Draw::new((0..400).collect()), "m"));
    let b = read(&document(&mut Draw::new((7..407).rev().collect()), "m"));
    let changes = compare(&a, &b);
    let text = json::compact(&changes).unwrap();
    assert!(text.starts_with(r#"{"format":"cjm-diff/1","from":{"map":"m","hash":"sha256:"#), "{text}");
    assert!(changes.ops.iter().any(|op| matches!(op.change, Change::Insert { .. })));
}
