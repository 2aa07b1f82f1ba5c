//! [`Lexer`]: the words of a journey diagram, by the rules of Mermaid's own lexer: the first rule that
//! matches wins.

use std::ops::Range;

use super::script::{is_space, is_word, spaces};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Journey,
    NewLine,
    Title,
    AccTitle,
    AccDescr,
    Section,
    TaskName,
    TaskData,
    /// A colon with nothing behind it.
    Colon,
    Invalid,
    /// The end where a title or description is still to come.
    Unfinished,
    End,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// All of it.
    pub(super) bytes: Range<usize>,
    /// What it says.
    pub(super) value: Range<usize>,
}

/// What the lexer waits for.
#[derive(Clone, Copy)]
enum State {
    Statement,
    Title,
    Description,
    Block,
}

pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    state: State,
    /// Comments that stand behind something on their line.
    pub(super) cuts: Vec<Range<usize>>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, state: State::Statement, cuts: Vec::new() }
    }

    pub(super) fn said(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    pub(super) fn next(&mut self) -> Token {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            match self.state {
                State::Statement => {
                    if let Some(token) = self.statement(rest) {
                        return token;
                    }
                }
                // Mermaid's lexer never gives the end here, so its grammar refuses.
                State::Title | State::Description | State::Block if rest.is_empty() => {
                    self.state = State::Statement;
                    return self.take(Kind::Unfinished, 0, 0);
                }
                State::Title | State::Description => {
                    let line = rest.find('\n').unwrap_or(rest.len());
                    let kind =
                        if matches!(self.state, State::Title) { Kind::AccTitle } else { Kind::AccDescr };
                    self.state = State::Statement;
                    return self.take(kind, line, 0);
                }
                State::Block if rest.starts_with('}') => {
                    self.at += 1;
                    self.state = State::Statement;
                }
                State::Block => {
                    let length = rest.find('}').unwrap_or(rest.len());
                    return self.take(Kind::AccDescr, length, 0);
                }
            }
        }
    }

    /// A token of `length` bytes, which speaks from byte `from` of it on.
    fn take(&mut self, kind: Kind, length: usize, from: usize) -> Token {
        let start = self.at;
        self.at += length;
        Token { kind, bytes: start..self.at, value: start + from..self.at }
    }

    fn statement(&mut self, rest: &str) -> Option<Token> {
        let Some(first) = rest.chars().next() else { return Some(self.take(Kind::End, 0, 0)) };
        let behind = rest.get(first.len_utf8()..).unwrap_or_default();
        if let Some(length) = comment(first, behind) {
            // The sign before `%%` may be the line break.
            let start = self.at + if first == '\n' { 1 } else { 0 };
            self.skip(start..self.at + length);
            return None;
        }
        if first == '\n' {
            let length = rest.len() - rest.trim_start_matches('\n').len();
            return Some(self.take(Kind::NewLine, length, 0));
        }
        if is_space(first) {
            self.at += spaces(rest);
            return None;
        }
        if word(rest, "journey").is_some_and(|after| !after.starts_with(is_word)) {
            return Some(self.take(Kind::Journey, "journey".len(), 0));
        }
        if let Some(length) = spaced(rest, "title", &['#', '\n', ';']) {
            return Some(self.take(Kind::Title, length, "title ".len()));
        }
        for (name, sign, state) in [
            ("accTitle", ':', State::Title),
            ("accDescr", ':', State::Description),
            ("accDescr", '{', State::Block),
        ] {
            let after = word(rest, name).map(|after| after.trim_start_matches(is_space));
            if let Some(value) = after.and_then(|after| after.strip_prefix(sign)) {
                self.at += rest.len() - value.trim_start_matches(is_space).len();
                self.state = state;
                return None;
            }
        }
        if let Some(length) = spaced(rest, "section", &['#', ':', '\n', ';']) {
            return Some(self.take(Kind::Section, length, "section ".len()));
        }
        match first {
            ':' => match until(behind, &['#', '\n', ';']) {
                0 => Some(self.take(Kind::Colon, 1, 0)),
                length => Some(self.take(Kind::TaskData, 1 + length, 1)),
            },
            ';' => Some(self.take(Kind::Invalid, 1, 0)),
            _ => {
                let length = until(rest, &['#', ':', '\n', ';']);
                Some(self.take(Kind::TaskName, length, 0))
            }
        }
    }

    fn skip(&mut self, comment: Range<usize>) {
        let before = self.text.get(..comment.start).unwrap_or_default();
        let line = before.rfind('\n').map_or(before, |at| before.get(at..).unwrap_or_default());
        if !line.trim_matches(is_space).is_empty() {
            self.cuts.push(comment.clone());
        }
        self.at = comment.end;
    }
}

/// The length of the comment that begins here, to the end of its line.
fn comment(first: char, behind: &str) -> Option<usize> {
    let own = first == '#' || (first == '%' && !behind.starts_with('{'));
    let line = |text: &str| text.find('\n').unwrap_or(text.len());
    if own {
        return Some(first.len_utf8() + line(behind));
    }
    // Whatever one sign stands before `%%` is taken with it.
    let with = first != '}' && first.len_utf16() == 1 && behind.starts_with("%%");
    with.then(|| first.len_utf8() + line(behind))
}

/// What stands behind a word, which may be in capitals.
fn word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let start = text.get(..word.len())?;
    start.eq_ignore_ascii_case(word).then(|| text.get(word.len()..).unwrap_or_default())
}

/// The length of a word, one blank, and at least one sign other than `stops`.
fn spaced(text: &str, name: &str, stops: &[char]) -> Option<usize> {
    let after = word(text, name)?;
    let blank = after.chars().next().filter(|&character| is_space(character))?;
    let said = until(after.get(blank.len_utf8()..).unwrap_or_default(), stops);
    (said > 0).then_some(name.len() + blank.len_utf8() + said)
}

fn until(text: &str, stops: &[char]) -> usize {
    text.find(stops).unwrap_or(text.len())
}
