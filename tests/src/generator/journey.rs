//! Maps at random whose references lead somewhere: what pictures are tried with.

use serde_json::{Value, json};

use super::Choices;

/// Pieces of text that are hard to set, in scripts of all kinds.
const PIECES: &[&str] = &[
    "looks",
    "for the price of forty seats",
    "a",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "Rechtsschutzversicherungsgesellschaften",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
    "https://example.org/a/path/without/a/blank?and=more&of=it",
    "Größenänderung – “quoted” … 3 × 4 ≠ 13",
    "Ενημερωτικό δελτίο προϊόντων",
    "предварительное согласование договора",
    "e\u{301}e\u{301}e\u{301}",
    "1,234,567.89",
    "<b>&amp;</b>",
    "two\nlines",
    "no\u{a0}break\u{a0}here\u{a0}at\u{a0}all",
    "soft\u{ad}hyphen\u{ad}ated",
];

const FOREIGN: &[&str] = &["顧客の旅程を計算できる地図", "سعر الاشتراك 25 مقعدًا", "מחיר 25 מושבים", "😀👩‍👩‍👧"];

/// A document with one map, `foreign` scripts among its texts or only those that Inter has.
pub fn journey(choices: &mut Choices, foreign: bool) -> Value {
    Journey { choices, foreign, used: 0 }.document()
}

struct Journey<'c> {
    choices: &'c mut Choices,
    foreign: bool,
    used: usize,
}

impl Journey<'_> {
    fn document(&mut self) -> Value {
        let personas: Vec<Value> =
            ["p0", "p1", "p2", "p3"].iter().take(self.choices.below(5)).map(|id| self.persona(id)).collect();
        let names: Vec<Value> = personas.iter().map(|persona| persona["id"].clone()).collect();
        let stages: Vec<Value> = (0..1 + self.choices.below(5)).map(|_| self.stage(&names)).collect();
        let pains = pains(&stages);
        let opportunities: Vec<Value> = (0..self.choices.below(5))
            .map(|at| {
                let pain = self.choices.below(pains.len().max(1));
                json!({ "id": format!("o{at}"), "text": self.text(8), "addresses": pains.get(pain), "effort": 2, "owner": "d" })
            })
            .map(|mut opportunity| {
                let addressed = opportunity["addresses"].take();
                opportunity["addresses"] = if addressed.is_null() { json!([]) } else { json!([addressed]) };
                opportunity
            })
            .collect();
        let steps: Vec<&Value> = stages.iter().flat_map(|stage| list(&stage["steps"])).collect();
        let mut flow = Vec::new();
        if !steps.is_empty() {
            for kind in ["branch", "loop", "recovery"] {
                let [from, to] = [0, 0].map(|_| steps[self.choices.below(steps.len())]["id"].clone());
                flow.push(json!({ "from": from, "to": to, "kind": kind, "text": self.text(4) }));
            }
        }
        json!({
            "cjm": "1.0", "language": "en", "personas": personas,
            "departments": [{ "id": "d", "name": self.text(2) }],
            "metrics": [{ "id": "m", "name": self.text(2), "kind": "conversion" }],
            "evidence": [{ "id": "v", "kind": "survey", "title": self.text(3), "n": 12 }],
            "maps": [{ "id": "map", "title": self.text(6), "personas": names, "scenario": self.text(9),
                       "stages": stages, "opportunities": opportunities, "flow": flow }],
        })
    }

    fn persona(&mut self, id: &str) -> Value {
        json!({ "id": id, "name": self.text(2), "role": self.text(3) })
    }

    fn stage(&mut self, personas: &[Value]) -> Value {
        let steps: Vec<Value> = (0..self.choices.below(6)).map(|_| self.step(personas)).collect();
        let metrics = if self.choices.chance(40) {
            json!([{ "metric": "m", "value": 0.25, "evidence": ["v"] }])
        } else {
            json!([])
        };
        json!({ "id": self.id(), "name": self.text(4), "goal": self.text(5), "metrics": metrics, "steps": steps })
    }

    fn step(&mut self, personas: &[Value]) -> Value {
        let mut emotions = Vec::new();
        for persona in personas {
            if self.choices.chance(70) {
                let value = f64::from(self.choices.number() % 41) / 10.0 - 2.0;
                emotions
                    .push(json!({ "value": value, "persona": persona, "n": 5 + self.choices.below(400) }));
            }
        }
        if personas.is_empty() && self.choices.chance(70) {
            emotions.push(json!({ "value": -1, "n": 12, "sd": 0.8, "evidence": ["v"] }));
        }
        let mut pains = Vec::new();
        for _ in 0..self.choices.below(3) {
            pains.push(json!({ "id": self.id(), "text": self.text(9), "severity": 4 }));
        }
        json!({
            "id": self.id(), "name": self.text(3), "channels": ["web", "email", "phone"],
            "actions": self.texts(3), "thoughts": self.texts(2), "emotions": emotions, "pains": pains,
            "frontstage": [{ "text": self.text(4), "department": "d" }], "backstage": self.texts(2),
            "momentOfTruth": self.choices.chance(20).then(|| self.text(4)), "wait": "P11D",
        })
        .as_object()
        .map(|step| {
            step.iter().filter(|(_, value)| !value.is_null()).map(|(k, v)| (k.clone(), v.clone())).collect()
        })
        .unwrap_or_default()
    }

    fn texts(&mut self, most: usize) -> Vec<String> {
        (0..self.choices.below(most + 1)).map(|_| self.text(10)).collect()
    }

    fn text(&mut self, most: usize) -> String {
        let words = (0..1 + self.choices.below(most)).map(|_| {
            let from = if self.foreign && self.choices.chance(25) { FOREIGN } else { PIECES };
            self.choices.one(from)
        });
        words.collect::<Vec<_>>().join(" ")
    }

    fn id(&mut self) -> String {
        self.used += 1;
        format!("i{}", self.used)
    }
}

