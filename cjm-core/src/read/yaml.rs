//! YAML 1.2 (core schema, one document) onto the same tape, through the event parser that
//! serde-saphyr is built on: its events carry byte spans, which a deserializer would hide.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle, Tag};

use super::tape::{Kind, Tape};
use super::{Fault, Limits};

/// Aliases that one document may use.
const ALIASES: usize = 1_000;

/// Parses the whole of `text`, whose first `start` bytes are a byte order mark.
pub(super) fn parse<'a>(text: &'a str, start: usize, limits: &Limits) -> Result<Tape<'a>, Fault> {
    let body = text.get(start..).unwrap_or_default();
    let mut builder = Builder {
        start,
        tape: Tape::new(text, body.len() / 12 + 8),
        open: Vec::new(),
        anchors: HashMap::new(),
        aliases: 0,
        documents: 0,
        limits,
    };
    let options = granit_parser::options! {
        emit_comments: false,
        flow_nesting_limit: limits.depth + 1,
        block_nesting_limit: limits.depth + 1,
        simple_key_max_lookahead: 1024,
    };
    for event in Parser::new_from_str_with_options(body, options) {
        match event {
            Ok((event, span)) => builder.event(event, span)?,
            Err(error) => return Err(builder.grammar(&error)),
        }
    }
    if builder.tape.len() == 0 {
        return Err(Fault::grammar(text.len()..text.len(), "the document is empty")
            .help("a document is an object; `cjm new` prints one to begin with"));
    }
    Ok(builder.tape)
}

struct Open {
    node: u32,
    object: bool,
    flow: bool,
    /// Names and values of an object, items of a list.
    count: usize,
    anchor: usize,
}

struct Builder<'a, 'l> {
    start: usize,
    tape: Tape<'a>,
    open: Vec<Open>,
    anchors: HashMap<usize, u32>,
    aliases: usize,
    documents: usize,
    limits: &'l Limits,
}

