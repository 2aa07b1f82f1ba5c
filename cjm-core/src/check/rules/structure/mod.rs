//! `CJM3xx`: stages, steps, touchpoints, channels.

pub(crate) mod backstage_missing;
pub(crate) mod channel_handoff_unexplained;
pub(crate) mod channel_without_device;
pub(crate) mod end_state_missing;
pub(crate) mod focus_stage_thin;
pub(crate) mod internal_funnel_unmapped;
pub(crate) mod offline_absent;
pub(crate) mod post_purchase_missing;
pub(crate) mod pre_purchase_missing;
pub(crate) mod stage_count_unusual;
pub(crate) mod stage_goal_missing;
pub(crate) mod stage_order_implausible;
pub(crate) mod stage_without_steps;
pub(crate) mod step_without_action;
pub(crate) mod step_without_channel;
pub(crate) mod trigger_missing;
pub(crate) mod unreachable_stage;
