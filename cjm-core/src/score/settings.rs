//! [`Options`]: how value gaps are computed, as a call says; and what a document says where it
//! doesn't.

use crate::Error;
use crate::error::nearest;
use crate::model::{Benchmark, Document, Id, ScoringTarget};

/// How value gaps are computed. What is absent comes from the document's `scoring`.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Weight of rivals against the target, 0 to 1; 0.5 where the document says nothing either.
    pub lambda: Option<f64>,
    /// `average` (the default), `best`, or the id of a competitor.
    pub reference: Option<String>,
    /// What counts as target: the declared one (the default) or the need's importance.
    pub target: Option<ScoringTarget>,
    /// Seed of the simulation behind the probabilities.
    pub seed: u64,
    /// How many times to draw; absent = 4000, or fewer with very many ratings. 0 = no probabilities.
    pub draws: Option<usize>,
    /// How many are at the top, for `topProbability`; absent = 1. A ranking lists no more than
    /// these.
    pub top: Option<usize>,
}

/// What is the target of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TargetRule {
    Declared,
    Importance,
    /// The ladder of `rank`: the declared target; for a need without target and rivals, its
    /// importance.
    DeclaredElseImportance,
}

/// How value gaps are computed, all said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settings<'a> {
    pub(super) lambda: f64,
    pub(super) benchmark: Benchmark<'a>,
    pub(super) target: TargetRule,
}

impl<'a> Settings<'a> {
    /// What the options say, else the document, else the defaults.
    pub(super) fn new(document: &'a Document, options: &Options) -> Result<Self, Error> {
        let said = document.scoring.as_ref();
        let declared = said.and_then(|scoring| scoring.lambda.map(|lambda| lambda.0));
        let lambda = options.lambda.or(declared).unwrap_or(0.5);
        if !(0.0..=1.0).contains(&lambda) {
            return Err(Error::Unusable {
                message: format!("lambda {lambda} is not from 0 to 1"),
                hint: Some("0 looks at the target only, 1 at rivals only, 0.5 at both".to_owned()),
            });
        }
        let reference = options.reference.as_deref();
        let reference = reference.or(said.and_then(|scoring| scoring.reference.as_ref()).map(Id::as_str));
        let benchmark = match reference {
            None | Some("average") => Benchmark::Average,
            Some("best") => Benchmark::Best,
            Some(id) => match document.competitor(id) {
                Some(competitor) => Benchmark::Competitor(&competitor.id),
                None => {
                    let ids = document.competitors.iter().map(|competitor| competitor.id.as_str());
                    return Err(Error::UnknownId {
                        kind: "competitor",
                        id: id.to_owned(),
                        suggestion: nearest(id, ids.chain(["average", "best"])),
                    });
                }
            },
        };
        let target = options.target.or(said.and_then(|scoring| scoring.target));
        let target = match target.unwrap_or(ScoringTarget::Declared) {
            ScoringTarget::Declared => TargetRule::Declared,
            ScoringTarget::Importance => TargetRule::Importance,
        };
        Ok(Self { lambda, benchmark, target })
    }

    /// The same, with the declared target.
    pub(super) fn with_declared_target(self) -> Self {
        Self { target: TargetRule::Declared, ..self }
    }

    pub(super) fn reference(&self) -> Id {
        match self.benchmark {
            Benchmark::Average => "average".into(),
            Benchmark::Best => "best".into(),
            Benchmark::Competitor(id) => id.clone(),
        }
    }
}
