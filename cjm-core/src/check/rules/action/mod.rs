//! `CJM6xx`: pains, opportunities, owners.

pub(crate) mod map_goal_missing;
pub(crate) mod opportunity_unprioritised;
pub(crate) mod opportunity_without_owner;
pub(crate) mod opportunity_without_problem;
pub(crate) mod overdue_opportunity;
pub(crate) mod pain_without_opportunity;
pub(crate) mod severe;
pub(crate) mod silo_map;
