//! Three orders of one list into one.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::Side;

/// The order that two sides give to a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Order<T> {
    pub(super) items: Vec<T>,
    /// Both sides reordered the same neighbours, and not alike.
    pub(super) conflict: bool,
}

/// The longest run of neighbours that is looked at pair by pair if both sides reordered it.
const MOST: usize = 200;

/// Merges the orders of base, ours and theirs over the items `keep`.
///
/// Neighbours that one side alone reordered, or both alike, take that order. What one side put in
/// stays behind what it stands behind there; what both put behind the same item goes by `name`, so
/// that neither side is preferred. `side` is right where both reordered the same neighbours; without
/// one, as the order says nothing, it is no conflict and the lesser by `name` is taken: going back to
/// the base would take the other side's order when merged once more.
pub(super) fn merge<T: Copy + Ord>(
    lists: [&[T]; 3],
    keep: &BTreeSet<T>,
    side: Option<Side>,
    name: impl Fn(T) -> String,
) -> Order<T> {
    let lists = lists.map(|list| list.iter().copied().filter(|item| keep.contains(item)).collect::<Vec<T>>());
    let sets = lists.each_ref().map(|list| list.iter().copied().collect::<BTreeSet<T>>());
    let [base, ours, theirs] = &sets;
    let both = |item: &T| ours.contains(item) && theirs.contains(item);
    let cores = lists.each_ref().map(|list| {
        list.iter().copied().filter(|item| base.contains(item) && both(item)).collect::<Vec<T>>()
    });
    let (known, conflict) = reordered(&cores, side, &name);

    // What both added stands where both put it, or where it comes first.
    let places: BTreeMap<T, usize> = known.iter().enumerate().map(|(at, item)| (*item, at + 1)).collect();
    let anchors = lists.each_ref().map(|list| anchors(list, &places));
    let mut added: BTreeMap<usize, Vec<T>> = BTreeMap::new();
    let preferred = if side == Some(Side::Theirs) { 2 } else { 1 };
    let neither = side.is_none_or(|side| side == Side::Base);
    for item in lists.get(preferred).into_iter().flatten().filter(|item| both(item) && !base.contains(item)) {
        let gaps = [anchors.get(1), anchors.get(2)].map(|side| side.and_then(|gaps| gaps.get(item).copied()));
        added.entry(gaps.into_iter().flatten().min().unwrap_or_default()).or_default().push(*item);
    }
    let there: BTreeMap<T, usize> =
        lists.get(2).into_iter().flatten().enumerate().map(|(at, item)| (*item, at)).collect();
    let mut agreed = Vec::with_capacity(keep.len());
    for gap in 0..=known.len() {
        agreed.extend(gap.checked_sub(1).and_then(|at| known.get(at)));
        let mut here = added.remove(&gap).unwrap_or_default();
        if neither && !here.is_sorted_by_key(|item| there.get(item)) {
            here.sort_by_cached_key(|item| name(*item));
        }
        agreed.extend(here);
    }

    // Everything else stays behind what it stands behind.
    let places: BTreeMap<T, usize> = agreed.iter().enumerate().map(|(at, item)| (*item, at + 1)).collect();
    let mut runs: BTreeMap<usize, [Vec<T>; 3]> = BTreeMap::new();
    let mut placed: BTreeSet<T> = agreed.iter().copied().collect();
    for (run, list) in [1, 2, 0].into_iter().filter_map(|run| Some((run, lists.get(run)?))) {
        let gaps = self::anchors(list, &places);
        for item in list.iter().filter(|item| !placed.contains(item)).copied().collect::<Vec<T>>() {
            placed.insert(item);
            let gap = gaps.get(&item).copied().unwrap_or_default();
            if let Some(run) = runs.entry(gap).or_default().get_mut(run) {
                run.push(item);
            }
        }
    }
    let mut items = Vec::with_capacity(keep.len());
    for gap in 0..=agreed.len() {
        items.extend(gap.checked_sub(1).and_then(|at| agreed.get(at)));
        let mut here: Vec<Vec<T>> =
            runs.remove(&gap).into_iter().flatten().filter(|run| !run.is_empty()).collect();
        here.sort_by_cached_key(|run| run.first().map(|item| name(*item)));
        items.extend(here.into_iter().flatten());
    }
    Order { items, conflict }
}

/// For each item without a place the place of the last item before it that has one; 0 before all.
fn anchors<T: Copy + Ord>(list: &[T], places: &BTreeMap<T, usize>) -> BTreeMap<T, usize> {
    let mut gap = 0;
    let mut anchors = BTreeMap::new();
    for item in list {
        match places.get(item) {
            Some(place) => gap = *place,
            None => {
                anchors.insert(*item, gap);
            }
        }
    }
    anchors
}

