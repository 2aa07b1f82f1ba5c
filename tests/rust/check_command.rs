//! `cjm check` as pipelines use it: outputs, configuration, baseline, suppression, fixes.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// An empty folder of this test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("cjm-check-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Runs `cjm check` on a file and gives exit code and output.
fn check(file: &Path, arguments: &[&str]) -> (u8, String) {
    let out = file.with_extension("out");
    let _ = std::fs::remove_file(&out);
    let [program, command, today] = ["cjm", "check", "--today=2026-11-21"];
    let file = file.to_str().expect("a plain path");
    let output = ["-o", out.to_str().expect("a plain path")];
    let all = [program, command, today, file].into_iter().chain(output).chain(arguments.iter().copied());
    let code = cjm_core::cli::run(all.map(Into::into));
    (code, std::fs::read_to_string(&out).unwrap_or_default())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

const MAP: &str = "cjm: \"1.0\"\nmaps:\n  - id: buy\n    title: Buying\n    personas: [nobody]\n    stages:\n      - { id: look, name: Look }\n";

#[test]
fn a_saved_report_is_a_baseline() {
    let folder = folder("baseline");
    let (file, saved) = (folder.join("map.yaml"), folder.join("known.json"));
    std::fs::write(&file, MAP).expect("writable");
    let (code, report) = check(&file, &["--format", "json"]);
    assert_eq!(code, 1);
    std::fs::write(&saved, &report).expect("writable");
    let known = ["--format", "json", "--baseline", saved.to_str().expect("a path")];
    let (code, report) = check(&file, &known);
    let report = json(&report);
    assert_eq!((code, report["diagnostics"].as_array().map(Vec::len)), (0, Some(0)), "{report}");
    assert!(report["baselined"].as_u64() > Some(3), "{report}");
    // Everything moves down, and one fault is new.
    let moved =
        MAP.replace("maps:", "# moved\ntitle: A\nmaps:").replace("stages:", "owner: nobody\n    stages:");
    std::fs::write(&file, moved).expect("writable");
    let (code, report) = check(&file, &known);
    let report = json(&report);
    let pointers: Vec<&str> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| it["pointer"].as_str().expect("a pointer"))
        .collect();
    assert_eq!((code, pointers), (1, vec!["/maps/0/owner"]), "{report}");
}

#[test]
fn what_cannot_be_read_is_never_known() {
    let folder = folder("broken");
    let (file, saved) = (folder.join("map.json"), folder.join("known.json"));
    std::fs::write(&file, "{").expect("writable");
    let (_, report) = check(&file, &["--format", "json"]);
    std::fs::write(&saved, report).expect("writable");
    let (code, _) = check(&file, &["--baseline", saved.to_str().expect("a path")]);
    assert_eq!(code, 1);
}

