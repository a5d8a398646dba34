//! How each booth is built: as its exhibitor says, else by kind of organisation, size and neighbours, so that no two alike
//! stand side by side.
//!
//! Each booth looks only at those before it on the walk and at what its neighbours said themselves: a booth that comes in
//! late, or is added at the end, leaves those before it as they are.

use feed::booth::{OrganisationKind, Size, Style};

use super::Plot;
use super::request::PlotRequest;

/// So many booths before one on the walk are remembered: what was built often of late is built less.
const REMEMBERED: usize = 8;
/// What weighs how much: a place in the kind's order, and each time that a style was built of late.
const WEIGHTS: (usize, usize) = (1, 2);
/// A bay has no more plots than this.
const BAY: usize = 8;

/// The styles that suit an organisation, the most fitting first.
fn order(kind: OrganisationKind, size: Size) -> [Style; 5] {
    use Style::{Gallery, Garden, Kit, Screen, Workshop};
    let mut order = match kind {
        OrganisationKind::Company => [Kit, Screen, Workshop, Gallery, Garden],
        OrganisationKind::Startup => [Workshop, Garden, Screen, Kit, Gallery],
        OrganisationKind::Academic => [Gallery, Workshop, Kit, Screen, Garden],
        OrganisationKind::Public => [Garden, Gallery, Kit, Workshop, Screen],
        OrganisationKind::International => [Screen, Gallery, Kit, Garden, Workshop],
        OrganisationKind::Association => [Garden, Kit, Gallery, Screen, Workshop],
        OrganisationKind::Other => [Kit, Gallery, Garden, Workshop, Screen],
    };
    // A portal wants breadth.
    if size != Size::Standard {
        let at = order.iter().position(|style| *style == Screen);
        if let Some(at @ 1..) = at {
            order.swap(at, at - 1);
        }
    }
    order
}

/// Whether two booths stand in one row, or are islands one behind the other.
fn in_row(one: &Plot, other: &Plot) -> bool {
    (one.centre.x - other.centre.x).abs() < 0.1
}

/// Whether two booths of the middle strip stand back to back.
fn back_to_back(one: &Plot, other: &Plot) -> bool {
    let apart = (one.centre - other.centre).abs();
    apart.y < 0.1 && apart.x > 0.1 && apart.x < 3.5
}

/// The style of each plot, in the order of the wishes.
pub(super) fn assign(wishes: &[PlotRequest], plots: &[Plot]) -> Vec<Style> {
    let mut walk: Vec<usize> = (0..plots.len()).collect();
    feed::sort::sort_by(&mut walk, |one, other| {
        let (one, other) = (plots[*one].centre, plots[*other].centre);
        other.y.total_cmp(&one.y).then(one.x.total_cmp(&other.x))
    });
    let mut styles: Vec<Option<Style>> = wishes.iter().map(|wish| wish.style).collect();
    for (place, &index) in walk.iter().enumerate() {
        if styles[index].is_some() {
            continue;
        }
        let plot = &plots[index];
        let (before, behind) = (&walk[..place], &walk[place + 1..]);
        let same_row = |other: &&usize| in_row(plot, &plots[**other]);
        let backs = |other: &&usize| back_to_back(plot, &plots[**other]);
        // Those with their backs to one another stand beside one another on the walk.
        let near = before.iter().rev().take(BAY).chain(behind.iter().take(BAY));
        let beside: Vec<Style> = [
            before.iter().rev().find(same_row),
            behind.iter().find(same_row),
            near.into_iter().find(backs),
        ]
        .into_iter()
        .flatten()
        .filter_map(|other| styles[*other])
        .collect();
        let late: Vec<Style> = walk[place.saturating_sub(REMEMBERED)..place]
            .iter()
            .filter_map(|other| styles[*other])
            .collect();
        let weight = |(rank, style): (usize, Style)| {
            let often = late.iter().filter(|other| **other == style).count();
            rank * WEIGHTS.0 + often * WEIGHTS.1
        };
        let order = order(wishes[index].kind, wishes[index].size);
        styles[index] = order
            .into_iter()
            .enumerate()
            .filter(|(_, style)| !beside.contains(style))
            .min_by_key(|ranked| weight(*ranked))
            .map(|(_, style)| style);
    }
    styles
        .into_iter()
        .map(|style| style.unwrap_or(Style::Kit))
        .collect()
}

