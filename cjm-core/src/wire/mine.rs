//! `mine`: events to evidence. With `document` the first input is a document, the others are tables.

use std::ops::ControlFlow;

use serde::Deserialize;

use super::{Hook, Operation, Progress, Reply, Request};
use crate::Error;
use crate::evidence::{self, Split, Table, TableName, mine_with};
use crate::input::Input;
use crate::model::{Document, Map};
use crate::read::Syntax;

pub(super) const TAKES: &str = "a document, if one is meant, and tables of events";

pub(super) const OPERATION: Operation = Operation { name: "mine", takes: TAKES, inputs: 1..=1_000, run };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Options {
    #[serde(default)]
    syntax: Syntax,
    /// Whether the first input is a document.
    #[serde(default)]
    document: bool,
    /// One of the document's maps; absent = the only one, or the only current one.
    map: Option<String>,
    /// What the tables are, one a table.
    #[serde(default)]
    tables: Vec<TableName>,
    /// How they are read and counted.
    #[serde(default)]
    pub(super) mine: evidence::Options,
    /// Of `partial`: how the log is split.
    pub(super) split: Option<Split>,
}

impl Options {
    /// Runs `work` on the tables, and the map if there is one.
    pub(super) fn on<T>(
        &self,
        request: Request<'_>,
        work: impl FnOnce(&[Table<'_>], Option<(&Document, &Map)>, &mut Hook<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let document = self.document.then(|| Input::read(request.input(0), self.syntax)).transpose()?;
        let map = match &document {
            Some(input) => Some((&input.document, input.map(self.map.as_deref())?)),
            None => None,
        };
        work(&named(&request, self.document, &self.tables), map, request.hook)
    }
}

/// The tables of a request, whose first input may be a document, with what is said of them.
pub(super) fn named<'t, 'a: 't>(
    request: &Request<'a>,
    document: bool,
    names: &'t [TableName],
) -> Vec<Table<'t>> {
    let mut names = names.iter();
    let named = |(_at, &data): (usize, &&'a [u8])| {
        let name = names.next();
        Table {
            data,
            #[cfg(feature = "arrow")]
            batches: request.batches.get(_at).copied().flatten(),
            source: name.and_then(|name| name.source.as_deref()),
            file: name.and_then(|name| name.file.as_deref()),
        }
    };
    request.inputs.iter().enumerate().skip(usize::from(document)).map(named).collect()
}

/// Tells the hook how many rows are done; it may end the call.
pub(super) fn told<'a>(hook: &'a mut Hook<'_>) -> impl FnMut(u64) -> Result<(), Error> + 'a {
    let mut done = 0;
    move |rows| {
        done += rows;
        match hook(Progress { done, total: None }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }
}

fn run(request: Request<'_>) -> Result<Reply, Error> {
    let options: Options = request.options()?;
    if options.split.is_some() {
        let message = "`split` is of `partial`".to_owned();
        return Err(Error::BadOptions { operation: "mine", message });
    }
    let evidence =
        options.on(request, |tables, map, hook| mine_with(tables, map, &options.mine, &mut told(hook)))?;
    Reply::json(&evidence)
}
