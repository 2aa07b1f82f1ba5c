//! Which cells a map has, and how much each of them matters.

use std::collections::{BTreeMap, BTreeSet};

use super::book::Book;
use super::note::Notes;
use super::shares::{Given, Shares};
use crate::Error;
use crate::model::{Document, Id, Map, Need, Persona, Stage};

/// A place where a need of a persona is met or not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    /// Nothing on a map that names no persona: all customers.
    pub(super) persona: Option<&'a Persona>,
    pub(super) stage: &'a Stage,
    pub(super) need: &'a Need,
    /// Share of the whole.
    pub(super) weight: f64,
    /// Whether a share, a stage's weight or an importance behind it is not given.
    pub(super) assumed: bool,
}

/// Where each need stands in the document: the first, should an id stand twice.
pub(super) struct NeedIndex<'a>(BTreeMap<&'a str, (usize, &'a Need)>);

impl<'a> NeedIndex<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let mut index = BTreeMap::new();
        for found in document.needs.iter().enumerate() {
            index.entry(found.1.id.as_str()).or_insert(found);
        }
        Self(index)
    }

    /// The needs that the stage or one of its steps lists, each once, in that order.
    pub(super) fn of(&self, stage: &Stage) -> Vec<(usize, &'a Need)> {
        let ids = stage.needs.iter().chain(stage.steps.iter().flat_map(|step| &step.needs));
        let mut seen = BTreeSet::new();
        ids.filter_map(|id| self.0.get(id.as_str()).copied())
            .filter(|&(index, _)| seen.insert(index))
            .collect()
    }
}

/// Whether the persona has the need; all have one that names nobody.
pub(super) fn has(persona: Option<&Persona>, need: &Need) -> bool {
    need.personas.is_empty() || persona.is_some_and(|persona| need.personas.contains(&persona.id))
}

/// The personas of a map, each once.
pub(super) fn personas_of<'a>(document: &'a Document, map: &'a Map) -> Vec<&'a Persona> {
    let mut personas: Vec<&Persona> = Vec::new();
    for persona in document.personas_of(map) {
        if personas.iter().all(|other| other.id != persona.id) {
            personas.push(persona);
        }
    }
    personas
}

/// Shares of the map's personas.
pub(super) fn persona_shares(
    document: &Document,
    personas: &[&Persona],
    map: usize,
    notes: &mut Notes,
) -> Result<Shares, Error> {
    let given: Vec<Option<f64>> = personas.iter().map(|persona| persona.share.map(|share| share.0)).collect();
    let shares = Shares::new(&given);
    match shares.given {
        Given::Zero => {
            return Err(Error::UnusableAt {
                pointer: format!("/maps/{map}/personas"),
                message: "all personas of the map have share 0".to_owned(),
                hint: Some("give one of them a share above 0, or leave all shares out".to_owned()),
            });
        }
        Given::None if personas.len() > 1 => {
            notes.add(format!("/maps/{map}/personas"), "no persona has a share: all count alike");
        }
        Given::Some => {
            for (index, persona) in document.personas.iter().enumerate().filter(|(_, it)| it.share.is_none())
            {
                if personas.iter().any(|other| other.id == persona.id) {
                    let message =
                        format!("persona `{}` has no share, others have: counted as their mean", persona.id);
                    notes.add(format!("/personas/{index}"), message);
                }
            }
        }
        _ => {}
    }
    Ok(shares)
}

/// Shares of stages for one persona: its own weight, else the stage's, among `stages` only.
pub(super) fn stage_shares(
    stages: &[(usize, &Stage)],
    persona: Option<&Persona>,
    map: usize,
    notes: &mut Notes,
) -> Result<Shares, Error> {
    let given: Vec<Option<f64>> = stages
        .iter()
        .map(|(_, stage)| {
            let own = persona.and_then(|persona| stage.persona_weights.get(&persona.id));
            own.copied().or(stage.weight).map(|weight| weight.0)
        })
        .collect();
    let shares = Shares::new(&given);
    let whom = persona.map_or_else(String::new, |persona| format!(" to `{}`", persona.id));
    match shares.given {
        Given::Zero => {
            return Err(Error::UnusableAt {
                pointer: format!("/maps/{map}/stages"),
                message: format!("all stages with a need have weight 0{whom}"),
                hint: Some("give one of them a weight above 0, or leave all weights out".to_owned()),
            });
        }
        Given::None if stages.len() > 1 => {
            notes.add(format!("/maps/{map}/stages"), format!("no stage has a weight{whom}: all count alike"));
        }
        Given::Some => {
            for ((index, stage), _) in stages.iter().zip(&given).filter(|(_, given)| given.is_none()) {
                let message =
                    format!("stage `{}` has no weight{whom}, others have: counted as their mean", stage.id);
                notes.add(format!("/maps/{map}/stages/{index}"), message);
            }
        }
        _ => {}
    }
    Ok(shares)
}

