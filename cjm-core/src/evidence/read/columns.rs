//! [`Columns`]: a table that comes as columns: Parquet, Arrow IPC, or Arrow in memory.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use arrow_array::cast::AsArray as _;
use arrow_array::{Array as _, ArrayRef, RecordBatch, RecordBatchReader};
use arrow_buffer::NullBuffer;
use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_schema::{ArrowError, DataType, Fields, SchemaRef};

use super::batch::Batch;
use super::cells::{Cells, Each};
use super::column::Column;
use super::ipc;
use super::parquet::Parquet;
use crate::Error;

/// A table as batches of Arrow columns that another library holds. It is read once, but for drafting a map:
/// then the batches are held until it is dropped.
pub struct Batches {
    schema: SchemaRef,
    source: Mutex<Source>,
}

enum Source {
    New(Box<dyn RecordBatchReader + Send>),
    Kept(Vec<RecordBatch>),
    Read,
}

impl Batches {
    /// Whatever the reader will give.
    pub fn new(reader: impl RecordBatchReader + Send + 'static) -> Self {
        Self { schema: reader.schema(), source: Mutex::new(Source::New(Box::new(reader))) }
    }

    /// Holds all batches, so that they can be read several times.
    pub(crate) fn keep(&self) -> Result<(), Error> {
        let mut source = self.source.lock().map_err(|_| poisoned())?;
        if let Source::New(reader) = &mut *source {
            let kept = guarded(|| reader.collect::<Result<Vec<_>, _>>())?;
            *source = Source::Kept(kept);
        }
        Ok(())
    }

    /// Gives the columns at `roots` of each batch to `take`.
    fn each(
        &self,
        roots: &[usize],
        take: &mut dyn FnMut(&RecordBatch) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut source = self.source.lock().map_err(|_| poisoned())?;
        if let Source::Kept(kept) = &*source {
            return through(kept.iter().map(|batch| batch.project(roots)), take);
        }
        match std::mem::replace(&mut *source, Source::Read) {
            Source::New(reader) => through(reader.map(|batch| batch?.project(roots)), take),
            _ => Err(Error::Unusable {
                message: "the batches were read before".to_owned(),
                hint: Some("give a reader that is new".to_owned()),
            }),
        }
    }
}

impl std::fmt::Debug for Batches {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Batches").field("schema", &self.schema).finish_non_exhaustive()
    }
}

pub(crate) struct Columns<'a> {
    pub(crate) headings: Vec<String>,
    /// Where each heading's column is: in the table, then in the columns that hold others.
    paths: Vec<Vec<usize>>,
    form: Form<'a>,
}

