//! HTML under another name, as some programs write `.xls`: told, not read.

use super::{Format, FormatFault, opening};

/// A page, which no other format should try to read.
pub(super) const FORMAT: Format = Format {
    name: "",
    recognises: |bytes| {
        let opening = opening(bytes);
        opening.starts_with("<!doctype html")
            || opening.starts_with("<html")
            || (opening.starts_with('<') && opening.contains("<table"))
    },
    read: |_, _| Err(FormatFault::Html),
};
