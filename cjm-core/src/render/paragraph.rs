//! Text broken into lines: nothing is clipped, a line too long for its place goes on below.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::font::{Measure, Weight};

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style<C> {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) italic: bool,
    pub(super) colour: C,
}

/// Text in one style.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run<C> {
    pub(super) text: String,
    pub(super) style: Style<C>,
    pub(super) language: Option<String>,
    pub(super) hold: Hold,
}

/// What happens to a run where a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Hold {
    /// It is broken between words.
    #[default]
    Words,
    /// It stays in one piece, if a line can hold it.
    Whole,
    /// It only parts what stands before from what follows: no line begins or ends with it.
    Between,
}

/// A line of text: pieces that follow each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line<C> {
    pub(super) runs: Vec<Run<C>>,
    pub(super) width: f64,
    /// Which way it has to be read, where that must be said.
    pub(super) direction: Option<Direction>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    LeftToRight,
    RightToLeft,
}

/// A character, the run it comes from and its width.
#[derive(Clone, Copy)]
struct Glyph {
    character: char,
    run: usize,
    width: f64,
    /// Not seen where a line begins or ends.
    blank: bool,
}

/// Breaks `runs`, set one after the other, into lines of at most `width`, by the rules of UAX #14;
/// a word longer than a line is broken anywhere, with a hyphen (U+2010) between letters. Where all
/// else runs from right to left, so does text of both directions.
pub(super) fn lines<C: Copy + PartialEq>(
    runs: &[Run<C>],
    width: f64,
    font: &dyn Measure,
    right_to_left: bool,
) -> Vec<Line<C>> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let direction = direction(&text).map(|own| if right_to_left { Direction::RightToLeft } else { own });
    let mut glyphs = runs.iter().enumerate().flat_map(|(at, run)| {
        run.text.chars().map(move |character| Glyph {
            character,
            run: at,
            width: run.style.size * font.advance(character, run.style.weight),
            blank: character.is_whitespace() || run.hold == Hold::Between,
        })
    });
    let whole = whole(runs, width, font);
    let turned = direction == Some(Direction::RightToLeft);
    let mut setter = Setter { done: Vec::new(), line: Vec::new(), used: 0.0, width, turned };
    let mut from = 0;
    for (to, opportunity) in linebreaks(&text) {
        let inside = whole.iter().any(|range| range.start < to && to < range.end);
        if inside && opportunity == BreakOpportunity::Allowed {
            continue;
        }
        let piece = text.get(from..to).unwrap_or_default();
        let piece: Vec<Glyph> = glyphs.by_ref().take(piece.chars().count()).collect();
        setter.add(&piece);
        if opportunity == BreakOpportunity::Mandatory && to < text.len() {
            setter.end_line();
        }
        from = to;
    }
    if !setter.line.is_empty() {
        setter.end_line();
    }
    setter.done.iter().map(|glyphs| line(glyphs, runs, direction)).collect()
}

/// Where in the text no line breaks: in runs that stay whole, and before what only parts two others.
fn whole<C: Copy>(runs: &[Run<C>], width: f64, font: &dyn Measure) -> Vec<Range<usize>> {
    let mut from = 0;
    let mut found = Vec::new();
    for run in runs {
        let to = from + run.text.len();
        let advance = |character| run.style.size * font.advance(character, run.style.weight);
        match run.hold {
            Hold::Whole if run.text.chars().map(advance).sum::<f64>() <= width => found.push(from..to),
            Hold::Between => found.push(from..from + run.text.rfind(' ').unwrap_or(0) + 1),
            Hold::Words | Hold::Whole => {}
        }
        from = to;
    }
    found
}

