//! Values of placeables.

use std::borrow::Cow;

/// The value of a placeable: see [`value`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceableValue<'v> {
    /// Text, as it is.
    Text(Cow<'v, str>),
    /// A whole number, which also chooses between forms.
    Number(i64),
}

/// A value for a message: `value(3)`, `value("Yokohama")`.
pub fn value<'v>(value: impl Into<PlaceableValue<'v>>) -> PlaceableValue<'v> {
    value.into()
}

impl<'v> From<&'v str> for PlaceableValue<'v> {
    fn from(text: &'v str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for PlaceableValue<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'v> From<&'v String> for PlaceableValue<'v> {
    fn from(text: &'v String) -> Self {
        Self::Text(text.into())
    }
}

impl<'v> From<Cow<'v, str>> for PlaceableValue<'v> {
    fn from(text: Cow<'v, str>) -> Self {
        Self::Text(text)
    }
}

macro_rules! whole_numbers {
    ($($kind:ty)*) => {$(
        impl From<$kind> for PlaceableValue<'_> {
            fn from(number: $kind) -> Self {
                // What is beyond the largest number is never counted one by one.
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}

whole_numbers!(i8 i16 i32 i64 u8 u16 u32 u64 usize);
