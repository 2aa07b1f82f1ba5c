//! [`Beta`]: a share of which only mean and variance are known, and how far it may lie from its mean.

/// A beta distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Beta {
    pub(super) a: f64,
    pub(super) b: f64,
}

/// The share of a distribution outside of its 95 %, at either end.
const TAIL: f64 = 0.025;

/// Where that share of a normal distribution begins, in standard deviations.
const NORMAL: f64 = 1.959_963_984_540_054;

/// From so many answers on, an expansion about the normal distribution is as good.
const MANY: f64 = 100_000.0;

impl Beta {
    /// The one of this mean (on 0..1) and variance, where there is one.
    pub(super) fn matching(mean: f64, variance: f64) -> Option<Self> {
        let size = mean * (1.0 - mean) / variance - 1.0;
        (size > 1e-3).then_some(Self { a: mean * size, b: (1.0 - mean) * size })
    }

    /// From where to where it lies with 95 %: 2.5 % are below, 2.5 % above.
    pub(super) fn ninety_five(self) -> [f64; 2] {
        let mirrored = Self { a: self.b, b: self.a };
        let low = self.low_end();
        // Next to 0 the difference from 1 rounds further than `low`.
        [low, (1.0 - mirrored.low_end()).max(low)]
    }

    /// Below which 2.5 % lie: Halley's method, kept between bounds that close in.
    fn low_end(self) -> f64 {
        const ROUNDS: usize = 200;
        let Self { a, b } = self;
        if a + b > MANY {
            return self.expanded();
        }
        let log_beta = libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b);
        let (mut low, mut high) = (0.0, 1.0);
        let mut x = self.start();
        let mut before = f64::INFINITY;
        for _ in 0..ROUNDS {
            if !(x > low && x < high) {
                x = (low + high) / 2.0;
            }
            // The smallest steps lead out of the bounds: there is no number in between.
            if x <= low || x >= high {
                break;
            }
            let front = libm::exp(a * libm::log(x) + b * libm::log1p(-x) - log_beta);
            let off = self.below(x, front) - TAIL;
            if off < 0.0 {
                low = x;
            } else {
                high = x;
            }
            let newton = off * x * (1.0 - x) / front;
            let bend = newton * ((a - 1.0) / x - (b - 1.0) / (1.0 - x));
            // Where steps lead nowhere, as where hardly anything lies, halving does.
            let slow = off.abs() > 0.5 * before;
            before = off.abs();
            let halley = x - newton / (1.0 - 0.5 * bend.min(1.0));
            let next = if slow { (low + high) / 2.0 } else { halley };
            // Its error is of the order of the step to the third.
            let done = !slow && (next - x).abs() <= 1e-6 * x && next > low && next < high;
            x = next;
            if done {
                break;
            }
        }
        x.clamp(low, high)
    }

    /// The share below `x`, by the continued fraction 26.5.8 of Abramowitz and Stegun (Handbook of
    /// Mathematical Functions, 1964) on the side where it converges fast.
    fn below(self, x: f64, front: f64) -> f64 {
        let Self { a, b } = self;
        if x < (a + 1.0) / (a + b + 2.0) {
            front * fraction(a, b, x) / a
        } else {
            1.0 - front * fraction(b, a, 1.0 - x) / b
        }
    }

    /// Somewhere near [`low_end`](Self::low_end): 26.5.22 of Abramowitz and Stegun; where the density has
    /// no bound, what its two ends alone would give (Press et al., Numerical Recipes, 2007, 6.14).
    fn start(self) -> f64 {
        let Self { a, b } = self;
        if a >= 1.0 && b >= 1.0 {
            let (left, right) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
            let lambda = (NORMAL * NORMAL - 3.0) / 6.0;
            let h = 2.0 / (left + right);
            let w =
                NORMAL * (lambda + h).sqrt() / h - (right - left) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
            return a / (a + b * libm::exp(2.0 * w));
        }
        let near = libm::exp(a * libm::log(a / (a + b))) / a;
        let far = libm::exp(b * libm::log(b / (a + b))) / b;
        let all = near + far;
        if TAIL < near / all {
            libm::pow(a * all * TAIL, 1.0 / a)
        } else {
            1.0 - libm::pow(b * all * (1.0 - TAIL), 1.0 / b)
        }
    }

    /// The expansion of Cornish and Fisher (Revue de l'Institut International de Statistique 5, 1938)
    /// to the skewness.
    fn expanded(self) -> f64 {
        let Self { a, b } = self;
        let size = a + b;
        let sd = (a / size * (b / size) / (size + 1.0)).sqrt();
        let skewness = 2.0 * (b - a) / (size + 2.0) * ((size + 1.0) / a / b).sqrt();
        (a / size + sd * (-NORMAL + (NORMAL * NORMAL - 1.0) * skewness / 6.0)).clamp(0.0, 1.0)
    }
}

