//! [`Step`]: one column of a map.

use super::entity::{choice, entity};
use super::{
    Cell, Date, Duration, Emotion, Gain, Id, Image, Match, MomentOfTruth, Note, Pain, Reading, Text,
};

choice! {
    /// What happens in a step.
    StepKind {
        /// Somebody does something.
        Action = "action",
        /// Somebody tells somebody something.
        Communication = "communication",
        /// Time passes.
        Wait = "wait",
        /// Somebody decides; the ways out are in `flow`.
        Decision = "decision",
    }
}

choice! {
    /// Who starts a step.
    Initiator {
        /// The customer.
        Customer = "customer",
        /// We.
        Us = "us",
        /// Somebody else.
        Other = "other",
    }
}

entity! {
    /// One column of a map: a moment of the journey, and everything before and behind it.
    Step {
        /// Stable id, unique in the map. The same id in another map means the same step.
        id: Id,
        /// What it is called; absent = as its stage, where it is the only step.
        name: Option<Text>,
        /// What happens in it.
        kind: Option<StepKind>,
        /// Where customer and offer meet.
        touchpoints: Vec<Id>,
        /// The channels used: declared ones, or preset ones such as `web`, `email`, `store`.
        channels: Vec<Id>,
        /// The devices used, in your own words: `phone`, `kiosk`.
        devices: Vec<String>,
        /// Who starts it.
        initiator: Option<Initiator>,
        /// What everything in this step rests on that names no evidence of its own.
        evidence: Vec<Id>,
        /// The personas who take it, any of the document's; absent = all of the map's.
        personas: Vec<Id>,
        /// Whether it may be left out.
        optional: Option<bool>,
        /// Whether a journey may begin here.
        entry: Option<bool>,
        /// Whether the journey may end here: it does not go on to the next step by itself.
        exit: Option<bool>,
        /// Whether it makes or breaks the relation (Carlzon 1987): `true`, or why.
        moment_of_truth = "momentOfTruth": Option<MomentOfTruth>,
        /// The department that answers for it.
        owner: Option<Id>,
        /// The department that customers or colleagues take for the owner.
        perceived_owner = "perceivedOwner": Option<Id>,
        /// When it happened, on a map of one case.
        at: Option<Date>,
        /// How long the customer waits.
        wait: Option<Duration>,
        /// How long it takes the customer.
        duration: Option<Duration>,
        /// What the customer does. A step without actions is a column without the customer.
        actions: Vec<Note>,
        /// What the customer thinks.
        thoughts: Vec<Note>,
        /// What the customer feels; default scale `emotion5` (-2..2).
        emotions: Vec<Emotion>,
        /// What customers need here.
        needs: Vec<Id>,
        /// What hurts.
        pains: Vec<Pain>,
        /// What pleases.
        gains: Vec<Gain>,
        /// Readings at this step.
        metrics: Vec<Reading>,
        /// A picture of the moment.
        image: Option<Image>,
        /// What our side does in the customer's sight: above the line of visibility.
        frontstage: Vec<Cell>,
        /// What our side does out of the customer's sight: below the line of visibility.
        backstage: Vec<Cell>,
        /// What others do so that backstage can work: below the line of internal interaction.
        support_processes = "supportProcesses": Vec<Cell>,
        /// What the customer can see, hear or hold: a page, a receipt, a room (Bitner 2008).
        physical_evidence = "physicalEvidence": Vec<Cell>,
        /// Which recorded events are this step; absent = events named like the step's id.
        matches = "match": Vec<Match>,
    }
}
