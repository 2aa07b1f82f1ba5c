//! All rules, in the order of their codes.

use super::Rule;
use super::rules::{references, shape, text};

static RULES: &[&Rule] = &[
    &text::invalid_text::RULE,
    &text::limit_exceeded::RULE,
    &text::duplicate_key::RULE,
    &text::bad_unicode::RULE,
    &text::version_missing::RULE,
    &text::internal_error::RULE,
    &shape::schema_violation::RULE,
    &shape::unknown_member::RULE,
    &references::duplicate_id::RULE,
    &references::dangling_reference::RULE,
];

/// All rules, in the order of their codes.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}
