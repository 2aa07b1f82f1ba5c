//! [`Column`]: a column of some rows, whatever its type.

use std::cell::OnceCell;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray, LargeStringArray, StringArray,
    StringViewArray,
};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use arrow_schema::{DataType, TimeUnit};

use super::cells::Moment;
use crate::evidence::moment::{in_years, written};
use crate::evidence::names::{NONE, Names};
use crate::write::json::number;

/// A column of some rows: texts, each by itself or by a key into few, or times.
pub(crate) struct Column {
    nulls: Option<NullBuffer>,
    values: Values,
}

enum Values {
    Texts(Texts),
    /// Each row is one of the texts.
    Keys {
        keys: ScalarBuffer<i32>,
        texts: Texts,
    },
    /// Milliseconds since 1970: in UTC, or on a wall whose zone is not said.
    Times {
        utc: bool,
        day: bool,
        times: ScalarBuffer<i64>,
        texts: OnceCell<StringArray>,
    },
}

enum Texts {
    Small(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
    Bytes(BinaryArray),
    LargeBytes(LargeBinaryArray),
    ViewBytes(BinaryViewArray),
}

impl Column {
    /// Nothing for a type of which no cell can be read. `nulls` = the rows that have no such column.
    pub(crate) fn new(array: &ArrayRef, nulls: Option<&NullBuffer>) -> Option<Self> {
        let nulls = NullBuffer::union(nulls, array.logical_nulls().as_ref());
        let values = match array.as_any_dictionary_opt() {
            Some(dictionary) if dictionary.values().is_empty() => Values::Texts(texts(array.len())),
            Some(dictionary) if i32::try_from(dictionary.values().len()).is_err() => return None,
            Some(dictionary) => {
                let keys = match array.as_dictionary_opt::<Int32Type>() {
                    Some(dictionary) => dictionary.keys().values().clone(),
                    None => dictionary.normalized_keys().into_iter().map(|key| key as i32).collect(),
                };
                Values::Keys { keys, texts: Texts::new(dictionary.values())? }
            }
            None => match times(array) {
                Some((utc, day, times)) => Values::Times { utc, day, times, texts: OnceCell::new() },
                None => Values::Texts(Texts::new(array)?),
            },
        };
        Some(Self { nulls, values })
    }

    /// The text of a cell; empty where there is none.
    pub(crate) fn text(&self, row: usize) -> &[u8] {
        if self.is_null(row) {
            return b"";
        }
        match &self.values {
            Values::Texts(texts) => texts.get(row),
            Values::Keys { keys, texts } => keys.get(row).map_or(&b""[..], |&key| texts.get(key as usize)),
            Values::Times { day, times, texts, .. } => {
                let texts = texts.get_or_init(|| {
                    let text = |&time: &i64| {
                        let text = written(time);
                        if *day { text.get(..10).map(str::to_owned) } else { Some(text) }
                    };
                    times.iter().map(text).collect()
                });
                if row < texts.len() { texts.value(row).as_bytes() } else { b"" }
            }
        }
    }

    /// The time that a cell tells.
    pub(crate) fn moment(&self, row: usize) -> Moment<'_> {
        match &self.values {
            Values::Times { utc, times, .. } if !self.is_null(row) => match times.get(row) {
                Some(&time) if !in_years(time) => Moment::Text(self.text(row)),
                Some(&time) if *utc => Moment::Utc(time),
                Some(&time) => Moment::Wall(time),
                None => Moment::Text(b""),
            },
            _ => Moment::Text(self.text(row)),
        }
    }

    /// The code of each cell, `NONE` of an empty one. Nothing if one of them can have none.
    pub(crate) fn codes(&self, rows: usize, names: &mut Names) -> Option<Vec<u32>> {
        let (keys, texts) = match &self.values {
            Values::Keys { keys, texts } => (keys, texts),
            Values::Texts(texts @ Texts::View(views)) if self.nulls.is_none() => {
                return names.codes(rows, Some(views.views()), |row| texts.get(row));
            }
            _ => return names.codes(rows, None, |row| self.text(row)),
        };
        // Few texts: those that come are looked up once.
        let mut comes = vec![false; texts.len()];
        for (row, &key) in keys.iter().enumerate() {
            if !self.is_null(row) {
                *comes.get_mut(key as usize)? = true;
            }
        }
        let mut known = vec![NONE; texts.len()];
        for (key, own) in known.iter_mut().enumerate().filter(|(key, _)| comes.get(*key) == Some(&true)) {
            let text = texts.get(key);
            if !text.is_empty() {
                *own = names.code(text).ok()?;
            }
        }
        let code = |&key: &i32| known.get(key as usize).copied().unwrap_or(NONE);
        let mut codes: Vec<u32> = keys.iter().map(code).collect();
        if self.nulls.is_some() {
            let nulls = codes.iter_mut().enumerate().filter(|(row, _)| self.is_null(*row));
            nulls.for_each(|(_, own)| *own = NONE);
        }
        Some(codes)
    }

    /// The times of all rows, if each row tells one: whether in UTC, the first and the last, and milliseconds since
    /// 1970.
    pub(crate) fn moments(&self) -> Option<(bool, [i64; 2], &[i64])> {
        match &self.values {
            Values::Times { utc, times, .. } if self.nulls.is_none() => {
                let least = times.iter().copied().fold(i64::MAX, i64::min);
                let most = times.iter().copied().fold(i64::MIN, i64::max);
                (in_years(least) && in_years(most)).then_some((*utc, [least, most], times))
            }
            _ => None,
        }
    }

