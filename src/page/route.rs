//! The route: the part of the address behind `#`. Both faces read and write it; back and forward work; it can be shared.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is written as itself in a part of a route: the unreserved characters of RFC 3986.
const PART: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Where the visitor is in the page.
///
/// `Display` writes it as it stands in the address, `#` included; [`Route::parse`] reads it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// `#/`: the start, the list of halls and booths.
    #[default]
    Start,
    /// `#/hall/<hall>`: in a hall.
    Hall {
        /// Id of the hall.
        hall: String,
    },
    /// `#/hall/<hall>/booth/<booth>`: in a hall with a booth open.
    HallBooth {
        /// Id of the hall.
        hall: String,
        /// Id of the booth.
        booth: String,
    },
    /// `#/hall/<hall>/map` and the like: in a hall with a panel open that is about no booth.
    HallPanel {
        /// Id of the hall.
        hall: String,
        /// Which panel.
        panel: HallPanel,
    },
    /// `#/hall/<hall>/tour/<tour>`: in a hall, where a guided tour begins.
    HallTour {
        /// Id of the hall.
        hall: String,
        /// Id of the tour.
        tour: String,
    },
    /// `#/booth/<booth>`: a booth in the catalogue.
    Booth {
        /// Id of the booth.
        booth: String,
    },
    /// `#/programme`, `#/programme/<session>`.
    Programme {
        /// Id of the session to show, if one.
        session: Option<String>,
    },
    /// `#/text/<text>`: one of the event's longer texts.
    Text {
        /// Id of the text.
        text: String,
    },
    /// `#/tour/<tour>`: a guided tour in the catalogue.
    Tour {
        /// Id of the tour.
        tour: String,
    },
    /// `#/search?q=…&topic=…`: the pairs after `?`, in order.
    Search {
        /// Names and values, decoded.
        query: Vec<(String, String)>,
    },
    /// `#/matching?…`: what the visitor looks for and offers.
    Matching {
        /// Names and values, decoded.
        query: Vec<(String, String)>,
    },
    /// `#/map`, `#/map/<hall>`, `#/map/<hall>/<booth>`: the halls from above, in the catalogue.
    Map {
        /// Id of the hall to show, if one.
        hall: Option<String>,
        /// Id of the booth to mark, if one.
        booth: Option<String>,
    },
    /// `#/visit`: the visitor's own list.
    Visit,
    /// `#/contact/<booth>,<booth>…`: the message form.
    Contact {
        /// Ids of the booths to write to.
        booths: Vec<String>,
    },
    /// `#/desk/<booth>`: the desk of a booth's staff; `#/desk`: the organiser's.
    Desk {
        /// Id of the booth; none for the organiser's.
        booth: Option<String>,
    },
}

/// A panel of the hall's that is about no booth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HallPanel {
    /// The map.
    Map,
    /// The walk through the visitor's own list begins.
    Walk,
    /// The programme board.
    Programme,
    /// Settings.
    Settings,
    /// The keys and gestures.
    Help,
}

impl HallPanel {
    const ALL: [Self; 5] = [
        Self::Map,
        Self::Walk,
        Self::Programme,
        Self::Settings,
        Self::Help,
    ];

    /// As it stands in the address.
    fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Walk => "walk",
            Self::Programme => "programme",
            Self::Settings => "settings",
            Self::Help => "help",
        }
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|panel| panel.name() == name)
    }
}