/// The order of what all three hold: run by run, each as short as can be, so that no side moves
/// anything out of a run.
fn reordered<T: Copy + Ord>(
    [base, ours, theirs]: &[Vec<T>; 3],
    side: Option<Side>,
    name: &impl Fn(T) -> String,
) -> (Vec<T>, bool) {
    let places: BTreeMap<T, usize> = base.iter().enumerate().map(|(at, item)| (*item, at)).collect();
    let place = |list: &[T], at: usize| list.get(at).and_then(|item| places.get(item)).copied();
    let (mut merged, mut conflict) = (Vec::with_capacity(base.len()), false);
    let (mut start, mut highest) = (0, 0);
    for at in 0..base.len() {
        highest = highest.max(place(ours, at).unwrap_or(at)).max(place(theirs, at).unwrap_or(at));
        if highest > at {
            continue;
        }
        let run = |list: &[T]| list.get(start..=at).unwrap_or_default().to_vec();
        let (old, here, there) = (run(base), run(ours), run(theirs));
        if here == there || there == old {
            merged.extend(here);
        } else if here == old {
            merged.extend(there);
        } else if let Some(run) = by_pairs(&old, &here, &there) {
            merged.extend(run);
        } else {
            conflict |= side.is_some();
            let names = |run: &Vec<T>| run.iter().map(|item| name(*item)).collect::<Vec<String>>();
            merged.extend(match side {
                Some(Side::Base) => old,
                Some(Side::Ours) => here,
                Some(Side::Theirs) => there,
                None if names(&here) <= names(&there) => here,
                None => there,
            });
        }
        start = at + 1;
    }
    (merged, conflict)
}

/// A run that both sides reordered: each pair by whoever turned it round. Nothing if no order has all
/// the pairs, or if both turned the same pair and neither order is the other with more turned.
fn by_pairs<T: Copy + Ord>(base: &[T], ours: &[T], theirs: &[T]) -> Option<Vec<T>> {
    if base.len() > MOST {
        return None;
    }
    let places = |list: &[T]| -> Option<Vec<usize>> {
        base.iter().map(|item| list.iter().position(|other| other == item)).collect()
    };
    let (ours, theirs) = (places(ours)?, places(theirs)?);
    // How many stand before each if all pairs are turned; and if only those are that one side turned.
    let (mut all, mut single) = (vec![0_usize; base.len()], vec![0_usize; base.len()]);
    let (mut common, mut ours_alone, mut theirs_alone) = (false, false, false);
    for first in 0..base.len() {
        for second in first + 1..base.len() {
            let turned = |places: &[usize]| places.get(first) > places.get(second);
            let (here, there) = (turned(&ours), turned(&theirs));
            common |= here && there;
            ours_alone |= here && !there;
            theirs_alone |= there && !here;
            *all.get_mut(if here || there { first } else { second })? += 1;
            *single.get_mut(if here != there { first } else { second })? += 1;
        }
    }
    if common && ((ours_alone && theirs_alone) || order(base, &single).is_none()) {
        return None;
    }
    order(base, &all)
}

/// The items by their ranks, if each rank is there once.
fn order<T: Copy>(items: &[T], ranks: &[usize]) -> Option<Vec<T>> {
    let mut order: Vec<Option<T>> = vec![None; items.len()];
    for (item, rank) in items.iter().zip(ranks) {
        if order.get_mut(*rank)?.replace(*item).is_some() {
            return None;
        }
    }
    order.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Order, Side, merge};

    fn merged(lists: [&str; 3]) -> (String, bool) {
        let keep = lists[1..].iter().flat_map(|list| list.chars()).filter(|item| {
            // Gone is what either side took out.
            !lists[0].contains(*item) || (lists[1].contains(*item) && lists[2].contains(*item))
        });
        let keep = keep.collect();
        let lists = lists.map(|list| list.chars().collect::<Vec<char>>());
        let Order { items, conflict } =
            merge([&lists[0], &lists[1], &lists[2]], &keep, Some(Side::Base), |item| item.to_string());
        (items.into_iter().collect(), conflict)
    }

    #[test]
    fn one_side_s_order_is_taken() {
        assert_eq!(merged(["abc", "cab", "abc"]), ("cab".to_owned(), false));
        assert_eq!(merged(["abc", "abc", "bca"]), ("bca".to_owned(), false));
        assert_eq!(merged(["abc", "cba", "cba"]), ("cba".to_owned(), false));
    }

    #[test]
    fn both_may_reorder_what_the_other_left_alone() {
        assert_eq!(merged(["abcd", "bacd", "abdc"]), ("badc".to_owned(), false));
    }

    #[test]
    fn merging_once_more_adds_nothing() {
        // The first is what merging gave, the second one of the two that were merged.
        assert_eq!(merged(["abcd", "badc", "bacd"]), ("badc".to_owned(), false));
        assert_eq!(merged(["a", "aqp", "aq"]), ("aqp".to_owned(), false));
        assert_eq!(merged(["ac", "can", "anc"]), ("can".to_owned(), false));
    }

    #[test]
    fn the_same_item_to_two_places_is_a_conflict() {
        assert_eq!(merged(["abc", "bac", "bca"]), ("abc".to_owned(), true));
    }

    #[test]
    fn pairs_that_go_round_in_a_circle_are_a_conflict() {
        // Ours: c before a; theirs: b between, the other way round.
        assert_eq!(merged(["abcd", "bcda", "dabc"]), ("abcd".to_owned(), true));
    }

    #[test]
    fn what_comes_in_stays_behind_what_it_stood_behind() {
        assert_eq!(merged(["ab", "xab", "aby"]), ("xaby".to_owned(), false));
        assert_eq!(merged(["abc", "axbc", "ca b".replace(' ', "").as_str()]), ("caxb".to_owned(), false));
    }

    #[test]
    fn neither_side_is_preferred_in_one_gap() {
        assert_eq!(merged(["a", "ayz", "ax"]), ("axyz".to_owned(), false));
        assert_eq!(merged(["a", "ax", "ayz"]), ("axyz".to_owned(), false));
        assert_eq!(merged(["a", "anx", "any"]), ("anxy".to_owned(), false));
    }

    #[test]
    fn what_is_gone_leaves_the_others_in_place() {
        assert_eq!(merged(["abc", "ac", "abxc"]), ("axc".to_owned(), false));
    }
}
