//! Addresses as the URL standard reads them: natively by the `url` crate; in the browser by the browser itself, which
//! opens them in the end and whose tables for names in other scripts need not be downloaded.

use std::fmt;

/// An address as the URL standard writes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    text: String,
    scheme: String,
    host: String,
    path: String,
    origin: String,
    credentials: bool,
}

/// Why a text is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAddress {
    /// It may be one beside another: it has no scheme.
    #[error("a relative address")]
    Relative,
    /// It cannot be read.
    #[error("the address cannot be read")]
    Malformed,
}

impl Address {
    /// Reads a whole address.
    ///
    /// # Errors
    /// When it is a relative one, or none.
    pub fn parse(text: &str) -> Result<Self, NoAddress> {
        read(text, None)
    }

    /// The address that a text means on the page at this one.
    ///
    /// # Errors
    /// When the text is none there.
    pub fn join(&self, text: &str) -> Result<Self, NoAddress> {
        read(text, Some(self))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its scheme, without the colon.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// Its host; names in other scripts encoded (`xn--…`), IPv6 in brackets; empty where there is none.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Its path, encoded.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Scheme, host and port, by which browsers tell sites from one another; `null` for what is on no host.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether a user name or a password stands in it.
    pub fn has_credentials(&self) -> bool {
        self.credentials
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.text
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn read(text: &str, base: Option<&Address>) -> Result<Address, NoAddress> {
    let base = base.and_then(|base| url::Url::parse(&base.text).ok());
    let url = url::Url::options()
        .base_url(base.as_ref())
        .parse(text)
        .map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => NoAddress::Relative,
            _ => NoAddress::Malformed,
        })?;
    Ok(Address {
        scheme: url.scheme().to_owned(),
        host: url.host_str().unwrap_or_default().to_owned(),
        path: url.path().to_owned(),
        origin: url.origin().ascii_serialization(),
        credentials: !url.username().is_empty() || url.password().is_some(),
        text: url.into(),
    })
}

#[cfg(target_arch = "wasm32")]
fn read(text: &str, base: Option<&Address>) -> Result<Address, NoAddress> {
    // Any base does to tell what is relative from what is nothing.
    const ANY: &str = "https://any.invalid/";
    let url = match base {
        Some(base) => web_sys::Url::new_with_base(text, &base.text),
        None => web_sys::Url::new(text),
    };
    let url = url.map_err(|_| match web_sys::Url::new_with_base(text, ANY) {
        Ok(_) if base.is_none() => NoAddress::Relative,
        _ => NoAddress::Malformed,
    })?;
    Ok(Address {
        text: url.href(),
        scheme: url.protocol().trim_end_matches(':').to_owned(),
        host: url.hostname(),
        path: url.pathname(),
        origin: url.origin(),
        credentials: !url.username().is_empty() || !url.password().is_empty(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart() {
        let address = Address::parse("HTTPS://例え.jp:8443/道?q#x").unwrap();
        assert_eq!(address.scheme(), "https");
        assert_eq!(address.host(), "xn--r8jz45g.jp");
        assert_eq!(address.path(), "/%E9%81%93");
        assert_eq!(address.origin(), "https://xn--r8jz45g.jp:8443");
        assert!(!address.has_credentials());
        assert!(
            Address::parse("https://a@b.example/")
                .unwrap()
                .has_credentials()
        );
        let mail = Address::parse("mailto:a@b.example").unwrap();
        assert_eq!((mail.host(), mail.origin()), ("", "null"));
    }

    #[test]
    fn relative_is_not_malformed() {
        assert_eq!(Address::parse("a/b.png"), Err(NoAddress::Relative));
        assert_eq!(Address::parse("https://"), Err(NoAddress::Malformed));
        let base = Address::parse("https://a.example/b/c.json").unwrap();
        assert_eq!(
            base.join("d.png").unwrap().as_str(),
            "https://a.example/b/d.png"
        );
    }
}
