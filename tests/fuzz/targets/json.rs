//! JSON onto the tape: what serde_json accepts is accepted, and nothing else; every value stands
//! inside the text and inside the value that holds it.

#![no_main]

use cjm_core::internals::{Limits, Syntax, faults, values};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let found = faults(bytes, Syntax::Json, &Limits::default());
    let broken = found.iter().find(|fault| ["CJM001", "CJM004"].contains(&fault.code));
    let limited = found.iter().any(|fault| fault.code == "CJM002");
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let theirs = serde_json::from_slice::<serde_json::Value>(text);
    // It keeps no number that is too large for a double, and goes deeper than we do.
    let apart = matches!(&theirs, Err(error) if error.to_string().starts_with("number out of range"));
    if !apart && !limited {
        assert_eq!(broken.is_none(), theirs.is_ok(), "{broken:?} {:?}", theirs.err());
    }
    assert!(found.iter().all(|fault| fault.code != "CJM099"), "{found:?}");
    for fault in &found {
        assert!(fault.bytes.0 <= fault.bytes.1 && fault.bytes.1 <= bytes.len(), "{fault:?}");
    }
    for value in values(bytes, Syntax::Json) {
        assert!(value.bytes.start < value.bytes.end && value.bytes.end <= bytes.len(), "{value:?}");
    }
});