/// The direction of a text, where its order on the line is not plain: it holds letters that are
/// written from right to left. By the first strong letter (UAX #9, P2).
pub(super) fn direction(text: &str) -> Option<Direction> {
    let mixed = text
        .chars()
        .any(|character| matches!(bidi_class(character), BidiClass::R | BidiClass::AL | BidiClass::AN));
    mixed.then(|| match unicode_bidi::get_base_direction(text) {
        unicode_bidi::Direction::Rtl => Direction::RightToLeft,
        _ => Direction::LeftToRight,
    })
}

struct Setter {
    done: Vec<Vec<Glyph>>,
    line: Vec<Glyph>,
    used: f64,
    width: f64,
    /// Whether lines run from right to left.
    turned: bool,
}

impl Setter {
    fn add(&mut self, piece: &[Glyph]) {
        let ink = piece.iter().rposition(|glyph| !glyph.blank).map_or(0, |last| last + 1);
        let needed: f64 = piece.iter().take(ink).map(|glyph| glyph.width).sum();
        if self.used + needed > self.width && !self.line.is_empty() {
            self.end_line();
        }
        if needed <= self.width {
            for &glyph in piece {
                self.push(glyph);
            }
            return;
        }
        for (at, &glyph) in piece.iter().enumerate() {
            // The hyphen needs room too.
            let room = if at + 1 < ink { self.width - glyph.width * 0.5 } else { self.width };
            if self.used + glyph.width > room && !self.line.is_empty() && starts_cluster(piece, at) {
                let before = self.line.iter().rfind(|glyph| glyph.width > 0.0).map(|glyph| glyph.character);
                if before.is_some_and(char::is_alphabetic)
                    && glyph.character.is_alphabetic()
                    && glyph.width > 0.0
                {
                    self.line.push(Glyph { character: '\u{2010}', ..glyph });
                    // Where lines run the other way, the hyphen has to stay behind its letter.
                    if self.turned && before.is_some_and(|letter| bidi_class(letter) == BidiClass::L) {
                        self.line.push(Glyph { character: '\u{200e}', width: 0.0, ..glyph });
                    }
                }
                self.end_line();
            }
            self.push(glyph);
        }
    }

    fn push(&mut self, glyph: Glyph) {
        let leading = self.line.is_empty() && glyph.blank;
        if leading || matches!(glyph.character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            return;
        }
        self.used += glyph.width;
        self.line.push(glyph);
    }

    fn end_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.used = 0.0;
    }
}

/// Marks and joined signs stay with the letter before them.
fn starts_cluster(piece: &[Glyph], at: usize) -> bool {
    let joined = at
        .checked_sub(1)
        .and_then(|before| piece.get(before))
        .is_some_and(|glyph| glyph.character == '\u{200d}');
    !joined && piece.get(at).is_some_and(|glyph| glyph.width > 0.0)
}

