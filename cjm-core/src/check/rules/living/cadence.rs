//! When the next review is due.

use crate::date::Day;

/// How many days `today` is after the day that lies one `cadence` (ISO 8601) after `last`. Months
/// are those of the calendar: a month after the 31st is the last day of the next. Hours count for
/// nothing.
pub(crate) fn days_after(last: &str, cadence: &str, today: Day) -> Option<i64> {
    let (months, days) = parts(cadence)?;
    let date = |from: usize, to: usize| last.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (date(0, 4)?, date(5, 7)?, date(8, 10)?);
    let months = year.checked_mul(12)?.checked_add(month - 1)?.checked_add(months)?;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    let due = (1..=day).rev().find_map(|day| Day::parse(&format!("{year:04}-{month:02}-{day:02}")))?;
    Some(today.days_since(due).saturating_sub(days))
}

/// Months and days of an ISO 8601 duration.
fn parts(duration: &str) -> Option<(i64, i64)> {
    let date = duration.strip_prefix('P')?.split('T').next()?;
    let (mut months, mut days) = (0_i64, 0_i64);
    let mut digits = String::new();
    for character in date.chars() {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        let number: i64 = digits.parse().ok()?;
        digits.clear();
        match character {
            'Y' => months = months.checked_add(number.checked_mul(12)?)?,
            'M' => months = months.checked_add(number)?,
            'W' => days = days.checked_add(number.checked_mul(7)?)?,
            'D' => days = days.checked_add(number)?,
            _ => return None,
        }
    }
    Some((months, days))
}

#[cfg(test)]
mod tests {
    use super::days_after;
    use crate::date::Day;

    fn late(last: &str, cadence: &str, today: &str) -> Option<i64> {
        days_after(last, cadence, Day::parse(today).unwrap())
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        assert_eq!(late("2026-10-14", "P3M", "2027-01-14"), Some(0));
        assert_eq!(late("2026-10-14", "P3M", "2027-01-15"), Some(1));
        assert_eq!(late("2026-01-31", "P1M", "2026-03-01"), Some(1));
        assert_eq!(late("2024-02-29", "P1Y", "2025-02-28"), Some(0));
    }

    #[test]
    fn weeks_and_days_are_counted_and_hours_are_not() {
        assert_eq!(late("2026-01-01", "P2W", "2026-01-16"), Some(1));
        assert_eq!(late("2026-01-01", "P10DT12H", "2026-01-11"), Some(0));
        assert_eq!(late("2026-01-01", "PT36H", "2026-01-02"), Some(1));
    }

    #[test]
    fn what_no_calendar_has_gives_nothing() {
        assert_eq!(late("2026-01-01", "P99999999999999999999D", "2026-01-02"), None);
        assert_eq!(late("2026-01-01", "P9000Y", "2026-01-02"), None);
        assert_eq!(late("2026-01-01", "soon", "2026-01-02"), None);
    }
}
