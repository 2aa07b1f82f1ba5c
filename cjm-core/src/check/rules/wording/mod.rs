//! `CJM9xx`: how it is worded.

pub(crate) mod empty_text;
mod personal;
pub(crate) mod personal_data;
pub(crate) mod placeholder_text;
pub(crate) mod text_too_long;
