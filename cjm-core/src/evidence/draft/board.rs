//! The document that is drafted.

use std::collections::BTreeMap;

use super::Draft;
use super::seen::{Activity, Seen};
use super::stages::{groups, usual};
use super::stated::Stated;
use super::title::title;
use crate::model::{
    Amount, Any, Basis, Channel, Document, Evidence, EvidenceKind, Flow, FlowKind, Id, IsoDuration,
    KnowledgeGap, Map, MapKind, MapState, Match, Note, Persona, Priority, Review, Source, SourceKind, Stage,
    Step, Text, Trigger, preset_channels,
};
use crate::read::NewIds;

/// A customer in so many begins here: the step is an entry.
const ENTRY: f64 = 0.05;
/// A way that so large a share of those who go on from a step take is drawn.
const MAIN: f64 = 0.15;
/// Ways that leave a step, at most.
const WAYS: usize = 3;
/// A channel that has so large a share of a step's events is named.
const CHANNEL: f64 = 0.1;
/// More segments than this are no personas.
const PERSONAS: usize = 5;

/// A document with one map of what was seen, and the id of its evidence. Nothing is on it that data cannot
/// tell; what is missing stands among the open questions. `sources` told how the tables were read.
pub(super) fn draw(
    seen: &Seen,
    options: &Draft,
    sources: &[Source],
    stated: Option<&Stated>,
) -> (Document, Id) {
    let mut ids = NewIds::default();
    let sources = kept(sources, &mut ids);
    let evidence = ids.keep("events", "events");
    let map_id = ids.keep(options.id.as_deref().unwrap_or("journey"), "journey");
    let mut channels = Channels::default();
    for preset in preset_channels() {
        ids.keep(preset.id.as_str(), "channel");
    }
    let personas = personas(seen, &mut ids);
    let gaps = gaps(&mut ids, &map_id);
    let chosen = chosen(seen, options);
    let (named, chosen) = staged(chosen, options, stated);
    let stage_ids: Vec<Id> = (1..)
        .zip(&named)
        .map(|(at, (name, _))| match name {
            Some(name) => ids.keep(name, "stage"),
            None => ids.keep(&format!("stage-{at}"), "stage"),
        })
        .collect();
    let steps: Vec<(usize, Step)> = chosen
        .iter()
        .map(|&(at, activity)| (at, step(activity, seen, &evidence, &mut ids, &mut channels)))
        .collect();
    let flow = flow(seen, &steps);
    let trigger = trigger(&chosen, seen);
    let mut rest = steps.into_iter().map(|(_, step)| step);
    let stages: Vec<Stage> = stage_ids
        .into_iter()
        .zip(named)
        .map(|(id, (name, size))| {
            let steps: Vec<Step> = rest.by_ref().take(size).collect();
            let name = name.map_or_else(|| name_of(&steps), |name| Text::from(title(&name)));
            Stage { id, name: Some(name), steps, ..Stage::default() }
        })
        .filter(|stage| !stage.steps.is_empty())
        .collect();
    let mut map = Map {
        id: map_id,
        title: Text::from(options.title.clone().unwrap_or_else(|| "Journey as the data show it".to_owned())),
        kind: Some(MapKind::Journey),
        state: Some(MapState::Current),
        basis: Some(Basis::Aggregated),
        purpose: Some(Text::from("See what customers do and where they leave; drafted from event data")),
        personas: personas.iter().map(|persona| persona.id.clone()).collect(),
        trigger,
        status: Some("draft".to_owned()),
        review: Some(Review { cadence: IsoDuration("P3M".to_owned()), ..Review::default() }),
        stages,
        flow,
        ..Map::default()
    };
    let channelless = map.steps().any(|(_, step)| step.channels.is_empty());
    let mut silent = vec![
        ("emotion-missing", "event data do not show how customers feel"),
        ("stage-goal-missing", "event data do not show what customers want"),
        ("no-owner-or-cadence", "a draft has no owner yet"),
    ];
    if channelless {
        silent.push(("step-without-channel", "the data do not name the channel of every event"));
    }
    map.extra.push("x-cjm-ignore", ignored(&silent));
    let document = Document {
        cjm: Some(crate::FORMAT.to_owned()),
        personas,
        channels: channels.declared,
        evidence: vec![Evidence {
            id: evidence.clone(),
            kind: EvidenceKind::Analytics,
            title: Some(Text::from("Event data")),
            ..Evidence::default()
        }],
        knowledge_gaps: gaps,
        sources,
        maps: vec![map],
        ..Document::default()
    };
    (document, evidence)
}

/// The sources of events and customers, without rules for steps of another map.
fn kept(sources: &[Source], ids: &mut NewIds) -> Vec<Source> {
    let readable = |source: &&Source| matches!(source.kind, SourceKind::Events | SourceKind::Customers);
    let plain = |source: &Source| Source {
        id: ids.keep(source.id.as_str(), "source"),
        rules: Vec::new(),
        questions: Vec::new(),
        ..source.clone()
    };
    sources.iter().filter(readable).map(plain).collect()
}