#[cfg(test)]
mod tests {
    use feed::event::Theme;
    use proptest::prelude::*;

    use super::super::Plan;
    use super::*;

    fn wishes() -> impl Strategy<Value = Vec<PlotRequest>> {
        let size =
            prop_oneof![6 => Just(Size::Standard), 2 => Just(Size::Wide), 1 => Just(Size::Island)];
        let kind = prop::sample::select(OrganisationKind::ALL.to_vec());
        let style = prop_oneof![5 => Just(None), 1 => prop::sample::select(Style::ALL.to_vec()).prop_map(Some)];
        let wish = (size, kind, style).prop_map(|(size, kind, style)| PlotRequest {
            size,
            kind,
            style,
            ..PlotRequest::default()
        });
        prop::collection::vec(wish, 0..140)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(120))]

        #[test]
        fn no_two_alike_stand_side_by_side_unless_they_said_so(wishes in wishes()) {
            let plan = Plan::new(Theme::Warehouse, &wishes);
            for (index, plot) in plan.plots.iter().enumerate() {
                if let Some(style) = wishes[index].style {
                    prop_assert_eq!(plot.style, style);
                }
                for (other, beside) in plan.plots.iter().enumerate() {
                    let said = wishes[index].style.is_some() && wishes[other].style.is_some();
                    let [low, high] = [f32::min, f32::max].map(|end| end(plot.centre.y, beside.centre.y));
                    let between = |third: &Plot| in_row(third, plot) && third.centre.y > low && third.centre.y < high;
                    let next = in_row(plot, beside) && other != index && !plan.plots.iter().any(between);
                    if !said && (next || back_to_back(plot, beside)) {
                        prop_assert!(plot.style != beside.style, "{plot:?} {beside:?}");
                    }
                }
            }
        }

        #[test]
        fn another_kind_at_the_far_end_changes_nothing_before_it(mut wishes in wishes(), kind in prop::sample::select(OrganisationKind::ALL.to_vec())) {
            let before = Plan::new(Theme::Dockyard, &wishes);
            let far = |index: &usize| before.plots[*index].centre.y;
            let Some(last) = (0..wishes.len()).rev().min_by(|a, b| far(a).total_cmp(&far(b))) else { return Ok(()) };
            wishes[last].kind = kind;
            let after = Plan::new(Theme::Dockyard, &wishes);
            for (index, (one, other)) in before.plots.iter().zip(&after.plots).enumerate() {
                prop_assert!(index == last || one.centre.y <= before.plots[last].centre.y || one.style == other.style);
            }
        }
    }

    #[test]
    fn every_style_is_built_where_nobody_says_anything() {
        for kind in OrganisationKind::ALL {
            for count in [14, 45, 1000] {
                let wishes = vec![
                    PlotRequest {
                        kind,
                        ..PlotRequest::default()
                    };
                    count
                ];
                let plan = Plan::new(Theme::Dockyard, &wishes);
                for style in Style::ALL {
                    let built = plan.plots.iter().filter(|plot| plot.style == style).count();
                    let share = built as f32 / count as f32;
                    assert!(
                        (0.05..0.4).contains(&share),
                        "{kind:?} {count} {style:?}: {share}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_first_booth_is_what_suits_its_organisation() {
        for (kind, style) in [
            (OrganisationKind::Academic, Style::Gallery),
            (OrganisationKind::Startup, Style::Workshop),
        ] {
            let plan = Plan::new(
                Theme::Dockyard,
                &[PlotRequest {
                    kind,
                    ..PlotRequest::default()
                }],
            );
            assert_eq!(plan.plots[0].style, style);
        }
    }
}
