//! Views as nodes of the page: built once, afterwards changed only where they say something else, so that focus,
//! selection, scrolling and what is being typed stay.

use std::cell::RefCell;
use std::rc::Rc;

use reactive_graph::effect::RenderEffect;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, HtmlElement, Node};

use super::{Element, IntoValue, IntoView, Value, View};

/// What an element does when something happens to it.
pub type Heard = Box<dyn FnMut(Event)>;

impl Element {
    /// Does something when an event of this name comes to the element.
    pub fn on(mut self, name: &'static str, heard: impl FnMut(Event) + 'static) -> Self {
        self.heard.push((name, Box::new(heard)));
        self
    }

    /// Sets a property of the node. It is only written when it says something else: writing would break a composition.
    pub fn prop(mut self, name: &'static str, value: impl IntoValue) -> Self {
        self.properties.push((name, value.into_value()));
        self
    }
}

/// Shows a view inside an element until the page is left.
pub fn mount(parent: &HtmlElement, view: impl IntoView) {
    if let Some(page) = page() {
        std::mem::forget(build(&page, view.into_view(), parent, None));
    }
}

/// The document.
pub fn page() -> Option<Document> {
    page::browser::window()?.document()
}

/// What stands on the page.
enum State {
    /// Nothing, or the end of many; holds the place.
    Mark(Node),
    Words(Node, String),
    Element(Box<Standing>),
    Many(Vec<State>, Node),
    Live(
        #[expect(dead_code, reason = "ends when dropped")] RenderEffect<()>,
        Slot,
    ),
}

/// What a function's view has become.
type Slot = Rc<RefCell<Option<State>>>;

