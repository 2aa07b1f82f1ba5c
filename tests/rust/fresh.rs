//! Generated files are what their generators make today.

use cjm_tests::{assert_fresh, generate};

#[test]
fn the_document_schema_is_fresh() {
    assert_fresh("cjm-core/schema/document.schema.json", generate::document_schema::text().as_bytes());
}

#[test]
fn the_shape_table_is_fresh() {
    assert_fresh("cjm-core/src/read/shape/table.rs", generate::shape_table::text().as_bytes());
}

#[test]
fn the_widths_of_letters_are_fresh() {
    assert_fresh("cjm-core/src/render/font/advances.rs", generate::advances::text().as_bytes());
}
