//! Large documents that look like real ones: every reference leads somewhere, every id stands once.

use std::collections::BTreeMap;

use super::Choices;

/// A document of about `bytes` bytes of JSON without blanks, but no less than 10,000, in which the
/// recommended rules find nothing.
pub fn large(bytes: usize, seed: u64) -> String {
    let mut choices = Choices::seeded(seed);
    let small = bytes < 100_000;
    let mut writer = Writer {
        choices: &mut choices,
        library: if small { 2 } else { 40 },
        steps: if small { 2 } else { 8 },
        stages: if small { 4 } else { 8 },
        named: BTreeMap::new(),
        out: String::with_capacity(bytes + 200_000),
    };
    writer.libraries();
    let mut map = 0;
    while map == 0 || writer.out.len() < bytes {
        writer.map(map);
        map += 1;
    }
    writer.out.push_str("]}");
    writer.out
}

struct Writer<'c> {
    choices: &'c mut Choices,
    /// How many of each a library holds.
    library: usize,
    /// Of a stage.
    steps: usize,
    /// Of a map.
    stages: usize,
    /// How often something in each library was named.
    named: BTreeMap<String, usize>,
    out: String,
}

impl Writer<'_> {
    fn libraries(&mut self) {
        self.out.push_str(r#"{"cjm":"1.0","language":"en","title":{"en":"Many maps","de":"Viele Karten"}"#);
        let list = |writer: &mut Self, name: &str, entry: &dyn Fn(&mut Self, usize) -> String| {
            let entries: Vec<String> = (0..writer.library).map(|at| entry(writer, at)).collect();
            writer.out.push_str(&format!(",\"{name}\":[{}]", entries.join(",")));
        };
        list(self, "personas", &|writer, at| {
            format!(
                r#"{{"id":"persona-{at}","name":"Buyer {at}","role":"{}","share":{},"segment":"segment {}","goals":["{}",{}],"traits":{{"age":{},"city":"Lyon"}},"reviewed":"2026-{:02}-15","evidence":["{}"]}}"#,
                writer.words(4),
                writer.decimal(),
                at % 5,
                writer.words(6),
                writer.note(),
                20 + at,
                1 + at % 12,
                writer.of("evidence"),
            )
        });
        list(self, "channels", &|_, at| {
            format!(r#"{{"id":"channel-{at}","name":"Way {at}","mode":"online"}}"#)
        });
        list(self, "touchpoints", &|writer, at| {
            format!(
                r#"{{"id":"touchpoint-{at}","name":"Window {at}","channel":"{}","media":"owned","owner":"{}"}}"#,
                writer.of("channel"),
                writer.of("department"),
            )
        });
        list(self, "departments", &|_, at| format!(r#"{{"id":"department-{at}","name":"Team {at}"}}"#));
        list(self, "competitors", &|_, at| {
            format!(r#"{{"id":"rival-{at}","name":"Rival {at}","share":0.5}}"#)
        });
        list(self, "scales", &|_, at| format!(r#"{{"id":"scale-{at}","min":1,"max":{},"step":1}}"#, 5 + at));
        list(self, "needs", &|writer, at| {
            format!(
                r#"{{"id":"need-{at}","text":"{}","kind":"trust","personas":["{}"],"scale":"scale-{at}","importance":[{}],"target":4.2,"ratings":[{{"of":"us","value":2.9,"n":131,"evidence":["{}"]}},{{"of":"{}","value":4.1}}]}}"#,
                writer.words(7),
                writer.of("persona"),
                writer.measure(),
                writer.of("evidence"),
                writer.of("rival"),
            )
        });
        list(self, "metrics", &|_, at| {
            format!(
                r#"{{"id":"metric-{at}","name":"Answered {at}","kind":"csat","scale":"likert5","better":"higher","target":4}}"#
            )
        });
        list(self, "evidence", &|writer, at| {
            format!(
                r#"{{"id":"evidence-{at}","kind":"survey","title":"{}","from":"2026-01-{:02}","to":"2026-09-30T12:00:00Z","n":{},"personalData":false}}"#,
                writer.words(5),
                1 + at % 28,
                30 + at,
            )
        });
        list(self, "knowledgeGaps", &|writer, at| {
            format!(
                r#"{{"id":"gap-{at}","question":"{}?","about":["{}"],"priority":"high","owner":"{}","due":"2027-01-31"}}"#,
                writer.words(8),
                writer.of("need"),
                writer.of("department"),
            )
        });
        self.out.push_str(",\"maps\":[");
    }

    fn map(&mut self, map: usize) {
        if map > 0 {
            self.out.push(',');
        }
        let personas: Vec<String> = (0..self.library).map(|at| format!("\"persona-{at}\"")).collect();
        let personas = personas.join(",");
        let (department, evidence) = (self.of("department"), self.of("evidence"));
        let scenario = self.words(12);
        self.out.push_str(&format!(
            r#"{{"id":"map-{map}","title":"Buying {map}","purpose":"choose what to mend","kind":"journey","state":"current","basis":"aggregated","personas":[{personas}],"scenario":"{scenario}","trigger":{{"text":"a letter","kind":"event"}},"owner":"{department}","evidence":["{evidence}"],"review":{{"cadence":"P90D","last":"2026-09-01"}},"stages":["#
        ));
        for stage in 0..self.stages {
            self.stage(map, stage);
        }
        self.out.push_str("],\"opportunities\":[");
        for at in 0..self.stages {
            let comma = if at > 0 { "," } else { "" };
            let (words, need, department) = (self.words(6), self.of("need"), self.of("department"));
            let pains: Vec<String> =
                (0..self.steps).map(|step| format!("\"pain-{map}-{at}-{step}\"")).collect();
            let pains = pains.join(",");
            self.out.push_str(&format!(
                r#"{comma}{{"id":"opportunity-{map}-{at}","text":"{words}","kind":"fix","addresses":[{pains}],"improves":[{{"need":"{need}","to":4.3}}],"effort":2,"confidence":0.7,"owner":"{department}","status":"planned","due":"2027-06-30"}}"#
            ));
        }
        self.out.push_str(&format!(
            r#"],"flow":[{{"from":"step-{map}-0-1","to":"step-{map}-0-0","kind":"loop"}}],"value":{{"perConversion":120.5,"currency":"EUR"}}}}"#
        ));
    }

    fn stage(&mut self, map: usize, stage: usize) {
        let comma = if stage > 0 { "," } else { "" };
        let (goal, need, metric) = (self.words(6), self.of("need"), self.of("metric"));
        self.out.push_str(&format!(
            r#"{comma}{{"id":"stage-{map}-{stage}","name":"Part {stage}","goal":"{goal}","funnel":["usage"],"weight":{},"needs":["{need}"],"metrics":[{{"metric":"{metric}","value":3.9,"n":74,"period":"2026-Q3"}}],"steps":["#,
            1 + stage
        ));
        for step in 0..self.steps {
            self.step(map, stage, step);
        }
        self.out.push_str("]}");
    }

    fn step(&mut self, map: usize, stage: usize, step: usize) {
        let comma = if step > 0 { "," } else { "" };
        let at = format!("{map}-{stage}-{step}");
        let text = format!(
            r#"{comma}{{"id":"step-{at}","name":"{}","kind":"action",{}"touchpoints":["{}"],"channels":["web","{}"],"devices":["phone"],"initiator":"customer","owner":"{}","at":"2026-03-04","wait":"PT2H","duration":{{"min":"PT5M","max":"PT1H"}},"actions":["{}",{}],"thoughts":[{}],"emotions":[{},{{"feeling":"relief","value":1,"n":12}}],"needs":["{}"],"#,
            self.words(3),
            if step == 0 { r#""momentOfTruth":true,"# } else { "" },
            self.of("touchpoint"),
            self.of("channel"),
            self.of("department"),
            self.words(9),
            self.note(),
            self.note(),
            self.choices.one(&["-0.6", "1.5", "-1.25", "0"]),
            self.of("need"),
        );
        self.out.push_str(&text);
        let text = format!(
            r#""pains":[{{"id":"pain-{at}","text":"{}","severity":4,"frequency":1.5,"reach":0.25,"needs":["{}"],"persona":"{}","votes":3,"status":"open"}}],"gains":[{{"id":"gain-{at}","text":"{}","votes":2}}],"metrics":[{{"metric":"{}","value":{}}}],"#,
            self.words(8),
            self.of("need"),
            self.of("persona"),
            self.words(6),
            self.of("metric"),
            1 + self.choices.below(5),
        );
        self.out.push_str(&text);
        let text = format!(
            r#""frontstage":[{{"id":"cell-{at}","text":"{}","department":"{}","system":"CRM","wait":"P1D","failures":[{{"id":"failure-{at}","text":"{}","likelihood":"low","impact":"high","owner":"{}"}}]}}],"backstage":["{}"],"match":[{{"event":"event_{at}"}}],"x-note":{{"made":"{at}","weight":1.50}}}}"#,
            self.words(7),
            self.of("department"),
            self.words(5),
            self.of("department"),
            self.words(6),
        );
        self.out.push_str(&text);
    }

    fn note(&mut self) -> String {
        format!(
            r#"{{"text":"{}","persona":"{}","evidence":["{}"],"votes":2}}"#,
            self.words(8),
            self.of("persona"),
            self.of("evidence"),
        )
    }

    fn measure(&mut self) -> String {
        format!(
            r#"{{"value":4.6,"n":131,"persona":"{}","evidence":["{}"]}}"#,
            self.of("persona"),
            self.of("evidence")
        )
    }

    /// The id of an entry of a library, one after the other.
    fn of(&mut self, kind: &str) -> String {
        let count = self.named.entry(kind.to_owned()).or_default();
        *count += 1;
        format!("{kind}-{}", *count % self.library)
    }

    fn decimal(&mut self) -> String {
        format!("{:.2}", f64::from(self.choices.number() % 500) / 100.0)
    }

    fn words(&mut self, count: usize) -> String {
        const WORDS: &[&str] = &[
            "price",
            "looks",
            "for",
            "the",
            "answer",
            "waits",
            "too",
            "long",
            "Größe",
            "café",
            "and",
            "again",
            "asks",
            "nobody",
            "finally",
            "it",
            "works",
            "日本",
            "\\u00e9t\\u00e9",
            "why",
        ];
        (0..count).map(|_| self.choices.one(WORDS)).collect::<Vec<_>>().join(" ")
    }
}
