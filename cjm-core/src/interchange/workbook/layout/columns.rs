//! Columns that several sheets have, and the kinds of things that columns name.

use super::{Column, column, key};

pub(super) const fn id() -> Column {
    column("id", "Id", 14, "Leave it empty: it is made of the name. Once it is there, keep it")
}

pub(super) const fn map() -> Column {
    key("map", "Map", to::MAP, "The map, where there are several")
}

pub(super) const fn step() -> Column {
    key("step", "Step", to::STEP, "The id or the name of a step")
}

pub(super) const fn evidence() -> Column {
    column("evidence", "Evidence", 16, "What it rests on: ids of sheet Evidence, one a line").to(to::EVIDENCE)
}

pub(super) const fn persona() -> Column {
    column("persona", "Persona", 14, "Whose it is; empty = of all").to(to::PERSONA)
}

pub(super) const fn owner(member: &'static str, title: &'static str) -> Column {
    column(member, title, 16, "A department: its id or its name").to(to::DEPARTMENT)
}

pub(super) const fn votes() -> Column {
    column("votes", "Votes", 8, "How many votes it got in the workshop")
}

pub(super) const fn author() -> Column {
    column("author", "Author", 14, "Who wrote it")
}

pub(super) const fn reach() -> Column {
    column("reach", "Reach", 8, "Share of the customers whom it meets, 0 to 1")
}

pub(super) const fn value() -> Column {
    column("value", "Value", 10, "The number, on its scale; empty = not known")
}

pub(super) const fn counts() -> Column {
    column("counts", "Counts", 16, "Instead of a value: how many gave each answer, lowest first: 1; 4; 9")
}

pub(super) const fn n() -> Column {
    column("n", "n", 8, "How many people or cases it rests on")
}

pub(super) const fn sd() -> Column {
    column("sd", "SD", 8, "Standard deviation, where known")
}

pub(super) const fn scale() -> Column {
    column("scale", "Scale", 12, "emotion5, likert5, likert7, ten, nps11, or one of sheet Scales")
        .to(to::SCALE)
}

pub(super) const fn assumed() -> Column {
    column("assumed", "Assumed", 9, "yes where nobody has checked it")
}

/// Kinds that a column names.
pub(super) mod to {
    use crate::model::Kind;

    pub(in super::super) const MAP: &[Kind] = &[Kind::Map];
    pub(in super::super) const STAGE: &[Kind] = &[Kind::Stage];
    pub(in super::super) const STEP: &[Kind] = &[Kind::Step];
    pub(in super::super) const PERSONA: &[Kind] = &[Kind::Persona];
    pub(in super::super) const DEPARTMENT: &[Kind] = &[Kind::Department];
    pub(in super::super) const EVIDENCE: &[Kind] = &[Kind::Evidence];
    pub(in super::super) const NEED: &[Kind] = &[Kind::Need];
    pub(in super::super) const SCALE: &[Kind] = &[Kind::Scale];
    pub(in super::super) const METRIC: &[Kind] = &[Kind::Metric];
    pub(in super::super) const COMPETITOR: &[Kind] = &[Kind::Competitor];
    pub(in super::super) const OPPORTUNITY: &[Kind] = &[Kind::Opportunity];
    pub(in super::super) const STEP_OR_CELL: &[Kind] = &[Kind::Step, Kind::Cell];
    pub(in super::super) const ADDRESSED: &[Kind] =
        &[Kind::Pain, Kind::Need, Kind::Failure, Kind::Step, Kind::Cell];
}
