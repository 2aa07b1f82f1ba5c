//! `emotion-without-reason`

use super::feelings::mean;
use crate::check::gathered::{Gathered, Wording, steps};
use crate::check::rule::{Check, rule};
use crate::check::sources::STEPS;
use crate::check::{Context, Setting};
use crate::model::{Kind, Map, Path};

const LOW: Setting =
    Setting::share("low", 0.25, "what counts as low, as a share of the scale: 0 is the worst");

rule! {
    /// The customer feels bad at a step, and nothing there says why: no pain, no thought, no quote.
    /// A low point without a cause cannot be mended.
    "CJM404" "emotion-without-reason" Experience Info,
    source: [STEPS],
    bad: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "emotions": [-1.5] }] }] }] }"#,
    good: r#"{ "cjm": "1.0", "maps": [{ "id": "buy", "title": "Buying", "stages": [{ "id": "order",
  "steps": [{ "id": "pay", "name": "Pay", "emotions": [-1.5], "thoughts": ["why is it dearer now?"] }] }] }] }"#,
    check: Check::Map(check),
    settings: [LOW],
}

const WORDING: Wording = Wording {
    one: "the customer feels bad at step `{name}`, and nothing says why",
    many: "the customer feels bad at {count} of {total} steps, and nothing says why: {names}",
    help: "add a pain, a thought or a quote that tells the cause",
};

fn check(context: &mut Context<'_>, map: &Map, path: &Path<'_>) {
    let low = context.setting(&LOW);
    let mut gathered = Gathered::of(Kind::Step);
    for (at, stage, step) in steps(map) {
        let told = !step.pains.is_empty()
            || !step.thoughts.is_empty()
            || step.emotions.iter().any(|emotion| emotion.quote.is_some());
        let lacks = !told && mean(context.document, step).is_some_and(|mean| mean <= low);
        gathered.look(lacks, at, &step.id, stage.name_of(step));
    }
    gathered.report(context, map, path, &WORDING);
}
