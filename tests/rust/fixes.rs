//! The laws of fixes: the finding goes, doing it twice changes nothing more, no error is added, and
//! all other bytes stay as they are.

use cjm_core::check::{Options, Profile, Rule, Safety, check, mend, rules};
use serde_json::Value;

const FIXABLE: &[(&str, Safety)] = &[
    ("version-missing", Safety::Safe),
    ("schema-violation", Safety::Unsafe),
    ("unknown-member", Safety::Unsafe),
    ("metric-out-of-range", Safety::Unsafe),
    ("stale-suppression", Safety::Safe),
    ("dangling-reference", Safety::Unsafe),
    ("assumption-map", Safety::Safe),
    ("no-owner-or-cadence", Safety::Unsafe),
    ("state-undeclared", Safety::Unsafe),
    ("future-without-baseline", Safety::Unsafe),
    ("need-scale-undeclared", Safety::Safe),
    ("personal-data", Safety::Unsafe),
    ("empty-text", Safety::Safe),
];

fn only(rule: &Rule) -> Options {
    let select = Some(vec![rule.code.to_owned()]);
    // What is no longer found need not be ignored.
    let profile = Profile::Strict;
    let select = if rule.name == "stale-suppression" { None } else { select };
    Options { profile, select, today: Some("2026-11-21".to_owned()), ..Options::default() }
}

fn count(text: &[u8], rule: &Rule) -> usize {
    let report = check(text, &only(rule)).expect("a report");
    report.diagnostics.iter().filter(|found| found.code == rule.code).count()
}

#[test]
fn these_rules_offer_fixes_for_their_bad_examples() {
    let mut found = Vec::new();
    for rule in rules() {
        let report = check(rule.bad.as_bytes(), &only(rule)).expect("a report");
        let own = report.diagnostics.iter().filter(|found| found.code == rule.code);
        if let Some(fix) = own.flat_map(|found| &found.fixes).next() {
            found.push((rule.name, fix.safety));
        }
    }
    assert_eq!(found, FIXABLE);
}

/// The same document in JSON of two layouts and YAML of two styles.
fn layouts(json: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(json).expect("JSON");
    let mut block = String::new();
    yaml(&value, 0, &mut block);
    vec![
        json.to_owned(),
        serde_json::to_string(&value).expect("JSON"),
        serde_json::to_string_pretty(&value).expect("JSON"),
        serde_json::to_string_pretty(&value).expect("JSON").replace('\n', "\r\n"),
        format!("# a comment\n{block}# the end\n"),
        block.trim_end().to_owned(),
        block.replace('\n', "\r\n"),
        format!("# a comment\nx-a: 1 # kept\n{block}"),
    ]
}

fn yaml(value: &Value, indent: usize, out: &mut String) {
    let blanks = " ".repeat(indent);
    match value {
        Value::Object(members) => {
            for (at, (name, value)) in members.iter().enumerate() {
                if at > 0 {
                    out.push_str(&blanks);
                }
                out.push_str(name);
                match value {
                    Value::Array(items) if items.is_empty() => out.push_str(": []\n"),
                    Value::Object(_) | Value::Array(_) => {
                        out.push_str(&format!(":\n{blanks}  "));
                        yaml(value, indent + 2, out);
                    }
                    plain => out.push_str(&format!(": {plain}\n")),
                }
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push_str(&blanks);
                }
                out.push_str("- ");
                yaml(item, indent + 2, out);
            }
        }
        plain => out.push_str(&format!("{plain}\n")),
    }
}

#[test]
fn every_fix_obeys_the_laws_in_every_layout() {
    for (name, safety) in FIXABLE {
        let rule = rules().find(|rule| rule.name == *name).expect("a rule");
        for text in layouts(rule.bad) {
            let about = format!("{name} in\n{text}");
            let options = only(rule);
            assert!(count(text.as_bytes(), rule) > 0, "{about}: not found");
            let before = check(text.as_bytes(), &options).expect("a report");
            let mended = mend(text.as_bytes(), &options, *safety).expect("mended");
            let after = String::from_utf8(mended.text.clone()).expect("text");
            assert_eq!(count(&mended.text, rule), 0, "{about}: still found in\n{after}");
            assert!(mended.report.fixed > 0, "{about}: nothing was fixed");
            assert!(mended.report.summary.error <= before.summary.error, "{about}: new errors in\n{after}");
            let again = mend(&mended.text, &options, *safety).expect("mended");
            assert_eq!(again.text, mended.text, "{about}: a second time");
            assert_eq!(again.report.fixed, 0, "{about}: a second time");
            for line in text.lines().filter(|line| line.contains('#')) {
                assert!(after.contains(line), "{about}: lost a comment in\n{after}");
            }
            let common = |a: &mut dyn Iterator<Item = (u8, u8)>| a.take_while(|(a, b)| a == b).count();
            let start = common(&mut text.bytes().zip(after.bytes()));
            let end = common(&mut text.bytes().rev().zip(after.bytes().rev()));
            let lost = text.len().saturating_sub(start + end);
            assert!(lost <= 200, "{about}: {lost} bytes touched in\n{after}");
        }
    }
}

