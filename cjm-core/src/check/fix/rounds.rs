//! [`mend`]: applies fixes until there are no more.

use super::change::any;
use super::edit::{Edit, Editor};
use super::layout::Layout;
use super::patch::{Operation, same};
use super::{Fix, Safety};
use crate::Error;
use crate::check::{Options, Report, check};
use crate::model::Any;
use crate::read::{Limits, Reading, read};

/// A document after its fixes.
#[derive(Debug, Clone, PartialEq)]
pub struct Mended {
    /// The text; all bytes that no fix touches are as they were.
    pub text: Vec<u8>,
    /// What is still found in it; `fixed` says how many fixes were applied.
    pub report: Report,
}

/// One fix can make room for another; circles end here.
const ROUNDS: usize = 10;

/// Checks a document and applies what fixes its findings have, up to `most`: first the safe ones
/// only, with [`Safety::Unsafe`] all. A fix is only applied if it changes the document exactly as
/// its patch says and adds no error.
///
/// # Errors
/// As [`check`].
pub fn mend(bytes: &[u8], options: &Options, most: Safety) -> Result<Mended, Error> {
    let mut text = bytes.to_vec();
    let mut report = check(&text, options)?;
    let mut fixed = 0;
    for _ in 0..ROUNDS {
        let fixes: Vec<&Fix> = report
            .diagnostics
            .iter()
            .filter_map(|diagnostic| diagnostic.fixes.iter().find(|fix| fix.safety <= most))
            .collect();
        let Some((next, count)) = round(&text, &fixes, options, &report)? else { break };
        report = check(&next, options)?;
        text = next;
        fixed += count;
    }
    report.fixed = fixed;
    Ok(Mended { text, report })
}

/// The text after as many of the fixes as go together, and how many they are.
fn round(
    text: &[u8],
    fixes: &[&Fix],
    options: &Options,
    report: &Report,
) -> Result<Option<(Vec<u8>, usize)>, Error> {
    if fixes.is_empty() {
        return Ok(None);
    }
    let reading = read(text, options.syntax, &options.limits.reading());
    let Some(whole) = any(&reading.tape, 0) else { return Ok(None) };
    let editor = Editor { tape: &reading.tape, layout: Layout::of(&reading.tape, reading.syntax) };
    let mut chosen: Vec<(Vec<Edit>, &[Operation])> = Vec::new();
    for fix in fixes {
        let Some(edits) = editor.edits(&fix.patch) else { continue };
        let free =
            |edit: &Edit| !chosen.iter().flat_map(|(edits, _)| edits).any(|other| touches(edit, other));
        if edits.iter().all(free) {
            chosen.push((edits, &fix.patch));
        }
    }
    let good = |next: &[u8], patches: &[&[Operation]]| -> Result<bool, Error> {
        let again = read(next, options.syntax, &options.limits.reading());
        Ok(is_patched(&whole, patches, &again) && check(next, options)?.summary.error <= report.summary.error)
    };
    let together = apply(reading.tape.text(), chosen.iter().flat_map(|(edits, _)| edits));
    let patches: Vec<&[Operation]> = chosen.iter().map(|&(_, patch)| patch).collect();
    if !chosen.is_empty() && good(&together, &patches)? {
        return Ok(Some((together, chosen.len())));
    }
    // One of them spoils it: the first that is good alone, the others in the next round.
    for (edits, patch) in &chosen {
        let alone = apply(reading.tape.text(), edits);
        if good(&alone, &[patch])? {
            return Ok(Some((alone, 1)));
        }
    }
    Ok(None)
}

/// The text after one patch, all bytes that it does not touch as they were; nothing where that needs
/// more than changes of a few bytes.
pub(crate) fn patched(reading: &Reading<'_>, patch: &[Operation]) -> Option<Vec<u8>> {
    let whole = any(&reading.tape, 0)?;
    let editor = Editor { tape: &reading.tape, layout: Layout::of(&reading.tape, reading.syntax) };
    let text = apply(reading.tape.text(), &editor.edits(patch)?);
    let again = read(&text, reading.syntax, &Limits::default());
    is_patched(&whole, &[patch], &again).then_some(text)
}

fn touches(a: &Edit, b: &Edit) -> bool {
    let (a, b) = (&a.range, &b.range);
    a.start < b.end && b.start < a.end
        || (a.is_empty() != b.is_empty() && a.start <= b.end && b.start <= a.end)
}

/// The text after the edits, which do not overlap.
fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> Vec<u8> {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.range.start);
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.range.start).unwrap_or_default());
        out.push_str(&edit.text);
        at = edit.range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out.into_bytes()
}

/// Whether the new text says what the old one does after the patches.
fn is_patched(whole: &Any, patches: &[&[Operation]], again: &Reading<'_>) -> bool {
    let mut expected = whole.clone();
    // From the end, so that taking out an item moves none that is still to come.
    for operation in patches.iter().rev().flat_map(|patch| patch.iter()) {
        if operation.apply(&mut expected).is_none() {
            return false;
        }
    }
    any(&again.tape, 0).is_some_and(|value| same(&value, &expected))
}
