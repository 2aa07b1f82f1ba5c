//! Tables of events that come as columns: Parquet and Arrow give what the same rows give as CSV.

use std::sync::Arc;

use arrow_array::builder::StringDictionaryBuilder;
use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Int64Array, LargeStringArray, ListArray, RecordBatch,
    RecordBatchIterator, StringArray, StringViewArray, StructArray, TimestampMicrosecondArray,
    TimestampMillisecondArray, TimestampNanosecondArray, TimestampSecondArray,
};
use arrow_ipc::CompressionType;
use arrow_ipc::writer::{FileWriter, IpcWriteOptions, StreamWriter};
use arrow_schema::{DataType, Field};
use cjm_core::evidence::{Batches, Evidence, Options, Table, mine};
use cjm_core::{Syntax, read};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use proptest::prelude::*;

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
        .expect("columns of equal length")
}

fn parquet(batch: &RecordBatch, compression: Compression) -> Vec<u8> {
    // Small groups and pages: a table is of several.
    let properties = WriterProperties::builder()
        .set_compression(compression)
        .set_max_row_group_row_count(Some(4))
        .set_data_page_row_count_limit(2)
        .build();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties)).expect("a writer");
    writer.write(batch).expect("written");
    writer.close().expect("closed");
    bytes
}

fn file(batch: &RecordBatch, compression: Option<CompressionType>) -> Vec<u8> {
    let options = IpcWriteOptions::default().try_with_compression(compression).expect("options");
    let mut bytes = Vec::new();
    let mut writer =
        FileWriter::try_new_with_options(&mut bytes, &batch.schema(), options).expect("a writer");
    writer.write(batch).expect("written");
    writer.finish().expect("finished");
    drop(writer);
    bytes
}

fn stream(batch: &RecordBatch) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = StreamWriter::try_new(&mut bytes, &batch.schema()).expect("a writer");
    writer.write(batch).expect("written");
    writer.finish().expect("finished");
    drop(writer);
    bytes
}

fn lent(batch: &RecordBatch) -> Batches {
    let (first, second) = (batch.slice(0, 1), batch.slice(1, batch.num_rows() - 1));
    Batches::new(RecordBatchIterator::new([Ok(first), Ok(second)], batch.schema()))
}

fn options(text: &str) -> Options {
    serde_json::from_str(text).expect("options")
}

fn mined(data: &[u8], asked: &str) -> Evidence {
    mine(&[Table { data, ..Table::default() }], None, &options(asked)).expect("evidence")
}

/// What does not depend on how the table came.
fn plain(mut evidence: Evidence) -> Evidence {
    for source in &mut evidence.sources {
        source.hash.clear();
        source.format.clear();
    }
    evidence
}

/// The same table in every form.
fn every_form(batch: &RecordBatch, asked: &str, mut check: impl FnMut(Evidence, &str)) {
    let zstd = Compression::ZSTD(ZstdLevel::default());
    for compression in [Compression::UNCOMPRESSED, Compression::SNAPPY, zstd, Compression::LZ4_RAW] {
        check(mined(&parquet(batch, compression), asked), "parquet");
    }
    for compression in [None, Some(CompressionType::ZSTD), Some(CompressionType::LZ4_FRAME)] {
        check(mined(&file(batch, compression), asked), "arrow");
    }
    check(mined(&stream(batch), asked), "arrow");
    let batches = lent(batch);
    let table = Table { batches: Some(&batches), ..Table::default() };
    check(mine(&[table], None, &options(asked)).expect("evidence"), "arrow");
}

const LOG: &str = "case,event,time,channel,segment,points\n\
    a,look,2026-01-01T00:00:00,web,x,1\n\
    b,look,2026-01-02T00:00:00,web,y,2\n\
    a,buy,2026-01-03T00:00:00.5,,x,3\n\
    ,buy,2026-01-03T00:00:00,app,x,4\n\
    c,,2026-01-03T00:00:00,app,x,5\n\
    NA,buy,2026-01-04T00:00:00,app,,6\n\
    b,buy,,app,y,7\n\
    b,buy,2026-01-05T00:00:00,app,y,8\n";

