//! DOM patching: views as nodes of the page, built once, afterwards changed only where they say something else, so that
//! focus, selection, scrolling and what is being typed stay.
//!
//! The page belongs to others as well. A browser's translation puts `<font>` in the place of our text nodes; extensions move
//! nodes and take them off. So each element knows its [`Container`]: where a node of ours that has something new to say is not
//! where it was left, the nodes inside that element are put back as they belong, and what others put in their place goes.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use reactive_graph::effect::RenderEffect;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, HtmlElement, Node};

use super::element::SVG_ELEMENTS;
use super::order::{sources, stays};
use super::{Element, EventHandler, IntoView, Value, View};

/// Shows a view inside an element until the page is left.
pub fn mount(parent: &HtmlElement, view: impl IntoView) {
    if let Some(page) = parent.owner_document() {
        let inside = Container::of(parent);
        let state = build(&page, view.into_view(), &inside, None);
        inside.children.borrow_mut().push(state);
        std::mem::forget(inside);
    }
}

/// What stands on the page.
enum MountedView {
    /// Nothing, or the end of many; holds the place.
    Mark(Node),
    Words(Node, String),
    Element(Box<MountedElement>),
    Many(Vec<MountedView>, Node),
    Live(
        #[expect(dead_code, reason = "ends when dropped")] RenderEffect<()>,
        Slot,
    ),
}

/// What a function's view has become.
type Slot = Rc<RefCell<Option<MountedView>>>;

/// What stands inside an element.
struct Container {
    node: Node,
    children: RefCell<Vec<MountedView>>,
    /// One of the nodes that ought to be inside is not, or something else stands there for it.
    lost: Cell<bool>,
}

impl Container {
    fn of(node: &Node) -> Rc<Self> {
        Rc::new(Self {
            node: node.clone(),
            children: RefCell::default(),
            lost: Cell::new(false),
        })
    }

    /// Looks whether a node is where it was left.
    fn check(&self, node: &Node) {
        if node.parent_node().as_ref() != Some(&self.node) {
            self.lost.set(true);
        }
    }

    /// Puts a node before another, or at the end.
    fn put(&self, node: &Node, before: Option<&Node>) {
        // The other one may have been moved. (A node of ours is never in two places.)
        if self.node.insert_before(node, before).is_err() {
            self.lost.set(true);
        }
    }

    /// Takes a node off the page.
    fn take(&self, node: &Node) {
        self.check(node);
        if let Some(parent) = node.parent_node() {
            let _ = parent.remove_child(node);
        }
    }

    /// Puts everything back as it belongs, if something was lost. While a part is being changed it is left to that part.
    fn mend(&self) {
        let mut ours = Vec::new();
        if !self.lost.get()
            || !self
                .children
                .try_borrow()
                .is_ok_and(|children| children.iter().all(|child| child.nodes(&mut ours)))
        {
            return;
        }
        self.lost.set(false);
        let mut there = Vec::new();
        let mut next = self.node.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            if ours.contains(&node) {
                there.push(node);
            } else {
                let _ = self.node.remove_child(&node);
            }
        }
        let place = |node: &Node| there.iter().position(|other| other == node);
        let sources: Vec<_> = ours.iter().map(place).collect();
        self.arrange(&ours, &sources, None);
    }

    /// Brings nodes into this order before another. `sources` are their places in the order in which they stand.
    fn arrange(&self, nodes: &[Node], sources: &[Option<usize>], end: Option<&Node>) {
        let page = self.node.owner_document();
        let focused = page.as_ref().and_then(Document::active_element);
        let mut next = end;
        for (node, stays) in nodes.iter().zip(stays(sources)).rev() {
            if stays {
                self.check(node);
            } else {
                self.put(node, next);
            }
            next = Some(node);
        }
        // A node that is moved loses the focus.
        if let Some(focused) = focused
            && page.and_then(|page| page.active_element()).as_ref() != Some(&focused)
            && focused.is_connected()
            && let Some(focused) = focused.dyn_ref::<HtmlElement>()
        {
            let _ = focused.focus();
        }
    }
}

