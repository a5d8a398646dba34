//! The 3D face: the Bevy app that visitors walk in.
