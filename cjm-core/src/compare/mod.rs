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
mod cosmetic;
mod cover;
mod csv;
mod differ;
mod inverse;
mod longest;
mod mapping;
mod markdown;
mod matching;
mod members;
mod merge;
mod name;
mod op;
mod pair;
mod parse;
mod patch;
mod perform;
mod print;
mod reach;
mod rename;
mod roadmap;
mod sheet;
mod similarity;
mod slot;
mod spelling;
mod summary;
mod text;
mod value;

use std::collections::BTreeMap;

pub use apply::apply;
pub use change_set::{Arrangement, CHANGE_SET_FORMAT, ChangeSet, End, Matched, MatchedBy};
pub use check::{Check, Definition as CheckDefinition, Direction, Severity, checks};
pub use mapping::read_mapping;
pub use matching::Matching;
pub use merge::{
    Agreed, Conflict, ConflictKind, Merge, MergeNote, Resolved, Side, choose_all, merge, read_conflicts,
    resolve,
};
pub use op::{Change, Holder, Op, Place, Subject};
pub(crate) use pair::maps_of;
pub use pair::pair;
pub use roadmap::{Initiative, Problem, ProblemKind, ProblemStatus, Roadmap, ScoreChange, roadmap};
pub use summary::{Counts, Summary};
#[cfg(feature = "render")]
pub(crate) use text::{cosmetic_changes, inner, shown};

use crate::Error;
use crate::model::{Document, Map};
use crate::read::{Tape, parse_json};
use crate::write::canonical;
use board::Board;
use cover::Cover;
use matching::Matches;
use rename::Renaming;
use sheet::Pair;

/// How two maps are compared.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How things without a common id are matched.
    pub matching: Matching,
    /// Things that are the same although their ids differ: the id in the first map to the id in the
    /// second.
    pub mapping: BTreeMap<String, String>,
    /// Only what differs: the ends carry no hash, and what the changes mean is not worked out. It takes
    /// half the time, for callers that compare at every key stroke.
    pub bare: bool,
}

/// Compares two maps, each with the document that it stands in. In maps of two documents the library
/// entries that either of them reaches are compared too.
///
/// # Errors
/// [`Error::Unusable`] if an id stands twice or the mapping cannot be used, [`Error::UnknownId`] if
/// the mapping names something that is not there.
pub fn diff(from: (&Document, &Map), to: (&Document, &Map), options: &Options) -> Result<ChangeSet, Error> {
    let ids = [from.1.id.as_str(), to.1.id.as_str()];
    let languages = [from.0.language.as_deref(), to.0.language.as_deref()];
    let one = std::ptr::eq(from.0, to.0);
    let pair = Pair::of([from.1, to.1], options.bare);
    let [old_sheet, new_sheet] = &pair.sheets;
    let (mut reached, mut reached_new) = (old_sheet.reached(from.0), new_sheet.reached(to.0));
    let hashes = if options.bare {
        [String::new(), String::new()]
    } else {
        [old_sheet.hash(from.0, &reached), new_sheet.hash(to.0, &reached_new)]
    };
    if one {
        reached.clear();
    } else {
        reached.append(&mut reached_new);
    }
    // What has the same id and says the same is the same: only matching by other means must see it.
    let by_id = options.matching == Matching::Ids && options.mapping.keys().all(|from| from == ids[0]);
    let brief = by_id
        && old_sheet.all_ids_differ(from.0, &reached, ids[0])
        && new_sheet.all_ids_differ(to.0, &reached, ids[0]);
    let [old_text, new_text] =
        if brief { pair.different([from.0, to.0], &reached) } else { [canonical(from.0)?, canonical(to.0)?] };
    let (old, new) = (tape(&old_text)?, tape(&new_text)?);
    let a = Board::read(&old, ids[0], ids[0], Cover::of(&reached, brief))?;
    let b = Board::read(&new, ids[1], ids[0], Cover::of(&reached, brief))?;
    no_namesake(&b, ids)?;
    no_namesake(&a, ids)?;
    let matches = if brief {
        Matches::default()
    } else {
        let taken = rename::taken(&old, ids[0]);
        matching::find(&a, &b, options.matching, &options.mapping, ids[0], &taken, languages)?
    };
    let renamed_text = match matches.sure.as_slice() {
        [] => String::new(),
        pairs => {
            let renamings: Vec<Renaming<'_>> = pairs.iter().map(Renaming::of).collect();
            rename::rename(&old_text, ids[0], &renamings)?
        }
    };
    let renamed = if renamed_text.is_empty() { None } else { Some(tape(&renamed_text)?) };
    // Entries that got another id are reached by that.
    reached.extend(matches.sure.iter().map(|pair| pair.to.clone()));
    let a = match &renamed {
        Some(renamed) => Board::read(renamed, ids[0], ids[0], Cover::of(&reached, brief))?,
        None => a,
    };
    let frame: &[&str] = if ids[0] == ids[1] { &[] } else { &["state", "futureOf"] };
    let difference = differ::compare(a, b, frame, languages)?;
    let mut ops: Vec<Op> = matches.sure.iter().map(rekey).collect();
    ops.extend(difference.ops);
    let renamed = matches.sure.iter().map(|pair| (pair.from.clone(), pair.to.clone())).collect();
    let [first, second] = hashes;
    let ends = [end(from.1, first, ids), end(to.1, second, ids)];
    let changes = ChangeSet::new(ends, [matches.sure, matches.possible], ops, difference.order);
    if options.bare {
        return Ok(changes.marked_bare(true));
    }
    let known = check::Known::new([from, to], &renamed, if brief { pair.same() } else { [&[], &[]] });
    let maps = check::Maps::new(from, to, &renamed, &changes.ops, &known);
    let (checks, emotion) = (check::find(&maps), check::mean_change(&maps));
    Ok(changes.with_checks(checks, emotion))
}

/// Nothing in either map may be called as the other map: on the way back that is what operations call
/// the map.
fn no_namesake(board: &Board<'_>, [from, to]: [&str; 2]) -> Result<(), Error> {
    if from == to || board.find(to, None).is_none() {
        return Ok(());
    }
    Err(Error::Unusable {
        message: format!("`{to}` is the id of the second map and of something else in one of the maps"),
        hint: Some("give one of them another id".to_owned()),
    })
}

fn tape(text: &str) -> Result<Tape<'_>, Error> {
    parse_json(text).map_err(|fault| Error::Internal(fault.message))
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
