//! [`Way`]: how a journey goes on from step to step, said or implied.

use super::{Cell, Flow, FlowKind, Id, Map, Stage, Step};

/// A way from one step to another.
#[derive(Debug, Clone, Copy)]
pub struct Way<'a> {
    /// Where it begins.
    pub from: Spot<'a>,
    /// Where it ends.
    pub to: Spot<'a>,
    /// What sort of way it is.
    pub kind: FlowKind,
    /// The flow that says so; nothing where the order of the steps does.
    pub flow: Option<&'a Flow>,
}

/// A step, or a cell of it.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    /// The stage.
    pub stage: &'a Stage,
    /// The step.
    pub step: &'a Step,
    /// The cell, where a flow names one.
    pub cell: Option<&'a Cell>,
}

impl Map {
    /// All ways, by the step they leave: first the flows of the step and its cells, then the step
    /// that follows in the list. That one is only reached if the step has no `next` or `branch` of
    /// its own and is no `exit`. Flows from or to nowhere are passed over.
    pub fn ways(&self) -> Vec<Way<'_>> {
        let mut ways = Vec::new();
        let mut steps = self.steps().peekable();
        while let Some((stage, step)) = steps.next() {
            let mut goes_on = step.exit != Some(true);
            for flow in &self.flow {
                let Some(from) = Spot::of(stage, step, &flow.from) else { continue };
                let kind = flow.kind.unwrap_or(FlowKind::Next);
                if from.cell.is_none() && matches!(kind, FlowKind::Next | FlowKind::Branch) {
                    goes_on = false;
                }
                if let Some(to) = self.spot(&flow.to) {
                    ways.push(Way { from, to, kind, flow: Some(flow) });
                }
            }
            if let Some(&(next_stage, next)) = steps.peek()
                && goes_on
            {
                ways.push(Way {
                    from: Spot { stage, step, cell: None },
                    to: Spot { stage: next_stage, step: next, cell: None },
                    kind: FlowKind::Next,
                    flow: None,
                });
            }
        }
        ways
    }

    /// The step of this id, or the cell of this id with its step.
    pub fn spot(&self, id: &Id) -> Option<Spot<'_>> {
        self.steps().find_map(|(stage, step)| Spot::of(stage, step, id))
    }
}

impl<'a> Spot<'a> {
    fn of(stage: &'a Stage, step: &'a Step, id: &Id) -> Option<Self> {
        if step.id == *id {
            return Some(Self { stage, step, cell: None });
        }
        let cell = step.cells().map(|(_, cell)| cell).find(|cell| cell.id.as_ref() == Some(id))?;
        Some(Self { stage, step, cell: Some(cell) })
    }
}

#[cfg(test)]
mod tests {
    use super::Map;

    fn ways(steps: &str, flow: &str) -> Vec<String> {
        let text = format!(
            r#"{{"id":"m","title":"M","stages":[{{"id":"s","steps":[{steps}]}},
               {{"id":"t","steps":[{{"id":"end"}}]}}],"flow":[{flow}]}}"#
        );
        let map: Map = serde_json::from_str(&text).unwrap();
        map.ways().iter().map(|way| format!("{} {} {}", way.from.step.id, way.kind, way.to.step.id)).collect()
    }

    #[test]
    fn steps_follow_each_other_across_stages() {
        assert_eq!(ways(r#"{"id":"a"},{"id":"b"}"#, ""), ["a next b", "b next end"]);
    }

    #[test]
    fn a_branch_replaces_the_next_step_a_loop_does_not() {
        let steps = r#"{"id":"a"},{"id":"b"}"#;
        assert_eq!(ways(steps, r#"{"from":"a","to":"end","kind":"branch"}"#), ["a branch end", "b next end"]);
        assert_eq!(
            ways(steps, r#"{"from":"a","to":"a","kind":"loop"}"#),
            ["a loop a", "a next b", "b next end"]
        );
    }

    #[test]
    fn an_exit_ends_but_may_still_recover() {
        assert_eq!(
            ways(r#"{"id":"a","exit":true},{"id":"b"}"#, r#"{"from":"a","to":"b","kind":"recovery"}"#),
            ["a recovery b", "b next end"]
        );
    }

    #[test]
    fn a_flow_between_cells_leaves_the_step_s_own_way_alone() {
        let steps = r#"{"id":"a","backstage":[{"id":"k","text":"cook"}]},{"id":"b"}"#;
        assert_eq!(ways(steps, r#"{"from":"k","to":"end"}"#), ["a next end", "a next b", "b next end"]);
    }

    #[test]
    fn flows_to_nowhere_are_passed_over() {
        assert_eq!(ways(r#"{"id":"a"}"#, r#"{"from":"a","to":"gone","kind":"loop"}"#), ["a next end"]);
    }
}
