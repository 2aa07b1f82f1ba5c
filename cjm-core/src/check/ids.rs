//! [`Ids`]: which ids a document defines, and what they name.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::{Document, Kind, definitions};

/// The map in whose scope an id stands, by its index; nothing for the document's.
pub(crate) type Scope = Option<usize>;

/// What every id of a document names.
#[derive(Debug, Default)]
pub(crate) struct Ids<'d>(HashMap<&'d str, Named, RandomState>);

/// Nearly every id names one thing.
#[derive(Debug)]
struct Named {
    first: (Kind, Scope),
    others: Vec<(Kind, Scope)>,
}

impl<'d> Ids<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let mut ids: HashMap<&str, Named, RandomState> = HashMap::default();
        definitions(document, &mut |definition| {
            let thing = (definition.kind, definition.map);
            ids.entry(definition.id.as_str())
                .and_modify(|named| named.others.push(thing))
                .or_insert_with(|| Named { first: thing, others: Vec::new() });
        });
        Self(ids)
    }

    /// What an id names, in document order.
    pub(crate) fn named(&self, id: &str) -> impl Iterator<Item = (Kind, Scope)> {
        let named = self.0.get(id);
        named.into_iter().flat_map(|named| std::iter::once(named.first).chain(named.others.iter().copied()))
    }

    /// Whether any id stands twice in one scope, or in the document's and a map's.
    pub(crate) fn clash(&self) -> bool {
        self.0.values().any(Named::clashes)
    }

    /// Whether this one does.
    pub(crate) fn clashes(&self, id: &str) -> bool {
        self.0.get(id).is_some_and(Named::clashes)
    }
}

impl Named {
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
