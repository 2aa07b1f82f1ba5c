//! Changes that say nothing about the journey.

use super::op::{Change, Op};

/// Members that show a thing, or say who wrote it and where it is tracked.
const MEMBERS: [&str; 3] = ["image", "author", "link"];

impl Op {
    /// Whether it changes nothing but a picture, an author, a link or a member of somebody else's
    /// (`x-…`). No check looks at these.
    pub fn is_cosmetic(&self) -> bool {
        // `dana/goals/0` is a remark without an id of its own.
        let inside = self.subject.id.split('/').nth(1).is_some_and(is_cosmetic);
        inside
            || match &self.change {
                Change::Set { field, .. }
                | Change::SetAdd { field, .. }
                | Change::SetRemove { field, .. } => is_cosmetic(field),
                Change::Insert { .. }
                | Change::Remove { .. }
                | Change::Move { .. }
                | Change::Rekey { .. } => false,
            }
    }
}

fn is_cosmetic(member: &str) -> bool {
    member.starts_with("x-") || MEMBERS.contains(&member)
}
