//! One of everything, with every member, in house order. Ids begin with `d-`, references with
//! `r-`, and nothing else does.

use crate::model::{
    Cell, Channel, Columns, Competitor, Department, Document, Duration, Emotion, Evidence, Failure, Flow,
    Gain, IdKind, Image, Improvement, KnowledgeGap, Map, MapRating, Match, Measure, Metric, Need, Note,
    Observed, ObservedStep, Opportunity, Pain, Persona, Question, Rating, Reading, Review, Scale, Scoring,
    Source, SourceRule, Stage, Step, Touchpoint, Trigger, Value,
};

pub(super) trait Sample: serde::Serialize + serde::de::DeserializeOwned {
    const NAME: &'static str;
    fn sample() -> String;
    fn members() -> Vec<&'static str>;
    fn required() -> Vec<&'static str>;
}

/// What can be done with the type of each entity.
pub(super) trait Visit {
    fn visit<T: Sample>(&mut self);
}

macro_rules! samples {
    ($($Name:ident: $sample:expr;)*) => {
        $(
            impl Sample for $Name {
                const NAME: &'static str = stringify!($Name);
                fn sample() -> String {
                    $sample.replace('\n', "")
                }
                fn members() -> Vec<&'static str> {
                    Self::members()
                }
                fn required() -> Vec<&'static str> {
                    Self::required()
                }
            }
        )*
        pub(super) fn all(visit: &mut impl Visit) {
            $( visit.visit::<$Name>(); )*
        }
    };
}

/// The members of a measure, to stand inside another entity.
const MEASURE: &str = r#""value":0.5,"counts":[1,0,2.5],"scale":"r-scale","n":3,"sd":0.25,
"persona":"r-persona","evidence":["r-evidence"],"assumed":false"#;
const NOTE: &str = r#""text":{"de":"Worte","en":"words"},"persona":"r-persona","evidence":["r-evidence"],"votes":2,"author":"Kim""#;
const PAIN: &str = r#""frequency":1.5,"reach":0.4,"needs":["r-need"],"persona":"r-persona",
"evidence":["r-evidence"],"votes":3,"author":"Kim","status":"inProgress""#;
const MATCH: &str =
    r#""event":"view","in":["a","b"],"prefix":"p","pattern":"x*","channel":"web","source":"shop""#;
const RATING: &str = r#""of":"r-competitor","stage":"r-stage""#;

samples! {
    Measure: format!("{{{MEASURE}}}");
    Note: format!("{{{NOTE}}}");
    Duration: r#"{"min":"P1D","max":"P3D"}"#;
    Image: r#"{"href":"a.png","alt":"a face"}"#;
    Persona: format!(
        r#"{{"id":"d-persona","name":"Mara","role":"lead","share":0.6,"segment":"smb","goals":[{0}],
"frustrations":[{0}],"delights":["short",{0}],"behaviours":[{0}],"traits":{{"age":34,"city":"Lyon"}},
"quote":"well","image":{1},"reviewed":"2026-07-01","evidence":["r-evidence"]}}"#,
        Note::sample(), Image::sample(),
    );
    Channel: r#"{"id":"d-channel","name":"Kiosk","mode":"hybrid"}"#;
    Touchpoint: r#"{"id":"d-touchpoint","name":"Pricing page","channel":"r-channel","media":"owned","owner":"r-department"}"#;
    Department: r#"{"id":"d-department","name":"Sales","contact":"sales@example.org"}"#;
    Competitor: r#"{"id":"d-competitor","name":"Acme","share":0.3}"#;
    Scale: r#"{"id":"d-scale","min":1,"max":3,"step":0.5,"neutral":2,"reversed":true,"labels":["low","high"]}"#;
    Rating: format!("{{{RATING},{MEASURE}}}");
    Need: format!(
        r#"{{"id":"d-need","text":"know the price","kind":"informational","personas":["r-persona"],
"scale":"r-scale","importance":[4.6,{0}],"target":{0},"ratings":[{1}]}}"#,
        Measure::sample(), Rating::sample(),
    );
    Metric: r#"{"id":"d-metric","name":"Would recommend","kind":"nps","unit":"points","scale":"r-scale","better":"higher","target":40}"#;
    Reading: format!(r#"{{"metric":"r-metric",{MEASURE},"period":"2026-Q3"}}"#);
    Evidence: r#"{"id":"d-evidence","kind":"survey","title":"Q3","source":"https://example.org","from":"2026-07-01",
"to":"2026-09-30","n":131,"method":"online","hash":"sha256:00","personalData":true}"#;
    KnowledgeGap: r#"{"id":"d-gap","question":"why?","about":["r-anything"],"priority":"high","owner":"r-department",
"due":"2026-12-01","status":"open","answeredBy":["r-evidence"]}"#;
    Columns: r#"{"case":"c","event":"e","time":"t","channel":"ch","segment":"sg","need":"n","of":"o","persona":"p",
"stage":"st","step":"sp","metric":"m","value":"v","text":"tx","rating":"r"}"#;
    Question: r#"{"column":"Q1","asks":"performance","need":"r-need","of":"r-competitor","metric":"r-metric",
