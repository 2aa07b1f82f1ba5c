//! How often the interval of a rating holds the truth: customers drawn again and again from known
//! populations, 95 % nominal.

use cjm_core::wire::{call, no_hook};
use serde_json::{Value, json};

/// SplitMix64 (Steele, Lea and Flood 2014): the same customers in every run.
struct Random(u64);

impl Random {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// How many of `n` answer each of five points.
    fn answers(&mut self, population: [f64; 5], n: usize) -> [u32; 5] {
        let mut counts = [0; 5];
        for _ in 0..n {
            let at = self.uniform();
            let mut below = 0.0;
            let point = population
                .iter()
                .position(|share| {
                    below += share;
                    at < below
                })
                .unwrap_or(4);
            counts[point] += 1;
        }
        counts
    }
}

const RUNS: usize = 1_500;

/// The share of samples of `n` whose interval holds the population's mean.
fn coverage(population: [f64; 5], n: usize) -> f64 {
    let truth: f64 = population.iter().zip(0..).map(|(share, point)| share * f64::from(point) / 4.0).sum();
    let mut random = Random(n as u64);
    let needs: Vec<Value> = (0..RUNS)
        .map(|run| {
            let counts = random.answers(population, n);
            json!({ "id": format!("n{run}"), "text": "x", "scale": "likert5", "target": 5,
                "ratings": [{ "of": "us", "counts": counts }] })
        })
        .collect();
    let ids: Vec<String> = (0..RUNS).map(|run| format!("n{run}")).collect();
    let document = json!({ "cjm": "1.0", "needs": needs, "personas": [{ "id": "p", "name": "P" }],
        "maps": [{ "id": "m", "title": "M", "personas": ["p"], "stages": [{ "id": "s", "needs": ids }] }] });
    let answer = call("score", r#"{"draws":0}"#, &[document.to_string().as_bytes()], &mut no_hook());
    let answer: Value = serde_json::from_str(&answer.json).expect("JSON");
    let cells = answer["ok"]["cells"].as_array().expect("cells");
    let held = cells.iter().filter(|cell| {
        let weight = cell["weight"].as_f64().expect("a weight");
        let end = |at: usize| 1.0 - cell["interval"][at].as_f64().expect("an interval") / weight;
        (end(1)..=end(0)).contains(&truth)
    });
    assert_eq!(cells.len(), RUNS);
    held.count() as f64 / RUNS as f64
}

#[test]
fn intervals_hold_the_truth_as_often_as_they_say() {
    const MIDDLE: [f64; 5] = [0.1, 0.2, 0.4, 0.2, 0.1];
    const HIGH: [f64; 5] = [0.02, 0.08, 0.2, 0.4, 0.3];
    const CEILING: [f64; 5] = [0.0, 0.0, 0.02, 0.08, 0.9];
    const POLARISED: [f64; 5] = [0.4, 0.1, 0.0, 0.1, 0.4];
    let mut table = String::new();
    let mut off = Vec::new();
    let (mut least, mut most, mut weak) = (1.0, 0.0, 1.0);
    for (name, population) in
        [("middle", MIDDLE), ("high", HIGH), ("ceiling", CEILING), ("polarised", POLARISED)]
    {
        for n in [3, 5, 10, 20, 50] {
            let share = coverage(population, n);
            table.push_str(&format!("{name} {n}: {share:.3}\n"));
            // Three answers cannot tell that opinion is split. The guide names it.
            let expected = if (name, n) == ("polarised", 3) {
                weak = share;
                0.7..=0.82
            } else {
                (least, most) = (f64::min(least, share), f64::max(most, share));
                0.91..=0.99
            };
            if !expected.contains(&share) {
                off.push((name, n, share));
            }
        }
    }
    assert!(off.is_empty(), "{off:?}\n{table}");
    let guide =
        std::fs::read_to_string(cjm_tests::root().join("docs/guide/value-gap.md")).expect("the guide");
    let said = format!("in {:.0} to {:.0} % of samples", 100.0 * least, 100.0 * most);
    assert!(guide.contains(&said), "the guide does not say: {said}\n{table}");
    let weak = format!("in {:.0} % only", 100.0 * weak);
    assert!(guide.contains(&weak), "the guide does not say: {weak}\n{table}");
}