/// The continued fraction 1/1+ d1/1+ d2/1+ … of 26.5.8, by Lentz's method (Thompson and Barnett,
/// Journal of Computational Physics 64, 1986).
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const MOST: usize = 10_000;
    const TINY: f64 = 1e-300;
    let sound = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / sound(1.0 - (a + b) * x / (a + 1.0));
    let mut product = d;
    for m in 1..MOST {
        let m = m as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / sound(1.0 + even * d);
        c = sound(1.0 + even / c);
        product *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / sound(1.0 + odd * d);
        c = sound(1.0 + odd / c);
        let factor = d * c;
        product *= factor;
        if (factor - 1.0).abs() < 3e-16 {
            break;
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use super::{Beta, TAIL};

    fn near(got: f64, expected: f64, off: f64) {
        assert!((got - expected).abs() <= off, "{got} is not {expected}");
    }

    #[test]
    fn closed_forms_are_met_to_the_last_digits() {
        for shape in [0.3, 1.0, 2.0, 7.0, 150.0] {
            let [low, high] = Beta { a: shape, b: 1.0 }.ninety_five();
            near(low, libm::pow(TAIL, 1.0 / shape), 1e-14);
            near(high, libm::pow(1.0 - TAIL, 1.0 / shape), 1e-14);
        }
        // The arcsine distribution.
        let quarter = |p: f64| libm::pow(libm::sin(std::f64::consts::FRAC_PI_2 * p), 2.0);
        let [low, high] = Beta { a: 0.5, b: 0.5 }.ninety_five();
        near(low, quarter(TAIL), 1e-15);
        near(high, quarter(1.0 - TAIL), 1e-15);
    }

    /// Upper 2.5 % points of the F distribution as printed by Merrington and Thompson (Biometrika 33,
    /// 1943) and in every table since: with v1 and v2 degrees, `v1 F / (v2 + v1 F)` is that of a beta
    /// distribution of v1/2 and v2/2.
    #[test]
    fn the_published_table_of_f_is_reproduced() {
        for (v1, v2, printed, digit) in [
            (1.0, 1.0, 647.8, 0.05),
            (2.0, 2.0, 39.00, 0.005),
            (4.0, 4.0, 9.60, 0.005),
            (1.0, 10.0, 6.94, 0.005),
            (5.0, 10.0, 4.24, 0.005),
            (10.0, 10.0, 3.72, 0.005),
            (10.0, 30.0, 2.51, 0.005),
            (60.0, 120.0, 1.53, 0.005),
        ] {
            let [_, high] = Beta { a: v1 / 2.0, b: v2 / 2.0 }.ninety_five();
            near(v2 * high / (v1 * (1.0 - high)), printed, digit);
        }
    }

    /// Made with scipy 1.17.1: `scipy.stats.beta(a, b).ppf([0.025, 0.975])`.
    #[test]
    fn another_implementation_agrees() {
        for (a, b, low, high) in SCIPY {
            let [got_low, got_high] = Beta { a, b }.ninety_five();
            near(got_low, low, 1e-12);
            near(got_high, high, 1e-12);
        }
    }

    const SCIPY: [(f64, f64, f64, f64); 10] = [
        (2.5, 0.5, 0.3331782455987909, 0.999783091529969),
        (0.7, 0.04, 0.2678853602374748, 1.0),
        (0.2, 20.8, 3.1234939669769443e-10, 0.0713817977231172),
        (10.3, 10.7, 0.2847510765540936, 0.6979208626705469),
        (0.05, 0.05, 8.832852111227207e-27, 1.0),
        (62.225, 68.775, 0.3903115858630355, 0.5604117158092892),
        (1.5, 300.0, 0.00035929499292399017, 0.015447174741464915),
        (3000.0, 3000.0, 0.4873499847460599, 0.5126500152539402),
        (45000.0, 9000.0, 0.8301784041100502, 0.8364648761384917),
        (12.0, 0.9, 0.7477082978073017, 0.9986600282304785),
    ];

    #[test]
    fn the_ends_are_mirrored_and_stay_in_order() {
        for a in [1e-6, 0.01, 0.4, 1.0, 3.0, 900.0, 3e6] {
            for b in [1e-6, 0.02, 0.7, 1.5, 40.0, 70_000.0, 1e12] {
                let [low, high] = Beta { a, b }.ninety_five();
                let [other_low, other_high] = Beta { a: b, b: a }.ninety_five();
                assert!(0.0 <= low && low <= high && high <= 1.0, "{a} {b}: {low} {high}");
                near(1.0 - other_high, low, 1e-15);
                near(1.0 - other_low, high, 1e-15);
            }
        }
    }

    #[test]
    fn the_expansion_takes_over_without_a_step() {
        for share in [0.5, 0.1, 0.99] {
            let just = Beta { a: share * super::MANY, b: (1.0 - share) * super::MANY };
            near(just.low_end(), just.expanded(), 1e-7);
        }
    }
}