    fn is_null(&self, row: usize) -> bool {
        self.nulls.as_ref().is_some_and(|nulls| row >= nulls.len() || nulls.is_null(row))
    }
}

/// As many empty texts.
fn texts(rows: usize) -> Texts {
    Texts::Small(std::iter::repeat_n(None::<&str>, rows).collect())
}

impl Texts {
    fn new(array: &ArrayRef) -> Option<Self> {
        Some(match array.data_type() {
            DataType::Utf8 => Self::Small(array.as_string_opt()?.clone()),
            DataType::LargeUtf8 => Self::Large(array.as_string_opt()?.clone()),
            DataType::Utf8View => Self::View(array.as_string_view_opt()?.clone()),
            DataType::Binary => Self::Bytes(array.as_binary_opt()?.clone()),
            DataType::LargeBinary => Self::LargeBytes(array.as_binary_opt()?.clone()),
            DataType::BinaryView => Self::ViewBytes(array.as_binary_view_opt()?.clone()),
            DataType::Null => texts(array.len()),
            DataType::Boolean => {
                let values = array.as_boolean_opt()?.iter();
                Self::Small(
                    values.map(|value| value.map(|value| if value { "true" } else { "false" })).collect(),
                )
            }
            DataType::Int8 => whole::<Int8Type>(array)?,
            DataType::Int16 => whole::<Int16Type>(array)?,
            DataType::Int32 => whole::<Int32Type>(array)?,
            DataType::Int64 => whole::<Int64Type>(array)?,
            DataType::UInt8 => whole::<UInt8Type>(array)?,
            DataType::UInt16 => whole::<UInt16Type>(array)?,
            DataType::UInt32 => whole::<UInt32Type>(array)?,
            DataType::UInt64 => whole::<UInt64Type>(array)?,
            DataType::Float32 => printed::<Float32Type>(array, |value| number(f64::from(value)))?,
            DataType::Float64 => printed::<Float64Type>(array, number)?,
            DataType::Timestamp(..) | DataType::Date32 | DataType::Date64 => {
                let (_, day, times) = times(array)?;
                let text = |(row, time): (usize, i64)| {
                    let text = written(time);
                    if array.is_null(row) {
                        None
                    } else if day {
                        text.get(..10).map(str::to_owned)
                    } else {
                        Some(text)
                    }
                };
                Self::Small(times.iter().copied().enumerate().map(text).collect())
            }
            _ => return None,
        })
    }

    fn len(&self) -> usize {
        match self {
            Self::Small(texts) => texts.len(),
            Self::Large(texts) => texts.len(),
            Self::View(texts) => texts.len(),
            Self::Bytes(texts) => texts.len(),
            Self::LargeBytes(texts) => texts.len(),
            Self::ViewBytes(texts) => texts.len(),
        }
    }

    /// A text that may not be there is empty.
    fn get(&self, at: usize) -> &[u8] {
        if at >= self.len() {
            return b"";
        }
        match self {
            Self::Small(texts) => texts.value(at).as_bytes(),
            Self::Large(texts) => texts.value(at).as_bytes(),
            Self::View(texts) => texts.value(at).as_bytes(),
            Self::Bytes(texts) => texts.value(at),
            Self::LargeBytes(texts) => texts.value(at),
            Self::ViewBytes(texts) => texts.value(at),
        }
    }
}

/// Whole numbers as texts.
fn whole<T: ArrowPrimitiveType>(array: &ArrayRef) -> Option<Texts>
where
    T::Native: std::fmt::Display,
{
    printed::<T>(array, |value| value.to_string())
}

fn printed<T: ArrowPrimitiveType>(
    array: &ArrayRef,
    mut print: impl FnMut(T::Native) -> String,
) -> Option<Texts> {
    let values = array.as_primitive_opt::<T>()?.iter();
    Some(Texts::Small(values.map(|value| value.map(&mut print)).collect()))
}

/// Whether in UTC, whether days, and milliseconds since 1970, parts of them cut off.
fn times(array: &ArrayRef) -> Option<(bool, bool, ScalarBuffer<i64>)> {
    const DAY: i64 = 86_400_000;
    fn of<T: ArrowPrimitiveType>(
        array: &ArrayRef,
        time: impl Fn(T::Native) -> i64,
    ) -> Option<ScalarBuffer<i64>> {
        Some(array.as_primitive_opt::<T>()?.values().iter().map(|&value| time(value)).collect())
    }
    let times = match array.data_type() {
        DataType::Timestamp(TimeUnit::Second, _) => {
            of::<TimestampSecondType>(array, |time| time.saturating_mul(1_000))
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            array.as_primitive_opt::<TimestampMillisecondType>().map(|times| times.values().clone())
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            of::<TimestampMicrosecondType>(array, |time| time.div_euclid(1_000))
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            of::<TimestampNanosecondType>(array, |time| time.div_euclid(1_000_000))
        }
        DataType::Date32 => of::<Date32Type>(array, |day| i64::from(day) * DAY),
        DataType::Date64 => array.as_primitive_opt::<Date64Type>().map(|times| times.values().clone()),
        _ => None,
    };
    let utc = matches!(array.data_type(), DataType::Timestamp(_, Some(_)));
    let day = matches!(array.data_type(), DataType::Date32 | DataType::Date64);
    Some((utc, day, times?))
}
