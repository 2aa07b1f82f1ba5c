//! [`Diagram`]: a journey diagram as Mermaid itself holds it.

use std::ops::Range;

use super::lexer::{Kind, Lexer, Token};
use super::script::{number, trim};
use super::source::Source;
use crate::read::shorten;

/// What Mermaid makes of a text.
#[derive(Debug, Default)]
pub(super) struct Diagram {
    pub(super) title: String,
    pub(super) acc_title: String,
    pub(super) acc_descr: String,
    pub(super) sections: Vec<String>,
    pub(super) tasks: Vec<Task>,
    /// What Mermaid reads otherwise than it was meant, probably; where it stands.
    pub(super) oddities: Vec<(usize, Oddity)>,
}

#[derive(Debug)]
pub(super) struct Task {
    /// The index of its section; none before the first.
    pub(super) section: Option<usize>,
    pub(super) name: String,
    /// The score as a number; what is none is NaN, and nothing is 0.
    pub(super) score: f64,
    /// The score as it was written.
    pub(super) written: String,
    pub(super) people: Vec<String>,
    /// What stands behind the people, where Mermaid does not look.
    pub(super) rest: Vec<String>,
    pub(super) at: usize,
}

/// What Mermaid silently reads otherwise than it was meant, probably.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Oddity {
    /// `#` or `%%` ends what the line says.
    Cut(String),
    /// A title where there is one already, or where tasks have begun.
    Title(String),
    /// A title or section on the line below the word.
    NextLine(&'static str),
    /// A percent sign that looks like a comment and is none.
    Kept,
}

/// Why Mermaid refuses a text.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) help: &'static str,
}

impl Diagram {
    /// # Errors
    /// Where Mermaid's own parser stops.
    pub(super) fn parse(source: &Source) -> Result<Self, Refusal> {
        if !source.text.starts_with("journey") {
            return Err(no_journey(&source.text));
        }
        let mut diagram = Self::default();
        let mut lexer = Lexer::new(&source.text);
        let mut last = lexer.next();
        if last.kind != Kind::Journey {
            return Err(no_journey(&source.text));
        }
        loop {
            let token = lexer.next();
            let said = lexer.said(&token.value);
            match token.kind {
                Kind::End => break,
                Kind::NewLine => {}
                Kind::Title => {
                    diagram.note_break(&lexer, &token, "title");
                    diagram.title(&token, said);
                }
                Kind::AccTitle => diagram.acc_title = clean(trim(said)),
                Kind::AccDescr => diagram.acc_descr = dedented(&clean(trim(said))),
                Kind::Section => {
                    diagram.note_break(&lexer, &token, "section");
                    diagram.sections.push(said.to_owned());
                }
                Kind::TaskName => {
                    let data = lexer.next();
                    if data.kind != Kind::TaskData {
                        return Err(no_score(said, &token, &data, &lexer));
                    }
                    diagram.task(said, &token.bytes, lexer.said(&data.value));
                }
                Kind::Journey | Kind::TaskData | Kind::Colon | Kind::Invalid | Kind::Unfinished => {
                    return Err(misplaced(&token, &last, &lexer));
                }
            }
            last = token;
        }
        let cuts = lexer.cuts.iter().map(|cut| (cut.start, Oddity::Cut(lexer.said(cut).to_owned())));
        diagram.oddities.extend(cuts);
        diagram.oddities.sort_by_key(|(at, _)| *at);
        Ok(diagram)
    }

    fn title(&mut self, token: &Token, said: &str) {
        if !self.title.is_empty() || !self.sections.is_empty() || !self.tasks.is_empty() {
            self.oddities.push((token.bytes.start, Oddity::Title(trim(said).to_owned())));
        }
        if said.contains("%%") {
            self.oddities.push((token.bytes.start, Oddity::Kept));
        }
        self.title = clean(said);
    }

    /// The word may be the end of one line, what it names the next.
    fn note_break(&mut self, lexer: &Lexer<'_>, token: &Token, word: &'static str) {
        if lexer.said(&token.bytes).get(word.len()..).is_some_and(|rest| rest.starts_with('\n')) {
            self.oddities.push((token.bytes.start, Oddity::NextLine(word)));
        }
    }

    fn task(&mut self, name: &str, bytes: &Range<usize>, data: &str) {
        let mut pieces = data.split(':');
        let written = pieces.next().unwrap_or_default();
        let people: Vec<String> = pieces
            .next()
            .map(|people| people.split(',').map(|one| trim(one).to_owned()).collect())
            .unwrap_or_default();
        if people.iter().any(|one| one.contains("%%")) {
            self.oddities.push((bytes.start, Oddity::Kept));
        }
        self.tasks.push(Task {
            section: self.sections.len().checked_sub(1),
            name: name.to_owned(),
            score: number(written),
            written: trim(written).to_owned(),
            people,
            rest: pieces.map(|piece| trim(piece).to_owned()).collect(),
            at: bytes.start,
        });
    }
}

