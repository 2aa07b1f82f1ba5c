//! Evidence from event data: what customers did, counted on the map's own columns.
//!
//! Tables come as they are (CSV, NDJSON, packed or not; with the feature `arrow` Parquet and Arrow). Which column plays which role is said by the
//! options, by the document's `sources` or by a preset, else guessed, and the result says so. Rows that
//! cannot be used are counted and listed.
//!
//! ```
//! use cjm_core::evidence::{Options, Table, mine};
//!
//! let log = b"case,event,time\na,look,2026-01-01\nb,look,2026-01-02\na,buy,2026-01-03\n";
//! let table = Table { data: log, ..Table::default() };
//! let evidence = mine(&[table], None, &Options::default())?;
//! assert_eq!((evidence.all.events, evidence.all.cases), (3, 2));
//! assert_eq!(evidence.all.transitions[0].time_ms.median, 172_800_000.0);
//! # Ok::<(), cjm_core::Error>(())
//! ```

mod aggregate;
mod attach;
mod codes;
mod contrast;
mod counts;
mod customers;
mod draft;
mod events;
mod figures;
mod fold;
pub mod identity;
mod journeys;
mod known;
mod load;
mod log;
mod moment;
mod names;
mod open;
mod options;
mod partial;
mod plan;
mod preset;
mod ranks;
mod read;
mod report;
mod segments;
mod slots;
mod spec;
mod tally;
mod times;
mod track;
mod variants;
mod writer;

pub use attach::{Attach, Attached, attach};
pub use contrast::{Contrast, CountedShare, MedianContrast, ShareContrast, Side, StageContrast, contrast};
pub(crate) use draft::draft_with;
pub use draft::{Draft, Drafted, draft};
pub use identity::IdentityFigures;
pub use options::{Options, Table, TableName};
pub use partial::{Split, finish, merge, partial};
#[cfg(feature = "arrow")]
pub use read::Batches;
pub use report::{
    ActivityFigures, BadRow, Evidence, Figures, LengthFigures, Period, PositionFigures, Rules, SourceFigures,
    StageFigures, StepFigures, TimeFigures, TransitionFigures, Variant, VariantFigures,
};

use crate::Error;
use crate::model::{Document, Map};
use aggregate::Aggregate;
use fold::fold;
use load::{Loaded, load};
use spec::Spec;

/// Mines events: what all customers of `tables` did, on the steps of `map` if there is one.
///
/// # Errors
/// A source, preset or column that does not exist, a table that cannot be read at all, an option that
/// cannot be used.
pub fn mine(
    tables: &[Table<'_>],
    map: Option<(&Document, &Map)>,
    options: &Options,
) -> Result<Evidence, Error> {
    mine_with(tables, map, options, &mut |_| Ok(()))
}

/// The same; `tell` hears of every so many rows, and may end it with an error.
pub(crate) fn mine_with(
    tables: &[Table<'_>],
    map: Option<(&Document, &Map)>,
    options: &Options,
    tell: &mut dyn FnMut(u64) -> Result<(), Error>,
) -> Result<Evidence, Error> {
    aggregate(tables, map, options, tell)?.finish()
}

fn aggregate(
    tables: &[Table<'_>],
    map: Option<(&Document, &Map)>,
    options: &Options,
    tell: &mut dyn FnMut(u64) -> Result<(), Error>,
) -> Result<Aggregate, Error> {
    let document = map.map(|(document, _)| document);
    let spec = Spec::new(document, map.map(|(_, map)| map), options)?;
    let Loaded { mut events, sources, identity } = load(tables, document, options, tell)?;
    let folded = fold(&mut events, &spec, tell)?;
    Ok(Aggregate::new(spec, sources, identity, folded))
}
