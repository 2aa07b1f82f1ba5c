//! Conflicts from JSON text: strict, within limits, every fault with its place.

use std::borrow::Cow;

use super::conflict::{Conflict, ConflictKind, Side};
use crate::Error;
use crate::check::first_fault;
use crate::compare::value::any;
use crate::model::Any;
use crate::read::{Limits, MemberShape, ObjectShape, Shape, Tape, read_json};

const fn needed(name: &'static str, shape: &'static Shape) -> MemberShape {
    MemberShape { name, required: true, shape }
}

const fn may(name: &'static str, shape: &'static Shape) -> MemberShape {
    MemberShape { name, required: false, shape }
}

static TEXT: Shape = Shape::Text;
static ANY: Shape = Shape::Any;
static SIDE: Shape = Shape::Choice(Side::WORDS);

static CONFLICTS: Shape = Shape::List(&Shape::Object(&ObjectShape {
    name: "conflict",
    members: &[
        needed("id", &TEXT),
        needed("kind", &Shape::Choice(ConflictKind::WORDS)),
        may("map", &TEXT),
        needed("entity", &TEXT),
        needed("entityKind", &TEXT),
        may("name", &TEXT),
        may("field", &TEXT),
        may("base", &ANY),
        may("ours", &ANY),
        may("theirs", &ANY),
        needed("default", &SIDE),
        needed("choices", &Shape::List(&SIDE)),
    ],
}));

/// Reads the `conflicts` of a merge.
///
/// # Errors
/// [`Error::Unreadable`] with the first fault and its place.
pub fn read_conflicts(bytes: &[u8]) -> Result<Vec<Conflict>, Error> {
    let reading = read_json(bytes, &CONFLICTS, &Limits::default());
    if let Some(fault) = first_fault(&reading, bytes) {
        return Err(Error::Unreadable(Box::new(fault)));
    }
    let tape = &reading.tape;
    tape.items(0).map(|node| conflict(tape, node)).collect()
}

fn conflict(tape: &Tape<'_>, node: u32) -> Result<Conflict, Error> {
    let text = |name| tape.get(node, name).and_then(|node| tape.string(node)).map(Cow::into_owned);
    let word = |name| text(name).unwrap_or_default();
    let side = |node| tape.string(node).and_then(|word| Side::of(&word));
    let value =
        |name| -> Result<Option<Any>, Error> { tape.get(node, name).map(|node| any(tape, node)).transpose() };
    let choices = tape.get(node, "choices").into_iter().flat_map(|list| tape.items(list));
    Ok(Conflict {
        id: word("id"),
        kind: ConflictKind::of(&word("kind")),
        map: text("map"),
        entity: word("entity"),
        entity_kind: word("entityKind"),
        name: text("name"),
        field: text("field"),
        base: value("base")?,
        ours: value("ours")?,
        theirs: value("theirs")?,
        default: tape.get(node, "default").and_then(side).unwrap_or_default(),
        choices: choices.filter_map(side).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::read_conflicts;
    use crate::write::json;

    #[test]
    fn conflicts_survive_their_json() {
        let text = r#"[{"id":"c1","kind":"fieldField","map":"m","entity":"a","entityKind":"step","name":"A","field":"name","base":"A","ours":"B","theirs":"C","default":"base","choices":["base","ours","theirs"]}]"#;
        assert_eq!(json::compact(&read_conflicts(text.as_bytes()).unwrap()).unwrap(), text);
        for broken in ["", "{}", "[1]", r#"[{"id":"c1"}]"#, r#"[{"id":"c1","kind":"odd"}]"#] {
            assert!(read_conflicts(broken.as_bytes()).unwrap_err().code().starts_with("CJM"), "{broken}");
        }
    }
}
