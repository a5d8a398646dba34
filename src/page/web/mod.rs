//! Adapters: the port of [`crate::browser`] as a real browser answers it.

pub mod address;
pub mod clock;
pub mod fetch;
pub mod messages;
pub mod storage;
pub mod timers;

use feed::json::Node;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, EventTarget, Window};

pub use js_sys::Math::random;
pub use wasm_bindgen_futures::spawn_local as spawn;

/// An event as it is heard.
pub type Sent = web_sys::Event;

/// The window. `None` only in a worker, where neither face runs.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// Sends an event of ours to whoever listens on the window: the other face, and the page's own script.
pub fn send(name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let (Some(window), Ok(event)) =
        (window(), CustomEvent::new_with_event_init_dict(name, &init))
    {
        // Only an event that is being sent already is refused.
        let _ = window.dispatch_event(&event);
    }
}

/// The same with a tree as its detail.
pub fn say(name: &str, detail: &Node) {
    send(name, &js(detail));
}

/// A tree as scripts have it.
pub fn js(node: &Node) -> JsValue {
    let json = serde_json::to_string(node).unwrap_or_default();
    js_sys::JSON::parse(&json).unwrap_or(JsValue::NULL)
}

/// An event's detail as a tree.
pub fn tree(sent: &Sent) -> Node {
    let detail = sent.dyn_ref::<CustomEvent>().map(CustomEvent::detail);
    detail.map_or(Node::Null, |detail| node(&detail))
}

/// What a script hands over as a tree; what is no data in it is left out.
pub fn node(value: &JsValue) -> Node {
    let json = js_sys::JSON::stringify(value).ok();
    let json = json.and_then(|json| json.as_string());
    let node = json.and_then(|json| serde_json::from_str(&json).ok());
    node.unwrap_or(Node::Null)
}

/// A list of numbers in an event's detail, which come and go often: as a typed array.
pub fn numbers(sent: &Sent, name: &str) -> Vec<f64> {
    let list = sent.dyn_ref::<CustomEvent>().and_then(|sent| {
        let list = js_sys::Reflect::get(&sent.detail(), &JsValue::from_str(name)).ok()?;
        list.dyn_into::<js_sys::Float64Array>().ok()
    });
    list.map_or_else(Vec::new, |list| list.to_vec())
}

/// Marks a moment of the page's start, for those who measure.
pub fn mark(name: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        // Only a name that the browser keeps for itself is refused.
        let _ = performance.mark(name);
    }
}

/// The same with plain texts as its details.
pub fn tell(name: &str, details: &[(&str, Option<&str>)]) {
    let text = |text: Option<&str>| text.map_or(JsValue::NULL, JsValue::from_str);
    let details = details.iter().map(|(name, said)| (*name, text(*said)));
    send(name, &object(&details.collect::<Vec<_>>()));
}

/// The address of the page, against which others are read.
pub fn base_address() -> Option<String> {
    window()?.document()?.base_uri().ok()?
}

/// Whether nobody sees the page.
pub fn is_hidden() -> bool {
    let document = window().and_then(|window| window.document());
    document.is_some_and(|document| document.hidden())
}

/// A plain object for [`send`] from names and values.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        // A fresh object takes every member.
        let _ = js_sys::Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// A named member of an event's detail, as text.
pub fn detail(event: &web_sys::Event, name: &str) -> Option<String> {
    let detail = event.dyn_ref::<CustomEvent>()?.detail();
    js_sys::Reflect::get(&detail, &JsValue::from_str(name))
        .ok()?
        .as_string()
}

/// Listens for as long as it is kept.
#[must_use = "listening ends when this is dropped"]
pub struct Listener {
    target: EventTarget,
    name: String,
    callback: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listener {
    /// Calls back on each event with this name on the target.
    pub fn new(
        target: &EventTarget,
        name: &str,
        callback: impl FnMut(web_sys::Event) + 'static,
    ) -> Self {
        let callback = Closure::<dyn FnMut(web_sys::Event)>::new(callback);
        // Only a callback that is no function is refused.
        let _ = target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Self {
            target: target.clone(),
            name: name.to_owned(),
            callback,
        }
    }

    /// Calls back on each event with this name on the window.
    pub fn on_window(name: &str, callback: impl FnMut(web_sys::Event) + 'static) -> Option<Self> {
        Some(Self::new(&window()?.into(), name, callback))
    }

    /// Goes on listening until the page is left.
    pub fn for_ever(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(
            &self.name,
            self.callback.as_ref().unchecked_ref(),
        );
    }
}
