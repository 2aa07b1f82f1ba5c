//! The colours of pictures: one token a role, one value a theme.

use super::Theme;

/// A role that has a colour; the custom property is `--cjm-` and the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Colour {
    Bg,
    Surface,
    Surface2,
    Border,
    Line,
    Text,
    Muted,
    /// The first persona's curve.
    Accent,
    SecondSeries,
    ThirdSeries,
    FourthSeries,
    WorstFeeling,
    BadFeeling,
    NeutralFeeling,
    GoodFeeling,
    BestFeeling,
    PainBg,
    PainText,
    PainLine,
    GainBg,
    GainText,
    GainLine,
    OpportunityBg,
    OpportunityText,
    OpportunityLine,
}

/// Name, then the value on light, dark, paper and in high contrast.
type Values = (&'static str, [&'static str; 4]);

impl Colour {
    pub(super) const ALL: [Self; 25] = [
        Self::Bg,
        Self::Surface,
        Self::Surface2,
        Self::Border,
        Self::Line,
        Self::Text,
        Self::Muted,
        Self::Accent,
        Self::SecondSeries,
        Self::ThirdSeries,
        Self::FourthSeries,
        Self::WorstFeeling,
        Self::BadFeeling,
        Self::NeutralFeeling,
        Self::GoodFeeling,
        Self::BestFeeling,
        Self::PainBg,
        Self::PainText,
        Self::PainLine,
        Self::GainBg,
        Self::GainText,
        Self::GainLine,
        Self::OpportunityBg,
        Self::OpportunityText,
        Self::OpportunityLine,
    ];

