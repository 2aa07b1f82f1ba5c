//! `CJM8xx`: needs, ratings, scales.

pub(crate) mod counts_off_scale;
pub(crate) mod need_scale_undeclared;
pub(crate) mod need_without_competitor_rating;
pub(crate) mod rating_off_scale;
pub(crate) mod rating_scale_mixed;
pub(crate) mod scale_inconsistent;
pub(crate) mod shares_incomplete;
pub(crate) mod value_gap_unaddressed;
