use super::definition::{Definition, Found};
use super::maps::Maps;
use super::side::Side;
use super::{Direction, Severity};
use crate::check::EVIDENCE_DAYS;
use crate::date::Day;
use crate::model::{Any, Evidence};

/// There is no clock: each map's day is that of its last review. The limit is that of the rule
/// `evidence-stale`, 548 days.
pub(super) static DEFINITION: Definition = Definition {
    names: ["evidence-went-stale", "evidence-refreshed"],
    directions: [Direction::Neutral; 2],
    severities: [Severity::Info; 2],
    about: "on the day of the map's last review a body of evidence is more than 548 days old, and it was not \
            on that of the other map: `old` and `new` are the last days of collection",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    let (Some(then), Some(now)) = (reviewed(maps.from), reviewed(maps.to)) else { return };
    for (old, new) in maps.evidence() {
        let (Some((was, before)), Some((is, after))) = (last(old), last(new)) else { continue };
        let stale = |day: Day, last: Day| day.days_since(last) > EVIDENCE_DAYS;
        if stale(now, after) && !stale(then, before) {
            found.push(Found {
                subject: maps.to.evidence(new),
                field: Some("to"),
                old: Some(Any::String(was.to_owned())),
                new: Some(Any::String(is.to_owned())),
                ..Found::default()
            });
        }
    }
}

fn reviewed(side: Side<'_>) -> Option<Day> {
    Day::parse(&side.map.review.as_ref()?.last.as_ref()?.0)
}

/// The last day of collection.
fn last(evidence: &Evidence) -> Option<(&str, Day)> {
    let date = evidence.to.as_ref().or(evidence.from.as_ref())?;
    Some((&date.0, Day::parse(&date.0)?))
}