struct MountedElement {
    tag: &'static str,
    key: Option<String>,
    node: web_sys::Element,
    attributes: Vec<(&'static str, RenderedValue)>,
    properties: Vec<RenderedValue>,
    inside: Rc<Container>,
    listeners: Vec<EventListener>,
}

/// What an attribute or property says by now.
enum RenderedValue {
    Absent,
    Present,
    Words(String),
    Live(#[expect(dead_code, reason = "ends when dropped")] RenderEffect<()>),
}

/// A callback that stays while what it calls may change.
struct EventListener {
    name: &'static str,
    node: web_sys::Element,
    handler: Rc<RefCell<EventHandler>>,
    callback: Closure<dyn FnMut(Event)>,
}

impl EventListener {
    fn new(node: &web_sys::Element, name: &'static str, handler: EventHandler) -> Self {
        let handler = Rc::new(RefCell::new(handler));
        let run = handler.clone();
        let callback = Closure::<dyn FnMut(Event)>::new(move |event| {
            // An event that its own callback causes is not heard a second time.
            if let Ok(mut handler) = run.try_borrow_mut() {
                handler(event);
            }
        });
        // Only a callback that is no function is refused.
        let _ = node.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Self {
            name,
            node: node.clone(),
            handler,
            callback,
        }
    }
}

impl Drop for EventListener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self
            .node
            .remove_event_listener_with_callback(self.name, callback);
    }
}

impl MountedView {
    /// The first node of it: there always is one.
    fn first(&self) -> Option<Node> {
        match self {
            Self::Mark(node) | Self::Words(node, _) => Some(node.clone()),
            Self::Element(mounted) => Some(mounted.node.clone().into()),
            Self::Many(states, end) => states.first().map_or(Some(end.clone()), Self::first),
            Self::Live(_, slot) => slot.try_borrow().ok()?.as_ref()?.first(),
        }
    }

    /// Adds all nodes of it, in order. False while a part of it is being changed.
    fn nodes(&self, all: &mut Vec<Node>) -> bool {
        match self {
            Self::Many(states, end) => {
                let whole = states.iter().all(|state| state.nodes(all));
                all.push(end.clone());
                whole
            }
            Self::Live(_, slot) => slot
                .try_borrow()
                .is_ok_and(|slot| slot.iter().all(|state| state.nodes(all))),
            one => {
                all.extend(one.first());
                true
            }
        }
    }

    /// Takes it off the page.
    fn remove(self, inside: &Container) {
        match self {
            Self::Mark(node) | Self::Words(node, _) => inside.take(&node),
            Self::Element(mounted) => inside.take(&mounted.node),
            Self::Many(states, end) => {
                for state in states {
                    state.remove(inside);
                }
                inside.take(&end);
            }
            Self::Live(_, slot) => {
                if let Some(state) = slot.take() {
                    state.remove(inside);
                }
            }
        }
    }

    fn key(&self) -> Option<&str> {
        match self {
            Self::Element(mounted) => mounted.key.as_deref(),
            _ => None,
        }
    }
}

/// Builds a view before a node inside an element, or at its end.
fn build(
    page: &Document,
    view: View,
    inside: &Rc<Container>,
    before: Option<&Node>,
) -> MountedView {
    match view {
        View::Nothing => {
            let node: Node = page.create_text_node("").into();
            inside.put(&node, before);
            MountedView::Mark(node)
        }
        View::Words(words) => {
            let node: Node = page.create_text_node(&words).into();
            inside.put(&node, before);
            MountedView::Words(node, words)
        }
        View::Many(views) => {
            let end: Node = page.create_text_node("").into();
            inside.put(&end, before);
            let one = |view| build(page, view, inside, Some(&end));
            MountedView::Many(views.into_iter().map(one).collect(), end.clone())
        }
        View::Element(element) => match mount_element(page, *element) {
            Some(mounted) => {
                inside.put(&mounted.node, before);
                MountedView::Element(Box::new(mounted))
            }
            None => build(page, View::Nothing, inside, before),
        },
        View::Live(draw) => live(page, draw, inside, Err(before.cloned())),
    }
}

