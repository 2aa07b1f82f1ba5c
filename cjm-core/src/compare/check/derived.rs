//! [`Derived`]: what several checks ask of the two maps.

use std::collections::BTreeSet;

use super::arrivals::{Arrivals, Replaced};
use super::curve::{Curves, curves};
use super::gaps::{Gap, gaps};
use super::maps::Maps;
use super::regrouped::Regrouped;

/// Worked out once; pairs are the way there and the way back.
#[derive(Default)]
pub(super) struct Derived<'d> {
    pub(super) arrivals: [Arrivals<'d>; 2],
    pub(super) replaced: Replaced<'d>,
    pub(super) regrouped: [Regrouped<'d>; 2],
    /// The ids of pains that were merged or split: of the first map, of the second.
    pub(super) recast: [BTreeSet<&'d str>; 2],
    pub(super) curves: Vec<Curves<'d>>,
    pub(super) gaps: Vec<Gap<'d>>,
}

impl<'d> Derived<'d> {
    pub(super) fn new(there: &Maps<'d>) -> Self {
        let back = there.swapped();
        let arrivals = [Arrivals::new(there), Arrivals::new(&back)];
        let [come, gone] = &arrivals;
        let replaced = Replaced::new(there, gone, come);
        let regrouped = [Regrouped::new(there), Regrouped::new(&back)];
        let [merged, split] = &regrouped;
        let recast =
            [merged.parts().chain(split.ids()).collect(), merged.ids().chain(split.parts()).collect()];
        Self { arrivals, replaced, regrouped, recast, curves: curves(there, &back), gaps: gaps(there) }
    }
}
