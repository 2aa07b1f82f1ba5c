//! [`Limits`]: how much input is too much.

/// What the reader accepts; more is answered with `CJM002`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one document.
    pub bytes: usize,
    /// Objects and lists inside each other.
    pub depth: usize,
    /// Values in all, aliases of YAML expanded.
    pub nodes: usize,
    /// Members of one object.
    pub members: usize,
    /// Items of one list.
    pub items: usize,
    /// Bytes of one text.
    pub string: usize,
    /// Bytes of one member name.
    pub key: usize,
    /// Bytes of one number.
    pub number: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            depth: 64,
            nodes: 5_000_000,
            members: 100_000,
            items: 1_000_000,
            string: 1 << 20,
            key: 1 << 10,
            number: 1 << 10,
        }
    }
}
