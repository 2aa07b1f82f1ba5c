//! What can go wrong with a *call*. What is wrong with a *document* is a
//! [`Diagnostic`](crate::check::Diagnostic): data, not an error.

use crate::check::Diagnostic;

/// A call that could not be answered. Every error has a stable [`code`](Error::code).
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// `E001`: no operation has this name.
    #[error("there is no operation `{name}`")]
    UnknownOperation {
        /// The name as given.
        name: String,
        /// The nearest name that exists.
        suggestion: Option<String>,
    },
    /// `E002`: the options are not JSON, or a member has a wrong name or type.
    #[error("the options of `{operation}` cannot be used: {message}")]
    BadOptions {
        /// The operation.
        operation: &'static str,
        /// What is wrong with them.
        message: String,
    },
    /// `E003`: too few or too many inputs.
    #[error("`{operation}` takes {expected}, got {got}")]
    WrongInputs {
        /// The operation.
        operation: &'static str,
        /// What it takes, in words.
        expected: &'static str,
        /// How many inputs came.
        got: usize,
    },
    /// `E004`: the call names something that the document does not hold.
    #[error("there is no {kind} `{id}` in the document")]
    UnknownId {
        /// What was looked for: `map`, `persona`, `rule`, …
        kind: &'static str,
        /// The id as given.
        id: String,
        /// The nearest id that exists.
        suggestion: Option<String>,
    },
    /// `E007`: a selector of rules that names none.
    #[error("no rule has the code, name or family `{selector}`")]
    UnknownRule {
        /// The selector as given.
        selector: String,
        /// The nearest that exists.
        suggestion: Option<String>,
    },
    /// `E005`: the call must say which map it means.
    #[error("{message}")]
    AmbiguousMap {
        /// Why the map cannot be chosen.
        message: String,
        /// The ids to choose from.
        choices: Vec<String>,
    },
    /// `E006`: an argument is well-formed, but cannot be used with this document.
    #[error("{message}")]
    Unusable {
        /// Why.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// `E006` too: something that the document says cannot be used.
    #[error("{message}")]
    UnusableAt {
        /// The place in the document, RFC 6901.
        pointer: String,
        /// Why.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// The input cannot be read as a document; the code is the first fault's.
    #[error("{}", .0.message)]
    Unreadable(Box<Diagnostic>),
    /// `E008`: the caller's hook asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// `E009`: the input is not what the reader of its own format accepts.
    #[error("the {format} input cannot be read at line {line}, column {column}: {message}")]
    Foreign {
        /// The format: `mermaid`, `csv` …
        format: &'static str,
        /// The line, from 1.
        line: usize,
        /// The column, from 1, in Unicode scalar values.
        column: usize,
        /// What is wrong there.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// `E009` too: a file that its own format's reader would not open.
    #[error("the {format} file cannot be read: {message}")]
    ForeignFile {
        /// The format: `xlsx` …
        format: &'static str,
        /// What is wrong with it.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// `E099`: a defect in cjm itself; please report it.
    #[error("internal error: {0}")]
    Internal(String),
}

impl Error {
    /// The stable code: `E001` to `E099`, or the `CJM…` code of an unreadable document.
    pub fn code(&self) -> &str {
        match self {
            Self::UnknownOperation { .. } => "E001",
            Self::BadOptions { .. } => "E002",
            Self::WrongInputs { .. } => "E003",
            Self::UnknownId { .. } => "E004",
            Self::AmbiguousMap { .. } => "E005",
            Self::Unusable { .. } | Self::UnusableAt { .. } => "E006",
            Self::UnknownRule { .. } => "E007",
            Self::Unreadable(fault) => fault.code,
            Self::Cancelled => "E008",
            Self::Foreign { .. } | Self::ForeignFile { .. } => "E009",
            Self::Internal(_) => "E099",
        }
    }

    /// RFC 6901 pointer to the fault in the document, where there is one.
    pub fn pointer(&self) -> Option<&str> {
        match self {
            Self::Unreadable(fault) => Some(&fault.pointer),
            Self::UnusableAt { pointer, .. } => Some(pointer),
            _ => None,
        }
    }

    /// What to do about it, in one sentence.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::UnknownOperation { suggestion: Some(name), .. }
            | Self::UnknownId { suggestion: Some(name), .. }
            | Self::UnknownRule { suggestion: Some(name), .. } => Some(format!("did you mean `{name}`?")),
            Self::AmbiguousMap { choices, .. } if !choices.is_empty() => {
                Some(format!("name one of: {}", choices.join(", ")))
            }
            Self::Unusable { hint, .. }
            | Self::UnusableAt { hint, .. }
            | Self::Foreign { hint, .. }
            | Self::ForeignFile { hint, .. } => hint.clone(),
            Self::Unreadable(fault) => fault.help.clone(),
            _ => None,
        }
    }
}

/// The name in `names` nearest to `given`, if one is near enough to be a slip of the pen.
pub(crate) fn nearest<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const LONGEST: usize = 64;
    const MOST: usize = 200;
    if given.len() > LONGEST {
        return None;
    }
    let allowed = (given.chars().count() / 3).max(1);
    names
        .into_iter()
        .take(MOST)
        .filter(|name| name.len() <= LONGEST)
        .map(|name| (strsim::osa_distance(&given.to_lowercase(), &name.to_lowercase()), name))
        .filter(|&(distance, _)| distance <= allowed)
        .min_by(|a, b| a.cmp(b))
        .map(|(_, name)| name.to_owned())
}
