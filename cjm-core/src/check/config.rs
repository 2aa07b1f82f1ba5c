//! [`Options`]: which rules run, how much they matter, and on what day.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::page::select;
use super::{Ceilings, Rule, Safety, Severity, registry};
use crate::Error;
use crate::date::Day;
use crate::error::nearest;
use crate::read::Syntax;
use crate::write::json::number;

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
    /// Numbers that single rules are told: `{"sample-too-small": {"survey": 100}}`, by the rule's
    /// code or name.
    pub options: BTreeMap<String, BTreeMap<String, f64>>,
    /// Which fixes to apply first, for those who mend: see [`mend`](super::mend). [`check`](super::check)
    /// changes nothing.
    pub fix: Option<Safety>,
    /// Fingerprints of findings that are known already and shall not be told again.
    pub baseline: Vec<String>,
    /// How much input and how many findings are too much.
    pub limits: Ceilings,
    /// The day to judge by, `2026-07-01`; without it rules about time stay silent.
    pub today: Option<String>,
}

fn some<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    bool::deserialize(deserializer).map(Some)
}

impl Rule {
    /// Whether a selector names this rule: by code, name, family or the beginning of the code.
    pub(super) fn is_named(&self, selector: &str) -> bool {
        selector == self.name
            || selector == self.family.as_str()
            || (selector.len() >= 4 && selector.starts_with("CJM") && self.code.starts_with(selector))
    }
}

/// Refuses settings that a rule does not have, and values out of their range.
fn verify_settings(name: &str, settings: &BTreeMap<String, f64>) -> Result<(), Error> {
    let Some(rule) = registry::rules().find(|rule| rule.code == name || rule.name == name) else {
        let known = registry::rules().flat_map(|rule| [rule.code, rule.name]);
        return Err(Error::UnknownRule { selector: name.to_owned(), suggestion: nearest(name, known) });
    };
    for (key, value) in settings {
        let Some(setting) = rule.settings.iter().find(|setting| setting.name == key) else {
            let known: Vec<&str> = rule.settings.iter().map(|setting| setting.name).collect();
            let hint = match known.as_slice() {
                [] => "it has none".to_owned(),
                known => format!("it has {}", known.join(", ")),
            };
            let message = format!("`{}` has no option `{key}`", rule.name);
            return Err(Error::Unusable { message, hint: Some(hint) });
        };
        if !(setting.min..=setting.max).contains(value) {
            let (name, min, max) = (rule.name, number(setting.min), number(setting.max));
            let message =
                format!("option `{key}` of `{name}` is {}, not from {min} to {max}", number(*value));
            return Err(Error::Unusable { message, hint: Some(setting.about.to_owned()) });
        }
    }
    Ok(())
}

impl Options {
    /// Refuses selectors that name no rule.
    pub(super) fn verify(&self) -> Result<(), Error> {
        let selectors = self.select.iter().flatten().chain(&self.ignore).chain(self.severity.keys());
        for selector in selectors {
            select(Some(selector))?;
        }
        self.limits.verify()?;
        if let Some(today) = &self.today
            && Day::parse(today).is_none()
        {
            return Err(Error::Unusable {
                message: format!("`{today}` is no day"),
                hint: Some("write it as 2026-07-01".to_owned()),
            });
        }
        self.options.iter().try_for_each(|(rule, settings)| verify_settings(rule, settings))
    }

    /// What the caller set for a rule.
    pub(super) fn settings_of(&self, rule: &Rule) -> Option<&BTreeMap<String, f64>> {
        self.options.get(rule.code).or_else(|| self.options.get(rule.name))
    }

    /// The severity at which a rule runs; nothing if it does not.
    pub(super) fn severity_of(&self, rule: &Rule) -> Option<Severity> {
        if self.ignore.iter().any(|selector| rule.is_named(selector)) {
            return None;
        }
        let needed =
            matches!(rule.family, super::Family::Text | super::Family::Shape | super::Family::References);
        let chosen = match (&self.select, self.profile) {
            (Some(selectors), _) => selectors.iter().any(|selector| rule.is_named(selector)),
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
            .filter(|(selector, _)| rule.is_named(selector))
            .max_by_key(|(selector, _)| selector.len())
            .map(|(_, &severity)| severity);
        Some(configured.unwrap_or(rule.severity))
    }
}
