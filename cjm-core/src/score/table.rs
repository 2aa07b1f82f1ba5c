//! [`Table`]: a map's cells before they are computed.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, Place};
use super::leaf::{Leaf, means};
use super::note::Notes;
use super::settings::Settings;
use super::spread::Spread;
use super::weights::{NeedIndex, spots};
use crate::Error;
use crate::model::{Benchmark, Document, Map, Need};

/// A map's cells and the estimates they hang on.
pub(super) struct Table<'a> {
    pub(super) book: Book<'a>,
    pub(super) leaves: Vec<Leaf<'a>>,
    /// Share of the personas without any need.
    pub(super) without: f64,
    pub(super) map_index: usize,
}

impl<'a> Table<'a> {
    pub(super) fn new(
        document: &'a Document,
        map: &'a Map,
        settings: Settings<'a>,
        notes: &mut Notes,
    ) -> Result<Self, Error> {
        let map_index = document.maps.iter().position(|it| std::ptr::eq(it, map)).unwrap_or_default();
        let index = NeedIndex::new(document);
        let mut seen = BTreeSet::new();
        let needs: Vec<(usize, &Need)> = map
            .stages
            .iter()
            .flat_map(|stage| index.of(stage))
            .filter(|&(index, _)| seen.insert(index))
            .collect();
        let book = Book::new(document, (map_index, map), &needs, notes);
        let (spots, without) = spots(document, (map_index, map), &book, notes)?;
        if spots.is_empty() {
            notes.add(format!("/maps/{map_index}"), "no stage and no step lists a need that a persona has");
        }
        let leaves: Vec<Leaf<'_>> =
            spots.into_iter().map(|spot| Leaf::new(document, settings, &book, spot)).collect();
        if settings.benchmark == Benchmark::Average {
            if leaves.iter().any(|leaf| !leaf.rivals.is_empty()) {
                note_shares(document, notes);
            } else if !document.competitors.is_empty()
                && document.competitors.iter().all(|it| it.share.is_some_and(|share| share.0 == 0.0))
            {
                notes.add("/competitors", "every competitor has share 0: none counts");
            }
        }
        if settings.benchmark == Benchmark::Best && leaves.iter().any(|leaf| leaf.rivals.len() > 1) {
            let message = "the best of several rivals looks better than it is where few answered: of four equal ones with 10 answers each by a tenth of the scale";
            notes.add("/competitors", message);
        }
        Ok(Self { book, leaves, without, map_index })
    }

    /// How sure a sum of cells is: a rating's error counts once, over all of them.
    pub(super) fn spread<'b>(&'b self, leaves: impl IntoIterator<Item = &'b Leaf<'a>>) -> Option<Spread>
    where
        'a: 'b,
    {
        let mean = means(&self.book.estimates);
        let mut slopes: BTreeMap<Place, f64> = BTreeMap::new();
        for leaf in leaves {
            let Some(gaps) = leaf.gaps(mean) else { continue };
            for (place, slope) in leaf.slopes(gaps.lambda, mean) {
                *slopes.entry(place).or_default() += leaf.spot.weight * slope;
            }
        }
        Spread::of(slopes.into_iter().filter_map(|(place, slope)| Some((slope, self.book.estimate(place)?))))
    }

    /// Says of each need without a gap what it lacks.
    pub(super) fn explain_missing(&self, notes: &mut Notes) {
        let mean = means(&self.book.estimates);
        for leaf in self.leaves.iter().filter(|leaf| leaf.gaps(mean).is_none()) {
            let need = &leaf.spot.need.id;
            let whom = leaf.spot.persona.map_or_else(String::new, |persona| format!(" by `{}`", persona.id));
            let lacks = if leaf.own.is_none() {
                "no rating of us that can be used"
            } else {
                "no rival and no target to compare with"
            };
            let pointer = format!("/maps/{}/stages", self.map_index);
            notes.add(pointer, format!("need `{need}`{whom} in stage `{}`: {lacks}", leaf.spot.stage.id));
        }
    }
}

fn note_shares(document: &Document, notes: &mut Notes) {
    let with = document.competitors.iter().filter(|it| it.share.is_some()).count();
    if with == 0 && document.competitors.len() > 1 {
        notes.add("/competitors", "no competitor has a share: all count alike");
    } else if with > 0 {
        for (index, competitor) in
            document.competitors.iter().enumerate().filter(|(_, it)| it.share.is_none())
        {
            let message =
                format!("competitor `{}` has no share, others have: counted as their mean", competitor.id);
            notes.add(format!("/competitors/{index}"), message);
        }
    }
}
