//! The browser door to `cjm_core::wire`. What users see is written in `js`.

use cjm_core::wire;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs one operation and gives the answer's JSON text, followed by its outputs.
#[wasm_bindgen(skip_typescript)]
pub fn call(operation: &str, options: &str, inputs: Vec<Uint8Array>) -> Array {
    let inputs: Vec<Vec<u8>> = inputs.iter().map(Uint8Array::to_vec).collect();
    let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
    let answer = wire::call(operation, options, &inputs, &mut wire::no_hook());
    let parts = Array::of1(&answer.json.into());
    for output in &answer.outputs {
        parts.push(&Uint8Array::from(output.as_slice()));
    }
    parts
}
