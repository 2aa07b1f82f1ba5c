//! The browser door to `cjm_core::wire`: a module of most operations, or of those that a feature names. What
//! users see is written in `js`.

use std::ops::ControlFlow;

#[cfg(not(any(feature = "office", feature = "evidence")))]
use cjm_core::wire::ALL as OPERATIONS;
#[cfg(feature = "evidence")]
use cjm_core::wire::EVIDENCE as OPERATIONS;
#[cfg(feature = "office")]
use cjm_core::wire::OFFICE as OPERATIONS;
use cjm_core::wire::Progress;
use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs one operation and gives the answer's JSON text, followed by its outputs. `progress` hears how much is
/// done; what it throws ends the call.
#[wasm_bindgen(skip_typescript)]
pub fn call(operation: &str, options: &str, inputs: Vec<Uint8Array>, progress: Option<Function>) -> Array {
    let inputs: Vec<Vec<u8>> = inputs.iter().map(Uint8Array::to_vec).collect();
    let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
    let mut hook = |told: Progress| match &progress {
        Some(progress) if progress.call1(&JsValue::NULL, &JsValue::from_f64(told.done as f64)).is_err() => {
            ControlFlow::Break(())
        }
        _ => ControlFlow::Continue(()),
    };
    let answer = OPERATIONS.call(operation, options, &inputs, &mut hook);
    let parts = Array::of1(&answer.json.into());
    for output in &answer.outputs {
        parts.push(&Uint8Array::from(output.as_slice()));
    }
    parts
}
