//! How severe a pain is, from 0 to 1.

use crate::model::{Document, Pain};

/// How severe a pain is, from 0 to 1; nothing without a value on its scale.
pub(crate) fn unit(document: &Document, pain: &Pain) -> Option<f64> {
    let severity = pain.severity.as_ref()?;
    let scale = document.scale_of(severity, "severity5")?;
    scale.unit(severity.value_on(scale)?)
}
