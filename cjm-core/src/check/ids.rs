//! [`Ids`]: which ids a document defines, and what they name.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foldhash::fast::RandomState;

use crate::model::{
    Definition, Document, Kind, Reference, definitions, preset_channel, preset_scale, references,
};

/// The map in whose scope an id stands, by its index; nothing for the document's.
pub(crate) type Scope = Option<usize>;

/// What every id of a document names, and whether all is well with ids: most rules about them ask only that.
#[derive(Debug, Default)]
pub(crate) struct Ids<'d> {
    named: HashMap<&'d str, Named, RandomState>,
    clash: bool,
    dangling: bool,
}

/// Nearly every id names one thing.
#[derive(Debug)]
struct Named {
    first: (Kind, Scope),
    others: Vec<(Kind, Scope)>,
    used: bool,
}

impl<'d> Ids<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let mut ids = Self::default();
        definitions(document, &mut |definition| ids.define(definition));
        references(document, &mut |reference| ids.refer(reference));
        ids
    }

    fn define(&mut self, definition: Definition<'d, '_>) {
        let thing = (definition.kind, definition.map);
        match self.named.entry(definition.id.as_str()) {
            Entry::Vacant(entry) => {
                entry.insert(Named { first: thing, others: Vec::new(), used: false });
            }
            Entry::Occupied(mut entry) => {
                let named = entry.get_mut();
                named.others.push(thing);
                self.clash = self.clash || named.clashes();
            }
        }
    }

    fn refer(&mut self, reference: Reference<'d, '_>) {
        let named = self.named.get_mut(reference.id.as_str());
        let found = named.is_some_and(|named| {
            let found = named.all().any(|thing| fits(&reference, thing));
            named.used |= found;
            found
        });
        self.dangling = self.dangling || !(found || names_preset(&reference));
    }

    /// What an id names, in document order.
    pub(crate) fn named(&self, id: &str) -> impl Iterator<Item = (Kind, Scope)> {
        self.named.get(id).into_iter().flat_map(Named::all)
    }

    /// Whether any id stands twice in one scope, or in the document's and a map's.
    pub(crate) fn clash(&self) -> bool {
        self.clash
    }

    /// Whether this one does.
    pub(crate) fn clashes(&self, id: &str) -> bool {
        self.named.get(id).is_some_and(Named::clashes)
    }

    /// Whether any reference names nothing that it may name.
    pub(crate) fn dangling(&self) -> bool {
        self.dangling
    }

    /// Whether this reference does.
    pub(crate) fn dangles(&self, reference: &Reference<'_, '_>) -> bool {
        !self.named(reference.id.as_str()).any(|thing| fits(reference, thing)) && !names_preset(reference)
    }

    /// Whether any thing of these kinds has an id that no reference rightly names.
    pub(crate) fn unused(&self, judged: impl Fn(Kind) -> bool) -> bool {
        self.named.values().any(|named| !named.used && named.all().any(|(kind, _)| judged(kind)))
    }

    /// Whether any reference rightly names this id.
    pub(crate) fn used(&self, id: &str) -> bool {
        self.named.get(id).is_some_and(|named| named.used)
    }
}

impl Named {
    fn all(&self) -> impl Iterator<Item = (Kind, Scope)> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    fn clashes(&self) -> bool {
        if self.others.is_empty() {
            return false;
        }
        let mut scopes: Vec<Scope> = self.others.iter().map(|(_, scope)| *scope).collect();
        scopes.push(self.first.1);
        scopes.sort_unstable();
        scopes.first() == Some(&None) || scopes.windows(2).any(|pair| matches!(pair, [a, b] if a == b))
    }
}

/// Whether a thing is what a reference may name, and where the reference sees it.
fn fits(reference: &Reference<'_, '_>, (kind, scope): (Kind, Scope)) -> bool {
    reference.targets.contains(&kind) && is_visible(scope, reference.map)
}

/// Whether a reference in `map` sees what stands in `scope`: from inside a map the document's and
/// that map's own, from outside all maps'.
pub(crate) fn is_visible(scope: Scope, map: Scope) -> bool {
    scope.is_none() || map.is_none() || scope == map
}

fn names_preset(reference: &Reference<'_, '_>) -> bool {
    let id = reference.id.as_str();
    reference.targets.iter().any(|kind| match kind {
        Kind::Channel => preset_channel(id).is_some(),
        Kind::Scale => preset_scale(id).is_some(),
        _ => false,
    })
}
