//! Ids linked to customers.
//!
//! `CJM_CASES` sets how many tables a law is tried on.

use std::collections::{BTreeMap, BTreeSet};

use cjm_core::evidence::identity::{Customers, KindOptions, Links, NamedId, Options, resolve};
use cjm_core::model::CustomerUnit;
use proptest::prelude::*;

const KINDS: [&str; 3] = ["cookie", "email", "device"];

/// One row: an id of each kind, or none.
type Row = [Option<u8>; 3];

fn kinds(per_person: Option<u64>) -> Vec<KindOptions> {
    KINDS.map(|kind| KindOptions { kind: kind.to_owned(), link: None, per_person }).to_vec()
}

fn text(id: u8) -> String {
    format!("id{id}")
}

fn named(kind: usize, id: u8) -> NamedId {
    NamedId { kind: KINDS[kind].to_owned(), id: text(id) }
}

fn read(links: &mut Links, rows: &[Row]) -> Vec<u32> {
    let event = |row: &Row| {
        let texts: Vec<(usize, String)> =
            row.iter().enumerate().filter_map(|(kind, id)| Some((kind, text((*id)?)))).collect();
        links.event(texts.iter().map(|(kind, id)| (*kind, id.as_str())))
    };
    rows.iter().map(event).collect()
}

/// The customer of each row.
fn link(rows: &[Row], options: &Options) -> (Vec<u32>, Customers) {
    let mut links = Links::new(KINDS.len(), options.salt.as_deref());
    let mut events = read(&mut links, rows);
    let customers = resolve(&mut links, options).expect("customers");
    customers.apply(&mut events);
    (events, customers)
}

/// Which rows belong together: for each the first row of the same customer.
fn together(customers: &[u32]) -> Vec<Option<usize>> {
    customers
        .iter()
        .map(|customer| (*customer != u32::MAX).then(|| customers.iter().position(|it| it == customer))?)
        .collect()
}

/// The plain closure: rows that share an id of any kind belong together, and so on.
/// An id: its kind and its number.
type Name = (usize, u8);

fn closure(rows: &[Row], pairs: &[(Name, Name)]) -> Vec<Option<usize>> {
    let mut groups: Vec<BTreeSet<(usize, u8)>> = Vec::new();
    let ids = |row: &Row| -> BTreeSet<(usize, u8)> {
        row.iter().enumerate().filter_map(|(kind, id)| Some((kind, (*id)?))).collect()
    };
    let given = pairs.iter().map(|&(a, b)| BTreeSet::from([a, b]));
    for mut group in rows.iter().map(ids).chain(given).filter(|group| !group.is_empty()) {
        let (touched, others) = groups.into_iter().partition(|other| !other.is_disjoint(&group));
        groups = others;
        group.extend(Vec::from_iter(touched).into_iter().flatten());
        groups.push(group);
    }
    let of_row = |row: &Row| groups.iter().position(|group| !group.is_disjoint(&ids(row)));
    let of_rows: Vec<Option<usize>> = rows.iter().map(of_row).collect();
    of_rows.iter().map(|group| group.and_then(|_| of_rows.iter().position(|it| it == group))).collect()
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let id = || prop::option::weighted(0.7, 0_u8..12);
    prop::collection::vec((id(), id(), id()).prop_map(|(a, b, c)| [a, b, c]), 0..40)
}

fn pair() -> impl Strategy<Value = ((usize, u8), (usize, u8))> {
    ((0_usize..3, 0_u8..12), (0_usize..3, 0_u8..12))
}

