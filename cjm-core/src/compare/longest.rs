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

#[cfg(test)]
mod tests {
    use super::longest_increasing;

    #[test]
    fn it_is_as_long_as_trying_all_subsequences_finds() {
        let lists = [vec![], vec![3], vec![0, 1, 2], vec![2, 1, 0], vec![1, 2, 0], vec![4, 0, 3, 1, 2, 5]];
        for list in lists {
            let stays = longest_increasing(&list);
            let kept: Vec<usize> =
                list.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(n, _)| *n).collect();
            assert!(kept.is_sorted(), "{list:?}");
            let best = (0_u32..1 << list.len())
                .map(|mask| {
                    (0..list.len()).filter(|at| mask >> at & 1 == 1).map(|at| list[at]).collect::<Vec<_>>()
                })
                .filter(|run| run.windows(2).all(|pair| pair[0] < pair[1]))
                .map(|run| run.len())
                .max();
            assert_eq!(Some(kept.len()), best, "{list:?}");
        }
    }
}
