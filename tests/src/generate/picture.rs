//! The pictures of the pages.

use cjm_core::model::MapKind;
use cjm_core::render::{self, Level, Options, Theme};
use cjm_core::{SAMPLE, Syntax, read};

/// File below `docs/pictures`, and the SVG in it.
pub fn all() -> Vec<(&'static str, String)> {
    let light = Options { theme: Theme::Light, ..Options::default() };
    let sample = |options: &Options| draw(SAMPLE, "buy-current", options);
    let public = std::fs::read_to_string(crate::root().join("tests/data/va-outpatient.cjm.yaml"))
        .expect("a data document");
    vec![
        ("sample.svg", sample(&light)),
        ("sample-dark.svg", sample(&Options { theme: Theme::Dark, ..Options::default() })),
        ("sample-stages.svg", sample(&Options { level: Level::Stage, ..light.clone() })),
        ("blueprint.svg", sample(&Options { preset: Some(MapKind::ServiceBlueprint), ..light.clone() })),
        ("arabic.svg", sample(&Options { language: Some("ar".to_owned()), ..light.clone() })),
        ("va-outpatient.svg", draw(&public, "va-outpatient", &light)),
    ]
}

fn draw(text: &str, map: &str, options: &Options) -> String {
    let document = read(text.as_bytes(), Syntax::Yaml).expect("a document");
    let map = document.map(map).expect("a map of this id");
    render::svg(&document, map, options)
}
