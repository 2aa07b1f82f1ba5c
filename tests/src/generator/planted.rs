//! Faults planted into a sound document, each with what must be found.

use std::collections::{BTreeMap, BTreeSet};

use cjm_core::model::Any;
use serde_json::Value;

use super::json::Place;
use super::{Choices, SCHEMA, resolve};

/// The kinds of faults, ten of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Planted {
    /// A required member is not there.
    Missing,
    /// A word that is none of those allowed.
    Word,
    /// A number for a text, a text for a list.
    Kind,
    /// A share above 1, a count below 0.
    Range,
    /// An id that nothing has.
    Dangling,
    /// An id that something has already.
    Duplicate,
    /// A member's name, misspelt.
    Misspelt,
    /// A member twice in one object.
    Twice,
    /// A date that is none.
    Date,
    /// An id that is none.
    Id,
}

impl Planted {
    /// All kinds.
    pub const ALL: [Self; 10] = [
        Self::Missing,
        Self::Word,
        Self::Kind,
        Self::Range,
        Self::Dangling,
        Self::Duplicate,
        Self::Misspelt,
        Self::Twice,
        Self::Date,
        Self::Id,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Dangling => "CJM202",
            Self::Duplicate => "CJM201",
            Self::Misspelt => "CJM110",
            Self::Twice => "CJM003",
            _ => "CJM101",
        }
    }
}

/// What must be found: code, pointer, first and last byte.
pub type Found = (String, String, usize, usize);

/// A value where a fault can be planted.
struct Site {
    pointer: String,
    /// The thing that nobody else touches: an entry of a library, a step, an opportunity.
    unit: String,
    /// What disappears with the value if it is broken: itself, or what cannot do without it.
    lost: String,
    schema: &'static Value,
}

/// Plants `count` faults of each kind and prints the document: the text, and what must be found.
pub fn plant(document: &Any, count: usize, seed: u64) -> (String, BTreeSet<Found>) {
    let mut choices = Choices::seeded(seed);
    let mut document = document.clone();
    let mut sites = Vec::new();
    collect(
        &document,
        &SCHEMA,
        Site { pointer: String::new(), unit: String::new(), lost: String::new(), schema: &SCHEMA },
        &mut sites,
    );
    choices.shuffle(&mut sites);
    let named = names(&document);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut planted: Vec<(Planted, String)> = Vec::new();
    for kind in Planted::ALL {
        let mut left = count;
        for site in &sites {
            if left == 0 {
                break;
            }
            if site.unit.is_empty() || taken.contains(&site.unit) {
                continue;
            }
            if let Some(pointer) = plant_one(&mut document, kind, site, &named, &mut choices) {
                taken.insert(site.unit.clone());
                planted.push((kind, pointer));
                left -= 1;
            }
        }
        assert_eq!(left, 0, "no place left for {kind:?}");
    }
    let (text, places) = super::json::print_with_places(&document, &mut choices);
    let mut by_pointer: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
    for place in &places {
        by_pointer.entry(&place.pointer).or_default().push(place);
    }
    let found = planted.into_iter().map(|(kind, pointer)| {
        let place = by_pointer[pointer.as_str()].last().expect("a place");
        let of_name = matches!(kind, Planted::Misspelt | Planted::Twice);
        let bytes = if of_name { place.name.clone().expect("a member") } else { place.value.clone() };
        (kind.code().to_owned(), pointer, bytes.start, bytes.end)
    });
    (text, found.collect())
}

/// How often each text stands in the document.
fn names(document: &Any) -> BTreeMap<String, usize> {
    fn count(value: &Any, names: &mut BTreeMap<String, usize>) {
        match value {
            Any::String(text) => *names.entry(text.clone()).or_default() += 1,
            Any::List(items) => items.iter().for_each(|item| count(item, names)),
            Any::Object(members) => members.iter().for_each(|(_, value)| count(value, names)),
            _ => {}
        }
    }
    let mut names = BTreeMap::new();
    count(document, &mut names);
    names
}

/// Whether the rest of the document names something inside a value.
fn is_named(value: &Any, names: &BTreeMap<String, usize>) -> bool {
    match value {
        Any::List(items) => items.iter().any(|item| is_named(item, names)),
        Any::Object(members) => members.iter().any(|(name, value)| match value {
            Any::String(id) if name == "id" => names[id] > 1,
            value => is_named(value, names),
        }),
        _ => false,
    }
}

