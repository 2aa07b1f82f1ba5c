//! Tables of other libraries, by the Arrow PyCapsule interface: nothing is copied.

use arrow_array::cast::AsArray as _;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, make_array};
use cjm_core::wire::Batches;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

/// The batches that an object lends; nothing if it is no table.
pub(crate) fn batches(table: &Bound<'_, PyAny>) -> PyResult<Option<Batches>> {
    if let Some(lend) = table.getattr_opt("__arrow_c_stream__")? {
        let stream = lend.call0()?.cast_into::<PyCapsule>()?;
        return RecordBatchStreamReader::try_new(taken_stream(&stream)?)
            .map(Batches::new)
            .map(Some)
            .map_err(told);
    }
    let Some(lend) = table.getattr_opt("__arrow_c_array__")? else { return Ok(None) };
    let pair = lend.call0()?.cast_into::<PyTuple>()?;
    let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = pair.extract()?;
    let rows = taken_array(&schema, &array)?;
    let rows = rows.as_struct_opt().ok_or_else(|| told("a row is no struct"))?;
    let batch = RecordBatch::from(rows);
    let schema = batch.schema();
    Ok(Some(Batches::new(RecordBatchIterator::new([Ok(batch)], schema))))
}

#[allow(unsafe_code, reason = "a capsule of this name holds this struct, which the taker is to empty")]
fn taken_stream(capsule: &Bound<'_, PyCapsule>) -> PyResult<FFI_ArrowArrayStream> {
    let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?.cast();
    // SAFETY: the name was checked, and by the interface's rules the pointer is valid as long as the capsule.
    Ok(unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) })
}

#[allow(unsafe_code, reason = "as of a stream")]
fn taken_array(schema: &Bound<'_, PyCapsule>, array: &Bound<'_, PyCapsule>) -> PyResult<ArrayRef> {
    let schema = schema.pointer_checked(Some(c"arrow_schema"))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(c"arrow_array"))?.cast::<FFI_ArrowArray>();
    // SAFETY: as of a stream; the schema stays the capsule's, the array is moved out of it.
    let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) };
    data.map(make_array).map_err(told)
}

fn told(error: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(format!("the table cannot be read: {error}"))
}
