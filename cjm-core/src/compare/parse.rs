//! A change set from JSON text: strict, within limits, every fault with its place.

use super::change_set::{Arrangement, CHANGE_SET_FORMAT, ChangeSet, End, Matched, MatchedBy};
use super::check::{Check, Direction, Severity, severity_of};
use super::op::{Change, Holder, Op, Place, Subject};
use super::value::any;
use crate::Error;
use crate::check::first_fault;
use crate::model::Any;
use crate::read::{Fault, Form, Kind, Limits, MemberShape, ObjectShape, Reading, Shape, Tape, read_json};

impl ChangeSet {
    /// Reads a change set. Its summary is counted anew.
    ///
    /// # Errors
    /// [`Error::Unreadable`] with the first fault and its place.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        let mut reading = read_json(bytes, &CHANGE_SET, &Limits::default());
        if reading.faults.is_empty() {
            let reader = Reader { tape: &reading.tape };
            match reader.change_set() {
                Ok(changes) => return Ok(changes),
                Err(fault) => reading.faults.push(fault),
            }
        }
        Err(unreadable(&reading, bytes))
    }
}

fn unreadable(reading: &Reading<'_>, bytes: &[u8]) -> Error {
    match first_fault(reading, bytes) {
        Some(fault) => Error::Unreadable(Box::new(fault)),
        None => Error::Internal("a change set without a fault could not be read".to_owned()),
    }
}

const fn needed(name: &'static str, shape: &'static Shape) -> MemberShape {
    MemberShape { name, required: true, shape }
}

const fn may(name: &'static str, shape: &'static Shape) -> MemberShape {
    MemberShape { name, required: false, shape }
}

static TEXT: Shape = Shape::Text;
static ANY: Shape = Shape::Any;
static ID: Shape = Shape::Form(Form::Id);
static NUMBER: Shape = Shape::Number { min: None, max: None };

static CHANGE_SET: Shape = Shape::Object(&ObjectShape {
    name: "change set",
    members: &[
        needed("format", &Shape::Choice(&[CHANGE_SET_FORMAT])),
        needed("from", &END),
        needed("to", &END),
        may("matches", &Shape::List(&MATCHED)),
        may("bare", &Shape::Bool),
        may("possible", &Shape::List(&MATCHED)),
        needed("ops", &Shape::List(&OP)),
        may("order", &Shape::List(&ARRANGEMENT)),
        may("checks", &Shape::List(&CHECK)),
        may("summary", &SUMMARY),
    ],
});

/// Counts are counted anew, so they may be anything.
static SUMMARY: Shape = Shape::Object(&ObjectShape {
    name: "summary",
    members: &[
        may("added", &ANY),
        may("removed", &ANY),
        may("moved", &ANY),
        may("changed", &ANY),
        may("rekeyed", &ANY),
        may("cosmetic", &ANY),
        may("kinds", &ANY),
        may("emotion", &NUMBER),
    ],
});

static END: Shape = Shape::Object(&ObjectShape {
    name: "end of a change set",
    members: &[
        needed("map", &ID),
        may("hash", &TEXT),
        may("state", &Shape::Choice(&["current", "future"])),
        may("futureOf", &ID),
    ],
});

static MATCHED: Shape = Shape::Object(&ObjectShape {
    name: "match",
    members: &[
        needed("kind", &TEXT),
        needed("from", &ID),
        needed("to", &ID),
        needed("by", &Shape::Choice(MatchedBy::WORDS)),
        needed("score", &Shape::Number { min: Some(0.0), max: Some(1.0) }),
    ],
});

