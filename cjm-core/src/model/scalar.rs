//! Numbers with a range and texts with a form: [`Id`], [`Amount`], [`Fraction`], [`Count`],
//! [`Date`], [`IsoDuration`], [`Link`].

use std::fmt;

use serde::{Deserialize, Serialize};

use super::canonical::Canonical;
use super::entity::Field;

macro_rules! scalar {
    ($(#[$meta:meta])* $Name:ident($Inner:ty) $(derive($($Derive:ident),*))? schema $schema:tt) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, PartialOrd, Default, Serialize, Deserialize)]
        $( #[derive($($Derive),*)] )?
        #[serde(transparent)]
        pub struct $Name(pub $Inner);

        impl Field for $Name {}

        impl Canonical for $Name {
            fn canonical(&self, out: &mut String) {
                self.0.canonical(out);
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $Name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($Name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    };
}

scalar! {
    /// The stable name of a thing, or a reference to one: a letter or digit, then up to 63 letters,
    /// digits, `-` or `_`. Ids are the identity of things, never their position or name.
    Id(String) derive(Eq, Ord, Hash)
    schema {
        "description": "The stable name of a thing, or a reference to one.",
        "type": "string",
        "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"
    }
}

scalar! {
    /// A number of 0 or more: a share, a weight, a count of answers. Shares and weights are
    /// relative: any sum, divided by their sum.
    Amount(f64) derive(Copy)
    schema { "description": "A number of 0 or more.", "type": "number", "minimum": 0 }
}

scalar! {
    /// A number from 0 to 1.
    Fraction(f64) derive(Copy)
    schema { "description": "A number from 0 to 1.", "type": "number", "minimum": 0, "maximum": 1 }
}

scalar! {
    /// A whole number of 0 or more, up to 2^53 - 1.
    Count(u64) derive(Copy, Eq, Ord, Hash)
    schema {
        "description": "A whole number of 0 or more.",
        "type": "integer", "minimum": 0, "maximum": 9_007_199_254_740_991_u64
    }
}

scalar! {
    /// A day or a moment: `2026-07-01`, or RFC 3339 with time and zone.
    Date(String) derive(Eq, Ord, Hash)
    schema {
        "description": "A day (2026-07-01) or a moment (RFC 3339).",
        "type": "string",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$"
    }
}

#[cfg(feature = "schema")]
pub(crate) const ISO_DURATION: &str = r"^P([0-9]+W|(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?)$";

scalar! {
    /// A span of time as ISO 8601 writes it: `P11D`, `PT30M`, `P1Y2M`.
    IsoDuration(String) derive(Eq, Ord, Hash)
    schema {
        "description": "A span of time, ISO 8601: P11D, PT30M, P1Y2M.",
        "type": "string",
        "pattern": ISO_DURATION
    }
}

impl Id {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Id {
    /// A name as a word that an id can be made of: `Compare prices!` as `compare-prices`. Empty where it has
    /// no letter or digit of ASCII; shorter than an id may be, so that a number still fits behind it.
    pub(crate) fn word(name: &str) -> String {
        const MOST: usize = 48;
        let mut out = String::new();
        for character in name.chars() {
            if out.len() >= MOST {
                break;
            }
            if character.is_ascii_alphanumeric() {
                out.push(character.to_ascii_lowercase());
            } else if !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
        }
        out.truncate(out.trim_end_matches('-').len());
        out
    }
}

impl PartialEq<str> for Id {
    /// Ids of one kind often begin alike (`step-1`, `step-2`): the last byte tells them apart soonest.
    fn eq(&self, other: &str) -> bool {
        self.0.len() == other.len() && self.0.as_bytes().last() == other.as_bytes().last() && self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl Field for String {}
impl Field for f64 {}
