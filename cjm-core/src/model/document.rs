//! [`Document`]: a file of journey maps and the libraries they share.

use super::entity::entity;
use super::{
    Channel, Competitor, Department, Evidence, KnowledgeGap, Map, Metric, Need, Persona, Scale, Scoring,
    Source, Text, Touchpoint,
};

entity! {
    /// A file of journey maps, and the libraries that the maps share. Everything may be left out.
    Document {
        /// Version of the format, `"1.0"`. Always written by cjm; without it 1.0 is assumed.
        cjm: Option<String>,
        /// Language of the plain texts: a BCP 47 tag such as `en` or `pt-BR`.
        language: Option<String>,
        /// What the document is called.
        title: Option<Text>,
        /// Library: for whom maps are drawn.
        personas: Vec<Persona>,
        /// Library: ways of contact beyond the preset ones (`web`, `email`, `store` …).
        channels: Vec<Channel>,
        /// Library: places where customer and offer meet.
        touchpoints: Vec<Touchpoint>,
        /// Library: parties on our side; whoever can own something.
        departments: Vec<Department>,
        /// Library: those who serve the same needs.
        competitors: Vec<Competitor>,
        /// Library: rating scales beyond the preset ones (`emotion5`, `likert5`, `nps11` …).
        scales: Vec<Scale>,
        /// Library: what customers need, how important it is and how well it is met.
        needs: Vec<Need>,
        /// Library: what is measured.
        metrics: Vec<Metric>,
        /// Library: what claims rest on.
        evidence: Vec<Evidence>,
        /// Library: what is not known yet.
        knowledge_gaps = "knowledgeGaps": Vec<KnowledgeGap>,
        /// Library: how columns of event logs, surveys and customer tables are to be read.
        sources: Vec<Source>,
        /// How value gaps are computed.
        scoring: Option<Scoring>,
        /// The journey maps.
        maps: Vec<Map>,
    }
}
