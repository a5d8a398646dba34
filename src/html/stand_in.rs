//! Document in memory, for tests of live pages: shows a view, draws again what has changed, and lets a test do what a visitor
//! does. Unlike the browser's (`live`) it makes whatever is drawn again anew: how nodes stay is tested in a real document.

use std::cell::RefCell;
use std::rc::Rc;

use reactive_graph::effect::RenderEffect;

use super::{Element, Event, Heard, IntoView, Value, View};

/// What stands in the document.
enum Node {
    Nothing,
    Words(String),
    Element(Box<Standing>),
    Many(Vec<Node>),
    Live(
        #[expect(dead_code, reason = "ends when dropped")] RenderEffect<()>,
        Slot,
    ),
}

/// What a function's view has become.
type Slot = Rc<RefCell<Node>>;

struct Standing {
    tag: &'static str,
    /// Attributes and properties.
    said: Vec<(&'static str, Said)>,
    heard: Vec<(&'static str, Rc<RefCell<Heard>>)>,
    children: Vec<Node>,
}

/// What an attribute or property says.
enum Said {
    Fixed(Option<String>),
    Live(
        #[expect(dead_code, reason = "ends when dropped")] RenderEffect<()>,
        Rc<RefCell<Option<String>>>,
    ),
}

impl Said {
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

fn said(value: Value) -> Said {
    let Value::Live(mut read) = value else {
        return Said::Fixed(text(value));
    };
    let slot = Rc::new(RefCell::new(None));
    let own = Rc::clone(&slot);
    let effect = RenderEffect::new(move |_| {
        let now = text(read());
        own.replace(now);
    });
    Said::Live(effect, slot)
}

fn build(view: View) -> Node {
    match view {
        View::Nothing => Node::Nothing,
        View::Words(words) => Node::Words(words),
        View::Many(views) => Node::Many(views.into_iter().map(build).collect()),
        View::Element(element) => Node::Element(Box::new(stand(*element))),
        View::Live(mut draw) => {
            let slot = Rc::new(RefCell::new(Node::Nothing));
            let own = Rc::clone(&slot);
            let effect = RenderEffect::new(move |_| {
                let node = build(draw());
                // What stood here ends outside of the borrow: it may hold slots of its own.
                let before = own.replace(node);
                drop(before);
            });
            Node::Live(effect, slot)
        }
    }
}

fn stand(element: Element) -> Standing {
    let attributes = element.attributes.into_iter().chain(element.properties);
    Standing {
        tag: element.tag,
        said: attributes
            .map(|(name, value)| (name, said(value)))
            .collect(),
        heard: element
            .heard
            .into_iter()
            .map(|(name, heard)| (name, Rc::new(RefCell::new(heard))))
            .collect(),
        children: element.children.into_iter().map(build).collect(),
    }
}

impl Node {
    fn words(&self, out: &mut String) {
        match self {
            Self::Nothing => {}
            Self::Words(words) => out.push_str(words),
            Self::Element(standing) => {
                standing.words(out);
            }
            Self::Many(nodes) => nodes.iter().for_each(|node| node.words(out)),
            Self::Live(_, slot) => slot.borrow().words(out),
        }
    }

    /// Looks at each element, the outer ones first, until one gives something.
    fn find<T>(&self, look: &mut dyn FnMut(&Standing) -> Option<T>) -> Option<T> {
        match self {
            Self::Nothing | Self::Words(_) => None,
            Self::Element(standing) => {
                look(standing).or_else(|| standing.children.iter().find_map(|node| node.find(look)))
            }
            Self::Many(nodes) => nodes.iter().find_map(|node| node.find(look)),
            Self::Live(_, slot) => slot.borrow().find(look),
        }
    }
}

impl Standing {
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
        named.filter_map(|(_, said)| said.now()).last()
    }

    fn hears(&self, name: &str) -> Option<Rc<RefCell<Heard>>> {
        let heard = self.heard.iter().find(|(of, _)| *of == name);
        heard.map(|(_, heard)| Rc::clone(heard))
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
        self.0.find(&mut |standing| {
            let classes = standing.attribute("class").unwrap_or_default();
            if standing.tag == tag
                && (class.is_empty() || classes.split(' ').any(|one| one == class))
            {
                all.push(standing.own_words());
            }
            None::<()>
        });
        all
    }

    /// An attribute or property of the element with this id.
    pub fn attribute(&self, id: &str, name: &str) -> Option<String> {
        self.0.find(&mut |standing| {
            (standing.attribute("id").as_deref() == Some(id)).then(|| standing.attribute(name))
        })?
    }

    /// The address of the link with these words.
    pub fn link(&self, words: &str) -> Option<String> {
        self.0.find(&mut |standing| {
            (standing.tag == "a" && standing.own_words() == words)
                .then(|| standing.attribute("href"))
        })?
    }

    /// Presses the first button whose words begin so. Whether there was one.
    pub fn press(&self, words: &str) -> bool {
        self.happen("click", Event::default(), |standing| {
            standing.tag == "button" && standing.own_words().starts_with(words)
        })
    }

    /// Types a text into the field with this id, in the place of what stood there.
    pub fn write(&self, id: &str, text: &str) -> bool {
        let event = Event {
            value: text.to_owned(),
            ..Event::default()
        };
        self.happen("input", event, |standing| {
            standing.attribute("id").as_deref() == Some(id)
        })
    }

    /// Chooses a value in the list with this id.
    pub fn choose(&self, id: &str, value: &str) -> bool {
        let event = Event {
            value: value.to_owned(),
            ..Event::default()
        };
        self.happen("change", event, |standing| {
            standing.attribute("id").as_deref() == Some(id)
        })
    }

    /// Ticks the first box whose label begins with these words, or takes the tick away.
    pub fn tick(&self, words: &str) -> bool {
        let heard = self.0.find(&mut |standing| {
            if standing.tag != "label" || !standing.own_words().starts_with(words) {
                return None;
            }
            standing.children.iter().find_map(|node| {
                node.find(&mut |inner| Some((inner.hears("change")?, inner.attribute("checked"))))
            })
        });
        let Some((heard, checked)) = heard else {
            return false;
        };
        let event = Event {
            checked: checked.is_none(),
            ..Event::default()
        };
        (*heard.borrow_mut())(event);
        true
    }

    /// Unfolds the first part that folds.
    pub fn unfold(&self) -> bool {
        let event = Event {
            open: true,
            ..Event::default()
        };
        self.happen("toggle", event, |standing| standing.tag == "details")
    }

    /// Sends the first form.
    pub fn submit(&self) -> bool {
        self.happen("submit", Event::default(), |standing| {
            standing.tag == "form"
        })
    }

    /// Lets something happen to the first element that is meant and hears it.
    fn happen(&self, name: &str, event: Event, is_meant: impl Fn(&Standing) -> bool) -> bool {
        let heard = self
            .0
            .find(&mut |standing| is_meant(standing).then(|| standing.hears(name)).flatten());
        // Nothing of the document is borrowed while it is told.
        let Some(heard) = heard else { return false };
        (*heard.borrow_mut())(event);
        true
    }
}