impl Route {
    /// Reads the part of an address behind `#`, with or without the sign. What is no route is the start.
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        // Some programs encode the whole of what stands behind `#`. (No part of a route is empty, so none begins so.)
        let whole;
        let fragment = if fragment
            .get(..3)
            .is_some_and(|start| start.eq_ignore_ascii_case("%2f"))
        {
            whole = decoded(fragment);
            &whole
        } else {
            fragment
        };
        let fragment = fragment.strip_prefix('/').unwrap_or(fragment);
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        // A slash at the end, as people write it behind folders, says nothing.
        let path = path.strip_suffix('/').unwrap_or(path);
        let parts: Vec<String> = path.split('/').map(decoded).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["hall", hall] | ["hall", hall, "booth"] if !hall.is_empty() => Self::Hall {
                hall: (*hall).to_owned(),
            },
            ["hall", hall, "booth", booth] if !hall.is_empty() => Self::HallBooth {
                hall: (*hall).to_owned(),
                booth: (*booth).to_owned(),
            },
            ["hall", hall, "tour", tour] if !hall.is_empty() => Self::HallTour {
                hall: (*hall).to_owned(),
                tour: (*tour).to_owned(),
            },
            ["hall", hall, panel] if !hall.is_empty() => match HallPanel::of(panel) {
                Some(panel) => Self::HallPanel {
                    hall: (*hall).to_owned(),
                    panel,
                },
                None => Self::Start,
            },
            ["booth", booth] if !booth.is_empty() => Self::Booth {
                booth: (*booth).to_owned(),
            },
            ["programme"] => Self::Programme { session: None },
            ["programme", session] => Self::Programme {
                session: Some((*session).to_owned()),
            },
            ["text", text] if !text.is_empty() => Self::Text {
                text: (*text).to_owned(),
            },
            ["tour", tour] if !tour.is_empty() => Self::Tour {
                tour: (*tour).to_owned(),
            },
            ["search"] => Self::Search {
                query: pairs(query),
            },
            ["matching"] => Self::Matching {
                query: pairs(query),
            },
            ["map", place @ ..] if place.len() < 3 => {
                let part = |at: usize| place.get(at).map(|part| (*part).to_owned());
                Self::Map {
                    hall: part(0),
                    booth: part(1),
                }
            }
            ["visit"] => Self::Visit,
            ["contact"] => Self::Contact { booths: Vec::new() },
            ["contact", _] => Self::Contact {
                booths: receivers(path.trim_start_matches("contact/")),
            },
            ["desk", booth @ ..] if booth.len() < 2 => Self::Desk {
                booth: booth.first().map(|booth| (*booth).to_owned()),
            },
            _ => Self::Start,
        }
    }

    /// Reads the route of an address by its search (`?lang=en`) and its fragment. A program that encodes `#` leaves the
    /// fragment inside the search: `?lang=en%23/booth/nec`.
    pub fn of_address(search: &str, fragment: &str) -> Self {
        let inside = search.split_once("%23/").map(|(_, route)| route);
        match inside {
            Some(inside) if matches!(fragment, "" | "#") => Self::parse(inside),
            _ => Self::parse(fragment),
        }
    }

    /// Whether the hall's face shows this route; the catalogue shows all others.
    pub fn is_in_hall(&self) -> bool {
        matches!(
            self,
            Self::Hall { .. }
                | Self::HallBooth { .. }
                | Self::HallPanel { .. }
                | Self::HallTour { .. }
        )
    }

    /// The booth that is open in either face.
    pub fn booth(&self) -> Option<&str> {
        match self {
            Self::HallBooth { booth, .. } | Self::Booth { booth } => Some(booth),
            _ => None,
        }
    }
}

/// Booths that one message goes to at most. A link is anybody's: it must not make a visitor flood an exhibitor, or all of them.
const RECEIVERS: usize = 20;

/// The ids of a message's receivers, each once.
fn receivers(list: &str) -> Vec<String> {
    let mut booths = Vec::new();
    // Split before decoding: a comma inside an id is encoded.
    for booth in list.split(',').map(decoded) {
        if booths.len() < RECEIVERS && !booth.is_empty() && !booths.contains(&booth) {
            booths.push(booth);
        }
    }
    booths
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("#/"),
            Self::Hall { hall } => write!(f, "#/hall/{}", encoded(hall)),
            Self::HallBooth { hall, booth } => {
                write!(f, "#/hall/{}/booth/{}", encoded(hall), encoded(booth))
            }
            Self::HallPanel { hall, panel } => {
                write!(f, "#/hall/{}/{}", encoded(hall), panel.name())
            }
            Self::HallTour { hall, tour } => {
                write!(f, "#/hall/{}/tour/{}", encoded(hall), encoded(tour))
            }
            Self::Booth { booth } => write!(f, "#/booth/{}", encoded(booth)),
            Self::Programme { session: None } => f.write_str("#/programme"),
            Self::Programme {
                session: Some(session),
            } => write!(f, "#/programme/{}", encoded(session)),
            Self::Text { text } => write!(f, "#/text/{}", encoded(text)),
            Self::Tour { tour } => write!(f, "#/tour/{}", encoded(tour)),
            Self::Search { query } => write_query(f, "#/search", query),
            Self::Matching { query } => write_query(f, "#/matching", query),
            Self::Map { hall, booth } => {
                f.write_str("#/map")?;
                for part in hall.iter().chain(booth) {
                    write!(f, "/{}", encoded(part))?;
                }
                Ok(())
            }
            Self::Visit => f.write_str("#/visit"),
            Self::Contact { booths } => {
                f.write_str("#/contact")?;
                for (index, booth) in booths.iter().enumerate() {
                    f.write_str(if index == 0 { "/" } else { "," })?;
                    write!(f, "{}", encoded(booth))?;
                }
                Ok(())
            }
            Self::Desk { booth: None } => f.write_str("#/desk"),
            Self::Desk { booth: Some(booth) } => write!(f, "#/desk/{}", encoded(booth)),
        }
    }
}

fn encoded(part: &str) -> percent_encoding::PercentEncode<'_> {
    utf8_percent_encode(part, PART)
}

fn decoded(part: &str) -> String {
    percent_decode_str(part).decode_utf8_lossy().into_owned()
}

fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

