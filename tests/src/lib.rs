//! What the tests of several crates share: generators of committed files, and the runner of the
//! shared vectors.

pub mod answer;
pub mod generate;
pub mod generator;
pub mod pairs;
pub mod vectors;

/// The samples of the pages, run as a reader would.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../../README.md")]
    struct Readme;

    #[doc = include_str!("../../cjm-core/README.md")]
    struct Core;

    #[doc = include_str!("../../docs/guide/rust.md")]
    struct Guide;
}

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate stands in the repository").to_owned()
}

/// Whether the caller asked to write expected files instead of comparing them: `CJM_BLESS=1`.
pub fn blessing() -> bool {
    std::env::var_os("CJM_BLESS").is_some_and(|value| value == "1")
}

/// Compares `text` with a committed file, or writes it when blessing.
pub fn assert_fresh(path: &str, text: &[u8]) {
    let file = root().join(path);
    if blessing() {
        std::fs::create_dir_all(file.parent().expect("a file has a folder")).expect("folder");
        if std::fs::read(&file).ok().as_deref() != Some(text) {
            std::fs::write(&file, text).expect("writable");
        }
        return;
    }
    let committed = std::fs::read(&file).unwrap_or_default();
    if committed != text {
        let (ours, theirs) = (String::from_utf8_lossy(text), String::from_utf8_lossy(&committed));
        let line = ours.lines().zip(theirs.lines()).position(|(a, b)| a != b);
        let at = line.unwrap_or_else(|| ours.lines().count().min(theirs.lines().count()));
        panic!(
            "{path} is stale from line {}:\n  committed: {}\n  generated: {}\nrun: CJM_BLESS=1 cargo test -p cjm-tests",
            at + 1,
            theirs.lines().nth(at).unwrap_or("(nothing)"),
            ours.lines().nth(at).unwrap_or("(nothing)"),
        );
    }
}
