//! How an entity reads and writes itself: [`entity!`] for objects, [`choice!`] for fixed lists of
//! words.
//!
//! The macros stand where `#[derive]` and `#[serde(flatten)]` would: a derived flatten sends every
//! member through a buffer that forgets the text of numbers, and extensions must keep it.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

/// Whether a member must be present, and when it is left out on writing.
pub(crate) trait Field {
    const REQUIRED: bool = true;
    fn is_absent(&self) -> bool {
        false
    }
}

impl<T> Field for Option<T> {
    const REQUIRED: bool = false;
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Field for Vec<T> {
    const REQUIRED: bool = false;
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V> Field for BTreeMap<K, V> {
    const REQUIRED: bool = false;
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Reads a member's name: one of the entity's own as its place in house order, any other as text.
/// A reader that knows the place already hands it over as a number.
pub(crate) struct Key(pub(crate) fn(&str) -> Option<usize>);

pub(crate) enum Name {
    Known(usize),
    Other(String),
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Name;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Name;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a member name")
    }
    fn visit_str<E>(self, name: &str) -> Result<Name, E> {
        Ok((self.0)(name).map_or_else(|| Name::Other(name.to_owned()), Name::Known))
    }
    fn visit_u64<E>(self, place: u64) -> Result<Name, E> {
        Ok(Name::Known(place as usize))
    }
}

/// Declares an entity: a struct of public members plus `extra`, which keeps everything else in
/// order. Members are written in the order given (the house form) and left out when absent.
///
/// - `name = "wireName": Type` where the camelCase name differs from the field's;
/// - `..name: Type,` takes in the members of another entity, under their own names;
/// - `short str` / `short number` / `short duration`: the entity may be written as that alone; it
///   then has `from_short` and `as_short`.
///
/// No entity may have more than 64 members.
macro_rules! entity {
    (
        $(#[$meta:meta])*
        $Name:ident $(short $short:ident)? {
            $( $(#[$doc:meta])* $field:ident $(= $key:literal)? : $Type:ty, )*
            $(
                .. $(#[$inner_doc:meta])* $inner:ident : $Inner:ty,
                $( $(#[$after_doc:meta])* $after:ident $(= $after_key:literal)? : $After:ty, )*
            )?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Default)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(
            rename_all = "camelCase",
            transform = $Name::adjust_schema
        ))]
        pub struct $Name {
            $(
                $(#[$doc])*
                $( #[cfg_attr(feature = "schema", schemars(rename = $key))] )?
                pub $field: $Type,
            )*
            $(
                $(#[$inner_doc])*
                #[cfg_attr(feature = "schema", schemars(flatten))]
                pub $inner: $Inner,
                $(
                    $(#[$after_doc])*
                    $( #[cfg_attr(feature = "schema", schemars(rename = $after_key))] )?
                    pub $after: $After,
                )*
            )?
            /// `x-*` members, and members of later versions, in their order.
            #[cfg_attr(feature = "schema", schemars(skip))]
            pub extra: $crate::model::Extra,
        }

        #[allow(dead_code, unused_assignments, unused_mut, unused_variables,
                reason = "one expansion serves entities with and without each kind of member")]
        impl $Name {
            #[cfg(feature = "schema")]
            fn adjust_schema(schema: &mut schemars::Schema) {
                $crate::model::schema::object(schema, &Self::members(), &Self::required());
                $( $crate::model::schema::short(schema, stringify!($short)); )?
            }

            /// The names of the members, in house order.
            pub(crate) fn members() -> Vec<&'static str> {
                let mut names = vec![$( $crate::model::entity::key!($field $($key)?) ),*];
                $(
                    names.extend(<$Inner>::members());
                    $( names.push($crate::model::entity::key!($after $($after_key)?)); )*
                )?
                names
            }

            /// The names of the members that must be present, in house order.
            pub(crate) fn required() -> Vec<&'static str> {
                let mut names = Vec::new();
                $( if <$Type as $crate::model::entity::Field>::REQUIRED {
                    names.push($crate::model::entity::key!($field $($key)?));
                } )*
                $(
                    names.extend(<$Inner>::required());
                    $( if <$After as $crate::model::entity::Field>::REQUIRED {
                        names.push($crate::model::entity::key!($after $($after_key)?));
                    } )*
                )?
                names
            }

            /// How many members there are.
            pub(crate) const COUNT: usize = {
                let own: &[&str] = &[
                    $( $crate::model::entity::key!($field $($key)?), )*
                    $($( $crate::model::entity::key!($after $($after_key)?), )*)?
                ];
                own.len() $( + <$Inner>::COUNT )?
            };

            /// The place in house order of the member of this name, if there is one.
            pub(crate) fn member(name: &str) -> Option<usize> {
                let mut place = 0;
                $(
                    if name == $crate::model::entity::key!($field $($key)?) {
                        return Some(place);
                    }
                    place += 1;
                )*
                $(
                    if let Some(inner) = <$Inner>::member(name) {
                        return Some(place + inner);
                    }
                    place += <$Inner>::COUNT;
                    $(
                        if name == $crate::model::entity::key!($after $($after_key)?) {
                            return Some(place);
                        }
                        place += 1;
                    )*
                )?
                None
            }

            /// Reads the value of the member at `place` in house order.
            pub(crate) fn take<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                place: usize,
                map: &mut A,
            ) -> Result<(), A::Error> {
                let mut next = 0;
                $(
                    if place == next {
                        self.$field = map.next_value()?;
                        return Ok(());
                    }
                    next += 1;
                )*
                $(
                    if place < next + <$Inner>::COUNT {
                        return self.$inner.take(place - next, map);
                    }
                    next += <$Inner>::COUNT;
                    $(
                        if place == next {
                            self.$after = map.next_value()?;
                            return Ok(());
                        }
                        next += 1;
                    )*
                )?
                Ok(())
            }

            /// The first required member that was not seen: a bit each, in house order.
            pub(crate) fn missing(seen: u64) -> Option<&'static str> {
                let mut bit = 1_u64;
                $(
                    if <$Type as $crate::model::entity::Field>::REQUIRED && seen & bit == 0 {
                        return Some($crate::model::entity::key!($field $($key)?));
                    }
                    bit <<= 1;
                )*
                $(
                    if let Some(name) = <$Inner>::missing(seen / bit) {
                        return Some(name);
                    }
                    bit <<= <$Inner>::COUNT;
                    $(
                        if <$After as $crate::model::entity::Field>::REQUIRED && seen & bit == 0 {
                            return Some($crate::model::entity::key!($after $($after_key)?));
                        }
                        bit <<= 1;
                    )*
                )?
                None
            }

            /// Writes the members that are present.
            pub(crate) fn write<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $(
                    if !$crate::model::entity::Field::is_absent(&self.$field) {
                        map.serialize_entry($crate::model::entity::key!($field $($key)?), &self.$field)?;
                    }
                )*
                $(
                    self.$inner.write(map)?;
                    $(
                        if !$crate::model::entity::Field::is_absent(&self.$after) {
                            map.serialize_entry($crate::model::entity::key!($after $($after_key)?), &self.$after)?;
                        }
                    )*
                )?
                self.extra.write(map)
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                $( $crate::model::entity::write_short!(self serializer $short); )?
                let mut map = serializer.serialize_map(None)?;
                self.write(&mut map)?;
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reader;
                impl<'de> serde::de::Visitor<'de> for Reader {
                    type Value = $Name;
                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        formatter.write_str($crate::model::entity::expected!($($short)?))
                    }
                    $( $crate::model::entity::read_short!($Name $short); )?
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$Name, A::Error> {
                        let mut this = $Name::default();
                        let mut seen = 0_u64;
                        while let Some(name) = map.next_key_seed($crate::model::entity::Key($Name::member))? {
                            match name {
                                $crate::model::entity::Name::Known(place) => {
                                    this.take(place, &mut map)?;
                                    seen |= 1 << place;
                                }
                                $crate::model::entity::Name::Other(name) => {
                                    this.extra.push(name, map.next_value()?);
                                }
                            }
                        }
                        match $Name::missing(seen) {
                            Some(name) => Err(serde::de::Error::missing_field(name)),
                            None => Ok(this),
                        }
                    }
                }
                $crate::model::entity::dispatch!(deserializer $($short)?)
            }
        }

        impl $crate::model::entity::Field for $Name {}

        #[allow(unused_assignments, unused_mut, unused_variables,
                reason = "one expansion serves entities with and without each kind of member")]
        impl $crate::model::canonical::Members for $Name {
            fn sorted() -> &'static [$crate::model::canonical::Member] {
                use std::sync::LazyLock;
                use $crate::model::canonical::Member;
                static SORTED: LazyLock<Vec<Member>> =
                    LazyLock::new(|| Member::sorted(&$Name::members(), &$Name::required()));
                &SORTED
            }

            fn present(&self) -> u64 {
                let (mut present, mut place) = (0, 0);
                $(
                    present |= u64::from(!$crate::model::entity::Field::is_absent(&self.$field)) << place;
                    place += 1;
                )*
                $(
                    present |= $crate::model::canonical::Members::present(&self.$inner) << place;
                    place += <$Inner>::COUNT;
                    $(
                        present |= u64::from(!$crate::model::entity::Field::is_absent(&self.$after)) << place;
                        place += 1;
                    )*
                )?
                present
            }

            fn value(&self, place: usize, out: &mut String) {
                use $crate::model::canonical::Canonical as _;
                let mut next = 0;
                $(
                    if place == next {
                        return self.$field.canonical(out);
                    }
                    next += 1;
                )*
                $(
                    if place < next + <$Inner>::COUNT {
                        return $crate::model::canonical::Members::value(&self.$inner, place - next, out);
                    }
                    next += <$Inner>::COUNT;
                    $(
                        if place == next {
                            return self.$after.canonical(out);
                        }
                        next += 1;
                    )*
                )?
            }

            fn unknown<'m>(&'m self, all: &mut Vec<(&'m str, &'m $crate::model::Any)>) {
                $( $crate::model::canonical::Members::unknown(&self.$inner, all); )?
                all.extend(self.extra.iter());
            }
        }

