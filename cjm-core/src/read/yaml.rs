//! YAML 1.2 (core schema, one document) onto the same tape, through the event parser that
//! serde-saphyr is built on: its events carry byte spans, which a deserializer would hide.

mod grammar;
mod place;
mod scalar;
mod tag;

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle};

use scalar::{Scalar, resolve};
use tag::Tagged;

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
        expanded: 0,
        documents: 0,
        reached: start,
        limits,
    };
    let options = granit_parser::options! {
        emit_comments: false,
        flow_nesting_limit: limits.depth + 1,
        block_nesting_limit: limits.depth + 1,
        // Longer than any name may be, so that a name that is too long is found to be one.
        simple_key_max_lookahead: limits.string,
    };
    for event in Parser::new_from_str_with_options(body, options) {
        match event {
            Ok((event, span)) => builder.event(event, span)?,
            Err(error) => return Err(grammar::fault(&error, text, start, limits)),
        }
    }
    let nothing = builder.tape.kind(0) == Kind::Null && builder.tape.bytes(0).is_empty();
    if builder.tape.len() == 0 || nothing {
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
    /// Bytes of text that aliases stand for.
    expanded: usize,
    documents: usize,
    /// Where the last value or name ended.
    reached: usize,
    limits: &'l Limits,
}

impl Builder<'_, '_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Fault> {
        let bytes = span.byte_range().unwrap_or_default();
        let bytes = bytes.start + self.start..bytes.end + self.start;
        let start = self.start;
        let tagged = |tag| Tagged::new(tag, span, start);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(Fault::grammar(bytes, "a second document begins here")
                        .help("one file holds one document; it may hold many maps"));
                }
            }
            Event::Scalar(value, style, anchor, tag) => {
                let bytes = place::scalar(self.tape.text(), bytes, style, self.reached, self.is_value());
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
                self.reached = bytes.end;
                let node = self.scalar(&value, style, tagged(tag.as_deref()), name, bytes)?;
                self.remember(anchor, node);
            }
            Event::MappingStart(style, anchor, tag) => {
                tagged(tag.as_deref()).check(&["map"])?;
                self.begin(Kind::Object, style, anchor, bytes)?;
            }
            Event::SequenceStart(style, anchor, tag) => {
                let block_member = matches!(style, StructureStyle::Block) && self.is_value();
                let bytes = if block_member { place::list(self.tape.text(), bytes) } else { bytes };
                tagged(tag.as_deref()).check(&["seq"])?;
                self.begin(Kind::List, style, anchor, bytes)?;
            }
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

    /// Whether the next node is a member's value.
    fn is_value(&self) -> bool {
        self.open.last().is_some_and(|open| open.object && !open.count.is_multiple_of(2))
    }

    fn child(&mut self, bytes: &Range<usize>) -> Result<(), Fault> {
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
        bytes: Range<usize>,
    ) -> Result<(), Fault> {
        if self.is_name() {
            return Err(Fault::grammar(bytes, "a member name must be a text")
                .help("put it in quotes if the brackets are part of it"));
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
        let end = if open.flow || self.tape.len() as u32 == open.node + 1 { end } else { self.reached };
        self.reached = end;
        self.tape.close(open.node, end);
        self.remember(open.anchor, open.node);
    }

    fn remember(&mut self, anchor: usize, node: u32) {
        if anchor != 0 {
            self.anchors.insert(anchor, node);
        }
    }

    fn alias(&mut self, anchor: usize, bytes: Range<usize>) -> Result<(), Fault> {
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
        self.expanded += self.tape.text_below(target);
        if self.expanded > self.limits.bytes {
            return Err(Fault::limit(bytes, "bytes in a document, aliases expanded", self.limits.bytes));
        }
        if self.depth_of(target) + self.open.len() > self.limits.depth {
            return Err(Fault::limit(bytes, "objects and lists inside each other", self.limits.depth));
        }
        self.child(&bytes)?;
        self.reached = bytes.end;
        self.tape.copy(target, bytes);
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

    fn text(&mut self, value: &str, bytes: Range<usize>) -> u32 {
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

    fn scalar(
        &mut self,
        value: &str,
        style: ScalarStyle,
        tagged: Tagged<'_>,
        name: bool,
        bytes: Range<usize>,
    ) -> Result<u32, Fault> {
        let plain = matches!(style, ScalarStyle::Plain) && !tagged.makes_text();
        let scalar = if plain && !name { resolve(value) } else { Scalar::Text };
        tagged.check(if name { &["str"] } else { scalar.tags(value) })?;
        let digits = matches!(scalar, Scalar::Number | Scalar::Written(_) | Scalar::Unwritable);
        if digits && value.len() > self.limits.number {
            return Err(Fault::limit(bytes, "digits in a number", self.limits.number));
        }
        Ok(match scalar {
            Scalar::Null => self.tape.push(Kind::Null, bytes),
            Scalar::Bool(true) => self.tape.push(Kind::True, bytes),
            Scalar::Bool(false) => self.tape.push(Kind::False, bytes),
            Scalar::Number if self.tape.text().get(bytes.clone()) == Some(value) => {
                self.tape.push(Kind::Number, bytes)
            }
            Scalar::Number => self.tape.push_owned(Kind::OwnedNumber, bytes, value.to_owned()),
            Scalar::Written(number) => self.tape.push_owned(Kind::OwnedNumber, bytes, number),
            Scalar::Unwritable => {
                return Err(Fault::grammar(bytes, format!("`{value}` is no number that a map can hold"))
                    .help("leave an unknown value out"));
            }
            Scalar::Text => self.text(value, bytes),
        })
    }
}
