//! From bytes to a typed document, with everything that is wrong and where.

mod broken;
mod decode;
mod fault;
mod gate;
mod json;
mod limits;
mod new_ids;
mod shape;
mod tape;
mod version;
#[cfg(feature = "yaml")]
mod yaml;

use serde::Deserialize;

pub(crate) use broken::Broken;
pub(crate) use decode::decode;
use decode::decode_document;
pub(crate) use fault::Fault;
pub use limits::Limits;
pub(crate) use new_ids::NewIds;
pub(crate) use shape::{
    Form, Member as MemberShape, Object as ObjectShape, Shape, document as document_shape, shorten,
};
pub(crate) use tape::{Kind, Tape, push_segment};

use crate::model::Document;

/// How a text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Syntax {
    /// JSON if the first character that is no blank is `{` or `[`, otherwise YAML.
    #[default]
    Auto,
    /// Strict JSON (RFC 8259).
    Json,
    /// YAML 1.2, core schema, one document.
    Yaml,
}

/// What reading gave: as much of the document as is healthy, and all faults.
pub(crate) struct Reading<'a> {
    pub(crate) tape: Tape<'a>,
    /// JSON or YAML, as it was read.
    pub(crate) syntax: Syntax,
    /// Nothing when the text is broken or the document as a whole.
    pub(crate) document: Option<Document>,
    pub(crate) faults: Vec<Fault>,
    /// Faults beyond the most that are listed.
    pub(crate) more: usize,
    pub(crate) broken: Broken,
}

/// Reads a document. Never fails: what is wrong is in the faults.
pub(crate) fn read<'a>(bytes: &'a [u8], syntax: Syntax, limits: &Limits) -> Reading<'a> {
    let mut reading = Reading {
        tape: Tape::default(),
        syntax,
        document: None,
        faults: Vec::new(),
        more: 0,
        broken: Broken::new(),
    };
    let (text, mark) = match gate::text(bytes, limits) {
        Ok(text) => text,
        Err(fault) => {
            reading.faults.push(fault);
            return reading;
        }
    };
    reading.syntax = resolve(syntax, text.get(mark..).unwrap_or_default());
    let tape = match reading.syntax {
        #[cfg(feature = "yaml")]
        Syntax::Yaml => yaml::parse(text, mark, limits),
        #[cfg(not(feature = "yaml"))]
        Syntax::Yaml => Err(Fault::grammar(mark..mark, "this build of cjm does not read YAML")),
        Syntax::Json | Syntax::Auto => json::parse(text, mark, limits),
    };
    match tape {
        Err(fault) => reading.faults.push(fault.visible(text)),
        Ok(tape) => {
            let shaped = shape::check(&tape, document_shape());
            reading.faults = shaped.faults;
            reading.faults.extend(version::check(&tape));
            reading.more = shaped.more;
            reading.broken = shaped.broken;
            if shaped.healthy {
                match decode_document(&tape, &reading.broken, &shaped.names) {
                    Ok(document) => reading.document = Some(document),
                    Err(error) => reading.faults.push(Fault::new("CJM099", 0..0, error.to_string())),
                }
            }
            reading.tape = tape;
        }
    }
    reading
}

/// Reads JSON of another shape than a document's. Never fails: what is wrong is in the faults.
pub(crate) fn read_json<'a>(bytes: &'a [u8], shape: &'static Shape, limits: &Limits) -> Reading<'a> {
    let mut reading = Reading {
        tape: Tape::default(),
        syntax: Syntax::Json,
        document: None,
        faults: Vec::new(),
        more: 0,
        broken: Broken::new(),
    };
    match gate::text(bytes, limits).and_then(|(text, mark)| json::parse(text, mark, limits)) {
        Err(fault) => reading.faults.push(fault),
        Ok(tape) => {
            let shaped = shape::check(&tape, shape);
            reading.faults = shaped.faults;
            reading.more = shaped.more;
            reading.broken = shaped.broken;
            reading.tape = tape;
        }
    }
    reading
}

fn resolve(syntax: Syntax, text: &str) -> Syntax {
    match syntax {
        Syntax::Auto if text.trim_start().starts_with(['{', '[']) => Syntax::Json,
        Syntax::Auto => Syntax::Yaml,
        given => given,
    }
}

/// Parses JSON text of our own making.
pub(crate) fn parse_json(text: &str) -> Result<Tape<'_>, Fault> {
    let most = usize::MAX;
    let limits = Limits {
        bytes: most,
        depth: 256,
        nodes: most,
        members: most,
        items: most,
        string: most,
        key: most,
        number: most,
    };
    json::parse(text, 0, &limits)
}
