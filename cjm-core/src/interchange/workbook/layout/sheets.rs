//! [`SHEETS`]: the tabs of a workbook.

use super::{Sheet, board, library};

/// The tabs, in their order.
pub(in crate::interchange::workbook) static SHEETS: &[Sheet] = &[
    board::MAP,
    board::STEPS,
    board::STAGES,
    library::PERSONAS,
    library::NEEDS,
    library::RATINGS,
    board::PAINS,
    board::OPPORTUNITIES,
    library::COMPETITORS,
    library::EVIDENCE,
    library::KNOWLEDGE_GAPS,
    library::DEPARTMENTS,
    board::GAINS,
    board::NOTES_SHEET,
    board::FEELINGS,
    board::FAILURES,
    board::FLOW,
    board::IMPROVEMENTS,
    library::IMPORTANCE,
    library::METRICS,
    library::READINGS,
    library::TOUCHPOINTS,
    library::CHANNELS,
    library::SCALES,
    library::SOURCES,
    library::QUESTIONS,
    library::DOCUMENT,
];
