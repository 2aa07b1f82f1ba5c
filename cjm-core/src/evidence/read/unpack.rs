//! Gzip by content, up to a limit.

use std::borrow::Cow;
use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use crate::Error;

/// How much a packed table may hold.
struct Bounds {
    /// In bytes.
    most: u64,
    /// Up to here a table may be as dull as it likes.
    small: u64,
    /// Above, it may be this many times as large as packed: no log is duller.
    times: u64,
}

impl Bounds {
    /// How much so many bytes may hold.
    fn of(&self, packed: u64) -> u64 {
        self.most.min(self.small.max(packed.saturating_mul(self.times)))
    }
}

const BOUNDS: Bounds = Bounds { most: 4 << 30, small: 256 << 20, times: 200 };

/// Whether a part of a table may be so large when it is packed so small.
#[cfg(feature = "arrow")]
pub(crate) fn fits(plain: u64, packed: u64) -> bool {
    plain <= BOUNDS.of(packed)
}

/// The plain bytes of a table.
pub(crate) fn unpack(data: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    unpack_within(data, &BOUNDS)
}

fn unpack_within<'a>(data: &'a [u8], bounds: &Bounds) -> Result<Cow<'a, [u8]>, Error> {
    let unusable = |message: String, hint: &str| Error::Unusable { message, hint: Some(hint.to_owned()) };
    if !data.starts_with(&[0x1f, 0x8b]) {
        return Ok(Cow::Borrowed(data));
    }
    let most = bounds.of(data.len() as u64);
    let mut plain = Vec::new();
    MultiGzDecoder::new(data)
        .take(most + 1)
        .read_to_end(&mut plain)
        .map_err(|error| unusable(format!("the gzip data cannot be read: {error}"), "pack the table anew"))?;
    if plain.len() as u64 > most {
        return Err(unusable(
            format!("the table holds more than {most} bytes, packed in {}", data.len()),
            "unpack it yourself if you trust it, and split it",
        ));
    }
    Ok(Cow::Owned(plain))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::{Bounds, unpack, unpack_within};

    fn packed(plain: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_packed_table_is_unpacked_by_its_content() {
        let mut two = packed(b"a,b\n");
        two.extend(packed(b"1,2\n"));
        assert_eq!(&*unpack(&two).unwrap(), b"a,b\n1,2\n");
        assert_eq!(&*unpack(b"a,b\n").unwrap(), b"a,b\n");
        assert!(unpack(two.get(..two.len() - 3).unwrap()).is_err());
    }

    #[test]
    fn a_bomb_is_refused_and_a_dull_table_is_not() {
        let bounds = Bounds { most: 1 << 20, small: 1 << 12, times: 200 };
        let size = |plain: usize| unpack_within(&packed(&vec![b'x'; plain]), &bounds).map(|it| it.len());
        assert_eq!(size(1 << 12), Ok(1 << 12));
        assert!(size(1 << 19).is_err());
    }
}
