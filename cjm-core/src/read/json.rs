//! JSON text (RFC 8259) onto the tape: strict, iterative, within limits.

use std::ops::Range;

use super::tape::{Kind, Tape};
use super::{Fault, Limits};

/// Parses the whole of `text` from byte `start`. The tape ends where the fault stands.
pub(super) fn parse<'a>(text: &'a str, start: usize, limits: &Limits) -> Result<Tape<'a>, Fault> {
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: start,
        tape: Tape::new(text, text.len() / 10 + 8),
        open: Vec::new(),
        limits,
    };
    parser.document().map_err(|fault| *fault)?;
    Ok(parser.tape)
}

/// A container that is not closed yet.
struct Open {
    node: u32,
    object: bool,
    count: usize,
}

struct Parser<'a, 'l> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    tape: Tape<'a>,
    open: Vec<Open>,
    limits: &'l Limits,
}

/// A fault is boxed, so that success returns in a register.
type Parsed<T = ()> = Result<T, Box<Fault>>;

#[cold]
fn fail<T>(fault: Fault) -> Parsed<T> {
    Err(Box::new(fault))
}

impl Parser<'_, '_> {
    fn document(&mut self) -> Parsed {
        self.value()?;
        while let Some(open) = self.open.last_mut() {
            let object = open.object;
            let first = open.count == 0;
            self.blank();
            match self.peek() {
                Some(b'}') if object => self.close(),
                Some(b']') if !object => self.close(),
                Some(b',') if !first => {
                    let comma = self.at;
                    self.at += 1;
                    self.blank();
                    if matches!(self.peek(), Some(b'}' | b']')) {
                        return fail(
                            Fault::grammar(comma..comma + 1, "a comma with nothing after it")
                                .help("JSON has no trailing commas: remove it"),
                        );
                    }
                    self.element(object)?;
                }
                _ if first => self.element(object)?,
                _ => return fail(self.expected(if object { "`,` or `}`" } else { "`,` or `]`" })),
            }
        }
        self.blank();
        match self.peek() {
            None => Ok(()),
            Some(_) => fail(self.expected("nothing more: the document has ended")),
        }
    }

    /// One member or item of the innermost container.
    fn element(&mut self, object: bool) -> Parsed {
        if let Some(open) = self.open.last_mut() {
            open.count += 1;
            let (limit, what) = if object {
                (self.limits.members, "members in an object")
            } else {
                (self.limits.items, "items in a list")
            };
            if open.count > limit {
                return fail(Fault::limit(self.at..self.at, what, limit));
            }
        }
        if object {
            if self.peek() != Some(b'"') {
                return fail(self.expected("a member name in double quotes"));
            }
            self.string(self.limits.key, "bytes in a member name")?;
            self.blank();
            if self.peek() != Some(b':') {
                return fail(self.expected("`:`"));
            }
            self.at += 1;
            self.blank();
        }
        self.value()
    }

