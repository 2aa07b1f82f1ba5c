//! [`contrast`]: two segments side by side, with how sure the difference is.

use serde::{Deserialize, Serialize};

use super::report::{Evidence, Figures, StageFigures, TimeFigures};
use crate::Error;
use crate::model::Id;
use crate::score::methods::wilson;

/// Two segments side by side, stage by stage. What is absent is not known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contrast {
    /// The one.
    pub a: Side,
    /// The other.
    pub b: Side,
    /// How often an interval holds what it is about: 0.95.
    pub confidence: f64,
    /// The stages of the map in its order; those of which small groups are left out in either are not here.
    pub stages: Vec<StageContrast>,
    /// What these numbers do not tell, in words.
    pub notes: Vec<String>,
}

/// A segment that is compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Side {
    /// Its name; absent = all customers who are not in the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<String>,
    /// How many cases it has.
    pub cases: u64,
}

/// A stage in two segments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StageContrast {
    /// The stage.
    pub id: Id,
    /// Cases that came to it, of all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<ShareContrast>,
    /// Cases that went on to a later stage, of those who came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub converted: Option<ShareContrast>,
    /// Cases that left here, of those who came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<ShareContrast>,
    /// Until they went on to a later stage, the median in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub median_ms: Option<MedianContrast>,
}

/// A share in two segments.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShareContrast {
    /// In the one.
    pub a: CountedShare,
    /// In the other.
    pub b: CountedShare,
    /// The share in `a` less that in `b`, -1 to 1.
    pub difference: f64,
    /// Where the true difference lies.
    pub interval: [f64; 2],
    /// Whether the interval leaves 0 out.
    pub differs: bool,
}

/// A share.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountedShare {
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// The one by the other, 0 to 1.
    pub share: f64,
}

/// A median in two segments.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MedianContrast {
    /// In the one.
    pub a: f64,
    /// In the other.
    pub b: f64,
    /// The median in `a` less that in `b`.
    pub difference: f64,
    /// Where the true difference lies; absent = one of the two has fewer than six times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<[f64; 2]>,
    /// Whether the interval leaves 0 out; absent = there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differs: Option<bool>,
}

/// What is counted of a stage, in one segment or in all others.
struct Counted {
    reached: u64,
    converted: u64,
    left: u64,
    time: Option<TimeFigures>,
}

/// Two segments of `evidence`; without `b`, the one against all customers who are not in it.
///
/// The difference of two shares has the interval of Newcombe (Statistics in Medicine 17, 1998, method 10):
/// the score intervals of both, squared and added. The difference of two medians has the same made of the
/// intervals of the medians (MOVER: Zou and Donner, Statistics in Medicine 27, 2008).
///
/// # Errors
/// A segment that the evidence does not have, the same one twice, two that have customers in common, and
/// evidence without stages.
pub fn contrast(evidence: &Evidence, a: &str, b: Option<&str>) -> Result<Contrast, Error> {
    let one = evidence.segment(a)?;
    let other = b.map(|b| evidence.segment(b)).transpose()?;
    let rest = evidence.all.cases.saturating_sub(one.cases);
    let refuse = |message: String, hint: &str| Err(Error::Unusable { message, hint: Some(hint.to_owned()) });
    if b == Some(a) {
        return refuse(format!("segment `{a}` is named twice"), "name two segments");
    }
    let apart = b.is_none_or(|b| column(evidence, a) == column(evidence, b));
    if !apart || other.is_some_and(|other| other.cases > rest) {
        return refuse(
            format!("segments `{a}` and `{}` may have customers in common", b.unwrap_or_default()),
            "compare two segments of one column",
        );
    }
    if evidence.all.stages.is_empty() {
        return refuse(
            "the evidence was mined without a map: it counts no stages".to_owned(),
            "mine the events with `--map MAP`",
        );
    }
    let cases = [one.cases, other.map_or(rest, |other| other.cases)];
    let mut stages = Vec::new();
    for stage in &evidence.all.stages {
        let Some(own) = of(one, &stage.id) else { continue };
        let theirs = match other {
            Some(other) => of(other, &stage.id).map(Counted::new),
            None => Some(Counted::new(stage).without(&Counted::new(own))),
        };
        let Some(theirs) = theirs else { continue };
        stages.push(stage_contrast(&stage.id, cases, &Counted::new(own), &theirs)?);
    }
    let side = |segment: Option<&str>, cases| Side { segment: segment.map(str::to_owned), cases };
    let [of_a, of_b] = cases;
    let notes = notes(evidence, &stages);
    Ok(Contrast { a: side(Some(a), of_a), b: side(b, of_b), confidence: 0.95, stages, notes })
}

/// The column that a segment is a cell of, where several columns were read: `COLUMN: CELL`.
fn column<'a>(evidence: &'a Evidence, segment: &str) -> Option<&'a str> {
    let told = evidence.sources.iter().filter_map(|source| source.columns.segment.as_deref());
    let columns = told.flat_map(|columns| columns.split(", "));
    let own =
        columns.filter(|column| segment.strip_prefix(column).is_some_and(|cell| cell.starts_with(": ")));
    own.max_by_key(|column| column.len())
}

fn of<'a>(figures: &'a Figures, stage: &Id) -> Option<&'a StageFigures> {
    figures.stages.iter().find(|own| own.id == *stage)
}