/// The activities that become steps, with their positions, in the order of the journey: those that most
/// customers did; by where they first happen, equal ones by their names.
fn chosen<'a>(seen: &'a Seen, options: &Draft) -> Vec<(usize, &'a Activity)> {
    let mut chosen: Vec<(usize, &Activity)> = seen.activities.iter().enumerate().collect();
    chosen.sort_by(|(_, a), (_, b)| b.customers.cmp(&a.customers).then_with(|| a.name.cmp(&b.name)));
    chosen.truncate(options.steps.unwrap_or(Draft::STEPS));
    chosen.sort_by(|(_, a), (_, b)| a.place.total_cmp(&b.place).then_with(|| a.name.cmp(&b.name)));
    chosen
}

/// A stage to be: the name that the data have for it, and its number of steps.
type Planned = (Option<String>, usize);

/// The stages, and the steps in their order.
fn staged<'a>(
    chosen: Vec<(usize, &'a Activity)>,
    options: &Draft,
    stated: Option<&Stated>,
) -> (Vec<Planned>, Vec<(usize, &'a Activity)>) {
    if let Some(stated) = stated {
        let stages = stated.stages(&chosen);
        if !stages.is_empty() {
            let named = stages.iter().map(|stage| (Some(stage.name.clone()), stage.steps.len())).collect();
            return (named, stages.into_iter().flat_map(|stage| stage.steps).collect());
        }
    }
    let places: Vec<f64> = chosen.iter().map(|(_, activity)| activity.place).collect();
    let count = options.stages.unwrap_or_else(|| usual(chosen.len()));
    (groups(&places, count).into_iter().map(|size| (None, size)).collect(), chosen)
}

fn step(activity: &Activity, seen: &Seen, evidence: &Id, ids: &mut NewIds, channels: &mut Channels) -> Step {
    let id = ids.keep(&activity.name, "step");
    let matches = if id == *activity.name {
        Vec::new()
    } else {
        vec![Match { event: Some(activity.name.clone()), ..Match::default() }]
    };
    let named = title(&activity.name);
    let entry = activity.starts as f64 >= ENTRY * seen.customers as f64 && activity.starts > 0;
    Step {
        id,
        channels: channels.of(activity, ids),
        entry: entry.then_some(true),
        actions: vec![Note {
            text: Text::from(named.clone()),
            evidence: vec![evidence.clone()],
            ..Note::default()
        }],
        name: Some(Text::from(named)),
        matches,
        ..Step::default()
    }
}

/// The channels of the data: preset ones, and others that are declared as they come.
#[derive(Default)]
struct Channels {
    declared: Vec<Channel>,
    ids: BTreeMap<String, Id>,
}

impl Channels {
    fn of(&mut self, activity: &Activity, ids: &mut NewIds) -> Vec<Id> {
        let all: u64 = activity.channels.values().sum();
        let mut main: Vec<(&String, u64)> = activity
            .channels
            .iter()
            .map(|(name, &count)| (name, count))
            .filter(|&(_, count)| count as f64 >= CHANNEL * all as f64)
            .collect();
        main.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        main.into_iter().map(|(name, _)| self.id(name, ids)).collect()
    }

    fn id(&mut self, name: &str, ids: &mut NewIds) -> Id {
        let Self { declared, ids: known } = self;
        let make = || {
            let plain = name.trim().to_lowercase();
            if let Some(preset) = preset_channels().iter().find(|preset| preset.id == *plain) {
                return preset.id.clone();
            }
            let id = ids.keep(name, "channel");
            declared.push(Channel { id: id.clone(), name: Text::from(title(name)), ..Channel::default() });
            id
        };
        known.entry(name.to_owned()).or_insert_with(make).clone()
    }
}

/// A persona a segment where there are few, else one for all.
fn personas(seen: &Seen, ids: &mut NewIds) -> Vec<Persona> {
    let unknown = ignored(&[("persona-without-needs", "event data do not show what customers want")]);
    let persona = |id: Id, name: String| {
        let mut persona = Persona { id, name: Text::from(name), ..Persona::default() };
        persona.extra.push("x-cjm-ignore", unknown.clone());
        persona
    };
    if !(2..=PERSONAS).contains(&seen.segments.len()) {
        return vec![persona(ids.keep("customer", "customer"), "Customer".to_owned())];
    }
    let of_segment = |(name, &customers): (&String, &u64)| Persona {
        share: Some(Amount(customers as f64)),
        segment: Some(name.clone()),
        ..persona(ids.keep(name, "segment"), title(name))
    };
    seen.segments.iter().map(of_segment).collect()
}

/// The main ways between steps that don't just follow each other.
fn flow(seen: &Seen, steps: &[(usize, Step)]) -> Vec<Flow> {
    let mut flow = Vec::new();
    for (at, (activity, from)) in steps.iter().enumerate() {
        let onward: Vec<(usize, &Step, u64)> = steps
            .iter()
            .enumerate()
            .filter(|&(to, _)| to != at)
            .filter_map(|(to, (other, step))| {
                let count = seen.ways.get(&(*activity, *other)).copied().filter(|&count| count > 0)?;
                Some((to, step, count))
            })
            .collect();
        let all: u64 = onward.iter().map(|(_, _, count)| count).sum();
        let mut main: Vec<(usize, &Step, u64)> =
            onward.into_iter().filter(|&(_, _, count)| count as f64 >= MAIN * all as f64).collect();
        main.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
        main.truncate(WAYS);
        // Only the next step: the order says so already.
        if let [(to, _, _)] = main.as_slice()
            && *to == at + 1
        {
            continue;
        }
        let forward = main.iter().filter(|(to, _, _)| *to > at).count();
        main.sort_by_key(|(to, _, _)| *to);
        for (to, step, count) in main {
            let kind = match () {
                () if to < at => FlowKind::Loop,
                () if forward > 1 => FlowKind::Branch,
                () => FlowKind::Next,
            };
            flow.push(Flow {
                from: from.id.clone(),
                to: step.id.clone(),
                kind: Some(kind),
                text: Some(Text::from(format!("{} %", percent(count, all)))),
                ..Flow::default()
            });
        }
    }
    flow
}

fn percent(part: u64, whole: u64) -> u64 {
    ((part as f64 * 100.0) / whole.max(1) as f64).round() as u64
}

/// What most journeys begin with.
fn trigger(chosen: &[(usize, &Activity)], seen: &Seen) -> Option<Trigger> {
    let first = chosen.iter().map(|(_, activity)| *activity).rev().max_by_key(|activity| activity.starts)?;
    let share = percent(first.starts, seen.customers);
    let text = format!("{share} % of customers begin with {}", title(&first.name));
    Some(Trigger { text: Text::from(text), ..Trigger::default() })
}

/// What a stage is called: its step, or from the first to the last of them.
fn name_of(steps: &[Step]) -> Text {
    const LONGEST: usize = 56;
    let name = |step: &Step| step.name.as_ref().map(ToString::to_string).unwrap_or_default();
    match steps {
        [first, .., last] => {
            let both = format!("{} to {}", name(first), name(last));
            Text::from(if both.chars().count() > LONGEST { name(first) } else { both })
        }
        [only] => Text::from(name(only)),
        [] => Text::default(),
    }
}

/// What data cannot tell, as open questions.
fn gaps(ids: &mut NewIds, map: &Id) -> Vec<KnowledgeGap> {
    let mut gap = |id: &str, question: &str, priority: Priority| KnowledgeGap {
        id: ids.keep(id, "question"),
        question: Text::from(question),
        about: vec![map.clone()],
        priority: Some(priority),
        ..KnowledgeGap::default()
    };
    vec![
        gap(
            "where-it-ends-well",
            "At which steps may the journey end well? Who leaves there is not lost: say `exit: true`",
            Priority::Critical,
        ),
        gap("why-they-leave", "Why do customers leave where most of them leave?", Priority::Critical),
        gap("how-they-feel", "How do customers feel at each step?", Priority::High),
        gap("what-they-want", "What do customers want, and what of it matters most?", Priority::High),
        gap("what-is-not-recorded", "What do customers do that no event records?", Priority::Medium),
    ]
}

/// Rules that a draft cannot answer to, each with the reason.
fn ignored(rules: &[(&str, &str)]) -> Any {
    let entry = |&(rule, reason): &(&str, &str)| {
        let member = |name: &str, text: &str| (name.to_owned(), Any::String(text.to_owned()));
        Any::Object(vec![member("rule", rule), member("reason", reason)])
    };
    Any::List(rules.iter().map(entry).collect())
}

/// The rules by which a draft is drawn, in words.
pub(super) fn rules(stated: Option<&Stated>) -> Vec<String> {
    let percent = |share: f64| (share * 100.0).round();
    let stages = match stated {
        Some(stated) => format!(
            "stages are those of column `{}`, in the order in which their steps happen; a step is in the stage in which most of its events stand",
            stated.column
        ),
        None => "stages are neighbouring steps, cut so that these places differ least within a stage (Fisher 1958)".to_owned(),
    };
    vec![
        "steps are the events that most customers have, in the order in which they first happen: the mean of their relative places in a journey".to_owned(),
        stages,
        format!("a step is an entry where {} % of customers begin", percent(ENTRY)),
        format!("a way is drawn that {} % of those who go on from a step take, at most {WAYS} a step", percent(MAIN)),
        format!("a channel is named that has {} % of a step's events", percent(CHANNEL)),
        format!("segments are personas where there are 2 to {PERSONAS}"),
    ]
}
