//! [`Touchpoint`]: a place where customer and offer meet.

use super::entity::{choice, entity};
use super::{Id, Text};

choice! {
    /// Whose medium a touchpoint is.
    Media {
        /// Ours: site, shop, newsletter.
        Owned = "owned",
        /// Bought: advertisements, sponsored places.
        Paid = "paid",
        /// Other people's word: reviews, press, recommendations.
        Earned = "earned",
        /// A partner's: reseller, marketplace, carrier.
        Partner = "partner",
    }
}

entity! {
    /// A place where customer and offer meet: the pricing page, the parcel, the hotline.
    Touchpoint {
        /// Stable id, unique in the document.
        id: Id,
        /// What it is called.
        name: Text,
        /// The channel it belongs to.
        channel: Option<Id>,
        /// Whose medium it is.
        media: Option<Media>,
        /// The department that answers for it.
        owner: Option<Id>,
    }
}
