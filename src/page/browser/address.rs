//! The address of the page.

use super::port;

/// The whole of it.
pub fn whole() -> String {
    port::address::whole()
}

/// It without its route.
pub fn page() -> String {
    let whole = whole();
    whole.split('#').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stand_in;

    #[test]
    fn the_page_is_the_same_on_each_route() {
        stand_in::open("?lang=ja#/booth/one");
        assert_eq!(whole(), "https://fair.example/?lang=ja#/booth/one");
        assert_eq!(page(), "https://fair.example/?lang=ja");
    }
}
