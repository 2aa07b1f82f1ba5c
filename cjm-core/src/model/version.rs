//! [`Version`]: which version of the format a document follows.

use std::fmt;

/// A version of the format: a minor one only adds, a major one changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version {
    pub(crate) major: u32,
    pub(crate) minor: u32,
}

impl Version {
    /// The one that this cjm reads and writes, [`FORMAT`](crate::FORMAT).
    pub(crate) const CURRENT: Self = Self { major: 1, minor: 0 };

    /// Reads `1.0`: two numbers without leading zeros.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (major, minor) = text.split_once('.')?;
        let number = |digits: &str| {
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            let padded = digits.len() > 1 && digits.starts_with('0');
            digits.parse().ok().filter(|_| plain && !padded)
        };
        Some(Self { major: number(major)?, minor: number(minor)? })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn the_current_version_is_the_one_that_is_written() {
        assert_eq!(Version::CURRENT.to_string(), crate::FORMAT);
    }

    #[test]
    fn only_two_plain_numbers_are_a_version() {
        assert_eq!(Version::parse("12.3"), Some(Version { major: 12, minor: 3 }));
        for text in
            ["", "1", "1.", ".1", "01.0", "1.00", "+1.0", "1.0.0", " 1.0", "1,0", "99999999999.0", "१.०"]
        {
            assert_eq!(Version::parse(text), None, "{text:?}");
        }
    }
}
