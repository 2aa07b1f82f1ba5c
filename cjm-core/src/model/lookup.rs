//! Finding things by their id.

use super::{
    Channel, Competitor, Department, Document, Evidence, Gain, Id, KnowledgeGap, Map, Measure, Metric, Need,
    Opportunity, Pain, Persona, Scale, Source, Stage, Step, Text, Touchpoint, preset_channel, preset_scale,
};

macro_rules! lookups {
    ($( $(#[$doc:meta])* $name:ident: $list:ident -> $Thing:ident; )*) => {
        $(
            $(#[$doc])*
            pub fn $name(&self, id: &str) -> Option<&$Thing> {
                self.$list.iter().find(|thing| thing.id == id)
            }
        )*
    };
}

/// Things by their id; the first, should an id stand twice.
impl Document {
    lookups! {
        /// The persona of this id.
        persona: personas -> Persona;
        /// The touchpoint of this id.
        touchpoint: touchpoints -> Touchpoint;
        /// The department of this id.
        department: departments -> Department;
        /// The competitor of this id.
        competitor: competitors -> Competitor;
        /// The need of this id.
        need: needs -> Need;
        /// The metric of this id.
        metric: metrics -> Metric;
        /// The body of evidence of this id.
        evidence: evidence -> Evidence;
        /// The knowledge gap of this id.
        knowledge_gap: knowledge_gaps -> KnowledgeGap;
        /// The data source of this id.
        source: sources -> Source;
        /// The map of this id.
        map: maps -> Map;
    }

    /// The channel of this id: a declared one, else the preset one.
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id).or_else(|| preset_channel(id))
    }

    /// The scale of this id: a declared one, else the preset one.
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == id).or_else(|| preset_scale(id))
    }

    /// The scale of this id, where one is named, else `default`.
    pub fn scale_or(&self, id: Option<&Id>, default: &str) -> Option<&Scale> {
        self.scale(id.map_or(default, Id::as_str))
    }

    /// The scale of a measure: the one it names, else the member's `default`.
    pub fn scale_of(&self, measure: &Measure, default: &str) -> Option<&Scale> {
        self.scale_or(measure.scale.as_ref(), default)
    }

    /// The scale of a need's importance, target and ratings.
    pub fn scale_of_need(&self, need: &Need) -> Option<&Scale> {
        self.scale_or(need.scale.as_ref(), "likert5")
    }

    /// The personas of a map, in the map's order; unknown ids are passed over.
    pub fn personas_of<'a>(&'a self, map: &'a Map) -> impl Iterator<Item = &'a Persona> {
        map.personas.iter().filter_map(|id| self.persona(id.as_str()))
    }
}

impl Map {
    lookups! {
        /// The stage of this id.
        stage: stages -> Stage;
        /// The opportunity of this id.
        opportunity: opportunities -> Opportunity;
    }

    /// All steps with their stages, in the order of the journey.
    pub fn steps(&self) -> impl Iterator<Item = (&Stage, &Step)> {
        self.stages.iter().flat_map(|stage| stage.steps.iter().map(move |step| (stage, step)))
    }

    /// The step of this id, with its stage.
    pub fn step(&self, id: &str) -> Option<(&Stage, &Step)> {
        self.steps().find(|(_, step)| step.id == id)
    }

    /// All pains with their steps, in the order of the journey.
    pub fn pains(&self) -> impl Iterator<Item = (&Step, &Pain)> {
        self.steps().flat_map(|(_, step)| step.pains.iter().map(move |pain| (step, pain)))
    }

    /// All gains with their steps, in the order of the journey.
    pub fn gains(&self) -> impl Iterator<Item = (&Step, &Gain)> {
        self.steps().flat_map(|(_, step)| step.gains.iter().map(move |gain| (step, gain)))
    }
}

impl Stage {
    /// What one of its steps is called: a lone step without a name takes the stage's.
    pub fn name_of<'a>(&'a self, step: &'a Step) -> Option<&'a Text> {
        let alone = self.steps.len() == 1;
        step.name.as_ref().or(self.name.as_ref().filter(|_| alone))
    }
}

#[cfg(test)]
mod tests {
    use super::{Document, Measure, Scale};

    fn document() -> Document {
        serde_json::from_str(
            r#"{
                "personas": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
                "scales": [{"id": "ten", "min": 0, "max": 10}],
                "maps": [{"id": "m", "title": "M", "personas": ["b", "nobody", "a"], "stages": [
                    {"id": "one", "name": "One", "steps": [{"id": "x", "pains": [{"id": "p", "text": "P"}]}]},
                    {"id": "two", "name": "Two", "steps": [{"id": "y", "name": "Y"}, {"id": "z"}]}
                ]}]
            }"#,
        )
        .unwrap()
    }

    #[test]
    fn a_declared_scale_replaces_the_preset() {
        let document = document();
        assert_eq!(document.scale("ten").map(|scale| scale.min), Some(0.0));
        assert_eq!(document.scale("likert5").map(|scale| scale.max), Some(5.0));
        assert!(document.scale("nine").is_none());
        assert_eq!(document.channel("web").map(|web| web.name.to_string()).as_deref(), Some("Web"));
    }

    #[test]
    fn a_measure_names_its_scale_or_takes_the_default() {
        let document = document();
        let min = |measure: Measure| document.scale_of(&measure, "emotion5").map(|scale: &Scale| scale.min);
        assert_eq!(min(1.0.into()), Some(-2.0));
        assert_eq!(min(Measure { scale: Some("ten".into()), ..Measure::from(1.0) }), Some(0.0));
    }

    #[test]
    fn personas_come_in_the_order_of_the_map() {
        let document = document();
        let map = document.map("m").unwrap();
        let ids: Vec<&str> = document.personas_of(map).map(|persona| persona.id.as_str()).collect();
        assert_eq!(ids, ["b", "a"]);
    }

    #[test]
    fn steps_know_their_stage() {
        let document = document();
        let map = document.map("m").unwrap();
        let steps: Vec<(&str, &str)> =
            map.steps().map(|(stage, step)| (stage.id.as_str(), step.id.as_str())).collect();
        assert_eq!(steps, [("one", "x"), ("two", "y"), ("two", "z")]);
        assert_eq!(
            map.pains().map(|(step, pain)| (step.id.as_str(), pain.id.as_str())).last(),
            Some(("x", "p"))
        );
        assert!(map.step("q").is_none());
    }

    #[test]
    fn only_a_lone_step_takes_the_name_of_its_stage() {
        let document = document();
        let map = document.map("m").unwrap();
        let name =
            |id: &str| map.step(id).and_then(|(stage, step)| stage.name_of(step)).map(ToString::to_string);
        assert_eq!(name("x").as_deref(), Some("One"));
        assert_eq!(name("y").as_deref(), Some("Y"));
        assert_eq!(name("z"), None);
    }
}
