//! How long a frame takes: Bevy's two clocks, kept without its plugin, which also makes four kinds of time known to reflection
//! and runs steps of a fixed length. Nobody here asks for either, and reflection weighs twice as much with it: some 25 KB more to load.

use std::time::Duration;

use bevy::prelude::*;

/// The longest time that the hall's own clock goes on in a frame: after a rest nothing leaps.
const LONGEST: Duration = Duration::from_millis(250);

/// Keeps [`Time<Real>`] and [`Time`].
pub fn plugin(app: &mut App) {
    app.init_resource::<Time<Real>>().init_resource::<Time>();
    app.add_systems(First, tick);
}

fn tick(mut real: ResMut<Time<Real>>, mut time: ResMut<Time>) {
    real.update();
    time.advance_by(real.delta().min(LONGEST));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_clocks_go_on_and_only_one_leaps() {
        let mut app = App::new();
        app.add_plugins(plugin);
        app.update();
        std::thread::sleep(LONGEST + Duration::from_millis(50));
        app.update();
        let (real, time) = (
            app.world().resource::<Time<Real>>(),
            app.world().resource::<Time>(),
        );
        assert!(real.delta() > LONGEST);
        assert_eq!(time.delta(), LONGEST);
        assert_eq!(time.elapsed(), LONGEST);
    }
}
