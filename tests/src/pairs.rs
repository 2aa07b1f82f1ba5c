//! Random documents that share ids, so that two of them are two states of the same map: things come
//! and go, move anywhere, and change what they say.
//!
//! Everything is drawn from a list of numbers, which property tests shrink towards the empty list:
//! that gives the smallest document.

use std::fmt::Write as _;

/// Numbers to draw from; nothing but 0 when they are used up.
#[derive(Debug, Clone)]
pub struct Draw {
    numbers: Vec<u32>,
    at: usize,
}

impl Draw {
    /// Draws from these numbers.
    pub fn new(numbers: Vec<u32>) -> Self {
        Self { numbers, at: 0 }
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u32) -> u32 {
        let number = self.numbers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        number % limit
    }

    fn pick<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[self.below(words.len() as u32) as usize]
    }

    /// Some of the words, in any order.
    fn some(&mut self, words: &[&str]) -> Vec<String> {
        let mut left: Vec<&str> = words.to_vec();
        let mut chosen = Vec::new();
        while !left.is_empty() && self.below(3) > 0 {
            chosen.push(left.remove(self.below(left.len() as u32) as usize).to_owned());
        }
        chosen
    }
}

/// A thing of a map: where it stands, and among its neighbours where.
struct Thing {
    id: String,
    parent: u32,
    rank: u32,
    body: String,
}

