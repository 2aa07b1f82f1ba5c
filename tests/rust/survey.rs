//! Survey exports, as the tools write them.

use cjm_core::check::{Options, Profile, Severity, check};
use cjm_core::wire::{call, no_hook};
use serde_json::{Value, json};

fn template() -> Vec<u8> {
    call("new", r#"{"template":"survey"}"#, &[], &mut no_hook()).outputs.remove(0)
}

/// What was read, and the document with the answers.
fn survey(document: &[u8], table: &str, options: Value) -> (Value, Vec<u8>) {
    let answer = call("survey", &options.to_string(), &[document, table.as_bytes()], &mut no_hook());
    let value: Value = serde_json::from_str(&answer.json).expect("JSON");
    assert!(value.get("error").is_none(), "{value}");
    (value["ok"].clone(), answer.outputs.into_iter().next().expect("the document"))
}

fn read(document: &[u8]) -> Value {
    let answer = call("read", "{}", &[document], &mut no_hook());
    serde_json::from_str::<Value>(&answer.json).expect("JSON")["ok"]["document"].clone()
}

const PLAIN: &str = "respondent,date,persona,importance know-cost,performance know-cost us,performance know-cost rival,importance quick-start,performance quick-start us,performance quick-start rival,nps,csat buy,ces use
a,2026-07-01,customer,5,2,4,4,4,,9,4,6
b,2026-07-02,Sam,4,3,4,5,5,3,10,5,7
c,2026-07-04,,5,1,,3,4,4,6,2,5
";

#[test]
fn the_questionnaire_is_read_back_by_its_own_columns() {
    let (report, document) = survey(&template(), PLAIN, json!({}));
    assert_eq!((report["rows"].as_u64(), report["respondents"].as_u64()), (Some(3), Some(3)));
    assert_eq!((report["faulty"].as_u64(), report["ignored"].as_array().map(Vec::len)), (Some(0), Some(0)));
    let found =
        check(&document, &Options { profile: Profile::Recommended, ..Options::default() }).expect("a report");
    let errors: Vec<&str> =
        found.diagnostics.iter().filter(|it| it.severity == Severity::Error).map(|it| it.rule).collect();
    assert_eq!(errors, Vec::<&str>::new());
    let document = read(&document);
    let ratings = document["needs"][0]["ratings"].as_array().expect("ratings");
    let us = ratings.iter().find(|it| it["of"] == "us" && it["persona"] == "customer").expect("our rating");
    assert_eq!(us["counts"], json!([0, 1, 1, 0, 0]));
    assert_eq!(us["evidence"], json!(["questionnaire-answers"]));
    let evidence = document["evidence"].as_array().expect("evidence").last().expect("the entry").clone();
    assert_eq!((evidence["kind"].as_str(), evidence["n"].as_u64()), (Some("survey"), Some(3)));
    assert_eq!(
        (evidence["from"].as_str(), evidence["to"].as_str()),
        (Some("2026-07-01"), Some("2026-07-04"))
    );
}

#[test]
fn the_same_answers_again_change_nothing() {
    let (_, once) = survey(&template(), PLAIN, json!({}));
    let (report, twice) = survey(&once, PLAIN, json!({}));
    assert_eq!(String::from_utf8(once).unwrap(), String::from_utf8(twice).unwrap());
    assert!(report["answers"].as_array().expect("answers").iter().all(|it| it["replaced"] == true));
}

/// The heads of a Qualtrics CSV: codes, questions, import ids.
#[test]
fn qualtrics_has_three_heading_rows_and_previews() {
    let document = String::from_utf8(template()).unwrap().replace("column: nps,", "column: Q7,");
    let only = document.replace("plain-wide # or qualtrics, surveymonkey, google-forms", "qualtrics");
    let start = only.find("      - { column: importance know-cost").expect("the first question");
    let end = only.find("      - { column: Q7").expect("the NPS question");
    let rest = only[end..].find("      - { column: csat").expect("the next") + end;
    let stop = only.find("# What to ask in a workshop").expect("the end of questions");
    let only = format!("{}{}\n{}", &only[..start], &only[end..rest], &only[stop..])
        .replace("case: respondent, time: date, persona: persona", "case: ResponseId, time: RecordedDate");
    let table = "StartDate,Status,RecordedDate,ResponseId,Q7
Start Date,Response Type,Recorded Date,Response ID,\"How likely are you to recommend us, all in all?\"
\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"recordedDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID7\"\"}\"
2026-08-01 10:00:00,IP Address,2026-08-01 10:05:00,R_1,9
2026-08-01 10:00:00,IP Address,2026-08-02 10:05:00,R_2,10 - extremely likely
2026-08-01 10:00:00,Survey Preview,2026-08-02 11:05:00,R_3,0
2026-08-01 10:00:00,IP Address,2026-08-03 10:05:00,R_4,-99
";
    let (report, _) = survey(only.as_bytes(), table, json!({}));
    assert_eq!(
        (report["rows"].as_u64(), report["previews"].as_u64(), report["respondents"].as_u64()),
        (Some(4), Some(1), Some(2))
    );
    let answer = &report["answers"][0];
    assert_eq!(
        (answer["metric"].as_str(), answer["n"].as_u64(), answer["score"].as_f64()),
        (Some("nps"), Some(2), Some(100.0))
    );
    assert_eq!(report["faulty"], 0);
}

/// SurveyMonkey: a question stands once, its parts below.
#[test]
fn surveymonkey_has_a_question_over_several_columns() {
    let document = br#"{"cjm":"1.0","needs":[{"id":"a","text":"A","scale":"likert5"},{"id":"b","text":"B","scale":"likert5"}],
        "sources":[{"id":"s","kind":"survey","preset":"surveymonkey","questions":[
            {"column":"How well do we do? / Price","asks":"performance","need":"a","answers":{"Very well":5,"Badly":2}},
            {"column":"Speed","asks":"performance","need":"b","answers":{"Very well":5,"Badly":2}}]}],
        "maps":[{"id":"m","title":"M","stages":[{"id":"x","needs":["a","b"]}]}]}"#;
    let table = "Respondent ID,How well do we do?,,Any remark?
,Price,Speed,Open-Ended Response
1,Very well,Badly,
2,badly,Very well,x
";
    let (report, changed) = survey(document, table, json!({}));
    assert_eq!(report["respondents"], 2);
    let needs = read(&changed)["needs"].clone();
    assert_eq!(needs[0]["ratings"][0]["counts"], json!([0, 1, 0, 0, 1]));
    assert_eq!(needs[1]["ratings"][0]["counts"], json!([0, 1, 0, 0, 1]));
    assert_eq!(report["ignored"], json!(["Respondent ID", "Any remark?"]));
}