impl Builder<'_, '_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Fault> {
        let bytes = span.byte_range().unwrap_or_default();
        let bytes = bytes.start + self.start..bytes.end + self.start;
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(Fault::grammar(bytes, "a second document begins here")
                        .help("one file holds one document; it may hold many maps"));
                }
            }
            Event::Scalar(value, style, anchor, tag) => {
                let name = self.is_name();
                self.child(&bytes)?;
                let (limit, what) = if name {
                    (self.limits.key, "bytes in a member name")
                } else {
                    (self.limits.string, "bytes in a text")
                };
                if value.len() > limit {
                    return Err(Fault::limit(bytes, what, limit));
                }
                let node = if name || !is_plain(style, tag.as_deref()) {
                    self.text(&value, bytes)
                } else {
                    self.plain(&value, bytes)?
                };
                self.remember(anchor, node);
            }
            Event::MappingStart(style, anchor, _) => self.begin(Kind::Object, style, anchor, bytes)?,
            Event::SequenceStart(style, anchor, _) => self.begin(Kind::List, style, anchor, bytes)?,
            Event::MappingEnd | Event::SequenceEnd => self.end(bytes.end),
            Event::Alias(anchor) => self.alias(anchor, bytes)?,
            _ => {}
        }
        Ok(())
    }

    /// Whether the next node is a member's name.
    fn is_name(&self) -> bool {
        self.open.last().is_some_and(|open| open.object && open.count.is_multiple_of(2))
    }

    fn child(&mut self, bytes: &std::ops::Range<usize>) -> Result<(), Fault> {
        if self.tape.len() >= self.limits.nodes {
            return Err(Fault::limit(bytes.clone(), "values in a document", self.limits.nodes));
        }
        if let Some(open) = self.open.last_mut() {
            open.count += 1;
            let (count, limit, what) = if open.object {
                (open.count / 2, self.limits.members, "members in an object")
            } else {
                (open.count, self.limits.items, "items in a list")
            };
            if count > limit {
                return Err(Fault::limit(bytes.clone(), what, limit));
            }
        }
        Ok(())
    }

    fn begin(
        &mut self,
        kind: Kind,
        style: StructureStyle,
        anchor: usize,
        bytes: std::ops::Range<usize>,
    ) -> Result<(), Fault> {
        if self.is_name() {
            return Err(Fault::grammar(bytes, "a member name must be a text"));
        }
        if self.open.len() >= self.limits.depth {
            return Err(Fault::limit(bytes, "objects and lists inside each other", self.limits.depth));
        }
        self.child(&bytes)?;
        let node = self.tape.push(kind, bytes);
        let flow = matches!(style, StructureStyle::Flow);
        self.open.push(Open { node, object: kind == Kind::Object, flow, count: 0, anchor });
        Ok(())
    }

    fn end(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        // The end of a block is only seen at the next token: its own last byte is the last child's.
        let last = (self.tape.len() as u32).checked_sub(1).filter(|&last| last > open.node);
        let end = match last {
            Some(last) if !open.flow => self.tape.bytes(last).end,
            _ => end,
        };
        self.tape.close(open.node, end);
        self.remember(open.anchor, open.node);
    }

    fn remember(&mut self, anchor: usize, node: u32) {
        if anchor != 0 {
            self.anchors.insert(anchor, node);
        }
    }

    fn alias(&mut self, anchor: usize, bytes: std::ops::Range<usize>) -> Result<(), Fault> {
        let Some(&target) = self.anchors.get(&anchor) else {
            return Err(Fault::grammar(bytes, "an alias inside the very value that it names"));
        };
        self.aliases += 1;
        if self.aliases > ALIASES {
            return Err(Fault::limit(bytes, "aliases in a document", ALIASES));
        }
        if self.is_name() && self.tape.string(target).is_none() {
            return Err(Fault::grammar(bytes, "a member name must be a text"));
        }
        let size = self.tape.after(target).saturating_sub(target) as usize;
        if self.tape.len() + size > self.limits.nodes {
            return Err(Fault::limit(bytes, "values in a document", self.limits.nodes));
        }
        if self.depth_of(target) + self.open.len() > self.limits.depth {
            return Err(Fault::limit(bytes, "objects and lists inside each other", self.limits.depth));
        }
        self.child(&bytes)?;
        self.tape.copy(target);
        Ok(())
    }

    /// How many containers stand inside each other at and below a node.
    fn depth_of(&self, node: u32) -> usize {
        let mut deepest = 0;
        let mut ends: Vec<u32> = Vec::new();
        for index in node..self.tape.after(node) {
            while ends.last().is_some_and(|&end| end <= index) {
                ends.pop();
            }
            if matches!(self.tape.kind(index), Kind::Object | Kind::List) {
                ends.push(self.tape.after(index));
                deepest = deepest.max(ends.len());
            }
        }
        deepest
    }

    fn text(&mut self, value: &str, bytes: std::ops::Range<usize>) -> u32 {
        let source = self.tape.text().get(bytes.clone()).unwrap_or_default();
        if source == value {
            return self.tape.push(Kind::Plain, bytes);
        }
        let quoted = source.strip_prefix(['"', '\'']).and_then(|rest| rest.strip_suffix(['"', '\'']));
        if quoted == Some(value) {
            return self.tape.push(Kind::Quoted, bytes);
        }
        self.tape.push_owned(Kind::Owned, bytes, value.to_owned())
    }

    /// A plain scalar, resolved by the core schema.
    fn plain(&mut self, value: &str, bytes: std::ops::Range<usize>) -> Result<u32, Fault> {
        Ok(match value {
            "" | "~" | "null" | "Null" | "NULL" => self.tape.push(Kind::Null, bytes),
            "true" | "True" | "TRUE" => self.tape.push(Kind::True, bytes),
            "false" | "False" | "FALSE" => self.tape.push(Kind::False, bytes),
            _ => match number(value) {
                Some(Number::AsWritten) if value.len() > self.limits.number => {
                    return Err(Fault::limit(bytes, "digits in a number", self.limits.number));
                }
                Some(Number::AsWritten) if self.tape.text().get(bytes.clone()) == Some(value) => {
                    self.tape.push(Kind::Number, bytes)
                }
                Some(Number::AsWritten) => self.tape.push_owned(Kind::OwnedNumber, bytes, value.to_owned()),
                Some(Number::Json(text)) => self.tape.push_owned(Kind::OwnedNumber, bytes, text),
                Some(Number::None) => {
                    return Err(Fault::grammar(bytes, format!("`{value}` is no number that a map can hold"))
                        .help("leave an unknown value out"));
                }
                None => self.text(value, bytes),
            },
        })
    }

    fn grammar(&self, error: &granit_parser::ScanError) -> Fault {
        use granit_parser::ErrorKind as E;
        let at = self.start + error.marker().byte_offset().unwrap_or(0);
        let at = at.min(self.tape.text().len());
        let bytes = at..at;
        let mut message = error.kind().to_string();
        if let Some(first) = message.get(..1) {
            let lower = first.to_lowercase();
            message.replace_range(..1, &lower);
        }
        match error.kind() {
            E::RecursionLimitExceeded => {
                Fault::limit(bytes, "objects and lists inside each other", self.limits.depth)
            }
            E::MissingLowSurrogate | E::UnpairedLowSurrogate | E::InvalidLowSurrogate => {
                Fault::unicode(bytes, message)
            }
            E::TabInIndentation | E::TabInBlockIndentation | E::TabNotAllowed => {
                Fault::grammar(bytes, message).help("YAML indents with blanks")
            }
            E::UnknownAnchor => Fault::grammar(bytes, message).help("quote a text that begins with `*`"),
            E::MappingValueNotAllowed | E::InvalidColonPlacement => {
                Fault::grammar(bytes, message).help("quote a text that holds `: `")
            }
            _ => Fault::grammar(bytes, message),
        }
    }
}

