//! Three documents into one: what two people made of the same map, with nothing lost.

mod blend;
mod body;
mod conflict;
mod existence;
mod invariant;
mod links;
mod order;
mod parse;
mod resolve;
mod tree;
mod witness;

use serde::Serialize;

pub use conflict::{Agreed, Conflict, ConflictKind, MergeNote, Side};
pub use parse::read_conflicts;
pub use resolve::{Resolved, choose_all, resolve};

use crate::Error;
use crate::input::Input;
use crate::model::Document;
use crate::read::{Syntax, Tape, parse_json};
use crate::write::canonical;
use blend::Blend;
use tree::{Keys, ROOT, Tree};

/// What merging gave.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Merge {
    /// The merged document. It can always be worked with: where there is a conflict it says what the
    /// policy decides.
    pub document: Document,
    /// What both sides changed, each differently.
    pub conflicts: Vec<Conflict>,
    /// What both sides changed alike.
    pub agreed: Vec<Agreed>,
    /// What merging had to do beside taking changes over.
    pub notes: Vec<MergeNote>,
}

/// Merges what two sides made of `base`: things are matched by their ids, members, sets and orders
/// are merged one by one. `policy` says what stands in the document where both changed the same.
/// It does not matter which side is called ours: the one of the lesser canonical text is always taken
/// first, and what is said of the sides is turned back.
///
/// # Errors
/// [`Error::Unusable`] if an id stands twice in one of the documents.
pub fn merge(base: &Document, ours: &Document, theirs: &Document, policy: Side) -> Result<Merge, Error> {
    let mut texts = [canonical(base)?, canonical(ours)?, canonical(theirs)?];
    let [_, ours, theirs] = &mut texts;
    if ours > theirs {
        std::mem::swap(ours, theirs);
        let merge = in_order(&texts, policy.other())?;
        let conflicts = merge.conflicts.into_iter().map(Conflict::turned).collect();
        return Ok(Merge { conflicts, ..merge });
    }
    in_order(&texts, policy)
}

/// Merges canonical texts of base, ours and theirs.
fn in_order(texts: &[String; 3], policy: Side) -> Result<Merge, Error> {
    let mut keys = Keys::default();
    let mut trees = Vec::with_capacity(3);
    for text in texts {
        trees.push(Tree::read(&tape(text)?, &mut keys)?);
    }
    let [base, ours, theirs] = trees.as_slice() else {
        return Err(Error::Internal("a merge takes three documents".to_owned()));
    };
    let mut blend = Blend::new(&keys, [base, ours, theirs], policy);
    let text = blend.run()?.text(ROOT)?;
    let text = invariant::hold(&mut blend, text, texts)?;
    let Blend { firm, loose, mut agreed, mut notes, .. } = blend;
    let mut conflicts: Vec<Conflict> = firm.into_iter().chain(loose).collect();
    conflicts.sort_by(|a, b| {
        let key = |it: &Conflict| {
            (it.map.clone(), it.entity.clone(), it.kind, it.field.clone(), it.entity_kind.clone())
        };
        key(a).cmp(&key(b))
    });
    conflicts.dedup_by(|a, b| a.id == b.id);
    agreed.sort();
    agreed.dedup();
    notes.sort();
    notes.dedup();
    Ok(Merge { document: document(&text)?, conflicts, agreed, notes })
}

fn tape(text: &str) -> Result<Tape<'_>, Error> {
    parse_json(text).map_err(|fault| Error::Internal(fault.message))
}

/// The document of a text of ours.
fn document(text: &str) -> Result<Document, Error> {
    match Input::read(text.as_bytes(), Syntax::Json) {
        Ok(input) => Ok(input.document),
        Err(Error::Unreadable(fault)) => Err(Error::Unusable {
            message: format!("the result would not be a document: {} at `{}`", fault.message, fault.pointer),
            hint: fault.help.clone(),
        }),
        Err(error) => Err(error),
    }
}
