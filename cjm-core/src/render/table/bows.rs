//! [`Bow`]: a way other than on to the next step, drawn from column to column.

use std::ops::Range;

use super::Row;
use super::builder::Builder;
use crate::model::Step;

/// A line from one column to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) struct Bow {
    pub(in crate::render) from: usize,
    pub(in crate::render) to: usize,
    /// How far from the steps it runs, from 0; bows of one level do not touch.
    pub(in crate::render) level: usize,
}

impl Builder<'_> {
    /// From which column to which the ways lead that the map names.
    pub(super) fn leaps(&self) -> Vec<(usize, usize)> {
        let column = |step: &Step| {
            self.columns.iter().position(|source| source.steps.iter().any(|other| std::ptr::eq(other, step)))
        };
        let steps = self.columns.iter().flat_map(|source| source.steps);
        let ways = steps.flat_map(|step| self.index.ways_from(step)).filter(|way| way.flow.is_some());
        ways.filter_map(|way| Some((column(way.from.step)?, column(way.to.step)?))).collect()
    }
}

impl Row {
    /// The bows that begin and end within `columns`; short ones run nearest to the steps.
    pub(in crate::render) fn bows(&self, columns: &Range<usize>) -> Vec<Bow> {
        let inside =
            |(from, to): &&(usize, usize)| from != to && columns.contains(from) && columns.contains(to);
        let mut leaps: Vec<(usize, usize)> = self.leaps.iter().filter(inside).copied().collect();
        leaps.sort_unstable_by_key(|&(from, to)| (from.abs_diff(to), from.min(to), from));
        leaps.dedup();
        let mut bows: Vec<Bow> = Vec::new();
        for (from, to) in leaps {
            let (first, last) = (from.min(to), from.max(to));
            let touches = |bow: &Bow| bow.from.min(bow.to) <= last && first <= bow.from.max(bow.to);
            let taken: Vec<usize> = bows.iter().filter(|bow| touches(bow)).map(|bow| bow.level).collect();
            let level = (0..).find(|level| !taken.contains(level)).unwrap_or(0);
            bows.push(Bow { from, to, level });
        }
        bows
    }
}

#[cfg(test)]
mod tests {
    use super::{Bow, Row};
    use crate::render::Lane;

    #[test]
    fn bows_of_one_level_do_not_touch() {
        let leaps = vec![(0, 5), (3, 1), (4, 5), (2, 2), (3, 1), (9, 2)];
        let row = Row {
            lane: Lane::Flow,
            name: "",
            note: None,
            lines: vec![],
            cells: vec![],
            curve: None,
            leaps,
            asked: false,
        };
        let bow = |from, to, level| Bow { from, to, level };
        assert_eq!(row.bows(&(0..6)), [bow(4, 5, 0), bow(3, 1, 0), bow(0, 5, 1)]);
        assert_eq!(row.bows(&(4..6)), [bow(4, 5, 0)]);
    }
}
