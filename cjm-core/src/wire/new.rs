//! `new`: a document to begin with.

use serde::{Deserialize, Serialize};

use super::{Operation, Reply, Request};
use crate::Error;
use crate::error::nearest;
use crate::template;

pub(super) const OPERATION: Operation = Operation { name: "new", takes: "no input", inputs: 0..=0, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Options {
    template: Option<String>,
}

#[derive(Serialize)]
struct Body {
    template: &'static str,
    templates: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: &'static str,
    about: &'static str,
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    let id = options.template.as_deref().unwrap_or("journey");
    let template = template::get(id).ok_or_else(|| Error::UnknownId {
        kind: "template",
        id: id.to_owned(),
        suggestion: nearest(id, template::all().iter().map(|template| template.id)),
    })?;
    let templates =
        template::all().iter().map(|template| Entry { id: template.id, about: template.about }).collect();
    Ok(Reply::json(&Body { template: template.id, templates })?.output(template.text))
}
