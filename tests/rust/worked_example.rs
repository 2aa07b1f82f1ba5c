//! The worked example of the guide: what it computes by hand is what cjm computes.

use cjm_core::wire::{call, no_hook};
use serde_json::Value;

fn page() -> String {
    std::fs::read_to_string(cjm_tests::root().join("docs/guide/value-gap.md")).expect("the page")
}

/// The text between `begin` and `end`, both of which stand on the page.
fn between<'a>(page: &'a str, begin: &str, end: &str) -> &'a str {
    let from = page.find(begin).unwrap_or_else(|| panic!("the page lacks {begin}")) + begin.len();
    let to = page[from..].find(end).unwrap_or_else(|| panic!("the page lacks {end}"));
    &page[from..from + to]
}

fn ask(operation: &str, options: &str, inputs: &[&[u8]]) -> Value {
    let answer = call(operation, options, inputs, &mut no_hook());
    let value: Value = serde_json::from_str(&answer.json).expect("JSON");
    assert!(value.get("error").is_none(), "{value}");
    value["ok"].clone()
}

/// The number at the end of a part of the page.
fn number(part: &str) -> f64 {
    let last = part.split_whitespace().last().expect("a word");
    last.trim_end_matches(['.', ',']).parse().unwrap_or_else(|_| panic!("no number: {last}"))
}

#[test]
fn what_the_guide_computes_by_hand_cjm_computes_too() {
    let page = page();
    let document = between(&page, "```yaml\n", "```");
    let sheet = ask("score", "{}", &[document.as_bytes()]);
    let cell = |need: &str| {
        let cells = sheet["cells"].as_array().expect("cells");
        cells.iter().find(|cell| cell["need"] == need).expect("a cell").clone()
    };
    let near = |value: &Value, printed: f64| {
        let got = value.as_f64().unwrap_or_else(|| panic!("no number: {value}"));
        assert!((got - printed).abs() < 0.5e-9, "{got} is not {printed}");
    };
    let price = cell("clear-price");
    near(&price["own"], number(between(&page, "own (2.6 - 1) / 4 =", ", rival")));
    near(&price["reference"], number(between(&page, "rival (3.8 - 1) / 4 =", ", target")));
    near(&price["target"], number(between(&page, "target (4.2 - 1) / 4 =", "\n")));
    near(&price["gapTarget"], number(between(&page, "To the target 0.80 - 0.40 =", " To the rival")));
    near(&price["gapReference"], number(between(&page, "To the rival 0.70 - 0.40 =", " Positive")));
    near(&price["gap"], number(between(&page, "0.5 x 0.40 + 0.5 x 0.30 =", " Look")));
    near(&price["weight"], number(between(&page, "0.75 / 1.25 =", " of the stage")));
    near(&price["valueGap"], number(between(&page, "0.6 x 0.35 =", ":")));
    let order = cell("easy-order");
    near(&order["gap"], number(between(&page, "0.5 x (0.60 - 0.75) =", ", the value gap")));
    near(&order["valueGap"], number(between(&page, "0.4 x -0.075 =", ":")));
    near(&sheet["shortfall"], number(between(&page, "Short by", ", ahead")) / 100.0);
    near(&sheet["advantage"], number(between(&page, "ahead by", ", net")) / 100.0);
    near(&sheet["net"], number(between(&page, "ahead by 3, net", " of 100")) / 100.0);
}

#[test]
fn the_pairs_of_the_guide_can_be_asked_for() {
    let page = page();
    let input = between(&page, "takes the rows themselves: `", "`");
    let options = format!(r#"{{"name":"paired",{}"#, input.trim_start_matches('{'));
    let answer = ask("method", &options, &[]);
    assert_eq!(answer["items"][0]["n"], 2);
    assert_eq!(answer["items"][0]["difference"], 0.375);
}
