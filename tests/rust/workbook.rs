//! Workbooks: a document as sheets that people fill in, and back.

use std::io::{Cursor, Read as _, Write as _};

use cjm_core::interchange::{Format, Options, Receipt, Target, export, import};
use cjm_core::model::Document;
use cjm_core::wire::{call, no_hook};
use cjm_core::{Error, Syntax};
use cjm_tests::generator::{self, Choices, Style};
use cjm_tests::root;
use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};
use serde_json::Value;
use zip::write::SimpleFileOptions;

fn board(document: &Document) -> Vec<u8> {
    export(document, None, Target::Xlsx, None).expect("a workbook").0
}

fn back(bytes: &[u8]) -> (Document, Receipt) {
    import(bytes, Format::Xlsx, &Options::default()).expect("a document")
}

fn refused(bytes: &[u8]) -> Error {
    import(bytes, Format::Xlsx, &Options::default()).expect_err("no workbook")
}

fn template(id: &str) -> Vec<u8> {
    let answer = call("new", &format!(r#"{{"template":"{id}"}}"#), &[], &mut no_hook());
    answer.outputs.into_iter().next().expect("a template")
}

fn templates() -> Vec<String> {
    let answer = call("new", "{}", &[], &mut no_hook());
    let value: Value = serde_json::from_str(&answer.json).expect("JSON");
    let listed = value["ok"]["templates"].as_array().expect("a list");
    listed.iter().map(|it| it["id"].as_str().expect("an id").to_owned()).collect()
}

fn data(name: &str) -> Document {
    let text = std::fs::read(root().join("tests/data").join(name)).expect("a data document");
    cjm_core::read(&text, Syntax::Yaml).expect("a document")
}

/// A workbook of sheets, each with its rows; `=` begins a formula whose last value follows `|`.
fn filled(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (title, rows) in sheets {
        let tab = workbook.add_worksheet();
        tab.set_name(*title).expect("a title");
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let (row, column) = (row as u32, column as u16);
                match (cell.strip_prefix('='), cell.parse::<f64>()) {
                    (Some(formula), _) => {
                        let (formula, value) = formula.split_once('|').expect("a value");
                        tab.write_formula(row, column, Formula::new(formula).set_result(value))
                            .expect("room");
                    }
                    (_, Ok(number)) => drop(tab.write_number(row, column, number).expect("room")),
                    _ => drop(tab.write_string(row, column, *cell).expect("room")),
                }
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn told(receipt: &Receipt) -> Vec<String> {
    let place = |it: &cjm_core::interchange::Remark| it.cell.clone().unwrap_or_default();
    receipt.remarks.iter().map(|it| format!("{} {}", place(it), it.message)).collect()
}

#[test]
fn the_documents_of_the_data_folder_come_back_the_same() {
    for name in
        ["sample.cjm.yaml", "va-outpatient.cjm.yaml", "torture.cjm.yaml", "martilla-james-1977.cjm.yaml"]
    {
        let document = data(name);
        let (again, receipt) = back(&board(&document));
        assert_eq!(told(&receipt), [""; 0], "{name}");
        assert_eq!(receipt.lost, [], "{name}");
        assert_eq!(again, document, "{name}");
    }
}

#[test]
fn every_template_comes_back_the_same() {
    for id in templates() {
        let document = cjm_core::read(&template(&id), Syntax::Yaml).expect("a document");
        let (again, receipt) = back(&board(&document));
        assert_eq!((told(&receipt), again), (Vec::new(), document), "{id}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = data("sample.cjm.yaml");
    let first = board(&document);
    assert_eq!(first, board(&document));
    let mut archive = zip::ZipArchive::new(Cursor::new(first)).expect("an archive");
    let mut core = String::new();
    archive.by_name("docProps/core.xml").expect("a part").read_to_string(&mut core).expect("text");
    assert!(core.contains("2000-01-01T00:00:00Z"), "{core}");
}

/// All texts of a part of a workbook's archive.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn the_first_sheet_tells_the_comments_of_a_template() {
    for (id, hints) in [
        (
            "workshop",
            ["A map to fill in a room", "Who wrote it, and how many voted", "How could we delight them?"],
        ),
        ("b2c-shop", ["-2 (very bad) to 2 (very good)", "Feeling (-2 to 2)", "time passes: nothing to do"]),
    ] {
        let answer = call("export", r#"{"to":"xlsx"}"#, &[&template(id)], &mut no_hook());
        assert!(answer.json.contains("comments stand on sheet `Read me`"), "{}", answer.json);
        let strings = part(&answer.outputs[0], "xl/sharedStrings.xml");
        for hint in hints {
            assert!(strings.contains(hint), "{id}: {hint}");
        }
        let document = cjm_core::read(&template(id), Syntax::Yaml).expect("a document");
        assert_eq!(back(&answer.outputs[0]).0, document, "{id}");
    }
}

#[test]
fn a_workbook_is_no_single_map() {
    let sample = std::fs::read(root().join("tests/data/sample.cjm.yaml")).expect("the sample");
    let answer = call("export", r#"{"to":"xlsx","map":"buy-current"}"#, &[&sample], &mut no_hook());
    assert!(answer.json.contains(r#""code":"E006""#), "{}", answer.json);
}

fn cases_wanted() -> u32 {
    std::env::var("CJM_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases_wanted(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_document_there_is_comes_back_the_same(choices in proptest::collection::vec(any::<u32>(), 0..600)) {
        let value = generator::document(&mut Choices::new(choices), &Style::default());
        let text = serde_json::to_string(&value).expect("JSON");
        let Ok(mut document) = cjm_core::read(text.as_bytes(), Syntax::Json) else { return Ok(()) };
        document.cjm.get_or_insert_with(|| cjm_core::FORMAT.to_owned());
        let Ok((again, receipt)) = import(&board(&document), Format::Xlsx, &Options::default()) else {
            // A workbook without rows is refused.
            prop_assert!(document.maps.is_empty() && document.needs.is_empty(), "{}", text);
            return Ok(());
        };
        prop_assert_eq!(&receipt.lost, &[], "{:?}", told(&receipt));
        prop_assert_eq!(again, document);
    }
}

#[test]
fn a_board_that_people_fill_in_needs_no_ids() {
    let bytes = filled(&[
        ("Map", &[&["Title", "Joining the gym"], &["Personas", "Mara\nTom"]]),
        (
            "Steps",
            &[
                &["Stage", "Step", "Doing", "Needs", "Pains", "Channels", "Feeling (-2 to 2)", "Owner"],
                &[
                    "Look in",
                    "Web page",
                    "compares prices\nreads opinions",
                    "know the price",
                    "prices only on request",
                    "Web, Shop window",
                    "-1",
                    "",
                ],
                &["", "Front desk", "asks", "Know the price; be seen", "", "store", "0.5", "Front office"],
                &["Train", "First hour", "", "", "prices only on request", "", "", ""],
            ],
        ),
        (
            "Opportunities",
            &[
                &["Opportunity", "Addresses"],
                &["price list on the door", "prices only on request\nFront desk"],
            ],
        ),
    ]);
    let (document, receipt) = back(&bytes);
    let value = serde_json::to_value(&document).expect("JSON");
    let map = &value["maps"][0];
    assert_eq!(map["id"], "joining-the-gym");
    assert_eq!(map["personas"], serde_json::json!(["mara", "tom"]));
    assert_eq!(value["personas"][1], serde_json::json!({ "id": "tom", "name": "Tom" }));
    assert_eq!(map["stages"].as_array().map(Vec::len), Some(2));
    let steps = &map["stages"][0]["steps"];
    assert_eq!(steps[0]["actions"], serde_json::json!(["compares prices", "reads opinions"]));
    assert_eq!(steps[0]["channels"], serde_json::json!(["web", "shop-window"]));
    assert_eq!(steps[0]["emotions"], serde_json::json!([-1.0]));
    assert_eq!(steps[1]["needs"], serde_json::json!(["know-the-price", "be-seen"]));
    assert_eq!(steps[1]["owner"], "front-office");
    assert_eq!(
        steps[0]["pains"],
        serde_json::json!([{ "id": "prices-only-on-request", "text": "prices only on request" }])
    );
    assert_eq!(
        map["opportunities"][0]["addresses"],
        serde_json::json!(["prices-only-on-request", "front-desk"])
    );
    assert_eq!((told(&receipt), &receipt.lost), (Vec::new(), &Vec::new()));
}

#[test]
fn rows_of_details_belong_to_the_lines_of_the_board() {
    let bytes = filled(&[
        ("Map", &[&["Title", "M"]]),
        (
            "Steps",
            &[
                &["Stage", "Step", "Pains", "Backstage"],
                &["A", "One", "Slow\ndear", "packs\nships"],
                &["A", "Two", "", ""],
            ],
        ),
        (
            "Pains",
            &[
                &["Step", "Pain", "Severity (1 to 5)", "Votes"],
                &["One", "dear", "4", "3"],
                &["Two", "far away", "2", ""],
            ],
        ),
        ("Notes", &[&["Step", "Lane", "Note", "Department"], &["one", "Backstage", "Ships", "Stores"]]),
    ]);
    let (document, receipt) = back(&bytes);
    let value = serde_json::to_value(&document).expect("JSON");
    let steps = &value["maps"][0]["stages"][0]["steps"];
    assert_eq!(
        steps[0]["pains"],
        serde_json::json!([{ "id": "slow", "text": "Slow" }, { "id": "dear", "text": "dear", "severity": 4.0, "votes": 3 }])
    );
    assert_eq!(steps[1]["pains"][0]["text"], "far away");
    assert_eq!(
        steps[0]["backstage"],
        serde_json::json!(["packs", { "text": "Ships", "department": "stores" }])
    );
    assert_eq!(told(&receipt), [""; 0]);
}

#[test]
fn what_cannot_be_used_is_told_by_sheet_and_cell() {
    let bytes = filled(&[
        ("Map", &[&["Title", "M"], &["State", "past"]]),
        (
            "Steps",
            &[
                &["Stage", "Step", "Feeling (-2 to 2)", "Wait", "Colour", "Moment of truth", "Optional"],
                &["", "lost", "", "", "", "", ""],
                &["A", "One", "4,5", "a week", "red", "yes", "perhaps"],
                &["A", "=UPPER(\"two\")|Two", "1", "P1W", "", "no", ""],
            ],
        ),
        ("Pains", &[&["Step", "Pain", "Reach"], &["Nine", "x", ""], &["One", "y", "7"], &["One", "", "0.5"]]),
        ("Opportunities", &[&["Opportunity", "Addresses"], &["do", "nobody knows"]]),
        ("Holidays", &[&["x"]]),
    ]);
    let (document, receipt) = back(&bytes);
    let told = told(&receipt);
    for line in [
        "Steps!E1 nothing is made of column `Colour`",
        "Steps!B2 a step without a stage",
        "Steps!C3 `4,5` is not a number",
        "Steps!G3 `perhaps` is neither yes nor no",
        "Steps!B4 a formula: the value that it last had is taken",
        "Pains!A2 nothing is called `Nine`: the row belongs nowhere",
        "Opportunities!B2 nothing that can stand here is called `nobody knows`",
        " nothing is made of sheet `Holidays`",
    ] {
        assert!(told.iter().any(|own| own == line), "{line}\n{told:#?}");
    }
    for (cell, word) in
        [("Map!B2", "past"), ("Steps!D3", "a week"), ("Pains!C3", "above 1"), ("Pains!A4", "`text`")]
    {
        assert!(told.iter().any(|own| own.starts_with(cell) && own.contains(word)), "{cell}\n{told:#?}");
    }
    let steps = &document.maps[0].stages[0].steps;
    assert_eq!(steps.len(), 2);
    assert_eq!(steps[1].name, Some("Two".into()));
    assert_eq!(steps[0].pains.len(), 1, "{:?}", steps[0].pains);
    let lost: Vec<(&str, u64)> = receipt.lost.iter().map(|it| (it.what.as_str(), it.count)).collect();
    assert!(
        lost.contains(&("row without a place", 2)) && lost.contains(&("column that is not known", 1)),
        "{lost:?}"
    );
}

#[test]
fn text_that_begins_like_a_formula_is_text() {
    let mut document = data("sample.cjm.yaml");
    for text in ["=HYPERLINK(\"http://x\",\"y\")", "+1", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0"] {
        document.maps[0].title = text.into();
        document.maps[0].stages[0].steps[0].actions = vec![text.into()];
        let bytes = board(&document);
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("an archive");
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut xml = String::new();
            if name.starts_with("xl/worksheets/sheet") {
                part.read_to_string(&mut xml).expect("text");
                assert!(!xml.contains("<f>") && !xml.contains("<f "), "{name}");
            }
        }
        assert_eq!(back(&bytes).0, document);
    }
}

/// An archive with these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("room");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A workbook of one sheet `Steps` with this XML inside, and these shared strings.
fn made(sheet: &str, strings: &str) -> Vec<u8> {
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let book = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Steps" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let inner = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{sheet}</sheetData></worksheet>"#
    );
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", inner.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

const NO_STRINGS: &str = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>"#;

fn inline(cells: &[(&str, &str)]) -> String {
    let cell =
        |(place, text): &(&str, &str)| format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())
}

#[test]
fn a_workbook_of_another_program_is_read() {
    let sheet = inline(&[("A1", "Stage"), ("B1", "Step"), ("A2", "Buy"), ("B2", "Pay")]);
    let (document, _) = back(&made(&sheet, NO_STRINGS));
    assert_eq!(document.maps[0].stages[0].steps[0].name, Some("Pay".into()));
    assert_eq!(document.maps[0].title, "Untitled".into());
}

#[test]
fn files_that_are_no_workbook_are_refused_in_words() {
    let encrypted = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    let cases: [(&[u8], &str); 6] = [
        (b"", "not a workbook"),
        (b"stage,lane,text\nA,pain,x\n", "not a workbook"),
        (&encrypted, "encrypted"),
        (b"PK\x03\x04 and no more", "broken"),
        (&archive(&[("readme.txt", b"x")]), "cannot be read"),
        (&filled(&[("Table 1", &[&["a"]])]), "none of the sheets Map, Steps"),
    ];
    for (bytes, word) in cases {
        let error = refused(bytes);
        assert!(matches!(error, Error::ForeignFile { format: "xlsx", .. }), "{error:?}");
        assert!(error.to_string().contains(word) && error.code() == "E009", "{error}");
        assert!(error.hint().is_some(), "{error}");
    }
    assert!(refused(&filled(&[("Steps", &[&["Stage", "Step"]])])).to_string().contains("empty"));
}

#[test]
fn bombs_are_refused_before_they_expand() {
    let zeros = vec![b' '; 64 << 20];
    let error = refused(&made(&String::from_utf8(zeros).expect("text"), NO_STRINGS));
    assert!(
        error.to_string().contains("xl/worksheets/sheet1.xml") && error.to_string().contains("expand"),
        "{error}"
    );
    // Room for as many texts as are promised is made at once.
    let strings = NO_STRINGS.replace("<sst ", r#"<sst uniqueCount="999999999999" "#);
    assert!(refused(&made("", &strings)).to_string().contains("promises"));
    // A far cell asks for no room between.
    let sheet = inline(&[
        ("A1", "Stage"),
        ("B1", "Step"),
        ("A1048576", "A"),
        ("B1048576", "x"),
        ("XFD1048576", "far"),
    ]);
    let (document, receipt) = back(&made(&sheet, NO_STRINGS));
    assert_eq!(document.maps[0].stages.len(), 1);
    assert!(told(&receipt).contains(&"Steps!XFD1048576 `far` stands below no heading".to_owned()));
    let sheet = inline(&[("A1", "Stage"), ("ZZZZ9999999", "x")]);
    assert!(refused(&made(&sheet, NO_STRINGS)).to_string().contains("cannot be read"));
}

#[test]
fn texts_of_ten_megabytes_and_of_wrong_encodings_are_answered() {
    let long = "a".repeat(10 << 20);
    let sheet = inline(&[("A1", "Stage"), ("B1", "Step"), ("A2", "A"), ("B2", &long)]);
    let error = refused(&made(&sheet, NO_STRINGS));
    assert!(error.to_string().contains("cell Steps!B2 holds more than 1048576 bytes"), "{error}");
    let mut bytes = archive(&[("xl/workbook.xml", b"<workbook>\xff\xfe</workbook>")]);
    refused(&bytes);
    // Bytes that have changed on the way.
    bytes = board(&data("sample.cjm.yaml"));
    for at in (0..bytes.len()).step_by(997) {
        let mut broken = bytes.clone();
        broken[at] ^= 0x55;
        let answer = import(&broken, Format::Xlsx, &Options::default());
        assert!(!matches!(answer, Err(Error::Internal(_))), "{at}");
    }
}
