//! What is wrong with the grammar of a text, in plain words.

use granit_parser::{ErrorKind as E, ScanError};

use crate::read::{Fault, Limits};

const QUOTE: &str = "put the text in quotes";
const BLANKS: &str = "YAML indents with blanks, never with tabs";
const LEVEL: &str = "members of one object begin in one column, and so do the dashes of one list";

/// The fault that a parser's error stands for; `start` is the byte at which it began to count.
pub(super) fn fault(error: &ScanError, text: &str, start: usize, limits: &Limits) -> Fault {
    let at = (start + error.marker().byte_offset().unwrap_or(0)).min(text.len());
    let at = if is_tab(error.kind()) { next_tab(text, at) } else { at };
    let found =
        text.get(at..).and_then(|rest| rest.chars().next()).filter(|found| !matches!(found, '\r' | '\n'));
    let bytes = at..at + found.map_or(0, char::len_utf8);
    let (message, help) = match error.kind() {
        E::RecursionLimitExceeded => {
            return Fault::limit(bytes, "objects and lists inside each other", limits.depth);
        }
        E::MissingLowSurrogate | E::UnpairedLowSurrogate | E::InvalidLowSurrogate => {
            return Fault::unicode(bytes, "half of a surrogate pair")
                .help("write the character itself, or both halves");
        }
        E::UnexpectedCharacter { character } => {
            let message = format!("the character {} cannot stand here", character.escape_default());
            return Fault::grammar(bytes, message).help(QUOTE);
        }
        E::UnclosedFlowCollection { open } => (format!("a `{open}` that is never closed"), ""),
        E::MismatchedFlowCollectionEnd { open, close } => {
            (format!("a `{open}` that is closed by `{close}`"), "")
        }
        kind => {
            let (message, help) = words(kind);
            (message.to_owned(), help)
        }
    };
    let fault = Fault::grammar(bytes, message);
    if help.is_empty() { fault } else { fault.help(help) }
}

fn is_tab(kind: &E) -> bool {
    use E::{
        TabAtBlockScalarStart, TabInBlockIndentation, TabInIndentation, TabInPlainScalar, TabNotAllowed,
    };
    matches!(
        kind,
        TabAtBlockScalarStart | TabInBlockIndentation | TabInIndentation | TabInPlainScalar | TabNotAllowed
    )
}

/// The first tab among the blanks that begin a line, from the line of byte `at` on; else the first.
fn next_tab(text: &str, at: usize) -> usize {
    let line = text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |before| before + 1);
    let rest = text.get(line..).unwrap_or_default();
    let mut start = line;
    for line in rest.split_inclusive('\n') {
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line.get(..blanks).and_then(|blanks| blanks.find('\t')) {
            return start + tab;
        }
        start += line.len();
    }
    text.get(at..).and_then(|rest| rest.find('\t')).map_or(at, |tab| at + tab)
}

/// Message and help.
fn words(kind: &E) -> (&'static str, &'static str) {
    match kind {
        kind if is_tab(kind) => ("a tab where blanks must stand", BLANKS),
        E::UnknownAnchor => ("nothing of this name is anchored above", "quote a text that begins with `*`"),
        E::MissingAnchorOrAliasName => ("a `&` or `*` without a name", QUOTE),
        E::MappingValueNotAllowed | E::InvalidColonPlacement => {
            ("a `:` where no member can begin", "quote a text that holds `: `")
        }
        E::MappingKeyNotAllowed => ("a member name cannot stand here", LEVEL),
        E::SimpleKeyExpected | E::InvalidSimpleKey => {
            ("a line that is no member", "write it as `name: value`")
        }
        E::InvalidMappingValueWhitespace => ("a `:` without a blank behind it", ""),
        E::FlowMappingValueAdjacentCollection => ("a `:` without a blank behind it", ""),
        E::ExpectedBlockMappingKey | E::InvalidIndentation => {
            ("this line is no member of the object above", LEVEL)
        }
        E::ExpectedBlockSequenceEntry => ("this line is no item of the list above", LEVEL),
        E::BlockSequenceEntryNotAllowed => ("a list cannot begin here", "begin it on a line of its own"),
        E::BlockEntryInFlowCollection => ("a list with dashes inside brackets", "write it as `[ a, b ]`"),
        E::InvalidBlockEntryWhitespace => ("a tab behind a dash", BLANKS),
        E::ExpectedFlowMappingSeparator => ("expected `,` or `}`", ""),
        E::ExpectedFlowSequenceSeparator => ("expected `,` or `]`", ""),
        E::MisplacedFlowCollectionEnd => ("a closing bracket that was never opened", QUOTE),
        E::UnexpectedEofFlowSequence => ("expected `]`, got the end of the text", ""),
        E::UnexpectedEofFlowMapping | E::UnexpectedEofImplicitFlowMapping => {
            ("expected `}`, got the end of the text", "")
        }
        E::UnexpectedEof | E::UnexpectedEofBlockSequence | E::UnexpectedEofBlockMapping => {
            ("the text ends too early", "")
        }
        E::ExpectedNodeContent => ("expected a value", QUOTE),
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => {
            ("a text whose quotes are never closed", "a quote inside is written `''` or `\\\"`")
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            ("something behind the closing quote", "a quote inside is written `''` or `\\\"`")
        }
        E::InvalidQuotedScalarIndent | E::InvalidFlowScalarIndent => {
            ("this line must be indented deeper: it goes on from above", "")
        }
        E::UnknownQuotedScalarEscape => {
            ("an escape that YAML does not have", r"a backslash itself is \\, or use single quotes")
        }
        E::InvalidQuotedScalarHexEscape | E::InvalidLowSurrogateHexEscape => {
            ("an escape without its hexadecimal digits", r"a backslash itself is \\, or use single quotes")
        }
        E::InvalidUnicodeEscape => ("an escape that stands for no character", ""),
        E::InvalidBlockScalarHeader => ("something behind `|` or `>`", "the text begins on the next line"),
        E::ZeroBlockScalarIndent => ("a text cannot be indented by 0", ""),
        E::InvalidBlockScalarIndent => ("this line must be indented like the text above", ""),
        E::PlainScalarStartsWithDashFlowIndicator | E::UnexpectedEndOfPlainScalar => {
            ("this cannot begin a text", QUOTE)
        }
        E::CommentInterceptedScalar => ("a comment in the middle of a text", QUOTE),
        E::CommentNotSeparated => ("a `#` without a blank before it", QUOTE),
        E::ExpectedWhitespace => ("expected a blank", ""),
        E::BomInsideDocument => ("a byte order mark in the middle of the text", "remove it"),
        E::InvalidDocumentEnd | E::ExpectedDocumentStart | E::MissingDocumentEndBeforeDirective => {
            ("something behind the end of the document", "one file holds one document")
        }
        E::UnsupportedYamlMajorVersion => ("cjm reads YAML 1", "leave the `%YAML` line out"),
        E::UndeclaredTagHandle | E::ExpectedTagBang | E::InvalidTagTerminator | E::MissingTagUri => {
            ("a tag that is none", "remove the tag, or quote a text that begins with `!`")
        }
        _ => ("this is not YAML", QUOTE),
    }
}
