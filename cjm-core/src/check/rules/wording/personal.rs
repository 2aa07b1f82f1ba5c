//! What looks like personal data.

use std::ops::Range;

/// What sort of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Mail,
    Phone,
    Card,
}

impl Sort {
    /// What to write instead.
    pub(crate) const fn stand_in(self) -> &'static str {
        match self {
            Self::Mail => "[e-mail]",
            Self::Phone => "[phone]",
            Self::Card => "[card]",
        }
    }
}

/// The first stretch of the text that looks like personal data.
pub(crate) fn find(text: &str) -> Option<(Sort, Range<usize>)> {
    // Most texts have neither an at sign nor a row of digits.
    if !text.bytes().any(|byte| byte == b'@' || byte.is_ascii_digit()) {
        return None;
    }
    let mail = mail(text).map(|range| (Sort::Mail, range));
    let number = number(text);
    match (mail, number) {
        (Some(mail), Some(number)) => Some(if mail.1.start <= number.1.start { mail } else { number }),
        (mail, number) => mail.or(number),
    }
}

/// `local@domain.tld`
fn mail(text: &str) -> Option<Range<usize>> {
    text.match_indices('@').find_map(|(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
        let domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
        let start =
            before.rfind(|c| !local(c)).map_or(0, |end| end + before.get(end..).map_or(0, first_length));
        let end = after.find(|c| !domain(c)).unwrap_or(after.len());
        let host = after.get(..end)?.trim_end_matches(['.', '-']);
        let (name, top) = host.rsplit_once('.')?;
        let real = start < at && !name.is_empty() && top.len() >= 2 && top.chars().all(char::is_alphabetic);
        real.then_some(start..at + 1 + host.len())
    })
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// A row of digits, with blanks and separators between, that is a card or telephone number.
fn number(text: &str) -> Option<(Sort, Range<usize>)> {
    let mut rest = 0;
    loop {
        let tail = text.get(rest..)?;
        let start = rest + tail.find(|c: char| c.is_ascii_digit() || c == '+')?;
        let row = text.get(start..)?;
        let inside = |c: char| c.is_ascii_digit() || " -.()/+".contains(c);
        let end = row.find(|c| !inside(c)).unwrap_or(row.len());
        let row = row.get(..end)?.trim_end_matches(|c: char| !c.is_ascii_digit());
        if let Some(sort) = sort(row) {
            return Some((sort, start..start + row.len()));
        }
        rest = start + row.len().max(1);
    }
}

fn sort(row: &str) -> Option<Sort> {
    let digits: Vec<u32> = row.chars().filter_map(|c| c.to_digit(10)).collect();
    let plain = row.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '-');
    if plain && (13..=19).contains(&digits.len()) && luhn(&digits) && groups_of_four(row) {
        return Some(Sort::Card);
    }
    let international =
        row.starts_with('+') && (8..=15).contains(&digits.len()) && row.matches('+').count() == 1;
    (international || american(row)).then_some(Sort::Phone)
}

/// Written in one piece, or in groups as on the card.
fn groups_of_four(row: &str) -> bool {
    let mut groups = row.split([' ', '-']).rev();
    let last = groups.next().map_or(0, str::len);
    (2..=19).contains(&last) && groups.all(|group| (4..=6).contains(&group.len()))
}

/// `555-123-4567` and `(555) 123-4567`
fn american(row: &str) -> bool {
    let lengths: Vec<usize> =
        row.split([' ', '-', '.', '(', ')']).filter(|part| !part.is_empty()).map(str::len).collect();
    lengths == [3, 3, 4] && !row.contains(['/', '+'])
}

/// The check digit of card numbers (Luhn, US patent 2,950,048, 1960).
fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, &digit)| match (at % 2, digit * 2) {
            (0, _) => digit,
            (_, twice) if twice > 9 => twice - 9,
            (_, twice) => twice,
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|&digit| digit != 0)
}

#[cfg(test)]
mod tests {
    use super::{Sort, find};

    fn found(text: &str) -> Option<(Sort, &str)> {
        find(text).and_then(|(sort, range)| Some((sort, text.get(range)?)))
    }

    #[test]
    fn addresses_and_numbers_of_people_are_found() {
        assert_eq!(found("write to jörg.x@mail.example.de."), Some((Sort::Mail, "jörg.x@mail.example.de")));
        assert_eq!(found("call +49 (30) 901820, please"), Some((Sort::Phone, "+49 (30) 901820")));
        assert_eq!(found("at (555) 123-4567"), Some((Sort::Phone, "555) 123-4567")));
        assert_eq!(found("at 555-123-4567"), Some((Sort::Phone, "555-123-4567")));
        assert_eq!(found("card 4111 1111 1111 1111 was refused"), Some((Sort::Card, "4111 1111 1111 1111")));
    }

    #[test]
    fn ordinary_numbers_and_handles_are_not() {
        for text in [
            "@home",
            "a@b",
            "mean 4.2 of 5 (n=212)",
            "2026-09-20",
            "2026-10-14 to 2026-11-21",
            "order 1234567890123456",
            "18400 visits, 4120 looked, 618 asked",
            "+20 %",
            "1 000 000 000",
            "ISO 9001:2015",
            "10.0.0.1",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
