//! A booth file: all that one exhibitor says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::check::{Checker, Clean};
use crate::colour::{Colour, quiet};
use crate::fields::{LinkUse, described};
use crate::json::Node;
use crate::later::{Later, ReadLater};
use crate::meetings::Meetings;
use crate::read::deserialize;
use crate::tracks::{Caption, Track};
use crate::{Moment, Span, Text, limits};

/// One exhibitor's booth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Booth {
    /// Format version of this file, 1 today.
    pub version: u32,
    /// Name of the booth in addresses: lower-case letters, digits and hyphens; unique in the event.
    pub id: String,
    /// The exhibitor's name.
    pub name: Text,
    /// The name in kana, for 五十音 order and for search.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// One line under the name.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub tagline: Text,
    /// What the exhibitor says about itself: a subset of CommonMark (headings, lists, links, emphasis).
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// The logo for the fascia and the cards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Image>,
    /// The exhibitor's colours; quiet ones by its id when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colours: Option<Colours>,
    /// How much ground the booth takes.
    #[serde(default)]
    pub size: Size,
    /// How the booth is built; by what sort of organisation it is and by its neighbours when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// The plot the exhibitor stands on, by its number in the hall (from 1); by order when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plot: Option<u32>,
    /// What sort of organisation it is.
    #[serde(default)]
    pub kind: OrganisationKind,
    /// City the exhibitor is at home in.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub city: Text,
    /// ISO 3166-1 alpha-2 code of its country, e.g. `JP`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Ids from the event's vocabulary: what the booth is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Numbers of the United Nations' Sustainable Development Goals, 1 to 17.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sdgs: Vec<u8>,
    /// Ids from the vocabulary: what the exhibitor offers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
    /// Ids from the vocabulary: what the exhibitor looks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// Posters on the walls, in order of importance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posters: Vec<Poster>,
    /// Something to be seen from all sides: it stands on a plinth in the hall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<Object>,
    /// A film to be seen at the booth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Screen>")]
    pub screen: Option<Later<Screen>>,
    /// Files, films and pages to take along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<Material>,
    /// Who answers at the booth, and when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub staff: Vec<Staff>,
    /// The public keys of the booth's desk, where its staff meet visitors live, as `boothwalk live codes` or the desk itself makes
    /// them: the key of its signatures, a dot, and the key that words to it are sealed with. Nobody without the desk's code can
    /// read these words or speak for the booth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<String>,
    /// How to reach the exhibitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// When and where the exhibitor meets visitors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meetings: Option<Meetings>,
    /// Ids of sessions in the programme that the exhibitor takes part in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<String>,
    /// When the exhibitor last changed this file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Moment>,
}

/// How much ground a booth takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// 3 m by 3 m, open to the aisle.
    #[default]
    Standard,
    /// 6 m by 3 m, open to the aisle.
    Wide,
    /// 6 m by 6 m, open on every side.
    Island,
}

/// How a booth is built and furnished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    /// White walls behind a sign on two posts, with a counter.
    Kit,
    /// A quiet wall with the name above the works, and a bench before them.
    Gallery,
    /// A timber arbour, open at one corner, with plants and seats.
    Garden,
    /// A high dark wall between pillars, with the name over it.
    Screen,
    /// Plywood, a steel frame, a workbench, things on plinths, and a tall sign at the corner.
    Workshop,
}

impl Style {
    /// Every style, in the order of the format.
    pub const ALL: [Self; 5] = [
        Self::Kit,
        Self::Gallery,
        Self::Garden,
        Self::Screen,
        Self::Workshop,
    ];
}

/// What sort of organisation an exhibitor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OrganisationKind {
    /// A company.
    Company,
    /// A young company.
    Startup,
    /// A university or research institute.
    Academic,
    /// A city, ministry or other public body.
    Public,
    /// An international organisation.
    International,
    /// An association or foundation.
    Association,
    /// Anything else.
    #[default]
    Other,
}

impl OrganisationKind {
    /// Every kind, in the order of the format.
    pub const ALL: [Self; 7] = [
        Self::Company,
        Self::Startup,
        Self::Academic,
        Self::Public,
        Self::International,
        Self::Association,
        Self::Other,
    ];

