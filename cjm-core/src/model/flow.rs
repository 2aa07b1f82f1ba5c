//! [`Flow`]: a way from one step to another.

use super::entity::{choice, entity};
use super::{Id, Text};

choice! {
    /// What sort of way a flow is.
    FlowKind {
        /// On to what comes next.
        Next = "next",
        /// One of several ways on.
        Branch = "branch",
        /// Back again.
        Loop = "loop",
        /// Back on track after a failure.
        Recovery = "recovery",
        /// At the same time.
        Parallel = "parallel",
    }
}

entity! {
    /// A way from one step or cell to another. A step without a `next` or `branch` of its own goes on
    /// in the order of the list.
    Flow {
        /// The step or cell it leaves.
        from: Id,
        /// The step or cell it reaches.
        to: Id,
        /// What sort of way it is; absent = `next`.
        kind: Option<FlowKind>,
        /// When or why it is taken.
        text: Option<Text>,
    }
}
