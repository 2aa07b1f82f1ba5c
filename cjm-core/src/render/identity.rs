//! Ids that two pictures on one page do not share.

use sha2::{Digest as _, Sha256};

/// Eight characters that stand for what a picture shows; other pictures have others.
pub(super) fn mark(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn other_pictures_have_other_marks() {
        assert_eq!(mark(&["a", "b"]).len(), 8);
        assert_eq!(mark(&["a", "b"]), mark(&["a", "b"]));
        assert_ne!(mark(&["a", "b"]), mark(&["ab", ""]));
    }
}
