//! The Python door to `cjm_core::wire`. What users see is written in `python/cjm`.

mod arrow;

use std::ffi::OsString;
use std::io::Write;
use std::ops::ControlFlow;

use cjm_core::wire::{Batches, Input};
use cjm_core::{cli, wire};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The compiled part of `cjm`: texts and bytes in, texts and bytes out.
#[pymodule]
mod _cjm {
    #[pymodule_export]
    use super::{call, main};
}

/// Runs one operation and gives the answer's JSON text and its outputs. `progress` hears how much is done; what
/// it raises ends the call.
#[pyfunction]
#[pyo3(signature = (operation, options, inputs, progress=None, /))]
fn call<'py>(
    py: Python<'py>,
    operation: &str,
    options: &str,
    inputs: Vec<Bound<'py, PyAny>>,
    progress: Option<Py<PyAny>>,
) -> PyResult<(String, Vec<Bound<'py, PyBytes>>)> {
    let inputs: Vec<Given> = inputs.iter().map(Given::of).collect::<PyResult<_>>()?;
    let mut interrupted = None;
    let answer = py.detach(|| {
        let inputs: Vec<Input<'_>> = inputs.iter().map(Given::input).collect();
        // Only here can Ctrl-C be noticed while the core works.
        wire::call_with(operation, options, &inputs, &mut |told| {
            let heard = Python::attach(|py| {
                py.check_signals()?;
                progress.as_ref().map_or(Ok(()), |progress| progress.call1(py, (told.done,)).map(|_| ()))
            });
            match heard {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    interrupted = Some(error);
                    ControlFlow::Break(())
                }
            }
        })
    });
    match interrupted {
        Some(error) => Err(error),
        None => Ok((answer.json, answer.outputs.iter().map(|output| PyBytes::new(py, output)).collect())),
    }
}

/// A document or a table, as Python gives it.
enum Given {
    Bytes(PyBackedBytes),
    Batches(Batches),
}

impl Given {
    fn of(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        match arrow::batches(given)? {
            Some(batches) => Ok(Self::Batches(batches)),
            None => Ok(Self::Bytes(given.extract()?)),
        }
    }

    fn input(&self) -> Input<'_> {
        match self {
            Self::Bytes(bytes) => Input::Bytes(bytes),
            Self::Batches(batches) => Input::Batches(batches),
        }
    }
}

/// Runs one command line (the first argument is the program's name) and gives its exit code.
#[pyfunction]
#[pyo3(signature = (arguments, /))]
fn main(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| {
        let code = cli::run(arguments);
        // A library has no end of `main` at which Rust would do this; a closed pipe is no news here.
        let _ = std::io::stdout().flush();
        code
    })
}
