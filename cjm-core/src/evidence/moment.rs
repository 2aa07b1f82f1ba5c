//! [`Clock`]: how times are written, and reading them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::Error;
use crate::date::Day;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// How a number tells a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// ISO 8601: a day, or a day and a time of day.
    Iso,
    /// Since 1970.
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
}

const UNITS: [(&str, Unit); 5] = [
    ("iso", Unit::Iso),
    ("s", Unit::Seconds),
    ("ms", Unit::Milliseconds),
    ("us", Unit::Microseconds),
    ("ns", Unit::Nanoseconds),
];

impl Unit {
    pub(crate) fn name(self) -> &'static str {
        UNITS.iter().find(|(_, unit)| *unit == self).map_or("", |(name, _)| name)
    }

    pub(crate) fn named(name: &str) -> Result<Self, Error> {
        UNITS.iter().find(|(own, _)| *own == name).map(|(_, unit)| *unit).ok_or_else(|| Error::Unusable {
            message: format!("there is no unit of time `{name}`"),
            hint: Some("the units are iso, s, ms, us, ns".to_owned()),
        })
    }

    /// What the first time of a column looks like: a number by its digits, anything else as ISO 8601.
    /// Eight digits are a day (20260731).
    pub(crate) fn guess(text: &[u8]) -> Self {
        let text = text.trim_ascii();
        let digits = text.strip_prefix(b"-").unwrap_or(text);
        let whole = digits.split(|&byte| byte == b'.').next().unwrap_or_default();
        if whole.is_empty() || !digits.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.') {
            return Self::Iso;
        }
        match whole.len() {
            8 if whole.len() == text.len() => Self::Iso,
            ..=11 => Self::Seconds,
            12..=14 => Self::Milliseconds,
            15..=17 => Self::Microseconds,
            _ => Self::Nanoseconds,
        }
    }
}

/// How times are written.
pub(crate) struct Clock {
    pub(crate) unit: Unit,
    /// The zone of times that name none; nothing = UTC.
    zone: Option<TimeZone>,
    /// The last day that was read and when it began: events come in order, mostly.
    last: ([u8; 10], i64),
}

impl Clock {
    /// # Errors
    /// A zone that the IANA database does not hold.
    pub(crate) fn new(unit: Unit, zone: Option<&str>) -> Result<Self, Error> {
        let zone = zone.filter(|name| *name != "UTC").map(|name| {
            TimeZone::get(name).map_err(|_| Error::Unusable {
                message: format!("there is no time zone `{name}`"),
                hint: Some("give an IANA name such as `Europe/Berlin`".to_owned()),
            })
        });
        Ok(Self { unit, zone: zone.transpose()?, last: ([0; 10], 0) })
    }

    /// Whether times that name no zone are in UTC.
    #[cfg(feature = "arrow")]
    pub(crate) fn is_utc(&self) -> bool {
        self.zone.is_none()
    }

    /// Milliseconds since 1970 in UTC, parts of them cut off; nothing for what is no time.
    pub(crate) fn read(&mut self, text: &[u8]) -> Option<i64> {
        let text = text.trim_ascii();
        match self.unit {
            Unit::Iso => self.iso(text),
            Unit::Seconds => epoch(text, 1_000_000_000),
            Unit::Milliseconds => epoch(text, 1_000_000),
            Unit::Microseconds => epoch(text, 1_000),
            Unit::Nanoseconds => epoch(text, 1),
        }
    }

