//! Workbooks (XLSX): a whole document as sheets that people fill in, and back.
//!
//! Document and workbook meet in tables: [`layout`] says what stands where, [`spread`] makes tables of a
//! document, [`assemble`] a document of tables; [`writer`] and [`reader`] know the file.

mod assemble;
mod cell;
mod drafts;
mod form;
mod guard;
mod hints;
mod layout;
mod names;
mod node;
mod reader;
mod spread;
mod table;
mod writer;

use super::receipt::{Place as Lost, Receipt, Remark};
use crate::Error;
use crate::model::Document;
use crate::read::{Limits, Syntax, Tape, read};
use guard::refused;

/// Comments that the first sheet shows.
const MOST_HINTS: usize = 1_000;

/// The document that a workbook says. Cells that cannot be used are left out, and told on the receipt.
///
/// # Errors
/// [`Error::ForeignFile`]: it is no workbook, has none of the sheets, or nothing in them.
pub(super) fn import(bytes: &[u8], title: Option<&str>) -> Result<(Document, Receipt), Error> {
    let mut receipt = Receipt::new("xlsx");
    let book = reader::read(bytes, &mut receipt)?;
    if book.iter().all(|table| table.rows.is_empty()) {
        return Err(refused(
            "its sheets are empty",
            "begin with sheet Map, then a row a step on sheet Steps",
        ));
    }
    let root = assemble::assemble(book, title, &mut receipt);
    let (mut text, mut places) = (String::new(), Vec::new());
    root.print(&mut text, &mut places)?;
    let reading = read(text.as_bytes(), Syntax::Json, &Limits::default());
    for fault in &reading.faults {
        let node = fault.node.unwrap_or_default();
        let cell = places.get(node as usize).copied().unwrap_or_default().name();
        let help = fault.help.as_ref().map_or_else(String::new, |help| format!(": {help}"));
        receipt.remark(Remark::in_cell(cell.clone(), format!("{}{help}", fault.message), ""));
        if reading.broken.contains(node) {
            receipt.lose("cell that cannot be used", Lost::Cell(cell));
        }
    }
    let document = reading.document.ok_or_else(|| {
        let fault = reading.faults.first().map_or("no document can be made of it", |fault| &fault.message);
        refused(fault, "")
    })?;
    count(&document, &mut receipt);
    Ok((document, receipt))
}

/// The whole document as a workbook: every map of it, and nothing lost. What the author says beside it, in the
/// text that it was read from, stands on the first sheet.
///
/// # Errors
/// Only where the document holds what JSON cannot.
pub(super) fn export(document: &Document, text: Option<&Tape<'_>>) -> Result<(Vec<u8>, Receipt), Error> {
    let mut receipt = Receipt::new("xlsx");
    let book = spread::spread(document)?;
    let mut hints = text.map(hints::hints).unwrap_or_default();
    count(document, &mut receipt);
    if !hints.is_empty() {
        let message = format!("comments stand on sheet `{}`, which is not read back", layout::GUIDE);
        receipt.remark(Remark::about(message, "keep the document"));
    }
    for _ in hints.drain(MOST_HINTS.min(hints.len())..) {
        receipt.lose("comment beyond the first thousand", Lost::Cell(layout::GUIDE.to_owned()));
    }
    Ok((writer::write(&book, document, &hints)?, receipt))
}

fn count(document: &Document, receipt: &mut Receipt) {
    let steps = || document.maps.iter().flat_map(|map| map.steps()).map(|(_, step)| step);
    receipt.carry("maps", document.maps.len());
    receipt.carry("stages", document.maps.iter().map(|map| map.stages.len()).sum());
    receipt.carry("steps", steps().count());
    receipt.carry("pains", steps().map(|step| step.pains.len()).sum());
    receipt.carry("gains", steps().map(|step| step.gains.len()).sum());
    receipt.carry("opportunities", document.maps.iter().map(|map| map.opportunities.len()).sum());
    receipt.carry("personas", document.personas.len());
    receipt.carry("needs", document.needs.len());
    receipt.carry("competitors", document.competitors.len());
    receipt.carry("evidence", document.evidence.len());
    receipt.carry("knowledgeGaps", document.knowledge_gaps.len());
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{assemble::assemble, export, import, spread::spread};
    use crate::interchange::Receipt;
    use crate::model::{Document, everything};
    use crate::read::Syntax;

    fn back(document: &Document) -> (Document, Receipt) {
        let (bytes, _) = export(document, None).expect("a workbook");
        import(&bytes, None).expect("a document")
    }

    #[test]
    fn a_document_of_everything_comes_back_the_same() {
        let document = crate::read(everything().as_bytes(), Syntax::Json).expect("a document");
        let (again, receipt) = back(&document);
        assert_eq!(receipt.remarks, []);
        assert_eq!(again, document);
    }

    #[test]
    fn of_the_sample_hidden_cells_hold_only_what_no_column_shows() {
        let document = crate::read(crate::SAMPLE.as_bytes(), Syntax::Yaml).expect("the sample");
        let book = spread(&document).expect("tables");
        let rows = book.iter().flat_map(|table| &table.rows);
        let hidden: BTreeSet<String> = rows
            .filter_map(|row| serde_json::from_str(&row.more.as_ref()?.0).ok())
            .flat_map(|more: serde_json::Map<String, serde_json::Value>| {
                more.keys().cloned().collect::<Vec<_>>()
            })
            .collect();
        let expected = ["bands", "columns", "match", "momentOfTruth", "severity", "x-synthetic"];
        assert_eq!(hidden.iter().map(String::as_str).collect::<Vec<_>>(), expected);
        let (mut receipt, mut text) = (Receipt::new("xlsx"), String::new());
        assemble(book, None, &mut receipt).print(&mut text, &mut Vec::new()).expect("JSON");
        assert_eq!(crate::read(text.as_bytes(), Syntax::Json).expect("a document"), document);
    }
}
