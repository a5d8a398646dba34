//! Our own messages in the language in use: the page's script knows their files and fetches each once (`web/messages.js`).

#[cfg(target_arch = "wasm32")]
pub use super::port::messages::connect;

/// What is loaded together; each is a file of `messages/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessagePart {
    /// The catalogue's list and search.
    List,
    /// The rest of the catalogue.
    More,
    /// The hall.
    Hall,
    /// The people of an event that is live.
    Live,
}

impl MessagePart {
    /// Its name in the page's data.
    fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::More => "more",
            Self::Hall => "hall",
            Self::Live => "live",
        }
    }
}

/// Loads a part's messages for a language (a BCP 47 tag of the event), so that `i18n` has them. Whether they are there.
pub async fn load(part: MessagePart, language: &str) -> bool {
    super::port::messages::load(part.name(), language).await
}

/// Whether any messages are there for a language.
pub fn are_loaded(language: &str) -> bool {
    super::port::messages::are_loaded(language)
}
