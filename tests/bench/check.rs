//! CPU time of checking a document: cjm with all recommended rules, and what others do of it in Rust.
//!
//! `check --documents FOLDER` writes the documents that all peers are given, `check FOLDER` measures
//! and prints a line of JSON each.

mod clock;

use std::path::Path;

use cjm_core::check::{Options, Profile, check};
use cjm_core::schema::DOCUMENT;
use cjm_tests::generator::{large, parse, plant};
use serde_json::Value;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--documents", folder] => documents(Path::new(folder)),
        [folder] => measure(Path::new(folder)),
        _ => println!("usage: check [--documents] FOLDER"),
    }
}

fn documents(folder: &Path) {
    std::fs::create_dir_all(folder).expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("a document");
    for (name, bytes) in [("10kB", 10_000), ("1MB", 1_000_000), ("50MB", 50_000_000)] {
        let text = large(bytes, 1);
        write(&format!("{name}.json"), &text);
        if name == "1MB" {
            write("1MB-faulty.json", &plant(&parse(&text), 30, 1).0);
        }
    }
}

fn measure(folder: &Path) {
    let schema: Value = serde_json::from_str(DOCUMENT).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let recommended = Options { today: Some("2026-11-21".to_owned()), ..Options::default() };
    let minimal = Options { profile: Profile::Minimal, ..Options::default() };
    for size in ["10kB", "1MB", "1MB-faulty", "50MB"] {
        let text = std::fs::read(folder.join(format!("{size}.json"))).expect("a document");
        let run = |options: &Options| check(&text, options).expect("options").diagnostics.len();
        tell("cjm, recommended rules", size, text.len(), || run(&recommended));
        tell("cjm, structure and references", size, text.len(), || run(&minimal));
        tell("serde_json Value + jsonschema", size, text.len(), || {
            let value: Value = serde_json::from_slice(&text).expect("JSON");
            validator.iter_errors(&value).count()
        });
    }
}

/// Prints the least CPU time that one run takes.
fn tell(name: &str, size: &str, bytes: usize, run: impl FnMut() -> usize) {
    let micros = clock::micros(run);
    println!("{}", serde_json::json!({ "name": name, "size": size, "bytes": bytes, "cpuMicros": micros }));
}
