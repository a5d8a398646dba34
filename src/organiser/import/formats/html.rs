//! Tables of web pages: some programs write them and call the file `.xls`.

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::csv;
use super::format::{Ask, FileContent, Format, FormatFault, opening};
use super::grid::Grid;
use super::other::Other;
use super::table::Table;
use crate::import::markup;

/// Pages, which no other format should try to read.
pub(super) const FORMAT: Format = Format {
    name: "HTML",
    recognises: |bytes| {
        let opening = opening(bytes);
        // Descriptions of talks may have tables.
        let is_schedule = opening.contains("<schedule");
        let is_page = opening.contains("<html") || opening.contains("<table");
        opening.starts_with("<!doctype html")
            || (opening.starts_with('<') && is_page && !is_schedule)
    },
    read: |bytes, ask| read(bytes, ask).map(FileContent::Table),
};

/// The table of a page that has headings which are known.
fn read(bytes: &[u8], ask: &Ask<'_>) -> Result<Table, FormatFault> {
    let (text, encodings) = csv::decode(bytes, ask.encoding.or_else(|| charset(bytes)))?;
    let known = |table: &Table| {
        let rows = table.rows.iter().take(csv::HEAD);
        rows.map(|row| ask.knows.map_or(0, |knows| knows(&row.cells)))
            .max()
            .unwrap_or(0)
    };
    let tables = tables(&text)
        .into_iter()
        .map(|grid| grid.table(ask.with_hidden));
    let best = tables
        .map(|table| (known(&table), table))
        .filter(|(known, _)| *known > 0);
    // Of tables that know as much the first.
    let (_, mut table) = best
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .ok_or(FormatFault::Other(Other::Page))?;
    table.read_as = format!(
        "HTML ({})",
        encodings
            .iter()
            .map(|encoding| encoding.name())
            .collect::<Vec<_>>()
            .join(" + ")
    );
    Ok(table)
}

/// The encoding that a page says it has.
fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let opening = opening(bytes);
    let (_, rest) = opening.split_once("charset=")?;
    let name: String = rest
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    Encoding::for_label(name.as_bytes())
}

/// The text without what is not shown.
fn shown(text: &str) -> String {
    let mut out = text.to_owned();
    for (open, close) in [
        ("<!--", "-->"),
        ("<script", "</script>"),
        ("<style", "</style>"),
    ] {
        let mut kept = String::new();
        let mut rest = out.as_str();
        // Positions in both are the same: only ASCII letters change.
        while let Some(start) = rest.to_ascii_lowercase().find(open) {
            kept.push_str(&rest[..start]);
            let end = rest[start..]
                .to_ascii_lowercase()
                .find(close)
                .map(|end| start + end + close.len());
            rest = end.and_then(|end| rest.get(end..)).unwrap_or_default();
        }
        kept.push_str(rest);
        out = kept;
    }
    out
}

/// The tables of a page, outer ones and inner ones.
fn tables(text: &str) -> Vec<Grid> {
    let text = shown(text);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut done: Vec<Grid> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_ascii_lowercase();
                if name == "table" {
                    open.push(Open::default());
                } else if let Some(table) = open.last_mut() {
                    table.begin(&name, &tag);
                }
            }
            Event::End(tag) => {
                let name = tag.local_name().as_ref().to_ascii_lowercase();
                if name == "table" {
                    done.extend(open.pop().map(Open::finish));
                } else if let Some(table) = open.last_mut() {
                    table.end(&name);
                }
            }
            Event::Text(text) => open
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|table| table.text.push_str(&text)),
            Event::CData(text) => open
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|table| table.text.push_str(&text)),
            Event::GeneralRef(name) => open
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|table| table.text.push_str(&format!("&{};", &*name))),
            Event::Eof => break,
            _ => {}
        }
    }
    done.extend(open.into_iter().rev().map(Open::finish));
    done
}

/// A table that is being read.
#[derive(Default)]
struct Open {
    grid: Grid,
    /// The row, once one has begun.
    row: Option<u32>,
    column: u32,
    /// Columns that `col` has described.
    described: u32,
    /// Where the open cell stands.
    cell: Option<(u32, u32)>,
    text: String,
}

