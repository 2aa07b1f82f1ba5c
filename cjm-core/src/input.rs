//! Documents as operations take them, and which of their maps is meant.

use crate::Error;
use crate::check::first_error;
use crate::error::nearest;
use crate::model::{Document, Map, MapState};
use crate::read::{self, Limits, Reading, Syntax};

/// Reads a document that has no fault of text or shape.
///
/// ```
/// let text = b"cjm: '1.0'\nmaps: [{ id: buy, title: Buying }]";
/// # #[cfg(feature = "yaml")]
/// let document = cjm_core::read(text, cjm_core::Syntax::Auto)?;
/// # #[cfg(feature = "yaml")]
/// assert_eq!(document.maps[0].title, "Buying".into());
/// # Ok::<(), cjm_core::Error>(())
/// ```
///
/// # Errors
/// [`Error::Unreadable`] with the first fault; [`check`](crate::check::check) tells all of them.
pub fn read(bytes: &[u8], syntax: Syntax) -> Result<Document, Error> {
    Input::read(bytes, syntax).map(|input| input.document)
}

/// A document that can be computed with: read without a fault of text or shape.
pub(crate) struct Input<'a> {
    pub(crate) reading: Reading<'a>,
    pub(crate) document: Document,
}

impl<'a> Input<'a> {
    /// Reads `bytes`, and refuses what is broken: nothing is dropped silently.
    pub(crate) fn read(bytes: &'a [u8], syntax: Syntax) -> Result<Self, Error> {
        Self::accept(read::read(bytes, syntax, &Limits::default()), bytes)
    }

    /// What was read from `bytes`, if nothing in it is broken.
    pub(crate) fn accept(mut reading: Reading<'a>, bytes: &[u8]) -> Result<Self, Error> {
        if let Some(fault) = first_error(&reading, bytes) {
            return Err(Error::Unreadable(Box::new(fault)));
        }
        match reading.document.take() {
            Some(document) => Ok(Self { reading, document }),
            None => Err(Error::Internal("a document without a fault could not be read".to_owned())),
        }
    }

    /// The map that a call means: the one it names, else the only one, else the only current one.
    pub(crate) fn map(&self, id: Option<&str>) -> Result<&Map, Error> {
        let maps = &self.document.maps;
        if let Some(id) = id {
            return self.document.map(id).ok_or_else(|| Error::UnknownId {
                kind: "map",
                id: id.to_owned(),
                suggestion: nearest(id, maps.iter().map(|map| map.id.as_str())),
            });
        }
        if let [only] = maps.as_slice() {
            return Ok(only);
        }
        let current: Vec<&Map> = maps.iter().filter(|map| map.state == Some(MapState::Current)).collect();
        match current.as_slice() {
            [only] => Ok(only),
            _ if maps.is_empty() => Err(Error::Unusable {
                message: "the document holds no map".to_owned(),
                hint: Some("add one under `maps`; `cjm new` shows how".to_owned()),
            }),
            several => Err(Error::AmbiguousMap {
                message: format!(
                    "the document holds {} maps, {} of them current: say which one",
                    maps.len(),
                    several.len()
                ),
                choices: maps.iter().map(|map| map.id.to_string()).collect(),
            }),
        }
    }
}