fn cases() -> u32 {
    std::env::var("CJM_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn without_guards_customers_are_the_closure_of_shared_ids(
        rows in rows(), pairs in prop::collection::vec(pair(), 0..3),
    ) {
        let given = pairs.iter().map(|&((a, x), (b, y))| [named(a, x), named(b, y)]).collect();
        let (customers, found) = link(&rows, &Options { kinds: kinds(Some(999)), pairs: given, ..Options::default() });
        prop_assert_eq!(together(&customers), closure(&rows, &pairs));
        let different: BTreeSet<u32> = customers.iter().copied().filter(|&it| it != u32::MAX).collect();
        prop_assert_eq!(found.report.customers, different.len() as u64);
        prop_assert_eq!(found.report.without, customers.iter().filter(|&&it| it == u32::MAX).count() as u64);
    }

    #[test]
    fn the_order_of_rows_does_not_matter(
        rows in rows(), seed in any::<u64>(), most in 1_u64..4, apart in prop::collection::vec(pair(), 0..4),
    ) {
        let unlink = apart.iter().map(|&((a, x), (b, y))| [named(a, x), named(b, y)]).collect();
        let options = Options { kinds: kinds(Some(most)), unlink, ..Options::default() };
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|&at| (at as u64 + 1).wrapping_mul(seed | 1));
        let shuffled: Vec<Row> = order.iter().map(|&at| rows[at]).collect();
        let (customers, found) = link(&rows, &options);
        let (other, again) = link(&shuffled, &options);
        let mut back = vec![0; rows.len()];
        for (&at, customer) in order.iter().zip(other) {
            back[at] = customer;
        }
        prop_assert_eq!(together(&customers), together(&back));
        prop_assert_eq!(found.report, again.report);
    }

    #[test]
    fn parts_that_are_merged_give_what_one_pass_gives(
        rows in rows(), cut in 0_usize..40, most in 1_u64..4, salt in prop::option::of(Just("pepper".to_owned())),
    ) {
        let options = Options { kinds: kinds(Some(most)), salt, ..Options::default() };
        let cut = cut.min(rows.len());
        let mut whole = Links::new(KINDS.len(), options.salt.as_deref());
        let mut events = read(&mut whole, &rows[..cut]);
        let mut part = Links::new(KINDS.len(), options.salt.as_deref());
        let rest = read(&mut part, &rows[cut..]);
        let codes = whole.merge(&part);
        events.extend(rest.iter().map(|&code| codes.get(code as usize).copied().unwrap_or(u32::MAX)));
        let customers = resolve(&mut whole, &options).expect("customers");
        customers.apply(&mut events);
        let (once, found) = link(&rows, &options);
        prop_assert_eq!(events, once);
        prop_assert_eq!(customers.report, found.report);
    }

    #[test]
    fn a_salt_hides_ids_and_changes_nothing_else(rows in rows(), most in 1_u64..4) {
        let plain = Options { kinds: kinds(Some(most)), ..Options::default() };
        let salted = Options { salt: Some("pepper".to_owned()), ..plain.clone() };
        prop_assert_eq!(link(&rows, &plain).0, link(&rows, &salted).0);
    }

    #[test]
    fn what_is_linked_and_kept_apart_is_as_if_never_linked(rows in rows(), (a, b) in pair()) {
        let kinds = kinds(Some(999));
        let both = [named(a.0, a.1), named(b.0, b.1)];
        let (before, _) = link(&rows, &Options { kinds: kinds.clone(), ..Options::default() });
        let apart = Options { kinds, unlink: vec![both.clone()], ..Options::default() };
        let (without, _) = link(&rows, &apart);
        let (taken_back, found) = link(&rows, &Options { pairs: vec![both.clone()], ..apart.clone() });
        prop_assert_eq!(together(&without), together(&taken_back));
        let (_, asked) = link(&rows, &Options { why: vec![both.clone()], ..apart });
        prop_assert!(!asked.report.why[0].one || a == b);
        // Nothing else is torn apart: without the two nothing changes.
        if found.report.unlinked == 0 {
            prop_assert_eq!(together(&before), together(&without));
        }
    }

    #[test]
    fn a_chain_is_the_shortest_and_every_link_of_it_was_seen(rows in rows(), (a, b) in pair()) {
        let why = vec![[named(a.0, a.1), named(b.0, b.1)]];
        let (_, found) = link(&rows, &Options { kinds: kinds(Some(999)), why, ..Options::default() });
        let answer = &found.report.why[0];
        let mut far: BTreeMap<(usize, u8), usize> = BTreeMap::from([(a, 0)]);
        let ids = |row: &Row| -> Vec<(usize, u8)> {
            row.iter().enumerate().filter_map(|(kind, id)| Some((kind, (*id)?))).collect()
        };
        let seen: BTreeSet<(usize, u8)> = rows.iter().flat_map(&ids).collect();
        for round in 1..40 {
            for row in &rows {
                if ids(row).iter().any(|id| far.get(id) == Some(&(round - 1))) {
                    for id in ids(row) {
                        far.entry(id).or_insert(round);
                    }
                }
            }
        }
        let known = seen.contains(&a) && seen.contains(&b);
        prop_assert_eq!(answer.one, known && far.contains_key(&b));
        if answer.one {
            prop_assert_eq!(answer.chain.len(), far[&b] + 1);
            for link in answer.chain.windows(2) {
                let in_row = |row: &Row| {
                    let names: Vec<NamedId> = ids(row).into_iter().map(|(kind, id)| named(kind, id)).collect();
                    link.iter().all(|id| names.contains(id))
                };
                prop_assert!(rows.iter().any(in_row));
            }
        } else {
            prop_assert!(answer.because.is_some() && answer.chain.is_empty());
        }
    }
}

