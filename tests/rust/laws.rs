//! Laws of the reader and the writers, over documents of the whole model at random.
//!
//! `CJM_CASES` sets how many documents a law is tried on.

use cjm_core::internals::{Limits, Syntax, document as decoded, faults};
use cjm_core::model::Any;
use cjm_core::wire::{call, no_hook};
use cjm_core::write::canonical;
use cjm_tests::answer::{ask, output};
use cjm_tests::generator::{self, Choices, Style, mutate, normal, parse, print_json, print_yaml};
use proptest::prelude::*;

fn cases() -> u32 {
    std::env::var("CJM_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(150)
}

/// A document, and choices for what is done with it.
fn documents() -> impl Strategy<Value = Case> {
    let drawn = prop::collection::vec(any::<u32>(), 0..1500);
    (drawn, any::<u64>()).prop_map(|(drawn, seed)| {
        let document = generator::document(&mut Choices::new(drawn), &Style::default());
        Case(document, Choices::seeded(seed))
    })
}

struct Case(Any, Choices);

impl std::fmt::Debug for Case {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&plain(&self.0))
    }
}

fn plain(value: &Any) -> String {
    print_json(value, &mut Choices::new(Vec::new()))
}

fn read(text: &str, syntax: &str) -> String {
    call("read", &format!(r#"{{"syntax":"{syntax}"}}"#), &[text.as_bytes()], &mut no_hook()).json
}

fn hash(text: &str, syntax: &str) -> serde_json::Value {
    let answer = ask("hash", &format!(r#"{{"syntax":"{syntax}"}}"#), text.as_bytes());
    assert!(answer["ok"]["hash"].is_string(), "{answer}\n{text}");
    answer
}

fn house(text: &str, syntax: &str) -> String {
    let bytes = output("fmt", &format!(r#"{{"syntax":"{syntax}"}}"#), text.as_bytes());
    String::from_utf8(bytes).expect("UTF-8")
}

/// The decoded texts and the number texts of all values and names, sorted.
fn scalars(text: &str, syntax: Syntax) -> Vec<String> {
    let mut scalars = Vec::new();
    for value in cjm_core::internals::values(text.as_bytes(), syntax) {
        scalars.extend(value.text);
        scalars.extend(value.number);
        scalars.extend(value.name.map(|name| text[name].to_owned()));
    }
    scalars.sort();
    scalars
}

/// The pointers to all values, in the order of the text.
fn pointers(text: &str, syntax: Syntax) -> Vec<String> {
    cjm_core::internals::values(text.as_bytes(), syntax).into_iter().map(|value| value.pointer).collect()
}

/// The characters of a text but for blanks, sorted.
fn characters(text: &str) -> String {
    let mut characters: Vec<char> =
        text.trim_start_matches('\u{feff}').chars().filter(|c| !c.is_whitespace()).collect();
    characters.sort_unstable();
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_keeps_every_value_from_json(Case(document, mut choices) in documents()) {
        let text = print_json(&document, &mut choices);
        let expected = format!(r#"{{"ok":{{"document":{}}}}}"#, plain(&normal(&document)));
        prop_assert_eq!(parse(&read(&text, "json")), parse(&expected), "{}", text);
    }

    #[test]
    fn yaml_and_json_of_one_content_are_one_document(Case(document, mut choices) in documents()) {
        let yaml = print_yaml(&document, &mut choices).text;
        let json = print_json(&document, &mut choices);
        prop_assert_eq!(read(&yaml, "yaml"), read(&json, "json"), "{}", yaml);
        prop_assert_eq!(hash(&yaml, "yaml"), hash(&json, "json"), "{}", yaml);
    }

    #[test]
    fn what_is_written_is_read_back_as_it_was(Case(document, _) in documents()) {
        let first = decoded(plain(&document).as_bytes(), Syntax::Json).expect("a healthy document");
        let text = cjm_core::write::json::compact(&first).expect("writable");
        let second = decoded(text.as_bytes(), Syntax::Json).expect("a healthy document");
        prop_assert_eq!(&first, &second, "{}", text);
        prop_assert_eq!(text, cjm_core::write::json::compact(&second).expect("writable"));
    }

    #[test]
    fn the_canonical_form_of_the_canonical_form_is_itself(Case(document, _) in documents()) {
        let first = canonical(&decoded(plain(&document).as_bytes(), Syntax::Json).expect("healthy")).expect("text");
        let again = decoded(first.as_bytes(), Syntax::Json);
        prop_assert!(again.is_some(), "cannot be read: {:?}\n{}", faults(first.as_bytes(), Syntax::Json, &Limits::default()), first);
        prop_assert_eq!(&first, &canonical(&again.expect("healthy")).expect("text"));


    }

    #[test]
    fn a_valid_document_has_no_fault(Case(document, mut choices) in documents()) {
        for (text, syntax) in [(print_json(&document, &mut choices), Syntax::Json), (print_yaml(&document, &mut choices).text, Syntax::Yaml)] {
            let found: Vec<_> = faults(text.as_bytes(), syntax, &Limits::default()).into_iter().filter(|fault| fault.code != "CJM110").collect();
            prop_assert!(found.is_empty(), "{:?}\n{}", found, text);
        }
    }

    #[test]
    fn whatever_is_healthy_decodes(Case(mut document, mut choices) in documents()) {
        mutate(&mut document, &mut choices);
        let text = print_json(&document, &mut choices);
        let found = faults(text.as_bytes(), Syntax::Json, &Limits::default());
        prop_assert!(found.iter().all(|fault| fault.code != "CJM099"), "{:?}\n{}", found, text);
        for operation in ["check", "read", "hash", "fmt"] {
            let answer = call(operation, r#"{"syntax":"json"}"#, &[text.as_bytes()], &mut no_hook()).json;
            prop_assert!(!answer.contains("E099"), "{}: {}\n{}", operation, answer, text);
        }
    }

    #[test]
    fn the_house_form_of_yaml_keeps_all_and_is_its_own(Case(document, mut choices) in documents()) {
        let printed = print_yaml(&document, &mut choices);
        let once = house(&printed.text, "yaml");
        prop_assert_eq!(&house(&once, "yaml"), &once, "not its own house form; from\n{}", printed.text);
        prop_assert_eq!(hash(&once, "yaml"), hash(&printed.text, "yaml"), "{}\nbecame\n{}", printed.text, once);
        prop_assert_eq!(scalars(&once, Syntax::Yaml), scalars(&printed.text, Syntax::Yaml), "{}\nbecame\n{}", printed.text, once);
        for comment in &printed.comments {
            prop_assert!(once.contains(comment.as_str()), "lost {}\n{}\nbecame\n{}", comment, printed.text, once);
        }
        let members = pointers(&house(&plain(&document), "json"), Syntax::Json);
        // An anchor must stay before its aliases: then everything stays.
        if !printed.text.contains("*a") {
            prop_assert_eq!(pointers(&once, Syntax::Yaml), members, "not in house order:\n{}", once);
        }
        // Nothing is added, lost or changed but blanks.
        prop_assert_eq!(characters(&once), characters(&printed.text), "{}\nbecame\n{}", printed.text, once);
    }

    #[test]
    fn the_house_form_of_json_keeps_all_and_is_its_own(Case(document, mut choices) in documents()) {
        let text = print_json(&document, &mut choices);
        let once = house(&text, "json");
        prop_assert_eq!(&house(&once, "json"), &once, "not its own house form; from\n{}", text);
        prop_assert_eq!(hash(&once, "json"), hash(&text, "json"), "{}\nbecame\n{}", text, once);
        prop_assert_eq!(scalars(&once, Syntax::Json), scalars(&text, Syntax::Json));
        prop_assert!(once.ends_with('\n') && once.lines().all(|line| !line.ends_with([' ', '\t'])), "{}", once);
    }
}
