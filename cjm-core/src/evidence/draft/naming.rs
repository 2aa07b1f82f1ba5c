//! Ids and names made of what events are called.

use std::collections::BTreeSet;

use crate::model::Id;
use crate::read::Form;

/// Ids that are given away.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeSet<String>);

impl Ids {
    /// An id for something that the data call `name`: the name itself where it can be one, else its
    /// letters and digits with hyphens between, with a number behind it where that is taken.
    pub(super) fn give(&mut self, name: &str, else_called: &str) -> Id {
        const LONGEST: usize = 64;
        let word = if Form::Id.matches(name) { name.to_owned() } else { Id::word(name) };
        let base = if word.is_empty() { else_called.to_owned() } else { word };
        let numbered = (2_u32..).map(|number| {
            let tail = format!("-{number}");
            let head: String = base.chars().take(LONGEST - tail.len()).collect();
            head + &tail
        });
        let free = std::iter::once(base.clone()).chain(numbered).find(|id| !self.0.contains(id));
        let free = free.unwrap_or_default();
        self.0.insert(free.clone());
        Id(free)
    }
}

/// What people call something that the data call `name`: blanks for `_`, a capital in front; of a long
/// name the beginning.
pub(super) fn title(name: &str) -> String {
    const LONGEST: usize = 56;
    let spaced = name.replace(['_', '\n', '\r', '\t'], " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut text = words.join(" ");
    if text.chars().count() > LONGEST {
        text = text.chars().take(LONGEST - 1).collect();
        text.truncate(text.trim_end().len());
        text.push('…');
    }
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "(nameless)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Ids, title};

    #[test]
    fn an_event_s_name_is_the_id_where_it_can_be_one() {
        let mut ids = Ids::default();
        assert_eq!(ids.give("add_to_cart", "step"), "add_to_cart");
        assert_eq!(ids.give("add_to_cart", "step"), "add_to_cart-2");
        assert_eq!(ids.give("Take in charge, ticket!", "step"), "take-in-charge-ticket");
        assert_eq!(ids.give("支払い", "step"), "step");
        assert_eq!(ids.give("вход", "step"), "step-2");
        assert_eq!(ids.give(&"a".repeat(70), "step").as_str().len(), 48);
    }

    #[test]
    fn people_read_words() {
        assert_eq!(title("add_to_cart"), "Add to cart");
        assert_eq!(title("  été\n2 "), "Été 2");
        assert_eq!(title("_"), "(nameless)");
        assert_eq!(title(&"word ".repeat(20)).chars().count(), 55);
    }
}
