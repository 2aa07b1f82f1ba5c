//! `CJM4xx`: emotions, personas, moments of truth.

pub(crate) mod emotion_curve_flat;
pub(crate) mod emotion_label_valence_clash;
pub(crate) mod emotion_missing;
pub(crate) mod emotion_without_reason;
pub(crate) mod feelings;
pub(crate) mod moment_of_truth_unrated;
pub(crate) mod need_not_in_any_stage;
pub(crate) mod no_moment_of_truth;
pub(crate) mod persona_missing;
pub(crate) mod persona_stale_or_thin;
pub(crate) mod persona_unused;
pub(crate) mod persona_without_needs;
pub(crate) mod thoughts_missing;
pub(crate) mod too_many_personas;
