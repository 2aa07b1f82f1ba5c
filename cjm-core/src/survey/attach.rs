//! The answers onto the document.

use super::column::About;
use super::report::{Answered, Survey};
use super::tally::{Tallies, Tally};
use crate::Error;
use crate::model::{
    Count, Date, Document, Evidence as Entry, EvidenceKind, Id, Map, Measure, MetricKind, Rating, Reading,
    Text,
};
use crate::score::methods::{Both, Ces, Csat, EffortAnswers, Method, NpsScore, SatisfactionAnswers};

/// What the evidence entry says.
pub(super) struct Evidence {
    pub(super) id: Id,
    /// Whether the call names it.
    pub(super) named: bool,
    pub(super) hash: String,
    pub(super) file: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
}

/// The document with the answers, where there are any; the report tells what was put where.
pub(super) fn attach(
    document: &Document,
    map: &Map,
    tallies: &Tallies,
    evidence: &Evidence,
    report: &mut Survey,
) -> Result<Document, Error> {
    let mut changed = document.clone();
    if tallies.questions.is_empty() {
        return Ok(changed);
    }
    let entered = enter(&mut changed, evidence, report.respondents)?;
    for (key, tally) in &tallies.questions {
        let measure = tally.measure(key.persona.as_ref(), &entered);
        let mut answered = Answered {
            persona: key.persona.clone(),
            n: tally.n,
            worth: tally.worth(),
            mean: tally.mean(),
            paired: tallies.both.get(key).and_then(Both::gap),
            ..Answered::default()
        };
        answered.replaced = match &key.about {
            About::Importance { need } => {
                answered.asks = "importance";
                answered.need = Some(need.clone());
                let Some(need) = changed.needs.iter_mut().find(|it| it.id == *need) else { continue };
                let measure = on_scale(measure, tally, need.scale.as_ref(), "likert5");
                put(&mut need.importance, |old| old.persona == measure.persona, measure.clone())
            }
            About::Performance { need, of, stage } => {
                answered.asks = "performance";
                (answered.need, answered.of, answered.at) =
                    (Some(need.clone()), Some(of.clone()), stage.clone());
                let Some(need) = changed.needs.iter_mut().find(|it| it.id == *need) else { continue };
                let measure = on_scale(measure, tally, need.scale.as_ref(), "likert5");
                let rating = Rating { of: of.clone(), stage: stage.clone(), measure, ..Rating::default() };
                let same = |old: &Rating| {
                    old.of == rating.of
                        && old.stage == rating.stage
                        && old.measure.persona == rating.measure.persona
                };
                put(&mut need.ratings, same, rating.clone())
            }
            About::Metric { metric, at } => {
                answered.asks = "metric";
                (answered.metric, answered.at) = (Some(metric.clone()), at.clone());
                let declared = document.metric(metric.as_str());
                let kind = declared.map(|metric| metric.kind);
                score(kind, tally, &mut answered)?;
                let measure = on_scale(measure, tally, declared.and_then(|it| it.scale.as_ref()), "");
                let reading = Reading { metric: metric.clone(), measure, ..Reading::default() };
                let Some(map) = changed.maps.iter_mut().find(|it| it.id == map.id) else { continue };
                let Some(readings) = readings(map, at.as_ref()) else { continue };
                // Ours of an earlier time, or a reading that was still to be measured.
                let same = |old: &Reading| {
                    let open = old.measure.value.is_none() && old.measure.counts.is_empty();
                    old.metric == reading.metric
                        && old.measure.persona == reading.measure.persona
                        && (old.measure.evidence.contains(&entered) || open)
                };
                put(readings, same, reading.clone())
            }
        };
        report.answers.push(answered);
    }
    report.evidence = Some(entered);
    Ok(changed)
}

/// Replaces the first that is the same, or adds; whether there was one.
fn put<T>(list: &mut Vec<T>, same: impl Fn(&T) -> bool, new: T) -> bool {
    match list.iter_mut().find(|old| same(old)) {
        Some(old) => {
            *old = new;
            true
        }
        None => {
            list.push(new);
            false
        }
    }
}

