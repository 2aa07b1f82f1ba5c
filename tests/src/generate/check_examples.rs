//! An example of each journey check: a map before and after, and one in which the check finds nothing.

use std::fmt::Write as _;

/// A line of a document, and where it stands in the map of the examples.
pub type Line = (Place, &'static str);

/// Where a line stands. The map has one stage with one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Document,
    Map,
    Stage,
    Step,
    /// Behind the step.
    Steps,
    /// Behind the stage.
    Stages,
}

impl Place {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Document => "in the document",
            Self::Map => "in the map",
            Self::Stage => "in the stage",
            Self::Step => "in the step",
            Self::Steps => "behind the step",
            Self::Stages => "behind the stage",
        }
    }
}

/// An example of a check.
pub struct Example {
    /// The check's name for the way there.
    pub name: &'static str,
    /// What stands in both maps.
    pub around: &'static [Line],
    /// Before.
    pub before: &'static [Line],
    /// After: the check is found.
    pub after: &'static [Line],
    /// After, otherwise: the check is found neither there nor back.
    pub quiet: &'static [Line],
}

use Place::{Document, Map, Stage, Stages, Step, Steps};

const SLOW: Line = (Step, "pains: [{ id: slow, text: slow }]");
const PRICE: Line = (Step, "needs: [price]");
const PAY: Line = (Steps, "- { id: pay, name: Pay }");

