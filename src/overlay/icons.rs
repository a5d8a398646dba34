//! The symbols on buttons, drawn with lines: they need no font, are sharp at every size and take any colour.

use std::f32::consts::TAU;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

/// A symbol that both faces have from the same numbers.
fn reaction(number: u8, painter: &Painter, middle: Pos2, radius: f32) {
    for shape in venue::symbol::shapes(number) {
        let corners = shape.corners.iter();
        let corners = corners.map(|at| middle + vec2(at.x, -at.y) * radius);
        let [r, g, b] = shape.rgb;
        let fill = Color32::from_rgb(r, g, b);
        painter.add(Shape::convex_polygon(corners.collect(), fill, Stroke::NONE));
    }
}

/// A symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// A folded map.
    Map,
    /// A magnifying glass.
    Find,
    /// A calendar leaf.
    Programme,
    /// Three sliders.
    Settings,
    /// A question mark.
    Help,
    /// Lines of a list.
    Catalogue,
    /// A globe.
    Language,
    /// A star, not kept.
    Star,
    /// A star, kept.
    StarFilled,
    /// A cross.
    Close,
    /// To the left.
    Previous,
    /// To the right.
    Next,
    /// Downwards: something unfolds.
    Down,
    /// An arrow out of a box.
    Leave,
    /// Two joined links.
    Share,
    /// An envelope.
    Mail,
    /// A pin in the ground.
    Pin,
    /// A sheet of paper.
    Document,
    /// A film.
    Film,
    /// A picture.
    Picture,
    /// A tick.
    Tick,
    /// A triangle with a mark.
    Warning,
    /// A way with a corner.
    Way,
    /// Magnify.
    Plus,
    /// Reduce.
    Minus,
    /// A person.
    Person,
    /// A raised hand.
    Hand,
    /// A face that smiles.
    Smile,
    /// What appears over a head: 1 to 8 the reactions, in colours of its own.
    Reaction(u8),
}

