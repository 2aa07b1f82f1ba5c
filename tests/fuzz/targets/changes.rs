//! Change sets: whatever is read is written and read again the same, its inverse's inverse is itself, and
//! applying it gives a document or an error; so does the patch made of it.

#![no_main]

use cjm_core::compare::{ChangeSet, apply};
use cjm_core::write::json;
use libfuzzer_sys::fuzz_target;

const DOCUMENT: &[u8] = br#"{"maps":[{"id":"m","title":"M","stages":[{"id":"s","steps":[
    {"id":"a","name":"A","devices":["phone"],"actions":["looks"],"pains":[{"id":"p","text":"slow"}]},{"id":"b"}]}]}]}"#;

fuzz_target!(|bytes: &[u8]| {
    let Ok(changes) = ChangeSet::from_json(bytes) else { return };
    let text = json::compact(&changes).expect("writable");
    assert_eq!(ChangeSet::from_json(text.as_bytes()).expect("readable"), changes);
    assert_eq!(changes.inverse().inverse(), changes);
    let document = cjm_core::read(DOCUMENT, cjm_core::Syntax::Json).expect("a document");
    let applied = apply(&document, &changes, None);
    let patch = changes.json_patch(&document);
    assert!(applied.is_err() || patch.is_ok(), "{:?}", patch.err());
});
