//! Workbooks: bytes as they come, and sheets inside a sound archive. An answer comes out, never a defect of ours;
//! what is accepted is written and comes back the same.

#![no_main]

use std::io::{Cursor, Write as _};

use cjm_core::interchange::{Format, Options, Target, export, import};
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const SHEETS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Steps" sheetId="1" r:id="r1"/><sheet name="Pains" sheetId="2" r:id="r2"/></sheets></workbook>"#;

fuzz_target!(|bytes: &[u8]| {
    answer(bytes);
    // Cells by commas and lines: what people write into the sheets.
    let text = String::from_utf8_lossy(bytes);
    let (steps, pains) = text.split_once('\u{0}').unwrap_or((&text, ""));
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("_rels/.rels", RELATIONS.to_owned()),
        ("xl/_rels/workbook.xml.rels", SHEETS.to_owned()),
        ("xl/workbook.xml", BOOK.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet("Stage,Step,Doing,Needs,Pains,Feeling (-2 to 2),Owner,Backstage", steps)),
        ("xl/worksheets/sheet2.xml", sheet("Step,Pain,Severity (1 to 5),Needs,Votes", pains)),
    ];
    for (name, text) in parts {
        archive.start_file(name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("room");
    }
    answer(&archive.finish().expect("an archive").into_inner());
});

fn sheet(headings: &str, text: &str) -> String {
    let mut rows = String::new();
    for line in std::iter::once(headings).chain(text.lines()) {
        rows.push_str("<row>");
        for cell in line.split(',') {
            let escaped = cell.replace('&', "&amp;").replace('<', "&lt;");
            rows.push_str(&format!(r#"<c t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is></c>"#));
        }
        rows.push_str("</row>");
    }
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    )
}

fn answer(bytes: &[u8]) {
    match import(bytes, Format::Xlsx, &Options::default()) {
        Ok((document, _)) => {
            let (bytes, _) = export(&document, None, Target::Xlsx, None).expect("a workbook");
            let (again, receipt) = import(&bytes, Format::Xlsx, &Options::default()).expect("a document");
            assert_eq!(again, document, "{receipt:?}");
        }
        Err(error) => assert_eq!(error.code(), "E009", "{error}"),
    }
}
