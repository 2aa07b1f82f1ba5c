//! [`Parquet`]: the parts of a Parquet file, of which only the columns that are wanted are looked at.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};
use bytes::{Buf as _, Bytes};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{FooterTail, ParquetMetaDataReader};
use parquet::file::reader::{ChunkReader, Length};

use super::unpack::fits;

/// Rows at a time: their columns stay in the second cache.
const ROWS: usize = 8_192;

pub(crate) struct Parquet<'a> {
    data: &'a [u8],
    metadata: ArrowReaderMetadata,
}

/// A group of rows.
pub(crate) struct Part<'p, 'a> {
    file: &'p Parquet<'a>,
    mask: ProjectionMask,
    group: usize,
}

impl<'a> Parquet<'a> {
    /// Reads what stands at the end of the file.
    pub(crate) fn new(data: &'a [u8]) -> Result<(Self, SchemaRef)> {
        let short = || ParquetError::EOF("the file ends too early".to_owned());
        let (rest, tail) = data.split_last_chunk::<8>().ok_or_else(short)?;
        let tail = FooterTail::try_from(*tail)?;
        let start = rest.len().checked_sub(tail.metadata_length()).ok_or_else(short)?;
        let metadata =
            Arc::new(ParquetMetaDataReader::decode_metadata(rest.get(start..).unwrap_or_default())?);
        let found = ArrowReaderMetadata::try_new(Arc::clone(&metadata), ArrowReaderOptions::new())?;
        // Few texts that come again and again become keys; of others only the places are noted.
        let repeated = |field: &Field| {
            metadata.row_groups().iter().all(|group| {
                let mut chunks = group.columns().iter();
                let chunk = chunks.find(|chunk| chunk.column_path().string() == *field.name());
                chunk.is_some_and(|chunk| {
                    chunk.dictionary_page_offset().is_some()
                        && chunk.uncompressed_size() < group.num_rows().saturating_mul(2)
                })
            })
        };
        let fields = found.schema().fields().iter().map(|field| {
            // The keys of what was written may be too small for all that a file holds.
            let kind = match field.data_type() {
                DataType::Dictionary(_, values) => values.as_ref(),
                kind => kind,
            };
            let kind = match kind {
                DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View if repeated(field) => {
                    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
                }
                DataType::Utf8 | DataType::LargeUtf8 => DataType::Utf8View,
                DataType::Binary | DataType::LargeBinary => DataType::BinaryView,
                other => other.clone(),
            };
            field.as_ref().clone().with_data_type(kind)
        });
        let fields: Vec<Field> = fields.collect();
        let schema = Arc::new(Schema::new_with_metadata(fields, found.schema().metadata().clone()));
        let options = ArrowReaderOptions::new().with_schema(Arc::clone(&schema));
        let metadata = ArrowReaderMetadata::try_new(metadata, options)?;
        Ok((Self { data, metadata }, schema))
    }

    /// The groups of rows, with the columns at these places.
    pub(crate) fn parts<'p>(&'p self, columns: &[usize]) -> impl Iterator<Item = Part<'p, 'a>> {
        let mask = ProjectionMask::roots(self.metadata.parquet_schema(), columns.iter().copied());
        let groups = self.metadata.metadata().num_row_groups();
        (0..groups).map(move |group| Part { file: self, mask: mask.clone(), group })
    }
}

impl Part<'_, '_> {
    /// Copies the columns as they are packed, for the reader keeps what it reads.
    pub(crate) fn open(&self) -> Result<ParquetRecordBatchReader> {
        let Parquet { data, metadata } = self.file;
        let mut chunks = Vec::new();
        for (leaf, chunk) in metadata.metadata().row_group(self.group).columns().iter().enumerate() {
            if self.mask.leaf_included(leaf) {
                let (start, length) = chunk.byte_range();
                if !fits(chunk.uncompressed_size().unsigned_abs(), length) {
                    return Err(ParquetError::General(format!("{length} bytes hold too much to be a log")));
                }
                let end = start.saturating_add(length) as usize;
                let bytes = data.get(start as usize..end);
                let bytes =
                    bytes.ok_or_else(|| ParquetError::EOF("a column lies outside the file".to_owned()))?;
                chunks.push((start, Bytes::copy_from_slice(bytes)));
            }
        }
        let chunks = Chunks { chunks, length: data.len() as u64 };
        ParquetRecordBatchReaderBuilder::new_with_metadata(chunks, metadata.clone())
            .with_row_groups(vec![self.group])
            .with_projection(self.mask.clone())
            .with_batch_size(ROWS)
            .build()
    }
}

/// Some ranges of a file.
struct Chunks {
    /// Each with the place where it starts.
    chunks: Vec<(u64, Bytes)>,
    length: u64,
}

impl Chunks {
    /// What follows a place, to the end of its range.
    fn from(&self, start: u64) -> Result<Bytes> {
        let found = self.chunks.iter().find_map(|(from, bytes)| {
            let at = usize::try_from(start.checked_sub(*from)?).ok()?;
            (at < bytes.len()).then(|| bytes.slice(at..))
        });
        found.ok_or_else(|| ParquetError::EOF(format!("nothing is known at {start}")))
    }
}

impl Length for Chunks {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for Chunks {
    type T = bytes::buf::Reader<Bytes>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        self.from(start).map(Bytes::reader)
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        let bytes = self.from(start)?;
        if length > bytes.len() {
            return Err(ParquetError::EOF(format!("{length} bytes at {start} are asked for")));
        }
        Ok(bytes.slice(..length))
    }
}
