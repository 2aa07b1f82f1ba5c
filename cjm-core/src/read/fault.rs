//! [`Fault`]: something wrong with the text or the shape of a document.

use std::ops::Range;

/// A finding of the reader, still in terms of byte offsets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// `CJM0xx` text or `CJM1xx` shape.
    pub(crate) code: &'static str,
    /// The JSON Schema keyword that fails, for faults of shape.
    pub(crate) keyword: Option<Keyword>,
    /// The node it is about, where the tape has it.
    pub(crate) node: Option<u32>,
    /// The bytes to underline.
    pub(crate) bytes: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    /// Bytes of a second place, and what is there.
    pub(crate) related: Option<(Range<usize>, String)>,
}

/// The keywords that our schema uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Keyword {
    Type,
    Enum,
    Const,
    Required,
    Pattern,
    Minimum,
    Maximum,
    AnyOf,
    AdditionalProperties,
}

#[cfg(feature = "testing")]
impl Keyword {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Enum => "enum",
            Self::Const => "const",
            Self::Required => "required",
            Self::Pattern => "pattern",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::AnyOf => "anyOf",
            Self::AdditionalProperties => "additionalProperties",
        }
    }
}

impl Fault {
    pub(crate) fn new(code: &'static str, bytes: Range<usize>, message: impl Into<String>) -> Self {
        Self { code, keyword: None, node: None, bytes, message: message.into(), help: None, related: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn at(mut self, node: u32) -> Self {
        self.node = Some(node);
        self
    }

    /// Underlines the character at the fault, if nothing else is.
    pub(super) fn visible(mut self, text: &str) -> Self {
        let found = text.get(self.bytes.start..).and_then(|rest| rest.chars().next());
        if let Some(found) = found.filter(|found| self.bytes.is_empty() && !matches!(found, '\r' | '\n')) {
            self.bytes.end += found.len_utf8();
        }
        self
    }

    pub(crate) fn grammar(bytes: Range<usize>, message: impl Into<String>) -> Self {
        Self::new("CJM001", bytes, message)
    }

    pub(crate) fn limit(bytes: Range<usize>, what: &str, limit: usize) -> Self {
        Self::new("CJM002", bytes, format!("more than {limit} {what}"))
            .help("cjm refuses input beyond its limits; split the document, or raise the limit")
    }

    pub(crate) fn unicode(bytes: Range<usize>, message: impl Into<String>) -> Self {
        Self::new("CJM004", bytes, message).help("save the document as UTF-8")
    }
}
