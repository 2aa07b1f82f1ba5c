//! [`rank`]: what to fix first, on every map, by the best that is known.
//!
//! The ladder, best rung first:
//!
//! 1. ratings of rivals, with targets where given
//! 2. targets only
//! 3. the need's importance as target
//! 4. no ratings: severity of pains, times how many meet them (reach and frequency, mined drop-off,
//!    or votes), times how bad the moment feels
//!
//! Every number is the same kind of share: of all that matters to customers (persona, stage, need),
//! the part that is lost here. Rungs 1 to 3 measure it, rung 4 judges it; so all items stand in one
//! list, largest priority first. Equal priorities share a rank, and stand by rung, then by kind (pain,
//! opportunity, need, step), then in the order of the document.

mod collect;
mod item;
mod ladder;
mod list;
mod moment;
mod money;
mod opportunity;
mod pain;
mod plan;
mod question;
mod subject;
mod worth;

use serde::Serialize;

pub use item::{Factor, Item, ItemKind, Unranked};
pub use money::{AtStake, Money};
pub use plan::Move;
pub use question::OpenQuestion;

use super::leaf::means;
use super::{Note, Options};
use crate::Error;
use crate::model::{Document, Id, Map};
use ladder::Ladder;

/// What to fix first on a map.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ranking {
    /// The map.
    pub map: Id,
    /// The best rung of the ladder that any item rests on; absent where nothing can be ranked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rung: Option<u8>,
    /// All that can be ranked, or the first `top` of it.
    pub items: Vec<Item>,
    /// How many can be ranked in all.
    pub ranked: usize,
    /// Seed of the simulation.
    pub seed: u64,
    /// How many times it drew; absent where nothing is random.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draws: Option<usize>,
    /// The opportunities in the order to take them: each adds what those before it leave.
    pub plan: Vec<Move>,
    /// What drop-off costs; absent where the map is not observed or a conversion has no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub money: Option<Money>,
    /// The document's open questions that are about something, worth most first.
    pub questions: Vec<OpenQuestion>,
    /// What cannot be ranked, in the order of the document.
    pub unranked: Vec<Unranked>,
    /// What to collect first for a better answer, most useful first.
    pub collect: Vec<String>,
    /// What could not be used or had to be assumed.
    pub notes: Vec<Note>,
}

/// What to fix first on a map of `document`.
///
/// # Errors
///
/// As [`score`](super::score).
pub fn rank(document: &Document, map: &Map, options: &Options) -> Result<Ranking, Error> {
    let ladder = Ladder::new(document, map, options)?;
    let mean = means(&ladder.table.book.estimates);
    let (gains, more_notes) = ladder.gains();
    let list::List { mut entries, unranked } = ladder.list(&gains, &mean);
    let draws = ladder.simulate(&mut entries, options);
    let questions = ladder.questions(&entries, options);
    let mut more_notes = more_notes;
    let money = ladder.money(&mut more_notes);
    let mut items: Vec<Item> = entries.into_iter().map(|entry| entry.item).collect();
    let collect = ladder.collect(&items, &unranked);
    let rung = items.iter().map(|item| item.rung).min();
    let ranked = items.len();
    items.truncate(options.top.unwrap_or(usize::MAX));
    let plan = ladder.plan(&gains, &mean);
    Ok(Ranking {
        map: map.id.clone(),
        rung,
        items,
        ranked,
        seed: options.seed,
        draws,
        plan,
        money,
        questions,
        unranked,
        collect,
        notes: ladder.notes.into_iter().chain(more_notes).collect(),
    })
}
