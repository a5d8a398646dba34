//! Views in a real browser's document, also one that somebody else has changed. Run by wasm-bindgen-test-runner
//! (`tests/run.sh html`); natively there is nothing here.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests")]

use std::cell::Cell;
use std::rc::Rc;

use any_spawner::Executor;
use html::{Element, IntoView};
use html::{View, button, div, input, label, li, mount, p, span, ul};
use reactive_graph::owner::Owner;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Event, HtmlElement, HtmlInputElement, Node};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A place of its own for each test.
fn place() -> HtmlElement {
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();
    std::mem::forget(owner);
    let place: HtmlElement = document().create_element("main").unwrap().unchecked_into();
    document().body().unwrap().append_child(&place).unwrap();
    place
}

async fn changed() {
    Executor::tick().await;
    Executor::tick().await;
}

fn text(place: &HtmlElement) -> String {
    place.text_content().unwrap()
}

fn find(place: &HtmlElement, what: &str) -> HtmlElement {
    place
        .query_selector(what)
        .unwrap()
        .unwrap_or_else(|| panic!("no {what} in {}", place.inner_html()))
        .unchecked_into()
}

/// What a browser's translation does: each text node that says something makes room for two `<font>` with other words.
fn translate(node: &Node) {
    let children = node.child_nodes();
    let children: Vec<Node> = (0..children.length())
        .filter_map(|at| children.get(at))
        .collect();
    for child in children {
        if child.node_type() != Node::TEXT_NODE {
            translate(&child);
            continue;
        }
        let words = child.text_content().unwrap();
        if words.trim().is_empty() {
            continue;
        }
        let [outer, inner] = [(); 2].map(|()| document().create_element("font").unwrap());
        inner.set_text_content(Some(&words.to_uppercase()));
        outer.append_child(&inner).unwrap();
        node.replace_child(&outer, &child).unwrap();
    }
}

#[wasm_bindgen_test]
async fn what_is_said_anew_changes_and_the_rest_keeps_its_nodes() {
    let place = place();
    let name = RwSignal::new("NEC".to_owned());
    mount(
        &place,
        div().child((p().child("at"), move || p().child(name.get()), Some("end"))),
    );
    assert_eq!(text(&place), "atNECend");
    let before = find(&place, "p + p");
    name.set("Kao".to_owned());
    changed().await;
    assert_eq!(text(&place), "atKaoend");
    assert!(before.is_same_node(Some(&find(&place, "p + p"))));
}

#[wasm_bindgen_test]
async fn kinds_of_views_take_one_anothers_place() {
    let place = place();
    let step = RwSignal::new(0);
    mount(
        &place,
        div().child((
            "<",
            move || -> View {
                match step.get() {
                    0 => ().into_view(),
                    1 => "words".into_view(),
                    2 => vec![p().child("a"), p().child("b"), p().child("c")].into_view(),
                    3 => vec![p().child("d")].into_view(),
                    4 => (move || span().child("live")).into_view(),
                    _ => p().child("last").into_view(),
                }
            },
            ">",
        )),
    );
    for (now, said) in [
        (1, "<words>"),
        (2, "<abc>"),
        (3, "<d>"),
        (4, "<live>"),
        (5, "<last>"),
        (0, "<>"),
        (2, "<abc>"),
    ] {
        step.set(now);
        changed().await;
        assert_eq!(text(&place), said);
    }
}

#[wasm_bindgen_test]
async fn what_is_taken_off_is_not_drawn_once_more() {
    let place = place();
    let (is_there, drawn) = (RwSignal::new(true), Rc::new(Cell::new(0)));
    let count = Rc::clone(&drawn);
    mount(
        &place,
        div().child(move || -> View {
            if !is_there.get() {
                return ().into_view();
            }
            let count = Rc::clone(&count);
            (move || -> View {
                let count = Rc::clone(&count);
                (move || {
                    // It is told of the same change as what takes it off.
                    is_there.track();
                    count.set(count.get() + 1);
                    "inmost"
                })
                .into_view()
            })
            .into_view()
        }),
    );
    // From now on they are told of changes in the order in which they asked: the outer one first.
    changed().await;
    assert_eq!((text(&place).as_str(), drawn.get()), ("inmost", 1));
    is_there.set(false);
    changed().await;
    assert_eq!((text(&place).as_str(), drawn.get()), ("", 1));
}

#[wasm_bindgen_test]
async fn attributes_come_change_and_go() {
    let place = place();
    let step = RwSignal::new(0);
    mount(&place, move || match step.get() {
        0 => p().class("a").hidden(true),
        1 => p().class("b").lang("th"),
        _ => p().hidden(move || step.get() == 2),
    });
    let p = find(&place, "p");
    let said = || ["class", "lang", "hidden"].map(|name| p.get_attribute(name));
    assert_eq!(said(), [Some("a".into()), None, Some(String::new())]);
    step.set(1);
    changed().await;
    assert_eq!(said(), [Some("b".into()), Some("th".into()), None]);
    step.set(2);
    changed().await;
    assert_eq!(said(), [None, None, Some(String::new())]);
    step.set(3);
    changed().await;
    assert_eq!(said(), [None, None, None]);
}

#[wasm_bindgen_test]
async fn a_listener_hears_with_what_was_drawn_last() {
    let place = place();
    let (count, heard) = (RwSignal::new(1), RwSignal::new(0));
    mount(&place, move || {
        let count = count.get();
        button().child("go").on("click", move |_| heard.set(count))
    });
    find(&place, "button").click();
    assert_eq!(heard.get_untracked(), 1);
    count.set(7);
    changed().await;
    find(&place, "button").click();
    assert_eq!(heard.get_untracked(), 7);
}

