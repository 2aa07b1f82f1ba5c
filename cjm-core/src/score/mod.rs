//! Value gaps: how far we are behind what customers need, against targets and rivals, weighted by
//! what matters to whom; and what to fix first.
//!
//! For a persona, a stage and a need, on 0..1:
//!
//! `valueGap = weight * ((1 - lambda) * (target - own) + lambda * (reference - own))`
//!
//! Positive means short of it, negative means ahead. With `lambda` = 1 the sum over all cells is
//! the weighted rating of the reference less our own: the difference form of customer value
//! analysis (Gale, Managing Customer Value, 1994).

mod beta;
mod book;
mod cell;
mod change;
mod estimate;
mod explanation;
mod flow;
mod grid;
mod leaf;
pub mod methods;
mod need_gap;
mod note;
mod plain;
mod rank;
mod settings;
mod shares;
mod sheet;
mod simulation;
mod spread;
mod table;
mod weights;
mod zone;

pub use cell::Cell;
pub use change::{Change, ChangedCell, ChangedNeed};
pub use explanation::{Explanation, GroundedShare, Share};
pub use need_gap::NeedGap;
pub use note::Note;
pub(crate) use plain::{measured_alike, plain_gaps};
pub use rank::{AtStake, Factor, Item, ItemKind, Money, Move, OpenQuestion, Ranking, Unranked, rank};
pub use settings::Options;
pub use sheet::{ScoreSheet, score, score_against};
pub use zone::Zone;
