use super::Direction;
use super::definition::{Definition, Found};
use super::maps::Maps;

pub(super) static DEFINITION: Definition = Definition {
    names: ["stage-added", "stage-removed"],
    directions: [Direction::Neutral, Direction::Neutral],
    about: "a stage is there that was not there before",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for stage in &maps.to.map.stages {
        if maps.from.map.stage(maps.before(&stage.id)).is_none() {
            found.push(Found { subject: maps.to.stage(stage), ..Found::default() });
        }
    }
}
