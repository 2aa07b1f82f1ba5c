//! CPU time of value gaps and of a ranking with probabilities.
//!
//! `score` measures and prints a Markdown table.

mod clock;

use cjm_core::model::Document;
use cjm_core::score::{Options, rank, score};
use cjm_core::{Syntax, read};
use serde_json::{Value, json};

fn main() {
    println!("| what | of | CPU time |\n|---|---|---:|");
    let (needs, personas, stages) = (1000, 5, 20);
    let large = document(needs, personas, stages, 0);
    let quiet = Options { draws: Some(0), ..Options::default() };
    let cells = score(&large, &large.maps[0], &quiet).expect("a sheet").cells;
    assert_eq!(cells.len(), needs * personas * stages);
    assert!(cells.iter().all(|cell| cell.interval.is_some()));
    tell(
        "value gaps with intervals",
        &format!("{needs} needs x {personas} personas x {stages} stages"),
        || score(&large, &large.maps[0], &quiet).expect("a sheet").cells.len(),
    );
    let ideas = document(100, 5, 20, 100);
    let drawn = Options { draws: Some(2000), ..Options::default() };
    let ranking = rank(&ideas, &ideas.maps[0], &drawn).expect("a ranking");
    assert_eq!((ranking.draws, ranking.plan.len()), (Some(2000), 100));
    tell("ranking, 2000 draws", "100 opportunities for 100 needs", || {
        rank(&ideas, &ideas.maps[0], &drawn).expect("a ranking").items.len()
    });
}

/// Every stage lists the needs that fall to it: all of them where there are no opportunities, else its
/// part. Each persona rates us, all rate two rivals together.
fn document(needs: usize, personas: usize, stages: usize, opportunities: usize) -> Document {
    let counts = |seed: usize| [seed % 7, seed % 11, 3 + seed % 13, seed % 17, 1 + seed % 5];
    let need = |need: usize| {
        let mut ratings: Vec<Value> = (0..personas)
            .map(|who| json!({ "of": "us", "persona": format!("p{who}"), "counts": counts(need * 31 + who * 7) }))
            .collect();
        ratings.push(json!({ "of": "a", "value": 3.0 + (need % 19) as f64 / 10.0, "n": 40 + need % 60 }));
        ratings.push(json!({ "of": "b", "counts": counts(need * 17 + 5) }));
        json!({ "id": format!("n{need}"), "text": "need", "scale": "likert5", "target": 4.5,
            "importance": [3.0 + (need % 20) as f64 / 10.0], "ratings": ratings })
    };
    let stage = |stage: usize| {
        let here = |need: &usize| opportunities == 0 || need % stages == stage;
        let ids: Vec<String> = (0..needs).filter(here).map(|need| format!("n{need}")).collect();
        json!({ "id": format!("s{stage}"), "name": "stage", "weight": 1 + stage % 4,
            "steps": [{ "id": format!("x{stage}"), "name": "step", "needs": ids }] })
    };
    let opportunity = |idea: usize| {
        json!({ "id": format!("o{idea}"), "text": "idea", "effort": 1 + idea % 5, "improves": [
            { "need": format!("n{idea}"), "to": 4.8 },
            { "need": format!("n{}", (idea + 1) % needs), "to": 4.2, "reach": 0.5 },
        ] })
    };
    let text = json!({
        "cjm": "1.0",
        "personas": (0..personas).map(|who| json!({ "id": format!("p{who}"), "name": "who", "share": 1 + who }))
            .collect::<Vec<_>>(),
        "competitors": [{ "id": "a", "name": "A", "share": 2 }, { "id": "b", "name": "B", "share": 1 }],
        "needs": (0..needs).map(need).collect::<Vec<_>>(),
        "maps": [{ "id": "m", "title": "map",
            "personas": (0..personas).map(|who| format!("p{who}")).collect::<Vec<_>>(),
            "stages": (0..stages).map(stage).collect::<Vec<_>>(),
            "opportunities": (0..opportunities).map(opportunity).collect::<Vec<_>>() }],
    });
    read(text.to_string().as_bytes(), Syntax::Json).expect("a document")
}

/// Prints the least CPU time that one run takes.
fn tell(name: &str, size: &str, run: impl FnMut() -> usize) {
    let millis = clock::micros(run) / 1e3;
    println!("| {name} | {size} | {millis:.1} ms |");
}
