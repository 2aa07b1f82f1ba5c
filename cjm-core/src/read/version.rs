//! Whether this cjm can read the version that a document says it follows.

use super::fault::Fault;
use super::tape::Tape;
use crate::model::Version;

/// What is to be said of the member `cjm`, if anything. A missing one is a rule's business, one of
/// another kind than text the shape's.
pub(super) fn check(tape: &Tape<'_>) -> Option<Fault> {
    let node = tape.get(0, "cjm")?;
    let text = tape.string(node)?;
    let known = Version::CURRENT;
    let fault = match Version::parse(&text) {
        Some(version) if version == known => return None,
        Some(version) if version.major == known.major => Fault::new(
            "CJM013",
            tape.bytes(node),
            format!("the document follows version {version} of the format, this cjm knows {known}"),
        )
        .help("what it does not know is kept and not used; a newer cjm uses it"),
        Some(version) if version > known => Fault::new(
            "CJM014",
            tape.bytes(node),
            format!("the document follows version {version} of the format, this cjm reads {known}"),
        )
        .help("install a newer cjm"),
        _ => Fault::new("CJM014", tape.bytes(node), format!("there is no version `{text}` of the format"))
            .help(format!("write `{known}`")),
    };
    Some(fault.at(node))
}