fn collect(value: &Any, schema: &'static Value, at: Site, sites: &mut Vec<Site>) {
    let schema = resolve(schema);
    let form = |forms: &'static Vec<Value>| {
        forms.iter().map(|form| resolve(form)).find(|form| form.get("x-order").is_some())
    };
    let inner = match (schema["anyOf"].as_array(), value) {
        (Some(forms), Any::Object(_)) => form(forms),
        (Some(_), _) => None,
        (None, _) => Some(schema),
    };
    if let Some(inner) = inner {
        match value {
            Any::Object(members) if inner.get("properties").is_some() => {
                for (name, value) in members {
                    let Some(property) = inner["properties"].get(name) else { continue };
                    let pointer = format!("{}/{name}", at.pointer);
                    let required = inner["required"]
                        .as_array()
                        .is_some_and(|names| names.iter().any(|other| other == name));
                    let lost = if required { at.lost.clone() } else { pointer.clone() };
                    collect(
                        value,
                        property,
                        Site { pointer, unit: at.unit.clone(), lost, schema: property },
                        sites,
                    );
                }
            }
            Any::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    let pointer = format!("{}/{index}", at.pointer);
                    let library = at.pointer.matches('/').count() == 1 && at.pointer != "/maps";
                    let unit =
                        library || at.pointer.ends_with("/steps") || at.pointer.ends_with("/opportunities");
                    let unit = if unit { pointer.clone() } else { at.unit.clone() };
                    collect(
                        item,
                        &inner["items"],
                        Site { lost: pointer.clone(), pointer, unit, schema: &inner["items"] },
                        sites,
                    );
                }
            }
            _ => {}
        }
    }
    sites.push(Site { schema, ..at });
}

fn get<'v>(document: &'v mut Any, pointer: &str) -> &'v mut Any {
    pointer.split('/').skip(1).fold(document, |value, segment| match value {
        Any::List(items) => &mut items[segment.parse::<usize>().expect("an index")],
        Any::Object(members) => {
            let member = members.iter_mut().find(|(name, _)| name == segment);
            &mut member.unwrap_or_else(|| panic!("no {segment} of {pointer}")).1
        }
        _ => panic!("nothing below {pointer}"),
    })
}

/// Plants a fault at a site, if it can be one of this kind, and answers where it will be found.
fn plant_one(
    document: &mut Any,
    kind: Planted,
    site: &Site,
    names: &BTreeMap<String, usize>,
    choices: &mut Choices,
) -> Option<String> {
    let name = site.pointer.rsplit('/').next().unwrap_or_default().to_owned();
    let is_id = site.schema["pattern"].as_str().is_some_and(|pattern| pattern.starts_with("^[A-Za-z0-9]"));
    let breaks = !matches!(kind, Planted::Dangling | Planted::Duplicate | Planted::Twice);
    if breaks && (site.lost.is_empty() || is_named(get(document, &site.lost), names)) {
        return None;
    }
    let value = get(document, &site.pointer);
    match (kind, value) {
        (Planted::Missing, Any::Object(members)) => {
            let form = site.schema["anyOf"]
                .as_array()
                .map_or(site.schema, |forms| resolve(forms.last().expect("a form")));
            let required = form["required"].as_array()?;
            let name = required[choices.below(required.len())].as_str().expect("a name");
            members.retain(|(other, _)| other != name);
        }
        (Planted::Word, value) if site.schema.get("enum").is_some() => {
            *value = Any::String("sometimes".into())
        }
        (Planted::Kind, value @ (Any::Number(_) | Any::List(_))) => *value = Any::String("many".into()),
        (Planted::Kind, value @ Any::String(_)) => *value = Any::Number("7".into()),
        (Planted::Range, value) if site.schema.get("maximum").is_some() => {
            *value = Any::Number("1e17".into())
        }
        (Planted::Range, value) if site.schema.get("minimum").is_some() => {
            *value = Any::Number("-0.5e1".into())
        }
        (Planted::Date, Any::String(date)) if site.schema["pattern"].as_str()?.starts_with("^[0-9]{4}") => {
            *date = choices
                .one(&["2026-13-01", "yesterday", "2026-02-32", "01.07.2026", "2026-07-01T25:00:00Z"])
                .to_owned();
        }
        (Planted::Id, Any::String(id)) if is_id && name == "id" => {
            *id = choices.one(&["two words", "-dash", "ünder", "a.b", ""]).to_owned();
        }
        (Planted::Dangling, Any::String(id)) if is_id && name != "id" && id != "us" => {
            *id = format!("nobody-{}", choices.number());
        }
        // What a map holds never takes the id of an entry of a library.
        (Planted::Duplicate, Any::String(id))
            if is_id && name == "id" && site.pointer.starts_with("/maps/") && names[id] == 1 =>
        {
            *id = "persona-5".to_owned();
        }
        (Planted::Misspelt, _)
            if site.lost == site.pointer && name.len() > 3 && name.parse::<usize>().is_err() =>
        {
            let (parent, _) = site.pointer.rsplit_once('/').expect("a member");
            let Any::Object(members) = get(document, parent) else { return None };
            let member = members.iter_mut().find(|(other, _)| *other == name)?;
            member.0.remove(1);
            return Some(format!("{parent}/{}", member.0));
        }
        (Planted::Twice, Any::Object(members)) if !members.is_empty() => {
            let (name, value) = members[choices.below(members.len())].clone();
            let value = if choices.chance(50) { value } else { Any::Null };
            let again = if value == Any::Null {
                members.iter().find(|(other, _)| *other == name)?.1.clone()
            } else {
                value
            };
            members.push((name.clone(), again));
            return Some(format!("{}/{name}", site.pointer));
        }
        _ => return None,
    }
    Some(site.pointer.clone())
}
