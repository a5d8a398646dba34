//! Document in memory, for tests of live pages: shows a view, draws again what has changed, and lets a test do what a visitor
//! does. Unlike the browser's (`live`) it makes whatever is drawn again anew: how nodes stay is tested in a real document.

use std::cell::RefCell;
use std::rc::Rc;

use reactive_graph::effect::RenderEffect;

use super::{Element, Event, EventHandler, IntoView, Value, View};

/// What stands in the document.
enum Node {
    Nothing,
    Words(String),
    Element(Box<ShownElement>),
    Many(Vec<Node>),
    Live(
        #[expect(dead_code, reason = "ends when dropped")] RenderEffect<()>,
        Slot,
    ),
}

/// What a function's view has become.
type Slot = Rc<RefCell<Node>>;

struct ShownElement {
    tag: &'static str,
    /// Attributes and properties.
    said: Vec<(&'static str, ShownValue)>,
    handlers: Vec<(&'static str, Rc<RefCell<EventHandler>>)>,
    children: Vec<Node>,
}

/// What an attribute or property says.
enum ShownValue {
    Fixed(Option<String>),
    Live(
        #[expect(dead_code, reason = "ends when dropped")] RenderEffect<()>,
        Rc<RefCell<Option<String>>>,
    ),
}

impl ShownValue {
    fn now(&self) -> Option<String> {
        match self {
            Self::Fixed(text) => text.clone(),
            Self::Live(_, text) => text.borrow().clone(),
        }
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::Absent | Value::Live(_) => None,
        Value::Present => Some(String::new()),
        Value::Words(words) => Some(words),
    }
}

fn said(value: Value) -> ShownValue {
    let Value::Live(mut read) = value else {
        return ShownValue::Fixed(text(value));
    };
    let slot = Rc::new(RefCell::new(None));
    let own = Rc::clone(&slot);
    let effect = RenderEffect::new(move |_| {
        let now = text(read());
        own.replace(now);
    });
    ShownValue::Live(effect, slot)
}

fn build(view: View) -> Node {
    match view {
        View::Nothing => Node::Nothing,
        View::Words(words) => Node::Words(words),
        View::Many(views) => Node::Many(views.into_iter().map(build).collect()),
        View::Element(element) => Node::Element(Box::new(mount(*element))),
        View::Live(mut draw) => {
            let slot = Rc::new(RefCell::new(Node::Nothing));
            // As on a page: what is taken off ends at once, with everything inside.
            let own = Rc::downgrade(&slot);
            let effect = RenderEffect::new(move |_| {
                let Some(own) = own.upgrade() else {
                    return;
                };
                let node = build(draw());
                // What stood here ends outside of the borrow: it may hold slots of its own.
                let before = own.replace(node);
                drop(before);
            });
            Node::Live(effect, slot)
        }
    }
}

fn mount(element: Element) -> ShownElement {
    let attributes = element.attributes.into_iter().chain(element.properties);
    ShownElement {
        tag: element.tag,
        said: attributes
            .map(|(name, value)| (name, said(value)))
            .collect(),
        handlers: element
            .handlers
            .into_iter()
            .map(|(name, handler)| (name, Rc::new(RefCell::new(handler))))
            .collect(),
        children: element.children.into_iter().map(build).collect(),
    }
}

impl Node {
    fn words(&self, out: &mut String) {
        match self {
            Self::Nothing => {}
            Self::Words(words) => out.push_str(words),
            Self::Element(element) => {
                element.words(out);
            }
            Self::Many(nodes) => nodes.iter().for_each(|node| node.words(out)),
            Self::Live(_, slot) => slot.borrow().words(out),
        }
    }

    /// Looks at each element, the outer ones first, until one gives something.
    fn find<T>(&self, look: &mut dyn FnMut(&ShownElement) -> Option<T>) -> Option<T> {
        match self {
            Self::Nothing | Self::Words(_) => None,
            Self::Element(element) => {
                look(element).or_else(|| element.children.iter().find_map(|node| node.find(look)))
            }
            Self::Many(nodes) => nodes.iter().find_map(|node| node.find(look)),
            Self::Live(_, slot) => slot.borrow().find(look),
        }
    }
}

impl ShownElement {
    /// The words inside, each element's apart from its neighbours'.
    fn words(&self, out: &mut String) {
        if !matches!(self.tag, "span" | "a" | "strong" | "em") {
            out.push('\n');
        }
        self.children.iter().for_each(|node| node.words(out));
    }

    fn own_words(&self) -> String {
        let mut words = String::new();
        self.words(&mut words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn attribute(&self, name: &str) -> Option<String> {
        let named = self.said.iter().filter(|(of, _)| *of == name);
        // The property, which comes after, is what the visitor sees.
        named.filter_map(|(_, said)| said.now()).next_back()
    }

    fn hears(&self, name: &str) -> Option<Rc<RefCell<EventHandler>>> {
        let handler = self.handlers.iter().find(|(of, _)| *of == name);
        handler.map(|(_, handler)| Rc::clone(handler))
    }
}

/// A document with a view in it.
pub struct Document(Node);

impl Document {
    /// Shows a view.
    pub fn of(view: impl IntoView) -> Self {
        Self(build(view.into_view()))
    }

    /// Everything that is said, a line for each block, without empty lines.
    pub fn words(&self) -> String {
        let mut words = String::new();
        self.0.words(&mut words);
        let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The words of each element with this tag and class (any, when it is empty).
    pub fn all(&self, tag: &str, class: &str) -> Vec<String> {
        let mut all = Vec::new();
        self.0.find(&mut |element| {
            let classes = element.attribute("class").unwrap_or_default();
            if element.tag == tag
                && (class.is_empty() || classes.split(' ').any(|one| one == class))
            {
                all.push(element.own_words());
            }
            None::<()>
        });
        all
    }

    /// An attribute or property of the element with this id.
    pub fn attribute(&self, id: &str, name: &str) -> Option<String> {
        self.0.find(&mut |element| {
            (element.attribute("id").as_deref() == Some(id)).then(|| element.attribute(name))
        })?
    }

    /// The address of the link with these words.
    pub fn link(&self, words: &str) -> Option<String> {
        self.0.find(&mut |element| {
            (element.tag == "a" && element.own_words() == words).then(|| element.attribute("href"))
        })?
    }

    /// Presses the first button whose words begin so. Whether there was one.
    pub fn press(&self, words: &str) -> bool {
        self.happen("click", Event::default(), |element| {
            element.tag == "button" && element.own_words().starts_with(words)
        })
    }

    /// Types a text into the field with this id, in the place of what stood there.
    pub fn write(&self, id: &str, text: &str) -> bool {
        let event = Event {
            value: text.to_owned(),
            ..Event::default()
        };
        self.happen("input", event, |element| {
            element.attribute("id").as_deref() == Some(id)
        })
    }

    /// Presses the element with this id.
    pub fn click(&self, id: &str) -> bool {
        self.happen("click", Event::default(), |element| {
            element.attribute("id").as_deref() == Some(id)
        })
    }

    /// Presses a key in the field with this id; without a name, one that belongs to an input method.
    pub fn key(&self, id: &str, key: Option<&str>) -> bool {
        let event = Event {
            key: key.map(str::to_owned),
            ..Event::default()
        };
        self.happen("keydown", event, |element| {
            element.attribute("id").as_deref() == Some(id)
        })
    }

    /// Chooses a value in the list with this id.
    pub fn choose(&self, id: &str, value: &str) -> bool {
        let event = Event {
            value: value.to_owned(),
            ..Event::default()
        };
        self.happen("change", event, |element| {
            element.attribute("id").as_deref() == Some(id)
        })
    }

    /// Ticks the first box whose label begins with these words, or takes the tick away.
    pub fn tick(&self, words: &str) -> bool {
        let handler = self.0.find(&mut |element| {
            if element.tag != "label" || !element.own_words().starts_with(words) {
                return None;
            }
            element.children.iter().find_map(|node| {
                node.find(&mut |inner| Some((inner.hears("change")?, inner.attribute("checked"))))
            })
        });
        let Some((handler, checked)) = handler else {
            return false;
        };
        let event = Event {
            checked: checked.is_none(),
            ..Event::default()
        };
        (*handler.borrow_mut())(event);
        true
    }

    /// Unfolds the first part that folds and whose words begin so.
    pub fn unfold(&self, words: &str) -> bool {
        let event = Event {
            open: true,
            ..Event::default()
        };
        self.happen("toggle", event, |element| {
            element.tag == "details" && element.own_words().starts_with(words)
        })
    }

    /// Sends the first form.
    pub fn submit(&self) -> bool {
        self.happen("submit", Event::default(), |element| element.tag == "form")
    }

    /// Lets something happen to the first element that is meant and hears it.
    fn happen(&self, name: &str, event: Event, is_meant: impl Fn(&ShownElement) -> bool) -> bool {
        let handler = self
            .0
            .find(&mut |element| is_meant(element).then(|| element.hears(name)).flatten());
        // Nothing of the document is borrowed while it is told.
        let Some(handler) = handler else { return false };
        (*handler.borrow_mut())(event);
        true
    }
}