/// A view that is drawn again when what it has read changes. It takes over what stood there, or starts before a node.
fn live(
    page: &Document,
    mut draw: Box<dyn FnMut() -> View>,
    inside: &Rc<Container>,
    stood: Result<MountedView, Option<Node>>,
) -> MountedView {
    let (stood, mut place) = match stood {
        Ok(state) => (Some(state), None),
        Err(before) => (None, Some(before)),
    };
    let slot: Slot = Rc::new(RefCell::new(stood));
    // What stands on the page holds this, and not the other way round: with it everything inside ends at once, and is not drawn
    // once more because it was told of a change just before.
    let (page, own) = (page.clone(), Rc::downgrade(&slot));
    let inside = Rc::downgrade(inside);
    let effect = RenderEffect::new(move |_| {
        let Some(own) = Weak::upgrade(&own) else {
            return;
        };
        let view = draw();
        // Taken off the page.
        let Some(inside) = Weak::upgrade(&inside) else {
            return;
        };
        let mut slot = own.borrow_mut();
        if let Some(state) = slot.as_mut() {
            patch(&page, state, view, &inside);
        } else if let Some(before) = place.take() {
            *slot = Some(build(&page, view, &inside, before.as_ref()));
        }
        drop(slot);
        inside.mend();
    });
    MountedView::Live(effect, slot)
}

/// An element of its own, not yet on the page.
fn mount_element(page: &Document, element: Element) -> Option<MountedElement> {
    const SVG: &str = "http://www.w3.org/2000/svg";
    let node = if SVG_ELEMENTS.contains(&element.tag) {
        page.create_element_ns(Some(SVG), element.tag)
    } else {
        page.create_element(element.tag)
    };
    let node = node.ok()?;
    let mut mounted = MountedElement {
        tag: element.tag,
        key: None,
        attributes: Vec::new(),
        properties: Vec::new(),
        inside: Container::of(&node),
        listeners: Vec::new(),
        node,
    };
    fill(page, &mut mounted, element);
    Some(mounted)
}

/// Makes an element what it is to be, from whatever it was.
fn fill(page: &Document, mounted: &mut MountedElement, element: Element) {
    let node = &mounted.node;
    for (name, _) in &mounted.attributes {
        if element.attributes.iter().all(|(kept, _)| kept != name) {
            let _ = node.remove_attribute(name);
        }
    }
    let mut before = std::mem::take(&mut mounted.attributes);
    for (name, value) in element.attributes {
        let said = before.iter().position(|(known, _)| *known == name);
        let said = said.map(|at| before.swap_remove(at).1);
        let of_node = node.clone();
        let write = move |value: &RenderedValue| {
            let _ = match value {
                RenderedValue::Words(words) => of_node.set_attribute(name, words),
                RenderedValue::Present => of_node.set_attribute(name, ""),
                RenderedValue::Absent | RenderedValue::Live(_) => of_node.remove_attribute(name),
            };
        };
        let said = render_value(value, &said.unwrap_or(RenderedValue::Absent), write);
        mounted.attributes.push((name, said));
    }
    mounted.key = element.key;
    let inside = &mounted.inside;
    patch_list(
        page,
        &mut inside.children.borrow_mut(),
        element.children,
        inside,
        None,
    );
    inside.mend();
    // After the children: what a list has chosen is one of them. Afresh each time: the visitor changes properties, too.
    mounted.properties = element
        .properties
        .into_iter()
        .map(|(name, value)| {
            let name = JsValue::from_str(name);
            let node = JsValue::from(node);
            let write = move |said: &RenderedValue| {
                let value = match said {
                    RenderedValue::Words(words) => JsValue::from_str(words),
                    said => JsValue::from_bool(matches!(said, RenderedValue::Present)),
                };
                if js_sys::Reflect::get(&node, &name).as_ref() != Ok(&value) {
                    let _ = js_sys::Reflect::set(&node, &name, &value);
                }
            };
            // Never what a text says: the first one is written in any case.
            match value {
                Value::Absent => {
                    write(&RenderedValue::Absent);
                    RenderedValue::Absent
                }
                value => render_value(value, &RenderedValue::Absent, write),
            }
        })
        .collect();
    let same = mounted.listeners.len() == element.handlers.len()
        && mounted
            .listeners
            .iter()
            .zip(&element.handlers)
            .all(|(old, new)| old.name == new.0);
    if same {
        for (listening, (_, handler)) in mounted.listeners.iter().zip(element.handlers) {
            *listening.handler.borrow_mut() = handler;
        }
    } else {
        let listen = |(name, handler)| EventListener::new(node, name, handler);
        mounted.listeners = element.handlers.into_iter().map(listen).collect();
    }
}