static OP: Shape = Shape::Object(&ObjectShape {
    name: "operation",
    members: &[
        needed("op", &Shape::Choice(&["insert", "remove", "move", "set", "setAdd", "setRemove", "rekey"])),
        needed("kind", &TEXT),
        needed("id", &TEXT),
        may("name", &TEXT),
        may("in", &HOLDER),
        may("at", &PLACE),
        may("from", &PLACE),
        may("to", &Shape::Either(&[&ID, &PLACE])),
        may("field", &TEXT),
        may("old", &ANY),
        may("new", &ANY),
        may("item", &TEXT),
        may("after", &TEXT),
        may("value", &ANY),
    ],
});

static HOLDER: Shape = Shape::Object(&ObjectShape {
    name: "holder",
    members: &[needed("kind", &TEXT), needed("id", &TEXT), may("name", &TEXT)],
});

static PLACE: Shape = Shape::Object(&ObjectShape {
    name: "place",
    members: &[may("parent", &TEXT), needed("slot", &TEXT), may("after", &TEXT)],
});

static ARRANGEMENT: Shape = Shape::Object(&ObjectShape {
    name: "arrangement",
    members: &[needed("id", &TEXT), may("field", &TEXT), needed("old", &ANY), needed("new", &ANY)],
});

static CHECK: Shape = Shape::Object(&ObjectShape {
    name: "check",
    members: &[
        needed("check", &TEXT),
        needed("direction", &Shape::Choice(&["improvement", "regression", "neutral"])),
        may("severity", &Shape::Choice(Severity::WORDS)),
        needed("subject", &SUBJECT),
        may("field", &TEXT),
        may("persona", &ID),
        may("old", &ANY),
        may("new", &ANY),
        may("delta", &NUMBER),
    ],
});

static SUBJECT: Shape = Shape::Object(&ObjectShape {
    name: "subject",
    members: &[needed("kind", &TEXT), needed("id", &TEXT), may("name", &TEXT), may("in", &HOLDER)],
});

/// Takes the parts out of a tape whose shape is right.
struct Reader<'t, 'a> {
    tape: &'t Tape<'a>,
}

impl Reader<'_, '_> {
    fn change_set(&self) -> Result<ChangeSet, Fault> {
        let end = |name| self.tape.get(0, name).map(|node| self.end(node)).unwrap_or_default();
        let matches = |name| self.each(name).map(|node| self.matched(node)).collect();
        let matches = [matches("matches"), matches("possible")];
        let ops: Result<Vec<Op>, Fault> = self.each("ops").map(|node| self.op(node)).collect();
        let order: Result<Vec<Arrangement>, Fault> =
            self.each("order").map(|node| self.arrangement(node)).collect();
        let changes = ChangeSet::new([end("from"), end("to")], matches, ops?, order?);
        let checks: Result<Vec<Check>, Fault> = self.each("checks").map(|node| self.check(node)).collect();
        let emotion = self.tape.get(0, "summary").and_then(|summary| self.number(summary, "emotion"));
        let bare = self.tape.get(0, "bare").is_some_and(|node| self.tape.kind(node) == Kind::True);
        Ok(changes.with_checks(checks?, emotion).marked_bare(bare))
    }

    fn each(&self, name: &str) -> impl Iterator<Item = u32> {
        self.tape.get(0, name).into_iter().flat_map(|list| self.tape.items(list))
    }

    fn text(&self, node: u32, name: &str) -> Option<String> {
        self.tape.get(node, name).and_then(|node| self.tape.string(node)).map(std::borrow::Cow::into_owned)
    }

    /// A text that the shape requires.
    fn word(&self, node: u32, name: &str) -> String {
        self.text(node, name).unwrap_or_default()
    }

    fn number(&self, node: u32, name: &str) -> Option<f64> {
        self.tape.number(self.tape.get(node, name)?)?.parse().ok()
    }

    fn any(&self, node: u32, name: &str) -> Result<Option<Any>, Fault> {
        self.tape
            .get(node, name)
            .map(|node| any(self.tape, node).map_err(|error| self.fault(node, error.to_string())))
            .transpose()
    }

