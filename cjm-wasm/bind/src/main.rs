//! Writes a wasm module with its JavaScript glue: `cjm-wasm-bind cjm_wasm.wasm DIRECTORY NAME`.
//! A crate of ours instead of the `wasm-bindgen` command, so that the lock file holds its version.

use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, directory, name] = arguments.as_slice() else {
        return Err("usage: cjm-wasm-bind MODULE DIRECTORY NAME".into());
    };
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .reset_state_function(true)
        .generate(directory)?;
    Ok(())
}
