//! Mining event data: the expected numbers of known logs, and the laws of merging.
//!
//! The shop's log is shipped (tests/third_party/retentioneering); the others are read from the folder
//! that `CJM_EVENT_LOGS` names, where somebody has them.

use cjm_core::evidence::{Evidence, Options, Split, Table, finish, merge, mine, partial};
use cjm_core::{Syntax, read};
use cjm_tests::root;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

pub(crate) fn cases() -> u32 {
    std::env::var("CJM_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(100)
}

fn options(text: &str) -> Options {
    serde_json::from_str(text).expect("options")
}

fn table(data: &str) -> Table<'_> {
    Table { data: data.as_bytes(), ..Table::default() }
}

fn mined(data: &str, asked: &str) -> Evidence {
    mine(&[table(data)], None, &options(asked)).expect("evidence")
}

/// Every number of a log that somebody else has counted.
fn compare(name: &str, folder: &std::path::Path) {
    let log = std::fs::read(folder.join(format!("{name}.events.csv.gz"))).expect("the log");
    let expected = std::fs::read(folder.join(format!("{name}.json"))).expect("the numbers");
    let expected: Value = serde_json::from_slice(&expected).expect("JSON");
    let asked = options(r#"{"case": "case", "event": "event", "time": "ts"}"#);
    let table = Table { data: &log, ..Table::default() };
    let evidence = mine(&[table], None, &asked).expect("evidence");
    let all = &evidence.all;
    let count = |value: &Value| value.as_u64().expect("a count");
    assert_eq!((all.events, all.cases), (count(&expected["events"]), count(&expected["cases"])), "{name}");
    let names: Vec<&String> = all.activities.keys().collect();
    let mut activities: Vec<String> = serde_json::from_value(expected["activities"].clone()).expect("names");
    activities.sort();
    assert_eq!(names, activities.iter().collect::<Vec<_>>(), "{name}");
    assert_eq!(serde_json::to_value(&all.starts).expect("JSON"), expected["start"], "{name}");
    assert_eq!(serde_json::to_value(&all.ends).expect("JSON"), expected["end"], "{name}");
    for (activity, cases) in expected["reach"].as_object().expect("reach") {
        assert_eq!(all.activities[activity].cases, count(cases), "{name} {activity}");
    }
    let transitions = expected["transitions"].as_array().expect("transitions");
    assert_eq!(all.transitions.len(), transitions.len(), "{name}");
    for transition in transitions {
        let (from, to) = (&transition["event"], &transition["nx"]);
        let own = all.transitions.iter().find(|own| own.from == *from && own.to == *to);
        let own = own.unwrap_or_else(|| panic!("{name}: {from} -> {to}"));
        assert_eq!((own.count, own.cases), (count(&transition["n"]), count(&transition["cases"])), "{name}");
        let times = [own.time_ms.mean, own.time_ms.median, own.time_ms.p90];
        same(name, times, [&transition["mean_ms"], &transition["median_ms"], &transition["p90_ms"]]);
    }
    assert_eq!(all.variants.count, count(&expected["variants"]), "{name}");
    let top = expected["top_variants"].as_array().expect("variants");
    let mut own: Vec<u64> = all.variants.top.iter().map(|variant| variant.cases).collect();
    own.truncate(top.len());
    assert_eq!(own, top.iter().map(|variant| count(&variant["n"])).collect::<Vec<_>>(), "{name}");
    let duration = all.case_duration_ms.expect("durations");
    let of = &expected["case_duration_ms"];
    same(name, [duration.mean, duration.median, duration.p90], [&of["mean"], &of["median"], &of["p90"]]);
    let length = all.case_length.expect("lengths");
    let of = &expected["len"];
    same(name, [length.mean, length.median, length.max as f64], [&of["mean"], &of["median"], &of["max"]]);
}

/// Equal to the last digit.
fn same(name: &str, own: [f64; 3], expected: [&Value; 3]) {
    assert_eq!(own.map(Some), expected.map(Value::as_f64), "{name}");
}

#[test]
fn the_shop_s_log_gives_the_expected_numbers() {
    compare("ecom", &root().join("tests/third_party/retentioneering"));
}

#[test]
fn other_known_logs_give_the_expected_numbers() {
    let Some(folder) = std::env::var_os("CJM_EVENT_LOGS").map(std::path::PathBuf::from) else {
        eprintln!("SKIPPED: CJM_EVENT_LOGS names no folder of logs with expected numbers");
        return;
    };
    for name in ["ecom", "helpdesk", "receipt", "eventdataR_sepsis", "eventdataR_patients"] {
        compare(name, &folder);
    }
}

const MAP: &str = r#"
cjm: "1.0"
sources:
  - id: web
    kind: events
    columns: { case: user, event: page, time: at }
  - id: desk
    kind: events
    preset: zendesk
    rules: [{ event: ticket_created, step: ask }]
maps:
  - id: buy
    title: Buying
    stages:
      - { id: find, name: Find, steps: [{ id: home, name: Home }, { id: search, name: Search, match: [{ prefix: "search/" }] }] }
      - { id: order, name: Order, steps: [{ id: cart, name: Cart }, { id: pay, name: Pay }] }
      - { id: own, name: Own, steps: [{ id: ask, name: Ask }] }
"#;

fn on_map(tables: &[Table<'_>], asked: &str) -> Evidence {
    let document = read(MAP.as_bytes(), Syntax::Yaml).expect("a document");
    mine(tables, Some((&document, &document.maps[0])), &options(asked)).expect("evidence")
}

#[test]
fn stages_tell_who_went_on_who_left_and_who_is_still_under_way() {
    let web = "user,page,at\n\
        a@x,home,2026-01-01\na@x,search/shoes,2026-01-02\na@x,cart,2026-01-03\na@x,home,2026-01-04\na@x,pay,2026-01-05\n\
        b@x,home,2026-01-01\nb@x,cart,2026-01-02\n\
        c@x,home,2026-01-29\nd@x,home,2026-01-01\nd@x,jobs,2026-01-02\n";
    let desk = "Requester email,Created at,Solved at,Via\n\
        a@x,2026-01-30 09:00:00,,Mail\ne@x,2026-01-20 09:00:00,2026-01-21 09:00:00,Web\n";
    let evidence = on_map(
        &[
            Table { data: web.as_bytes(), source: Some("web"), file: Some("web.csv"), ..Table::default() },
            Table { data: desk.as_bytes(), source: Some("desk"), file: Some("desk.csv"), ..Table::default() },
        ],
        r#"{"within": "P7D"}"#,
    );
    let all = &evidence.all;
    let stage = |id: &str| all.stages.iter().find(|stage| stage.id == *id).expect("the stage");
    let counts = |id: &str| {
        let it = stage(id);
        (it.reached, it.converted, it.left, it.under_way, it.finished, it.returned)
    };
    // d left, c came only days before the end.
    assert_eq!(counts("find"), (4, 2, 1, Some(1), 0, 1));
    assert_eq!(counts("order"), (2, 1, 1, Some(0), 0, 1));
    assert_eq!(counts("own"), (2, 0, 0, Some(0), 2, 0));
    assert_eq!(stage("find").next, Some(2));
    assert_eq!(stage("own").next, None);
    // From the first event in the stage to the first in a later one: two days, one day.
    assert_eq!(stage("find").time_ms.map(|times| times.mean), Some(129_600_000.0));
    assert_eq!(
        all.unmapped.iter().map(|(name, count)| (name.as_str(), *count)).collect::<Vec<_>>(),
        [("jobs", 1), ("ticket_solved", 1)]
    );
    assert_eq!(
        all.channels_by_stage["own"].iter().map(|(name, count)| (name.as_str(), *count)).collect::<Vec<_>>(),
        [("Mail", 1), ("Web", 1)]
    );
    let home = all.steps.iter().find(|step| step.id == "home").expect("the step");
    assert_eq!((home.events, home.cases, home.left, home.under_way, home.returned), (5, 4, 1, Some(1), 1));
    assert_eq!(evidence.map.as_ref().map(|id| id.as_str()), Some("buy"));
    assert_eq!(evidence.period.map(|period| period.to).as_deref(), Some("2026-01-30T09:00:00Z"));
}

#[test]
fn without_within_nobody_is_said_to_be_under_way() {
    let evidence = on_map(
        &[Table { data: b"user,page,at\na,home,2026-01-01\n", source: Some("web"), ..Table::default() }],
        "{}",
    );
    assert_eq!((evidence.all.stages[0].left, evidence.all.stages[0].under_way), (1, None));
}

#[test]
fn google_analytics_exports_are_read_as_they_are() {
    let rows = [
        r#"{"event_date":"20260101","event_timestamp":"1767225600000000","event_name":"page_view","event_params":[{"key":"page_location","value":{"string_value":"/home","int_value":null}}],"user_pseudo_id":"u1","platform":"WEB"}"#,
        r#"{"event_date":"20260101","event_timestamp":"1767225660500000","event_name":"purchase","event_params":[],"user_pseudo_id":"u1","platform":"WEB"}"#,
        r#"{"event_date":"20260101","event_timestamp":"1767225660500000","event_name":"purchase","user_pseudo_id":null}"#,
    ];
    let log = rows.join("\n");
    let ga4 = |asked: &str| {
        mine(&[Table { source: Some("ga4"), ..table(&log) }], None, &options(asked)).expect("evidence")
    };
    let evidence = ga4("{}");
    assert_eq!(evidence.all.transitions[0].time_ms.mean, 60_500.0);
    let source = &evidence.sources[0];
    assert_eq!((source.rows, source.bad, source.bad_rows[0].row), (3, 1, 3));
    assert_eq!((source.format.as_str(), source.time_unit.as_str()), ("ndjson", "us"));
    let pages = ga4(r#"{"event": "event_params.page_location"}"#);
    assert_eq!(pages.all.activities.keys().collect::<Vec<_>>(), ["/home"]);
}

#[test]
fn what_nobody_named_is_guessed_and_told() {
    let evidence = mined("Customer ID;Activity;Timestamp;Segment\n1;a;1767225600;x\n2;b;1767225600;\n", "{}");
    assert_eq!(evidence.sources[0].guessed, ["case", "event", "time", "segment"]);
    assert_eq!(evidence.sources[0].time_unit, "s");
    assert_eq!(evidence.segments.keys().collect::<Vec<_>>(), ["x"]);
    let refused = mine(&[table("who,what\n1,2\n")], None, &options("{}")).expect_err("no case");
    assert!(refused.hint().is_some_and(|hint| hint.contains("`who`, `what`")), "{refused}");
    let refused =
        mine(&[table("user,page,ts\n")], None, &options(r#"{"event": "pages"}"#)).expect_err("no column");
    assert_eq!(refused.hint().as_deref(), Some("did you mean `page`?"));
}

#[test]
fn bad_rows_are_counted_and_listed_and_na_is_a_name() {
    let evidence =
        mined("case,event,ts\nNA,NA,2026-01-01\n,x,2026-01-01\nb,,2026-01-01\nb,x,soon\nb,x\n", "{}");
    assert_eq!((evidence.all.events, evidence.all.activities["NA"].cases), (1, 1));
    let told: Vec<(u64, &str)> =
        evidence.sources[0].bad_rows.iter().map(|bad| (bad.row, bad.message.as_str())).collect();
    assert_eq!(
        told,
        [
            (2, "no case"),
            (3, "no event"),
            (4, "the time `soon` cannot be read"),
            (5, "2 cells, the headings have 3")
        ]
    );
}

#[test]
fn a_pause_begins_a_new_case() {
    let log = "case,event,ts\na,x,2026-01-01 10:00\na,y,2026-01-01 10:30\na,x,2026-01-01 11:01\n";
    assert_eq!(mined(log, "{}").all.cases, 1);
    let evidence = mined(log, r#"{"sessionGap": "30m"}"#);
    assert_eq!((evidence.all.cases, evidence.all.transitions.len()), (2, 1));
}

#[test]
fn small_groups_are_left_out_and_counted() {
    let log = "case,event,ts,segment\na,x,2026-01-01,s\nb,x,2026-01-01,s\nc,y,2026-01-01,t\n";
    let evidence = mined(log, r#"{"minGroup": 2}"#);
    assert_eq!(evidence.all.activities.keys().collect::<Vec<_>>(), ["x"]);
    assert_eq!(evidence.segments.keys().collect::<Vec<_>>(), ["s"]);
    assert!(evidence.all.suppressed > 0);
    assert_eq!(evidence.rules.min_group, 2);
}

#[test]
fn a_table_of_customers_gives_segments_and_bands() {
    let document = r#"{"cjm": "1.0", "sources": [
        {"id": "log", "kind": "events"},
        {"id": "people", "kind": "customers", "columns": {"case": "id"}, "bands": {"age": [18, 30]}}],
        "maps": [{"id": "m", "title": "M"}]}"#;
    let document = read(document.as_bytes(), Syntax::Json).expect("a document");
    let log = Table {
        data: b"case,event,ts\na,x,2026-01-01\nb,x,2026-01-01\n",
        source: Some("log"),
        ..Table::default()
    };
    let people =
        Table { data: b"id,age\na,17\nb,30\nc,50\nd,old\n", source: Some("people"), ..Table::default() };
    for tables in [[log, people], [people, log]] {
        let evidence = mine(&tables, Some((&document, &document.maps[0])), &options("{}")).expect("evidence");
        let segments: Vec<(&str, u64)> =
            evidence.segments.iter().map(|(name, figures)| (name.as_str(), figures.cases)).collect();
        assert_eq!(segments, [("30+", 1), ("below 18", 1)]);
        assert_eq!(evidence.sources.iter().map(|source| source.bad).sum::<u64>(), 1);
    }
}

#[test]
fn a_hundred_thousand_names_and_a_cell_of_eleven_megabytes_are_answered() {
    let mut log = String::from("case,event,ts\n");
    for at in 0..100_000 {
        log.push_str(&format!("c{},event {at},2026-01-01\n", at % 1_000));
    }
    log.push_str(&format!("c1,{},2026-01-01\n", "x".repeat(11 << 20)));
    log.push_str(&format!("c1,\"{}\",2026-01-01\n", "x".repeat(11 << 20)));
    log.push_str("c1,last,2026-01-01\n");
    let evidence = mined(&log, "{}");
    assert_eq!((evidence.all.activities.len(), evidence.all.transitions.len()), (100_001, 99_001));
    let source = &evidence.sources[0];
    assert_eq!((source.rows, source.bad), (100_003, 2));
}

#[test]
fn one_broken_row_in_a_large_table_costs_only_itself() {
    let mut log = String::from("case,event,ts\n");
    for at in 0..200_000 {
        log.push_str(if at == 77 { "c\"1,\"x,2026-01-01\n" } else { "c1,x,2026-01-01\n" });
    }
    let evidence = mined(&log, "{}");
    assert_eq!(
        (evidence.all.events, evidence.sources[0].bad, evidence.sources[0].bad_rows[0].row),
        (199_999, 1, 78)
    );
}

const TWO_SOURCES: &str = r#"
cjm: "1.0"
sources:
  - id: site
    kind: events
    preset: ga4
    idKinds: { cookie: { column: user_pseudo_id }, email: { column: event_params.email } }
  - id: crm
    kind: events
    columns: { event: What, time: When, channel: Via }
    timezone: Europe/Berlin
    idKinds: { email: { column: E-Mail } }
maps:
  - id: trip
    title: A trip
    stages:
      - { id: look, name: Look, steps: [{ id: see, name: See, match: [{ event: page_view, source: site }] }] }
      - { id: ask, name: Ask, steps: [{ id: call, name: Call, match: [{ in: [call, mail], source: crm }] }] }
      - { id: book, name: Book, steps: [{ id: booked, name: Booked, match: [{ event: purchase }] }] }
"#;

/// Forty customers as planted: all look, on two devices; every second signs in on both and calls;
/// every fourth books; of the others every fifth looked only yesterday.
fn planted() -> (String, String) {
    let (mut site, mut crm) = (String::new(), String::from("E-Mail;What;When;Via\n"));
    for who in 0..40_i64 {
        let day = |day: i64| (1_767_225_600 + day * 86_400 + who * 60) * 1_000_000;
        let mut visit = |cookie: &str, event: &str, at: i64, email: bool| {
            let params = if email {
                format!(r#"[{{"key":"email","value":{{"string_value":"P{who}@x.example"}}}}]"#)
            } else {
                "[]".to_owned()
            };
            site.push_str(&format!(
                r#"{{"event_name":"{event}","event_timestamp":"{at}","user_pseudo_id":"{cookie}{who}","event_params":{params},"platform":"WEB"}}"#
            ));
            site.push('\n');
        };
        let late = who % 2 == 1 && who % 5 == 0;
        visit("phone", "page_view", day(if late { 39 } else { 0 }), who % 2 == 0);
        if who % 2 == 0 {
            visit("laptop", "page_view", day(2), true);
            crm.push_str(&format!("p{who}@x.example;call;2026-01-0{} 12:00:00;Phone\n", 5 + who % 3));
        }
        if who % 4 == 0 {
            visit("laptop", "purchase", day(20), false);
        }
    }
    visit_end(&mut site);
    (site, crm)
}

/// Somebody whom nothing is known of, at the end of the data.
fn visit_end(site: &mut String) {
    site.push_str(r#"{"event_name":"scroll","event_timestamp":"1770681600000000","user_pseudo_id":"last","platform":"WEB"}"#);
}

#[test]
fn two_sources_give_the_customers_and_stages_that_were_planted() {
    let document = read(TWO_SOURCES.as_bytes(), Syntax::Yaml).expect("a document");
    let (site, crm) = planted();
    let tables = [
        Table { data: site.as_bytes(), source: Some("site"), file: Some("site.ndjson"), ..Table::default() },
        Table { data: crm.as_bytes(), source: Some("crm"), file: Some("crm.csv"), ..Table::default() },
    ];
    let asked = r#"{"identity": ["cookie", "email"], "within": "P5D", "linking": {"salt": "s"}}"#;
    let evidence = mine(&tables, Some((&document, &document.maps[0])), &options(asked)).expect("evidence");
    let identity = evidence.identity.as_ref().expect("identity");
    assert_eq!((identity.customers, identity.linked), (41, 20));
    assert_eq!((evidence.all.cases, evidence.all.events), (41, 40 + 20 + 20 + 10 + 1));
    let counts: Vec<_> = evidence
        .all
        .stages
        .iter()
        .map(|it| (it.reached, it.converted, it.left, it.under_way, it.finished))
        .collect();
    assert_eq!(counts, [(40, 20, 16, Some(4), 0), (20, 10, 10, Some(0), 0), (10, 0, 0, Some(0), 10)]);
    assert_eq!(evidence.all.unmapped.len(), 1);
    assert_eq!(evidence.sources[1].timezone, "Europe/Berlin");
    // Without linking ids each device is somebody else, and nobody who looked ever calls.
    let alone = r#"{"identity": ["cookie"]}"#;
    let alone = mine(&tables[..1], Some((&document, &document.maps[0])), &options(alone)).expect("evidence");
    assert_eq!(alone.all.cases, 61);
}

/// An event of a drawn log: customer, name, minute, channel and segment.
type Drawn = (u8, u8, u16, u8, u8);

fn text(events: &[Drawn]) -> String {
    let mut text = String::from("case,event,ts,channel,segment\n");
    for (case, event, minute, channel, segment) in events {
        let channel = ["", "web", "app"][usize::from(channel % 3)];
        let segment = ["", "new", "old"][usize::from(segment % 3)];
        let step = ["home", "cart", "pay", "ask", "jobs", "search/x"][usize::from(event % 6)];
        text.push_str(&format!(
            "c{case},{step},{},{channel},{segment}\n",
            1_767_225_600 + i64::from(*minute) * 60
        ));
    }
    text
}

fn law(name: &str, holds: impl Fn(Vec<Drawn>, Vec<usize>) -> Result<(), TestCaseError>) {
    let drawn = (0..12_u8, 0..6_u8, 0..40_u16, 0..3_u8, 0..3_u8);
    let logs = (proptest::collection::vec(drawn, 1..60), proptest::collection::vec(0..4_usize, 60));
    let config = Config { cases: cases(), failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&logs, |(events, parts)| holds(events, parts))
        .unwrap_or_else(|error| panic!("{name}: {error}"));
}

const ASKED: &str = r#"{"within": "10m", "sessionGap": "15m", "minGroup": 0}"#;

fn part(text: &str, split: Split) -> Vec<u8> {
    let document = read(MAP.as_bytes(), Syntax::Yaml).expect("a document");
    let table = Table { source: Some("plain"), ..table(text) };
    partial(&[table], Some((&document, &document.maps[0])), &options(ASKED), split).expect("a part")
}

/// The figures without the tables that they came from: each part has its own.
fn counted(bytes: &[u8]) -> Value {
    let mut evidence = finish(bytes).expect("evidence");
    evidence.sources.clear();
    serde_json::to_value(&evidence).expect("JSON")
}

#[test]
fn parts_with_different_customers_give_the_figures_of_one_pass_in_any_order() {
    law("customers", |events, parts| {
        let of = |wanted: usize| -> Vec<Drawn> {
            events.iter().filter(|event| parts[usize::from(event.0)] == wanted).copied().collect()
        };
        let pieces: Vec<Vec<u8>> = (0..4).map(|at| part(&text(&of(at)), Split::Customers)).collect();
        let two = |a: &[u8], b: &[u8]| merge(&[a, b]).unwrap();
        let one = two(&two(&pieces[0], &pieces[1]), &two(&pieces[2], &pieces[3]));
        let other = two(&pieces[3], &two(&two(&pieces[2], &pieces[0]), &pieces[1]));
        let all: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
        prop_assert_eq!(&one, &merge(&all).unwrap());
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(counted(&one), counted(&part(&text(&events), Split::Customers)));
        Ok(())
    });
}

#[test]
fn parts_split_anywhere_give_the_figures_of_one_pass_in_any_order() {
    law("anywhere", |events, parts| {
        let mut pieces = Vec::new();
        let mut first = 0;
        for chunk in events.chunks(parts[0] * 7 + 3) {
            pieces.push(part(&text(chunk), Split::Anywhere { first }));
            first += chunk.len() as u64;
        }
        let join = |pieces: &[Vec<u8>]| {
            pieces.iter().skip(1).fold(pieces[0].clone(), |all, next| merge(&[&all, next]).unwrap())
        };
        let one = join(&pieces);
        pieces.reverse();
        prop_assert_eq!(&one, &join(&pieces));
        let whole = part(&text(&events), Split::Anywhere { first: 0 });
        prop_assert_eq!(counted(&one), counted(&whole));
        prop_assert_eq!(counted(&one), counted(&part(&text(&events), Split::Customers)));
        Ok(())
    });
}

#[test]
fn parts_of_different_rules_and_broken_bytes_never_merge() {
    let log = "case,event,ts\na,x,2026-01-01\n";
    let of = |asked: &str, split| partial(&[table(log)], None, &options(asked), split).expect("a part");
    let plain = of("{}", Split::Customers);
    assert!(merge(&[]).is_err());
    assert!(merge(&[&plain, &of(r#"{"minGroup": 1}"#, Split::Customers)]).is_err());
    assert!(merge(&[&plain, &of("{}", Split::Anywhere { first: 0 })]).is_err());
    for at in 0..plain.len() {
        let mut broken = plain.clone();
        broken[at] ^= 1;
        assert!(merge(&[&plain, &broken]).is_err(), "byte {at}");
        assert!(finish(&plain[..at]).is_err(), "{at} bytes");
    }
}

#[test]
fn what_is_printed_is_read_back() {
    let evidence = on_map(
        &[Table {
            data: b"user,page,at\na,home,2026-01-01\na,cart,2026-01-02\n",
            source: Some("web"),
            ..Table::default()
        }],
        r#"{"within": "1d"}"#,
    );
    let text = serde_json::to_string(&evidence).expect("JSON");
    assert_eq!(serde_json::from_str::<Evidence>(&text).expect("evidence"), evidence);
}
