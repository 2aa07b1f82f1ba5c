//! The shared vectors: `tests/vectors/<operation>/<case>/`, run by every language.

use std::path::{Path, PathBuf};

use cjm_core::wire::{Answer, call, no_hook};
use serde::Deserialize;
use serde_json::Value;

/// What a case asks: `case.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Why the case exists.
    pub about: String,
    /// Options of the operation.
    #[serde(default)]
    pub options: Value,
    /// Inputs, each put together from parts.
    #[serde(default)]
    pub inputs: Vec<Vec<Part>>,
}

/// A piece of an input.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Part {
    /// A file beside the case.
    file: Option<String>,
    /// A file of `tests/data`.
    data: Option<String>,
    /// Text as it stands here.
    text: Option<String>,
    /// Bytes in hexadecimal digits.
    hex: Option<String>,
    /// How often; absent = once.
    times: Option<usize>,
}

/// All case folders, as `operation/case`, in order.
pub fn names() -> Vec<String> {
    let mut names = Vec::new();
    for operation in folders(&folder()) {
        for case in folders(&folder().join(&operation)) {
            names.push(format!("{operation}/{case}"));
        }
    }
    names
}

/// The folder of all vectors.
pub fn folder() -> PathBuf {
    crate::root().join("tests/vectors")
}

fn folders(path: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(path)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().expect("a plain name"))
        .collect();
    names.sort();
    names
}

/// Runs one case.
pub fn run(name: &str) -> Answer {
    let folder = folder().join(name);
    let text = std::fs::read_to_string(folder.join("case.json")).expect("case.json");
    let case: Case = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(!case.about.is_empty(), "{name}: say why the case exists");
    let inputs: Vec<Vec<u8>> =
        case.inputs.iter().map(|parts| parts.iter().flat_map(|part| part.bytes(&folder)).collect()).collect();
    let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
    let options = if case.options.is_null() { "{}".to_owned() } else { case.options.to_string() };
    let operation = name.split('/').next().expect("an operation");
    call(operation, &options, &inputs, &mut no_hook())
}

impl Part {
    fn bytes(&self, folder: &Path) -> Vec<u8> {
        let bytes = match self {
            Self { file: Some(file), .. } => std::fs::read(folder.join(file)).expect("a file of the case"),
            Self { data: Some(file), .. } => {
                std::fs::read(crate::root().join("tests/data").join(file)).expect("a file of tests/data")
            }
            Self { text: Some(text), .. } => text.clone().into_bytes(),
            Self { hex: Some(digits), .. } => (0..digits.len())
                .step_by(2)
                .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal digits"))
                .collect(),
            _ => panic!("a part is one of file, data, text, hex"),
        };
        bytes.repeat(self.times.unwrap_or(1))
    }
}