impl Icon {
    /// Draws the symbol into the middle of `rect`, as large as its shorter side.
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32) {
        let side = rect.width().min(rect.height());
        if let Self::Reaction(number) = self {
            return reaction(number, painter, rect.center(), side / 2.0);
        }
        // Drawn on a grid of 24; lines are 1.8 of those, which is 1.5 pixels on a 20-pixel symbol.
        let unit = side / 24.0;
        let pen = Pen {
            painter,
            origin: rect.center() - Vec2::splat(side / 2.0),
            unit,
            stroke: Stroke::new((1.8 * unit).max(1.2), colour),
        };
        self.draw(&pen);
    }

    fn draw(self, pen: &Pen<'_>) {
        match self {
            Self::Reaction(_) => {}
            Self::Map => {
                pen.closed(&[
                    (3., 6.),
                    (9., 3.5),
                    (15., 6.),
                    (21., 3.5),
                    (21., 18.),
                    (15., 20.5),
                    (9., 18.),
                    (3., 20.5),
                ]);
                pen.line(&[(9., 3.5), (9., 18.)]);
                pen.line(&[(15., 6.), (15., 20.5)]);
            }
            Self::Find => {
                pen.circle(10.5, 10.5, 6.8);
                pen.line(&[(15.5, 15.5), (21., 21.)]);
            }
            Self::Programme => {
                pen.frame(3.5, 5., 20.5, 20.5);
                pen.line(&[(3.5, 10.), (20.5, 10.)]);
                pen.line(&[(8., 2.8), (8., 6.5)]);
                pen.line(&[(16., 2.8), (16., 6.5)]);
                pen.line(&[(7.5, 14.), (12.5, 14.)]);
                pen.line(&[(7.5, 17.2), (15.5, 17.2)]);
            }
            Self::Settings => {
                for (y, x) in [(6., 15.5), (12., 8.5), (18., 13.5)] {
                    pen.line(&[(3., y), (x - 2.4, y)]);
                    pen.line(&[(x + 2.4, y), (21., y)]);
                    pen.circle(x, y, 2.4);
                }
            }
            Self::Help => {
                pen.circle(12., 12., 9.3);
                pen.arc((12., 9.6), 3.0, 0.5, 0.5 + 0.62);
                pen.line(&[(14.2, 11.6), (12.2, 13.), (12., 14.6)]);
                pen.dot(12., 17.4, 1.2);
            }
            Self::Catalogue => {
                for y in [6., 12., 18.] {
                    pen.dot(4.5, y, 1.4);
                    pen.line(&[(8.5, y), (21., y)]);
                }
            }
            Self::Language => {
                pen.circle(12., 12., 9.3);
                pen.ellipse(12., 12., 4.2, 9.3);
                pen.line(&[(2.7, 12.), (21.3, 12.)]);
            }
            Self::Star => pen.closed(&star()),
            Self::StarFilled => pen.filled_star(),
            Self::Close => {
                pen.line(&[(6., 6.), (18., 18.)]);
                pen.line(&[(18., 6.), (6., 18.)]);
            }
            Self::Previous => pen.line(&[(14.5, 5.5), (8., 12.), (14.5, 18.5)]),
            Self::Next => pen.line(&[(9.5, 5.5), (16., 12.), (9.5, 18.5)]),
            Self::Down => pen.line(&[(6., 9.5), (12., 15.5), (18., 9.5)]),
            Self::Leave => {
                pen.line(&[(11., 5.), (5., 5.), (5., 19.), (19., 19.), (19., 13.)]);
                pen.line(&[(14., 4.), (20., 4.), (20., 10.)]);
                pen.line(&[(20., 4.), (11.5, 12.5)]);
            }
            Self::Share => {
                pen.circle(6., 12., 2.6);
                pen.circle(17.5, 5.8, 2.6);
                pen.circle(17.5, 18.2, 2.6);
                pen.line(&[(8.4, 10.8), (15.2, 7.1)]);
                pen.line(&[(8.4, 13.2), (15.2, 16.9)]);
            }
            Self::Mail => {
                pen.frame(3., 5.5, 21., 18.5);
                pen.line(&[(3.6, 6.5), (12., 13.), (20.4, 6.5)]);
            }
            Self::Pin => {
                pen.line(&[(6.2, 12.2), (12., 21.), (17.8, 12.2)]);
                pen.arc((12., 9.), 6.6, 0.42, 1.08);
                pen.circle(12., 9., 2.3);
            }
            Self::Document => {
                pen.closed(&[(5.5, 3.), (14., 3.), (18.5, 7.5), (18.5, 21.), (5.5, 21.)]);
                pen.line(&[(14., 3.), (14., 7.5), (18.5, 7.5)]);
                pen.line(&[(8.5, 12.5), (15.5, 12.5)]);
                pen.line(&[(8.5, 16.5), (15.5, 16.5)]);
            }
            Self::Film => {
                pen.frame(3., 5., 21., 19.);
                pen.closed(&[(10., 9.), (15.2, 12.), (10., 15.)]);
            }
            Self::Picture => {
                pen.frame(3., 4.5, 21., 19.5);
                pen.circle(8.2, 9.4, 1.7);
                pen.line(&[
                    (3.8, 17.5),
                    (9.5, 13.2),
                    (12.5, 15.6),
                    (16.5, 11.2),
                    (20.4, 15.),
                ]);
            }
            Self::Tick => pen.line(&[(4.5, 12.8), (9.8, 18.), (19.5, 6.8)]),
            Self::Warning => {
                pen.closed(&[(12., 3.5), (21.5, 20.), (2.5, 20.)]);
                pen.line(&[(12., 9.5), (12., 14.2)]);
                pen.dot(12., 17., 1.2);
            }
            Self::Way => {
                pen.dot(5., 19., 2.2);
                pen.line(&[(5., 19.), (5., 12.), (17., 12.), (17., 5.)]);
                pen.line(&[(13.4, 8.2), (17., 4.2), (20.6, 8.2)]);
            }
            Self::Plus => {
                pen.line(&[(12., 5.), (12., 19.)]);
                pen.line(&[(5., 12.), (19., 12.)]);
            }
            Self::Minus => pen.line(&[(5., 12.), (19., 12.)]),
            Self::Person => {
                pen.circle(12., 8., 4.);
                pen.arc((12., 21.), 8., 0.5, 1.0);
            }
            Self::Hand => {
                for (x, top) in [(8., 6.), (11.2, 3.5), (14.4, 4.5), (17.4, 7.)] {
                    pen.line(&[(x, 13.), (x, top)]);
                }
                pen.line(&[(17.4, 7.), (17.4, 15.), (14.5, 20.5), (10., 20.5)]);
                pen.line(&[(10., 20.5), (4.4, 14.2), (5.6, 12.6), (8., 14.4), (8., 6.)]);
            }
            Self::Smile => {
                pen.circle(12., 12., 9.3);
                pen.dot(8.8, 9.6, 1.3);
                pen.dot(15.2, 9.6, 1.3);
                pen.arc((12., 12.4), 4.6, 0.06, 0.44);
            }
        }
    }
}

