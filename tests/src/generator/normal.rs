//! What a document says, written in one way: what `read` must answer, worked out without it.

use cjm_core::model::Any;
use cjm_core::write::json;
use serde_json::Value;

use super::{SCHEMA, resolve};

/// The document as `read` prints it: members in house order, short forms, numbers in ECMAScript
/// form, empty lists and maps left out; everything that the format does not know as it stands.
pub fn normal(document: &Any) -> Any {
    of(document, &SCHEMA)
}

fn of(value: &Any, schema: &'static Value) -> Any {
    let schema = resolve(schema);
    if let Some(forms) = schema["anyOf"].as_array() {
        let form =
            forms.iter().map(|form| resolve(form)).find(|form| fits(value, form)).expect("a valid document");
        let value = of(value, form);
        return short(&value, schema).unwrap_or(value);
    }
    match value {
        Any::Number(text) => Any::Number(json::number(text.parse().expect("a number"))),
        Any::List(items) => Any::List(items.iter().map(|item| of(item, &schema["items"])).collect()),
        Any::Object(members) => Any::Object(match schema["properties"].as_object() {
            Some(_) => object(members, schema),
            None => {
                let values = &schema["additionalProperties"];
                let mut members: Vec<_> =
                    members.iter().map(|(name, value)| (name.clone(), of(value, values))).collect();
                members.sort_by(|(a, _), (b, _)| a.cmp(b));
                members
            }
        }),
        other => other.clone(),
    }
}

fn object(members: &[(String, Any)], schema: &'static Value) -> Vec<(String, Any)> {
    let order = schema["x-order"].as_array().expect("an order");
    let known = order.iter().filter_map(|name| {
        let name = name.as_str().expect("a name");
        let (_, value) = members.iter().find(|(other, _)| other == name)?;
        let property = &schema["properties"][name];
        let value = of(value, property);
        let left_out = match &value {
            Any::List(items) => items.is_empty(),
            Any::Object(members) => {
                members.is_empty()
                    && resolve(property).get("anyOf").is_none()
                    && resolve(property).get("properties").is_none()
            }
            _ => false,
        };
        (!left_out).then(|| (name.to_owned(), value))
    });
    let others = members.iter().filter(|(name, _)| !order.iter().any(|known| known == name)).cloned();
    known.chain(others).collect()
}

fn fits(value: &Any, form: &Value) -> bool {
    if let Some(forms) = form["anyOf"].as_array() {
        return forms.iter().any(|form| fits(value, form));
    }
    match value {
        Any::Bool(value) => form["const"] == *value,
        Any::Number(_) => form["type"] == "number",
        Any::String(_) => form["type"] == "string",
        Any::Object(_) => form["type"] == "object",
        _ => false,
    }
}

/// The short form of an object that says no more than it.
fn short(value: &Any, schema: &Value) -> Option<Any> {
    let Any::Object(members) = value else { return None };
    let plain = schema["anyOf"][0]["type"].as_str()?;
    match (plain, members.as_slice()) {
        ("number", [(name, number @ Any::Number(_))]) if name == "value" => Some(number.clone()),
        ("string", [(min, least), (max, most)]) if min == "min" && max == "max" && least == most => {
            Some(least.clone())
        }
        ("string", [(name, text @ Any::String(_))])
            if name == "text" && schema["anyOf"][1].get("x-order").is_some() =>
        {
            Some(text.clone())
        }
        _ => None,
    }
}
