//! CPU time of comparing and merging parsed documents, and the bytes of a patch.
//!
//! `diff --documents FOLDER` writes the documents that all peers are given: a map, two edited ones of
//! it (5 % of its steps and pains each). `diff FOLDER` measures and prints a line of JSON each.

mod clock;

use std::path::Path;

use cjm_core::compare::{Options, Side, diff, merge};
use cjm_core::model::Document;
use cjm_core::write::json;
use cjm_tests::generator::{edited, staged};
use serde_json::Value;

/// Name, bytes, stages; `wide` = all steps in one stage.
const SIZES: [(&str, usize, usize); 4] =
    [("100kB", 100_000, 12), ("1MB", 1_000_000, 12), ("1MB-wide", 1_000_000, 1), ("10MB", 10_000_000, 60)];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--documents", folder] => documents(Path::new(folder)),
        [folder] => measure(Path::new(folder)),
        _ => println!("usage: diff [--documents] FOLDER"),
    }
}

fn documents(folder: &Path) {
    std::fs::create_dir_all(folder).expect("a folder");
    let write = |name: String, value: &Value| {
        std::fs::write(folder.join(name), value.to_string()).expect("a document");
    };
    for (name, bytes, stages) in SIZES {
        let base = staged(bytes, stages, 1);
        write(format!("{name}-base.json"), &base);
        write(format!("{name}-ours.json"), &edited(&base, 5, 2));
        write(format!("{name}-theirs.json"), &edited(&base, 5, 3));
    }
}

fn measure(folder: &Path) {
    for (size, ..) in SIZES {
        let read = |name: &str| -> (Document, usize) {
            let text = std::fs::read(folder.join(format!("{size}-{name}.json"))).expect("a document");
            (serde_json::from_slice(&text).expect("a document"), text.len())
        };
        let ((base, bytes), (ours, _), (theirs, _)) = (read("base"), read("ours"), read("theirs"));
        let compare = |bare| {
            let options = Options { bare, ..Options::default() };
            diff((&base, &base.maps[0]), (&ours, &ours.maps[0]), &options).expect("comparable")
        };
        let changes = compare(false);
        let patch = json::compact(&changes.json_patch(&base).expect("a patch")).expect("JSON").len();
        let tell = |name: &str, patch: Option<usize>, micros: f64| {
            let mut line =
                serde_json::json!({ "name": name, "size": size, "bytes": bytes, "cpuMicros": micros });
            if let Some(patch) = patch {
                line["patchBytes"] = patch.into();
            }
            println!("{line}");
        };
        tell("cjm, change set", Some(patch), clock::micros(|| compare(true).ops.len()));
        tell("cjm, with hashes and journey checks", None, clock::micros(|| compare(false).ops.len()));
        tell(
            "cjm, its RFC 6902 patch",
            Some(patch),
            clock::micros(|| usize::from(changes.json_patch(&base).is_ok())),
        );
        tell(
            "cjm, merge of three",
            None,
            clock::micros(|| merge(&base, &ours, &theirs, Side::Base).expect("mergeable").conflicts.len()),
        );
    }
}
