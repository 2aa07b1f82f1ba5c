//! [`Match`]: which recorded events are meant.

use super::entity::entity;

entity! {
    /// Which recorded events are meant: by name (one of `event`, `in`, `prefix`, `pattern`), narrowed
    /// by channel and source.
    Match {
        /// The event's name, exactly.
        event: Option<String>,
        /// Any of these names.
        one_of = "in": Vec<String>,
        /// All names that begin so.
        prefix: Option<String>,
        /// All names that fit this pattern.
        pattern: Option<String>,
        /// Only events on this channel, as the data name it.
        channel: Option<String>,
        /// Only events of this source.
        source: Option<String>,
    }
}
