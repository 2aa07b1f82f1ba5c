//! [`Support`]: how well a claim is founded, derived from its evidence and never stored.

use super::entity::choice;
use super::{Document, EvidenceKind, Id, Map, Measure, Step};

choice! {
    /// How well a claim is founded, weakest first. This alone decides whether a picture draws it
    /// dashed or solid.
    Support {
        /// On no evidence.
        Assumed = "assumed",
        /// Only on what we know or believe ourselves: workshop, desk, operational.
        Reasoned = "reasoned",
        /// On customers, or on data about what they do.
        Evidenced = "evidenced",
    }
}

/// What claims rest on at one place of a document: their own evidence, else that of the step, else
/// that of the map.
#[derive(Debug, Clone, Copy)]
pub struct Grounds<'a> {
    document: &'a Document,
    inherited: &'a [Id],
}

impl<'a> Grounds<'a> {
    /// In the libraries, where nothing is inherited.
    pub fn of(document: &'a Document) -> Self {
        Self { document, inherited: &[] }
    }

    /// Inside a map. One that is `assumed` as a whole lends no evidence.
    pub fn in_map(self, map: &'a Map) -> Self {
        if map.assumed == Some(true) { Self { inherited: &[], ..self } } else { self.within(&map.evidence) }
    }

    /// Inside a step of that map.
    pub fn in_step(self, step: &'a Step) -> Self {
        self.within(&step.evidence)
    }

    /// The evidence of a claim that names `own`.
    pub fn evidence(self, own: &'a [Id]) -> &'a [Id] {
        if own.is_empty() { self.inherited } else { own }
    }

    /// How well a claim that names `own` is founded. Ids of no evidence count for nothing.
    pub fn support(self, own: &[Id]) -> Support {
        let evidence = if own.is_empty() { self.inherited } else { own };
        evidence
            .iter()
            .filter_map(|id| self.document.evidence(id.as_str()))
            .map(|evidence| evidence.kind.support())
            .max()
            .unwrap_or(Support::Assumed)
    }

    /// How well a measure is founded. `assumed: true` overrules its evidence; `assumed: false`
    /// makes none.
    pub fn support_of(self, measure: &Measure) -> Support {
        if measure.assumed == Some(true) { Support::Assumed } else { self.support(&measure.evidence) }
    }

    fn within(self, evidence: &'a [Id]) -> Self {
        Self { inherited: self.evidence(evidence), ..self }
    }
}

impl EvidenceKind {
    /// What evidence of this kind alone lends to a claim.
    pub const fn support(self) -> Support {
        match self {
            Self::Workshop | Self::Desk | Self::Operational => Support::Reasoned,
            _ => Support::Evidenced,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Document, Grounds, Id, Map, Measure, Step, Support};

    fn document() -> Document {
        serde_json::from_str(
            r#"{"evidence": [
                {"id": "talks", "kind": "interview"}, {"id": "room", "kind": "workshop"},
                {"id": "report", "kind": "desk"}, {"id": "tickets", "kind": "operational"}
            ]}"#,
        )
        .unwrap()
    }

    fn ids(ids: &[&str]) -> Vec<Id> {
        ids.iter().map(|&id| id.into()).collect()
    }

    #[test]
    fn the_strongest_evidence_decides() {
        let document = document();
        let support = |own: &[&str]| Grounds::of(&document).support(&ids(own));
        assert_eq!(support(&[]), Support::Assumed);
        assert_eq!(support(&["gone"]), Support::Assumed);
        assert_eq!(support(&["room", "report", "tickets"]), Support::Reasoned);
        assert_eq!(support(&["room", "talks"]), Support::Evidenced);
    }

    #[test]
    fn a_claim_without_evidence_takes_the_step_s_then_the_map_s() {
        let document = document();
        let map = Map { evidence: ids(&["talks"]), ..Map::default() };
        let step = Step { evidence: ids(&["room"]), ..Step::default() };
        let in_map = Grounds::of(&document).in_map(&map);
        assert_eq!(in_map.support(&[]), Support::Evidenced);
        assert_eq!(in_map.in_step(&Step::default()).support(&[]), Support::Evidenced);
        assert_eq!(in_map.in_step(&step).support(&[]), Support::Reasoned);
        assert_eq!(in_map.in_step(&step).support(&ids(&["talks"])), Support::Evidenced);
        assert_eq!(in_map.in_step(&step).evidence(&[]), ids(&["room"]));
    }

    #[test]
    fn an_assumed_map_lends_nothing() {
        let document = document();
        let map = Map { assumed: Some(true), evidence: ids(&["talks"]), ..Map::default() };
        let grounds = Grounds::of(&document).in_map(&map);
        assert_eq!(grounds.support(&[]), Support::Assumed);
        assert_eq!(grounds.support(&ids(&["talks"])), Support::Evidenced);
    }

    #[test]
    fn a_measure_may_call_itself_assumed_but_not_evidenced() {
        let document = document();
        let grounds = Grounds::of(&document);
        let measure = |assumed| Measure { assumed: Some(assumed), evidence: ids(&["talks"]), ..1.0.into() };
        assert_eq!(grounds.support_of(&measure(true)), Support::Assumed);
        assert_eq!(grounds.support_of(&measure(false)), Support::Evidenced);
        assert_eq!(grounds.support_of(&Measure { assumed: Some(false), ..1.0.into() }), Support::Assumed);
    }
}
