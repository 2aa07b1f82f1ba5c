//! Customer satisfaction with an interval.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Method;
use super::bounds::{amount, counts, filled, refuse, within};
use super::rated::Rated;
use super::wilson::wilson;
use crate::Error;
use crate::model::MetricKind;

/// Customer satisfaction: the share who answered 4 or 5 of 5, with the interval of Wilson (1927).
///
/// Traps. A mean of satisfaction is another number that bears the same name. Shares of few answers
/// are wide: of 20 answers, 80 % is 58 to 92 %.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Csat {
    /// Groups of answers.
    pub items: Vec<SatisfactionAnswers>,
}

/// A group's answers: by point, or how many of how many.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SatisfactionAnswers {
    /// The group's id.
    #[serde(default)]
    pub id: String,
    /// How many answered 1 to 5, 1 first.
    #[serde(default)]
    pub counts: Vec<f64>,
    /// Instead: how many are satisfied,
    pub satisfied: Option<f64>,
    /// of how many.
    pub n: Option<f64>,
}

/// All groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CsatAnswer {
    /// One a group, in the order given.
    pub items: Vec<CsatScore>,
}

/// A group's share, 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CsatScore {
    /// The group's id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// How many answered.
    pub n: f64,
    /// Share of the satisfied.
    pub csat: f64,
    /// From where to where it lies with 95 %.
    pub interval: [f64; 2],
}

impl Method for Csat {
    const NAME: &'static str = "csat";
    const ABOUT: &'static str = "share of 4 and 5 of 5, with Wilson's interval (1927)";
    type Answer = CsatAnswer;

    fn answer(&self) -> Result<CsatAnswer, Error> {
        let mut items = Vec::new();
        for (index, item) in filled("/items", &self.items)?.iter().enumerate() {
            let place = |name: &str| format!("/items/{index}/{name}");
            let (satisfied, n) = match (item.counts.as_slice(), item.satisfied, item.n) {
                (given @ [_, _, _, four, five], None, None) => {
                    (four + five, counts(&place("counts"), given, 5)?)
                }
                ([], Some(satisfied), Some(n)) => {
                    let n = amount(|| place("n"), n)?;
                    (within(|| place("satisfied"), satisfied, 0.0, n)?, n)
                }
                ([], ..) => return Err(refuse(&place("counts"), "give counts, or satisfied and n")),
                (given, ..) if given.len() != 5 => {
                    return Err(refuse(
                        &place("counts"),
                        format!("{} counts, there are 5 points", given.len()),
                    ));
                }
                _ => return Err(refuse(&place("counts"), "counts and satisfied: which one holds?")),
            };
            if n <= 0.0 {
                return Err(refuse(&place("n"), "nobody answered"));
            }
            items.push(CsatScore {
                id: item.id.clone(),
                n,
                csat: satisfied / n,
                interval: wilson(satisfied, n)?,
            });
        }
        Ok(CsatAnswer { items })
    }
}

/// The readings of CSAT metrics that are counted on five points.
pub(super) fn of_map(rated: &Rated<'_>) -> Result<Value, Error> {
    let items = rated.counted(MetricKind::Csat, 5)?;
    Ok(
        json!({ "items": items.into_iter().map(|(id, counts)| json!({ "id": id, "counts": counts })).collect::<Vec<_>>() }),
    )
}