    /// Key of our words for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Company => "kind-company",
            Self::Startup => "kind-startup",
            Self::Academic => "kind-academic",
            Self::Public => "kind-public",
            Self::International => "kind-international",
            Self::Association => "kind-association",
            Self::Other => "kind-other",
        }
    }

    /// Its name in files and links.
    pub fn name(self) -> &'static str {
        self.key().strip_prefix("kind-").unwrap_or_default()
    }
}

/// A picture with the words that stand for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Image {
    /// Path beside the booth file, or an https URL.
    pub src: String,
    /// What the picture shows, for those who do not see it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub alt: Text,
}

/// An exhibitor's colours, each `#rrggbb`. Text on them is kept legible by us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Colours {
    /// Fascia and counter.
    pub main: String,
    /// Bands and edges; derived from the main colour when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
}

impl Booth {
    /// Main colour and accent: the exhibitor's, else quiet ones by its id.
    pub fn wears(&self) -> [Colour; 2] {
        let named = self.colours.as_ref();
        let Some(main) = named.and_then(|colours| Colour::parse(&colours.main)) else {
            return quiet(&self.id);
        };
        let accent = named.and_then(|colours| Colour::parse(colours.accent.as_deref()?));
        [main, accent.unwrap_or_else(|| main.accent())]
    }
}

/// A poster on the booth's wall.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Poster {
    /// Path beside the booth file, or an https URL. A poster without an image shows its title and text, set by us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// What the image shows, for those who do not see it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub alt: Text,
    /// Heading.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// What the poster says, to be read beside it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// Where the poster leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// Something to be seen from all sides, on a plinth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Object {
    /// The glTF binary (`.glb`): path beside the booth file, or an https URL. Metres, standing upright, everything inside one file.
    pub src: String,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// What it looks like, for those who do not see it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub alt: Text,
    /// A picture of it; `boothwalk build` makes one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// How large the thing itself is: width, height and depth in millimetres; as large as in the file when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<[u32; 3]>,
}

impl Object {
    /// What the name of an object ends with that the build has made ready for the hall.
    pub const MADE: &'static str = ".object";

    /// Whether the build has made it ready for the hall.
    pub fn is_made(&self) -> bool {
        self.src.ends_with(Self::MADE)
    }

    /// Width, height and depth in metres: `0.4 × 1.2 × 0.35`; nothing when they are not known.
    pub fn metres(&self) -> Option<String> {
        let parts = self.size?.map(|size| {
            let text = format!("{}.{:03}", size / 1000, size % 1000);
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        });
        Some(parts.join(" × "))
    }
}

/// A film to be seen at the booth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Screen {
    /// The film, MP4 or WebM: path beside the booth file, or an https URL.
    pub video: String,
    /// How many bytes it has; `boothwalk build` says it when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u32>,
    /// A picture that stands there until it plays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poster: Option<String>,
    /// The language that is spoken; `zxx` where nobody speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its captions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub captions: Vec<Caption>,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// What is seen in it, for those who do not see it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub alt: Text,
}

impl Screen {
    /// The language of films in which nobody speaks (BCP 47: no linguistic content).
    pub const WORDLESS: &'static str = "zxx";

    /// The film as a track: it is called, and has captions, as streams and recordings do.
    pub fn track(&self) -> Track {
        Track {
            url: self.video.clone(),
            language: self.language.clone().filter(|tag| tag != Self::WORDLESS),
            captions: self.captions.clone(),
            ..Track::default()
        }
    }

    /// How large the file is: `120 kB`, `3.4 MB`; nothing where it is not known.
    pub fn size_in_words(&self) -> Option<String> {
        let kilobytes = self.bytes?.div_ceil(1_000);
        Some(match kilobytes {
            0..1_000 => format!("{kilobytes} kB"),
            _ => format!("{}.{} MB", kilobytes / 1_000, kilobytes % 1_000 / 100),
        })
    }
}

impl ReadLater for Screen {
    fn read(node: &Node) -> Option<Self> {
        let mut screen: Self = deserialize::read(node).0.ok()?;
        screen.clean(&mut Checker::default()).then_some(screen)
    }
}

