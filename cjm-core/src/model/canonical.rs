//! [`Canonical`]: how each part of the model writes itself in canonical form (RFC 8785).

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Any;

/// A value that writes itself at the end of a text: members sorted by name, short forms, nothing that
/// may be absent and says nothing.
pub(crate) trait Canonical {
    fn canonical(&self, out: &mut String);
}

/// The members of an entity, known by their places in house order.
pub(crate) trait Members {
    /// All that the format knows, sorted by name.
    fn sorted() -> &'static [Member];
    /// Which are present: a bit each.
    fn present(&self) -> u64;
    /// Writes the value of the one at `place`.
    fn value(&self, place: usize, out: &mut String);
    /// Adds the members that the format does not know.
    fn unknown<'m>(&'m self, all: &mut Vec<(&'m str, &'m Any)>);
}

/// What is written of a member beside its value.
pub(crate) struct Member {
    place: usize,
    name: &'static str,
    required: bool,
    /// Its name and a colon, as the first member of an object and as a later one.
    keys: [String; 2],
}

impl Member {
    /// The members of these names in house order, sorted by name.
    pub(crate) fn sorted(names: &[&'static str], required: &[&'static str]) -> Vec<Self> {
        let member = |(place, &name): (usize, &&'static str)| {
            let keys = ["{", ","].map(|sign| format!("{sign}\"{name}\":"));
            Self { place, name, required: required.contains(&name), keys }
        };
        let mut members: Vec<Self> = names.iter().enumerate().map(member).collect();
        members.sort_unstable_by_key(|member| member.name);
        members
    }
}

/// Writes an entity as an object.
pub(crate) fn object(entity: &impl Members, out: &mut String) {
    let mut unknown = Vec::new();
    entity.unknown(&mut unknown);
    members(entity, entity.present(), unknown, |_, _| false, out);
}

/// The same, but for the value of the member at `place`, which is written by `value`.
pub(crate) fn object_with(
    entity: &impl Members,
    place: Option<usize>,
    mut value: impl FnMut(&mut String),
    out: &mut String,
) {
    let mut unknown = Vec::new();
    entity.unknown(&mut unknown);
    let present = entity.present() | place.map_or(0, |place| 1 << place);
    let own = |at, out: &mut String| {
        let own = Some(at) == place;
        if own {
            value(out);
        }
        own
    };
    members(entity, present, unknown, own, out);
}

/// Writes an object of the members of an entity that are `present` and of `unknown` ones; `own` writes
/// the value of a member itself, or answers that it does not.
fn members<M: Members>(
    entity: &M,
    present: u64,
    mut unknown: Vec<(&str, &Any)>,
    mut own: impl FnMut(usize, &mut String) -> bool,
    out: &mut String,
) {
    unknown.sort_by(|(a, _), (b, _)| by_utf16(a, b));
    let mut unknown = unknown.into_iter().peekable();
    let mut first = true;
    for member in M::sorted().iter().filter(|member| present >> member.place & 1 == 1) {
        // Our names are ASCII: there both orders are one.
        while let Some((name, value)) = unknown.next_if(|(name, _)| *name < member.name) {
            entry(name, value, &mut first, out);
        }
        let before = out.len();
        let [key, later] = &member.keys;
        out.push_str(if first { key } else { later });
        let start = out.len();
        if !own(member.place, out) {
            entity.value(member.place, out);
        }
        let says_nothing = out.len() == start + 2 && (out.ends_with("{}") || out.ends_with("[]"));
        if says_nothing && !member.required {
            out.truncate(before);
        } else {
            first = false;
        }
    }
    for (name, value) in unknown {
        entry(name, value, &mut first, out);
    }
    out.push_str(if first { "{}" } else { "}" });
}

/// Writes a member of an object and what stands before it.
fn entry(name: &str, value: &impl Canonical, first: &mut bool, out: &mut String) {
    out.push(if std::mem::take(first) { '{' } else { ',' });
    name.canonical(out);
    out.push(':');
    value.canonical(out);
}

/// Writes members that an author named.
pub(crate) fn named<'m, V: Canonical + 'm>(
    members: impl Iterator<Item = (&'m str, &'m V)>,
    out: &mut String,
) {
    let mut members: Vec<(&str, &V)> = members.collect();
    members.sort_by(|(a, _), (b, _)| by_utf16(a, b));
    let mut first = true;
    for (name, value) in members {
        entry(name, value, &mut first, out);
    }
    out.push_str(if first { "{}" } else { "}" });
}

/// Writes a list, each item by `write`.
pub(crate) fn list<T>(
    items: impl IntoIterator<Item = T>,
    mut write: impl FnMut(T, &mut String),
    out: &mut String,
) {
    out.push('[');
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push(']');
}

/// The order of member names in RFC 8785.
pub(crate) fn by_utf16(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

impl<T: Canonical + ?Sized> Canonical for &T {
    fn canonical(&self, out: &mut String) {
        (**self).canonical(out);
    }
}

impl<T: Canonical> Canonical for Option<T> {
    fn canonical(&self, out: &mut String) {
        match self {
            Some(value) => value.canonical(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: Canonical> Canonical for Vec<T> {
    fn canonical(&self, out: &mut String) {
        list(self, T::canonical, out);
    }
}

impl<K: AsRef<str>, V: Canonical> Canonical for BTreeMap<K, V> {
    fn canonical(&self, out: &mut String) {
        named(self.iter().map(|(name, value)| (name.as_ref(), value)), out);
    }
}

impl Canonical for String {
    fn canonical(&self, out: &mut String) {
        self.as_str().canonical(out);
    }
}

impl Canonical for str {
    fn canonical(&self, out: &mut String) {
        if is_plain(self.as_bytes()) {
            out.reserve(self.len() + 2);
            out.push('"');
            out.push_str(self);
            out.push('"');
        } else {
            // A text always has a JSON form.
            out.push_str(&serde_json::to_string(self).unwrap_or_default());
        }
    }
}

impl Canonical for bool {
    fn canonical(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Canonical for u64 {
    fn canonical(&self, out: &mut String) {
        // Writing to a String cannot fail.
        let _ = write!(out, "{self}");
    }
}

impl Canonical for f64 {
    fn canonical(&self, out: &mut String) {
        match *self {
            digit @ 0.0..10.0 if digit.fract() == 0.0 => out.push(char::from(b'0' + digit as u8)),
            digit @ -9.0..0.0 if digit.fract() == 0.0 => {
                out.push('-');
                out.push(char::from(b'0' + -digit as u8));
            }
            value if value.is_finite() => out.push_str(ryu_js::Buffer::new().format(value)),
            _ => out.push_str("null"),
        }
    }
}

/// Whether a text stands in JSON as it is.
fn is_plain(text: &[u8]) -> bool {
    const STRIDE: usize = 16;
    // All bytes of a stride are looked at, so that they can be looked at together.
    fn plain<const N: usize>(stride: &[u8; N]) -> bool {
        !stride.iter().fold(false, |any, &byte| any | (byte < 0x20) | (byte == b'"') | (byte == b'\\'))
    }
    match (text.last_chunk::<STRIDE>(), text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(last), ..) => text.as_chunks::<STRIDE>().0.iter().all(plain) && plain(last),
        (None, Some(first), Some(last)) => plain(first) && plain(last),
        _ => text.iter().all(|&byte| plain(&[byte])),
    }
}
