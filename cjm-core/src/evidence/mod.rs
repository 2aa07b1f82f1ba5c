//! Evidence from event data: what customers did, counted on the map's own columns.

mod attach;
pub mod identity;
mod report;

pub use attach::{Attach, Attached, attach};
pub use report::{
    ActivityFigures, BadRow, Evidence, Figures, LengthFigures, Period, Rules, SourceFigures,
    StageFigures, StepFigures, TimeFigures, TransitionFigures, Variant, VariantFigures,
};
