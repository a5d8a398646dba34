//! Import formats: one file each. Whoever adds one writes the file and its line in [`FORMATS`].

pub(super) mod csv;
mod format;
mod grid;
mod hidden;
mod html;
mod hz;
mod links;
mod merged;
mod number_format;
mod other;
mod parts;
mod readings;
mod schedule_json;
mod schedule_xml;
mod spreadsheet_ml;
mod struck;
mod table;
#[cfg(test)]
mod test_archive;
mod twice;
pub(super) mod workbook;
mod xml;

pub(crate) use format::{Ask, FileContent};
use format::{Format, FormatFault};
pub(crate) use table::{Row, Table, UNWORKED};

/// The formats; the first that recognises a file reads it.
const FORMATS: &[Format] = &[
    other::FORMAT,
    workbook::FORMAT,
    spreadsheet_ml::FORMAT,
    schedule_json::FORMAT,
    html::FORMAT,
    schedule_xml::FORMAT,
    csv::FORMAT,
];

/// Reads a file by the first format that recognises it.
///
/// # Errors
/// Why it is not read.
pub(crate) fn read(bytes: &[u8], ask: &Ask<'_>) -> Result<FileContent, FormatFault> {
    let format = FORMATS.iter().find(|format| (format.recognises)(bytes));
    format.map_or(Err(FormatFault::OtherXml), |format| {
        (format.read)(bytes, ask)
    })
}

/// The names of the formats that are read, for the help.
pub(crate) fn format_names() -> String {
    let names = FORMATS.iter().map(|format| format.name);
    names
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