/// Writes a value where it differs from what was said before; a function's value again whenever it changes.
fn render_value(
    value: Value,
    before: &RenderedValue,
    write: impl Fn(&RenderedValue) + 'static,
) -> RenderedValue {
    let now = match value {
        Value::Absent => RenderedValue::Absent,
        Value::Present => RenderedValue::Present,
        Value::Words(words) => RenderedValue::Words(words),
        Value::Live(mut read) => {
            let write: Box<dyn Fn(&RenderedValue)> = Box::new(write);
            // What a function said before is not known here: it is written once more.
            return RenderedValue::Live(RenderEffect::new(move |_| match read() {
                Value::Words(words) => write(&RenderedValue::Words(words)),
                Value::Present => write(&RenderedValue::Present),
                Value::Absent | Value::Live(_) => write(&RenderedValue::Absent),
            }));
        }
    };
    let same = match (before, &now) {
        (RenderedValue::Absent, RenderedValue::Absent)
        | (RenderedValue::Present, RenderedValue::Present) => true,
        (RenderedValue::Words(before), RenderedValue::Words(now)) => before == now,
        _ => false,
    };
    if !same {
        write(&now);
    }
    now
}

/// Makes what stands on the page what it is to be.
fn patch(page: &Document, state: &mut MountedView, view: View, inside: &Rc<Container>) {
    match (&mut *state, view) {
        (MountedView::Mark(_), View::Nothing) => {}
        (MountedView::Words(node, before), View::Words(words)) => {
            if *before != words {
                inside.check(node);
                node.set_node_value(Some(&words));
                *before = words;
            }
        }
        (MountedView::Element(mounted), View::Element(element))
            if mounted.tag == element.tag && mounted.key == element.key =>
        {
            inside.check(&mounted.node);
            fill(page, mounted, *element);
        }
        (MountedView::Many(states, end), View::Many(views)) => {
            patch_list(page, states, views, inside, Some(end));
        }
        (MountedView::Live(_, slot), View::Live(draw)) => {
            if let Some(stood) = slot.take() {
                *state = live(page, draw, inside, Ok(stood));
            }
        }
        (_, view) => {
            let new = build(page, view, inside, state.first().as_ref());
            std::mem::replace(state, new).remove(inside);
        }
    }
}

/// The same for many: by their keys where all have one, else one by one.
fn patch_list(
    page: &Document,
    states: &mut Vec<MountedView>,
    views: Vec<View>,
    inside: &Rc<Container>,
    end: Option<&Node>,
) {
    let keyed = |view: &View| matches!(view, View::Element(element) if element.key.is_some());
    if !states.is_empty()
        && views.iter().all(keyed)
        && states.iter().all(|state| state.key().is_some())
    {
        return reorder(page, states, views, inside, end);
    }
    let more = views.len().saturating_sub(states.len());
    let fewer = states.split_off(views.len().min(states.len()));
    for state in fewer {
        state.remove(inside);
    }
    let mut views = views.into_iter();
    for (state, view) in states.iter_mut().zip(views.by_ref()) {
        patch(page, state, view, inside);
    }
    states.reserve(more);
    states.extend(views.map(|view| build(page, view, inside, end)));
}

/// What has a key keeps its node, wherever in the list it comes to stand.
fn reorder(
    page: &Document,
    states: &mut Vec<MountedView>,
    views: Vec<View>,
    inside: &Rc<Container>,
    end: Option<&Node>,
) {
    let before: Vec<_> = states.iter().map(MountedView::key).collect();
    let after: Vec<_> = views.iter().map(View::key).collect();
    let sources = sources(&before, &after);
    let mut before: Vec<Option<MountedView>> = states.drain(..).map(Some).collect();
    for (view, source) in views.into_iter().zip(&sources) {
        let known = source.and_then(|source| before.get_mut(source)?.take());
        states.push(match known {
            Some(mut state) => {
                patch(page, &mut state, view, inside);
                state
            }
            None => build(page, view, inside, end),
        });
    }
    for state in before.into_iter().flatten() {
        state.remove(inside);
    }
    let nodes: Vec<_> = states.iter().filter_map(MountedView::first).collect();
    inside.arrange(&nodes, &sources, end);
}

impl View {
    fn key(&self) -> Option<&str> {
        match self {
            Self::Element(element) => element.key.as_deref(),
            _ => None,
        }
    }
}
