//! What happens to an element, and what its callback asks of it.

#[cfg(target_arch = "wasm32")]
pub use in_browser::{Event, checked, is_open, value};
#[cfg(not(target_arch = "wasm32"))]
pub use in_memory::{Event, checked, is_open, value};

#[cfg(target_arch = "wasm32")]
mod in_browser {
    use wasm_bindgen::JsValue;
    pub use web_sys::Event;

    /// What a field says.
    pub fn value(event: &Event) -> String {
        member(event, "value").as_string().unwrap_or_default()
    }

    /// Whether a box is ticked.
    pub fn checked(event: &Event) -> bool {
        member(event, "checked").is_truthy()
    }

    /// Whether a part that folds is unfolded.
    pub fn is_open(event: &Event) -> bool {
        member(event, "open").is_truthy()
    }

    fn member(event: &Event, name: &str) -> JsValue {
        let element = event.target().map(JsValue::from).unwrap_or_default();
        js_sys::Reflect::get(&element, &JsValue::from_str(name)).unwrap_or_default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod in_memory {
    /// Something that has happened, with what its element says by then.
    #[derive(Clone, Debug, Default)]
    pub struct Event {
        /// What the field says.
        pub value: String,
        /// Whether the box is ticked.
        pub checked: bool,
        /// Whether the part that folds is unfolded.
        pub open: bool,
    }

    impl Event {
        /// What a browser does by itself is not done here in any case.
        pub fn prevent_default(&self) {}
    }

    /// What a field says.
    pub fn value(event: &Event) -> String {
        event.value.clone()
    }

    /// Whether a box is ticked.
    pub fn checked(event: &Event) -> bool {
        event.checked
    }

    /// Whether a part that folds is unfolded.
    pub fn is_open(event: &Event) -> bool {
        event.open
    }
}