    fn value(&mut self) -> Parsed {
        self.blank();
        if self.tape.len() >= self.limits.nodes {
            return fail(Fault::limit(self.at..self.at, "values in a document", self.limits.nodes));
        }
        match self.peek() {
            Some(b'"') => self.string(self.limits.string, "bytes in a text"),
            Some(b'{') => self.open(Kind::Object),
            Some(b'[') => self.open(Kind::List),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Kind::True),
            Some(b'f') => self.word("false", Kind::False),
            Some(b'n') => self.word("null", Kind::Null),
            _ => fail(self.expected("a value")),
        }
    }

    fn open(&mut self, kind: Kind) -> Parsed {
        if self.open.len() >= self.limits.depth {
            return fail(Fault::limit(
                self.at..self.at + 1,
                "objects and lists inside each other",
                self.limits.depth,
            ));
        }
        let node = self.tape.push(kind, self.at..self.at + 1);
        self.open.push(Open { node, object: kind == Kind::Object, count: 0 });
        self.at += 1;
        Ok(())
    }

    fn close(&mut self) {
        self.at += 1;
        if let Some(open) = self.open.pop() {
            self.tape.close(open.node, self.at);
        }
    }

    fn word(&mut self, word: &str, kind: Kind) -> Parsed {
        let end = self.at + word.len();
        if self.bytes.get(self.at..end) != Some(word.as_bytes()) {
            return fail(self.expected("a value"));
        }
        self.tape.push(kind, self.at..end);
        self.at = end;
        Ok(())
    }

    fn number(&mut self) -> Parsed {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => {
                self.at += 1;
                if matches!(self.peek(), Some(b'0'..=b'9')) {
                    return fail(Fault::grammar(
                        start..self.at + 1,
                        "a number cannot begin with 0 and another digit",
                    ));
                }
            }
            Some(b'1'..=b'9') => self.digits(),
            _ => return fail(self.expected("a digit")),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if !matches!(self.peek(), Some(b'0'..=b'9')) {
                return fail(self.expected("a digit after the decimal point"));
            }
            self.digits();
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if !matches!(self.peek(), Some(b'0'..=b'9')) {
                return fail(self.expected("a digit in the exponent"));
            }
            self.digits();
        }
        if self.at - start > self.limits.number {
            return fail(Fault::limit(start..self.at, "digits in a number", self.limits.number));
        }
        self.tape.push(Kind::Number, start..self.at);
        Ok(())
    }

    fn digits(&mut self) {
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
    }

    fn string(&mut self, limit: usize, what: &'static str) -> Parsed {
        let start = self.at;
        let mut escaped = false;
        self.at += 1;
        loop {
            self.at += plain(self.bytes.get(self.at..).unwrap_or_default());
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(byte) => {
                    return fail(
                        Fault::grammar(
                            self.at..self.at + 1,
                            format!("a raw control character (U+{byte:04X}) inside a text"),
                        )
                        .help(format!("write it as \\u{byte:04x}, a line break as \\n")),
                    );
                }
                None => {
                    return fail(
                        Fault::grammar(start..start + 1, "a text that is never closed")
                            .help("add the closing double quote"),
                    );
                }
            }
        }
        self.at += 1;
        if self.at - start - 2 > limit {
            return fail(Fault::limit(start..self.at, what, limit));
        }
        self.tape.push(if escaped { Kind::Escaped } else { Kind::Quoted }, start..self.at);
        Ok(())
    }

    fn escape(&mut self) -> Parsed {
        let start = self.at;
        self.at += 2;
        match self.bytes.get(start + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(()),
            Some(b'u') => {
                let unit = self.hex(start)?;
                match unit {
                    0xD800..=0xDBFF => {
                        let second = self.at;
                        let low = if self.bytes.get(second..second + 2) == Some(b"\\u") {
                            self.at += 2;
                            self.hex(second)?
                        } else {
                            0
                        };
                        if (0xDC00..=0xDFFF).contains(&low) {
                            Ok(())
                        } else {
                            fail(lone_surrogate(start, unit))
                        }
                    }
                    0xDC00..=0xDFFF => fail(lone_surrogate(start, unit)),
                    _ => Ok(()),
                }
            }
            _ => fail(
                Fault::grammar(self.char_range(start, 2), "an escape that JSON does not have")
                    .help(r#"after \ comes one of " \ / b f n r t u; a backslash itself is \\"#),
            ),
        }
    }

    /// The four hexadecimal digits at the position, for the escape that began at `start`.
    fn hex(&mut self, start: usize) -> Parsed<u32> {
        let digits = self.bytes.get(self.at..self.at + 4).and_then(|digits| {
            digits.iter().try_fold(0, |value, &digit| Some(value * 16 + char::from(digit).to_digit(16)?))
        });
        self.at += 4;
        digits.map_or_else(
            || fail(Fault::grammar(self.char_range(start, 2), r"`\u` needs four hexadecimal digits")),
            Ok,
        )
    }

    #[inline]
    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// `length` bytes from `start`, widened to whole characters.
    fn char_range(&self, start: usize, length: usize) -> Range<usize> {
        let mut end = (start + length).min(self.bytes.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    fn expected(&self, what: &str) -> Fault {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(found) = rest.chars().next() else {
            let opened = self.open.last().map(|open| self.tape.bytes(open.node));
            let mut fault =
                Fault::grammar(self.at..self.at, format!("expected {what}, got the end of the text"));
            if let Some(opened) = opened {
                fault.related = Some((opened, "opened here, never closed".to_owned()));
            }
            return fault;
        };
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').take(20).collect();
        let shown = if word.is_empty() { found.escape_default().to_string() } else { word.clone() };
        let length = if word.is_empty() { found.len_utf8() } else { word.len() };
        let fault = Fault::grammar(self.at..self.at + length, format!("expected {what}, got `{shown}`"));
        match (found, word.as_str()) {
            ('\'', _) => fault.help("JSON uses double quotes"),
            ('/', _) => fault.help("JSON has no comments; YAML has"),
            (_, "NaN" | "Infinity") => fault.help("JSON has no such number: leave an unknown value out"),
            (_, "True" | "False" | "None") => fault.help("JSON writes true, false and null in small letters"),
            _ => fault,
        }
    }
}

/// How many bytes come before the next quote, backslash or control character: eight at a time.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let special = |byte: &u8| matches!(byte, 0..0x20 | b'"' | b'\\');
    // A byte of `word` is zero where this is not, and below the first such exactly so.
    let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGH;
    let mut at = 0;
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        let quote = zero(word ^ (ONES * u64::from(b'"')));
        let backslash = zero(word ^ (ONES * u64::from(b'\\')));
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
        let found = quote | backslash | control;
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(special).unwrap_or(rest.len())
}

fn lone_surrogate(start: usize, unit: u32) -> Fault {
    Fault::unicode(start..start + 6, format!("`\\u{unit:04x}` is half of a surrogate pair"))
        .help("write the character itself, or both halves")
}

/// The text that a checked JSON string stands for.
pub(super) fn unescape(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut parts = raw.split('\\');
    text.push_str(parts.next().unwrap_or_default());
    while let Some(part) = parts.next() {
        let mut rest = part.chars();
        match rest.next() {
            // An empty part is an escaped backslash: what follows is plain.
            None => {
                text.push('\\');
                text.push_str(parts.next().unwrap_or_default());
                continue;
            }
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('u') => {
                let hex = |text: Option<&str>| text.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                let mut unit = hex(part.get(1..5)).unwrap_or(0xFFFD);
                let mut tail = part.get(5..).unwrap_or_default();
                if (0xD800..0xDC00).contains(&unit) {
                    let low = parts.next().unwrap_or_default();
                    let second = hex(low.get(1..5)).unwrap_or(0xDC00);
                    unit = 0x10000 + ((unit - 0xD800) << 10) + (second.wrapping_sub(0xDC00) & 0x3FF);
                    tail = low.get(5..).unwrap_or_default();
                }
                text.push(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
                text.push_str(tail);
                continue;
            }
            Some(other) => text.push(other),
        }
        text.push_str(rest.as_str());
    }
    text
}
