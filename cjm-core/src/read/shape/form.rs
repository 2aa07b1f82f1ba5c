//! [`Form`]: texts that must look a certain way, matched without a regular expression engine.

/// The forms of the schema; each stands for one `pattern`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Id,
    Date,
    Duration,
}

impl Form {
    pub(crate) fn matches(self, text: &str) -> bool {
        match self {
            Self::Id => is_id(text),
            Self::Date => is_date(text),
            Self::Duration => is_duration(text),
        }
    }

    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::Id => "an id",
            Self::Date => "a date",
            Self::Duration => "a duration",
        }
    }

    pub(super) fn help(self) -> &'static str {
        match self {
            Self::Id => "an id is a letter or digit, then up to 63 letters, digits, `-` or `_`",
            Self::Date => "write a day as 2026-07-01, a moment as 2026-07-01T09:30:00Z",
            Self::Duration => "write 11 days as P11D, half an hour as PT30M",
        }
    }
}

fn is_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_alphanumeric)
        && bytes.len() <= 64
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn is_date(text: &str) -> bool {
    let mut rest = Reader(text);
    let day = rest.digits(4).is_some()
        && rest.mark('-')
        && rest.digits(2).is_some_and(|month| (1..=12).contains(&month))
        && rest.mark('-')
        && rest.digits(2).is_some_and(|day| (1..=31).contains(&day));
    if !day || rest.0.is_empty() {
        return day;
    }
    let time = (rest.mark('T') || rest.mark('t'))
        && rest.digits(2).is_some_and(|hour| hour < 24)
        && rest.mark(':')
        && rest.digits(2).is_some_and(|minute| minute < 60)
        && rest.mark(':')
        && rest.digits(2).is_some_and(|second| second < 60)
        && (!rest.mark('.') || rest.some_digits());
    let zone = rest.mark('Z')
        || rest.mark('z')
        || ((rest.mark('+') || rest.mark('-'))
            && rest.digits(2).is_some_and(|hour| hour < 24)
            && rest.mark(':')
            && rest.digits(2).is_some_and(|minute| minute < 60));
    time && zone && rest.0.is_empty()
}

fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let mut weeks = Reader(rest);
    if weeks.some_digits() && weeks.mark('W') {
        return weeks.0.is_empty();
    }
    let mut rest = Reader(rest);
    for unit in ['Y', 'M', 'D'] {
        rest.amount(unit, false);
    }
    if rest.mark('T') {
        for unit in ['H', 'M', 'S'] {
            rest.amount(unit, unit == 'S');
        }
    }
    rest.0.is_empty() && text.ends_with(|last: char| last != 'P' && last != 'T')
}

struct Reader<'a>(&'a str);

impl Reader<'_> {
    fn mark(&mut self, mark: char) -> bool {
        self.0.strip_prefix(mark).inspect(|rest| self.0 = rest).is_some()
    }

    /// Exactly `count` digits, as a number.
    fn digits(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.0 = rest;
        digits.parse().ok()
    }

    fn some_digits(&mut self) -> bool {
        let rest = self.0.trim_start_matches(|c: char| c.is_ascii_digit());
        let some = rest.len() < self.0.len();
        self.0 = rest;
        some
    }

    /// An amount of `unit`, if it comes next.
    fn amount(&mut self, unit: char, decimals: bool) {
        let mut rest = Reader(self.0);
        if rest.some_digits() && (!decimals || !rest.mark('.') || rest.some_digits()) && rest.mark(unit) {
            self.0 = rest.0;
        }
    }
}
