//! JSON text with numbers in ECMAScript form (`1`, not `1.0`), so that all languages print
//! the same bytes.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use crate::Error;

/// One line, no blanks.
pub fn compact(value: &(impl Serialize + ?Sized)) -> Result<String, Error> {
    print(value, Ecma(CompactFormatter))
}

/// Indented by two blanks, with a final line feed.
pub fn pretty(value: &(impl Serialize + ?Sized)) -> Result<String, Error> {
    print(value, Ecma(PrettyFormatter::new())).map(|mut text| {
        text.push('\n');
        text
    })
}

/// The ECMAScript text of a finite number (ECMA-262, `Number::toString`).
pub fn number(value: f64) -> String {
    ryu_js::Buffer::new().format(value).to_owned()
}

fn print(value: &(impl Serialize + ?Sized), formatter: impl Formatter) -> Result<String, Error> {
    let mut bytes = Vec::with_capacity(256);
    value
        .serialize(&mut Serializer::with_formatter(&mut bytes, formatter))
        .map_err(|error| Error::Internal(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| Error::Internal(error.to_string()))
}

/// Forwards everything but numbers.
struct Ecma<F>(F);

type Io = io::Result<()>;

impl<F: Formatter> Formatter for Ecma<F> {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> Io {
        writer.write_all(ryu_js::Buffer::new().format(value).as_bytes())
    }
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Io {
        self.0.begin_array(writer)
    }
    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Io {
        self.0.end_array(writer)
    }
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> Io {
        self.0.begin_array_value(writer, first)
    }
    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Io {
        self.0.end_array_value(writer)
    }
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Io {
        self.0.begin_object(writer)
    }
    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Io {
        self.0.end_object(writer)
    }
    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> Io {
        self.0.begin_object_key(writer, first)
    }
    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Io {
        self.0.begin_object_value(writer)
    }
    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> Io {
        self.0.end_object_value(writer)
    }
}
