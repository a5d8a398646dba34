//! Elements, made by a function named as the element and filled by methods named as its attributes.

use super::{Event, IntoValue, IntoView, Value, View};

/// What an element does when something happens to it.
pub type EventHandler = Box<dyn FnMut(Event)>;

/// An element.
pub struct Element {
    pub(super) tag: &'static str,
    pub(super) key: Option<String>,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) children: Vec<View>,
    pub(super) properties: Vec<(&'static str, Value)>,
    pub(super) handlers: Vec<(&'static str, EventHandler)>,
}

/// The elements that are SVG's and not HTML's; what stands inside of a `foreignObject` is HTML again.
#[cfg(target_arch = "wasm32")]
pub(super) const SVG_ELEMENTS: [&str; 8] = [
    "svg",
    "path",
    "rect",
    "text",
    "circle",
    "polygon",
    "polyline",
    "foreignObject",
];

/// An element of this name.
pub fn element(tag: &'static str) -> Element {
    Element {
        tag,
        key: None,
        attributes: Vec::new(),
        children: Vec::new(),
        properties: Vec::new(),
        handlers: Vec::new(),
    }
}

impl Element {
    /// Sets an attribute.
    pub fn attr(mut self, name: &'static str, value: impl IntoValue) -> Self {
        self.attributes.push((name, value.into_value()));
        self
    }

    /// Does something when an event of this name comes to the element. Text says nothing of it.
    pub fn on(mut self, name: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        self.handlers.push((name, Box::new(handler)));
        self
    }

    /// Sets a property of the node. It is only written when it says something else: writing would break a composition.
    pub fn prop(mut self, name: &'static str, value: impl IntoValue) -> Self {
        self.properties.push((name, value.into_value()));
        self
    }

    /// Adds what stands inside.
    pub fn child(mut self, child: impl IntoView) -> Self {
        match child.into_view() {
            View::Many(children) => self.children.extend(children),
            child => self.children.push(child),
        }
        self
    }

    /// Tells it from its neighbours in a list whose order changes: its node, with focus and all, goes with it.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }
}

macro_rules! elements {
    ($($tag:ident)+) => {$(
        #[doc = concat!("`<", stringify!($tag), ">`")]
        pub fn $tag() -> Element {
            element(stringify!($tag))
        }
    )+};
}

elements! {
    a article aside blockquote body br button canvas dd details dialog div dl dt em fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 head header hr html img input label legend li link main mark meta nav noscript ol optgroup option p picture
    progress rect script section select source span strong summary svg text textarea title ul
}

macro_rules! attributes {
    ($($method:ident = $name:literal)+) => {
        impl Element {$(
            #[doc = concat!("The attribute `", $name, "`.")]
            pub fn $method(self, value: impl IntoValue) -> Self {
                self.attr($name, value)
            }
        )+}
    };
}

attributes! {
    accept = "accept"
    alt = "alt"
    aria_current = "aria-current"
    aria_hidden = "aria-hidden"
    aria_label = "aria-label"
    aria_pressed = "aria-pressed"
    autocomplete = "autocomplete"
    charset = "charset"
    class = "class"
    content = "content"
    disabled = "disabled"
    height = "height"
    hidden = "hidden"
    href = "href"
    hreflang = "hreflang"
    id = "id"
    lang = "lang"
    max = "max"
    name = "name"
    open = "open"
    placeholder = "placeholder"
    r#for = "for"
    r#type = "type"
    rel = "rel"
    required = "required"
    rows = "rows"
    selected = "selected"
    src = "src"
    start = "start"
    tabindex = "tabindex"
    target = "target"
    value = "value"
    width = "width"
}
