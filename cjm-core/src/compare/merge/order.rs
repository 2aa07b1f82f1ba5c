//! Three orders of one list into one.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::Side;

/// The order that two sides give to a list, or the reason that they cannot.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Order<T> {
    pub(super) items: Vec<T>,
    /// Both sides reordered the same neighbours, and not alike.
    pub(super) conflict: bool,
}

/// Beyond, two reorderings of one list are a conflict without being looked at pair by pair.
const MOST: usize = 1_000;

/// Merges the orders of base, ours and theirs over the items `keep`.
///
/// Of any two items that all three know the order is binary, so whoever changed it decides; if both
/// sides changed the order of the same two items and of others differently, or the pairs go round in a
/// circle, that is a conflict and `side` decides. What one side put in stays behind what it stands
/// behind there; what both put into one gap goes by `name`, so that neither side is preferred.
pub(super) fn merge<T: Copy + Ord>(
    lists: [&[T]; 3],
    keep: &BTreeSet<T>,
    side: Side,
    name: impl Fn(T) -> String,
) -> Order<T> {
    let lists = lists.map(|list| list.iter().copied().filter(|item| keep.contains(item)).collect::<Vec<T>>());
    let [base, ours, theirs] = lists.each_ref().map(|list| list.iter().copied().collect::<BTreeSet<T>>());
    let common = |item: &T| base.contains(item) && ours.contains(item) && theirs.contains(item);
    let cores = lists.each_ref().map(|list| list.iter().copied().filter(common).collect::<Vec<T>>());
    let (core, conflict) = core(&cores, side);

    // What stands in the gap behind each item of the core; gap 0 is before all.
    let places: BTreeMap<T, usize> = core.iter().enumerate().map(|(at, item)| (*item, at + 1)).collect();
    let gaps = lists.each_ref().map(|list| {
        let mut gap = 0;
        let mut gaps: BTreeMap<T, usize> = BTreeMap::new();
        for item in list {
            match places.get(item) {
                Some(place) => gap = *place,
                None => {
                    gaps.insert(*item, gap);
                }
            }
        }
        gaps
    });
    let [in_base, in_ours, in_theirs] = &gaps;
    let mut runs: BTreeMap<usize, [Vec<T>; 4]> = BTreeMap::new();
    let mut add = |gap: usize, run: usize, item: T| {
        if let Some(run) = runs.entry(gap).or_default().get_mut(run) {
            run.push(item);
        }
    };
    for item in &lists[1] {
        match (in_ours.get(item), in_theirs.get(item)) {
            (Some(gap), None) => add(*gap, 1, *item),
            (Some(here), Some(there)) => add(*here.min(there), 3, *item),
            _ => {}
        }
    }
    for item in &lists[2] {
        if let (Some(gap), None) = (in_theirs.get(item), in_ours.get(item)) {
            add(*gap, 2, *item);
        }
    }
    for item in &lists[0] {
        if let (Some(gap), None, None) = (in_base.get(item), in_ours.get(item), in_theirs.get(item)) {
            add(*gap, 0, *item);
        }
    }
    let mut items = Vec::with_capacity(keep.len());
    for gap in 0..=core.len() {
        if let Some(at) = gap.checked_sub(1) {
            items.extend(core.get(at));
        }
        let mut here: Vec<Vec<T>> = runs.remove(&gap).into_iter().flatten().filter(|run| !run.is_empty()).collect();
        here.sort_by_cached_key(|run| run.first().map(|item| name(*item)));
        items.extend(here.into_iter().flatten());
    }
    Order { items, conflict }
}

/// The order of what all three know.
fn core<T: Copy + Ord>([base, ours, theirs]: &[Vec<T>; 3], side: Side) -> (Vec<T>, bool) {
    if ours == theirs || theirs == base {
        return (ours.clone(), false);
    }
    if ours == base {
        return (theirs.clone(), false);
    }
    let chosen = match side {
        Side::Base => base,
        Side::Ours => ours,
        Side::Theirs => theirs,
    };
    match by_pairs(base, ours, theirs) {
        Some(merged) => (merged, false),
        None => (chosen.clone(), true),
    }
}

/// Each pair by whoever changed it; nothing if both did, or if no order has all the pairs.
fn by_pairs<T: Copy + Ord>(base: &[T], ours: &[T], theirs: &[T]) -> Option<Vec<T>> {
    if base.len() > MOST {
        return None;
    }
    let places = |list: &[T]| list.iter().enumerate().map(|(at, item)| (*item, at)).collect::<BTreeMap<T, usize>>();
    let (ours, theirs) = (places(ours), places(theirs));
    // How many stand before each.
    let mut ranks = vec![0_usize; base.len()];
    for (first, x) in base.iter().enumerate() {
        for (second, y) in base.iter().enumerate().skip(first + 1) {
            let swapped = |places: &BTreeMap<T, usize>| places.get(x) > places.get(y);
            let (here, there) = (swapped(&ours), swapped(&theirs));
            if here && there {
                return None;
            }
            *ranks.get_mut(if here || there { first } else { second })? += 1;
        }
    }
    let mut merged: Vec<Option<T>> = vec![None; base.len()];
    for (item, rank) in base.iter().zip(ranks) {
        let place = merged.get_mut(rank)?;
        if place.replace(*item).is_some() {
            return None;
        }
    }
    merged.into_iter().collect()
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
            merge([&lists[0], &lists[1], &lists[2]], &keep, Side::Base, |item| item.to_string());
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
