//! Input meant to harm: each is answered with the right code at the right place, in bounded time and
//! memory. Every case runs in a process of its own, so that one that aborts takes nothing along.

use std::process::Command;
use std::time::Instant;

use cjm_core::compare::{Options, Side, diff, merge};
use cjm_core::wire::{call, no_hook};
use cjm_core::{Syntax, read};
use serde_json::Value;

/// What must be found: the code and the bytes of the only error; nothing for a sound document.
type Expected = Option<(&'static str, usize, usize)>;

struct Case {
    name: &'static str,
    syntax: &'static str,
    text: fn() -> Vec<u8>,
    expected: Expected,
}

const fn case(name: &'static str, syntax: &'static str, text: fn() -> Vec<u8>, expected: Expected) -> Case {
    Case { name, syntax, text, expected }
}

/// A document whose extension `x-a` holds `value`.
fn json(value: &[u8]) -> Vec<u8> {
    [br#"{"cjm":"1.0","x-a":"#.as_slice(), value, b"}"].concat()
}

fn yaml(value: &[u8]) -> Vec<u8> {
    [b"cjm: '1.0'\nx-a: ".as_slice(), value, b"\n"].concat()
}

fn list(item: &str, count: usize) -> Vec<u8> {
    let mut text = String::from("[");
    for at in 0..count {
        text.push_str(if at > 0 { "," } else { "" });
        text.push_str(item);
    }
    text.push(']');
    text.into_bytes()
}

/// Blocks inside each other, each a column further right.
fn stairs(levels: usize) -> Vec<u8> {
    let mut text = String::from("cjm: '1.0'\nx-a:\n");
    for level in 1..levels {
        text.push_str(&format!("{}a:\n", " ".repeat(level)));
    }
    text.into_bytes()
}

/// Each list holds nine aliases of the one before it.
fn laughs() -> Vec<u8> {
    let mut text = String::from("cjm: '1.0'\nx-a:\n- &l0 [ha]\n");
    for level in 1..9 {
        let aliases = vec![format!("*l{}", level - 1); 9].join(", ");
        text.push_str(&format!("- &l{level} [{aliases}]\n"));
    }
    text.into_bytes()
}

fn members(count: usize, name: fn(usize) -> String) -> Vec<u8> {
    let members: Vec<String> = (0..count).map(|at| format!("\"{}\":0", name(at))).collect();
    format!("{{{}}}", members.join(",")).into_bytes()
}

/// A tenth without optimisation, unless `CJM_FULL` is set.
fn large(count: usize) -> usize {
    if cfg!(debug_assertions) && std::env::var_os("CJM_FULL").is_none() { count / 10 } else { count }
}

const MIB: usize = 1 << 20;

#[rustfmt::skip]
const CASES: &[Case] = &[
    case("100,000 open lists", "json", || b"[".repeat(100_000), Some(("CJM002", 64, 65))),
    case("100,000 closed lists", "json", || [b"[".repeat(100_000), b"]".repeat(100_000)].concat(), Some(("CJM002", 64, 65))),
    case("100,000 open lists in an extension", "json", || json(&b"[".repeat(100_000)), Some(("CJM002", 82, 83))),
    case("100,000 open objects", "json", || json(&br#"{"a":"#.repeat(100_000)), Some(("CJM002", 334, 335))),
    case("64 levels", "json", || json(&[b"[".repeat(63), b"]".repeat(63)].concat()), None),
    case("100,000 open lists in YAML", "yaml", || yaml(&b"[".repeat(100_000)), Some(("CJM002", 80, 81))),
    case("100,000 open objects in YAML", "yaml", || yaml(&b"{a: ".repeat(100_000)), Some(("CJM002", 268, 269))),
    case("100,000 dashes in YAML", "yaml", || [b"cjm: '1.0'\nx-a:\n  ".to_vec(), b"- ".repeat(100_000)].concat(), Some(("CJM002", 144, 145))),
    case("2,000 steps down in YAML", "yaml", || stairs(2_000), Some(("CJM002", 2_285, 2_286))),
    case("100,000 question marks in YAML", "yaml", || b"? ".repeat(100_000), Some(("CJM001", 2, 3))),
    case("100,000 anchors in a row", "yaml", || yaml(&b"&a ".repeat(100_000)), Some(("CJM001", 19, 20))),
    case("64 levels in YAML", "yaml", || yaml(&[b"[".repeat(63), b"]".repeat(63)].concat()), None),

    case("NaN", "json", || br#"{"cjm":"1.0","x-a":NaN}"#.to_vec(), Some(("CJM001", 19, 22))),
    case("-Infinity", "json", || br#"{"cjm":"1.0","x-a":-Infinity}"#.to_vec(), Some(("CJM001", 20, 28))),
    case(".nan in YAML", "yaml", || yaml(b".nan"), Some(("CJM001", 16, 20))),
    case("1e999 in a typed member", "json", || br#"{"cjm":"1.0","scoring":{"lambda":1e999}}"#.to_vec(), Some(("CJM101", 33, 38))),
    case("1e999 in an extension", "json", || json(b"1e999"), None),
    case("a number of 1,024 digits", "json", || json(&b"7".repeat(1_024)), None),
    case("a number of 1,025 digits", "json", || json(&b"7".repeat(1_025)), Some(("CJM002", 19, 1_044))),
    case("a number of 1,025 digits in YAML", "yaml", || yaml(&b"7".repeat(1_025)), Some(("CJM002", 16, 1_041))),
    case("a count of 400 digits", "json", || [br#"{"cjm":"1.0","evidence":[{"id":"e","kind":"survey","n":"#.to_vec(), b"9".repeat(400), b"}]}".to_vec()].concat(), Some(("CJM101", 55, 455))),

    case("a member twice", "json", || br#"{"cjm":"1.0","title":"A","title":"B"}"#.to_vec(), Some(("CJM003", 25, 32))),
    case("a member twice in an extension", "json", || json(br#"{"b":{"c":1,"\u0063":2}}"#), Some(("CJM003", 31, 39))),
    case("a member twice in YAML", "yaml", || b"cjm: '1.0'\ntitle: A\n'title': B\n".to_vec(), Some(("CJM003", 20, 27))),
    case("100,000 members", "json", || json(&members(100_000, |at| format!("m{at}"))), None),
    case("100,001 members", "json", || json(&members(100_001, |_| "m".to_owned())), Some(("CJM002", 600_020, 600_021))),

    case("a byte order mark", "json", || b"\xEF\xBB\xBF{\"cjm\":\"1.0\"}".to_vec(), None),
    case("two byte order marks", "json", || b"\xEF\xBB\xBF\xEF\xBB\xBF{}".to_vec(), Some(("CJM001", 3, 6))),
    case("a byte order mark before YAML", "yaml", || b"\xEF\xBB\xBFcjm: '1.0'\n".to_vec(), None),
    case("a byte that is not UTF-8", "json", || b"{\"cjm\":\"1.0\",\"title\":\"\xFF\"}".to_vec(), Some(("CJM004", 22, 23))),
    case("a byte that is not UTF-8 in an extension", "json", || json(b"\"\xC3\x28\""), Some(("CJM004", 20, 21))),
    case("a character cut short", "yaml", || b"cjm: '1.0'\ntitle: \xE2\x82".to_vec(), Some(("CJM004", 18, 20))),
    case("a surrogate as UTF-8", "json", || json(b"\"\xED\xA0\x80\""), Some(("CJM004", 20, 21))),
    case("UTF-16, little end first", "json", || b"\xFF\xFE{\0}\0".to_vec(), Some(("CJM004", 0, 2))),
    case("UTF-16, big end first", "yaml", || b"\xFE\xFF\0{\0}".to_vec(), Some(("CJM004", 0, 2))),
    case("UTF-16 without a mark", "json", || b"{\0}\0".to_vec(), Some(("CJM001", 1, 2))),
    case("half a surrogate pair", "json", || json(br#""\ud83d""#), Some(("CJM004", 20, 26))),
    case("the other half", "json", || json(br#""\ude00""#), Some(("CJM004", 20, 26))),
    case("half a surrogate pair in YAML", "yaml", || yaml(br#""\ud83d""#), Some(("CJM004", 16, 17))),
    case("a NUL", "json", || b"{\"cjm\":\"1.0\",\"title\":\"\0\"}".to_vec(), Some(("CJM001", 22, 23))),
    case("a NUL in YAML", "yaml", || b"cjm: '1.0'\ntitle: a\0b\n".to_vec(), Some(("CJM001", 19, 20))),

    case("nothing", "json", Vec::new, Some(("CJM001", 0, 0))),
    case("nothing in YAML", "yaml", Vec::new, Some(("CJM001", 0, 0))),
    case("blanks only", "json", || b" \n\t \r\n".to_vec(), Some(("CJM001", 6, 6))),
    case("blanks only in YAML", "yaml", || b"  \n \n".to_vec(), Some(("CJM001", 5, 5))),
    case("a million line breaks", "yaml", || b"\n".repeat(MIB), Some(("CJM001", MIB, MIB))),
    case("a million comments", "yaml", || [b"#\n".repeat(MIB), b"cjm: '1.0'\n".to_vec()].concat(), None),

    case("50 MB of text", "json", || json(&list(&format!("\"{}\"", "x".repeat(1_000)), large(50_000))), None),
    case("50 MB of numbers", "json", || json(&list(&format!("[{}]", vec!["1.5"; 250].join(",")), large(19_000))), None),
    case("12 MB of text in YAML", "yaml", || yaml(&list(&format!("\"{}\"", "x".repeat(1_000)), large(12_000))), None),
    case("more than 64 MiB", "json", || b" ".repeat(64 * MIB + 1), Some(("CJM002", 0, 0))),
    case("a text of a mebibyte", "json", || json(&[b"\"".to_vec(), b"x".repeat(MIB), b"\"".to_vec()].concat()), None),
    case("a longer text", "json", || json(&[b"\"".to_vec(), b"x".repeat(MIB + 1), b"\"".to_vec()].concat()), Some(("CJM002", 19, 19 + MIB + 3))),
    case("a longer text in YAML", "yaml", || yaml(&b"x".repeat(MIB + 1)), Some(("CJM002", 16, 16 + MIB + 1))),
    case("a name of 1,024 bytes", "json", || json(&members(1, |_| "n".repeat(1_024))), None),
    case("a name of 1,025 bytes", "json", || json(&members(1, |_| "n".repeat(1_025))), Some(("CJM002", 20, 1_047))),
    case("a name of 1,025 bytes in YAML", "yaml", || yaml(&members(1, |_| "n".repeat(1_025))), Some(("CJM002", 17, 1_044))),
    case("a name of 50 kB in YAML", "yaml", || [b"n".repeat(50_000), b": 1\n".to_vec()].concat(), Some(("CJM002", 0, 50_000))),
    case("a million items", "json", || json(&list("0", 1_000_000)), None),
    case("a million and one", "json", || json(&list("0", 1_000_001)), Some(("CJM002", 2_000_020, 2_000_021))),
    case("five million values", "json", || json(&list(&format!("[{}]", vec!["0"; 99].join(",")), 51_000)), Some(("CJM002", 10_000_009, 10_000_010))),
    case("half a million values in YAML", "yaml", || yaml(&list(&format!("[{}]", vec!["0"; 99].join(",")), 5_000)), None),
    case("200,000 wrong items", "json", || [br#"{"cjm":"1.0","maps":"#.to_vec(), list("7", 200_000), b"}".to_vec()].concat(), Some(("CJM101", 21, 22))),
    case("wrong items at the end of a long list", "json", || {
        let sound = list("{}", 900_000);
        [br#"{"cjm":"1.0","needs":[{"id":"n","text":"t","importance":"#.to_vec(), sound[..sound.len() - 1].to_vec(), b",true".repeat(20_000), b"]}]}".to_vec()].concat()
    }, Some(("CJM101", 2_700_057, 2_700_061))),
    case("a quote that is never closed", "json", || json(&[b"\"".to_vec(), b"x\\n".repeat(300_000)].concat()), Some(("CJM001", 19, 20))),
    case("a quote that is never closed in YAML", "yaml", || yaml(&[b"'".to_vec(), b"x\n ".repeat(300_000)].concat()), Some(("CJM001", 16, 17))),

    case("a thousand million aliases", "yaml", laughs, Some(("CJM002", 361, 364))),
    case("1,001 aliases", "yaml", || yaml(&[b"[&a 1".to_vec(), b", *a".repeat(1_001), b"]".to_vec()].concat()), Some(("CJM002", 4_023, 4_025))),
    case("1,000 aliases of a mebibyte", "yaml", || yaml(&[b"\n- &a ".to_vec(), b"x".repeat(MIB), b"\n- *a".repeat(1_000)].concat()), Some(("CJM002", 16 + 6 + MIB + 3 + 64 * 5, 16 + 6 + MIB + 5 + 64 * 5))),
    case("an alias inside its own value", "yaml", || yaml(b"&a [1, *a]"), Some(("CJM001", 23, 25))),
    case("an alias of nothing", "yaml", || yaml(b"*a"), Some(("CJM001", 16, 17))),
    case("100,000 anchors", "yaml", || yaml(&list("&a 1", 100_000)), None),
    case("two documents", "yaml", || b"cjm: '1.0'\n---\ncjm: '1.0'\n".to_vec(), Some(("CJM001", 11, 14))),
    case("a tab that indents", "yaml", || b"cjm: '1.0'\nx-a:\n\tb: 1\n".to_vec(), Some(("CJM001", 16, 17))),
    case("a tag", "yaml", || yaml(b"!!python/object:os.system {}"), Some(("CJM001", 16, 41))),
    case("a list for a name", "yaml", || b"? [a]\n: 1\n".to_vec(), Some(("CJM001", 2, 3))),
    case("a merge key", "yaml", || b"cjm: '1.0'\nx-a: &a { title: T }\n<<: *a\n".to_vec(), None),
    case("a directive of a megabyte", "yaml", || [b"%".to_vec(), b"x".repeat(MIB), b"\n---\ncjm: '1.0'\n".to_vec()].concat(), Some(("CJM001", 1, 2))),
    case("300,000 steps", "json", || [br#"{"cjm":"1.0","maps":[{"id":"m","title":"t","stages":[{"id":"s","steps":"#.to_vec(), list(r#"{"id":"a"}"#, 300_000), b"}]}]}".to_vec()].concat(), Some(("CJM201", 89, 92))),
    case("100,000 suppressions", "json", || json(&list(r#"{"x-cjm-ignore":[{"rule":"CJM301","reason":"r"}]}"#, 100_000)), None),
    case("20,000 ids that stand twice, 20,000 references that lead nowhere", "json", || {
        let personas: Vec<String> = (0..40_000).map(|at| format!(r#"{{"id":"p{}","name":"x","evidence":["e{at}"]}}"#, at / 2)).collect();
        format!(r#"{{"cjm":"1.0","personas":[{}]}}"#, personas.join(",")).into_bytes()
    }, Some(("CJM202", 59, 63))),
    case("a header and a million blank lines", "yaml", || yaml(&[b"|+\n".to_vec(), b"\n".repeat(MIB - 10), b" x".to_vec()].concat()), None),
];

/// Runs one case and prints what came of it: `answer`, milliseconds, peak memory in kB.
#[test]
#[ignore = "run by the test below, a process a case"]
fn one() {
    let Ok(name) = std::env::var("CJM_HOSTILE") else { return };
    let case = CASES.iter().find(|case| case.name == name).expect("a case");
    let text = (case.text)();
    // From here on the most is counted anew.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = memory();
    let start = Instant::now();
    let options = format!(r#"{{"syntax":"{}","profile":"minimal"}}"#, case.syntax);
    let answer = call("check", &options, &[&text], &mut no_hook()).json;
    let took = start.elapsed().as_millis();
    let count = |marks: &[u8]| text.iter().filter(|byte| marks.contains(byte)).count();
    // The text twice, a node and a value for each that it holds; the largest object is a step.
    let allowed = (2 * text.len()
        + 96 * count(
            b",:
",
        )
        + 1100 * count(b"{"))
        / 1024
        + 100_000;
    println!("answer {} {allowed} {took} {} {answer}", text.len(), memory().saturating_sub(before));
}

/// The most memory that this process ever had, in kB; 0 where nobody says.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse().ok()).unwrap_or(0)
}

#[test]
fn hostile_input_is_answered_in_bounded_time_and_memory() {
    let slowest = if cfg!(debug_assertions) { 60_000 } else { 2_000 };
    let mut wrong = Vec::new();
    for case in CASES {
        let program = std::env::current_exe().expect("this program");
        let output = Command::new(program)
            .args(["hostile::one", "--exact", "--ignored", "--nocapture"])
            .env("CJM_HOSTILE", case.name)
            .output()
            .expect("runs");
        let printed = String::from_utf8_lossy(&output.stdout);
        let Some(line) = printed.lines().find_map(|line| line.strip_prefix("answer ")) else {
            wrong.push(format!(
                "{}: {} {}",
                case.name,
                output.status,
                String::from_utf8_lossy(&output.stderr)
            ));
            continue;
        };
        let mut parts = line.splitn(5, ' ');
        let mut number = || parts.next().and_then(|part| part.parse::<usize>().ok()).expect("a number");
        let (bytes, allowed, took, memory) = (number(), number(), number(), number());
        let answer: Value = serde_json::from_str(parts.next().expect("an answer")).expect("JSON");
        let findings = answer["ok"]["diagnostics"].as_array().expect("a report");
        let error = findings.iter().find(|found| found["severity"] == "error");
        let found = error.map(|found| {
            let byte = |name: &str| found["span"][name].as_u64().expect("a byte") as usize;
            (found["code"].as_str().expect("a code"), byte("start"), byte("end"))
        });
        println!("{:45} {:>9} bytes {took:>6} ms {:>7} kB  {found:?}", case.name, bytes, memory);
        if found != case.expected {
            wrong.push(format!("{}: {found:?}, not {:?}", case.name, case.expected));
        }
        if took > slowest {
            wrong.push(format!("{}: took {took} ms", case.name));
        }
        if memory > allowed {
            wrong.push(format!("{}: took {memory} kB for {bytes} bytes", case.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_list_of_equal_items_is_compared_and_merged_in_bounded_time() {
    let slowest = if cfg!(debug_assertions) { 60_000 } else { 2_000 };
    let document = |count: usize| {
        let actions = vec![r#""looks""#; count].join(",");
        let text = format!(
            r#"{{"maps":[{{"id":"m","title":"t","stages":[{{"id":"s","steps":[{{"id":"t1","actions":[{actions}]}}]}}]}}]}}"#
        );
        read(text.as_bytes(), Syntax::Json).expect("a document")
    };
    let (base, ours, theirs) = (document(20_000), document(20_010), document(19_990));
    let start = Instant::now();
    let changes =
        diff((&base, &base.maps[0]), (&ours, &ours.maps[0]), &Options::default()).expect("comparable");
    let merge = merge(&base, &ours, &theirs, Side::Base).expect("mergeable");
    let took = start.elapsed().as_millis();
    assert_eq!(changes.ops.len(), 10);
    assert_eq!(merge.conflicts.len(), 10);
    assert!(took < slowest, "took {took} ms");
}