impl Later<Screen> {
    /// What search finds it by: what it is called, and what is seen in it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn words(&self) -> [Text; 2] {
        let screen = self.get();
        screen.map_or_else(Default::default, |screen| {
            [screen.title.clone(), screen.alt.clone()]
        })
    }

    /// What search finds it by: what it is called, and what is seen in it. Nothing else of it is read for that.
    #[cfg(target_arch = "wasm32")]
    pub fn words(&self) -> [Text; 2] {
        let node = self.node();
        ["title", "alt"].map(|name| {
            let words = node.field(name);
            let words = words.and_then(|words| deserialize::read(words).0.ok());
            words.unwrap_or_default()
        })
    }
}

/// Something to take along.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Material {
    /// What it is.
    pub kind: MaterialKind,
    /// What it is called.
    pub title: Text,
    /// Path beside the booth file, or an https URL.
    pub url: String,
    /// When it stops being available.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
}

/// What a material is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MaterialKind {
    /// A document.
    Pdf,
    /// A film.
    Video,
    /// A picture.
    Image,
    /// A page elsewhere.
    Link,
}

impl MaterialKind {
    /// Key of our words for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pdf => "material-pdf",
            Self::Video => "material-video",
            Self::Image => "material-image",
            Self::Link => "material-link",
        }
    }
}

/// A person at the booth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Staff {
    /// The person's name.
    pub name: Text,
    /// What the person does.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub role: Text,
    /// BCP 47 tags of the languages the person speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// When the person answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<Span>,
}

/// How to reach an exhibitor. No address of ours is ever in between.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// Mail address of the organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The organisation's web site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where messages written in the page are delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<ContactForm>,
    /// The receiver's privacy notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy: Option<String>,
}

/// Where and how a message is delivered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContactForm {
    /// How the endpoint wants it.
    pub kind: FormKind,
    /// The endpoint, https.
    pub url: String,
}

/// How an endpoint wants a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FormKind {
    /// A JSON document with an `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header).
    Json,
    /// Formspree and whatever speaks like it.
    Formspree,
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
}

// What each field may hold: see `fields`.

described!(Booth {
    version: version,
    id: id,
    name: title(limits::NAME),
    reading: words(limits::NAME),
    tagline: line(limits::LINE),
    description: prose(limits::DESCRIPTION),
    logo: part of Image,
    colours: part of Colours,
    size: free,
    style: free,
    plot: plot,
    kind: free,
    city: line(limits::NAME),
    country: country,
    topics: ids(limits::BOOTH_TOPICS),
    sdgs: goals,
    offers: ids(limits::BOOTH_TOPICS),
    needs: ids(limits::BOOTH_TOPICS),
    posters: list(limits::POSTERS) of Poster,
    object: part of Object,
    screen: later of Screen,
    materials: list(limits::MATERIALS) of Material,
    staff: list(limits::STAFF) of Staff,
    desk: desk_keys,
    contact: part of Contact,
    meetings: part of Meetings,
    sessions: ids(limits::BOOTH_SESSIONS),
    updated: free,
});

described!(Image {
    src: address(LinkUse::Logo),
    alt: line(limits::ALT),
});

described!(Colours {
    main: colour,
    accent: accent,
});

described!(Poster {
    image: link(LinkUse::Poster),
    alt: line(limits::ALT),
    title: line(limits::TITLE),
    text: prose(limits::DESCRIPTION),
    link: link(LinkUse::Follow),
});

described!(Object {
    src: address(LinkUse::Object),
    title: line(limits::TITLE),
    alt: line(limits::ALT),
    picture: link(LinkUse::Poster),
    size: free,
});

described!(Screen {
    video: address(LinkUse::Film),
    bytes: free,
    poster: link(LinkUse::Poster),
    language: language,
    captions: list(limits::CAPTIONS) of Caption,
    title: line(limits::TITLE),
    alt: line(limits::ALT),
});

described!(Material {
    kind: free,
    title: line(limits::TITLE),
    url: address(LinkUse::Document),
    until: free,
});

described!(Staff {
    name: line(limits::NAME),
    role: line(limits::LINE),
    languages: languages,
    hours: spans,
});

described!(Contact {
    email: mail,
    url: link(LinkUse::Site),
    form: part of ContactForm,
    privacy: link(LinkUse::Document),
});

described!(ContactForm {
    kind: free,
    url: address(LinkUse::Endpoint),
});
