//! What the reader found, as diagnostics with fixes.

use std::collections::BTreeMap;

use super::context::Found;
use super::fix::{Change, Fix, Safety, shape_at};
use super::places::Places;
use super::{Diagnostic, Options, Related, registry};
use crate::error::nearest;
use crate::model::{Any, Version};
use crate::read::{Fault, Kind, Shape, Tape};

pub(super) fn from_fault(fault: &Fault, places: &Places<'_>, options: &Options) -> Option<Found> {
    let rule = registry::rules().find(|rule| rule.code == fault.code)?;
    let severity = options.severity_of(rule)?;
    let pointer = fault.node.map(|node| places.tape.pointer(node)).unwrap_or_default();
    let related = fault.related.iter().map(|(bytes, message)| Related {
        pointer: pointer.clone(),
        span: places.span(bytes.clone()),
        message: message.clone(),
    });
    let diagnostic = Diagnostic {
        file: places.file.map(str::to_owned),
        code: rule.code,
        rule: rule.name,
        severity,
        related: related.collect(),
        pointer,
        span: places.span(fault.bytes.clone()),
        subject: None,
        message: fault.message.clone(),
        template: None,
        data: BTreeMap::new(),
        help: fault.help.clone(),
        url: rule.url(),
        fingerprint: String::new(),
        fixes: fault.node.and_then(|node| fix(places.tape, fault.code, node)).into_iter().collect(),
    };
    Some(Found { rule, node: fault.node.unwrap_or_default(), diagnostic })
}

/// What would mend a fault of shape.
fn fix(tape: &Tape<'_>, code: &str, node: u32) -> Option<Fix> {
    let (shape, required) = shape_at(tape, node)?;
    match code {
        "CJM110" => {
            let name = tape.string(node)?;
            let near = nearest(&name, shape.members())?;
            Change::Rename(near.clone()).fix(tape, node, Safety::Unsafe, format!("call it `{near}`"))
        }
        "CJM014" if Version::parse(&tape.string(node)?).is_none() => {
            let current = Change::Replace(Any::String(crate::FORMAT.to_owned()));
            current.fix(tape, node, Safety::Unsafe, format!("write `{}`", crate::FORMAT))
        }
        "CJM101" => of_value(tape, node, shape, required),
        _ => None,
    }
}

fn of_value(tape: &Tape<'_>, node: u32, shape: &'static Shape, required: bool) -> Option<Fix> {
    let kind = tape.kind(node);
    if kind == Kind::Null && !required {
        return Change::Remove.fix(tape, node, Safety::Safe, "leave it out".to_owned());
    }
    if let Shape::Choice(words) = shape {
        let near = nearest(&tape.string(node)?, words.iter().copied())?;
        let title = format!("write `{near}`");
        return Change::Replace(Any::String(near)).fix(tape, node, Safety::Unsafe, title);
    }
    if let Shape::List(item) = shape
        && kind != Kind::List
        && item.accepts(kind)
    {
        let value = super::fix::value_at(tape, node)?;
        return Change::Replace(Any::List(vec![value])).fix(
            tape,
            node,
            Safety::Safe,
            "put it into a list".to_owned(),
        );
    }
    match tape.string(node) {
        Some(text) if shape.accepts(Kind::Number) && is_number(&text) => {
            let number = Any::Number(text.into_owned());
            Change::Replace(number).fix(tape, node, Safety::Safe, "write it as a number".to_owned())
        }
        None if tape.number(node).is_some() && shape.accepts(Kind::Plain) => {
            let text = Any::String(tape.source(node).to_owned());
            Change::Replace(text).fix(tape, node, Safety::Safe, "write it as a text".to_owned())
        }
        _ => None,
    }
}

/// Whether a text is a JSON number.
fn is_number(text: &str) -> bool {
    matches!(serde_json::from_str(text), Ok(serde_json::Value::Number(_))) && text.trim() == text
}
