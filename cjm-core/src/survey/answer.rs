//! One answer: from what stands in a cell to a point of the scale.

use std::collections::BTreeMap;

use crate::model::Scale;
use crate::write::json::number;

/// The number that a cell means: by the words that the source declares, as a number, by a label of the
/// scale, or by a number that stands before words (`5 - very good`).
pub(super) fn value(
    text: &str,
    scale: Option<&Scale>,
    answers: &BTreeMap<String, f64>,
) -> Result<f64, String> {
    let same = |own: &str| own.trim().eq_ignore_ascii_case(text);
    let declared =
        answers.get(text).or_else(|| answers.iter().find(|(own, _)| same(own)).map(|(_, point)| point));
    let found =
        declared.copied().or_else(|| numeric(text)).or_else(|| label(text, scale)).or_else(|| leading(text));
    let value =
        found.ok_or_else(|| format!("`{}` is no number and no answer that is declared", cut(text)))?;
    match scale {
        Some(scale) if scale.unit(value).is_none() => {
            let (min, max) = (number(scale.min), number(scale.max));
            Err(format!("{} is off scale `{}`, {min} to {max}", number(value), scale.id))
        }
        _ => Ok(value),
    }
}

fn numeric(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    text.parse::<f64>().ok().filter(|value| plain && value.is_finite())
}

fn label(text: &str, scale: Option<&Scale>) -> Option<f64> {
    let scale = scale?;
    let at =
        scale.labels.iter().position(|label| label.all().any(|own| own.trim().eq_ignore_ascii_case(text)))?;
    Some(scale.min + at as f64 * scale.step.map_or(1.0, |step| step.0))
}

/// `5 - very good`, `10 = extremely likely`, `3 (neutral)`; not `24/7` or `3rd`.
fn leading(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text).bytes().take_while(u8::is_ascii_digit).count();
    let end = digits + usize::from(text.starts_with('-'));
    let (figure, rest) = text.split_at_checked(end)?;
    let apart = rest.trim_start().starts_with(['-', '–', '—', '=', ':', '(']);
    (digits > 0 && apart).then(|| figure.parse().ok()).flatten()
}

/// Enough of a text to know it again.
pub(super) fn cut(text: &str) -> String {
    const MOST: usize = 40;
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::value;
    use crate::model::preset_scale;

    #[test]
    fn answers_come_in_many_forms() {
        let scale = preset_scale("severity5");
        let words: BTreeMap<String, f64> = [("Agree".to_owned(), 4.0)].into();
        for (text, expected) in [
            ("4", 4.0),
            ("4.0", 4.0),
            ("agree", 4.0),
            ("very high", 5.0),
            ("5 - very good", 5.0),
            ("3 (neutral)", 3.0),
            ("1=bad", 1.0),
        ] {
            assert_eq!(value(text, scale, &words), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_answer_says_why() {
        let scale = preset_scale("likert5");
        for text in ["6", "0", "n/a", "24/7", "3rd", "inf", "NaN", "1e999", "-", "５"] {
            assert!(value(text, scale, &BTreeMap::new()).is_err(), "{text}");
        }
    }
}