        impl $crate::model::canonical::Canonical for $Name {
            fn canonical(&self, out: &mut String) {
                $( $crate::model::entity::short_canonical!(self out $short); )?
                $crate::model::canonical::object(self, out);
            }
        }
    };
}

/// Declares a fixed list of words, each documented.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        $Name:ident { $( $(#[$doc:meta])* $Variant:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $Name {
            $( $(#[$doc])* #[serde(rename = $word)] $Variant, )*
        }

        impl $Name {
            /// All values, in the order of the format.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),*];

            /// The word that documents use.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$Variant => $word, )* }
            }
        }

        impl $crate::model::canonical::Canonical for $Name {
            fn canonical(&self, out: &mut String) {
                out.push_str(match self { $( Self::$Variant => concat!("\"", $word, "\""), )* });
            }
        }

        impl Default for $Name {
            /// The first value; only so that an entity can be built member by member.
            #[allow(unreachable_code, reason = "one return a variant, the first is taken")]
            fn default() -> Self {
                $( return Self::$Variant; )*
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl $crate::model::entity::Field for $Name {}
    };
}

macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

macro_rules! expected {
    () => {
        "an object"
    };
    (str) => {
        "a text or an object"
    };
    (number) => {
        "a number or an object"
    };
    (duration) => {
        "an ISO 8601 duration or an object"
    };
}

macro_rules! dispatch {
    ($deserializer:ident) => {
        $deserializer.deserialize_map(Reader)
    };
    ($deserializer:ident $short:ident) => {
        $deserializer.deserialize_any(Reader)
    };
}

macro_rules! write_short {
    ($self:ident $serializer:ident $kind:ident) => {
        if let Some(short) = $self.as_short() {
            return serde::Serialize::serialize(&short, $serializer);
        }
    };
}

macro_rules! short_canonical {
    ($self:ident $out:ident $kind:ident) => {
        if let Some(short) = $self.as_short() {
            return $crate::model::canonical::Canonical::canonical(&short, $out);
        }
    };
}

macro_rules! read_short {
    ($Name:ident str) => {
        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$Name, E> {
            Ok($Name::from_short(text))
        }
    };
    ($Name:ident duration) => {
        $crate::model::entity::read_short!($Name str);
    };
    ($Name:ident number) => {
        fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<$Name, E> {
            Ok($Name::from_short(value))
        }
        fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<$Name, E> {
            Ok($Name::from_short(value as f64))
        }
        fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<$Name, E> {
            Ok($Name::from_short(value as f64))
        }
    };
}

pub(crate) use {choice, dispatch, entity, expected, key, read_short, short_canonical, write_short};
