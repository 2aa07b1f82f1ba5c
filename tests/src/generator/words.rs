//! Texts and numbers that readers and writers stumble over.

use super::Choices;

/// Texts: what YAML takes for something else, what must be escaped, what breaks lines.
pub const WORDS: &[&str] = &[
    "a",
    "",
    "looks for 40 seats",
    "yes",
    "No",
    "on",
    "null",
    "~",
    "Null",
    "true",
    "False",
    "1",
    "1.0",
    "-0",
    "+1",
    ".5",
    "0x1F",
    "0o17",
    "1e3",
    ".inf",
    ".nan",
    "2026-07-01",
    "12:30:45",
    "- item",
    "-",
    "? key",
    ": value",
    "a: b",
    "a #b",
    "# no comment",
    "#",
    "&anchor",
    "*alias",
    "!tag",
    "|",
    ">",
    "%directive",
    "@at",
    "`tick`",
    "{",
    "}",
    "[",
    "]",
    "{a: 1}",
    "[1, 2]",
    ",",
    "'",
    "\"",
    "''",
    "it's",
    "say \"hi\"",
    "\\",
    "\\n",
    "C:\\new",
    " lead",
    "trail ",
    "  ",
    "two\nlines",
    "two\n\nparagraphs\n",
    "\nstarts with a break",
    "ends with a break\n",
    "ends with two\n\n",
    "  indented\nless",
    "a\n  b\nc",
    "tab\there",
    "\tlead tab",
    "cr\rhere",
    "crlf\r\nhere",
    "---",
    "...",
    "--- a",
    "... b",
    "=",
    "<<",
    "<b>bold</b>",
    "&amp;",
    "é",
    "e\u{301}",
    "ß",
    "日本語",
    "😀",
    "👩‍👩‍👧",
    "\u{feff}bom",
    "\u{85}nel",
    "\u{2028}ls",
    "\u{a0}nbsp",
    "\u{200b}",
    "\u{202e}rtl",
    "\u{7}bell",
    "\u{0}nul",
    "\u{7f}del",
    "\u{9b}csi",
    "\u{fffd}",
    "\u{10ffff}",
    "$cjm::any",
    "x-a",
    "a/b~c",
    "a text that is long enough to be folded over more than one line by whoever likes eighty columns",
];

/// Numbers as JSON texts, in every notation.
pub const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-0",
    "0.0",
    "-0.0",
    "1.0",
    "1.50",
    "0.10",
    "1e2",
    "1E+2",
    "1e-2",
    "12e0",
    "-1",
    "-2.75",
    "0.1",
    "1e400",
    "-1e400",
    "1e-400",
    "123456789012345678901234567890",
    "9007199254740993",
    "-9223372036854775809",
    "18446744073709551616",
    "0.1000000000000000055511151231257827",
    "1E400",
    "3.0e1",
    "5e-324",
    "1.7976931348623157e308",
];

/// A text: one of the list, or characters at random.
pub fn text(choices: &mut Choices) -> String {
    if !choices.chance(20) {
        return choices.one(WORDS).to_owned();
    }
    (0..choices.below(12)).map(|_| character(choices)).collect()
}

fn character(choices: &mut Choices) -> char {
    let most = match choices.below(4) {
        0 => 0x7F,
        1 => 0x180,
        2 => 0x3000,
        _ => 0x11_0000,
    };
    char::from_u32(choices.below(most) as u32).unwrap_or('a')
}

/// An id: a letter or digit, then up to 63 letters, digits, `-` or `_`.
pub fn id(choices: &mut Choices) -> String {
    const IDS: &[&str] =
        &["mara", "buy", "a", "A-1", "0", "x_y", "us", "no", "1e5", "null", "web", "likert5"];
    if choices.chance(10) {
        return "z".repeat(64);
    }
    choices.one(IDS).to_owned()
}

/// A day or a moment.
pub fn date(choices: &mut Choices) -> String {
    const DATES: &[&str] = &[
        "2026-07-01",
        "0000-01-01",
        "9999-12-31",
        "2024-02-29",
        "2026-07-01T09:30:00Z",
        "2026-07-01t09:30:00.123z",
        "2026-07-01T23:59:59+14:00",
        "2026-07-01T00:00:00-00:30",
    ];
    choices.one(DATES).to_owned()
}

/// A duration of ISO 8601.
pub fn duration(choices: &mut Choices) -> String {
    const DURATIONS: &[&str] =
        &["P11D", "PT30M", "P1Y2M", "P3W", "PT0S", "PT0.5S", "P1Y2M3DT4H5M6.7S", "P0D", "PT36H", "P007D"];
    choices.one(DURATIONS).to_owned()
}

/// The JSON text of a number from `min` to `max`.
pub fn number(choices: &mut Choices, min: f64, max: f64) -> String {
    let fits = |text: &&&str| {
        let value: f64 = text.parse().expect("a number");
        value.is_finite() && value >= min && value <= max
    };
    if !choices.chance(30) {
        let fitting: Vec<&&str> = NUMBERS.iter().filter(fits).collect();
        return (*choices.one(&fitting)).to_owned();
    }
    let part = f64::from(choices.number()) / f64::from(u32::MAX);
    let (low, high) = (min.max(-1000.0), max.min(1000.0));
    let value = low + part * (high - low);
    if choices.chance(50) { format!("{value:e}") } else { format!("{value:?}") }
}

/// The JSON text of a whole number from 0 to `max`.
pub fn whole(choices: &mut Choices, max: f64) -> String {
    const WHOLE: &[&str] =
        &["0", "1", "131", "5.0", "5e0", "1e3", "-0", "120e-1", "9007199254740991", "1.5e1"];
    let fitting: Vec<&&str> =
        WHOLE.iter().filter(|text| text.parse::<f64>().expect("a number") <= max).collect();
    (*choices.one(&fitting)).to_owned()
}
