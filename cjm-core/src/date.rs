//! [`Day`]: a day of the calendar, as a number to reckon with.

use std::fmt;

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(i64);

impl Day {
    /// The day this many days after 1970-01-01.
    #[cfg(feature = "cli")]
    pub(crate) const fn from_epoch(days: i64) -> Self {
        Self(days)
    }

    /// The day of a date or moment (`2026-07-01`, `2026-07-01T09:30:00Z`), as written, whatever its zone;
    /// nothing for a day that no calendar has.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.get(..10)?.split('-').map(str::parse::<i64>);
        Self::new(parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?)
    }

    /// The day of a year, month and day; nothing for a day that no calendar has.
    pub(crate) fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let found = Self::of(year, month, day);
        (found.civil() == (year, month, day)).then_some(found)
    }

    /// Days since 1970-01-01.
    #[cfg(feature = "evidence")]
    pub(crate) const fn since_epoch(self) -> i64 {
        self.0
    }

    /// How many days from `earlier` to this one.
    pub(crate) const fn days_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// Howard Hinnant, "chrono-compatible low-level date algorithms", 2013: `days_from_civil`.
    const fn of(year: i64, month: i64, day: i64) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year - era * 400;
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month, day; the same source: `civil_from_days`.
    const fn civil(self) -> (i64, i64, i64) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, day_of_year - (153 * shifted_month + 2) / 5 + 1)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_are_counted_across_leap_years() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(day("1970-01-01"), Day::from_epoch(0));
        assert_eq!(day("2000-03-01").days_since(day("2000-02-28")), 2);
        assert_eq!(day("1900-03-01").days_since(day("1900-02-28")), 1);
        assert_eq!(day("2026-11-21T22:19:30Z").to_string(), "2026-11-21");
        assert_eq!(Day::from_epoch(-1).to_string(), "1969-12-31");
    }

    #[test]
    fn a_day_that_no_calendar_has_is_none() {
        assert_eq!(Day::parse("2026-02-29"), None);
        assert_eq!(Day::parse("soon"), None);
    }
}