/// A title or description as Mermaid cleans it, as far as scripts and styles go: they are taken out. Other
/// markup stays as it is written.
fn clean(text: &str) -> String {
    let mut text = text.to_owned();
    for name in ["script", "style"] {
        let lower = text.to_ascii_lowercase();
        if !lower.contains(&format!("<{name}")) {
            continue;
        }
        let (mut out, mut from) = (String::new(), 0);
        while let Some(open) = find(&lower, from, &format!("<{name}")) {
            out.push_str(text.get(from..open).unwrap_or_default());
            let close = find(&lower, open, &format!("</{name}")).and_then(|close| find(&lower, close, ">"));
            from = close.map_or(text.len(), |close| close + 1);
        }
        out.push_str(text.get(from..).unwrap_or_default());
        // White space before the first word stays only where the text began with it.
        let blank = text.get(..super::script::spaces(&text)).unwrap_or_default();
        text = format!("{blank}{}", out.trim_start_matches(super::script::is_space));
    }
    text
}

fn find(text: &str, from: usize, what: &str) -> Option<usize> {
    text.get(from..)?.find(what).map(|at| from + at)
}

/// White space behind a line break is left out, and further line breaks with it.
fn dedented(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let line = line.trim_start_matches(super::script::is_space);
        if !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str(line);
    }
    out
}

fn no_journey(text: &str) -> Refusal {
    let word: String = text.chars().take_while(|&character| !character.is_whitespace()).take(40).collect();
    let help = match word.as_str() {
        word if word.eq_ignore_ascii_case("journey") => {
            "write `journey` in small letters: Mermaid asks for it"
        }
        "flowchart" | "graph" | "sequenceDiagram" | "timeline" | "stateDiagram" | "stateDiagram-v2" => {
            "only the `journey` diagram of Mermaid is a journey map"
        }
        _ => "begin the diagram with a line `journey`",
    };
    let message = match word.as_str() {
        "" => "there is no text".to_owned(),
        word => format!("`{word}` begins no Mermaid journey"),
    };
    Refusal { at: 0, message, help }
}

fn no_score(name: &str, token: &Token, next: &Token, lexer: &Lexer<'_>) -> Refusal {
    let name = shorten(trim(name));
    let at = match next.kind {
        Kind::Invalid => next.bytes.start,
        _ => token.bytes.start,
    };
    let behind =
        lexer.cuts.last().is_some_and(|cut| cut.start >= token.bytes.end && cut.end <= next.bytes.start);
    match next.kind {
        Kind::Invalid => Refusal {
            at,
            message: "Mermaid takes no semicolon in a task".to_owned(),
            help: "write `#59;` for it, or leave it out",
        },
        _ if behind => Refusal {
            at: token.bytes.end,
            message: format!("`#` begins a comment, so task `{name}` has no score"),
            help: "write `#35;` for a hash",
        },
        _ if name.eq_ignore_ascii_case("section") => Refusal {
            at,
            message: "a section without a name".to_owned(),
            help: "write its name behind the word: `section Name`",
        },
        _ => Refusal {
            at,
            message: format!("task `{name}` has no score"),
            help: "write `name: score: people`; a colon in the name is `#58;`",
        },
    }
}

fn misplaced(token: &Token, last: &Token, lexer: &Lexer<'_>) -> Refusal {
    let at = token.bytes.start;
    match (token.kind, last.kind) {
        (Kind::Invalid, _) => Refusal {
            at,
            message: "Mermaid takes no semicolon here, not even at the end of a line".to_owned(),
            help: "leave it out, or write `#59;` for it",
        },
        (Kind::Unfinished, _) => Refusal {
            at,
            message: "the diagram ends inside `accTitle` or `accDescr`".to_owned(),
            help: "write its text behind the colon, or close the brace",
        },
        (Kind::Journey, _) => Refusal {
            at,
            message: "a line begins with the word `journey` once more".to_owned(),
            help: "begin the name of the task with another word",
        },
        (_, Kind::Section) => Refusal {
            at,
            message: format!("a colon behind section `{}`", shorten(trim(lexer.said(&last.value)))),
            help: "a section takes no colon: write `#58;`; a task must not begin with the word `section`",
        },
        _ => Refusal {
            at,
            message: "a score without a task".to_owned(),
            help: "write `name: score: people`; a colon in a name is `#58;`",
        },
    }
}