const NOTES: [&str; 7] = [
    r#""looks""#,
    r#""asks""#,
    r#""waits""#,
    r#"{"text":"asks","persona":"dana"}"#,
    r#"{"text":"asks","evidence":["calls","survey"]}"#,
    r#"{"text":"asks","evidence":["survey","calls"]}"#,
    r#"{"text":{"de":"fragt","en":"asks"},"x-note":[]}"#,
];
const EMOTIONS: [&str; 5] = [
    "-1",
    "0.5",
    r#"{"value":0.5,"n":12}"#,
    r#"{"feeling":"relief"}"#,
    r#"{"value":1,"evidence":["survey","calls"]}"#,
];
const SEVERITIES: [&str; 5] = [
    "4",
    "2",
    r#"{"value":4,"n":9}"#,
    r#"{"value":4,"evidence":["calls","survey"]}"#,
    r#"{"value":4,"evidence":["survey","calls"]}"#,
];
const EXTENSIONS: [&str; 6] = ["null", "1.50", "1.5", r#"{"b":[],"a":{}}"#, r#"["a","b"]"#, r#""𝄞é\n""#];
const NEEDS: [&str; 3] = ["price", "speed", "trust"];
const STAGES: [&str; 4] = ["s1", "s2", "s3", "s4"];

/// The members `"name":text` that are not empty.
fn object(members: &[(&str, String)]) -> String {
    let mut out = String::from("{");
    for (name, text) in members.iter().filter(|(_, text)| !text.is_empty()) {
        if out.len() > 1 {
            out.push(',');
        }
        let _ = write!(out, r#""{name}":{text}"#);
    }
    out + "}"
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("plain text")
}

fn strings(items: &[String]) -> String {
    format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(","))
}

/// A list of texts drawn with repetition.
fn several(draw: &mut Draw, texts: &[&str]) -> String {
    let count = draw.below(4);
    format!("[{}]", (0..count).map(|_| draw.pick(texts)).collect::<Vec<_>>().join(","))
}

fn maybe(draw: &mut Draw, texts: &[&str]) -> String {
    if draw.below(2) == 0 { String::new() } else { draw.pick(texts).to_owned() }
}

/// Readings or ratings, each key at most once.
fn keyed(draw: &mut Draw, member: &str, keys: &[&str], first: &str) -> String {
    let chosen = draw.some(keys);
    let items: Vec<String> = chosen
        .iter()
        .map(|key| {
            let value = draw.below(5);
            format!(
                r#"{{{first}"{member}":"{key}","value":{value},"evidence":{}}}"#,
                strings(&draw.some(&["calls", "survey"]))
            )
        })
        .collect();
    format!("[{}]", items.join(","))
}

/// Things of a pool that are there, each on one of `parents` in any order.
fn things(
    draw: &mut Draw,
    pool: &[&str],
    parents: u32,
    body: impl Fn(&mut Draw, &str) -> String,
) -> Vec<Thing> {
    let mut things = Vec::new();
    for id in pool {
        if draw.below(4) == 0 {
            continue;
        }
        let (parent, rank) = (draw.below(parents), draw.below(100));
        things.push(Thing { id: (*id).to_owned(), parent, rank, body: body(draw, id) });
    }
    things.sort_by(|a, b| (a.parent, a.rank, &a.id).cmp(&(b.parent, b.rank, &b.id)));
    things
}

fn on(things: &[Thing], parent: usize) -> String {
    let here = things.iter().filter(|thing| thing.parent as usize == parent);
    let bodies: Vec<&str> = here.map(|thing| thing.body.as_str()).collect();
    format!("[{}]", bodies.join(","))
}

fn spliced(things: &[Thing], member: &str, children: &[Thing]) -> Vec<Thing> {
    things
        .iter()
        .enumerate()
        .map(|(at, thing)| {
            let list = on(children, at);
            let body = thing.body.strip_suffix('}').expect("an object");
            let comma = if body.len() > 1 { "," } else { "" };
            Thing { id: thing.id.clone(), body: format!(r#"{body}{comma}"{member}":{list}}}"#), ..*thing }
        })
        .collect()
}

/// A document with one map, all of whose library entries the map reaches.
pub fn document(draw: &mut Draw, map: &str) -> String {
    let failures = things(draw, &["f1", "f2", "f3"], 4, |draw, id| {
        object(&[
            ("id", quoted(id)),
            ("text", quoted(draw.pick(&["lost", "late"]))),
            ("impact", maybe(draw, &[r#""low""#, r#""high""#])),
        ])
    });
    // Two cells with ids, two without.
    let cells = ["c1", "c2", "", ""];
    let mut cell_things: Vec<Thing> = Vec::new();
    for (at, id) in cells.iter().enumerate() {
        let mut members = vec![("id", if id.is_empty() { String::new() } else { quoted(id) })];
        members.push(("text", quoted(draw.pick(&["prints", "signs"]))));
        members.push(("evidence", maybe(draw, &[r#"["calls","survey"]"#, r#"["survey","calls"]"#])));
        members.push(("failures", on(&failures, at)));
        let (parent, rank) = (draw.below(12), draw.below(100));
        cell_things.push(Thing { id: (*id).to_owned(), parent, rank, body: object(&members) });
    }
    cell_things.sort_by_key(|thing| (thing.parent, thing.rank));
    let pains = things(draw, &["p1", "p2", "p3", "p4", "p5"], 6, |draw, id| {
        object(&[
            ("id", quoted(id)),
            ("text", quoted(draw.pick(&["slow", "dear", "unclear", "slow; dear"]))),
            ("severity", maybe(draw, &SEVERITIES)),
            ("needs", strings(&draw.some(&NEEDS))),
            ("x-own", maybe(draw, &EXTENSIONS)),
        ])
    });
    // The same pool: what was a pain may be a gain in the other document.
    let taken: Vec<&str> = pains.iter().map(|pain| pain.id.as_str()).collect();
    let free: Vec<&str> =
        ["p1", "p2", "p3", "p4", "p5", "g1"].into_iter().filter(|id| !taken.contains(id)).collect();
    let gains = things(draw, &free, 6, |draw, id| {
        object(&[
            ("id", quoted(id)),
            ("text", quoted(draw.pick(&["quick", "kind"]))),
            ("reach", maybe(draw, &["0.25", "1"])),
        ])
    });
    let steps = things(draw, &["t1", "t2", "t3", "t4", "t5", "t6"], 4, |draw, id| {
        object(&[
            ("id", quoted(id)),
            ("name", maybe(draw, &[r#""Search""#, r#""Pay""#, r#"{"de":"Zahlen","en":"Pay"}"#])),
            ("channels", strings(&draw.some(&["web", "email", "store"]))),
            ("devices", strings(&draw.some(&["phone", "kiosk/1", "a#b"]))),
            ("momentOfTruth", maybe(draw, &["true", r#""here it breaks""#])),
            ("wait", maybe(draw, &[r#""P1D""#, r#"{"min":"P1D","max":"P3D"}"#])),
            ("actions", several(draw, &NOTES)),
            ("emotions", several(draw, &EMOTIONS)),
            ("needs", strings(&draw.some(&NEEDS))),
            (
                "metrics",
                keyed(draw, "period", &["2026-Q1", "2026-07-01/2026-09-30", "a#2"], r#""metric":"nps","#),
            ),
            ("x-color", maybe(draw, &EXTENSIONS)),
            ("later", maybe(draw, &["7", "[]"])),
        ])
    });
    let steps = spliced(&steps, "pains", &pains);
    let steps = spliced(&steps, "gains", &gains);
    let front: Vec<Thing> = Vec::new();
    let mut back: Vec<Thing> = front;
    let mut sight: Vec<Thing> = Vec::new();
    for mut cell in cell_things {
        let target = if cell.parent >= 6 { &mut back } else { &mut sight };
        cell.parent %= 6;
        target.push(cell);
    }
    let steps = spliced(&spliced(&steps, "frontstage", &sight), "backstage", &back);
    let stages = things(draw, &STAGES, 1, |draw, id| {
        object(&[
            ("id", quoted(id)),
            ("name", quoted(draw.pick(&["Look", "Decide", "Use"]))),
            ("funnel", strings(&draw.some(&["awareness", "decision", "usage"]))),
            ("weight", maybe(draw, &["1", "2.5"])),
            ("personaWeights", maybe(draw, &[r#"{"dana":1}"#, r#"{"ravi":2,"dana":1}"#])),
        ])
    });
    let stages = spliced(&stages, "steps", &steps);
    let opportunities = things(draw, &["o1", "o2"], 1, |draw, id| {
        object(&[
            ("id", quoted(id)),
            ("text", quoted(draw.pick(&["slider", "call back"]))),
            ("addresses", strings(&draw.some(&["price", "speed"]))),
            ("confidence", maybe(draw, &["0.5", "0.9"])),
            (
                "improves",
                maybe(
                    draw,
                    &[
                        r#"[{"need":"price","to":4}]"#,
                        r#"[{"need":"speed","to":3},{"need":"price","to":4.5}]"#,
                    ],
                ),
            ),
        ])
    });
    let needs = things(draw, &NEEDS, 1, |draw, id| {
        object(&[
            ("id", quoted(id)),
            ("text", quoted(draw.pick(&["know the price", "be fast"]))),
            ("importance", several(draw, &EMOTIONS[..2])),
            ("target", maybe(draw, &["3", "4"])),
            ("ratings", keyed(draw, "of", &["us", "acme"], "")),
        ])
    });
    let personas = things(draw, &["dana", "ravi"], 1, |draw, id| {
        object(&[
            ("id", quoted(id)),
            ("name", quoted(id)),
            ("goals", several(draw, &NOTES)),
            ("share", maybe(draw, &["0.25", "1"])),
        ])
    });
    let ids = |things: &[Thing]| strings(&things.iter().map(|thing| thing.id.clone()).collect::<Vec<_>>());
    let all_needs = Thing {
        id: "all".to_owned(),
        parent: 0,
        rank: 0,
        body: format!(r#"{{"id":"all","needs":{}}}"#, ids(&needs)),
    };
    let stage_list = on(&stages, 0);
    let stage_list = match stage_list.strip_prefix("[]") {
        Some(_) => format!("[{}]", all_needs.body),
        None => format!("[{},{}", all_needs.body, &stage_list[1..]),
    };
    let map = object(&[
        ("id", quoted(map)),
        ("title", quoted(draw.pick(&["Buying", "Buying a plan"]))),
        ("state", maybe(draw, &[r#""current""#, r#""future""#])),
        ("trigger", maybe(draw, &[r#"{"text":"lost"}"#, r#"{"text":"lost","kind":"problem","x-t":null}"#])),
        ("personas", ids(&personas)),
        (
            "review",
            maybe(
                draw,
                &[r#"{"cadence":"P1Y","last":"2026-01-31"}"#, r#"{"cadence":"P1Y","last":"2027-01-31"}"#],
            ),
        ),
        ("evidence", strings(&["calls".to_owned(), "survey".to_owned()])),
        ("stages", stage_list),
        ("opportunities", on(&opportunities, 0)),
        (
            "flow",
            several(
                draw,
                &[
                    r#"{"from":"t1","to":"t2"}"#,
                    r#"{"from":"t2","to":"t1","kind":"loop"}"#,
                    r#"{"from":"t1","to":"t2","text":"or"}"#,
                ],
            ),
        ),
        ("ratings", keyed(draw, "of", &["us", "acme"], r#""need":"price","#)),
        ("metrics", keyed(draw, "metric", &["nps"], "")),
        ("x-map", maybe(draw, &EXTENSIONS)),
    ]);
    object(&[
        ("personas", on(&personas, 0)),
        ("needs", on(&needs, 0)),
        ("competitors", r#"[{"id":"acme","name":"Acme"}]"#.to_owned()),
        (
            "evidence",
            r#"[{"id":"calls","kind":"supportCase","to":"2025-01-31"},{"id":"survey","kind":"survey"}]"#
                .to_owned(),
        ),
        ("maps", format!("[{map}]")),
    ])
}
