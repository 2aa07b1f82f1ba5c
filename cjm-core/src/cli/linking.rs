//! How ids are linked, as a command line says it.

use super::failure::Failure;
use super::files;
use crate::evidence::identity::{KindOptions, NamedId, Options};

/// How ids are linked to customers; of use with `--identity` or ids that a document's sources name.
#[derive(Debug, clap::Args)]
pub(super) struct Linking {
    /// How many ids of a kind one customer may have: KIND=N, several times
    #[arg(long, value_name = "KIND=N")]
    per_person: Vec<String>,
    /// Keep no id as it came, only its SHA-256 with this before it
    #[arg(long, conflicts_with = "salt_file")]
    salt: Option<String>,
    /// The same, from a file: other users of the machine can see command lines
    #[arg(long, value_name = "FILE")]
    salt_file: Option<String>,
    /// Ids that are of one customer, as somebody else found: CSV of kind,id,kind,id without headings
    #[arg(long, value_name = "FILE")]
    pairs: Option<String>,
    /// Ids that are never of one customer, in the same form
    #[arg(long, value_name = "FILE")]
    unlink: Option<String>,
    /// Tell why two ids are one customer, or why not: KIND=ID,KIND=ID, several times
    #[arg(long, value_name = "KIND=ID,KIND=ID")]
    why: Vec<String>,
}

impl Linking {
    pub(super) fn options(&self) -> Result<Options, Failure> {
        let mut kinds: Vec<KindOptions> = Vec::new();
        for text in &self.per_person {
            let wrong = || Failure::Misuse(format!("`--per-person {text}` is not KIND=N"));
            let (kind, number) = text.rsplit_once('=').ok_or_else(wrong)?;
            let per_person = Some(number.parse().map_err(|_| wrong())?);
            kinds.push(KindOptions { kind: kind.to_owned(), link: None, per_person });
        }
        let salt = match &self.salt_file {
            Some(file) => Some(text(file)?.trim_end_matches(['\r', '\n']).to_owned()),
            None => self.salt.clone(),
        };
        Ok(Options {
            kinds,
            salt,
            pairs: self.pairs.as_deref().map(pairs).transpose()?.unwrap_or_default(),
            unlink: self.unlink.as_deref().map(pairs).transpose()?.unwrap_or_default(),
            why: self.why.iter().map(|text| two(text)).collect::<Result<_, _>>()?,
            ..Options::default()
        })
    }
}

fn text(file: &str) -> Result<String, Failure> {
    String::from_utf8(files::read(file)?).map_err(|_| Failure::File(format!("`{file}` is not UTF-8")))
}

/// Pairs of ids, a row each.
fn pairs(file: &str) -> Result<Vec<[NamedId; 2]>, Failure> {
    let text = text(file)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut pairs = Vec::new();
    for (row, record) in (1..).zip(reader.records()) {
        let record = record.map_err(|error| Failure::File(format!("`{file}`: {error}")))?;
        let cells: Vec<&str> = record.iter().map(str::trim).collect();
        let &[kind, id, other_kind, other] = cells.as_slice() else {
            return Err(Failure::File(format!("`{file}`, row {row}: not kind,id,kind,id")));
        };
        pairs.push([named(kind, id), named(other_kind, other)]);
    }
    Ok(pairs)
}

/// Two ids as an argument.
fn two(text: &str) -> Result<[NamedId; 2], Failure> {
    let one = |text: &str| text.split_once('=').map(|(kind, id)| named(kind.trim(), id.trim()));
    let both = text.split_once(',').and_then(|(a, b)| Some([one(a)?, one(b)?]));
    both.ok_or_else(|| Failure::Misuse(format!("`--why {text}` is not KIND=ID,KIND=ID")))
}

fn named(kind: &str, id: &str) -> NamedId {
    NamedId { kind: kind.to_owned(), id: id.to_owned() }
}
