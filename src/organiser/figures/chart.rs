//! Charts: columns over days and hours, as SVG.

use plotters::prelude::*;

use super::anonymity::ShownCount;

/// Width and height; pages show it as wide as there is room, and its letters are read on a telephone, too.
pub(super) const SIZE: (u32, u32) = (480, 240);
/// Labels that stand beside one another, as long as days are.
const LABELS: usize = 5;
/// As the pages' headings.
const COLUMNS: RGBColor = RGBColor(27, 73, 101);
const LETTERS: u32 = 15;

/// A chart with a column for each label; what is hidden has none.
///
/// # Errors
/// When it cannot be drawn, which nothing is known to bring about.
pub(super) fn columns(labels: &[String], values: &[ShownCount]) -> anyhow::Result<String> {
    let mut svg = String::new();
    let most = values
        .iter()
        .flatten()
        .max()
        .copied()
        .unwrap_or_default()
        .max(5);
    let last = u32::try_from(labels.len())
        .unwrap_or_default()
        .saturating_sub(1);
    // A fifth of a column's room on each side.
    let aside = SIZE.0 / (5 * (last + 1));
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        let mut chart = ChartBuilder::on(&area)
            .margin(8)
            .x_label_area_size(2 * LETTERS)
            .y_label_area_size(4 * LETTERS)
            .build_cartesian_2d((0..last).into_segmented(), 0..most)?;
        let label = |at: &SegmentValue<u32>| match at {
            SegmentValue::CenterOf(at) => labels.get(*at as usize).cloned().unwrap_or_default(),
            _ => String::new(),
        };
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(BLACK.mix(0.15))
            .axis_style(BLACK.mix(0.4))
            .x_labels(labels.len().min(LABELS))
            .y_labels(5)
            .x_label_formatter(&label)
            .label_style(("sans-serif", LETTERS))
            .draw()?;
        let columns = values.iter().enumerate().filter_map(|(at, value)| {
            let at = u32::try_from(at).ok()?;
            let corners = [
                (SegmentValue::Exact(at), 0),
                (SegmentValue::Exact(at + 1), (*value)?),
            ];
            let mut column = Rectangle::new(corners, COLUMNS.filled());
            column.set_margin(0, 0, aside, aside);
            Some(column)
        });
        chart.draw_series(columns)?;
        area.present()?;
    }
    Ok(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_as_high_as_its_figure() {
        let labels = ["9:00", "10:00", "11:00"].map(str::to_owned);
        let svg = columns(&labels, &[Some(5), None, Some(10)]).unwrap();
        let heights: Vec<f64> = svg
            .split("<rect ")
            .skip(1)
            .map(|rect| {
                let (_, rest) = rect.split_once("height=\"").unwrap();
                rest.split('"').next().unwrap().parse().unwrap()
            })
            .collect();
        assert_eq!(heights.len(), 2, "{svg}");
        assert!((heights[1] / heights[0] - 2.0).abs() < 0.02, "{heights:?}");
        assert!(labels.iter().all(|label| svg.contains(label)), "{svg}");
        assert!(columns(&[], &[]).is_ok() && columns(&labels, &[None, None, None]).is_ok());
    }
}
