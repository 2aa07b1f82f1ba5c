//! The rules defend themselves: names, pages and executed examples.

use cjm_core::check::{Options, Profile, Severity, check, rules};

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
            !rule.docs.trim().is_empty() && !rule.sources.is_empty(),
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

/// What a document's findings are, on the day of the sample.
fn found(path: &str, profile: Profile) -> Vec<(Severity, &'static str)> {
    let bytes = std::fs::read(cjm_tests::root().join(path)).expect("a document");
    let options = Options { profile, today: Some("2026-11-21".to_owned()), ..Options::default() };
    let report = check(&bytes, &options).expect("a report");
    report.diagnostics.iter().map(|found| (found.severity, found.rule)).collect()
}

#[test]
fn the_sample_and_the_templates_answer_to_every_recommended_rule() {
    assert_eq!(found("tests/data/sample.cjm.yaml", Profile::Recommended), []);
    let folder = cjm_tests::root().join("cjm-core/data/templates");
    for entry in std::fs::read_dir(folder).expect("templates").filter_map(Result::ok) {
        let name = format!("cjm-core/data/templates/{}", entry.file_name().to_string_lossy());
        assert_eq!(found(&name, Profile::Recommended), [], "{name}");
    }
}

/// The map's own documentation says what its source leaves out: see `knowledgeGaps` there.
#[test]
fn a_published_map_is_asked_for_what_its_source_leaves_out() {
    use Severity::{Info, Warning};
    let expected = [
        (Warning, "persona-without-needs"),
        (Warning, "trigger-missing"),
        (Warning, "stage-goal-missing"),
        (Warning, "step-without-channel"),
        (Warning, "emotion-missing"),
        (Info, "no-moment-of-truth"),
        (Warning, "map-goal-missing"),
        (Warning, "no-owner-or-cadence"),
        (Warning, "step-without-action"),
    ];
    assert_eq!(found("tests/data/va-outpatient.cjm.yaml", Profile::Recommended), expected);
}
