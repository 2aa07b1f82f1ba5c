//! CPU time of bringing large maps in: Mermaid text, sticky notes, a workbook, and a workbook out.
//!
//! `import` measures and prints a Markdown table.

mod clock;

use cjm_core::interchange::{Format, Options, Target, export, import};
use cjm_core::model::Document;
use rust_xlsxwriter::Workbook;

const TEXT_BYTES: usize = 10_000_000;
const ROWS: usize = 100_000;

fn main() {
    println!("| what | of | CPU time |\n|---|---|---:|");
    let diagram = diagram();
    tell("Mermaid text in", &megabytes(&diagram), || brought(&diagram, Format::Mermaid).1);
    let notes = notes();
    tell("sticky notes in", &megabytes(&notes), || brought(&notes, Format::Csv).1);
    let board = board();
    let (document, steps) = brought(&board, Format::Xlsx);
    assert_eq!(steps, ROWS);
    let size = format!("{ROWS} rows, {}", megabytes(&board));
    tell("workbook in", &size, || brought(&board, Format::Xlsx).1);
    tell("workbook out", &size, || export(&document, None, Target::Xlsx, None).expect("a workbook").0.len());
}

/// The document, and how many steps it has.
fn brought(bytes: &[u8], from: Format) -> (Document, usize) {
    let (document, receipt) = import(bytes, from, &Options::default()).expect("a document");
    assert_eq!(receipt.lost, []);
    let steps = document.maps[0].steps().count();
    (document, steps)
}

fn diagram() -> Vec<u8> {
    let mut text = "journey\n  title A long way\n".to_owned();
    let mut task = 0;
    while text.len() < TEXT_BYTES {
        if task % 50 == 0 {
            text += &format!("  section Part {}\n", task / 50);
        }
        text += &format!("    Step {task} of the way: {}: Who {}, Me\n", 1 + task % 5, task % 9);
        task += 1;
    }
    text.into_bytes()
}

fn notes() -> Vec<u8> {
    let lanes = ["doing", "thinking", "pain", "gain", "idea"];
    let mut text = "stage,lane,text,step,author,votes\n".to_owned();
    let mut note = 0;
    while text.len() < TEXT_BYTES {
        let (lane, step) = (lanes[note % lanes.len()], note / 20);
        text += &format!("Part {},{lane},Note {note} of the board,Step {step},Ana,{}\n", step / 50, note % 7);
        note += 1;
    }
    text.into_bytes()
}

fn board() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let map = workbook.add_worksheet();
    map.set_name("Map").and_then(|tab| tab.write_string(0, 0, "Title")).expect("a sheet");
    map.write_string(0, 1, "A long way").expect("a cell");
    let steps = workbook.add_worksheet();
    steps.set_name("Steps").expect("a sheet");
    let headings = ["Stage", "Step", "Doing", "Pains", "Channels", "Owner", "Feeling (-2 to 2)"];
    for (column, heading) in (0..).zip(headings) {
        steps.write_string(0, column, heading).expect("a cell");
    }
    for row in 0..ROWS {
        let words = [
            format!("Part {}", row / 1000),
            format!("Step {row}"),
            format!("does this {row}\nand then that"),
            format!("it takes too long {row}"),
            ["web", "Phone", "app"][row % 3].to_owned(),
            format!("Office {}", row % 40),
        ];
        for (column, words) in (0..).zip(words) {
            steps.write_string(row as u32 + 1, column, words).expect("a cell");
        }
        steps.write_number(row as u32 + 1, 6, (row % 5) as f64 - 2.0).expect("a cell");
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn megabytes(bytes: &[u8]) -> String {
    format!("{:.1} MB", bytes.len() as f64 / 1e6)
}

/// Prints the least CPU time that one run takes.
fn tell(name: &str, size: &str, run: impl FnMut() -> usize) {
    let seconds = clock::micros(run) / 1e6;
    println!("| {name} | {size} | {seconds:.2} s |");
}
