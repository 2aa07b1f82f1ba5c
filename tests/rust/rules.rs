//! The rules defend themselves: names, pages and executed examples.

use cjm_core::check::{Options, Profile, check, rules};

#[test]
fn codes_and_names_are_unique_and_well_formed() {
    let mut seen = std::collections::BTreeSet::new();
    let mut last = "";
    for rule in rules() {
        assert!(last < rule.code, "{} stands out of order", rule.code);
        last = rule.code;
        assert!(seen.insert(rule.name), "{} twice", rule.name);
        assert!(rule.code.len() == 6 && rule.code.starts_with("CJM"), "{}", rule.code);
        assert_eq!(
            rule.code.chars().nth(3),
            Some(rule.family.digit()),
            "{}: family and code differ",
            rule.code
        );
        assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
        assert!(
            !rule.docs.trim().is_empty() && !rule.source.is_empty(),
            "{} lacks page or source",
            rule.code
        );
    }
}

#[test]
fn a_rule_stands_in_the_file_of_its_name() {
    for rule in rules() {
        let file =
            format!("cjm-core/src/check/rules/{}/{}.rs", rule.family.as_str(), rule.name.replace('-', "_"));
        assert!(cjm_tests::root().join(&file).exists(), "{} has no {file}", rule.code);
    }
}

#[test]
fn the_bad_example_is_found_and_the_good_one_is_not() {
    for rule in rules().filter(|rule| rule.code != "CJM099") {
        let options =
            Options { profile: Profile::Strict, today: Some("2026-11-21".to_owned()), ..Options::default() };
        let found = |text: &str| {
            let report = check(text.as_bytes(), &options).expect("a report");
            report.diagnostics.iter().filter(|found| found.code == rule.code).count()
        };
        assert!(found(rule.bad) > 0, "{}: the bad example is not found", rule.code);
        assert_eq!(found(rule.good), 0, "{}: the good example is found", rule.code);
        let errors = check(rule.good.as_bytes(), &options).expect("a report").summary.error;
        assert_eq!(errors, 0, "{}: the good example has errors of its own", rule.code);
    }
}