    fn iso(&mut self, text: &[u8]) -> Option<i64> {
        if text.len() == 8 {
            let day = day(digits(text.get(..4)?)?, digits(text.get(4..6)?)?, digits(text.get(6..)?)?)?;
            return self.local(day);
        }
        let (date, rest) = text.split_at_checked(10)?;
        let midnight = if date == self.last.0 {
            self.last.1
        } else {
            let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *date.first_chunk::<10>()? else {
                return None;
            };
            let midnight = day(digits(&[y1, y2, y3, y4])?, digits(&[m1, m2])?, digits(&[d1, d2])?)?;
            self.last = (*date.first_chunk::<10>()?, midnight);
            midnight
        };
        let Some((b'T' | b't' | b' ', mut rest)) = rest.split_first() else {
            return rest.is_empty().then(|| self.local(midnight)).flatten();
        };
        let hour = digits(rest.get(..2)?)?;
        let minute = digits(rest.strip_prefix_at(2, b':')?.get(..2)?)?;
        rest = rest.get(5..)?;
        let mut second = 0;
        let mut milliseconds = 0;
        if let Some((b':', after)) = rest.split_first() {
            second = digits(after.get(..2)?)?;
            rest = after.get(2..)?;
            if let Some((b'.' | b',', after)) = rest.split_first() {
                let length = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
                if length == 0 {
                    return None;
                }
                for place in 0..3 {
                    let digit = after.get(place).filter(|_| place < length).map_or(0, |byte| byte - b'0');
                    milliseconds = milliseconds * 10 + i64::from(digit);
                }
                rest = after.get(length..)?;
            }
        }
        // A leap second counts as the second after it.
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let wall = midnight + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
        match rest.trim_ascii_start() {
            b"" => self.local(wall),
            b"Z" | b"z" | b"UTC" | b"GMT" => Some(wall),
            [sign @ (b'+' | b'-'), offset @ ..] => {
                let minutes = match offset.len() {
                    2 => digits(offset)? * 60,
                    4 => digits(offset.get(..2)?)? * 60 + digits(offset.get(2..)?)?,
                    5 => digits(offset.get(..2)?)? * 60 + digits(offset.strip_prefix_at(2, b':')?)?,
                    _ => return None,
                };
                let offset = minutes * 60_000;
                (offset < DAY).then_some(if *sign == b'+' { wall - offset } else { wall + offset })
            }
            _ => None,
        }
    }

    /// A time on the wall of the zone. One that the clocks skip is read as if they had not, one that
    /// they show twice is the first (RFC 5545, 3.3.5).
    pub(crate) fn local(&self, wall: i64) -> Option<i64> {
        let Some(zone) = &self.zone else { return Some(wall) };
        let civil: DateTime = TimeZone::UTC.to_datetime(Timestamp::from_millisecond(wall).ok()?);
        Some(zone.to_ambiguous_timestamp(civil).compatible().ok()?.as_millisecond())
    }
}

/// A time as RFC 3339 in UTC.
pub(crate) fn written(milliseconds: i64) -> String {
    Timestamp::from_millisecond(milliseconds).map_or_else(|_| String::new(), |time| time.to_string())
}

trait StripPrefixAt {
    /// What follows the byte at a place, if it is the one that is meant.
    fn strip_prefix_at(&self, at: usize, byte: u8) -> Option<&[u8]>;
}

impl StripPrefixAt for [u8] {
    fn strip_prefix_at(&self, at: usize, byte: u8) -> Option<&[u8]> {
        self.get(at..)?.split_first().filter(|(first, _)| **first == byte).map(|(_, rest)| rest)
    }
}

fn digits(text: &[u8]) -> Option<i64> {
    text.iter()
        .try_fold(0_i64, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))
}

/// When a day begins.
fn day(year: i64, month: i64, day: i64) -> Option<i64> {
    Day::new(year, month, day).map(|day| day.since_epoch() * DAY)
}

