//! Text that goes to a terminal or a log, and can do nothing there but be read.

/// One line: control characters and those that turn the writing direction are shown escaped.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let turns = matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
        if character.is_control() || turns {
            out.extend(character.escape_unicode());
        } else {
            out.push(character);
        }
    }
    out
}

/// The beginning of a text, at most `most` characters of it.
pub(super) fn short(text: &str, most: usize) -> String {
    let text = line(text);
    if text.chars().count() <= most {
        return text;
    }
    let mut cut: String = text.chars().take(most.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

/// A share of the whole in points of 100, with its sign: `+4.9`, `0.0`, `-1.2`.
pub(super) fn points(value: f64) -> String {
    let text = format!("{:+.1}", value * 100.0);
    if matches!(text.as_str(), "+0.0" | "-0.0") { "0.0".to_owned() } else { text }
}

/// A share in percent; never all or nothing where it is not.
pub(super) fn percent(share: f64) -> String {
    match share {
        share if share > 0.0 && share < 0.005 => "<1 %".to_owned(),
        share if (0.995..1.0).contains(&share) => ">99 %".to_owned(),
        share => format!("{:.0} %", share * 100.0),
    }
}

/// A time in its largest unit.
pub(super) fn span(milliseconds: f64) -> String {
    let units = [(86_400_000.0, "d"), (3_600_000.0, "h"), (60_000.0, "min"), (1_000.0, "s")];
    let unit = units.iter().find(|(size, _)| milliseconds >= *size);
    unit.map_or_else(
        || format!("{milliseconds:.0} ms"),
        |(size, unit)| format!("{:.1} {unit}", milliseconds / size),
    )
}