    /// The part of the custom property's name after `--cjm-`.
    pub(super) const fn name(self) -> &'static str {
        self.values().0
    }

    /// The value; `auto` is light here.
    pub(super) const fn value(self, theme: Theme) -> &'static str {
        let [light, dark, print, contrast] = self.values().1;
        match theme {
            Theme::Auto | Theme::Light => light,
            Theme::Dark => dark,
            Theme::Print => print,
            Theme::Contrast => contrast,
        }
    }

    const fn values(self) -> Values {
        match self {
            Self::Bg => ("bg", ["#FFFFFF", "#0F141A", "#FFFFFF", "#FFFFFF"]),
            Self::Surface => ("surface", ["#F6F8FA", "#171E26", "#FFFFFF", "#FFFFFF"]),
            Self::Surface2 => ("surface2", ["#EAEEF3", "#212B36", "#F2F2F2", "#FFFFFF"]),
            Self::Border => ("border", ["#C9D1DA", "#3A4654", "#9AA3AD", "#000000"]),
            Self::Line => ("line", ["#6E7A89", "#8291A3", "#4A5565", "#000000"]),
            Self::Text => ("text", ["#1B2430", "#E8EDF3", "#000000", "#000000"]),
            Self::Muted => ("muted", ["#4A5565", "#B4C0CD", "#333B45", "#000000"]),
            Self::Accent => ("accent", ["#1B5CB8", "#86B7FF", "#143A73", "#003A9B"]),
            Self::SecondSeries => ("series2", ["#A3470B", "#FFB27A", "#7A3408", "#7A3000"]),
            Self::ThirdSeries => ("series3", ["#8619FB", "#A855F7", "#8619FB", "#8619FB"]),
            Self::FourthSeries => ("series4", ["#3B4350", "#E8EDF3", "#000000", "#000000"]),
            Self::WorstFeeling => ("e-m2", ["#8F1D14", "#FF7A6E", "#8F1D14", "#7A0000"]),
            Self::BadFeeling => ("e-m1", ["#A84D08", "#FFC08A", "#A84D08", "#A84D08"]),
            Self::NeutralFeeling => ("e-0", ["#5F6B7A", "#C3CCD6", "#4A5565", "#333333"]),
            Self::GoodFeeling => ("e-p1", ["#1769AA", "#9CCBFF", "#1769AA", "#1769AA"]),
            Self::BestFeeling => ("e-p2", ["#0B3F73", "#4F9BFF", "#0B3F73", "#002B5C"]),
            Self::PainBg => ("pain-bg", ["#FDECEA", "#3A1917", "#FFFFFF", "#FFFFFF"]),
            Self::PainText => ("pain-fg", ["#7A1710", "#FFD3CE", "#000000", "#000000"]),
            Self::PainLine => ("pain-ln", ["#B3261E", "#FF8F85", "#8F1D14", "#7A0000"]),
            Self::GainBg => ("gain-bg", ["#E8F0FB", "#14294A", "#FFFFFF", "#FFFFFF"]),
            Self::GainText => ("gain-fg", ["#143A73", "#CFE1FF", "#000000", "#000000"]),
            Self::GainLine => ("gain-ln", ["#1B5CB8", "#86B7FF", "#143A73", "#003A9B"]),
            Self::OpportunityBg => ("opp-bg", ["#E5F4EA", "#12301F", "#FFFFFF", "#FFFFFF"]),
            Self::OpportunityText => ("opp-fg", ["#0F4A2C", "#C6F2D6", "#000000", "#000000"]),
            Self::OpportunityLine => ("opp-ln", ["#1B7A48", "#5CCB90", "#0F4A2C", "#00501E"]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Theme};

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: &str) -> f64 {
        0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5)
    }

    /// A part of a colour as light.
    fn linear(colour: &str, at: usize) -> f64 {
        let value = f64::from(u8::from_str_radix(colour.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
    }

    fn contrast(one: Colour, other: Colour, theme: Theme) -> f64 {
        let (one, other) = (luminance(one.value(theme)), luminance(other.value(theme)));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    const THEMES: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::Print, Theme::Contrast];

    /// What is read or has to be told apart to be understood, on what it stands.
    const TEXTS: [(Colour, Colour); 17] = {
        use Colour::*;
        [
            (Text, Bg),
            (Text, Surface),
            (Text, Surface2),
            (Muted, Bg),
            (Muted, Surface),
            (Muted, Surface2),
            (PainText, PainBg),
            (GainText, GainBg),
            (OpportunityText, OpportunityBg),
            (WorstFeeling, Bg),
            (BadFeeling, Bg),
            (NeutralFeeling, Bg),
            (GoodFeeling, Bg),
            (BestFeeling, Bg),
            (PainLine, Bg),
            (OpportunityLine, Bg),
            (Accent, Bg),
        ]
    };

    /// Marks on what they stand.
    const MARKS: [(Colour, Colour); 15] = {
        use Colour::*;
        [
            (Line, Bg),
            (Line, Surface),
            (PainLine, PainBg),
            (GainLine, Bg),
            (GainLine, GainBg),
            (OpportunityLine, OpportunityBg),
            (Accent, Surface),
            (Accent, Surface2),
            (SecondSeries, Bg),
            (SecondSeries, Surface),
            (ThirdSeries, Bg),
            (ThirdSeries, Surface),
            (FourthSeries, Bg),
            (FourthSeries, Surface),
            (PainLine, Surface),
        ]
    };

    fn stands_out(pairs: &[(Colour, Colour)], theme: Theme, least: f64) {
        for (one, behind) in pairs {
            let found = contrast(*one, *behind, theme);
            assert!(found >= least, "{one:?} on {behind:?} in {theme:?}: {found:.2}");
        }
    }

    #[test]
    fn text_stands_out_from_what_is_behind_it() {
        THEMES.iter().for_each(|theme| stands_out(&TEXTS, *theme, 4.5));
    }

    #[test]
    fn marks_stand_out_from_what_is_behind_them() {
        THEMES.iter().for_each(|theme| stands_out(&MARKS, *theme, 3.0));
    }

    #[test]
    fn in_high_contrast_all_stands_out_more() {
        let read = |(one, _): &&(Colour, Colour)| {
            use Colour::{BadFeeling, GoodFeeling, NeutralFeeling};
            !matches!(one, BadFeeling | NeutralFeeling | GoodFeeling)
        };
        let texts: Vec<(Colour, Colour)> = TEXTS.iter().filter(read).copied().collect();
        stands_out(&texts, Theme::Contrast, 7.0);
        stands_out(&TEXTS, Theme::Contrast, 4.5);
        stands_out(&MARKS, Theme::Contrast, 4.5);
    }

    #[test]
    fn every_role_is_looked_at() {
        use Colour::*;
        for role in Colour::ALL {
            let behind = matches!(role, Bg | Surface | Surface2 | PainBg | GainBg | OpportunityBg);
            let found = TEXTS.iter().chain(&MARKS).any(|(one, other)| *one == role || *other == role);
            // The border only parts what has a place of its own.
            assert!(found || role == Border, "{role:?}");
            assert!(behind || TEXTS.iter().chain(&MARKS).any(|(one, _)| *one == role) || role == Border);
        }
    }

    /// What people see who lack one kind of cone: Machado, Oliveira, Fernandes (2009), severity 1, on
    /// linear light. First what everybody else sees.
    const EYES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];

    /// CIE 1976 L*a*b* under D65.
    fn lab(colour: &str, eyes: &[[f64; 3]; 3]) -> [f64; 3] {
        let light = [1, 3, 5].map(|at| linear(colour, at));
        let seen = eyes.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0));
        let [x, y, z] = [
            [0.412_456_4, 0.357_576_1, 0.180_437_5, 0.950_47],
            [0.212_672_9, 0.715_152_2, 0.072_175, 1.0],
            [0.019_333_9, 0.119_192, 0.950_304_1, 1.088_83],
        ]
        .map(|[r, g, b, white]| (r * seen[0] + g * seen[1] + b * seen[2]) / white)
        .map(|t: f64| if t > 0.008_856 { libm::cbrt(t) } else { 7.787 * t + 16.0 / 116.0 });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// The least distance that any eyes see (CIE 1976).
    fn distance(one: Colour, other: Colour, theme: Theme) -> f64 {
        let seen = |eyes| {
            let (one, other) = (lab(one.value(theme), eyes), lab(other.value(theme), eyes));
            one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
        };
        EYES.iter().map(seen).fold(f64::MAX, f64::min)
    }

    #[test]
    fn colours_that_mean_different_things_differ_for_everybody() {
        use Colour::*;
        let groups: [&[Colour]; 3] = [
            &[WorstFeeling, BadFeeling, NeutralFeeling, GoodFeeling, BestFeeling],
            &[Accent, SecondSeries, ThirdSeries, FourthSeries],
            &[PainLine, GainLine, OpportunityLine],
        ];
        for theme in THEMES {
            for group in groups {
                for (at, one) in group.iter().enumerate() {
                    for other in group.iter().skip(at + 1) {
                        let found = distance(*one, *other, theme);
                        assert!(found >= 10.0, "{one:?} and {other:?} in {theme:?}: {found:.1}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_two_roles_share_a_name() {
        let mut names: Vec<&str> = Colour::ALL.iter().map(|colour| colour.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Colour::ALL.len());
    }
}
