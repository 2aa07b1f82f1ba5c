//! How wide text is, without a font at hand.

mod advances;

use unicode_width::UnicodeWidthChar as _;

/// Thickness of type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Weight {
    #[default]
    Regular,
    Bold,
}

/// Measures text.
pub(super) trait Measure {
    /// The width of a character at type size 1.
    fn advance(&self, character: char, weight: Weight) -> f64;
}

/// Widths as of Inter; what Inter lacks is taken for as wide as its class usually is.
pub(super) struct Inter;

/// Wider than most letters, so that lines in a script without a table break early, not late.
const OTHER: f64 = 0.62;

/// As wide as in Noto Color Emoji, the widest of those in use.
const EMOJI: f64 = 1.25;

impl Measure for Inter {
    fn advance(&self, character: char, weight: Weight) -> f64 {
        let code = u32::from(character);
        let at = advances::RUNS.partition_point(|(first, _)| *first <= code);
        let known = at
            .checked_sub(1)
            .and_then(|at| advances::RUNS.get(at))
            .and_then(|(first, widths)| widths.get(usize::try_from(code - first).ok()?));
        match (known, character.width()) {
            (Some([regular, bold]), _) => {
                f64::from(if weight == Weight::Bold { *bold } else { *regular }) / advances::UNITS
            }
            (None, Some(2)) if (0x1_f000..0x2_0000).contains(&code) => EMOJI,
            (None, Some(2)) => 1.0,
            (None, Some(0) | None) => 0.0,
            (None, Some(_)) => OTHER,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Inter, Measure as _, Weight};

    #[test]
    fn letters_are_as_wide_as_in_the_font() {
        let [i, n, w] = ['i', 'n', 'W'].map(|letter| Inter.advance(letter, Weight::Regular));
        assert!(i < n && n < w && w < 1.1);
        assert!(Inter.advance('n', Weight::Bold) > n);
    }

    #[test]
    fn other_scripts_take_what_their_class_takes() {
        let advance = |character| Inter.advance(character, Weight::Regular);
        assert_eq!(advance('漢'), 1.0);
        assert_eq!(advance('🤯'), super::EMOJI);
        assert_eq!(advance('\u{200b}'), 0.0);
        assert_eq!(advance('ع'), super::OTHER);
        assert!(advance('ж') > 0.5);
    }
}
