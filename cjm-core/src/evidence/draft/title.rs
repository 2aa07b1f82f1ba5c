//! [`title`]: what people read instead of what the data say.

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
    use super::title;

    #[test]
    fn people_read_words() {
        assert_eq!(title("add_to_cart"), "Add to cart");
        assert_eq!(title("  été\n2 "), "Été 2");
        assert_eq!(title("_"), "(nameless)");
        assert_eq!(title(&"word ".repeat(20)).chars().count(), 55);
    }
}
