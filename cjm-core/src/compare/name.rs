//! What things are called, for people to read.

use super::board::{Board, Body};
use super::op::{Holder, Subject};
use super::value::parse;
use crate::model::Any;

/// The longest name that is passed on; the rest is cut.
const LONGEST: usize = 80;

/// What an operation on a card is about.
pub(super) fn subject(board: &Board<'_>, at: usize, language: Option<&str>) -> Subject {
    let Some(card) = board.card(at) else { return Subject::default() };
    Subject {
        kind: card.kind(),
        id: card.address.to_string(),
        name: name(board, at, language),
        within: holder(board, at, language),
    }
}

/// The nearest thing with an id that a card stands in; nothing for what stands in the document or
/// right in the map.
fn holder(board: &Board<'_>, at: usize, language: Option<&str>) -> Option<Holder> {
    let (parent, _) = board.card(at)?.spot?;
    let card = board.card(parent)?;
    if card.id.is_none() {
        return holder(board, parent, language);
    }
    Some(Holder { kind: card.kind(), id: card.address.to_string(), name: name(board, parent, language) })
}

/// The name, title or words of a card.
pub(super) fn name(board: &Board<'_>, at: usize, language: Option<&str>) -> Option<String> {
    let card = board.card(at)?;
    let found = match &card.body {
        Body::Whole(text) => words(&parse(text).ok()?, language),
        Body::Same(name) => {
            name.as_ref().and_then(|name| parse(name).ok()).and_then(|name| words(&name, language))
        }
        Body::Members(members) => ["name", "title", "text", "question"]
            .iter()
            .find_map(|member| words(&parse(members.get(member)?).ok()?, language)),
    };
    found.or_else(|| {
        // A lone step takes the name of its stage.
        let (parent, list) = card.spot.filter(|(_, list)| *list == "steps")?;
        (board.list(parent, list).nth(1).is_none()).then(|| name(board, parent, language)).flatten()
    })
}

/// The words of a value: a text in one or several languages, the text or number of a note or measure.
pub(super) fn words(value: &Any, language: Option<&str>) -> Option<String> {
    match value {
        Any::String(text) => Some(shorten(text)),
        Any::Number(text) => Some(text.clone()),
        Any::Object(members) => {
            for name in ["text", "feeling", "value", "event", "need"] {
                if let Some(found) = value.get(name).and_then(|value| words(value, language)) {
                    return Some(found);
                }
            }
            let plain = members.iter().filter_map(|(tag, text)| Some((tag, text.as_str()?)));
            let texts = plain.map(|(tag, text)| (tag.clone(), text.to_owned())).collect();
            Some(shorten(crate::model::Text::Languages(texts).in_language(language)))
                .filter(|text| !text.is_empty())
        }
        _ => None,
    }
}

/// A text short enough for a line, without control characters.
pub(super) fn shorten(text: &str) -> String {
    let plain = |character: char| if character.is_control() { ' ' } else { character };
    let mut shown: String = text.chars().take(LONGEST).map(plain).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
