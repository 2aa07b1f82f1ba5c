//! CPU time of mining a million events of twenty names, told from CSV text: by segment, with a map and without.

mod clock;

use std::fmt::Write as _;

use cjm_core::evidence::{Options, Table, mine};
use cjm_core::{Syntax, read};

const EVENTS: u64 = 1_000_000;
const STAGES: [&[&str]; 6] = [
    &["search_ad", "social_ad", "blog_post", "word_of_mouth"],
    &["product_page", "review_site", "webinar", "chatbot", "store_visit"],
    &["add_to_cart", "checkout", "payment"],
    &["welcome_email", "setup_wizard", "first_use"],
    &["support_call", "app_session", "renewal"],
    &["referral", "public_review"],
];

fn main() {
    let mut state = 7_u64;
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let names: Vec<&str> = STAGES.iter().flat_map(|stage| stage.iter().copied()).collect();
    // In order of time, as logs come; ten events a customer.
    let mut text = String::from("user_id,timestamp,touchpoint,channel,segment\n");
    for at in 0..EVENTS {
        let user = random(EVENTS / 10);
        let (second, name) = (at * 15, names[random(20) as usize]);
        let (day, second) = (second / 86_400, second % 86_400);
        let (hour, minute) = (second / 3_600, second / 60 % 60);
        let _ = writeln!(
            text,
            "u{user:08},2025-{:02}-{:02}T{hour:02}:{minute:02}:{:02},{name},ch{},seg{}",
            day / 28 + 1,
            day % 28 + 1,
            second % 60,
            random(8),
            user % 4
        );
    }
    let stages: Vec<String> = STAGES
        .iter()
        .enumerate()
        .map(|(at, steps)| {
            let steps: Vec<String> = steps
                .iter()
                .map(|step| format!(r#"{{"id":"s{at}-{step}","match":[{{"event":"{step}"}}]}}"#))
                .collect();
            format!(r#"{{"id":"stage{at}","name":"Stage","steps":[{}]}}"#, steps.join(","))
        })
        .collect();
    let map = format!(r#"{{"cjm":"1.0","maps":[{{"id":"m","title":"M","stages":[{}]}}]}}"#, stages.join(","));
    let document = read(map.as_bytes(), Syntax::Json).expect("a document");
    for map in [None, document.maps.first().map(|map| (&document, map))] {
        let mut variants = 0;
        let micros = clock::micros(|| {
            let table = Table { data: text.as_bytes(), source: Some("plain"), ..Table::default() };
            let evidence = mine(&[table], map, &Options::default()).expect("evidence");
            variants = evidence.all.variants.count;
            evidence.all.events as usize
        });
        let line = serde_json::json!({ "name": "cjm, events mined", "map": map.is_some(), "events": EVENTS,
            "bytes": text.len(), "variants": variants, "cpuMicros": micros });
        println!("{line}");
    }
}
