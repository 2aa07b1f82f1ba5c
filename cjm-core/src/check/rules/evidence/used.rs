//! What maps rest on.

use std::collections::HashMap;

use crate::check::Context;
use crate::model::{Document, Evidence, Kind, Map, Path, references};

/// Visits every map with the evidence that something in it, or in a library, rests on, in the order
/// of the document.
pub(crate) fn each_map<'a>(
    context: &mut Context<'_>,
    document: &'a Document,
    path: &Path<'_>,
    mut visit: impl FnMut(&mut Context<'_>, &'a Map, &[&'a Evidence], &Path<'_>),
) {
    let known: HashMap<&str, usize> =
        document.evidence.iter().enumerate().map(|(at, evidence)| (evidence.id.as_str(), at)).collect();
    // By evidence: in a library, and in which maps.
    let mut used: Vec<(bool, Vec<usize>)> = vec![(false, Vec::new()); document.evidence.len()];
    references(document, &mut |reference| {
        if reference.targets != [Kind::Evidence] {
            return;
        }
        let Some((library, maps)) = known.get(reference.id.as_str()).and_then(|&at| used.get_mut(at)) else {
            return;
        };
        match reference.map {
            None => *library = true,
            Some(map) if maps.last() != Some(&map) => maps.push(map),
            Some(_) => {}
        }
    });
    let mut by_map: Vec<Vec<&Evidence>> = vec![Vec::new(); document.maps.len()];
    for (evidence, (library, maps)) in document.evidence.iter().zip(&used) {
        for (at, list) in by_map.iter_mut().enumerate() {
            if *library || maps.binary_search(&at).is_ok() {
                list.push(evidence);
            }
        }
    }
    let mut lists = by_map.iter();
    path.each("maps", &document.maps, |path, map| {
        visit(context, map, lists.next().map(Vec::as_slice).unwrap_or_default(), path);
    });
}
