//! [`Sorted`]: canonical JSON straight from the model.

use std::cmp::Ordering;
use std::fmt::{Display, Write as _};

use serde::ser::{Error as _, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple};
use serde::{Serialize, Serializer};

use super::canonical::by_utf16;
use super::shape::{ANY, item_of, object_of, values_of};
use crate::Error;
use crate::read::{ObjectShape, Shape};

/// A text under way: members are sorted by name when their object ends, those that may be absent and
/// say nothing are left out.
#[derive(Default)]
pub(crate) struct Sorted {
    out: String,
    /// Where an object is put together in its order.
    spare: String,
    /// The members of all objects that are still open, innermost last.
    members: Vec<Member>,
}

/// Where a member stands in the text: its name in quotes, a colon and its value.
#[derive(Clone, Copy)]
struct Member {
    start: usize,
    name_end: usize,
    end: usize,
}

type Result<T = ()> = std::result::Result<T, serde_json::Error>;

impl Sorted {
    /// The canonical text of a value.
    pub(super) fn text(value: &impl Serialize, shape: &'static Shape) -> std::result::Result<String, Error> {
        let mut sorted = Self::default();
        sorted.print(value, shape)?;
        Ok(sorted.out)
    }

    /// Adds a value at the end, and answers how long the text is then.
    ///
    /// # Errors
    /// If the value is none of the model's.
    pub(crate) fn print(
        &mut self,
        value: &(impl Serialize + ?Sized),
        shape: &'static Shape,
    ) -> std::result::Result<usize, Error> {
        value.serialize(Value { sorted: self, shape }).map_err(|error| Error::Internal(error.to_string()))?;
        Ok(self.out.len())
    }

    /// What was printed.
    pub(crate) fn into_text(self) -> String {
        self.out
    }

    /// Begins an object.
    pub(crate) fn object(&mut self, shape: &'static Shape) -> Members<'_> {
        self.out.push('{');
        Members {
            base: self.members.len(),
            start: self.out.len(),
            object: object_of(shape),
            values: values_of(shape),
            next: 0,
            name: Member { start: 0, name_end: 0, end: 0 },
            left_out: false,
            ascii: true,
            shape: &ANY,
            sorted: self,
        }
    }

    fn quoted(&mut self, text: &str) {
        const STRIDE: usize = 16;
        let odd = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
        // All of a stride are looked at, so that they can be looked at together.
        let mut strides = text.as_bytes().chunks(STRIDE);
        if strides.any(|stride| stride.iter().fold(false, |any, byte| any | odd(byte))) {
            // A text always has a JSON form.
            self.out.push_str(&serde_json::to_string(text).unwrap_or_default());
        } else {
            self.out.reserve(text.len() + 2);
            self.out.push('"');
            self.out.push_str(text);
            self.out.push('"');
        }
    }

    fn number(&mut self, number: impl Display) {
        // Writing to a String cannot fail.
        let _ = write!(self.out, "{number}");
    }
}

/// Where a value of a shape comes next.
struct Value<'s> {
    sorted: &'s mut Sorted,
    shape: &'static Shape,
}

/// A list under way.
struct Items<'s> {
    sorted: &'s mut Sorted,
    shape: &'static Shape,
    first: bool,
}

/// An object under way.
pub(crate) struct Members<'s> {
    sorted: &'s mut Sorted,
    object: Option<&'static ObjectShape>,
    values: Option<&'static Shape>,
    /// Its first member among those of all objects.
    base: usize,
    /// Where its first member stands in the text.
    start: usize,
    /// The member of the shape after the last one that was seen: they mostly come in its order.
    next: usize,
    /// Whether all names are their own bytes and sort by them.
    ascii: bool,
    /// The name of the member under way, the shape of its value, and whether it is left out if that
    /// says nothing.
    name: Member,
    shape: &'static Shape,
    left_out: bool,
}

impl Members<'_> {
    /// Adds a list whose items are canonical text.
    pub(crate) fn list(&mut self, name: &str, items: &[&str]) {
        self.begin();
        self.sorted.quoted(name);
        self.named();
        self.sorted.out.push('[');
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.sorted.out.push(',');
            }
            self.sorted.out.push_str(item);
        }
        self.sorted.out.push(']');
        self.finish();
    }

    fn begin(&mut self) {
        if self.sorted.members.len() > self.base {
            self.sorted.out.push(',');
        }
        self.name.start = self.sorted.out.len();
    }

    fn named(&mut self) {
        self.name.name_end = self.sorted.out.len();
        let name = name_of(&self.sorted.out, &self.name);
        let members = self.object.map(|object| object.members).unwrap_or_default();
        let ahead = members.iter().enumerate().skip(self.next);
        let found = ahead.chain(members.iter().enumerate().take(self.next)).find(|(_, it)| it.name == name);
        match found {
            Some((at, member)) => {
                self.next = at + 1;
                self.shape = member.shape;
                self.left_out = !member.required;
            }
            None => {
                self.ascii &= name.is_ascii() && !name.contains('\\');
                self.shape = self.values.unwrap_or(&ANY);
                self.left_out = false;
            }
        }
        self.sorted.out.push(':');
    }

    fn finish(&mut self) {
        let end = self.sorted.out.len();
        let value = self.sorted.out.get(self.name.name_end + 1..);
        if self.left_out && matches!(value, Some("{}" | "[]")) {
            let comma = usize::from(self.sorted.members.len() > self.base);
            self.sorted.out.truncate(self.name.start - comma);
        } else {
            self.sorted.members.push(Member { end, ..self.name });
        }
    }

    /// Ends the object.
    pub(crate) fn close(self) {
        let Self { sorted, base, start, ascii, .. } = self;
        let Sorted { out, spare, members } = sorted;
        let own = members.get_mut(base..).unwrap_or_default();
        let order = |a: &Member, b: &Member| by_name(name_of(out, a), name_of(out, b), ascii);
        if !own.is_sorted_by(|a, b| order(a, b) != Ordering::Greater) {
            own.sort_by(order);
            spare.clear();
            for member in own.iter() {
                if !spare.is_empty() {
                    spare.push(',');
                }
                spare.push_str(out.get(member.start..member.end).unwrap_or_default());
            }
            out.truncate(start);
            out.push_str(spare);
        }
        members.truncate(base);
        out.push('}');
    }
}

