//! The route: the part of the address behind `#`. Both faces read and write it; back and forward work; it can be shared.

/// Where the visitor is in the page.
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
    /// `#/visit`: the visitor's own list.
    Visit,
    /// `#/contact/<booth>,<booth>…`: the message form.
    Contact {
        /// Ids of the booths to write to.
        booths: Vec<String>,
    },
}
