//! CPU time of drawing a map, and the pictures, to be weighed.
//!
//! `render FOLDER` writes the documents and the pictures, and prints a line of JSON each.

mod clock;

use std::path::Path;

use cjm_core::model::Document;
use cjm_core::render::{Lane, Options, Theme, html, svg};
use cjm_core::{Syntax, read};
use cjm_tests::generator::long;

const LANES: [Lane; 9] = [
    Lane::Touchpoint,
    Lane::Action,
    Lane::Thought,
    Lane::Emotion,
    Lane::Channel,
    Lane::Frontstage,
    Lane::Backstage,
    Lane::Pain,
    Lane::Opportunity,
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [folder] = arguments.as_slice() else { return println!("usage: render FOLDER") };
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder).expect("a folder");
    for (stages, steps) in [(10, 100), (3, 9)] {
        let text = long(stages, steps).to_string();
        let document = read(text.as_bytes(), Syntax::Json).expect("a document");
        std::fs::write(folder.join(format!("{steps}.json")), &text).expect("a document");
        tell(folder, steps, "svg", &document, svg);
        tell(folder, steps, "html", &document, html);
    }
}

/// Draws a map and prints the least CPU time that it takes.
fn tell(
    folder: &Path,
    steps: usize,
    to: &str,
    document: &Document,
    draw: fn(&Document, &cjm_core::model::Map, &Options) -> String,
) {
    let options = Options { theme: Theme::Light, lanes: LANES.to_vec(), ..Options::default() };
    let run = || draw(document, &document.maps[0], &options);
    let file = format!("{steps}.{to}");
    std::fs::write(folder.join(&file), run()).expect("a picture");
    let picture = format!("{steps} steps, 9 lanes, as {}", to.to_uppercase());
    let millis = clock::micros(|| run().len()) / 1e3;
    println!(
        "{}",
        serde_json::json!({ "picture": picture, "name": "cjm in Rust", "file": file, "millis": millis })
    );
}
