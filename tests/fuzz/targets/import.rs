//! Every importer: whatever comes in, an answer comes out, never a defect of ours; and what is accepted is a
//! document that can be read again and exported.

#![no_main]

use cjm_core::wire::{call, no_hook};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for from in ["mermaid", "csv", "cjml"] {
        let options = format!(r#"{{"from":"{from}","syntax":"json"}}"#);
        let answer = call("import", &options, &[bytes], &mut no_hook());
        assert!(!answer.json.contains("E099"), "{}", answer.json);
        let Some(document) = answer.outputs.first() else { continue };
        cjm_core::read(document, cjm_core::Syntax::Json).unwrap_or_else(|error| panic!("{error}"));
        // A file of CJML may hold several maps.
        if from == "cjml" {
            continue;
        }
        let exported = call("export", r#"{"to":"mermaid","syntax":"json"}"#, &[document], &mut no_hook());
        let text = exported.outputs.first().unwrap_or_else(|| panic!("{}", exported.json));
        let again = call("import", r#"{"from":"mermaid"}"#, &[text], &mut no_hook());
        assert!(again.outputs.len() == 1, "{}\n{}", again.json, String::from_utf8_lossy(text));
    }
});