enum Form<'a> {
    Parquet(Parquet<'a>),
    File(&'a [u8]),
    Stream(&'a [u8]),
    Batches(&'a Batches),
}

/// Takes some rows; an error ends the reading.
type EachBatch<'a> = dyn FnMut(&Batch) -> Result<(), Error> + 'a;

impl<'a> Columns<'a> {
    /// A table whose first bytes tell that it comes as columns.
    pub(crate) fn new(data: &'a [u8]) -> Option<Result<Self, Error>> {
        // Batches one after the other begin with a mark, and before version 0.15 with a length.
        let form = if data.starts_with(b"PAR1") {
            guarded(|| Parquet::new(data)).map(|(parquet, schema)| (Form::Parquet(parquet), schema))
        } else if data.starts_with(b"ARROW1") {
            guarded(|| ipc::check(data).and_then(|()| FileReader::try_new(Cursor::new(data), None)))
                .map(|it| (Form::File(data), it.schema()))
        } else if data.starts_with(&[0xff; 4]) {
            guarded(|| ipc::check(data).and_then(|()| StreamReader::try_new(data, None)))
                .map(|it| (Form::Stream(data), it.schema()))
        } else {
            return None;
        };
        Some(form.map(|(form, schema)| Self::of(form, &schema)))
    }

    pub(crate) fn of_batches(batches: &'a Batches) -> Self {
        Self::of(Form::Batches(batches), &batches.schema)
    }

    fn of(form: Form<'a>, schema: &SchemaRef) -> Self {
        let mut columns = Self { headings: Vec::new(), paths: Vec::new(), form };
        columns.gather(schema.fields(), "", &[]);
        columns
    }

    /// The columns below; those of one that holds others are `outer.inner`.
    fn gather(&mut self, fields: &Fields, name: &str, path: &[usize]) {
        for (at, field) in fields.iter().enumerate() {
            let name =
                if name.is_empty() { field.name().clone() } else { format!("{name}.{}", field.name()) };
            let path: Vec<usize> = path.iter().copied().chain([at]).collect();
            match field.data_type() {
                DataType::Struct(inner) => self.gather(inner, &name, &path),
                _ => {
                    self.headings.push(name);
                    self.paths.push(path);
                }
            }
        }
    }

    pub(crate) fn format(&self) -> &'static str {
        if matches!(self.form, Form::Parquet(_)) { "parquet" } else { "arrow" }
    }

    /// All rows, a row at a time.
    pub(crate) fn rows(&self, wanted: &[usize], each: &mut Each<'_>) -> Result<(), Error> {
        self.batches(wanted, &mut |batch| {
            (0..batch.rows)
                .try_for_each(|row| each(batch.before + row as u64 + 1, Ok(Cells::Row { batch, row })))
        })
    }

    /// All rows, many at a time.
    pub(crate) fn batches(&self, wanted: &[usize], each: &mut EachBatch<'_>) -> Result<(), Error> {
        let path = |&column: &usize| self.paths.get(column);
        let mut roots: Vec<usize> =
            wanted.iter().filter_map(path).filter_map(|path| path.first()).copied().collect();
        roots.sort_unstable();
        roots.dedup();
        let mut before = 0;
        let mut take = |found: &RecordBatch| {
            let mut columns: Vec<Option<Column>> = Vec::new();
            columns.resize_with(self.headings.len(), || None);
            for &column in wanted {
                let Some((root, inner)) = self.paths.get(column).and_then(|path| path.split_first()) else {
                    continue;
                };
                let array = roots.binary_search(root).ok().and_then(|at| found.columns().get(at));
                let read = array.and_then(|array| inside(array, inner, None));
                let Some(read) = read else {
                    return Err(self.unreadable(column, array));
                };
                if let Some(place) = columns.get_mut(column) {
                    *place = Some(read);
                }
            }
            let batch = Batch::new(before, found.num_rows(), columns);
            before += found.num_rows() as u64;
            each(&batch)
        };
        match &self.form {
            Form::Parquet(parquet) => {
                for part in parquet.parts(&roots) {
                    through(guarded(|| part.open())?, &mut take)?;
                }
                Ok(())
            }
            Form::File(data) => {
                through(guarded(|| FileReader::try_new(Cursor::new(*data), Some(roots.clone())))?, &mut take)
            }
            Form::Stream(data) => {
                through(guarded(|| StreamReader::try_new(*data, Some(roots.clone())))?, &mut take)
            }
            Form::Batches(batches) => batches.each(&roots, &mut take),
        }
    }

    fn unreadable(&self, column: usize, array: Option<&ArrayRef>) -> Error {
        let name = self.headings.get(column).map_or("", String::as_str);
        let kind = array.map_or(DataType::Null, |array| array.data_type().clone());
        Error::Unusable {
            message: format!("the column `{name}` holds `{kind}`, of which no cell can be read"),
            hint: Some("make texts, numbers or times of it".to_owned()),
        }
    }
}

/// The column at a path below `array`.
fn inside(array: &ArrayRef, path: &[usize], nulls: Option<&NullBuffer>) -> Option<Column> {
    let Some((&first, rest)) = path.split_first() else { return Column::new(array, nulls) };
    let outer = array.as_struct_opt()?;
    let nulls = NullBuffer::union(nulls, outer.nulls());
    inside(outer.columns().get(first)?, rest, nulls.as_ref())
}

fn poisoned() -> Error {
    Error::Internal("reading batches ended in the middle".to_owned())
}

/// Gives each batch to `take`.
fn through(
    mut batches: impl Iterator<Item = Result<RecordBatch, ArrowError>>,
    take: &mut dyn FnMut(&RecordBatch) -> Result<(), Error>,
) -> Result<(), Error> {
    while let Some(batch) = guarded(|| batches.next().transpose())? {
        take(&batch)?;
    }
    Ok(())
}

/// What a reader of another crate says of bytes that it cannot read; some it does not expect.
fn guarded<T, E: std::fmt::Display>(read: impl FnOnce() -> Result<T, E>) -> Result<T, Error> {
    // What was being read is given up, so nothing is seen half changed.
    let told = match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(value)) => return Ok(value),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "it is not what it says it is".to_owned(),
    };
    Err(Error::Unusable {
        message: format!("the table cannot be read: {told}"),
        hint: Some("write it anew, or save it as CSV".to_owned()),
    })
}
