//! [`NewIds`]: ids for things that came with names only.

use std::collections::{BTreeMap, BTreeSet};

#[cfg(feature = "evidence")]
use super::Form;
use crate::model::Id;

/// The ids of a document that is being made: no two alike, whatever they are for.
#[derive(Debug, Default)]
pub(crate) struct NewIds {
    taken: BTreeSet<String>,
    /// The last number behind each word.
    numbers: BTreeMap<String, usize>,
}

impl NewIds {
    /// Keeps an id that is there already from being made once more.
    #[cfg(feature = "workbook")]
    pub(crate) fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// The name itself where it can be an id and is not taken, else one made of it.
    #[cfg(feature = "evidence")]
    pub(crate) fn keep(&mut self, name: &str, kind: &str) -> Id {
        if Form::Id.matches(name) && self.taken.insert(name.to_owned()) {
            return Id::from(name);
        }
        self.of(name, kind)
    }

    /// An id made of a name: its letters and digits. Where it has none of the alphabet, `kind` and a number.
    pub(crate) fn of(&mut self, name: &str, kind: &str) -> Id {
        let word = Id::word(name);
        // A bare number, or one behind what got lost, says nothing.
        let says = word.chars().any(|character| character.is_ascii_alphabetic());
        let base = if says { word } else { kind.to_owned() };
        let mut number = self.numbers.get(&base).copied().unwrap_or(usize::from(!says));
        let id = loop {
            let id = if number == 0 { base.clone() } else { format!("{base}-{number}") };
            number = (number + 1).max(2);
            if self.taken.insert(id.clone()) {
                break id;
            }
        };
        self.numbers.insert(base, number);
        Id(id)
    }
}

#[cfg(test)]
mod tests {
    use super::NewIds;

    #[test]
    fn no_two_ids_are_alike() {
        let mut ids = NewIds::default();
        let names = ["Pay", "pay!", "pay 2", "Pay", "用户", "7", "", "a".repeat(90).as_str()]
            .map(|name| ids.of(name, "step").0);
        let expected =
            ["pay", "pay-2", "pay-2-2", "pay-3", "step-1", "step-2", "step-3", "a".repeat(48).as_str()]
                .map(str::to_owned);
        assert_eq!(names, expected);
    }

    #[cfg(feature = "evidence")]
    #[test]
    fn a_name_that_can_be_an_id_is_one() {
        let mut ids = NewIds::default();
        let names = ["add_to_cart", "add_to_cart", "Take in charge, ticket!", "вход"]
            .map(|name| ids.keep(name, "step").0);
        assert_eq!(names, ["add_to_cart", "add-to-cart", "take-in-charge-ticket", "step-1"]);
    }
}
