//! A [`Board`] as canonical text again.

use std::borrow::Cow;

use super::board::{Board, Body, ROOT};
use super::value::quote;
use crate::Error;
use crate::read::parse_json;
use crate::write::by_utf16;

/// The document that a board holds.
pub(super) fn document(board: &Board<'_>) -> Result<String, Error> {
    thing(board, ROOT)
}

/// A card with all that stands on it.
pub(super) fn thing(board: &Board<'_>, at: usize) -> Result<String, Error> {
    text(board, at, true)
}

/// The same without any ids of its own.
pub(super) fn bare(board: &Board<'_>, at: usize) -> Result<String, Error> {
    text(board, at, false)
}

fn text(board: &Board<'_>, at: usize, ids: bool) -> Result<String, Error> {
    let Some(card) = board.card(at) else { return Ok("null".to_owned()) };
    let mut parts: Vec<(&str, Cow<'_, str>)> = Vec::new();
    for name in card.lists() {
        let items: Result<Vec<String>, Error> =
            board.list(at, name).map(|item| text(board, item, ids)).collect();
        let items = items?;
        if !items.is_empty() {
            parts.push((name, Cow::Owned(format!("[{}]", items.join(",")))));
        }
    }
    match &card.body {
        Body::Whole(text) if parts.is_empty() => Ok(text.clone().into_owned()),
        Body::Whole(text) if text.starts_with('{') => {
            let tape = parse_json(text).map_err(|fault| Error::Internal(fault.message))?;
            let names: Vec<String> =
                tape.members(0).map(|(key, _)| tape.string(key).unwrap_or_default().into_owned()).collect();
            let texts = tape.members(0).map(|(_, value)| Cow::Borrowed(tape.source(value)));
            parts.extend(names.iter().map(String::as_str).zip(texts));
            Ok(object(parts.into_iter()))
        }
        Body::Whole(text) => {
            parts.push(("text", text.clone()));
            Ok(object(parts.into_iter()))
        }
        Body::Same(_) => Err(Error::Internal(format!("`{}` is not laid out", card.address))),
        Body::Members(members) => {
            let id = card.id.as_ref().filter(|_| ids);
            parts.extend(id.map(|id| ("id", Cow::Owned(quote(id)))));
            parts.extend(members.iter().map(|(name, text)| (name.as_ref(), text.clone())));
            Ok(object(parts.into_iter()))
        }
    }
}

/// An object of members and their text, in canonical order.
pub(super) fn object<'t>(members: impl Iterator<Item = (&'t str, Cow<'t, str>)>) -> String {
    let mut members: Vec<(&str, Cow<'_, str>)> = members.collect();
    members.sort_by(|(a, _), (b, _)| by_utf16(a, b));
    let mut out = String::from("{");
    for (at, (name, text)) in members.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&quote(name));
        out.push(':');
        out.push_str(text);
    }
    out.push('}');
    out
}