impl Open {
    fn begin(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "tr" => {
                self.close();
                let row = self.row.map_or(0, |row| row + 1);
                (self.row, self.column) = (Some(row), 0);
                if is_hidden(tag) {
                    self.grid.hidden.rows.insert(row);
                }
            }
            "td" | "th" => {
                self.close();
                let row = *self.row.get_or_insert(0);
                while self.grid.is_covered((row, self.column)) {
                    self.column += 1;
                }
                let (width, height) = (span(tag, "colspan"), span(tag, "rowspan"));
                let place = (row, self.column);
                if width > 1 || height > 1 {
                    self.grid
                        .merged
                        .push((place, (row + height - 1, self.column + width - 1)));
                }
                if is_hidden(tag) {
                    self.grid.hidden.columns.insert(self.column);
                }
                self.cell = Some(place);
                self.column += width;
                self.text.clear();
            }
            "col" => {
                let width = span(tag, "span");
                if is_hidden(tag) {
                    self.grid
                        .hidden
                        .columns
                        .extend(self.described..self.described + width);
                }
                self.described += width;
            }
            "a" => {
                let address =
                    attribute(tag, "href").map(|address| markup::unescaped(&address).into_owned());
                let link = self
                    .cell
                    .zip(address)
                    .filter(|_| self.text.trim().is_empty());
                self.grid.links.extend(link);
            }
            "br" => self.text.push_str("<br>"),
            // Pages may leave the end of one to the beginning of the next.
            "li" | "p" if !self.text.is_empty() && !self.text.ends_with("<br>") => {
                self.text.push_str("<br>");
            }
            "s" | "strike" | "del" => self.grid.hidden.struck.extend(self.cell),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "td" | "th" | "tr" => self.close(),
            "p" | "div" | "li" => self.text.push_str("<br>"),
            _ => {}
        }
    }

    fn close(&mut self) {
        let Some(place) = self.cell.take() else {
            return;
        };
        // Line breaks of the page are spaces; those of its author are tags.
        let words = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        self.grid.put(place, markup::prose(&words));
    }

    fn finish(mut self) -> Grid {
        self.close();
        self.grid
    }
}

/// What an attribute of a tag says.
fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let found = tag
        .html_attributes()
        .flatten()
        .find(|one| one.key.as_ref().eq_ignore_ascii_case(wanted))?;
    Some(found.value.to_string())
}

/// How many rows or columns a cell is.
fn span(tag: &BytesStart<'_>, name: &str) -> u32 {
    let said = attribute(tag, name).and_then(|said| said.trim().parse().ok());
    said.unwrap_or(1).clamp(1, 1000)
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    let style = attribute(tag, "style")
        .unwrap_or_default()
        .replace(' ', "")
        .to_ascii_lowercase();
    style.contains("display:none") || attribute(tag, "hidden").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Option<Vec<String>> {
        let knows = |cells: &[String]| {
            cells
                .iter()
                .filter(|cell| matches!(cell.as_str(), "Company" | "会社名" | "国"))
                .count()
        };
        let table = read(
            bytes,
            &Ask {
                knows: Some(&knows),
                ..Ask::default()
            },
        )
        .ok()?;
        Some(table.rows.iter().map(|row| row.cells.join("|")).collect())
    }

    #[test]
    fn tables_of_pages_are_read() {
        for (page, wanted) in [
            (
                "<table><tr><th>Company<th>国<tr><td>R&amp;D &lt;x&gt;<td>A<br>B</table>",
                vec!["Company|国", "R&D <x>|A\nB"],
            ),
            (
                "<table><tr><th>Company<th>国<tr><td><ul><li>A<li>B</ul><td><ul><li>C</li><li>D</li></ul></table>",
                vec!["Company|国", "A\nB|C\nD"],
            ),
            (
                "<html><head><style>td > p { }</style><script>if (a < b) {}</script></head><body><TABLE><TR><TD>menu</TD></TR></TABLE>\
                 <table border=0><!-- x --><tr height=20 style='height:15pt'>\n  <td>会社名</td>\n  <td>国</td></tr><tr><td rowspan=2>青葉\n 水道</td><td>日本</td></tr>\
                 <tr><td>タイ</td></tr><tr style='display: none'><td>x</td></tr></table></body></html>",
                vec!["会社名|国", "青葉 水道|日本", "青葉 水道|タイ"],
            ),
            (
                "<table><col><col style='display:none'><tr><td>Company<td>memo<td>国</tr><tr><td>a<td>b<td>c</tr>",
                vec!["Company||国", "a||c"],
            ),
        ] {
            assert_eq!(rows(page.as_bytes()).unwrap(), wanted, "{page}");
        }
        let page = "<html><meta http-equiv=\"Content-Type\" content=\"text/html; charset=Shift_JIS\"><table><tr><td>会社名</td></tr><tr><td>㈱青葉</td></tr></table>";
        assert_eq!(
            rows(&encoding_rs::SHIFT_JIS.encode(page).0).unwrap(),
            ["会社名", "㈱青葉"]
        );
    }

    #[test]
    fn a_page_without_such_a_table_is_none() {
        for page in [
            "<html><body><h1>404</h1></body></html>",
            "<table><tr><td>menu</td></tr></table>",
            "<html>",
        ] {
            assert!(
                matches!(
                    read(page.as_bytes(), &Ask::default()),
                    Err(FormatFault::Other(Other::Page))
                ),
                "{page}"
            );
        }
    }
}