fn of_texts(rows: &[&[(usize, &str)]], options: &Options) -> (Vec<u32>, Customers) {
    let mut links = Links::new(options.kinds.len(), options.salt.as_deref());
    let mut events: Vec<u32> = rows.iter().map(|row| links.event(row.iter().copied())).collect();
    let customers = resolve(&mut links, options).expect("customers");
    customers.apply(&mut events);
    (events, customers)
}

fn named_kinds(names: &[&str]) -> Vec<KindOptions> {
    names.iter().map(|name| KindOptions { kind: (*name).to_owned(), ..KindOptions::default() }).collect()
}

#[test]
fn a_library_computer_does_not_make_one_customer_of_its_readers() {
    let options = Options { kinds: named_kinds(&["cookie", "email"]), ..Options::default() };
    let mails = ["a@x.de", "b@x.de", "c@x.de", "d@x.de"];
    let mut rows: Vec<Vec<(usize, &str)>> = mails.iter().map(|mail| vec![(0, "kiosk"), (1, *mail)]).collect();
    rows.push(vec![(0, "kiosk")]);
    rows.push(vec![(0, "home"), (1, "a@x.de")]);
    let rows: Vec<&[(usize, &str)]> = rows.iter().map(Vec::as_slice).collect();
    let (customers, found) = of_texts(&rows, &options);
    assert_eq!(customers, [0, 1, 2, 3, 4, 0]);
    let kinds: Vec<(&str, u64)> =
        found.report.kinds.iter().map(|kind| (kind.kind.as_str(), kind.guarded)).collect();
    assert_eq!(kinds, [("email", 0), ("cookie", 1)]);
    assert_eq!(found.report.linked, 1);
}

#[test]
fn an_account_is_not_a_person_but_may_be_the_customer() {
    let rows: [&[(usize, &str)]; 3] =
        [&[(0, "acme"), (1, "a@x.de")], &[(0, "acme"), (1, "b@x.de")], &[(0, "acme")]];
    let persons = Options { kinds: named_kinds(&["account", "email"]), ..Options::default() };
    let (customers, found) = of_texts(&rows, &persons);
    assert_eq!(customers, [0, 1, 2]);
    assert!(found.report.rules.iter().any(|rule| rule.contains("an account is not a person")));
    let accounts = Options { unit: Some(CustomerUnit::Account), ..persons.clone() };
    assert_eq!(of_texts(&rows, &accounts).0, [0, 0, 0]);
    let mut told = persons;
    told.kinds[0].link = Some(true);
    assert_eq!(of_texts(&rows, &told).0, [0, 0, 0]);
}

#[test]
fn what_only_fills_a_column_links_nobody() {
    let options = Options { kinds: named_kinds(&["cookie", "email"]), ..Options::default() };
    let rows: [&[(usize, &str)]; 5] = [
        &[(0, "c1"), (1, "unknown")],
        &[(0, "c2"), (1, "unknown")],
        &[(0, "NULL"), (1, "0")],
        &[],
        &[(0, "c2"), (1, " Mara@Shop.de")],
    ];
    let (customers, found) = of_texts(&rows, &options);
    assert_eq!(customers, [0, 1, u32::MAX, u32::MAX, 1]);
    let filled: Vec<u64> = found.report.kinds.iter().map(|kind| kind.placeholders).collect();
    assert_eq!((filled, found.report.without), (vec![3, 1], 2));
}

