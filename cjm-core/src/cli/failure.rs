//! [`Failure`]: why a command stopped, and the exit code that says so.

use std::io::Write as _;

use super::text::line;
use crate::Error;

/// Why a command stopped.
pub(super) enum Failure {
    /// Exit 2: the command line cannot be carried out.
    Misuse(String),
    /// Exit 3: a file cannot be had.
    File(String),
    /// Exit 3 for input that is no document, otherwise 2.
    Core { file: String, error: Error },
    /// Nobody reads our output any more: the pipe is closed.
    Closed,
}

impl Failure {
    /// Tells the user, and gives the exit code.
    pub(super) fn tell(self) -> u8 {
        let (message, hint, code) = match self {
            Self::Closed => return 0,
            Self::Misuse(message) => (message, None, 2),
            Self::File(message) => (message, None, 3),
            Self::Core { file, error } => {
                let place = match &error {
                    Error::Unreadable(fault) => match fault.span {
                        Some(span) => format!("{file}:{}:{}: ", span.line, span.column),
                        None => format!("{file}: "),
                    },
                    Error::Foreign { line, column, .. } => format!("{file}:{line}:{column}: "),
                    _ => format!("{file}: "),
                };
                let unread =
                    matches!(error, Error::Unreadable(_) | Error::Foreign { .. } | Error::ForeignFile { .. });
                let code = if unread { 3 } else { 2 };
                let said = match &error {
                    Error::Foreign { message, .. } | Error::ForeignFile { message, .. } => message.clone(),
                    _ => error.to_string(),
                };
                (format!("{place}{said} [{}]", error.code()), error.hint(), code)
            }
        };
        let mut out = std::io::stderr().lock();
        // Nothing can be done if the terminal is gone.
        let _ = writeln!(out, "error: {}", line(&message));
        if let Some(hint) = hint {
            let _ = writeln!(out, "help: {}", line(&hint));
        }
        code
    }
}