/// All examples.
pub const EXAMPLES: &[Example] = &[
    Example {
        name: "pain-introduced",
        around: &[],
        before: &[],
        after: &[SLOW],
        quiet: &[(Step, "pains: [{ id: slow, text: slow, status: fixed }]")],
    },
    Example {
        name: "pain-introduced-without-initiative",
        around: &[],
        before: &[(Map, "state: current")],
        after: &[(Map, "state: future"), SLOW],
        quiet: &[
            (Map, "state: future"),
            SLOW,
            (Map, "opportunities: [{ id: cache, text: cache, addresses: [slow] }]"),
        ],
    },
    Example {
        name: "pain-worsened",
        around: &[],
        before: &[(Step, "pains: [{ id: slow, text: slow, severity: 2 }]")],
        after: &[(Step, "pains: [{ id: slow, text: slow, severity: 4 }]")],
        quiet: &[SLOW],
    },
    Example {
        name: "pain-moved",
        around: &[],
        before: &[SLOW, PAY],
        after: &[(Steps, "- { id: pay, name: Pay, pains: [{ id: slow, text: slow }] }")],
        quiet: &[(Step, "pains: [{ id: slow, text: very slow }]"), PAY],
    },
    Example {
        name: "pain-merged",
        around: &[],
        before: &[(Step, "pains: [{ id: slow, text: Slow }, { id: dear, text: too dear }]")],
        after: &[(Step, "pains: [{ id: both, text: slow; too dear }]")],
        quiet: &[(Step, "pains: [{ id: both, text: slow; hard to find }]")],
    },
    Example {
        name: "pain-evidenced",
        around: &[(Document, "evidence: [{ id: calls, kind: supportCase }]")],
        before: &[SLOW],
        after: &[(Step, "pains: [{ id: slow, text: slow, evidence: [calls] }]")],
        quiet: &[(Step, "evidence: [calls]"), SLOW],
    },
    Example {
        name: "gain-added",
        around: &[],
        before: &[],
        after: &[(Step, "gains: [{ id: kind, text: kind people }]")],
        quiet: &[SLOW],
    },
    Example {
        name: "gap-opened",
        around: &[PRICE],
        before: &[(
            Document,
            "needs: [{ id: price, text: know the price, target: 4, ratings: [{ of: us, value: 4 }] }]",
        )],
        after: &[(
            Document,
            "needs: [{ id: price, text: know the price, target: 4, ratings: [{ of: us, value: 2 }] }]",
        )],
        quiet: &[(Document, "needs: [{ id: price, text: know the price, target: 4 }]")],
    },
    Example {
        name: "gap-widened",
        around: &[PRICE],
        before: &[(
            Document,
            "needs: [{ id: price, text: know the price, target: 4, ratings: [{ of: us, value: 3 }] }]",
        )],
        after: &[(
            Document,
            "needs: [{ id: price, text: know the price, target: 4, ratings: [{ of: us, value: 2 }] }]",
        )],
        quiet: &[(Document, "needs: [{ id: price, text: know the price, ratings: [{ of: us, value: 2 }] }]")],
    },
    Example {
        name: "lead-lost",
        around: &[PRICE, (Document, "competitors: [{ id: acme, name: Acme }]")],
        before: &[(
            Document,
            "needs: [{ id: price, text: know the price, ratings: [{ of: us, value: 4 }, { of: acme, value: 3 }] }]",
        )],
        after: &[(
            Document,
            "needs: [{ id: price, text: know the price, ratings: [{ of: us, value: 2 }, { of: acme, value: 3 }] }]",
        )],
        quiet: &[(
            Document,
            "needs: [{ id: price, text: know the price, target: 4, ratings: [{ of: us, value: 2 }] }]",
        )],
    },
    Example {
        name: "scoring-changed",
        around: &[
            PRICE,
            (
                Document,
                "needs: [{ id: price, text: know the price, target: 4, ratings: [{ of: us, value: 4 }] }]",
            ),
        ],
        before: &[],
        after: &[(Document, "scoring: { lambda: 1 }")],
        quiet: &[(Document, "scoring: { lambda: 0.5 }")],
    },
    Example {
        name: "emotion-rose",
        around: &[],
        before: &[(Step, "emotions: [-1]")],
        after: &[(Step, "emotions: [1]")],
        quiet: &[(Step, "emotions: [{ feeling: relief }]")],
    },
    Example {
        name: "emotion-mean-raised",
        around: &[],
        before: &[(Step, "emotions: [-1]"), (Steps, "- { id: pay, name: Pay, emotions: [1] }")],
        after: &[(Step, "emotions: [0]"), (Steps, "- { id: pay, name: Pay, emotions: [1] }")],
        quiet: &[(Step, "emotions: [1]"), (Steps, "- { id: pay, name: Pay, emotions: [-1] }")],
    },
    Example {
        name: "emotion-area-raised",
        around: &[],
        before: &[(Step, "emotions: [-1]"), (Steps, "- { id: pay, name: Pay, emotions: [1] }")],
        after: &[(Step, "emotions: [0]"), (Steps, "- { id: pay, name: Pay, emotions: [1] }")],
        quiet: &[(Step, "emotions: [2]"), PAY],
    },
    Example {
        name: "emotion-peak-raised",
        around: &[],
        before: &[(Step, "emotions: [1]"), (Steps, "- { id: pay, name: Pay, emotions: [0] }")],
        after: &[(Step, "emotions: [2]"), (Steps, "- { id: pay, name: Pay, emotions: [0] }")],
        quiet: &[(Step, "emotions: [1]"), (Steps, "- { id: pay, name: Pay, emotions: [1] }")],
    },
    Example {
        name: "emotion-low-raised",
        around: &[],
        before: &[(Step, "emotions: [-2]"), (Steps, "- { id: pay, name: Pay, emotions: [0] }")],
        after: &[(Step, "emotions: [-1]"), (Steps, "- { id: pay, name: Pay, emotions: [0] }")],
        quiet: &[(Steps, "- { id: pay, name: Pay, emotions: [0] }")],
    },
    Example {
        name: "emotion-end-raised",
        around: &[],
        before: &[(Step, "emotions: [0]"), (Steps, "- { id: pay, name: Pay, emotions: [-1] }")],
        after: &[(Step, "emotions: [0]"), (Steps, "- { id: pay, name: Pay, emotions: [1] }")],
        quiet: &[(Step, "emotions: [0]"), PAY],
    },
    Example {
        name: "emotion-drop-eased",
        around: &[],
        before: &[(Step, "emotions: [2]"), (Steps, "- { id: pay, name: Pay, emotions: [-2] }")],
        after: &[(Step, "emotions: [2]"), (Steps, "- { id: pay, name: Pay, emotions: [0] }")],
        quiet: &[
            (Step, "emotions: [2]"),
            (Steps, "- { id: pay, name: Pay, emotions: [-2] }"),
            (Steps, "- { id: use, name: Use, emotions: [2] }"),
        ],
    },
    Example {
        name: "emotion-valleys-fewer",
        around: &[(Step, "emotions: [1]")],
        before: &[
            (Steps, "- { id: ask, name: Ask, emotions: [-1] }"),
            (Steps, "- { id: pay, name: Pay, emotions: [1] }"),
        ],
        after: &[
            (Steps, "- { id: ask, name: Ask, emotions: [1] }"),
            (Steps, "- { id: pay, name: Pay, emotions: [1] }"),
        ],
        quiet: &[
            (Steps, "- { id: ask, name: Ask, emotions: [0] }"),
            (Steps, "- { id: pay, name: Pay, emotions: [2] }"),
        ],
    },
    Example {
        name: "emotion-newly-known",
        around: &[],
        before: &[(Step, "emotions: [1]"), PAY],
        after: &[(Step, "emotions: [1]"), (Steps, "- { id: pay, name: Pay, emotions: [0] }")],
        quiet: &[(Step, "emotions: [2]"), PAY],
    },
    Example {
        name: "moment-of-truth-gained",
        around: &[],
        before: &[],
        after: &[(Step, "momentOfTruth: true")],
        quiet: &[(Step, "optional: true")],
    },
    Example {
        name: "wait-shortened",
        around: &[],
        before: &[(Step, "wait: P3D")],
        after: &[(Step, "wait: P1D")],
        quiet: &[(Step, "wait: P1M")],
    },
    Example {
        name: "metric-improved",
        around: &[(Document, "metrics: [{ id: nps, name: NPS, kind: nps, better: higher }]")],
        before: &[(Map, "metrics: [{ metric: nps, value: 20 }]")],
        after: &[(Map, "metrics: [{ metric: nps, value: 40 }]")],
        quiet: &[],
    },
    Example {
        name: "stage-added",
        around: &[],
        before: &[],
        after: &[(Stages, "- { id: pay, name: Pay }")],
        quiet: &[PAY],
    },
    Example {
        name: "stage-replaced",
        around: &[],
        before: &[(Stages, "- { id: pay, name: Pay, funnel: [purchase] }")],
        after: &[(Stages, "- { id: order, name: Order, funnel: [purchase] }")],
        quiet: &[(Stages, "- { id: order, name: Order, funnel: [usage] }")],
    },
    Example {
        name: "stage-moved",
        around: &[],
        before: &[(Stages, "- { id: pay, name: Pay }"), (Stages, "- { id: use, name: Use }")],
        after: &[(Stages, "- { id: use, name: Use }"), (Stages, "- { id: pay, name: Pay }")],
        quiet: &[(Stages, "- { id: use, name: Use }")],
    },
    Example {
        name: "stage-renamed",
        around: &[],
        before: &[(Stage, "name: Look")],
        after: &[(Stage, "name: Search")],
        quiet: &[(Stage, "name: { en: Look, de: Suchen }")],
    },
    Example {
        name: "step-added",
        around: &[],
        before: &[],
        after: &[PAY],
        quiet: &[(Stages, "- { id: pay, name: Pay }")],
    },
    Example {
        name: "step-replaced",
        around: &[],
        before: &[(Steps, "- { id: form, name: Paper form, channels: [store] }")],
        after: &[(Steps, "- { id: kiosk, name: Kiosk, channels: [store] }")],
        quiet: &[(Steps, "- { id: kiosk, name: Kiosk, channels: [web] }")],
    },
    Example {
        name: "step-moved",
        around: &[],
        before: &[PAY, (Steps, "- { id: use, name: Use }")],
        after: &[(Steps, "- { id: use, name: Use }"), PAY],
        quiet: &[(Steps, "- { id: use, name: Use }")],
    },
    Example {
        name: "step-renamed",
        around: &[],
        before: &[(Step, "name: Search")],
        after: &[(Step, "name: Find")],
        quiet: &[],
    },
    Example {
        name: "touchpoint-added",
        around: &[],
        before: &[],
        after: &[
            (Document, "touchpoints: [{ id: page, name: Page, channel: web }]"),
            (Step, "touchpoints: [page]"),
        ],
        quiet: &[(Document, "touchpoints: [{ id: page, name: Page, channel: web }]")],
    },
    Example {
        name: "touchpoint-replaced",
        around: &[(
            Document,
            "touchpoints: [{ id: page, name: Page, channel: web }, { id: chat, name: Chat, channel: web }, { id: shop, name: Shop, channel: store }]",
        )],
        before: &[(Step, "touchpoints: [page]")],
        after: &[(Step, "touchpoints: [chat]")],
        quiet: &[(Step, "touchpoints: [shop]")],
    },
    Example {
        name: "touchpoint-moved",
        around: &[
            (Document, "touchpoints: [{ id: page, name: Page }]"),
            (Stages, "- { id: after, steps: [{ id: pay, name: Pay }] }"),
        ],
        before: &[(Step, "touchpoints: [page]")],
        after: &[(Stages, "- { id: later, steps: [{ id: use, touchpoints: [page] }] }")],
        quiet: &[
            (Step, "touchpoints: [page]"),
            (Stages, "- { id: later, steps: [{ id: use, touchpoints: [page] }] }"),
        ],
    },
    Example {
        name: "touchpoint-renamed",
        around: &[(Step, "touchpoints: [page]")],
        before: &[(Document, "touchpoints: [{ id: page, name: Page }]")],
        after: &[(Document, "touchpoints: [{ id: page, name: Site }]")],
        quiet: &[(Document, "touchpoints: [{ id: page, name: Page, media: owned }]")],
    },
    Example {
        name: "channel-switched",
        around: &[],
        before: &[(Step, "channels: [store]")],
        after: &[(Step, "channels: [web]")],
        quiet: &[(Step, "channels: [store, web]")],
    },
    Example {
        name: "channel-added",
        around: &[],
        before: &[(Step, "channels: [store]")],
        after: &[(Step, "channels: [store, web]")],
        quiet: &[(Step, "channels: [web]")],
    },
    Example {
        name: "owner-changed",
        around: &[(Document, "departments: [{ id: it, name: IT }, { id: sales, name: Sales }]")],
        before: &[(Step, "owner: it")],
        after: &[(Step, "owner: sales")],
        quiet: &[(Step, "owner: it"), (Step, "perceivedOwner: sales")],
    },
    Example {
        name: "hand-offs-more",
        around: &[(Document, "departments: [{ id: it, name: IT }, { id: sales, name: Sales }]")],
        before: &[(Step, "owner: it"), (Steps, "- { id: pay, name: Pay, owner: it }")],
        after: &[(Step, "owner: it"), (Steps, "- { id: pay, name: Pay, owner: sales }")],
        quiet: &[(Step, "owner: sales"), (Steps, "- { id: pay, name: Pay, owner: sales }")],
    },
    Example {
        name: "backstage-changed",
        around: &[],
        before: &[(Step, "backstage: [prints]")],
        after: &[(Step, "backstage: [signs]")],
        quiet: &[(Step, "backstage: [prints]"), (Step, "frontstage: [greets]")],
    },
    Example {
        name: "opportunity-added",
        around: &[],
        before: &[],
        after: &[(Map, "opportunities: [{ id: cache, text: cache }]")],
        quiet: &[(Map, "opportunities: [{ id: cache, text: cache, status: dropped }]")],
    },
    Example {
        name: "opportunity-linked",
        around: &[SLOW],
        before: &[(Map, "opportunities: [{ id: cache, text: cache }]")],
        after: &[(Map, "opportunities: [{ id: cache, text: cache, addresses: [slow] }]")],
        quiet: &[(Map, "opportunities: [{ id: cache, text: cache, status: planned }]")],
    },
    Example {
        name: "opportunity-rescoped",
        around: &[SLOW],
        before: &[(Map, "opportunities: [{ id: cache, text: cache, addresses: [slow] }]")],
        after: &[(Map, "opportunities: [{ id: cache, text: cache, addresses: [search] }]")],
        quiet: &[(Map, "opportunities: [{ id: cache, text: cache }]")],
    },
    Example {
        name: "confidence-raised",
        around: &[],
        before: &[(Map, "opportunities: [{ id: cache, text: cache, confidence: 0.5 }]")],
        after: &[(Map, "opportunities: [{ id: cache, text: cache, confidence: 0.8 }]")],
        quiet: &[(Map, "opportunities: [{ id: cache, text: cache }]")],
    },
    Example {
        name: "persona-added",
        around: &[(Document, "personas: [{ id: dana, name: Dana }, { id: ravi, name: Ravi }]")],
        before: &[(Map, "personas: [dana]")],
        after: &[(Map, "personas: [dana, ravi]")],
        quiet: &[(Map, "personas: [dana]"), (Map, "purpose: to choose")],
    },
    Example {
        name: "persona-changed",
        around: &[(Map, "personas: [dana]")],
        before: &[(Document, "personas: [{ id: dana, name: Dana }]")],
        after: &[(Document, "personas: [{ id: dana, name: Dana, goals: [a fair price] }]")],
        quiet: &[(Document, "personas: [{ id: dana, name: Dana, reviewed: 2026-07-01 }]")],
    },
    Example {
        name: "need-added",
        around: &[(Document, "needs: [{ id: price, text: know the price }]")],
        before: &[],
        after: &[PRICE],
        quiet: &[(Step, "optional: true")],
    },
    Example {
        name: "importance-raised",
        around: &[PRICE],
        before: &[(Document, "needs: [{ id: price, text: know the price, importance: [3] }]")],
        after: &[(Document, "needs: [{ id: price, text: know the price, importance: [5] }]")],
        quiet: &[(Document, "needs: [{ id: price, text: know the price }]")],
    },
    Example {
        name: "evidence-added",
        around: &[],
        before: &[],
        after: &[(Document, "evidence: [{ id: poll, kind: survey }]"), (Map, "evidence: [poll]")],
        quiet: &[(Document, "evidence: [{ id: poll, kind: survey }]")],
    },
    Example {
        name: "evidence-went-stale",
        around: &[(Document, "evidence: [{ id: poll, kind: survey, to: 2025-01-31 }]")],
        before: &[(Map, "review: { cadence: P1Y, last: 2026-01-31 }")],
        after: &[(Map, "review: { cadence: P1Y, last: 2027-01-31 }")],
        quiet: &[(Map, "review: { cadence: P1Y, last: 2026-02-28 }")],
    },
];

/// The document of an example in YAML.
pub fn document(lines: &[&[Line]]) -> String {
    let mut out = String::from("cjm: \"1.0\"\nlanguage: en\n");
    let lines: Vec<Line> = lines.concat();
    let mut put = |place: Place, before: &str, indent: &str| {
        out.push_str(before);
        for (_, line) in lines.iter().filter(|(other, _)| *other == place) {
            let _ = writeln!(out, "{indent}{line}");
        }
    };
    put(Document, "", "");
    put(Map, "maps:\n- id: buy\n  title: Buying\n", "  ");
    let named = |place| lines.iter().any(|(other, line)| *other == place && line.starts_with("name:"));
    let stage = if named(Stage) { "" } else { "    name: Look\n" };
    let step = if named(Step) { "" } else { "      name: Search\n" };
    put(Stage, &format!("  stages:\n  - id: look\n{stage}"), "    ");
    put(Step, &format!("    steps:\n    - id: search\n{step}"), "      ");
    put(Steps, "", "    ");
    put(Stages, "", "  ");
    out
}
