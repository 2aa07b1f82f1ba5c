//! [`Spec`]: what is counted.

use serde::{Deserialize, Serialize};

use super::options::{Options, milliseconds};
use crate::Error;
use crate::model::{Document, Id, Map, Match};
use crate::write::{digest, json};

/// What is counted: which events are which steps of a map, and how cases are cut. Parts that were
/// counted by different specifications never merge.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Spec {
    /// Of these rules: a new number where the same data would give other figures.
    pub(crate) version: u32,
    pub(crate) map: Option<Id>,
    pub(crate) stages: Vec<Id>,
    pub(crate) steps: Vec<StepSpec>,
    /// Tried where no step's own rule fits: the source, what is meant, and the step's place.
    pub(crate) rules: Vec<(Id, Match, u32)>,
    pub(crate) within_ms: Option<u64>,
    pub(crate) session_gap_ms: Option<u64>,
    pub(crate) min_group: u64,
    pub(crate) top: u32,
    /// How ids became customers: each kind, whether it links, and how many a customer may have. What is said
    /// about single customers (pairs, exceptions) is not part of it, nor is the salt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) identity: Vec<(String, bool, u64)>,
}

/// A step of the map.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct StepSpec {
    pub(crate) id: Id,
    /// Place of its stage.
    pub(crate) stage: u32,
    /// Whether the journey may end here.
    pub(crate) exit: bool,
    pub(crate) matches: Vec<Match>,
}

impl Spec {
    /// # Errors
    /// A span of time that cannot be read.
    pub(crate) fn new(
        document: Option<&Document>,
        map: Option<&Map>,
        options: &Options,
    ) -> Result<Self, Error> {
        let mut spec = Self {
            version: 1,
            map: map.map(|map| map.id.clone()),
            within_ms: options.within.as_deref().map(milliseconds).transpose()?,
            session_gap_ms: options.session_gap.as_deref().map(milliseconds).transpose()?,
            min_group: options.min_group,
            top: options.top.unwrap_or(20),
            ..Self::default()
        };
        let Some(map) = map else { return Ok(spec) };
        for (at, stage) in map.stages.iter().enumerate() {
            spec.stages.push(stage.id.clone());
            spec.steps.extend(stage.steps.iter().map(|step| StepSpec {
                id: step.id.clone(),
                stage: at as u32,
                exit: step.exit == Some(true) || at + 1 == map.stages.len(),
                matches: step.matches.clone(),
            }));
        }
        for source in document.into_iter().flat_map(|document| &document.sources) {
            for rule in &source.rules {
                // A rule may be about a step of another map.
                if let Some(step) = spec.steps.iter().position(|step| step.id == rule.step) {
                    spec.rules.push((source.id.clone(), rule.matches.clone(), step as u32));
                }
            }
        }
        Ok(spec)
    }

    /// `sha256:` and 64 hex digits.
    pub(crate) fn hash(&self) -> Result<String, Error> {
        json::compact(self).map(digest)
    }

    /// The step that an event belongs to: the first in the map's order with a rule that fits, then
    /// the first rule of its source, then a step without rules that has its name for an id.
    pub(crate) fn step(&self, event: &str, channel: Option<&str>, source: &str) -> Option<usize> {
        let fits = |it: &Match| fits(it, event, channel, source);
        let own = || self.steps.iter().position(|step| step.matches.iter().any(fits));
        let ruled = || {
            let mut rules = self.rules.iter().filter(|(of, ..)| of == source);
            rules.find(|(_, it, _)| fits(it)).map(|(.., step)| *step as usize)
        };
        let called = || self.steps.iter().position(|step| step.matches.is_empty() && step.id == *event);
        own().or_else(ruled).or_else(called)
    }
}

fn fits(it: &Match, event: &str, channel: Option<&str>, source: &str) -> bool {
    let Match { event: exact, one_of, prefix, pattern, channel: on, source: of, .. } = it;
    let any = exact.is_none() && one_of.is_empty() && prefix.is_none() && pattern.is_none();
    let named = exact.as_deref() == Some(event)
        || one_of.iter().any(|name| name == event)
        || prefix.as_deref().is_some_and(|prefix| event.starts_with(prefix))
        || pattern.as_deref().is_some_and(|pattern| like(event, pattern));
    (any || named)
        && on.as_deref().is_none_or(|on| channel == Some(on))
        && of.as_deref().is_none_or(|of| of == source)
}

/// Whether a name fits a pattern, in which `*` stands for any text.
fn like(name: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{Spec, StepSpec, fits, like};
    use crate::model::Match;

    fn of(text: &str) -> Match {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_pattern_has_stars() {
        for (name, pattern, expected) in [
            ("cart_add", "cart_*", true),
            ("cart_add", "*_add", true),
            ("cart_add", "c*t*d", true),
            ("cart_add", "cart_add", true),
            ("cart_add", "cart", false),
            ("cart_add", "*x*", false),
            ("", "*", true),
            ("ab", "ab*b", false),
        ] {
            assert_eq!(like(name, pattern), expected, "{name} {pattern}");
        }
    }

    #[test]
    fn a_rule_is_narrowed_by_channel_and_source() {
        let rule = of(r#"{"in": ["a", "b"], "channel": "web"}"#);
        assert!(fits(&rule, "b", Some("web"), "s"));
        assert!(!fits(&rule, "b", None, "s"));
        assert!(!fits(&rule, "c", Some("web"), "s"));
        assert!(fits(&of(r#"{"source": "crm"}"#), "anything", None, "crm"));
    }

    #[test]
    fn the_step_s_own_rule_goes_before_the_source_s_and_both_before_the_name() {
        let step = |id: &str, matches: Vec<Match>| StepSpec { id: id.into(), matches, ..StepSpec::default() };
        let mut spec = Spec {
            steps: vec![step("x", vec![]), step("y", vec![of(r#"{"prefix": "p"}"#)])],
            ..Spec::default()
        };
        assert_eq!(spec.step("x", None, "s"), Some(0));
        assert_eq!(spec.step("y", None, "s"), None);
        assert_eq!(spec.step("pay", None, "s"), Some(1));
        spec.rules.push(("s".into(), of(r#"{"event": "x"}"#), 1));
        assert_eq!(spec.step("x", None, "s"), Some(1));
        assert_eq!(spec.step("x", None, "t"), Some(0));
    }
}