/// All cells of a map with their weights: share of the persona, of the stage among those where the
/// persona has a need, and of the need's importance in that stage. Also the share of personas
/// without any need, which no rating can cover.
pub(super) fn spots<'a>(
    document: &'a Document,
    (map_index, map): (usize, &'a Map),
    book: &Book<'a>,
    notes: &mut Notes,
) -> Result<(Vec<Spot<'a>>, f64), Error> {
    let known = personas_of(document, map);
    let mut personas: Vec<Option<&Persona>> = known.iter().copied().map(Some).collect();
    let mut shares = persona_shares(document, &known, map_index, notes)?;
    if map.personas.is_empty() {
        notes.add(format!("/maps/{map_index}"), "the map names no persona: scored for all customers at once");
        personas.push(None);
        shares = Shares::new(&[None]);
    }
    let several = personas.len() > 1;
    let index = NeedIndex::new(document);
    let listed: Vec<Vec<(usize, &Need)>> = map.stages.iter().map(|stage| index.of(stage)).collect();
    let mut spots = Vec::new();
    let mut without = 0.0;
    let mut idle: Vec<&Id> = Vec::new();
    for (&persona, &share) in personas.iter().zip(&shares.values) {
        let mut stages: Vec<(usize, &Stage)> = Vec::new();
        let mut needs: Vec<Vec<(usize, &Need)>> = Vec::new();
        for ((index, stage), listed) in map.stages.iter().enumerate().zip(&listed) {
            let here: Vec<_> = listed.iter().copied().filter(|(_, need)| has(persona, need)).collect();
            if !here.is_empty() {
                stages.push((index, stage));
                needs.push(here);
            }
        }
        if stages.is_empty() {
            without += share;
            idle.extend(persona.map(|persona| &persona.id));
            continue;
        }
        let stage_shares = stage_shares(&stages, persona, map_index, notes)?;
        for ((&(_, stage), here), &stage_share) in stages.iter().zip(&needs).zip(&stage_shares.values) {
            let importance = importance_shares(here, persona, book, notes);
            for (&(_, need), need_share) in here.iter().zip(&importance.values) {
                let level = |given: &Shares, many: bool| many && given.given != Given::All;
                spots.push(Spot {
                    persona,
                    stage,
                    need,
                    weight: share * stage_share * need_share,
                    assumed: level(&shares, several)
                        || level(&stage_shares, stages.len() > 1)
                        || level(&importance, here.len() > 1),
                });
            }
        }
    }
    let nobody = spots.is_empty();
    for id in idle.into_iter().filter(|_| !nobody) {
        notes.add(format!("/maps/{map_index}"), format!("persona `{id}` has no need on this map"));
    }
    Ok((spots, without))
}

fn importance_shares(
    needs: &[(usize, &Need)],
    persona: Option<&Persona>,
    book: &Book<'_>,
    notes: &mut Notes,
) -> Shares {
    let id: Option<&Id> = persona.map(|persona| &persona.id);
    let given: Vec<Option<f64>> =
        needs.iter().map(|(_, need)| Some(book.estimate(book.importance(need, id)?.place?)?.mean)).collect();
    let shares = Shares::new(&given);
    if needs.len() < 2 {
        return shares;
    }
    let whom = id.map_or_else(String::new, |id| format!(" for `{id}`"));
    for ((index, need), given) in needs.iter().zip(&given) {
        let pointer = format!("/needs/{index}");
        match shares.given {
            Given::Some if given.is_none() => {
                let message = format!(
                    "need `{}` has no importance{whom}, others in its stage have: counted as their mean",
                    need.id
                );
                notes.add(pointer, message);
            }
            Given::None => {
                notes.add(
                    pointer,
                    format!(
                        "need `{}` has no importance{whom}: counts like the others in its stage",
                        need.id
                    ),
                );
            }
            Given::Zero => {
                let message = format!(
                    "every importance in the stage is at the bottom of its scale{whom}: all count alike"
                );
                notes.add(pointer, message);
            }
            _ => {}
        }
    }
    shares
}
