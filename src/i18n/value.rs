//! What is filled into the gaps of a text.

use std::borrow::Cow;

/// What is filled into a gap: see [`value`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'v> {
    /// Words, as they are.
    Words(Cow<'v, str>),
    /// A whole number, which also chooses between forms.
    Number(i64),
}

/// A value for a text: `value(3)`, `value("Yokohama")`.
pub fn value<'v>(value: impl Into<Value<'v>>) -> Value<'v> {
    value.into()
}

impl<'v> From<&'v str> for Value<'v> {
    fn from(words: &'v str) -> Self {
        Self::Words(words.into())
    }
}

impl From<String> for Value<'_> {
    fn from(words: String) -> Self {
        Self::Words(words.into())
    }
}

impl<'v> From<&'v String> for Value<'v> {
    fn from(words: &'v String) -> Self {
        Self::Words(words.into())
    }
}

impl<'v> From<Cow<'v, str>> for Value<'v> {
    fn from(words: Cow<'v, str>) -> Self {
        Self::Words(words)
    }
}

macro_rules! whole_numbers {
    ($($kind:ty)*) => {$(
        impl From<$kind> for Value<'_> {
            fn from(number: $kind) -> Self {
                // What is beyond the largest number is never counted one by one.
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}

whole_numbers!(i8 i16 i32 i64 u8 u16 u32 u64 usize);