fn log() -> RecordBatch {
    let texts = |texts: [Option<&'static str>; 8]| texts;
    let cases = texts([Some("a"), Some("b"), Some("a"), None, Some("c"), Some("NA"), Some("b"), Some("b")]);
    let events = texts([
        Some("look"),
        Some("look"),
        Some("buy"),
        Some("buy"),
        Some(""),
        Some("buy"),
        Some("buy"),
        Some("buy"),
    ]);
    let channels = texts([
        Some("web"),
        Some("web"),
        None,
        Some("app"),
        Some("app"),
        Some("app"),
        Some("app"),
        Some("app"),
    ]);
    let segments = texts([Some("x"), Some("y"), Some("x"), Some("x"), Some("x"), None, Some("y"), Some("y")]);
    const DAY: i64 = 86_400_000;
    let first = 1_767_225_600_000;
    let times = [0, DAY, 2 * DAY + 500, 2 * DAY, 2 * DAY, 3 * DAY, -1, 4 * DAY];
    let times = times.map(|time| (time >= 0).then_some(first + time));
    let mut keyed = StringDictionaryBuilder::<Int8Type>::new();
    keyed.extend(channels);
    batch(vec![
        ("case", Arc::new(StringArray::from_iter(cases))),
        ("event", Arc::new(LargeStringArray::from_iter(events))),
        ("time", Arc::new(TimestampMillisecondArray::from_iter(times))),
        ("channel", Arc::new(keyed.finish())),
        ("segment", Arc::new(StringViewArray::from_iter(segments))),
        ("points", Arc::new(Int64Array::from_iter(1..=8))),
        ("new", Arc::new(BooleanArray::from(vec![true; 8]))),
    ])
}

#[test]
fn columns_give_what_the_same_rows_give_as_csv() {
    let expected = mined(LOG.as_bytes(), "{}");
    assert_eq!((expected.all.events, expected.sources[0].bad), (5, 3));
    every_form(&log(), "{}", |evidence, form| {
        assert_eq!(evidence.sources[0].format, form);
        assert_eq!(plain(evidence), plain(expected.clone()), "{form}");
    });
}

#[test]
fn a_column_of_numbers_or_times_is_a_name_too() {
    let asked = r#"{"segment": "points", "channel": "time"}"#;
    every_form(&log(), asked, |evidence, form| {
        let names: Vec<&str> = evidence.segments.keys().map(String::as_str).collect();
        assert_eq!(names, ["1", "2", "6"], "{form}");
    });
}

#[test]
fn ids_are_linked_and_customers_joined_from_columns_as_from_rows() {
    let document = r#"
cjm: "1.0"
sources:
  - { id: log, kind: events, columns: { event: event, time: time }, idKinds: { case: { column: case } } }
  - { id: people, kind: customers, idKinds: { case: { column: id } }, bands: { age: [18, 40] } }
maps: [{ id: m, title: M, stages: [{ id: s, name: S, steps: [{ id: look }, { id: buy }] }] }]
"#;
    let document = read(document.as_bytes(), Syntax::Yaml).expect("a document");
    let people: ArrayRef = Arc::new(StringArray::from(vec!["a", "b"]));
    let ages: ArrayRef = Arc::new(Int64Array::from(vec![17, 50]));
    let people = parquet(&batch(vec![("id", people), ("age", ages)]), Compression::SNAPPY);
    let log = parquet(&log(), Compression::SNAPPY);
    let mined = |log: &[u8], people: &[u8]| {
        let table = |data, source| Table { data, source: Some(source), ..Table::default() };
        let map = Some((&document, &document.maps[0]));
        mine(&[table(log, "log"), table(people, "people")], map, &Options::default()).expect("evidence")
    };
    let evidence = mined(&log, &people);
    assert_eq!(evidence.segments.keys().collect::<Vec<_>>(), ["40+", "below 18"]);
    assert_eq!(plain(evidence), plain(mined(LOG.as_bytes(), b"id,age\na,17\nb,50\n")));
}

#[test]
fn times_are_read_in_every_unit_and_zone() {
    const SECOND: i64 = 1_767_268_800;
    let columns: Vec<(ArrayRef, &str)> = vec![
        (Arc::new(TimestampSecondArray::from(vec![SECOND])), "2026-01-01T11:00:00Z"),
        (Arc::new(TimestampMillisecondArray::from(vec![SECOND * 1_000 + 1])), "2026-01-01T11:00:00.001Z"),
        (Arc::new(TimestampMicrosecondArray::from(vec![SECOND * 1_000_000])), "2026-01-01T11:00:00Z"),
        (Arc::new(TimestampNanosecondArray::from(vec![SECOND * 1_000_000_000])), "2026-01-01T11:00:00Z"),
        (
            Arc::new(TimestampMicrosecondArray::from(vec![SECOND * 1_000_000]).with_timezone("+05:00")),
            "2026-01-01T12:00:00Z",
        ),
        (Arc::new(Date32Array::from(vec![20_454])), "2025-12-31T23:00:00Z"),
        (Arc::new(Int64Array::from(vec![SECOND])), "2026-01-01T12:00:00Z"),
        (Arc::new(Int64Array::from(vec![SECOND * 1_000_000])), "2026-01-01T12:00:00Z"),
        (Arc::new(StringArray::from(vec!["2026-01-01 12:00"])), "2026-01-01T11:00:00Z"),
    ];
    for (column, expected) in columns {
        let kind = column.data_type().to_string();
        let one: ArrayRef = Arc::new(StringArray::from(vec!["a"]));
        let log = batch(vec![("case", Arc::clone(&one)), ("event", one), ("time", column)]);
        every_form(&log.slice(0, 1), r#"{"timezone": "Europe/Berlin"}"#, |evidence, form| {
            assert_eq!(evidence.period.map(|period| period.from).as_deref(), Some(expected), "{kind} {form}");
        });
    }
}

