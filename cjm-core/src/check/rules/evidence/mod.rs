//! `CJM5xx`: what the map rests on.

pub(crate) mod assumption_map;
pub(crate) mod evidence_stale;
pub(crate) mod knowledge_gap_unprioritised;
pub(crate) mod metric_without_n_or_date;
pub(crate) mod no_customer_voice;
pub(crate) mod overdue_knowledge_gap;
pub(crate) mod pain_without_evidence;
pub(crate) mod sample_too_small;
pub(crate) mod single_source_evidence;
pub(crate) mod stage_metric_missing;
pub(crate) mod used;
