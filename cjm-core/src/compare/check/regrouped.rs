//! [`Regrouped`]: pains that became one, and one that became several.

use std::collections::{BTreeMap, BTreeSet};

use super::maps::Maps;
use super::pain_introduced::hurts;
use crate::model::{Id, Pain, Text};

/// Pains of the second map that say, word for word, what several pains of the first said.
#[derive(Default)]
pub(super) struct Regrouped<'d> {
    /// The one pain, and the ids of the several: its own among them, if it said one of these before.
    pub(super) wholes: Vec<(&'d Pain, Vec<&'d str>)>,
}

impl<'d> Regrouped<'d> {
    /// The several are pains that are gone, and what the one itself said before. The one says what
    /// they said if each of its parts, between `;`, `,`, `.`, `/`, `+`, `&` or lines, is the text of one,
    /// or if several said just what it says.
    pub(super) fn new(maps: &Maps<'d>) -> Self {
        let words = |text: &Text, document: &crate::model::Document| {
            text.in_language(document.language.as_deref()).trim().to_lowercase()
        };
        let mut gone: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (_, pain) in maps.gone_pains().filter(|(_, pain)| hurts(pain)) {
            if !maps.to.pain_of(maps.after(&pain.id)).is_some_and(hurts) {
                gone.entry(words(&pain.text, maps.from.document)).or_default().push(pain.id.as_str());
            }
        }
        if gone.is_empty() {
            return Self::default();
        }
        let one_language = maps.from.document.language == maps.to.document.language;
        let mut wholes = Vec::new();
        for (_, pain) in maps.pains().filter(|(_, pain)| hurts(pain)) {
            let old = maps.from.pain_of(maps.before(&pain.id)).filter(|old| hurts(old));
            if one_language && old.is_some_and(|old| old.text == pain.text) {
                continue;
            }
            let now = words(&pain.text, maps.to.document);
            let before = old.map(|old| (words(&old.text, maps.from.document), old.id.as_str()));
            if before.as_ref().is_some_and(|(text, _)| *text == now) {
                continue;
            }
            let several = |part: &str| -> Vec<&'d str> {
                let own = before.iter().filter(|(text, _)| text == part).map(|(_, id)| *id);
                own.chain(gone.get(part).into_iter().flatten().copied()).collect()
            };
            let parts: Vec<Vec<&str>> = parts(&now).map(several).collect();
            let ids: BTreeSet<&str> = match several(&now) {
                whole if whole.len() > 1 => whole.into_iter().collect(),
                _ if parts.iter().any(Vec::is_empty) => continue,
                _ => parts.into_iter().flatten().collect(),
            };
            if ids.len() > 1 {
                wholes.push((pain, ids.into_iter().collect()));
            }
        }
        Self { wholes }
    }

    /// The ids of the pains that became one.
    pub(super) fn parts(&self) -> impl Iterator<Item = &'d str> {
        self.wholes.iter().flat_map(|(_, ids)| ids.iter().copied())
    }

    /// The ids of the pains that they became.
    pub(super) fn ids(&self) -> impl Iterator<Item = &'d str> {
        self.wholes.iter().map(|(pain, _)| &pain.id).map(Id::as_str)
    }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '.', '/', '+', '&', '\n']).map(str::trim).filter(|part| !part.is_empty())
}