#[test]
fn google_forms_and_semicolons_are_read() {
    let document = br#"{"cjm":"1.0","metrics":[{"id":"csat","name":"C","kind":"csat"}],
        "sources":[{"id":"s","kind":"survey","preset":"google-forms","questions":[
            {"column":"How content are you? [All in all]","asks":"metric","metric":"csat"}]}],
        "maps":[{"id":"m","title":"M"}]}"#;
    let table = "\u{feff}Timestamp;How content are you? [All in all]\r\n2026/11/22 10:00:00 AM GMT+1;5\r\n2026/11/23 10:00:00 AM GMT+1;2\r\n";
    let (report, changed) = survey(document, table, json!({}));
    assert_eq!(
        (report["answers"][0]["score"].as_f64(), report["answers"][0]["n"].as_u64()),
        (Some(0.5), Some(2))
    );
    let document = read(&changed);
    assert_eq!(document["evidence"][0]["from"], "2026-11-22");
    assert_eq!(document["maps"][0]["metrics"][0]["counts"], json!([0, 1, 0, 0, 1]));
    assert_eq!(document["maps"][0]["metrics"][0]["scale"], "likert5");
}

#[test]
fn weights_make_answers_worth_less_than_they_are_many() {
    let document = br#"{"cjm":"1.0","metrics":[{"id":"csat","name":"C","kind":"csat","scale":"likert5"}],"maps":[{"id":"m","title":"M"}]}"#;
    let (report, changed) = survey(document, "csat,w\n5,1\n1,3\n", json!({ "weight": "w" }));
    // (1 + 3)^2 / (1 + 9) = 1.6, a quarter of it for 5.
    assert_eq!(report["answers"][0]["worth"], 1.6);
    let reading = read(&changed)["maps"][0]["metrics"][0].clone();
    assert_eq!((&reading["counts"], &reading["n"]), (&json!([1.2, 0, 0, 0, 0.4]), &json!(2)));
}

