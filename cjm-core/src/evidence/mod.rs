//! Evidence from event data: what customers did, counted on the map's own columns.

mod report;

pub use report::{
    ActivityFigures, BadRow, Evidence, Figures, IdentityFigures, LengthFigures, Period, Rules, SourceFigures,
    StageFigures, StepFigures, TimeFigures, TransitionFigures, Variant, VariantFigures,
};
