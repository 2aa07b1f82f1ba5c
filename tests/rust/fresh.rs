//! Generated files are what their generators make today.

use cjm_tests::{assert_fresh, generate};

#[test]
fn the_document_schema_is_fresh() {
    assert_fresh("cjm-core/schema/document.schema.json", generate::document_schema::text().as_bytes());
}

#[test]
fn the_report_schema_is_fresh() {
    assert_fresh("cjm-core/schema/report.schema.json", generate::report_schema::text().as_bytes());
}

#[test]
fn the_change_set_schema_is_fresh() {
    assert_fresh("cjm-core/schema/change-set.schema.json", generate::change_set_schema::text().as_bytes());
}

#[test]
fn the_schemas_of_evidence_are_fresh() {
    assert_fresh("cjm-core/schema/evidence.schema.json", generate::evidence_schema::text().as_bytes());
    assert_fresh("cjm-core/schema/mine-options.schema.json", generate::evidence_schema::options().as_bytes());
    assert_fresh("cjm-core/schema/contrast.schema.json", generate::evidence_schema::contrast().as_bytes());
}

#[test]
fn the_page_of_the_journey_checks_is_fresh() {
    assert_fresh("docs/guide/journey-checks.md", generate::check_pages::page().as_bytes());
}

#[test]
fn the_shape_table_is_fresh() {
    assert_fresh("cjm-core/src/read/shape/table.rs", generate::shape_table::text().as_bytes());
}

#[test]
fn the_widths_of_letters_are_fresh() {
    assert_fresh("cjm-core/src/render/font/advances.rs", generate::advances::text().as_bytes());
}

#[test]
fn the_pictures_of_the_pages_are_fresh() {
    for (name, text) in generate::picture::all() {
        assert_fresh(&format!("docs/pictures/{name}"), text.as_bytes());
    }
}

#[test]
fn the_page_of_the_templates_is_fresh() {
    assert_fresh("docs/templates.md", generate::gallery::page().as_bytes());
    let pictures = generate::gallery::pictures();
    for (name, text) in &pictures {
        assert_fresh(&format!("docs/pictures/{name}"), text.as_bytes());
    }
    let folder = cjm_tests::root().join("docs/pictures/templates");
    for entry in std::fs::read_dir(folder).expect("the pictures").filter_map(Result::ok) {
        let name = format!("templates/{}", entry.file_name().to_string_lossy());
        assert!(pictures.iter().any(|(known, _)| *known == name), "{name} is the picture of no template");
    }
}

#[test]
fn the_pages_of_the_rules_are_fresh() {
    let pages = generate::rule_pages::pages();
    for (path, text) in &pages {
        assert_fresh(path, text.as_bytes());
    }
    let folder = cjm_tests::root().join("docs/rules");
    for entry in std::fs::read_dir(folder).expect("docs/rules").filter_map(Result::ok) {
        let name = format!("docs/rules/{}", entry.file_name().to_string_lossy());
        assert!(pages.iter().any(|(path, _)| *path == name), "{name} is the page of no rule");
    }
}

#[test]
fn the_vectors_of_the_rules_are_fresh() {
    let cases = generate::rule_vectors::cases();
    for (path, text) in &cases {
        assert_fresh(path, text.as_bytes());
    }
    for name in cjm_tests::vectors::names().iter().filter(|name| name.starts_with("check/rule-")) {
        let path = format!("tests/vectors/{name}/case.json");
        assert!(cases.iter().any(|(known, _)| *known == path), "{path} is the vector of no rule");
    }
}