fn pains(stages: &[Value]) -> Vec<Value> {
    let steps = stages.iter().flat_map(|stage| list(&stage["steps"]));
    steps.flat_map(|step| list(&step["pains"])).map(|pain| pain["id"].clone()).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A map of so many steps, `stages` in a row with as many each as fit, every one with nine lanes.
pub fn long(stages: usize, steps: usize) -> Value {
    let step = |at: usize| {
        json!({
            "id": format!("step-{at}"), "name": format!("Step {at}"), "channels": ["web", "email"],
            "touchpoints": ["tp"], "actions": [format!("does number {at} and waits for the answer")],
            "thoughts": ["why is this not one step?"], "emotions": [{ "value": (at % 5) as f64 - 2.0, "n": 40, "evidence": ["v"] }],
            "frontstage": ["an agent answers"], "backstage": ["a case is opened"],
            "pains": [{ "id": format!("pain-{at}"), "text": "asked for the same thing again", "severity": 3, "evidence": ["v"] }],
            "metrics": [{ "metric": "m", "value": 0.5, "n": 40, "evidence": ["v"] }],
        })
    };
    let stage = |stage: usize| {
        let own: Vec<Value> = (0..steps).filter(|at| at * stages / steps.max(1) == stage).map(step).collect();
        json!({ "id": format!("stage-{stage}"), "name": format!("Stage {stage}"), "steps": own })
    };
    let opportunities: Vec<Value> = (0..steps)
        .map(|at| json!({ "id": format!("idea-{at}"), "text": "ask once", "addresses": [format!("pain-{at}")], "effort": 2 }))
        .collect();
    json!({
        "cjm": "1.0",
        "touchpoints": [{ "id": "tp", "name": "Form" }],
        "metrics": [{ "id": "m", "name": "Goes on", "kind": "conversion" }],
        "evidence": [{ "id": "v", "kind": "survey", "title": "Survey", "n": 40 }],
        "maps": [{ "id": "long", "title": format!("A map of {steps} steps"),
                   "stages": (0..stages).map(stage).collect::<Vec<_>>(), "opportunities": opportunities }],
    })
}
