//! Which two maps of one document belong together.

use crate::Error;
use crate::input::Input;
use crate::model::{Document, Map};

/// The current map of a document and the map whose `futureOf` names it. `id` says which map is meant
/// where several have a future.
///
/// # Errors
/// [`Error::Unusable`] if no map is the future of another, [`Error::AmbiguousMap`] if several are.
pub fn pair<'d>(document: &'d Document, id: Option<&str>) -> Result<(&'d Map, &'d Map), Error> {
    let pairs: Vec<(&Map, &Map)> = document
        .maps
        .iter()
        .filter_map(|future| Some((document.map(future.future_of.as_ref()?.as_str())?, future)))
        .filter(|(current, _)| id.is_none_or(|id| current.id == id))
        .collect();
    match pairs.as_slice() {
        [only] => Ok(*only),
        [] => Err(Error::Unusable {
            message: match id {
                Some(id) => format!("no map's `futureOf` names `{id}`"),
                None => "no map's `futureOf` names another map".to_owned(),
            },
            hint: Some("name two maps: FILE#now FILE#then".to_owned()),
        }),
        several => Err(Error::AmbiguousMap {
            message: format!("{} maps are the future of another: say which two to compare", several.len()),
            choices: several
                .iter()
                .map(|(current, future)| format!("{} and {}", current.id, future.id))
                .collect(),
        }),
    }
}

/// The two maps of one document that a call means: the pair, or `from` and the one that it names.
pub(crate) fn maps_of<'i>(
    input: &'i Input<'_>,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<(&'i Map, &'i Map), Error> {
    match to {
        Some(to) => Ok((input.map(from)?, input.map(Some(to))?)),
        None => pair(&input.document, from),
    }
}

#[cfg(test)]
mod tests {
    use super::pair;
    use crate::model::Document;

    fn document(maps: &str) -> Document {
        serde_json::from_str(&format!(r#"{{"maps":[{maps}]}}"#)).unwrap()
    }

    const NOW: &str = r#"{"id":"now","title":"N"}"#;
    const THEN: &str = r#"{"id":"then","title":"T","futureOf":"now"}"#;

    #[test]
    fn the_future_names_the_current_map() {
        let document = document(&format!("{THEN},{NOW}"));
        let (now, then) = pair(&document, None).unwrap();
        assert_eq!((now.id.as_str(), then.id.as_str()), ("now", "then"));
    }

    #[test]
    fn two_futures_are_one_too_many_unless_one_is_named() {
        let other = r#"{"id":"x","title":"X"},{"id":"y","title":"Y","futureOf":"x"}"#;
        let document = document(&format!("{NOW},{THEN},{other}"));
        assert_eq!(pair(&document, None).unwrap_err().code(), "E005");
        assert_eq!(pair(&document, Some("x")).unwrap().1.id, "y");
        assert_eq!(pair(&document, Some("y")).unwrap_err().code(), "E006");
    }
}
