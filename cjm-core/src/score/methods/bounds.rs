//! What an input of a method must be. Every refusal names its place.

use crate::Error;
use crate::write::json::number;

/// Beyond this nothing that is counted or paid in a journey lies.
pub(super) const MOST: f64 = 1e15;

/// The most things that a method takes in one list.
const LONGEST: usize = 1_000_000;

/// A refusal of what stands at `place`, an RFC 6901 pointer into the input.
pub(super) fn refuse(place: &str, why: impl std::fmt::Display) -> Error {
    Error::Unusable { message: format!("`{place}`: {why}"), hint: None }
}

/// A number from `low` to `high`.
pub(super) fn within(place: impl FnOnce() -> String, value: f64, low: f64, high: f64) -> Result<f64, Error> {
    if (low..=high).contains(&value) {
        Ok(value)
    } else {
        let (low, high) = (number(low), number(high));
        Err(refuse(&place(), format!("{} is not from {low} to {high}", number(value))))
    }
}

/// A number of 0 or more.
pub(super) fn amount(place: impl FnOnce() -> String, value: f64) -> Result<f64, Error> {
    within(place, value, 0.0, MOST)
}

/// A number above 0 that something can be divided by.
pub(super) fn divisor(place: impl FnOnce() -> String, value: f64) -> Result<f64, Error> {
    if value > 0.0 {
        within(place, value, 1.0 / MOST, MOST)
    } else {
        Err(refuse(&place(), format!("{} cannot divide: it must be above 0", number(value))))
    }
}

/// A list that holds something.
pub(super) fn filled<'a, T>(place: &str, list: &'a [T]) -> Result<&'a [T], Error> {
    match list.len() {
        0 => Err(refuse(place, "nothing is given")),
        more if more > LONGEST => Err(refuse(place, format!("more than {LONGEST} are given"))),
        _ => Ok(list),
    }
}

/// How many answered each point, lowest first: `points` amounts that are not all 0. Answers the sum.
pub(super) fn counts(place: &str, counts: &[f64], points: usize) -> Result<f64, Error> {
    if counts.len() != points {
        return Err(refuse(place, format!("{} counts, there are {points} points", counts.len())));
    }
    let mut sum = 0.0;
    for (index, &count) in counts.iter().enumerate() {
        sum += amount(|| format!("{place}/{index}"), count)?;
    }
    if sum > 0.0 { Ok(sum) } else { Err(refuse(place, "the counts hold no answer")) }
}

/// Relative weights divided by their sum: all or none of them must be given, and not all be 0.
pub(super) fn weights(place: &str, given: &[Option<f64>]) -> Result<Option<Vec<f64>>, Error> {
    if given.iter().all(Option::is_none) {
        return Ok(None);
    }
    let mut known = Vec::with_capacity(given.len());
    for (index, weight) in given.iter().enumerate() {
        let at = || format!("{place}/{index}/weight");
        let weight = weight.ok_or_else(|| refuse(&at(), "no weight, others have one"))?;
        known.push(amount(at, weight)?);
    }
    let sum: f64 = known.iter().sum();
    if sum > 0.0 {
        Ok(Some(known.iter().map(|weight| weight / sum).collect()))
    } else {
        Err(refuse(place, "all weights are 0"))
    }
}