/// Names the scale where it is not the one that holds anyway.
fn on_scale(measure: Measure, tally: &Tally, declared: Option<&Id>, usual: &str) -> Measure {
    let holds = match (declared, &tally.scale) {
        (Some(declared), Some(scale)) => declared == scale,
        (None, Some(scale)) => *scale == *usual,
        (_, None) => true,
    };
    Measure { scale: if holds { None } else { tally.scale.clone() }, ..measure }
}

fn readings<'a>(map: &'a mut Map, at: Option<&Id>) -> Option<&'a mut Vec<Reading>> {
    let Some(id) = at else { return Some(&mut map.metrics) };
    for stage in &mut map.stages {
        if stage.id == *id {
            return Some(&mut stage.metrics);
        }
        if let Some(step) = stage.steps.iter_mut().find(|step| step.id == *id) {
            return Some(&mut step.metrics);
        }
    }
    None
}

/// Writes the evidence entry, a new one or that of an earlier time.
fn enter(document: &mut Document, evidence: &Evidence, respondents: u64) -> Result<Id, Error> {
    // An entry without a hash was written by hand, and is of something else.
    let by_hand = |id: &str| document.evidence(id).is_some_and(|entry| entry.hash.is_none());
    let other = |id: &str| {
        document.persona(id).is_some()
            || document.need(id).is_some()
            || document.metric(id).is_some()
            || document.source(id).is_some()
            || document.map(id).is_some()
            || document.competitor(id).is_some()
    };
    let taken = |id: &str| other(id) || (by_hand(id) && !evidence.named);
    let mut id = evidence.id.clone();
    if taken(id.as_str()) {
        id = format!("{id}-answers").as_str().into();
    }
    if taken(id.as_str()) || id.as_str().len() > 64 {
        return Err(Error::Unusable {
            message: format!("the id `{}` is taken by something else", evidence.id),
            hint: Some("name the evidence entry with `evidence`".to_owned()),
        });
    }
    let old = document.evidence.iter().position(|entry| entry.id == id);
    let base = old.and_then(|at| document.evidence.get(at)).cloned().unwrap_or_else(|| Entry {
        id: id.clone(),
        kind: EvidenceKind::Survey,
        title: Some(Text::from("Survey answers")),
        ..Entry::default()
    });
    let entry = Entry {
        n: Some(Count(respondents)),
        hash: Some(evidence.hash.clone()),
        source: evidence.file.clone().or(base.source.clone()),
        from: evidence.from.clone().map(Date).or(base.from.clone()),
        to: evidence.to.clone().map(Date).or(base.to.clone()),
        ..base
    };
    match old.and_then(|at| document.evidence.get_mut(at)) {
        Some(place) => *place = entry,
        None => document.evidence.push(entry),
    }
    Ok(id)
}

/// The score of a metric with its interval.
fn score(kind: Option<MetricKind>, tally: &Tally, answered: &mut Answered) -> Result<(), Error> {
    let counts = tally.counts();
    match (kind, counts.len()) {
        (Some(MetricKind::Nps), 11) => {
            let sum = |from: usize, to: usize| counts.iter().skip(from).take(to - from).sum::<f64>();
            let nps = NpsScore::new("", sum(9, 11), sum(7, 9), sum(0, 7))?;
            (answered.score, answered.interval) = (Some(nps.nps), Some(nps.interval));
        }
        (Some(MetricKind::Csat), 5) => {
            let answers = SatisfactionAnswers { counts, ..SatisfactionAnswers::default() };
            for csat in (Csat { items: vec![answers] }).answer()?.items {
                (answered.score, answered.interval) = (Some(csat.csat), Some(csat.interval));
            }
        }
        (Some(MetricKind::Ces), 7) => {
            for ces in (Ces { items: vec![EffortAnswers { id: String::new(), counts }] }).answer()?.items {
                (answered.score, answered.interval) = (Some(ces.ces), Some(ces.interval));
            }
        }
        _ => {}
    }
    Ok(())
}
