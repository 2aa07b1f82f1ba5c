//! `cjm mine`

mod human;

use super::failure::Failure;
use super::files;
use super::linking::Linking;
use crate::evidence::{Options, Table, mine};
use crate::input::Input;
use crate::write::json;

/// Mine events: what customers did, counted on the map's own columns.
///
/// Tables are CSV or NDJSON, plain or gzip, Parquet or Arrow. Columns that nobody names are taken from the document's
/// sources, from a preset, or guessed by their names; the result says so.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Tables of events
    events: Vec<String>,
    /// A document with one map or one current map, or FILE#mapId: count on its steps and stages
    #[arg(long)]
    map: Option<String>,
    /// What a table is: a source of the document or a preset (plain, ga4, zendesk, hubspot,
    /// attendance), one for all tables; or SOURCE:FILE, several times
    #[arg(long, value_name = "SOURCE")]
    source: Vec<String>,
    #[command(flatten)]
    columns: Columns,
    /// Whoever was last seen less than this before the end of the data is under way and has not left
    #[arg(long, value_name = "DURATION")]
    within: Option<String>,
    /// A longer pause begins a new case
    #[arg(long, value_name = "DURATION")]
    session_gap: Option<String>,
    /// Leave out numbers behind which fewer customers stand
    #[arg(long, value_name = "N", default_value_t = 0)]
    min_group: u64,
    /// How many variants to list
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: u32,
    /// How to print
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// Write to a file
    #[arg(short, long)]
    output: Option<String>,
}

/// Which column plays which role.
#[derive(Debug, clap::Args)]
pub(super) struct Columns {
    /// The column that says whose event it is
    #[arg(long, value_name = "COLUMN")]
    case: Option<String>,
    /// The column of names of events
    #[arg(long, value_name = "COLUMN")]
    event: Option<String>,
    /// The column of times
    #[arg(long, value_name = "COLUMN")]
    time: Option<String>,
    /// The column of channels
    #[arg(long, value_name = "COLUMN")]
    channel: Option<String>,
    /// Columns of segments, of the events or of a table of customers
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    segment: Vec<String>,
    /// Columns or kinds of customer ids: events that share one are of the same customer
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    identity: Vec<String>,
    #[command(flatten)]
    linking: Linking,
    /// How times are written: iso, s, ms, us, ns (default: as the first one looks)
    #[arg(long, value_name = "UNIT")]
    time_unit: Option<String>,
    /// The zone of times without one, such as Europe/Berlin (default: the source's, else UTC)
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    Json,
    Text,
}

/// The most bytes of a table.
const MOST_BYTES: usize = (4_u64 << 30) as usize;

/// A table as the command line names it.
pub(super) struct Named {
    source: Option<String>,
    pub(super) file: String,
    bytes: Vec<u8>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let tables = tables(&arguments.events, &arguments.source)?;
    let options = arguments.columns.options()?;
    let options = Options {
        within: arguments.within.clone(),
        session_gap: arguments.session_gap.clone(),
        min_group: arguments.min_group,
        top: Some(arguments.top),
        ..options
    };
    let (file, id) = arguments.map.as_deref().map(files::split_map).unwrap_or_default();
    let of_map = |error| Failure::Core { file: file.to_owned(), error };
    let bytes = arguments.map.is_some().then(|| files::read(file)).transpose()?;
    let input = bytes.as_ref().map(|bytes| Input::read(bytes, files::syntax(file)).map_err(of_map));
    let input = input.transpose()?;
    let map = input.as_ref().map(|input| Ok((&input.document, input.map(id).map_err(of_map)?)));
    let map = map.transpose()?;
    let given: Vec<Table<'_>> = tables.iter().map(Named::table).collect();
    let files: Vec<&str> = tables.iter().map(|table| table.file.as_str()).collect();
    let core = |error| Failure::Core { file: files.join(", "), error };
    let evidence = mine(&given, map, &options).map_err(core)?;
    let out = match arguments.format {
        Format::Json => json::pretty(&evidence).map_err(core)?,
        Format::Text => human::text(&evidence),
    };
    for source in evidence.sources.iter().filter(|source| source.bad > 0) {
        eprintln!("{}", human::bad(source));
    }
    files::write(arguments.output.as_deref(), out.as_bytes())?;
    Ok(0)
}

/// The tables of a command line.
pub(super) fn tables(events: &[String], sources: &[String]) -> Result<Vec<Named>, Failure> {
    let (paired, plain): (Vec<_>, Vec<_>) =
        sources.iter().map(|source| (source, source.split_once(':'))).partition(|(_, pair)| pair.is_some());
    let one = match plain.as_slice() {
        [] => None,
        [(source, _)] => Some(source.as_str()),
        _ => return Err(Failure::Misuse("several tables are named as `--source SOURCE:FILE`".to_owned())),
    };
    let positional = events.iter().map(|file| (one, file.as_str()));
    let pairs = paired.iter().filter_map(|(_, pair)| pair.map(|(source, file)| (Some(source), file)));
    let all: Vec<(Option<&str>, &str)> = positional.chain(pairs).collect();
    if all.is_empty() {
        return Err(Failure::Misuse("no table of events is named".to_owned()));
    }
    all.into_iter()
        .map(|(source, file)| {
            let bytes = files::read_up_to(file, MOST_BYTES)?;
            if bytes.len() > MOST_BYTES {
                return Err(Failure::File(format!("`{file}` is larger than 4 GiB: split it by customers")));
            }
            Ok(Named { source: source.map(str::to_owned), file: file.to_owned(), bytes })
        })
        .collect()
}

impl Named {
    pub(super) fn table(&self) -> Table<'_> {
        let file = std::path::Path::new(&self.file).file_name().and_then(|name| name.to_str());
        Table {
            data: &self.bytes,
            source: self.source.as_deref(),
            file: file.filter(|&file| file != "-"),
            ..Table::default()
        }
    }
}

impl Columns {
    pub(super) fn options(&self) -> Result<Options, Failure> {
        Ok(Options {
            case: self.case.clone(),
            event: self.event.clone(),
            time: self.time.clone(),
            channel: self.channel.clone(),
            segment: self.segment.clone(),
            identity: self.identity.clone(),
            linking: self.linking.options()?,
            time_unit: self.time_unit.clone(),
            timezone: self.timezone.clone(),
            ..Options::default()
        })
    }
}
