//! What several formats of XML ask of its reader.

use quick_xml::events::BytesStart;

/// What an attribute of an element says, whatever its namespace is called.
pub(super) fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let found = tag
        .attributes()
        .flatten()
        .find(|one| one.key.local_name().as_ref() == wanted)?;
    let raw = found.value.clone().into_owned();
    Some(quick_xml::escape::unescape(&raw).map_or(raw.clone(), std::borrow::Cow::into_owned))
}
