//! What happens to an element, and what its callback asks of it.

#[cfg(target_arch = "wasm32")]
pub use in_browser::{Event, checked, is_open, key, value};
#[cfg(not(target_arch = "wasm32"))]
pub use in_memory::{Event, checked, is_open, key, value};

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

    /// The name of the key that goes down; none while it belongs to an input method.
    pub fn key(event: &Event) -> Option<String> {
        let said = |name: &str| js_sys::Reflect::get(event, &JsValue::from_str(name)).ok();
        // Safari says that the composition is over before it tells of the key that has ended it, whose code is 229.
        let composes = said("isComposing").is_some_and(|composes| composes.is_truthy())
            || said("keyCode").and_then(|code| code.as_f64()) == Some(229.0);
        said("key")
            .filter(|_| !composes)
            .and_then(|key| key.as_string())
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
        /// The key that goes down, if it belongs to no input method.
        pub key: Option<String>,
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

    /// The key that goes down.
    pub fn key(event: &Event) -> Option<String> {
        event.key.clone()
    }
}