/// The ten corners of a five-pointed star.
fn star() -> Vec<(f32, f32)> {
    (0..10)
        .map(|corner| {
            let angle = TAU * (corner as f32 / 10.0 - 0.25);
            let radius = if corner % 2 == 0 { 9.6 } else { 4.3 };
            (12.0 + radius * angle.cos(), 12.7 + radius * angle.sin())
        })
        .collect()
}

/// Draws on the grid of 24.
struct Pen<'a> {
    painter: &'a Painter,
    origin: Pos2,
    unit: f32,
    stroke: Stroke,
}

impl Pen<'_> {
    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.origin + vec2(x, y) * self.unit
    }

    fn points(&self, points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|point| self.at(*point)).collect()
    }

    fn line(&self, points: &[(f32, f32)]) {
        self.painter.line(self.points(points), self.stroke);
    }

    fn closed(&self, points: &[(f32, f32)]) {
        self.painter
            .add(Shape::closed_line(self.points(points), self.stroke));
    }

    fn frame(&self, left: f32, top: f32, right: f32, bottom: f32) {
        let rect = Rect::from_min_max(self.at((left, top)), self.at((right, bottom)));
        let radius = 2.0 * self.unit;
        self.painter
            .rect_stroke(rect, radius, self.stroke, egui::StrokeKind::Middle);
    }

    fn circle(&self, x: f32, y: f32, radius: f32) {
        self.painter
            .circle_stroke(self.at((x, y)), radius * self.unit, self.stroke);
    }

    fn dot(&self, x: f32, y: f32, radius: f32) {
        self.painter
            .circle_filled(self.at((x, y)), radius * self.unit, self.stroke.color);
    }

    fn ellipse(&self, x: f32, y: f32, across: f32, down: f32) {
        let points = (0..24)
            .map(|step| {
                let angle = TAU * step as f32 / 24.0;
                self.at((x + across * angle.cos(), y + down * angle.sin()))
            })
            .collect();
        self.painter.add(Shape::closed_line(points, self.stroke));
    }

    /// Part of a circle, from one turn to another: 0 is right, 0.25 is down.
    fn arc(&self, (x, y): (f32, f32), radius: f32, from: f32, to: f32) {
        let points = (0..=16)
            .map(|step| {
                let angle = TAU * (from + (to - from) * step as f32 / 16.0);
                self.at((x + radius * angle.cos(), y + radius * angle.sin()))
            })
            .collect();
        self.painter.line(points, self.stroke);
    }

    fn filled_star(&self) {
        let corners = star();
        let middle = self.at((12.0, 12.7));
        for pair in 0..10 {
            let (a, b) = (corners[pair], corners[(pair + 1) % 10]);
            self.painter.add(Shape::convex_polygon(
                vec![middle, self.at(a), self.at(b)],
                self.stroke.color,
                Stroke::new(0.5, self.stroke.color),
            ));
        }
        self.closed(&corners);
    }
}

/// A symbol's rectangle of this side, its left edge at `x` and its middle at `y`.
pub fn beside(x: f32, y: f32, side: f32) -> Rect {
    Rect::from_min_size(pos2(x, y - side / 2.0), Vec2::splat(side))
}
