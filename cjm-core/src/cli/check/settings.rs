//! What a configuration file and a baseline say.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Error;
use crate::check::{Ceilings, Profile, Severity, told};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::model::Any;
use crate::read::{Broken, Limits, Syntax, decode, read};
use crate::write::json;

/// A configuration file, JSON or YAML. The command line wins over it; what is to be ignored adds up.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct Settings {
    pub(super) profile: Option<Profile>,
    pub(super) select: Option<Vec<String>>,
    pub(super) ignore: Vec<String>,
    pub(super) severity: BTreeMap<String, Severity>,
    pub(super) options: BTreeMap<String, BTreeMap<String, f64>>,
    pub(super) limits: Ceilings,
    pub(super) fail_on: Option<Severity>,
}

impl Settings {
    pub(super) fn read(file: Option<&str>) -> Result<Self, Failure> {
        match file {
            None => Ok(Self::default()),
            Some(file) => load(file, files::syntax(file)),
        }
    }
}

/// A saved report: the output of `cjm check --format json`.
#[derive(Deserialize)]
struct Saved {
    diagnostics: Vec<Known>,
}

#[derive(Deserialize)]
struct Known {
    fingerprint: String,
}

/// The fingerprints of a baseline.
pub(super) fn baseline(file: Option<&str>) -> Result<Vec<String>, Failure> {
    let Some(file) = file else { return Ok(Vec::new()) };
    let saved: Saved = load(file, Syntax::Json)?;
    Ok(saved.diagnostics.into_iter().map(|known| known.fingerprint).collect())
}

fn load<T: serde::de::DeserializeOwned>(file: &str, syntax: Syntax) -> Result<T, Failure> {
    let bytes = files::read(file)?;
    let core = |error| Failure::Core { file: file.to_owned(), error };
    let text = json::compact(&value(&bytes, syntax).map_err(core)?).map_err(core)?;
    serde_json::from_str(&text).map_err(|error| {
        // The place is one in our own text, not in theirs.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        Failure::Misuse(format!("`{file}` cannot be used: {message}"))
    })
}

/// A value that is no document, read as strictly as one.
fn value(bytes: &[u8], syntax: Syntax) -> Result<Any, Error> {
    let reading = read(bytes, syntax, &Limits::default());
    let fault = reading.faults.iter().find(|fault| fault.code.starts_with("CJM0"));
    match fault.and_then(|fault| told(fault, &reading, bytes)) {
        Some(fault) => Err(Error::Unreadable(Box::new(fault))),
        None => decode(&reading.tape, 0, &Broken::new()).map_err(|error| Error::Internal(error.to_string())),
    }
}
