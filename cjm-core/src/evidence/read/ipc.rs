//! Arrow IPC: whether its parts hold what they say.

use arrow_ipc::reader::read_footer_length;
use arrow_ipc::{Block, Message, root_as_footer, root_as_message};
use arrow_schema::ArrowError;

use super::unpack::fits;

/// Refuses a file or a stream of which a column lies outside its part, which the reader does not expect, or of
/// which a part says that it holds far more than it can: the reader makes room for as much as it is told.
pub(crate) fn check(data: &[u8]) -> Result<(), ArrowError> {
    if !data.starts_with(b"ARROW1") {
        return stream(data);
    }
    let short = || ArrowError::IpcError("the file ends too early".to_owned());
    let (rest, tail) = data.split_last_chunk::<10>().ok_or_else(short)?;
    let start = rest.len().checked_sub(read_footer_length(*tail)?).ok_or_else(short)?;
    let footer = root_as_footer(rest.get(start..).unwrap_or_default()).map_err(told)?;
    let blocks =
        footer.dictionaries().into_iter().flatten().chain(footer.recordBatches().into_iter().flatten());
    blocks.into_iter().try_for_each(|block| part(data, block))
}

fn part(data: &[u8], block: &Block) -> Result<(), ArrowError> {
    let outside = || ArrowError::IpcError("a part lies outside the file".to_owned());
    let place = |number: i64| usize::try_from(number).map_err(|_| outside());
    let whole = data.get(place(block.offset())?..).ok_or_else(outside)?;
    let (message, _) = head(whole)?.ok_or_else(outside)?;
    let body = whole.get(place(block.metaDataLength().into())?..).ok_or_else(outside)?;
    within(&message, body.get(..place(block.bodyLength())?).ok_or_else(outside)?)
}

fn stream(data: &[u8]) -> Result<(), ArrowError> {
    let mut rest = data;
    while let Some((message, after)) = head(rest)? {
        let length = usize::try_from(message.bodyLength()).ok();
        // What is cut off is not unpacked either.
        let Some((body, next)) = length.and_then(|length| after.split_at_checked(length)) else { break };
        within(&message, body)?;
        rest = next;
    }
    Ok(())
}

/// The message that bytes begin with, and what follows; nothing at the end of a stream.
fn head(data: &[u8]) -> Result<Option<(Message<'_>, &[u8])>, ArrowError> {
    let data = data.strip_prefix(&[0xff; 4]).unwrap_or(data);
    let Some((length, rest)) = data.split_first_chunk::<4>() else { return Ok(None) };
    let length = usize::try_from(i32::from_le_bytes(*length)).ok().filter(|&length| length > 0);
    match length.and_then(|length| rest.split_at_checked(length)) {
        Some((head, rest)) => Ok(Some((root_as_message(head).map_err(told)?, rest))),
        None => Ok(None),
    }
}

/// Whether the columns of a message lie inside it, and what packed ones say of their sizes may be so.
fn within(message: &Message<'_>, body: &[u8]) -> Result<(), ArrowError> {
    let batch = message
        .header_as_record_batch()
        .or_else(|| message.header_as_dictionary_batch().and_then(|dictionary| dictionary.data()));
    let Some(batch) = batch else { return Ok(()) };
    let mut plain: u64 = 0;
    for buffer in batch.buffers().into_iter().flatten() {
        let place = |number: i64| usize::try_from(number).ok();
        let column = place(buffer.offset()).zip(place(buffer.length())).and_then(|(start, length)| {
            let column = body.get(start..)?;
            column.get(..length)
        });
        let outside = || ArrowError::IpcError("a column lies outside its part".to_owned());
        // A negative size means that the column is not packed.
        let size = column.ok_or_else(outside)?.first_chunk::<8>().map_or(0, |size| i64::from_le_bytes(*size));
        plain = plain.saturating_add(u64::try_from(size).unwrap_or(0));
    }
    if batch.compression().is_none() || fits(plain, body.len() as u64) {
        return Ok(());
    }
    Err(ArrowError::IpcError(format!("{} bytes hold too much to be a log", body.len())))
}

fn told(error: impl std::fmt::Display) -> ArrowError {
    ArrowError::IpcError(error.to_string())
}
