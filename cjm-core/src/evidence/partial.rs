//! Parts of a log that are counted apart, as bytes: [`partial`], [`merge`], [`finish`].
//!
//! A *closed* part holds counts and times: of customers that no other part holds. Its size goes with the
//! number of different ways and of transitions. An *open* part holds the events of its customers, some
//! ten bytes each, so that a log may be split anywhere, also in the middle of a journey.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::aggregate::{Aggregate, Stored};
use super::load::{Loaded, kinds_of, load};
use super::open::Open;
use super::options::{Options, Table};
use super::report::Evidence;
use super::spec::Spec;
use crate::Error;
use crate::model::{Document, Map};
use crate::write::digest;

/// How a log is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Split {
    /// By customers: no two parts hold the same one.
    #[default]
    Customers,
    /// Anywhere, by time for instance. Events of equal time keep the order of `first`: the number of the
    /// part's first event among all.
    Anywhere {
        /// How many events come before this part.
        first: u64,
    },
}

/// What the bytes begin with: a name, and the version of what follows.
const MAGIC: &[u8] = b"cjm-evidence-2\n";
/// As long as `sha256:` and 64 hex digits.
const DIGEST: usize = 71;

const CLOSED: u8 = b'c';
const OPEN: u8 = b'o';

/// Counts a part of a log.
///
/// # Errors
/// As [`mine`](super::mine()).
pub fn partial(
    tables: &[Table<'_>],
    map: Option<(&Document, &Map)>,
    options: &Options,
    split: Split,
) -> Result<Vec<u8>, Error> {
    let mut go_on = |_| Ok(());
    match split {
        Split::Customers => written(CLOSED, super::aggregate(tables, map, options, &mut go_on)?.stored()?),
        Split::Anywhere { first } => {
            let document = map.map(|(document, _)| document);
            let spec = Spec::new(document, map.map(|(_, map)| map), options)?;
            if !kinds_of(tables, document, options)?.is_empty() {
                return Err(unusable(
                    "ids cannot be linked in a part that may hold parts of journeys",
                    "link ids first and give the customer as the case, or split by customers",
                ));
            }
            let Loaded { events, sources, .. } = load(tables, document, options, &mut go_on)?;
            written(OPEN, Open::new(&spec, &sources, &events, first)?)
        }
    }
}

/// Several parts as one; their order makes no difference.
///
/// # Errors
/// No part at all, bytes that are none, and parts that were counted or split by different rules.
pub fn merge(parts: &[&[u8]]) -> Result<Vec<u8>, Error> {
    let parts: Vec<Part<'_>> = parts.iter().map(|bytes| Part::read(bytes)).collect::<Result<_, _>>()?;
    let Some((first, others)) = parts.split_first() else {
        return Err(unusable("there is no part to merge", "give what `partial` gave"));
    };
    if others.iter().any(|other| other.spec != first.spec) {
        return Err(unusable(
            "the parts were counted by different rules: other steps, other options, or another version",
            "count all parts with the same map and the same options",
        ));
    }
    if others.iter().any(|other| other.form != first.form) {
        return Err(unusable(
            "one part is split by customers, another anywhere",
            "split all parts in the same way",
        ));
    }
    if first.form == OPEN {
        let mut all: Open = first.body()?;
        for other in others {
            all.absorb(other.body()?);
        }
        all.order();
        return written(OPEN, all);
    }
    let mut all = Aggregate::restored(first.body()?)?;
    for other in others {
        all.absorb(Aggregate::restored(other.body()?)?);
    }
    written(CLOSED, all.stored()?)
}

/// The evidence of a part, or of all parts merged.
///
/// # Errors
/// Bytes that are no part.
pub fn finish(part: &[u8]) -> Result<Evidence, Error> {
    let part = Part::read(part)?;
    match part.form {
        CLOSED => Aggregate::restored(part.body()?)?.finish(),
        _ => part.body::<Open>()?.aggregate()?.finish(),
    }
}

fn unusable(message: &str, hint: &str) -> Error {
    Error::Unusable { message: message.to_owned(), hint: Some(hint.to_owned()) }
}

/// What stands in both forms before anything else.
pub(crate) trait Counted: Serialize {
    /// The hash of the specification.
    fn spec(&self) -> Result<String, Error>;
}

impl Counted for Stored {
    fn spec(&self) -> Result<String, Error> {
        Ok(digest(&self.spec))
    }
}

impl Counted for Open {
    fn spec(&self) -> Result<String, Error> {
        Ok(digest(&self.spec))
    }
}

fn written(form: u8, part: impl Counted) -> Result<Vec<u8>, Error> {
    let body = postcard::to_allocvec(&part).map_err(|error| Error::Internal(error.to_string()))?;
    let mut bytes = MAGIC.to_vec();
    bytes.push(form);
    bytes.extend_from_slice(part.spec()?.as_bytes());
    bytes.extend_from_slice(digest(&body).as_bytes());
    bytes.extend_from_slice(&body);
    Ok(bytes)
}

/// A part, its body not read yet.
struct Part<'a> {
    form: u8,
    spec: &'a [u8],
    body: &'a [u8],
}

impl<'a> Part<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, Error> {
        let parts = || {
            let rest = bytes.strip_prefix(MAGIC)?;
            let (&form, rest) = rest.split_first()?;
            let (spec, rest) = rest.split_at_checked(DIGEST)?;
            let (hash, body) = rest.split_at_checked(DIGEST)?;
            let whole = matches!(form, CLOSED | OPEN) && digest(body).as_bytes() == hash;
            whole.then_some(Self { form, spec, body })
        };
        parts().ok_or_else(|| {
            unusable(
                "these bytes are no part of a log, or not all of it",
                "give what `partial` or `merge` gave",
            )
        })
    }

    fn body<T: DeserializeOwned>(&self) -> Result<T, Error> {
        postcard::from_bytes(self.body)
            .map_err(|_| unusable("the part cannot be read", "count it again with this version"))
    }
}