impl Counted {
    fn new(stage: &StageFigures) -> Self {
        let StageFigures { reached, converted, left, time_ms, .. } = *stage;
        Self { reached, converted, left, time: time_ms }
    }

    /// Those of all who are not among `some`; medians do not subtract.
    fn without(&self, some: &Self) -> Self {
        Self {
            reached: self.reached.saturating_sub(some.reached),
            converted: self.converted.saturating_sub(some.converted),
            left: self.left.saturating_sub(some.left),
            time: None,
        }
    }
}

fn stage_contrast(id: &Id, cases: [u64; 2], a: &Counted, b: &Counted) -> Result<StageContrast, Error> {
    let [of_a, of_b] = cases;
    Ok(StageContrast {
        id: id.clone(),
        reached: shares((a.reached, of_a), (b.reached, of_b))?,
        converted: shares((a.converted, a.reached), (b.converted, b.reached))?,
        left: shares((a.left, a.reached), (b.left, b.reached))?,
        median_ms: a.time.zip(b.time).map(|(a, b)| medians(a, b)),
    })
}

/// The difference of two shares; nothing where one is of nobody.
fn shares(a: (u64, u64), b: (u64, u64)) -> Result<Option<ShareContrast>, Error> {
    let ((count_a, of_a), (count_b, of_b)) = (a, b);
    if of_a == 0 || of_b == 0 {
        return Ok(None);
    }
    let share = |count: u64, of: u64| CountedShare { count, of, share: count as f64 / of as f64 };
    let (a, b) = (share(count_a, of_a), share(count_b, of_b));
    let intervals = (wilson(count_a as f64, of_a as f64)?, wilson(count_b as f64, of_b as f64)?);
    let [low, high] = apart((a.share, intervals.0), (b.share, intervals.1));
    let interval = [low.max(-1.0), high.min(1.0)];
    Ok(Some(ShareContrast { a, b, difference: a.share - b.share, interval, differs: leaves_out_0(interval) }))
}

fn medians(a: TimeFigures, b: TimeFigures) -> MedianContrast {
    let both = a.median_interval.zip(b.median_interval);
    let interval = both.map(|(of_a, of_b)| apart((a.median, of_a), (b.median, of_b)));
    MedianContrast {
        a: a.median,
        b: b.median,
        difference: a.median - b.median,
        interval,
        differs: interval.map(leaves_out_0),
    }
}

/// The interval of a difference from those of its parts: distances to the near bounds, squared and added.
fn apart((a, [low_a, high_a]): (f64, [f64; 2]), (b, [low_b, high_b]): (f64, [f64; 2])) -> [f64; 2] {
    let reach = |x: f64, y: f64| (x * x + y * y).sqrt();
    [a - b - reach(a - low_a, high_b - b), a - b + reach(high_a - a, b - low_b)]
}

fn leaves_out_0([low, high]: [f64; 2]) -> bool {
    low > 0.0 || high < 0.0
}

fn notes(evidence: &Evidence, stages: &[StageContrast]) -> Vec<String> {
    let intervals: usize = stages
        .iter()
        .map(|it| {
            let shares = [it.reached, it.converted, it.left].iter().flatten().count();
            shares + usize::from(it.median_ms.is_some_and(|median| median.interval.is_some()))
        })
        .sum();
    let mut notes = vec![format!(
        "of {intervals} intervals one in twenty leaves out the truth by chance: a single difference that is barely clear is a hint, not a finding"
    )];
    notes.push("that two groups differ does not say why: they may differ in more than their name".to_owned());
    if evidence.rules.session_gap_ms.is_some() {
        notes.push("visits of one customer are alike: the intervals are too narrow".to_owned());
    }
    match evidence.rules.within_ms {
        Some(_) => notes
            .push("who is under way counts among those who came, neither as gone on nor as left".to_owned()),
        None => notes.push("who was seen last shortly before the end of the data counts as left".to_owned()),
    }
    if stages.iter().any(|stage| stage.median_ms.is_some()) {
        notes.push(
            "medians are of those who went on; who is slow and has not gone on yet is not among them"
                .to_owned(),
        );
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::{leaves_out_0, shares};

    #[test]
    fn differences_of_shares_are_those_that_newcombe_printed() {
        // Newcombe 1998, table II, method 10: to four digits.
        for (a, b, low, high) in [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((6, 7), (2, 7), 0.0582, 0.8062),
            ((5, 56), (0, 29), -0.0381, 0.1926),
            ((0, 10), (0, 20), -0.1611, 0.2775),
            ((0, 10), (0, 10), -0.2775, 0.2775),
            ((10, 10), (0, 20), 0.6791, 1.0),
            ((10, 10), (0, 10), 0.6075, 1.0),
        ] {
            let found = shares(a, b).unwrap().unwrap();
            let [own_low, own_high] = found.interval;
            assert!((own_low - low).abs() < 6e-5 && (own_high - high).abs() < 6e-5, "{a:?} {b:?} {found:?}");
            assert_eq!(found.differs, low > 0.0);
        }
        assert_eq!(shares((0, 0), (1, 2)), Ok(None));
        assert!(!leaves_out_0([0.0, 0.1]) && leaves_out_0([-0.2, -0.1]));
    }
}
