//! What was promised for a version of the format stays true: documents and schema of the first
//! releases are kept as they were.

use std::collections::BTreeMap;
use std::path::PathBuf;

use cjm_core::Syntax;
use cjm_core::check::{Options, Severity, check};
use cjm_core::migrate::migrate;
use cjm_core::schema::DOCUMENT;
use cjm_tests::assert_fresh;
use serde_json::{Value, json};

fn documents() -> Vec<(String, Vec<u8>)> {
    let folder = cjm_tests::root().join("tests/data/frozen");
    let entries = std::fs::read_dir(folder).expect("frozen documents").filter_map(Result::ok);
    let versions = entries.filter(|entry| entry.path().is_dir());
    let mut files: Vec<PathBuf> = versions
        .flat_map(|version| std::fs::read_dir(version.path()).expect("a version").filter_map(Result::ok))
        .map(|file| file.path())
        .filter(|path| path.to_string_lossy().contains(".cjm."))
        .collect();
    files.sort();
    let named = |path: PathBuf| {
        let version = path.parent().and_then(|folder| folder.file_name()).expect("a version");
        let name = path.file_name().expect("a name");
        let name = format!("{}/{}", version.to_string_lossy(), name.to_string_lossy());
        (name, std::fs::read(path).expect("a document"))
    };
    files.into_iter().map(named).collect()
}

#[test]
fn frozen_documents_are_read_without_an_error_and_say_the_same() {
    let documents = documents();
    assert!(documents.len() >= 10, "only {} frozen documents", documents.len());
    let mut said = BTreeMap::new();
    for (name, text) in documents {
        let migrated = migrate(&text, Syntax::Auto).unwrap_or_else(|error| panic!("{name}: {error}"));
        let report = check(&migrated.text, &Options::default()).expect("default options");
        let errors: Vec<&str> = report
            .diagnostics
            .iter()
            .filter(|finding| finding.severity == Severity::Error && finding.code < "CJM3")
            .map(|finding| finding.message.as_str())
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        let mut found = BTreeMap::<&str, usize>::new();
        for finding in &report.diagnostics {
            *found.entry(finding.code).or_default() += 1;
        }
        let answer = cjm_core::wire::call("hash", "{}", &[&migrated.text], &mut cjm_core::wire::no_hook());
        let answer: Value = serde_json::from_str(&answer.json).expect("an answer");
        said.insert(name, json!({ "hash": answer["ok"]["hash"], "found": found }));
    }
    let text = serde_json::to_string_pretty(&said).expect("JSON") + "\n";
    assert_fresh("tests/data/frozen/said.json", text.as_bytes());
}

/// What a minor version may not do to a schema: take out a member or a word, ask for more, or change
/// the kind of a value.
fn narrowed(path: &str, old: &Value, new: &Value, faults: &mut Vec<String>) {
    for keyword in ["type", "$ref", "const", "pattern", "minimum", "maximum"] {
        if new[keyword] != old[keyword] && !new[keyword].is_null() {
            faults.push(format!("{path}: {keyword} {} was {}", new[keyword], old[keyword]));
        }
    }
    let list = |of: &Value, keyword: &str| of[keyword].as_array().cloned().unwrap_or_default();
    for word in list(old, "enum").iter().filter(|word| !list(new, "enum").contains(word)) {
        faults.push(format!("{path}: the word {word} is gone"));
    }
    for name in list(new, "required").iter().filter(|name| !list(old, "required").contains(name)) {
        faults.push(format!("{path}: {name} was not required"));
    }
    for (at, form) in list(old, "anyOf").iter().enumerate() {
        narrowed(&format!("{path}/anyOf/{at}"), form, &new["anyOf"][at], faults);
    }
    for keyword in ["properties", "$defs"] {
        for (name, member) in old[keyword].as_object().into_iter().flatten() {
            match new[keyword].get(name) {
                Some(kept) => narrowed(&format!("{path}/{name}"), member, kept, faults),
                None => faults.push(format!("{path}: {name} is gone")),
            }
        }
    }
    for keyword in ["items", "additionalProperties"] {
        if old[keyword].is_object() {
            narrowed(&format!("{path}/{keyword}"), &old[keyword], &new[keyword], faults);
        }
    }
}

#[test]
fn a_minor_version_of_the_schema_only_adds() {
    let path = cjm_tests::root().join("tests/data/frozen/1.0/document.schema.json");
    let old: Value = serde_json::from_slice(&std::fs::read(path).expect("the schema")).expect("JSON");
    let new: Value = serde_json::from_str(DOCUMENT).expect("JSON");
    let mut faults = Vec::new();
    narrowed("", &old, &new, &mut faults);
    assert!(faults.is_empty(), "{faults:#?}");
    // What would break readers is seen.
    let mut broken = old.clone();
    broken["$defs"]["Pain"]["properties"]["votes"] = json!({ "type": "string" });
    broken["$defs"]["Pain"]["properties"].as_object_mut().expect("members").remove("reach");
    broken["$defs"]["PainStatus"]["enum"] = json!(["open"]);
    broken["$defs"]["Pain"]["required"] = json!(["id", "text", "votes"]);
    narrowed("", &old, &broken, &mut faults);
    assert_eq!(faults.len(), 6, "{faults:#?}");
}
