//! [`Options`]: which rules run, how much they matter, and on what day.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Rule, Severity, registry};
use crate::Error;
use crate::error::nearest;
use crate::read::Syntax;

/// Which rules run when nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Profile {
    /// Text, shape and references only.
    Minimal,
    /// What a good map should answer to.
    #[default]
    Recommended,
    /// Every rule.
    Strict,
}

/// How to check. Rules are named by code (`CJM301`), name, family (`structure`) or the beginning
/// of a code (`CJM3`).
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Options {
    /// The name of the file, repeated in each finding.
    pub file: Option<String>,
    /// How the text is to be read.
    pub syntax: Syntax,
    /// Whether findings carry places in the text; `false` for documents that came as objects.
    #[serde(deserialize_with = "some")]
    pub spans: Option<bool>,
    /// Which rules run unless `select` says otherwise.
    pub profile: Profile,
    /// Only these rules (text, shape and references always run).
    pub select: Option<Vec<String>>,
    /// Not these; wins over `select`.
    pub ignore: Vec<String>,
    /// Other severities, by rule.
    pub severity: BTreeMap<String, Severity>,
    /// The day to judge by, `2026-07-01`; without it rules about time stay silent.
    pub today: Option<String>,
}

fn some<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    bool::deserialize(deserializer).map(Some)
}

/// Whether `selector` names `rule`.
fn names(selector: &str, rule: &Rule) -> bool {
    selector == rule.name
        || selector == rule.family.as_str()
        || (selector.len() >= 4 && selector.starts_with("CJM") && rule.code.starts_with(selector))
}

impl Options {
    /// Refuses selectors that name no rule.
    pub(super) fn verify(&self) -> Result<(), Error> {
        let selectors = self.select.iter().flatten().chain(&self.ignore).chain(self.severity.keys());
        for selector in selectors {
            if !registry::rules().any(|rule| names(selector, rule)) {
                let known = registry::rules().flat_map(|rule| [rule.code, rule.name, rule.family.as_str()]);
                return Err(Error::UnknownRule {
                    selector: selector.clone(),
                    suggestion: nearest(selector, known),
                });
            }
        }
        Ok(())
    }

    /// The severity at which a rule runs; nothing if it does not.
    pub(super) fn severity_of(&self, rule: &Rule) -> Option<Severity> {
        if self.ignore.iter().any(|selector| names(selector, rule)) {
            return None;
        }
        let needed =
            matches!(rule.family, super::Family::Text | super::Family::Shape | super::Family::References);
        let chosen = match (&self.select, self.profile) {
            (Some(selectors), _) => selectors.iter().any(|selector| names(selector, rule)),
            (None, Profile::Minimal) => false,
            (None, Profile::Recommended) => rule.recommended,
            (None, Profile::Strict) => true,
        };
        if !(chosen || needed && rule.recommended) {
            return None;
        }
        // The longest selector wins.
        let configured = self
            .severity
            .iter()
            .filter(|(selector, _)| names(selector, rule))
            .max_by_key(|(selector, _)| selector.len())
            .map(|(_, &severity)| severity);
        Some(configured.unwrap_or(rule.severity))
    }
}