/// `scale` = nanoseconds of a unit. Six digits behind the point are read, more are cut off.
fn epoch(text: &[u8], scale: i128) -> Option<i64> {
    let (negative, text) = match text.split_first()? {
        (b'-', rest) => (true, rest),
        _ => (false, text),
    };
    let point = text.iter().position(|&byte| byte == b'.');
    let (whole, part) = match point {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, &b""[..]),
    };
    if whole.is_empty() || whole.len() > 19 || !part.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut millionths = i128::from(whole.iter().try_fold(0_i64, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    })?);
    for place in 0..6 {
        millionths = millionths * 10 + part.get(place).map_or(0, |byte| i128::from(byte - b'0'));
    }
    let time = millionths * scale * if negative { -1 } else { 1 };
    let milliseconds = i64::try_from(time.div_euclid(1_000_000_000_000)).ok()?;
    in_years(milliseconds).then_some(milliseconds)
}

/// Whether a time is one of RFC 3339, which has the years from 1 to 9999.
pub(crate) fn in_years(milliseconds: i64) -> bool {
    (-62_135_596_800_000..253_402_300_800_000).contains(&milliseconds)
}

#[cfg(test)]
mod tests {
    use super::{Clock, Unit, written};

    fn iso(text: &str, zone: Option<&str>) -> Option<String> {
        Clock::new(Unit::Iso, zone).unwrap().read(text.as_bytes()).map(written)
    }

    #[test]
    fn times_come_in_many_forms() {
        for (text, expected) in [
            ("2024-03-13 10:21:14", "2024-03-13T10:21:14Z"),
            ("2024-03-13T10:21:14.2769", "2024-03-13T10:21:14.276Z"),
            ("2024-03-13T10:21:14.5+02:00", "2024-03-13T08:21:14.5Z"),
            ("2024-03-13 10:21:14-0530", "2024-03-13T15:51:14Z"),
            ("2024-03-13 10:21 UTC", "2024-03-13T10:21:00Z"),
            (" 2024-03-13 ", "2024-03-13T00:00:00Z"),
            ("20240313", "2024-03-13T00:00:00Z"),
        ] {
            assert_eq!(iso(text, None).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "soon",
            "2024-13-01",
            "2024-02-30",
            "2024-03-13T25:00",
            "2024-03-13T10:21:14.",
            "2024-03-13 10:21 CET",
        ] {
            assert_eq!(iso(text, None), None, "{text}");
        }
    }

    #[test]
    fn a_time_without_a_zone_is_one_of_the_source_s() {
        let berlin = |text| iso(text, Some("Europe/Berlin")).unwrap();
        assert_eq!(berlin("2024-01-01 12:00:00"), "2024-01-01T11:00:00Z");
        assert_eq!(berlin("2024-07-01 12:00:00"), "2024-07-01T10:00:00Z");
        assert_eq!(berlin("2024-07-01 12:00:00Z"), "2024-07-01T12:00:00Z");
        // Skipped, and shown twice.
        assert_eq!(berlin("2024-03-31 02:30:00"), "2024-03-31T01:30:00Z");
        assert_eq!(berlin("2024-10-27 02:30:00"), "2024-10-27T00:30:00Z");
        assert!(Clock::new(Unit::Iso, Some("Europe/Atlantis")).is_err());
    }

    #[test]
    fn numbers_are_told_by_their_digits() {
        for (text, unit, expected) in [
            ("1611817201", Unit::Seconds, 1_611_817_201_000),
            ("1611817201.25", Unit::Seconds, 1_611_817_201_250),
            ("1611817201234", Unit::Milliseconds, 1_611_817_201_234),
            ("1611817201234567", Unit::Microseconds, 1_611_817_201_234),
            ("1611817201234567890", Unit::Nanoseconds, 1_611_817_201_234),
            ("-1", Unit::Seconds, -1_000),
        ] {
            assert_eq!(Unit::guess(text.as_bytes()), unit, "{text}");
            assert_eq!(Clock::new(unit, None).unwrap().read(text.as_bytes()), Some(expected), "{text}");
        }
        assert_eq!(Unit::guess(b"20240313"), Unit::Iso);
        assert_eq!(Clock::new(Unit::Seconds, None).unwrap().read(b"99999999999999999"), None);
    }
}
