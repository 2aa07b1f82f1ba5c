//! JSONTestSuite (Nicolas Seriot, MIT): 318 texts that JSON readers disagree on, and 22 whose
//! content they change. What the suite leaves open is decided in
//! `docs/decisions/0010-json-edge-cases.md`.

use std::collections::BTreeMap;

use cjm_tests::answer::{ask, codes};

const JSON: &str = r#"{"syntax":"json"}"#;

/// The files of a folder of the suite, and the two that are too large to keep.
fn files(folder: &str) -> BTreeMap<String, Vec<u8>> {
    let path = cjm_tests::root().join("tests/third_party/JSONTestSuite").join(folder);
    let read = |entry: std::fs::DirEntry| {
        (
            entry.file_name().into_string().expect("a plain name"),
            std::fs::read(entry.path()).expect("readable"),
        )
    };
    let mut files: BTreeMap<_, _> =
        std::fs::read_dir(path).expect("folder").filter_map(Result::ok).map(read).collect();
    if folder == "test_parsing" {
        files.insert("n_structure_100000_opening_arrays.json".into(), b"[".repeat(100_000));
        let mut nested = br#"[{"":"#.repeat(50_000);
        nested.push(b'\n');
        files.insert("n_structure_open_array_object.json".into(), nested);
    }
    files
}

fn of_kind(prefix: &str) -> BTreeMap<String, Vec<u8>> {
    files("test_parsing").into_iter().filter(|(name, _)| name.starts_with(prefix)).collect()
}

/// The codes that speak of the text, not of what it says.
fn text_codes(text: &[u8]) -> Vec<String> {
    codes(JSON, text).into_iter().filter(|code| ("CJM001".."CJM010").contains(&code.as_str())).collect()
}

#[test]
fn what_must_be_accepted_is() {
    let files = of_kind("y_");
    assert_eq!(files.len(), 95);
    for (name, text) in files {
        let expected: &[&str] = if name.starts_with("y_object_duplicated_key") { &["CJM003"] } else { &[] };
        assert_eq!(text_codes(&text), expected, "{name}");
    }
}

#[test]
fn what_must_be_rejected_is_with_one_error_at_a_place_inside_the_text() {
    let files = of_kind("n_");
    assert_eq!(files.len(), 188);
    for (name, text) in files {
        let answer = ask("check", JSON, &text);
        let [found] = answer["ok"]["diagnostics"].as_array().expect("a list").as_slice() else {
            panic!("{name}: not one finding but {answer}");
        };
        let code = found["code"].as_str().expect("a code");
        assert!(["CJM001", "CJM002", "CJM004"].contains(&code), "{name}: {code}");
        assert_eq!(found["severity"], "error", "{name}");
        let end = found["span"]["end"].as_u64().expect("an end") as usize;
        assert!(
            found["span"]["start"].as_u64().expect("a start") as usize <= end && end <= text.len(),
            "{name}"
        );
    }
}

/// The table of the decision: every file that the suite leaves open, and what we answer.
#[test]
fn what_the_suite_leaves_open_is_decided_in_writing() {
    let page = std::fs::read_to_string(cjm_tests::root().join("docs/decisions/0010-json-edge-cases.md"))
        .expect("page");
    let decided: BTreeMap<&str, &str> = page
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| `i_")?.split('|').map(|cell| cell.trim().trim_matches('`'));
            Some((cells.next()?, cells.next()?))
        })
        .collect();
    let files = of_kind("i_");
    assert_eq!(files.len(), 35);
    assert_eq!(decided.len(), 35, "the page lists other files");
    for (name, text) in files {
        let answer = text_codes(&text).join(" ");
        let name = name.trim_start_matches("i_");
        let expected = decided.get(name).unwrap_or_else(|| panic!("{name} is not decided"));
        assert_eq!(*expected, if answer.is_empty() { "accepted" } else { &answer }, "{name}");
    }
}

/// Inside an extension the same texts are kept: number text, order and text of members.
#[test]
fn what_readers_change_is_kept_in_an_extension() {
    let files = files("test_transform");
    assert_eq!(files.len(), 22);
    for (name, text) in files {
        let document = [br#"{"cjm":"1.0","x-a":"#.as_slice(), &text, b"}"].concat();
        let answer = cjm_core::wire::call("read", JSON, &[&document], &mut cjm_core::wire::no_hook()).json;
        let text = String::from_utf8_lossy(&text);
        let expected = match name.as_str() {
            "object_same_key_different_values.json"
            | "object_same_key_same_value.json"
            | "object_same_key_unclear_values.json" => r#"{"error":{"code":"CJM003""#.to_owned(),
            "string_with_escaped_NULL.json" => r#"["A\u0000B"]"#.to_owned(),
            name if name.contains("invalid_codepoint") => r#"{"error":{"code":"CJM004""#.to_owned(),
            _ => text.split_whitespace().collect(),
        };
        assert!(answer.contains(&expected), "{name}: {answer}\nlacks {expected}");
    }
}
