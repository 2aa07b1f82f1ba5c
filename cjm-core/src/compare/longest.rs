//! The longest increasing run through a list: what can stay where it is.

/// For each number whether it belongs to one longest strictly increasing subsequence (Fredman 1975,
/// patience sorting): all others must move, and fewer cannot. O(n log n).
pub(super) fn longest_increasing(numbers: &[usize]) -> Vec<bool> {
    // tails[k]: the index of the smallest number that ends a run of length k + 1.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    let number = |at: usize| numbers.get(at).copied().unwrap_or(usize::MAX);
    for (at, &value) in numbers.iter().enumerate() {
        // Most lists are in order already.
        let length = match tails.last() {
            Some(&tail) if number(tail) < value => tails.len(),
            _ => tails.partition_point(|&tail| number(tail) < value),
        };
        before.push(length.checked_sub(1).and_then(|shorter| tails.get(shorter).copied()));
        match tails.get_mut(length) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut stays = vec![false; numbers.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        if let Some(stay) = stays.get_mut(at) {
            *stay = true;
        }
        next = before.get(at).copied().flatten();
    }
    stays
}

/// The same of items of which some are preferred: of all longest runs one with the most of them, so that
/// as many of them move there as back. By a tree of the best runs that end below a number (Fenwick 1994).
/// O(n log n).
pub(super) fn longest_increasing_of(items: &[(usize, bool)]) -> Vec<bool> {
    if items.iter().all(|(_, preferred)| Some(*preferred) == items.first().map(|first| first.1)) {
        return longest_increasing(&items.iter().map(|(number, _)| *number).collect::<Vec<_>>());
    }
    let most = items.iter().map(|(number, _)| *number).max().unwrap_or_default();
    // Length, preferred items, and the item at the end of a run, counted from 1.
    let mut tree: Vec<(usize, usize, usize)> = vec![(0, 0, 0); most + 2];
    let mut before: Vec<usize> = Vec::with_capacity(items.len());
    for (at, &(number, preferred)) in items.iter().enumerate() {
        let mut best = (0, 0, 0);
        let mut below = number;
        while below > 0 {
            best = tree.get(below).copied().filter(|run| (run.0, run.1) > (best.0, best.1)).unwrap_or(best);
            below &= below - 1;
        }
        before.push(best.2);
        let run = (best.0 + 1, best.1 + usize::from(preferred), at + 1);
        let mut above = number + 1;
        while let Some(own) = tree.get_mut(above) {
            if (run.0, run.1) > (own.0, own.1) {
                *own = run;
            }
            above += above & above.wrapping_neg();
        }
    }
    let mut stays = vec![false; items.len()];
    let mut next = tree.iter().max_by_key(|run| (run.0, run.1)).map_or(0, |run| run.2);
    while let Some(stay) = next.checked_sub(1).and_then(|at| stays.get_mut(at)) {
        *stay = true;
        next = before.get(next - 1).copied().unwrap_or_default();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::{longest_increasing, longest_increasing_of};

    fn runs(list: &[usize]) -> impl Iterator<Item = Vec<usize>> {
        let subsets = 0_u32..1 << list.len();
        let chosen = subsets.map(|mask| (0..list.len()).filter(|at| mask >> at & 1 == 1).collect::<Vec<_>>());
        chosen.filter(|chosen| chosen.windows(2).all(|pair| list[pair[0]] < list[pair[1]]))
    }

    #[test]
    fn of_the_longest_runs_one_has_the_most_preferred_items() {
        let lists = [vec![1, 0], vec![0, 1], vec![1, 2, 0], vec![4, 0, 3, 1, 2, 5], vec![2, 1, 0, 5, 4, 3]];
        for list in lists {
            for mask in 0_u32..1 << list.len() {
                let preferred = |at: usize| mask >> at & 1 == 1;
                let items: Vec<_> = list.iter().enumerate().map(|(at, n)| (*n, preferred(at))).collect();
                let weight = |run: &[usize]| (run.len(), run.iter().filter(|at| preferred(**at)).count());
                let stays = longest_increasing_of(&items);
                let kept: Vec<usize> = (0..list.len()).filter(|at| stays[*at]).collect();
                assert!(kept.windows(2).all(|pair| list[pair[0]] < list[pair[1]]), "{items:?}");
                assert_eq!(Some(weight(&kept)), runs(&list).map(|run| weight(&run)).max(), "{items:?}");
            }
        }
    }

    #[test]
    fn it_is_as_long_as_trying_all_subsequences_finds() {
        let lists = [vec![], vec![3], vec![0, 1, 2], vec![2, 1, 0], vec![1, 2, 0], vec![4, 0, 3, 1, 2, 5]];
        for list in lists {
            let stays = longest_increasing(&list);
            let kept: Vec<usize> =
                list.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(n, _)| *n).collect();
            assert!(kept.is_sorted(), "{list:?}");
            let best = runs(&list).map(|run| run.len()).max();
            assert_eq!(Some(kept.len()), best, "{list:?}");
        }
    }
}
