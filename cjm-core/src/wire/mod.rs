//! The one boundary: every language and the command line reach the core through
//! [`call`], with JSON text for options and answers and bytes for documents.
//!
//! ```
//! let document = br#"{"cjm":"1.0","maps":[{"id":"buy","title":"Buying"}]}"#;
//! let answer = cjm_core::wire::call("hash", "{}", &[document], &mut cjm_core::wire::no_hook());
//! assert!(answer.json.starts_with(r#"{"ok":{"hash":"sha256:"#));
//! ```

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Error;
use crate::error::nearest;
#[cfg(feature = "arrow")]
pub use crate::evidence::Batches;
use crate::write::json;

mod apply;
#[cfg(feature = "evidence")]
mod attach;
mod check;
#[cfg(feature = "evidence")]
mod contrast;
mod diff;
#[cfg(feature = "evidence")]
mod draft;
mod evidence;
mod export;
#[cfg(feature = "evidence")]
mod finish;
mod fmt;
mod hash;
mod import;
mod invert;
mod merge;
#[cfg(feature = "evidence")]
mod merge_partials;
mod method;
mod migrate;
#[cfg(feature = "evidence")]
mod mine;
mod new;
mod options;
#[cfg(feature = "evidence")]
mod partial;
mod rank;
mod read;
#[cfg(feature = "render")]
mod render;
mod resolve;
mod roadmap;
mod rules;
mod sample;
mod schema;
mod score;
#[cfg(feature = "survey")]
mod survey;
mod version;

/// How far a long call has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Units done: bytes for reading, pages for drawing.
    pub done: u64,
    /// Units in all, where known.
    pub total: Option<u64>,
}

/// Told about progress now and then; answers `Break` to cancel the call.
pub type Hook<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// A hook that listens to nothing and never cancels.
pub fn no_hook() -> impl FnMut(Progress) -> ControlFlow<()> {
    |_| ControlFlow::Continue(())
}

/// A document or a table.
#[cfg(feature = "arrow")]
#[derive(Debug, Clone, Copy)]
pub enum Input<'a> {
    /// As bytes.
    Bytes(&'a [u8]),
    /// A table as Arrow columns.
    Batches(&'a Batches),
}

#[cfg(feature = "arrow")]
impl<'a> Input<'a> {
    fn bytes(&self) -> &'a [u8] {
        if let Self::Bytes(bytes) = *self { bytes } else { &[] }
    }

    fn batches(&self) -> Option<&'a Batches> {
        if let Self::Batches(batches) = *self { Some(batches) } else { None }
    }
}

/// What a call gives back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// `{"ok": …}` or `{"error": {"code", "message", "pointer"?, "hint"?}}`.
    pub json: String,
    /// Bytes: a formatted document, a picture, a table. Empty on error.
    pub outputs: Vec<Vec<u8>>,
}

/// One request as an operation sees it.
pub(crate) struct Request<'a> {
    operation: &'static Operation,
    options: &'a str,
    inputs: &'a [&'a [u8]],
    /// By the place of the input: what is read instead of its bytes.
    #[cfg(feature = "arrow")]
    batches: &'a [Option<&'a Batches>],
    #[cfg_attr(not(feature = "evidence"), expect(dead_code, reason = "what takes long is behind features"))]
    hook: &'a mut Hook<'a>,
}

/// What an operation answers: a JSON value, already printed, and bytes.
pub(crate) struct Reply {
    json: String,
    outputs: Vec<Vec<u8>>,
}

