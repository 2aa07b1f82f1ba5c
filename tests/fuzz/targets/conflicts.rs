//! Conflicts of a merge: whatever is read is written and read again the same, and choosing any side in
//! all of them gives a document or an error.

#![no_main]

use cjm_core::compare::{Side, choose_all, read_conflicts, resolve};
use cjm_core::write::{canonical, json};
use libfuzzer_sys::fuzz_target;

const DOCUMENT: &[u8] = br#"{"maps":[{"id":"m","title":"M","stages":[{"id":"s","steps":[
    {"id":"a","name":"A","devices":["phone"],"actions":["looks"],"pains":[{"id":"p","text":"slow"}]},{"id":"b"}]}]}]}"#;

fuzz_target!(|bytes: &[u8]| {
    let Ok(conflicts) = read_conflicts(bytes) else { return };
    let text = json::compact(&conflicts).expect("writable");
    assert_eq!(read_conflicts(text.as_bytes()).expect("readable"), conflicts);
    let document = cjm_core::read(DOCUMENT, cjm_core::Syntax::Json).expect("a document");
    for side in [Side::Base, Side::Ours, Side::Theirs] {
        if let Ok(resolved) = resolve(&document, &conflicts, &choose_all(&conflicts, side)) {
            let text = canonical(&resolved.document).expect("canonical");
            assert!(cjm_core::read(text.as_bytes(), cjm_core::Syntax::Json).is_ok(), "{text}");
        }
    }
});