#[test]
fn a_list_of_customers_links_and_nobody_is_counted_without_an_event() {
    let options = Options { kinds: named_kinds(&["cookie", "crm id"]), ..Options::default() };
    let mut links = Links::new(2, None);
    let mut list = vec![
        links.customer([(0, "c1"), (1, "7")]),
        links.customer([(0, "c2"), (1, "7")]),
        links.customer([(0, "c9"), (1, "9")]),
    ];
    let mut events = vec![links.event([(0, "c1")]), links.event([(0, "c2")])];
    let customers = resolve(&mut links, &options).expect("customers");
    customers.apply(&mut events);
    assert_eq!(events, [0, 0]);
    customers.apply(&mut list);
    assert_eq!(list, [0, 0, u32::MAX]);
    assert_eq!((customers.report.customers, customers.report.linked), (1, 1));
}

#[test]
fn pairs_from_outside_link_what_was_never_seen_together() {
    let id = |kind: &str, id: &str| NamedId { kind: kind.to_owned(), id: id.to_owned() };
    let rows: [&[(usize, &str)]; 3] = [&[(0, "c1")], &[(0, "c2")], &[(1, "a@x.de")]];
    let pairs =
        vec![[id("cookie", "c1"), id("email", "A@x.de")], [id("cookie", "c2"), id("email", "unknown")]];
    let options = Options {
        kinds: named_kinds(&["cookie", "email"]),
        pairs,
        why: vec![
            [id("cookie", "c1"), id("email", "a@x.de")],
            [id("cookie", "c1"), id("cookie", "c2")],
            [id("cookie", "c1"), id("cookie", "c3")],
        ],
        ..Options::default()
    };
    let (customers, found) = of_texts(&rows, &options);
    assert_eq!(customers, [0, 1, 0]);
    assert_eq!(found.report.pairs, 1, "a placeholder is no id");
    let why = &found.report.why;
    assert_eq!(why[0].chain, [id("cookie", "c1"), id("email", "a@x.de")]);
    assert_eq!(why[1].because.as_deref(), Some("no chain of links leads from one to the other"));
    assert_eq!(why[2].because.as_deref(), Some("cookie `c3` was not seen"));
}

#[test]
fn to_keep_two_apart_the_least_trusted_link_gives_way() {
    let id = |kind: &str, id: &str| NamedId { kind: kind.to_owned(), id: id.to_owned() };
    // Two addresses, a cookie that both used, and a device of the first.
    let rows: [&[(usize, &str)]; 4] =
        [&[(0, "c"), (1, "a@x.de")], &[(0, "c"), (1, "b@x.de")], &[(1, "a@x.de"), (2, "d")], &[(0, "c")]];
    let unlink = vec![[id("email", "a@x.de"), id("email", "b@x.de")]];
    let kinds = named_kinds(&["cookie", "email", "device"]);
    let one = Options { kinds: kinds.clone(), ..Options::default() };
    assert_eq!(of_texts(&rows, &one).0, [0, 0, 0, 0]);
    let (customers, found) = of_texts(&rows, &Options { kinds, unlink, ..Options::default() });
    assert_eq!(customers, [0, 1, 0, 0]);
    assert_eq!(found.report.unlinked, 1);
}

#[test]
fn a_wrong_call_is_refused_in_words() {
    let wrong =
        |options: Options| resolve(&mut Links::new(1, None), &options).expect_err("refused").to_string();
    let cookie = named_kinds(&["cookie"]);
    let id = |kind: &str| NamedId { kind: kind.to_owned(), id: "x".to_owned() };
    let pairs = vec![[id("cooky"), id("cookie")]];
    assert_eq!(
        wrong(Options { kinds: cookie.clone(), pairs, ..Options::default() }),
        "there is no kind of ids `cooky`"
    );
    let zero = KindOptions { per_person: Some(0), ..cookie[0].clone() };
    assert_eq!(
        wrong(Options { kinds: vec![zero], ..Options::default() }),
        "a customer can have no `cookie`: `perPerson` is 0"
    );
    assert_eq!(wrong(Options::default()), "ids of 1 kinds were read, 0 are named");
}