fn line<C: Copy + PartialEq>(glyphs: &[Glyph], runs: &[Run<C>], direction: Option<Direction>) -> Line<C> {
    let ink = glyphs.iter().rposition(|glyph| !glyph.blank).map_or(0, |last| last + 1);
    let mut out: Vec<Run<C>> = Vec::new();
    let mut current = None;
    for glyph in glyphs.iter().take(ink) {
        if current != Some(glyph.run) {
            if let Some(run) = runs.get(glyph.run) {
                out.push(Run { text: String::new(), language: run.language.clone(), ..*run });
            }
            current = Some(glyph.run);
        }
        if let Some(run) = out.last_mut() {
            run.text.push(if glyph.character == '\t' { ' ' } else { glyph.character });
        }
    }
    Line { runs: out, width: glyphs.iter().take(ink).map(|glyph| glyph.width).sum(), direction }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Hold, Line, Measure, Run, Style, Weight, direction, lines};

    /// Every character is as wide as high.
    struct Square;
    impl Measure for Square {
        fn advance(&self, character: char, _: Weight) -> f64 {
            if matches!(character, '\u{300}'..='\u{36f}' | '\u{200e}' | '\u{200f}') { 0.0 } else { 1.0 }
        }
    }

    fn run(text: &str, colour: u8) -> Run<u8> {
        let style = Style { size: 1.0, weight: Weight::Regular, italic: false, colour };
        Run { text: text.to_owned(), style, language: None, hold: Hold::Words }
    }

    fn set(text: &str, width: f64) -> Vec<String> {
        lines(&[run(text, 0)], width, &Square, false).iter().map(plain).collect()
    }

    fn plain(line: &Line<u8>) -> String {
        line.runs.iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(set("asks a colleague twice", 11.0), ["asks a", "colleague", "twice"]);
        assert_eq!(set("one\ntwo", 11.0), ["one", "two"]);
        assert_eq!(set("", 11.0), Vec::<String>::new());
    }

    #[test]
    fn a_word_too_long_is_broken_and_nothing_is_lost() {
        assert_eq!(set("Donaudampfschiff", 6.0), ["Donau‐", "dampf‐", "schiff"]);
        assert_eq!(set("1234567890", 4.0), ["123", "456", "7890"]);
        assert_eq!(set("e\u{301}e\u{301}e\u{301}", 2.9), ["e\u{301}e\u{301}‐", "e\u{301}"]);
        assert_eq!(set("abc", 0.0), ["a‐", "b‐", "c"]);
    }

    #[test]
    fn ideographs_break_anywhere() {
        assert_eq!(set("旅程地図", 2.0), ["旅程", "地図"]);
    }

    #[test]
    fn styles_stay_with_their_words() {
        let set = lines(&[run("Dana: ", 1), run("looks around", 0)], 11.0, &Square, false);
        assert_eq!(set.iter().map(plain).collect::<Vec<_>>(), ["Dana: looks", "around"]);
        assert_eq!(set[0].runs.iter().map(|run| run.style.colour).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(set[0].width, 11.0);
    }

    #[test]
    fn what_belongs_together_stays_on_a_line() {
        let details = ["sales", "effort 2 of 5", "due"].map(|text| Run { hold: Hold::Whole, ..run(text, 0) });
        let dot = Run { hold: Hold::Between, ..run(" · ", 0) };
        let [sales, effort, due] = details;
        let runs = [sales, dot.clone(), effort, dot, due];
        let set = |width| lines(&runs, width, &Square, false).iter().map(plain).collect::<Vec<_>>();
        assert_eq!(set(40.0), ["sales · effort 2 of 5 · due"]);
        assert_eq!(set(19.0), ["sales", "effort 2 of 5 · due"]);
        assert_eq!(set(13.0), ["sales", "effort 2 of 5", "due"]);
        assert_eq!(set(9.0), ["sales", "effort 2", "of 5 ·", "due"].map(|line| line.trim_end_matches(" ·")));
    }

    #[test]
    fn what_runs_the_other_way_is_parted_as_well() {
        let details = ["احتمال مرتفع", "أثر متوسط"].map(|text| Run { hold: Hold::Whole, ..run(text, 0) });
        let dot = Run { hold: Hold::Between, ..run("\u{200f} · \u{200f}", 0) };
        let [one, other] = details;
        let set = lines(&[one, dot, other], 14.0, &Square, true);
        assert_eq!(set.iter().map(plain).collect::<Vec<_>>(), ["احتمال مرتفع", "أثر متوسط"]);
    }

    #[test]
    fn a_hyphen_stays_behind_its_letter() {
        let turned = lines(&[run("حسب Donaudampf", 0)], 6.0, &Square, true);
        assert_eq!(turned.iter().map(plain).collect::<Vec<_>>(), ["حسب", "Donau‐\u{200e}", "dampf"]);
    }

    #[test]
    fn the_direction_is_said_only_where_it_matters() {
        assert_eq!(direction("price"), None);
        assert_eq!(direction("سعر 25"), Some(Direction::RightToLeft));
        assert_eq!(direction("App מחיר"), Some(Direction::LeftToRight));
    }
}