fn row(id: &str) -> Element {
    li().key(id.to_owned())
        .child(input().id(format!("row-{id}")).name(id.to_owned()))
}

fn rows(ids: RwSignal<Vec<&'static str>>) -> impl IntoView {
    ul().child(move || ids.get().into_iter().map(row).collect::<Vec<_>>())
}

fn order(place: &HtmlElement) -> Vec<String> {
    let found = place.query_selector_all("input").unwrap();
    (0..found.length())
        .map(|at| {
            found
                .get(at)
                .unwrap()
                .unchecked_into::<HtmlInputElement>()
                .name()
        })
        .collect()
}

#[wasm_bindgen_test]
async fn a_keyed_list_is_put_in_order_with_values_and_focus() {
    let place = place();
    let ids = RwSignal::new(vec!["a", "b", "c", "d"]);
    mount(&place, rows(ids));
    let field: HtmlInputElement = find(&place, "#row-d").unchecked_into();
    field.set_value("typed");
    field.focus().unwrap();
    for next in [
        vec!["d", "a", "b", "c"],
        vec!["b", "x", "d"],
        vec!["d"],
        vec!["a", "d", "b"],
        vec!["a", "b", "d"],
    ] {
        ids.set(next.clone());
        changed().await;
        assert_eq!(order(&place), next);
        assert!(find(&place, "#row-d").is_same_node(Some(&field)));
        assert_eq!(field.value(), "typed");
        assert!(
            document()
                .active_element()
                .unwrap()
                .is_same_node(Some(&field)),
            "{next:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn what_is_typed_stays_while_its_surroundings_change() {
    let place = place();
    let words = RwSignal::new("one".to_owned());
    mount(&place, move || {
        let words = words.get();
        label().child((words.clone(), input().prop("value", "first"), words))
    });
    let field: HtmlInputElement = find(&place, "input").unchecked_into();
    field.focus().unwrap();
    field.set_value("first");
    words.set("two".to_owned());
    changed().await;
    assert_eq!(text(&place), "twotwo");
    assert!(find(&place, "input").is_same_node(Some(&field)));
    assert!(
        document()
            .active_element()
            .unwrap()
            .is_same_node(Some(&field))
    );
}

#[wasm_bindgen_test]
async fn a_translated_page_shows_what_is_opened_next() {
    let place = place();
    let (booth, found) = (RwSignal::new(("Acme", "We make pumps")), RwSignal::new(7));
    mount(
        &place,
        (
            p().id("found")
                .child((move || found.get().to_string(), " booths")),
            move || {
                let (name, about) = booth.get();
                div().child((
                    div().child(move || name),
                    p().child((about, " and ", span().child("more"), " of ", name)),
                    (name == "Acme").then(|| "only here"),
                ))
            },
        ),
    );
    translate(&place);
    assert_eq!(
        text(&place),
        "7 BOOTHSACMEWE MAKE PUMPS AND MORE OF ACMEONLY HERE"
    );
    booth.set(("Bora", "We make wind"));
    found.set(13);
    changed().await;
    let now = text(&place);
    for said in ["13", "Bora", "We make wind"] {
        assert_eq!(
            now.matches(said).count(),
            if said == "Bora" { 2 } else { 1 },
            "{now}"
        );
    }
    for gone in ["ACME", "PUMPS", "7", "ONLY HERE"] {
        assert!(!now.contains(gone), "{now}");
    }
    // And again: what was put back is translated once more.
    translate(&place);
    booth.set(("Acme", "We make pumps"));
    changed().await;
    let now = text(&place);
    assert!(
        now.contains("We make pumps") && now.contains("only here") && !now.contains("BORA"),
        "{now}"
    );
}

#[wasm_bindgen_test]
async fn a_node_that_somebody_took_off_comes_back_with_what_is_new() {
    let place = place();
    let n = RwSignal::new(1);
    mount(
        &place,
        div().child((
            span().child("before"),
            move || p().child(n.get().to_string()),
            span().child("after"),
        )),
    );
    find(&place, "p").remove();
    n.set(2);
    changed().await;
    assert_eq!(text(&place), "before2after");
    // Moved elsewhere on the page.
    let stranger = document().create_element("aside").unwrap();
    document().body().unwrap().append_child(&stranger).unwrap();
    stranger.append_child(&find(&place, "p")).unwrap();
    n.set(3);
    changed().await;
    assert_eq!(text(&place), "before3after");
    // Everything, empty texts that hold a place included.
    find(&place, "div").set_text_content(Some("advertisement"));
    n.set(4);
    changed().await;
    assert_eq!(text(&place), "before4after");
}

#[wasm_bindgen_test]
async fn a_list_whose_rows_were_taken_off_is_whole_again() {
    let place = place();
    let ids = RwSignal::new(vec!["a", "b", "c"]);
    mount(&place, rows(ids));
    find(&place, "li").remove();
    ids.set(vec!["c", "a", "b"]);
    changed().await;
    assert_eq!(order(&place), ["c", "a", "b"]);
    document().body().unwrap().normalize();
    find(&place, "ul").set_text_content(None);
    ids.set(vec!["b", "x"]);
    changed().await;
    assert_eq!(order(&place), ["b", "x"]);
}

#[wasm_bindgen_test]
async fn strangers_beside_untouched_nodes_may_stay() {
    let place = place();
    let n = RwSignal::new(1);
    mount(&place, div().child(move || p().child(n.get().to_string())));
    let stranger = document().create_element("aside").unwrap();
    find(&place, "div").append_child(&stranger).unwrap();
    n.set(2);
    changed().await;
    assert_eq!(text(&place), "2");
    assert!(stranger.is_connected());
    let event = Event::new("click").unwrap();
    assert!(find(&place, "p").dispatch_event(&event).unwrap());
}
