//! Two maps compared: what differs, what that means to the customer, and the way there and back.
//!
//! Maps are compared by the ids of their things, never by position; things without ids by what they
//! say. The comparison knows no entity by name: it follows the shape of the document.
//!
//! ```
//! use cjm_core::compare::{Options, apply, diff};
//! use cjm_core::model::Document;
//!
//! let old: Document = serde_json::from_str(r#"{"maps":[{"id":"buy","title":"Buying"}]}"#)?;
//! let new: Document = serde_json::from_str(r#"{"maps":[{"id":"buy","title":"Buying a plan"}]}"#)?;
//! let changes = diff((&old, &old.maps[0]), (&new, &new.maps[0]), &Options::default())?;
//! assert_eq!(changes.summary.changed, 1);
//! assert_eq!(apply(&old, &changes, None)?.maps, new.maps);
//! assert_eq!(apply(&new, &changes.inverse(), None)?.maps, old.maps);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod address;
mod apply;
mod board;
mod change_set;
mod check;
mod differ;
mod inverse;
mod longest;
mod mapping;
mod name;
mod op;
mod pair;
mod parse;
mod perform;
mod print;
mod reach;
mod rename;
mod slot;
mod summary;
mod text;
mod value;

use std::collections::BTreeMap;

pub use apply::apply;
pub use change_set::{Arrangement, CHANGE_SET_FORMAT, ChangeSet, End, Matched, MatchedBy};
pub use check::{Check, Direction};
pub use mapping::read_mapping;
pub use op::{Change, Holder, Op, Place, Subject};
pub use pair::pair;
pub use summary::{Counts, Summary};

use crate::Error;
use crate::error::nearest;
use crate::model::{Document, Map};
use crate::read::parse_json;
use crate::write::canonical;
use board::{Board, Cover};
use rename::Renaming;

/// How two maps are compared.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Things that are the same although their ids differ: the id in the first map to the id in the
    /// second.
    pub mapping: BTreeMap<String, String>,
}

/// Compares two maps, each with the document that it stands in. In maps of two documents the library
/// entries that either of them reaches are compared too.
///
/// # Errors
/// [`Error::Unusable`] if an id stands twice or the mapping cannot be used, [`Error::UnknownId`] if
/// the mapping names something that is not there.
pub fn diff(from: (&Document, &Map), to: (&Document, &Map), options: &Options) -> Result<ChangeSet, Error> {
    let ids = [from.1.id.as_str(), to.1.id.as_str()];
    let one = std::ptr::eq(from.0, to.0);
    let texts = [canonical(from.0)?, if one { String::new() } else { canonical(to.0)? }];
    let tape = |text| parse_json(text).map_err(|fault| Error::Internal(fault.message));
    let old = tape(&texts[0])?;
    let new = if one { old.clone() } else { tape(&texts[1])? };
    let hashes = [reach::hash(&old, ids[0])?, reach::hash(&new, ids[1])?];
    let mut reached = if one { Default::default() } else { reach::reached(&old, ids[0]) };
    if !one {
        reached.append(&mut reach::reached(&new, ids[1]));
    }
    let b = Board::read(&new, ids[1], ids[0], Cover::Entries(&reached))?;
    let pairs = pairs(options, ids[0], &Board::read(&old, ids[0], ids[0], Cover::Entries(&reached))?, &b)?;
    let languages = [from.0.language.as_deref(), to.0.language.as_deref()];
    let renamed = if pairs.is_empty() {
        String::new()
    } else {
        let renamings: Vec<Renaming<'_>> =
            pairs.iter().map(|pair| Renaming { kind: &pair.kind, from: &pair.from, to: &pair.to }).collect();
        rename::rename(&texts[0], ids[0], &renamings)?
    };
    let old = if pairs.is_empty() { old } else { tape(&renamed)? };
    // Entries that got another id are reached by that.
    reached.extend(pairs.iter().map(|pair| pair.to.clone()));
    let a = Board::read(&old, ids[0], ids[0], Cover::Entries(&reached))?;
    let frame: &[&str] = if ids[0] == ids[1] { &[] } else { &["state", "futureOf"] };
    let difference = differ::compare(a, b, frame, languages)?;
    let mut ops: Vec<Op> = pairs.iter().map(rekey).collect();
    ops.extend(difference.ops);
    let [first, second] = hashes;
    Ok(ChangeSet::new(end(from.1, first, ids), end(to.1, second, ids), pairs, ops, difference.order))
}

fn end(map: &Map, hash: String, ids: [&str; 2]) -> End {
    let pair = ids[0] != ids[1];
    End {
        map: map.id.to_string(),
        hash,
        state: map.state.filter(|_| pair).map(|state| state.as_str().to_owned()),
        future_of: map.future_of.as_ref().filter(|_| pair).map(ToString::to_string),
    }
}

fn rekey(pair: &Matched) -> Op {
    let subject = Subject { kind: pair.kind.clone(), id: pair.from.clone(), name: None, within: None };
    Op { subject, change: Change::Rekey { to: pair.to.clone() } }
}

/// The pairs of a mapping whose ids differ.
fn pairs(options: &Options, maps: &str, a: &Board<'_>, b: &Board<'_>) -> Result<Vec<Matched>, Error> {
    let find = |board: &Board<'_>, id: &str| {
        board.find(id, None).and_then(|at| board.card(at)).map(board::Card::kind).ok_or_else(|| {
            Error::UnknownId { kind: "thing", id: id.to_owned(), suggestion: nearest(id, board.ids()) }
        })
    };
    let mut pairs = Vec::new();
    let mut targets: BTreeMap<&str, &str> = BTreeMap::new();
    for (from, to) in options.mapping.iter().filter(|(from, _)| *from != maps) {
        let (old, new) = (find(a, from)?, find(b, to)?);
        if old != new {
            return Err(Error::Unusable {
                message: format!("the mapping takes the {old} `{from}` for the {new} `{to}`"),
                hint: Some("only things of one kind can be the same".to_owned()),
            });
        }
        if let Some(other) = targets.insert(to, from) {
            return Err(Error::Unusable {
                message: format!("the mapping takes both `{other}` and `{from}` for `{to}`"),
                hint: Some("keep one of them; the other then counts as removed".to_owned()),
            });
        }
        if from != to {
            pairs.push(Matched {
                kind: old,
                from: from.clone(),
                to: to.clone(),
                by: MatchedBy::Mapping,
                score: 1.0,
            });
        }
    }
    Ok(pairs)
}
