//! `check` with every rule: it answers, and every finding has its place in the text.

#![no_main]

use cjm_core::wire::{call, no_hook};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let options = r#"{"profile":"strict","today":"2026-11-21"}"#;
    let answer: Value = serde_json::from_str(&call("check", options, &[bytes], &mut no_hook()).json).expect("JSON");
    for found in answer["ok"]["diagnostics"].as_array().expect("a report") {
        assert!(found["code"] != "CJM099", "{found}");
        let byte = |name: &str| found["span"][name].as_u64().expect("a byte") as usize;
        assert!(byte("start") <= byte("end") && byte("end") <= bytes.len(), "{found}");
        assert!(byte("line") >= 1 && byte("column") >= 1 && byte("endLine") >= byte("line"), "{found}");
    }
    let read = call("read", "{}", &[bytes], &mut no_hook()).json;
    assert!(!read.contains("E099"), "{read}");
});
