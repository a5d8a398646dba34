//! The pages: figures of an event, and of each booth to hand to its exhibitor; complete in one file, for screen and print.

use std::fmt::Write as _;

use feed::time::short_date_in_words;
use html::{
    Element, IntoView, View, a, body, div, element, footer, h1, h2, head, header, html, img, li,
    main, meta, p, rect, section, svg, title, ul,
};
use i18n::{Domain, Messages, value};
use jiff::civil::Date;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::anonymity::ShownCount;
use super::chart;
use super::report::{ReportTable, Section};
use crate::console::Console;

const STYLE: &str = include_str!("page.css");

/// What all pages of an event say.
pub(super) struct PageFrame<'a> {
    /// What people call the event.
    pub event: &'a str,
    /// The time it is about, and where that was: days and zone.
    pub about: &'a str,
    /// What the figures say and what they cannot say.
    pub notes: &'a [String],
    pub console: &'a Console,
}

impl PageFrame<'_> {
    /// A page; `languages` lead to the same in others, with their tags, and `links` to other pages.
    ///
    /// # Errors
    /// When a chart cannot be drawn.
    pub fn page(
        &self,
        of: &Section,
        languages: &[(String, String, &str)],
        links: &[(String, String)],
    ) -> anyhow::Result<String> {
        let say = |key: &str| self.console.sentence(key, &[]);
        let heading = if of.booth.is_empty() {
            say("figures-title")
        } else {
            self.console
                .sentence("figures-title-booth", &[("booth", value(of.name.clone()))])
        };
        let tables: Vec<View> = of
            .tables
            .iter()
            .map(|table| self.table(table))
            .collect::<anyhow::Result<_>>()?;
        let links = links
            .iter()
            .map(|(href, name)| li().child(a().href(href.as_str()).child(name.as_str())));
        let links: Vec<Element> = links.collect();
        let links = (!links.is_empty()).then(|| {
            section()
                .class("links")
                .child((h2().child(say("figures-pages")), ul().child(links)))
        });
        let languages = languages.iter().map(|(href, name, tag)| {
            let link = a().href(href.as_str()).lang(*tag).attr("hreflang", *tag);
            (link.child(name.as_str()), " ").into_view()
        });
        let languages: Vec<View> = languages.collect();
        let languages = (!languages.is_empty()).then(|| p().class("links").child(languages));
        let notes: Vec<Element> = self
            .notes
            .iter()
            .map(|note| li().child(note.as_str()))
            .collect();
        let whole = html().lang(self.console.language()).child((
            head().child((
                meta().charset("utf-8"),
                meta().name("viewport").content("width=device-width"),
                meta()
                    .attr("http-equiv", "content-security-policy")
                    .content("default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
                meta().name("robots").content("noindex"),
                title().child(format!("{heading} – {}", self.event)),
                element("style").child(STYLE),
            )),
            body().child((
                header().child((
                    languages,
                    p().child(self.event),
                    h1().child(heading),
                    p().child(self.about),
                )),
                main().child((tables, links)),
                footer().child((h2().child(say("figures-notes")), ul().child(notes))),
            )),
        ));
        Ok(format!(
            "<!doctype html>\n{}\n",
            whole.into_view().to_html()
        ))
    }

    fn table(&self, table: &ReportTable) -> anyhow::Result<View> {
        let say = |key: &str| self.console.sentence(key, &[]);
        let name = say(&format!("figures-{}", table.key));
        // A chart of one column says nothing.
        let chart = (table.in_time && table.rows.len() > 1)
            .then(|| self.chart(table, &name))
            .transpose()?;
        let bars = table.columns.len() == 1 && !table.in_time;
        let most = table
            .rows
            .iter()
            .flat_map(|row| &row.figures)
            .flatten()
            .max()
            .copied();
        let heads: Vec<Element> = table
            .columns
            .iter()
            .map(|column| {
                element("th")
                    .attr("scope", "col")
                    .child(say(&format!("figures-column-{column}")))
            })
            .collect();
        let row = |name: &str, figures: &[ShownCount], bar: bool| {
            let figures: Vec<Element> = figures
                .iter()
                .map(|figure| {
                    let bar = figure
                        .filter(|_| bar)
                        .map(|figure| self::bar(figure, most.unwrap_or(1)));
                    element("td").child((bar, self.figure(*figure)))
                })
                .collect();
            element("tr").child((element("th").attr("scope", "row").child(name), figures))
        };
        // Hours in which nobody was there would fill a page.
        let rows = table
            .rows
            .iter()
            .filter(|row| !table.in_time || row.figures.iter().any(|figure| *figure != Some(0)));
        let mut rows: Vec<Element> = rows
            .map(|line| row(&line.name, &line.figures, bars))
            .collect();
        if let Some(total) = table.total {
            rows.push(row(&say("figures-total"), &[total], false).class("total"));
        }
        let first = element("th")
            .attr("scope", "col")
            .child(say(&format!("figures-{}-rows", table.key)));
        let explained = self
            .console
            .find(&format!("figures-{}-explained", table.key));
        let table = element("table").child((
            element("thead").child(element("tr").child((first, heads))),
            element("tbody").child(rows),
        ));
        let whole = section().child((
            h2().child(name),
            explained.map(|text| p().child(text)),
            div()
                .class("both")
                .child((chart, div().class("table").child(table))),
        ));
        Ok(whole.into_view())
    }

    /// The chart is a picture of the table beside it.
    fn chart(&self, table: &ReportTable, name: &str) -> anyhow::Result<Element> {
        let dates = Messages::load(self.console.language(), &[Domain::LOCALE]);
        let labels = table.rows.iter().map(|row| match row.id.parse::<Date>() {
            Ok(date) => short_date_in_words(date, &dates),
            Err(_) => row.name.clone(),
        });
        let labels: Vec<String> = labels.collect();
        let values: Vec<ShownCount> = table
            .rows
            .iter()
            .filter_map(|row| row.figures.first().copied())
            .collect();
        let svg = chart::columns(&labels, &values)?;
        let mut source = String::from("data:image/svg+xml,");
        // Writing to a string cannot fail.
        let _ = write!(source, "{}", utf8_percent_encode(&svg, NON_ALPHANUMERIC));
        let alt = self
            .console
            .sentence("figures-chart", &[("table", value(name.to_owned()))]);
        Ok(img()
            .class("chart")
            .src(source)
            .alt(alt)
            .width(chart::SIZE.0.to_string())
            .height(chart::SIZE.1.to_string()))
    }

    fn figure(&self, figure: ShownCount) -> View {
        match figure {
            Some(figure) => grouped(figure).into_view(),
            None => element("abbr")
                .attr("title", self.console.sentence("figures-hidden", &[]))
                .child("–")
                .into_view(),
        }
    }
}

/// A bar as long as its figure is great.
fn bar(figure: u64, most: u64) -> Element {
    let length = figure as f64 * 100.0 / most.max(1) as f64;
    svg()
        .class("bar")
        .attr("viewBox", "0 0 100 10")
        .attr("preserveAspectRatio", "none")
        .aria_hidden("true")
        .child(rect().width(format!("{length:.1}")).height("10"))
}

/// Digits in threes.
fn grouped(figure: u64) -> String {
    let digits = figure.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_threes() {
        for (figure, words) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(figure), words);
        }
    }
}
