//! Every reader of event data, and parts of logs: whatever comes in, an answer comes out, never a defect of
//! ours; what is read can be counted in parts, and bytes that are said to be a part are answered.

#![no_main]

use cjm_core::evidence::{Options, Split, Table, finish, merge, mine, partial};
use libfuzzer_sys::fuzz_target;

// Panics of the libraries that read columns are caught and answered; only what is not caught is a finding.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| ())), |bytes: &[u8]| {
    if finish(bytes).is_ok() {
        merge(&[bytes]).expect("what is a part merges");
    }
    let options = Options { session_gap: Some("1h".to_owned()), ..Options::default() };
    for source in [None, Some("ga4"), Some("zendesk"), Some("hubspot"), Some("attendance")] {
        let table = Table { data: bytes, source, ..Table::default() };
        let Ok(whole) = mine(&[table], None, &options) else { continue };
        for split in [Split::Customers, Split::Anywhere { first: 0 }] {
            let part = partial(&[table], None, &options, split).expect("what can be counted has parts");
            let own = finish(&part).expect("a part is evidence");
            assert_eq!(own.all, whole.all);
            merge(&[&part, &part]).expect("parts merge");
        }
    }
});
