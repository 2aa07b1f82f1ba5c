//! [`Block`]: a part of a map that fits side by side.

use std::ops::Range;

use super::Table;

/// More columns than this make a strip that nobody reads.
const MOST: usize = 14;

/// Stages side by side; a long map has several blocks below each other.
pub(in crate::render) struct Block {
    pub(in crate::render) columns: Range<usize>,
    pub(in crate::render) stages: Vec<Part>,
}

/// A stage, or what fits of it.
pub(in crate::render) struct Part {
    /// Which stage of the table.
    pub(in crate::render) stage: usize,
    pub(in crate::render) columns: usize,
    /// Which piece of the stage, from 1, and of how many.
    pub(in crate::render) piece: usize,
    pub(in crate::render) pieces: usize,
}

impl Block {
    /// Whether a stage begins with this column, and another one or a part of it stands before.
    pub(in crate::render) fn begins_stage(&self, column: usize) -> bool {
        let mut first = self.columns.start;
        self.stages.iter().any(|part| {
            let here = first == column && column > self.columns.start;
            first += part.columns;
            here
        })
    }
}

impl Table {
    /// The blocks, in order. A stage stays in one piece where it can; blocks are about as long as
    /// each other.
    pub(in crate::render) fn blocks(&self) -> Vec<Block> {
        let mut parts = Vec::new();
        for (stage, columns) in self.stages.iter().map(|stage| stage.columns).enumerate() {
            let pieces = columns.div_ceil(MOST).max(1);
            let mut left = columns;
            for piece in 0..pieces {
                let take = left.div_ceil(pieces - piece);
                parts.push(Part { stage, columns: take, piece: piece + 1, pieces });
                left -= take;
            }
        }
        let columns: usize = parts.iter().map(|part| part.columns).sum();
        let fewest = count(&parts, MOST);
        let even = columns.div_ceil(fewest.max(1));
        let limit = (even..=MOST).find(|&limit| count(&parts, limit) == fewest).unwrap_or(MOST);
        let mut blocks: Vec<Block> = Vec::new();
        let mut at = 0;
        for part in parts {
            let next = at + part.columns;
            match blocks.last_mut().filter(|block| next - block.columns.start <= limit) {
                Some(block) => {
                    block.columns.end = next;
                    block.stages.push(part);
                }
                None => blocks.push(Block { columns: at..next, stages: vec![part] }),
            }
            at = next;
        }
        blocks
    }
}

/// How many blocks there are if none has more than `limit` columns, as far as stages allow.
fn count(parts: &[Part], limit: usize) -> usize {
    let mut blocks = 0;
    let mut room = 0;
    for part in parts {
        if part.columns > room {
            blocks += 1;
            room = limit;
        }
        room = room.saturating_sub(part.columns);
    }
    blocks
}
