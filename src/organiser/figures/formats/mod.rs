//! Log formats: which server wrote a log is found out from its lines.

mod azure;
mod caddy;
mod collector;
mod combined;
mod entry;
mod google;
mod json;
mod s3;
mod time;
mod w3c;

pub(super) use entry::LogEntry;

/// A format, with what its headings have said.
#[derive(Debug, Default)]
pub(super) struct LogReader {
    /// Index in [`FORMATS`], once a line was understood.
    format: Option<usize>,
    columns: Columns,
}

/// The columns that a heading names.
#[derive(Debug, Default)]
struct Columns {
    /// `#Fields:` of a log in the W3C's extended format.
    w3c: Option<w3c::W3cFields>,
    /// The first line of a table of Google's.
    google: Option<google::Heading>,
}

type Parse = for<'l> fn(&'l str, &mut Columns) -> Option<LogEntry<'l>>;

/// Every format with its name, which is a name in every language. Those come first whose lines no other takes for its own.
const FORMATS: &[(&str, Parse)] = &[
    ("Caddy (JSON)", |line, _| caddy::read(line)),
    ("Azure Blob Storage (JSON)", |line, _| azure::read(line)),
    ("W3C extended (CloudFront, IIS)", |line, columns| {
        w3c::read(line, &mut columns.w3c)
    }),
    ("Google Cloud Storage (CSV)", |line, columns| {
        google::read(line, &mut columns.google)
    }),
    ("Amazon S3", |line, _| s3::read(line)),
    (
        "JSON (Cloudflare, Fastly, Google Cloud, nginx …)",
        |line, _| json::read(line),
    ),
    ("common, combined (nginx, Apache)", |line, _| {
        combined::read(line)
    }),
];

impl LogReader {
    /// The format's name, once it is known.
    pub fn name(&self) -> Option<&'static str> {
        self.format
            .and_then(|format| FORMATS.get(format))
            .map(|(name, _)| *name)
    }

    /// What a line says; `None` when it is not understood. A log stays in the format of the first line that is.
    pub fn read<'l>(&mut self, line: &'l str) -> Option<LogEntry<'l>> {
        // Windows begins a file with the mark.
        let line = collector::without_header(line.strip_prefix('\u{feff}').unwrap_or(line));
        if let Some((_, parse)) = self.format.and_then(|format| FORMATS.get(format)) {
            return parse(line, &mut self.columns);
        }
        let mut each = FORMATS.iter().enumerate();
        let (format, said) =
            each.find_map(|(format, (_, parse))| Some((format, parse(line, &mut self.columns)?)))?;
        self.format = Some(format);
        Some(said)
    }
}
