//! Numbers and times as people read them.

use super::phrase::right_to_left;
use super::words::Words;
use crate::model::Duration;
use crate::write::json;

/// A number; the minus is U+2212.
pub(super) fn plain(value: f64, words: &Words) -> String {
    let text = json::number(value).replace('-', "−");
    if words.decimal == '.' || text.contains('e') {
        text
    } else {
        text.replace('.', &words.decimal.to_string())
    }
}

/// A number with its sign, where it has one.
pub(super) fn signed(value: f64, words: &Words) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    format!("{sign}{}", plain(value, words))
}

/// A number within words that run from right to left, where its sign would change sides.
pub(super) fn isolated(number: String, words: &Words) -> String {
    if right_to_left(words.language) { format!("\u{2066}{number}\u{2069}") } else { number }
}

/// At most `digits` digits behind the point.
pub(super) fn rounded(value: f64, digits: u8) -> f64 {
    let by = (0..digits).fold(1.0, |by, _| by * 10.0);
    let scaled = value * by;
    if scaled.is_finite() { scaled.round() / by + 0.0 } else { value }
}

/// A share of 0..1 in per cent, one digit behind the point at most.
pub(super) fn percent(share: f64, words: &Words) -> String {
    (words.percent)(&plain(rounded(share * 100.0, 1), words))
}

/// `P6D` as `6 d`; least and most where they differ.
pub(super) fn duration(duration: &Duration, words: &Words) -> Option<String> {
    let text = |iso: &str| iso_duration(iso, words);
    match (&duration.min, &duration.max) {
        (Some(min), Some(max)) if min == max => Some(text(&min.0)),
        (Some(min), Some(max)) => Some(format!("{} {} {}", text(&min.0), words.units.to, text(&max.0))),
        (Some(min), None) => Some((words.units.at_least)(&text(&min.0))),
        (None, Some(max)) => Some((words.units.at_most)(&text(&max.0))),
        (None, None) => None,
    }
}

fn iso_duration(iso: &str, words: &Words) -> String {
    let units = &words.units;
    let mut parts: Vec<String> = Vec::new();
    let mut number = String::new();
    let mut of_day = false;
    for character in iso.chars().skip(1) {
        let unit = match character {
            'T' => {
                of_day = true;
                continue;
            }
            'Y' => units.years,
            'M' if of_day => units.minutes,
            'M' => units.months,
            'W' => units.weeks,
            'D' => units.days,
            'H' => units.hours,
            'S' => units.seconds,
            digit => {
                number.push(if digit == '.' { words.decimal } else { digit });
                continue;
            }
        };
        parts.push(format!("{} {unit}", std::mem::take(&mut number)));
    }
    if parts.is_empty() { iso.to_owned() } else { parts.join(" ") }
}

/// Milliseconds in the largest unit that they fill, one digit behind the point at most.
pub(super) fn milliseconds(ms: f64, words: &Words) -> String {
    let units = &words.units;
    let steps = [
        (86_400_000.0, units.days),
        (3_600_000.0, units.hours),
        (60_000.0, units.minutes),
        (1_000.0, units.seconds),
    ];
    let (size, unit) = steps.into_iter().find(|(size, _)| ms >= *size).unwrap_or((1_000.0, units.seconds));
    format!("{} {unit}", plain(rounded(ms / size, 1), words))
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::{duration, milliseconds, percent, rounded, signed};
    use crate::model::Duration;

    #[test]
    fn numbers_read_as_people_write_them() {
        let (en, de) = (words(None), words(Some("de-AT")));
        assert_eq!(signed(-1.1, en), "−1.1");
        assert_eq!(signed(0.5, de), "+0,5");
        assert_eq!(signed(0.0, en), "0");
        assert_eq!(percent(0.224, en), "22.4%");
        assert_eq!(percent(0.85, de), "85\u{a0}%");
        assert_eq!(rounded(-0.001, 1).to_string(), "0");
    }

    #[test]
    fn times_read_as_people_say_them() {
        let en = words(None);
        assert_eq!(duration(&"P6D".into(), en).as_deref(), Some("6 d"));
        assert_eq!(duration(&"P1Y2M3DT4H5M6.5S".into(), en).as_deref(), Some("1 y 2 mo 3 d 4 h 5 min 6.5 s"));
        let range = Duration { min: Some(iso("PT3H")), max: Some(iso("PT10H")), ..Duration::default() };
        assert_eq!(duration(&range, en).as_deref(), Some("3 h to 10 h"));
        assert_eq!(duration(&Duration { max: None, ..range }, en).as_deref(), Some("at least 3 h"));
        assert_eq!(milliseconds(11.0 * 86_400_000.0, en), "11 d");
        assert_eq!(milliseconds(90_000.0, en), "1.5 min");
    }

    fn iso(text: &str) -> crate::model::IsoDuration {
        crate::model::IsoDuration(text.to_owned())
    }
}
