//! A line of a log, as all formats understand it.

use super::super::request::LogRequest;

/// What a line says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LogEntry<'l> {
    /// A request.
    Request(Box<LogRequest<'l>>),
    /// Something about the log itself: the names of its columns, say.
    Heading,
}

/// The host and the path of an address with a scheme; paths stay as they are.
pub(super) fn path_of(address: &str) -> Option<(&str, &str)> {
    let (_, rest) = address.split_once("://")?;
    let slash = rest.find('/')?;
    Some((&rest[..slash], &rest[slash..]))
}
