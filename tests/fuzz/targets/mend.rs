//! Fixes: they end, add no error, leave a document a document, and do nothing the second time.

#![no_main]

use cjm_core::check::{Options, Profile, Safety, check, mend};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let options = Options {
        profile: Profile::Strict,
        today: Some("2026-11-21".to_owned()),
        ..Options::default()
    };
    let before = check(bytes, &options).expect("options");
    for most in [Safety::Safe, Safety::Unsafe] {
        let mended = mend(bytes, &options, most).expect("options");
        assert!(mended.report.summary.error <= before.summary.error, "{:?}", mended.report.summary);
        assert!(mended.report.fixed > 0 || mended.text == bytes);
        let again = mend(&mended.text, &options, most).expect("options");
        // After ten rounds, of at least one fix each, some may be left.
        assert!(again.report.fixed == 0 || mended.report.fixed >= 10, "{}", String::from_utf8_lossy(&mended.text));
    }
});
