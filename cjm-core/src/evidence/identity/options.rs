//! [`Options`]: how ids are linked to customers.

use serde::{Deserialize, Serialize};

use super::kind::{Kind, KindOptions};
use crate::Error;
use crate::error::nearest;
use crate::model::CustomerUnit;

/// How ids are linked to customers.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Linking"))]
pub struct Options {
    /// The kinds of ids. One of which a customer has fewer is trusted more; of equal ones, the first.
    pub kinds: Vec<KindOptions>,
    /// What counts as one customer; absent = a person.
    pub unit: Option<CustomerUnit>,
    /// Keeps no id as it came, only `SHA-256(salt ‖ id)`.
    pub salt: Option<String>,
    /// Ids that somebody else found to be of one customer. No guard doubts them.
    pub pairs: Vec<[NamedId; 2]>,
    /// Ids that are never of one customer, whatever links them: the least trusted links give way.
    pub unlink: Vec<[NamedId; 2]>,
    /// Ids of which the report tells why they are one customer, or why not.
    pub why: Vec<[NamedId; 2]>,
}

/// An id with its kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamedId {
    /// The kind.
    pub kind: String,
    /// The id, as it stands in the data.
    pub id: String,
}

impl Options {
    /// The kinds with everything decided.
    pub(super) fn decided(&self) -> Result<Vec<Kind>, Error> {
        let unit = self.unit.unwrap_or(CustomerUnit::Person);
        for (at, options) in self.kinds.iter().enumerate() {
            if options.per_person == Some(0) {
                let message = format!("a customer can have no `{}`: `perPerson` is 0", options.kind);
                let hint = Some("leave the kind out, or let it not link: `link: false`".to_owned());
                return Err(Error::Unusable { message, hint });
            }
            if self.kinds.iter().take(at).any(|other| other.kind == options.kind) {
                let message = format!("the kind of ids `{}` is named twice", options.kind);
                return Err(Error::Unusable { message, hint: None });
            }
        }
        Ok(self.kinds.iter().map(|options| Kind::new(options, unit)).collect())
    }

    /// Refuses kinds of which something is said, and that are not among ours.
    pub(crate) fn verify(&self, said: &[KindOptions]) -> Result<(), Error> {
        said.iter().try_for_each(|options| self.position(&options.kind).map(|_| ()))
    }

    /// The position of a kind.
    pub(super) fn position(&self, kind: &str) -> Result<usize, Error> {
        self.kinds.iter().position(|options| options.kind == kind).ok_or_else(|| {
            let names = || self.kinds.iter().map(|options| options.kind.as_str());
            let hint = match nearest(kind, names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the kinds are {}", names().collect::<Vec<_>>().join(", ")),
            };
            Error::Unusable { message: format!("there is no kind of ids `{kind}`"), hint: Some(hint) }
        })
    }
}
