//! [`Ceilings`]: how much input and how many findings are too much.

use serde::Deserialize;

use crate::Error;
use crate::read::Limits;

/// Limits of one check; absent = the default. Input beyond them is answered with `CJM002`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Ceilings {
    /// Bytes of the document; default 64 MiB.
    pub bytes: Option<usize>,
    /// Objects and lists inside each other; default 64, at most 128.
    pub depth: Option<usize>,
    /// Values in all; default 5,000,000.
    pub nodes: Option<usize>,
    /// Members of one object; default 100,000.
    pub members: Option<usize>,
    /// Items of one list; default 1,000,000.
    pub items: Option<usize>,
    /// Bytes of one text; default 1 MiB.
    pub string: Option<usize>,
    /// Bytes of one member name; default 1 KiB.
    pub key: Option<usize>,
    /// Bytes of one number; default 1 KiB.
    pub number: Option<usize>,
    /// Findings of one rule that are listed; more are only counted. Default 1,000.
    pub findings: Option<usize>,
}

impl Ceilings {
    /// Deeper documents would be read by recursion that no stack is sure to hold.
    const DEEPEST: usize = 128;
    /// Places in the text are counted in 32 bits.
    const LARGEST: usize = u32::MAX as usize;

    pub(super) fn findings(&self) -> usize {
        self.findings.unwrap_or(1_000)
    }

    /// The limits of the reader.
    pub(super) fn reading(&self) -> Limits {
        let default = Limits::default();
        Limits {
            bytes: self.bytes.unwrap_or(default.bytes),
            depth: self.depth.unwrap_or(default.depth),
            nodes: self.nodes.unwrap_or(default.nodes),
            members: self.members.unwrap_or(default.members),
            items: self.items.unwrap_or(default.items),
            string: self.string.unwrap_or(default.string),
            key: self.key.unwrap_or(default.key),
            number: self.number.unwrap_or(default.number),
        }
    }

    pub(super) fn verify(&self) -> Result<(), Error> {
        let most = [
            ("depth", self.depth, Self::DEEPEST),
            ("bytes", self.bytes, Self::LARGEST),
            ("nodes", self.nodes, Self::LARGEST),
        ];
        for (name, given, most) in most {
            if let Some(given) = given.filter(|&given| given > most) {
                let message = format!("limit `{name}` is {given}, more than {most}");
                return Err(Error::Unusable { message, hint: Some("choose a lower limit".to_owned()) });
            }
        }
        Ok(())
    }
}