struct Operation {
    name: &'static str,
    /// In words, for the error message.
    takes: &'static str,
    inputs: std::ops::RangeInclusive<usize>,
    run: fn(Request<'_>) -> Result<Reply, Error>,
}

/// Operations that are bound together. What stands in no table that a library uses is not linked into it:
/// browsers load what is rarely needed as modules of their own.
#[derive(Clone, Copy)]
pub struct Table(&'static [Operation]);

/// All operations of this build.
pub static ALL: Table = Table(&[
    apply::OPERATION,
    #[cfg(feature = "evidence")]
    attach::OPERATION,
    check::OPERATION,
    #[cfg(feature = "evidence")]
    contrast::OPERATION,
    diff::OPERATION,
    #[cfg(feature = "evidence")]
    draft::OPERATION,
    export::OPERATION,
    #[cfg(feature = "evidence")]
    finish::OPERATION,
    fmt::OPERATION,
    hash::OPERATION,
    import::OPERATION,
    invert::OPERATION,
    merge::OPERATION,
    #[cfg(feature = "evidence")]
    merge_partials::OPERATION,
    method::OPERATION,
    migrate::OPERATION,
    #[cfg(feature = "evidence")]
    mine::OPERATION,
    new::OPERATION,
    #[cfg(feature = "evidence")]
    partial::OPERATION,
    rank::OPERATION,
    read::OPERATION,
    #[cfg(feature = "render")]
    render::OPERATION,
    resolve::OPERATION,
    roadmap::OPERATION,
    rules::OPERATION,
    sample::OPERATION,
    schema::OPERATION,
    score::OPERATION,
    #[cfg(feature = "survey")]
    survey::OPERATION,
    version::OPERATION,
]);

/// Maps from and to other formats, workbooks among them.
#[cfg(feature = "workbook")]
pub static OFFICE: Table = Table(&[export::OPERATION, import::OPERATION]);

/// Event data: read, counted, drawn as a first map, and put on one.
#[cfg(feature = "evidence")]
pub static EVIDENCE: Table = Table(&[
    attach::OPERATION,
    contrast::OPERATION,
    draft::OPERATION,
    finish::OPERATION,
    merge_partials::OPERATION,
    mine::OPERATION,
    partial::OPERATION,
]);

/// The names of all operations, in a fixed order.
pub fn operations() -> impl Iterator<Item = &'static str> {
    ALL.operations()
}

/// Runs one operation. Never panics and never fails: an error is an answer too.
///
/// `options` is a JSON object (empty text counts as `{}`), `inputs` are whole documents or
/// tables as bytes.
pub fn call(operation: &str, options: &str, inputs: &[&[u8]], hook: &mut Hook<'_>) -> Answer {
    ALL.call(operation, options, inputs, hook)
}

/// The same, where tables may be batches of Arrow columns.
#[cfg(feature = "arrow")]
pub fn call_with(operation: &str, options: &str, inputs: &[Input<'_>], hook: &mut Hook<'_>) -> Answer {
    let bytes: Vec<&[u8]> = inputs.iter().map(|input| input.bytes()).collect();
    let batches: Vec<Option<&Batches>> = inputs.iter().map(|input| input.batches()).collect();
    let (bytes, batches) = (bytes.as_slice(), batches.as_slice());
    answer(move || Ok(Request { batches, ..ALL.request(operation, options, bytes, hook)? }))
}

impl Table {
    /// The names of its operations, in a fixed order.
    pub fn operations(self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|operation| operation.name)
    }

    /// Runs one of its operations, as [`call`] does.
    pub fn call(self, operation: &str, options: &str, inputs: &[&[u8]], hook: &mut Hook<'_>) -> Answer {
        answer(move || self.request(operation, options, inputs, hook))
    }

    fn request<'a>(
        self,
        name: &str,
        options: &'a str,
        inputs: &'a [&'a [u8]],
        hook: &'a mut Hook<'a>,
    ) -> Result<Request<'a>, Error> {
        let operation = self.0.iter().find(|operation| operation.name == name).ok_or_else(|| {
            Error::UnknownOperation { name: name.to_owned(), suggestion: nearest(name, self.operations()) }
        })?;
        if !operation.inputs.contains(&inputs.len()) {
            return Err(Error::WrongInputs {
                operation: operation.name,
                expected: operation.takes,
                got: inputs.len(),
            });
        }
        Ok(Request {
            operation,
            options: if options.trim().is_empty() { "{}" } else { options },
            inputs,
            #[cfg(feature = "arrow")]
            batches: &[],
            hook,
        })
    }
}

fn answer<'a>(request: impl FnOnce() -> Result<Request<'a>, Error>) -> Answer {
    let run = || request().and_then(|request| (request.operation.run)(request));
    match guarded(run) {
        Ok(Reply { json, outputs }) => Answer { json: format!(r#"{{"ok":{json}}}"#), outputs },
        Err(error) => Answer { json: error_json(&error), outputs: Vec::new() },
    }
}

/// A defect of ours is an answer too, and leaves the host running (in WebAssembly a panic is a trap,
/// which the host sees).
fn guarded(run: impl FnOnce() -> Result<Reply, Error>) -> Result<Reply, Error> {
    // Nothing outlives a call, so nothing can be left half changed.
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        Err(Error::Internal(text.unwrap_or_else(|| "a panic".to_owned())))
    })
}

impl<'a> Request<'a> {
    /// The options, typed. A wrong or unknown member is an error that names it.
    fn options<T: DeserializeOwned>(&self) -> Result<T, Error> {
        let bad = |message| Error::BadOptions { operation: self.operation.name, message };
        // A derived struct would take a list for its members in order.
        if !self.options.trim_start().starts_with('{') {
            return Err(bad("expected an object".to_owned()));
        }
        serde_json::from_str(self.options).map_err(|error| {
            let told = error.to_string();
            // Where a wrong member stands depends on the blanks that a host puts between members.
            let end = told.rfind(" at line ").filter(|_| error.is_data()).unwrap_or(told.len());
            bad(told.get(..end).unwrap_or_default().to_owned())
        })
    }

    /// The bytes of an input that may be left out.
    fn optional(&self, at: usize) -> Option<&'a [u8]> {
        self.inputs.get(at).copied()
    }

    /// The bytes of an input; the number of inputs has been checked.
    fn input(&self, at: usize) -> &'a [u8] {
        self.inputs.get(at).copied().unwrap_or_default()
    }
}

impl Reply {
    fn json(value: &impl Serialize) -> Result<Self, Error> {
        Ok(Self { json: json::compact(value)?, outputs: Vec::new() })
    }

    fn output(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.outputs.push(bytes.into());
        self
    }
}

fn error_json(error: &Error) -> String {
    #[derive(Serialize)]
    struct Body<'a> {
        code: &'a str,
        message: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pointer: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        hint: Option<String>,
    }
    let body =
        Body { code: error.code(), message: error.to_string(), pointer: error.pointer(), hint: error.hint() };
    match json::compact(&body) {
        Ok(json) => format!(r#"{{"error":{json}}}"#),
        Err(_) => r#"{"error":{"code":"E099","message":"internal error"}}"#.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_is_an_answer() {
        let answer = guarded(|| panic!("the {} is gone", "tape"));
        assert_eq!(
            answer.err().map(|error| error.to_string()).as_deref(),
            Some("internal error: the tape is gone")
        );
    }
}