fn write_query(f: &mut fmt::Formatter<'_>, path: &str, query: &[(String, String)]) -> fmt::Result {
    f.write_str(path)?;
    if query.is_empty() {
        return Ok(());
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(query)
        .finish();
    write!(f, "?{query}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn route() -> impl Strategy<Value = Route> {
        // An id in a file may be anything; only an empty one has no address.
        let id = || "\\PC{1,12}";
        let query = || proptest::collection::vec(("\\PC{0,8}", "\\PC{0,8}"), 0..4);
        prop_oneof![
            Just(Route::Start),
            Just(Route::Visit),
            proptest::option::of((id(), proptest::option::of(id()))).prop_map(|place| {
                let (hall, booth) = place.unzip();
                Route::Map {
                    hall,
                    booth: booth.flatten(),
                }
            }),
            Just(Route::Programme { session: None }),
            id().prop_map(|hall| Route::Hall { hall }),
            (id(), id()).prop_map(|(hall, booth)| Route::HallBooth { hall, booth }),
            (id(), 0..4_usize).prop_map(|(hall, panel)| Route::HallPanel {
                hall,
                panel: HallPanel::ALL[panel],
            }),
            id().prop_map(|booth| Route::Booth { booth }),
            id().prop_map(|session| Route::Programme {
                session: Some(session)
            }),
            id().prop_map(|text| Route::Text { text }),
            id().prop_map(|tour| Route::Tour { tour }),
            (id(), id()).prop_map(|(hall, tour)| Route::HallTour { hall, tour }),
            query().prop_map(|query| Route::Search { query }),
            proptest::option::of(id()).prop_map(|booth| Route::Desk { booth }),
            query().prop_map(|query| Route::Matching { query }),
            proptest::collection::vec(id(), 0..4).prop_map(|booths| Route::Contact { booths }),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(route in route()) {
            prop_assert_eq!(Route::parse(&route.to_string()), route);
        }

        #[test]
        fn an_address_is_plain_ascii_and_anything_can_be_read(text in ".{0,60}") {
            let address = Route::parse(&text).to_string();
            prop_assert!(address.starts_with("#/"));
            prop_assert!(address.is_ascii());
        }
    }

    proptest! {
        #[test]
        fn programs_that_encode_too_much_lead_to_the_same_place(route in route()) {
            let address = route.to_string();
            let behind = address.trim_start_matches('#');
            // An address bar encodes what is no letter of an address, `%` included.
            let encoded = format!("#{}", utf8_percent_encode(behind, NON_ALPHANUMERIC));
            prop_assert_eq!(&Route::parse(&encoded), &route);
            let search = format!("?lang=en%23{behind}");
            prop_assert_eq!(&Route::of_address(&search, ""), &route);
            prop_assert_eq!(&Route::of_address("?lang=en", &address), &route);
        }

        #[test]
        fn a_slash_at_the_end_says_nothing(route in route()) {
            let address = route.to_string();
            if !address.contains('?') && address != "#/" {
                prop_assert_eq!(Route::parse(&format!("{address}/")), route);
            }
        }
    }

    #[test]
    fn odd_addresses_lead_to_their_booth() {
        let booth = Route::Booth { booth: "x".into() };
        for odd in ["#/booth/x/", "#%2Fbooth%2Fx", "#%2fbooth%2fx%2f", "booth/x"] {
            assert_eq!(Route::parse(odd), booth, "{odd}");
        }
        assert_eq!(Route::of_address("?lang=en%23/booth/x", ""), booth);
        // A fragment of its own counts for more.
        assert_eq!(
            Route::of_address("?lang=en%23/booth/x", "#/visit"),
            Route::Visit
        );
    }

    #[test]
    fn reads_the_contract() {
        let parse = Route::parse;
        assert_eq!(parse(""), Route::Start);
        assert_eq!(parse("#/nowhere/at/all"), Route::Start);
        assert_eq!(
            parse("#/hall/dockyard/booth/nec"),
            Route::HallBooth {
                hall: "dockyard".into(),
                booth: "nec".into()
            }
        );
        assert_eq!(
            parse("#/search?q=%E6%B0%B4+quality&topic=waste"),
            Route::Search {
                query: vec![
                    ("q".into(), "水 quality".into()),
                    ("topic".into(), "waste".into())
                ]
            }
        );
        assert_eq!(
            parse("#/contact/a,b"),
            Route::Contact {
                booths: vec!["a".into(), "b".into()]
            }
        );
    }

    #[test]
    fn a_link_writes_to_each_booth_once_and_to_twenty_at_most() {
        let contact = |fragment: &str| match Route::parse(fragment) {
            Route::Contact { booths } => booths,
            other => panic!("{other}"),
        };
        assert_eq!(contact("#/contact/a,b,a,%61,a"), ["a", "b"]);
        let many: Vec<String> = (0..5000).map(|index| format!("b{index}")).collect();
        assert_eq!(contact(&format!("#/contact/{}", many.join(","))).len(), 20);
    }
}