#[test]
fn what_cannot_be_used_is_told_by_row_and_column() {
    let document = br#"{"cjm":"1.0","metrics":[{"id":"csat","name":"C","kind":"csat","scale":"likert5"}],"maps":[{"id":"m","title":"M"}]}"#;
    let mut table = String::from("csat\n5\n2.5\n7\nwell\n\"a\nb\"\n3,3\n");
    table.extend((0..150).map(|_| "x\n"));
    let (report, _) = survey(document, &table, json!({}));
    assert_eq!((report["respondents"].as_u64(), report["faulty"].as_u64()), (Some(1), Some(155)));
    let faults = report["faults"].as_array().expect("faults");
    assert_eq!(faults.len(), 100);
    let told: Vec<(u64, &str)> = faults
        .iter()
        .take(5)
        .map(|it| (it["row"].as_u64().unwrap(), it["message"].as_str().unwrap()))
        .collect();
    assert_eq!(told[0], (3, "2.5 is between two points of scale `likert5`"));
    assert_eq!(told[1], (4, "7 is off scale `likert5`, 1 to 5"));
    assert_eq!(told[2].0, 5);
    assert_eq!(told[3].0, 6);
    assert_eq!(told[4], (8, "2 cells, the headings have 1: the row is not counted"));
}

#[test]
fn who_rates_us_and_a_rival_in_one_row_is_told_as_a_pair() {
    let table = "respondent,date,persona,importance know-cost,performance know-cost us,performance know-cost rival,importance quick-start,performance quick-start us,performance quick-start rival,nps,csat buy,ces use
a,2026-07-01,,,2,3,,,,,,
b,2026-07-01,,,4,5,,,,,,
c,2026-07-01,,,1,2,,,,,,
d,2026-07-01,,,3,4,,,,,,
e,2026-07-01,,,5,,,,,,,
f,2026-07-01,,,,1,,,,,,
";
    let (report, _) = survey(&template(), table, json!({}));
    let of = |whom: &str| {
        let answers = report["answers"].as_array().expect("answers").clone();
        answers.into_iter().find(|it| it["of"] == whom && it["need"] == "know-cost").expect("a rating")
    };
    assert!(of("us").get("paired").is_none());
    let paired = &of("rival")["paired"];
    assert_eq!((of("rival")["n"].as_u64(), paired["n"].as_u64()), (Some(5), Some(4)));
    // As the method `paired` computes it by hand in its own test.
    assert!((paired["gap"].as_f64().expect("a gap") - 0.2).abs() < 1e-12);
}

#[test]
fn in_a_long_table_a_pair_stands_in_several_rows_of_one_respondent() {
    let document = br#"{"cjm":"1.0","competitors":[{"id":"rival","name":"R"}],"needs":[{"id":"speed","text":"S","scale":"likert5"}],"maps":[{"id":"m","title":"M","stages":[{"id":"x","needs":["speed"]}]}]}"#;
    let rows = [("a", 2, 3), ("b", 4, 5), ("c", 1, 2), ("d", 3, 4)];
    let ours = rows.map(|(who, us, _)| format!("{who},speed,us,{us}\n"));
    let theirs = rows.map(|(who, _, rival)| format!("{who},speed,rival,{rival}\n"));
    // Somebody who rated only us, only the rival, both but one of them twice, and two without a name.
    let rest = "e,speed,us,5\nf,speed,rival,1\ng,speed,us,1\ng,speed,rival,5\ng,speed,us,5\n,speed,us,1\n,speed,rival,5\n";
    let table = format!("respondent,need,of,rating\n{}{}{rest}", ours.concat(), theirs.concat());
    let (report, _) = survey(document, &table, json!({ "source": "plain-long" }));
    assert_eq!(report["respondents"].as_u64(), Some(9));
    let of = |whom: &str| {
        let answers = report["answers"].as_array().expect("answers").clone();
        answers.into_iter().find(|it| it["of"] == whom).expect("a rating")
    };
    assert_eq!((of("us")["n"].as_u64(), of("rival")["n"].as_u64()), (Some(8), Some(7)));
    let paired = &of("rival")["paired"];
    assert_eq!(paired["n"].as_u64(), Some(4));
    // The pairs of the wide table above.
    assert!((paired["gap"].as_f64().expect("a gap") - 0.2).abs() < 1e-12);
}
