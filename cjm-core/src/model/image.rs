//! [`Image`]: a picture, and the same in words.

use super::Text;
use super::entity::entity;

entity! {
    /// A picture, and the same in words.
    Image {
        /// Where it is: a link or a path.
        href: String,
        /// What it shows, for those who cannot see it.
        alt: Text,
    }
}