#[test]
fn a_configuration_sets_rules_thresholds_and_the_exit_code() {
    let folder = folder("config");
    let (file, config) = (folder.join("map.json"), folder.join("check.yaml"));
    std::fs::write(&file, r#"{"cjm":"1.0","evidence":[{"id":"a","kind":"survey","n":40}]}"#)
        .expect("writable");
    let run = |text: &str| {
        std::fs::write(&config, text).expect("writable");
        let (code, out) = check(&file, &["--format", "jsonl", "--config", config.to_str().expect("a path")]);
        (
            code,
            out.lines()
                .map(|line| json(line)["code"].as_str().expect("a code").to_owned())
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(run("{}"), (0, vec![]));
    assert_eq!(run("options: { sample-too-small: { survey: 50 } }"), (0, vec!["CJM503".to_owned()]));
    assert_eq!(run("options: { CJM503: { survey: 50 } }\nfailOn: warning"), (1, vec!["CJM503".to_owned()]));
    assert_eq!(
        run("options: { CJM503: { survey: 50 } }\nseverity: { evidence: error }"),
        (1, vec!["CJM503".to_owned()])
    );
    assert_eq!(run("options: { CJM503: { survey: 50 } }\nignore: [CJM5]"), (0, vec![]));
    for misuse in [
        "profil: strict",
        "options: { CJM503: { surveys: 50 } }",
        "options: { CJM503: { survey: -1 } }",
        "options: { CJM999: { survey: 1 } }",
        "severity: { nonsense: error }",
        "limits: { depth: 100000 }",
    ] {
        assert_eq!(run(misuse), (2, vec![]), "{misuse}");
    }
    assert_eq!(run("a: [").0, 3, "a configuration that cannot be read");
    assert_eq!(run("limits: { bytes: 10 }").1, ["CJM002"]);
}

#[test]
fn fixes_are_written_into_the_file() {
    let folder = folder("fix");
    let file = folder.join("map.yaml");
    let text = "# ours\nmaps: # all\n  - id: buy # the only one\n    title: Buying\n    futureOf: today\n  - { id: today, title: Today, state: current }\n";
    std::fs::write(&file, text).expect("writable");
    let (_, out) = check(&file, &["--fix", "--ignore", "CJM3,CJM4,CJM6,CJM7", "--select", "CJM703"]);
    assert!(out.contains("1 fixed"), "{out}");
    let (_, out) = check(&file, &["--fix", "--select", "CJM703"]);
    assert!(out.contains("1 fixed"), "{out}");
    let expected = "# ours\ncjm: \"1.0\"\nmaps: # all\n  - id: buy # the only one\n    title: Buying\n    state: future\n    futureOf: today\n  - { id: today, title: Today, state: current }\n";
    assert_eq!(std::fs::read_to_string(&file).expect("readable"), expected);
    let (_, out) = check(&file, &["--unsafe-fixes", "--select", "CJM703"]);
    assert_eq!(out, "no findings\n");
}

#[test]
fn an_object_can_say_what_shall_be_ignored_on_it() {
    let folder = folder("ignore");
    let file = folder.join("map.yaml");
    let run = |entry: &str| {
        let text = format!("{MAP}    x-cjm-ignore:\n      - {entry}\n");
        std::fs::write(&file, text).expect("writable");
        let report = json(&check(&file, &["--format", "json", "--select", "CJM308,CJM301"]).1);
        let codes = |code: &str| {
            let all = report["diagnostics"].as_array().expect("a list");
            all.iter()
                .filter(|found| found["code"] == code)
                .map(|found| found["message"].to_string())
                .collect::<Vec<_>>()
        };
        (codes("CJM308").len(), report["suppressed"].as_u64().unwrap_or_default(), codes("CJM130"))
    };
    let told = |text: &str| vec![format!("\"{text}\"")];
    assert_eq!(run("{ rule: stage-goal-missing, reason: not yet }"), (0, 1, vec![]));
    assert_eq!(run("{ rule: CJM3, reason: not yet, until: 2027-01-31 }"), (0, 2, vec![]));
    assert_eq!(
        run("{ rule: stage-goal-missing }"),
        (0, 1, told("nothing says why `stage-goal-missing` is ignored"))
    );
    assert_eq!(
        run("{ rule: stage-goal-missing, reason: a, until: 2026-11-20 }"),
        (1, 0, told("the day until which `stage-goal-missing` is ignored is past"))
    );
    assert_eq!(
        run("{ rule: goals, reason: a }"),
        (1, 0, told("no rule has the code, name or family `goals`"))
    );
    assert_eq!(
        run("{ rule: duplicate-id, reason: a }"),
        (1, 0, told("`duplicate-id` finds nothing here that could be ignored"))
    );
    // What does not run finds nothing, and is not called useless.
    assert_eq!(run("{ rule: emotion-missing, reason: a }"), (1, 0, vec![]));
    let broken = format!("{MAP}    x-cjm-ignore: [{{ rule: shape, reason: a }}]\n    state: never\n");
    std::fs::write(&file, broken).expect("writable");
    assert_eq!(check(&file, &["--format", "json"]).0, 1, "what cannot be read cannot be ignored");
}

fn hostile() -> Vec<String> {
    let path = cjm_tests::root().join("tests/third_party/blns/blns.json");
    let mut strings: Vec<String> =
        serde_json::from_slice(&std::fs::read(path).expect("the list")).expect("JSON");
    strings.extend(
        [
            "a\n::error::b",
            "a\r::set-output name=x::y",
            "%0A::warning::",
            "\u{1b}[31m",
            "\u{202e}",
            "\u{2028}",
        ]
        .map(str::to_owned),
    );
    strings
}

#[test]
fn hostile_names_break_no_output() {
    let folder = folder("hostile");
    for (at, names) in hostile().chunks(40).enumerate() {
        let file = folder.join(format!("a,b:c%0A{at}.json"));
        let stages: Vec<Value> = names
            .iter()
            .enumerate()
            .map(|(id, name)| serde_json::json!({ "id": format!("s{id}"), "name": name, "weigth": 1 }))
            .collect();
        let map = serde_json::json!({ "id": "m", "title": names.concat(), "owner": "x", "stages": stages });
        let document = serde_json::json!({ "cjm": "1.0", names[0].clone(): 1, "maps": [map] });
        std::fs::write(&file, document.to_string()).expect("writable");
        let (code, github) = check(&file, &["--format", "github"]);
        assert_eq!(code, 1);
        assert!(github.lines().count() <= 30);
        assert!(!github.contains("::0 more"));
        for line in github.split('\n').filter(|line| !line.is_empty()) {
            let known = ["::error ", "::warning ", "::notice "].iter().any(|start| line.starts_with(start));
            assert!(known && !line.chars().any(|c| c.is_control() || c == '\u{202e}'), "{line:?}");
            let file = line.contains("file=/") && line.contains("a%2Cb%3Ac%250A");
            assert!(file || line.contains(" title=cjm::"), "{line:?}");
        }
        let (_, sarif) = check(&file, &["--format", "sarif"]);
        let log = json(&sarif);
        let report = json(&check(&file, &["--format", "json"]).1);
        assert_eq!(
            log["runs"][0]["results"].as_array().map(Vec::len),
            report["diagnostics"].as_array().map(Vec::len)
        );
    }
}

#[test]
fn more_findings_than_are_listed_are_counted() {
    let folder = folder("many");
    let file = folder.join("map.json");
    let stages: Vec<String> = (0..1500).map(|at| format!(r#"{{"id":"s{at}"}}"#)).collect();
    std::fs::write(
        &file,
        format!(r#"{{"cjm":"1.0","maps":[{{"id":"m","title":"M","stages":[{}]}}]}}"#, stages.join(",")),
    )
    .expect("writable");
    let report = json(&check(&file, &["--format", "json", "--select", "CJM301"]).1);
    assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(1000));
    assert_eq!(report["summary"]["warning"], 1500);
    let sarif = json(&check(&file, &["--format", "sarif", "--select", "CJM301"]).1);
    let notice = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(notice, "500 more findings are not listed");
}