#[test]
fn columns_within_columns_have_names_with_points() {
    let field = |name: &str, kind| Arc::new(Field::new(name, kind, true));
    let paths: ArrayRef = Arc::new(StringArray::from(vec![Some("/x"), Some("/y"), None]));
    let page = StructArray::new(
        vec![field("path", DataType::Utf8)].into(),
        vec![paths],
        Some(vec![true, false, true].into()),
    );
    let cases: ArrayRef = Arc::new(StringArray::from(vec!["a", "a", "a"]));
    let times: ArrayRef = Arc::new(Int64Array::from(vec![1_700_000_000, 1_700_000_001, 1_700_000_002]));
    let log = batch(vec![("case", cases), ("page", Arc::new(page)), ("time", times)]);
    every_form(&log, r#"{"event": "page.path"}"#, |evidence, form| {
        assert_eq!(evidence.all.starts.keys().collect::<Vec<_>>(), ["/x"], "{form}");
        assert_eq!((evidence.sources[0].bad, evidence.sources[0].rows), (2, 3), "{form}");
    });
}

#[test]
fn a_column_that_cannot_be_read_is_told() {
    let cases: ArrayRef = Arc::new(StringArray::from(vec!["a"]));
    let list: ArrayRef =
        Arc::new(ListArray::from_iter_primitive::<arrow_array::types::Int64Type, _, _>([Some([Some(1)])]));
    let log = batch(vec![("case", Arc::clone(&cases)), ("event", list), ("time", cases)]);
    let bytes = parquet(&log, Compression::SNAPPY);
    let told = mine(&[Table { data: &bytes, ..Table::default() }], None, &Options::default());
    let told = told.expect_err("an error").to_string();
    assert!(told.starts_with("the column `event` holds `List"), "{told}");
}

#[test]
fn batches_are_read_once() {
    let batches = lent(&log());
    let table = Table { batches: Some(&batches), ..Table::default() };
    assert!(mine(&[table], None, &Options::default()).is_ok());
    let told = mine(&[table], None, &Options::default()).expect_err("an error").to_string();
    assert_eq!(told, "the batches were read before");
}

/// Told, or read; in any case an answer.
fn answered(data: &[u8]) {
    let _ = mine(&[Table { data, ..Table::default() }], None, &Options::default());
}

#[test]
fn a_table_that_is_cut_off_is_told() {
    for whole in [parquet(&log(), Compression::SNAPPY), file(&log(), None)] {
        for length in (8..whole.len()).step_by(7) {
            let cut = Table { data: &whole[..length], ..Table::default() };
            let told = mine(&[cut], None, &Options::default()).expect_err("an error").to_string();
            assert!(told.starts_with("the table"), "{length}: {told}");
        }
    }
    let whole = stream(&log());
    (0..whole.len()).step_by(7).for_each(|length| answered(&whole[..length]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(super::evidence::cases()))]

    #[test]
    fn bytes_that_are_wrong_are_answered(form in 0..3, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = match form {
            0 => parquet(&log(), Compression::SNAPPY),
            1 => file(&log(), None),
            _ => stream(&log()),
        };
        let at = at.index(bytes.len());
        bytes[at] = byte;
        answered(&bytes);
    }
}

#[test]
fn a_packed_column_that_says_it_holds_a_terabyte_is_refused() {
    let names: ArrayRef = Arc::new(StringArray::from(vec!["ab"; 10_000]));
    let table = batch(vec![("case", names.clone()), ("event", names.clone()), ("time", names)]);
    let told = 20_000_i64.to_le_bytes();
    for mut data in
        [file(&table, Some(CompressionType::ZSTD)), file(&table, Some(CompressionType::LZ4_FRAME))]
    {
        let at = data.windows(8).rposition(|bytes| bytes == told).expect("the texts are packed");
        data[at..at + 8].copy_from_slice(&(1_i64 << 40).to_le_bytes());
        let error = mine(&[Table { data: &data, ..Table::default() }], None, &Options::default())
            .expect_err("too much to make room for");
        assert!(error.to_string().contains("hold too much to be a log"), "{error}");
    }
}

/// Found by fuzzing: the reader does not look where a column ends.
#[test]
fn a_column_that_lies_outside_its_part_is_told() {
    let names: ArrayRef = Arc::new(StringArray::from(vec!["ab"; 10_000]));
    let table = batch(vec![("case", names.clone()), ("event", names.clone()), ("time", names)]);
    let length = 20_000_i64.to_le_bytes();
    for mut data in [file(&table, None), stream(&table)] {
        let at = data.windows(8).position(|bytes| bytes == length).expect("as long as its texts");
        data[at..at + 8].copy_from_slice(&(1_i64 << 48).to_le_bytes());
        let error = mine(&[Table { data: &data, ..Table::default() }], None, &Options::default())
            .expect_err("no such column");
        assert!(error.to_string().contains("a column lies outside its part"), "{error}");
    }
}
