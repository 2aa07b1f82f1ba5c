//! What a map rests on.

use std::collections::HashSet;

use crate::model::{Document, Evidence, Kind, Map, references};

/// The evidence that something in this map, or in a library, rests on.
pub(crate) fn used<'a>(document: &'a Document, map: &Map) -> Vec<&'a Evidence> {
    let index = document.maps.iter().position(|other| std::ptr::eq(other, map));
    let mut ids: HashSet<&str> = HashSet::new();
    references(document, &mut |reference| {
        let here = reference.map.is_none() || reference.map == index;
        if here && reference.targets == [Kind::Evidence] {
            ids.insert(reference.id.as_str());
        }
    });
    document.evidence.iter().filter(|evidence| ids.contains(evidence.id.as_str())).collect()
}
