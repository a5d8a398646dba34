//! Symbols over people's heads: a raised hand and the eight reactions (`venue::symbol`), as triangles.

use bevy::prelude::*;

use super::news::ShownReaction;

/// What is shown over a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// Somebody holds up a hand.
    Hand,
    /// Somebody reacts.
    Of(ShownReaction),
}

/// Half the height of the ground, metres.
const HALF: f32 = 0.15;

/// A symbol as it is drawn.
#[derive(Default)]
pub struct Drawing {
    /// To the right and up from its middle and towards whoever looks, metres, each with its colour.
    pub corners: Vec<(Vec3, [u8; 3])>,
    /// Three a triangle, counter-clockwise.
    pub indices: Vec<u32>,
}

/// Draws a symbol.
pub fn symbol(symbol: Symbol) -> Drawing {
    let number = match symbol {
        Symbol::Hand => 0,
        Symbol::Of(reaction) => reaction as u8,
    };
    let mut drawing = Drawing::default();
    for shape in venue::symbol::shapes(number) {
        let first = drawing.corners.len() as u32;
        // A little nearer than what lies below: the depth buffer tells them apart.
        let over = drawing.indices.len() as f32 * 4e-5;
        let placed = shape.corners.iter();
        let placed = placed.map(|at| ((*at * HALF).extend(over), shape.rgb));
        drawing.corners.extend(placed);
        for nth in 2..shape.corners.len() as u32 {
            drawing
                .indices
                .extend([0, nth - 1, nth].map(|corner| first + corner));
        }
    }
    drawing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_of_few_triangles() {
        let all = ShownReaction::ALL.map(Symbol::Of).into_iter();
        for which in all.chain([Symbol::Hand]) {
            let triangles = symbol(which).indices.len() / 3;
            assert!(triangles < 300, "{which:?}: {triangles}");
        }
    }
}
