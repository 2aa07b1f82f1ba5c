//! The service blueprint behind a map: layers, the lines between them, and the hand-offs between
//! departments. All of it is derived (Shostack 1984; Kingman-Brundage 1989; Bitner, Ostrom, Morgan
//! 2008).

use super::entity::choice;
use super::{Cell, Id, Map, Spot, Stage, Step};

choice! {
    /// A layer of the blueprint, from the top.
    Layer {
        /// What the customer can see, hear or hold.
        PhysicalEvidence = "physicalEvidence",
        /// What the customer does.
        Actions = "actions",
        /// What we do in the customer's sight.
        Frontstage = "frontstage",
        /// What we do out of the customer's sight.
        Backstage = "backstage",
        /// What others do so that backstage can work.
        SupportProcesses = "supportProcesses",
    }
}

choice! {
    /// A line between two layers.
    Line {
        /// Between the customer's actions and frontstage.
        Interaction = "interaction",
        /// Between frontstage and backstage.
        Visibility = "visibility",
        /// Between backstage and support processes.
        InternalInteraction = "internalInteraction",
    }
}

/// Work that passes from one department to another.
#[derive(Debug, Clone, Copy)]
pub struct HandOff<'a> {
    /// The department that gives.
    pub from: &'a Id,
    /// The department that takes over.
    pub to: &'a Id,
    /// Where the work leaves the one.
    pub leaves: Spot<'a>,
    /// Where it reaches the other: another step, or the same one in a lower layer.
    pub reaches: Spot<'a>,
}

impl Line {
    /// The layer just above.
    pub const fn above(self) -> Layer {
        match self {
            Self::Interaction => Layer::Actions,
            Self::Visibility => Layer::Frontstage,
            Self::InternalInteraction => Layer::Backstage,
        }
    }
}

impl Step {
    /// The cells of a layer; the customer's actions are notes, not cells.
    pub fn layer(&self, layer: Layer) -> &[Cell] {
        match layer {
            Layer::PhysicalEvidence => &self.physical_evidence,
            Layer::Actions => &[],
            Layer::Frontstage => &self.frontstage,
            Layer::Backstage => &self.backstage,
            Layer::SupportProcesses => &self.support_processes,
        }
    }

    /// All cells with their layers, from the top.
    pub fn cells(&self) -> impl Iterator<Item = (Layer, &Cell)> {
        Layer::ALL.iter().flat_map(|&layer| self.layer(layer).iter().map(move |cell| (layer, cell)))
    }

    /// Whether anything stands in this layer.
    pub fn has(&self, layer: Layer) -> bool {
        match layer {
            Layer::Actions => !self.actions.is_empty(),
            _ => !self.layer(layer).is_empty(),
        }
    }

    /// Whether the step has something on both sides of the line. Physical evidence is no work and
    /// counts on neither.
    pub fn crosses(&self, line: Line) -> bool {
        let has = |below: bool| {
            Layer::ALL
                .iter()
                .filter(|&&layer| layer != Layer::PhysicalEvidence && (layer > line.above()) == below)
                .any(|&layer| self.has(layer))
        };
        has(false) && has(true)
    }
}

impl<'a> Spot<'a> {
    /// The department that does the work: the cell's; else the step's owner; else the first one
    /// named in the step's cells, from frontstage down; else the stage's owner.
    pub fn department(self) -> Option<&'a Id> {
        let in_cells = || {
            let mut work = self.step.cells().filter(|&(layer, _)| layer > Layer::Actions);
            work.find_map(|(_, cell)| cell.department.as_ref())
        };
        self.cell
            .and_then(|cell| cell.department.as_ref())
            .or(self.step.owner.as_ref())
            .or_else(in_cells)
            .or(self.stage.owner.as_ref())
    }
}

impl Map {
    /// All hand-offs between departments: in each step from layer to layer, then along every way
    /// that leaves it. Where a department is not known there is none.
    pub fn hand_offs(&self) -> Vec<HandOff<'_>> {
        let ways = self.ways();
        let mut ways = ways.iter().peekable();
        let mut found = Vec::new();
        for (stage, step) in self.steps() {
            down(stage, step, &mut found);
            while let Some(way) = ways.next_if(|way| std::ptr::eq(way.from.step, step)) {
                add(way.from, way.to, &mut found);
            }
        }
        found
    }
}