/// The text between the quotes of a member's name.
fn name_of<'t>(out: &'t str, member: &Member) -> &'t str {
    out.get(member.start + 1..member.name_end.saturating_sub(1)).unwrap_or_default()
}

/// The order of RFC 8785, of names as JSON writes them.
fn by_name(a: &str, b: &str, ascii: bool) -> Ordering {
    if ascii {
        return a.cmp(b);
    }
    let plain = |name: &str| serde_json::from_str::<String>(&format!("\"{name}\"")).unwrap_or_default();
    by_utf16(&plain(a), &plain(b))
}

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = serde_json::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result {
        self.begin();
        key.serialize(Value { sorted: &mut *self.sorted, shape: &ANY })?;
        self.named();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
        value.serialize(Value { sorted: &mut *self.sorted, shape: self.shape })?;
        self.finish();
        Ok(())
    }

    fn end(self) -> Result {
        self.close();
        Ok(())
    }
}

impl SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = serde_json::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result {
        if !std::mem::take(&mut self.first) {
            self.sorted.out.push(',');
        }
        item.serialize(Value { sorted: &mut *self.sorted, shape: self.shape })
    }

    fn end(self) -> Result {
        self.sorted.out.push(']');
        Ok(())
    }
}

impl SerializeTuple for Items<'_> {
    type Ok = ();
    type Error = serde_json::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result {
        SerializeSeq::serialize_element(self, item)
    }

    fn end(self) -> Result {
        SerializeSeq::end(self)
    }
}

/// Text that is JSON already: how serde_json hands over the text of a number.
struct Raw<'s>(&'s mut Sorted);

impl SerializeStruct for Raw<'_> {
    type Ok = ();
    type Error = serde_json::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, text: &T) -> Result {
        let quoted = serde_json::to_string(text)?;
        self.0.out.push_str(&serde_json::from_str::<String>(&quoted)?);
        Ok(())
    }

    fn end(self) -> Result {
        Ok(())
    }
}

macro_rules! whole {
    ($($name:ident: $Number:ty),*) => {
        $(fn $name(self, value: $Number) -> Result {
            self.sorted.number(value);
            Ok(())
        })*
    };
}

impl<'s> Serializer for Value<'s> {
    type Ok = ();
    type Error = serde_json::Error;
    type SerializeSeq = Items<'s>;
    type SerializeTuple = Items<'s>;
    type SerializeTupleStruct = Impossible<(), serde_json::Error>;
    type SerializeTupleVariant = Impossible<(), serde_json::Error>;
    type SerializeMap = Members<'s>;
    type SerializeStruct = Raw<'s>;
    type SerializeStructVariant = Impossible<(), serde_json::Error>;

    whole!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    whole!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);

    fn serialize_bool(self, value: bool) -> Result {
        self.sorted.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Result {
        match value {
            0.0..10.0 if value.fract() == 0.0 => self.sorted.out.push(char::from(b'0' + value as u8)),
            value if value.is_finite() => self.sorted.out.push_str(ryu_js::Buffer::new().format(value)),
            _ => self.sorted.out.push_str("null"),
        }
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result {
        self.sorted.quoted(text);
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result {
        self.collect_seq(bytes)
    }

    fn serialize_none(self) -> Result {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result {
        self.sorted.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result {
        self.serialize_str(word)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result {
        Err(stranger(name))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'s>> {
        self.sorted.out.push('[');
        Ok(Items { sorted: self.sorted, shape: item_of(self.shape), first: true })
    }

    fn serialize_tuple(self, length: usize) -> Result<Items<'s>> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeTupleStruct> {
        Err(stranger(name))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant> {
        Err(stranger(name))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'s>> {
        Ok(self.sorted.object(self.shape))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Raw<'s>> {
        Ok(Raw(self.sorted))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant> {
        Err(stranger(name))
    }
}

fn stranger(name: &str) -> serde_json::Error {
    serde_json::Error::custom(format!("the model has no `{name}`"))
}
