//! What became of things, as users write it down.

use std::collections::BTreeMap;

use crate::Error;
use crate::check::first_fault;
use crate::read::{Fault, Form, Kind, Limits, Shape, read_json};

static ANY: Shape = Shape::Any;

/// Reads a mapping: an object `{"old id": "new id"}`, or a list of objects with `from` and `to`, such
/// as the `matches` of a change set.
///
/// # Errors
/// [`Error::Unreadable`] with the first fault and its place.
pub fn read_mapping(bytes: &[u8]) -> Result<BTreeMap<String, String>, Error> {
    let mut reading = read_json(bytes, &ANY, &Limits::default());
    let mut mapping = BTreeMap::new();
    if reading.faults.is_empty() {
        let tape = &reading.tape;
        let id =
            |node: Option<u32>| node.and_then(|node| tape.string(node)).filter(|id| Form::Id.matches(id));
        let mut bad = None;
        match tape.kind(0) {
            Kind::Object => {
                for (key, value) in tape.members(0) {
                    match (id(Some(key)), id(Some(value))) {
                        (Some(from), Some(to)) => {
                            mapping.insert(from.into_owned(), to.into_owned());
                        }
                        _ => bad = bad.or(Some(value)),
                    }
                }
            }
            Kind::List => {
                for node in tape.items(0) {
                    match (id(tape.get(node, "from")), id(tape.get(node, "to"))) {
                        (Some(from), Some(to)) => {
                            mapping.insert(from.into_owned(), to.into_owned());
                        }
                        _ => bad = bad.or(Some(node)),
                    }
                }
            }
            _ => bad = Some(0),
        }
        let Some(node) = bad else { return Ok(mapping) };
        let fault = Fault::new("CJM101", tape.bytes(node), "a mapping leads from one id to another")
            .help(r#"write {"old-id": "new-id"}, or a list of {"from": …, "to": …}"#)
            .at(node);
        reading.faults.push(fault);
    }
    match first_fault(&reading, bytes) {
        Some(fault) => Err(Error::Unreadable(Box::new(fault))),
        None => Err(Error::Internal("a mapping without a fault could not be read".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::read_mapping;

    #[test]
    fn it_is_an_object_or_a_list_of_matches() {
        let object = read_mapping(br#"{"a":"b","c":"d"}"#).unwrap();
        let list = read_mapping(br#"[{"from":"a","to":"b","by":"name","score":0.9},{"from":"c","to":"d"}]"#)
            .unwrap();
        assert_eq!(object, list);
        assert_eq!(object.get("c").map(String::as_str), Some("d"));
    }

    #[test]
    fn what_is_no_id_is_refused_with_its_place() {
        for text in ["3", r#"{"a":3}"#, r#"[{"from":"a"}]"#, r#"{"a b":"c"}"#, "{"] {
            let error = read_mapping(text.as_bytes()).unwrap_err();
            assert!(error.code().starts_with("CJM"), "{text}: {error}");
        }
        assert_eq!(
            read_mapping(br#"[{"from":"a","to":"b"},{"from":"a"}]"#).unwrap_err().pointer(),
            Some("/1")
        );
    }
}
