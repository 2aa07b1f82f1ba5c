//! How wide letters are, from the committed subset of Inter.

use std::fmt::Write as _;

use ttf_parser::Face;

const FONTS: [&str; 2] = ["Inter-Regular.ttf", "Inter-SemiBold.ttf"];
const UNITS: u16 = 2048;

/// Rust source of `cjm-core/src/render/font/advances.rs`.
pub fn text() -> String {
    let bytes = FONTS.map(|name| {
        std::fs::read(crate::root().join("cjm-core/third_party/inter").join(name))
            .expect("the committed font")
    });
    let faces = bytes.each_ref().map(|bytes| Face::parse(bytes, 0).expect("a font"));
    assert!(faces.iter().all(|face| face.units_per_em() == UNITS));
    let widths = |at: u32| -> Option<[u16; 2]> {
        let letter = char::from_u32(at)?;
        let [regular, bold] = faces.each_ref().map(|face| face.glyph_hor_advance(face.glyph_index(letter)?));
        Some([regular?, bold?])
    };
    let mut runs: Vec<(u32, Vec<[u16; 2]>)> = Vec::new();
    for at in 0x20..0x1_0000 {
        let Some(pair) = widths(at) else { continue };
        match runs.last_mut() {
            Some((first, run)) if *first + run.len() as u32 == at => run.push(pair),
            _ => runs.push((at, vec![pair])),
        }
    }
    let mut out = format!(
        "//! How wide the letters of Inter are (`third_party/inter`), regular and semi-bold.\n//!\n//! {}\n\n\
         #![cfg_attr(rustfmt, rustfmt_skip)]\n\n\
         /// Widths are in parts of the type size.\npub(super) const UNITS: f64 = {UNITS}.0;\n\n\
         /// Code points in a row: the first, and the widths from there on.\n\
         pub(super) static RUNS: &[(u32, &[[u16; 2]])] = &[\n",
        super::COMMAND
    );
    for (first, run) in &runs {
        let _ = write!(out, "    ({first:#06x}, &[");
        for (at, [regular, bold]) in run.iter().enumerate() {
            out.push_str(if at > 0 && at % 8 == 0 { "\n        " } else { "" });
            let _ = write!(out, "[{regular}, {bold}],");
        }
        out.push_str("]),\n");
    }
    out.push_str("];\n");
    out
}
