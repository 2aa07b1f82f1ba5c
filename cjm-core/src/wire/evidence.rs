//! Evidence that comes beside a document: of all customers, or of a segment.

use crate::Error;
use crate::input::Input;
use crate::model::Document;

/// The document with the evidence of all customers, or of a segment, on its map.
#[cfg(feature = "evidence")]
pub(super) fn attached(
    input: &Input<'_>,
    map: Option<&str>,
    evidence: &[u8],
    segment: Option<String>,
) -> Result<Document, Error> {
    use crate::evidence::{Attach, Evidence, attach};
    let mined = Evidence::parse(evidence)?;
    let options = Attach { segment, ..Attach::default() };
    Ok(attach(&input.document, input.map(map)?, &mined, &options)?.0)
}

/// This build cannot.
#[cfg(not(feature = "evidence"))]
pub(super) fn attached(
    _: &Input<'_>,
    _: Option<&str>,
    _: &[u8],
    _: Option<String>,
) -> Result<Document, Error> {
    Err(Error::Unusable {
        message: "this build of cjm does not read evidence".to_owned(),
        hint: Some("attach it first, with a build that does".to_owned()),
    })
}
