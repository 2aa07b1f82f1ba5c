//! The house form: it is its own, and says what the text said.

#![no_main]

use cjm_core::wire::{call, no_hook};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for syntax in [r#"{"syntax":"json"}"#, r#"{"syntax":"yaml"}"#] {
        let once = call("fmt", syntax, &[bytes], &mut no_hook());
        assert!(!once.json.contains("E099"), "{}", once.json);
        let Some(once) = once.outputs.first() else { continue };
        let twice = call("fmt", syntax, &[once], &mut no_hook());
        assert_eq!(twice.outputs.first(), Some(once), "{}", String::from_utf8_lossy(once));
        let hash = |text: &[u8]| call("hash", syntax, &[text], &mut no_hook()).json;
        assert_eq!(hash(bytes), hash(once), "{}", String::from_utf8_lossy(once));
    }
});