struct Standing {
    tag: &'static str,
    key: Option<String>,
    node: web_sys::Element,
    attributes: Vec<(&'static str, Said)>,
    properties: Vec<Said>,
    children: Vec<State>,
    listeners: Vec<Listening>,
}

/// What an attribute or property says by now.
enum Said {
    Absent,
    Present,
    Words(String),
    Live(#[expect(dead_code, reason = "ends when dropped")] RenderEffect<()>),
}

/// A callback that stays while what it calls may change.
struct Listening {
    name: &'static str,
    node: web_sys::Element,
    heard: Rc<RefCell<Heard>>,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listening {
    fn new(node: &web_sys::Element, name: &'static str, heard: Heard) -> Self {
        let heard = Rc::new(RefCell::new(heard));
        let run = heard.clone();
        let callback = Closure::<dyn FnMut(Event)>::new(move |event| {
            // An event that its own callback causes is not heard a second time.
            if let Ok(mut heard) = run.try_borrow_mut() {
                heard(event);
            }
        });
        // Only a callback that is no function is refused.
        let _ = node.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Self {
            name,
            node: node.clone(),
            heard,
            callback,
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self
            .node
            .remove_event_listener_with_callback(self.name, callback);
    }
}

impl State {
    /// The first node of it: there always is one.
    fn first(&self) -> Option<Node> {
        match self {
            Self::Mark(node) | Self::Words(node, _) => Some(node.clone()),
            Self::Element(standing) => Some(standing.node.clone().into()),
            Self::Many(states, end) => states.first().map_or(Some(end.clone()), Self::first),
            Self::Live(_, slot) => slot.try_borrow().ok()?.as_ref()?.first(),
        }
    }

    /// Takes it off the page.
    fn remove(self) {
        let off = |node: &Node| {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(node);
            }
        };
        match self {
            Self::Mark(node) | Self::Words(node, _) => off(&node),
            Self::Element(standing) => off(&standing.node),
            Self::Many(states, end) => {
                states.into_iter().for_each(Self::remove);
                off(&end);
            }
            Self::Live(_, slot) => {
                if let Some(state) = slot.take() {
                    state.remove();
                }
            }
        }
    }

    fn key(&self) -> Option<&str> {
        match self {
            Self::Element(standing) => standing.key.as_deref(),
            _ => None,
        }
    }
}

/// Builds a view before a node of the parent, or at its end.
fn build(page: &Document, view: View, parent: &Node, before: Option<&Node>) -> State {
    // A node that the browser refuses to take would be one in two places, which none of ours is.
    let put = |node: &Node| {
        let _ = parent.insert_before(node, before);
    };
    match view {
        View::Nothing => {
            let node: Node = page.create_text_node("").into();
            put(&node);
            State::Mark(node)
        }
        View::Words(words) => {
            let node: Node = page.create_text_node(&words).into();
            put(&node);
            State::Words(node, words)
        }
        View::Many(views) => {
            let end: Node = page.create_text_node("").into();
            put(&end);
            let one = |view| build(page, view, parent, Some(&end));
            State::Many(views.into_iter().map(one).collect(), end.clone())
        }
        View::Element(element) => match stand(page, *element) {
            Some(standing) => {
                put(&standing.node);
                State::Element(Box::new(standing))
            }
            None => build(page, View::Nothing, parent, before),
        },
        View::Live(draw) => {
            let place = (parent.clone(), before.cloned());
            live(page, draw, None, Some(place))
        }
    }
}

/// A view that is drawn again when what it has read changes. It takes over what stood there, or starts at a place.
fn live(
    page: &Document,
    mut draw: Box<dyn FnMut() -> View>,
    stood: Option<State>,
    mut place: Option<(Node, Option<Node>)>,
) -> State {
    let slot: Slot = Rc::new(RefCell::new(stood));
    let (page, own) = (page.clone(), slot.clone());
    let effect = RenderEffect::new(move |_| {
        let view = draw();
        let mut slot = own.borrow_mut();
        match (slot.as_mut(), place.take()) {
            (Some(state), _) => patch(&page, state, view),
            (None, Some((parent, before))) => {
                *slot = Some(build(&page, view, &parent, before.as_ref()));
            }
            // Taken off the page.
            (None, None) => {}
        }
    });
    State::Live(effect, slot)
}

/// An element of its own, not yet on the page.
fn stand(page: &Document, element: Element) -> Option<Standing> {
    const SVG: &str = "http://www.w3.org/2000/svg";
    let node = if matches!(element.tag, "svg" | "rect" | "text") {
        page.create_element_ns(Some(SVG), element.tag)
    } else {
        page.create_element(element.tag)
    };
    let node = node.ok()?;
    let mut standing = Standing {
        tag: element.tag,
        key: None,
        attributes: Vec::new(),
        properties: Vec::new(),
        children: Vec::new(),
        listeners: Vec::new(),
        node,
    };
    fill(page, &mut standing, element);
    Some(standing)
}

/// Makes an element what it is to be, from whatever it was.
fn fill(page: &Document, standing: &mut Standing, element: Element) {
    let node = &standing.node;
    for (name, _) in &standing.attributes {
        if element.attributes.iter().all(|(kept, _)| kept != name) {
            let _ = node.remove_attribute(name);
        }
    }
    let mut before = std::mem::take(&mut standing.attributes);
    for (name, value) in element.attributes {
        let said = before.iter().position(|(known, _)| *known == name);
        let said = said.map(|at| before.swap_remove(at).1);
        let of_node = node.clone();
        let write = move |value: &Said| {
            let _ = match value {
                Said::Words(words) => of_node.set_attribute(name, words),
                Said::Present => of_node.set_attribute(name, ""),
                Said::Absent | Said::Live(_) => of_node.remove_attribute(name),
            };
        };
        let said = settle(value, &said.unwrap_or(Said::Absent), write);
        standing.attributes.push((name, said));
    }
    standing.key = element.key;
    patch_list(page, &mut standing.children, element.children, node, None);
    // After the children: what a list has chosen is one of them. Afresh each time: the visitor changes properties, too.
    standing.properties = element
        .properties
        .into_iter()
        .map(|(name, value)| {
            let name = JsValue::from_str(name);
            let node = JsValue::from(node);
            let write = move |said: &Said| {
                let value = match said {
                    Said::Words(words) => JsValue::from_str(words),
                    said => JsValue::from_bool(matches!(said, Said::Present)),
                };
                if js_sys::Reflect::get(&node, &name).as_ref() != Ok(&value) {
                    let _ = js_sys::Reflect::set(&node, &name, &value);
                }
            };
            // Never what a text says: the first one is written in any case.
            match value {
                Value::Absent => {
                    write(&Said::Absent);
                    Said::Absent
                }
                value => settle(value, &Said::Absent, write),
            }
        })
        .collect();
    let same = standing.listeners.len() == element.heard.len()
        && standing
            .listeners
            .iter()
            .zip(&element.heard)
            .all(|(old, new)| old.name == new.0);
    if same {
        for (listening, (_, heard)) in standing.listeners.iter().zip(element.heard) {
            *listening.heard.borrow_mut() = heard;
        }
    } else {
        let listen = |(name, heard)| Listening::new(node, name, heard);
        standing.listeners = element.heard.into_iter().map(listen).collect();
    }
}

/// Writes a value where it differs from what was said before; a function's value again whenever it changes.
fn settle(value: Value, before: &Said, write: impl Fn(&Said) + 'static) -> Said {
    let now = match value {
        Value::Absent => Said::Absent,
        Value::Present => Said::Present,
        Value::Words(words) => Said::Words(words),
        Value::Live(mut read) => {
            let write: Box<dyn Fn(&Said)> = Box::new(write);
            // What a function said before is not known here: it is written once more.
            return Said::Live(RenderEffect::new(move |_| match read() {
                Value::Words(words) => write(&Said::Words(words)),
                Value::Present => write(&Said::Present),
                Value::Absent | Value::Live(_) => write(&Said::Absent),
            }));
        }
    };
    let same = match (before, &now) {
        (Said::Absent, Said::Absent) | (Said::Present, Said::Present) => true,
        (Said::Words(before), Said::Words(now)) => before == now,
        _ => false,
    };
    if !same {
        write(&now);
    }
    now
}

/// Makes what stands on the page what it is to be.
fn patch(page: &Document, state: &mut State, view: View) {
    match (&mut *state, view) {
        (State::Mark(_), View::Nothing) => {}
        (State::Words(node, before), View::Words(words)) => {
            if *before != words {
                node.set_node_value(Some(&words));
                *before = words;
            }
        }
        (State::Element(standing), View::Element(element))
            if standing.tag == element.tag && standing.key == element.key =>
        {
            fill(page, standing, *element);
        }
        (State::Many(states, end), View::Many(views)) => {
            if let Some(parent) = end.parent_node() {
                patch_list(page, states, views, &parent, Some(end));
            }
        }
        (State::Live(_, slot), View::Live(draw)) => {
            let stood = slot.take();
            *state = live(page, draw, stood, None);
        }
        (_, view) => {
            let Some(first) = state.first() else { return };
            let Some(parent) = first.parent_node() else {
                return;
            };
            let new = build(page, view, &parent, Some(&first));
            std::mem::replace(state, new).remove();
        }
    }
}

/// The same for many: by their keys where all have one, else one by one.
fn patch_list(
    page: &Document,
    states: &mut Vec<State>,
    views: Vec<View>,
    parent: &Node,
    end: Option<&Node>,
) {
    let keyed = |view: &View| matches!(view, View::Element(element) if element.key.is_some());
    if !states.is_empty()
        && views.iter().all(keyed)
        && states.iter().all(|state| state.key().is_some())
    {
        return reorder(page, states, views, parent, end);
    }
    let more = views.len().saturating_sub(states.len());
    let fewer = states.split_off(views.len().min(states.len()));
    fewer.into_iter().for_each(State::remove);
    let mut views = views.into_iter();
    for (state, view) in states.iter_mut().zip(views.by_ref()) {
        patch(page, state, view);
    }
    states.reserve(more);
    states.extend(views.map(|view| build(page, view, parent, end)));
}

/// What has a key keeps its node, wherever in the list it comes to stand.
fn reorder(
    page: &Document,
    states: &mut Vec<State>,
    views: Vec<View>,
    parent: &Node,
    end: Option<&Node>,
) {
    let focused = page.active_element();
    let mut before: Vec<Option<State>> = states.drain(..).map(Some).collect();
    for view in views {
        let View::Element(element) = view else {
            continue;
        };
        let known = before.iter_mut().find(|state| {
            let key = state.as_ref().and_then(State::key);
            key.is_some() && key == element.key.as_deref()
        });
        let state = match known.and_then(Option::take) {
            Some(mut state) => {
                patch(page, &mut state, View::Element(element));
                state
            }
            None => build(page, View::Element(element), parent, end),
        };
        states.push(state);
    }
    before.into_iter().flatten().for_each(State::remove);
    let mut next = end.cloned();
    for state in states.iter().rev() {
        let Some(node) = state.first() else { continue };
        if node.next_sibling() != next {
            let _ = parent.insert_before(&node, next.as_ref());
        }
        next = Some(node);
    }
    // A node that is moved loses the focus.
    if let Some(focused) = focused
        && page.active_element().as_ref() != Some(&focused)
        && focused.is_connected()
        && let Some(focused) = focused.dyn_ref::<HtmlElement>()
    {
        let _ = focused.focus();
    }
}