#[test]
fn safe_fixes_leave_the_unsafe_ones_undone() {
    for (name, _) in FIXABLE.iter().filter(|(_, safety)| *safety == Safety::Unsafe) {
        let rule = rules().find(|rule| rule.name == *name).expect("a rule");
        let mended = mend(rule.bad.as_bytes(), &only(rule), Safety::Safe).expect("mended");
        assert_eq!(mended.text, rule.bad.as_bytes(), "{name}");
    }
}

#[test]
fn what_was_taken_out_of_the_sample_comes_back_where_it_stood() {
    let sample =
        std::fs::read_to_string(cjm_tests::root().join("tests/data/sample.cjm.yaml")).expect("the sample");
    let options = Options { today: Some("2026-11-21".to_owned()), ..Options::default() };
    for (taken, safety) in [
        ("cjm: \"1.0\"\n", Safety::Safe),
        ("    state: current\n", Safety::Unsafe),
        ("    state: future\n", Safety::Safe),
        (", scale: likert5", Safety::Safe),
    ] {
        let without = sample.replacen(taken, "", 1);
        assert_ne!(without, sample, "{taken}");
        let mended = mend(without.as_bytes(), &options, safety).expect("mended");
        let after = String::from_utf8(mended.text).expect("text");
        let line = after.lines().zip(sample.lines()).find(|(a, b)| a != b);
        assert_eq!(line, None, "{taken}");
        assert_eq!(after.len(), sample.len(), "{taken}");
    }
    // A slip of the pen.
    let slip = sample.replacen("personas: [dana, ravi]", "personas: [dana, ravvi]", 1);
    let mended = mend(slip.as_bytes(), &options, Safety::Unsafe).expect("mended");
    assert_eq!(String::from_utf8(mended.text).expect("text"), sample);
}

#[test]
fn a_sound_document_is_left_alone_to_the_byte() {
    for file in ["sample", "martilla-james-1977"] {
        let bytes =
            std::fs::read(cjm_tests::root().join(format!("tests/data/{file}.cjm.yaml"))).expect("a document");
        let mended = mend(&bytes, &Options::default(), Safety::Safe).expect("mended");
        assert!(mended.text == bytes && mended.report.fixed == 0, "{file}");
    }
}

#[test]
fn where_an_edit_could_touch_more_than_it_says_nothing_is_done() {
    // The alias would be mended where its anchor stands, and the comment belongs to somebody.
    let text = "cjm: '1.0'\npersonas: [{ id: mara, name: Mara }]\nmaps:\n- { id: a, title: A, personas: &who [marra] }\n\
                - { id: b, title: B, personas: *who }\n";
    let options = Options { select: Some(vec![]), ..Options::default() };
    let mended = mend(text.as_bytes(), &options, Safety::Unsafe).expect("mended");
    let after = String::from_utf8(mended.text).expect("text");
    assert!(
        after == text || check(after.as_bytes(), &options).expect("a report").diagnostics.is_empty(),
        "{after}"
    );
    let comment = "cjm: '1.0'\nmaps:\n- id: a\n  title: A\n  x-cjm-ignore:\n  # until spring\n  - { rule: nonsense, reason: a }\n  # later\n\
                   \n  - { rule: nonsense, reason: b }\n";
    let mended = mend(comment.as_bytes(), &options, Safety::Safe).expect("mended");
    let after = String::from_utf8(mended.text).expect("text");
    assert!(after.contains("# until spring") && after.contains("# later"), "{after}");
}

#[test]
fn faults_of_kind_are_mended() {
    let text = r#"{"cjm":"1.0","title":null,"evidence":[{"id":"a","kind":"survey","n":"212"}],"maps":[{"id":"m","title":7,"personas":"x"}],"personas":[{"id":"x","name":"X"}]}"#;
    let options = Options { select: Some(vec![]), ..Options::default() };
    let mended = mend(text.as_bytes(), &options, Safety::Safe).expect("mended");
    assert_eq!(
        String::from_utf8(mended.text).expect("text"),
        r#"{"cjm":"1.0","evidence":[{"id":"a","kind":"survey","n":212}],"maps":[{"id":"m","title":"7","personas":["x"]}],"personas":[{"id":"x","name":"X"}]}"#
    );
    assert_eq!(mended.report.summary.error, 0);
}
