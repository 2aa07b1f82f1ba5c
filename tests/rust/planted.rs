//! 300 faults of ten kinds in a document of a megabyte: all of them are found, each at its pointer, its
//! bytes and under its code, and nothing else is.

use std::collections::BTreeSet;

use cjm_tests::answer::findings;
use cjm_tests::generator::{Found, large, parse, plant};

/// Errors and unknown members: what was found, of what could have been planted.
fn found(text: &str, syntax: &str) -> BTreeSet<Found> {
    let findings = findings(&format!(r#"{{"syntax":"{syntax}","profile":"minimal"}}"#), text.as_bytes());
    let planted = findings.iter().filter(|found| found["severity"] == "error" || found["code"] == "CJM110");
    planted
        .map(|found| {
            let byte = |name: &str| found["span"][name].as_u64().expect("a byte") as usize;
            let text = |name: &str| found[name].as_str().expect("a text").to_owned();
            (text("code"), text("pointer"), byte("start"), byte("end"))
        })
        .collect()
}

#[test]
fn three_hundred_faults_in_a_megabyte_are_found_where_they_are() {
    let sound = large(1 << 20, 20_261_121);
    assert_eq!(found(&sound, "json"), BTreeSet::new(), "the document is not sound");
    let (text, planted) = plant(&parse(&sound), 30, 1);
    assert_eq!(planted.len(), 300);
    let json = found(&text, "json");
    let lost: Vec<&Found> = planted.difference(&json).collect();
    let extra: Vec<&Found> = json.difference(&planted).collect();
    assert!(lost.is_empty() && extra.is_empty(), "lost {lost:#?}\nextra {extra:#?}");
    // JSON is YAML.
    let yaml = found(&text, "yaml");
    assert!(yaml == planted, "as YAML: {:#?}", yaml.symmetric_difference(&planted).collect::<Vec<_>>());
}

#[test]
fn the_sound_documents_are_sound_by_the_recommended_rules() {
    for bytes in [10_000, 1_000_000] {
        let found = findings(r#"{"today":"2026-11-21"}"#, large(bytes, 1).as_bytes());
        assert!(found.is_empty(), "{bytes}: {found:#?}");
    }
}

#[test]
fn other_seeds_find_theirs() {
    let sound = parse(&large(400_000, 7));
    for seed in 2..6 {
        let (text, planted) = plant(&sound, 12, seed);
        let json = found(&text, "json");
        let different: Vec<&Found> = json.symmetric_difference(&planted).collect();
        assert!(different.is_empty(), "seed {seed}: {different:#?}");
    }
}
