//! The Node door to `cjm_core::wire`. What users see is written in `js`.

use std::ffi::OsString;
use std::io::Write;

use cjm_core::{cli, wire};
use napi::bindgen_prelude::{AsyncTask, Buffer, Env, Result, Task, Uint8Array};
use napi_derive::napi;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a call gives back.
#[napi(object)]
pub struct Answer {
    /// The answer's JSON text.
    pub json: String,
    /// The answer's bytes.
    pub outputs: Vec<Buffer>,
}

impl From<wire::Answer> for Answer {
    fn from(answer: wire::Answer) -> Self {
        Self { json: answer.json, outputs: answer.outputs.into_iter().map(Buffer::from).collect() }
    }
}

/// Runs one operation.
#[napi(catch_unwind)]
pub fn call(operation: String, options: String, inputs: Vec<Uint8Array>) -> Answer {
    let inputs: Vec<&[u8]> = inputs.iter().map(|input| &**input).collect();
    wire::call(&operation, &options, &inputs, &mut wire::no_hook()).into()
}

/// Runs one operation on a thread of libuv's pool.
#[napi(catch_unwind)]
pub fn call_async(operation: String, options: String, inputs: Vec<Uint8Array>) -> AsyncTask<Call> {
    // Copied, for JavaScript may write into its buffers while the thread reads.
    let inputs = inputs.iter().map(|input| input.to_vec()).collect();
    AsyncTask::new(Call { operation, options, inputs })
}

/// A call under way on another thread.
pub struct Call {
    operation: String,
    options: String,
    inputs: Vec<Vec<u8>>,
}

impl Task for Call {
    type Output = wire::Answer;
    type JsValue = Answer;

    fn compute(&mut self) -> Result<Self::Output> {
        let inputs: Vec<&[u8]> = self.inputs.iter().map(Vec::as_slice).collect();
        Ok(wire::call(&self.operation, &self.options, &inputs, &mut wire::no_hook()))
    }

    fn resolve(&mut self, _env: Env, answer: Self::Output) -> Result<Self::JsValue> {
        Ok(answer.into())
    }
}

/// Runs one command line (the first argument is the program's name) and gives its exit code.
#[napi(catch_unwind)]
pub fn cli(arguments: Vec<String>) -> u32 {
    let code = cli::run(arguments.into_iter().map(OsString::from));
    // A library has no end of `main` at which Rust would do this; a closed pipe is no news here.
    let _ = std::io::stdout().flush();
    code.into()
}
