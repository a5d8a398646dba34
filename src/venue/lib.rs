//! The building as plain data: geometry of each theme, plots, booth shapes, walkable ground, collision, routes.
