use super::definition::{Definition, Found};
use super::maps::Maps;
use super::{Direction, Severity};
use crate::model::{Any, Duration, IsoDuration};

/// Months and years have no fixed length: spans that name them are not compared.
pub(super) static DEFINITION: Definition = Definition {
    names: ["wait-shortened", "wait-lengthened"],
    directions: [Direction::Improvement, Direction::Regression],
    severities: [Severity::Minor, Severity::Minor],
    about: "the customer waits less: the least or the most is shorter and neither is longer; \
            `delta` is in seconds, of the most where both ends differ",
    find,
};

fn find(maps: &Maps<'_>, found: &mut Vec<Found>) {
    for (old, new) in maps.changed() {
        let (Some(before), Some(after)) = (&old.wait, &new.wait) else { continue };
        let (Some((least, most)), Some((less, more))) = (ends(before), ends(after)) else { continue };
        let deltas = [more - most, less - least];
        if deltas.iter().all(|delta| *delta <= 0.0)
            && let Some(&delta) = deltas.iter().find(|delta| **delta < 0.0)
        {
            found.push(Found {
                subject: maps.to.step(new),
                field: Some("wait"),
                old: Some(any(before)),
                new: Some(any(after)),
                delta: Some(delta),
                ..Found::default()
            });
        }
    }
}

/// Least and most in seconds.
fn ends(duration: &Duration) -> Option<(f64, f64)> {
    Some((seconds(duration.min.as_ref()?)?, seconds(duration.max.as_ref()?)?))
}

/// The length of a span of weeks, days, hours, minutes and seconds.
fn seconds(span: &IsoDuration) -> Option<f64> {
    let mut total = 0.0;
    let mut number = String::new();
    let mut of_day = false;
    for character in span.0.strip_prefix('P')?.chars() {
        let unit = match character {
            'T' => {
                of_day = true;
                continue;
            }
            '0'..='9' | '.' => {
                number.push(character);
                continue;
            }
            'W' => 604_800.0,
            'D' => 86_400.0,
            'H' => 3_600.0,
            'M' if of_day => 60.0,
            'S' => 1.0,
            _ => return None,
        };
        total += number.parse::<f64>().ok()? * unit;
        number.clear();
    }
    Some(total)
}

fn any(duration: &Duration) -> Any {
    let text = |span: &Option<IsoDuration>| span.as_ref().map(|span| Any::String(span.0.clone()));
    match duration.as_short() {
        Some(text) => Any::String(text.to_owned()),
        None => Any::Object(
            [("min", text(&duration.min)), ("max", text(&duration.max))]
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), value?)))
                .collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::seconds;
    use crate::model::IsoDuration;

    #[test]
    fn spans_of_fixed_length_are_counted() {
        let seconds = |text: &str| seconds(&IsoDuration(text.to_owned()));
        assert_eq!(seconds("P1W"), Some(604_800.0));
        assert_eq!(seconds("P1DT2H3M4.5S"), Some(93_784.5));
        assert_eq!(seconds("PT30M"), Some(1_800.0));
        for open in ["P1M", "P1Y", "P1MT5M"] {
            assert_eq!(seconds(open), None, "{open}");
        }
    }
}
