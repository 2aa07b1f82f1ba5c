//! The browser door to `cjm_core::wire`: a module of most operations, or of those that a feature names. What
//! users see is written in `js`.

#[cfg(not(feature = "office"))]
use cjm_core::wire::ALL as OPERATIONS;
#[cfg(feature = "office")]
use cjm_core::wire::OFFICE as OPERATIONS;
use cjm_core::wire::no_hook;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs one operation and gives the answer's JSON text, followed by its outputs.
#[wasm_bindgen(skip_typescript)]
pub fn call(operation: &str, options: &str, inputs: Vec<Uint8Array>) -> Array {
    let inputs: Vec<Vec<u8>> = inputs.iter().map(Uint8Array::to_vec).collect();
    let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
    let answer = OPERATIONS.call(operation, options, &inputs, &mut no_hook());
    let parts = Array::of1(&answer.json.into());
    for output in &answer.outputs {
        parts.push(&Uint8Array::from(output.as_slice()));
    }
    parts
}