/// Plain scalars are resolved; a tag or quotes make a text.
fn is_plain(style: ScalarStyle, tag: Option<&Tag>) -> bool {
    matches!(style, ScalarStyle::Plain) && tag.is_none_or(|tag| !tag.is_yaml_core_schema_tag("str"))
}

enum Number {
    /// The text is a JSON number already.
    AsWritten,
    /// The same number as JSON writes it.
    Json(String),
    /// Infinity or not a number.
    None,
}

/// The numbers of the core schema (YAML 1.2.2, section 10.3.2).
fn number(text: &str) -> Option<Number> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    match unsigned {
        ".inf" | ".Inf" | ".INF" => return Some(Number::None),
        _ => {}
    }
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Some(Number::None);
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            let value = u64::from_str_radix(digits, radix).ok()?;
            return Some(Number::Json(value.to_string()));
        }
    }
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (unsigned.get(..at)?, unsigned.get(at + 1..)),
        None => (unsigned, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, part) =
        mantissa.split_once('.').map_or((mantissa, None), |(whole, part)| (whole, Some(part)));
    if !digits(whole) || !part.is_none_or(digits) || (whole.is_empty() && part.is_none_or(str::is_empty)) {
        return None;
    }
    let power = exponent.map(|power| power.strip_prefix(['-', '+']).unwrap_or(power));
    if power.is_some_and(|power| power.is_empty() || !digits(power)) {
        return None;
    }
    let json = !text.starts_with('+')
        && !whole.is_empty()
        && (whole == "0" || !whole.starts_with('0'))
        && part.is_none_or(|part| !part.is_empty());
    if json {
        return Some(Number::AsWritten);
    }
    let whole = whole.trim_start_matches('0');
    let sign = if text.starts_with('-') { "-" } else { "" };
    let whole = if whole.is_empty() { "0" } else { whole };
    let part = part.filter(|part| !part.is_empty()).map(|part| format!(".{part}")).unwrap_or_default();
    let exponent = exponent.map(|power| format!("e{power}")).unwrap_or_default();
    Some(Number::Json(format!("{sign}{whole}{part}{exponent}")))
}
