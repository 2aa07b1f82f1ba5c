//! Which steps form a stage.

/// Cuts values in ascending order into `count` groups of neighbours, so that the squared distances to the
/// group's mean are as small as can be (Fisher, On grouping for maximum homogeneity, 1958); of equally good
/// cuts the earliest. The sizes of the groups.
pub(super) fn groups(values: &[f64], count: usize) -> Vec<usize> {
    let count = count.clamp(1, values.len().max(1));
    let mut sums = vec![(0.0, 0.0)];
    for value in values {
        let (sum, squares) = sums.last().copied().unwrap_or_default();
        sums.push((sum + value, squares + value * value));
    }
    let spread = |from: usize, to: usize| {
        let (Some(a), Some(b)) = (sums.get(from), sums.get(to)) else { return f64::INFINITY };
        let (sum, squares) = (b.0 - a.0, b.1 - a.1);
        (squares - sum * sum / (to - from) as f64).max(0.0)
    };
    // For each number of groups and each end: the least spread, and where its last group begins.
    let mut best: Vec<(f64, usize)> =
        (0..=values.len()).map(|to| if to == 0 { (0.0, 0) } else { (spread(0, to), 0) }).collect();
    let mut begins: Vec<Vec<usize>> = vec![best.iter().map(|&(_, from)| from).collect()];
    for groups in 2..=count {
        let next: Vec<(f64, usize)> = (0..=values.len())
            .map(|to| {
                let mut least = (f64::INFINITY, 0);
                for from in groups - 1..to {
                    let before = best.get(from).map_or(f64::INFINITY, |it| it.0);
                    let all = before + spread(from, to);
                    if all < least.0 {
                        least = (all, from);
                    }
                }
                least
            })
            .collect();
        begins.push(next.iter().map(|&(_, from)| from).collect());
        best = next;
    }
    let mut sizes = Vec::with_capacity(count);
    let mut to = values.len();
    for begins in begins.iter().rev() {
        let from = begins.get(to).copied().unwrap_or(0);
        sizes.push(to - from);
        to = from;
    }
    sizes.reverse();
    sizes
}

/// How many stages a map of so many steps gets: the square root, at least 3 and at most 7, and never
/// more than steps.
pub(super) fn usual(steps: usize) -> usize {
    ((steps as f64).sqrt().round() as usize).clamp(3, 7).min(steps)
}

#[cfg(test)]
mod tests {
    use super::{groups, usual};

    #[test]
    fn neighbours_that_are_close_form_a_group() {
        assert_eq!(groups(&[0.1, 0.12, 0.4, 0.45, 0.5, 0.9], 3), [2, 3, 1]);
        assert_eq!(groups(&[0.5; 4], 3), [1, 1, 2]);
        assert_eq!(groups(&[0.2, 0.8], 3), [1, 1]);
        assert_eq!(groups(&[], 3), [0]);
    }

    #[test]
    fn a_map_has_three_to_seven_stages() {
        assert_eq!([1, 2, 3, 9, 16, 20, 49, 400].map(usual), [1, 2, 3, 3, 4, 4, 7, 7]);
    }
}
