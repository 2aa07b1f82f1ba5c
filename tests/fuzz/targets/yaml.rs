//! YAML onto the tape: places stand inside the text and on whole characters, and what is accepted
//! decodes.

#![no_main]

use cjm_core::internals::{Limits, Syntax, faults, values};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let found = faults(bytes, Syntax::Yaml, &Limits::default());
    assert!(found.iter().all(|fault| fault.code != "CJM099"), "{found:?}");
    for fault in &found {
        assert!(fault.bytes.0 <= fault.bytes.1 && fault.bytes.1 <= bytes.len(), "{fault:?}");
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for fault in &found {
        assert!(text.get(fault.bytes.0..fault.bytes.1).is_some(), "{fault:?}");
    }
    for value in values(bytes, Syntax::Yaml) {
        let source = text.get(value.bytes.clone()).unwrap_or_else(|| panic!("{value:?}"));
        assert_eq!(source, source.trim_matches(['\n', '\r']), "{value:?}");
    }
});