    fn fault(&self, node: u32, message: impl Into<String>) -> Fault {
        Fault::new("CJM101", self.tape.bytes(node), message).at(node)
    }

    fn end(&self, node: u32) -> End {
        End {
            map: self.word(node, "map"),
            hash: self.word(node, "hash"),
            state: self.text(node, "state"),
            future_of: self.text(node, "futureOf"),
        }
    }

    fn matched(&self, node: u32) -> Matched {
        Matched {
            kind: self.word(node, "kind"),
            from: self.word(node, "from"),
            to: self.word(node, "to"),
            by: MatchedBy::of(&self.word(node, "by")),
            score: self.number(node, "score").unwrap_or(1.0),
        }
    }

    fn arrangement(&self, node: u32) -> Result<Arrangement, Fault> {
        Ok(Arrangement {
            id: self.word(node, "id"),
            field: self.text(node, "field"),
            old: self.any(node, "old")?.unwrap_or_default(),
            new: self.any(node, "new")?.unwrap_or_default(),
        })
    }

    fn check(&self, node: u32) -> Result<Check, Fault> {
        let subject = self.tape.get(node, "subject").map(|node| self.subject(node)).unwrap_or_default();
        let check = self.word(node, "check");
        let severity = match self.text(node, "severity") {
            Some(word) => Severity::of(&word),
            None => severity_of(&check).unwrap_or(Severity::Info),
        };
        Ok(Check {
            check,
            direction: match self.word(node, "direction").as_str() {
                "improvement" => Direction::Improvement,
                "regression" => Direction::Regression,
                _ => Direction::Neutral,
            },
            severity,
            subject,
            field: self.text(node, "field"),
            persona: self.text(node, "persona"),
            old: self.any(node, "old")?,
            new: self.any(node, "new")?,
            delta: self.number(node, "delta"),
        })
    }

    fn subject(&self, node: u32) -> Subject {
        Subject {
            kind: self.word(node, "kind"),
            id: self.word(node, "id"),
            name: self.text(node, "name"),
            within: self.tape.get(node, "in").map(|node| Holder {
                kind: self.word(node, "kind"),
                id: self.word(node, "id"),
                name: self.text(node, "name"),
            }),
        }
    }

    fn op(&self, node: u32) -> Result<Op, Fault> {
        let name = self.word(node, "op");
        let missing = |member: &str| self.fault(node, format!("operation `{name}` `{member}` is missing"));
        let place = |member: &str| self.place(node, member).ok_or_else(|| missing(member));
        let word = |member: &str| self.text(node, member).ok_or_else(|| missing(member));
        let value = || self.any(node, "value")?.ok_or_else(|| missing("value"));
        let change = match name.as_str() {
            "insert" => Change::Insert { at: place("at")?, value: value()? },
            "remove" => Change::Remove { at: place("at")?, value: value()? },
            "move" => Change::Move { from: place("from")?, to: place("to")? },
            "set" => {
                let change = Change::Set {
                    field: word("field")?,
                    old: self.any(node, "old")?,
                    new: self.any(node, "new")?,
                };
                if matches!(change, Change::Set { old: None, new: None, .. }) {
                    return Err(missing("new"));
                }
                change
            }
            "setAdd" => {
                Change::SetAdd { field: word("field")?, item: word("item")?, after: self.text(node, "after") }
            }
            "setRemove" => Change::SetRemove {
                field: word("field")?,
                item: word("item")?,
                after: self.text(node, "after"),
            },
            _ => Change::Rekey { to: word("to")? },
        };
        Ok(Op { subject: self.subject(node), change })
    }

    fn place(&self, node: u32, name: &str) -> Option<Place> {
        let node = self.tape.get(node, name)?;
        // The other form of `to` is a text.
        self.tape.get(node, "slot")?;
        Some(Place {
            parent: self.text(node, "parent"),
            slot: self.word(node, "slot"),
            after: self.text(node, "after"),
        })
    }
}
