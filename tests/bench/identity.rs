//! CPU time of linking a million pairs of ids, told from texts.

mod clock;

use cjm_core::evidence::identity::{KindOptions, Links, Options, resolve};

const EDGES: u64 = 1_000_000;

fn main() {
    // As in shops: four cookies and one or two addresses a customer, 400,000 customers.
    let mut state = 7_u64;
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let pairs: Vec<(String, String)> = (0..EDGES)
        .map(|_| {
            let customer = random(400_000);
            (format!("c{:08}", customer * 4 + random(4)), format!("e{:08}", customer * 2 + random(10) / 9))
        })
        .collect();
    let kinds =
        ["cookie", "email"].map(|kind| KindOptions { kind: kind.to_owned(), ..KindOptions::default() });
    for salt in [None, Some("pepper".to_owned())] {
        let options = Options { kinds: kinds.to_vec(), salt, ..Options::default() };
        let mut found = (0, 0);
        let micros = clock::micros(|| {
            let mut links = Links::new(2, options.salt.as_deref());
            for (cookie, email) in &pairs {
                links.event([(0, cookie.as_str()), (1, email.as_str())]);
            }
            let customers = resolve(&mut links, &options).expect("customers");
            let ids: u64 = customers.report.kinds.iter().map(|kind| kind.ids).sum();
            found = (ids, customers.report.customers);
            links.len()
        });
        let (ids, customers) = found;
        let line = serde_json::json!({ "name": "cjm, ids linked", "salted": options.salt.is_some(),
            "edges": EDGES, "ids": ids, "customers": customers, "cpuMicros": micros });
        println!("{line}");
    }
}
