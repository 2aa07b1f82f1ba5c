//! The page of the templates, with a picture of each.

use std::fmt::Write as _;

use cjm_core::render::{self, Options, Theme};
use cjm_core::wire::{call, no_hook};
use cjm_core::{Syntax, read};
use serde_json::Value;

const INTRODUCTION: &str = "# Templates

Documents to begin with. Each is small, says that it is an assumption where it is one, passes the recommended rules,
and teaches by its comments. As a workbook (`-o board.xlsx`) the same template has drop-downs, and a comment in each
heading; `cjm import board.xlsx` reads it back.
";

struct Template {
    id: String,
    about: String,
    title: String,
    picture: String,
}

/// File below `docs/pictures`, and the SVG in it: the first map of each template.
pub fn pictures() -> Vec<(String, String)> {
    templates().into_iter().map(|it| (file(&it.id), it.picture)).collect()
}

/// The page.
pub fn page() -> String {
    let mut out = format!("<!-- {} -->\n\n{INTRODUCTION}", super::COMMAND);
    for Template { id, about, title, .. } in templates() {
        let (first, rest) = about.split_at(1);
        let about = format!("{}{rest}", first.to_uppercase());
        let _ = write!(
            out,
            "\n## {id}\n\n{about}.\n\n```text\ncjm new --template {id} -o {id}.cjm.yaml\n\
             cjm new --template {id} -o {id}.xlsx\n```\n\n![{title}](pictures/{})\n",
            file(&id)
        );
    }
    out
}

fn file(id: &str) -> String {
    format!("templates/{id}.svg")
}

fn templates() -> Vec<Template> {
    let new = |options: String| call("new", &options, &[], &mut no_hook());
    let listed: Value = serde_json::from_str(&new("{}".to_owned()).json).expect("JSON");
    let entries = listed["ok"]["templates"].as_array().expect("a list").iter();
    let look = Options { theme: Theme::Light, ..Options::default() };
    entries
        .map(|entry| {
            let text = |name: &str| entry[name].as_str().expect("a text").to_owned();
            let output = new(format!(r#"{{"template":"{}"}}"#, text("id"))).outputs.remove(0);
            let document = read(&output, Syntax::Yaml).expect("a template");
            let map = document.maps.first().expect("a map");
            Template {
                id: text("id"),
                about: text("about"),
                title: map.title.to_string(),
                picture: render::svg(&document, map, &look),
            }
        })
        .collect()
}
