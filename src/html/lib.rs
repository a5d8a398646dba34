//! HTML as plain values: elements with attributes and children, written as text by the organiser's command (`text`), kept
//! as live nodes in the browser (`live`), and as a document in memory for tests of live pages (`stand_in`).
//!
//! One type stands for everything a page shows, so that the browser's module holds the code for building and changing
//! it once. (With a type for each view, as front-end frameworks have it, that code was half of the download:
//! `catalogue/SIZE.md`.)

mod element;
mod event;
#[cfg(target_arch = "wasm32")]
mod live;
// In the browser only `live` asks for it.
#[cfg_attr(
    not(any(target_arch = "wasm32", test)),
    expect(dead_code, reason = "used by live")
)]
mod order;
#[cfg(all(not(target_arch = "wasm32"), feature = "stand-in"))]
pub mod stand_in;
// No page is written as text in the browser.
#[cfg(not(target_arch = "wasm32"))]
mod text;

pub use element::*;
pub use event::{Event, checked, is_open, key, value};
#[cfg(target_arch = "wasm32")]
pub use live::mount;
#[cfg(not(target_arch = "wasm32"))]
pub use text::escape;

/// Something a page shows.
#[derive(Default)]
pub enum View {
    /// Nothing.
    #[default]
    Nothing,
    /// Words.
    Words(String),
    /// An element.
    Element(Box<Element>),
    /// One after another.
    Many(Vec<View>),
    /// Whatever the function returns, drawn again when what it has read changes.
    Live(Box<dyn FnMut() -> View>),
}

/// Whatever can be shown.
pub trait IntoView {
    /// As a view.
    fn into_view(self) -> View;
}

impl IntoView for View {
    fn into_view(self) -> View {
        self
    }
}

impl IntoView for Element {
    fn into_view(self) -> View {
        View::Element(Box::new(self))
    }
}

impl IntoView for String {
    fn into_view(self) -> View {
        View::Words(self)
    }
}

impl IntoView for &str {
    fn into_view(self) -> View {
        View::Words(self.to_owned())
    }
}

impl IntoView for () {
    fn into_view(self) -> View {
        View::Nothing
    }
}

impl<V: IntoView> IntoView for Option<V> {
    fn into_view(self) -> View {
        self.map_or(View::Nothing, IntoView::into_view)
    }
}

impl<V: IntoView> IntoView for Vec<V> {
    fn into_view(self) -> View {
        View::Many(self.into_iter().map(IntoView::into_view).collect())
    }
}

impl<F, V> IntoView for F
where
    F: FnMut() -> V + 'static,
    V: IntoView,
{
    fn into_view(mut self) -> View {
        View::Live(Box::new(move || self().into_view()))
    }
}

macro_rules! tuples {
    ($($($name:ident)+;)+) => {$(
        impl<$($name: IntoView),+> IntoView for ($($name,)+) {
            #[expect(non_snake_case, reason = "a name is a type and its value")]
            fn into_view(self) -> View {
                let ($($name,)+) = self;
                View::Many(vec![$($name.into_view()),+])
            }
        }
    )+};
}

tuples! {
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
    A B C D E F G H I J K L M;
}

/// What an attribute or a property says.
pub enum Value {
    /// It is not there.
    Absent,
    /// It is there; as a property, it is true.
    Present,
    /// A text.
    Words(String),
    /// Whatever the function returns, set again when what it has read changes.
    Live(Box<dyn FnMut() -> Value>),
}

/// Whatever an attribute can say.
pub trait IntoValue {
    /// As a value.
    fn into_value(self) -> Value;
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Words(self)
    }
}

impl IntoValue for &str {
    fn into_value(self) -> Value {
        Value::Words(self.to_owned())
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        if self { Value::Present } else { Value::Absent }
    }
}

impl<V: IntoValue> IntoValue for Option<V> {
    fn into_value(self) -> Value {
        self.map_or(Value::Absent, IntoValue::into_value)
    }
}

impl<F, V> IntoValue for F
where
    F: FnMut() -> V + 'static,
    V: IntoValue,
{
    fn into_value(mut self) -> Value {
        Value::Live(Box::new(move || self().into_value()))
    }
}
