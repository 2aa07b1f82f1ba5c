//! [`Book`]: all ratings of a map's needs on 0..1, and which of them holds for a cell.

use std::collections::BTreeMap;

use super::estimate::Estimate;
use super::note::Notes;
use crate::model::{Document, Grounds, Id, Map, Measure, Need, Rating, Scale, Support};
use crate::write::json::number;

/// Where an estimate stands in [`Book::estimates`]. Cells that share a rating share the place, so
/// that its error counts as one.
pub(super) type Place = usize;

/// One claim about a need: somebody's rating, its importance or its target.
#[derive(Debug)]
pub(super) struct Claim<'a> {
    pub(super) measure: &'a Measure,
    /// Who is rated; nothing for importance and target.
    of: Option<&'a Id>,
    stage: Option<&'a Id>,
    /// Whether it stands in the map itself, not in the library.
    pub(super) in_map: bool,
    /// Nothing if it cannot be used; a note says why.
    pub(super) place: Option<Place>,
    pub(super) evidence: &'a [Id],
    /// Whether it rests on no evidence.
    pub(super) assumed: bool,
}

#[derive(Debug, Default)]
pub(super) struct Claims<'a> {
    ratings: Vec<Claim<'a>>,
    importance: Vec<Claim<'a>>,
    target: Vec<Claim<'a>>,
}

pub(super) struct Book<'a> {
    pub(super) estimates: Vec<Estimate>,
    needs: BTreeMap<&'a str, Claims<'a>>,
}

impl<'a> Book<'a> {
    /// Reads every rating, importance and target of `needs` (with their index in the document).
    pub(super) fn new(
        document: &'a Document,
        map: (usize, &'a Map),
        needs: &[(usize, &'a Need)],
        notes: &mut Notes,
    ) -> Self {
        let mut book = Self { estimates: Vec::new(), needs: BTreeMap::new() };
        let (map_index, map) = map;
        let library = Grounds::of(document);
        let here = library.in_map(map);
        for &(index, need) in needs {
            let scale = document.scale_of_need(need);
            let mut claims = Claims::default();
            let mut reader = Reader { document, need, scale, estimates: &mut book.estimates, notes };
            for (at, rating) in map.ratings.iter().enumerate().filter(|(_, rating)| rating.need == need.id) {
                let pointer = format!("/maps/{map_index}/ratings/{at}");
                claims.ratings.extend(reader.rating(&rating.rating, here, true, pointer));
            }
            for (at, rating) in need.ratings.iter().enumerate() {
                let pointer = format!("/needs/{index}/ratings/{at}");
                claims.ratings.extend(reader.rating(rating, library, false, pointer));
            }
            for (at, measure) in need.importance.iter().enumerate() {
                let pointer = format!("/needs/{index}/importance/{at}");
                claims.importance.extend(reader.claim(measure, None, None, library, false, pointer));
            }
            if let Some(measure) = &need.target {
                let pointer = format!("/needs/{index}/target");
                claims.target.extend(reader.claim(measure, None, None, library, false, pointer));
            }
            // A target is a decision: it is exact, however it was found.
            for place in claims.target.iter().filter_map(|claim| claim.place) {
                if let Some(estimate) = book.estimates.get_mut(place) {
                    *estimate = Estimate::exact(estimate.mean);
                }
            }
            book.needs.insert(need.id.as_str(), claims);
        }
        book
    }

    pub(super) fn estimate(&self, place: Place) -> Option<&Estimate> {
        self.estimates.get(place)
    }

    /// The rating that holds in a cell. One of the map beats one of the need; among each, one for
    /// this persona and stage beats one for this persona, that beats one for this stage, and that
    /// one for all; among equals the first.
    pub(super) fn rating(
        &self,
        need: &Need,
        of: &str,
        persona: Option<&Id>,
        stage: &Id,
    ) -> Option<&Claim<'a>> {
        let claims = self.needs.get(need.id.as_str())?;
        let ratings = claims.ratings.iter().filter(|claim| {
            claim.of.is_some_and(|rated| rated == of) && claim.stage.is_none_or(|only| only == stage)
        });
        most_specific(ratings, persona)
    }

    /// How important the need is to the persona: its own answer, else that for all.
    pub(super) fn importance(&self, need: &Need, persona: Option<&Id>) -> Option<&Claim<'a>> {
        most_specific(self.needs.get(need.id.as_str())?.importance.iter(), persona)
    }

    /// The declared target, unless it holds for another persona.
    pub(super) fn target(&self, need: &Need, persona: Option<&Id>) -> Option<&Claim<'a>> {
        most_specific(self.needs.get(need.id.as_str())?.target.iter(), persona)
    }
}

