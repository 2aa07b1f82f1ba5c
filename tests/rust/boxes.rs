//! Text stays in its box: what the layout thinks a text takes is what it takes in a real renderer.

use std::sync::Arc;

use cjm_core::render::{self, Level, Options, Theme};
use cjm_core::{Syntax, read};
use cjm_tests::generator::{Choices, journey};
use resvg::usvg::{self, Node, fontdb::Database};
use roxmltree::Node as Element;

/// A line of text and the room that it has.
struct Line {
    /// The line as an SVG text at its place.
    text: String,
    /// From the left to the right end of what surrounds it.
    room: [f64; 2],
    about: String,
}

fn number(node: Element<'_, '_>, name: &str) -> f64 {
    node.attribute(name).and_then(|value| value.parse().ok()).unwrap_or(0.0)
}

/// A box of the picture: left, top, right, bottom.
fn place(node: Element<'_, '_>) -> [f64; 4] {
    let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| number(node, name));
    [x, y, x + width, y + height]
}

/// All lines of a picture. Text after a card, a chip or a stage has to stay in that; other text of a
/// lane in its column; all else in the picture.
fn lines(svg: &str) -> Vec<Line> {
    let tree = roxmltree::Document::parse(svg).expect("well-formed");
    let root = tree.root_element();
    let width = number(root, "width");
    let columns = columns(&tree);
    let mut found = Vec::new();
    for text in tree.descendants().filter(|node| node.has_tag_name("text")) {
        let lane = text.parent().and_then(|parent| parent.attribute("data-lane")).unwrap_or("");
        let around = text.prev_siblings().skip(1).filter(|node| node.has_tag_name("rect")).map(place);
        let around: Vec<[f64; 4]> = around.collect();
        let mut parts: Vec<Element<'_, '_>> = text
            .children()
            .filter(|node| node.has_tag_name("tspan") && node.attribute("x").is_some())
            .collect();
        if parts.is_empty() {
            parts.push(text);
        }
        for part in parts {
            let (x, y) = (number(part, "x"), number(part, "y"));
            let inside = |place: &&[f64; 4]| place[0] <= x && x <= place[2] && place[1] <= y && y <= place[3];
            let column = columns.windows(2).find(|pair| pair[0] <= x && x < pair[1]);
            let free = matches!(lane, "" | "emotion" | "metric" | "stages") || x < columns[0];
            let room = match (around.iter().find(inside), column) {
                (Some(place), _) => [place[0], place[2]],
                (None, Some(column)) if !free => [column[0], column[1]],
                _ if x < columns[0] && !lane.is_empty() => [0.0, columns[0]],
                _ => [0.0, width],
            };
            let content = if part == text {
                svg[text.range()].split_once('>').map(|(_, rest)| rest.trim_end_matches("</text>").to_owned())
            } else {
                svg[part.range()]
                    .split_once('>')
                    .map(|(_, rest)| rest.strip_suffix(" </tspan>").unwrap_or(rest).to_owned())
            };
            let looks: String = ["font-size", "font-weight", "font-style", "text-anchor"]
                .iter()
                .filter_map(|name| Some(format!(" {name}=\"{}\"", text.attribute(*name)?)))
                .collect();
            let content = content.expect("a text");
            found.push(Line {
                text: format!("<text x=\"{x}\" y=\"{y}\"{looks}>{content}</text>"),
                room,
                about: format!("{lane}: {content}"),
            });
        }
    }
    found
}

/// Where columns begin, and where the last one ends, by the names of steps and the bands of stages.
fn columns(tree: &roxmltree::Document<'_>) -> Vec<f64> {
    let group = |name: &str| {
        tree.descendants().find(|node| node.attribute("data-lane") == Some(name)).expect("a group")
    };
    let stages: Vec<[f64; 4]> =
        group("stages").children().filter(|node| node.has_tag_name("rect")).map(place).collect();
    let narrowest = stages.iter().map(|stage| stage[2] - stage[0] + 4.0).fold(f64::MAX, f64::min);
    let names = tree.descendants().filter(|node| {
        node.has_tag_name("text")
            && node.attribute("font-size") == Some("13")
            && node.parent().and_then(|parent| parent.attribute("data-lane")) == Some("steps")
    });
    let mut starts: Vec<f64> = names
        .map(|node| {
            node.attribute("x").map_or_else(
                || number(node.first_element_child().expect("a line"), "x"),
                |_| number(node, "x"),
            )
        })
        .filter(|x| *x > 148.0)
        .collect();
    starts.sort_by(f64::total_cmp);
    let width =
        starts.windows(2).map(|pair| pair[1] - pair[0]).filter(|gap| *gap >= 100.0).fold(narrowest, f64::min);
    let first = stages.iter().map(|stage| stage[0] - 2.0).fold(f64::MAX, f64::min);
    let last = stages.iter().map(|stage| stage[2] + 2.0).fold(0.0, f64::max);
    let count = ((last - first) / width).round();
    (0..=count as usize).map(|at| first + (last - first) / count * at as f64).collect()
}

fn fonts() -> Arc<Database> {
    let mut fonts = Database::new();
    for name in ["Inter-Regular.ttf", "Inter-SemiBold.ttf"] {
        let file = cjm_tests::root().join("cjm-core/third_party/inter").join(name);
        fonts.load_font_file(file).expect("the committed font");
    }
    Arc::new(fonts)
}

/// From where to where each line goes, as the renderer sets it; nothing for a blank one.
fn measured(lines: &[Line], fonts: &Arc<Database>) -> Vec<Option<[f64; 2]>> {
    let texts: String =
        lines.iter().enumerate().map(|(at, line)| format!("<g id=\"line-{at}\">{}</g>", line.text)).collect();
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4000\" height=\"9000\" font-family=\"Inter\">{texts}</svg>"
    );
    let options =
        usvg::Options { fontdb: fonts.clone(), font_family: "Inter".to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&svg, &options).expect("well-formed");
    let mut found = vec![None; lines.len()];
    for node in tree.root().children() {
        let Node::Group(group) = node else { continue };
        let at: usize = group.id().trim_start_matches("line-").parse().expect("a number");
        let place = group.abs_bounding_box();
        found[at] = Some([f64::from(place.left()), f64::from(place.right())]);
    }
    found
}

/// Setting type takes long in a program that is not optimised.
const MAPS: u64 = if cfg!(debug_assertions) { 16 } else { 200 };

#[test]
fn text_of_random_maps_stays_in_its_box() {
    let fonts = fonts();
    let mut seen = 0_u64;
    for seed in 0..MAPS {
        let document = journey(&mut Choices::seeded(seed), false).to_string();
        let document = read(document.as_bytes(), Syntax::Json).expect("a document");
        let options = Options { theme: Theme::Light, level: Level::Full, ..Options::default() };
        let lines = lines(&render::svg(&document, &document.maps[0], &options));
        for (line, measured) in lines.iter().zip(measured(&lines, &fonts)) {
            let Some([left, right]) = measured else { continue };
            seen += 1;
            let [from, to] = line.room;
            assert!(
                from - 0.5 <= left && right <= to + 0.5,
                "map {seed}: {} takes {left} to {right} but has {from} to {to}",
                line.about
            );
        }
    }
    assert!(seen > 50 * MAPS, "{seen} lines");
}