/// What was mined from tables of these sources.
fn mine(
    document: &serde_json::Value,
    tables: &[(&str, String)],
    options: serde_json::Value,
) -> serde_json::Value {
    use cjm_core::wire::{call, no_hook};
    let names: Vec<_> = tables.iter().map(|(source, _)| serde_json::json!({ "source": source })).collect();
    let options = serde_json::json!({ "document": true, "tables": names, "mine": options });
    let text = document.to_string();
    let inputs: Vec<&[u8]> =
        std::iter::once(text.as_bytes()).chain(tables.iter().map(|(_, table)| table.as_bytes())).collect();
    let answer = call("mine", &options.to_string(), &inputs, &mut no_hook());
    let body: serde_json::Value = serde_json::from_str(&answer.json).expect("JSON");
    assert!(body.get("error").is_none(), "{body}");
    body["ok"].clone()
}

/// A site as Google Analytics exports it, a list of tickets and a list of customers: 40 persons look, each on
/// two devices; 20 of them log in and buy; 10 of these write to support, 4 of those by an address that only
/// the list of customers knows.
fn planted() -> (serde_json::Value, Vec<(&'static str, String)>) {
    use serde_json::json;
    let document = json!({ "cjm": "1.0",
        "sources": [
            { "id": "site", "kind": "events", "preset": "ga4",
              "idKinds": { "cookie": { "column": "user_pseudo_id" }, "login": { "column": "user_id" } } },
            { "id": "tickets", "kind": "events", "columns": { "event": "Kind", "time": "Created", "channel": "Via" },
              "idKinds": { "mail": { "column": "Requester" } } },
            { "id": "people", "kind": "customers", "columns": { "segment": "Plan" },
              "idKinds": { "login": { "column": "Login" }, "mail": { "column": "Mail" } } }
        ],
        "maps": [{ "id": "buy", "title": "Buying", "stages": [
            { "id": "look", "steps": [{ "id": "view" }] },
            { "id": "order", "steps": [{ "id": "purchase" }] },
            { "id": "help", "steps": [{ "id": "ask", "match": [{ "event": "Question", "source": "tickets" }] }] }
        ] }] });
    let mut site = String::new();
    let mut tell = |event: &str, at: u64, cookie: String, login: Option<usize>| {
        let login = login.map_or(json!(null), |who| json!(format!("L{who}")));
        let row = json!({ "event_name": event, "event_timestamp": (1_767_225_600 + at) * 1_000_000,
            "user_pseudo_id": cookie, "user_id": login,
            "event_params": [{ "key": "page_location", "value": { "string_value": "https://shop.example/" } }] });
        site.push_str(&format!("{row}\n"));
    };
    for who in 0..40 {
        let at = who as u64 * 3_600;
        tell("view", at, format!("a{who}"), None);
        tell("view", at + 600, format!("b{who}"), None);
        if who < 20 {
            tell("purchase", at + 660, format!("b{who}"), Some(who));
            // Later, on the other device.
            tell("view", at + 900, format!("a{who}"), Some(who));
        }
    }
    let mut tickets = String::from("Requester,Kind,Created,Via\n");
    let mut people = String::from("Login,Mail,Plan\n");
    for who in 0..20 {
        let (plan, mail) = (if who < 5 { "gold" } else { "basic" }, format!("p{who}@mail.example.de"));
        people.push_str(&format!("L{who},{mail},{plan}\n"));
        if who < 4 {
            people.push_str(&format!("L{who},work{who}@firm.de,{plan}\n"));
        }
        if who < 10 {
            let from = if who < 4 { format!("Work{who}@firm.de") } else { mail };
            tickets.push_str(&format!("{from},Question,2026-01-05T{who:02}:00:00Z,email\n"));
        }
    }
    (document, vec![("site", site), ("tickets", tickets), ("people", people)])
}

#[test]
fn customers_of_several_tables_are_joined_as_planted() {
    let (document, tables) = planted();
    let mined = mine(&document, &tables, serde_json::json!({}));
    // 20 who logged in are one each, the other 20 are two visitors each: nothing links their devices.
    assert_eq!(mined["cases"], 60);
    let identity = &mined["identity"];
    assert_eq!(
        (&identity["customers"], &identity["linked"]),
        (&serde_json::json!(60), &serde_json::json!(20))
    );
    let stages: Vec<(u64, u64)> = mined["stages"]
        .as_array()
        .expect("stages")
        .iter()
        .map(|stage| (stage["reached"].as_u64().unwrap(), stage["converted"].as_u64().unwrap()))
        .collect();
    assert_eq!(stages, [(60, 20), (20, 10), (10, 0)]);
    let cases = |segment: &str| mined["segments"][segment]["cases"].as_u64();
    assert_eq!((cases("gold"), cases("basic")), (Some(5), Some(15)));
    assert_eq!(mined["segments"]["gold"]["stages"][2]["reached"], 5);
    assert_eq!(mined["channelsByStage"]["help"], serde_json::json!({ "email": 10 }));
}

#[test]
fn why_and_apart_are_asked_where_events_are_mined() {
    let (document, tables) = planted();
    let id = |kind: &str, id: &str| serde_json::json!({ "kind": kind, "id": id });
    let (first, work) = (id("cookie", "a0"), id("mail", "work0@firm.de"));
    let mined = mine(&document, &tables, serde_json::json!({ "linking": { "why": [[first, work]] } }));
    let why = &mined["identity"]["why"][0];
    assert_eq!(
        why["chain"],
        serde_json::json!([id("cookie", "a0"), id("login", "L0"), id("mail", "work0@firm.de")])
    );
    let linking = serde_json::json!({ "unlink": [[first, work]], "salt": "pepper", "why": [[first, work]] });
    let mined = mine(&document, &tables, serde_json::json!({ "linking": linking }));
    assert_eq!(
        (&mined["identity"]["customers"], &mined["identity"]["why"][0]["one"]),
        (&serde_json::json!(61), &serde_json::json!(false))
    );
    let told = mined.to_string();
    assert!(!told.contains("p5@mail"), "no id stands in the result");
}

#[test]
fn rows_without_an_id_are_counted_and_belong_to_nobody() {
    let (document, _) = planted();
    let table = "cookie,mail,event,time\nc1,,view,2026-01-01\n,unknown,view,2026-01-02\n,,view,2026-01-03\nc1,a@b.de,view,soon\n";
    let mined = mine(
        &document,
        &[("plain", table.to_owned())],
        serde_json::json!({ "identity": ["cookie", "mail"] }),
    );
    assert_eq!((&mined["events"], &mined["cases"]), (&serde_json::json!(1), &serde_json::json!(1)));
    assert_eq!(mined["sources"][0]["bad"], 3);
    assert_eq!(mined["identity"]["without"], 2);
    assert_eq!(mined["identity"]["linked"], 0, "a row that cannot be used links nothing");
}

#[test]
fn parts_that_were_linked_by_different_rules_never_merge() {
    use cjm_core::evidence::{Options, Split, Table, merge, partial};
    let log = "cookie,mail,event,time\nc1,a@b.de,view,2026-01-01\n";
    let part = |linking: serde_json::Value| {
        let options = serde_json::json!({ "identity": ["cookie", "mail"], "linking": linking });
        let options: Options = serde_json::from_value(options).expect("options");
        let table = Table { data: log.as_bytes(), ..Table::default() };
        partial(&[table], None, &options, Split::Customers).expect("a part")
    };
    let kind = |link: bool, most: u64| serde_json::json!({ "kinds": [{ "kind": "cookie" }, { "kind": "mail", "link": link, "perPerson": most }] });
    let plain = part(kind(true, 3));
    assert!(merge(&[&plain, &part(kind(true, 3))]).is_ok());
    for other in [kind(false, 3), kind(true, 4)] {
        let error = merge(&[&plain, &part(other)]).expect_err("other rules");
        assert!(error.to_string().contains("different"), "{error}");
    }
}