/// From each layer to the next lower one that has departments: to every one that isn't there above.
fn down<'a>(stage: &'a Stage, step: &'a Step, found: &mut Vec<HandOff<'a>>) {
    let mut above: Vec<Spot<'a>> = Vec::new();
    for layer in [Layer::Frontstage, Layer::Backstage, Layer::SupportProcesses] {
        let mut here: Vec<Spot<'a>> = Vec::new();
        for cell in step.layer(layer).iter().filter(|cell| cell.department.is_some()) {
            let spot = Spot { stage, step, cell: Some(cell) };
            if !here.iter().any(|other| other.department() == spot.department()) {
                here.push(spot);
            }
        }
        if here.is_empty() {
            continue;
        }
        if let Some(&giver) = above.first() {
            let known = |spot: &&Spot<'a>| above.iter().any(|other| other.department() == spot.department());
            here.iter().filter(|spot| !known(spot)).for_each(|&spot| add(giver, spot, found));
        }
        above = here;
    }
}

/// One hand-off between two departments is enough from one step to another.
fn add<'a>(leaves: Spot<'a>, reaches: Spot<'a>, found: &mut Vec<HandOff<'a>>) {
    let (Some(from), Some(to)) = (leaves.department(), reaches.department()) else { return };
    let known =
        found.iter().rev().take_while(|other| std::ptr::eq(other.leaves.step, leaves.step)).any(|other| {
            (other.from, other.to) == (from, to) && std::ptr::eq(other.reaches.step, reaches.step)
        });
    if from != to && !known {
        found.push(HandOff { from, to, leaves, reaches });
    }
}

#[cfg(test)]
mod tests {
    use super::{Layer, Line, Map, Step};

    fn map(steps: &str, flow: &str) -> Map {
        let text = format!(
            r#"{{"id":"m","title":"M","stages":[{{"id":"s","owner":"shop","steps":[{steps}]}}],"flow":[{flow}]}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    fn hand_offs(steps: &str, flow: &str) -> Vec<String> {
        let map = map(steps, flow);
        map.hand_offs()
            .iter()
            .map(|it| format!("{}: {} > {}: {}", it.leaves.step.id, it.from, it.reaches.step.id, it.to))
            .collect()
    }

    #[test]
    fn a_line_is_crossed_where_both_sides_have_something() {
        let step =
            Step { actions: vec!["orders".into()], backstage: vec!["cooks".into()], ..Step::default() };
        assert!(step.crosses(Line::Interaction));
        assert!(step.crosses(Line::Visibility));
        assert!(!step.crosses(Line::InternalInteraction));
        assert!(step.has(Layer::Actions) && step.has(Layer::Backstage) && !step.has(Layer::Frontstage));
    }

    #[test]
    fn physical_evidence_crosses_no_line() {
        let step = Step {
            physical_evidence: vec!["a menu".into()],
            frontstage: vec!["serves".into()],
            ..Step::default()
        };
        assert!(!step.crosses(Line::Interaction));
    }

    #[test]
    fn work_is_handed_down_the_layers() {
        let steps = r#"{"id":"a",
            "frontstage":[{"text":"serves","department":"floor"},{"text":"greets","department":"host"}],
            "supportProcesses":[{"text":"buys","department":"stock"},{"text":"clears","department":"floor"}]}"#;
        assert_eq!(hand_offs(steps, ""), ["a: floor > a: stock"]);
    }

    #[test]
    fn work_is_handed_on_from_step_to_step() {
        let steps = r#"{"id":"a","owner":"sales"},{"id":"b"},{"id":"c","backstage":[{"text":"x","department":"it"}]}"#;
        assert_eq!(hand_offs(steps, ""), ["a: sales > b: shop", "b: shop > c: it"]);
    }

    #[test]
    fn a_flow_hands_on_too() {
        let steps = r#"{"id":"a","owner":"sales","backstage":[{"id":"k","text":"x","department":"it"}]},
                       {"id":"b","owner":"sales"}"#;
        assert_eq!(hand_offs(steps, r#"{"from":"k","to":"b","kind":"recovery"}"#), ["a: it > b: sales"]);
    }

    #[test]
    fn a_flow_that_says_what_the_layers_say_hands_off_once() {
        let steps = r#"{"id":"a",
            "frontstage":[{"id":"f","text":"serves","department":"floor"}],
            "backstage":[{"id":"k","text":"cooks","department":"kitchen"}]}"#;
        assert_eq!(hand_offs(steps, r#"{"from":"f","to":"k"}"#), ["a: floor > a: kitchen"]);
    }

    #[test]
    fn physical_evidence_is_nobody_s_work() {
        let steps =
            r#"{"id":"a","owner":"sales"},{"id":"b","physicalEvidence":[{"text":"x","department":"print"}]}"#;
        assert_eq!(hand_offs(steps, ""), ["a: sales > b: shop"]);
    }
}