"persona":"r-persona","stage":"r-stage","step":"r-step","scale":"r-scale","answers":{"agree":4}}"#;
    IdKind: r#"{"column":"cookie","link":false,"perPerson":20}"#;
    SourceRule: format!(r#"{{{MATCH},"step":"r-step"}}"#);
    Source: format!(
        r#"{{"id":"d-source","kind":"events","preset":"ga4","columns":{},"questions":[{}],"timezone":"Europe/Berlin",
"unit":"account","idKinds":{{"cookie":{}}},"bands":{{"age":[18,30.5]}},"rules":[{}]}}"#,
        Columns::sample(), Question::sample(), IdKind::sample(), SourceRule::sample(),
    );
    Scoring: r#"{"lambda":0.5,"reference":"r-competitor","target":"declared"}"#;
    Match: format!("{{{MATCH}}}");
    Emotion: format!(r#"{{"feeling":"relief",{MEASURE},"quote":"at last"}}"#);
    Pain: format!(r#"{{"id":"d-pain","text":"no price","severity":{},{PAIN}}}"#, Measure::sample());
    Gain: format!(r#"{{"id":"d-gain","text":"quick answer",{PAIN}}}"#);
    Failure: r#"{"id":"d-failure","text":"lost order","likelihood":"low","impact":"high","owner":"r-department"}"#;
    Cell: format!(
        r#"{{"id":"d-cell",{NOTE},"department":"r-department","perceivedOwner":"r-department","system":"CRM",
"wait":"P1D","duration":{},"failures":[{}]}}"#,
        Duration::sample(), Failure::sample(),
    );
    Step: format!(
        r#"{{"id":"d-step","name":"Pricing page","kind":"decision","touchpoints":["r-touchpoint"],
"channels":["r-channel"],"devices":["phone"],"initiator":"customer","evidence":["r-evidence"],
"personas":["r-persona"],"optional":true,"entry":true,"exit":false,"momentOfTruth":{note},
"owner":"r-department","perceivedOwner":"r-department","at":"2026-07-01T09:30:00Z","wait":"P11D",
"duration":{duration},"actions":["looks",{note}],"thoughts":[{note}],"emotions":[-0.6,{emotion}],
"needs":["r-need"],"pains":[{pain}],"gains":[{gain}],"metrics":[{reading}],"image":{image},
"frontstage":["serves",{cell}],"backstage":[{cell}],"supportProcesses":[{cell}],
"physicalEvidence":[{cell}],"match":[{event}]}}"#,
        note = Note::sample(), duration = Duration::sample(), emotion = Emotion::sample(),
        pain = Pain::sample(), gain = Gain::sample(), reading = Reading::sample(), image = Image::sample(),
        cell = Cell::sample(), event = Match::sample(),
    );
    Stage: format!(
        r#"{{"id":"d-stage","name":"Consideration","goal":"know what it costs","funnel":["consideration","other"],
"weight":2,"personaWeights":{{"r-persona":0.5}},"owner":"r-department","needs":["r-need"],"metrics":[{}],
"noContact":true,"steps":[{}]}}"#,
        Reading::sample(), Step::sample(),
    );
    Improvement: format!(r#"{{"need":"r-need","to":{},"persona":"r-persona","reach":0.8}}"#, Measure::sample());
    Opportunity: format!(
        r#"{{"id":"d-opportunity","text":"seat slider","kind":"preventChurn","addresses":["r-pain","r-need"],
"improves":[{}],"effort":{},"confidence":0.7,"owner":"r-department","status":"idea","due":"2026-12-01",
"after":["r-opportunity"],"link":"https://example.org/1","votes":5,"author":"Kim"}}"#,
        Improvement::sample(), Measure::sample(),
    );
    Flow: r#"{"from":"r-step","to":"r-cell","kind":"recovery","text":"on failure"}"#;
    MapRating: format!(r#"{{"need":"r-need",{RATING},{MEASURE}}}"#);
    Trigger: r#"{"text":"an order got lost","kind":"problem"}"#;
    Review: r#"{"cadence":"P3M","last":"2026-11-12","by":"Kim"}"#;
    Value: r#"{"perConversion":120.5,"currency":"EUR"}"#;
    ObservedStep: r#"{"step":"r-step","events":12,"customers":9,"dropOff":0.25,"medianMs":1500.5,"p90Ms":9000}"#;
    Observed: format!(
        r#"{{"evidence":"r-evidence","customers":100,"stepsObserved":[{}],"unmapped":{{"scroll":7}}}}"#,
        ObservedStep::sample(),
    );
    Map: format!(
        r#"{{"id":"d-map","title":"Buying","kind":"serviceBlueprint","state":"future","futureOf":"r-map",
"basis":"aggregated","assumed":true,"purpose":"decide","scope":"endToEnd","market":"b2b","personas":["r-persona"],
"scenario":"in a hurry","trigger":{},"owner":"r-department","evidence":["r-evidence"],"status":"draft",
"version":"3","review":{},"stages":[{}],"opportunities":[{}],"flow":[{}],"ratings":[{}],"metrics":[{}],
"value":{},"observed":{}}}"#,
        Trigger::sample(), Review::sample(), Stage::sample(), Opportunity::sample(), Flow::sample(),
        MapRating::sample(), Reading::sample(), Value::sample(), Observed::sample(),
    );
    Document: format!(
        r#"{{"cjm":"1.0","language":"en","title":"All","personas":[{}],"channels":[{}],"touchpoints":[{}],
"departments":[{}],"competitors":[{}],"scales":[{}],"needs":[{}],"metrics":[{}],"evidence":[{}],
"knowledgeGaps":[{}],"sources":[{}],"scoring":{},"maps":[{}]}}"#,
        Persona::sample(), Channel::sample(), Touchpoint::sample(), Department::sample(),
        Competitor::sample(), Scale::sample(), Need::sample(), Metric::sample(), Evidence::sample(),
        KnowledgeGap::sample(), Source::sample(), Scoring::sample(), Map::sample(),
    );
}
