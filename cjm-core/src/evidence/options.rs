//! [`Options`] and [`Table`]: what to mine, and how.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

#[cfg(feature = "arrow")]
use super::read::Batches;
use crate::Error;

/// How event data are read and counted. Columns that nobody names are taken from the document's
/// `sources`, from a preset, or guessed by their usual names; the result says so.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Options {
    /// The column that says whose event it is.
    pub case: Option<String>,
    /// The column of names of events.
    pub event: Option<String>,
    /// The column of times.
    pub time: Option<String>,
    /// The column of channels.
    pub channel: Option<String>,
    /// The column of segments, or a list of several: a customer is then in one segment of each.
    #[serde(deserialize_with = "one_or_several")]
    #[cfg_attr(feature = "schema", schemars(with = "OneOrSeveral"))]
    pub segment: Vec<String>,
    /// Kinds of customer ids (as a source of the document names them) or columns of ids: events that
    /// share an id are of one customer, and the case is the customer.
    pub identity: Vec<String>,
    /// How these ids are linked: which may link, how many a customer may have, pairs and exceptions, a
    /// salt. What it does not say, the sources of the document do.
    pub linking: super::identity::Options,
    /// How times are written: `iso`, `s`, `ms`, `us` or `ns` since 1970; absent = as the first one looks.
    pub time_unit: Option<String>,
    /// The zone of times that name none, an IANA name; absent = the source's, else UTC.
    pub timezone: Option<String>,
    /// Who was last seen less than this before the end of the data is under way and has not left: an
    /// ISO 8601 duration (`P7D`), or `7d`, `12h`.
    pub within: Option<String>,
    /// A pause longer than this begins a new case.
    pub session_gap: Option<String>,
    /// Numbers behind which fewer customers stand are left out; 0 = none.
    pub min_group: u64,
    /// How many variants are listed; absent = 20.
    pub top: Option<u32>,
}

/// One table of events.
#[derive(Debug, Clone, Copy, Default)]
pub struct Table<'a> {
    /// CSV or NDJSON, gzip or plain; with the feature `arrow` Parquet and Arrow IPC too.
    pub data: &'a [u8],
    /// What is read instead of `data`.
    #[cfg(feature = "arrow")]
    pub batches: Option<&'a Batches>,
    /// A source of the document, or a preset; absent = the document's only source of events, else
    /// guessed.
    pub source: Option<&'a str>,
    /// The name of the file, for the report.
    pub file: Option<&'a str>,
}

impl Table<'_> {
    /// Whether it has no bytes of its own.
    pub(crate) fn is_lent(&self) -> bool {
        #[cfg(feature = "arrow")]
        return self.batches.is_some();
        #[cfg(not(feature = "arrow"))]
        false
    }
}

/// What a [`Table`] is called where tables are listed by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct TableName {
    /// A source of the document, or a preset.
    pub source: Option<String>,
    /// The name of the file, for the report.
    pub file: Option<String>,
}

/// A name, or a list of names.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is of use")]
enum OneOrSeveral {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

fn one_or_several<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let name = |value: Value| match value {
        Value::String(name) => Ok(name),
        _ => Err(D::Error::custom("`segment` is a column, or a list of columns")),
    };
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(Vec::new()),
        Value::Array(names) => names.into_iter().map(name).collect(),
        one => Ok(vec![name(one)?]),
    }
}

/// Milliseconds of a span of time: weeks, days of 24 hours, and shorter units.
pub(crate) fn milliseconds(text: &str) -> Result<u64, Error> {
    let unusable = |hint: &str| Error::Unusable {
        message: format!("`{text}` is no span of time"),
        hint: Some(hint.to_owned()),
    };
    let span: jiff::Span =
        text.trim().parse().map_err(|_| unusable("write `P7D`, `PT30M`, `7d` or `12h`"))?;
    if span.get_years() != 0 || span.get_months() != 0 {
        return Err(unusable("months and years differ in length: give days"));
    }
    let days = i128::from(span.get_weeks()) * 7 + i128::from(span.get_days());
    let seconds = (days * 24 + i128::from(span.get_hours())) * 3_600
        + i128::from(span.get_minutes()) * 60
        + i128::from(span.get_seconds());
    let whole = seconds * 1_000 + i128::from(span.get_milliseconds());
    u64::try_from(whole).map_err(|_| unusable("it must not be negative"))
}

#[cfg(test)]
mod tests {
    use super::milliseconds;

    #[test]
    fn spans_are_read_in_both_forms() {
        assert_eq!(milliseconds("P7D"), Ok(604_800_000));
        assert_eq!(milliseconds("PT30M"), Ok(1_800_000));
        assert_eq!(milliseconds("1w 2d"), Ok(777_600_000));
        assert_eq!(milliseconds("12h"), Ok(43_200_000));
        for text in ["", "soon", "P1M", "-P1D", "7"] {
            assert!(milliseconds(text).is_err(), "{text}");
        }
    }
}
