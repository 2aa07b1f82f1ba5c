//! [`Setting`]: a number that a rule can be told.

use serde::Serialize;

/// A threshold of a rule: `{"options": {"sample-too-small": {"survey": 100}}}`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// What it is, with its unit.
    pub about: &'static str,
    /// What holds unless configured otherwise.
    pub default: f64,
    /// The least it can be.
    pub min: f64,
    /// The most it can be.
    pub max: f64,
}

impl Setting {
    /// A count: a whole number of things, days or characters, up to a million.
    pub(crate) const fn count(name: &'static str, default: f64, about: &'static str) -> Self {
        Self { name, about, default, min: 0.0, max: 1e6 }
    }

    /// A share from 0 to 1.
    pub(crate) const fn share(name: &'static str, default: f64, about: &'static str) -> Self {
        Self { name, about, default, min: 0.0, max: 1.0 }
    }
}
