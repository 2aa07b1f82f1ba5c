//! Writes the pictures that a person and a browser look at into a folder: the data documents as pages
//! and as SVG in every theme and both directions, and `journeys.json`, the SVG of 200 random maps.
//!
//! usage: gallery FOLDER

use std::path::Path;

use cjm_core::model::Document;
use cjm_core::render::{self, Level, Options, Theme};
use cjm_core::{Syntax, read};
use cjm_tests::generator::{Choices, journey, long};

const DOCUMENTS: [&str; 3] = ["sample", "va-outpatient", "torture"];
const THEMES: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::Print, Theme::Contrast];

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).expect("usage: gallery FOLDER");
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    for name in DOCUMENTS {
        let text = std::fs::read(cjm_tests::root().join(format!("tests/data/{name}.cjm.yaml")))?;
        let document = read(&text, Syntax::Yaml).expect("a data document");
        for theme in THEMES {
            draw(folder, &format!("{name}-{}", theme.as_str()), &document, &Options { theme, ..full() })?;
        }
        let arabic = Options { language: Some("ar".to_owned()), theme: Theme::Light, ..full() };
        draw(folder, &format!("{name}-rtl"), &document, &arabic)?;
    }
    for (stages, steps) in [(1, 1), (6, 60)] {
        let document = parsed(&long(stages, steps));
        draw(folder, &format!("steps-{steps}"), &document, &Options { theme: Theme::Light, ..full() })?;
    }
    let drawn: Vec<String> = (0..200)
        .map(|seed| {
            let document = parsed(&journey(&mut Choices::seeded(seed), seed % 4 == 3));
            render::svg(&document, &document.maps[0], &Options { theme: Theme::Light, ..full() })
        })
        .collect();
    std::fs::write(folder.join("journeys.json"), serde_json::to_string(&drawn).expect("texts"))
}

fn full() -> Options {
    Options { level: Level::Full, ..Options::default() }
}

fn parsed(document: &serde_json::Value) -> Document {
    read(document.to_string().as_bytes(), Syntax::Json).expect("a document")
}

fn draw(folder: &Path, name: &str, document: &Document, options: &Options) -> std::io::Result<()> {
    let map = &document.maps[0];
    std::fs::write(folder.join(format!("{name}.html")), render::html(document, map, options))?;
    std::fs::write(folder.join(format!("{name}.svg")), render::svg(document, map, options))
}
