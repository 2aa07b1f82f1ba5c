//! `CJM5xx`: what the map rests on.

pub(crate) mod assumption_map;
pub(crate) mod busy_event_unmapped;
pub(crate) mod drop_off_without_pain;
pub(crate) mod evidence_stale;
pub(crate) mod knowledge_gap_unprioritised;
pub(crate) mod lossy_handover;
pub(crate) mod metric_without_n_or_date;
pub(crate) mod no_customer_voice;
pub(crate) mod overdue_knowledge_gap;
pub(crate) mod pain_without_evidence;
pub(crate) mod sample_too_small;
mod seen;
pub(crate) mod single_source_evidence;
pub(crate) mod stage_metric_missing;
pub(crate) mod unused_step;
pub(crate) mod used;
