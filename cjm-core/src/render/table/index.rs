//! [`Index`]: where in a map things stand, looked up once.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Id, Map, Opportunity, Step, Way};

/// Where the things of a map stand. Steps are told apart by their place in memory: an id may stand
/// twice in a document that was never checked.
pub(super) struct Index<'d> {
    /// Everything that has an id in this map or is used in it.
    here: BTreeSet<&'d Id>,
    /// Steps, pains, cells and failures.
    things: BTreeMap<&'d Id, Thing<'d>>,
    opportunities: BTreeMap<*const Step, Vec<&'d Opportunity>>,
    unplaced: Vec<&'d Opportunity>,
    ways: BTreeMap<*const Step, Vec<Way<'d>>>,
}

/// Something in a step that can be addressed.
#[derive(Clone, Copy)]
pub(super) struct Thing<'d> {
    pub(super) step: &'d Step,
    /// What it says it rests on; nothing where it is no claim.
    pub(super) evidence: Option<&'d [Id]>,
}

impl<'d> Index<'d> {
    pub(super) fn new(map: &'d Map) -> Self {
        let mut index = Self {
            here: BTreeSet::new(),
            things: BTreeMap::new(),
            opportunities: BTreeMap::new(),
            unplaced: Vec::new(),
            ways: BTreeMap::new(),
        };
        let mut needs: BTreeMap<&Id, Vec<&Step>> = BTreeMap::new();
        for (stage, step) in map.steps() {
            index.here.extend([&stage.id, &step.id]);
            index.here.extend(step.gains.iter().map(|gain| &gain.id));
            index.here.extend(step.touchpoints.iter().chain(&step.needs));
            index.add(&step.id, Thing { step, evidence: None });
            for pain in &step.pains {
                index.add(&pain.id, Thing { step, evidence: Some(&pain.evidence) });
            }
            for (_, cell) in step.cells() {
                let thing = Thing { step, evidence: Some(&cell.note.evidence) };
                cell.id.iter().for_each(|id| index.add(id, thing));
                cell.failures
                    .iter()
                    .for_each(|failure| index.add(&failure.id, Thing { evidence: None, ..thing }));
            }
            for need in &step.needs {
                needs.entry(need).or_default().push(step);
            }
        }
        index.here.extend(map.personas.iter().chain([&map.id]));
        index.here.extend(map.stages.iter().map(|stage| &stage.id));
        index.here.extend(map.opportunities.iter().map(|opportunity| &opportunity.id));
        for opportunity in &map.opportunities {
            index.put(opportunity, &needs);
        }
        for way in map.ways() {
            index.ways.entry(way.from.step).or_default().push(way);
        }
        index
    }

    fn add(&mut self, id: &'d Id, thing: Thing<'d>) {
        self.here.insert(id);
        self.things.entry(id).or_insert(thing);
    }

    /// In the steps that it addresses, or in which something is that it addresses; a need only counts
    /// where nothing else does.
    fn put(&mut self, opportunity: &'d Opportunity, needs: &BTreeMap<&Id, Vec<&'d Step>>) {
        let mut steps: Vec<*const Step> = Vec::new();
        for thing in opportunity.addresses.iter().filter_map(|id| self.things.get(id)) {
            steps.push(thing.step);
        }
        if steps.is_empty() {
            let with_needs = opportunity.addresses.iter().filter_map(|id| needs.get(id)).flatten();
            steps.extend(with_needs.map(|step| std::ptr::from_ref::<Step>(step)));
        }
        steps.sort_unstable();
        steps.dedup();
        if steps.is_empty() {
            self.unplaced.push(opportunity);
        }
        for step in steps {
            self.opportunities.entry(step).or_default().push(opportunity);
        }
    }

    /// Whether the id is of this map, or of something used in it.
    pub(super) fn knows(&self, id: &Id) -> bool {
        self.here.contains(id)
    }

    /// The step, pain, cell or failure of this id; the first, should it stand twice.
    pub(super) fn thing(&self, id: &Id) -> Option<Thing<'d>> {
        self.things.get(id).copied()
    }

    /// The opportunities that answer to something in this step.
    pub(super) fn opportunities_at(&self, step: &Step) -> &[&'d Opportunity] {
        self.opportunities.get(&std::ptr::from_ref(step)).map_or(&[], Vec::as_slice)
    }

    /// The opportunities that answer to nothing in any step.
    pub(super) fn unplaced(&self) -> &[&'d Opportunity] {
        &self.unplaced
    }

    /// The ways that leave this step.
    pub(super) fn ways_from(&self, step: &Step) -> &[Way<'d>] {
        self.ways.get(&std::ptr::from_ref(step)).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::{Index, Map};

    #[test]
    fn an_opportunity_stands_where_what_it_addresses_stands() {
        let map: Map = serde_json::from_str(
            r#"{"id":"m","title":"M","stages":[{"id":"s","steps":[
                {"id":"a","needs":["n"],"pains":[{"id":"p","text":"p"}]},
                {"id":"b","needs":["n"],"backstage":[{"id":"k","text":"k","failures":[{"id":"f","text":"f"}]}]}]}],
               "opportunities":[{"id":"o1","text":"1","addresses":["p","n"]},{"id":"o2","text":"2","addresses":["f"]},
                {"id":"o3","text":"3","addresses":["n"]},{"id":"o4","text":"4"}]}"#,
        )
        .unwrap();
        let index = Index::new(&map);
        let at = |step: &str| -> Vec<&str> {
            let (_, step) = map.step(step).unwrap();
            index.opportunities_at(step).iter().map(|opportunity| opportunity.id.as_str()).collect()
        };
        assert_eq!(at("a"), ["o1", "o3"]);
        assert_eq!(at("b"), ["o2", "o3"]);
        assert_eq!(index.unplaced().iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["o4"]);
        assert!(index.knows(&"n".into()) && index.knows(&"m".into()) && !index.knows(&"x".into()));
    }
}
