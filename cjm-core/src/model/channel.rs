//! [`Channel`]: a way of contact.

use super::entity::{choice, entity};
use super::{Id, Text};

choice! {
    /// Where a channel works.
    ChannelMode {
        /// Over a network: web, app, e-mail.
        Online = "online",
        /// In person or on paper: store, event, post.
        Offline = "offline",
        /// Both at once: click and collect.
        Hybrid = "hybrid",
    }
}

entity! {
    /// A way in which customer and offer come into contact. The usual ones are preset and need no
    /// declaration; one declared under a preset id replaces it.
    Channel {
        /// Stable id, unique in the document.
        id: Id,
        /// What it is called.
        name: Text,
        /// Whether it works online, offline or both at once.
        mode: Option<ChannelMode>,
    }
}
