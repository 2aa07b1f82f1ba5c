//! [`Survey`]: what was read from a table of answers.

use serde::Serialize;

use crate::model::Id;
use crate::score::methods::PairedGap;

/// What was read from a table of answers.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Survey {
    /// The map that got the answers.
    pub map: Id,
    /// The evidence entry; absent where nobody answered anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Id>,
    /// Rows below the headings.
    pub rows: u64,
    /// Respondents with at least one answer that counts; of a long table without a column of
    /// respondents, rows.
    pub respondents: u64,
    /// Rows of people who only tried the questionnaire.
    #[serde(skip_serializing_if = "is_zero")]
    pub previews: u64,
    /// One a question and persona.
    pub answers: Vec<Answered>,
    /// Columns of which nothing is made.
    pub ignored: Vec<String>,
    /// How many rows and answers could not be used.
    pub faulty: u64,
    /// The first of these.
    pub faults: Vec<Fault>,
}

/// The answers to a question.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// `importance`, `performance` or `metric`.
    pub asks: &'static str,
    /// The need that is rated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<Id>,
    /// Who is rated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// The metric.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metric: Option<Id>,
    /// The stage or step; absent = the whole map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Id>,
    /// Who answered; absent = nobody in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persona: Option<Id>,
    /// How many answered.
    pub n: u64,
    /// How many unweighted answers are worth as much.
    pub worth: f64,
    /// The mean answer, on the scale.
    pub mean: f64,
    /// NPS -100 to 100, CSAT as a share, CES as a mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// From where to where the score lies with 95 %.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<[f64; 2]>,
    /// Of a rival: how far it is ahead of us among those who rated both in one row. A document keeps
    /// counts and not who answered what, so this stands here alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paired: Option<PairedGap>,
    /// Whether it stands in place of an earlier rating or reading.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub replaced: bool,
}

/// A row or an answer that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The line of the table on which the row begins, the first heading being 1.
    pub row: u64,
    /// The column, where one is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What is wrong.
    pub message: String,
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}

impl Survey {
    /// More are counted, but not listed.
    const MOST_FAULTS: usize = 100;

    pub(super) fn fault(&mut self, fault: Fault) {
        self.faulty += 1;
        if self.faults.len() < Self::MOST_FAULTS {
            self.faults.push(fault);
        }
    }
}
