//! `CJM7xx`: whether the map is kept alive.

pub(crate) mod cadence;
pub(crate) mod future_leaves_pain;
pub(crate) mod future_without_baseline;
pub(crate) mod future_worse;
pub(crate) mod no_owner_or_cadence;
pub(crate) mod stale_map;
pub(crate) mod state_undeclared;
