//! Kano categories and coefficients.

use serde::{Deserialize, Serialize};

use super::Method;
use super::bounds::{amount, filled, refuse};
use crate::Error;

/// Kano categories (Kano et al., Hinshitsu 14, 1984) with the better and worse coefficients and the
/// evaluation table of Berger et al. (Center for Quality of Management Journal 2, 1993).
///
/// Traps. Reverse and questionable answers count in neither coefficient. The most frequent category
/// may hardly lead: `clear` is the test of Fong (1996), and `byRule` settles what lies within five
/// points of the first by must-be, one-dimensional, attractive, indifferent.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kano {
    /// The features.
    pub items: Vec<FeatureAnswers>,
}

/// The answers about a feature: how many fell in each category, or the pairs of answers.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FeatureAnswers {
    /// The feature's id.
    pub id: String,
    /// How many fell in must-be.
    #[serde(default)]
    pub must_be: f64,
    /// How many fell in one-dimensional.
    #[serde(default)]
    pub one_dimensional: f64,
    /// How many fell in attractive.
    #[serde(default)]
    pub attractive: f64,
    /// How many fell in indifferent.
    #[serde(default)]
    pub indifferent: f64,
    /// How many fell in reverse.
    #[serde(default)]
    pub reverse: f64,
    /// How many fell in questionable.
    #[serde(default)]
    pub questionable: f64,
    /// Instead: how many gave each pair of answers.
    #[serde(default)]
    pub pairs: Vec<Pairs>,
}

/// How many gave a pair of answers. 1 = like, 2 = must be, 3 = neutral, 4 = live with, 5 = dislike.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pairs {
    /// How would you feel if you had the feature?
    pub functional: u8,
    /// How would you feel if you had it not?
    pub dysfunctional: u8,
    /// How many answered so; absent = one.
    pub n: Option<f64>,
}

/// A Kano category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum KanoCategory {
    /// Taken for granted, missed where it lacks.
    MustBe,
    /// The more the better.
    OneDimensional,
    /// Delights, is not missed.
    Attractive,
    /// Nobody minds.
    Indifferent,
    /// Not wanted.
    Reverse,
    /// The answers contradict each other.
    Questionable,
}

const CATEGORIES: [KanoCategory; 6] = [
    KanoCategory::MustBe,
    KanoCategory::OneDimensional,
    KanoCategory::Attractive,
    KanoCategory::Indifferent,
    KanoCategory::Reverse,
    KanoCategory::Questionable,
];

/// The category of each pair: rows functional, columns dysfunctional, as positions in [`CATEGORIES`].
const TABLE: [[usize; 5]; 5] =
    [[5, 2, 2, 2, 1], [4, 3, 3, 3, 0], [4, 3, 3, 3, 0], [4, 3, 3, 3, 0], [4, 4, 4, 4, 5]];

/// All features.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KanoAnswer {
    /// One a feature, in the order given.
    pub items: Vec<KanoFeature>,
}

/// A feature's category and coefficients.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KanoFeature {
    /// Its id.
    pub id: String,
    /// How many answered.
    pub n: f64,
    /// The most frequent category; of equals, in the order of the rule.
    pub category: KanoCategory,
    /// The first of must-be, one-dimensional, attractive, indifferent within five points of the most
    /// frequent.
    pub by_rule: KanoCategory,
    /// Whether the most frequent leads the second clearly, with 90 %.
    pub clear: bool,
    /// How much having it raises satisfaction, 0 to 1; absent where nobody answered M, O, A or I.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better: Option<f64>,
    /// How much lacking it lowers satisfaction, -1 to 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worse: Option<f64>,
    /// Share of must-be, one-dimensional and attractive.
    pub total_strength: f64,
    /// Share of the most frequent category less that of the second.
    pub category_strength: f64,
    /// Chi-square of M, O, A and I against equal shares, 3 degrees of freedom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chi_square: Option<f64>,
}

impl Method for Kano {
    const NAME: &'static str = "kano";
    const ABOUT: &'static str = "category, better and worse coefficients (Kano 1984; Berger et al. 1993)";
    type Answer = KanoAnswer;

    fn answer(&self) -> Result<KanoAnswer, Error> {
        let items = filled("/items", &self.items)?.iter().enumerate();
        Ok(KanoAnswer { items: items.map(|(index, item)| feature(index, item)).collect::<Result<_, _>>()? })
    }
}

fn tally(index: usize, item: &FeatureAnswers) -> Result<[f64; 6], Error> {
    let FeatureAnswers { must_be, one_dimensional, attractive, indifferent, reverse, questionable, .. } =
        item;
    let mut tally = [*must_be, *one_dimensional, *attractive, *indifferent, *reverse, *questionable];
    let names = ["mustBe", "oneDimensional", "attractive", "indifferent", "reverse", "questionable"];
    for (name, count) in names.iter().zip(tally) {
        amount(|| format!("/items/{index}/{name}"), count)?;
    }
    for (at, pair) in item.pairs.iter().enumerate() {
        let place = || format!("/items/{index}/pairs/{at}");
        let cell = |functional: u8, dysfunctional: u8| {
            let row = TABLE.get(usize::from(functional.checked_sub(1)?))?;
            row.get(usize::from(dysfunctional.checked_sub(1)?)).copied()
        };
        let category = cell(pair.functional, pair.dysfunctional)
            .ok_or_else(|| refuse(&place(), "answers are numbered 1 to 5"))?;
        if let Some(count) = tally.get_mut(category) {
            *count += amount(place, pair.n.unwrap_or(1.0))?;
        }
    }
    Ok(tally)
}

fn feature(index: usize, item: &FeatureAnswers) -> Result<KanoFeature, Error> {
    let tally = tally(index, item)?;
    let [must_be, one_dimensional, attractive, indifferent, ..] = tally;
    let n: f64 = tally.iter().sum();
    if n <= 0.0 {
        return Err(refuse(&format!("/items/{index}"), "nobody answered"));
    }
    let most = tally.iter().copied().fold(0.0, f64::max);
    let top = tally.iter().position(|&count| count == most).unwrap_or_default();
    let second =
        tally.iter().enumerate().filter(|&(at, _)| at != top).map(|(_, &count)| count).fold(0.0, f64::max);
    // Reverse and questionable answers have no place in the rule.
    let near = tally.iter().take(4).position(|&count| most - count <= 0.05 * n);
    let sum = must_be + one_dimensional + attractive + indifferent;
    let share = |part: f64| (sum > 0.0).then(|| part / sum);
    let chance = 1.65 * ((most + second) * (2.0 * n - most - second) / (2.0 * n)).sqrt();
    let category = |at: usize| CATEGORIES.get(at).copied().unwrap_or(KanoCategory::Questionable);
    Ok(KanoFeature {
        id: item.id.clone(),
        n,
        category: category(top),
        by_rule: category(near.unwrap_or(top)),
        clear: most - second >= chance,
        better: share(attractive + one_dimensional),
        worse: share(one_dimensional + must_be).map(|worse| 0.0 - worse),
        total_strength: (must_be + one_dimensional + attractive) / n,
        category_strength: (most - second) / n,
        chi_square: (sum > 0.0).then(|| {
            let expected = sum / 4.0;
            tally.iter().take(4).map(|count| (count - expected) * (count - expected) / expected).sum()
        }),
    })
}