fn most_specific<'c, 'a>(
    claims: impl Iterator<Item = &'c Claim<'a>>,
    persona: Option<&Id>,
) -> Option<&'c Claim<'a>> {
    let fits = |claim: &&Claim<'_>| match &claim.measure.persona {
        Some(only) => persona == Some(only),
        None => true,
    };
    let specific =
        |claim: &&Claim<'_>| (claim.in_map, claim.measure.persona.is_some(), claim.stage.is_some());
    // `max_by_key` would give the last among equals.
    claims.filter(fits).fold(None, |best, claim| match best {
        Some(found) if specific(&found) >= specific(&claim) => best,
        _ => Some(claim),
    })
}

struct Reader<'a, 'b> {
    document: &'a Document,
    need: &'a Need,
    scale: Option<&'a Scale>,
    estimates: &'b mut Vec<Estimate>,
    notes: &'b mut Notes,
}

impl<'a> Reader<'a, '_> {
    fn rating(
        &mut self,
        rating: &'a Rating,
        grounds: Grounds<'a>,
        in_map: bool,
        pointer: String,
    ) -> Option<Claim<'a>> {
        if !rating.is_us() && self.document.competitor(rating.of.as_str()).is_none() {
            self.notes.add(
                pointer,
                format!("there is no competitor `{}`, so this rating counts for nothing", rating.of),
            );
            return None;
        }
        self.claim(&rating.measure, Some(&rating.of), rating.stage.as_ref(), grounds, in_map, pointer)
    }

    fn claim(
        &mut self,
        measure: &'a Measure,
        of: Option<&'a Id>,
        stage: Option<&'a Id>,
        grounds: Grounds<'a>,
        in_map: bool,
        pointer: String,
    ) -> Option<Claim<'a>> {
        let place = match self.estimate(measure, &pointer) {
            Ok(estimate) => {
                self.estimates.push(estimate);
                Some(self.estimates.len() - 1)
            }
            Err(why) => {
                self.notes.add(pointer, format!("{why}: not counted"));
                None
            }
        };
        let evidence = grounds.evidence(&measure.evidence);
        let assumed = grounds.support_of(measure) == Support::Assumed;
        Some(Claim { measure, of, stage, in_map, place, evidence, assumed })
    }

    fn estimate(&mut self, measure: &'a Measure, pointer: &str) -> Result<Estimate, String> {
        let scale = match &measure.scale {
            Some(id) => {
                self.document.scale(id.as_str()).ok_or_else(|| format!("there is no scale `{id}`"))?
            }
            None => self.scale.ok_or_else(|| match &self.need.scale {
                Some(id) => format!("there is no scale `{id}`"),
                None => "the need has no scale".to_owned(),
            })?,
        };
        let estimate = Estimate::new(measure, scale)?;
        if self.scale.is_some_and(|own| own.id != scale.id) {
            let own = self.scale.map_or_else(String::new, |own| own.id.to_string());
            let message = format!(
                "on scale `{}`, the need on `{own}`: compared by where they lie between the ends",
                scale.id
            );
            self.notes.add(pointer, message);
        }
        if measure.n.is_some_and(|n| n.0 == 0) && measure.counts.is_empty() {
            self.notes.add(pointer, "a value from no answer: how sure it is is unknown");
        }
        if let Some(most) = impossible_spread(measure, scale) {
            let message = format!(
                "answers on scale `{}` with this mean cannot have an `sd` of {}, at most {}: it is not used",
                scale.id,
                number(measure.sd.map_or(0.0, |sd| sd.0)),
                number((most * 100.0).ceil() / 100.0)
            );
            self.notes.add(pointer, message);
        }
        let counted = estimate.n.filter(|_| !measure.counts.is_empty());
        if let (Some(counted), Some(n)) = (counted, measure.n)
            && (counted - n.0 as f64).abs() > 0.5
        {
            let message =
                format!("the counts add up to {}, `n` says {}: the counts hold", number(counted), n.0);
            self.notes.add(pointer, message);
        }
        if estimate.n == Some(1.0) {
            self.notes.add(pointer, "rests on one answer");
        }
        Ok(estimate)
    }
}

/// The most that the standard deviation (by `n - 1`) of such answers can be, should it be told as more:
/// all of them at the ends of the scale.
fn impossible_spread(measure: &Measure, scale: &Scale) -> Option<f64> {
    let (sd, mean) = (measure.sd?.0, scale.unit(measure.value?)?);
    let n = measure.n.map(|n| n.0 as f64).filter(|&n| n > 1.0)?;
    let most = (mean * (1.0 - mean) * n / (n - 1.0)).sqrt() * (scale.max - scale.min);
    (measure.counts.is_empty() && sd > most + 1e-9).then_some(most)
}
